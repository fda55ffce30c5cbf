"""Symbols of UN documents: the form that each has, and the right form for a slip of the pen.

Forms follow the Dag Hammarskjöld Library's guide to document symbols and the
UN Editorial Manual (a Council resolution is cited with its year in brackets).
"""

from __future__ import annotations

import re
import unicodedata

import msgspec

from letterdesk.findings import Message, say
from letterdesk.library.symbol_typing import LOOKALIKES, symbol_as_typed

EXAMPLES = "S/2014/348, A/66/L.42/Rev.2, A/RES/68/182"

_SUFFIXES = {"add": "Add", "corr": "Corr", "rev": "Rev", "amend": "Amend"}
_NUMBERED = {
    **_SUFFIXES, "sub": "Sub", "res": "Res", "dec": "Dec",
    **{name.lower(): name for name in (
        "L", "PV", "SR", "C", "AC", "SC", "CN", "WG", "CRP", "CONF", "NGO", "GC", "INF", "EA")},
}
_SEGMENT = re.compile(
    r"[A-Z]{1,6}"  # RES, HRC, PRST, C, SYR
    r"|[A-Z][A-Za-z]{0,4}\.(?:\d+(?:-\d+)?|[IVXLC]+)"  # L.42, PV.7180, C.3, Add.1-3
    r"|[A-Z]{1,2}-\d+"  # S-17, ES-10
    r"|[1-9]\d*"
    r"|[1-9]\d* \((?:\d{4}|[IVXLC]+)\)"  # 2139 (2014), 3314 (XXIX)
    r"|(?:PV|SR)\.\d+ \(Resumption \d+\)"
    r"|Summary"
)
_PREFIX = re.compile(r"(?:UN\s+)?Doc(?:ument)?s?\.?\s+", re.IGNORECASE)
_TWO_SYMBOLS = re.compile(r"[-–](?=[A-Z]{1,4}/)")
_FIRST_YEAR = 1994
"""Council documents are numbered by year since 1994; before, S/26584."""
_LAST_SESSION = 150
"""Numbers above are those of old documents (A/5217), which have no session."""


class SymbolCheck(msgspec.Struct, frozen=True):
    """Whether a symbol has the right form; if not, why, and what was probably meant."""

    ok: bool
    problem: Message | None = None
    suggestion: str | None = None


def check_symbol(text: str) -> SymbolCheck:
    """Holds the text against the forms that UN document symbols have."""
    problem = _problem(text)
    if problem is None:
        return SymbolCheck(True)
    for meant in (_mended(text), _shaped(text)):
        if meant != text and _problem(meant) is None:
            return SymbolCheck(False, _difference(text, meant), meant)
    return SymbolCheck(False, problem)


def _shaped(text: str) -> str:
    """The text with the strokes that it lacks; one that has any was shaped by its writer."""
    if "/" in text:
        return text
    return symbol_as_typed(_PREFIX.sub("", text.strip(" .,;"))).text


def _difference(text: str, meant: str) -> Message:
    """Names the first piece that is written otherwise."""
    wrong, right = text.split("/"), meant.split("/")
    pairs = [(w, r) for w, r in zip(wrong, right, strict=False) if w != r]
    if len(wrong) != len(right) or not pairs:
        return say("“{typed}” is written {meant}", typed=text, meant=meant)
    return say("“{wrong}” in a UN document symbol is written “{right}”: type {meant}",
               wrong=pairs[0][0], right=pairs[0][1], meant=meant)


def _problem(text: str) -> Message | None:
    for symbol in _TWO_SYMBOLS.split(text):
        segments = symbol.split("/")
        problem = _form_problem(text, segments) or _organ_problem(segments)
        if problem is not None:
            return problem
    return None


def _form_problem(text: str, segments: list[str]) -> Message | None:
    if len(segments) < 2 or not any(c.isdigit() for c in text):
        return say("“{typed}” is no UN document symbol; type it like {examples}",
                   typed=text, examples=EXAMPLES)
    for segment in segments:
        if _SEGMENT.fullmatch(segment) is None or not segment.isascii():
            return say("“{piece}” in “{typed}” is no part of a UN document symbol; "
                       "type it like {examples}",
                       piece=segment, typed=text, examples=EXAMPLES)
        name = segment.partition(".")[0].lower()
        if segment.lower() in _SUFFIXES:
            return say("“{piece}” has no number; type it like {example}",
                       piece=segment, example=f"{_SUFFIXES[segment.lower()]}.1")
        if name in _NUMBERED and "." in segment and not segment.startswith(
            (_NUMBERED[name] + ".", "RES.", "DEC.")
        ):
            return say("“{piece}” is written “{right}”", piece=segment,
                       right=_NUMBERED[name] + segment[len(name):])
    return _order_problem(segments)


def _order_problem(segments: list[str]) -> Message | None:
    """A suffix (Add., Corr., Rev.) stands last, or before another suffix."""
    is_suffix = [s.partition(".")[0] in _SUFFIXES.values() for s in segments]
    for segment, suffix, next_is in zip(segments, is_suffix, is_suffix[1:], strict=False):
        if suffix and not next_is:
            return say("“{piece}” stands at the end of a UN document symbol", piece=segment)
    return None


def _organ_problem(segments: list[str]) -> Message | None:
    match segments:
        case ["S", "RES", number, *_]:
            return _resolution_problem(number)
        case ["S", number, _, *_] if number.isdigit() and not _FIRST_YEAR <= int(number) <= 2199:
            return say("“{number}” is no year; a document of the Security Council is written "
                       "like S/2014/348", number=number)
        case ["A", number, *_] if number.isdigit():
            is_session = 1 <= int(number) <= _LAST_SESSION
            if is_session != (len(segments) > 2):
                return say("after A stands the session, then the document: type it like A/66/865")
    return None


def _resolution_problem(number: str) -> Message | None:
    if re.fullmatch(r"\d+ \(\d{4}\)", number):
        return None
    return say("a resolution of the Security Council stands with its year in brackets: "
               "type it like S/RES/2139 (2014)")


def _mended(text: str) -> str:
    """The text with slips of the pen put right; not always a symbol."""
    words = unicodedata.normalize("NFKC", text).translate(LOOKALIKES)
    words = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in words)
    words = _PREFIX.sub("", " ".join(words.split()).strip(" .,;"))
    segments = [_mended_segment(s.strip()) for s in words.split("/") if s.strip()]
    if len(segments) > 2 and segments[0] == "S" and re.fullmatch(r"\d\d", segments[1]):
        year = int(segments[1])
        segments[1] = str(year + (1900 if year >= _FIRST_YEAR % 100 else 2000))
    return "/".join(segments)


def _mended_segment(segment: str) -> str:
    bracketed = re.fullmatch(r"(\d+)\s*\(\s*(\w+)\s*\)", segment)
    if bracketed is not None:
        return f"{bracketed[1].lstrip('0') or '0'} ({bracketed[2].upper()})"
    if segment.isdigit():
        return segment.lstrip("0") or "0"
    numbered = re.fullmatch(r"([A-Za-z]+)[\s.]*(\d+)", segment)
    if numbered is not None and numbered[1].lower() in _NUMBERED:
        return f"{_NUMBERED[numbered[1].lower()]}.{numbered[2]}"
    return segment if "." in segment or "(" in segment else segment.upper()
