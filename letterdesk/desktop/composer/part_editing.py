"""Editing a part's words in the opened page, and the tab This part beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from letterdesk.desktop.composer.columns import FIELDS
from letterdesk.desktop.composer.page_maker import PageSet
from letterdesk.desktop.composer.part_state import part_state
from letterdesk.desktop.composer.this_part import ThisPart
from letterdesk.desktop.composer.wording import part_words
from letterdesk.desktop.edit_card.shadow import CardShadow
from letterdesk.desktop.theme import Size
from letterdesk.desktop.translate import tr
from letterdesk.findings import PUT_RIGHT, Finding, LetterdeskError, Message, Place, say
from letterdesk.letters.body_changes import BodyChange, without
from letterdesk.operations.clock import now
from letterdesk.operations.edit_text import body_edited
from letterdesk.operations.part_text import part_text, why_not_edited
from letterdesk.operations.remedying.remedy import Remedy

if TYPE_CHECKING:
    from letterdesk.desktop.composer.open_card import OpenCard
    from letterdesk.desktop.composer.page import ComposerPage

THIS_PART = "this-part"


class PartEditing(QObject):
    """Opens and closes the card, and keeps This part true to the focused part."""

    def __init__(self, page: ComposerPage) -> None:
        super().__init__(page)
        self._page = page
        self.card: OpenCard | None = None
        self.shows_changes = True
        """Whether the next card marks what differs from the approved words."""
        self._leaves = False
        """A click that leads on from the open card is under way."""
        self.panel = ThisPart(is_read_only=page.session.is_read_only)
        page.view.add_tab(THIS_PART, tr("This part"), self.panel)
        page.view.page.add_layer(CardShadow(lambda: self.card.widget if self.card else None))
        self._pause = QTimer(self, singleShot=True, interval=Size.EDIT_PAUSE_MS)
        self._pause.timeout.connect(self.show_part)
        page.commands["part-edit"] = lambda: self.open(page.model.part)
        page.view.page.addAction(page.window.actions_["part-edit"])
        self._connect()

    def _connect(self) -> None:
        page, panel, model = self._page, self.panel, self._page.model
        page.view.page.double_clicked.connect(lambda part, _field: self.open(part))
        page.view.parts.edit_asked.connect(self.open)
        page.view.page.clicked.connect(self._page_clicked)
        page.view.page.laid_out.connect(self._fit_card)
        page.view.middle.page_shown.connect(lambda _name: self.show_part())
        page.session.changed.connect(self._letter_changed)
        model.part_focused.connect(self._part_focused)
        model.language_changed.connect(self._language_changed)
        model.pages_changed.connect(self._pages_changed)
        panel.edit_asked.connect(lambda: self.open(model.part))
        panel.block_chosen.connect(lambda block: model.choose_block(model.part, block))
        panel.taken_back.connect(self.take_back)
        panel.remedy_chosen.connect(self._remedy)
        panel.field_asked.connect(self._go_to_field)

    # The card

    def open(self, part: str) -> bool:
        """Opens the page at a part for editing; False where it says why not."""
        page = self._page
        if self.card is not None and self.card.part == part:
            self.card.take_focus()
            return True
        reason = self._why_not(part)
        if reason is not None:
            page.troubles.show_refusal(Finding("not-edited", PUT_RIGHT, Place(part=part), *reason))
            return False
        # Imported here: it brings the editor, which nobody waits for until a part is opened.
        from letterdesk.desktop.composer.open_card import OpenCard

        came_from = self.card.came_from if self.card else QApplication.focusWidget()
        shown = self.card.shown_before if self.card else page.view.middle.shown
        self.close_card(gives_focus=False)
        page.troubles.clear("refused")
        page.model.focus_part(part)
        card = OpenCard(page, part, came_from, shown, shows_changes=self.shows_changes)
        if not page.view.page.opener.open(part, card.widget):
            card.widget.deleteLater()
            page.troubles.show_refusal(Finding("not-edited", PUT_RIGHT, Place(part=part), say(
                "the page does not show “{part}” yet", part=part_words(page.session.letter, part)),
                say("try again when it is drawn")))
            return False
        self.card = card
        card.closed.connect(self.close_card)
        card.fixed_asked.connect(self._show_fixed)
        card.field_asked.connect(self._go_to_field)
        card.changes_toggled.connect(self._keep_shows_changes)
        card.begin()
        page.view.show_column(THIS_PART)
        self.show_part()
        card.take_focus()
        return True

    def close_card(self, *, gives_focus: bool = True) -> None:
        """Closes the page over the card; what was typed is in the letter."""
        card, self.card = self.card, None
        if card is None:
            return
        card.end()
        self._page.view.page.opener.close()
        if gives_focus:
            view = self._page.view
            back = card.came_from
            if back is None or not _takes_focus(back):
                view.show_column("parts")
                back = view.parts
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        card.widget.hide()
        card.widget.deleteLater()
        card.deleteLater()
        self.show_part()

    def close(self) -> None:
        """Keeps the last words before the letter is closed."""
        self._pause.stop()
        if self.card is not None:
            self.card.end()
            self.card = None

    def _why_not(self, part: str) -> tuple[Message, Message | None] | None:
        """Why a part cannot be edited now, and what to do."""
        page, letter = self._page, self._page.session.letter
        if page.session.is_example:
            return (say("this letter is an example that comes with Letterdesk"),
                    say("save a copy to change it"))
        if page.session.is_read_only:
            return say("this letter is only read, and its words stay as they are"), None
        name = part_words(letter, part)
        held = next((p for p in letter.parts if p.part == part), None)
        if held is None:
            return say("no part is chosen"), say("choose one in the list")
        row = next((row for row in page.model.rows() if row.part == part), None)
        if row is not None and not row.inside:
            return (say("“{part}” is left out of the letter", part=name),
                    say("take it in, then edit its words"))
        reason = why_not_edited(letter, part, page.model.language)
        if reason is not None:
            return say("the words of “{part}” are not edited: {reason}", part=name,
                       reason=reason), None
        return None

    def _page_clicked(self, part: str, _field: str) -> None:
        """A click on another part goes on there; the columns have followed it already."""
        if self._leaves and self._why_not(part) is None:
            self.open(part)

    def _fit_card(self) -> None:
        if self.card is not None:
            self.card.fit()

    def _keep_shows_changes(self, shows: bool) -> None:
        self.shows_changes = shows

    # How card and panel follow the letter

    def _letter_changed(self, _changed: frozenset[str]) -> None:
        card = self.card
        if card is not None:
            held = next((p for p in self._page.session.letter.parts if p.part == card.part), None)
            if held is None or held.inside is False:
                self.close_card()
            else:
                card.follow()
        self._show_soon(typing=card is not None and card.is_handing_on)

    def _pages_changed(self, pages: PageSet) -> None:
        """A value may have taken the part out of the letter."""
        part = pages.composition.part(self.card.part) if self.card is not None else None
        if part is not None and not part.inside:
            self.close_card()
        self._show_soon()

    def _show_soon(self, *, typing: bool = True) -> None:
        """This part waits for a pause while words are typed."""
        if typing and self.card is not None:
            self._pause.start()
        else:
            self.show_part()

    def _part_focused(self, part: str) -> None:
        if self.card is not None and self.card.part != part:
            self.close_card(gives_focus=False)
            self._leaves = True
            QTimer.singleShot(0, self, self._left)
        self.show_part()

    def _left(self) -> None:
        self._leaves = False

    def _language_changed(self) -> None:
        card = self.card
        if card is not None:
            part = card.part
            reason = self._why_not(part)
            if reason is None:
                card.show_language()
            else:
                self.close_card()
        self.show_part()

    def show_part(self) -> None:
        """Shows the focused part in the panel, where that is in view."""
        page, model = self._page, self._page.model
        self._pause.stop()
        if page.view.middle.shown != THIS_PART:
            return
        try:
            state = part_state(page.session.letter, model.part, model.language,
                               self._recipient(), model.findings,
                               by=page.desk.settings.name, on=now().date().isoformat())
        except LetterdeskError:
            state = None
        self.panel.show_state(state)

    def _recipient(self):
        composition = self._page.model.composition
        return composition.recipient if composition is not None else None

    # What the panel asks for

    def take_back(self, change: BodyChange) -> bool:
        """Takes one change against the approved text back, as one step."""
        page, model = self._page, self._page.model
        if self.card is not None:
            self.card.hand_on()
        letter = page.session.letter
        text = part_text(letter, model.part, model.language, self._recipient())
        if text.approved is None:
            return False
        body = without(text.body, text.approved, change)
        try:
            made = body_edited(letter, model.part, model.language, body,
                               by=page.desk.settings.name, on=now().date().isoformat())
        except LetterdeskError as error:
            page.troubles.show_refusal(error.finding)
            return False
        done = made is not None and page.session.do(made)
        self.show_part()
        return done

    def _remedy(self, remedy: Remedy) -> None:
        with self._page.session.one_step():
            for change in remedy.changes:
                self._page.session.do(change)
        self.show_part()

    def _show_fixed(self, name: str) -> None:
        self._page.view.show_column(THIS_PART)
        self.show_part()
        self.panel.show_fixed(name)

    def _go_to_field(self, field: str) -> None:
        view = self._page.view
        if view.fields.row(field) is not None:
            view.show_column(FIELDS)
            view.fields.focus_field(field)


def _takes_focus(widget: QWidget) -> bool:
    """Whether a widget is still there to be gone back to."""
    try:
        return widget.isVisible() and widget.isEnabled()
    except RuntimeError:  # Qt has deleted it meanwhile
        return False

