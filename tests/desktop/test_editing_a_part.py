"""Editing the words of a part in the opened page, as a person does it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from letterdesk.desktop import theme
from letterdesk.desktop.composer import page_places
from letterdesk.desktop.settling import settle
from letterdesk.letters import changes as ch
from tests.desktop.keys import type_on
from tests.desktop.part_card import (
    CTRL,
    FIRM,
    card,
    changes,
    click,
    editing,
    panel,
    part_words,
    press,
    put_caret_behind,
    select,
    text,
    type_words,
    words_of,
)


def test_f2_opens_the_page_and_typed_words_stand_on_it(open_card) -> None:
    page = open_card()
    assert text(page).hasFocus()
    put_caret_behind(page, FIRM)
    type_words(page, " and keeps it")
    assert "does take one and keeps it: no permanent member" in part_words(page)
    edit = next(p for p in page.session.letter.parts if p.part == "position").edits["en"]
    assert edit.base.block == "neutral-on-referral"
    assert page.view.parts.row().edited
    assert page._edited.isVisible()


def test_f2_on_the_page_edits_the_focused_part(open_letter, qtbot) -> None:
    page = open_letter()
    page.view.parts.select("call")
    page.view.page.setFocus(Qt.FocusReason.TabFocusReason)
    press(page, qtbot, Qt.Key.Key_F2)
    assert editing(page).card.part == "call"
    press(page, qtbot, Qt.Key.Key_Escape)
    assert page.view.page.hasFocus()


def test_a_click_on_the_pencil_of_a_row_opens_its_part(open_card, qtbot) -> None:
    page = open_card()
    put_caret_behind(page, FIRM)
    type_words(page, " and keeps it")
    press(page, qtbot, Qt.Key.Key_Escape)
    parts = page.view.parts
    at = parts._places(parts.currentIndex()).pencil.center()
    qtbot.mouseClick(parts.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle(page.window)
    assert editing(page).card.part == "position"
    assert "and keeps it" in text(page).toPlainText()


def test_esc_closes_keeps_the_words_and_gives_the_focus_back(open_card, qtbot) -> None:
    page = open_card()
    put_caret_behind(page, FIRM)
    type_on(QTest, text(page), " indeed")
    press(page, qtbot, Qt.Key.Key_Escape)
    assert card(page) is None
    assert page.view.parts.hasFocus()
    assert "does take one indeed:" in part_words(page)


def test_typing_is_one_step_of_undo_and_the_caret_stays_in_place(open_card, qtbot) -> None:
    page = open_card()
    before = part_words(page)
    put_caret_behind(page, FIRM)
    for letter in " indeed":
        type_on(QTest, text(page), letter)
        QApplication.processEvents()
    settle(page.window)
    press(page, qtbot, Qt.Key.Key_Z, CTRL)
    assert part_words(page) == before
    assert "indeed" not in text(page).toPlainText() and text(page).hasFocus()
    assert not page.session.undo_stack.canUndo()
    press(page, qtbot, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert "does take one indeed:" in part_words(page)
    start = text(page).document().find(FIRM).selectionEnd()
    assert start <= text(page).textCursor().position() <= start + len(" indeed")


def test_a_double_click_on_the_page_opens_a_part_and_a_click_on_another_goes_on_there(
        open_letter, qtbot) -> None:
    page = open_letter()
    view = page.view.page

    def place(part: str) -> QPoint:
        [box] = page_places.bars(page.model.pages.pdf.places, part)
        shown = view.box_in_view(box)
        return QPoint(round(shown.right() - 3), round(shown.center().y()))

    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place("opening"))
    settle(page.window)
    view.opener.finish()
    assert editing(page).card.part == "opening"
    put_caret_behind(page, "Coalition")
    type_words(page, " of all")
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place("call"))
    settle(page.window)
    assert editing(page).card.part == "call"
    assert text(page).hasFocus()
    assert "Coalition of all" in part_words(page, "opening")


def test_the_page_slides_apart_and_comes_together_again(open_card, qtbot) -> None:
    page = open_card()
    view = page.view.page
    [above] = page_places.bars(page.model.pages.pdf.places, "opening")
    [below] = page_places.bars(page.model.pages.pdf.places, "situation")
    own = card(page).geometry()
    assert view.box_in_view(above).bottom() < own.top()
    assert view.box_in_view(below).top() > own.bottom()
    open_at = view.box_in_view(below).top()
    press(page, qtbot, Qt.Key.Key_Escape)
    assert view.box_in_view(below).top() < open_at
    assert view.opener.opening() is None


def test_the_card_grows_with_its_words_and_the_page_follows_the_caret(open_card) -> None:
    page = open_card()
    before = card(page).height()
    view = page.view.page
    lines = "A further sentence that goes on for a while and says nothing. " * 40
    put_caret_behind(page, "crimes against humanity or war crimes.")
    type_words(page, " " + lines)
    assert card(page).height() > before + 200
    top, bottom = card(page).caret_range()
    y = card(page).y()
    assert y + bottom <= view.viewport().height()
    assert y + top >= 0


def test_strong_and_lists_by_keys_and_tools(open_card, qtbot, named) -> None:
    page = open_card()
    select(page, FIRM)
    press(page, qtbot, Qt.Key.Key_B, CTRL)
    assert changes(page) == [f"“{FIRM}”: strong"]
    assert named(card(page), "Strong", QAbstractButton).isChecked()
    click(page, qtbot, named, "Strong", card(page))
    assert changes(page) == []
    click(page, qtbot, named, "Bulleted list", card(page))
    assert len(changes(page)) == 1 and changes(page)[0].endswith("bulleted list")
    press(page, qtbot, Qt.Key.Key_Escape)
    page.act("undo")
    settle(page.window)
    assert changes(page) == []


def test_a_link_is_asked_for_in_a_small_box(open_card, qtbot, named) -> None:
    page = open_card()
    click(page, qtbot, named, "Link…", card(page))
    assert "Select the words" in words_of(card(page))
    select(page, FIRM)
    click(page, qtbot, named, "Link…", card(page))
    line = named(page.window, "Address of the link", QLineEdit)
    assert line.hasFocus()
    type_on(qtbot, line, "no address")
    press(page, qtbot, Qt.Key.Key_Return)
    line.clear()
    type_on(qtbot, line, "example.org/veto")
    press(page, qtbot, Qt.Key.Key_Return)
    assert text(page).hasFocus()
    assert "[does take one](https://example.org/veto)" in \
        page.model.composition.part("position").source
    click(page, qtbot, named, "Link…", card(page))
    click(page, qtbot, named, "Remove link", page.window)
    assert "example.org" not in page.model.composition.part("position").source


def test_a_field_is_inserted_by_its_name_and_prints_in_the_form_chosen(open_card, named) -> None:
    page = open_card()
    put_caret_behind(page, "crimes against humanity or war crimes.")
    type_words(page, " Look ")
    menu = named(card(page), "Insert field", QAbstractButton)._menu()
    countries = next(action.menu() for action in menu.actions()
                     if action.menu() and "in Syria" in [a.text() for a in action.menu().actions()])
    forms = [action.text() for action in countries.actions()]
    assert {"Syria", "in Syria", "of Syria"} <= set(forms)
    assert not any("{" in words or "|" in words for words in forms)
    next(action for action in countries.actions() if action.text() == "in Syria").trigger()
    settle(page.window)
    assert "war crimes. Look in Syria" in part_words(page)
    page.model.set_value(page.model.field("country"), "YE")
    settle(page.window)
    assert "war crimes. Look in Yemen" in part_words(page)
    menu.deleteLater()


def test_a_chip_goes_as_a_whole_and_is_not_broken_by_typing(open_card, qtbot) -> None:
    page = open_card("earlier_draft=A/66/L.42")
    put_caret_behind(page, "draft resolution ")
    press(page, qtbot, Qt.Key.Key_Right)
    type_words(page, "x")
    assert "draft resolution A/66/L.42x" in part_words(page)
    press(page, qtbot, Qt.Key.Key_Backspace)
    press(page, qtbot, Qt.Key.Key_Backspace)
    assert "A/66/L.42" not in part_words(page)


def test_the_language_of_the_letter_changes_under_the_open_card(open_card) -> None:
    page = open_card()
    put_caret_behind(page, FIRM)
    type_on(QTest, text(page), " indeed")
    page.model.show_language("ar")
    settle(page.window)
    assert text(page).language == "ar"
    put_caret_behind(page, "حازم")
    type_words(page, " وقديم")
    assert "حازم وقديم" in part_words(page)
    page.model.show_language("en")
    settle(page.window)
    assert "does take one indeed" in text(page).toPlainText()
    assert "وقديم" not in part_words(page)


def test_an_arabic_part_is_edited_from_right_to_left(open_card) -> None:
    page = open_card(language="ar")
    put_caret_behind(page, "حازم")
    type_words(page, " وقديم")
    assert changes(page) == ["“وقديم” added"]
    assert "Approved text by Yusuf al-Khatib, 6 March 2014" in words_of(panel(page))
    own = card(page)
    shown = own.grab().toImage()
    edge = shown.pixelColor(own.width() - 2, own.height() // 2)
    assert edge.name() == theme.ON_PAGE.accent.lower()
    assert text(page).cursorRect().left() < own.width() - 60


def test_lines_of_a_salutation_are_edited_too(open_card) -> None:
    page = open_card(part="salutation")
    text(page).select(0, 0)
    type_words(page, "My ")
    assert part_words(page, "salutation") == "My Dear Excellency,"


def test_an_added_paragraph_opens_empty_and_is_written(open_letter) -> None:
    page = open_letter()
    page.session.do(ch.InsertAfter("position", "en", ()))
    settle(page.window)
    assert editing(page).open("added-1")
    page.view.page.opener.finish()
    type_words(page, "Words of our own.")
    assert part_words(page, "added-1") == "Words of our own."
    assert not card(page).restore.isVisible() and not card(page).tools.changes.isVisible()
    assert "Written for this letter" in words_of(panel(page))


def test_zoom_sets_the_words_of_the_card_as_large_as_the_page(open_card) -> None:
    page = open_card()
    before = text(page).setting.font.pixelSize()
    page.view.page.set_mode("zoom", 2.0)
    settle(page.window)
    assert text(page).setting.font.pixelSize() > before * 1.5
    left, width = page.view.page.column()
    assert abs(card(page).geometry().center().x() - (left + width // 2)) <= 1
    assert FIRM in text(page).toPlainText()


def test_in_a_narrow_window_the_card_keeps_all_its_tools(open_card, named) -> None:
    page = open_card()
    page.window.resize(1024, 700)
    settle(page.window)
    own = card(page)
    for name in ("Strong", "Insert field", "Show changes", "Restore approved text", "Done"):
        button = named(own, name, QAbstractButton)
        at = button.mapTo(own, QPoint(0, 0))
        assert at.x() >= 0 and at.x() + button.width() <= own.width(), name


def test_a_part_over_two_pages_is_opened_and_closed(open_card, qtbot) -> None:
    page = open_card()
    put_caret_behind(page, "crimes against humanity or war crimes.")
    type_words(page, " " + "Many words that fill the pages of this letter. " * 90)
    boxes = page_places.bars(page.model.pages.pdf.places, "position")
    assert len(boxes) == 2
    view = page.view.page
    opening = view.opener.opening()
    assert (opening.cut.first, opening.cut.last) == (0, 1)
    [below] = page_places.bars(page.model.pages.pdf.places, "call")
    assert view.box_in_view(below).top() > card(page).geometry().bottom()
    press(page, qtbot, Qt.Key.Key_Escape)
    assert view.opener.opening() is None


def test_fields_changed_beside_an_open_card_show_in_its_chips(open_card) -> None:
    page = open_card()
    put_caret_behind(page, FIRM)
    type_words(page, " indeed")
    at = text(page).textCursor().position()
    page.model.set_value(page.model.field("vetoing_states"), ["RU"])
    settle(page.window)
    shown = editing(page).card._text.chip_words
    assert "Russia" in shown.values()
    assert text(page).textCursor().position() == at
