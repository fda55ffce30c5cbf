"""What comes from other programs' clipboards, and what does not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from letterdesk.findings import NotUnderstood
from letterdesk.letters.copied import html_of_body, text_of_body
from letterdesk.letters.pasted_html import body_from_html
from letterdesk.letters.pasted_text import body_from_text, clean
from letterdesk.letters.soundness import _body_fault

SAMPLES = sorted((Path(__file__).parent / "pasted").glob("*.html"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_words_paragraphs_looks_lists_and_links_of_other_programs_come(sample: Path) -> None:
    expected = json.loads(sample.with_suffix(".json").read_text("utf-8"))
    assert list(body_from_html(sample.read_text("utf-8"))) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("one\ntwo", [{"p": ["one"]}, {"p": ["two"]}]),
    ("one\r\n\r\ntwo\r\nthree", [{"p": ["one"]}, {"p": ["two", {"br": True}, "three"]}]),
    ("• one\n• two", [{"ul": [[{"p": ["one"]}], [{"p": ["two"]}]]}]),
    ("3. three\n4. four", [{"ol": [[{"p": ["three"]}], [{"p": ["four"]}]], "start": 3}]),
    ("1. Resolution 2231", [{"p": ["1. Resolution 2231"]}]),
    ("42\u00a0000\u202f€ a\u00adb c\u2060d", [{"p": ["42\u00a0000\u202f€ a\u00adb c\u2060d"]}]),
    ("It\x92s \ue000\u200b\ufeff\x07here\u202e", [{"p": ["It’s here"]}]),
    ("", []),
    (" \n\t\n", []),
    ("This line was cut by a mail program at some width, as\n"
     "they do, and so the words of one paragraph lie on lines\nof their own.",
     [{"p": ["This line was cut by a mail program at some width, as they do, and so the words "
             "of one paragraph lie on lines of their own."]}]),
])
def test_plain_text_becomes_paragraphs(text: str, expected: list) -> None:
    assert list(body_from_text(text)) == expected


@pytest.mark.parametrize("html", [
    "<div>" * 100_000 + "deep", "<p>" + "x" * 50_000_000,
    "<p>" + "words " * 30_000, "<ul><li>" * 5_000 + "deep",
])
def test_a_hostile_clipboard_is_refused_with_a_sentence(html: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        body_from_html(html)
    assert "what you paste is" in refused.value.finding.message.shown()


def test_a_text_longer_than_a_part_is_refused() -> None:
    with pytest.raises(NotUnderstood):
        body_from_text("x" * 200_000)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_becomes_a_sound_body_without_unprintable_characters(text: str) -> None:
    for body in (body_from_text(text), body_from_html(text)):
        assert _body_fault(body) is None
        assert clean(text_of_body(body, {})) == text_of_body(body, {})


TAGS = st.sampled_from(["p", "ul", "ol", "li", "b", "i", "a href='https://un.org'", "table", "td",
                        "div", "br", "span style='font-weight:bold'", "pre", "h2",
                        "p style='mso-list:l0 level2 lfo1'"])
HTML = st.lists(st.one_of(
    st.builds(lambda tag: f"<{tag}>", TAGS), st.builds(lambda tag: f"</{tag.split()[0]}>", TAGS),
    st.sampled_from(["words ", " ", "&nbsp;", "\n", "<!--x", "-->", "<![if x]>"])),
    max_size=40).map("".join)


@settings(deadline=None)
@given(HTML)
@example("<b>&nbsp;<b> words ")
def test_any_tags_become_a_sound_body_that_copies_and_pastes_to_itself(html: str) -> None:
    body = body_from_html(html)
    assert _body_fault(body) is None
    again = body_from_html(html_of_body(body, {}))
    assert text_of_body(again, {}) == text_of_body(body, {})
