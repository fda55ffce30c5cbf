"""One language version beside another: a strip with its name and what it lacks, and its page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.composer.page_view import PageView
from letterdesk.desktop.composer.wording import LANGUAGE_NAMES, field_words, part_words
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import tr, tr_n
from letterdesk.desktop.widgets.buttons import IconButton, MenuButton
from letterdesk.desktop.widgets.labels import Label
from letterdesk.letters.model import Letter
from letterdesk.operations.versions import Version


class VersionPane(QWidget):
    """A strip over a page; without two versions the strip is hidden and the page stands alone."""

    value_asked = Signal(str, str)
    """Language and field of a value that is missing."""
    part_asked = Signal(str, str)
    """Language and part of words that are missing."""
    close_asked = Signal()

    def __init__(self, page: PageView, *, can_choose: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.strip = QFrame()
        self.strip.setProperty("surface", "panel")
        self.strip.setProperty("line", "bottom")
        self.strip.setFixedHeight(Size.COLUMN_HEAD)
        row = QHBoxLayout(self.strip)
        row.setContentsMargins(theme.sided(Space.S if can_choose else Space.L, 0, Space.S, 0))
        row.setSpacing(Space.S)
        self.name = Label("", strong=True)
        self.choice = MenuButton("", icon="languages")
        row.addWidget(self.choice if can_choose else self.name)
        row.addStretch()
        self.missing = MenuButton("", icon="triangle-alert", tone="warning")
        self.missing.set_menu(self.missing_menu)
        self._shown: tuple[Letter, Version] | None = None
        row.addWidget(self.missing)
        self.close_button = IconButton("x", tr("Close this version"))
        self.close_button.clicked.connect(self.close_asked)
        row.addWidget(self.close_button)
        self.close_button.setHidden(not can_choose)
        column.addWidget(self.strip)
        column.addWidget(page, 1)

    def show_version(self, letter: Letter, version: Version) -> None:
        """The name of the version, and what it lacks behind a button."""
        name = LANGUAGE_NAMES.get(version.language, version.language)
        self.name.setText(name)
        self.choice.setText(name)
        self.page.setAccessibleName(tr("Page of the letter, {language}", language=name))
        self.missing.setHidden(not version.missing)
        self.missing.setText(tr_n("{count} missing", "{count} missing", version.missing))
        self._shown = (letter, version)

    def set_choices(self, build: Callable[[], QMenu]) -> None:
        self.choice.set_menu(build)

    def missing_menu(self) -> QMenu:
        """What the version lacks; choosing leads there."""
        menu = QMenu(self)
        if self._shown is None:
            return menu
        letter, version = self._shown
        fields = {field.id: field for field in letter.pinned.template.field}
        for name in version.fields:
            action = menu.addAction(field_words(letter, fields[name]))
            action.triggered.connect(
                lambda _checked=False, f=name: self.value_asked.emit(version.language, f))
        for name in version.parts:
            action = menu.addAction(part_words(letter, name))
            action.triggered.connect(
                lambda _checked=False, p=name: self.part_asked.emit(version.language, p))
        return menu
