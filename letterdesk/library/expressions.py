"""Expressions of the block language: which parts of Jinja's syntax tree may stand in a text."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from jinja2 import nodes

from letterdesk.findings import Message, say
from letterdesk.library.filters import FILTERS, FilterSpec
from letterdesk.library.ids import NAME

RECIPIENT_ATTRIBUTES = ("country", "groups", "role")
MOST_FILTERS = 8
MOST_DEEP = 20
"""Nesting of and, or, not and filters: far below what Python's own compiler takes."""
_TESTS = ("given", "missing")


class Refusal(msgspec.Struct, frozen=True):
    """A part of the tree that may not stand; `word` helps to find its column."""

    line: int
    word: str
    message: Message
    remedy: Message


Refusals = Iterator[Refusal]


def check_output(node: nodes.Node) -> Refusals:
    """What may not stand between {{ and }}: a value with filters is all that may."""
    if _is_too_deep(node):
        yield _too_deep(node)
    elif isinstance(node, (nodes.Compare, nodes.Test, nodes.And, nodes.Or, nodes.Not)):
        yield _refusal(node, "", say("a comparison prints nothing that a reader understands"),
                       say("put it into {tag}", tag="{% if %}"))
    else:
        yield from _check_value(node)
        if isinstance(node, nodes.Name) and node.name in ("recipient", "facts"):
            yield _bare(node)


def check_condition(node: nodes.Node) -> Refusals:
    """What may not stand as a condition."""
    if _is_too_deep(node):
        yield _too_deep(node)
    else:
        yield from _check_condition(node)


def _check_condition(node: nodes.Node) -> Refusals:
    match node:
        case nodes.And() | nodes.Or():
            yield from _check_condition(node.left)
            yield from _check_condition(node.right)
        case nodes.Not():
            yield from _check_condition(node.node)
        case nodes.Test():
            yield from _check_test(node)
        case nodes.Compare():
            yield from _check_compare(node)
        case _:
            yield _refusal(node, "", say("this is no condition"),
                           say("write “is given”, “is missing” or a comparison"))


def check_loop_source(node: nodes.Node) -> Refusals:
    """What `for x in ...` may not go over."""
    yield from check_output(node)


def _check_value(node: nodes.Node) -> Refusals:
    depth = 0
    root: nodes.Node | None = node
    while isinstance(root, nodes.Filter):
        yield from _check_filter(root)
        depth += 1
        root = root.node
    if depth > MOST_FILTERS:
        yield _refusal(node, "",
                       say("more than {most} filters follow one value", most=MOST_FILTERS),
                       say("leave filters out"))
    yield from _check_root(root if root is not None else node)


def _check_root(root: nodes.Node) -> Refusals:
    match root:
        case nodes.Name():
            yield from _check_name(root)
        case nodes.Getattr(node=nodes.Name(name="recipient"), attr=attr):
            if attr not in RECIPIENT_ATTRIBUTES:
                yield _refusal(root, attr, say("a recipient has no “{name}” here", name=attr),
                               say("use one of: {names}", names=", ".join(
                                   f"recipient.{name}" for name in RECIPIENT_ATTRIBUTES)))
        case nodes.Getattr(node=nodes.Name(name="facts"), attr=attr):
            if NAME.fullmatch(attr) is None:
                yield _no_name(root, attr)
        case nodes.Const() | nodes.TemplateData() | nodes.Neg():
            yield _refusal(root, "", say("a constant alone is printed here"),
                           say("write it as words of the text"))
        case _:
            yield _refusal(
                root, getattr(root, "attr", ""),
                say("{what} does not belong to the block language", what=_what(root)),
                say("use the name of a field, recipient.country, or facts.members, with filters"))


def _what(node: nodes.Node) -> Message:
    """What a reader calls a node that may not stand."""
    match node:
        case nodes.Call():
            return say("a call")
        case nodes.Getattr():
            return say("“.{name}”", name=node.attr)
        case nodes.Getitem():
            return say("an index in brackets")
        case nodes.BinExpr() | nodes.UnaryExpr() | nodes.Concat():
            return say("a calculation")
        case nodes.CondExpr():
            return say("a choice with “if” inside a value")
        case nodes.List() | nodes.Tuple() | nodes.Dict():
            return say("a list written out")
        case _:
            return say("this")


def _check_name(node: nodes.Name) -> Refusals:
    if node.name == "loop" or NAME.fullmatch(node.name) is None:
        yield _no_name(node, node.name)


def _no_name(node: nodes.Node, name: str) -> Refusal:
    return _refusal(node, name, say("“{name}” is no name of a field", name=name),
                    say("names have a to z, 0 to 9 and single underscores, at most 40 characters"))


def _bare(node: nodes.Name) -> Refusal:
    wanted = "recipient|salutation" if node.name == "recipient" else "facts.members"
    return _refusal(node, node.name, say("“{name}” alone prints nothing", name=node.name),
                    say("say what of it, for example {example}", example=wanted))


def _check_filter(node: nodes.Filter) -> Refusals:
    spec = FILTERS.get(node.name)
    if spec is None:
        yield _refusal(node, node.name, say("there is no filter “{name}”", name=node.name),
                       say("use one of: {names}", names=", ".join(FILTERS)))
        return
    if spec.of_recipient and not (
        isinstance(node.node, nodes.Name) and node.node.name == "recipient"
    ):
        yield _refusal(node, node.name,
                       say("the filter “{name}” is for a recipient", name=node.name),
                       say("write recipient|{name}", name=node.name))
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        yield _bad_argument(node, "*")
        return
    yield from _check_positional(node, spec)
    yield from _check_keywords(node, spec)


def _check_positional(node: nodes.Filter, spec: FilterSpec) -> Refusals:
    if spec.second_value:
        if len(node.args) == 1:
            yield from _check_value(node.args[0])
        else:
            yield _refusal(node, node.name,
                           say("“{name}” needs the end of the range", name=node.name),
                           say("write {example}", example=f"{node.name}(last_day)"))
        return
    allowed = spec.positional or ()
    for index, argument in enumerate(node.args):
        words = argument.value if isinstance(argument, nodes.Const) else None
        if index > 0 or words not in allowed:
            yield _bad_argument(node, str(words) if words is not None else "…", allowed)


def _check_keywords(node: nodes.Filter, spec: FilterSpec) -> Refusals:
    seen: set[str] = set()
    for keyword in node.kwargs:
        words = keyword.value.value if isinstance(keyword.value, nodes.Const) else None
        key = str(keyword.key)
        if key not in spec.keywords or key in seen:
            yield _bad_argument(node, f"{key}=", tuple(f"{k}=" for k in spec.keywords))
            continue
        seen.add(key)
        allowed = spec.keywords[key]
        if not isinstance(words, str) or (allowed is not None and words not in allowed):
            shown = str(words) if words is not None else "…"
            yield _bad_argument(node, f"{key}={shown}", allowed or ('"…"',))
    if spec.one_at_least and not node.kwargs:
        yield _refusal(node, node.name, say("“{name}” has no words to choose from", name=node.name),
                       say("give at least one of: {names}", names=", ".join(spec.keywords)))


def _bad_argument(node: nodes.Filter, argument: str, allowed: tuple[str, ...] = ()) -> Refusal:
    message = say("the filter “{name}” does not take “{argument}”",
                  name=node.name, argument=argument)
    if not allowed:
        return _refusal(node, node.name, message, say("write {name} alone", name=node.name))
    return _refusal(node, node.name, message,
                    say("it takes: {names}", names=", ".join(allowed)))


def _check_test(node: nodes.Test) -> Refusals:
    if node.name not in _TESTS or node.args or node.kwargs or node.dyn_args or node.dyn_kwargs:
        yield _refusal(node, node.name, say("there is no test “is {name}”", name=node.name),
                       say("write “is given” or “is missing”"))
    yield from _check_value(node.node)


def _check_compare(node: nodes.Compare) -> Refusals:
    if len(node.ops) != 1:
        yield _refusal(node, "", say("two comparisons stand in one"), say("join them with “and”"))
        return
    sides = (node.expr, node.ops[0].expr)
    if all(_is_constant(side) for side in sides):
        yield _refusal(node, "", say("two constants are compared"),
                       say("compare the value of a field"))
    for side in sides:
        if not _is_constant(side):
            yield from _check_value(side)


def _is_constant(node: nodes.Expr) -> bool:
    """Words, a number, true or false; None is not: `is missing` says that."""
    inner = node.node if isinstance(node, nodes.Neg) else node
    return isinstance(inner, nodes.Const) and inner.value is not None


def _is_too_deep(node: nodes.Node) -> bool:
    level: list[nodes.Node] = [node]
    for _ in range(MOST_DEEP):
        level = [child for parent in level for child in parent.iter_child_nodes()]
        if not level:
            return False
    return True


def _too_deep(node: nodes.Node) -> Refusal:
    return _refusal(node, "", say("this is nested more than {most} deep", most=MOST_DEEP),
                    say("write it as several conditions or blocks"))


def _refusal(node: nodes.Node, word: str, message: Message, remedy: Message) -> Refusal:
    return Refusal(node.lineno, word, message, remedy)
