"""What a letter must be beyond its types, so that nothing after the reading has to doubt it."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from letterdesk.findings import Message, say
from letterdesk.language.usage import LANGUAGES
from letterdesk.letters.model import FORMAT, Letter, LetterPart
from letterdesk.library.block_language import MOST_CHARACTERS
from letterdesk.library.model import PAPER_MM, HouseStyle

_LETTER_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_MOST_LINE_POINTS = 200.0
_MOST_MARGIN_MM = 120.0
_LONGEST_HASH = 100


class Unsoundness(NamedTuple):
    """The first thing wrong: a path as the file is nested, and what is wrong there."""

    where: str
    message: Message


def first_unsoundness(letter: Letter) -> Unsoundness | None:
    """The first place where the letter is not what a letter can be."""
    return next(_unsoundnesses(letter), None)


def _unsoundnesses(letter: Letter) -> Iterator[Unsoundness]:
    if len(letter.id) > 40 or _LETTER_ID.fullmatch(letter.id) is None:
        yield Unsoundness("id", say("it is no id (a to z, 0 to 9 and single hyphens)"))
    if not letter.languages or len(set(letter.languages)) != len(letter.languages):
        yield Unsoundness("languages", say("a letter names each of its languages once"))
    for language in letter.languages:
        if language not in LANGUAGES:
            yield Unsoundness("languages", say("Letterdesk does not write “{language}”",
                                               language=language))
    if not _is_time(letter.changed):
        yield Unsoundness("changed", say("it is no time as in 2014-05-22T11:50:00-04:00"))
    yield from _parts(letter)
    yield from _pinned(letter)


def _is_time(text: str) -> bool:
    try:
        return dt.datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _parts(letter: Letter) -> Iterator[Unsoundness]:
    seen: set[str] = set()
    for index, part in enumerate(letter.parts):
        where = f"parts[{index}]"
        if part.part in seen or not part.part:
            yield Unsoundness(f"{where}.part", say("every part needs a name of its own"))
        seen.add(part.part)
        if part.free is not None and part.block is not None:
            yield Unsoundness(f"{where}.free", say("an added paragraph has no block"))
        for language, edits in part.done.items():
            if language not in LANGUAGES or len(edits) > _LONGEST_HASH:
                yield Unsoundness(f"{where}.done", say("a language and the hash of edits should "
                                                       "stand here"))
        for name, body in _bodies(part):
            fault = _body_fault(body)
            if fault is not None:
                yield Unsoundness(f"{where}.{name}{fault.where}", fault.message)


def _bodies(part: LetterPart) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for language, edit in part.edits.items():
        yield f"edits.{language}.body", edit.body
    for language, body in (part.free or {}).items():
        yield f"free.{language}", body


def _body_fault(body: object, depth: int = 0) -> Unsoundness | None:
    """The first element of an edit's body that is none."""
    if not isinstance(body, (list, tuple)) or depth > 12:
        return Unsoundness("", say("a list of paragraphs should stand here"))
    for index, element in enumerate(body):
        fault = _element_fault(element, depth)
        if fault is not None:
            return Unsoundness(f"[{index}]{fault.where}", fault.message)
    return None


def _element_fault(element: Any, depth: int) -> Unsoundness | None:
    keys = sorted(element) if isinstance(element, dict) else []
    match element:
        case {"p": spans} | {"h": spans} if keys in (["h"], ["p"], ["h", "level"]):
            if element.get("level", 1) in range(1, 7):
                return _spans_fault(spans, depth)
        case {"ul": items} | {"ol": items} if keys in (["ul"], ["ol"], ["ol", "start"]):
            if not isinstance(items, (list, tuple)) or not isinstance(element.get("start", 1), int):
                return Unsoundness("", say("a list has items, and a whole number to start with"))
            faults = (_body_fault(item, depth + 1) for item in items)
            return next((fault for fault in faults if fault is not None), None)
        case {"note": str(), "body": body} if keys == ["body", "note"]:
            return _body_fault(body, depth + 1)
    return Unsoundness("", say("a paragraph, heading, list or note should stand here"))


def _spans_fault(spans: object, depth: int) -> Unsoundness | None:
    if isinstance(spans, (list, tuple)) and depth <= 12:
        faults = (_span_fault(span, depth + 1) for span in spans)
        return next((fault for fault in faults if fault is not None), None)
    return Unsoundness("", say("a list of words should stand here"))


def _span_fault(span: Any, depth: int) -> Unsoundness | None:
    match span:
        case str() if len(span) > MOST_CHARACTERS:
            return Unsoundness("", say("these are more characters than {most}",
                                       most=MOST_CHARACTERS))
        case str():
            return None
        case {"chip": str()} | {"fixed": str()} | {"note": str()} | {"br": True} if len(span) == 1:
            return None
        case {"strong": inner} | {"em": inner} if len(span) == 1:
            return _spans_fault(inner, depth)
        case {"fixed": str(), "words": inner} if len(span) == 2:
            return _spans_fault(inner, depth)
        case {"link": inner, "to": str()} if len(span) == 2:
            return _spans_fault(inner, depth)
    return Unsoundness("", say("words, a chip, strong or emphasised words, a link, a line break "
                               "or a note should stand here"))


def _pinned(letter: Letter) -> Iterator[Unsoundness]:
    pinned = letter.pinned
    if letter.format > FORMAT:
        return
    for part in pinned.template.part:
        for block in part.blocks:
            if block not in pinned.blocks:
                yield Unsoundness("pinned.blocks", say("the block “{block}” is missing",
                                                       block=block))
    for language in letter.languages:
        if language not in pinned.usages:
            yield Unsoundness("pinned.usages", say("the language “{language}” is missing",
                                                   language=language))
    for language, usage in pinned.usages.items():
        if usage.language != language or language not in LANGUAGES:
            yield Unsoundness(f"pinned.usages.{language}",
                              say("Letterdesk does not write “{language}”",
                                  language=usage.language))
    yield from _style(pinned.style)


def _style(style: HouseStyle) -> Iterator[Unsoundness]:
    """Measures that no page can have would stop or hold up the writers."""
    margins, settings = style.margins, (style.text, style.arabic, style.chinese)
    lengths = [margins.top, margins.bottom, margins.left, margins.right, style.signature_room]
    lengths += [length for setting in settings for length in (setting.gap, setting.indent)]
    if style.letterhead is not None:
        lengths.append(style.letterhead.logo_height)
        if _COLOUR.fullmatch(style.letterhead.colour) is None:
            yield Unsoundness("pinned.style.letterhead.colour",
                              say("it is no colour as in #1B365D"))
    if any(not 1 <= setting.size <= setting.line <= _MOST_LINE_POINTS for setting in settings):
        yield Unsoundness("pinned.style", say("a size or a line height is no measure of a page"))
    if any(not math.isfinite(n) or not 0 <= n <= _MOST_MARGIN_MM for n in lengths):
        yield Unsoundness("pinned.style", say("a margin or a gap is no measure of a page"))
    if style.paper not in PAPER_MM:
        yield Unsoundness("pinned.style.paper", say("Letterdesk knows no such paper"))
