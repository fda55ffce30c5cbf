"""The one place where Letterdesk asks what time it is."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable

Clock = Callable[[], dt.datetime]


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
