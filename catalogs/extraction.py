"""Finds the sentences that the program shows, in the syntax tree of a Python file.

Babel's own reader also takes methods of the same names, and joins the two branches of a
conditional expression to one sentence.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

KEYWORDS = {"tr": 1, "tr_n": 2, "say": 1}
"""Function -> how many sentences it begins with."""

Sentence = str | tuple[str, ...]
"""One sentence, or its forms for one and for many."""


class NotExtractable(Exception):
    """A sentence that no catalog can hold, because it is made while the program runs."""


def sentences(source: bytes) -> Iterator[Sentence]:
    """What the functions of KEYWORDS are called with.

    Raises NotExtractable at an argument that is no literal.
    """
    for node in ast.walk(ast.parse(source)):
        if (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
                and node.func.id in KEYWORDS):
            texts = [_literals(argument) for argument in node.args[:KEYWORDS[node.func.id]]]
            if len(texts) == 1:
                yield from texts[0]
            else:
                yield tuple(text for choices in texts for text in choices)


def _literals(node: ast.expr) -> list[str]:
    if isinstance(node, ast.IfExp):
        return [*_literals(node.body), *_literals(node.orelse)]
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    raise NotExtractable(f"line {node.lineno}: {ast.unparse(node)} is no literal")
