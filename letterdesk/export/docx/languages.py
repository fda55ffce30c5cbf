"""Language tags as Word knows them."""

from __future__ import annotations

import re
from collections.abc import Mapping

_TAGS: Mapping[str, str] = {
    "en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ar": "ar-SA", "ru": "ru-RU", "zh": "zh-CN",
}
"""Word proofs by region: it has no tag `ar-001`, and knows `zh-Hans` as `zh-CN`."""

_COMPLEX = ("ar", "fa", "he", "ur")
_EAST_ASIAN = ("zh", "ja", "ko")


_REGION = re.compile(r"-([A-Z]{2})(?:-|\Z)")
_ELSEWHERE: Mapping[str, str] = {"es-419": "es-MX", "zh-Hant": "zh-TW"}


def word_tag(language: str, locale: str = "") -> str:
    """`en-GB` for `en`, `en-US` where that is the house's locale; a whole tag stays as it is."""
    if locale.partition("-")[0] == language:
        if region := _REGION.search(locale):
            return f"{language}-{region[1]}"
        if locale in _ELSEWHERE:
            return _ELSEWHERE[locale]
    return _TAGS.get(language, language)


def is_complex(language: str) -> bool:
    """Written in a script that Word sets with the complex-script font (`w:cs`)."""
    return language.partition("-")[0] in _COMPLEX


def is_east_asian(language: str) -> bool:
    """Written in a script that Word sets with the East Asian font (`w:eastAsia`)."""
    return language.partition("-")[0] in _EAST_ASIAN


def tags(language: str) -> Mapping[str, str]:
    """Attributes of w:lang for words of a language: Word keeps one language a script."""
    tag = word_tag(language)
    if is_complex(language):
        return {"bidi": tag}
    if is_east_asian(language):
        return {"val": "en-GB", "eastAsia": tag}
    return {"val": tag}


def default_tags(language: str, locale: str) -> Mapping[str, str]:
    """Attributes of w:lang for a whole letter: its own language, and one of each other script."""
    return {"val": word_tag("en"), "eastAsia": word_tag("zh"), "bidi": word_tag("ar"),
            **tags(word_tag(language, locale))}
