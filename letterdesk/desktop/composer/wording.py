"""Words that a library or letter gives by language, chosen for the interface."""

from __future__ import annotations

from collections.abc import Mapping

from letterdesk.desktop.translate import interface_language, tr, tr_message
from letterdesk.findings import Message, say
from letterdesk.language import Usage
from letterdesk.letters import changes as ch
from letterdesk.letters.model import Letter, Pinned
from letterdesk.library import Field

LANGUAGE_NAMES = {"en": "English", "fr": "Français", "es": "Español", "ar": "العربية",
                  "ru": "Русский", "zh": "中文"}
"""Languages by their own names, which need no translation."""


def words(by_language: Mapping[str, str], source_language: str, otherwise: str = "") -> str:
    """In the interface's language, else the library's own, else any."""
    for language in (interface_language(), source_language, *by_language):
        if by_language.get(language):
            return by_language[language]
    return otherwise


def interface_usage(letter: Letter) -> Usage:
    """How the interface writes dates, numbers and names."""
    language = interface_language()
    return letter.pinned.usages.get(language) or Usage(language)


def field_words(letter: Letter, field: Field) -> str:
    return words(field.label, letter.pinned.source_language, field.id)


def part_words(letter: Letter, part: str, block: str | None = None) -> str:
    """The name of a part: the template's, else that of its block."""
    pinned = letter.pinned
    source = pinned.source_language
    template = next((p for p in pinned.template.part if p.id == part), None)
    if template is None:
        own = next((p.block for p in letter.parts if p.part == part and p.free is None), None)
        if own is not None:
            return block_words(letter, own)
        number = part.rpartition("-")[2]
        return tr("Added paragraph {number}", number=number)
    named = words(template.name, source)
    if named:
        return named
    for name in (block, *template.blocks):
        if name in pinned.blocks and words(pinned.blocks[name].name, source):
            return words(pinned.blocks[name].name, source)
    return part.replace("-", " ").capitalize()


def block_words(letter: Letter, block: str, pinned: Pinned | None = None) -> str:
    """The name of a block that the letter, or a copy of it to come, holds."""
    known = (pinned or letter.pinned).blocks.get(block)
    named = words(known.name, letter.pinned.source_language) if known else ""
    return named or block.replace("-", " ").capitalize()


_STEPS: Mapping[type, Message] = {
    ch.SetField: say("changing “{field}”"),
    ch.TakeFact: say("taking the library’s figure for “{field}”"),
    ch.ChooseBlock: say("choosing the text of “{part}”"),
    ch.MovePart: say("moving “{part}”"),
    ch.EditText: say("editing “{part}”"),
    ch.KeepEdit: say("keeping the edit of “{part}”"),
    ch.MarkDone: say("saying that “{part}” is done"),
    ch.RestoreText: say("restoring “{part}”"),
    ch.RemovePart: say("removing “{part}”"),
    ch.InsertAfter: say("adding a paragraph"),
    ch.InsertBlock: say("adding “{block}”"),
    ch.AddLanguage: say("adding {language}"),
    ch.RemoveLanguage: say("taking {language} out"),
    ch.SetRecipients: say("changing the recipients"),
    ch.SetTitle: say("renaming the letter"),
    ch.Waive: say("letting a finding stand"),
    ch.Unwaive: say("taking back that a finding stands"),
}


_STATES: Mapping[str, Message] = {
    "snapshot": say("restoring “{name}”"),
    "copy": say("joining “{name}”"),
    "file": say("taking the version of another program"),
}


def step_words(letter: Letter, change: ch.Change) -> str:
    """The name of an undo step, as it stands after Undo: `taking out “Position”`."""
    named = {"language": LANGUAGE_NAMES.get(getattr(change, "language", None) or "", "")}
    if hasattr(change, "part"):
        named["part"] = part_words(letter, change.part)
    if hasattr(change, "field"):
        field = next((f for f in letter.pinned.template.field if f.id == change.field), None)
        named["field"] = field_words(letter, field) if field else change.field
    if isinstance(change, ch.InsertBlock):
        named["block"] = block_words(letter, change.block, change.pinned)
    if isinstance(change, ch.SwitchPart):
        return tr("taking in “{part}”" if change.inside is not False else "taking out “{part}”",
                  **named)
    if isinstance(change, ch.TakeLetter):
        return tr_message(Message(_STATES[change.source].text, {"name": change.named}))
    if type(change) in _STEPS:
        return tr_message(Message(_STEPS[type(change)].text, named))
    return tr_message(change.name)
