"""Signatories of a letter as a table, over the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from letterdesk.desktop.composer.page import ComposerPage
    from letterdesk.desktop.composer.signatories_sheet import SignatoriesSheet


class People(QObject):
    """Opens the table of a field of signatories, with the clipboard where it was pasted."""

    def __init__(self, page: ComposerPage) -> None:
        super().__init__(page)
        self._page = page
        self.sheet: SignatoriesSheet | None = None
        page.view.fields.table_asked.connect(self.open_table)

    def open_table(self, field: str, pastes: bool) -> SignatoriesSheet | None:
        page = self._page
        asked = page.model.field(field)
        if asked is None or page.session.is_read_only:
            return None
        from letterdesk.desktop.composer.signatories_sheet import SignatoriesSheet

        sheet = SignatoriesSheet(page.model, asked, page.window)
        sheet.chosen.connect(lambda people: page.model.set_value(asked, people))
        page.hold_sheet(sheet)
        self.sheet = sheet
        sheet.closed.connect(self._forget)
        if pastes:
            sheet.take_clipboard()
        return sheet

    def settle(self) -> None:
        """Waits until the clipboard is read."""
        if self.sheet is not None:
            self.sheet.wait()

    def _forget(self) -> None:
        self.sheet = None
