"""The menu of the letter's languages: those it has, and those the library can add."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from letterdesk.desktop.composer.view_model import ComposerModel
from letterdesk.desktop.composer.wording import LANGUAGE_NAMES
from letterdesk.desktop.desk import Desk
from letterdesk.desktop.translate import tr
from letterdesk.findings import Finding, LetterdeskError
from letterdesk.library import Library
from letterdesk.operations.edit import added_language
from letterdesk.operations.libraries import library_of


def language_menu(model: ComposerModel, desk: Desk, parent: QWidget,
                  refuse: Callable[[Finding], None]) -> QMenu:
    """Choosing shows a language; adding takes its texts in as one undo step."""
    menu = QMenu(parent)
    letter = model.session.letter
    for language in letter.languages:
        action = menu.addAction(LANGUAGE_NAMES.get(language, language))
        action.setCheckable(True)
        action.setChecked(language == model.language)
        action.triggered.connect(lambda _checked=False, g=language: model.show_language(g))
    library = _library(model, desk)
    more = [name for name in library.usages if name not in letter.languages] if library else []
    if more and not model.session.is_read_only:
        menu.addSeparator()
    for language in more if not model.session.is_read_only else []:
        action = menu.addAction(tr("Add {language}", language=LANGUAGE_NAMES.get(
            language, language)))
        action.triggered.connect(
            lambda _checked=False, g=language: _add(model, library, g, refuse))
    return menu


def _library(model: ComposerModel, desk: Desk) -> Library | None:
    """The library that the letter was made from, where this desk knows it."""
    wanted = model.session.letter.library.id
    if desk.library is not None and desk.library.id == wanted:
        return desk.library
    try:
        return library_of(model.session.letter, model.session.path, desk.settings).library
    except LetterdeskError:
        return None


def _add(model: ComposerModel, library: Library | None, language: str,
         refuse: Callable[[Finding], None]) -> None:
    try:
        change = added_language(model.session.letter, language, library)
    except LetterdeskError as error:
        refuse(error.finding)
        return
    if change is not None and model.session.do(change):
        model.show_language(language)
