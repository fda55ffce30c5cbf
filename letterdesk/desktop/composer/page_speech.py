"""The page for screen readers: a document whose children are the parts of the letter.

Qt asks a factory for the accessible interface of each widget that a reader looks at. An
interface lives as long as its widget; Python must hold it as long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from letterdesk.desktop.composer.page_view import PageView
from letterdesk.desktop.composer.part_rows import PartRow
from letterdesk.desktop.translate import listed, tr, tr_n
from letterdesk.letters.compose import Composition

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

_HEADINGS = frozenset({"title", "subject"})


class SpokenPart(Struct, frozen=True):
    """One part of the letter as it is spoken."""

    part: str
    name: str
    words: str
    state: str = ""
    is_heading: bool = False


def spoken_parts(composition: Composition, rows: tuple[PartRow, ...]) -> tuple[SpokenPart, ...]:
    """The parts that are in the letter, in their order, with their words."""
    by_part = {row.part: row for row in rows}
    made = []
    for composed in composition.parts:
        row = by_part.get(composed.part)
        if not composed.inside or row is None or not composed.text.strip():
            continue
        state = listed(w for w in (
            tr("edited") if row.edited else "",
            tr_n("{count} to put right", "{count} to put right", row.to_put_right)
            if row.to_put_right else "") if w)
        made.append(SpokenPart(composed.part, row.name, composed.text, state,
                               composed.part in _HEADINGS))
    return tuple(made)


class PageSpeech(QAccessibleWidget):
    """The page view as a document."""

    def __init__(self, view: PageView) -> None:
        super().__init__(view, QAccessible.Role.Document, view.accessibleName())
        self._view = view
        self._parts: dict[SpokenPart, PartSpeech] = {}

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Description:
            return "\n".join(one.words for one in self._view.spoken)
        return super().text(kind)

    def childCount(self) -> int:
        return len(self._view.spoken)

    def child(self, index: int) -> QAccessibleInterface | None:
        spoken = self._view.spoken
        if not 0 <= index < len(spoken):
            return None
        if spoken[index] not in self._parts:
            self._parts[spoken[index]] = PartSpeech(self, self._view, spoken[index])
        return self._parts[spoken[index]]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((n for n, one in enumerate(self._view.spoken)
                     if self._parts.get(one) is child), -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        return next((self.child(n) for n in range(self.childCount())
                     if self.child(n).rect().contains(x, y)), None)


class PartSpeech(QAccessibleInterface):
    """One part: its name, its words as the value, what waits in it as the description."""

    def __init__(self, page: PageSpeech, view: PageView, spoken: SpokenPart) -> None:
        super().__init__()
        self._page, self._view, self._spoken = page, view, spoken

    def isValid(self) -> bool:
        return True

    def object(self) -> QObject | None:
        return None

    def window(self) -> QWindow | None:
        return self._page.window()

    def parent(self) -> QAccessibleInterface:
        return self._page

    def child(self, _index: int) -> None:
        return None

    def childAt(self, _x: int, _y: int) -> None:
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        return {QAccessible.Text.Name: self._spoken.name,
                QAccessible.Text.Value: self._spoken.words,
                QAccessible.Text.Description: self._spoken.state}.get(kind, "")

    def setText(self, _kind: QAccessible.Text, _words: str) -> None:
        """Words are edited in the editor alone."""

    def rect(self) -> QRect:
        """On the screen."""
        boxes = self._view.part_boxes(self._spoken.part)
        if not boxes:
            return QRect()
        box = boxes[0].toRect()
        corner = self._view.viewport().mapToGlobal(QPoint(box.left(), box.top()))
        return QRect(corner, box.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Heading if self._spoken.is_heading else QAccessible.Role.Paragraph

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.readOnly = True
        return state


def _made(_key: str, thing: QObject) -> QAccessibleInterface | None:
    """Qt's factory: gives interfaces for page views alone."""
    if not isinstance(thing, PageView):
        return None
    thing.speech = PageSpeech(thing)
    return thing.speech


_factory = _made
"""Held here: Qt keeps no reference of its own."""


def install() -> None:
    """Lets screen readers read pages by part."""
    QAccessible.installFactory(_factory)
