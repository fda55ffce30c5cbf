"""Pictures of adding a block, and of signatories and recipients as they are given."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication

from letterdesk.desktop.composer.people import People
from letterdesk.desktop.settling import settle
from letterdesk.desktop.shell.window import Window

_COPIED = ("Name\tTitle\tOrganisation\tCountry\tTelephone\n"
           "Ada Ndiaye\tConvenor\tCoalition of the West\tSenegal\t+221 33 000 00 00\n"
           "Bo Lind\tDirector\tLind & Sons\tSweden\t+46 8 000 00 00\n"
           "Chen Wei\tSecretary\tCentre for Law\tChina\t\n")


def add_block(window: Window, folder: Path) -> None:
    """The sheet that adds a block, with what one word finds."""
    window.open_path(folder / "veto-reform.en.letter")
    settle(window)
    page = window.composer
    page.view.parts.select("situation")
    page.act("part-add")
    settle(window)
    page.sheet.search.edit.insert("thank")
    page.sheet.search.typed.emit("thank")


def signatories(window: Window, folder: Path) -> None:
    """The signatories of a joint letter as a table."""
    _table(window, folder, pastes=False)


def pasted(window: Window, folder: Path) -> None:
    """Three people from a spreadsheet before they are taken."""
    QGuiApplication.clipboard().setText(_COPIED)
    _table(window, folder, pastes=True)


def _table(window: Window, folder: Path, *, pastes: bool) -> None:
    window.open_path(folder / "joint-letter.en.letter")
    settle(window)
    people = next(one for one in window.composer.features if isinstance(one, People))
    people.open_table("signers", pastes)
