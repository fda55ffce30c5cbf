"""The parts that differ between the Word file as exported and as it came back."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from typing import Any, NamedTuple

from letterdesk.findings import LetterdeskError, say
from letterdesk.importing.docx import Row, Story
from letterdesk.importing.docx.model import NOTE, Piece
from letterdesk.importing.docx.package import too_large
from letterdesk.letters import changes as ch
from letterdesk.letters.applying import apply
from letterdesk.letters.body_tokens import Token, body_of_tokens, tokens_of
from letterdesk.letters.combine.bodies import join_bodies
from letterdesk.letters.compare import PartDifference, compare_words
from letterdesk.letters.edit_body import Body
from letterdesk.letters.kinds import PEOPLE_KINDS
from letterdesk.letters.lookup import template_part
from letterdesk.letters.model import Letter, PartNote
from letterdesk.library.block_language import MOST_CHARACTERS
from letterdesk.operations.edit_text import body_edited
from letterdesk.operations.part_text import PartText, canonical, part_text
from letterdesk.operations.taking_back.offers import PartOffer
from letterdesk.operations.taking_back.places import Placed, placed
from letterdesk.operations.taking_back.read_back import ReadingBack
from letterdesk.operations.taking_back.rewriting import KeepsChip, rewritten
from letterdesk.operations.taking_back.states import Exported
from letterdesk.operations.taking_back.texts import fold


class Told:
    """What came back beside what was exported, paragraph by paragraph."""

    def __init__(self, story: Story, base: Exported) -> None:
        self.story = story
        self.base = base
        own = {fold(one.row.text) for one in base.rows if one.row.table is not None}
        self.rows, self._places = _without_foreign_tables(story.rows, own)
        bookmarks = dict(base.bookmarks)
        if story.map is not None:
            bookmarks |= {entry.bookmark: entry.part for entry in story.map.parts}
        self.placed: Placed = placed(self.rows, base.rows, bookmarks)
        self._before: dict[str, list[Row]] = {}
        for one in base.rows:
            self._before.setdefault(one.part, []).append(one.row)

    def before(self, part: str) -> list[Row]:
        """The paragraphs of a part as exported."""
        return self._before.get(part, [])

    def after(self, part: str) -> list[Row]:
        """The paragraphs of a part as they came back."""
        return [self.rows[index] for index in self.placed.parts.get(part, ())]

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(self._before)

    def part_at(self, row: int | None) -> str | None:
        """The part of a paragraph of the file, by its index there."""
        index = self._places.get(row) if row is not None else None
        return self.placed.part_of(index) if index is not None else None

    @cached_property
    def people(self) -> frozenset[str]:
        """Parts that print people, whose words are no text."""
        return frozenset(part.part for part in self.base.composition.parts
                         if part.kind in PEOPLE_KINDS)

    @cached_property
    def changed(self) -> tuple[str, ...]:
        """The parts whose paragraphs differ."""
        return tuple(part for part in self._before if part in self.placed.parts
                     and not self._is_same(part))

    def _is_same(self, part: str) -> bool:
        before, after = self.before(part), self.after(part)
        if part in self.people:
            return [_told(row) for row in before] == [_told(row) for row in after]
        return len(before) == len(after) and all(
            self._same_row(one, other) for one, other in zip(before, after, strict=True))

    def _same_row(self, one: Row, other: Row) -> bool:
        if one.shape != other.shape or _looks(one) != _looks(other):
            return False
        notes = zip(_notes(one), _notes(other), strict=True)
        return all([fold(row.text) for row in self.base.story.notes.get(here, ())]
                   == [fold(row.text) for row in self.story.notes.get(there, ())]
                   for here, there in notes)


class Read(NamedTuple):
    """A part's body as it was exported and as it came back."""

    before: Body
    after: Body


class Offering:
    """Works out the changes of parts.

    `told` stands on the letter with the values of the fields in `taken`. Those in `as_words`
    stay typed words. `touched` are the parts that the colleague changed: the others follow the
    values, whatever came back.
    """

    def __init__(self, told: Told, touched: Collection[str],
                 as_words: frozenset[str] = frozenset(),
                 taken: frozenset[str] = frozenset()) -> None:
        self.told = told
        self._taken = taken
        self._touched = touched
        self._reading = ReadingBack(told.base.letter, told.base.language)
        self._as_words = as_words
        self._texts: dict[str, PartText] = {}

    # Values

    @cached_property
    def values(self) -> dict[str, tuple[Any, tuple[str, ...]]]:
        """Field -> new value and the parts that say so; fields that were given two are left
        out, and stay words."""
        found: dict[str, list[tuple[Any, str]]] = {}
        for part in self._edited():
            def keeps(expression: str, words: str, is_certain: bool, part: str = part) -> bool:
                read = self._reading.read(expression, words, is_certain=is_certain)
                if read is None or not read.is_new:
                    return False
                found.setdefault(read.field.id, []).append((read.value, part))
                return True
            self._read(part, keeps)
        return {field: (values[0][0], tuple(dict.fromkeys(part for _value, part in values)))
                for field, values in found.items()
                if all(value == values[0][0] for value, _part in values)}

    def _edited(self) -> Iterator[str]:
        return (part for part in self.told.changed
                if part in self._touched and part not in self.told.people)

    # Parts

    def offers(self, letter: Letter, *, by: str, on: str) -> Iterator[PartOffer]:
        """The changes of parts for the letter of now."""
        known = {part.part for part in letter.parts}
        values = self.values
        changed = set(self._edited())
        for after, rows in self.told.placed.extra:
            if after is None:
                yield from self._added(letter, None, rows)
        for part in self.told.parts:
            if part in changed and part in known:
                yield from self._edit(letter, part, values, by, on)
            elif part not in self.told.placed.parts and part in known:
                yield from self._left_out(letter, part)
            for after, rows in self.told.placed.extra:
                if after == part:
                    yield from self._added(letter, part if part in known else None, rows)
        yield from self._moved(letter, known)

    def _edit(self, letter: Letter, part: str, values: Mapping[str, Any], by: str,
              on: str) -> Iterator[PartOffer]:
        def keeps(expression: str, words: str, is_certain: bool) -> bool:
            read = self._reading.read(expression, words, is_certain=is_certain)
            if read is None or read.field.id in self._as_words:
                return False
            return read.field.id in (values if read.is_new else self._taken)

        read = self._read(part, keeps)
        now = part_text(letter, part, self.told.base.language)
        body, warning = read.after, None
        if now.body != read.before:
            joined = join_bodies(read.before, now.body, read.after)
            if joined is None:
                warning = say("this part was changed in the letter too, in the same place; "
                              "the words of the Word file take its place")
            else:
                body = canonical(joined)
        who = self._one_author(part)
        try:
            change = body_edited(letter, part, self.told.base.language, body, by=who or by, on=on)
        except LetterdeskError as error:
            yield self._noted(part, self.told.before(part), self.told.after(part), error)
            return
        if change is not None:
            yield PartOffer("edit", part, self._difference(part, letter, change), who, change,
                            warning)

    def _noted(self, part: str | None, before: Sequence[Row], after: Sequence[Row],
               why: LetterdeskError) -> PartOffer:
        """Words that no part can have, kept as a note."""
        was, now = ("\n".join(_told(row) for row in rows) for rows in (before, after))
        note = PartNote(now, part=part, language=self.told.base.language, kind="reads")
        return PartOffer("noted", part or "", PartDifference(part or "", tuple(
            compare_words(was, now))), "", ch.AddNote(note), why.finding.message)

    def _difference(self, part: str, letter: Letter, change: ch.Change) -> PartDifference:
        language = self.told.base.language
        before = part_text(letter, part, language).composed.text
        after = part_text(apply(letter, change).letter, part, language).composed.text
        return PartDifference(part, tuple(compare_words(before, after)))

    def _one_author(self, part: str) -> str:
        authors = {who for row in self.told.after(part) for who in row.authors}
        return authors.pop() if len(authors) == 1 else ""

    def _read(self, part: str, keeps: KeepsChip) -> Read:
        if part not in self._texts:
            self._texts[part] = part_text(self.told.base.letter, part, self.told.base.language)
        text = self._texts[part]
        before, after = self.told.before(part), self.told.after(part)
        tokens = tokens_of(text.body)
        return Read(canonical(text.body), self._body(tokens, text.words, before, after, keeps))

    def _body(self, tokens: Sequence[Token], words: Mapping[str, str], before: Sequence[Row],
              after: Sequence[Row], keeps: KeepsChip) -> Body:
        own = {note: tuple(group) for note, group in groupby(tokens, key=_NoteOf())}
        made = rewritten(own.get("", ()), words, before, after, keeps)
        whole = list(made.tokens)
        for name, was, now in made.notes:
            there = self.told.story.notes.get(now, ())
            here = self.told.base.story.notes.get(was, ()) if was else ()
            whole += rewritten(own.get(name, ()), words, here, there, keeps, note=name).tokens
        return canonical(body_of_tokens(whole))

    def _added(self, letter: Letter, after: str | None,
               rows: Sequence[int]) -> Iterator[PartOffer]:
        language = self.told.base.language
        came = [self.told.rows[index] for index in rows]
        body = self._body((), {}, (), came, lambda *_: False)
        if any((part.free or {}).get(language) == body for part in letter.parts):
            return
        if sum(len(row.text) for row in came) > MOST_CHARACTERS:
            yield self._noted(after, (), came, too_large())
            return
        authors = {who for row in came for who in row.authors}
        words = "\n".join(row.text.replace(NOTE, "") for row in came)
        yield PartOffer("added", after or "", PartDifference(after or "", tuple(
            compare_words("", words))), authors.pop() if len(authors) == 1 else "",
            ch.InsertAfter(after, language, body))

    def _left_out(self, letter: Letter, part: str) -> Iterator[PartOffer]:
        text = part_text(letter, part, self.told.base.language)
        template = template_part(letter.pinned.template, part)
        held = next(one for one in letter.parts if one.part == part)
        if held.inside is False or (template is not None and template.required):
            return
        words = text.composed.text or "\n".join(row.text for row in self.told.before(part))
        yield PartOffer("out", part, PartDifference(part, tuple(compare_words(words, ""))), "",
                        ch.SwitchPart(part, False))

    def _moved(self, letter: Letter, known: set[str]) -> Iterator[PartOffer]:
        order = [part for part in self.told.placed.order if part in known]
        now = [part.part for part in letter.parts if part.part in order]
        for part in self.told.placed.moved:
            if part not in known:
                continue
            at = order.index(part)
            after = order[at - 1] if at else None
            here = now.index(part)
            if (now[here - 1] if here else None) != after:
                yield PartOffer("moved", part, PartDifference(part, ()), "",
                                ch.MovePart(part, after))

    # What becomes a note

    def for_notes(self, letter: Letter) -> Iterator[tuple[str, str, str]]:
        """Parts whose change cannot be made: part, words as exported, words as they came back."""
        known = {part.part for part in letter.parts}
        for part in self.told.parts:
            before = "\n".join(_told(row) for row in self.told.before(part))
            after = "\n".join(_told(row) for row in self.told.after(part))
            template = template_part(letter.pinned.template, part)
            is_gone = part not in self.told.placed.parts
            must_stand = template is not None and template.required
            if is_gone and (must_stand or part not in known):
                yield part, before, ""
            elif part in self._touched and part in self.told.changed \
                    and (part in self.told.people or part not in known):
                yield part, before, after


class _NoteOf:
    """The note that a token belongs to; it follows from the row before it."""

    def __init__(self) -> None:
        self._note = ""

    def __call__(self, token: Token) -> str:
        if token.kind == "row":
            self._note = token.held.note
        return self._note


def _told(row: Row) -> str:
    return fold(row.text).replace("\v", "\n")


def _looks(row: Row) -> list[tuple[str, bool, bool, str]]:
    """A paragraph's words with their looks; how programs cut them does not matter."""
    pieces = ((fold(piece.text), *_look(piece)) for piece in row.pieces)
    return [("".join(one[0] for one in group), *look)
            for look, group in groupby(pieces, key=lambda one: one[1:])]


def _look(piece: Piece) -> tuple[bool, bool, str]:
    if not piece.text.strip():
        return False, False, ""
    return piece.strong, piece.emphasis, piece.link.rstrip("/").casefold()


def _notes(row: Row) -> list[str]:
    return [piece.note for piece in row.pieces if piece.note]


def _without_foreign_tables(rows: Sequence[Row], own: set[str]) -> tuple[list[Row],
                                                                         dict[int, int]]:
    """The paragraphs, each row of a table that Letterdesk did not write as one of them, its
    cells parted by tabs; and where each of the file's paragraphs went."""
    theirs = {row.table for row in rows if row.table is not None and fold(row.text) in own}
    made: list[Row] = []
    places: dict[int, int] = {}
    last: tuple[int, int] | None = None
    for index, row in enumerate(rows):
        spot = (row.table, row.table_row) if row.table is not None and row.table not in theirs \
            else None
        if spot is not None and spot == last:
            made[-1] = _beside(made[-1], row)
        else:
            made.append(row)
        last = spot
        places[index] = len(made) - 1
    return made, places


def _beside(one: Row, other: Row) -> Row:
    pieces = (*one.pieces, Piece("\t"), *other.pieces) if other.pieces else one.pieces
    return one._replace(pieces=pieces, authors=one.authors | other.authors)
