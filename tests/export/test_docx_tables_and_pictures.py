"""Signatories, tables, pictures and notes of the DOCX."""

from __future__ import annotations

import msgspec
import pytest

from letterdesk.document.model import (
    Addresses,
    Close,
    Copies,
    List,
    Note,
    NoteMark,
    Paragraph,
    Picture,
    SignatoryList,
    SignatureBlock,
    Signer,
    SignerGroup,
    Text,
)
from letterdesk.library.model import HouseStyle
from tests.export.docx_letters import (
    NS,
    STYLE,
    Opened,
    W,
    item,
    letter,
    paragraph,
    picture,
    said,
)
from tests.export.docx_parts import (
    ANN,
    BO,
    CY,
    TWO_LINES,
    keeps_with_next,
)


def test_a_signature_is_never_alone_on_a_page():
    opened = Opened(letter(paragraph("First."), paragraph("Last."), Close(said("Yours,")),
                           Close(said("as ever,")), SignatureBlock((ANN,))))

    assert not keeps_with_next(opened, "First.")
    assert keeps_with_next(opened, "Last.")
    assert keeps_with_next(opened, "Yours,")
    assert keeps_with_next(opened, "as ever,")
    assert keeps_with_next(opened, "Ann Lee")
    assert not keeps_with_next(opened, "Director")


def test_a_list_before_a_close_stays_with_the_signature_too():
    opened = Opened(letter(List((item("one"), item("two"))), Close(said("Yours,")),
                           SignatureBlock((Signer("Ann Lee"),)), paragraph("Annex")))

    assert not keeps_with_next(opened, "one")
    assert keeps_with_next(opened, "two")
    assert not keeps_with_next(opened, "Ann Lee")


def test_signatories_in_columns_are_a_grid_whose_rows_stay_whole():
    opened = Opened(letter(SignatureBlock((ANN, BO, CY), columns=2)))
    [table] = opened.word.tables

    assert [[cell.text.split("\n")[0] for cell in row.cells] for row in table.rows] == [
        ["Ann Lee", "Bo Li"], ["Cy Ng", ""]]
    assert len(opened.find("//w:tr/w:trPr/w:cantSplit")) == 2


def test_nothing_but_grids_and_lists_makes_a_table():
    opened = Opened(letter(Addresses((TWO_LINES, TWO_LINES)), Copies((TWO_LINES,)),
                           SignatureBlock((ANN, BO)), paragraph("Words")))

    assert opened.word.tables == []
    assert opened.lines()[:4] == ["Ann Lee", "Minister", "Ann Lee", "Minister"]
    assert not any(part.xpath("//w:tbl", namespaces=NS) for part in opened.stories().values())


def test_a_ruled_list_repeats_its_heading_on_each_page():
    groups = (SignerGroup(said("Organisations"), (Signer("Alpha", country="Mali"), Signer("Beta"))),
              SignerGroup(said("Persons"), (ANN,)))
    opened = Opened(letter(SignatoryList(groups, layout="ruled")))

    tables = opened.find("//w:tbl")
    assert len(tables) == 2
    for table, heading in zip(tables, ("Organisations", "Persons"), strict=True):
        first = table.find(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert "".join(first.itertext()) == heading
    assert len(opened.find("//w:tblHeader")) == 2
    assert len(opened.find("//w:cantSplit")) == len(opened.find("//w:tr"))


def test_a_ruled_list_without_groups_repeats_the_heading_of_the_list():
    listed = SignatoryList((SignerGroup((), (Signer("Alpha"), ANN)),), layout="ruled",
                           heading=said("Signatories"))
    opened = Opened(letter(listed))

    (header,) = opened.find("//w:tr[w:trPr/w:tblHeader]")
    assert "".join(header.itertext()) == "Signatories"
    assert opened.lines()[:2] == ["Signatories", "Alpha"]


def test_columns_of_a_ruled_list_fill_the_width_between_the_margins():
    groups = (SignerGroup((), (Signer("Alpha", country="Mali"), ANN)),)
    opened = Opened(letter(SignatoryList(groups, layout="ruled")))
    section = opened.word.sections[0]

    widths = [int(w) for w in opened.find("//w:tblGrid/w:gridCol/@w:w")]
    inside = section.page_width - section.left_margin - section.right_margin
    assert len(widths) == 3
    assert abs(sum(widths) - inside / 635) <= 3


def test_a_group_without_entries_still_shows_its_heading():
    opened = Opened(letter(SignatoryList((SignerGroup(said("Persons"), ()),), layout="ruled")))

    assert [line for line in opened.lines() if line] == ["Persons"]


def test_two_tables_never_touch_and_the_last_is_not_the_end():
    grid = Addresses((TWO_LINES, TWO_LINES), columns=2)
    opened = Opened(letter(grid, grid))

    kinds = [child.tag.rpartition("}")[2] for child in opened.main[0]]
    assert kinds == ["tbl", "p", "tbl", "p", "sectPr"]
    assert all(cell[-1].tag == f"{W}p" for cell in opened.find("//w:tc"))


def test_room_to_sign_is_the_house_styles_where_there_is_no_picture():
    style = HouseStyle(signature_room=20)
    opened = Opened(letter(SignatureBlock((ANN,))), style)

    [before] = opened.find("//w:style[@w:styleId='Signature']//w:spacing/@w:before",
                           "word/styles.xml")
    room = 20 * 1440 / 25.4 + style.text.gap * 20
    assert abs(int(before) - room) <= 1
    assert opened.paragraph("Ann Lee").find(f"{W}pPr/{W}spacing") is None


def test_a_signature_picture_stands_above_the_name_and_the_others_leave_as_much_room():
    high = Picture("ann.png", "Signature of Ann Lee", height_mm=30)
    signed = msgspec.structs.replace(ANN, picture=high)
    opened = Opened(letter(SignatureBlock((signed, BO), columns=2)))

    assert opened.style_of("Ann Lee") == "SignatureUnderPicture"
    before = int(opened.paragraph("Bo Li").find(f"{W}pPr/{W}spacing").get(f"{W}before"))
    assert before > 30 * 1440 / 25.4


def test_pictures_of_one_block_end_on_one_line():
    high = Picture("ann.png", "", height_mm=20)
    low = Picture("ann.png", "", height_mm=10)
    opened = Opened(letter(SignatureBlock((
        msgspec.structs.replace(ANN, picture=high), msgspec.structs.replace(BO, picture=low)),
        columns=2)))

    above = [int(before) for before in
             opened.find("//w:p[w:pPr/w:pStyle/@w:val='SignaturePicture']//w:spacing/@w:before")]
    assert len(above) == 1
    assert abs(above[0] - (10 * 1440 / 25.4 + 6 * 20 + STYLE.text.gap * 20)) <= 2


def test_the_same_picture_is_stored_once_and_drawn_with_its_words():
    logo = Picture("logo.png", "Logo of the Coalition")
    signers = tuple(msgspec.structs.replace(s, picture=logo, logo=logo) for s in (ANN, BO))
    opened = Opened(letter(SignatureBlock(signers)))

    assert len([name for name in opened.names if "media/" in name]) == 1
    assert opened.find("//wp:docPr/@descr") == ["Logo of the Coalition"] * 4


def test_a_picture_without_words_is_told_by_whose_it_is():
    signed = msgspec.structs.replace(ANN, picture=Picture("ann.png", ""))

    assert Opened(letter(SignatureBlock((signed,)))).find("//wp:docPr/@descr") == ["Ann Lee"]


def test_a_photo_that_lies_on_its_side_is_turned_upright():
    from PIL import Image

    exif = Image.Exif()
    exif[0x0112] = 6
    files = {"ann.png": picture(size=(120, 60), exif=exif)}
    signed = msgspec.structs.replace(ANN, picture=Picture("ann.png", "", height_mm=20))
    [extent] = Opened(letter(SignatureBlock((signed,))), files=files).find("//wp:extent")

    assert int(extent.get("cy")) == 2 * int(extent.get("cx"))


@pytest.mark.parametrize("data", [b"no picture", b""])
def test_a_picture_that_is_none_is_left_out_and_the_name_stays(data):
    signed = msgspec.structs.replace(ANN, picture=Picture("x.png", ""), logo=Picture("y.png", ""))
    opened = Opened(letter(SignatureBlock((signed,))), files={"x.png": data})

    assert opened.find("//w:drawing") == []
    assert opened.style_of("Ann Lee") == "Signature"


def test_notes_are_words_own_with_their_separators():
    note = Note("n", (Paragraph((Text("See A/66/L.42, "), Text("here", link="https://e.org"))),
                      paragraph("and there")))
    opened = Opened(letter(Paragraph((Text("Said."), NoteMark("n"))), notes=(note,)))
    notes = opened.part("word/footnotes.xml")

    assert [n.get(f"{W}id") for n in notes] == ["-1", "0", "1"]
    assert opened.find("//w:footnoteReference/@w:id") == ["1"]
    assert "".join(notes[2].itertext()) == "See A/66/L.42, hereand there"
    assert len(notes[2].findall(f".//{W}footnoteRef")) == 1
    assert opened.targets("footnotes.xml") == {"rId1": "https://e.org"}
    settings = opened.part("word/settings.xml")
    assert settings.xpath("w:footnotePr/w:footnote/@w:id", namespaces=NS) == ["-1", "0"]


def test_notes_are_numbered_in_the_order_of_their_marks():
    notes = (Note("b", (paragraph("Second."),)), Note("a", (paragraph("First."),)))
    opened = Opened(letter(Paragraph((NoteMark("a"), Text("."), NoteMark("b"))), notes=notes))

    assert "".join(opened.part("word/footnotes.xml")[2].itertext()) == "First."


def test_a_second_mark_of_a_note_points_to_the_first():
    opened = Opened(letter(Paragraph((Text("One"), NoteMark("n"), Text(" two"), NoteMark("n"))),
                           notes=(Note("n", (paragraph("Said."),)),)))

    assert opened.find("//w:footnoteReference/@w:id") == ["1"]
    [instruction] = opened.find("//w:fldSimple/@w:instr")
    [anchor] = opened.find(
        "//w:bookmarkStart[following-sibling::*[1]//w:footnoteReference]/@w:name")
    assert anchor in instruction
    assert opened.lines() == ["One two"]


def test_a_note_without_words_still_has_its_number():
    opened = Opened(letter(Paragraph((NoteMark("n"),)), notes=(Note("n", ()),)))

    assert opened.part("word/footnotes.xml")[2].findall(f".//{W}footnoteRef")
