"""What each picture of docs/ shows: a name, the appearance, the direction, and how to get there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from letterdesk.desktop import (
    shots_checks,
    shots_everyday,
    shots_parts,
    shots_states,
    shots_versions,
)
from letterdesk.desktop.settling import settle
from letterdesk.desktop.shell.window import Window
from letterdesk.desktop.theme import Size


class Scene(Struct, frozen=True):
    """One picture; `arrange` gets the window and a folder with copies of the examples."""

    name: str
    arrange: Callable[[Window, Path], None]
    dark: bool = False
    rtl: bool = False
    size: tuple[int, int] | None = None
    text_size: int = 100


def _start(_window: Window, _folder: Path) -> None:
    """The window opens on the start page."""


def _composer(window: Window, folder: Path) -> None:
    window.open_path(folder / "veto-reform.en.letter")
    page = window.composer
    page.model.set_value(page.model.field("earlier_draft"), "A/66/L.42/Rev2")
    page.view.parts.select("position")
    page.session.save_now()


def _in_the_middle(window: Window, folder: Path) -> None:
    """The fields of the crisis, as far as the picture of the design shows them."""
    _composer(window, folder)
    window.composer.view.fields.focus_field("casualties")
    window.composer.view.fields.focus_field("earlier_draft")
    window.composer.view.parts.select("position")


def _arabic_letter(window: Window, folder: Path) -> None:
    window.open_path(folder / "veto-reform.ar.letter")
    window.composer.view.parts.select("position")


def _export(window: Window, folder: Path) -> None:
    window.open_path(folder / "veto-reform.en.letter")
    settle(window)
    window.composer.open_export()


def _export_draft(window: Window, folder: Path) -> None:
    _composer(window, folder)
    settle(window)
    window.composer.open_export()


def _exported(window: Window, folder: Path) -> None:
    _export(window, folder)
    settle(window)
    window.composer.sheet.form.formats["eml"].setChecked(True)
    window.composer.sheet.start()
    window.composer.sheet.wait()


def _recipients(window: Window, folder: Path) -> None:
    window.open_path(folder / "veto-reform.en.letter")
    sheet = window.composer.open_recipients()
    sheet.add.click()
    sheet.person.country.add("FR")


def _settings(window: Window, _folder: Path) -> None:
    window.show_page("settings")


def _edit_part(window: Window, folder: Path, language: str = "en") -> None:
    """The page open at the position, with a word changed, words added, and its tab."""
    from letterdesk.desktop.composer.part_editing import PartEditing

    window.open_path(folder / f"veto-reform.{language}.letter")
    settle(window)
    page = window.composer
    editing = next(f for f in page.features if isinstance(f, PartEditing))
    editing.open("position")
    for words, typed in _EDITS[language]:
        text = editing.card.widget.text
        at = text.document().find(words)
        text.select(at.selectionStart(), at.selectionEnd())
        for letter in typed:
            QApplication.sendEvent(text, QKeyEvent(
                QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))
        QApplication.processEvents()
    settle(window)
    QTest.qWait(Size.EDIT_PAUSE_MS * 4)
    editing.show_part()
    page.view.page.opener.finish()
    page.session.save_now()


_EDITS = {
    "en": (("does take one", "holds a firm one"),
           (" and since withdrawn", " and since withdrawn, and we thank the States that put "
                                    "their names to today’s draft")),
    "ar": (("ثم سُحب", "ثم سُحب، ونشكر الدول التي قدمته"),),
}


def _edit_part_arabic(window: Window, folder: Path) -> None:
    _edit_part(window, folder, "ar")


SCENES = (
    Scene("start-light", _start),
    Scene("start-dark", _start, dark=True),
    Scene("first-start-light", shots_everyday.first_start),
    Scene("start-search-light", shots_everyday.search_start),
    Scene("start-nothing-dark", shots_everyday.nothing_found, dark=True),
    Scene("search-light", shots_everyday.search_everything),
    Scene("keys-light", shots_everyday.keys),
    Scene("tour-light", shots_everyday.tour),
    Scene("tour-mirrored", shots_everyday.tour, rtl=True),
    Scene("find-light", shots_everyday.find),
    Scene("composer-light", _composer),
    Scene("composer-dark", _in_the_middle, dark=True),
    Scene("composer-arabic-letter", _arabic_letter),
    Scene("composer-mirrored", _arabic_letter, rtl=True),
    Scene("composer-narrow", _composer, size=(1024, 768)),
    Scene("composer-large", _composer, text_size=200),
    Scene("start-large", _start, text_size=200),
    Scene("edit-part-light", _edit_part),
    Scene("edit-part-dark", _edit_part, dark=True),
    Scene("edit-part-arabic", _edit_part_arabic),
    Scene("edit-part-narrow", _edit_part, size=(1024, 768)),
    Scene("checks-light", shots_checks.checks),
    Scene("checks-dark", shots_checks.checks, dark=True),
    Scene("checks-mirrored", shots_checks.checks_in_arabic, rtl=True),
    Scene("checks-nothing-light", shots_checks.nothing_to_look_at),
    Scene("export-light", _export),
    Scene("export-draft-dark", _export_draft, dark=True),
    Scene("exported-light", _exported),
    Scene("recipients-light", _recipients),
    Scene("add-block-light", shots_parts.add_block),
    Scene("add-block-mirrored", shots_parts.add_block, rtl=True),
    Scene("signatories-light", shots_parts.signatories),
    Scene("pasted-dark", shots_parts.pasted, dark=True),
    Scene("settings-light", _settings),
    Scene("join-light", shots_versions.join_a_copy),
    Scene("join-mirrored", shots_versions.join_a_copy, rtl=True),
    Scene("compare-dark", shots_versions.compare_states, dark=True),
    Scene("states-light", shots_states.earlier_states),
    Scene("states-mirrored", shots_states.earlier_states, rtl=True),
    Scene("changed-outside-light", shots_states.changed_outside),
    Scene("held-dark", shots_states.somebody_has_it, dark=True),
    Scene("file-gone-narrow", shots_states.nothing_goes_in, size=(1024, 768)),
    Scene("versions-light", shots_versions.side_by_side),
    Scene("versions-narrow", shots_versions.side_by_side, size=(1024, 768)),
)
