"""F1: says what has the focus, in the words that a screen reader speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWhatsThis, QWidget

from letterdesk.desktop.translate import tr

if TYPE_CHECKING:
    from letterdesk.desktop.shell.window import Window


class WhatIsThis(QObject):
    """Name, help and state of the focused thing, beside it, until a key or click."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        window.commands["what-is-this"] = self.show

    def show(self) -> None:
        focused = QApplication.focusWidget() or self._window
        corner = focused.mapToGlobal(QPoint(0, focused.height()))
        QWhatsThis.showText(corner, words_about(focused), focused)


def words_about(widget: QWidget) -> str:
    """What a widget is and what can be done there; of the nearest one around it that says so."""
    around: QWidget | None = widget
    while around is not None:
        pieces = [around.accessibleName(), *_row_words(around), around.accessibleDescription(),
                  around.toolTip() if around.toolTip() != around.accessibleName() else ""]
        said = [piece for piece in pieces if piece]
        if said:
            return "\n".join(dict.fromkeys(said))
        around = around.parentWidget()
    return tr("Ctrl+K finds every action, field, template and letter.")


def _row_words(widget: QWidget) -> list[str]:
    if isinstance(widget, QAbstractItemView) and widget.currentIndex().isValid():
        return [str(widget.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) or "")]
    return []
