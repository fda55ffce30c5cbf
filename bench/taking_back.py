"""Taking back a Word file of ten pages, beside python-docx reading the words of the same file."""

from __future__ import annotations

import io

import docx

from bench.figures import Ratio, Series, in_turns
from bench.letters import LANGUAGE, WORDS, longer_letter
from letterdesk.export import prepare
from letterdesk.export.docx import write_docx
from letterdesk.export.docx.ooxml import name
from letterdesk.letters.compose import compose
from letterdesk.letters.model import Letter
from letterdesk.operations.parts_map import parts_map
from letterdesk.operations.take_back import TakenBack, all_taken

_PARAGRAPHS = 60
"""Of five lines each: ten pages."""
_EVERY = 7
_ROUNDS = 20


def measure() -> tuple[list[Series], list[Ratio]]:
    """Times and ratios."""
    letter = longer_letter(_PARAGRAPHS)
    files = [changed(letter, number) for number in range(_ROUNDS + 2)]

    def take(number: int) -> None:
        _, offers = all_taken(TakenBack(letter, files[number]))
        if len(offers) < _PARAGRAPHS // _EVERY:
            raise AssertionError("not every change was found")

    series = in_turns([
        ("taking back a Word file of ten pages", take),
        ("python-docx reads the words of the same file", lambda n: read_words(files[n])),
    ], _ROUNDS)
    ours, plain = series
    return series, [
        Ratio("taking back a Word file of ten pages", ours.median, 300, unit="ms"),
        Ratio("the same / python-docx reading its words", ours.median / plain.median, 40),
    ]


def changed(letter: Letter, number: int) -> bytes:
    """The letter's Word file with a word changed in every seventh paragraph."""
    composition = compose(letter, LANGUAGE)
    prepared = prepare(composition.document, letter.pinned.style, letter.pinned.files)
    data = write_docx(prepared.document, letter.pinned.style, letter.pinned.files,
                      parts_map(letter, composition))
    package = docx.Document(io.BytesIO(data))
    texts = [text for text in package.element.iter(name("t")) if WORDS.strip() in (text.text or "")]
    for text in texts[number % _EVERY::_EVERY]:
        text.text = str(text.text).replace("stand between", f"stand {number} times between", 1)
    kept = io.BytesIO()
    package.save(kept)
    return kept.getvalue()


def read_words(data: bytes) -> str:
    """All words of a file, as python-docx gives them."""
    document = docx.Document(io.BytesIO(data))
    return "\n".join(paragraph.text for paragraph in document.paragraphs)
