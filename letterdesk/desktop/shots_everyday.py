"""Pictures of what stands over the window now and then: search, keys, tour, find, first start."""

from __future__ import annotations

from pathlib import Path

from letterdesk.desktop.composer.find_bar import FindInLetter
from letterdesk.desktop.search_sheet.view import SearchEverything
from letterdesk.desktop.settling import settle
from letterdesk.desktop.shell.window import Window


def search_start(window: Window, _folder: Path) -> None:
    """Words found in templates and letters, with their sentences."""
    window.start.search.edit.insert("Court")
    settle(window)


def nothing_found(window: Window, _folder: Path) -> None:
    window.start.search.edit.insert("veot")
    settle(window)


def search_everything(window: Window, folder: Path) -> None:
    window.open_path(folder / "veto-reform.en.letter")
    settle(window)
    window.act("search")
    sheet = next(f for f in window.features if isinstance(f, SearchEverything)).sheet
    sheet.line.edit.insert("dra")


def keys(window: Window, _folder: Path) -> None:
    window.act("shortcuts")


def tour(window: Window, folder: Path) -> None:
    window.open_path(folder / "veto-reform.en.letter")
    settle(window)
    window.act("tour")


def find(window: Window, folder: Path) -> None:
    window.open_path(folder / "veto-reform.en.letter")
    settle(window)
    window.act("find")
    finder = next(f for f in window.composer.features if isinstance(f, FindInLetter))
    finder.bar.line.edit.insert("veto")
    settle(window)


def first_start(window: Window, _folder: Path) -> None:
    """As on a desk without settings, over a window that has some."""
    from letterdesk.desktop.first_start.view import FirstStart

    window.features.append(FirstStart(window, window.desk))
    window.features[-1].page.name.edit.clear()  # the same picture on every account
