"""The block language: texts are parsed with Jinja's parser and held against a closed list.

What is not on the list (set, calls, macros, attributes, other filters ...) is
refused with file, line and column, and the text is not handed on to be run.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

import msgspec
from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.parser import Parser

from letterdesk.findings import (
    PUT_RIGHT,
    Finding,
    LetterdeskError,
    Message,
    Place,
    say,
)
from letterdesk.library.expression_source import expression_source
from letterdesk.library.expressions import (
    Refusal,
    check_condition,
    check_loop_source,
    check_output,
)
from letterdesk.library.faults import Fault, finding_of, position
from letterdesk.library.fixed_words import fixed_spans
from letterdesk.library.ids import NAME, RESERVED
from letterdesk.library.marks import MOST_FAULTS, fault_at, note_faults, scan

__all__ = [
    "MOST_CHARACTERS", "MOST_LOOPS_NESTED", "ParsedText",
    "expression_source", "parse_expression", "parse_text",
]

MOST_CHARACTERS = 100_000
"""A text of a block; the longest letters seen have 1,300 words."""
MOST_LOOPS_NESTED = 2
MOST_IN_A_MARK = 4_000
"""Characters of one expression."""

_CONFLICT = re.compile(r"^(<{7}|\|{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)
_UNUSUAL = re.compile(r"[^\t\n -~]")
_FORBIDDEN_CATEGORIES = frozenset({"Cc", "Co", "Cn", "Cs"})

_environment = Environment(autoescape=False, keep_trailing_newline=True)


class ParsedText(msgspec.Struct, frozen=True):
    """A text of the library, read; without a tree where something must be put right."""

    source: str
    tree: nodes.Template | None
    names: frozenset[str]
    """The outer names it reads: `country`, `recipient.country`, `facts.members`."""
    fixed: frozenset[str]
    findings: tuple[Finding, ...]


def parse_text(source: str, *, file: str, findings_language: str | None = None) -> ParsedText:
    """The text with its tree, names and fixed words, and every fault that it has."""
    faults = [*_length_faults(source)]
    if faults:
        source = source[:MOST_CHARACTERS]
    scanned = scan(source)
    spans, fixed_faults = fixed_spans(source, scanned.marks)
    faults += [*islice(_character_faults(source), MOST_FAULTS), *scanned.faults, *fixed_faults,
               *islice(note_faults(source), MOST_FAULTS)]
    tree = None
    if not faults:
        parsed = _parsed(source)
        faults += [parsed] if isinstance(parsed, Fault) else _tree_faults(parsed, source)
        tree = parsed if isinstance(parsed, nodes.Template) and not faults else None
    return ParsedText(
        source, tree,
        frozenset(outer_names(tree)) if tree is not None else frozenset(),
        frozenset(span.id for span in spans),
        tuple(finding_of(fault, file, findings_language)
              for fault in sorted(faults, key=_order)[:MOST_FAULTS]),
    )


@lru_cache(maxsize=1024)
def parse_expression(source: str) -> nodes.Expr:
    """One chip: a value with filters. Kept, as every key in a part reads its chips again.

    Raises LetterdeskError with line and column (of `source`) where the block
    language does not have it.
    """
    faults = [*islice(_character_faults(source), 1), *_length_faults(source, MOST_IN_A_MARK)]
    parsed: nodes.Expr | Fault | None = None
    if not faults:
        parsed = _parsed_expression(source)
        faults = [parsed] if isinstance(parsed, Fault) else [
            _fault_of(refusal, source) for refusal in check_output(parsed)
        ]
    if faults:
        first = faults[0]
        place = Place(line=first.line, column=first.column, detail=source)
        raise LetterdeskError(
            Finding(first.code, PUT_RIGHT, place, first.message, first.remedy))
    assert isinstance(parsed, nodes.Expr)
    return parsed


def outer_names(tree: nodes.Node, loops: frozenset[str] = frozenset()) -> Iterator[str]:
    """The names that a tree reads from outside: loop variables are not among them."""
    match tree:
        case nodes.For(target=nodes.Name(name=name)):
            yield from outer_names(tree.iter, loops)
            for child in tree.body:
                yield from outer_names(child, loops | {name})
        case nodes.Getattr(node=nodes.Name(name=name)):
            yield f"{name}.{tree.attr}"
        case nodes.Name(name=name):
            if name not in loops:
                yield name
        case _:
            for child in tree.iter_child_nodes():
                yield from outer_names(child, loops)


def _order(fault: Fault) -> tuple[int, int]:
    return fault.line, fault.column or 0


def _character_faults(source: str) -> Iterator[Fault]:
    for hit in _UNUSUAL.finditer(source):
        character = hit.group()
        if unicodedata.category(character) in _FORBIDDEN_CATEGORIES:
            yield fault_at(
                source, hit.start(), "forbidden-character",
                say("the character U+{code} may not stand in a text", code=f"{ord(character):04X}"),
                say("take it out; it cannot be printed, or stands for another thing elsewhere"))
    for hit in _CONFLICT.finditer(source):
        yield fault_at(
            source, hit.start(), "conflict-mark",
            say("“{mark}” is left over from a merge", mark=hit.group(1)),
            say("keep one of the two wordings and take out the marks"))


def _length_faults(source: str, most: int = MOST_CHARACTERS) -> Iterator[Fault]:
    if len(source) > most:
        yield Fault("text-too-long", 1,
                    say("this has {length} characters", length=len(source)),
                    say("keep it under {most} characters", most=most), 1)


def _parsed(source: str) -> nodes.Template | Fault:
    try:
        return _environment.parse(source)
    except TemplateSyntaxError as error:
        return _syntax_fault(error.lineno, _first_mark(source, error.lineno), error.message)
    except RecursionError:
        return _syntax_fault(1, 1, None)


def _first_mark(source: str, line: int) -> int:
    lines = source.split("\n")
    words = lines[line - 1] if line <= len(lines) else ""
    found = re.search(r"\{[{%]", words)
    return found.start() + 1 if found else 1


def _parsed_expression(source: str) -> nodes.Expr | Fault:
    parser: Parser | None = None
    try:
        parser = Parser(_environment, source, state="variable")
        expression = parser.parse_expression()
        if not parser.stream.eos:
            line = parser.stream.current.lineno
            raise TemplateSyntaxError("more follows after the expression", line)
        return expression
    except TemplateSyntaxError as error:
        line = error.lineno
        return _syntax_fault(line, _column_of_trouble(source, line), error.message)
    except RecursionError:
        return _syntax_fault(1, 1, None)


def _column_of_trouble(source: str, line: int) -> int:
    """The column of the first token on `line` with which the words before it do not parse."""
    start = sum(len(words) + 1 for words in source.split("\n")[: line - 1])
    end = len(source)
    offsets = [hit.start() for hit in re.finditer(r"\w+|[^\w\s]", source)] + [end]
    for before, after in zip(offsets, [*offsets[1:], end], strict=True):
        if before >= start and not _may_go_on(source[:after]):
            return position(source, before).column
    return position(source, end).column


def _may_go_on(beginning: str) -> bool:
    """Whether what stands here is whole, or could become so by more words after it."""
    for ending in ("", " x", "(x)", '"', '")', ")", "=1)", " x)", "1)"):
        try:
            parser = Parser(_environment, beginning + ending, state="variable")
            parser.parse_expression()
        except (TemplateSyntaxError, RecursionError):
            continue
        if parser.stream.eos:
            return True
    return False


def _syntax_fault(line: int, column: int, detail: str | None) -> Fault:
    message = (
        say("this mark cannot be read: {detail}", detail=detail)
        if detail else say("this is nested too deep to be read")
    )
    return Fault("not-in-block-language", line, message,
                 say("write a field as {example}", example='{{ country|country("in") }}'), column)


def _tree_faults(tree: nodes.Template, source: str) -> list[Fault]:
    return [_fault_of(refusal, source) for refusal in _check_body(tree.body, 0)]


def _fault_of(refusal: Refusal, source: str) -> Fault:
    """The refusal with a column: its word on the line, else the first mark there."""
    line = refusal.line
    words = source.split("\n")[line - 1]
    found = re.search(rf"(?<!\w){re.escape(refusal.word)}(?!\w)", words) if refusal.word else None
    column = found.start() + 1 if found else _first_mark(source, line)
    return Fault("not-in-block-language", line, refusal.message, refusal.remedy, column)


def _check_body(body: list[nodes.Node], loops: int) -> Iterator[Refusal]:
    for node in body:
        match node:
            case nodes.Output():
                for child in node.nodes:
                    if not isinstance(child, nodes.TemplateData):
                        yield from check_output(child)
            case nodes.If():
                yield from check_condition(node.test)
                yield from _check_body([*node.body, *node.elif_, *node.else_], loops)
            case nodes.For():
                yield from _check_loop(node, loops + 1)
            case _:
                yield Refusal(
                    node.lineno, "",
                    say("“{what}” does not belong to the block language",
                        what=type(node).__name__.lower()),
                    say("use if, elif, else, for and outputs only"))


def _check_loop(node: nodes.For, loops: int) -> Iterator[Refusal]:
    name = node.target.name if isinstance(node.target, nodes.Name) else ""
    if NAME.fullmatch(name) is None or name in RESERVED:
        yield _loop_refusal(node, say("a loop needs one name of its own"),
                            say("write {example}", example="{% for state in vetoing_states %}"))
    if node.test is not None or node.recursive or node.else_:
        yield _loop_refusal(node, say("a loop takes no condition, else or “recursive”"),
                            say("put an {tag} inside or around the loop", tag="{% if %}"))
    if loops > MOST_LOOPS_NESTED:
        yield _loop_refusal(node, say("loops are nested more than {most} deep",
                                      most=MOST_LOOPS_NESTED),
                            say("take the inner loop out"))
    yield from check_loop_source(node.iter)
    yield from _check_body(node.body, loops)


def _loop_refusal(node: nodes.For, message: Message, remedy: Message) -> Refusal:
    return Refusal(node.lineno, "for", message, remedy)
