"""letterdesk parity: the lines of a letter's PDF beside those of its DOCX in LibreOffice."""

from __future__ import annotations

import json

import pytest

from letterdesk.export.parity import comparing, office, page_lines
from letterdesk.operations import parity
from letterdesk.resources import bundled_library

needs_office = pytest.mark.skipif(not (office.office_program() and page_lines.reader()),
                                  reason="needs LibreOffice and pdftotext")
EXAMPLES = bundled_library() / "examples"


@pytest.mark.long
@needs_office
def test_the_reference_letter_has_the_same_lines_in_both_files(run, veto):
    said = run("parity", str(veto))
    assert said.status == 0 and said.out.startswith("en: ")
    told = json.loads(run("parity", str(veto), "--json").out)[0]
    assert told["alike"] == told["lines"] > 25 and told["pages"] == [1, 1]


@pytest.mark.long
@needs_office
@pytest.mark.parametrize("language", ["en", "fr", "es", "ar", "ru", "zh"])
def test_each_example_is_as_alike_as_its_language_allows(run, language):
    for file in sorted(EXAMPLES.glob(f"*.{language}.letter")):
        said = run("parity", str(file))
        assert said.status == 0, said.out


def test_without_libreoffice_it_says_what_to_install(run, veto, monkeypatch):
    monkeypatch.setattr(parity, "office_program", lambda: None)
    said = run("parity", str(veto))
    assert said.status == 1 and "LibreOffice is not installed" in said.err
    assert "install LibreOffice" in said.err


def test_a_language_that_the_letter_has_not_is_refused(run, veto):
    said = run("parity", str(veto), "--lang", "fr")
    assert said.status == 2 and "fr" in said.err


def test_lines_that_differ_are_printed_and_end_in_1(run, veto, monkeypatch):
    found = comparing.Parity(30, 28, 28, (1, 1), 0.4, ("PDF  page 1: one", "DOCX page 1: two"), 1)
    monkeypatch.setattr(parity, "office_program", lambda: "soffice")
    monkeypatch.setattr(parity, "reader", lambda: "pdftotext")
    monkeypatch.setattr(parity, "lay_out", lambda words, folder: dict.fromkeys(words, folder))
    monkeypatch.setattr(parity, "compare", lambda *_paths, **_how: found)
    said = run("parity", str(veto))
    assert said.status == 1
    assert "28 of 30 lines alike" in said.out and "    DOCX page 1: two" in said.out
    assert "words in italics: 1" in said.out
