"""One finding in the panel: what, where, why, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.composer.checks_panel.finding_words import FindingWords
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import listed, tr, tr_message
from letterdesk.desktop.widgets.boxes import LineBox
from letterdesk.desktop.widgets.buttons import Button
from letterdesk.desktop.widgets.focus_ring import OWN_RING, draw_ring
from letterdesk.desktop.widgets.labels import Icon, Label
from letterdesk.operations.remedying.remedy import Remedy


class FindingRow(QFrame):
    """Keys: up and down are the panel's, Enter shows."""

    picked = Signal()
    show_asked = Signal()
    fix_asked = Signal(object)
    """The remedy that was chosen."""
    draft_asked = Signal()
    """The letter is to go out as a draft as it is."""
    stand_asked = Signal(str, str)
    """Reason and name."""
    moved = Signal(int)

    def __init__(self, words: FindingWords, remedies: tuple[Remedy, ...], *,
                 can_stand: bool, can_change: bool, name: str,
                 offers_draft: bool = False) -> None:
        super().__init__()
        self._offers_draft = offers_draft
        self._words, self._remedies, self._name = words, remedies, name
        self._is_selected = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(OWN_RING, True)
        self.setAccessibleName(words.title)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.sided(Space.XL - Space.XS, Space.L, Space.XL, Space.L))
        row.setSpacing(Space.M - 2)
        icon = ("circle-alert", "error") if words.is_wrong else ("triangle-alert", "warning")
        row.addWidget(Icon(icon[0], Size.ICON, icon[1]), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        row.addLayout(column, 1)
        column.addWidget(Label(words.title, strong=True, wraps=True))
        self._place = Label("", theme.CAPTION, tone="secondary", wraps=True)
        column.addWidget(self._place)
        if words.reason:
            column.addSpacing(Space.XS)
            column.addWidget(Label(words.reason, wraps=True))
        if words.use:
            column.addSpacing(Space.XS)
            column.addLayout(_instead(words.use))
        column.addSpacing(Space.S)
        column.addLayout(self._buttons(can_stand=can_stand, can_change=can_change))
        self._column = column
        self._form: QWidget | None = None
        self.take_tab(False)

    def show_place(self, place: str) -> None:
        """Kind and place: a line more above moves it."""
        self._place.setText(place)
        group = tr("To put right before signature") if self._words.is_wrong else tr("Worth a look")
        self.setAccessibleDescription(
            listed(w for w in (group, place, self._words.reason, self._words.use) if w))

    def take_tab(self, takes: bool) -> None:
        """Whether Tab comes into this row: of many rows one has a place among the stops."""
        policy = Qt.FocusPolicy.StrongFocus if takes else Qt.FocusPolicy.ClickFocus
        for stop in (self, *self.findChildren(Button), *self.findChildren(QLineEdit)):
            stop.setFocusPolicy(policy)

    def select(self, selected: bool) -> None:
        if selected != self._is_selected:
            self._is_selected = selected
            self.update()

    def take_remedies(self, remedies: tuple[Remedy, ...]) -> None:
        """The same remedies, made for the letter as it is now."""
        self._remedies = remedies

    @property
    def is_asking(self) -> bool:
        """Whether a reason is being typed: the row must not go away meanwhile."""
        return self._form is not None

    def fix(self) -> None:
        """Does the one certain thing, or opens the choice."""
        certain = certain_of(self._remedies)
        if certain is not None:
            self.fix_asked.emit(certain)
        elif self._has_ways:
            open_choice(self.fix_button, self._remedies, self.fix_asked.emit,
                        self.draft_asked.emit if self._offers_draft else None)

    @property
    def _has_ways(self) -> bool:
        return bool(self._remedies) or self._offers_draft

    def _buttons(self, *, can_stand: bool, can_change: bool) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        self.show_button = Button(tr("Show"), icon="eye", small=True)
        self.show_button.clicked.connect(self.show_asked)
        line.addWidget(self.show_button)
        if self._has_ways and can_change:
            certain = certain_of(self._remedies)
            self.fix_button = Button(tr("Fix") if certain else tr("Fix…"), small=True,
                                     tone="accent")
            self.fix_button.setToolTip(_remedy_words(certain) if certain else "")
            self.fix_button.clicked.connect(self.fix)
            line.addWidget(self.fix_button)
        line.addStretch()
        if can_stand and can_change:
            self.stand_button = Button(tr("Let it stand…"), "link", tone="secondary")
            self.stand_button.clicked.connect(self._ask_reason)
            line.addWidget(self.stand_button)
        return line

    def _ask_reason(self) -> None:
        """Reason and name in place of the buttons."""
        self.picked.emit()
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, Space.S, 0, 0)
        form.setSpacing(Space.S)
        self.reason = LineBox(tr("Why it stands"), tr("Why it stands"))
        self.by = LineBox(tr("Your name"), tr("Your name"))
        self.by.show_text(self._name)
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        self.stand = Button(tr("Let it stand"), small=True)
        cancel = Button(tr("Cancel"), "quiet", small=True)
        cancel.clicked.connect(self._close_form)
        self.stand.clicked.connect(self._let_stand)
        for box in (self.reason, self.by):
            box.edit.returnPressed.connect(self._let_stand)
            form.addWidget(box)
        line.addWidget(self.stand)
        line.addWidget(cancel)
        line.addStretch()
        form.addLayout(line)
        self._column.addWidget(self._form)
        self.stand_button.hide()
        self.reason.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_stand(self) -> None:
        reason, name = self.reason.text().strip(), self.by.text().strip()
        self.reason.set_wrong(not reason)
        self.by.set_wrong(not name)
        if reason and name:
            self._close_form()
            self.stand_asked.emit(reason, name)

    def _close_form(self) -> None:
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
            self._form = None
            self.stand_button.show()
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    # Pointer, keys, paint

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.picked.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.picked.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.is_asking:
            self.show_asked.emit()
        elif key == Qt.Key.Key_Escape and self.is_asking:
            self._close_form()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        if self._is_selected:
            painter.fillRect(self.rect(), theme.colour(t.accent_wash))
            is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            x = self.width() - Size.BAR if is_rtl else 0
            painter.fillRect(QRect(x, 0, Size.BAR, self.height()), theme.colour(t.accent))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour(t.line))
        if self.hasFocus() and self.property("keyboard_focus"):
            draw_ring(painter, self.rect().adjusted(6, 6, -6, -6))


def certain_of(remedies: tuple[Remedy, ...]) -> Remedy | None:
    """What Fix does without asking; None where a person has to choose, also whether at all."""
    return remedies[0] if remedies and remedies[0].is_sure else None


def open_choice(below: Button, remedies: tuple[Remedy, ...], chosen: Callable[[Remedy], None],
                draft: Callable[[], None] | None) -> QMenu:
    """A menu of what can be done, below a button; `draft` exports the letter as it is."""
    menu = QMenu(below)
    for remedy in remedies:
        menu.addAction(_remedy_words(remedy).replace("&", "&&")).triggered.connect(
            lambda _checked=False, one=remedy: chosen(one))
    if draft is not None:
        menu.addAction(tr("Export as draft")).triggered.connect(lambda _checked=False: draft())
    menu.aboutToHide.connect(menu.deleteLater)
    is_rtl = below.layoutDirection() == Qt.LayoutDirection.RightToLeft
    left = below.width() - menu.sizeHint().width() if is_rtl else 0
    menu.popup(below.mapToGlobal(QPoint(left, below.height() + Space.XS)))
    return menu


def _remedy_words(remedy: Remedy) -> str:
    words = tr_message(remedy.words)
    return words[:1].upper() + words[1:]


def _instead(use: str) -> QHBoxLayout:
    """“Use instead: a veto”, the words marked as an insertion is."""
    line = QHBoxLayout()
    line.setSpacing(Space.XS)
    line.addWidget(Label(tr("Use instead:")))
    words = Label(use, tone="good")
    font = words.font()
    font.setUnderline(True)
    words.setFont(font)
    line.addWidget(words)
    line.addStretch()
    return line
