"""Applies a change to a letter and says what differs. Pure: `changed` is stamped by the caller."""

from __future__ import annotations

from collections.abc import Mapping
from functools import singledispatch
from typing import Any

from msgspec.structs import replace

from letterdesk.findings import say
from letterdesk.language.usage import LANGUAGES
from letterdesk.letters import changes as ch
from letterdesk.letters.added_blocks import why_not
from letterdesk.letters.changes import Applied
from letterdesk.letters.language_versions import without_language
from letterdesk.letters.lookup import (
    field_of,
    known,
    language_of,
    not_understood,
    part_of,
    template_part,
)
from letterdesk.letters.model import Edit, FromFact, Letter, LetterPart, Waiver
from letterdesk.letters.new_letter import title_of
from letterdesk.letters.state_names import OF_STATES, with_state_names

ADDED = "added-"
"""How the names of added paragraphs begin."""


def apply(letter: Letter, change: ch.Change) -> Applied:
    """The letter after `change`. Raises NotUnderstood for a part, field, block or language
    that it does not have."""
    return _apply(change, letter)


@singledispatch
def _apply(change: object, letter: Letter) -> Applied:
    raise TypeError(f"{type(change).__name__} is no change of {letter.id}")


@_apply.register
def _set_field(change: ch.SetField, letter: Letter) -> Applied:
    field = field_of(letter.pinned.template, change.field)
    value = change.value
    if field.translatable:
        language = language_of(letter, change.language)
        versions = letter.values.get(field.id)
        value = _with(versions if isinstance(versions, Mapping) else {}, language, value) or None
    pinned = replace(
        letter.pinned,
        signatories={**letter.pinned.signatories, **change.signatories},
        files={**letter.pinned.files, **change.files},
    )
    from_facts = {name: fact for name, fact in letter.from_facts.items() if name != field.id}
    after = replace(letter, values=_with(letter.values, field.id, value), from_facts=from_facts,
                    pinned=pinned)
    if field.type in OF_STATES:
        after = with_state_names(after)
    return _applied(letter, _titled(letter, after), f"field:{field.id}")


@_apply.register
def _take_fact(change: ch.TakeFact, letter: Letter) -> Applied:
    field = field_of(letter.pinned.template, change.field)
    fact = change.figure or letter.pinned.facts.get(change.fact)
    if fact is None:
        raise not_understood(say("this letter holds no fact “{fact}”", fact=change.fact),
                             known(letter.pinned.facts, change.fact))
    taken = FromFact(change.fact, fact.value, fact.as_of.isoformat() if fact.as_of else "")
    pinned = replace(letter.pinned, facts={**letter.pinned.facts, change.fact: fact})
    after = replace(letter, values={**letter.values, field.id: fact.value},
                    from_facts={**letter.from_facts, field.id: taken}, pinned=pinned)
    return _applied(letter, after, f"field:{field.id}")


@_apply.register
def _choose_block(change: ch.ChooseBlock, letter: Letter) -> Applied:
    part = part_of(letter, change.part)
    offered = template_part(letter.pinned.template, change.part)
    if offered is None:
        raise not_understood(say("“{part}” was added and has no other text to choose",
                                 part=part.part), say("remove it, and add another block"))
    blocks = offered.blocks
    if change.block is not None and change.block not in blocks:
        raise not_understood(
            say("part “{part}” has no block “{block}”", part=part.part, block=change.block),
            known(blocks, change.block),
        )
    return _part_applied(letter, replace(part, block=change.block))


@_apply.register
def _switch_part(change: ch.SwitchPart, letter: Letter) -> Applied:
    part = part_of(letter, change.part)
    template = template_part(letter.pinned.template, change.part)
    if template is not None and template.required and change.inside is False:
        raise not_understood(
            say("part “{part}” must stand in this letter", part=part.part),
            say("choose another block for it, or edit its text"),
        )
    inside = change.inside
    if template is None:
        inside = None if inside else inside
    elif not template.when and inside == (template.required or template.optional != "out"):
        inside = None
    return _part_applied(letter, replace(part, inside=inside))


@_apply.register
def _move_part(change: ch.MovePart, letter: Letter) -> Applied:
    part = part_of(letter, change.part)
    if change.after == change.part:
        raise not_understood(say("part “{part}” cannot stand behind itself", part=part.part))
    others = tuple(other for other in letter.parts if other is not part)
    at = _place_after(letter, others, change.after)
    after = replace(letter, parts=(*others[:at], part, *others[at:]))
    return _applied(letter, after, "parts")


@_apply.register
def _edit_text(change: ch.EditText, letter: Letter) -> Applied:
    part = part_of(letter, change.part)
    language = language_of(letter, change.language)
    if part.free is not None:
        return _part_applied(letter, replace(part, free={**part.free, language: change.body}))
    old = part.edits.get(language)
    base = change.base or (old.base if old else None)
    if base is None:
        raise not_understood(say("an edit of “{part}” must say on which text it was made",
                                 part=part.part))
    edit = Edit(base, change.body, change.by, change.on)
    return _part_applied(letter, replace(part, edits={**part.edits, language: edit}))


@_apply.register
def _keep_edit(change: ch.KeepEdit, letter: Letter) -> Applied:
    part = part_of(letter, change.part)
    language = language_of(letter, change.language)
    edit = part.edits.get(language)
    if edit is None:
        raise not_understood(say("part “{part}” has no edit in {language}", part=part.part,
                                 language=language))
    kept = replace(edit, base=change.base)
    return _part_applied(letter, replace(part, edits={**part.edits, language: kept}))


@_apply.register
def _mark_done(change: ch.MarkDone, letter: Letter) -> Applied:
    part = part_of(letter, change.part)
    language = language_of(letter, change.language)
    return _part_applied(letter, replace(part, done={**part.done, language: change.edits}))


@_apply.register
def _restore_text(change: ch.RestoreText, letter: Letter) -> Applied:
    part = part_of(letter, change.part)
    if part.free is not None:
        raise not_understood(
            say("“{part}” is an added paragraph and has no text to go back to", part=part.part),
            say("leave it out instead"),
        )
    if change.language is None:
        return _part_applied(letter, replace(part, edits={}))
    language = language_of(letter, change.language)
    return _part_applied(letter, replace(part, edits=_with(part.edits, language, None)))


@_apply.register
def _insert_after(change: ch.InsertAfter, letter: Letter) -> Applied:
    language = language_of(letter, change.language)
    added = LetterPart(next_added(letter.parts), free={language: change.body})
    at = _place_after(letter, letter.parts, change.after)
    after = replace(letter, parts=(*letter.parts[:at], added, *letter.parts[at:]))
    return _applied(letter, after, "parts", f"part:{added.part}")


@_apply.register
def _insert_block(change: ch.InsertBlock, letter: Letter) -> Applied:
    pinned = change.pinned or letter.pinned
    block = pinned.blocks.get(change.block)
    if block is None:
        raise not_understood(say("this letter holds no block “{block}”", block=change.block),
                             known(pinned.blocks, change.block))
    reason = why_not(pinned.template, block)
    if reason is not None:
        raise not_understood(say("“{block}” cannot stand in this letter: {reason}",
                                 block=change.block, reason=reason), say("choose another block"))
    added = LetterPart(next_added(letter.parts), block=block.id)
    at = _place_after(letter, letter.parts, change.after)
    after = replace(letter, parts=(*letter.parts[:at], added, *letter.parts[at:]), pinned=pinned)
    return _applied(letter, with_state_names(after), "parts", f"part:{added.part}")


@_apply.register
def _remove_part(change: ch.RemovePart, letter: Letter) -> Applied:
    part = part_of(letter, change.part)
    if template_part(letter.pinned.template, part.part) is not None:
        raise not_understood(say("part “{part}” belongs to the template", part=part.part),
                             say("leave it out instead"))
    after = replace(letter, parts=tuple(other for other in letter.parts if other is not part))
    return _applied(letter, after, "parts", f"part:{part.part}")


@_apply.register
def _add_language(change: ch.AddLanguage, letter: Letter) -> Applied:
    if change.language not in LANGUAGES:
        raise not_understood(say("Letterdesk does not write “{language}”",
                                 language=change.language), known(LANGUAGES))
    if change.language in letter.languages:
        return Applied(letter, frozenset())
    after = replace(letter, languages=(*letter.languages, change.language), pinned=change.pinned)
    return _applied(letter, with_state_names(after), "languages", "pinned")


@_apply.register
def _remove_language(change: ch.RemoveLanguage, letter: Letter) -> Applied:
    after = without_language(letter, change.language)
    return _applied(letter, _titled(letter, after), "languages", "pinned", "parts", "values")


@_apply.register
def _set_recipients(change: ch.SetRecipients, letter: Letter) -> Applied:
    after = replace(letter, recipients=change.recipients)
    return _applied(letter, with_state_names(after), "recipients")


@_apply.register
def _set_title(change: ch.SetTitle, letter: Letter) -> Applied:
    return _applied(letter, replace(letter, title=change.title), "title")


@_apply.register
def _waive(change: ch.Waive, letter: Letter) -> Applied:
    others = tuple(w for w in letter.waived if w.finding != change.finding)
    waiver = Waiver(change.finding, change.reason, change.by, change.on)
    return _applied(letter, replace(letter, waived=(*others, waiver)), "waived")


@_apply.register
def _unwaive(change: ch.Unwaive, letter: Letter) -> Applied:
    kept = tuple(w for w in letter.waived if w.finding != change.finding)
    return _applied(letter, replace(letter, waived=kept), "waived")


@_apply.register
def _add_note(change: ch.AddNote, letter: Letter) -> Applied:
    if change.note in letter.notes:
        return _applied(letter, letter)
    return _applied(letter, replace(letter, notes=(*letter.notes, change.note)), "notes")


@_apply.register
def _remove_note(change: ch.RemoveNote, letter: Letter) -> Applied:
    kept = tuple(note for note in letter.notes if note != change.note)
    return _applied(letter, replace(letter, notes=kept), "notes")


@_apply.register
def _take_texts(change: ch.TakeTexts, letter: Letter) -> Applied:
    after = replace(letter, pinned=change.pinned, library=change.library, parts=change.parts,
                    values=change.values, from_facts=change.from_facts)
    return _applied(letter, with_state_names(after), "pinned", "parts", "values")


@_apply.register
def _take_letter(change: ch.TakeLetter, letter: Letter) -> Applied:
    if change.letter.id != letter.id:
        raise not_understood(say("this is another letter, not a state of “{title}”",
                                 title=letter.title))
    kept = {snapshot.name for snapshot in letter.snapshots}
    others = tuple(s for s in change.letter.snapshots if s.name not in kept)
    # A note is no state of the words: a state of before does not take it away.
    notes = letter.notes if change.source == "snapshot" else change.letter.notes
    after = replace(change.letter, format=letter.format, changed=letter.changed, notes=notes,
                    signed=change.letter.signed or letter.signed,
                    snapshots=(*letter.snapshots, *others))
    return _applied(letter, with_state_names(after), "languages", "parts", "pinned", "recipients",
                    "title", "values", "waived")


def _titled(before: Letter, after: Letter) -> Letter:
    """A title that the template gave follows the values; one that a person gave stays."""
    has_own_title = before.title and before.title != title_of(before)
    return after if has_own_title else replace(after, title=title_of(after))


def next_added(parts: tuple[LetterPart, ...]) -> str:
    """The name of the next added paragraph; the number of a removed last one is used again."""
    numbers = [int(p.part.removeprefix(ADDED)) for p in parts
               if p.part.startswith(ADDED) and p.part.removeprefix(ADDED).isdecimal()]
    return f"{ADDED}{max(numbers, default=0) + 1}"


def _place_after(letter: Letter, parts: tuple[LetterPart, ...], after: str | None) -> int:
    """Index behind the part `after` in `parts`; None is the top. Raises NotUnderstood."""
    if after is None:
        return 0
    part_of(letter, after)
    return 1 + next(index for index, part in enumerate(parts) if part.part == after)


def _part_applied(letter: Letter, part: LetterPart) -> Applied:
    parts = tuple(part if other.part == part.part else other for other in letter.parts)
    return _applied(letter, replace(letter, parts=parts), f"part:{part.part}")


def _with(mapping: Mapping[str, Any], key: str, value: object) -> dict[str, Any]:
    """The mapping with one key given, or without it where the value is None."""
    if value is None:
        return {name: kept for name, kept in mapping.items() if name != key}
    return {**mapping, key: value}


def _applied(before: Letter, after: Letter, *changed: str) -> Applied:
    """Says what changed; a change that alters nothing hands back the same letter."""
    if after == before:
        return Applied(before, frozenset())
    return Applied(after, frozenset(changed))


