"""Words from elsewhere as a body: what of their characters stays, and plain text as paragraphs."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from letterdesk.findings import PUT_RIGHT, Finding, NotUnderstood, Place, say
from letterdesk.letters.edit_body import Body
from letterdesk.library.block_language import MOST_CHARACTERS

_KEPT_FORMATS = frozenset("\u00ad\u200c\u200d\u200e\u200f\u2060\u061c")
"""Soft hyphen, joiners and single direction marks: a writer puts them where they stand."""
_WINDOWS = {code: bytes([code]).decode("cp1252") for code in range(0x80, 0xA0)
            if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
"""Quotation marks and dashes of Windows-1252 that came as control characters."""
_BULLET = re.compile(r"\s*[•‣▪◦●·–*-][ \t\u00a0]+(?=\S)")
_NUMBER = re.compile(r"\s*(\d{1,3})[.)][ \t\u00a0]+(?=\S)")
_HARD_WRAPPED = range(50, 90)
"""Length of a line that a mail program has cut."""
_HAN = "\u2e80-\u9fff\uff00-\uffef"


def clean(words: str) -> str:
    """Words without characters that no letter has: controls, private use, what has no width.

    No-break spaces, soft hyphens and U+2060 stay.
    """
    if words.isascii() and words.isprintable():
        return words
    return "".join(filter(_stays, words.translate(_WINDOWS)))


def _stays(character: str) -> bool:
    if character in "\n\t\u2028\u2029" or character in _KEPT_FORMATS:
        return True
    if character in "\ufffc\ufffd" or ord(character) & 0xFFFE == 0xFFFE \
            or "\ufdd0" <= character <= "\ufdef":
        return False
    return unicodedata.category(character) not in ("Cc", "Cf", "Co", "Cs")


def body_from_text(text: str) -> Body:
    """Paragraphs and lists of a plain text; lines that a mail program has cut are joined.

    Raises NotUnderstood for more than a part can hold.
    """
    refuse_long(len(text))
    normal = re.sub(r"\r\n?|\u2029|\x0b|\x0c", "\n", text)
    if "\n" not in normal:
        # A word with the space beside it is pasted with it.
        words = clean(normal).replace("\t", " ")
        return ({"p": _spans([words])},) if words else ()
    lines = [clean(line).replace("\t", " ").rstrip(" ") for line in normal.split("\n")]
    made: list[Any] = []
    has_gaps = any(not line.strip() for line in _trimmed(lines))
    for group in _groups(_trimmed(lines)):
        if listed := _as_list(group):
            made.append(listed)
        elif has_gaps or _is_wrapped(group):
            made.append({"p": _joined(group)})
        else:
            made += [{"p": _spans([line.strip(" ")])} for line in group]
    return tuple(made)


def refuse_long(length: int) -> None:
    """Raises NotUnderstood for more characters than a part can hold."""
    if length > MOST_CHARACTERS:
        raise NotUnderstood(Finding(
            "pasted-too-long", PUT_RIGHT, Place(),
            say("what you paste is longer than a part can be (more than {most} characters)",
                most=MOST_CHARACTERS),
            say("copy only the paragraphs that you need")))


def _trimmed(lines: Sequence[str]) -> list[str]:
    filled = [n for n, line in enumerate(lines) if line.strip()]
    return list(lines[filled[0]:filled[-1] + 1]) if filled else []


def _groups(lines: Sequence[str]) -> Iterator[list[str]]:
    """Lines between blank lines, and runs of list items."""
    group: list[str] = []
    for line in lines:
        starts_list = bool(_item(line)) and not (group and _item(group[0]))
        if group and (not line.strip() or starts_list):
            yield group
            group = []
        if line.strip():
            group.append(line)
    if group:
        yield group


def _item(line: str) -> re.Match[str] | None:
    return _BULLET.match(line) or _NUMBER.match(line)


def _as_list(lines: Sequence[str]) -> dict[str, Any] | None:
    """At least two lines that begin with bullets, or with numbers that count up."""
    if len(lines) < 2:
        return None
    if all(_BULLET.match(line) for line in lines):
        return {"ul": [[{"p": _spans([_BULLET.sub("", line, count=1)])}] for line in lines]}
    numbers = [int(match[1]) for line in lines if (match := _NUMBER.match(line))]
    if len(numbers) < len(lines) or numbers != list(range(numbers[0], numbers[0] + len(lines))):
        return None
    items = [[{"p": _spans([_NUMBER.sub("", line, count=1)])}] for line in lines]
    return {"ol": items, **({"start": numbers[0]} if numbers[0] != 1 else {})}


def _is_wrapped(lines: Sequence[str]) -> bool:
    return len(lines) > 2 and all(len(line) in _HARD_WRAPPED for line in lines[:-1])


def _joined(lines: Sequence[str]) -> list[Any]:
    """Lines of one paragraph: short ones keep their ends (an address), long ones flow."""
    pieces = [lines[0].strip(" ")]
    for before, line in itertools.pairwise(lines):
        line = line.strip(" ")
        if len(before) in _HARD_WRAPPED:
            glue = "" if re.search(f"[{_HAN}]$", before) else " "
            pieces[-1] += glue + line
        else:
            pieces.append(line)
    return _spans(pieces)


def _spans(lines: Sequence[str]) -> list[Any]:
    spans: list[Any] = []
    for line in "\u2028".join(lines).split("\u2028"):
        if spans:
            spans.append({"br": True})
        if line:
            spans.append(line)
    return spans
