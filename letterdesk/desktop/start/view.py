"""The start page's widgets."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from letterdesk.desktop import icons, theme
from letterdesk.desktop.composer.wording import LANGUAGE_NAMES
from letterdesk.desktop.start.gallery import CARD_INSET, Gallery
from letterdesk.desktop.start.letters_list import LettersList
from letterdesk.desktop.start.pictures import PagePictures
from letterdesk.desktop.start.view_model import LetterRow, StartModel
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import tr, tr_n
from letterdesk.desktop.widgets.banner import BannerArea, EmptyState
from letterdesk.desktop.widgets.buttons import Button
from letterdesk.desktop.widgets.labels import Label

_FIRST_CARDS, _FIRST_LETTERS = 4, 5
"""What stands there at first beside letters to go on with; a link shows the rest."""


class StartView(QWidget):
    """Templates above, recent letters below, one column that scrolls."""

    template_chosen = Signal(str)
    letter_chosen = Signal(object)
    folder_asked = Signal(object)
    library_asked = Signal()
    bundled_asked = Signal()

    def __init__(self, model: StartModel, pictures: PagePictures,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setProperty("surface", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.banners = BannerArea()
        self.gallery = Gallery(pictures)
        self.letters = LettersList(pictures)
        self.letters_title = Label(tr("Recent letters"), theme.SECTION, strong=True)
        self._empty: EmptyState | None = None
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
        self._title = Label(tr("Start from a template"), theme.SECTION, strong=True)
        self.all_templates = Button("", "link", chevron="chevron-right")
        self.all_letters = Button("", "link", chevron="chevron-right")
        self._shows_all = {"templates": False, "letters": False}
        for widget, link, margins, space in (
                (self._title, self.all_templates, (side, 0, side, 0), Space.S),
                # A card's trailing gap may lie in the margin: four stand in a row at 1440 px.
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
        self.all_templates.clicked.connect(lambda: self._show_all("templates"))
        self.all_letters.clicked.connect(lambda: self._show_all("letters"))
        self.gallery.chosen.connect(self.template_chosen)
        self.letters.chosen.connect(lambda row: self.letter_chosen.emit(row.recent.path))
        self.letters.menu_asked.connect(self._open_menu)
        for part in (self.gallery, self.letters):
            part.went_to.connect(lambda box, p=part: self._reveal(p, box))
        model.cards_changed.connect(self._show_cards)
        model.letters_changed.connect(self._show_letters)
        self._show_letters()
        QTimer.singleShot(0, self.gallery.fit)

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

    def _reveal(self, part: QWidget, box: QRect) -> None:
        """Brings what the keys went to into view as a whole; the lists do not scroll."""
        at = box.translated(part.mapTo(self.area.widget(), QPoint(0, 0)))
        high = self.area.viewport().height()
        bar = self.area.verticalScrollBar()
        if at.top() - Space.L < bar.value():
            bar.setValue(at.top() - Space.L)
        elif at.bottom() + Space.L > bar.value() + high:
            bar.setValue(min(at.top() - Space.L, at.bottom() + Space.L - high))

    def show_no_library(self) -> None:
        """The empty state: no library could be read."""
        if self._empty is None:
            self._empty = EmptyState(
                "library", tr("No library yet"),
                tr("Open your organisation’s library folder, or start with the one that comes "
                   "with Letterdesk."),
                (tr("Use the bundled library"), self.bundled_asked.emit),
                (tr("Open a folder…"), self.library_asked.emit))
            row = QHBoxLayout()
            row.setContentsMargins(Size.START_MARGIN, 0, Size.START_MARGIN, Space.XL)
            row.addWidget(self._empty)
            self._column.insertLayout(2, row)
        self.gallery.hide()

    def _show_cards(self) -> None:
        if self._empty is not None:
            self._empty.hide()
            self._empty.deleteLater()
            self._empty = None
        self.gallery.show()
        cards = self._model.cards()
        most = _FIRST_CARDS if self._model.letters and not self._shows_all["templates"] \
            else len(cards)
        self.gallery.show_cards(cards[:most])
        self.all_templates.setVisible(most < len(cards))
        self.all_templates.setText(tr_n(
            "All {count} template", "All {count} templates", len(cards)))

    def _show_letters(self) -> None:
        rows = self._model.letters
        most = len(rows) if self._shows_all["letters"] else _FIRST_LETTERS
        self.letters_title.setVisible(bool(rows))
        self.letters.setVisible(bool(rows))
        self.letters.show_rows(rows[:most])
        self.all_letters.setVisible(most < len(rows))
        self.all_letters.setText(tr_n("All {count} letter", "All {count} letters", len(rows)))
        if self._model.cards():
            self._show_cards()

    def _show_all(self, what: str) -> None:
        self._shows_all[what] = True
        self._show_letters()

    def _open_menu(self, row: LetterRow, where: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(icons.icon("file-text"), tr("Open"),
                       lambda: self.letter_chosen.emit(row.recent.path))
        menu.addAction(icons.icon("folder-open"), tr("Show in folder"),
                       lambda: self.folder_asked.emit(row.recent.path))
        menu.addSeparator()
        menu.addAction(icons.icon("x"), tr("Take off this list"),
                       lambda: self._model.take_off(row.recent))
        menu.popup(where)
