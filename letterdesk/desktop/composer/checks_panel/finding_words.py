"""A finding in the words of the window: title, kind and place, reason, replacement."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from letterdesk.desktop.composer.field_states import counted
from letterdesk.desktop.composer.troubles import sentence, told
from letterdesk.desktop.composer.view_model import ComposerModel
from letterdesk.desktop.composer.wording import (
    LANGUAGE_NAMES,
    block_words,
    field_words,
    part_words,
)
from letterdesk.desktop.translate import isolated, tr, tr_message
from letterdesk.findings import PUT_RIGHT, Finding, Message
from letterdesk.letters.checks.kinds import kind_of
from letterdesk.letters.checks.raw_values import label_of
from letterdesk.letters.model import Letter

_BETWEEN = " · "
_ISOLATES, _ISOLATE_ENDS = ("\u2066", "\u2067", "\u2068"), "\u2069"


class FindingWords(Struct, frozen=True):
    """What a row says, but for its place."""

    title: str
    reason: str
    use: str = ""
    """The words to write instead, where a rule names them."""
    is_wrong: bool = False
    """To put right; else to look at."""


def finding_words(model: ComposerModel, finding: Finding) -> FindingWords:
    """In the interface's language; names of the letter's own as the letter has them."""
    named = with_names(model, finding)
    use, because = _replacement(named)
    remedy = because if use else named.remedy
    reason = _opened(sentence(tr_message(remedy))) if remedy is not None else ""
    return FindingWords(_title(named.message), reason, use, finding.severity is PUT_RIGHT)


def finding_told(model: ComposerModel, finding: Finding) -> str:
    """What is wrong and what to do, as sentences."""
    return told(with_names(model, finding))


def finding_place(model: ComposerModel, finding: Finding) -> str:
    """Kind and place on one line: `House rule · Situation, line 3`."""
    letter, place = model.session.letter, finding.place
    words = [tr_message(kind_of(finding))]
    part = place.part or (model.part_of_field(place.field) if place.field else "")
    if part and any(p.part == part for p in letter.parts):
        words.append(_line(model, finding, isolated(part_words(letter, part))))
    elif place.field:
        field = model.field(place.field)
        words.append(isolated(field_words(letter, field)) if field else place.field)
    if place.language and (place.language != model.language):
        words.append(LANGUAGE_NAMES.get(place.language, place.language))
    return _BETWEEN.join(words)


def with_names(model: ComposerModel, finding: Finding) -> Finding:
    """The finding with parts, fields, texts and languages by their names, not by their ids."""
    letter = model.session.letter
    field = model.field(finding.place.field) if finding.place.field else None
    label = field_words(letter, field) if field is not None else ""
    return replace(finding, message=_named(letter, finding.message, label),
                   remedy=finding.remedy and _named(letter, finding.remedy, label))


def _named(letter: Letter, message: Message, label: str) -> Message:
    return Message(message.text, {
        name: _named(letter, value, label) if isinstance(value, Message)
        else _name(letter, name, value, label) for name, value in message.values.items()})


def _name(letter: Letter, name: str, value: str | int, label: str) -> str | int:
    if name == "part" and any(part.part == value for part in letter.parts):
        return isolated(part_words(letter, value))
    if name == "block" and value in letter.pinned.blocks:
        return isolated(block_words(letter, value))
    if name in ("language", "languages", "other"):
        return ", ".join(LANGUAGE_NAMES.get(one, one) for one in str(value).split(", "))
    if name == "label":  # not always the field where the finding stands
        label = next((field_words(letter, field) for field in letter.pinned.template.field
                      if label_of(letter, field) == value), label)
    if name in ("label", "fact") and label:
        return isolated(label)
    if name == "value" and str(value).isascii() and str(value).isdigit():
        return counted(int(value))
    return value


def _line(model: ComposerModel, finding: Finding, part: str) -> str:
    """The part, and the line where the words stand on the page that is shown."""
    checked = model.checked
    place = checked.place_of(finding) if checked is not None else None
    if place is None or place.number is None:
        return part
    return tr("{part}, line {number}", part=part, number=place.number)


def _title(message: Message) -> str:
    """A title ends without a full stop."""
    return _opened(sentence(tr_message(message)).rstrip(".。"))


def _opened(words: str) -> str:
    """Words that are one isolate as a whole, without it: a line of their own has a direction,
    and a paragraph of an isolate alone has none (UAX 9, P2)."""
    inner = words[1:-1]
    whole = words[:1] in _ISOLATES and words[-1:] == _ISOLATE_ENDS
    return inner if whole and not any(c in inner for c in _ISOLATES) else words


def _replacement(finding: Finding) -> tuple[str, Message | None]:
    """What a house rule says to write instead, and why."""
    values = finding.remedy.values if finding.remedy is not None else {}
    if finding.code != "never-written" or "use" not in values:
        return "", None
    reason = values.get("reason")
    return str(values["use"]), reason if isinstance(reason, Message) else None
