"""Lines of the keys of a TOML text that has been parsed: tomllib does not keep them."""

from __future__ import annotations

import re
from collections.abc import Iterator

Path = tuple[str | int, ...]

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}'
    r'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\''
    r"|#[^\n]*|\n|[\[\]{}=,.]|[^\s\[\]{}=,.#\"']+",
    re.DOTALL,
)
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}


def key_lines(text: str) -> dict[Path, int]:
    """Path of every table, key and element (indices from 0) to its line (from 1)."""
    return _Lines(text).lines


class _Lines:
    """One walk over the tokens of a well-formed TOML text."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}
        self._tokens = _tokens(text)
        self._token, self._line = "", 1
        self._next()
        self._walk()

    def _next(self) -> None:
        self._token, self._line = next(self._tokens, ("", self._line))

    def _skip_newlines(self) -> None:
        while self._token == "\n":
            self._next()

    def _walk(self) -> None:
        table: Path = ()
        while self._token:
            if self._token == "\n":
                self._next()
            elif self._token == "[":
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> Path:
        line = self._line
        self._next()
        is_array = self._token == "["
        if is_array:
            self._next()
        keys = self._keys("]")
        self._next()
        if is_array:
            self._next()
        path: Path = ()
        for index, key in enumerate(keys):
            path = (*path, key)
            self._note(path, line)
            last = index == len(keys) - 1
            if last and is_array:
                self._counts[path] = self._counts.get(path, -1) + 1
            if path in self._counts:
                path = (*path, self._counts[path])
                self._note(path, line)
        return path

    def _note(self, path: Path, line: int) -> None:
        self.lines.setdefault(path, line)

    def _keys(self, end: str) -> list[str]:
        keys: list[str] = []
        while self._token not in (end, ""):
            if self._token != ".":
                keys.append(_unquoted(self._token))
            self._next()
        return keys

    def _pair(self, table: Path) -> None:
        line = self._line
        path = table
        for key in self._keys("="):
            path = (*path, key)
            self._note(path, line)
        self._next()
        self._value(path)

    def _value(self, path: Path) -> None:
        if self._token == "[":
            self._array(path)
        elif self._token == "{":
            self._inline(path)
        else:
            while self._token not in (",", "]", "}", "\n", ""):
                self._next()

    def _array(self, path: Path) -> None:
        self._next()
        index = 0
        self._skip_newlines()
        while self._token not in ("]", ""):
            if self._token == ",":
                self._next()
            else:
                self._note((*path, index), self._line)
                self._value((*path, index))
                index += 1
            self._skip_newlines()
        self._next()

    def _inline(self, path: Path) -> None:
        self._next()
        self._skip_newlines()
        while self._token not in ("}", ""):
            if self._token == ",":
                self._next()
            else:
                self._pair(path)
            self._skip_newlines()
        self._next()


def _tokens(text: str) -> Iterator[tuple[str, int]]:
    line = 1
    for hit in _TOKEN.finditer(text):
        token = hit.group()
        if not token.startswith("#"):
            yield token, line
        line += token.count("\n")


def _unquoted(key: str) -> str:
    if key.startswith("'"):
        return key[1:-1]
    if key.startswith('"'):
        return re.sub(r"\\(.)", lambda m: _ESCAPES.get(m[1], m[1]), key[1:-1])
    return key
