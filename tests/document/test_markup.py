"""The Markdown subset: what it reads, what stays words, and values that never meet it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterdesk.document.markup import fill, read_markup, slot
from letterdesk.document.model import (
    Heading,
    LineBreak,
    List,
    NoteMark,
    Origin,
    Paragraph,
    Text,
    plain_text,
    spans_of,
)


def read(text, *values, **options):
    """The filled elements; each value stands as one span with an expression."""
    spans = [(Text(value, Origin(expression=f"v{n}")),) for n, value in enumerate(values)]
    return fill(read_markup(text, **options), lambda n: spans[n], Origin("part", "block"), "part-")


def words(markup):
    return [plain_text(tuple(spans_of(element))) for element in markup.elements]


def test_emphasis_strong_and_links_give_spans_of_their_look():
    (paragraph,) = read("a *b* **c** [d](https://e.org)").elements
    looks = [(s.text, s.emphasis, s.strong, s.link) for s in paragraph.spans]
    assert looks == [("a ", False, False, None), ("b", True, False, None),
                     (" ", False, False, None), ("c", False, True, None), (" ", False, False, None),
                     ("d", False, False, "https://e.org")]


def test_a_link_that_is_neither_web_nor_mail_is_only_words():
    (paragraph,) = read("[a](ftp://b.org) [c](javascript:x)").elements
    assert all(span.link is None for span in paragraph.spans)


def test_lists_nest_go_on_and_hold_several_paragraphs():
    markup = read("3. three\n\n   more\n   1. inner\n4. four\n\nand\n\n5. five")
    first, _, last = markup.elements
    assert isinstance(first, List) and (first.start, first.marker) == (3, "decimal")
    inner = first.items[0].elements[2]
    assert isinstance(inner, List) and inner.marker == "roman"
    assert isinstance(last, List) and last.start == 5


def test_two_notes_of_two_parts_do_not_meet():
    markup = read("Words[^1].\n\n[^1]: A note\n\n    of two paragraphs.")
    assert [note.id for note in markup.notes] == ["part-1"]
    assert len(markup.notes[0].paragraphs) == 2
    assert any(isinstance(s, NoteMark) and s.note == "part-1" for s in spans_of(markup.elements[0]))


def test_lines_are_kept_where_the_kind_is_read_line_by_line():
    (kept,) = read("Mission of X\nNew York", keep_lines=True).elements
    assert [type(s) for s in kept.spans] == [Text, LineBreak, Text]
    assert words(read("one\ntwo")) == ["one two"]
    assert words(read("中文\n文本")) == ["中文文本"]


def test_headings_stand_alone_and_code_quotes_and_html_stay_words():
    markup = read("# Head\n\n> quote\n\n`code` <b> &amp; ![x](http://u)")
    assert isinstance(markup.elements[0], Heading)
    assert words(markup)[1:] == ["> quote", "`code` <b> &amp; !x"]


def test_fixed_words_keep_their_id_through_strong_words():
    (paragraph,) = read("A [b **c**]{fixed=ref} d").elements
    assert [(s.text, s.origin.fixed) for s in paragraph.spans] == [
        ("A ", None), ("b ", "ref"), ("c", "ref"), (" d", None)]


def test_several_spaces_of_a_text_are_one_and_of_a_person_are_kept():
    assert words(read("a   b")) == ["a b"]
    assert words(read("a   b", tidy=False)) == ["a   b"]
    assert words(read("a\u00a0\u202f b")) == ["a\u00a0\u202f b"]


def test_a_value_alone_in_a_paragraph_splits_at_its_blank_lines():
    spans = (Text("one"), LineBreak(), LineBreak(), Text("two"), LineBreak(), Text("three"))
    markup = fill(read_markup(slot(0)), lambda n: spans, Origin("p"))
    assert words(markup) == ["one", "two\nthree"]


def test_a_value_in_a_link_makes_the_link_and_a_wrong_one_no_link():
    good = read(f"[see](https://e.org/{slot(0)})", "a b").elements[0]
    assert [s.link for s in good.spans] == [None]
    good = read(f"[see](https://e.org/{slot(0)})", "ab").elements[0]
    assert [s.link for s in good.spans] == ["https://e.org/ab"]


def test_a_paragraph_whose_values_are_empty_leaves_no_hole():
    assert read(f"a\n\n{slot(0)}\n\nb", "").elements == read("a\n\nb").elements


HOSTILE = st.text(st.sampled_from("*_[]{}()#+-1.=>|~`\\<&!^: \u00a0\u202fa/@$%\"'“«"), max_size=30)


@given(HOSTILE)
def test_a_value_is_printed_as_typed(value):
    (paragraph,) = read(f"before {slot(0)} after", value).elements
    assert plain_text(paragraph.spans) == f"before {value} after"


@given(st.text(max_size=200))
def test_any_text_is_read_without_a_fault(text):
    markup = read_markup(text)
    assert all(isinstance(e, Paragraph | Heading | List) for e in markup.elements)


def test_thousands_of_brackets_are_words():
    (paragraph,) = read("[" * 50_000).elements
    assert plain_text(paragraph.spans) == "[" * 50_000


def depth_of(elements):
    lists = [e for e in elements if isinstance(e, List)]
    inner = [child for item in lists for entry in item.items for child in entry.elements]
    return 1 + depth_of(inner) if lists else 0


@pytest.mark.parametrize("mark", ["- ", "1. "])
def test_lists_deeper_than_word_numbers_are_words_and_none_are_lost(mark):
    markup = read(mark * 9 + "nine\n" + mark * 500 + "words")
    assert depth_of(markup.elements) == 9
    assert "nine" in str(markup) and "words" in str(markup)
    assert words(markup)[-1].endswith("words")


def test_a_list_in_a_note_keeps_its_words():
    (note,) = read("A[^1].\n\n[^1]: First:\n\n    - one\n    - two").notes
    assert [plain_text(p.spans) for p in note.paragraphs] == ["First:", "one", "two"]
