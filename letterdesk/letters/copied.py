"""A body as other programs take it: HTML and plain text, with chips as their printed words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

_DEEPEST = 24


def html_of_body(body: Sequence[Any], words: Mapping[str, str]) -> str:
    """Paragraphs, lists, looks and links; `words` are those of chips by their expression."""
    return "".join(_block_html(block, words, 0) for block in body if "note" not in block)


def _block_html(block: Mapping[str, Any], words: Mapping[str, str], depth: int) -> str:
    if "p" in block:
        return f"<p>{_spans_html(block['p'], words)}</p>"
    if "h" in block:
        level = block.get("level", 1)
        return f"<h{level}>{_spans_html(block['h'], words)}</h{level}>"
    tag = "ol" if "ol" in block else "ul"
    if depth > _DEEPEST or tag not in block:
        return ""
    start = f' start="{block["start"]}"' if "start" in block else ""
    items = "".join(f"<li>{_item_html(item, words, depth)}</li>" for item in block[tag])
    return f"<{tag}{start}>{items}</{tag}>"


def _item_html(item: Sequence[Any], words: Mapping[str, str], depth: int) -> str:
    return "".join(_spans_html(child["p"], words) if n == 0 and "p" in child
                   else _block_html(child, words, depth + 1) for n, child in enumerate(item))


def _spans_html(spans: Sequence[Any], words: Mapping[str, str]) -> str:
    return "".join(_span_html(span, words) for span in spans)


def _span_html(span: Any, words: Mapping[str, str]) -> str:
    match span:
        case str():
            return escape(span)
        case {"chip": expression}:
            return escape(words.get(expression, ""))
        case {"strong": inner}:
            return f"<strong>{_spans_html(inner, words)}</strong>"
        case {"em": inner}:
            return f"<em>{_spans_html(inner, words)}</em>"
        case {"link": inner, "to": to}:
            return f'<a href="{escape(to)}">{_spans_html(inner, words)}</a>'
        case {"words": inner}:
            return _spans_html(inner, words)
        case {"br": True}:
            return "<br>"
    return ""


def text_of_body(body: Sequence[Any], words: Mapping[str, str]) -> str:
    """One line for each paragraph, items of lists with their marks; every code point kept."""
    return "\n".join(line for block in body if "note" not in block
                     for line in _block_lines(block, words, 0))


def _block_lines(block: Mapping[str, Any], words: Mapping[str, str], depth: int) -> list[str]:
    if "p" in block or "h" in block:
        return [_spans_text(block.get("p", block.get("h", ())), words)]
    is_ordered = "ol" in block
    lines: list[str] = []
    for number, item in enumerate(block["ol" if is_ordered else "ul"], block.get("start", 1)):
        mark = f"{number}. " if is_ordered else "• "
        inner = [line for child in item for line in _block_lines(child, words, depth + 1)]
        lines += [("  " * depth if "p" in item[0] else "") + mark + inner[0], *inner[1:]]
    return lines


def _spans_text(spans: Sequence[Any], words: Mapping[str, str]) -> str:
    return "".join(_span_text(span, words) for span in spans)


def _span_text(span: Any, words: Mapping[str, str]) -> str:
    match span:
        case str():
            return span
        case {"chip": expression}:
            return words.get(expression, "")
        case {"strong": inner} | {"em": inner} | {"link": inner} | {"words": inner}:
            return _spans_text(inner, words)
        case {"br": True}:
            return "\n"
    return ""
