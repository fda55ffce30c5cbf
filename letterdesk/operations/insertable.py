"""Values that can be put into the words of a part: fields and figures, in the forms of the house.

A form is one that the letter's texts use themselves, or the usual one for a field of
its type: a country with each of its roles, a number in figures and in words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from jinja2 import nodes

from letterdesk.contacts import Recipient
from letterdesk.document.model import Origin, Text, as_read
from letterdesk.letters.model import Letter
from letterdesk.letters.render import evaluate
from letterdesk.library import Field, expression_source, parse_text
from letterdesk.operations.part_text import scope_of

_ROLES = ("in", "of", "by", "to", "from", "on", "about")
_USUAL: Mapping[str, tuple[str, ...]] = {
    "text": ("",), "paragraph": ("",), "un_symbol": ("",), "person": ("",), "signatory": ("",),
    "date": ("|date",), "number": ("|number", "|spellout"), "money": ("|money",),
    "list": ("|list",), "countries": ("|country|list",),
    "country": ("|country", *(f'|country("{role}")' for role in _ROLES)),
}
_DECIDING = ("plural", "agree")
"""Filters that print words that follow a value, and not the value."""
_COUNTRY_OF_RECIPIENT = "recipient.country"


class Form(NamedTuple):
    """One form of a value: its chip, and how it reads now."""

    expression: str
    words: str


class Insertable(NamedTuple):
    """A value and its forms, the plain one first."""

    name: str
    """Id of a field, `facts.<id>`, or `recipient.country`."""
    forms: tuple[Form, ...]
    is_given: bool
    """False where it has no value yet: the form prints as a mark on the page."""


def insertable(letter: Letter, language: str,
               recipient: Recipient | None = None,
               names: Collection[str] | None = None) -> tuple[Insertable, ...]:
    """What can be inserted into a letter's words in one language, in the order of the form.

    `names` asks for these alone.
    """
    used = _used(letter, language)
    scope = scope_of(letter, language, recipient)
    wanted: dict[str, list[str]] = {}
    for field in letter.pinned.template.field:
        wanted[field.id] = _forms(field, used.get(field.id, []))
    for fact in letter.pinned.facts:
        if "." not in fact:
            wanted[f"facts.{fact}"] = [f"facts.{fact}"]
    if recipient is not None or letter.recipients:
        wanted[_COUNTRY_OF_RECIPIENT] = used.get(_COUNTRY_OF_RECIPIENT, [])
    found = []
    for name, expressions in wanted.items():
        if names is not None and name not in names:
            continue
        forms: dict[str, Form] = {}
        is_given = True
        for expression in expressions:
            output = evaluate(expression, scope, Origin())
            words = as_read(output.spans)
            if output.trouble is not None and output.trouble.code not in ("missing", "malformed"):
                continue
            is_given = is_given and output.trouble is None
            if any(isinstance(span, Text) for span in output.spans):
                forms.setdefault(words, Form(expression, words))
        if forms:
            found.append(Insertable(name, tuple(forms.values()), is_given))
    return tuple(found)


def _forms(field: Field, used: list[str]) -> list[str]:
    """The forms of a field. A number that texts print bare is a year or the like."""
    usual = [field.id + form for form in _USUAL.get(field.type, ())]
    if field.type == "number":
        return used if field.id in used else list(dict.fromkeys([*used, *usual]))
    return list(dict.fromkeys([*usual, *used]))


def _used(letter: Letter, language: str) -> dict[str, list[str]]:
    """Forms of values that the letter's own texts print, by the name of the value."""
    found: dict[str, list[str]] = {}
    for block in letter.pinned.blocks.values():
        for name, expression in _forms_in(block.texts.get(language, "")):
            if expression not in found.setdefault(name, []):
                found[name].append(expression)
    return found


@lru_cache(maxsize=2048)
def _forms_in(source: str) -> tuple[tuple[str, str], ...]:
    """The values that a text prints: name and expression."""
    tree = parse_text(source, file="").tree
    named = ((_name(node), node) for node in _values(tree)) if tree is not None else ()
    return tuple((name, expression_source(node)) for name, node in named if name)


def _values(tree: nodes.Template) -> Iterator[nodes.Expr]:
    for output in tree.find_all(nodes.Output):
        yield from (node for node in output.nodes if not isinstance(node, nodes.TemplateData))


def _name(node: nodes.Expr) -> str:
    """What an expression prints; empty where it follows a choice, or takes a second value."""
    inner: nodes.Node | None = node
    while isinstance(inner, nodes.Filter):
        if inner.name in _DECIDING or not all(
                isinstance(arg, nodes.Const) for arg in inner.args):
            return ""
        inner = inner.node
    if isinstance(inner, nodes.Getattr) and isinstance(inner.node, nodes.Name):
        return f"{inner.node.name}.{inner.attr}"
    return inner.name if isinstance(inner, nodes.Name) else ""
