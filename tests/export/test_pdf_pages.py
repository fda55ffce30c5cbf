"""How a letter falls on pages: head and foot, what stays together, where a list breaks."""

import re
from itertools import pairwise

import msgspec
import pytest

from letterdesk.document.model import (
    Close,
    Date,
    Heading,
    List,
    Note,
    NoteMark,
    Origin,
    PageFurniture,
    Paragraph,
    SignatoryList,
    SignatureBlock,
    Signer,
    SignerGroup,
)
from letterdesk.export.measures import (
    FOOTER_FROM_BOTTOM,
    FURNITURE_LINE_HEIGHT,
    HEADER_FROM_TOP,
    POINTS_PER_MM,
    from_mm,
)
from letterdesk.export.page_checks import page_findings
from letterdesk.library.model import PAPER_MM, HouseStyle, Letterhead, Margins, TypeSetting
from tests.export.pdf_letters import (
    CLOSE,
    FILES,
    FURNITURE,
    SENTENCE,
    SIGNATURE,
    STYLE,
    faults,
    item,
    letter,
    page_words,
    paragraph,
    place_of,
    spans,
    tags,
    words,
    words_on_pages,
    write,
)


def long_letter(paragraphs: int, *end, lines: int = 4):
    body = [paragraph(f"n{n} " + SENTENCE * lines, part=f"p{n}") for n in range(paragraphs)]
    return letter(Date(spans("22 May 2014")), *body, *end, furniture=FURNITURE)


def test_one_page_has_no_number_and_later_pages_have_header_and_number():
    one = write(long_letter(2), FILES)
    assert one.pages == 1
    assert "Page" not in words(one) and "22 May 2014 Page" not in words(one)
    many = page_words(write(long_letter(25), FILES))
    assert len(many) > 2
    assert "Page 1" not in many[0]
    for number, page in enumerate(many[1:], start=2):
        assert page.startswith(f"Coalition, 22 May 2014 Page {number} of {len(many)}")
        assert page.count("Coalition & <Partners>") == 0
    assert all("Registered charity no. 1 & only" in page for page in many)


def test_the_first_line_stands_under_the_letterhead_or_at_the_top_margin():
    without = write(letter(Date(spans("22 May 2014"))))
    assert place_of(without, "May").y == pytest.approx(from_mm(25), abs=5)
    under = write(long_letter(1), FILES)
    assert place_of(under, "Coalition").y > HEADER_FROM_TOP - 2
    assert place_of(under, "May").y > place_of(under, "Town").y + 30
    deep = HouseStyle(letterhead=Letterhead(), margins=Margins(top=80))
    assert place_of(write(long_letter(1), FILES, deep), "May").y == pytest.approx(
        from_mm(80), abs=5)


def test_the_letterhead_does_not_move_later_pages():
    plain = HouseStyle(margins=Margins(top=40))
    with_head = write(long_letter(25), FILES, STYLE)
    second = [w for w in words_on_pages(with_head) if w.page == 2 and w.y > 60]
    assert min(w.y for w in second) == pytest.approx(from_mm(25), abs=5)
    assert write(long_letter(25), FILES, plain).pages >= with_head.pages


@pytest.mark.parametrize("lines", [1, 3, 6])
def test_the_footer_ends_at_its_distance_from_the_edge_and_the_text_above_it(lines):
    footer = tuple(spans(f"Footline{n}") for n in range(lines))
    pdf = write(msgspec.structs.replace(long_letter(14), furniture=PageFurniture(footer=footer)))
    page = PAPER_MM["a4"][1] * POINTS_PER_MM
    on_page = [w for w in words_on_pages(pdf) if w.page == 1]
    feet = [w.y for w in on_page if w.words.startswith("Footline")]
    # A word's box begins a little above the line's height, of which 0.2 lie under the baseline.
    assert feet[-1] + FURNITURE_LINE_HEIGHT == pytest.approx(page - FOOTER_FROM_BOTTOM, abs=3.5)
    assert [round(b - a, 1) for a, b in pairwise(feet)] == [FURNITURE_LINE_HEIGHT] * (lines - 1)
    assert max(w.y for w in on_page if not w.words.startswith("Footline")) + 14 < feet[0]


def test_a_header_pushes_the_text_down_where_the_margin_is_too_small_for_it():
    small = HouseStyle(letterhead=Letterhead(), margins=Margins(top=10))
    second = [w for w in words_on_pages(write(long_letter(25), FILES, small)) if w.page == 2]
    head = max(w.y for w in second if w.y < HEADER_FROM_TOP + 5)
    assert min(w.y for w in second if w.y > head + 1) > head + FURNITURE_LINE_HEIGHT - 2


def test_lines_stand_at_exactly_the_height_of_the_style():
    marked = paragraph("one ", *(f"{SENTENCE}" for _ in range(4)))
    setting = TypeSetting(size=11, line=14.3)
    places = words_on_pages(write(letter(marked), style=HouseStyle(text=setting)))
    rows = sorted({round(w.y, 2) for w in places})
    steps = {round(b - a, 2) for a, b in pairwise(rows)}
    assert steps == {14.3}


def test_a_note_mark_does_not_widen_its_line():
    body = paragraph(SENTENCE, NoteMark("n"), SENTENCE * 2)
    pdf = write(letter(body, notes=(Note("n", (paragraph("Note."),)),)))
    (part,) = [p for p in pdf.places if p.part == "body" and p.field is None and p.y < 200]
    assert part.height % 15 == pytest.approx(0, abs=0.01) or part.height % 15 > 14.99


def test_us_letter_paper_and_its_margins():
    pdf = write(long_letter(1), FILES, HouseStyle(paper="letter", margins=Margins(left=40)))
    assert place_of(pdf, "22").x == pytest.approx(from_mm(40), abs=0.5)


@pytest.mark.parametrize("paragraphs", range(6, 14))
@pytest.mark.parametrize("lines", [1, 3])
def test_a_signature_never_stands_alone_and_is_never_split(paragraphs, lines):
    document = long_letter(paragraphs, CLOSE, SIGNATURE, lines=lines)
    pdf = write(document, FILES)
    assert page_findings_codes(page_findings(pdf, document, STYLE)) <= {"short-last-page"}
    (signed,) = {p.page for p in pdf.places if p.part == "signature"}
    (closed,) = {p.page for p in pdf.places if p.part == "close"}
    assert signed == closed
    assert any(p.page == signed for p in pdf.places if p.part.startswith("p"))


def page_findings_codes(findings):
    return {finding.code for finding in findings}


@pytest.mark.parametrize("items", [0, 1, 2, 14])
def test_a_list_before_the_close_keeps_a_line_with_the_signature(items):
    demands = List(tuple(item(f"d{n} " + SENTENCE) for n in range(items)), "decimal", 3,
                   origin=Origin(part="demands"))
    for paragraphs in range(5, 15):
        pdf = write(long_letter(paragraphs, demands, CLOSE, SIGNATURE, lines=2), FILES)
        marks = [w.words for w in words_on_pages(pdf) if re.fullmatch(r"\d+\.", w.words)]
        assert marks == [f"{n}." for n in range(3, 3 + items)]
        if items == 0:
            continue
        (signed,) = {p.page for p in pdf.places if p.part == "signature"}
        assert signed in {p.page for p in pdf.places if p.part not in ("signature", "close")}


def test_a_heading_stays_with_what_follows_and_paragraphs_have_no_widow():
    for paragraphs in range(6, 12):
        pdf = write(long_letter(paragraphs, Heading(spans("ZHeading"), origin=Origin(part="h")),
                                Paragraph(spans(SENTENCE * 5), Origin(part="after"))), FILES)
        heading = next(p for p in pdf.places if p.part == "h")
        after = [p for p in pdf.places if p.part == "after"]
        assert heading.page == after[0].page
        assert all(p.height > 1.5 * 15 for p in after)


def test_signatories_sign_in_columns_each_with_room():
    signers = tuple(Signer(name, "Director") for name in ("Ann", "Bea", "Cyd"))
    pdf = write(letter(SignatureBlock(signers, 2)))
    ann, bea, cyd = (place_of(pdf, name) for name in ("Ann", "Bea", "Cyd"))
    assert ann.y == bea.y and ann.x < bea.x
    assert cyd.x == ann.x
    assert cyd.y - ann.y > from_mm(18)


def test_there_are_no_more_columns_than_signatories():
    two = tuple(Signer(f"{name}ne", "Director") for name in ("An", "Be"))
    pdf = write(letter(SignatoryList((SignerGroup((), two),), 3), SignatureBlock(two[:1], 2)))
    middle = PAPER_MM["a4"][0] * POINTS_PER_MM / 2
    assert place_of(pdf, "Bene").x == pytest.approx(middle, abs=15)


def test_a_ruled_list_repeats_its_heading_and_splits_no_entry():
    entries = tuple(
        Signer(f"E{n} " + "of a long name that goes over the line and further " * 2, "Director")
        for n in range(60))
    document = letter(SignatoryList((SignerGroup(spans("ZSigned"), entries),), layout="ruled"))
    pages = page_words(write(document))
    assert len(pages) > 2
    assert all(page.startswith("ZSigned E") for page in pages)
    for page in pages:
        assert page.count("over the line") == 2 * page.count("Director")


def test_the_heading_of_a_ruled_list_without_groups_is_repeated_and_is_a_heading():
    entries = tuple(Signer(f"E{n}x", "Director") for n in range(120))
    document = letter(SignatoryList((SignerGroup((), entries),), layout="ruled",
                                    heading=spans("ZSigned")))
    pdf = write(document)
    pages = page_words(pdf)
    assert len(pages) > 2 and all(page.startswith("ZSigned E") for page in pages)
    assert tags(pdf).count("/H1") == 1
    assert faults(pdf) == []


def test_a_plain_list_splits_no_entry_and_loses_none():
    entries = tuple(Signer(f"E{n}x " + "a name over two lines at least, " * 3) for n in range(90))
    document = letter(SignatoryList((SignerGroup((), entries),), 2, heading=spans("Signatories")))
    pages = page_words(write(document))
    assert len(pages) > 1
    assert all(page.count("E") == page.count("at least,") / 3 for page in pages)
    assert "".join(pages).count("x a name") == 90


def test_the_heading_of_a_list_of_signatories_is_not_left_behind():
    entries = tuple(Signer(f"Org{n}") for n in range(20))
    signed = SignatoryList((SignerGroup(spans("ZGroup"), entries),), 1, heading=spans("ZList"))
    for paragraphs in range(8, 13):
        pages = page_words(write(long_letter(paragraphs, signed), FILES))
        (page,) = [page for page in pages if "ZList" in page]
        assert "ZGroup" in page and "Org0" in page


def test_the_draft_mark_stands_on_every_page():
    document = long_letter(25)
    draft = msgspec.structs.replace(document, draft=True, draft_label="Projet")
    assert all("Projet" in page for page in page_words(write(draft, FILES)))


def test_an_arabic_letter_stands_from_right_to_left():
    furniture = PageFurniture(organisation=spans("التحالف"), lines=(spans("example.org"),))
    pdf = write(letter(paragraph("نص"), Close(spans("ختام")), language="ar", furniture=furniture))
    assert place_of(pdf, "نص").right > 500
    assert place_of(pdf, "التحالف").x > 400
    assert place_of(pdf, "example.org").x < 100


def test_justified_paragraphs_reach_the_margin_and_the_first_line_is_indented():
    setting = TypeSetting(align="justify", indent=18)
    pdf = write(letter(paragraph("first " + SENTENCE * 3)), style=HouseStyle(text=setting))
    places = words_on_pages(pdf)
    assert place_of(pdf, "first").x == pytest.approx(from_mm(25) + 18, abs=0.5)
    rights = {}
    for word in places:
        rights[round(word.y)] = max(word.right, rights.get(round(word.y), 0))
    *full, _last = [rights[row] for row in sorted(rights)]
    assert max(full) - min(full) < 3  # a space hangs over


def test_a_chinese_page_has_even_edges_in_lists_and_before_a_signature_too():
    setting = TypeSetting(font="Noto Serif SC", size=12, line=20, gap=6, indent=24,
                          align="justify")
    sentence = "安理会能否采取行动，关系到每一个会员国的利益。"
    symbol = "此外，联盟部分成员对S/2014/348号决议草案的某些具体条款也有所关切，我们将就此致函。"
    elements = (
        paragraph(sentence * 2), List((item(sentence * 2),), "decimal"), paragraph(symbol),
        Close(spans("顺致最崇高的敬意。"), Origin(part="close")), SIGNATURE,
    )
    pdf = write(letter(*elements, language="zh"), style=HouseStyle(chinese=setting))
    places = words_on_pages(pdf)
    margin = from_mm(210 - 25)
    full = [word for word in places if word.right > margin - 15]
    assert len(full) == 3  # the first line of each; the others are last lines
    assert all(word.right > margin - 1 for word in full)
    assert place_of(pdf, "顺致").x == pytest.approx(from_mm(25) + 24, abs=0.5)
