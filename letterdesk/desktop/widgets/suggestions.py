"""What can be added to a field: found by words, the nearest first, shown in a list below."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QCompleter, QLineEdit, QListView, QWidget

from letterdesk.desktop import appearance, theme
from letterdesk.desktop.theme import Space

_VALUE = Qt.ItemDataRole.UserRole + 1
_NONE = QModelIndex()


class Suggestion(Struct, frozen=True):
    """What can be added: its value, how it is shown, and all words by which it is found."""

    value: object
    words: str
    found_by: str = ""
    """Folded, as `folded` gives it; empty: by its words alone."""


def folded(text: str) -> str:
    """Text for finding: one case, no accents, composed and decomposed alike."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def ranked(suggestions: Sequence[Suggestion], typed: str) -> list[tuple[int, Suggestion]]:
    """All that typed words find, the nearest first.

    0: the whole name or code; 1: the name begins so; 2: a word of it, or of its name in
    another language, begins so; 3: the letters stand somewhere.
    """
    looked_for = folded(typed.strip())
    found = [(rank, s) for s in suggestions
             if (rank := _rank(s, looked_for)) is not None]
    return sorted(found, key=lambda pair: pair[0])


def _rank(suggestion: Suggestion, looked_for: str) -> int | None:
    name = folded(suggestion.words)
    found_by = suggestion.found_by or name
    if looked_for in (name, str(suggestion.value).casefold()):
        return 0
    if name.startswith(looked_for):
        return 1
    if f" {looked_for}" in f" {name} {found_by}":
        return 2
    return 3 if looked_for in found_by else None


class SuggestionList(QObject):
    """The list below a box while words are typed in its line; the nearest row is marked.

    The line keeps what was typed: Qt's own completion would write the row into it.
    """

    chosen = Signal(object)

    _MOST_ROWS = 8

    def __init__(self, edit: QLineEdit, box: QWidget) -> None:
        super().__init__(box)
        self._edit, self._box = edit, box
        self._suggestions: list[Suggestion] = []
        self._first: list[object] = []
        self.guess: Callable[[str], list[object]] | None = None
        """Gives the values that a slip probably meant, where nothing else is found."""
        self._model = QStandardItemModel(self)
        self.popup = QListView()
        self.popup.setObjectName("suggestions")
        self.popup.setFont(theme.font())
        self.popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(self._MOST_ROWS)
        self._completer.setPopup(self.popup)
        appearance.dress(self.popup)
        self._completer.setWidget(edit)
        self.popup.installEventFilter(self)
        self._completer.activated[QModelIndex].connect(
            lambda index: self.chosen.emit(index.data(_VALUE)),
            Qt.ConnectionType.QueuedConnection)
        edit.textEdited.connect(self._typed)

    def take(self, suggestions: Sequence[Suggestion]) -> None:
        self._suggestions = list(suggestions)

    def put_first(self, values: Sequence[object]) -> None:
        """The values that stand first where all are shown."""
        self._first = list(values)

    def has_any(self) -> bool:
        return bool(self._suggestions)

    def show_all(self) -> None:
        by_value = {s.value: s for s in self._suggestions}
        first = [by_value[value] for value in self._first if value in by_value]
        rest = [s for s in self._suggestions if s.value not in self._first]
        self._show([*first, *rest], mark_first=False)

    def take_marked(self) -> bool:
        """Chooses the marked row of the open list; False where none is."""
        row = self.popup.currentIndex()
        is_marked = self.popup.isVisible() and row.isValid()
        self.popup.hide()
        if is_marked:
            self.chosen.emit(row.data(_VALUE))
        return is_marked

    def close(self) -> None:
        self.popup.hide()

    def sure(self, typed: str) -> Suggestion | None:
        """The one that typed words mean without doubt."""
        found = ranked(self._suggestions, typed)
        for rank in (0, 1):
            same = [suggestion for at, suggestion in found if at == rank]
            if same:
                return same[0] if rank == 0 or len(same) == 1 else None
        return None

    def exact(self, typed: str) -> Suggestion | None:
        return next((s for rank, s in ranked(self._suggestions, typed) if rank == 0), None)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Enter takes the marked row. Tab leaves the line, and takes a row only where the
        arrows went to one: a first row that is taken on the way would surprise."""
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self.take_marked():
                QApplication.sendEvent(self._edit, event)
            return True
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            if self.popup.currentIndex().row() > 0:
                self.take_marked()
            self.popup.hide()
            QApplication.sendEvent(self._edit, event)
            return True
        return False

    def _typed(self, words: str) -> None:
        found = ranked(self._suggestions, words) if words.strip() else []
        if not found and len(words.strip()) > 2 and self.guess is not None:
            near = self.guess(words)
            found = [(0, s) for value in near for s in self._suggestions if s.value == value]
        if found:
            self._show([suggestion for _at, suggestion in found], mark_first=found[0][0] < 3)
        else:
            self.popup.hide()

    def _show(self, found: Sequence[Suggestion], *, mark_first: bool) -> None:
        self._model.clear()
        for suggestion in found:
            item = QStandardItem(suggestion.words)
            item.setData(suggestion.value, _VALUE)
            item.setEditable(False)
            self._model.appendRow(item)
        self._completer.setCompletionPrefix("")
        self._completer.complete()
        self._place(len(found))
        self.popup.setCurrentIndex(self.popup.model().index(0, 0) if mark_first else _NONE)

    def _place(self, rows: int) -> None:
        """Below the box, as wide as it and 4 px away; above where there is no room."""
        frame = 2 * (Space.XS + 1)
        high = min(rows, self._MOST_ROWS) * self.popup.sizeHintForRow(0) + frame
        corner = self._box.mapToGlobal(QPoint(0, 0))
        below = corner.y() + self._box.height() + Space.XS
        room = self._box.screen().availableGeometry()
        y = below
        if below + high > room.bottom() and corner.y() - Space.XS - high >= room.top():
            y = corner.y() - Space.XS - high
        self.popup.setGeometry(QRect(corner.x(), y, self._box.width(), high))
