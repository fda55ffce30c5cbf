"""What stands in a Word file beside the words of parts: comments, and what fits nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from letterdesk.findings import LOOK_AT, Finding, Place, say
from letterdesk.importing.docx import Story
from letterdesk.letters.compose import DRAFT_WORDS
from letterdesk.letters.model import PartNote
from letterdesk.operations.taking_back.changed_parts import Told
from letterdesk.operations.taking_back.texts import fold

_COUNTED = re.compile(r"[\d٠-٩۰-۹\s]+")
_MOST = 20_000
"""Characters of one note."""


def notes_of(told: Told, changed: Iterable[tuple[str, str, str]]) -> Iterator[PartNote]:
    """Comments as notes on parts, then what cannot be taken as a change.

    `changed` are parts whose words came back otherwise and cannot be edited.
    """
    language = told.base.language
    words_of = {comment.id: comment.words for comment in told.story.comments}
    for comment in told.story.comments:
        about = comment.about if comment.answers is None else words_of.get(comment.answers, "")
        yield PartNote(comment.words[:_MOST], comment.who, comment.when,
                       told.part_at(comment.row), language, about[:_MOST])
    for part, before, after in changed:
        yield PartNote(after[:_MOST], part=part, language=language, about=before[:_MOST],
                       kind="reads" if after else "deleted")
    before_boxes = {fold(words) for words in told.base.story.aside}
    for words in told.story.aside:
        if fold(words) not in before_boxes:
            yield PartNote(words[:_MOST], language=language, kind="box")
    known = {*_lines(told.base.story.furniture), DRAFT_WORDS[language].strip()}
    for plain, line in _lines(told.story.furniture).items():
        if plain not in known:
            yield PartNote(line[:_MOST], language=language, kind="furniture")


def findings_beside(story: Story, base: Story) -> Iterator[Finding]:
    """What was put into the file and is not taken."""
    if story.pictures > base.pictures:
        yield Finding("docx-picture", LOOK_AT, Place(),
                      say("a picture was put into the Word file; pictures are not taken back"),
                      say("put it into the library if letters are to have it"))


def _lines(furniture: Iterable[str]) -> dict[str, str]:
    """The lines of heads and feet without numbers, which Word counts anew."""
    return {_COUNTED.sub("", fold(line)): line for words in furniture
            for line in words.replace("\v", "\n").split("\n") if _COUNTED.sub("", fold(line))}
