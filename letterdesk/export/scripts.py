"""Words of another script inside a letter, found for the page writers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

_LATIN = "A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff"
_ARABIC = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_JOINTS = "[ \u00a0/.,:;@()'’&+_#\u2010\u2011-]*"


class Run(NamedTuple):
    """Words of one script; `language` and `direction` are None where they are the letter's."""

    text: str
    language: str | None
    direction: str | None


_ARABIC_WORDS = (f"[{_ARABIC}](?:[ \u00a0،؛:.]*[{_ARABIC}])*", "ar", "rtl")
_HAN_WORDS = (f"[{_HAN}](?:[，。、：]*[{_HAN}])*", "zh", None)
_LATIN_WORDS = (f"(?:[0-9]+{_JOINTS})?[{_LATIN}](?:{_JOINTS}[{_LATIN}0-9])*", "en", "ltr")


@cache
def _others(language: str) -> tuple[tuple[re.Pattern[str], str, str | None], ...]:
    kinds = {"ar": (_LATIN_WORDS, _HAN_WORDS), "zh": (_ARABIC_WORDS,)}
    wanted = kinds.get(language, (_ARABIC_WORDS, _HAN_WORDS))
    return tuple((re.compile(pattern), tongue, way) for pattern, tongue, way in wanted)


def script_runs(text: str, language: str) -> Iterator[Run]:
    """`text` cut into runs of one script; joined they are the text again."""
    found = sorted(
        (match.start(), match.end(), tongue, way)
        for pattern, tongue, way in _others(language) for match in pattern.finditer(text)
    )
    at = 0
    for start, end, tongue, way in found:
        if start < at:
            continue
        if start > at:
            yield Run(text[at:start], None, None)
        yield Run(text[start:end], tongue, way)
        at = end
    if at < len(text):
        yield Run(text[at:], None, None)
