"""The canonical source of an expression: the one way in which chips and conditions are named."""

from __future__ import annotations

from jinja2 import nodes

_OPERATORS = {
    "eq": "==", "ne": "!=", "lt": "<", "lteq": "<=", "gt": ">", "gteq": ">=",
    "in": "in", "notin": "not in",
}
_LOOSEST, _AND, _NOT, _COMPARE = 0, 1, 2, 3
"""How tightly the words around hold: an expression that holds less needs brackets."""


def expression_source(node: nodes.Node) -> str:
    """`vetoing_states|country("in")`, `vetoed_drafts > 1`, `a is given and not b is missing`.

    Raises ValueError for a node that the block language does not have.
    """
    return _source(node, _LOOSEST)


def _source(node: nodes.Node, around: int) -> str:
    match node:
        case nodes.Or():
            return _bracketed(f"{_source(node.left, _LOOSEST)} or {_source(node.right, _AND)}",
                              around > _LOOSEST)
        case nodes.And():
            return _bracketed(f"{_source(node.left, _AND)} and {_source(node.right, _NOT)}",
                              around > _AND)
        case nodes.Not(node=nodes.Test() as test):
            return f"{_source(test.node, _COMPARE)} is not {test.name}"
        case nodes.Not():
            return _bracketed(f"not {_source(node.node, _NOT)}", around > _NOT)
        case nodes.Compare():
            operand = node.ops[0]
            words = (f"{_source(node.expr, _COMPARE)} {_OPERATORS[operand.op]} "
                     f"{_source(operand.expr, _COMPARE)}")
            return _bracketed(words, around >= _COMPARE)
        case nodes.Test():
            return f"{_source(node.node, _COMPARE)} is {node.name}"
        case _:
            return _value_source(node)


def _bracketed(words: str, needed: bool) -> str:
    return f"({words})" if needed else words


def _value_source(node: nodes.Node) -> str:
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return f"{_value_source(node.node)}.{node.attr}"
        case nodes.Neg():
            return f"-{_value_source(node.node)}"
        case nodes.Const():
            return _constant(node.value)
        case nodes.Filter() if node.node is not None:
            arguments = [_value_source(argument) for argument in node.args]
            arguments += [f"{k.key}={_value_source(k.value)}" for k in node.kwargs]
            brackets = f"({', '.join(arguments)})" if arguments else ""
            return f"{_value_source(node.node)}|{node.name}{brackets}"
        case _:
            raise ValueError(f"{type(node).__name__} does not belong to the block language")


def _constant(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped}"'
    return repr(value)
