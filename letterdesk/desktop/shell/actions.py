"""Every action of the window with its keys, once: menus and shortcuts are made of these."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from letterdesk.desktop import icons
from letterdesk.desktop.shell.action_specs import Spec, menus

_STANDARD = QKeySequence.StandardKey


class Actions(QObject):
    """All actions by name, and the menus made of them."""

    wanted = Signal(str)
    """Name of the action that was asked for."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._icons: dict[str, str] = {}
        self._menus: list[tuple[str, list[str | None]]] = []
        self._composer_only: set[str] = set()
        self._on_part: set[str] = set()
        for words, specs in menus():
            self._menus.append((words, [spec.name if spec else None for spec in specs]))
            for spec in specs:
                if spec is not None:
                    self._add(spec)
        self.allow_composer(False)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def menu(self, parent: QWidget) -> QMenu:
        """The whole menu, one submenu a subject."""
        made = QMenu(parent)
        for words, names in self._menus:
            made.addMenu(self._submenu(words, names, made))
        return made

    def put_in_menu_bar(self) -> None:
        """The native menu bar, on macOS."""
        if sys.platform == "darwin":
            bar = self._window.menuBar()
            for words, names in self._menus:
                bar.addMenu(self._submenu(words, names, bar))

    def part_menu(self, parent: QWidget) -> QMenu:
        """What can be done with a part, for its row in the list."""
        names = next(names for _words, names in self._menus if "part-up" in names)
        return self._submenu("", names, parent)

    def allow_composer(self, allowed: bool) -> None:
        """Whether a letter is open on the page that shows."""
        for name in self._composer_only:
            self._actions[name].setEnabled(allowed)

    def give_part_keys_to(self, widget: QWidget) -> None:
        """Lets the keys of a part count in one widget."""
        for name in self._on_part:
            widget.addAction(self._actions[name])

    def _submenu(self, words: str, names: list[str | None], parent: QWidget) -> QMenu:
        made = QMenu(words, parent)
        for name in names:
            if name is None:
                made.addSeparator()
            else:
                if self._icons[name]:
                    # Drawn when a menu shows it first, for most are never seen.
                    self._actions[name].setIcon(icons.icon(self._icons[name]))
                made.addAction(self._actions[name])
        return made

    def _add(self, spec: Spec) -> None:
        action = QAction(spec.words, self._window)
        keys: list[QKeySequence] = []
        for key in spec.keys:
            keys.extend(QKeySequence.keyBindings(key) if isinstance(key, _STANDARD)
                        else [QKeySequence(key)])
        action.setShortcuts(keys)
        action.setShortcutVisibleInContextMenu(True)
        action.setIconVisibleInMenu(True)
        if spec.on_part:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self._on_part.add(spec.name)
        else:
            self._window.addAction(action)
        if spec.in_composer:
            self._composer_only.add(spec.name)
        action.triggered.connect(lambda _checked=False, n=spec.name: self.wanted.emit(n))
        self._actions[spec.name] = action
        self._icons[spec.name] = spec.icon

    def redraw_icons(self) -> None:
        """Draws the icons anew in the colours of the appearance."""
        for name, action in self._actions.items():
            if not action.icon().isNull():
                action.setIcon(icons.icon(self._icons[name]))
