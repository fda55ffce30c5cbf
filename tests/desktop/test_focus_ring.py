"""The ring around what the keyboard brought the focus to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from letterdesk.desktop.widgets.focus_ring import _MARGIN, _Ring


def ring(window: QWidget) -> QWidget | None:
    return next((r for r in window.findChildren(_Ring) if r.isVisible()), None)


def around(widget: QWidget) -> QRect:
    corner = widget.mapTo(widget.window(), widget.rect().topLeft())
    return QRect(corner, widget.size()).adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)


@pytest.fixture
def page(open_letter):
    made = open_letter()
    made.window.activateWindow()
    made.undo.setEnabled(True)
    made.view.parts.setFocus(Qt.FocusReason.OtherFocusReason)
    return made


def test_tab_brings_the_ring_and_a_click_takes_it_away(page, qtbot) -> None:
    assert ring(page.window) is None
    page.undo.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring(page.window).geometry() == around(page.undo)
    page.language.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring(page.window).geometry() == around(page.language)
    page.view.fields.focus_field("resolution_subject")
    assert ring(page.window) is None  # boxes for words have a border of their own


def test_a_click_brings_no_ring(page) -> None:
    page.language.setFocus(Qt.FocusReason.MouseFocusReason)
    assert ring(page.window) is None


def test_the_ring_goes_where_its_widget_goes(page, qtbot) -> None:
    page.language.setFocus(Qt.FocusReason.TabFocusReason)
    before = ring(page.window).geometry()
    page.window.resize(page.window.width() + 80, page.window.height())
    qtbot.waitUntil(lambda: ring(page.window).geometry() != before)
    assert ring(page.window).geometry() == around(page.language)


def test_the_ring_goes_with_what_it_was_around(page) -> None:
    page.language.setFocus(Qt.FocusReason.TabFocusReason)
    page.header.hide()
    assert ring(page.window) is None or page.window.focusWidget() is not page.language


def test_a_widget_that_is_gone_leaves_no_ring(page, qtbot) -> None:
    page.language.setFocus(Qt.FocusReason.TabFocusReason)
    page.language.deleteLater()
    qtbot.waitUntil(lambda: ring(page.window) is None
                    or ring(page.window).geometry() == around(page.window.focusWidget()))
