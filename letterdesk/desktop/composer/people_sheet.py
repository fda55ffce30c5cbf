"""What the sheets of recipients and of signatories share: head, paste, keys, Cancel and Done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from letterdesk.contacts.pasted_people import Table, read_table
from letterdesk.desktop import theme
from letterdesk.desktop.composer.paste_panel import PastePanel
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import tr
from letterdesk.desktop.widgets.buttons import Button
from letterdesk.desktop.widgets.labels import Label
from letterdesk.desktop.widgets.sheet import Sheet
from letterdesk.desktop.worker import Job


class PeopleActs(NamedTuple):
    """What a sheet does with its people."""

    panel: Callable[[Table], PastePanel]
    """The panel that shows a pasted table before it is taken."""
    take: Callable[[list[Any]], None]
    """Adds the people of a pasted table."""
    remove: Callable[[], None]
    move: Callable[[int], None]
    """Moves the marked people one place up (-1) or down (+1)."""
    people: Callable[[], tuple[Any, ...]]
    """What Done gives to the letter."""
    copy: Callable[[], None] | None = None


class PeopleSheet(Sheet):
    """Done keeps the people as one step; what is typed and pasted is nowhere before."""

    chosen = Signal(object)

    _list: QWidget | None = None
    """The list or table that takes the keys; events come before it is built."""

    def __init__(self, name: str, size: tuple[int, int], window: QWidget,
                 acts: PeopleActs) -> None:
        super().__init__(name, size, window)
        self._acts = acts
        self._reading: Job | None = None
        whole = QVBoxLayout(self.card)
        whole.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.L)
        whole.setSpacing(Space.L)
        head = QHBoxLayout()
        head.addWidget(Label(name, theme.TITLE, strong=True), 1)
        self.count = Label("", tone="secondary", figures=True)
        head.addWidget(self.count)
        whole.addLayout(head)
        self.stack = QStackedWidget()
        whole.addWidget(self.stack, 1)

    def _show_page(self, content: QWidget, people: QWidget, start: QWidget | None = None) -> None:
        """Shows the people; `start` is a button at the start of the foot."""
        self._list = people
        people.installEventFilter(self)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(content, 1)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.hide()
        column.addWidget(self.progress)
        self.said = Label("", tone="secondary", wraps=True)
        self.said.hide()
        column.addWidget(self.said)
        column.addLayout(self._foot(start))
        self.stack.addWidget(page)
        self.stack.show()  # now, not with the next event: what is hidden takes no focus

    def _foot(self, start: QWidget | None) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        if start is not None:
            row.addWidget(start)
        row.addStretch()
        cancel = Button(tr("Cancel"))
        cancel.clicked.connect(self.close_sheet)
        self.done = Button(tr("Done"), "primary")
        self.done.clicked.connect(self._done)
        row.addWidget(cancel)
        row.addWidget(self.done)
        return row

    def _tell(self, said: str) -> None:
        self.said.setText(said)
        self.said.show()

    # The clipboard

    def take_clipboard(self) -> None:
        """Reads the clipboard in a thread, and shows what it holds before it is taken."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self._tell(tr("The clipboard holds no words. Copy rows of a spreadsheet first."))
            return
        if self._reading is not None and self._reading.isRunning():
            return
        self._reading = Job(lambda _progress, _stopped: read_table(text), self)
        self._reading.finished_with.connect(self._show_pasted)
        self._reading.finished.connect(self.progress.hide)
        QTimer.singleShot(Size.SLOW_MS, self, lambda: self.progress.setVisible(
            self._reading is not None and self._reading.isRunning()))
        self._reading.start()

    def wait(self) -> None:
        """Ends when the clipboard is read."""
        if self._reading is not None:
            self._reading.wait()

    def close_sheet(self) -> None:
        self.wait()
        super().close_sheet()

    def _show_pasted(self, table: Table) -> None:
        panel = self._acts.panel(table)
        panel.taken.connect(self._take_pasted)
        panel.left_alone.connect(self._back)
        self.stack.addWidget(panel)
        self.stack.setCurrentWidget(panel)
        panel.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_pasted(self, people: list[Any]) -> None:
        self._back()
        self._acts.take(people)

    def _back(self) -> None:
        panel = self.stack.currentWidget()
        self.stack.setCurrentIndex(0)
        self.stack.removeWidget(panel)
        panel.deleteLater()
        if self._list is not None:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._list and event.type() == QEvent.Type.KeyPress \
                and self._key(event):
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.matches(QKeySequence.StandardKey.Paste):
            self.take_clipboard()
        elif self._acts.copy is not None and event.matches(QKeySequence.StandardKey.Copy):
            self._acts.copy()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._acts.remove()
        elif is_alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._acts.move(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back from what was pasted first, then closes."""
        if event.key() == Qt.Key.Key_Escape and self.stack.currentIndex() == 1:
            self._back()
            return
        super().keyPressEvent(event)

    def _done(self) -> None:
        self.chosen.emit(self._acts.people())
        self.close_sheet()
