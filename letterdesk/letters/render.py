"""Renders one text of the block language: source and scope in, elements out.

The syntax tree that the library has checked is compiled by Jinja. Each output
is taken aside with its origin and leaves one slot character in the text, which
is then read as Markdown; each condition, plural and agreement is written down,
because an edit stands on those decisions.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple, cast

from jinja2 import StrictUndefined, TemplateError, nodes, pass_context
from jinja2.environment import Template
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from letterdesk.document.markup import SLOTS, BodyElement, fill, read_markup, slot
from letterdesk.document.model import LineBreak, Note, Origin, Span, Spans, Text
from letterdesk.findings import LetterdeskError, Message, say
from letterdesk.letters.filters import FILTERS, Chosen, applied, printed
from letterdesk.letters.scope import Absent, FactValue, Scope, is_given
from letterdesk.library import expression_source, parse_expression, parse_text

MOST_OUTPUTS = 20_000
"""Values in one text; a list of 650 signatories with 30 values each stays below."""
MOST_ROUNDS = 20_000
"""Rounds of all loops of one text together."""
MOST_CHARACTERS = 1_000_000
"""Printed characters of one text, about 400 pages."""


class Output(NamedTuple):
    """One value as printed, and the expression that printed it."""

    expression: str
    spans: Spans
    trouble: Absent | None


class Rendered(NamedTuple):
    """A text with its values in place."""

    elements: tuple[BodyElement, ...]
    notes: tuple[Note, ...]
    outputs: tuple[Output, ...]
    decided: Mapping[str, Any]
    fault: Message | None = None
    """Why nothing could be printed (the text is too large, or does not parse)."""


class _TooLarge(Exception):
    pass


def render(source: str, scope: Scope, origin: Origin, *, keep_lines: bool = False,
           forced: Mapping[str, Any] | None = None) -> Rendered:
    """The elements of `source`, every span with its origin.

    `forced` are decisions, by their keys, that come out as they did for another letter.
    """
    compiled = _compiled(source)
    if compiled is None:
        return Rendered((), (), (), {}, say("this text does not follow the block language"))
    record = _Record(scope, origin, forced or {})
    try:
        text = compiled.render(scope.named() | {"_record": record})
    except _TooLarge:
        return Rendered((), (), (), {}, say("this text prints more than a letter can hold"))
    except TemplateError as error:
        return Rendered((), (), (), {}, say("this text cannot be printed: {reason}",
                                            reason=str(error)))
    outputs = record.outputs
    markup = fill(read_markup(text, keep_lines=keep_lines), lambda n: outputs[n].spans, origin,
                  f"{origin.part}-")
    return Rendered(markup.elements, markup.notes, tuple(outputs), record.decided)


def evaluate(expression: str, scope: Scope, origin: Origin) -> Output:
    """One chip. What the block language does not know prints as written, marked."""
    try:
        parse_expression(expression)
    except LetterdeskError:
        unknown = Absent("malformed", expression, "{{ " + expression + " }}")
        return Output(expression, _spans(unknown, scope, origin), unknown)
    rendered = render("{{ " + expression + " }}", scope, origin)
    return rendered.outputs[0] if rendered.outputs else Output(expression, (), None)


class _Record:
    """What one rendering writes down."""

    def __init__(self, scope: Scope, origin: Origin, forced: Mapping[str, Any]) -> None:
        self.scope = scope
        self.origin = origin
        self.forced = forced
        self.outputs: list[Output] = []
        self.decided: dict[str, Any] = {}
        self._rounds = 0
        self._characters = 0

    def out(self, value: Any, expression: str, names: str) -> str:
        spans = _spans(value, self.scope, _origin(self.origin, expression, names, value))
        self._characters += sum(len(s.text) for s in spans if isinstance(s, Text))
        if len(self.outputs) >= min(MOST_OUTPUTS, SLOTS) or self._characters > MOST_CHARACTERS:
            raise _TooLarge
        trouble = value if isinstance(value, Absent) else None
        self.outputs.append(Output(expression, spans, trouble))
        return slot(len(self.outputs) - 1)

    def decide(self, key: str, value: Any) -> Any:
        """Notes a decision; one made several times (in a loop) is a list."""
        if isinstance(self.forced.get(key), bool) and isinstance(value, bool):
            value = self.forced[key]
        if key in self.decided and self.decided[key] != value:
            before = self.decided[key]
            self.decided[key] = [*before, value] if isinstance(before, list) else [before, value]
        else:
            self.decided[key] = value
        return value

    def rounds(self, value: Any, key: str) -> Iterator[Any]:
        """The items of a loop; which they are is a decision too."""
        items = tuple(value) if isinstance(value, tuple) else ()
        self._rounds += len(items)
        if self._rounds > MOST_ROUNDS:
            raise _TooLarge
        self.decide(f"for {key}", [str(getattr(item, "name", item)) for item in items])
        return iter(items)


def _spans(value: Any, scope: Scope, origin: Origin) -> Spans:
    if isinstance(value, Absent):
        return _lines(value.words, origin, value.code)
    try:
        words = printed(scope, value)
    except (TypeError, ValueError, KeyError):
        return _lines("‹" + (origin.expression or "") + "›", origin, "not-printable")
    return _lines(words, origin, None)


def _lines(words: str, origin: Origin, trouble: str | None) -> Spans:
    """Typed words as they are; their line ends are line breaks."""
    spans: list[Span] = []
    for line in words.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if spans:
            spans.append(LineBreak(origin))
        if line:
            spans.append(Text(line, origin, trouble=trouble))
    while spans and isinstance(spans[0], LineBreak):
        spans.pop(0)
    return tuple(spans)


def _origin(base: Origin, expression: str, names: str, value: Any) -> Origin:
    field = names.split(" ")[0] if names else None
    fact = field.partition(".")[2] if field and field.startswith("facts.") else None
    if isinstance(value, FactValue):
        fact = value.fact.id or fact
    return Origin(base.part, base.block, None if fact else field, fact, expression, base.edit)


@pass_context
def _out(context: Context, value: Any, expression: str, names: str) -> str:
    record: _Record = context["_record"]
    return record.out(value, expression, names)


@pass_context
def _decide(context: Context, value: Any, key: str) -> bool:
    record: _Record = context["_record"]
    return bool(record.decide(key, bool(value)))


@pass_context
def _rounds(context: Context, value: Any, key: str) -> Iterator[Any]:
    record: _Record = context["_record"]
    return record.rounds(value, key)


def _filter(name: str) -> Any:
    @pass_context
    def run(context: Context, value: Any, *args: Any, **options: Any) -> Any:
        record: _Record = context["_record"]
        key = options.pop("_key", None)
        result = applied(name, record.scope, value, args, options)
        if isinstance(result, Chosen):
            forced = options.get(str(record.forced.get(key or name)))
            record.decide(key or name, result.key)
            return str(result) if forced is None else forced
        return result
    return run


@lru_cache(maxsize=1)
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True, cache_size=0,
    )
    environment.filters = {name: _filter(name) for name in FILTERS}
    environment.tests = {"given": is_given, "missing": lambda value: not is_given(value)}
    environment.globals = {"_out": _out, "_decide": _decide, "_rounds": _rounds}
    return environment


@lru_cache(maxsize=2048)
def _compiled(source: str) -> Template | None:
    """The text as a Jinja template with its outputs and decisions taken aside."""
    tree = parse_text(source, file="").tree
    if tree is None:
        return None
    environment = _environment()
    tree = copy.deepcopy(tree)
    _take_aside(tree, {})
    tree.set_environment(environment)
    code = environment.compile(tree)
    return Template.from_code(environment, code, dict(environment.globals))


def _take_aside(node: nodes.Node, loops: Mapping[str, str]) -> None:
    """Wraps outputs, tests and loops of the tree in calls that write them down.

    `loops` maps loop variables to the list that they run over, so that a value
    printed in a loop leads back to its field.
    """
    if isinstance(node, nodes.For) and isinstance(node.target, nodes.Name):
        listed = " ".join(names_in(node.iter, loops))
        key = expression_source(node.iter)
        node.iter = _call("_rounds", node.iter, key)
        for child in node.body:
            _take_aside(child, {**loops, node.target.name: listed})
        return
    if isinstance(node, nodes.If):
        key = expression_source(node.test)
        _mark_choices(node.test)
        node.test = _call("_decide", node.test, key)
    if isinstance(node, nodes.Output):
        node.nodes = [_taken_out(child, loops) for child in node.nodes]
        return
    for child in node.iter_child_nodes(exclude=("test", "iter")):
        _take_aside(child, loops)


def _taken_out(node: nodes.Expr, loops: Mapping[str, str]) -> nodes.Expr:
    if isinstance(node, nodes.TemplateData):
        return node
    # A value of a loop variable means nothing outside the loop: it is no chip.
    in_loop = any(name.name in loops for name in _names(node))
    expression = "" if in_loop else expression_source(node)
    names = " ".join(names_in(node, loops))
    _mark_choices(node)
    return _call("_out", node, expression, names)


def _mark_choices(node: nodes.Node) -> None:
    """Tells each plural and agreement the source that its decision is kept under."""
    within = [node, *node.find_all(nodes.Filter)]
    choices = [n for n in within if isinstance(n, nodes.Filter) and n.name in ("plural", "agree")]
    # All keys before the first mark: a key is written from a tree without marks.
    keys = [f"{expression_source(c.node)}|{c.name}" for c in choices if c.node is not None]
    for choice, key in zip(choices, keys, strict=True):
        # Jinja's own annotation of `kwargs` says pairs; its parser puts keywords there.
        cast(list[nodes.Node], choice.kwargs).append(nodes.Keyword("_key", nodes.Const(key)))


def _call(name: str, *args: nodes.Node | str) -> nodes.Call:
    given = [nodes.Const(arg) if isinstance(arg, str) else arg for arg in args]
    return nodes.Call(nodes.Name(name, "load"), given, [], None, None)


def _names(node: nodes.Node) -> Iterator[nodes.Name]:
    if isinstance(node, nodes.Name):
        yield node
    yield from node.find_all(nodes.Name)


def names_in(node: nodes.Node, loops: Mapping[str, str]) -> tuple[str, ...]:
    """Outer names that an expression reads, in order: `country`, `facts.members`."""
    names: list[str] = []

    def walk(part: nodes.Node) -> None:
        if isinstance(part, nodes.Getattr) and isinstance(part.node, nodes.Name):
            names.append(f"{part.node.name}.{part.attr}")
            return
        if isinstance(part, nodes.Name):
            names.append(loops.get(part.name, part.name))
        for child in part.iter_child_nodes():
            walk(child)

    walk(node)
    return tuple(dict.fromkeys(names))
