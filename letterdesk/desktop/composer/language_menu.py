"""The menu of the letter's languages: those it has with what each lacks, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from letterdesk.desktop.composer.wording import LANGUAGE_NAMES
from letterdesk.desktop.translate import tr, tr_n
from letterdesk.findings import LetterdeskError
from letterdesk.letters import changes as ch
from letterdesk.library import Library
from letterdesk.operations.edit import added_language
from letterdesk.operations.libraries import library_of
from letterdesk.operations.versions import Version

if TYPE_CHECKING:
    from letterdesk.desktop.composer.beside import Beside
    from letterdesk.desktop.composer.page import ComposerPage


class LanguageMenu:
    """Shows a version, one beside it, adds one with its texts, takes one out: each one step."""

    def __init__(self, page: ComposerPage, beside: Beside) -> None:
        self._page, self._beside = page, beside

    def build(self) -> QMenu:
        """The menu as the letter is now."""
        menu = QMenu(self._page.language)
        model, session = self._page.model, self._page.session
        for version in self._beside.versions():
            action = menu.addAction(version_words(version))
            action.setCheckable(True)
            action.setChecked(version.language == model.language)
            action.triggered.connect(
                lambda _checked=False, g=version.language: model.show_language(g))
        if len(session.letter.languages) > 1:
            menu.addSeparator()
            self._add_beside(menu)
        if not session.is_read_only:
            self._add_changes(menu)
        return menu

    def _add_beside(self, menu: QMenu) -> None:
        others = [lang for lang in self._page.session.letter.languages
                  if lang != self._page.model.language]
        inner = menu if len(others) == 1 else menu.addMenu(tr("Show beside"))
        for language in others:
            name = LANGUAGE_NAMES.get(language, language)
            action = inner.addAction(tr("Show {language} beside", language=name)
                                     if len(others) == 1 else name)
            action.setCheckable(True)
            action.setChecked(language == self._beside.language)
            action.triggered.connect(lambda checked, g=language: self._show_beside(g, checked))

    def _show_beside(self, language: str, shown: bool) -> None:
        if shown:
            self._beside.show(language)
        else:
            self._beside.hide()

    def _add_changes(self, menu: QMenu) -> None:
        letter = self._page.session.letter
        library = self._library()
        more = [name for name in library.usages if name not in letter.languages] if library else []
        if more:
            menu.addSeparator()
        for language in more:
            action = menu.addAction(tr("Add {language}", language=LANGUAGE_NAMES.get(
                language, language)))
            action.triggered.connect(lambda _checked=False, g=language: self.add(g))
        if len(letter.languages) > 1:
            menu.addSeparator()
            inner = menu.addMenu(tr("Take a version out"))
            for language in letter.languages:
                action = inner.addAction(LANGUAGE_NAMES.get(language, language))
                action.triggered.connect(lambda _checked=False, g=language: self.take_out(g))

    def _library(self) -> Library | None:
        """The library that the letter was made from, where this desk knows it."""
        session, desk = self._page.session, self._page.desk
        if desk.library is not None and desk.library.id == session.letter.library.id:
            return desk.library
        try:
            return library_of(session.letter, session.path, desk.settings).library
        except LetterdeskError:
            return None

    def add(self, language: str) -> None:
        """Adds a version with the library's texts, and shows it."""
        try:
            change = added_language(self._page.session.letter, language, self._library())
        except LetterdeskError as error:
            self._page.troubles.show_refusal(error.finding)
            return
        if self._page.session.do(change):
            self._page.model.show_language(language)

    def take_out(self, language: str) -> None:
        """Takes a version out of the letter; the toast brings it back."""
        if self._page.session.do(ch.RemoveLanguage(language)):
            self._page.toast_wanted.emit(tr("{language} taken out", language=LANGUAGE_NAMES.get(
                language, language)))


def version_words(version: Version) -> str:
    """“Français · 2 missing”."""
    name = LANGUAGE_NAMES.get(version.language, version.language)
    if not version.missing:
        return name
    return tr_n("{language} · {count} missing", "{language} · {count} missing", version.missing,
                language=name)
