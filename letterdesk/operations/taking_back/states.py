"""The state of a letter that a Word file was exported from, and that file made anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from letterdesk.export import prepare
from letterdesk.export.docx import write_docx
from letterdesk.findings import LOOK_AT, PUT_RIGHT, Finding, LetterdeskError, Place, say
from letterdesk.importing.docx import PartsMap, Story, read_docx
from letterdesk.letters.compose import Composition, compose
from letterdesk.letters.lookup import known, language_of, not_understood
from letterdesk.letters.model import Letter
from letterdesk.letters.restoring import letter_at
from letterdesk.operations.parts_map import parts_map
from letterdesk.operations.taking_back.places import BaseRow

_MOST_SNAPSHOTS = 40
"""The latest ones are looked at."""


class Exported(NamedTuple):
    """A state of the letter, with the Word file that it gives."""

    letter: Letter
    composition: Composition
    story: Story
    rows: tuple[BaseRow, ...]
    bookmarks: Mapping[str, str]
    """Bookmark -> part."""

    @property
    def language(self) -> str:
        return self.composition.document.language


def exported(letter: Letter, language: str) -> Exported:
    """The Word file of a letter as it would be exported, read again."""
    composition = compose(letter, language)
    style, files = letter.pinned.style, letter.pinned.files
    data = write_docx(prepare(composition.document, style, files).document, style, files,
                      parts_map(letter, composition))
    story = read_docx(data)
    bookmarks = {entry.bookmark: entry.part for entry in story.map.parts} if story.map else {}
    rows = tuple(
        BaseRow(bookmarks[name], row) for row in story.rows if row.text.strip()
        for name in sorted(row.bookmarks)[:1] if name in bookmarks)
    return Exported(letter, composition, story, rows, bookmarks)


def refuse_another(letter: Letter, story: Story) -> None:
    """Raises LetterdeskError where the file was exported from another letter."""
    if story.map is not None and story.map.letter != letter.id:
        raise LetterdeskError(Finding(
            "another-letter", PUT_RIGHT, Place(),
            say("the Word file was exported from another letter, not from “{title}”",
                title=letter.title or letter.template),
            say("name the letter that it was exported from")))


def language_in(letter: Letter, story: Story) -> str:
    """The language version that a file holds. Raises NotUnderstood where it has gone, and
    LetterdeskError for a file that Letterdesk did not export."""
    if story.map is not None:
        if story.map.language not in letter.languages:
            raise not_understood(
                say("the Word file holds the version in “{language}”, which this letter has no "
                    "more", language=story.map.language), known(letter.languages))
        return language_of(letter, story.map.language)
    if not any(row.bookmarks for row in story.rows):
        raise LetterdeskError(Finding(
            "not-exported-here", PUT_RIGHT, Place(),
            say("nothing in the Word file says which letter it is of"),
            say("take the file that Letterdesk exported, let your colleague change that one, and "
                "take it back")))
    words = {row.text for row in story.rows}
    return max(letter.languages, key=lambda language: len(
        words & {row.row.text for row in exported(letter, language).rows}))


def state_of(letter: Letter, story: Story, language: str) -> tuple[Letter, tuple[Finding, ...]]:
    """The state that a file was exported from: the letter of now, or one of its snapshots.

    Where it was not kept, the letter of now stands for it, and a finding says so.
    """
    if story.map is None:
        return letter, (Finding(
            "no-map-of-parts", LOOK_AT, Place(),
            say("the program that saved the Word file lost what Letterdesk had noted in it; the "
                "letter of now is compared"), say("look at each change")),)
    best, most = letter, -1
    for state in _states(letter):
        share, is_whole = _agreement(state, story.map, language)
        if is_whole:
            return state, ()
        if share > most:
            best, most = state, share
    return best, (Finding(
        "state-not-kept", LOOK_AT, Place(),
        say("the letter was changed after the Word file was exported, and that state was not "
            "kept; the nearest one is compared"),
        say("changes of your own may show among those of your colleague; look at each")),)


def _states(letter: Letter) -> Iterator[Letter]:
    yield letter
    for snapshot in reversed(letter.snapshots[-_MOST_SNAPSHOTS:]):
        if snapshot.letter:
            try:
                yield letter_at(letter, snapshot).letter
            except LetterdeskError:
                continue


def _agreement(letter: Letter, told: PartsMap, language: str) -> tuple[int, bool]:
    """How many parts have the words that the map tells of, and whether all is as told."""
    if language not in letter.languages:
        return -1, False
    here = parts_map(letter, compose(letter, language))
    parts, there = here["parts"], told.known.get("parts")
    if not isinstance(there, list):
        return 0, letter.changed == told.changed
    same = sum(part in there for part in parts)
    return same, parts == there and _same_values(here["fields"], told.known.get("fields"))


def _same_values(here: Any, there: Any) -> bool:
    return bool(msgspec.json.decode(msgspec.json.encode(here, enc_hook=str)) == there)
