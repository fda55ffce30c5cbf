"""Whether a filter can take the values of a field, and a plural has every form it needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from jinja2 import nodes

from letterdesk.findings import Message, say
from letterdesk.language import Usage, plural_category
from letterdesk.library.model import Field
from letterdesk.library.plain_values import exact_number

_COUNTED = ("list", "countries", "signatories")
_NUMBERS = ("number", *_COUNTED)
_PEOPLE = ("signatory", "signatories", "person", "recipient")

TAKEN: Mapping[str, tuple[str, ...]] = {
    "date": ("date",),
    "range": ("date", "number"),
    "number": _NUMBERS,
    "money": ("money",),
    "percent": ("number",),
    "spellout": _NUMBERS,
    "ordinal": _NUMBERS,
    "count": _COUNTED,
    "sort": _COUNTED,
    "country": ("country", "countries"),
    "plural": _NUMBERS,
    "agree": ("number", "list", "country", "countries", *_PEOPLE),
}
"""Filter to the types of field that it can take; others take any."""

_TRIED = (*range(131), 200, 201, 202, 211, 1_000, 1_001, 1_000_000, 2_000_000)
_LEAST_TRIED = 1
"""Where a field says nothing of its least number: few figures are ever 0."""


class Misuse(NamedTuple):
    line: int
    field: str
    message: Message
    remedy: Message
    is_certain: bool = True
    """False where only numbers that the field does not rule out are in trouble."""


def misuses(tree: nodes.Template, fields: Mapping[str, Field], usage: Usage) -> Iterator[Misuse]:
    """Filters of a text that cannot print what the fields of a template hold."""
    for node in tree.find_all(nodes.Filter):
        root, names = _chain(node)
        field = fields.get(root.name) if isinstance(root, nodes.Name) else None
        if field is None:
            continue
        if len(names) == 1 and field.type not in TAKEN.get(node.name, (field.type,)):
            yield Misuse(
                node.lineno, field.id,
                say("the filter “{filter}” cannot print the field “{field}” of the type “{type}”",
                    filter=node.name, field=field.id, type=field.type),
                say("use another filter; it is for: {types}", types=", ".join(TAKEN[node.name])))
        elif node.name == "plural":
            yield from _lacking_plurals(node, field, names, usage)


def _chain(node: nodes.Filter) -> tuple[nodes.Node | None, list[str]]:
    """The value under a chain of filters, and the filters from it on."""
    names: list[str] = []
    inner: nodes.Node | None = node
    while isinstance(inner, nodes.Filter):
        names.insert(0, inner.name)
        inner = inner.node
    return inner, names


def _lacking_plurals(node: nodes.Filter, field: Field, names: Sequence[str],
                     usage: Usage) -> Iterator[Misuse]:
    if names not in (["plural"], ["count", "plural"]) or field.type not in _NUMBERS:
        return
    given = {str(keyword.key) for keyword in node.kwargs}
    least, most = exact_number(field.at_least), exact_number(field.at_most)
    lacking = {
        plural_category(number, usage): number
        for number in reversed(_TRIED)
        if number >= (_LEAST_TRIED if least is None else least)
        and (most is None or number <= most)
    }
    for category, number in sorted(lacking.items(), key=lambda item: item[1]):
        if category not in given:
            yield Misuse(
                node.lineno, field.id,
                say("the text has no form for {number} of “{field}”", number=number,
                    field=field.id),
                say("add {category}=\"...\" to the plural", category=category),
                is_certain=most is not None)
