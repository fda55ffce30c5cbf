"""Places of a letter in words: the name, and what kind of thing differs there."""

from __future__ import annotations

from letterdesk.desktop.composer.wording import (
    LANGUAGE_NAMES,
    block_words,
    field_words,
    part_words,
)
from letterdesk.desktop.translate import listed, tr
from letterdesk.letters.combine import Spot
from letterdesk.letters.model import Letter


def place_words(letter: Letter, spot: Spot) -> tuple[str, str]:
    """The name of a place and a note about it, as a list shows them."""
    language = LANGUAGE_NAMES.get(spot.language, spot.language)
    if spot.kind == "value":
        field = next((f for f in letter.pinned.template.field if f.id == spot.field), None)
        return field_words(letter, field) if field else spot.field, _with(tr("Value"), language)
    if spot.part:
        return part_words(letter, spot.part), _with(_of_part(spot.kind), language)
    names = {
        "order": (tr("Order of the parts"), ""),
        "title": (tr("Title of the letter"), ""),
        "library": (tr("Texts of the library"), tr("Taken from the library anew")),
        "language": (language, tr("Language version")),
        "recipient": (spot.detail or tr("Recipients"), tr("Recipient") if spot.detail else ""),
    }
    return names.get(spot.kind, (spot.key, ""))


def place_value(letter: Letter, spot: Spot, words: str) -> str:
    """What stands at a place, in the words of the interface where the letter keeps a name."""
    match spot.kind:
        case "order":
            return "\n".join(part_words(letter, part) for part in words.split("\n") if part)
        case "block":
            return block_words(letter, words) if words else tr("As the template chooses")
        case "inside":
            return {"in": tr("In the letter"), "out": tr("Left out")}.get(
                words, tr("As the template says"))
        case "language":
            return LANGUAGE_NAMES.get(words, words)
        case "library":
            return {"mine": tr("The texts of this letter"), "theirs": tr("The texts of the copy"),
                    "base": tr("The texts of before")}.get(words, words)
    return words


def _with(words: str, language: str) -> str:
    return listed([words, language]) if language else words


def _of_part(kind: str) -> str:
    return {
        "text": tr("Words"), "block": tr("Choice of text"), "inside": tr("In or out"),
        "paragraph": tr("Added or removed"),
    }.get(kind, "")
