"""Headers, footers and the anchors of parts in the Word file."""

import json

import msgspec
import pytest

from letterdesk.document.model import Origin, PageFurniture, Paragraph, Picture, Text
from letterdesk.export.docx.anchors import bookmark_name
from letterdesk.library.model import HouseStyle, Letterhead
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

MAP = {"m": "urn:letterdesk:parts:1"}


def words(opened, part):
    return "".join(opened.part(f"word/{part}.xml").itertext())


def test_the_first_page_has_the_letterhead_and_the_others_a_line_with_the_page():
    opened = Opened(every_kind())
    section = opened.word.sections[0]

    assert section.different_first_page_header_footer
    first = "".join(p.text for p in section.first_page_header.paragraphs)
    later = "".join(p.text for p in section.header.paragraphs)
    assert "1 Main Street" in first
    assert "Page" not in first
    assert later.endswith("Coalition\tPage 2 of 2")


def test_page_and_count_are_fields_that_word_counts():
    opened = Opened(every_kind())

    header = opened.part("word/header2.xml")
    instructions = [t.text.strip() for t in header.iter(f"{W}instrText")]
    kinds = header.xpath("//w:fldChar/@w:fldCharType", namespaces=NS)
    assert instructions == ["PAGE", "NUMPAGES"]
    assert kinds == ["begin", "separate", "end"] * 2


def test_the_footer_stands_on_every_page():
    opened = Opened(every_kind())

    assert words(opened, "footer1") == words(opened, "footer2")
    assert words(opened, "footer1").startswith("Registered charity 12")


def test_a_letter_without_header_and_footer_has_empty_ones():
    opened = Opened(letter(paragraph("Words")), HouseStyle(), {})

    parts = ("header1", "header2", "footer1", "footer2")
    assert [words(opened, part) for part in parts] == [""] * 4


@pytest.mark.parametrize("page_label", ["{page}", "{page}/{pages}", "Page", "{pages} {page}"])
def test_a_page_label_may_ask_for_either_number_or_none(page_label):
    furniture = PageFurniture(page_label=page_label)
    opened = Opened(letter(furniture=furniture))

    header = opened.part("word/header2.xml")
    asked = [t.text.strip() for t in header.iter(f"{W}instrText")]
    assert sorted(asked) == sorted(
        {"{page}": "PAGE", "{pages}": "NUMPAGES"}[n] for n in ("{page}", "{pages}")
        if n in page_label)


def test_every_page_of_a_draft_is_marked_and_no_other():
    draft, final = Opened(every_kind()), Opened(msgspec.structs.replace(every_kind(), draft=False))

    for part in ("header1", "header2"):
        assert "Draft" in words(draft, part)
        assert "Draft" not in words(final, part)


def test_the_mark_of_a_draft_moves_neither_header_nor_letter():
    """The header of a draft begins higher by the height of its mark and the room under it."""
    draft, final = Opened(every_kind()), Opened(msgspec.structs.replace(every_kind(), draft=False))
    [style] = draft.find("//w:style[@w:styleId='DraftMark']//w:spacing", "word/styles.xml")

    height = int(style.get(f"{W}line")) + int(style.get(f"{W}after"))
    begins = [int(o.find("//w:pgMar/@w:header")[0]) for o in (draft, final)]
    assert begins[0] + height == begins[1]


def test_the_letterhead_is_as_high_as_its_logo():
    furniture = PageFurniture(organisation=said("Coalition"),
                              logo=Picture("logo.png", "Logo", height_mm=30))
    opened = Opened(letter(furniture=furniture))

    rule = opened.part("word/header1.xml")[-1]
    before = int(rule.find(f"{W}pPr/{W}spacing").get(f"{W}before"))
    assert abs(before - 30 * 1440 / 25.4) <= 1


@pytest.mark.parametrize(("language", "sides"), [
    ("en", ["left", "right"]), ("ar", ["right", "left"])])
def test_the_name_leads_and_the_lines_stand_at_the_other_side(language, sides):
    furniture = PageFurniture(organisation=said("Coalition"), lines=(said("1 Main Street"),))
    opened = Opened(letter(language=language, furniture=furniture))

    frames = opened.part("word/header1.xml").xpath("//w:framePr/@w:xAlign", namespaces=NS)
    assert frames == sides


def test_a_letterhead_without_lines_leaves_the_width_to_the_name():
    opened = Opened(letter(furniture=PageFurniture(organisation=said("Coalition"))), files={})

    [width] = opened.part("word/header1.xml").xpath("//w:framePr/@w:w", namespaces=NS)
    section = opened.word.sections[0]
    inside = section.page_width - section.left_margin - section.right_margin
    assert abs(int(width) - inside / 635) <= 3


def test_a_letterhead_without_a_rule_has_none():
    styles = {rule: HouseStyle(letterhead=Letterhead(rule=rule)) for rule in (True, False)}

    found = {rule: Opened(letter(), style).find(
        "//w:style[@w:styleId='LetterheadRule']//w:pBdr", "word/styles.xml")
        for rule, style in styles.items()}

    assert found[True]
    assert not found[False]


def test_each_part_stands_between_hidden_bookmarks():
    opened = Opened(every_kind())

    names = opened.find("//w:bookmarkStart/@w:name")
    assert names[:4] == ["_ld_date", "_ld_address", "_ld_salutation", "_ld_body"]
    starts = opened.find("//w:bookmarkStart/@w:id")
    assert sorted(starts) == sorted(opened.find("//w:bookmarkEnd/@w:id"))


def test_a_part_of_several_paragraphs_is_one_bookmark_round_all_of_them():
    opened = Opened(letter(paragraph("First.", part="a"), paragraph("Last.", part="a"),
                           paragraph("Other.", part="b")))

    start, end = opened.paragraph("First."), opened.paragraph("Last.")
    assert start.find(f"{W}bookmarkStart").get(f"{W}name") == "_ld_a"
    assert end.find(f"{W}bookmarkEnd").get(f"{W}id") == "0"
    assert opened.paragraph("Other.").find(f"{W}bookmarkStart").get(f"{W}name") == "_ld_b"


def test_bookmark_names_are_short_and_differ():
    long, longer = "a" * 40, "a" * 39 + "b"
    names = [bookmark_name(part) for part in ("veto-reform", long, longer, "part 1")]

    assert names[0] == "_ld_veto-reform"
    assert names[3] == "_ld_part_1"
    assert len(set(names)) == 4
    assert max(map(len, names)) <= 40


def test_a_part_that_comes_twice_has_two_names():
    opened = Opened(letter(paragraph("1", part="a"), paragraph("2", part="b"),
                           paragraph("3", part="A"), paragraph("4", part="a")))

    assert opened.find("//w:bookmarkStart/@w:name") == ["_ld_a", "_ld_b", "_ld_A_2", "_ld_a_3"]


def test_words_that_belong_to_no_part_have_no_bookmark():
    assert Opened(letter(paragraph("Words", part=""))).find("//w:bookmarkStart") == []


def test_the_map_tells_parts_blocks_fields_and_hashes():
    origin = Origin(part="call", block="call-on-states", field="country",
                    expression='country|country("in")')
    body = Paragraph((Text("We call on all "), Text("in Mali", origin=origin), Text(".")),
                     origin=Origin(part="call", block="call-on-states"))
    opened = Opened(letter(body), parts_map={"fields": {"country": "ML"}})
    told = opened.part("customXml/item1.xml")

    [part] = told.findall("m:part", MAP)
    [field] = part.findall("m:field", MAP)
    assert (told.get("letter"), told.get("language")) == ("l-1", "en")
    assert part.get("bookmark") == "_ld_call"
    assert (part.get("id"), part.get("block")) == ("call", "call-on-states")
    assert part.get("hash").startswith("sha256:")
    assert (field.get("name"), field.get("expression")) == ("country", 'country|country("in")')
    assert json.loads(told.findtext("m:known", namespaces=MAP)) == {"fields": {"country": "ML"}}


def test_another_wording_has_another_hash():
    hashes = [Opened(letter(paragraph(text))).part("customXml/item1.xml")[0].get("hash")
              for text in ("Words", "Words", "Other words")]

    assert hashes[0] == hashes[1] != hashes[2]


def test_signatories_count_in_the_hash_of_their_part():
    def hashes(document):
        return [part.get("hash") for part in Opened(document).part("customXml/item1.xml")]

    document = msgspec.structs.replace(every_kind(), elements=tuple(
        msgspec.structs.replace(element, origin=Origin(part=f"p{place}"))
        for place, element in enumerate(every_kind().elements)))

    assert len(set(hashes(document))) >= len(document.elements) - 5


def test_the_map_is_found_as_a_custom_part_of_the_document():
    opened = Opened(every_kind())

    assert "../customXml/item1.xml" in opened.targets().values()
    assert MAP["m"] in opened.zip.read("customXml/itemProps1.xml").decode()


def test_the_logo_of_the_letterhead_is_told_by_its_words():
    opened = Opened(every_kind(), STYLE, FILES)

    assert opened.part("word/header1.xml").xpath("//wp:docPr/@descr", namespaces=NS) == [
        "Logo of the Coalition"]
