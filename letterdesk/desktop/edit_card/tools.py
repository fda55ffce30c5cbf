"""The row of tools over the words: looks, lists, link, fields, and whether changes show."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.edit_card.on_page import PageMenuButton, PageToggle, ToolButton
from letterdesk.desktop.editor import PartText
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import tr
from letterdesk.desktop.widgets.labels import Label, divider


class Tools(QWidget):
    """36 px over the words; in little room its words go and the icons stay."""

    link_asked = Signal(QPoint)
    """Where a box for the address may stand, on the screen."""
    changes_toggled = Signal(bool)

    def __init__(self, text: PartText, *, can_show_changes: bool, shows_changes: bool) -> None:
        super().__init__()
        self._text = text
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.sided(Space.L + 2, 0, Space.M, 0))
        row.setSpacing(Space.XS)
        self.strong = self._tool("bold", tr("Strong"), "Ctrl+B", text.toggle_strong)
        self.em = self._tool("italic", tr("Emphasis"), "Ctrl+I", text.toggle_em)
        self.bullets = self._tool("list", tr("Bulleted list"), "", text.toggle_list)
        self.numbers = self._tool("list-ordered", tr("Numbered list"), "", text.toggle_ordered)
        self.link = self._tool("link", tr("Link…"), "", self._ask_link)
        for tool in (self.strong, self.em, self.bullets, self.numbers, self.link):
            row.addWidget(tool)
        row.addSpacing(Space.XS)
        row.addWidget(divider(vertical=True))
        row.addSpacing(Space.XS)
        self.fields = PageMenuButton(tr("Insert field"), icon="braces")
        self.fields.setFixedHeight(Size.CONTROL_SMALL)
        self._field_words = self.fields.text()
        row.addWidget(self.fields)
        row.addStretch(1)
        self._words = Label(tr("Show changes"), tone="secondary")
        self.changes = PageToggle(tr("Show changes"))
        self.changes.setToolTip(tr("Show changes"))
        self.changes.setChecked(shows_changes)
        self.changes.toggled.connect(self.changes_toggled)
        row.addWidget(self._words)
        row.addSpacing(Space.XS)
        row.addWidget(self.changes)
        self._can_show = can_show_changes
        self._words.setVisible(can_show_changes)
        self.changes.setVisible(can_show_changes)
        text.cursorPositionChanged.connect(self.show_state)
        text.body_changed.connect(self.show_state)

    def controls(self) -> list[QWidget]:
        """What Tab goes to, in order."""
        return [self.strong, self.em, self.bullets, self.numbers, self.link, self.fields,
                self.changes]

    def show_state(self) -> None:
        """Marks the tools that hold where the caret stands."""
        text = self._text
        for tool, holds in ((self.strong, text.is_strong()), (self.em, text.is_em()),
                            (self.bullets, text.list_kind() == "list"),
                            (self.numbers, text.list_kind() == "ordered"),
                            (self.link, bool(text.link()))):
            tool.setChecked(holds)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shed(())
        for given_up in (("words",), ("words", "field")):
            if self.layout().minimumSize().width() > self.width():
                self._shed(given_up)

    def _shed(self, given_up: tuple[str, ...]) -> None:
        self._words.setVisible(self._can_show and "words" not in given_up)
        self.fields.setText("" if "field" in given_up else self._field_words)
        self.fields.setAccessibleName(self._field_words)
        self.fields.setToolTip(self._field_words if "field" in given_up else "")
        self.layout().invalidate()

    def _tool(self, icon: str, name: str, keys: str, act: object) -> ToolButton:
        made = ToolButton(icon, name, Size.CONTROL_SMALL)
        if keys:
            shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            made.setToolTip(tr("{action} ({keys})", action=name, keys=shown))
        made.clicked.connect(lambda: self._act(act))
        return made

    def _act(self, act: object) -> None:
        act()
        self.show_state()

    def _ask_link(self) -> None:
        self.link_asked.emit(self.link.mapToGlobal(QPoint(0, self.link.height() + Space.XS)))
