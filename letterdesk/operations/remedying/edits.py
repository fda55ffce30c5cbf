"""Remedies of edits: fixed words restored; kept, restored or merged where the ground changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from letterdesk.document.model import Origin
from letterdesk.findings import LetterdeskError, say
from letterdesk.letters import changes as ch
from letterdesk.letters.checks.versions import done_change
from letterdesk.letters.combine.bodies import join_bodies
from letterdesk.letters.compose import ComposedPart, compose
from letterdesk.letters.edit_body import Body
from letterdesk.letters.edit_source import body_from_source, source_of
from letterdesk.letters.lookup import part_of
from letterdesk.letters.model import Edit
from letterdesk.letters.render import render
from letterdesk.letters.values import read_values
from letterdesk.library import text_hash
from letterdesk.operations.edit_text import edit_base
from letterdesk.operations.remedying.remedy import Asked, Remedy


def fixed_words(asked: Asked) -> Iterator[Remedy]:
    """Fixed words put back where they were altered or lost their mark; else at the end."""
    edit, composed, name = _edit(asked), _composed(asked), asked.finding.place.detail or ""
    if edit is None or composed is None:
        return
    words = composed.fixed.get(name, "")
    restored = tuple(_restored(block, name, words) for block in edit.body)
    is_found = restored != edit.body
    if not is_found:
        restored = _with_fixed_last(edit.body, name)
    change = ch.EditText(composed.part, asked.language, restored, asked.by, asked.on)
    yield Remedy(say("restore the fixed words"), (change,), is_found)
    yield _text_restored(asked)


def _restored(node: Any, name: str, words: str) -> Any:
    """A body's element with the fixed words by their id alone, wherever they stand in it."""
    if isinstance(node, dict):
        if node.get("fixed") == name:
            return {"fixed": name}
        return {key: _restored(value, name, words) for key, value in node.items()}
    if not isinstance(node, list | tuple):
        return node
    made: list[Any] = []
    for item in node:
        if isinstance(item, str) and words and words in item:
            before, _, after = item.partition(words)
            made += [part for part in (before, {"fixed": name}, after) if part]
        else:
            made.append(_restored(item, name, words))
    return made


def _with_fixed_last(body: Body, name: str) -> Body:
    """Behind the last words of the last paragraph; a paragraph of its own below anything else."""
    last = body[-1] if body else {}
    if "p" in last:
        return (*body[:-1], {"p": [*last["p"], " ", {"fixed": name}]})
    return (*body, {"p": [{"fixed": name}]})


def older_ground(asked: Asked) -> Iterator[Remedy]:
    """Keep the edit as it is, go back to the approved text, or carry the edit over into it.

    Where the text of now with the edit's changes reads as the edit does, keeping it is certain.
    """
    edit, composed = _edit(asked), _composed(asked)
    if edit is None or composed is None or composed.block is None:
        return
    base = edit_base(asked.letter, composed, asked.language)
    merged = _merged(asked, edit, composed)
    if merged is not None and merged != edit.body:
        change = ch.EditText(composed.part, asked.language, merged, asked.by, asked.on, base)
        yield Remedy(say("put the edit into the text as it is now"), (change,), False)
    yield Remedy(say("keep the edit"), (ch.KeepEdit(composed.part, asked.language, base),),
                 merged == edit.body)
    yield _text_restored(asked)


def _merged(asked: Asked, edit: Edit, composed: ComposedPart) -> Body | None:
    """The edit's changes made to the approved words of now; None where the two meet, or where
    the words that were edited are not known any more."""
    letter, language = asked.letter, asked.language
    block = letter.pinned.blocks[composed.block or ""]
    text = block.texts.get(language, "")
    if text_hash(text) != edit.base.text:
        return None
    recipient = letter.recipients[0] if letter.recipients else None
    scope = read_values(letter, language, recipient).scope
    before = render(text, scope, Origin(composed.part, composed.block), forced=edit.base.decided)
    try:
        base = body_from_source(source_of(before.elements, before.notes, f"{composed.part}-"),
                                approved=composed.fixed)
    except LetterdeskError:
        return None
    now = body_from_source(source_of(composed.approved), approved=composed.fixed)
    return join_bodies(base, edit.body, now)


def done(asked: Asked) -> Iterator[Remedy]:
    place = asked.finding.place
    if place.part and place.language:
        change = done_change(asked.letter, place.part, place.language)
        yield Remedy(say("say that these words are done"), (change,), False)


def _text_restored(asked: Asked) -> Remedy:
    change = ch.RestoreText(asked.finding.place.part or "", asked.language)
    return Remedy(say("restore the approved text"), (change,), False)


def _edit(asked: Asked) -> Edit | None:
    part = asked.finding.place.part
    return part_of(asked.letter, part).edits.get(asked.language) if part else None


def _composed(asked: Asked) -> ComposedPart | None:
    return compose(asked.letter, asked.language).part(asked.finding.place.part or "")


