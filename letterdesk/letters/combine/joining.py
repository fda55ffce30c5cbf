"""Joins two copies of a letter against their common past, one by one of what people work on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from letterdesk.findings import PUT_RIGHT, Finding, LetterdeskError, Place, say
from letterdesk.letters.applying import ADDED, next_added
from letterdesk.letters.checks.versions import done_change
from letterdesk.letters.combine.fields import join_recipients, join_rows, join_values
from letterdesk.letters.combine.grounds import approved_bodies
from letterdesk.letters.combine.model import Combined, Conflict, Joined, Picks, Side, Spot
from letterdesk.letters.combine.parts import JoiningParts
from letterdesk.letters.combine.pinned import JoiningCopies, with_all_blocks
from letterdesk.letters.combine.snapshots import join_snapshots, refuse_another
from letterdesk.letters.combine.three_way import Joining, join_table, same
from letterdesk.letters.combine.words import words_at
from letterdesk.letters.language_versions import with_language_of, without_language
from letterdesk.letters.model import (
    FORMAT,
    Letter,
    LetterPart,
    PartNote,
    SignedCopy,
    Waiver,
)
from letterdesk.letters.new_letter import title_of
from letterdesk.letters.state_names import with_state_names


def combine(base: Letter, mine: Letter, theirs: Letter, picks: Picks | None = None) -> Combined:
    """Both copies as one letter, against the state that both come from.

    Where both changed one thing, each otherwise, it is a conflict: the letter
    has mine there, until `picks` says what stands. Raises LetterdeskError for
    another letter, or one that a newer Letterdesk wrote.
    """
    for other in (base, theirs):
        refuse_another(mine, other)
    _refuse_newer(base, mine, theirs)
    joining = Joining(picks or {})
    letter = _joined(joining, base, mine, theirs)
    if same(theirs, base):
        letter = mine
    elif same(mine, base):
        letter = theirs
    return _told(joining, letter, base, mine, theirs)


def resolved(combined: Combined, picks: Picks) -> Letter:
    """The joined letter with decisions in place, by the place of each conflict."""
    return combine(combined.base, combined.mine, combined.theirs, picks).letter


def _refuse_newer(*letters: Letter) -> None:
    if any(letter.format > FORMAT for letter in letters):
        raise LetterdeskError(Finding(
            "newer-letter", PUT_RIGHT, Place(),
            say("a copy was written by a newer Letterdesk and cannot be joined here"),
            say("install the newer Letterdesk")))


def _joined(joining: Joining, base: Letter, mine: Letter, theirs: Letter) -> Letter:
    mine, theirs = _languages_settled(joining, base, mine, theirs)
    copies = JoiningCopies(joining, base, mine, theirs)
    parts = JoiningParts(joining, approved_bodies(base, mine, theirs))
    values = join_values(joining, base, mine, theirs)
    joined = replace(
        mine,
        languages=_languages(joining, base, mine, theirs),
        changed=_later(mine.changed, theirs.changed),
        pinned=copies.pinned(),
        library=copies.library(),
        values=values.values,
        from_facts=values.from_facts,
        parts=parts.join(base.parts, mine.parts, theirs.parts),
        recipients=join_recipients(joining, base.recipients, mine.recipients, theirs.recipients),
        waived=_waived(base, mine, theirs),
        notes=_notes(base, mine, theirs),
        signed=_signed(base, mine, theirs),
        snapshots=mine.snapshots if same(theirs.snapshots, base.snapshots)
        else join_snapshots(mine.snapshots, theirs.snapshots),
    )
    joined = with_all_blocks(_with_own_parts(joined), mine, theirs, base)
    joined = with_state_names(_with_done_marks(joined, mine, theirs))
    return replace(joined, title=_title(joining, base, mine, theirs, joined))


def _languages_settled(joining: Joining, base: Letter, mine: Letter,
                       theirs: Letter) -> tuple[Letter, Letter]:
    """Both copies with the versions that stand: one that a side took out goes with all its
    words, unless the other side worked on it and a person keeps it."""
    for language in base.languages:
        in_mine, in_theirs = language in mine.languages, language in theirs.languages
        if in_mine == in_theirs:
            continue
        kept = theirs if in_theirs else mine
        goes = not _is_touched(base, kept, language)
        if not goes:
            goes = joining.decide(
                Spot("language", language=language), language, language if in_mine else None,
                language if in_theirs else None) is None
        if goes:
            kept = without_language(kept, language)
            mine, theirs = (mine, kept) if in_theirs else (kept, theirs)
        else:
            before = replace(base, pinned=kept.pinned)
            if in_theirs:
                mine = with_language_of(mine, before, language)
            else:
                theirs = with_language_of(theirs, before, language)
    return mine, theirs


def _is_touched(base: Letter, side: Letter, language: str) -> bool:
    """Whether a side changed words of a language version."""
    def words(letter: Letter) -> list[Any]:
        translatable = {f.id for f in letter.pinned.template.field if f.translatable}
        values = {name: value[language] for name, value in letter.values.items()
                  if name in translatable and isinstance(value, Mapping) and language in value}
        parts = {part.part: (part.edits.get(language), (part.free or {}).get(language))
                 for part in letter.parts}
        return [values, {name: pair for name, pair in parts.items() if pair != (None, None)}]

    return not same(words(base), words(side))


def _languages(joining: Joining, base: Letter, mine: Letter, theirs: Letter) -> tuple[str, ...]:
    rows = join_rows(base.languages, mine.languages, theirs.languages, lambda one: one,
                     lambda _key, _base, my, their: my or their)
    languages = tuple(rows or dict.fromkeys((*mine.languages, *theirs.languages)))
    for language in languages:
        if language not in base.languages:
            in_both = language in mine.languages and language in theirs.languages
            side: Side = "same" if in_both else "mine" if language in mine.languages else "theirs"
            joining.note(Spot("language", language=language), side, None, language)
    return languages


def _later(one: str, other: str) -> str:
    try:
        return max(one, other, key=dt.datetime.fromisoformat)
    except (ValueError, TypeError):
        return one


def _title(joining: Joining, base: Letter, mine: Letter, theirs: Letter, joined: Letter) -> str:
    """A title that the template gives follows the joined values; one that a person gave stays."""
    spot = Spot("title")
    if same(mine.title, theirs.title) or base.title in (mine.title, theirs.title):
        changed = theirs if mine.title == base.title else mine
        if changed.title != title_of(changed):
            joining.clear(spot, base.title, mine.title, theirs.title)
        return changed.title
    own = [side.title for side in (mine, theirs) if side.title != title_of(side)]
    if not own:
        return title_of(joined)
    if len(own) == 1:
        return own[0]
    return joining.decide(spot, base.title, mine.title, theirs.title,
                          lambda pick: str(pick.value or mine.title))


def _waived(base: Letter, mine: Letter, theirs: Letter) -> tuple[Waiver, ...]:
    """Findings that either let stand; of two reasons for one the later stays."""
    def join(_finding: str, before: Waiver | None, my: Waiver | None,
             their: Waiver | None) -> Waiver | None:
        if same(their, before) or same(my, their):
            return my
        if same(my, before):
            return their
        return max(filter(None, (my, their)), key=lambda one: (one.on, one.reason, one.by))

    before, ours, others = ({one.finding: one for one in side.waived}
                            for side in (base, mine, theirs))
    joined = join_table(before, ours, others, join)
    order = [one.finding for one in (*mine.waived, *theirs.waived)]
    return tuple(joined[name] for name in dict.fromkeys(order) if name in joined)


def _notes(base: Letter, mine: Letter, theirs: Letter) -> tuple[PartNote, ...]:
    """The notes of both; one that a side took away is gone."""
    gone = {note for side in (mine, theirs) for note in base.notes if note not in side.notes}
    both = dict.fromkeys((*mine.notes, *theirs.notes))
    return tuple(note for note in both if note not in gone)


def _signed(base: Letter, mine: Letter, theirs: Letter) -> SignedCopy | None:
    """The signed copy that either has attached since; of two the later."""
    new = [side.signed for side in (mine, theirs) if side.signed not in (None, base.signed)]
    return max(filter(None, new), key=lambda one: (one.on, one.hash), default=mine.signed)


def _with_own_parts(letter: Letter) -> Letter:
    """A part that the joined template has no more keeps its typed words as an added paragraph."""
    known = {part.id for part in letter.pinned.template.part}
    parts: list[LetterPart] = []
    for part in letter.parts:
        is_of_template = part.free is None and not part.part.startswith(ADDED)
        if is_of_template and part.part not in known and part.edits:
            name = next_added((*letter.parts, *parts))
            part = LetterPart(name, inside=part.inside if part.inside is False else None,
                              free={lang: edit.body for lang, edit in part.edits.items()})
        parts.append(part)
    return replace(letter, parts=tuple(parts))


def _with_done_marks(joined: Letter, mine: Letter, theirs: Letter) -> Letter:
    """A mark holds for the edits that it saw: where both sides have one, the one that fits."""
    sides = [{part.part: part.done for part in side.parts} for side in (mine, theirs)]
    parts = []
    for part in joined.parts:
        done = dict(part.done)
        for language in done:
            marks = {side.get(part.part, {}).get(language) for side in sides}
            if len(marks) > 1:
                fitting = done_change(joined, part.part, language).edits
                done[language] = fitting if fitting in marks else done[language]
        parts.append(replace(part, done=done) if done != part.done else part)
    return replace(joined, parts=tuple(parts))


def _told(joining: Joining, letter: Letter, base: Letter, mine: Letter,
          theirs: Letter) -> Combined:
    """What came of it, in words. Values are read in the joined letter, so that nothing but the
    thing itself differs; what is in it no more is read where it was."""
    conflicts = []
    for spot, *values in joining.conflicts:
        words = [_words(letter, side, spot, value)
                 for side, value in zip((base, mine, theirs), values, strict=True)]
        conflicts.append(Conflict(spot, *values, *words))
    joined = tuple(
        Joined(spot, side, _words(letter, base, spot, before),
               _words(letter, theirs if side == "theirs" else mine, spot, after))
        for spot, side, before, after in joining.made)
    return Combined(letter, tuple(conflicts), joined, base, mine, theirs)


def _words(letter: Letter, side: Letter, spot: Spot, value: Any) -> str:
    return words_at(letter, spot, value) or words_at(side, spot, value)
