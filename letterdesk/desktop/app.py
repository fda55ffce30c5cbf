"""The desktop application: builds the long-lived things and hands them down."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from letterdesk.desktop import appearance, fonts, system_wishes, theme
from letterdesk.desktop.composer import page_speech
from letterdesk.desktop.desk import Desk
from letterdesk.desktop.garbage import GarbageInThisThread
from letterdesk.desktop.shell.window import SETTINGS, Window
from letterdesk.desktop.shell.window_state import WindowState
from letterdesk.desktop.start.pictures import PagePictures
from letterdesk.desktop.translate import use_language
from letterdesk.desktop.widgets.focus_ring import FocusRing
from letterdesk.language import LANGUAGES, direction

_SWITCH_SECONDS = 0.001
"""A worker that computes gives way to the interface after this long, not after Python's 5 ms."""


def prepare_application(application: QApplication, *, dark: bool, language: str = "en",
                        text_size: int = 100) -> None:
    """Style, fonts, colours, direction and focus ring: all that windows count on."""
    theme.use_text_size(text_size)
    sys.setswitchinterval(_SWITCH_SECONDS)
    application.setApplicationName("Letterdesk")
    application.setStyle("Fusion")
    use_language(language)
    _use_qt_words(application, language)
    is_rtl = direction(language) == "rtl"
    fonts.use_interface_font(application, arabic_first=is_rtl)
    if language == "zh":
        fonts.add_chinese()
    appearance.apply(application, dark)
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_rtl
                                   else Qt.LayoutDirection.LeftToRight)
    if application.findChild(FocusRing) is None:
        FocusRing(application)
        GarbageInThisThread(application)
        page_speech.install()


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
    shown = Shown(application, Desk())
    if arguments:
        shown.window.open_path(Path(arguments[0]))
    shown.window.show()
    return application.exec()


def language_of(chosen: str, system: Sequence[str]) -> str:
    """The interface's language: the one chosen, else the first of the system's that there is.

    `system` are locales as Qt names them, `fr-CH`, best first.
    """
    if chosen != "system":
        return chosen
    known = (locale.replace("_", "-").partition("-")[0] for locale in system)
    return next((language for language in known if language in LANGUAGES), "en")


class Shown(QObject):
    """The window that is shown: follows the system's appearance, and is built anew in another
    language as soon as that is chosen."""

    def __init__(self, application: QApplication, desk: Desk, cache: Path | None = None) -> None:
        super().__init__(application)
        self._application, self._cache = application, cache
        self.window = self._made(desk)
        system_wishes.on_change(self._follow)

    def _made(self, desk: Desk) -> Window:
        self._desk = desk
        prepare_application(
            self._application,
            dark=appearance.follows_dark(self._application, desk.settings.appearance),
            language=language_of(desk.settings.language, QLocale.system().uiLanguages()),
            text_size=desk.settings.text_size)
        window = build_window(desk, self._cache)
        WindowState(window)
        # The menu that the choice came from closes first.
        window.language_chosen.connect(self._rebuild, Qt.ConnectionType.QueuedConnection)
        return window

    def _rebuild(self) -> None:
        """Nothing is lost: a letter that cannot be kept stays open in the window as it is."""
        old = self.window
        letter = old.composer.session.path if old.composer is not None else None
        if not old.leave_letter():
            return
        self.window = self._made(Desk(self._desk.settings_path))
        if letter is not None:
            self.window.open_path(letter)
        self.window.show_page(SETTINGS)
        self.window.setGeometry(old.geometry())
        self.window.setWindowState(old.windowState())
        self.window.show()
        old.close()
        old.deleteLater()

    def _follow(self) -> None:
        """Light, dark and contrast change with the system while the window is open."""
        chosen = self._desk.settings.appearance
        appearance.apply(self._application, appearance.follows_dark(self._application, chosen))
        self.window.actions_.redraw_icons()


def _use_qt_words(application: QApplication, language: str) -> None:
    """Qt's own words, as Copy and Paste in the menu of a box."""
    for earlier in application.findChildren(QTranslator):
        application.removeTranslator(earlier)
        earlier.deleteLater()
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(language), "qtbase", "_", folder):
        application.installTranslator(translator)
