"""What counts as the same line, and what LibreOffice alone breaks elsewhere."""

from __future__ import annotations

import pytest

from letterdesk.document.model import Paragraph, Text
from letterdesk.export.parity import comparing
from letterdesk.export.parity.comparing import Parity, compare, italic_words
from letterdesk.export.parity.page_lines import Line, Pages, lines_of
from letterdesk.export.pdf import PdfWriter
from tests.export.docx_letters import FILES, STYLE, letter, paragraph


def pages(*lines: str, count: int = 1) -> Pages:
    return Pages(tuple(Line(1, 100.0 + 15 * n, tuple(words.split()))
                       for n, words in enumerate(lines)), count)


@pytest.fixture
def held(monkeypatch):
    """Compares lines as they would be read from two files."""
    def made(ours: Pages, theirs: Pages, **how) -> Parity:
        read = iter((ours, theirs))
        monkeypatch.setattr(comparing, "lines_of", lambda _path, **_how: next(read))
        return compare("one", "other", **how)
    return made


def test_the_same_lines_are_alike_whatever_parts_their_words(held):
    found = held(pages("We call on", "your Government"),
                 pages("We call\u00a0on", "your Govern\u00adment"))
    assert (found.alike, found.lines, found.differing) == (2, 2, ())
    assert found.share == 1.0 and found.is_enough("en")


def test_a_line_that_breaks_elsewhere_is_named(held):
    found = held(pages("We call on your", "Government to", "act."),
                 pages("We call on", "your Government to", "act."))
    assert (found.alike, found.lines, found.italic) == (1, 3, 0)
    assert found.differing[0] == "PDF  page 1: We call on your"
    assert not found.is_enough("en")


def test_a_break_before_an_italic_word_is_counted_apart(held):
    found = held(pages("We call on Le Monde", "to say so.", "It did."),
                 pages("We call on", "Le Monde to say so.", "It did."),
                 italic=frozenset({"Le", "Monde"}))
    assert (found.italic, found.share) == (2, 1.0)
    assert all("(italic rule)" in line for line in found.differing)
    upright = held(pages("We call on Le Monde", "to say so.", "It did."),
                   pages("We call on", "Le Monde to say so.", "It did."))
    assert upright.italic == 0 and upright.share < 0.5


def test_pages_that_differ_are_never_enough(held):
    found = held(pages("One.", count=1), pages("One.", count=2))
    assert found.share == 1.0 and not found.is_enough("en")


@pytest.mark.parametrize(("language", "alike", "enough"), [
    ("en", 98, False), ("en", 99, True), ("ar", 95, False), ("ar", 96, True),
    ("zh", 79, False), ("zh", 80, True)])
def test_each_language_has_its_share(language, alike, enough):
    assert Parity(100, alike, alike, (2, 2), 0.0, ()).is_enough(language) is enough


def test_italic_words_are_those_of_the_document():
    document = letter(Paragraph((Text("See "), Text("Le Monde", emphasis=True), Text("."))))
    assert italic_words(document) == {"Le", "Monde"}


def test_lines_are_read_from_a_pdf_without_head_and_foot(tmp_path):
    pdf = tmp_path / "one.pdf"
    pdf.write_bytes(PdfWriter().write(letter(paragraph("We call."), paragraph("You act.")),
                                      STYLE, FILES).data)
    read = lines_of(pdf, has_letterhead=False)
    assert read.pages == 1
    assert [" ".join(line.words) for line in read.lines][-2:] == ["We call.", "You act."]
