"""The interface that reads from the right: leading and trailing edges change sides."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from letterdesk.desktop.composer.part_row_painting import RowPlaces
from letterdesk.desktop.composer.part_rows import PartRow
from letterdesk.desktop.settling import settle
from letterdesk.desktop.translate import isolated
from letterdesk.desktop.widgets.boxes import LineBox, direction_of


@pytest.fixture
def mirrored(application: QApplication) -> Iterator[None]:
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_rail_and_page_change_sides(mirrored, open_letter) -> None:
    page = open_letter()
    window = page._window
    assert window.rail.x() > window.width() / 2
    assert page.view.page.mapTo(window, page.view.page.rect().topLeft()).x() <= 1
    assert page.view.parts.mapTo(window, page.view.parts.rect().topLeft()).x() > 800


def test_the_bar_beside_a_field_stands_at_the_leading_edge(mirrored, open_letter) -> None:
    page = open_letter()
    settle(page._window)
    row = page.view.fields.row("vetoing_states")
    assert row.has_bar
    shown = row.grab().toImage()
    middle = shown.height() // 2
    assert shown.pixelColor(shown.width() - 12, middle).blue() > 140
    assert shown.pixelColor(shown.width() - 12, middle).red() < 80
    control = row.control.geometry()
    assert row.width() - control.right() - 1 == 24


def test_what_stands_in_a_row_is_mirrored() -> None:
    row = PartRow("call", "Call", True, False, note="All", choices=(("a", "A"), ("b", "B")))
    box = QRect(0, 0, 260, 36)
    left = RowPlaces(box, Qt.LayoutDirection.LeftToRight, row, True)
    right = RowPlaces(box, Qt.LayoutDirection.RightToLeft, row, True)
    for name in ("box", "menu", "note", "name", "bar"):
        one, other = getattr(left, name), getattr(right, name)
        assert (other.left(), other.width()) == (box.width() - one.right() - 1, one.width())
    assert right.hit(right.box.center()) == "box"
    assert right.hit(right.menu.center()) == "menu"


def test_symbols_keep_their_order_and_stand_at_the_leading_edge(mirrored, qtbot) -> None:
    box = LineBox("Symbol")
    qtbot.addWidget(box)
    box.show_text("S/2014/348")
    assert box.edit.text() == "S/2014/348"
    assert box.edit.alignment() & Qt.AlignmentFlag.AlignRight


def test_arabic_in_an_english_window_begins_at_the_right_in_a_face_of_its_height(
        application, qtbot) -> None:
    box = LineBox("Words")
    qtbot.addWidget(box)
    plain = box.edit.fontMetrics().height()
    box.show()
    box.show_text("المساءلة عن أشد الجرائم")
    assert box.edit.alignment() & Qt.AlignmentFlag.AlignRight
    assert box.edit.fontMetrics().height() > plain
    assert isinstance(box.edit, QLineEdit)


@pytest.mark.parametrize(("words", "direction"), [
    ("22 أيار/مايو", "rtl"), ("A/66/L.42 سوريا", "ltr"), ("123", "ltr"), ("", "ltr")])
def test_the_first_letter_with_a_direction_decides(words, direction) -> None:
    assert direction_of(words) == direction


def test_only_words_with_right_to_left_letters_are_isolated() -> None:
    assert isolated("Syria") == "Syria"
    assert isolated("22 أيار/مايو 2014") == "\u206822 أيار/مايو 2014\u2069"
