"""Words that a library or letter gives by language, chosen for the interface."""

from __future__ import annotations

from collections.abc import Mapping

from letterdesk.desktop.translate import interface_language, tr
from letterdesk.findings import Message, say
from letterdesk.language import Usage
from letterdesk.letters import changes as ch
from letterdesk.letters.model import Letter
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
        number = part.rpartition("-")[2]
        return tr("Added paragraph {number}", number=number)
    named = words(template.name, source)
    if named:
        return named
    for name in (block, *template.blocks):
        if name in pinned.blocks and words(pinned.blocks[name].name, source):
            return words(pinned.blocks[name].name, source)
    return part.replace("-", " ").capitalize()


def block_words(letter: Letter, block: str) -> str:
    known = letter.pinned.blocks.get(block)
    named = words(known.name, letter.pinned.source_language) if known else ""
    return named or block.replace("-", " ").capitalize()


def step_words(letter: Letter, change: ch.Change) -> str:
    """The name of an undo step: “taking out “Position””."""
    def part(name: str) -> str:
        return part_words(letter, name)

    match change:
        case ch.SetField(field=name):
            field = next((f for f in letter.pinned.template.field if f.id == name), None)
            return tr("changing “{field}”", field=field_words(letter, field) if field else name)
        case ch.TakeFact(field=name):
            field = next((f for f in letter.pinned.template.field if f.id == name), None)
            return tr("taking the library’s figure for “{field}”",
                      field=field_words(letter, field) if field else name)
        case ch.SwitchPart(part=name, inside=False):
            return tr("taking out “{part}”", part=part(name))
        case ch.SwitchPart(part=name):
            return tr("taking in “{part}”", part=part(name))
        case ch.ChooseBlock(part=name):
            return tr("choosing the text of “{part}”", part=part(name))
        case ch.MovePart(part=name):
            return tr("moving “{part}”", part=part(name))
        case ch.RestoreText(part=name):
            return tr("restoring “{part}”", part=part(name))
        case ch.RemovePart(part=name):
            return tr("removing “{part}”", part=part(name))
        case ch.AddLanguage(language=language):
            return tr("adding {language}", language=LANGUAGE_NAMES.get(language, language))
        case ch.SetRecipients():
            return tr("changing the recipients")
        case ch.SetTitle():
            return tr("renaming the letter")
    message: Message = getattr(change, "name", say("a change"))
    return tr(message.text).format_map(message.values)
