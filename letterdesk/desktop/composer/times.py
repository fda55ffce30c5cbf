"""Times as people say them: the hour for today, the day with it otherwise."""

from __future__ import annotations

import datetime as dt

from letterdesk.desktop.translate import interface_language, tr
from letterdesk.language import Usage, format_date
from letterdesk.operations.clock import now


def when_words(stamp: str) -> str:
    """`14:32`, or `22 May 2014, 14:32`, by the clock here; a stamp that is none as it stands."""
    try:
        time = dt.datetime.fromisoformat(stamp).astimezone()
    except ValueError:
        return stamp
    hour = f"{time:%H:%M}"
    if time.date() == now().date():
        return hour
    return tr("{day}, {hour}", day=format_date(time.date(), Usage(interface_language())),
              hour=hour)
