import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from letterdesk.library import check_symbol
from letterdesk.library.symbol_typing import symbol_as_typed

SYMBOLS = (
    "S/2014/348", "A/66/L.42/Rev.2", "A/RES/68/182", "S/PV.7180", "A/HRC/S-17/1", "S/26584",
    "A/66/L.42/Add.1-3", "S/RES/2139 (2014)", "A/C.3/70/L.5", "E/CN.4/2005/1", "S/PRST/2013/15",
    "A/RES/3314 (XXIX)",
)
LETTERS = st.text("sSaAlLrRevV caddpvESes0123456789./-_ ()№«\u0421\u0410\u0661", max_size=30)


@pytest.mark.parametrize(("typed", "symbol"), [
    ("s 2014 348", "S/2014/348"), ("s-2014-348", "S/2014/348"), ("s.2014.348", "S/2014/348"),
    ("a 66 l 42 rev 2", "A/66/L.42/Rev.2"), ("a.66.l.42.rev.2", "A/66/L.42/Rev.2"),
    ("a res 68 182", "A/RES/68/182"), ("s res 2139 2014", "S/RES/2139 (2014)"),
    ("s pv 7180", "S/PV.7180"), ("a hrc s-17 1", "A/HRC/S-17/1"),
    ("a 66 l 42 add 1-3", "A/66/L.42/Add.1-3"), ("a c 3 70 l 5", "A/C.3/70/L.5"),
    ("\u0430 66 l 42", "A/66/L.42"), ("s \u0662\u0660\u0661\u0664 1", "S/2014/1"),
])
def test_a_symbol_gets_its_capitals_strokes_and_full_stops(typed, symbol):
    assert symbol_as_typed(typed).text == symbol


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_a_symbol_of_the_right_form_stays_as_it_is_however_far_it_is_typed(symbol):
    assert check_symbol(symbol).ok
    assert symbol_as_typed(symbol).text == symbol
    text = ""
    for letter in symbol.lower():
        if not (letter == ")" and text.endswith(")")):
            text = symbol_as_typed(text + letter).text
    assert text == symbol


@pytest.mark.parametrize("words", ["draft, of 2014", "№ 5", "«S/2014/348»", "a@b"])
def test_words_that_are_no_symbol_are_left_alone(words):
    assert symbol_as_typed(words) == (words, len(words))


def kept(text):
    """What must not be lost: letters and digits in their order."""
    return [c.casefold() for c in text if c.isalnum()]


@given(st.text("aslrev cd0123456789./-_ ()", max_size=30))
@example("s res 2139 (2014)")
@example("()")
def test_no_letter_or_digit_is_lost(text):
    assert kept(symbol_as_typed(text).text) == kept(text)


@given(LETTERS)
def test_shaping_what_is_in_shape_changes_nothing(text):
    once = symbol_as_typed(text).text
    assert symbol_as_typed(once).text == once


@given(st.text("aslrev cd0123456789./-_ ()", max_size=30), st.data())
def test_the_caret_stays_behind_the_same_letter(text, data):
    caret = data.draw(st.integers(0, len(text)))
    shaped = symbol_as_typed(text, caret)
    assert 0 <= shaped.caret <= len(shaped.text)
    if caret < len(text):
        assert len(kept(shaped.text[:shaped.caret])) == len(kept(text[:caret]))
    else:
        assert shaped.caret == len(shaped.text)


def test_the_caret_stands_behind_the_stroke_that_a_space_became():
    assert symbol_as_typed("s 2014", 2) == ("S/2014", 2)
    assert symbol_as_typed("s ", 2) == ("S/", 2)


def test_the_right_form_of_a_symbol_without_strokes_is_offered():
    assert check_symbol("s 2014 348").suggestion == "S/2014/348"
