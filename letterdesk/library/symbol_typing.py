"""Puts UN document symbols into shape while they are typed: capitals, strokes, full stops.

Nothing that was typed is lost: letters and digits stay, in their order; only their
case and what parts them changes.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

LOOKALIKES = str.maketrans("АВСЕНКМОРТХЅ–—−\\∕⁄", "ABCEHKMOPTXS---///")
"""Cyrillic letters that look like Latin ones, dashes and slashes of other kinds."""
_TOKEN = re.compile(r"[A-Za-z0-9]+|/|[ .\-_]+|[()]")
_WRITTEN = {
    "add": "Add", "corr": "Corr", "rev": "Rev", "amend": "Amend", "sub": "Sub",
    "summary": "Summary", "resumption": "Resumption",
}
"""Words that are not written in capitals."""
_DOTTED = frozenset({
    "add", "corr", "rev", "amend", "sub", "l", "pv", "sr", "c", "ac", "sc", "cn", "wg", "crp",
    "conf",
})
"""Words with a full stop before their number: L.42, PV.7180, Rev.2."""
_SPECIAL_SESSIONS = frozenset({"s", "es"})
"""Sessions with a hyphen before their number: S-17, ES-10."""
_YEAR = re.compile(r"\d{4}")


class TypedSymbol(NamedTuple):
    """Words of a box and where its caret stands."""

    text: str
    caret: int


def symbol_as_typed(text: str, caret: int | None = None) -> TypedSymbol:
    """The symbol that a text is on its way to: `s 2014 348` -> `S/2014/348`.

    A text with anything in it that no symbol has comes back as it is. The caret stays
    behind the same letter.
    """
    caret = len(text) if caret is None else caret
    seen = "".join(_plain(c) for c in text)
    tokens = _TOKEN.findall(seen)
    if "".join(tokens) != seen or len(seen) != len(text):
        return TypedSymbol(text, caret)
    made = _Shaping(tokens).text()
    return TypedSymbol(made, _caret(seen, caret, made))


def _plain(character: str) -> str:
    """A letter or digit of another script as the Latin one that it stands for."""
    if character in "\t\u00a0\u202f":
        return " "
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    shown = character.upper().translate(LOOKALIKES)
    return shown if shown.isascii() and not character.isascii() else character


def _caret(seen: str, caret: int, made: str) -> int:
    """Behind as many letters and digits as before, and behind what parts them if it was."""
    if caret >= len(seen):
        return len(made)
    wanted = sum(c.isalnum() for c in seen[:caret])
    at = 0
    while at < len(made) and wanted:
        wanted -= made[at].isalnum()
        at += 1
    is_behind = caret > 0 and not seen[caret - 1].isalnum()
    while is_behind and at < len(made) and not made[at].isalnum():
        at += 1
    return at


class _Shaping:
    """One pass over the tokens of a text."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._made: list[str] = []
        self._words: list[str] = []
        """The words so far, in small letters."""
        self._is_in_brackets = False

    def text(self) -> str:
        for at, token in enumerate(self._tokens):
            after = self._tokens[at + 1] if at + 1 < len(self._tokens) else ""
            if token[0].isalnum():
                self._word(token, after)
            elif token in "()":
                self._bracket(token)
            elif token == "/":
                self._made.append("/")
            else:
                self._gap(token, after)
        return "".join(self._made)

    def _word(self, word: str, after: str) -> None:
        written = re.sub(r"[A-Za-z]+", lambda run: _WRITTEN.get(run[0].lower(), run[0].upper()),
                         word)
        self._made.append(written)
        is_year = self._is_in_brackets and _YEAR.fullmatch(word) is not None
        if is_year and after == "" and self._words[:2] == ["s", "res"]:
            self._made.append(")")
            self._is_in_brackets = False
        self._words.append(word.lower())

    def _bracket(self, token: str) -> None:
        if token == "(" and self._made[-1:] == ["/"] and self._made[-2:-1] \
                and self._made[-2][-1].isalnum():
            self._made[-1] = " "  # the space that stood there became a stroke before
        elif token == "(" and self._made and self._made[-1][-1].isalnum():
            self._made.append(" ")
        self._made.append(token)
        self._is_in_brackets = token == "("

    def _gap(self, gap: str, after: str) -> None:
        """A space, full stop or dash, or several, between two words or behind the last."""
        if not self._made or after == "/" or self._made[-1][-1] in "/(":
            return
        if after in ("(", ")"):
            return
        if self._is_in_brackets:
            self._made.append(" ")
            return
        last = self._words[-1] if self._words else ""
        if "-" in gap and (self._is_session(last) or self._is_range(last)):
            self._made.append("-")
        elif last in _DOTTED and self._made[-1][-1].isalnum():
            self._made.append(".")
        elif self._is_resolution() and after.isdigit():
            self._made.append(" (")
            self._is_in_brackets = True
        else:
            self._made.append(" " if self._is_resolution() and not after else "/")

    def _is_session(self, last: str) -> bool:
        return last in _SPECIAL_SESSIONS and len(self._words) > 1

    def _is_range(self, last: str) -> bool:
        """Behind the number of a suffix: Add.1-3."""
        return last.isdigit() and len(self._made) > 1 and self._made[-2] == "."

    def _is_resolution(self) -> bool:
        """Behind the number of a resolution of the Council, which takes its year in brackets."""
        return (len(self._words) == 3 and self._words[:2] == ["s", "res"]
                and self._words[2].isdigit() and self._made[-1][-1].isdigit())
