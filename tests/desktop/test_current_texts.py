"""The coordinator changed a text: an open letter says so, shows what, and takes it as one step."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import Qt

from letterdesk.desktop.composer.current_texts import CurrentTexts
from letterdesk.desktop.settling import settle
from letterdesk.letters.store import write_letter
from letterdesk.library import load_library
from letterdesk.operations.library import init_library
from letterdesk.operations.new import NewRequest, new
from tests.desktop.conftest import GIVEN

OLD, NEW = "asked to respond", "called upon to respond"


@pytest.fixture
def changed(open_window, tmp_path):
    """A letter of an organisation's library whose opening the coordinator has rewritten since."""
    folder = tmp_path / "our library"
    init_library(folder)
    library = load_library(folder)[0]
    letter = new(library, NewRequest("veto-reform", ("en",), set=GIVEN))
    path = tmp_path / "letters" / "veto.letter"
    path.parent.mkdir()
    write_letter(path, letter)
    text = next(p for p in (folder / "blocks").rglob("en.md") if OLD in p.read_text())
    text.write_text(text.read_text().replace(OLD, NEW))
    window = open_window(library=str(folder))
    settle(window)
    assert window.open_path(path)
    settle(window)
    yield window.composer
    shutil.rmtree(folder)


def texts(page):
    return next(f for f in page.features if isinstance(f, CurrentTexts))


def test_the_letter_says_that_its_texts_have_changed_and_takes_them(changed, named, qtbot,
                                                                    page_text):
    page = changed
    assert "other texts now" in page.view.banners.words()["texts-of-now"]
    qtbot.mouseClick(named(page.view.banners, "Compare"), Qt.MouseButton.LeftButton)
    settle(page.window)
    qtbot.mouseClick(named(page.sheet, "Take the current texts"), Qt.MouseButton.LeftButton)
    settle(page.window)
    assert NEW in page_text(page)
    assert "texts-of-now" not in page.view.banners.words()
    assert any(kept.name.startswith("Before update") or kept.name
               for kept in page.session.letter.snapshots)
    page.act("undo")
    settle(page.window)
    assert OLD in page_text(page)


def test_texts_that_were_taken_and_undone_are_found_again(changed, named, qtbot, page_text):
    page = changed
    page.act("current-texts")
    settle(page.window)
    qtbot.mouseClick(named(page.sheet, "Take the current texts"), Qt.MouseButton.LeftButton)
    settle(page.window)
    page.act("undo")
    settle(page.window)
    page.act("current-texts")
    settle(page.window)
    qtbot.mouseClick(named(page.sheet, "Take the current texts"), Qt.MouseButton.LeftButton)
    settle(page.window)
    assert NEW in page_text(page)


def test_a_banner_that_goes_away_gives_the_keys_to_the_letter(changed, named, qtbot):
    leave = named(changed.view.banners, "Leave it")
    leave.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(leave, Qt.Key.Key_Space)
    settle(changed.window)
    assert changed.view.parts.hasFocus()


def test_what_was_typed_since_stays(changed, named, qtbot, page_text):
    page = changed
    page.model.type_in(page.model.field("resolution"), "S/2014/999")
    settle(page.window)
    page.act("current-texts")
    settle(page.window)
    qtbot.mouseClick(named(page.sheet, "Take the current texts"), Qt.MouseButton.LeftButton)
    settle(page.window)
    assert NEW in page_text(page) and "S/2014/999" in page_text(page)


def test_a_letter_with_the_current_texts_says_so_when_asked(open_letter):
    page = open_letter(languages=("en",))
    settle(page.window)
    assert "texts-of-now" not in page.view.banners.words()
    page.act("current-texts")
    assert "current texts" in page.view.banners.words()["texts-of-now"]
