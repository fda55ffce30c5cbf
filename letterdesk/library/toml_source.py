"""One TOML file of a library: its data, the lines of its keys, and what is wrong in it."""

from __future__ import annotations

import re
import tomllib
from functools import cached_property
from typing import Any

from letterdesk.findings import LOOK_AT, PUT_RIGHT, Finding, Message, Place, Severity, say
from letterdesk.library.toml_lines import Path, key_lines

FORMAT = 1
"""Of every file of a library; a newer one opens read-only."""

MOST_FAULTS = 200
"""Told of one file; one of another kind would give thousands."""
MOST_DEEP = 30
"""Tables and lists in each other; conditions in conditions are the deepest, at about 10."""

MOST_DOTS = 60
"""Between two marks of a line: tomllib takes the square of a dotted key's length."""

_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_CONFLICT = re.compile(r"^(<{7}|={7}|>{7}|\|{7})", re.MULTILINE)


class TomlSource:
    """The data of a file, and a place for the findings about it."""

    def __init__(self, file: str, text: str, found: list[Finding]) -> None:
        self.file = file
        self.data: dict[str, Any] = {}
        self.is_newer = False
        self.is_readable = False
        self._text = text
        self._found = found
        self._faults = 0
        self._parse()

    def fault(self, path: Path, message: Message, remedy: Message, *,
              severity: Severity = PUT_RIGHT, code: str = "library-entry") -> None:
        """Notes a fault at a key; the line is that of the key or of the table around it."""
        self._faults += 1
        if self._faults == MOST_FAULTS:
            message = say("more is wrong in this file than is told")
            remedy = say("put the first faults right and look again")
        if self._faults <= MOST_FAULTS:
            place = Place(file=self.file, line=self.line(path),
                          detail=".".join(str(step) for step in path) or None)
            self._found.append(Finding(code, severity, place, message, remedy))

    def line(self, path: Path) -> int:
        """The line of a key, else that of the nearest table around it."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)

    @cached_property
    def _lines(self) -> dict[Path, int]:
        return key_lines(self._text)

    def _parse(self) -> None:
        conflict = _CONFLICT.search(self._text)
        if conflict is not None:
            self._unreadable(
                self._text.count("\n", 0, conflict.start()) + 1, None,
                say("“{mark}” is left over from a merge", mark=conflict.group(1)),
                say("keep one of the two wordings and take out the marks"), "conflict-mark")
            return
        try:
            data = None if _has_endless_key(self._text) else tomllib.loads(self._text)
        except ValueError as error:
            self._broken(str(error))
            return
        except RecursionError:
            data = None
        if data is None or _depth(data) > MOST_DEEP:
            self._unreadable(1, None, say("this file is nested too deep"),
                             say("write it as tables with headings"))
            return
        self.data = data
        self.is_readable = True
        self._read_format()

    def _broken(self, reason: str) -> None:
        at = _AT.search(reason)
        line = int(at[1]) if at and at[1] else self._text.rstrip("\n").count("\n") + 1
        column = int(at[2]) if at and at[2] else None
        self._unreadable(line, column,
                         say("this file cannot be read from here on: {reason}",
                             reason=_AT.sub("", reason)),
                         say("write it as the library that comes with Letterdesk does"))

    def _unreadable(self, line: int, column: int | None, message: Message, remedy: Message,
                    code: str = "broken-file") -> None:
        place = Place(file=self.file, line=line, column=column)
        self._found.append(Finding(code, PUT_RIGHT, place, message, remedy))

    def _read_format(self) -> None:
        number = self.data.pop("format", FORMAT)
        if isinstance(number, bool) or not isinstance(number, int) or number < 1:
            self.fault(("format",), say("the format is a whole number"),
                       say("write format = {number}", number=FORMAT))
        elif number > FORMAT:
            self.is_newer = True
            self.fault(("format",), say("this file was written by a newer Letterdesk"),
                       say("it opens read-only; update Letterdesk to change it"),
                       code="newer-format", severity=LOOK_AT)


def _depth(data: Any) -> int:
    """How deep tables and lists lie in each other, counted no further than is allowed."""
    level, depth = [data], 0
    while level and depth <= MOST_DEEP:
        level = [
            child for holder in level
            for child in (holder.values() if isinstance(holder, dict) else holder)
            if isinstance(child, dict | list)
        ]
        depth += 1
    return depth


def _has_endless_key(text: str) -> bool:
    if text.count(".") <= MOST_DOTS:
        return False
    return any(piece.count(".") > MOST_DOTS for piece in re.split(r"[=,{\[\n]", text))
