"""A signed copy lies beside its letter, which knows whether it still says what was signed."""

from __future__ import annotations

import io

import msgspec
import pikepdf
import pytest
from msgspec.structs import replace

from letterdesk.findings import LetterdeskError, NotUnderstood
from letterdesk.letters.applying import apply
from letterdesk.letters.changes import TakeLetter
from letterdesk.letters.combine import combine
from letterdesk.letters.model import SignedCopy
from letterdesk.letters.store import write_letter
from letterdesk.operations.duplicate import duplicate, letter_like
from letterdesk.operations.export import ExportRequest, export
from letterdesk.operations.letter_files import open_letter, save_letter
from letterdesk.operations.recents import LetterFile, listed
from letterdesk.operations.restore import restore
from letterdesk.operations.show import show
from letterdesk.operations.signed_copy import attach_signed, signed_state
from letterdesk.resources import bundled_library


def scan(folder, name="scan.pdf", pages=1):
    file, target = pikepdf.new(), io.BytesIO()
    for _ in range(pages):
        file.add_blank_page()
    file.save(target, static_id=True)
    (folder / name).write_bytes(target.getvalue())
    return folder / name


@pytest.fixture
def opened(letter, tmp_path):
    (tmp_path / "letters").mkdir()
    write_letter(tmp_path / "letters" / "veto.letter", letter)
    return open_letter(tmp_path / "letters" / "veto.letter")


@pytest.fixture
def signed(opened, tmp_path, clock):
    attach_signed(opened, scan(tmp_path), by="S. Okoye", clock=clock)
    return open_letter(opened.path)


def state(opened):
    return signed_state(open_letter(opened.path).letter, opened.path.parent)


def test_the_scan_lies_beside_the_letter_and_is_noted_in_it(signed, tmp_path):
    kept = signed.path.with_name("veto.signed.pdf")
    assert kept.read_bytes() == (tmp_path / "scan.pdf").read_bytes()
    copy = signed.letter.signed
    assert (copy.file, copy.by, copy.on) == (
        "veto.signed.pdf", "S. Okoye", "2014-05-22T12:00:00-04:00")
    assert state(signed) == "signed"
    shown = show(signed.letter, folder=signed.path.parent)
    assert (shown.status, shown.signed.state) == ("signed", "signed")


def test_a_letter_without_one_is_a_draft(opened):
    assert state(opened) == "none"
    shown = show(opened.letter, folder=opened.path.parent)
    assert (shown.status, shown.signed) == ("draft", None)


def test_exports_give_the_same_bytes_as_before(opened, tmp_path, clock):
    export(opened, ExportRequest(tmp_path / "a.pdf"), clock=clock)
    attach_signed(open_letter(opened.path), scan(tmp_path), clock=clock)
    exported = export(open_letter(opened.path), ExportRequest(tmp_path / "b.pdf"), clock=clock)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    assert exported.letter.signed is not None


def test_other_words_after_signing_are_not_signed(signed, change, clock):
    after = change(signed.letter, text=("situation=It is otherwise.",))
    save_letter(signed, after)
    assert state(signed) == "changed since"
    assert show(after, folder=signed.path.parent).status == "draft"


def test_a_copy_that_is_gone_or_another_file_is_told(signed, tmp_path):
    kept = signed.path.with_name("veto.signed.pdf")
    kept.write_bytes(kept.read_bytes() + b"%")
    assert state(signed) == "altered"
    kept.unlink()
    assert state(signed) == "gone"


@pytest.mark.parametrize("name", ["../secret.pdf", "/etc/passwd", "", "..", "a\0b"])
def test_a_name_in_a_letter_leads_to_no_other_folder(signed, tmp_path, name):
    (tmp_path / "secret.pdf").write_bytes(b"%PDF-")
    hostile = replace(signed.letter, signed=replace(signed.letter.signed, file=name))
    assert signed_state(hostile, signed.path.parent) == "gone"


def test_a_file_of_that_name_is_replaced_only_where_that_is_asked_for(signed, tmp_path, clock):
    other = scan(tmp_path, "other.pdf", pages=2)
    with pytest.raises(NotUnderstood, match="already"):
        attach_signed(signed, other, clock=clock)
    assert state(signed) == "signed"
    attach_signed(signed, other, replacing=True, clock=clock)
    assert signed.path.with_name("veto.signed.pdf").read_bytes() == other.read_bytes()
    assert state(signed) == "signed"


def test_the_same_scan_may_be_attached_again(signed, tmp_path, clock):
    attach_signed(signed, tmp_path / "scan.pdf", by="B. Lind", clock=clock)
    assert open_letter(signed.path).letter.signed.by == "B. Lind"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"PK\x03\x04",
                                  b"%PDF-1.7\ntrailer<</Root 1>>"])
def test_what_is_no_pdf_is_refused_and_nothing_is_written(opened, tmp_path, data, clock):
    (tmp_path / "x.pdf").write_bytes(data)
    with pytest.raises(NotUnderstood, match="no PDF that can be opened"):
        attach_signed(opened, tmp_path / "x.pdf", clock=clock)
    assert not opened.path.with_name("veto.signed.pdf").exists() and state(opened) == "none"


def test_a_scan_that_is_not_there_is_refused(opened, tmp_path, clock):
    with pytest.raises(NotUnderstood, match="cannot be read"):
        attach_signed(opened, tmp_path / "none.pdf", clock=clock)
    with pytest.raises(NotUnderstood, match="cannot be read"):
        attach_signed(opened, tmp_path, clock=clock)


def test_a_letter_changed_outside_keeps_neither(opened, tmp_path, clock):
    write_letter(opened.path, replace(opened.letter, title="Another"))
    with pytest.raises(LetterdeskError, match="another program changed"):
        attach_signed(opened, scan(tmp_path), clock=clock)
    assert not opened.path.with_name("veto.signed.pdf").exists()
    old = scan(opened.path.parent, "veto.signed.pdf", pages=3).read_bytes()
    with pytest.raises(LetterdeskError):
        attach_signed(opened, scan(tmp_path), replacing=True, clock=clock)
    assert opened.path.with_name("veto.signed.pdf").read_bytes() == old


def test_the_examples_stay_as_they_are(tmp_path, clock):
    example = bundled_library() / "examples" / "veto-reform.en.letter"
    with pytest.raises(LetterdeskError, match="can only be read"):
        attach_signed(open_letter(example), scan(tmp_path), clock=clock)


def test_another_letter_made_from_it_is_not_signed(signed, clock):
    assert duplicate(signed.letter, clock=clock).signed is None
    assert letter_like(signed.letter, clock=clock).signed is None


def test_an_earlier_state_put_back_keeps_the_copy(signed, change, clock):
    after = change(signed.letter, text=("situation=It is otherwise.",))
    assert signed_state(after) == "changed since"
    letter = restore(after, after.snapshots[0].name, clock=clock)[0]
    assert letter.signed == signed.letter.signed and signed_state(letter) == "signed"
    taken = apply(after, TakeLetter(replace(signed.letter, signed=None), "copy", "x")).letter
    assert taken.signed == signed.letter.signed


def test_joined_copies_keep_the_later_signed_copy(letter):
    early = SignedCopy("a.signed.pdf", "0" * 64, "A", "2014-05-22T10:00:00+00:00", "s")
    late = replace(early, hash="1" * 64, on="2014-05-23T10:00:00+00:00")
    mine, theirs = replace(letter, signed=early, title="Mine"), replace(letter, signed=late)
    assert combine(letter, mine, theirs).letter.signed == late
    assert combine(letter, mine, replace(letter, title="Theirs")).letter.signed == early
    both = combine(mine, mine, replace(mine, signed=late))
    assert both.letter.signed == late


def test_the_list_of_letters_knows_it(signed, change, clock):
    entry, _ = listed(LetterFile(signed.path, "s", 0.0), clock().date())
    assert entry.is_signed
    save_letter(signed, change(signed.letter, text=("situation=It is otherwise.",)))
    entry, _ = listed(LetterFile(signed.path, "s", 0.0), clock().date())
    assert not entry.is_signed and msgspec.to_builtins(entry, enc_hook=str)["is_signed"] is False
