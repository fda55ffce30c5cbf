"""Names of files made of a letter's values: fit for every system, by a pattern people can read.

Forbidden characters and reserved names are those of Windows ("Naming Files, Paths, and
Namespaces"), which are more than other systems have: folders are shared.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from letterdesk.contacts import Recipient
from letterdesk.findings import say
from letterdesk.language import Usage, country
from letterdesk.letters.lookup import known, not_understood
from letterdesk.letters.model import Letter
from letterdesk.letters.values import raw_value
from letterdesk.library import Field, show_typed

USUAL_PATTERN = "{title}"
OWN_PLACES = ("title", "date", "language", "recipient", "template")
"""Places of every letter; its fields are places too."""
_FORBIDDEN = '/\\:*?"<>|'
_MOST = 80
"""Characters: a path has 260 on Windows, folders and endings take their part."""
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_PLACE = re.compile(r"\{([^{}]*)\}")
_IN_NAMES = frozenset({"text", "date", "un_symbol", "number", "country", "choice",
                       "signatory", "countries", "list"})
"""Types of fields whose values are short enough for a name."""


class Piece(NamedTuple):
    """A piece of a pattern: words as they are, or the name of a place."""

    words: str
    is_place: bool


def fit_for_files(words: str) -> str:
    """Words as the stem of a file's name on any system; empty where nothing of them is left."""
    safe = "".join("-" if c in _FORBIDDEN or ord(c) < 32 or ord(c) == 127 else c for c in words)
    stem = " ".join(safe.split())[:_MOST].strip(" .")
    return f"{stem}_" if _RESERVED.fullmatch(stem) else stem


def pieces(pattern: str) -> tuple[Piece, ...]:
    """A pattern's words and places in order; a brace that is not closed is words."""
    made = []
    at = 0
    for found in _PLACE.finditer(pattern):
        if found.start() > at:
            made.append(Piece(pattern[at:found.start()], False))
        made.append(Piece(found[1].strip(), True))
        at = found.end()
    if at < len(pattern):
        made.append(Piece(pattern[at:], False))
    return tuple(made)


def places(letter: Letter) -> tuple[str, ...]:
    """What a pattern of this letter may name."""
    fields = [field.id for field in letter.pinned.template.field
              if field.type in _IN_NAMES and field.id not in OWN_PLACES]
    return (*OWN_PLACES, *fields)


def stem_of(pattern: str, letter: Letter, language: str,
            recipient: Recipient | None = None) -> str:
    """The name of a file without its ending, by a pattern such as `{date} {title}`.

    A place without a value leaves out the words before it, too: no `2014--Syria`. Never empty.
    Raises NotUnderstood for a place that the letter does not have.
    """
    made: list[str] = []
    waiting = ""
    for piece in pieces(pattern):
        if not piece.is_place:
            waiting += piece.words
            continue
        value = _value(piece.words, letter, language, recipient)
        if value:
            made.append(waiting if made or waiting.strip(" -_.,") else "")
            made.append(value)
        waiting = ""
    return fit_for_files("".join(made) + waiting) or fit_for_files(letter.title) \
        or letter.template


def stems_of(pattern: str, letter: Letter, languages: Sequence[str],
             recipient: Recipient | None = None) -> tuple[str, ...]:
    """A name for each language version; where two are alike, the language stands behind each."""
    stems = [stem_of(pattern, letter, language, recipient) for language in languages]
    alike = len({stem.casefold() for stem in stems}) < len(stems)
    return tuple(f"{stem}-{language}" if alike else stem
                 for stem, language in zip(stems, languages, strict=True))


def stems_apart(pattern: str, letter: Letter,
                versions: Sequence[tuple[str, Recipient | None]]) -> tuple[str, ...]:
    """A name for each language and recipient, no two alike on any disk.

    Behind names that are alike stands the recipient, then the language, then a number.
    """
    stems = [stem_of(pattern, letter, language, recipient) for language, recipient in versions]
    behind = [[_recipient(recipient, letter.pinned.usages.get(language) or Usage(language))
               for language, recipient in versions], [language for language, _ in versions]]
    for words in behind:
        counted = Counter(map(_on_disk, stems))
        stems = [_with(stem, more) if counted[_on_disk(stem)] > 1 else stem
                 for stem, more in zip(stems, words, strict=True)]
    made: list[str] = []
    for stem in stems:
        number, name = 1, stem
        while any(_on_disk(name) == _on_disk(other) for other in made):
            number += 1
            name = _with(stem, str(number))
        made.append(name)
    return tuple(made)


def _on_disk(stem: str) -> str:
    """What two names have in common that some disk takes for one."""
    return unicodedata.normalize("NFKC", stem).casefold()


def _with(stem: str, more: str) -> str:
    fit = fit_for_files(more)[:_MOST // 2].strip(" .")
    return f"{stem[:_MOST - len(fit) - 1].strip(' .')}-{fit}" if fit else stem


def _value(place: str, letter: Letter, language: str, recipient: Recipient | None) -> str:
    match place:
        case "title":
            return letter.title
        case "language":
            return language
        case "template":
            return letter.template
        case "recipient":
            return _recipient(recipient, letter.pinned.usages.get(language) or Usage(language))
        case "date":
            given = letter.values.get("date")
            return given if isinstance(given, str) and given else letter.changed[:10]
    field = next((f for f in letter.pinned.template.field if f.id == place), None)
    if field is None or place not in places(letter):
        raise not_understood(say("a name of a file cannot have “{place}”", place=place),
                             known(places(letter), place))
    return _field_value(field, letter, language)


def _field_value(field: Field, letter: Letter, language: str) -> str:
    raw = raw_value(letter, field, language)
    if field.type == "date":
        return raw if isinstance(raw, str) else ""
    shown = show_typed(field, raw, letter.pinned.usages.get(language) or Usage(language))
    return ", ".join(_lines(shown))


def _lines(words: str) -> Iterator[str]:
    for line in re.split(r"[;\n]", words):
        if line.strip():
            yield line.strip()


def _recipient(recipient: Recipient | None, usage: Usage) -> str:
    if recipient is None:
        return ""
    if recipient.country:
        try:
            return country(recipient.country, usage).text
        except KeyError:
            return recipient.country
    return recipient.name or recipient.organisation
