"""The Word file as a package: whole, valid, the same each time."""

import subprocess
import sys
import zipfile

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterdesk.export.docx import write_docx
from letterdesk.export.pdf.layout import layout_of
from letterdesk.library.model import HouseStyle, Letterhead, Margins, TypeSetting
from tests.export.docx_letters import (
    FILES,
    NS,
    STYLE,
    Opened,
    W,
    every_kind,
    letter,
    paragraph,
    said,
)
from tests.export.ooxml_order import out_of_order


@pytest.mark.parametrize("language", ["en", "ar", "zh", "ru"])
def test_children_stand_in_the_order_of_the_schema(language):
    opened = Opened(every_kind(language))

    wrong = [f"{name}: {fault}" for name, part in opened.stories().items()
             for element in part.iter() for fault in out_of_order(element)]

    assert wrong == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_each_part_has_a_content_type_and_each_relationship_a_target(language):
    opened = Opened(every_kind(language))
    types = opened.part("[Content_Types].xml")
    endings = {d.get("Extension") for d in types.findall("ct:Default", NS)}
    named = {o.get("PartName") for o in types.findall("ct:Override", NS)}

    assert named <= {f"/{name}" for name in opened.names}
    assert all(f"/{name}" in named or name.rpartition(".")[2] in endings for name in opened.names)
    for name in (n for n in opened.names if n.endswith(".rels")):
        folder = name.partition("_rels/")[0]
        for relation in opened.part(name):
            if relation.get("TargetMode") != "External":
                target = f"{folder}{relation.get('Target')}".replace("word/../", "")
                assert target in opened.names


def test_every_id_that_is_pointed_to_is_there():
    opened = Opened(every_kind())

    for name, part in opened.stories().items():
        pointed = set(part.xpath("//@r:id | //@r:embed", namespaces=NS))
        if pointed:
            known = opened.part(f"word/_rels/{name.removeprefix('word/')}.rels")
            assert pointed <= {relation.get("Id") for relation in known}


def test_every_style_that_is_named_is_there():
    opened = Opened(every_kind())
    known = set(opened.find("//w:style/@w:styleId", "word/styles.xml"))

    named = {value for part in opened.stories().values() for value in part.xpath(
        "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val | //w:basedOn/@w:val"
        " | //w:next/@w:val", namespaces=NS)}

    assert named <= known


def test_ids_of_pictures_bookmarks_and_notes_are_unique():
    opened = Opened(every_kind())
    stories = opened.stories().values()

    for path in ("//wp:docPr/@id", "//w:bookmarkStart/@w:id", "//w:bookmarkStart/@w:name"):
        found = [value for part in stories for value in part.xpath(path, namespaces=NS)]
        assert len(found) > 1
        assert len(found) == len(set(found))


def test_the_same_letter_gives_the_same_bytes():
    again = msgspec.json.decode(msgspec.json.encode(every_kind()), type=type(every_kind()))

    assert write_docx(every_kind(), STYLE, FILES) == write_docx(again, STYLE, FILES)


def test_another_process_with_another_hash_seed_gives_the_same_bytes():
    code = ("import hashlib; from letterdesk.export.docx import write_docx;"
            "from tests.export.docx_letters import *;"
            "print(hashlib.sha256(write_docx(every_kind('ar'), STYLE, FILES)).hexdigest())")

    printed = [
        subprocess.run([sys.executable, "-c", code], env={"PYTHONHASHSEED": seed, "TZ": zone},
                       check=True, capture_output=True, text=True).stdout
        for seed, zone in (("1", "UTC"), ("77", "Asia/Tokyo"))
    ]

    assert printed[0] == printed[1]


def test_no_entry_of_the_zip_tells_the_time_of_day():
    assert {info.date_time for info in Opened(letter()).zip.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_properties_name_title_author_language_and_the_time_of_the_last_change():
    properties = Opened(letter(title="Veto & <more>")).word.core_properties

    assert (properties.title, properties.author) == ("Veto & <more>", "Coalition")
    assert properties.language == "en-GB"
    assert properties.created.isoformat() == properties.modified.isoformat()
    assert properties.created.isoformat() == "2014-05-22T16:00:00+00:00"


@pytest.mark.parametrize("changed", ["", "yesterday", "0001-01-01T00:00:00+14:00"])
def test_a_time_that_cannot_be_read_becomes_the_first_of_1970(changed):
    assert Opened(letter(changed=changed)).word.core_properties.created.year == 1970


@pytest.mark.parametrize("typed", [
    "<select> & 100<100 ]]> &amp; Zack", "- item", "1. Resolution 2231", "= A", "#MeToo", "$5",
    "@office", "_x_ ** \\ ~ [a](b)", "  two  spaces  ", "42\u00a0000\u202fEUR « mot » § 5",
    "«\u202fmot\u202f»", "A\u2011B", "{{ name }} {% if %}",
])
def test_words_are_printed_as_typed_in_body_header_footer_cell_and_title(typed):
    document = every_kind(title=typed)
    furniture = msgspec.structs.replace(document.furniture, organisation=said(typed),
                                        footer=(said(typed),), following=said(typed))
    opened = Opened(msgspec.structs.replace(
        document, elements=(*document.elements, paragraph(typed)), furniture=furniture))

    assert opened.lines()[-1] == typed
    assert opened.word.core_properties.title.strip() == typed.strip()
    for name in ("header1", "header2", "footer1", "footer2"):
        assert typed in "".join(opened.part(f"word/{name}.xml").itertext())


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs",))))
def test_whatever_is_typed_the_file_opens_and_holds_what_xml_can_hold(typed):
    opened = Opened(letter(paragraph(typed, link=typed or None), title=typed, author=typed))

    # A hyphen in a symbol is an element, and marks of direction are the writer's own.
    words = [c for c in "".join(opened.main.itertext()) if c not in "-\u200e\u200f"]
    dropped = set("-\t\n\r\u00ad\u200e\u200f\u2028\u2029\u2060\ufffe\uffff")
    kept = [c for c in typed if c not in dropped and not (c < " ")]
    assert words == kept
    assert opened.word.paragraphs


def test_control_characters_never_break_the_file():
    opened = Opened(letter(paragraph("a\x00b\x1b[0m\x0bc\ud800d\uffff")))

    assert opened.lines() == ["ab[0mcd"]


def test_new_lines_and_tabs_inside_words_become_breaks_and_tabs():
    opened = Opened(letter(paragraph("one\ntwo\r\nthree\tfour\u2028five")))

    assert opened.lines() == ["one", "two", "three\tfour", "five"]


def test_a_letter_without_elements_opens():
    assert [p.text for p in Opened(letter()).word.paragraphs] == [""]


def test_the_page_is_that_of_the_house_style():
    style = HouseStyle(paper="letter", margins=Margins(top=30, bottom=20, left=25, right=15))
    section = Opened(letter(), style).word.sections[0]

    assert round(section.page_width.mm, 1), round(section.page_height.mm, 1) == (215.9, 279.4)
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side.mm) for side in sides] == [30, 20, 25, 15]


def test_two_house_styles_do_not_share_a_package():
    blue = HouseStyle(letterhead=Letterhead(colour="#0000FF"))
    first, second = (Opened(letter(), style).zip.read("word/styles.xml")
                     for style in (STYLE, blue))

    assert b"0000FF" in second
    assert b"0000FF" not in first


def test_lines_break_as_in_the_pdf_because_of_these_settings():
    opened = Opened(letter(paragraph("Words")))
    normal = opened.find("//w:style[@w:styleId='Normal']/w:pPr", "word/styles.xml")[0]
    settings_part = opened.part("word/settings.xml")

    spacing = normal.find(f"{W}spacing")
    assert spacing.get(f"{W}lineRule") == "exact"
    assert spacing.get(f"{W}line") == str(round(STYLE.text.line * 20))
    assert normal.find(f"{W}snapToGrid").get(f"{W}val") == "0"
    assert normal.find(f"{W}widowControl") is not None
    assert opened.find("//w:rPrDefault//w:kern/@w:val", "word/styles.xml") == ["2"]
    assert opened.find("//w:docGrid") == []
    assert settings_part.find(f"{W}autoHyphenation").get(f"{W}val") == "0"
    modes = settings_part.xpath("//w:compatSetting[@w:name='compatibilityMode']/@w:val",
                                namespaces=NS)
    assert modes == ["15"]


def test_nothing_in_the_file_makes_word_ask_on_opening():
    opened = Opened(every_kind())

    assert opened.part("word/settings.xml").find(f"{W}updateFields") is None
    assert zipfile.ZipFile.testzip(opened.zip) is None


def test_the_package_is_small():
    assert len(Opened(letter(paragraph("Words"))).data) < 16_000


def test_a_style_with_a_font_or_paper_that_nobody_knows_falls_back_as_the_pdf_does():
    style = HouseStyle(paper="a9", letterhead=Letterhead(font="Comic Sans"))
    style = msgspec.structs.replace(
        style, text=msgspec.structs.replace(style.text, font="Garamond"),
        arabic=msgspec.structs.replace(style.arabic, font="Amiri"))
    opened = Opened(every_kind("ar"), style)

    fonts = opened.find("//w:rFonts/@w:ascii | //w:rFonts/@w:cs", "word/styles.xml")
    assert set(fonts) == {"Times New Roman", "Noto Naskh Arabic", "Arial", "Noto Sans Arabic"}
    assert round(opened.word.sections[0].page_width.mm) == 210


def test_styles_of_our_own_say_so_and_words_own_do_not():
    opened = Opened(letter())
    own = {style.get(f"{W}styleId"): style.get(f"{W}customStyle")
           for style in opened.find("//w:style", "word/styles.xml")}

    assert own["SubjectLine"] == own["LetterGrid"] == "1"
    assert own["BodyText"] is own["Heading1"] is own["Normal"] is None


def test_pictures_are_stored_as_they_are_and_words_are_packed():
    kinds = {info.filename: info.compress_type for info in Opened(every_kind()).zip.infolist()}

    assert {kind for name, kind in kinds.items() if name.endswith(".png")} == {zipfile.ZIP_STORED}
    assert kinds["word/document.xml"] == zipfile.ZIP_DEFLATED


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
@pytest.mark.parametrize("size", [9.5, 10, 11, 11.5, 13])
def test_words_larger_or_smaller_than_the_text_have_the_sizes_of_the_pdf(language, size):
    setting = TypeSetting(size=size, line=20)
    style = msgspec.structs.replace(STYLE, text=setting, arabic=setting, chinese=setting)
    document = every_kind(language)
    page, pdf = layout_of(document, style, {})[:2]
    titled = [e for e in pdf["body"] if e["kind"] == "titled"]
    (small, *_) = [e["small"] for e in pdf["body"] if e["kind"] == "signatories"]

    opened = Opened(document, style)

    for named, points in (("Title", titled[0]["size"]), ("Subtitle", titled[1]["size"]),
                          ("FootnoteText", page["note"]["size"]),
                          ("SignatoriesDisclaimer", small)):
        (written,) = opened.find(f"//w:style[@w:styleId='{named}']/w:rPr/w:szCs/@w:val",
                                 "word/styles.xml")
        assert float(written) / 2 == points == round(points * 2) / 2
    (line,) = opened.find("//w:style[@w:styleId='Title']/w:pPr/w:spacing/@w:line",
                          "word/styles.xml")
    assert float(line) / 20 == titled[0]["line"]
