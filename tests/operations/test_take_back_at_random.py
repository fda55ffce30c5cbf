"""Whatever is typed into the Word file stands in the letter afterwards, word for word."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from letterdesk.importing.docx import read_docx
from letterdesk.letters.applying import apply
from letterdesk.letters.model import Letter
from letterdesk.operations.letter_files import open_letter
from letterdesk.operations.take_back import TakenBack
from letterdesk.operations.taking_back.texts import fold
from letterdesk.resources import bundled_library
from tests.operations.word_habits import WordFile, docx_of, said, w

LANGUAGES = ("en", "fr", "es", "ar", "ru", "zh")
_SIGNED = "signature", "signatories"
WORDS = st.text(st.sampled_from("abXYéàß123.,;:!?-–—()[]{}<>&*_#`~|\\/\"'’“”«»%€ \u00a0\u202fжиЯ"),
                max_size=12)
"""Characters that all fonts of letters have: others print as a box."""


@cache
def letter_in(language: str) -> Letter:
    return open_letter(bundled_library() / f"examples/veto-reform.{language}.letter").letter


def lines(data: bytes) -> list[str]:
    """The paragraphs as they read; spaces at the ends of words of values do not matter."""
    return [fold(row.text) for row in read_docx(data).rows if fold(row.text).strip()]


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_the_letter_says_what_the_file_says(language: str, data: st.DataObject) -> None:
    letter = letter_in(language)
    word = WordFile(docx_of(letter, language))
    editable = [p for p in word.paragraphs() if len(said(p)) > 20 and not any(
        mark.get(w("name"), "").endswith(_SIGNED) for mark in p.iter(w("bookmarkStart")))]
    for _ in range(data.draw(st.integers(1, 3))):
        paragraph = data.draw(st.sampled_from(editable[:-1]))
        words = said(paragraph)
        start = data.draw(st.integers(0, len(words) - 1))
        old = words[start:start + data.draw(st.integers(1, 15))]
        if old.strip() and old in "".join(
                text.text or "" for run in paragraph.iter(w("r")) for text in run.findall(w("t"))):
            new = data.draw(WORDS)
            if data.draw(st.booleans()):
                word.track(old, new, "Anna")
            else:
                word.retype(old, new)
    file = word.save()
    back = TakenBack(letter, file)
    decisions = {value.field: "words" for value in back.values()}
    after = letter
    for offer in back.offers(after, decisions):
        assert offer.warning is None
        after = apply(after, offer.change).letter
    assert lines(docx_of(after, language)) == lines(file)
    assert not TakenBack(after, docx_of(after, language)).offers(after, {})
