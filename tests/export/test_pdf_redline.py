"""The page of a redline: underlined, struck out, a bar in the margin, numbers as they are."""

import io

import pikepdf

from letterdesk.document.model import Document, List, ListItem, Note, NoteMark, Paragraph, Text
from letterdesk.export.pdf import write_pdf
from letterdesk.export.pdf.layout import layout_of
from letterdesk.language import direction
from letterdesk.letters.redlining import redline
from letterdesk.library.model import HouseStyle

STYLE = HouseStyle()


def letter(*elements, language="en", notes=()):
    return Document(language=language, direction=direction(language), title="A letter",
                    elements=elements, notes=notes)


def p(*spans):
    return Paragraph(tuple(Text(span) if isinstance(span, str) else span for span in spans))


def numbered(*words):
    return List(tuple(ListItem((p(word),)) for word in words), "decimal")


def body(before, after):
    return layout_of(redline(before, after), STYLE, {}).letter["body"]


def looks(atoms):
    return [(atom.get("c"), atom["t"]) for atom in atoms if isinstance(atom, dict) and "t" in atom]


def strokes(document):
    """How many lines are drawn on the page."""
    with pikepdf.open(io.BytesIO(write_pdf(document, STYLE, {}).data)) as opened:
        return sum(str(each.operator) in ("S", "s", "B", "f") for each
                   in pikepdf.parse_content_stream(opened.pages[0]))


def test_words_that_came_and_went_have_their_look_and_the_paragraph_its_bar():
    one, two = body(letter(p("We call on you."), p("Kept.")), letter(p("We ask you."), p("Kept.")))
    assert looks(one["say"]) == [("deleted", "call on"), ("inserted", "ask")]
    assert one["bar"] == 0 and "bar" not in two


def test_an_item_that_goes_keeps_its_old_number_and_the_others_have_their_new_ones():
    (made,) = body(letter(numbered("alpha", "beta", "gamma")), letter(numbered("alpha", "gamma")))
    marks = [mark[0] if isinstance(mark[0], str) else (mark[0]["c"], mark[0]["t"])
             for mark in made["marks"]]
    assert marks == ["1.", ("deleted", "2."), "2."]
    assert ["bar" in item[0] for item in made["items"]] == [False, True, False]


def test_lines_are_drawn_for_each_look_and_for_the_bar():
    plain = letter(p("We call on you."))
    inserted = redline(letter(p("We call.")), letter(p("We call now.")))
    deleted = redline(letter(p("We call now.")), letter(p("We call.")))
    for made in (inserted, deleted):
        assert strokes(made) >= strokes(plain) + 2


def test_every_script_and_a_note_that_goes_are_set():
    notes = (Note("n", (p("See this."),)),)
    for language, old, new in (("en", "one", "two"), ("ar", "المجلس", "الأمن"),
                               ("zh", "安理会", "大会")):
        before = letter(p(old, NoteMark("n")), numbered(old), language=language, notes=notes)
        after = letter(p(old), p(new), language=language)
        assert write_pdf(redline(before, after), STYLE, {}).pages == 1
