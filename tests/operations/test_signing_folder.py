"""A signing folder: a cover sheet, and every letter that is to be signed with a pen."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace

from letterdesk.contacts import Recipient
from letterdesk.export.pdf import Pdf
from letterdesk.findings import LetterdeskError, NotUnderstood
from letterdesk.letters.model import Waiver
from letterdesk.letters.store import write_letter
from letterdesk.operations.export import CancelledError, ExportRequest, export
from letterdesk.operations.letter_files import open_letter
from letterdesk.operations.signing_folder import FolderRequest, signing_folder
from tests.export.pdf_letters import faults, page_words, tags

LANGUAGES = ("en", "fr", "es", "ar", "ru", "zh")
OKONJO = Recipient("ambassador", "Amina Okonjo", "f", "FR")
LI = Recipient("ambassador", "Li Wei", None, "CN")


@pytest.fixture
def make(tmp_path, clock):
    """The folder of a letter as a PDF, and what was found."""
    def make(letter, by="S. Okoye", **asked):
        write_letter(tmp_path / "veto.letter", letter)
        made = signing_folder(open_letter(tmp_path / "veto.letter"),
                              FolderRequest(tmp_path / "folder.pdf", **asked), by=by, clock=clock)
        data = made.path.read_bytes() if made.path else b""
        return Pdf(data, 0, ()), made
    return make


def bookmarks(pdf):
    with pikepdf.open(io.BytesIO(pdf.data)) as opened, opened.open_outline() as outline:
        return [str(item.title) for item in outline.root]


def squeezed(pdf, page=0):
    return page_words(pdf)[page]


def test_the_sheet_comes_first_and_then_the_letter_in_each_language(make, six):
    pdf, _ = make(six)
    assert faults(pdf) == []
    assert bookmarks(pdf) == ["For signature", "English", "French", "Spanish", "Arabic",
                              "Russian", "Chinese"]
    with pikepdf.open(io.BytesIO(pdf.data)) as opened:
        (document,) = opened.Root.StructTreeRoot.K
        assert [str(part.Lang)[:2] for part in document.K] == ["en", *LANGUAGES]
    assert "Dear Excellency" in squeezed(pdf, 1)
    assert tags(pdf).count("/Part") == 7


def test_each_recipient_has_a_letter_in_each_language(make, six):
    two = replace(six, languages=("en", "fr"), recipients=(OKONJO, LI))
    pdf, _ = make(two)
    assert bookmarks(pdf)[1:] == ["English · Amina Okonjo", "French · Amina Okonjo",
                                  "English · Li Wei", "French · Li Wei"]
    sheet = squeezed(pdf)
    assert "Amina Okonjo, France" in sheet and "Li Wei, China" in sheet
    assert "Letters to sign 4" in sheet
    assert faults(pdf) == []


def test_a_letter_in_the_folder_is_the_letter_that_is_exported(make, letter, tmp_path, clock):
    pdf, _ = make(letter)
    plain = export(open_letter(tmp_path / "veto.letter"), ExportRequest(tmp_path / "plain.pdf"),
                   clock=clock)
    words = page_words(Pdf(plain.path.read_bytes(), 1, ()))
    assert page_words(pdf)[1:] == words


def test_the_sheet_says_what_to_whom_by_when_and_who(make, letter):
    sheet = squeezed(make(letter, by_when="2014-05-24")[0])
    for words in ("Letter Veto on S/2014/348", "Template Veto in the Council",
                  "Languages English", "Sign by 24 May 2014", "Letters to sign 1",
                  "Who signs Miriam Adeyemi, Convenor, Coalition for Universal Justice",
                  "Prepared by S. Okoye", "To Dear Excellency"):
        assert words in sheet


def test_the_day_may_be_a_field_of_the_letter(make, letter):
    given = replace(letter, values={**letter.values, "sign_by": "2014-05-23"})
    assert "Sign by 23 May 2014" in squeezed(make(given)[0])
    assert "Sign by no day is set" in squeezed(make(letter)[0])
    odd = replace(letter, values={**letter.values, "sign_by": ["x"]})
    assert "no day is set" in squeezed(make(odd)[0])


def test_changes_are_told_part_by_part_and_word_by_word(make, letter, change):
    source = "The crisis in Syria is **old** & _bitter_."
    edited = change(letter, text=(f"situation={source}",), insert_after=("call=One more word.",))
    sheet = squeezed(make(edited)[0])
    assert "Situation" in sheet and "bitter" in sheet and "now lasted three years" in sheet
    assert "Added paragraph" in sheet and "One more word." in sheet
    assert "None: the words are those" not in sheet
    assert "None: the words are those" in squeezed(make(letter)[0])


def test_a_finding_that_was_let_stand_is_told_with_reason_and_name(make, letter, change, found):
    edited = change(letter, text=("situation=It has has lasted.",))
    (doubled,) = found(edited, "doubled-word")
    waived = replace(edited, waived=(
        Waiver(doubled.id, "A quotation", "B. Lind", "2014-05-21T10:00:00+00:00"),
        Waiver("never-found:x", "Gone", "C. Diaz", "yesterday")))
    sheet = squeezed(make(waived)[0])
    assert "“has” stands here twice (English) Reason" in sheet
    assert "Reason: A quotation Let stand by B. Lind, 21 May 2014" in sheet
    assert "never-found:x Reason: Gone Let stand by C. Diaz" in sheet


def test_figures_are_told_with_source_and_date(make, letter):
    sheet = squeezed(make(letter)[0])
    fact = letter.pinned.facts[letter.from_facts["casualties"].fact]
    assert "People killed: 150,000" in sheet
    assert fact.source.split(",")[0] in sheet and "As of" in sheet


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_can_be_in_each_language_whatever_the_letters(make, letter, language):
    pdf, _ = make(letter, language=language)
    assert faults(pdf) == []
    with pikepdf.open(io.BytesIO(pdf.data)) as opened:
        assert str(opened.Root.Lang)[:2] == language
        direction = str(opened.Root.ViewerPreferences.Direction)
    assert direction == ("/R2L" if language == "ar" else "/L2R")


def test_the_sheet_is_in_the_letters_first_language_by_itself(make, six):
    pdf, _ = make(replace(six, languages=("fr", "ar")))
    with pikepdf.open(io.BytesIO(pdf.data)) as opened:
        assert str(opened.Root.Lang) == "fr-FR" or str(opened.Root.Lang)[:2] == "fr"


def test_no_signature_picture_stands_where_a_pen_signs(make, letter):
    pdf, _ = make(letter)
    with pikepdf.open(io.BytesIO(pdf.data)) as opened:
        assert len(opened.pages[1].get_images()) == 1, "the letterhead's logo alone"


def test_what_is_to_put_right_in_any_language_stops_the_folder(make, six, tmp_path):
    lacking = replace(six, values={**six.values, "resolution_subject": {"en": "accountability"}})
    _, made = make(lacking)
    assert made.path is None and not (tmp_path / "folder.pdf").exists()
    assert {f.place.language for f in made.findings if f.code == "missing"} >= {"fr", "zh"}


def test_a_recipient_that_cannot_be_addressed_stops_the_folder(make, letter, tmp_path):
    _, made = make(replace(letter, recipients=(OKONJO, Recipient("emperor", "X"))))
    assert made.path is None and not (tmp_path / "folder.pdf").exists()


def test_a_letter_that_nobody_signs_stops_the_folder(make, letter):
    blocks = {name: replace(block, kind="body") if block.kind == "signature" else block
              for name, block in letter.pinned.blocks.items()}
    pinned = replace(letter.pinned, blocks=blocks)
    _, made = make(replace(letter, pinned=pinned))
    assert made.path is None


def test_a_snapshot_is_kept_where_words_are_new(make, letter, change):
    _, made = make(change(letter, text=("situation=It is so.",)))
    assert [kept.name for kept in made.letter.snapshots][-1] == "Export 1"


def test_the_same_letter_gives_the_same_bytes(make, six):
    assert make(six)[0] == make(six)[0]


@pytest.mark.parametrize(("asked", "reason"), [
    ({"by_when": "soon"}, "“soon” is no date"), ({"language": "de"}, "does not write")])
def test_what_means_nothing_is_refused(make, letter, asked, reason):
    with pytest.raises(NotUnderstood, match=reason):
        make(letter, **asked)


def test_a_folder_is_a_pdf(letter, tmp_path, clock):
    write_letter(tmp_path / "veto.letter", letter)
    with pytest.raises(NotUnderstood, match="is a PDF"):
        signing_folder(open_letter(tmp_path / "veto.letter"),
                       FolderRequest(tmp_path / "folder.docx"), clock=clock)


def test_progress_is_told_and_a_stopped_folder_writes_nothing(six, tmp_path, clock):
    write_letter(tmp_path / "veto.letter", six)
    steps = []
    opened, request = open_letter(tmp_path / "veto.letter"), FolderRequest(tmp_path / "f.pdf")

    def progress(done, in_all, message):
        steps.append((done, in_all))

    with pytest.raises(CancelledError):
        signing_folder(opened, request, clock=clock, progress=progress,
                       cancelled=lambda: len(steps) > 3)
    assert not (tmp_path / "f.pdf").exists()
    steps.clear()
    signing_folder(opened, request, clock=clock, progress=progress)
    assert steps == [(n, 8) for n in range(9)]


def test_a_file_that_cannot_be_written_is_told(letter, tmp_path, clock):
    write_letter(tmp_path / "veto.letter", letter)
    with pytest.raises(LetterdeskError):
        signing_folder(open_letter(tmp_path / "veto.letter"),
                       FolderRequest(Path(tmp_path / "none" / "f.pdf")), clock=clock)


def test_hostile_words_stand_on_the_sheet_as_words(make, letter):
    hostile = replace(letter, title="#import \"x\": * $5 <b>", recipients=(
        Recipient("ambassador", "*_`{{ x }}` ]]>", None, "FR"),),
        waived=(Waiver("x:y", "#panic()\n\x08", "<a>", "\ud7ff"),))
    pdf, made = make(hostile, by="[x] = 1")
    assert made.path and faults(pdf) == []
    sheet = squeezed(pdf)
    assert "{{ x }}` ]]>" in sheet and "#panic()" in sheet and "[x] = 1" in sheet
