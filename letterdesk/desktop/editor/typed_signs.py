"""Typed signs become those of the language; one Backspace directly after takes that back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QTextDocument

from letterdesk.desktop.editor import caret
from letterdesk.desktop.editor import formats as fm
from letterdesk.desktop.editor.edits import fixed_between
from letterdesk.desktop.editor.rows import Look, Words
from letterdesk.desktop.editor.text_document import fragments_of
from letterdesk.language.typing_aids import aided

if TYPE_CHECKING:
    from letterdesk.desktop.editor.part_text import PartText


class _Replaced(NamedTuple):
    """Signs that were put, where they end, and what was typed."""

    end: int
    puts: str
    typed: str
    look: Look


class TypedSigns:
    """What is typed in one editor, one character at a time."""

    def __init__(self, editor: PartText) -> None:
        self._editor = editor
        self._last: _Replaced | None = None

    def type(self, typed: str, look: Look, start: int, end: int) -> bool:
        """Puts what a character becomes in the place of a range; False where it stays as it is."""
        usage = self._editor.typing_usage
        if usage is None or len(typed) != 1:
            return False
        document = self._editor.document()
        aid = aided(words_before(document, start), typed, usage)
        if aid is None:
            return False
        first = start - aid.takes
        if aid.takes and (_has_ghost(document, first, start)
                          or fixed_between(document, first, start) is not None):
            return False
        taken = words_before(document, start)[-aid.takes:] if aid.takes else ""
        if not self._editor.put([Words(aid.puts, look)], first, end):
            return True  # refused, and said so
        self._last = _Replaced(self._caret(), aid.puts, taken + typed, look)
        return True

    def take_back(self) -> bool:
        """Puts what was typed last in the place of the signs it became, while they end here."""
        last = self._last
        if last is None or self._caret() != last.end:
            return False
        position = self._editor.textCursor().position()
        first = caret.real_start(self._editor.document(), position) - len(last.puts)
        return self._editor.put([Words(last.typed, last.look)], first, first + len(last.puts))

    def forget(self) -> None:
        self._last = None

    def _caret(self) -> int:
        return caret.without_ghosts(self._editor.document(), self._editor.textCursor().position())


def words_before(document: QTextDocument, position: int) -> str:
    """The paragraph up to a position, without ghosts: a field as U+FFFC, a new line as `\\n`."""
    block = document.findBlock(position)
    made = []
    for fragment in fragments_of(block):
        if fragment.position() >= position:
            break
        if not fragment.charFormat().property(fm.GHOST):
            units = fragment.text().encode("utf-16-le", "surrogatepass")
            made.append(units[:2 * (position - fragment.position())].decode("utf-16-le", "replace"))
    return "".join(made).replace(fm.LINE, "\n")


def _has_ghost(document: QTextDocument, start: int, end: int) -> bool:
    return (caret.without_ghosts(document, end) - caret.without_ghosts(document, start)
            != end - start)
