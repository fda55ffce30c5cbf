"""A list of names, one a line: long ones are cut at the edge and shown whole as a tip."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from letterdesk.desktop import theme
from letterdesk.desktop.theme import Size, Space


class NamesList(QListView):
    """Names that can be chosen, not typed into."""

    current_row = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("suggestions")
        self.setFont(theme.font())
        self.setAccessibleName(name)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_AsWideAsTheList(self))
        self._names = QStringListModel(self)
        self.setModel(self._names)
        self.selectionModel().currentRowChanged.connect(
            lambda now, _before: self.current_row.emit(now.row()))

    def names(self) -> list[str]:
        return self._names.stringList()

    def show_names(self, names: list[str]) -> None:
        """The names; what is chosen stays so where only words of a line changed."""
        shown = self.names()
        if len(names) != len(shown):
            self._names.setStringList(names)
            return
        for row, (before, after) in enumerate(zip(shown, names, strict=True)):
            if before != after:
                self._names.setData(self._names.index(row), after)

    def choose(self, row: int) -> None:
        self.setCurrentIndex(self._names.index(row))

    def row(self) -> int:
        return self.currentIndex().row()


class _AsWideAsTheList(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """Asks for no width: a row is as wide as its list, and longer words are cut."""
        return QSize(0, super().sizeHint(option, index).height())

    def helpEvent(self, event: object, view: QListView, option: QStyleOptionViewItem,
                  index: QModelIndex) -> bool:
        words = index.data() or ""
        room = option.rect.width() - 2 * Space.S - Size.RING
        if QFontMetrics(view.font()).horizontalAdvance(words) > room:
            QToolTip.showText(event.globalPos(), words, view)
            return True
        return False
