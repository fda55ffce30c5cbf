"""The desktop application: builds the long-lived things and hands them down."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from letterdesk.desktop import fonts, theme
from letterdesk.desktop.desk import Desk
from letterdesk.desktop.garbage import GarbageInThisThread
from letterdesk.desktop.shell.window import Window
from letterdesk.desktop.start.pictures import PagePictures
from letterdesk.desktop.translate import use_language
from letterdesk.desktop.widgets.focus_ring import FocusRing
from letterdesk.language import direction

_SWITCH_SECONDS = 0.001
"""A worker that computes gives way to the interface after this long, not after Python's 5 ms."""


def prepare_application(application: QApplication, *, dark: bool, language: str = "en") -> None:
    """Style, fonts, colours, direction and focus ring: all that windows count on."""
    sys.setswitchinterval(_SWITCH_SECONDS)
    application.setApplicationName("Letterdesk")
    application.setStyle("Fusion")
    use_language(language)
    is_rtl = direction(language) == "rtl"
    fonts.use_interface_font(application, arabic_first=is_rtl)
    theme.apply(application, dark)
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_rtl
                                   else Qt.LayoutDirection.LeftToRight)
    if application.findChild(FocusRing) is None:
        FocusRing(application)
        GarbageInThisThread(application)


def build_window(desk: Desk, cache: Path | None = None) -> Window:
    """The main window over a desk; pictures of pages are kept in `cache`."""
    window = Window(desk, PagePictures(cache))
    for lasting in (desk, window.pictures):
        lasting.setParent(window)
    return window


def main(arguments: list[str] | None = None) -> int:
    """Opens the window, with a letter if one is named. Gives the exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    application = QApplication.instance() or QApplication([sys.argv[0]])
    desk = Desk()
    prepare_application(application,
                        dark=theme.follows_dark(application, desk.settings.appearance))
    window = build_window(desk)
    _follow_appearance(application, desk, window)
    if arguments:
        window.open_path(Path(arguments[0]))
    window.show()
    return application.exec()


def _follow_appearance(application: QApplication, desk: Desk, window: Window) -> None:
    """Light or dark changes with the system while the window is open."""
    def follow() -> None:
        if desk.settings.appearance == "system":
            theme.apply(application, theme.follows_dark(application, "system"))
            window.actions_.redraw_icons()

    application.styleHints().colorSchemeChanged.connect(lambda _scheme: follow())
