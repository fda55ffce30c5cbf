"""Whether the conditions of a part or a choice hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from letterdesk.letters.scope import Absent, Scope, is_given
from letterdesk.library import Condition


def all_hold(conditions: Sequence[Condition], scope: Scope) -> bool:
    """A list of conditions means all; an empty list holds."""
    names = _names(scope)
    return all(_holds(condition, names) for condition in conditions)


def _names(scope: Scope) -> dict[str, Any]:
    view = scope.recipient
    return {
        **scope.values, "recipient.country": view.country, "recipient.role": view.role,
        "recipient.groups": view.groups,
    }


def _holds(condition: Condition, names: Mapping[str, Any]) -> bool:
    if condition.any is not None:
        return any(_holds(one, names) for one in condition.any)
    value = names.get(condition.field, Absent("missing", condition.field))
    if condition.given is not None:
        return is_given(value) is condition.given
    if condition.missing is not None:
        return is_given(value) is not condition.missing
    return not isinstance(value, Absent) and _compares(condition, value, names)


def _compares(condition: Condition, value: Any, names: Mapping[str, Any]) -> bool:
    """The one comparison of a condition on a value that is there."""
    def of(constant: Any) -> Any:
        if not isinstance(constant, str):
            return constant
        # A date in a condition is words in a letter's file, as every date in JSON is.
        return _as_date(names.get(constant, constant)) if isinstance(value, dt.date) \
            else names.get(constant, constant)

    if condition.is_ is not None:
        return bool(value == of(condition.is_))
    if condition.is_not is not None:
        return bool(value != of(condition.is_not))
    if condition.one_of is not None:
        return value in [of(one) for one in condition.one_of]
    if condition.contains is not None:
        return isinstance(value, str | tuple) and of(condition.contains) in value
    if condition.more_than is not None:
        return _comparable(value, of(condition.more_than)) and value > of(condition.more_than)
    if condition.less_than is not None:
        return _comparable(value, of(condition.less_than)) and value < of(condition.less_than)
    if condition.count_more_than is not None:
        return isinstance(value, tuple) and len(value) > condition.count_more_than
    return False


def _as_date(constant: Any) -> Any:
    try:
        return dt.date.fromisoformat(constant) if isinstance(constant, str) else constant
    except ValueError:
        return constant


def _comparable(one: Any, other: Any) -> bool:
    numbers = (int, float, Decimal)
    return (isinstance(one, numbers) and isinstance(other, numbers)) or type(one) is type(other)
