"""An edit as source: what it writes reads back as the same words, chips and looks."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterdesk.document.markup import fill, read_markup
from letterdesk.document.model import LineBreak, Origin, Paragraph, Text, plain_text, spans_of
from letterdesk.findings import NotUnderstood
from letterdesk.letters.compose import compose
from letterdesk.letters.edit_body import body_of, elements_of
from letterdesk.letters.edit_source import body_from_source, source_of
from tests.letters.a_letter import FixedWords, a_block, a_letter, codes, edited

TEXT = ("{{ vetoing_states|country|list }} voted against {{ country|country('in') }}"
        "{% if vetoed_drafts > 1 %}, the {{ vetoed_drafts|ordinal }} time{% endif %}. "
        "[We take **no** position.]{fixed=ref} Our view is **firm** (*and* long held).")


def letter(text=TEXT, **values):
    return a_letter(a_block(text, fixed={"ref": FixedWords({"en": "Agreed in 2013."})}),
                    values=values)


def test_source_fed_back_unchanged_prints_the_same_and_changed_fields_still_show():
    before = compose(letter(), "en").parts[0]
    after = edited(letter(), before.source)
    assert compose(after, "en").parts[0].source == before.source
    assert compose(after, "en").findings == ()
    changed = edited(letter(country="ML"), before.source)
    assert "in Mali" in compose(changed, "en").parts[0].text


def test_an_edit_prints_its_words_and_keeps_the_fixed_ones_by_id():
    source = compose(letter(), "en").parts[0].source.replace("long held", "old")
    after = edited(letter(), source)
    assert {"fixed": "ref"} in after.parts[0].edits["en"].body[0]["p"]
    part = compose(after, "en").parts[0]
    assert part.edited and "(and old)" in part.text and "We take no position." in part.text


def test_fixed_words_changed_or_taken_out_are_to_put_right():
    source = compose(letter(), "en").parts[0].source
    touched = edited(letter(), source.replace("**no** position", "a position"))
    assert codes(compose(touched, "en")) == ["fixed-words"]
    assert "Agreed in 2013." in compose(touched, "en").findings[0].line()
    assert "We take a position" in compose(touched, "en").parts[0].text
    gone = edited(letter(), "Nothing fixed.")
    assert codes(compose(gone, "en")) == ["fixed-words"]


def test_an_edit_whose_conditions_come_out_otherwise_prints_and_is_to_put_right():
    source = compose(letter(), "en").parts[0].source
    after = edited(letter(), source.replace("firm", "fixed"))
    composition = compose(after, "en")
    assert composition.findings == ()
    values = {**after.values, "vetoed_drafts": 1}
    later = compose(msgspec.structs.replace(after, values=values), "en")
    assert codes(later) == ["edit-decided"]
    assert later.findings[0].place.part == "b" and "vetoed_drafts > 1" in later.findings[0].line()
    assert "fixed" in later.parts[0].text


@pytest.mark.parametrize("source", [
    "plain", "a \\{\\{ not a chip \\}\\}", "# Head\n\nwords", "- a\n- b\n\n  more\n  - inner\n- c",
    "3. three\n   1. inner\n4. four", "A note[^1] here.\n\n[^1]: With {{ country }}.",
    "one\\\ntwo", "[link](https://e.org/a) and ***both***", "\\# no head", "1\\. no list",
    "[(x)]{look=strong}y", "y[ a ]{look=strong-emphasis}b", "\\*no\\* \\_look\\_ \\[x\\]",
])
def test_source_reads_and_writes_back_the_same(source):
    body = body_from_source(source)
    printed = elements_of(body, lambda e: (Text(e, Origin(expression=e)),), Origin(), {})
    assert source_of(printed.elements, printed.notes) == source


@pytest.mark.parametrize(("source", "line", "column"), [
    ("a {{ country|shout }}", 1, 3), ("one\ntwo {{ x.y }}", 2, 5), ("{{ nothing }}", 1, 1),
    ("{{ }}", 1, 1),
])
def test_a_chip_that_is_not_known_is_refused_with_line_and_column(source, line, column):
    with pytest.raises(NotUnderstood) as refusal:
        body_from_source(source, names={"country"})
    place = refusal.value.finding.place
    assert (place.line, place.column) == (line, column)


def test_what_is_typed_in_an_edit_never_becomes_a_field():
    after = edited(letter(), "Nothing \\{\\{ country \\}\\} {% if x %} \U000f0000 here.")
    assert compose(after, "en").parts[0].text == \
        "Nothing {{ country }} {% if x %} \U000f0000 here."


def test_a_body_of_unknown_shape_prints_what_it_can():
    body = ("words", {"q": 1}, {"p": ["a", 3, {"unknown": 1}, {"br": True}, "b\nc"]}, {"p": "x"},
            {"note": "n", "body": [{"p": ["in a note"]}, {"h": ["no"]}]},
            {"h": ["head"], "level": 2})
    printed = elements_of(body, lambda e: (), Origin(), {})
    (paragraph, heading) = printed.elements
    assert plain_text(paragraph.spans) == "a\nb\nc" and heading.level == 2
    assert len(printed.notes) == 1


def test_a_chip_of_several_lines_is_one_chip():
    value = (Text("a", Origin(expression="x")), LineBreak(Origin(expression="x")),
             Text("b", Origin(expression="x")))
    body = body_of((Paragraph((*value, *value)),), ())
    assert body == ({"p": [{"chip": "x"}, {"chip": "x"}]},)


WORDS = st.text(st.sampled_from("ab *_[]{}()#+-1.=>\\<&!^:{}%\u00a0«»é中"), min_size=1, max_size=20)


@given(WORDS, st.booleans(), st.booleans(), WORDS)
def test_words_of_any_look_survive_as_source(words, strong, emphasis, after):
    spans = (Text(words, strong=strong, emphasis=emphasis), Text(after))
    source = source_of((Paragraph(spans),))
    markup = fill(read_markup(source, tidy=False), lambda n: (), Origin())
    read = "".join(plain_text(tuple(spans_of(e))) for e in markup.elements)
    assert read == (words + after).strip(" ")


@pytest.mark.parametrize(("source", "line", "column"), [
    ("in {{ country", 1, 4), ("one\ntwo }} three", 2, 5), ("{{ country }} {{", 1, 15),
    ("A mark[^1] alone.", 1, 7), ("Words.\n\n[^1]: A note alone.", 3, 1),
])
def test_half_a_chip_and_half_a_note_are_refused_with_line_and_column(source, line, column):
    with pytest.raises(NotUnderstood) as refusal:
        body_from_source(source, names={"country"})
    place = refusal.value.finding.place
    assert (place.line, place.column) == (line, column)


def test_an_edit_is_no_longer_than_a_text_of_the_library():
    with pytest.raises(NotUnderstood, match="keep it under 100000 characters"):
        body_from_source("a" * 100_001)
    assert body_from_source("a " * 50_000)
