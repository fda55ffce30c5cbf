"""The tab This part: its text, what differs from the approved one, what is fixed, its fields."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from letterdesk.desktop import theme
from letterdesk.desktop.composer.part_state import Changes, Conflict, Fixed, Head, PartState
from letterdesk.desktop.composer.shown_change import MarkedWords, ShownChange
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import tr, tr_message
from letterdesk.desktop.widgets.buttons import Button
from letterdesk.desktop.widgets.choice_box import ChoiceBox
from letterdesk.desktop.widgets.labels import ElidedLabel, Icon, Label
from letterdesk.desktop.widgets.marks import draw_pill, pill_width
from letterdesk.letters.body_changes import BodyChange
from letterdesk.operations.remedying.remedy import Remedy


class ThisPart(QScrollArea):
    """Shows the state of one part; asks for everything that changes the letter."""

    block_chosen = Signal(str)
    edit_asked = Signal()
    taken_back = Signal(object)
    """BodyChange."""
    remedy_chosen = Signal(object)
    field_asked = Signal(str)

    def __init__(self, *, is_read_only: bool) -> None:
        super().__init__()
        self._is_read_only = is_read_only
        self._state: PartState | None = None
        self._fixed: dict[str, QWidget] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("This part"))
        self._inner = QWidget()
        self._inner.setProperty("surface", "panel")
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setWidget(self._inner)
        self._made: list[tuple[tuple[str, object], _Section]] = []
        self.show_state(None)

    def show_state(self, state: PartState | None) -> None:
        """Builds the sections anew where something differs; the scroll place stays."""
        if self._made and state == self._state:
            return
        same_part = state is not None and self._state is not None \
            and state.part == self._state.part
        place = self.verticalScrollBar().value() if same_part else 0
        focused = _name_of_focus(self._inner)
        self._state = state
        self._fixed.clear()
        wanted = _sections(state) if state is not None else [("nothing", None)]
        before, self._made = self._made, []
        for shown in wanted:
            same = next((made for made in before if made[0] == shown), None)
            if same is not None:
                before.remove(same)
            section = same[1] if same is not None else self._build(*shown)
            self._column.insertWidget(len(self._made), section)
            self._made.append((shown, section))
            if isinstance(shown[1], Fixed):
                self._fixed[shown[1].id] = section
        for _shown, section in before:
            section.hide()
            section.deleteLater()
        self.verticalScrollBar().setValue(place)
        _give_focus_back(self._inner, focused)

    def _build(self, kind: str, value: object) -> _Section:
        section = _Section(_WASHES.get(kind, ""), has_line=kind not in ("fields", "nothing"))
        builders = {"head": self._head, "conflict": self._conflict, "changes": self._changes,
                    "fixed": self._fixed_words, "fields": self._fields,
                    "nothing": self._nothing}
        builders[kind](section.column, value)
        return section

    def show_fixed(self, name: str) -> None:
        """Brings the reason why words are fixed into view, and marks it."""
        wanted = self._fixed.get(name) or next(iter(self._fixed.values()), None)
        for section in self._fixed.values():
            section.set_marked(section is wanted)
        if wanted is not None:
            self.ensureWidgetVisible(wanted, 0, Space.M)

    # Sections

    def _head(self, section: QVBoxLayout, state: Head) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(Label(state.name, theme.SECTION, strong=True, wraps=True), 0)
        if state.is_edited:
            row.addWidget(_Pill("pencil", tr("Edited"), "accent"))
        row.addStretch(1)
        section.addLayout(row)
        tone = "secondary" if state.is_approved else "error"
        section.addSpacing(Space.XS // 2)
        section.addWidget(Label(state.approval, theme.CAPTION, tone=tone, wraps=True))
        if state.choices:
            section.addSpacing(Space.L - Space.XS)
            section.addWidget(Label(tr("Text")))
            section.addSpacing(Space.XS)
            box = ChoiceBox(tr("Text of “{part}”", part=state.name))
            box.set_choices(list(state.choices))
            box.show_value(state.block)
            box.setEnabled(not self._is_read_only)
            box.chosen.connect(lambda block: self.block_chosen.emit(str(block)))
            section.addWidget(box)

    def _conflict(self, section: QVBoxLayout, conflict: Conflict) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(Icon("triangle-alert", Size.ICON, "warning"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(conflict.words, wraps=True), 1)
        section.addLayout(row)
        if self._is_read_only:
            return
        section.addSpacing(Space.S)
        for remedy in conflict.remedies:
            section.addWidget(self._remedy(remedy), 0, Qt.AlignmentFlag.AlignLeading)
            section.addSpacing(Space.XS)

    def _remedy(self, remedy: Remedy) -> Button:
        shown = tr_message(remedy.words)
        button = Button(shown[:1].upper() + shown[1:], small=True)
        button.clicked.connect(lambda: self.remedy_chosen.emit(remedy))
        return button

    def _changes(self, section: QVBoxLayout, state: Changes) -> None:
        count = len(state.found)
        title = tr("Your words") if state.is_added else tr("Your changes")
        section.addLayout(_titled(title, Label(str(count), theme.CAPTION, strong=True,
                                               figures=True) if count else None))
        section.addSpacing(Space.S)
        if state.why_not:
            section.addWidget(_told(tr("The words of this part are not edited: {reason}.",
                                       reason=state.why_not)))
            return
        for change in state.found:
            section.addWidget(self._change(change))
        if not count:
            section.addWidget(_told(_nothing_changed(state)))
        if state.edited:
            section.addSpacing(Space.S)
            section.addWidget(_told(state.edited))
        if not count and not self._is_read_only:
            section.addSpacing(Space.M)
            edit = Button(tr("Edit text"), icon="pencil")
            edit.clicked.connect(self.edit_asked)
            section.addWidget(edit, 0, Qt.AlignmentFlag.AlignLeading)

    def _change(self, change: BodyChange) -> ShownChange:
        shown = ShownChange(change, can_take_back=not self._is_read_only)
        shown.taken_back.connect(lambda: self.taken_back.emit(change))
        return shown

    def _fixed_words(self, section: QVBoxLayout, fixed: Fixed) -> None:
        section.addLayout(_titled(tr("Fixed words"),
                                  Icon("lock", Size.ICON_ROW, "secondary")))
        section.addSpacing(Space.S)
        section.addWidget(MarkedWords([(fixed.words, "")]))
        if fixed.reason:
            section.addSpacing(Space.S)
            section.addWidget(MarkedWords([(fixed.reason, "told")]))

    def _fields(self, section: QVBoxLayout, fields: tuple[tuple[str, str, str], ...]) -> None:
        section.addLayout(_titled(tr("Fields in this part")))
        section.addSpacing(Space.S)
        for name, label, value in fields:
            row = _FieldLine(label, value)
            row.clicked.connect(lambda _checked=False, n=name: self.field_asked.emit(n))
            section.addWidget(row)

    def _nothing(self, section: QVBoxLayout, _value: None) -> None:
        section.addWidget(_told(tr("Choose a part in the list.")))


_WASHES = {"conflict": "warning_wash", "fixed": "canvas"}


def _sections(state: PartState) -> list[tuple[str, object]]:
    """The sections of a part from top to bottom, each with all that it shows."""
    made: list[tuple[str, object]] = [("head", state.head)]
    made += [("conflict", conflict) for conflict in state.conflicts]
    made.append(("changes", state.changes))
    made += [("fixed", fixed) for fixed in state.fixed]
    return [*made, ("fields", state.fields)] if state.fields else made


def _nothing_changed(state: Changes) -> str:
    if state.is_added:
        return tr("Nothing is approved here: you wrote these words.")
    if not state.has_text:
        return tr("There is no text to change yet.")
    return tr("These are the approved words.")


def _titled(title: str, trailing: QWidget | None = None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(Label(title, theme.CAPTION, tone="secondary", strong=True))
    row.addStretch(1)
    if trailing is not None:
        row.addWidget(trailing)
    return row


def _told(words: str) -> Label:
    return Label(words, theme.CAPTION, tone="secondary", wraps=True)


def _name_of_focus(inner: QWidget) -> str:
    focused = inner.window().focusWidget() if inner.window() else None
    return focused.accessibleName() if focused is not None and inner.isAncestorOf(focused) else ""


def _give_focus_back(inner: QWidget, name: str) -> None:
    """A control that was built anew has the focus that it had; one that went gives it on."""
    if not name:
        return
    controls = [w for w in inner.findChildren(QWidget)
                if w.focusPolicy() & Qt.FocusPolicy.TabFocus and not w.isHidden()]
    same = [w for w in controls if w.accessibleName() == name]
    for control in (same or controls)[:1]:
        control.setFocus(Qt.FocusReason.OtherFocusReason)


class _Section(QFrame):
    """A section on a ground of its own, with a line under it."""

    def __init__(self, wash: str, *, has_line: bool) -> None:
        super().__init__()
        self._wash, self._has_line, self._is_marked = wash, has_line, False
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        self.column.setSpacing(0)

    def set_marked(self, marked: bool) -> None:
        self._is_marked = marked
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self)
        if self._wash:
            painter.fillRect(self.rect(), theme.colour(getattr(t, self._wash)))
        if self._has_line:
            painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour(t.line))
        if self._is_marked:
            is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            painter.fillRect(QRect(self.width() - Size.BAR if is_rtl else 0, 0, Size.BAR,
                                   self.height() - 1), theme.colour(t.accent))


class _Pill(QWidget):
    def __init__(self, icon: str, words: str, tone: str) -> None:
        super().__init__()
        self._icon, self._words, self._tone = icon, words, tone
        self.setFixedSize(pill_width(words), Size.PILL)
        self.setAccessibleName(words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_pill(QPainter(self), self.rect(), self._icon, self._words, self._tone,
                  self.layoutDirection())


class _FieldLine(QAbstractButton):
    """Name and printed words of a field; a click, Space or Enter goes to it."""

    def __init__(self, label: str, value: str) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("{field}: {value}", field=label, value=value))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, Space.XS, 0, Space.XS)
        row.setSpacing(Space.M)
        name = Label(label, tone="secondary", wraps=True)
        name.setFixedWidth(Size.LABELS_IN_PART)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(ElidedLabel(value), 1, Qt.AlignmentFlag.AlignTop)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def keyPressEvent(self, event: object) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.underMouse():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(theme.tokens().text, 0.05))
            painter.drawRoundedRect(QRectF(self.rect()), Space.XS, Space.XS)
