"""Dates as the United Nations writes them, and as people type them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterdesk.language import LANGUAGES, Usage, format_date, format_range, parse_date

_NB = "\u00a0"
_WJ = "\u2060"


@pytest.mark.parametrize(
    ("language", "locale", "shown"),
    [
        ("en", "", "22 May 2014"), ("en", "en-US", "May 22, 2014"), ("en", "en-CA", "22 May 2014"),
        ("fr", "", f"22{_NB}mai 2014"), ("fr", "fr-CA", f"22{_NB}mai 2014"),
        ("es", "", "22 de mayo de 2014"), ("es", "es-MX", "22 de mayo de 2014"),
        ("ar", "", f"22 أيار/{_WJ}مايو 2014"), ("ru", "", f"22{_NB}мая 2014{_NB}года"),
        ("zh", "", "2014年5月22日"),
    ],
)
def test_a_date_is_written_as_the_un_writes_it(language: str, locale: str, shown: str) -> None:
    assert format_date(dt.date(2014, 5, 22), Usage(language, locale)) == shown


def test_the_first_of_a_month_is_an_ordinal_in_french_alone() -> None:
    first = dt.date(2014, 5, 1)
    assert format_date(first, Usage("fr")) == f"1er{_NB}mai 2014"
    assert format_date(first, Usage("es")) == "1 de mayo de 2014"


def _days(first: str, last: str) -> tuple[dt.date, dt.date]:
    return dt.date.fromisoformat(first), dt.date.fromisoformat(last)


@pytest.mark.parametrize(
    ("language", "first", "last", "shown"),
    [
        ("en", "2014-05-22", "2014-05-22", "22 May 2014"),
        ("en", "2014-05-22", "2014-05-24", "22–24 May 2014"),
        ("en", "2014-05-28", "2014-06-03", "28 May – 3 June 2014"),
        ("en", "2013-12-28", "2014-01-03", "28 December 2013 – 3 January 2014"),
        ("fr", "2014-05-01", "2014-05-03", f"1er–3{_NB}mai 2014"),
        ("es", "2014-05-28", "2014-06-03", "28 de mayo – 3 de junio de 2014"),
        ("ru", "2014-05-28", "2014-06-03", f"28{_NB}мая – 3{_NB}июня 2014{_NB}года"),
        ("ar", "2014-05-22", "2014-05-24", f"22–24 أيار/{_WJ}مايو 2014"),
        ("zh", "2014-05-22", "2014-05-24", "2014年5月22日至24日"),
        ("zh", "2014-05-28", "2014-06-03", "2014年5月28日至6月3日"),
        ("zh", "2013-12-28", "2014-01-03", "2013年12月28日至2014年1月3日"),
    ],
)
def test_a_range_of_dates_writes_once_what_they_share(
    language: str, first: str, last: str, shown: str
) -> None:
    assert format_range(*_days(first, last), Usage(language)) == shown


def test_an_american_range_has_the_month_first() -> None:
    usage = Usage("en", "en-US")
    assert format_range(*_days("2014-05-22", "2014-05-24"), usage) == "May 22–24, 2014"
    assert format_range(*_days("2014-05-28", "2014-06-03"), usage) == "May 28 – June 3, 2014"


@pytest.mark.parametrize(("language", "form", "last", "shown"), [
    ("en", "or", "2014-06-19", "17 or 19 June 2014"),
    ("en", "to", "2014-07-02", "17 June to 2 July 2014"),
    ("fr", "or", "2014-06-19", f"17 ou le 19{_NB}juin 2014"),
    ("fr", "to", "2014-06-19", f"17 au 19{_NB}juin 2014"),
    ("es", "or", "2014-06-19", "17 o el 19 de junio de 2014"),
    ("es", "or", "2014-07-08", "17 de junio o el 8 de julio de 2014"),
    ("es", "to", "2014-06-19", "17 al 19 de junio de 2014"),
    ("ar", "or", "2014-06-19", f"17 أو 19 حزيران/{_WJ}يونيو 2014"),
    ("ar", "to", "2014-06-19", f"17 إلى 19 حزيران/{_WJ}يونيو 2014"),
    ("ru", "or", "2014-06-19", f"17 или 19{_NB}июня 2014{_NB}года"),
    ("ru", "to", "2015-01-04", f"17{_NB}июня 2014{_NB}года по 4{_NB}января 2015{_NB}года"),
    ("zh", "or", "2014-06-19", "2014年6月17日或19日"),
    ("zh", "to", "2014-06-19", "2014年6月17日至19日"),
    ("ru", "or", "2014-06-17", f"17{_NB}июня 2014{_NB}года"),
])
def test_a_sentence_has_words_between_two_dates(
    language: str, form: str, last: str, shown: str
) -> None:
    assert format_range(*_days("2014-06-17", last), Usage(language), form) == shown


def test_a_range_of_a_date_and_a_number_is_an_error() -> None:
    with pytest.raises(TypeError):
        format_range(dt.date(2014, 5, 22), 3, Usage("en"))


@pytest.mark.parametrize("language", LANGUAGES)
@given(date=st.dates(min_value=dt.date(100, 1, 1)))
def test_a_date_as_printed_is_read_back(language: str, date: dt.date) -> None:
    usage = Usage(language)
    assert parse_date(format_date(date, usage), usage) == date
    assert parse_date(date.isoformat(), usage) == date


def test_years_begin_with_one() -> None:
    assert format_date(dt.date(1, 1, 1), Usage("en")) == "1 January 1"
    assert parse_date("0001-01-01", Usage("en")) == dt.date(1, 1, 1)


@pytest.mark.parametrize(
    ("language", "locale", "typed"),
    [
        ("en", "", "22 may 2014"), ("en", "", "May 22, 2014"), ("en", "", "22nd of May 2014"),
        ("en", "", "22/05/2014"), ("en", "en-US", "5/22/2014"), ("en", "", "22.5.2014"),
        ("fr", "", "le 22 mai 2014"), ("es", "", "22 de mayo del 2014"),
        ("ar", "", "22 مايو 2014"), ("ar", "", "٢٢ أيار 2014"), ("ar", "", "22 أيار/مايو 2014"),
        ("ru", "", "22 мая 2014 г."), ("ru", "", "22 май 2014"), ("zh", "", "2014 年 5 月 22 日"),
        ("zh", "", "2014/5/22"), ("zh", "", "22/5/2014"), ("en", "", "2014/05/22"),
    ],
)
def test_a_date_is_read_as_the_language_writes_it(
    language: str, locale: str, typed: str
) -> None:
    assert parse_date(typed, Usage(language, locale)) == dt.date(2014, 5, 22)


def test_months_cut_short_are_read_where_only_one_begins_so() -> None:
    assert parse_date("4 Nov. 2014", Usage("en")) == dt.date(2014, 11, 4)
    assert parse_date("4 sept 2014", Usage("fr")) == dt.date(2014, 9, 4)
    assert parse_date("4 jui 2014", Usage("fr")) is None
    assert parse_date("4 كانون الثاني 2014", Usage("ar")) == dt.date(2014, 1, 4)
    assert parse_date("4 تشرين الثاني/نوفمبر 2014", Usage("ar")) == dt.date(2014, 11, 4)


@pytest.mark.parametrize(
    "typed",
    ["", "tomorrow", "31 June 2014", "2014-02-30", "22 May", "22 May 14", "5/22/2014", "May",
     "22 22 2014", "1/2/3", "2014-13-01", "May June 2014", "#5 #5 2014"],
)
def test_what_is_no_date_is_not_understood(typed: str) -> None:
    assert parse_date(typed, Usage("en")) is None


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_none(text: str) -> None:
    for language in LANGUAGES:
        parse_date(text, Usage(language))


PIECES = st.sampled_from([
    "1", "22", "2014", "май", "мая", "أيار", "مايو", "حزيران", "/", "#", "#5", "May", "mai", "de",
    "1er", "年", "月", "日", ".", ",", "،", " ", "-", "٢٢"])


@given(st.lists(PIECES, max_size=9).map("".join))
def test_pieces_of_dates_in_any_order_are_a_date_or_none(text: str) -> None:
    for language in LANGUAGES:
        parse_date(text, Usage(language))


@pytest.mark.parametrize("typed", ["1 #يار/مايو 2014", "1 أيار/حزيران 2014", "#1 أيار 2014"])
def test_two_months_or_a_sign_in_one_are_no_date(typed: str) -> None:
    assert parse_date(typed, Usage("ar")) is None
