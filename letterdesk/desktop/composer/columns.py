"""The composer's two columns beside the page: parts, and what can be said about them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import tr
from letterdesk.desktop.widgets.buttons import IconButton
from letterdesk.desktop.widgets.labels import Label
from letterdesk.desktop.widgets.tabs import Tabs

PARTS, FIELDS = "parts", "fields"


class Column(QFrame):
    """A head of 44 px over a body; in a narrow window the head has the tabs of all columns."""

    tab_chosen = Signal(str)

    def __init__(self, title: str, margin: int) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        head = QFrame()
        head.setProperty("line", "bottom")
        head.setFixedHeight(Size.COLUMN_HEAD)
        self.head = QHBoxLayout(head)
        self.head.setContentsMargins(theme.sided(margin, 0, Space.L, 0))
        self.title = Label(title, strong=True)
        self.tabs = Tabs({})
        self.tabs.chosen.connect(self.tab_chosen)
        self.tabs.hide()
        self.head.addWidget(self.tabs)
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        self.column.addWidget(head)

    def show_tabs(self, shown: bool) -> None:
        """Tabs in place of the title, or the title alone."""
        self.tabs.setVisible(shown)
        self.title.setVisible(not shown)


class PartsColumn(Column):
    """The list of parts, how many are in the letter, and what stands at the foot."""

    def __init__(self, parts: QWidget, foot: QWidget) -> None:
        super().__init__(tr("Parts"), Space.L)
        self.count = Label("", theme.CAPTION, tone="secondary")
        self.head.addWidget(self.count)
        self.column.addWidget(parts, 1)
        self.column.addWidget(foot)


class MiddleColumn(Column):
    """Tabs (Fields, This part ...), and panels that take their place until they are closed."""

    page_shown = Signal(str)
    """Name of the tab or panel that is shown now."""

    def __init__(self) -> None:
        super().__init__("", Space.XL)
        self._stack = QStackedWidget()
        self.column.addWidget(self._stack, 1)
        self._pages: dict[str, QWidget] = {}
        self._titles: dict[str, str] = {}
        self._tails: dict[str, QWidget] = {}
        self._tab_names: list[str] = []
        self._is_narrow = False
        self._before_panel = FIELDS
        self.tabs.add_tab(PARTS, tr("Parts"))
        self.tabs.allow_tab(PARTS, False)
        self.close_button = IconButton("x", tr("Close"))
        self.close_button.clicked.connect(self.close_panel)
        self.head.addWidget(self.close_button)
        self.close_button.hide()

    @property
    def shown(self) -> str:
        """The tab or panel that is shown now."""
        page = self._stack.currentWidget()
        return next((name for name, kept in self._pages.items() if kept is page), "")

    @property
    def tab_names(self) -> tuple[str, ...]:
        return tuple(self._tab_names)

    def title_of(self, name: str) -> str:
        return self._titles[name]

    def add_tab(self, name: str, title: str, page: QWidget) -> None:
        """A page that is always to be had by its tab."""
        self._add(name, title, page)
        self._tab_names.append(name)
        self.tabs.add_tab(name, title)
        if len(self._tab_names) == 1:
            self.show_page(name)
        self._show_head()

    def add_panel(self, name: str, title: str, page: QWidget,
                  trailing: QWidget | None = None) -> None:
        """A page that takes the column's place until Close or Esc; `trailing` stands behind its
        title."""
        self._add(name, title, page)
        if trailing is not None:
            self._tails[name] = trailing
            self.head.insertWidget(self.head.indexOf(self.title) + 1, trailing)
            trailing.hide()

    def show_page(self, name: str) -> None:
        """Shows a tab or a panel."""
        if name not in self._pages or (name == self.shown and self._titles_fit(name)):
            return
        if self.shown in self._tab_names:
            self._before_panel = self.shown
        self._stack.setCurrentWidget(self._pages[name])
        self._show_head()
        self.page_shown.emit(name)

    def close_panel(self) -> None:
        """Goes back to the tab that was shown before."""
        if self.shown not in self._tab_names:
            self.show_page(self._before_panel)

    def set_narrow(self, narrow: bool) -> None:
        """Whether the column shares its place with the parts."""
        self._is_narrow = narrow
        self.tabs.allow_tab(PARTS, narrow)
        self._show_head()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.shown not in self._tab_names:
            self.close_panel()
            return
        super().keyPressEvent(event)

    def _add(self, name: str, title: str, page: QWidget) -> None:
        self._pages[name], self._titles[name] = page, title
        self._stack.addWidget(page)

    def _titles_fit(self, name: str) -> bool:
        return self.title.text() == self._titles[name]

    def _show_head(self) -> None:
        name = self.shown
        is_panel = bool(name) and name not in self._tab_names
        self.show_tabs(not is_panel and (self._is_narrow or len(self._tab_names) > 1))
        self.title.setText(self._titles.get(name, ""))
        self.tabs.show_tab(name)
        self.close_button.setVisible(is_panel)
        for owner, tail in self._tails.items():
            tail.setVisible(owner == name)
