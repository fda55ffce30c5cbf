"""Small checks that several files of a library share."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Mapping

from letterdesk.findings import LOOK_AT, PUT_RIGHT, Message, say
from letterdesk.language import LANGUAGES
from letterdesk.library.ids import ID, NAME
from letterdesk.library.toml_lines import Path
from letterdesk.library.toml_source import TomlSource

ID_FORM = say("write it with a to z, 0 to 9 and single hyphens, at most 40 characters")
NAME_FORM = say("write it with a to z, 0 to 9 and single underscores, at most 40 characters")
_PLACE = re.compile(r"\{([^{}]*)\}")


def check_id(source: TomlSource, path: Path, value: str) -> bool:
    """Whether an id has the form that ids have."""
    if ID.fullmatch(value):
        return True
    source.fault(path, say("“{id}” is no id", id=value), ID_FORM)
    return False


def check_name(source: TomlSource, path: Path, value: str) -> bool:
    """Whether the id of a field or fact can stand in a text."""
    if NAME.fullmatch(value):
        return True
    source.fault(path, say("“{name}” is no name", name=value), NAME_FORM)
    return False


def check_one_of(source: TomlSource, path: Path, value: str, allowed: Collection[str]) -> bool:
    """Whether a word is one of a closed list."""
    if value in allowed:
        return True
    source.fault(path, say("“{value}” is not known here", value=value), nearest(value, allowed))
    return False


def nearest(value: str, allowed: Iterable[str]) -> Message:
    """The remedy for a word that is not on a list: the nearest one, else the list."""
    words = list(allowed)
    close = difflib.get_close_matches(value, words, 1)
    if close:
        return say("write “{close}”", close=close[0])
    if not words:
        return say("take it out")
    return say("write one of: {words}", words=", ".join(words[:20]))


def check_words(source: TomlSource, path: Path, words: Mapping[str, object],
                languages: Collection[str]) -> None:
    """Words by language stand in languages of the library only."""
    for language in words:
        check_language(source, (*path, language), language, languages)


def check_language(source: TomlSource, path: Path, language: str,
                   languages: Collection[str]) -> bool:
    """Whether the library has the language; one that Letterdesk writes may be prepared for."""
    if language in languages:
        return True
    source.fault(path, say("“{language}” is none of the library's languages", language=language),
                 say("add it under [languages] in library.toml, or take this out"),
                 severity=LOOK_AT if language in LANGUAGES else PUT_RIGHT)
    return False


def check_places(source: TomlSource, path: Path, words: str, allowed: Collection[str]) -> None:
    """Braces in a form hold one of the places that it may have."""
    rest = _PLACE.sub("", words)
    unknown = [name for name in _PLACE.findall(words) if name.partition(":")[0] not in allowed]
    if not unknown and "{" not in rest and "}" not in rest:
        return
    shown = "{" + unknown[0] + "}" if unknown else words
    source.fault(path, say("“{words}” cannot be filled in", words=shown),
                 say("places are: {places}",
                     places=", ".join("{" + name + "}" for name in allowed) or "–"))
