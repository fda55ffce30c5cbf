"""Several letters as one PDF: pages, words, tags and bookmarks of all."""

from __future__ import annotations

import io

import pikepdf
import pytest

from letterdesk.document.model import Subject
from letterdesk.export.pdf import Pdf
from letterdesk.export.pdf.joining import File, joined
from tests.export.pdf_letters import (
    FILES,
    SIGNATURE,
    every_kind,
    faults,
    letter,
    page_words,
    paragraph,
    spans,
    tags,
    words_on_pages,
    write,
)


@pytest.fixture(scope="module")
def files():
    every = write(every_kind(), FILES).data
    arabic = write(letter(Subject(spans("موضوع")), paragraph("أتشرف بأن أشير"), SIGNATURE,
                          language="ar")).data
    return [File("Cover", "en", every), File("Arabic", "ar", arabic), File("Again", "en", every)]


@pytest.fixture(scope="module")
def whole(files):
    return Pdf(joined(files), 0, ())


def parts(opened):
    (document,) = opened.Root.StructTreeRoot.K
    assert document.S == "/Document"
    return list(document.K)


def test_the_whole_keeps_the_standards(whole):
    assert faults(whole) == []
    with pikepdf.open(io.BytesIO(whole.data)) as opened:
        metadata = bytes(opened.Root.Metadata.read_bytes()).decode()
        assert f"<xmpTPg:NPages>{len(opened.pages)}</xmpTPg:NPages>" in metadata
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A<" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata


def test_all_pages_and_words_stand_in_it_in_order(files, whole):
    single = [Pdf(file.data, 0, ()) for file in files]
    assert page_words(whole) == [page for one in single for page in page_words(one)]
    assert len(words_on_pages(whole)) == sum(len(words_on_pages(one)) for one in single)


def test_each_file_is_a_part_with_its_language(files, whole):
    with pikepdf.open(io.BytesIO(whole.data)) as opened:
        named = [(str(part.S), str(part.Lang), str(part.T)) for part in parts(opened)]
    assert named == [("/Part", file.language, file.bookmark) for file in files]
    single = [tags(Pdf(file.data, 0, ())) for file in files]
    expected = ["/Document"]
    for one in single:
        expected += ["/Part", *one[1:]]
    assert tags(whole) == expected


def test_bookmarks_lead_to_the_first_page_of_each_file(files, whole):
    pages = [len(page_words(Pdf(file.data, 0, ()))) for file in files]
    with pikepdf.open(io.BytesIO(whole.data)) as opened:
        with opened.open_outline() as outline:
            found = [(str(item.title), opened.pages.index(pikepdf.Page(item.destination[0])))
                     for item in outline.root]
        assert opened.Root.PageMode == "/UseOutlines"
    assert found == [("Cover", 0), ("Arabic", pages[0]), ("Again", pages[0] + pages[1])]


def test_every_page_finds_its_own_tags(whole):
    with pikepdf.open(io.BytesIO(whole.data)) as opened:
        own = {page.objgen for page in opened.pages}
        parents = pikepdf.NumberTree(opened.Root.StructTreeRoot.ParentTree)
        keys = [int(page.obj.StructParents) for page in opened.pages]
        assert len(set(keys)) == len(keys)
        for page in opened.pages:
            for tag in parents[int(page.obj.StructParents)]:
                assert tag is None or "/Pg" not in tag or tag.Pg.objgen == page.objgen
            for annotation in page.obj.get("/Annots", ()):
                tag = parents[int(annotation.StructParent)]
                assert any("/Obj" in kid and kid.Obj.objgen == annotation.objgen
                           for kid in tag.K if isinstance(kid, pikepdf.Dictionary))
        assert own >= {tag.Pg.objgen for key in keys for tag in parents[key]
                       if tag is not None and "/Pg" in tag}


def test_names_of_notes_and_of_heads_of_tables_stay_apart(whole):
    with pikepdf.open(io.BytesIO(whole.data)) as opened:
        named = pikepdf.NameTree(opened.Root.StructTreeRoot.IDTree)
        keys = [str(key) for key in named]
        assert len(set(keys)) == len(keys)
        assert {"Note 1", "2-Note 1", "U1x0y0", "2-U1x0y0"} <= set(keys)
        assert all(str(value.ID) == str(key) for key, value in named.items())
        cells = [tag for part in parts(opened) for tag in _tables(part)]
        assert cells and all(str(name) in keys for cell in cells for name in cell.A[0].Headers)


def _tables(tag):
    if str(tag.get("/S")) == "/TD":
        yield tag
    kids = tag.get("/K", ())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _tables(kid)


def test_the_same_files_give_the_same_bytes(files, whole):
    assert joined(files) == whole.data


def test_one_file_may_stand_alone(files):
    assert faults(Pdf(joined(files[:1]), 0, ())) == []
