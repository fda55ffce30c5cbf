"""The library: a folder of blocks, templates, facts, signatories, styles and rules."""

from __future__ import annotations

from letterdesk.library.block_language import (
    ParsedText,
    expression_source,
    parse_expression,
    parse_text,
)
from letterdesk.library.hashes import text_hash

__all__ = ["ParsedText", "expression_source", "parse_expression", "parse_text", "text_hash"]
