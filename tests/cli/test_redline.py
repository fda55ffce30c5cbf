"""letterdesk export --redline, as a person types it."""

import zipfile

import pytest
from lxml import etree

from tests.export import tracked

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CALL = """Every Member State has a stake in a Council that *is* able to act.[^1] We ask you:

1. to support the French proposal;
2. to say so in the Assembly, see S/RES/2139 (2014).

[^1]: See the [report](https://example.org/report) of May.
"""


@pytest.fixture
def edited(run, veto, desk):
    """The reference letter with a call of its own and a paragraph added."""
    assert run("snapshot", "veto.letter", "--name", "As agreed").status == 0
    (desk / "call.md").write_text(CALL, "utf-8")
    (desk / "added.md").write_text("Nobody may look away.", "utf-8")
    said = run("edit", "veto.letter", "--text", "call=@call.md", "--insert-after",
               "opening=@added.md", "--set", "vetoed_drafts=5")
    assert said.status == 0, said.err
    return veto


def words(path, reading=None):
    return tracked.read(path.read_bytes(), reading)


def test_accepted_it_is_the_export_and_rejected_the_snapshot(run, edited, desk):
    before = edited.read_bytes()
    assert run("export", "veto.letter", "-o", "plain.docx", "--draft").status == 0
    said = run("export", "veto.letter", "-o", "marked.docx", "--redline", "--against", "As agreed")
    assert said.status == 0, said.err
    assert edited.read_bytes() == before
    found = words(desk / "marked.docx", "accepted")
    assert found["body"] == words(desk / "plain.docx")["body"]
    assert run("restore", "veto.letter", "As agreed").status == 0
    assert run("export", "veto.letter", "-o", "then.docx").status == 0
    assert words(desk / "marked.docx", "rejected") == words(desk / "then.docx")


def test_without_a_name_it_is_held_against_the_approved_texts(run, edited, desk):
    assert run("export", "veto.letter", "-o", "marked.docx", "--redline").status == 0
    with zipfile.ZipFile(desk / "marked.docx") as package:
        main = etree.fromstring(package.read("word/document.xml"))
    came = "".join(t.text for mark in main.iter(W + "ins") for t in mark.iter(W + "t"))
    assert "Nobody may look away." in came and "We ask you" not in came[:20]
    assert "five" not in came


def test_the_same_letter_gives_the_same_redline(run, edited, desk):
    for ending in ("docx", "pdf"):
        for name in ("one", "two"):
            assert run("export", "veto.letter", "-o", f"{name}.{ending}", "--redline").status == 0
        assert (desk / f"one.{ending}").read_bytes() == (desk / f"two.{ending}").read_bytes()


def test_what_is_to_put_right_makes_it_a_draft_and_does_not_stop_it(run, edited, desk):
    assert run("edit", "veto.letter", "--set", "resolution_subject=").status == 0
    said = run("export", "veto.letter", "-o", "marked.docx", "--redline")
    assert said.status == 0 and "to put right" in said.err
    with zipfile.ZipFile(desk / "marked.docx") as package:
        assert b"Draft" in package.read("word/header1.xml")


@pytest.mark.parametrize(("asked", "status", "sentence"), [
    (("-o", "x.docx", "--redline", "--against", "None"), 2, "choose from As made, As agreed"),
    (("-o", "x.txt", "--redline"), 2, "write .docx or .pdf"),
    (("-o", "x.docx", "--against", "As agreed"), 2, "add --redline"),
    (("-o", "x.docx", "--redline", "--lang", "fr"), 2, "fr"),
])
def test_what_cannot_be_done_is_said_with_a_way_out(run, edited, desk, asked, status, sentence):
    said = run("export", "veto.letter", *asked)
    assert (said.status, sentence in said.err) == (status, True), said.err
    assert not (desk / asked[1]).exists()


def test_a_letter_without_any_change_says_so(run, veto, desk):
    said = run("export", "veto.letter", "-o", "x.docx", "--redline")
    assert said.status == 1
    assert "no change to mark" in said.err and not (desk / "x.docx").exists()
    said = run("export", "veto.letter", "-o", "x.docx", "--redline", "--against", "As made")
    assert said.status == 1 and "“As made”" in said.err


def test_a_pdf_holds_both_and_is_told_apart_without_colour(run, edited, desk):
    assert run("export", "veto.letter", "-o", "marked.pdf", "--redline", "--against",
               "As agreed").status == 0
    import pdfua
    assert not pdfua.validate(str(desk / "marked.pdf")).findings
