"""Writing a letter in the window: parts, fields and page follow each other."""

from __future__ import annotations

import io

import pikepdf
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit

from letterdesk.desktop.composer import page_places
from letterdesk.desktop.composer.page_maker import page_picture
from letterdesk.desktop.settling import settle
from tests.desktop.keys import type_into

SUBJECT = "What the draft was about"


def test_the_page_is_the_file_that_is_exported(open_letter, tmp_path) -> None:
    from letterdesk.operations.export import ExportRequest, export
    from letterdesk.operations.letter_files import open_letter as read

    page = open_letter()
    target = tmp_path / "out.pdf"
    export(read(page.session.path), ExportRequest(target))
    shown, exported = page.model.pages.pdf.data, target.read_bytes()
    # The file says beside that what it was made from; its pages are those of the window.
    with pikepdf.open(io.BytesIO(shown)) as one, pikepdf.open(io.BytesIO(exported)) as other:
        assert [p.Contents.read_bytes() for p in one.pages] == [
            p.Contents.read_bytes() for p in other.pages]
    assert page_picture(shown, 600) == page_picture(exported, 600)


def test_space_takes_a_part_out_and_the_toast_brings_it_back(open_letter, page_text,
                                                            qtbot) -> None:
    page = open_letter()
    page.view.parts.select("situation")
    page.view.parts.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(page.view.parts, Qt.Key.Key_Space)
    settle(page._window)
    assert "lost their lives" not in page_text(page)
    assert page._actions["undo"].text() == "Undo taking out “Situation”"
    qtbot.mouseClick(page._window._toast.button, Qt.MouseButton.LeftButton)
    settle(page._window)
    assert "lost their lives" in page_text(page)


def test_a_click_on_the_box_takes_a_part_out_and_on_a_lock_does_nothing(open_letter,
                                                                        qtbot) -> None:
    page = open_letter()
    parts = page.view.parts

    def click_box(part: str) -> None:
        parts.select(part)
        where = parts._places(parts.currentIndex()).box.center()
        qtbot.mouseClick(parts.viewport(), Qt.MouseButton.LeftButton, pos=where)
        settle(page._window)

    click_box("call")
    click_box("opening")
    rows = {row.part: row for row in page.model.rows()}
    assert not rows["call"].inside
    assert rows["opening"].inside and rows["opening"].required


def test_a_block_is_chosen_from_the_menu_of_its_part(open_letter, page_text) -> None:
    page = open_letter()
    parts = page.view.parts
    parts.select("close")
    before = page_text(page)
    row = parts.row()
    other = next(block for block, _words in row.choices if block == "close-yours-sincerely")
    parts.chosen.emit("close", other)
    settle(page._window)
    assert page_text(page) != before
    assert parts.row().block == other


def test_alt_down_moves_a_part(open_letter, qtbot) -> None:
    page = open_letter()
    parts = page.view.parts
    parts.select("situation")
    parts.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(parts, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    settle(page._window)
    order = [row.part for row in page.model.rows()]
    assert order.index("situation") == order.index("veto-reform") + 1
    assert parts.part() == "situation"


def test_a_click_on_the_page_goes_to_the_field_and_its_part(open_letter, qtbot) -> None:
    page = open_letter()
    view = page.view.page
    place = next(p for p in page.model.pages.pdf.places
                 if p.field == "vetoing_states" and p.part == "position")
    box = view.box_in_view(page_places.Box(place.page - 1, place.x, place.y, place.width,
                                           place.height))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert page.model.part == "position"
    assert page.view.fields.focused_field() == "vetoing_states"


def test_a_click_between_the_words_goes_to_the_part(open_letter, qtbot) -> None:
    page = open_letter()
    view = page.view.page
    [bar] = page_places.bars(page.model.pages.pdf.places, "salutation")
    box = view.box_in_view(bar)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton,
                     pos=QPoint(round(box.right() - 4), round(box.center().y())))
    assert page.view.parts.part() == "salutation"
    assert page.view.parts.hasFocus()


def test_the_accent_bar_stands_in_three_places(open_letter) -> None:
    page = open_letter()
    page.view.parts.select("position")
    settle(page._window)
    assert page.view.fields.row("vetoing_states").has_bar
    assert page.view.fields.row("earlier_draft").has_bar
    assert not page.view.fields.row("casualties").has_bar
    [bar] = page.view.page.bar_boxes()
    [text] = page_places.bars(page.model.pages.pdf.places, "position")
    assert bar.left() == pytest.approx(page.view.page.box_in_view(text).left() - 20)
    shown = page.view.page.viewport().grab().toImage()
    middle = QPointF(bar.center()).toPoint()
    assert shown.pixelColor(middle).blue() > shown.pixelColor(middle).red() + 60


def test_new_pages_leave_the_scroll_place_alone_and_are_never_blank(open_letter, named,
                                                                    qtbot) -> None:
    page = open_letter()
    view = page.view.page
    view.set_mode("zoom", 2.0)
    settle(page._window)
    view.verticalScrollBar().setValue(300)
    settle(page._window)
    before: QImage = view.viewport().grab().toImage()
    type_into(qtbot, named(page.view, SUBJECT, QLineEdit), "x")
    while_drawing = view.viewport().grab().toImage()
    assert while_drawing == before or _ink(while_drawing) > 0.5 * _ink(before)
    settle(page._window)
    assert view.verticalScrollBar().value() == 300


def _ink(image: QImage) -> int:
    return sum(image.pixelColor(x, y).lightness() < 100
               for x in range(0, image.width(), 5) for y in range(0, image.height(), 5))


def test_the_language_switch_shows_and_adds_versions(open_letter, page_text) -> None:
    page = open_letter(languages=("en",))
    menu = page._language_menu()
    offered = {action.text(): action for action in menu.actions()}
    assert offered["English"].isChecked()
    offered["Add العربية"].trigger()
    settle(page._window)
    assert page.session.letter.languages == ("en", "ar")
    assert page.model.language == "ar"
    assert "سوريا" in page_text(page)
    assert page.model.composition.document.direction == "rtl"
    [bar] = page.view.page.bar_boxes()
    assert bar.left() > page.view.page.page_box(0).center().x()


def test_f8_goes_round_what_is_to_put_right_and_ctrl_full_stop_mends_it(open_letter,
                                                                        named) -> None:
    page = open_letter("earlier_draft=A/66/L.42/Rev2", languages=("en",))
    button = named(page.header, "Checks")
    assert button.accessibleDescription() == "1 to put right"
    page.act("next-finding")
    assert page.view.fields.focused_field() == "earlier_draft"
    page.act("fix")
    settle(page._window)
    assert button.accessibleDescription() == "Nothing to look at"


def test_f6_goes_from_pane_to_pane(open_letter) -> None:
    page = open_letter()
    view = page.view
    view.parts.setFocus(Qt.FocusReason.TabFocusReason)
    page.act("next-pane")
    assert view.fields.focused_field()
    page.act("next-pane")
    assert view.page.hasFocus()
    page.act("next-pane")
    assert view.parts.hasFocus()
    page.act("earlier-pane")
    assert view.page.hasFocus()


def test_every_key_of_the_composer_is_in_a_menu(open_letter) -> None:
    page = open_letter()
    menu = page._actions.menu(page._window)
    keys = {key.toString() for sub in menu.actions() for action in sub.menu().actions()
            for key in action.shortcuts()}
    assert {"Ctrl+N", "Ctrl+O", "Ctrl+S", "Ctrl+E", "Ctrl+Shift+E", "Ctrl+Z", "Ctrl+Shift+Z",
            "Ctrl+Y", "Ctrl+1", "Ctrl+,", "Ctrl+L", "F6", "Shift+F6", "Space", "F4", "Return",
            "Alt+Up", "Alt+Down", "Del", "F8", "Shift+F8", "Ctrl+.", "Ctrl+0", "Ctrl+9",
            "Ctrl++", "Ctrl+-"} <= keys


def test_rows_speak_as_a_whole(open_letter) -> None:
    page = open_letter()
    rows = {row.part: row.spoken for row in page.model.rows()}
    assert rows["situation"] == "Situation, in the letter, text: In figures"
    page.model.switch("situation", False)
    settle(page._window)
    rows = {row.part: row.spoken for row in page.model.rows()}
    assert "left out" in rows["situation"]


def test_recipients_are_said_in_their_sheet_and_change_the_salutation(open_letter, page_text,
                                                                      named, qtbot) -> None:
    page = open_letter()
    sheet = page.open_recipients()
    settle(page._window)
    qtbot.mouseClick(named(sheet, "Add a recipient"), Qt.MouseButton.LeftButton)
    sheet.person.country.add("FR")
    qtbot.mouseClick(sheet.done, Qt.MouseButton.LeftButton)
    settle(page._window)
    [recipient] = page.session.letter.recipients
    assert (recipient.role, recipient.country) == ("ambassador", "FR")
    assert "France" in page.view.recipients.words.text()


def test_the_title_follows_the_values_until_it_is_given(open_letter, qtbot) -> None:
    page = open_letter()
    page.model.type_in(page.model.field("resolution"), "S/2014/500")
    assert page.header.title.text() == "Veto on S/2014/500 · Syria"
    sheet = page.rename()
    sheet.title.edit.selectAll()
    qtbot.keyClicks(sheet.title.edit, "Our letter")
    qtbot.keyClick(sheet.title.edit, Qt.Key.Key_Return)
    page.model.type_in(page.model.field("resolution"), "S/2014/501")
    assert page.header.title.text() == "Our letter"


def test_below_1200_px_the_columns_become_one_with_tabs(open_letter, named, qtbot) -> None:
    page = open_letter()
    page._window.resize(1024, 768)
    settle(page._window)
    assert not page.view.parts.isVisible()
    qtbot.mouseClick(named(page.view, "Parts"), Qt.MouseButton.LeftButton)
    assert page.view.parts.isVisible()
    assert not page.view.fields.isVisible()
    page._window.resize(1440, 900)
    settle(page._window)
    assert page.view.parts.isVisible()
    assert page.view.fields.isVisible()
