import datetime as dt
import errno
import json
import os
import stat
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from letterdesk.contacts.model import Recipient
from letterdesk.findings import LetterdeskError
from letterdesk.language.usage import Usage
from letterdesk.letters import store
from letterdesk.letters.file_form import letter_bytes
from letterdesk.letters.model import (
    Edit,
    EditBase,
    FromFact,
    Letter,
    LetterPart,
    Pinned,
    Snapshot,
    Waiver,
)
from letterdesk.letters.store import letter_from_bytes, read_letter, stamp_of, write_letter
from letterdesk.library.model import Block, Fact, Field, Part, Template, TextStatus


@pytest.fixture
def letter() -> Letter:
    template = Template(
        id="veto",
        part=(Part("call", ("call-on-all", "call-on-few")), Part("close", ("yours",))),
        field=(Field("date", "date"), Field("country", "country")),
    )
    blocks = {
        "call-on-all": Block("call", id="call-on-all", texts={"en": "We call on\nall.\n\nNow."},
                             text={"en": TextStatus("approved", "sha256:1",
                                                    on=dt.date(2014, 3, 3))}),
        "call-on-few": Block("call", id="call-on-few", texts={"en": "We call on a few."}),
        "yours": Block("close", id="yours", texts={"en": "Yours,"}),
    }
    pinned = Pinned(template, blocks, {"members": Fact(2500, as_of=dt.date(2014, 4, 30))},
                    usages={"en": Usage("en")}, files={"images/logo.png": b"\x89PNG\x00"})
    edit = Edit(EditBase("call-on-all", "sha256:1", {"states|count|plural": "other"}),
                ({"p": ["We ask ", {"chip": "country"}, {"br": True}, {"strong": ["all"]}]},),
                "Sam")
    return Letter(
        "l-7f3k2m9q", "Veto · Syria", "veto", ("en",), "2014-05-22T11:50:00-04:00", pinned,
        values={"country": "SY", "date": "2014-05-22"},
        from_facts={"date": FromFact("members", 2500, "2014-04-30")},
        parts=(LetterPart("call", "call-on-all", edits={"en": edit}), LetterPart("close"),
               LetterPart("added-1", inside=False, free={"en": ({"p": ["Thanks."]},)})),
        recipients=(Recipient("ambassador", "Ana Prieto", "f", "ES", "es", address=("New York",)),),
        waived=(Waiver("number-differs:call", "Updated today.", "Sam", "2014-05-22"),),
        snapshots=(Snapshot("As made", "2014-05-22T11:50:00-04:00", state="sha256:2",
                            letter={"title": "Veto"}, documents={"en": {"language": "en"}}),),
    )


def refusal(data: bytes) -> str:
    with pytest.raises(LetterdeskError) as refused:
        letter_from_bytes(data, "x.letter")
    line = refused.value.finding.line()
    assert line.startswith("x.letter") and "\n" not in line
    return line


def changed_file(letter: Letter, *path: str | int, to: object) -> bytes:
    data = json.loads(letter_bytes(letter))
    spot = data
    for step in path[:-1]:
        spot = spot[step]
    spot[path[-1]] = to
    return json.dumps(data).encode()


def test_a_letter_is_read_as_it_was_written(letter: Letter, tmp_path: Path) -> None:
    path = tmp_path / "x.letter"
    write_letter(path, letter)
    assert read_letter(path) == (letter, ())


def test_the_file_reads_well_in_a_diff(letter: Letter) -> None:
    text = letter_bytes(letter).decode()
    assert text.startswith('{\n "format": 1,\n "id": "l-7f3k2m9q",\n "title": "Veto · Syria",\n')
    assert ' "values": {\n  "date": "2014-05-22",\n  "country": "SY"\n },\n' in text
    assert ('"We call on",\n' in text) and ('"all.",\n' in text)
    assert '"base64": "iVBORwA="' in text
    assert max(map(len, text.splitlines())) < 250


def test_one_changed_value_is_one_changed_line(letter: Letter) -> None:
    before = letter_bytes(letter).splitlines()
    after = letter_bytes(replace(letter, values={"date": "2014-05-22", "country": "ML"}))
    lines = zip(before, after.splitlines(), strict=True)
    assert [new for old, new in lines if old != new] == [b'  "country": "ML"']


def test_the_order_in_which_values_were_given_does_not_matter(letter: Letter) -> None:
    other = replace(letter, values=dict(reversed(letter.values.items())))
    assert letter_bytes(other) == letter_bytes(letter)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_words_are_kept_to_the_code_point(words: str) -> None:
    letter = Letter("l-1", words, "t", ("en",), "2014-05-22T11:50:00+00:00",
                    Pinned(Template("t"), usages={"en": Usage("en")}), values={"subject": words})
    assert letter_from_bytes(letter_bytes(letter), "x").letter == letter


@pytest.mark.parametrize("cut", [0.05, 0.5, 0.9, 0.999])
def test_a_cut_file_is_refused_with_the_line(letter: Letter, cut: float) -> None:
    data = letter_bytes(letter)
    line = refusal(data[: int(len(data) * cut)])
    assert "cut off here" in line
    assert line.split(":")[1].isdecimal()


def test_a_cut_in_the_middle_of_a_character_is_refused(letter: Letter) -> None:
    data = letter_bytes(letter)
    assert refusal(data[: data.index("·".encode()) + 1]).startswith("x.letter:4:")


def test_a_stray_character_is_refused_with_line_and_column(letter: Letter) -> None:
    data = letter_bytes(letter).replace(b' "template": "veto"', b' "template" "veto"')
    assert refusal(data).startswith("x.letter:5:13: ")


def test_conflict_marks_are_named(letter: Letter) -> None:
    data = letter_bytes(letter).replace(b' "template"', b'<<<<<<< ours\n "template"')
    line = refusal(data)
    assert line.startswith("x.letter:5:1: ") and "conflict marks" in line


@pytest.mark.parametrize(("path", "to", "where"), [
    (["languages"], "en", "languages"),
    (["values"], [], "values"),
    (["parts", 0, "part"], 3, "parts[0].part"),
    (["pinned", "template", "part", 0, "blocks"], None, "pinned.template.part[0].blocks"),
    (["pinned", "blocks", "yours", "texts", "en"], [1], "pinned.blocks"),
    (["pinned", "files", "images/logo.png", "base64"], "iVBO", "pinned.files"),
    (["pinned", "files", "images/logo.png", "base64"], "§", "pinned.files"),
    (["pinned", "style", "surprise"], 1, "pinned.style"),
    (["pinned", "blocks"], {}, "pinned.blocks"),
    (["pinned", "blocks"], 3, "pinned.blocks"),
    (["pinned", "blocks", "yours"], 3, "pinned.blocks"),
    (["pinned", "usages"], {}, "pinned.usages"),
    (["pinned"], [], "pinned"),
    (["format"], True, "format"),
    (["format"], 0, "format"),
    (["id"], "../../x", "id"),
    (["languages"], [], "languages"),
    (["languages"], ["tlh"], "languages"),
    (["changed"], "yesterday", "changed"),
    (["changed"], "2014-05-22T11:50:00", "changed"),
    (["parts", 1, "part"], "call", "parts[1].part"),
    (["parts", 0, "edits", "en", "body"], [{"x": []}], "parts[0].edits.en.body[0]"),
    (["parts", 0, "edits", "en", "body"], [{"p": "words"}], "parts[0].edits.en.body[0]"),
    (["parts", 0, "edits", "en", "body"], [{"p": [{"chip": 1}]}], "parts[0].edits.en.body[0]"),
    (["parts", 0, "edits", "en", "body"], [{"ol": [], "start": "1"}], "parts[0].edits.en.body[0]"),
    (["parts", 0, "edits", "en", "body"], [{"ul": ["words"]}], "parts[0].edits.en.body[0]"),
    (["parts", 2, "free", "en"], ["words"], "parts[2].free.en[0]"),
    (["parts", 0, "done"], {"tlh": "sha256:1"}, "parts[0].done"),
    (["parts", 0, "done"], {"en": "x" * 1000}, "parts[0].done"),
    (["pinned", "style", "margins"], {"left": 1e9}, "pinned.style"),
    (["pinned", "style", "text"], {"size": 0, "line": 0}, "pinned.style"),
])
def test_what_no_letter_can_hold_is_refused_with_its_place(
    letter: Letter, path: list[str | int], to: object, where: str
) -> None:
    if path == ["pinned", "style", "surprise"]:
        data = changed_file(letter, "pinned", "style", to={"surprise": to})
    elif path[:2] == ["pinned", "style"]:
        data = changed_file(letter, "pinned", "style", to={path[2]: to})
    else:
        data = changed_file(letter, *path, to=to)
    assert f"“{where}" in refusal(data)


def test_a_sound_body_of_every_kind_is_read(letter: Letter) -> None:
    body = [
        {"h": ["Words"]},
        {"ul": [[{"p": ["a", {"em": ["b"]}]}, {"ol": [[{"p": []}]], "start": 3}]]},
        {"p": [{"link": ["x"], "to": "https://example.org"}, {"fixed": "f"}, {"note": "1"}]},
        {"note": "1", "body": [{"p": ["n"]}]},
    ]
    data = changed_file(letter, "parts", 0, "edits", "en", "body", to=body)
    assert letter_from_bytes(data, "x").letter.parts[0].edits["en"].body == tuple(body)


@pytest.mark.parametrize("data", [b"", b"[]", b"3", b"{}", b"null"])
def test_what_is_no_letter_is_refused(data: bytes) -> None:
    refusal(data)


def test_a_type_that_is_missing_is_named() -> None:
    assert "“template” is missing" in refusal(b'{"format": 1, "pinned": {}}')


@pytest.mark.parametrize("deep", [b"[" * 50_000, b'{"a":' * 50_000,
                                  b'{"format":1,"values":{"x":' + b"[" * 200 + b"]" * 200 + b"}}"])
def test_deep_nesting_is_refused_at_once(deep: bytes) -> None:
    before = time.monotonic()
    refusal(deep)
    assert time.monotonic() - before < 2


def test_five_hundred_megabytes_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big.letter"
    with path.open("wb") as file:
        file.truncate(500_000_000)
    before = time.monotonic()
    with pytest.raises(LetterdeskError, match="more than 32 MB"):
        read_letter(path)
    assert time.monotonic() - before < 0.5


def test_a_file_at_the_limit_full_of_little_things_is_refused_within_two_seconds() -> None:
    for member in (b"[],", b'"",', b'"a",', b"1,"):
        data = b"[" + member * ((store.MOST_BYTES - 4) // len(member)) + b"1]"
        before = time.monotonic()
        refusal(data)
        assert time.monotonic() - before < 2


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(LetterdeskError, match="no such file"):
        read_letter(tmp_path / "x.letter")
    with pytest.raises(LetterdeskError, match="this is a folder"):
        read_letter(tmp_path)


def test_a_file_below_a_file_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("", "utf-8")
    with pytest.raises(LetterdeskError, match="cannot be read"):
        read_letter(tmp_path / "x" / "y.letter")


def test_a_newer_letter_opens_and_is_never_written(letter: Letter, tmp_path: Path) -> None:
    data = json.loads(letter_bytes(letter))
    data["format"] = 2
    data["pinned"]["template"]["mood"] = "hopeful"
    data["pinned"]["blocks"]["yours"]["tone"] = {"en": 1}
    data["pinned"]["template"]["part"][1]["shade"] = "grey"
    opened = letter_from_bytes(json.dumps(data).encode(), "x.letter")
    assert [f.code for f in opened.findings] == ["newer-letter"]
    assert opened.letter.parts == letter.parts
    with pytest.raises(LetterdeskError, match="newer Letterdesk"):
        write_letter(tmp_path / "x.letter", opened.letter)
    assert not (tmp_path / "x.letter").exists()


def test_a_newer_letter_that_has_other_types_is_refused(letter: Letter) -> None:
    data = json.loads(changed_file(letter, "values", to=[]))
    data["format"] = 2
    refusal(json.dumps(data).encode())


def test_an_unknown_key_is_told_before_it_is_lost(letter: Letter) -> None:
    opened = letter_from_bytes(changed_file(letter, "remark", to="x"), "x.letter")
    assert [f.place.detail for f in opened.findings] == ["remark"]


def test_a_byte_order_mark_is_no_fault(letter: Letter) -> None:
    assert letter_from_bytes(b"\xef\xbb\xbf" + letter_bytes(letter), "x").letter == letter


def test_half_a_character_from_the_keyboard_does_not_stop_the_saving(letter: Letter) -> None:
    written = letter_bytes(replace(letter, title="a\ud83d b"))
    assert letter_from_bytes(written, "x").letter.title == "a? b"


def test_a_letter_too_large_to_be_read_again_is_not_written(
    letter: Letter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "MOST_BYTES", 1000)
    with pytest.raises(LetterdeskError, match="larger than"):
        write_letter(tmp_path / "x.letter", letter)


@pytest.mark.parametrize(("number", "words"), [
    (errno.ENOSPC, "disk is full"), (errno.EACCES, "another program holds it"),
    (errno.EROFS, "read-only"), (errno.EIO, "not written"), (errno.ENOENT, "folder is not there"),
    (errno.EISDIR, "a folder has this name"),
])
def test_a_save_that_fails_leaves_the_old_file_whole(
    letter: Letter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    path = tmp_path / "x.letter"
    path.write_bytes(b"old")

    def fails(handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("letterdesk.letters.saving.os.fsync", fails)
    with pytest.raises(LetterdeskError, match=words):
        write_letter(path, letter)
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["x.letter"]


def test_a_target_that_cannot_be_replaced_leaves_nothing_behind(
    letter: Letter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(self: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(LetterdeskError, match="another program holds it"):
        write_letter(tmp_path / "x.letter", letter)
    assert list(tmp_path.iterdir()) == []


def test_a_link_stays_a_link_and_the_mode_is_kept(letter: Letter, tmp_path: Path) -> None:
    target = tmp_path / "real.letter"
    target.write_bytes(b"old")
    target.chmod(0o600)
    link = tmp_path / "x.letter"
    link.symlink_to(target)
    write_letter(link, letter)
    assert link.is_symlink()
    assert read_letter(target).letter == letter
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_change_from_outside_shows_in_the_stamp(letter: Letter, tmp_path: Path) -> None:
    path = tmp_path / "x.letter"
    stamp = write_letter(path, letter)
    assert stamp_of(path) == stamp
    path.write_bytes(b"other")
    assert stamp_of(path) != stamp
    assert stamp_of(tmp_path / "none.letter") is None


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in folders")
def test_a_pipe_is_neither_read_nor_written_as_a_letter(tmp_path, letter):
    pipe = tmp_path / "x.letter"
    os.mkfifo(pipe)
    for act in (lambda: read_letter(pipe), lambda: write_letter(pipe, letter)):
        with pytest.raises(LetterdeskError):
            act()
    assert stat.S_ISFIFO(pipe.stat().st_mode) and list(tmp_path.iterdir()) == [pipe]


def test_a_name_as_long_as_the_disk_takes_is_written(tmp_path, letter):
    path = tmp_path / ("x" * 248 + ".letter")
    write_letter(path, letter)
    assert read_letter(path).letter == letter


@pytest.mark.parametrize("number", [b"9" * 5000, b"1e999", b"-1.5e400"])
def test_a_number_larger_than_any_is_refused_at_its_place(letter, number):
    data = letter_bytes(letter).replace(b'"SY"', number, 1)
    with pytest.raises(LetterdeskError) as refusal:
        letter_from_bytes(data, "x.letter")
    place = refusal.value.finding.place
    line = data.split(b"\n")[place.line - 1]
    assert line[place.column - 1:].startswith(number) and "larger" in refusal.value.finding.line()


def test_a_usage_of_a_language_that_is_none_is_refused(letter):
    for language in ("", "../en", "tlh"):
        usages = {**letter.pinned.usages, "en": Usage(language)}
        broken = replace(letter, pinned=replace(letter.pinned, usages=usages))
        with pytest.raises(LetterdeskError) as refusal:
            letter_from_bytes(letter_bytes(broken), "x.letter")
        assert "pinned.usages.en" in refusal.value.finding.line()


def test_words_of_an_edit_longer_than_any_are_refused_at_their_place(letter):
    part = replace(letter.parts[2], free={"en": ({"p": ["a" * 100_001]},)})
    longer = replace(letter, parts=(*letter.parts[:2], part))
    with pytest.raises(LetterdeskError, match=r"parts\[2\]\.free\.en"):
        letter_from_bytes(letter_bytes(longer), "x.letter")
