"""Two language versions side by side: one is written in, the other is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSplitter, QVBoxLayout, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.composer.columns import FIELDS
from letterdesk.desktop.composer.language_menu import LanguageMenu
from letterdesk.desktop.composer.page_maker import PageMaker, PageRequest, PageSet
from letterdesk.desktop.composer.page_speech import spoken_parts
from letterdesk.desktop.composer.page_view import PageView
from letterdesk.desktop.composer.scroll_together import ScrollTogether
from letterdesk.desktop.composer.version_pane import VersionPane
from letterdesk.desktop.composer.wording import LANGUAGE_NAMES
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import tr
from letterdesk.desktop.widgets.buttons import IconButton, MenuButton
from letterdesk.desktop.widgets.tabs import Tabs
from letterdesk.findings import PUT_RIGHT
from letterdesk.operations.versions import Version, versions

if TYPE_CHECKING:
    from letterdesk.desktop.composer.page import ComposerPage

_WRITTEN, _READ = "written", "read"


class Beside(QObject):
    """Owns the second page, its maker and its place; follows part, scroll and language."""

    def __init__(self, page: ComposerPage) -> None:
        super().__init__(page)
        self._page, self._model, self._view = page, page.model, page.view
        self.language = ""
        """The version that is read beside; empty while one page is shown."""
        self._written = self._model.language
        self.menu = LanguageMenu(page, self)
        page.commands["beside"] = self.toggle
        self._seen: tuple[float, tuple[int, int]] | None = None
        """Device pixels per point of the second page, and which of its pages are in view."""
        self._counted: tuple[object, tuple[Version, ...]] = (None, ())
        self.desk: QWidget | None = None
        self.other: PageView | None = None
        self.maker: PageMaker | None = None

    @property
    def is_shown(self) -> bool:
        return bool(self.language)

    def versions(self) -> tuple[Version, ...]:
        """What each version of the letter of now lacks."""
        letter = self._page.session.letter
        if self._counted[0] is not letter:
            composition = self._model.composition
            pages = self._model.pages
            fits = pages is not None and pages.request.letter is letter
            known = {composition.document.language: composition} if fits else {}
            self._counted = (letter, versions(letter, known))
        return self._counted[1]

    # What a person does

    def toggle(self) -> None:
        """Shows the next version beside, or one page again."""
        if self.is_shown:
            self.hide()
            return
        others = [lang for lang in self._page.session.letter.languages
                  if lang != self._model.language]
        if others:
            self.show(others[0])
            return
        self._view.banners.say("beside", "info", tr(
            "This letter stands in one language. Add another to see both side by side."), (
                (tr("Languages"), self._open_menu),
                (tr("Done"), lambda: self._view.banners.clear("beside"))))

    def show(self, language: str) -> None:
        """Shows a version beside the one that is written in."""
        if language == self._model.language:
            return
        self._build()
        was_shown, self.language = self.is_shown, language
        self._written = self._model.language
        if not was_shown:
            self._view.set_tight(True)
            self.read.show()
            self.splitter.setSizes([10_000, 10_000])
        self._share_place()
        self._show_versions()
        self.other.show_part(self._model.part, reveal=False)
        self.together.is_on = True
        self._ask()

    def hide(self) -> None:
        """One page again."""
        if not self.is_shown:
            return
        self.language = ""
        self.together.is_on = False
        for widget in (self.written.strip, self.read, self.head):
            widget.hide()
        self.written.show()
        self._view.set_tight(False)
        self._view.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def close(self) -> None:
        """Ends the thread of the second page."""
        if self.maker is not None:
            self.maker.close()

    def settle(self) -> None:
        """Waits until the second page is drawn."""
        if self.maker is not None:
            self.maker.settle()

    # Building: the page gets a place of its own the first time that two are shown

    def _build(self) -> None:
        if self.desk is not None:
            return
        view = self._view
        self.other = PageView()
        self.maker = PageMaker([], self)
        self.desk = QWidget()
        column = QVBoxLayout(self.desk)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._narrow_head())
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        column.addWidget(self.splitter, 1)
        view.splitter.replaceWidget(view.splitter.indexOf(view.page), self.desk)
        view.splitter.setStretchFactor(view.splitter.indexOf(self.desk), 1)
        self.written = VersionPane(view.page, can_choose=False)
        self.read = VersionPane(self.other, can_choose=True)
        for pane in (self.written, self.read):
            pane.page.setMinimumWidth(Size.BESIDE_LEAST)
            pane.strip.hide()
            pane.value_asked.connect(self._go_to_value)
            pane.part_asked.connect(self._go_to_part)
            self.splitter.addWidget(pane)
        view.page.show()
        self.together = ScrollTogether(view.page, self.other, self)
        self.read.close_asked.connect(self.hide)
        self.read.set_choices(self._choices)
        self.tabs.chosen.connect(self._show_tab)
        self.desk.installEventFilter(self)
        self._connect()

    def _narrow_head(self) -> QWidget:
        """Tabs of both versions, in the place of their strips."""
        self.head = QFrame()
        self.head.setProperty("surface", "panel")
        self.head.setProperty("line", "bottom")
        self.head.setFixedHeight(Size.COLUMN_HEAD)
        row = QHBoxLayout(self.head)
        row.setContentsMargins(theme.sided(Space.XL, 0, Space.S, 0))
        self.tabs = Tabs({_WRITTEN: "", _READ: ""})
        row.addWidget(self.tabs)
        row.addStretch()
        self.missing = MenuButton("", icon="triangle-alert", tone="warning")
        row.addWidget(self.missing)
        close = IconButton("x", tr("Show one version"))
        close.clicked.connect(self.hide)
        row.addWidget(close)
        self.head.hide()
        return self.head

    def _connect(self) -> None:
        self.maker.drawn.connect(self._take_pages)
        self.maker.failed.connect(self._model.page_failed)
        self.other.looked_at.connect(self._look_at)
        self.other.clicked.connect(lambda part, _field: self._model.focus_part(part))
        self._page.session.changed.connect(lambda _changed: self._letter_changed())
        self._model.language_changed.connect(self._language_changed)
        self._model.part_focused.connect(
            lambda part: self.other.show_part(part, reveal=False))
        for shown in (self._model.pages_changed, self._model.pictures_drawn):
            shown.connect(lambda _pages: self._follow())

    # Following

    def _letter_changed(self) -> None:
        if not self.is_shown:
            return
        if self.language not in self._page.session.letter.languages:
            self.hide()
            return
        self._show_versions()
        self._ask()

    def _language_changed(self) -> None:
        """The header shows another version; the one beside gives way."""
        if self.is_shown and self._model.language == self.language:
            before = self._written
            if before in self._page.session.letter.languages and before != self.language:
                self.language = before
                self._ask()
            else:
                self.hide()
        self._written = self._model.language
        if self.is_shown:
            self._show_versions()

    def _ask(self) -> None:
        if self.is_shown and self._seen is not None:
            self.maker.ask(PageRequest(self._page.session.letter, self.language,
                                       self._model.recipient, *self._seen))

    def _look_at(self, scale: float, visible: tuple[int, int]) -> None:
        self._seen = (scale, visible)
        self._ask()

    def _take_pages(self, pages: PageSet) -> None:
        if pages.request.language != self.language:
            return
        troubled = {f.place.field for f in pages.findings
                    if f.place.field and f.severity is PUT_RIGHT}
        self.other.show_pages(pages, troubled)
        self.other.speak(lambda: spoken_parts(pages.composition, self._model.rows()))
        self._follow()

    def _follow(self) -> None:
        if self.is_shown:
            self.together.follow(self._view.page, self.other)

    # What is missing

    def _show_versions(self) -> None:
        letter = self._page.session.letter
        by_language = {version.language: version for version in self.versions()}
        for pane, language in ((self.written, self._model.language), (self.read, self.language)):
            if language in by_language:
                pane.show_version(letter, by_language[language])
        self._show_missing()
        for name, language in ((_WRITTEN, self._model.language), (_READ, self.language)):
            self.tabs.rename_tab(name, LANGUAGE_NAMES.get(language, language))

    def _go_to_value(self, language: str, field: str) -> None:
        self._model.show_language(language)
        self._view.show_column(FIELDS)
        self._view.fields.focus_field(field)

    def _go_to_part(self, language: str, part: str) -> None:
        self._model.show_language(language)
        self._model.focus_part(part)

    def _choices(self) -> QMenu:
        menu = QMenu(self.read.choice)
        for language in self._page.session.letter.languages:
            if language != self._model.language:
                action = menu.addAction(LANGUAGE_NAMES.get(language, language))
                action.setCheckable(True)
                action.setChecked(language == self.language)
                action.triggered.connect(lambda _checked=False, g=language: self.show(g))
        return menu

    def _open_menu(self) -> None:
        self._view.banners.clear("beside")
        self._page.language.open_menu()

    # A narrow window shows one of the two

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.is_shown:
            self._share_place()
        return False

    def _share_place(self) -> None:
        """Puts one or both of the two in place, as the window is wide."""
        narrow = self._view.window().width() < Size.NARROW
        for pane in (self.written, self.read):
            pane.strip.setVisible(not narrow)
        if narrow == self.head.isVisibleTo(self.desk):
            return
        self.head.setVisible(narrow)
        self.written.show()
        self.read.setVisible(not narrow)
        self.tabs.show_tab(_WRITTEN)
        self._show_missing()

    def _show_tab(self, name: str) -> None:
        self.written.setVisible(name == _WRITTEN)
        self.read.setVisible(name == _READ)
        self._show_missing()
        self._ask()

    def _show_missing(self) -> None:
        """What the one version lacks that a narrow window shows."""
        pane = self.read if self.read.isVisibleTo(self.splitter) else self.written
        self.missing.setText(pane.missing.text())
        self.missing.setHidden(pane.missing.isHidden())
        self.missing.set_menu(pane.missing_menu)
