"""Every example of the bundled library in every house style: conforming, small, read in order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from letterdesk.document.model import Document, Text, spans_of
from letterdesk.export import prepare
from letterdesk.export.pdf import PdfWriter
from letterdesk.letters.compose import compose
from letterdesk.letters.store import read_letter
from letterdesk.library import load_library
from letterdesk.library.model import HouseStyle
from letterdesk.resources import bundled_library
from tests.export.pdf_letters import faults, poppler_words

EXAMPLES = sorted((bundled_library() / "examples").glob("*.letter"))
MOST_BYTES, MOST_BYTES_OF_CHINESE = 80_000, 130_000
"""Of a page without pictures."""
_DOUBLED = re.compile("([\u0620-\u064a])\\1+")


@pytest.fixture(scope="module")
def writer() -> PdfWriter:
    return PdfWriter()


@pytest.fixture(scope="module")
def styles() -> Mapping[str, HouseStyle]:
    return load_library(bundled_library())[0].styles


def document_of(file, style: HouseStyle) -> tuple[Document, Mapping[str, bytes]]:
    letter, _ = read_letter(file)
    letter = replace(letter, pinned=replace(letter.pinned, style=style))
    files = letter.pinned.files
    composed = compose(letter, letter.languages[0])
    return prepare(composed.document, style, files).document, files


def shape(words: str) -> str:
    """What two extractions of the same words have in common, whatever forms they give.

    A letter of Arabic with a vowel mark comes twice (docs/fidelity.md), so once is enough.
    """
    plain = unicodedata.normalize("NFKC", words)
    letters = "".join(c for c in plain if unicodedata.category(c)[0] in "LN")
    return _DOUBLED.sub(r"\1", letters)


@pytest.mark.parametrize("style", ["letterhead-a4", "letterhead-us", "plain-a4"])
@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_the_pdf_conforms_and_its_words_are_in_order(file, style, writer, styles) -> None:
    document, files = document_of(file, styles[style])
    pdf = writer.write(document, styles[style], files)
    assert faults(pdf) == []
    read = shape(poppler_words(pdf))
    for element in document.elements:
        for span in spans_of(element):
            if isinstance(span, Text):
                assert shape(span.text) in read, span.text


def test_there_are_examples_in_all_six_languages() -> None:
    assert {file.suffixes[0] for file in EXAMPLES} == {".en", ".fr", ".es", ".ar", ".ru", ".zh"}


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar", "ru", "zh"])
def test_a_page_without_pictures_is_small(language, writer, styles) -> None:
    file = bundled_library() / "examples" / f"veto-reform.{language}.letter"
    document, _files = document_of(file, styles["plain-a4"])
    pdf = writer.write(document, styles["plain-a4"], {})
    assert pdf.pages == 1
    assert len(pdf.data) < (MOST_BYTES_OF_CHINESE if language == "zh" else MOST_BYTES)
