"""The one place where Letterdesk asks what time it is."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable

Clock = Callable[[], dt.datetime]

_APART = dt.timedelta(minutes=10)


def now() -> dt.datetime:
    """The time here, to the second, with its offset.

    SOURCE_DATE_EPOCH stands in for it where it is set, so that a file can be made
    again byte for byte (reproducible-builds.org/specs/source-date-epoch).
    """
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    if fixed.isdecimal():
        return dt.datetime.fromtimestamp(int(fixed), dt.UTC)
    return dt.datetime.now().astimezone().replace(microsecond=0)


def stamp(time: dt.datetime) -> str:
    """The time as letters keep it: `2014-05-22T11:50:00-04:00`."""
    return time.isoformat(timespec="seconds")


def is_behind(stamped: str, clock: Clock = now) -> bool:
    """Whether the clock shows a time well before one that was stamped: it was set back, or
    the other computer's is ahead. Two clocks are a few minutes apart on any day."""
    try:
        return dt.datetime.fromisoformat(stamped) - clock() > _APART
    except (ValueError, TypeError):
        return False
