"""Whether a signature picture is printed is asked for at each export."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pikepdf
import pytest


def pictures(file):
    """How many pictures a PDF's last page or a Word file holds; the letterhead's logo is one."""
    if file.endswith(".pdf"):
        with pikepdf.open(file) as opened:
            return len(opened.pages[-1].get_images())
    return sum("/media/" in name for name in zipfile.ZipFile(file).namelist())


@pytest.mark.parametrize("ending", [".pdf", ".docx"])
def test_a_picture_is_printed_where_it_is_asked_for_and_its_person_agreed(run, veto, ending):
    for words, count in (((), 1), (("--no-signature-picture",), 1), (("--signature-picture",), 2)):
        assert run("export", "veto.letter", "-o", f"v{ending}", *words).status == 0
        assert pictures(f"v{ending}") == count


def test_without_consent_no_wish_prints_it_and_it_is_said(run, tmp_path):
    assert run("library", "init", "own").status == 0
    file = Path("own/signatories.toml")
    told = file.read_text("utf-8")
    file.write_text(told.replace("consent = 2014-01-15\n", ""), "utf-8")
    assert told.count("consent = 2014-01-15\n") == 1
    from tests.cli.conftest import REFERENCE

    assert run("new", "veto-reform", "--lang", "en", *REFERENCE, "--library", "own",
               "-o", "own.letter").status == 0
    said = run("export", "own.letter", "--signature-picture", "-o", "own.pdf")
    assert said.status == 0 and pictures("own.pdf") == 1
    assert "the signature picture of Miriam Adeyemi is not printed" in said.err


@pytest.mark.parametrize("wish", ["--for-signature", "--signing-folder"])
def test_no_picture_stands_where_somebody_is_still_to_sign(run, veto, wish):
    said = run("export", "veto.letter", wish, "--signature-picture", "-o", "v.pdf")
    assert said.status == 2 and "--signature-picture" in said.err
    assert not Path("v.pdf").exists()
