"""What stands at a place of a letter, as people read it: for lists of changes and conflicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from letterdesk.contacts.model import Recipient
from letterdesk.findings import LetterdeskError
from letterdesk.language.usage import Usage
from letterdesk.letters.combine.model import Spot
from letterdesk.letters.compare import words_of
from letterdesk.letters.compose import compose
from letterdesk.letters.model import Edit, Letter, LetterPart
from letterdesk.library import show_typed


def words_at(letter: Letter, spot: Spot, value: Any) -> str:
    """The words of `value` at a place, read in `letter`; nothing there reads as no words."""
    if value is None and spot.kind not in ("text", "inside"):
        return ""
    match spot.kind:
        case "value":
            return _value(letter, spot, value)
        case "text":
            return _text(letter, spot, value)
        case "paragraph":
            return _paragraph(letter, value)
        case "recipient":
            return _recipients(value)
        case "order":
            return "\n".join(str(name) for name in value)
        case "inside":
            return "" if value is None else "in" if value else "out"
        case "block" | "language" | "title":
            return str(value)
        case "library" if isinstance(value, str):
            return value
    return ""


def _value(letter: Letter, spot: Spot, value: Any) -> str:
    language = spot.language or letter.languages[0]
    field = next((f for f in letter.pinned.template.field if f.id == spot.field), None)
    if field is None:
        return str(value)
    usage = letter.pinned.usages.get(language) or Usage(language)
    return show_typed(replace(field, translatable=False), value, usage)


def _text(letter: Letter, spot: Spot, value: Any) -> str:
    """The words of an edit, or of an added paragraph's body; None: the approved words."""
    part = next((part for part in letter.parts if part.part == spot.part), None)
    if part is None or spot.language not in letter.languages:
        return ""
    if isinstance(value, Edit):
        part = replace(part, edits={spot.language: value}, block=value.base.block)
    elif value is None and part.free is None:
        part = replace(part, edits={})
    else:
        part = replace(part, free={spot.language: tuple(value or ())})
    return part_words(letter, part, spot.language)


def _paragraph(letter: Letter, part: LetterPart) -> str:
    languages = [lang for lang in letter.languages if lang in (part.free or part.edits or ())]
    return "\n".join(part_words(letter, part, lang)
                     for lang in languages or letter.languages[:1])


def part_words(letter: Letter, part: LetterPart, language: str) -> str:
    """How one part reads where it stands in a letter."""
    inside = replace(part, inside=True)
    try:
        composed = compose(replace(letter, parts=(inside,)), language)
    except LetterdeskError:
        return ""
    return words_of(composed.document).get(part.part, "")


def _recipients(value: Recipient | Sequence[Recipient]) -> str:
    many = [value] if isinstance(value, Recipient) else value
    return "\n".join(_recipient(one) for one in many)


def _recipient(one: Recipient | Mapping[str, Any]) -> str:
    if not isinstance(one, Recipient):
        return ""
    words = (one.name, one.title, one.organisation, one.country or "", one.gender or "",
             one.language or "", *one.address)
    return ", ".join(word for word in words if word)
