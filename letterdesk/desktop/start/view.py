"""The start page's widgets."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.composer.wording import LANGUAGE_NAMES
from letterdesk.desktop.start.empty_states import EmptyPlace
from letterdesk.desktop.start.gallery import CARD_INSET, Gallery
from letterdesk.desktop.start.letters_list import LettersList
from letterdesk.desktop.start.pictures import PagePictures
from letterdesk.desktop.start.search_box import SearchBox
from letterdesk.desktop.start.typing import is_typing
from letterdesk.desktop.start.view_model import StartModel
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import tr, tr_n
from letterdesk.desktop.widgets.banner import BannerArea
from letterdesk.desktop.widgets.buttons import Button
from letterdesk.desktop.widgets.labels import Label

_FIRST_LETTERS = 5
"""What stands there at first, below one row of templates; a link shows the rest."""


class StartView(QWidget):
    """Templates above, recent letters below, one column that scrolls."""

    template_chosen = Signal(str)
    letter_chosen = Signal(object)
    library_asked = Signal()
    bundled_asked = Signal()

    def __init__(self, model: StartModel, pictures: PagePictures,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setProperty("surface", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.banners = BannerArea()
        self.search = SearchBox()
        """Stands in the header, above this page."""
        self.gallery = Gallery(pictures)
        self.letters = LettersList(pictures)
        self.letters_title = Label("", theme.SECTION, strong=True)
        self._has_library = self._waits_for_cards = True
        self._build()
        self._connect()
        self._show()
        QTimer.singleShot(0, self.gallery.fit)

    # Building

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.banners)
        self.area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole.addWidget(area, 1)
        holder = QWidget()
        area.setWidget(holder)
        holder.setAutoFillBackground(False)
        self._column = QVBoxLayout(holder)
        side = Size.START_MARGIN
        self._column.setContentsMargins(0, Space.XL - 2, 0, Space.S)
        self._column.setSpacing(0)
        self._title = Label("", theme.SECTION, strong=True)
        self.all_templates = Button("", "link", chevron="chevron-right")
        self.all_letters = Button("", "link", chevron="chevron-right")
        self._shows_all = {"templates": False, "letters": False}
        self.empty = EmptyPlace()
        for widget, link, margins, space in (
                (self._title, self.all_templates, (side, 0, side, 0), Space.S),
                (self.empty, None, (side, 0, side, 0), 0),
                # A card's trailing gap lies in the margin.
                (self.gallery, None, (side - CARD_INSET, 0, 0, 0), Space.L),
                (self.letters_title, self.all_letters, (side, 0, side, 0), Space.S),
                (self.letters, None, (side, 0, side, 0), 0)):
            row = QHBoxLayout()
            row.setContentsMargins(theme.sided(*margins))
            row.addWidget(widget)
            if link is not None:
                row.addStretch()
                row.addWidget(link)
            self._column.addLayout(row)
            self._column.addSpacing(space)
        self._column.addStretch()

    def _connect(self) -> None:
        model = self._model
        self.all_templates.clicked.connect(lambda: self._show_all("templates"))
        self.all_letters.clicked.connect(lambda: self._show_all("letters"))
        self.gallery.chosen.connect(
            lambda card: self.template_chosen.emit(f"{card.template}:{card.language}"))
        self.gallery.row_changed.connect(self._row_changed)
        self.gallery.left_downwards.connect(lambda: self._go_into(self.letters))
        self.gallery.left_upwards.connect(self._go_up)
        self.letters.chosen.connect(lambda row: self.letter_chosen.emit(row.recent.path))
        self.letters.left_upwards.connect(lambda: self._go_into(self.gallery) or self._go_up())
        for part in (self.gallery, self.letters):
            part.went_to.connect(lambda box, p=part: self._reveal(p, box))
        self.search.asked.connect(model.search)
        self.search.went_down.connect(
            lambda: self._go_into(self.gallery) or self._go_into(self.letters))
        model.cards_changed.connect(self._library_is_there)
        model.letters_changed.connect(self._letters_changed)
        model.found.connect(self._show)

    # What is shown

    def show_no_library(self) -> None:
        """The empty state: no library could be read."""
        self._has_library = False
        self._show()

    def _library_is_there(self) -> None:
        is_first, self._waits_for_cards = self._waits_for_cards, False
        self._has_library = True
        self._show()
        if is_first and self.search.edit.hasFocus() and not self.search.text():
            self._go_into(self.gallery, Qt.FocusReason.OtherFocusReason)

    def _letters_changed(self) -> None:
        if self._model.results is None:
            self._show()

    def _row_changed(self) -> None:
        """The window is wider or narrower; not in the midst of laying the row out."""
        QTimer.singleShot(0, self._show)

    def _show(self) -> None:
        if self._model.results is not None:
            self._show_results()
        else:
            self._show_everything()

    def _show_everything(self) -> None:
        cards, rows = self._model.cards(), self._model.letters
        self._say_what_is_missing(bool(cards))
        most = self.gallery.across if rows and not self._shows_all["templates"] else len(cards)
        self._show_cards(tr("Start from a template"), cards[:most], has_title=True)
        self.all_templates.setVisible(most < len(cards))
        self.all_templates.setText(tr_n(
            "All {count} template", "All {count} templates", len(cards)))
        most = len(rows) if self._shows_all["letters"] else _FIRST_LETTERS
        self._show_rows(tr("Recent letters"), rows[:most])
        self.all_letters.setVisible(most < len(rows))
        self.all_letters.setText(tr_n("All {count} letter", "All {count} letters", len(rows)))

    def _show_results(self) -> None:
        cards, rows = self._model.found_cards(), self._model.found_letters()
        if cards or rows:
            self.empty.clear()
        else:
            self.empty.show_nothing_found(self._model.query, self._model.results.meant,
                                          self.search.edit.setText)
        self._show_cards(tr_n("{count} template", "{count} templates", len(cards)), cards,
                         has_title=bool(cards))
        self._show_rows(tr_n("{count} letter", "{count} letters", len(rows)), rows)
        for link in (self.all_templates, self.all_letters):
            link.hide()
        self.area.verticalScrollBar().setValue(0)

    def _show_cards(self, title: str, cards: tuple, *, has_title: bool) -> None:
        self._title.setText(title)
        self._title.setVisible(has_title)
        self.gallery.setVisible(bool(cards))
        self.gallery.show_cards(cards)

    def _show_rows(self, title: str, rows: tuple) -> None:
        self.letters_title.setText(title)
        self.letters.setAccessibleName(title)
        self.letters_title.setVisible(bool(rows))
        self.letters.setVisible(bool(rows))
        self.letters.show_rows(rows)

    def _say_what_is_missing(self, has_cards: bool) -> None:
        if not self._has_library and not self._model.has_library:
            self.empty.show_no_library(self.bundled_asked.emit, self.library_asked.emit)
        elif self._model.has_library and not has_cards:
            self.empty.show_no_templates(self.bundled_asked.emit, self.library_asked.emit)
        else:
            self.empty.clear()

    def _show_all(self, what: str) -> None:
        self._shows_all[what] = True
        self._show()
        part = self.gallery if what == "templates" else self.letters
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def new_menu(self, parent: QWidget) -> QMenu:
        """Every template, with the languages it can begin in."""
        menu = QMenu(parent)
        languages = self._model.languages()
        for card in self._model.cards():
            words = card.name.replace("&", "&&")
            if len(languages) < 2:
                menu.addAction(words, lambda t=card.template: self.template_chosen.emit(t))
                continue
            below = menu.addMenu(words)
            for language in languages:
                below.addAction(LANGUAGE_NAMES[language],
                                lambda t=card.template, g=language:
                                self.template_chosen.emit(f"{t}:{g}"))
        return menu

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Whatever is typed on the page is searched for; Esc shows everything again."""
        if is_typing(event):
            self.search.go_on_with(event.text())
        elif event.key() == Qt.Key.Key_Escape and self.search.text():
            self._go_up()
            self.search.clear()
        else:
            super().keyPressEvent(event)

    def _go_into(self, part: QWidget,
                 reason: Qt.FocusReason = Qt.FocusReason.TabFocusReason) -> bool:
        """Moves the keys into a list that has something; False where it has not."""
        if part.model().rowCount() == 0 or part.isHidden():
            return False
        if part.currentIndex().row() < 0:
            part.setCurrentIndex(part.model().index(0, 0))
        part.setFocus(reason)
        self._reveal(part, part.visualRect(part.currentIndex()))
        return True

    def _go_up(self) -> None:
        self.search.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _reveal(self, part: QWidget, box: QRect) -> None:
        """Brings what the keys went to into view as a whole; the lists do not scroll."""
        at = box.translated(part.mapTo(self.area.widget(), QPoint(0, 0)))
        high = self.area.viewport().height()
        bar = self.area.verticalScrollBar()
        if at.top() - Space.L < bar.value():
            bar.setValue(at.top() - Space.L)
        elif at.bottom() + Space.L > bar.value() + high:
            bar.setValue(min(at.top() - Space.L, at.bottom() + Space.L - high))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._model.go_on()
        focused = self.window().focusWidget()
        if focused is None or not focused.isVisibleTo(self.window()):
            # Qt would give the keys to the menu button, where typed words are not searched for.
            first = self.search.edit if self.gallery.isHidden() else self.gallery
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._model.pause()
