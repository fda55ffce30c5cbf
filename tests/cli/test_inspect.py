"""letterdesk inspect, as a person types it."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest

from letterdesk.operations.letter_files import open_letter


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_file_says_its_letter_library_and_snapshot(run, veto, kind):
    name = f"x.{kind}"
    run("edit", str(veto), "--set", "vetoed_drafts=5")
    assert run("export", str(veto), "-o", name).status == 0
    letter = open_letter(veto).letter
    said = run("inspect", name)
    assert said.status == 0 and f"{name}: as it was exported" in said.out
    for words in (letter.id, letter.title, "language: en", letter.library.id,
                  letter.library.fingerprint, "snapshot: Export 1"):
        assert words in said.out
    told = json.loads(run("inspect", name, "--json").out)
    assert told["format"] == kind and told["unchanged"] is True
    assert told["made_from"]["snapshot"] == letter.snapshots[-1].name == "Export 1"
    assert told["made_from"]["state"] == letter.snapshots[-1].state
    assert told["made_from"]["draft"] is False
    again = run("export", str(veto), "-o", f"again.{kind}")
    assert again.status == 0 and Path(name).read_bytes() == Path(f"again.{kind}").read_bytes()


def test_a_draft_has_no_snapshot_of_words_that_were_never_kept(run, veto):
    run("edit", str(veto), "--set", "country=")
    assert run("export", str(veto), "-o", "x.pdf", "--draft").status == 0
    said = run("inspect", "x.pdf")
    assert said.status == 0
    assert "a draft, as it was exported" in said.out and "none was kept" in said.out


def test_a_changed_file_is_told_with_status_one(run, veto):
    run("export", str(veto), "-o", "x.docx")
    document = docx.Document("x.docx")
    next(r for p in document.paragraphs for r in p.runs if r.text).text = "other words"
    document.save("x.docx")
    said = run("inspect", "x.docx")
    assert said.status == 1 and "changed since it was exported" in said.out
    assert json.loads(run("inspect", "x.docx", "--json").out)["unchanged"] is False


def test_a_file_of_another_program_is_told_with_status_one(run):
    made = io.BytesIO()
    docx.Document().save(made)
    Path("other.docx").write_bytes(made.getvalue())
    said = run("inspect", "other.docx")
    assert said.status == 1 and "not from Letterdesk" in said.out
    assert json.loads(run("inspect", "other.docx", "--json").out)["made_from"] is None


@pytest.mark.parametrize(("data", "status", "words"), [
    (None, 2, "no such file"), (b"words", 2, "neither a PDF nor a Word file"),
    (b"", 2, "neither"), (b"%PDF-1.7\nxx", 1, "broken"), (b"PK\x03\x04xx", 1, "broken"),
    (bytes.fromhex("d0cf11e0a1b11ae1"), 1, "password")])
def test_what_cannot_be_inspected_is_told_in_a_sentence(run, data, status, words):
    if data is not None:
        Path("x.pdf").write_bytes(data)
    said = run("inspect", "x.pdf")
    assert said.status == status and words in said.err and "x.pdf" in said.err


def test_the_files_in_a_message_say_it_too(run, veto):
    import email
    import email.policy

    run("export", str(veto), "-o", "x.eml")
    made = email.message_from_bytes(Path("x.eml").read_bytes(), policy=email.policy.default)
    for number, attached in enumerate(made.iter_attachments()):
        Path(str(number)).write_bytes(attached.get_content())
        assert run("inspect", str(number)).status == 0


def test_a_folder_is_no_file(run):
    Path("folder").mkdir()
    assert run("inspect", "folder").status == 2


@pytest.mark.parametrize(("options", "name", "told"), [
    (("--redline",), "x.pdf", "a redline, as it was exported"),
    (("--redline",), "x.docx", "a redline, as it was exported"),
    (("--signing-folder",), "x.pdf", "a signing folder, as it was exported")])
def test_what_is_no_plain_letter_says_what_it_is(run, veto, options, name, told):
    Path("more.txt").write_text("We ask for a reply.", encoding="utf-8")
    assert run("edit", str(veto), "--insert-after", "opening=@more.txt").status == 0
    assert run("export", str(veto), *options, "-o", name).status == 0
    said = run("inspect", name)
    assert said.status == 0 and said.out.startswith(f"{name}: {told}")
    assert "l-" in said.out and "language: en" in said.out
