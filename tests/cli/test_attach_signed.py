"""Attaching the signed copy, as a person types it."""

from __future__ import annotations

import json
from pathlib import Path


def test_the_letter_that_was_signed_is_kept_and_shown_as_signed(run, veto):
    assert run("export", "veto.letter", "-o", "scan.pdf").status == 0
    said = run("attach-signed", "veto.letter", "scan.pdf", "--by", "S. Okoye")
    assert said.status == 0 and "veto.signed.pdf" in said.out
    assert Path("veto.signed.pdf").read_bytes() == Path("scan.pdf").read_bytes()
    shown = json.loads(run("show", "veto.letter", "--json").out)
    assert shown["status"] == "signed" and shown["signed"]["by"] == "S. Okoye"
    assert "signed: veto.signed.pdf, attached by S. Okoye, 2014-05-22" in run(
        "show", "veto.letter").out


def test_what_came_after_the_signature_is_said(run, veto):
    assert run("export", "veto.letter", "-o", "scan.pdf").status == 0
    assert run("attach-signed", "veto.letter", "scan.pdf").status == 0
    Path("note.md").write_text("Otherwise.", "utf-8")
    assert run("edit", "veto.letter", "--text", "situation=@note.md").status == 0
    assert "says other words now" in run("show", "veto.letter").out
    assert json.loads(run("show", "veto.letter", "--json").out)["status"] == "draft"
    Path("veto.signed.pdf").write_bytes(b"%PDF-")
    assert "is not the file that was attached" in run("show", "veto.letter").out
    Path("veto.signed.pdf").unlink()
    assert "is not beside the letter any more" in run("show", "veto.letter").out


def test_a_word_file_is_no_scan(run, veto):
    assert run("export", "veto.letter", "-o", "veto.docx").status == 0
    said = run("attach-signed", "veto.letter", "veto.docx")
    assert said.status == 2 and "no PDF that can be opened" in said.err
    assert not Path("veto.signed.pdf").exists()


def test_a_second_scan_needs_to_be_wanted(run, veto):
    for name in ("one.pdf", "two.pdf"):
        words = ("--for-signature",) if name == "two.pdf" else ()
        assert run("export", "veto.letter", "-o", name, *words).status == 0
    assert run("attach-signed", "veto.letter", "one.pdf").status == 0
    said = run("attach-signed", "veto.letter", "two.pdf")
    assert said.status == 2 and "--replace" in said.err
    assert run("attach-signed", "veto.letter", "two.pdf", "--replace").status == 0
    assert Path("veto.signed.pdf").read_bytes() == Path("two.pdf").read_bytes()
