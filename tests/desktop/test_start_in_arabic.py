"""The start page of a desk that reads from the right, used by keys and mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QListView

from letterdesk.desktop.app import prepare_application
from letterdesk.desktop.settling import settle
from letterdesk.desktop.shell.window import Window
from letterdesk.desktop.start.gallery import CARD


@pytest.fixture
def arabic(application: QApplication) -> Iterator[None]:
    prepare_application(application, dark=False, language="ar")
    yield
    prepare_application(application, dark=False)


@pytest.fixture
def desk(arabic, open_window: Callable[..., Window], letter_file) -> Window:
    letter_file(name="veto")
    window = open_window()
    settle(window)
    return window


def test_a_card_shows_the_page_in_arabic_and_a_click_begins_it_so(desk, named, qtbot) -> None:
    gallery = named(desk, "القوالب", QListView)
    index = gallery.model().index(0, 0)
    assert index.data() == "حق النقض في مجلس الأمن"
    assert index.data(CARD).example().languages == ("ar",)
    first = gallery.visualRect(index)
    assert first.center().x() > gallery.width() / 2
    qtbot.mouseClick(gallery.viewport(), Qt.MouseButton.LeftButton, pos=first.center())
    settle(desk)
    assert desk.composer.session.letter.languages == ("ar",)


def test_words_typed_without_hamza_find_the_letter_and_enter_opens_it(desk, qtbot) -> None:
    desk.start.letters.setFocus(Qt.FocusReason.TabFocusReason)
    box = desk.start.search.edit
    qtbot.keyClick(desk.start.letters, "x")
    assert desk.focusWidget() is box
    box.clear()
    box.insert("الامن")
    settle(desk)
    assert [row.recent.path.stem for row in desk.start_model.found_letters()] == ["veto"]
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(desk.start.gallery, Qt.Key.Key_Down)
    assert desk.focusWidget() is desk.start.letters
    qtbot.keyClick(desk.start.letters, Qt.Key.Key_Return)
    assert desk.composer.session.path.stem == "veto"


def test_the_menu_of_a_row_stands_at_its_left_end(desk, qtbot) -> None:
    asked = []
    desk.start.letters.menu_asked.disconnect()
    desk.start.letters.menu_asked.connect(lambda row, where: asked.append(row.recent.path.stem))
    box = desk.start.letters.visualRect(desk.start.letters.model().index(0, 0))
    qtbot.mouseClick(desk.start.letters.viewport(), Qt.MouseButton.LeftButton,
                     pos=QPoint(box.left() + 20, box.center().y()))
    assert asked == ["veto"]
    assert desk.composer is None


def test_what_was_deleted_by_key_comes_back_by_the_toast(desk, qtbot, tmp_path) -> None:
    desk.start.letters.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(desk.start.letters, Qt.Key.Key_Delete)
    settle(desk)
    assert not (tmp_path / "letters" / "veto.letter").exists()
    desk._toast.button.click()
    settle(desk)
    assert (tmp_path / "letters" / "veto.letter").exists()
    assert desk.focusWidget() is desk.start.letters
