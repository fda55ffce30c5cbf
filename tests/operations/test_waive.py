import datetime as dt

import pytest
from msgspec.structs import replace

from letterdesk.findings import NotUnderstood
from letterdesk.operations.check import check
from letterdesk.operations.waive import take_back, waive

LATER = dt.datetime(2016, 1, 5, 9, tzinfo=dt.UTC)


def ids(letter):
    return [finding.id for finding in check(letter, LATER.date())]


@pytest.fixture
def late(letter):
    """A letter whose figures are past their review dates."""
    return replace(letter, values={**letter.values, "date": "2016-01-05"})


def test_a_waived_finding_is_gone_and_the_letter_says_why(late):
    finding = next(i for i in ids(late) if i.startswith("figure-past-review"))
    after = waive(late, finding, "UNHCR said so  today", "Sam Okoye", clock=lambda: LATER)
    assert finding not in ids(after)
    (waiver,) = after.waived
    assert (waiver.reason, waiver.by) == ("UNHCR said so today", "Sam Okoye")
    assert after.changed == waiver.on == "2016-01-05T09:00:00+00:00"


@pytest.mark.parametrize(("finding", "reason", "by", "says"), [
    ("nothing:here", "because", "Sam", "no finding"),
    (None, " ", "Sam", "with a reason"), (None, "because", "", "with a reason"),
])
def test_what_is_no_finding_and_what_has_no_reason_is_refused(late, finding, reason, by, says):
    finding = finding or ids(late)[0]
    with pytest.raises(NotUnderstood, match=says):
        waive(late, finding, reason, by, clock=lambda: LATER)


def test_a_missing_value_cannot_be_waived(late):
    without = replace(late, values={**late.values, "country": None})
    with pytest.raises(NotUnderstood, match="cannot be let stand"):
        waive(without, next(i for i in ids(without) if i.startswith("missing")), "x", "Sam",
              clock=lambda: LATER)


def test_a_waiver_is_taken_back_and_the_finding_counts_again(late):
    finding = next(i for i in ids(late) if i.startswith("figure-past-review"))
    waived = waive(late, finding, "Asked", "Sam", clock=lambda: LATER)
    assert finding in ids(take_back(waived, finding, clock=lambda: LATER))
    with pytest.raises(NotUnderstood, match="was let stand"):
        take_back(late, finding, clock=lambda: LATER)
