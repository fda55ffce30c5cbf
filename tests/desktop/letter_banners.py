"""A change to an open letter, and what the banners over it say and offer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from letterdesk.letters.store import read_letter


def change(page, symbol: str = "S/2014/999") -> None:
    page.session.end_typing()
    page.model.type_in(page.model.field("resolution"), symbol)


def resolution(path: Path) -> str:
    return read_letter(path).letter.values["resolution"]


def banners(page) -> dict[str, str]:
    QApplication.processEvents()
    return page.view.banners.words()


def press(page, name: str, named, qtbot) -> None:
    qtbot.mouseClick(named(page.view.banners, name), Qt.MouseButton.LeftButton)
