"""The command “Print…”: Qt's printing is loaded when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from letterdesk.desktop.composer.page import ComposerPage
    from letterdesk.desktop.composer.printing import Printing


class PrintCommand(QObject):
    """Makes a printer for each time."""

    def __init__(self, page: ComposerPage) -> None:
        super().__init__(page)
        self._page = page
        self.printing: Printing | None = None
        page.commands["print"] = self.print_letter

    def print_letter(self) -> None:
        from PySide6.QtPrintSupport import QPrinter

        from letterdesk.desktop.composer.printing import Printing

        self.printing = Printing(self._page, QPrinter(QPrinter.PrinterMode.HighResolution))
        self.printing.start()

    def close(self) -> None:
        if self.printing is not None:
            self.printing.close()
