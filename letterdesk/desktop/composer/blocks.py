"""What a letter can do with blocks: choose the text of a part, add one anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtWidgets import QHBoxLayout

from letterdesk.desktop import theme
from letterdesk.desktop.composer.add_block_sheet import AddBlockSheet
from letterdesk.desktop.composer.block_choice import choice_cards, paragraph_card, template_words
from letterdesk.desktop.composer.block_popup import BlockPopup
from letterdesk.desktop.composer.block_previews import BlockPreviews, PreviewRequest
from letterdesk.desktop.composer.wording import part_words
from letterdesk.desktop.theme import Space
from letterdesk.desktop.translate import tr
from letterdesk.desktop.widgets.buttons import Button
from letterdesk.findings import LetterdeskError
from letterdesk.letters import changes as ch
from letterdesk.letters.applying import next_added
from letterdesk.operations.add_block import block_added

if TYPE_CHECKING:
    from letterdesk.desktop.composer.page import ComposerPage


class Blocks(QObject):
    """The popup below a part, the sheet, and the button under the list of parts."""

    def __init__(self, page: ComposerPage) -> None:
        super().__init__(page)
        self._page = page
        self._to_write = ""
        """An added paragraph that opens for writing when it is drawn."""
        self.previews = BlockPreviews(self)
        page.view.parts.choice_asked.connect(self.open_choice)
        page.commands["part-add"] = self.open_sheet
        self._tells_order = False
        page.session.changed.connect(self._note_order)
        page.model.rows_changed.connect(self._rows_changed)
        self.button = Button(tr("Add a block"), "link", icon="plus")
        self.button.setEnabled(not page.session.is_read_only)
        if page.session.is_read_only:
            self.button.setToolTip(tr("This letter is only read"))
        self.button.clicked.connect(self.open_sheet)
        column = page.view.parts_column.column
        row = QHBoxLayout()
        row.setContentsMargins(theme.sided(Space.L, 0, Space.L, Space.S))
        row.addWidget(self.button)
        row.addStretch()
        at = column.indexOf(page.view.parts)
        column.insertLayout(at + 1, row)
        column.insertStretch(at + 2, 0)

    def open_choice(self, part: str, where: QRect) -> BlockPopup | None:
        """The blocks of a part below its row, the one in use marked."""
        page, model = self._page, self._page.model
        row = next((row for row in model.rows() if row.part == part), None)
        if row is None or not row.choices or page.session.is_read_only:
            return None
        name = tr("Text of “{part}”", part=row.name)
        popup = BlockPopup(name, choice_cards(page.session.letter, row, model.language),
                           page.view.parts)
        popup.chosen.connect(lambda block: self._choose(part, block))
        self.previews.ready.connect(popup.show_preview)
        self.previews.ask(self._request(tuple(block for block, _name in row.choices), part))
        popup.open_below(where)
        return popup

    def open_sheet(self) -> AddBlockSheet | None:
        """The sheet that adds a block behind the focused part."""
        page = self._page
        if page.session.is_read_only:
            return None
        letter = page.session.letter
        after = page.view.parts.part() or (letter.parts[-1].part if letter.parts else "")
        place = tr("It will stand after “{part}”.", part=part_words(letter, after)) \
            if after else tr("It will stand at the top.")
        sheet = AddBlockSheet([paragraph_card()], place, page.window)
        sheet.chosen.connect(lambda block: self._add(block, after or None))
        self.previews.offered.connect(sheet.show_cards)
        self.previews.ready.connect(sheet.show_preview)
        self.previews.ask(self._request((), None))
        page.hold_sheet(sheet)
        return sheet

    def settle(self) -> None:
        """Waits until the previews that were asked for are composed."""
        self.previews.settle()

    def close(self) -> None:
        """Ends the thread that composes previews."""
        self.previews.close()

    def _request(self, blocks: tuple[str, ...], part: str | None) -> PreviewRequest:
        model = self._page.model
        composition = model.composition
        return PreviewRequest(self._page.session.letter, model.language, blocks, part,
                              model.library, composition.recipient if composition else None)

    def _choose(self, part: str, block: str) -> None:
        if block == template_words():
            self._page.session.do(ch.ChooseBlock(part, None))
        else:
            self._page.view.parts.chosen.emit(part, block)
        self._page.view.parts.setFocus(Qt.FocusReason.PopupFocusReason)

    def _add(self, block: str | None, after: str | None) -> None:
        page = self._page
        letter = page.session.letter
        added = next_added(letter.parts)
        try:
            change: ch.Change = ch.InsertAfter(after, page.model.language, ()) if block is None \
                else block_added(letter, block, after, page.model.library)
        except LetterdeskError as error:
            page.session.refused.emit(error.finding)
            return
        if page.session.do(change):
            page.model.focus_part(added)
            self._to_write = added if block is None else ""
            page.view.parts.setFocus(Qt.FocusReason.OtherFocusReason)

    def _note_order(self, changed: frozenset[str]) -> None:
        self._tells_order = "parts" in changed

    def _rows_changed(self) -> None:
        """Says aloud where a part stands now, and opens a paragraph that waits for words."""
        parts = self._page.view.parts
        row, order = parts.row(), [row.part for row in self._page.model.rows()]
        if self._tells_order and row is not None and row.part in order:
            parts.announce(tr("{part}: {place} of {all}", part=row.name,
                              place=order.index(row.part) + 1, all=len(order)))
        self._tells_order = False
        self._write()

    def _write(self) -> None:
        """Opens the paragraph that was just added, where words can be written in place."""
        part, self._to_write = self._to_write, ""
        if part and self._page.view.parts.part() == part and "part-edit" in self._page.commands:
            self._page.commands["part-edit"]()
