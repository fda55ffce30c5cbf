"""The table `[names]` of library.toml: what a house calls States, by code and language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from letterdesk.findings import LOOK_AT, say
from letterdesk.language import LANGUAGES, Usage, country_codes, state_to_choose
from letterdesk.library.checks import nearest
from letterdesk.library.filters import CASES, ROLES_OF_NAMES
from letterdesk.library.toml_lines import Path
from letterdesk.library.toml_source import TomlSource

FORMS = ("short", "formal")
NUMBERS = ("singular", "plural")
_GENDERS: Mapping[str, tuple[str, ...]] = {
    "en": ("m", "f", "n"), "fr": ("m", "f"), "es": ("m", "f"), "ar": ("m", "f"),
    "ru": ("m", "f", "n"), "zh": ("n",),
}
_OWN_KEYS: Mapping[str, Mapping[str, tuple[str, ...] | None]] = {
    "ru": {**dict.fromkeys(CASES[1:]), "place": ("на", "в"), "declined": ("no",)},
    "zh": {"key": None},
}
"""Keys that only one language has, and the words that each takes (None: any)."""

Names = dict[str, dict[str, dict[str, str]]]
"""language -> ISO code -> role, `gender`, `number` ... -> words."""


def read_form(source: TomlSource, table: Mapping[str, Any]) -> str:
    """The form of names of States, `short` where none is given."""
    form = table.get("form", "short")
    if form in FORMS:
        return str(form)
    source.fault(("names", "form"), say("“{form}” is no form of names", form=str(form)),
                 say("write one of: {forms}", forms=", ".join(FORMS)))
    return "short"


def read_names(source: TomlSource, table: Mapping[str, Any], languages: tuple[str, ...]) -> Names:
    """What this house says of names; what is unsound is told and left out."""
    names: Names = {}
    for code, by_language in table.items():
        path: Path = ("names", code)
        if code == "form":
            continue
        if code not in country_codes():
            source.fault(path, say("“{code}” is no code of a country", code=code),
                         state_to_choose(code, Usage("en")))
        elif not isinstance(by_language, Mapping):
            source.fault(path, say("what this house calls {code} stands here by language",
                                   code=code),
                         say("write it like {example}", example='{ en = "North Korea" }'))
        else:
            for language, words in by_language.items():
                said = _Said(source, (*path, language), language)
                names.setdefault(language, {})[code] = said.read(words, languages)
            _tell_others(source, path, tuple(by_language), languages)
    return names


def _tell_others(source: TomlSource, path: Path, given: tuple[str, ...],
                 languages: tuple[str, ...]) -> None:
    """A State that has the house's name in one language and the UN's in another."""
    others = [language for language in languages
              if language in LANGUAGES and language not in given]
    if others and any(language in languages for language in given):
        source.fault(
            path,
            say("{code} has a name of this house in {given} and the UN's in {others}",
                code=str(path[-1]), given=", ".join(given), others=", ".join(others)),
            say("write it for {others} too, or take it out", others=", ".join(others)),
            severity=LOOK_AT, code="name-not-in-all-languages")


class _Said:
    """What one library says of one State in one language."""

    def __init__(self, source: TomlSource, path: Path, language: str) -> None:
        self._source = source
        self._path = path
        self._language = language

    def read(self, words: Any, languages: tuple[str, ...]) -> dict[str, str]:
        """Role or key -> words. A word alone is the name."""
        if self._language not in languages:
            self._source.fault(self._path, say("“{language}” is none of the library's languages",
                                               language=self._language),
                               say("add it under [languages], or take this out"))
            return {}
        table = {"name": words} if isinstance(words, str) else words
        if not isinstance(table, Mapping):
            self._source.fault(self._path, say("a name stands here, or a table of roles"),
                               say("write words in quotes"))
            return {}
        return {key: value for key, value in table.items() if self._is_sound(str(key), value)}

    def _is_sound(self, key: str, value: Any) -> bool:
        path = (*self._path, key)
        keys = self._keys()
        if key not in keys:
            self._source.fault(path, say("“{role}” is no role of a name", role=key),
                               nearest(key, keys))
            return False
        allowed = keys[key]
        if not isinstance(value, str) or not value.strip():
            self._source.fault(path, say("words stand here"), say("write them in quotes"))
            return False
        if allowed is not None and value not in allowed:
            self._source.fault(path, say("“{value}” is not known here", value=value),
                               say("write one of: {words}", words=", ".join(allowed)))
            return False
        return True

    def _keys(self) -> dict[str, tuple[str, ...] | None]:
        return {
            **dict.fromkeys(ROLES_OF_NAMES),
            "gender": _GENDERS.get(self._language, ()), "number": NUMBERS,
            **_OWN_KEYS.get(self._language, {}),
        }
