"""Language versions in the window: counted, added, taken out, and two of them side by side."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QMenu

from letterdesk.desktop.composer.scroll_together import landmarks, level_in_other, part_tops
from letterdesk.desktop.settling import settle
from letterdesk.letters import changes as ch


def settle_all(page):
    settle(page.window)
    page.versions.settle()
    settle(page.window)


def words(menu):
    return [action.text() for action in menu.actions() if action.text()]


def choose(menu, *names):
    """Chooses an entry by its words, through submenus."""
    for name in names:
        action = next(a for a in menu.actions() if a.text() == name)
        if isinstance(action.menu(), QMenu):
            menu = action.menu()
        else:
            action.trigger()


@pytest.fixture
def beside(open_letter):
    """The English letter with the Arabic one beside it."""
    page = open_letter()
    choose(page._language_menu(), "Show العربية beside")
    settle_all(page)
    return page


def test_the_menu_counts_what_each_version_lacks(open_letter):
    page = open_letter(languages=("en", "fr", "ar"))
    assert words(page._language_menu())[:3] == [
        "English", "Français · 1 missing", "العربية · 1 missing"]
    page.session.do(ch.SetField("resolution_subject", "la justice", "fr"))
    page.session.do(ch.InsertAfter("opening", "fr", ({"p": ["Un mot."]},)))
    assert words(page._language_menu())[:3] == [
        "English · 1 missing", "Français", "العربية · 2 missing"]


def test_two_versions_stand_side_by_side_and_follow_the_letter(beside):
    page = beside
    other = page.versions.other
    assert other.isVisible() and page.view.page.isVisible()
    assert other.pages.composition.document.language == "ar"
    assert other.accessibleName() == "Page of the letter, العربية"
    spoken = QAccessible.queryAccessibleInterface(other)
    assert "الأمن" in spoken.text(QAccessible.Text.Description)
    page.session.do(ch.SetField("vetoed_drafts", 9))
    settle_all(page)
    assert other.pages.request.letter is page.session.letter
    page.act("beside")
    assert not other.isVisible()
    assert page.view.page.isVisible() and page.view.fields.isVisible()


def test_both_pages_stay_readable_in_a_usual_window(beside):
    window = beside.window
    window.resize(1440, 900)
    settle_all(beside)
    for view in (beside.view.page, beside.versions.other):
        assert view.page_box(0).width() >= 470


def test_the_focused_part_is_marked_on_both(beside):
    page = beside
    page.view.parts.select("call")
    settle_all(page)
    assert page.view.page.bar_boxes() and page.versions.other.bar_boxes()


def test_a_click_on_the_version_beside_focuses_its_part(beside, qtbot):
    page, other = beside, beside.versions.other
    page.view.parts.select("opening")
    settle_all(page)
    other.show_part("position", reveal=True)
    box = other.bar_boxes()[0]
    text = int(box.left()) - 40, int(box.center().y())
    qtbot.mouseClick(other.viewport(), Qt.MouseButton.LeftButton,
                     pos=other.viewport().rect().topLeft().__class__(*text))
    assert page.model.part == "position"


def test_scrolling_one_brings_the_other_to_the_same_part(beside):
    page, other = beside, beside.versions.other
    page.window.resize(1440, 640)
    settle_all(page)
    one = page.view.page
    assert one.verticalScrollBar().maximum() > 100
    tops, others = part_tops(one), part_tops(other)
    for value in (0, 60, 120, one.verticalScrollBar().maximum()):
        one.verticalScrollBar().setValue(value)
        line = value + one.viewport().height() / 4
        there = other.verticalScrollBar().value() + other.viewport().height() / 4
        part = [name for name, top in tops.items() if top <= line][-1:]
        if part and 0 < other.verticalScrollBar().value() < other.verticalScrollBar().maximum():
            assert others[part[0]] <= there + 1
    other.verticalScrollBar().setValue(0)
    assert one.verticalScrollBar().value() < 40


def test_levels_between_parts_are_shared_out():
    marks = [(0.0, 0.0), (100.0, 200.0), (200.0, 250.0)]
    assert [level_in_other(level, marks) for level in (0, 50, 100, 150, 200, 400)] == [
        0, 100, 200, 225, 250, 350]
    assert level_in_other(5, [(0.0, 0.0)]) == 5


def test_landmarks_rise_on_both_sides(beside):
    marks = landmarks(beside.view.page, beside.versions.other)
    assert len(marks) > 5
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in itertools.pairwise(marks))


def test_what_is_missing_beside_is_reached_from_its_strip(beside):
    page = beside
    pane = page.versions.read
    assert pane.missing.isVisible() and pane.missing.text() == "1 missing"
    menu = pane.missing._menu()
    assert words(menu) == ["What the draft was about"]
    menu.actions()[0].trigger()
    settle_all(page)
    assert page.model.language == "ar" and page.versions.language == "en"
    assert page.view.fields.focused_field() == "resolution_subject"
    assert page.view.fields.isVisible()
    page.session.do(ch.SetField("resolution_subject", "المساءلة", "ar"))
    settle_all(page)
    assert not page.versions.written.missing.isVisible()


def test_showing_the_version_beside_in_the_header_swaps_the_two(beside):
    page = beside
    page.model.show_language("ar")
    settle_all(page)
    assert page.versions.language == "en"
    assert page.versions.other.pages.composition.document.language == "en"
    assert page.versions.written.name.text() == "العربية"


def test_a_version_is_taken_out_and_brought_back(beside, page_text):
    page = beside
    before = page.session.letter
    choose(page._language_menu(), "Take a version out", "العربية")
    settle_all(page)
    assert page.session.letter.languages == ("en",)
    assert not page.versions.is_shown and page.window._toast is not None
    page.act("undo")
    settle_all(page)
    assert page.session.letter.languages == ("en", "ar")
    assert page.session.letter.pinned == before.pinned


def test_the_version_that_is_shown_can_be_taken_out(open_letter):
    page = open_letter()
    choose(page._language_menu(), "Take a version out", "English")
    settle_all(page)
    assert page.model.language == "ar" and page.session.letter.languages == ("ar",)
    assert "Take a version out" not in words(page._language_menu())


def test_in_a_narrow_window_tabs_lead_from_one_to_the_other(beside, named, qtbot):
    page = beside
    page.window.resize(1024, 768)
    settle_all(page)
    assert page.view.page.isVisible() and not page.versions.other.isVisible()
    qtbot.mouseClick(named(page.versions.desk, "العربية"), Qt.MouseButton.LeftButton)
    settle_all(page)
    assert page.versions.other.isVisible() and not page.view.page.isVisible()
    assert page.versions.other.pages is not None
    assert not page.versions.read.strip.isVisible() and page.versions.missing.isVisible()
    page.window.resize(1440, 900)
    settle_all(page)
    assert page.view.page.isVisible() and page.versions.other.isVisible()


def test_a_letter_of_one_language_says_how_to_get_another(open_letter):
    page = open_letter(languages=("en",))
    page.act("beside")
    assert not page.versions.is_shown
    assert "one language" in page.view.banners.words()["beside"]


def test_of_three_versions_the_one_beside_is_chosen(open_letter):
    page = open_letter(languages=("en", "fr", "ar"))
    choose(page._language_menu(), "Show beside", "العربية")
    settle_all(page)
    assert page.versions.language == "ar"
    choose(page.versions._choices(), "Français")
    settle_all(page)
    assert page.versions.other.pages.composition.document.language == "fr"


def test_the_second_page_is_let_go_with_the_letter(beside):
    window = beside.window
    maker = beside.versions.maker
    assert window.leave_letter()
    assert maker._writer is None and maker._last is None


@pytest.fixture
def mirrored(application):
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_in_a_mirrored_window_the_version_that_is_written_stands_first_from_the_right(
        mirrored, beside):
    page = beside
    written, read = page.view.page, page.versions.other
    at = [view.mapTo(page.window, view.rect().topLeft()).x() for view in (written, read)]
    assert at[0] > at[1]
    close_button, name = page.versions.read.close_button, page.versions.read.choice
    assert close_button.x() < name.x()
