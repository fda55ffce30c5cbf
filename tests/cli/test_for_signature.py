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
