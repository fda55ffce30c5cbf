import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterdesk.language import LANGUAGES, Usage, format_date, parse_date
from letterdesk.language.near_dates import near_date


@pytest.mark.parametrize(("language", "typed", "meant"), [
    ("en", "31 April 2014", "2014-04-30"), ("en", "30 Feb 2014", "2014-02-28"),
    ("en", "29 February 2015", "2015-02-28"), ("en", "22 May 14", "2014-05-22"),
    ("en", "2014 May 22", "2014-05-22"), ("en", "2014 05 22", "2014-05-22"),
    ("en", "20140522", "2014-05-22"), ("en", "5/22/2014", "2014-05-22"),
    ("en", "22.5.14", "2014-05-22"), ("en", "22 mai 2014", "2014-05-22"),
    ("fr", "31 avril 2014", "2014-04-30"), ("fr", "22 May 2014", "2014-05-22"),
    ("es", "31 de abril de 2014", "2014-04-30"), ("ar", "31 أبريل 2014", "2014-04-30"),
    ("ru", "31 апреля 2014", "2014-04-30"), ("zh", "2014年4月31日", "2014-04-30"),
    ("ar", "٣١/٠٤/٢٠١٤", "2014-04-30"), ("en", "22/5/98", "1998-05-22"),
])
def test_the_date_that_was_meant_is_found(language, typed, meant):
    assert near_date(typed, Usage(language)) == dt.date.fromisoformat(meant)


@pytest.mark.parametrize("typed", ["", "soon", "May", "40 May 2014", "1/2", "22 Maybe 2014 7",
                                   "99999999", "S/2014/348", "0/0/0000"])
def test_where_no_date_is_near_there_is_none(typed):
    assert near_date(typed, Usage("en")) is None


@given(st.dates(dt.date(1000, 1, 1), dt.date(9999, 12, 31)), st.sampled_from(sorted(LANGUAGES)))
def test_a_date_as_the_language_writes_it_is_itself(day, language):
    usage = Usage(language)
    written = format_date(day, usage)
    assert parse_date(written, usage) == day == near_date(written, usage)


@given(st.text(max_size=40))
def test_any_words_are_a_date_or_none(text):
    near_date(text, Usage("en"))
