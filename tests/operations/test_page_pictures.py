"""The pages of a letter as PNG, one file a page."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image

from letterdesk.letters.store import write_letter
from letterdesk.operations.export import ExportRequest, export
from letterdesk.operations.letter_files import open_letter
from letterdesk.operations.page_pictures import DOTS_AN_INCH, paths_of_pages


@pytest.fixture
def opened(letter, tmp_path):
    write_letter(tmp_path / "veto.letter", letter)
    return open_letter(tmp_path / "veto.letter")


def test_a_letter_of_one_page_is_one_picture_of_the_size_of_the_paper(opened, tmp_path, clock):
    path = tmp_path / "x.png"
    exported = export(opened, ExportRequest(path), clock=clock)
    assert exported.path == path and exported.further == ()
    with Image.open(path) as picture:
        assert picture.format == "PNG"
        width, height = picture.size
    assert abs(width - 210 / 25.4 * DOTS_AN_INCH) <= 1
    assert abs(height - 297 / 25.4 * DOTS_AN_INCH) <= 1
    before = path.read_bytes()
    export(opened, ExportRequest(path), clock=clock)
    assert path.read_bytes() == before


def test_each_page_has_a_file_and_words_stand_on_each(opened, tmp_path, clock):
    large = replace(opened.letter.pinned.style.text, size=30.0, line=40.0)
    style = replace(opened.letter.pinned.style, text=large)
    letter = replace(opened.letter, pinned=replace(opened.letter.pinned, style=style),
                     snapshots=())
    exported = export(opened._replace(letter=letter), ExportRequest(tmp_path / "x.png",
                                                                   draft=True), clock=clock)
    files = [exported.path, *exported.further]
    assert len(files) > 2
    assert sorted(tmp_path.glob("x*.png")) == sorted(files)
    assert [path.name for path in files[:2]] == ["x-1.png", "x-2.png"]
    for path in files:
        with Image.open(io.BytesIO(path.read_bytes())) as picture:
            dark, light = picture.convert("L").getextrema()
        assert dark < 80 and light > 250


def test_what_is_to_put_right_stops_the_pictures_too(opened, change, tmp_path, clock):
    letter = change(opened.letter, set=("country=",))
    stopped = export(opened._replace(letter=letter), ExportRequest(tmp_path / "x.png"),
                     clock=clock)
    assert stopped.path is None and not list(tmp_path.glob("*.png"))


def test_names_of_ten_pages_sort_in_order():
    names = [path.name for path in paths_of_pages(Path("a/x.png"), 12)]
    assert names == sorted(names) and names[0] == "x-01.png" and names[-1] == "x-12.png"
