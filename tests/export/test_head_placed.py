"""Where a house style sets date, address and subject: at the edges, past the middle, centred."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from letterdesk.document.model import AddressBlock, Addresses, Date, Subject
from letterdesk.export.docx import write_docx
from letterdesk.export.pdf import PdfWriter
from letterdesk.library.model import HouseStyle
from tests.export.docx_letters import W, letter, paragraph, said
from tests.export.pdf_letters import faults, place_of

PAGE, MARGIN = 595.3, 70.9
PLACED = HouseStyle(date="end", addresses="end", subject="centred")
USUAL = HouseStyle()
WORDS = {"en": ("NOON", "MISSION", "MATTER"), "ar": ("ظهرا", "البعثة", "الموضوع")}


def head(language: str, columns: int = 1):
    date, address, subject = WORDS[language]
    blocks = (AddressBlock(said(address)),) * columns
    return letter(Date(said(date)), Addresses(blocks, columns), Subject(said(subject)),
                  paragraph("words"), language=language)


def places(style: HouseStyle, language: str, columns: int = 1):
    pdf = PdfWriter().write(head(language, columns), style, {})
    assert faults(pdf) == []
    return [place_of(pdf, word) for word in WORDS[language]]


def test_a_date_at_the_end_an_address_past_the_middle_and_a_subject_in_it():
    date, address, subject = places(PLACED, "en")
    assert date.right == pytest.approx(PAGE - MARGIN, abs=1)
    assert address.x == pytest.approx(MARGIN + 0.55 * (PAGE - 2 * MARGIN), abs=1)
    assert (subject.x + subject.right) / 2 == pytest.approx(PAGE / 2, abs=1)


def test_arabic_is_mirrored():
    date, address, subject = places(PLACED, "ar")
    assert date.x == pytest.approx(MARGIN, abs=1.5)
    assert address.right == pytest.approx(PAGE - MARGIN - 0.55 * (PAGE - 2 * MARGIN), abs=1.5)
    assert (subject.x + subject.right) / 2 == pytest.approx(PAGE / 2, abs=1.5)


def test_without_a_word_of_the_style_all_stand_at_the_leading_edge():
    assert {round(place.x) for place in places(USUAL, "en")} == {round(MARGIN)}


def test_addresses_in_columns_keep_the_whole_line():
    _date, address, _subject = places(PLACED, "en", columns=2)
    assert address.x == pytest.approx(MARGIN, abs=1)


@pytest.mark.parametrize(("style", "wanted"), [
    (PLACED, {"Date": "right", "SubjectLine": "center"}), (USUAL, {})])
def test_word_has_them_as_styles(style, wanted):
    with zipfile.ZipFile(io.BytesIO(write_docx(head("en"), style, {}))) as package:
        styles = etree.fromstring(package.read("word/styles.xml"))
    found = {one.get(f"{W}styleId"): align.get(f"{W}val")
             for one in styles.iter(f"{W}style") for align in one.iter(f"{W}jc")}
    assert {name: found.get(name) for name in ("Date", "SubjectLine") if name in found} == wanted
