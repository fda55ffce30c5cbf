"""Exporting for electronic signature, as a person types it."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from letterdesk.resources import bundled_library


def fields(file):
    with pikepdf.open(file) as opened:
        form = opened.Root.get("/AcroForm")
        return [] if form is None else [str(field.TU) for field in form.Fields]


def test_the_bundled_letter_gets_a_field_for_who_signs_it(run, veto):
    said = run("export", "veto.letter", "-o", "veto.pdf", "--for-signature")
    assert said.status == 0
    assert fields("veto.pdf") == ["Signature of Miriam Adeyemi"]
    assert run("export", "veto.letter", "-o", "plain.pdf").status == 0
    assert fields("plain.pdf") == []


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar", "ru", "zh"])
def test_the_examples_can_be_exported_for_signature(run, language):
    letter = bundled_library() / "examples" / f"veto-reform.{language}.letter"
    said = run("export", str(letter), "-o", "veto.pdf", "--for-signature")
    assert said.status == 0
    assert len(fields("veto.pdf")) == 1


@pytest.mark.parametrize(("words", "reason"), [
    (("-o", "veto.docx"), "only a PDF"), (("-o", "veto.txt"), "only a PDF"),
    (("-o", "veto.eml"), "only a PDF"), (("-o", "veto.png"), "only a PDF"),
    (("-o", "veto.pdf", "--draft"), "a draft is not for signature")])
def test_what_cannot_be_signed_is_refused_before_anything_is_written(run, veto, words, reason):
    said = run("export", "veto.letter", "--for-signature", *words)
    assert said.status == 2 and reason in said.err
    assert not Path(words[1]).exists()


def test_without_a_signature_block_no_field_has_a_place(run, veto):
    assert run("edit", "veto.letter", "--set", "signatory=").status == 0
    said = run("export", "veto.letter", "-o", "veto.pdf", "--for-signature")
    assert said.status == 1 and not Path("veto.pdf").exists()


def test_what_is_to_put_right_stops_an_export_for_signature(run, veto):
    assert run("edit", "veto.letter", "--set", "country=").status == 0
    said = run("export", "veto.letter", "-o", "veto.pdf", "--for-signature")
    assert said.status == 1 and not Path("veto.pdf").exists()
    assert io.StringIO(said.err).readline().count("country")


def test_a_signing_folder_has_its_sheet_first(run, veto):
    said = run("export", "veto.letter", "--signing-folder", "--by-when", "2014-05-24",
               "-o", "folder.pdf")
    assert said.status == 0
    with pikepdf.open("folder.pdf") as opened:
        assert len(opened.pages) == 2
        with opened.open_outline() as outline:
            assert [str(item.title) for item in outline.root] == ["For signature", "English"]


def test_in_a_folder_the_signing_folder_does_not_take_the_letters_name(run, veto):
    Path("out").mkdir()
    assert run("export", "veto.letter", "-o", "out").status == 0
    assert run("export", "veto.letter", "--signing-folder", "-o", "out").status == 0
    names = sorted(file.name for file in Path("out").iterdir())
    assert len(names) == 2 and any(name.endswith("-signing.pdf") for name in names)


def test_the_sheet_may_be_in_a_language_that_the_letter_is_not_in(run, veto):
    assert run("export", "veto.letter", "--signing-folder", "--lang", "fr",
               "-o", "folder.pdf").status == 0
    with pikepdf.open("folder.pdf") as opened:
        assert str(opened.Root.Lang)[:2] == "fr"


@pytest.mark.parametrize(("words", "reason"), [
    (("--signing-folder", "--draft"), "does not go with"),
    (("--signing-folder", "--for-signature"), "does not go with"),
    (("--by-when", "2014-05-24"), "--by-when needs --signing-folder"),
    (("--signing-folder", "--by-when", "tomorrow"), "is no date")])
def test_wishes_that_do_not_go_together_are_refused(run, veto, words, reason):
    said = run("export", "veto.letter", "-o", "folder.pdf", *words)
    assert said.status == 2 and reason in said.err
    assert not Path("folder.pdf").exists()


def test_a_missing_value_stops_a_signing_folder(run, veto):
    assert run("edit", "veto.letter", "--set", "country=").status == 0
    said = run("export", "veto.letter", "--signing-folder", "-o", "folder.pdf")
    assert said.status == 1 and "was not written" in said.err
    assert not Path("folder.pdf").exists()
