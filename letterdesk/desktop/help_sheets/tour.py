"""Three steps through the composer, for the first letter; they can be skipped at any time."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.composer.columns import FIELDS, PARTS
from letterdesk.desktop.theme import Radius, Size, Space
from letterdesk.desktop.translate import tr
from letterdesk.desktop.widgets.banner import draw_card
from letterdesk.desktop.widgets.buttons import Button
from letterdesk.desktop.widgets.labels import Label
from letterdesk.desktop.widgets.sheet import give_focus_back
from letterdesk.findings import LetterdeskError

if TYPE_CHECKING:
    from letterdesk.desktop.composer.page import ComposerPage


class Step(NamedTuple):
    title: str
    words: str
    target: Callable[[], QWidget]


class Tour(QObject):
    """Starts by its action, and by itself where the settings still want it."""

    def __init__(self, page: ComposerPage) -> None:
        super().__init__(page)
        self._page = page
        self.card: TourCard | None = None
        page.commands["tour"] = self.start
        if page.desk.settings.tour:
            page.model.pages_changed.connect(self._start_once)

    def start(self) -> None:
        if self.card is None:
            self.card = TourCard(self._steps(), self._page.window)
            self.card.ended = self._end

    def close(self) -> None:
        if self.card is not None:
            self.card.end()

    def _start_once(self, _pages: object) -> None:
        self._page.model.pages_changed.disconnect(self._start_once)
        self.start()

    def _end(self) -> None:
        self.card = None
        desk = self._page.desk
        if desk.settings.tour:
            # The wish counts for this window even where the settings cannot be written.
            with contextlib.suppress(LetterdeskError):
                desk.use_settings(replace(desk.settings, tour=False))

    def _steps(self) -> tuple[Step, ...]:
        view = self._page.view

        def shown(column: str, widget: QWidget) -> QWidget:
            view.show_column(column)
            return widget

        return (
            Step(tr("The parts of the letter"), tr(
                "Take a part in or leave it out, choose another approved text for it, or drag it "
                "to another place."), lambda: shown(PARTS, view.parts_column)),
            Step(tr("What changes from letter to letter"), tr(
                "Fill in the fields. Each value is printed wherever the letter needs it, in the "
                "form that the language asks for."), lambda: shown(FIELDS, view.middle)),
            Step(tr("The page as it goes out"), tr(
                "This is the very page that is exported. Click on words to go to their field or "
                "part. Everything can be undone, and everything is kept while you type."),
                lambda: view.page),
        )


class TourCard(QWidget):
    """A card beside what it speaks of, which is framed."""

    def __init__(self, steps: tuple[Step, ...], window: QWidget) -> None:
        super().__init__(window)
        self._steps, self._at = steps, 0
        self._came_from = QApplication.focusWidget()
        self.ended: Callable[[], None] = lambda: None
        self._frame = _Frame(window)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.S)
        self._title = Label("", theme.SECTION, strong=True, wraps=True)
        self._words = Label("", wraps=True)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addSpacing(Space.S)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        self._count = Label("", theme.CAPTION, tone="secondary")
        row.addWidget(self._count)
        row.addStretch()
        self.skip = Button(tr("Skip"), "quiet", small=True)
        self.skip.clicked.connect(self.end)
        self.next = Button("", "primary", small=True)
        self.next.clicked.connect(self._go_on)
        row.addWidget(self.skip)
        row.addWidget(self.next)
        column.addLayout(row)
        self.setFixedWidth(Size.TOUR_CARD)
        window.installEventFilter(self)
        self._show_step()
        self.show()
        self.raise_()
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Goes away and gives the focus back."""
        self.window().removeEventFilter(self)
        for widget in (self._frame, self):
            widget.hide()
            widget.deleteLater()
        give_focus_back(self._came_from)
        self.ended()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
            return
        super().keyPressEvent(event)

    def _go_on(self) -> None:
        if self._at + 1 == len(self._steps):
            self.end()
            return
        self._at += 1
        self._show_step()

    def _show_step(self) -> None:
        step = self._steps[self._at]
        self._title.setText(step.title)
        self._words.setText(step.words)
        self._count.setText(tr("{number} of {all}", number=self._at + 1, all=len(self._steps)))
        is_last = self._at + 1 == len(self._steps)
        self.next.setText(tr("Done") if is_last else tr("Next"))
        self.skip.setVisible(not is_last)
        self.setAccessibleName(step.title)
        self.setAccessibleDescription(step.words)
        self._place()

    def _place(self) -> None:
        """Inside the window, behind the target where there is room, else over it."""
        window = self.parentWidget()
        target = self._steps[self._at].target()
        corner = target.mapTo(window, QPoint(0, 0))
        box = QRect(corner, target.size())
        self._frame.setGeometry(box)
        self._frame.show()
        self._frame.raise_()
        inner = self.layout().heightForWidth(Size.TOUR_CARD)
        self.setFixedHeight(max(inner, self.layout().sizeHint().height()))
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        behind = box.left() - self.width() - Space.L if is_rtl else box.right() + Space.L
        fits = behind >= 0 and behind + self.width() <= window.width()
        x = behind if fits else box.center().x() - self.width() // 2
        y = min(box.top() + Space.XXL, window.height() - self.height() - Space.L)
        self.move(max(Space.S, min(x, window.width() - self.width() - Space.S)), y)
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.tokens()
        draw_card(QPainter(self), self.rect(), t.raised, t.line)


class _Frame(QFrame):
    """A frame of 2 px in the accent colour; clicks go through."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour(theme.tokens().accent), Size.RING))
        inset = Size.RING
        painter.drawRoundedRect(self.rect().adjusted(inset, inset, -inset, -inset),
                                Radius.CONTROL, Radius.CONTROL)
