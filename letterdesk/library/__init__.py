"""The library: a folder of blocks, templates, facts, signatories, styles and rules."""

from __future__ import annotations

from letterdesk.contacts.model import Recipient
from letterdesk.library.approving import approve
from letterdesk.library.block_language import (
    ParsedText,
    expression_source,
    parse_expression,
    parse_text,
)
from letterdesk.library.hashes import text_hash
from letterdesk.library.lint import lint_library
from letterdesk.library.load import load_library
from letterdesk.library.marks import note_alone_words
from letterdesk.library.model import (
    FIELD_TYPES,
    KINDS,
    PAPER_MM,
    STATUSES,
    Block,
    Choice,
    Condition,
    EarlierFigure,
    Fact,
    Field,
    FixedWords,
    HouseStyle,
    Letterhead,
    Library,
    Margins,
    Part,
    Rule,
    Signatory,
    SignatoryListData,
    Template,
    TextStatus,
    TypeSetting,
    Words,
)
from letterdesk.library.statuses import status_of
from letterdesk.library.un_symbols import SymbolCheck, check_symbol
from letterdesk.library.value_types import Country, Money, Parsed, UnSymbol, Value
from letterdesk.library.values import is_missing, parse_value, read_typed, show_typed
from letterdesk.library.writing import init_library

__all__ = [
    "FIELD_TYPES", "KINDS", "PAPER_MM", "STATUSES", "Block", "Choice", "Condition", "Country",
    "EarlierFigure", "Fact", "Field", "FixedWords", "HouseStyle", "Letterhead", "Library",
    "Margins", "Money", "Parsed", "ParsedText", "Part", "Recipient", "Rule", "Signatory",
    "SignatoryListData", "SymbolCheck", "Template", "TextStatus", "TypeSetting", "UnSymbol",
    "Value", "Words", "approve", "check_symbol", "expression_source", "init_library",
    "is_missing", "lint_library", "load_library", "note_alone_words", "parse_expression",
    "parse_text", "parse_value", "read_typed", "show_typed", "status_of", "text_hash",
]
