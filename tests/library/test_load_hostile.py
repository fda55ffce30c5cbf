"""Loading what is broken or hostile: told with its file, and nothing hangs."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from letterdesk.findings import LOOK_AT, PUT_RIGHT
from letterdesk.library import load_library
from tests.library.loading import (
    Make,
    findings,
    picture,
    told,
)


@pytest.mark.parametrize("name", [
    "library.toml", "facts.toml", "signatories.toml", "address.toml", "rules.toml",
    "styles/plain.toml", "templates/veto.toml", "blocks/opening/block.toml",
])
@pytest.mark.parametrize("content", [
    b"a = ", b"<<<<<<< ours\na = 1\n=======\na = 2\n>>>>>>> theirs\n", b"\xff\xfea\x00", b"\x00",
    b"a = " + b"[" * 5000 + b"]" * 5000, b"a = " + b"9" * 5000, b"x = " + b"'" * 1_100_000,
    b"a." * 900 + b"a = 1\n", b"a." * 400_000 + b"a = 1\n", b"x = {" + b"a." * 20 + b"a = 1}\n",
    b"".join(b"a%d = 1\n" % n for n in range(3_000)),
    b"a = 1\na = 2\n", b"caf\xe9 = 1\n", b"[[[\n",
])
def test_a_broken_or_hostile_file_is_told_and_nothing_hangs(
    make: Make, name: str, content: bytes
) -> None:
    folder = make({name: content})
    started = time.monotonic()
    found = findings(folder)
    assert time.monotonic() - started < 2
    assert any(f.place.file == name and f.severity is PUT_RIGHT for f in found)


@pytest.mark.parametrize("content", [
    "rule = 3\n", "[rule]\n", "part = 1\nfield = { a = 1 }\n", "part = [1]\nfield = [[]]\n",
    "list = 3\n", "list = { a = 1 }\n", "ambassador = 1\n", "[ambassador]\nen = 1\n",
    "[ambassador.en]\nneutral = 1\n", "members = 1\n", "[members]\nSY = 1\n", "languages = 1\n",
    "[casualties]\nSY = { value = true }\n", "names = { KP = 1 }\n",
    "[[part]]\nid = \"a\"\nblocks = [\"opening\"]\nuse_when = 1\nwhen = [1]\n",
    "[[part]]\nid = 1\n", "[[field]]\nid = \"a\"\ntype = \"choice\"\nchoices = [1]\n",
    "id = \"x\"\n[languages]\nen = \"en-GB\"\n[names]\nKP = { en = { name = 1 } }\n",
])
def test_tables_of_another_shape_never_stop_the_run(make: Make, content: str) -> None:
    for name in ("library.toml", "facts.toml", "signatories.toml", "address.toml", "rules.toml",
                 "styles/plain.toml", "templates/veto.toml", "blocks/opening/block.toml"):
        folder = make({name: content})
        assert any(f.place.file == name for f in findings(folder))
        make()


def test_second_copies_and_strangers_are_noticed_and_not_read(make: Make) -> None:
    folder = make({
        "blocks/opening/en (conflicted copy 2014-05-22).md": "{{ broken",
        "templates/veto.sync-conflict-20140522.toml": "broken",
        "templates/notes.txt": "x", "facts (1).toml": "x", "README.md": "x",
        "blocks/.DS_Store": "x", "blocks/opening (2)/en.md": "x", "blocks/My Block/en.md": "x",
        "examples/some.letter": "x", "blocks/stray.md": "x", "images/note.gif": "x",
    })
    found = findings(folder)
    copies = {"blocks/opening/en (conflicted copy 2014-05-22).md", "facts (1).toml",
              "templates/veto.sync-conflict-20140522.toml", "blocks/opening (2)"}
    strangers = {"templates/notes.txt", "blocks/stray.md", "images/note.gif", "blocks/My Block"}
    assert {f.place.file for f in found} == copies | strangers
    assert {f.place.file for f in found if "second copy" in f.message.shown()} == copies
    assert {f.severity for f in found} == {LOOK_AT}


def test_links_out_of_the_library_are_not_followed(make: Make, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("secret")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "block.toml").write_text('kind = "body"\n')
    folder = make({"blocks/opening/fr.md": None})
    (folder / "blocks/opening/fr.md").symlink_to(secret)
    (folder / "blocks/linked").symlink_to(tmp_path / "outside")
    (folder / "blocks/gone").symlink_to(tmp_path / "nowhere")
    (folder / "blocks/addressed/fr.md").symlink_to(folder / "blocks/addressed/en.md")
    (folder / "images").mkdir()
    (folder / "images/deep").symlink_to(tmp_path / "outside")
    library, found = load_library(folder)
    files = {f.place.file for f in found if f.code == "library-file"}
    assert files == {"blocks/opening/fr.md", "blocks/linked", "blocks/gone", "images/deep"}
    assert "linked" not in library.blocks
    assert "fr" not in library.blocks["opening"].texts
    assert library.blocks["addressed"].texts["fr"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_no_text_and_does_not_hang(make: Make) -> None:
    folder = make({"blocks/opening/fr.md": None})
    os.mkfifo(folder / "blocks/opening/fr.md")
    assert ("blocks/opening/fr.md", None) in told(folder)


def test_a_file_of_another_language_is_shown_and_left_out(make: Make) -> None:
    library, found = load_library(make({"blocks/addressed/ru.md": "Да"}))
    assert [f.place.file for f in found] == ["blocks/addressed/ru.md"]
    assert "ru" not in library.blocks["addressed"].texts


def test_sound_pictures_are_taken_in_and_others_told(make: Make, whole: Mapping[str, str]) -> None:
    bomb = bytearray(picture("PNG"))
    bomb[16:24] = (60_000).to_bytes(4, "big") + (60_000).to_bytes(4, "big")
    folder = make({
        "images/a.png": picture("PNG"), "images/sub/b.jpeg": picture("JPEG", mode="CMYK"),
        "images/none.png": b"not a picture", "images/wrong.jpg": picture("PNG"),
        "images/large.png": picture("PNG", (8000, 6000), "1"), "images/bomb.png": bytes(bomb),
        "signatories.toml": whole["signatories.toml"].replace(
            'gender = "f"', 'picture = "images/a.png"\nlogo = "images/none.png"'),
    })
    library, found = load_library(folder)
    assert set(library.files) == {"images/a.png", "images/sub/b.jpeg"}
    assert {f.place.file for f in found if f.code == "picture"} == {
        "images/none.png", "images/wrong.jpg", "images/large.png", "images/bomb.png"}
    assert [f.place.line for f in found if f.place.file == "signatories.toml"] == [4, 4, 5]


def test_a_text_that_is_too_large_is_not_read(make: Make) -> None:
    folder = make({"blocks/opening/en.md": b"x" * 1_000_001})
    assert ("blocks/opening/en.md", None) in told(folder)
    assert "en" not in load_library(folder)[0].blocks["opening"].texts


@settings(max_examples=60, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_file_with_any_piece_changed_still_loads_or_is_told(
    make: Make, whole: Mapping[str, str], data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(whole)))
    text = whole[name]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 12)))
    piece = data.draw(st.sampled_from(["", "1", '"', "[", "]", "{", "}", "=", "\n", "{{", "%}",
                                       "é", "true", "2014-01-01", ".", "\\", "'''", "a"]))
    folder = make({name: text[:start] + piece + text[end:]})
    for finding in findings(folder):
        assert finding.line()
        assert finding.place.file
    make()


def test_a_folder_that_vanishes_or_cannot_be_read_is_told(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make()
    real = os.scandir

    def scandir(path: Path) -> object:
        if str(path).endswith("blocks/opening"):
            raise PermissionError(13, "Permission denied")
        if str(path).endswith("styles"):
            raise FileNotFoundError(2, "No such file or directory")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = findings(folder)
    assert ("blocks/opening", "this folder cannot be read: Permission denied") in [
        (f.place.file, f.message.shown()) for f in found]


def test_a_file_that_cannot_be_opened_is_told_and_the_rest_stands(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make()
    real = Path.open

    def held(path: Path, *arguments: str) -> object:
        if path.name == "facts.toml":
            raise PermissionError(13, "Permission denied")
        return real(path, *arguments)

    monkeypatch.setattr(Path, "open", held)
    library, found = load_library(folder)
    assert ("facts.toml", None) in [(f.place.file, f.place.line) for f in found]
    assert library.facts == {}
    assert library.templates


def test_a_library_with_more_files_than_can_be_is_read_in_part(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("letterdesk.library.folder.MOST_FILES", 8)
    messages = [f.message.shown() for f in findings(make())]
    assert messages.count("the library has more than 8 files") == 1


def test_groups_and_pictures_of_a_list_are_held_against_what_is_there(make: Make) -> None:
    folder = make({
        "images/a.png": picture("PNG"),
        "signatories.toml": '[rana-haddad]\nname = "R"\npicture = "images/a.png"\n[list.all]\n'
                            'groups.first.en = "First"\nentries = [\n'
                            '  { name = "a", group = "second" },\n'
                            '  { name = "b", logo = "x" },\n]\n',
    })
    assert sorted(line or 0 for file, line in told(folder) if file == "signatories.toml") == [
        3, 3, 7, 8]


def test_conditions_that_are_nested_without_end_are_told(
    make: Make, whole: Mapping[str, str]
) -> None:
    name = "templates/veto.toml"
    deep = "{ any = [" * 6 + '{ field = "drafts", given = true }' + "] }" * 6
    folder = make({name: whole[name].replace('optional = "out"', f"when = {deep}")})
    assert (name, 22) in told(folder)


def test_links_that_lead_to_themselves_are_told_with_the_rest(make: Make) -> None:
    folder = make()
    (folder / "images").mkdir(exist_ok=True)
    loops = ("images/loop.png", "blocks/loop", "blocks/opening/ar.md", "templates/loop.toml")
    for name in loops:
        path = folder / name
        path.symlink_to(path.name)
    library, found = load_library(folder)
    assert {f.place.file for f in found} >= set(loops)
    assert "opening" in library.blocks
