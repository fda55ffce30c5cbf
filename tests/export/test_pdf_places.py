"""Where parts and fields stand on the page."""

from itertools import pairwise

import pytest

from letterdesk.document.model import (
    AddressBlock,
    Addresses,
    Copies,
    LineBreak,
    List,
    Note,
    NoteMark,
    Origin,
    SignatoryList,
    SignatureBlock,
    Signer,
    SignerGroup,
    Text,
    Title,
)
from letterdesk.export.measures import from_mm
from tests.export.pdf_letters import (
    SENTENCE,
    item,
    letter,
    paragraph,
    place_of,
    value,
    write,
)

LEFT = from_mm(25)
RIGHT = 595.3 - from_mm(25)


def places(pdf, part=None, field=None):
    return [p for p in pdf.places if (part is None or p.part == part) and p.field == field]


def test_a_field_has_the_place_of_its_words():
    pdf = write(letter(paragraph("About ", value("Xanadu", "country"), " and more.")))
    (place,) = places(pdf, field="country")
    word = place_of(pdf, "Xanadu")
    assert (place.part, place.block, place.expression, place.page) == ("body", None, "country", 1)
    assert place.x == pytest.approx(word.x, abs=0.5)
    assert place.x + place.width == pytest.approx(word.right, abs=0.5)
    assert place.y < word.y + 5 < place.y + place.height


def test_a_part_has_the_width_of_the_text_and_the_height_of_its_lines():
    pdf = write(letter(paragraph("One line.", part="first"),
                       paragraph(SENTENCE * 3, part="second")))
    (first,), (second,) = places(pdf, "first"), places(pdf, "second")
    assert (first.x, first.width) == (pytest.approx(LEFT), pytest.approx(RIGHT - LEFT))
    assert first.height == pytest.approx(15)
    assert first.block == "first-block"
    assert second.y == pytest.approx(first.y + 15 + 8)
    assert second.height == pytest.approx(60)


def test_a_field_over_two_lines_has_a_box_for_each():
    pdf = write(letter(paragraph("Start " * 12, value(SENTENCE * 3, "reason"), "end.")))
    boxes = places(pdf, field="reason")
    first, middle, last = boxes[0], boxes[1], boxes[-1]
    assert first.x > LEFT + 100 and first.x + first.width == pytest.approx(RIGHT)
    assert (middle.x, middle.y) == (pytest.approx(LEFT), pytest.approx(first.y + 15))
    assert last.x == pytest.approx(LEFT) and last.width < RIGHT - LEFT
    assert last.y == pytest.approx(middle.y + middle.height)


@pytest.mark.parametrize("words", ["Xanadu", "Xanadu and beyond", "Xanadu/7 and beyond"])
def test_a_field_that_is_wrapped_to_the_next_line_begins_there(words):
    for count in range(26, 40):
        pdf = write(letter(paragraph("ab " * count, value(words, "country"), " more " * 5)))
        box, word = places(pdf, field="country")[0], place_of(pdf, "Xanadu")
        assert box.x == pytest.approx(word.x, abs=0.5)
        assert box.y < word.y + 5 < box.y + box.height


def test_a_part_over_two_pages_has_a_box_on_each():
    pdf = write(letter(paragraph(SENTENCE * 30, part="before"),
                       paragraph(value(SENTENCE * 15, "long"), part="over")))
    boxes = places(pdf, "over")
    assert [box.page for box in boxes] == [1, 2]
    assert boxes[0].y + boxes[0].height == pytest.approx(841.9 - from_mm(25))
    assert boxes[1].y == pytest.approx(from_mm(25))
    assert {box.page for box in places(pdf, field="long")} == {1, 2}
    assert pdf.pages == 2


def test_an_arabic_field_over_two_lines_begins_at_the_right():
    words = "كلمات كثيرة تمتد إلى السطر التالي " * 4
    pdf = write(letter(paragraph("بداية ", value(words, "reason")), language="ar"))
    first, *_, last = places(pdf, field="reason")
    assert first.x == pytest.approx(LEFT)
    assert first.x + first.width < RIGHT - 10
    assert last.x + last.width == pytest.approx(RIGHT)


def test_a_field_has_its_place_in_every_kind_of_element():
    one = value("Xanadu", "country")
    elements = {
        "title": Title((one,), origin=Origin(part="title")),
        "addresses": Addresses((AddressBlock((Text("Ms. A"), LineBreak(), one)),), 2,
                               Origin(part="addresses")),
        "copies": Copies((AddressBlock((one,)),), origin=Origin(part="copies")),
        "list": List((item("plain"), item(paragraph(one))), origin=Origin(part="list")),
        "signatories": SignatoryList((SignerGroup((one,), (Signer("Ann"),)),),
                                     origin=Origin(part="signatories")),
        "note": paragraph("noted", NoteMark("n"), part="note"),
    }
    for part, element in elements.items():
        pdf = write(letter(element, notes=(Note("n", (paragraph(one),)),)))
        boxes = places(pdf, field="country")
        word = place_of(pdf, "Xanadu")
        assert boxes[0].x == pytest.approx(word.x, abs=0.5), part
        assert boxes[0].width == pytest.approx(word.right - word.x, abs=1), part
        assert places(pdf, part), part


def test_a_signature_block_has_one_place_around_it():
    pdf = write(letter(paragraph("Words."),
                       SignatureBlock((Signer("Ann", "Chair"),), origin=Origin(part="signature"))))
    (place,) = places(pdf, "signature")
    assert place.height == pytest.approx(from_mm(18) + 30, abs=0.1)
    assert place.y < place_of(pdf, "Ann").y < place.y + place.height


def test_parts_follow_each_other_without_overlap():
    pdf = write(letter(*(paragraph(SENTENCE * n, part=f"p{n}") for n in range(1, 6))))
    boxes = [p for p in pdf.places if p.field is None]
    for above, below in pairwise(boxes):
        assert above.y + above.height <= below.y + 0.01


def test_words_with_an_expression_and_no_field_have_a_place_too():
    agreed = Text("have", Origin(part="body", expression='x|agree(singular="has")'))
    pdf = write(letter(paragraph("They ", agreed, " voted.")))
    assert [p.expression for p in pdf.places if p.field is None] == [
        'x|agree(singular="has")', None]
