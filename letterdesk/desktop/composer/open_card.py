"""One open card: what is typed in it goes into the letter, what changes in the letter into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QWidget

from letterdesk.desktop.composer.wording import part_words, words
from letterdesk.desktop.edit_card.card import EditCard
from letterdesk.desktop.edit_card.field_menu import field_menu
from letterdesk.desktop.edit_card.letter_type import letter_type
from letterdesk.desktop.edit_card.link_box import LinkBox
from letterdesk.desktop.theme import Space
from letterdesk.desktop.translate import tr, tr_message
from letterdesk.findings import LetterdeskError
from letterdesk.language.usage import Usage
from letterdesk.letters import changes as ch
from letterdesk.letters.edit_body import Body
from letterdesk.letters.known_words import known_words
from letterdesk.operations.clock import now
from letterdesk.operations.edit_text import body_edited
from letterdesk.operations.insertable import insertable
from letterdesk.operations.part_text import PartText, canonical, part_text

if TYPE_CHECKING:
    from letterdesk.desktop.composer.page import ComposerPage


class OpenCard(QObject):
    """The card over one part of one letter."""

    closed = Signal()
    fixed_asked = Signal(str)
    field_asked = Signal(str)
    changes_toggled = Signal(bool)

    def __init__(self, page: ComposerPage, part: str, came_from: QWidget | None,
                 shown_before: str, *, shows_changes: bool) -> None:
        super().__init__(page)
        self._page = page
        self.part = part
        self.came_from = came_from
        self.shown_before = shown_before
        """What the middle column showed."""
        self._is_open = True
        self.is_handing_on = False
        self._scale = 0.0
        self._known: Body = ()
        """The words of the card as the letter was last asked to take them."""
        self._text = self._read()
        self.widget = EditCard(part_words(page.session.letter, part, self._text.block),
                               page.model.language, page.view.page.viewport(),
                               has_approved=self._text.approved is not None,
                               shows_changes=shows_changes)
        self._fit_type()
        self.widget.resize(page.view.page.column()[1], self.widget.wanted_height())
        self._show_body()

    def begin(self) -> None:
        """Connects and shows the card in the page that stands open for it."""
        widget, text = self.widget, self.widget.text
        widget.height_changed.connect(self._page.view.page.lay_out)
        widget.closed.connect(self.closed)
        widget.restore.clicked.connect(self._restore)
        widget.why.clicked.connect(lambda: self.fixed_asked.emit(""))
        widget.tools.fields.set_menu(self._field_menu)
        widget.tools.link_asked.connect(self._ask_link)
        widget.tools.changes_toggled.connect(self._toggle_changes)
        self._page.desk.settings_changed.connect(self._take_settings)
        text.body_changed.connect(self.hand_on)
        text.fixed_refused.connect(self._refuse_fixed)
        text.chip_opened.connect(self._open_chip)
        text.paste_refused.connect(self._say_why)
        text.word_refused.connect(self._say_why)
        text.cursorPositionChanged.connect(self._show_caret)
        widget.show()
        widget.raise_()
        self.fit()
        self._show_marks()
        widget.tools.show_state()
        view = self._page.view.page
        view.opener.show_in_card(0, min(widget.height(), view.viewport().height() - Space.XL))

    def take_focus(self) -> None:
        self.widget.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_caret()

    def end(self) -> None:
        """The last words go into the letter; what is typed later is another step."""
        self.hand_on()
        self._is_open = False
        self._page.session.end_typing()

    # From the card to the letter

    def hand_on(self) -> None:
        """Puts the words of the card into the letter; without words the letter keeps the last."""
        body = canonical(self.widget.text.body())
        if not self._is_open or body == self._known:
            return
        self._known = body
        page = self._page
        try:
            change = body_edited(page.session.letter, self.part, self.widget.text.language,
                                 body, by=page.desk.settings.name,
                                 on=now().date().isoformat())
        except LetterdeskError as error:
            self._say_refused(error)
            return
        if change is not None:
            self.is_handing_on = True
            try:
                page.session.do(change, typing_in=f"words:{self.part}:{change.language}")
            finally:
                self.is_handing_on = False
        self._show_buttons()
        self._show_caret()

    def _say_refused(self, error: LetterdeskError) -> None:
        is_empty = not any(block.get("p") or block.get("h") or "ul" in block or "ol" in block
                           for block in self._known)
        shown = tr("Without words the part keeps what it said. Write some, or leave it out.") \
            if is_empty else tr_message(error.finding.message)
        self._say_why(shown)

    def _say_why(self, sentence: str) -> None:
        self.widget.say("info", sentence[:1].upper() + sentence[1:])

    def _restore(self) -> None:
        page, language = self._page, self.widget.text.language
        if page.session.do(ch.RestoreText(self.part, language)):
            self.take_focus()

    # From the letter to the card

    def follow(self) -> None:
        """Takes over what undo, a field or another command changed; the caret stays."""
        if self.is_handing_on:
            self._text = self._text._replace(is_edited=self._is_edited())
            return
        before, self._text = self._text, self._read()
        shown = canonical(self.widget.text.body())
        if shown != self._text.body or before.words != self._text.words \
                or before.approved != self._text.approved:
            self._show_body()
            self._show_marks()
        self._show_buttons()

    def show_language(self) -> None:
        """The same part in the language that the letter is shown in now."""
        self.end()
        self._is_open = True
        self._text = self._read()
        self.widget.text.language = self._page.model.language
        self._fit_type(anew=True)
        self._show_body()
        self._show_marks()
        self._show_buttons()
        self.widget.update()
        self.fit()

    def fit(self) -> None:
        """Sets the words as large as the page, and the card as wide."""
        self._fit_type()
        self._page.view.page.opener.place_card()

    def _read(self) -> PartText:
        composition = self._page.model.composition
        return part_text(self._page.session.letter, self.part, self._page.model.language,
                         composition.recipient if composition else None)

    def _is_edited(self) -> bool:
        held = next((p for p in self._page.session.letter.parts if p.part == self.part), None)
        edit = held.edits.get(self.widget.text.language) if held is not None else None
        return edit is not None and edit.base.block == self._text.block

    def _fit_type(self, *, anew: bool = False) -> None:
        scale = self._page.view.page.scale()
        if anew or abs(scale - self._scale) > 1e-6:
            self._scale = scale
            self.widget.text.set_type(letter_type(
                self._page.session.letter.pinned.style, self._page.model.language, scale))
        self._use_signs()

    def _take_settings(self) -> None:
        self._use_signs()
        self._check_spelling()

    def _use_signs(self) -> None:
        language, usages = self._page.model.language, self._page.session.letter.pinned.usages
        self.widget.text.typing_usage = (usages.get(language) or Usage(language)
                                         if self._page.desk.settings.typing_aids else None)

    def _show_body(self) -> None:
        text, source = self._text, self._page.session.letter.pinned.source_language
        self.widget.text.set_body(
            text.body or ({"p": []},), chip_words=text.chip_words,
            fixed_reasons={f.id: words(f.reason, source) for f in text.fixed},
            fixed_words={f.id: f.spans for f in text.fixed})
        self._known = canonical(self.widget.text.body())
        self._check_spelling()
        self._show_buttons()

    def _check_spelling(self) -> None:
        letter, language = self._page.session.letter, self._page.model.language
        checkers, checker = self._page.desk.spelling, None
        if self._page.desk.settings.check_spelling:
            checker = checkers.checker(letter.pinned.usages.get(language) or Usage(language))
        known = known_words(letter, language) if checker is not None else frozenset()
        self.widget.text.spelling.use(checkers, checker, known)

    def _show_buttons(self) -> None:
        self.widget.why.setVisible(bool(self._text.fixed))
        self.widget.restore.setEnabled(self._is_edited())

    def _show_marks(self) -> None:
        shows = self.widget.tools.changes.isChecked()
        self.widget.text.show_changes(self._text.approved if shows else None)

    def _toggle_changes(self, shows: bool) -> None:
        self.changes_toggled.emit(shows)
        self._show_marks()
        self.take_focus()

    def _show_caret(self) -> None:
        if self.widget.text.hasFocus():
            # The card takes its new height first.
            QTimer.singleShot(0, self, self._scroll_to_caret)

    def _scroll_to_caret(self) -> None:
        if self._is_open:
            self._page.view.page.opener.show_in_card(*self.widget.caret_range())

    # Fixed words, chips, links, fields

    def _refuse_fixed(self, name: str) -> None:
        self.widget.say("lock", tr("These words are fixed."))
        self.fixed_asked.emit(name)

    def _open_chip(self, expression: str) -> None:
        field = expression.partition("|")[0].strip()
        self.field_asked.emit(field)

    def _field_menu(self) -> QMenu:
        page = self._page
        values = insertable(page.session.letter, page.model.language,
                            page.model.composition.recipient if page.model.composition else None)
        menu = field_menu(page.session.letter, values, self._insert, page.window)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _insert(self, expression: str, shown: str) -> None:
        self.widget.text.insert_chip(expression, shown)
        self.take_focus()

    def _ask_link(self, where: QPoint) -> None:
        text = self.widget.text
        if not text.link() and not text.textCursor().hasSelection():
            self.widget.say("info", tr("Select the words that the link is for."))
            self.take_focus()
            return
        box = LinkBox(text.link(), self._page.window)
        box.chosen.connect(text.set_link)
        box.closed.connect(self.take_focus)
        box.open_at(where)
