"""The filters of the block language, over the grammar of the letter's language.

Each takes the scope and a value and gives a value or printed words. None of
them guesses: where a form is missing, the answer is an `Absent` that says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from letterdesk import language as grammar
from letterdesk.contacts import Form, address_lines, filled, form_of_address
from letterdesk.findings import say
from letterdesk.language import AgreementMissing, Name, UnknownCountry
from letterdesk.letters.scope import Absent, FactValue, RecipientView, Scope, State, words_in
from letterdesk.library import Money, Recipient, Signatory


def printed(scope: Scope, value: Any) -> str:
    """The words of a value that no filter has shaped: a year stays 2012, a state is named."""
    usage = scope.usage
    match value:
        case State():
            return grammar.country(value, usage).text
        case Name():
            return value.text
        case str():
            return value
        case bool():
            raise TypeError("a yes or no has no words of its own")
        case int() | Decimal():
            return str(value)
        case dt.date():
            return grammar.format_date(value, usage)
        case Money():
            return grammar.format_money(value.amount, value.currency, usage)
        case Signatory():
            return words_in(value, "name", scope.language, scope.language)
        case Recipient():
            return value.name
        case FactValue():
            return _said(scope, value)
        case tuple():
            return grammar.join([printed(scope, item) for item in value], usage)
    raise TypeError(type(value).__name__)


def _said(scope: Scope, value: FactValue) -> str:
    """A fact in the words of the library (“more than 2,500”), else its figure."""
    number = value.fact.value
    figure = grammar.running_number(number, scope.usage) if _is_number(number) else str(number)
    pattern = value.fact.say.get(scope.language)
    return pattern.replace("{number}", figure) if pattern else figure


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _number(value: Any) -> Any:
    """The figure of a number, a fact, or the length of a list."""
    match value:
        case FactValue():
            return value.fact.value
        case tuple():
            return len(value)
    return value


def date(scope: Scope, value: Any) -> str:
    return grammar.format_date(value, scope.usage)


def number(scope: Scope, value: Any) -> str:
    return grammar.running_number(_number(value), scope.usage)


def date_or_number_range(scope: Scope, value: Any, end: Any, form: str = "dash") -> Any:
    if isinstance(end, Absent):
        return end
    return grammar.format_range(_number(value), _number(end), scope.usage, form)


def money(scope: Scope, value: Any) -> str:
    return grammar.format_money(value.amount, value.currency, scope.usage)


def percent(scope: Scope, value: Any) -> str:
    return grammar.format_percent(_number(value), scope.usage)


def spellout(scope: Scope, value: Any, gender: str | None = None, case: str | None = None) -> str:
    return grammar.spell_out(_number(value), scope.usage, gender, case)


def ordinal(scope: Scope, value: Any, gender: str | None = None, case: str | None = None) -> str:
    return grammar.ordinal(_number(value), scope.usage, gender, case)


def count(_scope: Scope, value: Any) -> int:
    return len(value)


def join(scope: Scope, value: Any) -> str:
    items = value if isinstance(value, tuple) else (value,)
    return grammar.join([_listed(scope, item) for item in items], scope.usage)


def _listed(scope: Scope, item: Any) -> Name | str:
    """An item of a list; names stay names, so that a conjunction can lean on them."""
    if isinstance(item, State):
        return grammar.country(item, scope.usage)
    return item if isinstance(item, Name) else printed(scope, item)


def sort(scope: Scope, value: Any) -> tuple[Any, ...]:
    """By the letter's language, articles ignored; states stay states."""
    if value and isinstance(value[0], State):
        names = grammar.sort_names([grammar.country(code, scope.usage) for code in value],
                                   scope.usage)
        return tuple(State(name.code) for name in names)
    return tuple(grammar.sort_names([_listed(scope, item) for item in value], scope.usage))


def country(scope: Scope, value: Any, role: str = "name") -> Any:
    if isinstance(value, tuple):
        return tuple(grammar.country(code, scope.usage, role) for code in value)
    return grammar.country(value, scope.usage, role)


def plural(scope: Scope, value: Any, **forms: Any) -> Any:
    """The form for the number, and the CLDR category that chose it."""
    category = grammar.plural_category(_number(value), scope.usage)
    if category not in forms:
        return Absent("no-agreement", category,
                      reason=say("no form “{category}” for the number {number}",
                                 category=category, number=str(_number(value))))
    return Chosen(forms[category], category)


def agree(scope: Scope, value: Any, **forms: Any) -> Any:
    chosen = grammar.agree(_agreeing(scope, value), forms, scope.usage)
    keys = [key for key, form in forms.items() if form == chosen]
    return Chosen(chosen, keys[0] if keys else "")


def _agreeing(scope: Scope, value: Any) -> Any:
    """What a verb or adjective agrees with: names, a number, or the gender of a person."""
    match value:
        case State():
            return grammar.country(value, scope.usage)
        case tuple() if value and isinstance(value[0], State):
            return [grammar.country(code, scope.usage) for code in value]
        case tuple() if value and isinstance(value[0], Signatory):
            return [_person_name(person) for person in value]
        case Signatory():
            return _person_name(value)
        case RecipientView():
            return _person_name(value.recipient or Recipient())
        case FactValue():
            return value.fact.value
    return value


def _person_name(person: Signatory | Recipient) -> Name:
    name = person.name if isinstance(person.name, str) else ""
    return Name(text=name, gender=person.gender or "n", number="singular", code="", role="name",
                key=name)


class Chosen(str):
    """Words that a plural or an agreement chose; `key` names the choice."""

    key: str

    def __new__(cls, words: str, key: str) -> Chosen:
        chosen = super().__new__(cls, words)
        chosen.key = key
        return chosen


def capital(scope: Scope, value: Any) -> str:
    return grammar.capital(printed(scope, value), scope.usage)


def _form(scope: Scope, value: Any) -> Form | Absent:
    """The form of address for a recipient; neutral where nothing is known of the person."""
    if isinstance(value, Recipient):
        recipient = value
    else:
        if isinstance(value.role, Absent):
            return value.role
        recipient = value.recipient or Recipient(role=value.role)
    form = form_of_address(recipient, scope.forms, scope.language)
    if form is None:
        return Absent("no-form-of-address", recipient.role,
                      reason=say("no form of address for “{role}”", role=recipient.role))
    return form


def _of_form(attribute: str) -> Callable[[Scope, Any], Any]:
    def words(scope: Scope, value: Any) -> Any:
        form = _form(scope, value)
        if isinstance(form, Absent):
            return form
        person = value if isinstance(value, Recipient) else value.recipient or Recipient()
        text = filled(getattr(form, attribute), person)
        return text or Absent("no-form-of-address", attribute)
    return words


def address(scope: Scope, value: Any) -> Any:
    """The inside address line by line; the template's addressee where there is no recipient."""
    person = value if isinstance(value, Recipient) else value.recipient
    if person is None:
        return "\n".join(value.addressee) or Absent("missing", "recipient")
    form = _form(scope, value)
    if isinstance(form, Absent):
        return form
    return "\n".join(address_lines(person, form, scope.usage))


FILTERS: Mapping[str, Callable[..., Any]] = {
    "date": date, "range": date_or_number_range, "number": number, "money": money,
    "percent": percent, "spellout": spellout, "ordinal": ordinal, "count": count, "list": join,
    "sort": sort, "country": country, "plural": plural, "agree": agree, "capital": capital,
    "salutation": _of_form("salutation"), "vocative": _of_form("vocative"),
    "close": _of_form("close"), "envelope": _of_form("envelope"), "address": address,
}


def applied(name: str, scope: Scope, value: Any, args: tuple[Any, ...],
            options: Mapping[str, Any]) -> Any:
    """One filter on one value; a value that it cannot print becomes an `Absent`."""
    if isinstance(value, Absent):
        return value
    try:
        return FILTERS[name](scope, value, *args, **options)
    except AgreementMissing as missing:
        return Absent("no-agreement", str(missing),
                      reason=say("no form “{key}” to agree with", key=str(missing)))
    except UnknownCountry as unknown:
        return Absent("unknown-country", str(unknown.args[0]),
                      reason=say("“{code}” is no country that Letterdesk knows",
                                 code=str(unknown.args[0])))
    except (TypeError, ValueError, AttributeError, KeyError, ArithmeticError):
        return Absent("not-printable", name,
                      reason=say("the filter “{filter}” cannot print this value", filter=name))
