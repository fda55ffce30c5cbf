"""Lint, a library of one's own, and approval."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from letterdesk.findings import (
    LOOK_AT,
    PUT_RIGHT,
    LetterdeskError,
    NotUnderstood,
    must_be_put_right,
)
from letterdesk.library import (
    approve,
    init_library,
    lint_library,
    load_library,
    status_of,
    text_hash,
)
from letterdesk.library.writing import library_id
from letterdesk.resources import bundled_library

Make = Callable[..., Path]
DAY = dt.date(2014, 5, 22)


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes()
            for p in folder.rglob("*") if p.is_file()}


def test_the_bundled_library_has_nothing_to_put_right() -> None:
    assert must_be_put_right(lint_library(bundled_library())) == []


def test_lint_shows_texts_that_are_not_approved(make: Make) -> None:
    folder = make({"blocks/opening/fr.draft.md": "[Neuf]{fixed=who}"})
    found = {(f.place.file, f.place.language) for f in lint_library(folder, DAY)
             if f.code == "text-status"}
    assert found == {
        ("blocks/opening/en.md", "en"), ("blocks/opening/fr.md", "fr"),
        ("blocks/opening/fr.draft.md", "fr"), ("blocks/addressed/en.md", "en"),
        ("blocks/addressed/fr.md", "fr")}


def test_lint_names_what_nothing_uses_and_what_is_due(make: Make, whole: Mapping[str, str]) -> None:
    folder = make({
        "blocks/lone/block.toml": 'kind = "body"\n', "blocks/lone/en.md": "Alone.",
        "blocks/old/block.toml": 'kind = "body"\nretired = 2013-01-01\n',
        "blocks/old/en.md": "Old.",
        "styles/other.toml": 'footer.en = ["{{ facts.offices }}"]\n',
        "facts.toml": whole["facts.toml"] + "[offices]\nvalue = 3\nsource = \"x\"\n"
                      "as_of = 2014-01-01\n"
                      "[spare]\nvalue = 3\nsource = \"x\"\nas_of = 2014-01-01\n",
    })
    use = [(f.place.file, f.place.detail) for f in lint_library(folder, DAY)
           if f.code == "library-use"]
    assert use == [("blocks/lone/block.toml", "lone"), ("facts.toml", "spare"),
                   ("styles/other.toml", "other")]
    later = [f for f in lint_library(folder, dt.date(2015, 1, 1)) if f.code == "library-use"]
    assert ("facts.toml", "members") in [(f.place.file, f.place.detail) for f in later]
    assert all(f.severity is LOOK_AT for f in later)


def test_a_library_of_ones_own_is_a_whole_copy_with_its_own_id(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "Our Häuser & Co"
    init_library(folder, bundled_library())
    library, found = load_library(folder)
    bundled = load_library(bundled_library())[0]
    assert library.id == "our-hauser-co"
    assert must_be_put_right(found) == []
    assert library.blocks == bundled.blocks
    assert library.files == bundled.files
    assert [p.name for p in folder.parent.iterdir()] == [folder.name]


def test_an_empty_folder_may_become_a_library(tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    init_library(folder, bundled_library())
    assert load_library(folder)[0].templates


def test_a_folder_in_use_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    for folder in (tmp_path, tmp_path / "mine.txt"):
        with pytest.raises(LetterdeskError) as caught:
            init_library(folder, bundled_library())
        assert caught.value.finding.code == "folder-in-use"
    assert contents(tmp_path) == {"mine.txt": b"mine"}


def test_a_full_disk_leaves_nothing_of_a_new_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Path] = []

    def fills_up(path: Path, data: bytes) -> int:
        written.append(path)
        if len(written) > 3:
            raise OSError(28, "No space left on device")
        return real(path, data)

    real = Path.write_bytes
    monkeypatch.setattr(Path, "write_bytes", fills_up)
    with pytest.raises(LetterdeskError) as caught:
        init_library(tmp_path / "new", bundled_library())
    assert "No space left" in str(caught.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("name", "made"), [
    ("Our House", "our-house"), ("دار", "library"), ("--a--", "a"), ("x" * 60, "x" * 40),
])
def test_an_id_is_made_from_the_name_of_the_folder(name: str, made: str) -> None:
    assert library_id(name) == made


def test_approval_sets_the_hash_and_binds_the_translation(make: Make) -> None:
    folder = make()
    given = approve(folder, "opening", "en", "Rana Haddad", DAY)
    approve(folder, "opening", "fr", "Olga Sidorova", DAY)
    library, found = load_library(folder)
    assert found == ()
    block = library.blocks["opening"]
    assert given == text_hash(block.texts["en"]) == block.text["fr"].translated_from
    assert (block.text["en"].by, block.text["en"].on) == ("Rana Haddad", DAY)
    assert block.text["en"].translated_from is None
    assert status_of(block, "en", "en") == status_of(block, "fr", "en") == "approved"
    words = (folder / "blocks/opening/block.toml").read_text()
    assert words.startswith('kind = "opening"\nname.en = "Opening"\n[fixed.who]\n')


def test_a_changed_comma_puts_the_translation_out_of_date(make: Make) -> None:
    folder = make()
    approve(folder, "opening", "en", "R", DAY)
    approve(folder, "opening", "fr", "O", DAY)
    text = folder / "blocks/opening/en.md"
    text.write_text(text.read_text().replace(". On", "; on"))
    block = load_library(folder)[0].blocks["opening"]
    assert (status_of(block, "en", "en"), status_of(block, "fr", "en")) == ("draft", "out of date")
    assert {f.message.shown() for f in lint_library(folder, DAY)
            if f.place.file == "blocks/opening/fr.md"} == {
        "the source text has changed since this was translated"}
    approve(folder, "opening", "en", "R", DAY)
    approve(folder, "opening", "fr", "O", DAY)
    block = load_library(folder)[0].blocks["opening"]
    assert status_of(block, "fr", "en") == "approved"


def test_approval_puts_a_waiting_draft_in_the_place_of_the_text(make: Make) -> None:
    folder = make({"blocks/addressed/en.draft.md": "New words.\n"})
    approve(folder, "addressed", "en", "R", DAY)
    block = load_library(folder)[0].blocks["addressed"]
    assert block.texts["en"] == "New words."
    assert block.drafts == {}
    assert status_of(block, "en", "en") == "approved"


def test_comments_and_order_of_block_toml_survive_an_approval(make: Make) -> None:
    before = 'name.en = "Opening"  # as it is called\nkind = "opening"\n\n[fixed.who]\n' \
             'reason.en = "Agreed."\n\n[text.en]\nby = "Old"\nstatus = "draft"  # not yet\n'
    folder = make({"blocks/opening/block.toml": before})
    approve(folder, "opening", "en", "New", DAY)
    after = (folder / "blocks/opening/block.toml").read_text()
    assert after.startswith('name.en = "Opening"  # as it is called\nkind = "opening"\n')
    assert 'by = "New"\nstatus = "approved"  # not yet\napproved = "sha256:' in after
    approve(folder, "opening", "en", "New", DAY)
    assert (folder / "blocks/opening/block.toml").read_text() == after


@pytest.mark.parametrize(("block", "language"), [
    ("nowhere", "en"), ("opening", "ru"), ("../opening", "en"), ("opening", "../en"),
])
def test_what_is_not_there_is_not_approved(make: Make, block: str, language: str) -> None:
    folder = make()
    before = contents(folder)
    with pytest.raises(NotUnderstood):
        approve(folder, block, language, "R", DAY)
    assert contents(folder) == before


@pytest.mark.parametrize("changes", [
    {"blocks/opening/en.md": "name}"}, {"blocks/opening/block.toml": "kind = "},
    {"blocks/opening/en.md": b"caf\xe9"}, {"library.toml": "<<<<<<< ours\n"},
    {"blocks/opening/en.md": b"x" * 1_000_001},
])
def test_a_text_with_a_fault_is_not_approved(
    make: Make, changes: Mapping[str, str | bytes]
) -> None:
    folder = make(changes)
    before = contents(folder)
    with pytest.raises(LetterdeskError) as caught:
        approve(folder, "opening", "en", "R", DAY)
    assert caught.value.finding.severity is PUT_RIGHT
    assert contents(folder) == before


def test_a_full_disk_leaves_block_toml_whole(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make()
    before = contents(folder)

    def fails(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fails)
    with pytest.raises(LetterdeskError) as caught:
        approve(folder, "opening", "en", "R", DAY)
    assert caught.value.finding.code == "not-written"
    assert contents(folder) == before


def test_lint_tells_of_a_picture_that_is_cut_off(make: Make) -> None:
    folder = make()
    path = folder / "images/cut.png"
    path.parent.mkdir(exist_ok=True)
    data = (bundled_library() / "images/logo.png").read_bytes()
    path.write_bytes(data[: len(data) // 2])
    (found,) = must_be_put_right(lint_library(folder, DAY))
    assert found.place.file == "images/cut.png" and "cut off" in found.line()
    path.write_bytes(data)
    assert must_be_put_right(lint_library(folder, DAY)) == []
