"""Tab goes through the window as it is read, whatever was made anew meanwhile."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from letterdesk.desktop.app import prepare_application
from letterdesk.desktop.settling import settle

SHIFT = Qt.KeyboardModifier.ShiftModifier


def names_by_tab(window, count: int, modifier=Qt.KeyboardModifier.NoModifier) -> list[str]:
    made = []
    for _ in range(count):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab, modifier)
        settle(window)
        made.append(QApplication.focusWidget().accessibleName())
    return made


def test_tab_brings_what_lies_below_into_view(open_letter, qtbot):
    page = open_letter(languages=("en", "fr", "es", "ar", "ru", "zh"))
    page.window.resize(1024, 640)
    sheet = page.open_export()
    settle(page.window)
    target = sheet.form.opens
    assert not target.visibleRegion().boundingRect().contains(target.rect().center())
    for _ in range(40):
        if target.hasFocus():
            break
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert target.hasFocus()
    assert target.visibleRegion().boundingRect().contains(target.rect().center())


def test_the_start_page_is_gone_through_from_its_search(open_window) -> None:
    window = open_window()
    window.start.search.edit.setFocus(Qt.FocusReason.TabFocusReason)
    assert names_by_tab(window, 2) == ["New letter", "Templates"]
    assert names_by_tab(window, 2, SHIFT) == ["New letter", "Search letters and templates"]


def test_the_header_of_a_letter_is_gone_through_from_its_leading_edge(open_letter, named) -> None:
    page = open_letter(languages=("en", "fr"))
    named(page.window, "English").setFocus(Qt.FocusReason.TabFocusReason)
    assert names_by_tab(page.window, 4) == ["Checks", "Export…", "More ways to export", "Parts"]


def test_tags_come_before_their_line_and_stay_there_when_others_are_given(open_letter) -> None:
    page = open_letter()
    box = page.view.fields.row("vetoing_states").control
    page.model.set_value(page.model.field("vetoing_states"), ["RU", "CN", "FR"])
    settle(page.window)
    box._tags[0].setFocus(Qt.FocusReason.TabFocusReason)
    assert names_by_tab(page.window, 3) == ["China", "France", "Who cast the veto"]


def test_fields_that_are_made_anew_stay_before_the_page(open_letter) -> None:
    page = open_letter(languages=("en", "fr"))
    page.model.show_language("fr")
    settle(page.window)
    page.view.fields.focus_field("resolution")
    after = names_by_tab(page.window, 1)
    assert after == ["What the draft was about"]
    assert page.view.fields.isAncestorOf(QApplication.focusWidget())


@pytest.fixture
def arabic(application):
    prepare_application(application, dark=False, language="ar")
    yield
    prepare_application(application, dark=False)


def test_a_mirrored_header_is_gone_through_from_the_right(arabic, open_letter) -> None:
    page = open_letter()
    page.view.parts.setFocus(Qt.FocusReason.TabFocusReason)
    places = []
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab, SHIFT)
        settle(page.window)
        focused = QApplication.focusWidget()
        places.append(focused.mapTo(page.window, focused.rect().center()).x())
    assert places == sorted(places) and places[-1] < page.window.width() / 2
