"""What the start page says where it has nothing to show, each with the button for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from letterdesk.desktop.theme import Space
from letterdesk.desktop.translate import isolated, tr
from letterdesk.desktop.widgets.banner import EmptyState

Act = Callable[[], object]


class EmptyPlace(QWidget):
    """The place of an empty state; hidden while there is something to show."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, Space.XL)
        self._state: EmptyState | None = None
        self._says: tuple[str, str] = ("", "")
        self.hide()

    def show_no_library(self, use_bundled: Act, open_folder: Act) -> None:
        self._show(
            "library", tr("No library yet"),
            tr("Open your organisation’s library folder, or start with the one that comes "
               "with Letterdesk."),
            (tr("Use the bundled library"), use_bundled), (tr("Open a folder…"), open_folder))

    def show_no_templates(self, use_bundled: Act, open_folder: Act) -> None:
        self._show(
            "library", tr("This library has no templates"),
            tr("Open another library folder, or start with the one that comes with Letterdesk."),
            (tr("Open a folder…"), open_folder), (tr("Use the bundled library"), use_bundled))

    def show_nothing_found(self, query: str, meant: str, search: Callable[[str], object]) -> None:
        """With the word that was likely meant, where there is one."""
        title = tr("Nothing called “{query}”.", query=isolated(query))
        if meant:
            self._show("search", title, tr("Did you mean {words}?", words=isolated(meant)),
                       (tr("Search for “{words}”", words=isolated(meant)), lambda: search(meant)))
        else:
            self._show("search", title, tr("Look for another word, or for a part of one."),
                       (tr("Show everything"), lambda: search("")))

    def clear(self) -> None:
        if self._state is not None:
            self._state.hide()
            self._state.deleteLater()
            self._state = None
        self._says = ("", "")
        self.hide()

    def _show(self, icon: str, title: str, line: str, primary: tuple[str, Act],
              other: tuple[str, Act] | None = None) -> None:
        if self._says == (title, line):
            return
        self.clear()
        self._says = (title, line)
        self._state = EmptyState(icon, title, line, primary, other)
        self._state.setAccessibleName(f"{title} {line}")
        self._column.addWidget(self._state)
        self.show()
