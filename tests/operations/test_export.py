import ast
import io
import os
import zipfile

import pytest
from msgspec.structs import replace

from letterdesk.findings import LetterdeskError, NotUnderstood
from letterdesk.letters.compose import compose
from letterdesk.letters.file_form import letter_bytes
from letterdesk.letters.model import Letter
from letterdesk.letters.store import write_letter
from letterdesk.operations.edit import EditRequest, edit
from letterdesk.operations.export import CancelledError, ExportRequest, export
from letterdesk.operations.letter_files import open_letter, save_letter


@pytest.fixture
def opened(letter, tmp_path):
    write_letter(tmp_path / "veto.letter", letter)
    return open_letter(tmp_path / "veto.letter")


def edited(opened, clock, **asked):
    after = edit(opened.letter, EditRequest(**asked), library=lambda: None, clock=clock)
    return save_letter(opened, after)


def test_pdf_docx_and_text_are_written_by_the_ending(opened, tmp_path, clock):
    for ending, start in ((".pdf", b"%PDF"), (".docx", b"PK"), (".TXT", b"22 May 2014")):
        path = tmp_path / f"out{ending}"
        assert export(opened, ExportRequest(path), clock=clock).path == path
        assert path.read_bytes().startswith(start)


def test_the_same_letter_gives_the_same_bytes_after_its_library_went(opened, tmp_path, clock):
    for ending in ("pdf", "docx", "txt"):
        one, two = tmp_path / f"1.{ending}", tmp_path / f"2.{ending}"
        export(opened, ExportRequest(one), clock=clock)
        export(open_letter(opened.path), ExportRequest(two))
        assert one.read_bytes() == two.read_bytes()


def test_an_export_replaces_the_file_that_is_there(opened, tmp_path, clock):
    path = tmp_path / "out.txt"
    path.write_text("old", "utf-8")
    export(opened, ExportRequest(path), clock=clock)
    assert "Dear Excellency" in path.read_text("utf-8")


def test_text_is_wrapped_or_not(opened, tmp_path, clock):
    path = tmp_path / "out.txt"
    export(opened, ExportRequest(path), clock=clock)
    assert max(map(len, path.read_text("utf-8").splitlines())) <= 72
    export(opened, ExportRequest(path, unwrapped=True), clock=clock)
    assert max(map(len, path.read_text("utf-8").splitlines())) > 300


def test_what_is_to_put_right_stops_an_export_and_not_a_draft(opened, tmp_path, clock):
    opened = edited(opened, clock, set=("country=", "resolution=S/20x"))
    path = tmp_path / "out.pdf"
    stopped = export(opened, ExportRequest(path), clock=clock)
    assert stopped.path is None and not path.exists()
    assert {f.place.field for f in stopped.findings} >= {"country", "resolution"}
    before = opened.path.read_bytes()
    assert export(opened, ExportRequest(path, draft=True), clock=clock).path == path
    assert opened.path.read_bytes() == before


def test_a_snapshot_is_kept_where_the_words_are_new_and_changed_stays(opened, tmp_path, clock):
    path = tmp_path / "out.txt"
    first = export(opened, ExportRequest(path), by="Sam", clock=clock)
    assert [kept.name for kept in first.letter.snapshots] == ["As made"]
    opened = edited(opened, clock, set=("vetoed_drafts=5",))
    second = export(opened, ExportRequest(path), by="Sam", clock=clock)
    assert [kept.name for kept in second.letter.snapshots] == ["As made", "Export 1"]
    again = open_letter(opened.path)
    assert again.letter == second.letter
    assert again.letter.changed == opened.letter.changed
    export(again, ExportRequest(path), clock=clock)
    assert open_letter(opened.path).letter == second.letter
    opened = edited(again, clock, set=("vetoed_drafts=6",))
    names = [k.name for k in export(opened, ExportRequest(path), clock=clock).letter.snapshots]
    assert names == ["As made", "Export 1", "Export 2"]


def test_a_letter_that_cannot_be_written_is_exported_all_the_same(
    opened, tmp_path, clock, monkeypatch
):
    opened = edited(opened, clock, set=("vetoed_drafts=5",))
    monkeypatch.setattr(os, "access", lambda path, mode: path != opened.path)
    exported = export(opened, ExportRequest(tmp_path / "out.txt"), clock=clock)
    assert exported.path is not None
    assert exported.letter.snapshots == opened.letter.snapshots


def test_a_snapshot_that_cannot_be_kept_is_told_and_the_export_stands(opened, tmp_path, clock):
    opened = edited(opened, clock, set=("vetoed_drafts=5",))
    opened.path.write_bytes(letter_bytes(replace(opened.letter, title="Changed elsewhere")))
    exported = export(opened, ExportRequest(tmp_path / "out.txt"), clock=clock)
    assert exported.path is not None
    assert exported.findings[-1].code == "changed-outside"
    assert "Changed elsewhere" in opened.path.read_text("utf-8")


def test_words_that_an_earlier_program_kept_are_the_ones_printed(opened, tmp_path, clock):
    (first,) = opened.letter.snapshots
    kept = dict(first.documents["en"])
    text = str(kept).replace("Dear Excellency", "Dear Colleague")
    older = replace(first, documents={"en": ast.literal_eval(text)})
    letter = replace(opened.letter, snapshots=(older,))
    path = tmp_path / "out.txt"
    exported = export(opened._replace(letter=letter), ExportRequest(path), clock=clock)
    assert [finding.code for finding in exported.findings] == ["words-of-before"]
    assert "Dear Colleague" in path.read_text("utf-8")
    changed = replace(letter, title="x", values={**letter.values, "vetoed_drafts": 5})
    export(opened._replace(letter=changed), ExportRequest(path), clock=clock)
    assert "Dear Excellency" in path.read_text("utf-8")


def test_an_export_can_be_stopped_before_anything_is_written(opened, tmp_path, clock):
    steps = []
    path = tmp_path / "out.txt"
    with pytest.raises(CancelledError):
        export(opened, ExportRequest(path), clock=clock, cancelled=lambda: True)
    assert not path.exists()
    export(opened, ExportRequest(path), clock=clock,
           progress=lambda done, of, words: steps.append((done, of, words.shown())))
    assert [step[0] for step in steps] == [0, 1, 2, 3]
    assert {step[1] for step in steps} == {3}


def test_an_ending_and_a_language_that_are_not_there_are_not_understood(opened, tmp_path, clock):
    with pytest.raises(NotUnderstood, match="none of the endings"):
        export(opened, ExportRequest(tmp_path / "out.odt"), clock=clock)
    with pytest.raises(NotUnderstood, match="no version in “ru”"):
        export(opened, ExportRequest(tmp_path / "out.pdf", language="ru"), clock=clock)


def test_a_folder_that_is_not_there_is_named_and_nothing_is_kept(opened, tmp_path, clock):
    before = opened.path.read_bytes()
    with pytest.raises(LetterdeskError, match="folder is not there"):
        export(opened, ExportRequest(tmp_path / "none" / "out.txt"), clock=clock)
    assert opened.path.read_bytes() == before


def test_the_map_in_the_docx_names_the_letters_parts(opened, tmp_path, clock):
    path = tmp_path / "out.docx"
    export(opened, ExportRequest(path), clock=clock)
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        texts = [package.read(n).decode("utf-8", "replace") for n in package.namelist()
                 if n.startswith("customXml/")]
    assert any("opening-coalition" in text and opened.letter.id in text for text in texts)


def test_a_letter_changed_outside_is_not_written_over(opened):
    opened.path.write_bytes(b"other")
    with pytest.raises(LetterdeskError, match="another program changed"):
        save_letter(opened, opened.letter)
    opened.path.unlink()
    assert save_letter(opened, opened.letter).path.exists()


def test_a_newer_letter_is_exported_and_stays_as_it_is(opened, tmp_path, clock):
    newer: Letter = replace(opened.letter, format=2, snapshots=())
    opened = opened._replace(letter=newer)
    assert opened.is_read_only
    before = opened.path.read_bytes()
    assert export(opened, ExportRequest(tmp_path / "out.txt"), clock=clock).path
    assert opened.path.read_bytes() == before
    assert compose(newer, "en").document.elements
