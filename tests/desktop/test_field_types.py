"""Every type of field as a person fills it in, by keys and by pointer."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from letterdesk.desktop.settling import settle
from letterdesk.desktop.translate import use_language
from letterdesk.letters.store import read_letter, write_letter
from letterdesk.library import Choice, Field
from tests.desktop.keys import type_into, type_on

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SYMBOL = "Draft resolution"
MORE = (
    Field("points", "list", label={"en": "Points"}, required=False),
    Field("remarks", "paragraph", label={"en": "Remarks"}, required=False),
    Field("sum", "money", label={"en": "Sum"}, required=False),
    Field("firm", "yes_no", label={"en": "Firm"}, required=False),
    Field("manner", "choice", label={"en": "Manner"}, required=False,
          choices=(Choice("by-hand", {"en": "By hand"}), Choice("post", {"en": "By post"}))),
    Field("toll", "number", label={"en": "Toll"}, required=False),
    Field("day", "date", label={"en": "Day"}, required=False),
)


@pytest.fixture
def open_more(open_letter, letter_file):
    """A letter with a field of every type."""
    def make(*given, **options):
        path = letter_file(*given, **options)
        letter = read_letter(path).letter
        template = replace(letter.pinned.template, field=(*letter.pinned.template.field, *MORE))
        write_letter(path, replace(letter, pinned=replace(letter.pinned, template=template)))
        return open_letter(path=path)
    return make


@pytest.fixture(params=["en", "ar"])
def interface(request, application):
    """The interface in English, and in Arabic from right to left."""
    use_language(request.param)
    is_rtl = request.param == "ar"
    application.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
    yield request.param
    use_language("en")
    application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def edit_of(page, field):
    return page.view.fields.row(field).control.edit


def value(page, field):
    return page.session.letter.values.get(field)


# UN symbols


def test_a_symbol_is_shaped_while_it_is_typed(interface, open_letter, qtbot) -> None:
    page = open_letter()
    box = edit_of(page, "resolution")
    type_into(qtbot, box, "s 2014 348")
    assert box.text() == value(page, "resolution") == "S/2014/348"
    assert box.cursorPosition() == len("S/2014/348")
    assert page.session.undo_stack.count() <= 1


def test_one_backspace_takes_a_stroke_back_and_typing_goes_on_as_typed(open_letter, qtbot) -> None:
    page = open_letter()
    box = edit_of(page, "resolution")
    type_into(qtbot, box, "s 2014 ")
    assert box.text() == "S/2014/"
    qtbot.keyClick(box, Qt.Key.Key_Backspace)
    assert box.text() == "S/2014 "
    qtbot.keyClicks(box, "x")
    assert box.text() == "S/2014 x"
    for _ in range(2):
        qtbot.keyClick(box, Qt.Key.Key_Backspace)
    qtbot.keyClicks(box, " 3")
    assert box.text() == "S/2014/3"


def test_a_backspace_behind_a_letter_deletes_the_letter(open_letter, qtbot) -> None:
    page = open_letter()
    box = edit_of(page, "resolution")
    type_into(qtbot, box, "sx")
    qtbot.keyClick(box, Qt.Key.Key_Backspace)
    assert box.text() == "S"


def test_the_caret_stays_in_the_middle_of_a_symbol(open_letter, qtbot) -> None:
    page = open_letter()
    box = edit_of(page, "resolution")
    type_into(qtbot, box, "s/2014/348")
    box.setCursorPosition(2)
    qtbot.keyClicks(box, "p v")
    assert box.text() == "S/P/V2014/348"
    assert box.cursorPosition() == len("S/P/V")


def test_a_pasted_symbol_is_not_touched_and_its_right_form_is_offered(open_letter, qtbot) -> None:
    page = open_letter()
    box = edit_of(page, "resolution")
    QGuiApplication.clipboard().setText("s 2014 348")
    box.setFocus(Qt.FocusReason.TabFocusReason)
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_V, CTRL)
    assert box.text() == "s 2014 348"
    page.view.parts.setFocus(Qt.FocusReason.TabFocusReason)
    row = page.view.fields.row("resolution")
    assert "S/2014/348" in row.help.text()
    qtbot.mouseClick(row.use_this, Qt.MouseButton.LeftButton)
    settle(page._window)
    assert box.text() == "S/2014/348" and box.hasFocus()


def test_what_is_wrong_is_said_aloud_once_when_the_field_is_left(open_letter, qtbot) -> None:
    page = open_letter()
    row, box = page.view.fields.row("earlier_draft"), edit_of(page, "earlier_draft")
    type_into(qtbot, box, "A/66/L.42/Rev2")
    assert row.announced == ""
    page.view.parts.setFocus(Qt.FocusReason.TabFocusReason)
    assert "A/66/L.42/Rev.2" in row.announced
    row.announced = ""
    box.setFocus(Qt.FocusReason.TabFocusReason)
    page.view.parts.setFocus(Qt.FocusReason.TabFocusReason)
    assert row.announced == ""


# Countries


@pytest.mark.parametrize("typed", ["Tukrey", "Turkye", "Turqiue", "Китвй", "Alemania", "DEU"])
def test_a_country_is_found_by_any_name_and_with_slips(interface, open_letter, qtbot,
                                                       typed) -> None:
    page = open_letter()
    box = edit_of(page, "country")
    type_into(qtbot, box, typed)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    settle(page._window)
    wanted = {"Китвй": "CN", "Alemania": "DE", "DEU": "DE"}.get(typed, "TR")
    assert value(page, "country") == wanted


def test_the_states_of_the_letter_stand_first(open_letter, qtbot) -> None:
    page = open_letter()
    control = page.view.fields.row("country").control
    qtbot.mouseClick(control.opener, Qt.MouseButton.LeftButton)
    shown = control.list.popup.model()
    first = [shown.index(n, 0).data() for n in range(4)]
    assert first == ["Syria", "Russia", "China", "Afghanistan"]


def test_several_countries_are_pasted_at_once(interface, open_letter, qtbot) -> None:
    page = open_letter()
    box = edit_of(page, "vetoing_states")
    QGuiApplication.clipboard().setText("France\r\nالصين\nгермания\n")
    box.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(box, Qt.Key.Key_V, CTRL)
    assert value(page, "vetoing_states") == ["RU", "CN", "FR", "DE"]


# Lists


def test_a_list_takes_lines_semicolons_and_keys(interface, open_more, qtbot) -> None:
    page = open_more()
    control = page.view.fields.row("points").control
    box = control.edit
    box.setFocus(Qt.FocusReason.TabFocusReason)
    QGuiApplication.clipboard().setText("one\ntwo; three\r\n\r\nfour")
    qtbot.keyClick(box, Qt.Key.Key_V, CTRL)
    assert value(page, "points") == ["one", "two", "three", "four"]
    assert box.text() == ""
    type_on(qtbot, box, "five;")
    assert value(page, "points")[-1] == "five"
    ahead, back = (Qt.Key.Key_Left, Qt.Key.Key_Right) if interface == "ar" else (
        Qt.Key.Key_Right, Qt.Key.Key_Left)
    qtbot.keyClick(control._tags[0], ahead, ALT)
    assert value(page, "points")[:2] == ["two", "one"]
    assert control._tags[1].hasFocus()
    qtbot.keyClick(control._tags[1], back, ALT)
    qtbot.keyClick(control._tags[0], back, ALT)
    assert value(page, "points")[:2] == ["one", "two"]


def test_a_tag_is_changed_in_its_place_and_esc_leaves_it(open_more, qtbot) -> None:
    page = open_more()
    control = page.view.fields.row("points").control
    control.typed.emit("one; two; three")
    control._tags[1].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(control._tags[1], Qt.Key.Key_F2)
    assert control.edit.text() == "two" and control.edit.hasFocus()
    type_on(qtbot, control.edit, "second")
    qtbot.keyClick(control.edit, Qt.Key.Key_Return)
    assert value(page, "points") == ["one", "second", "three"]
    control._tags[0].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(control._tags[0], Qt.Key.Key_F2)
    qtbot.keyClick(control.edit, Qt.Key.Key_Escape)
    assert control.edit.text() == ""
    page.view.parts.setFocus(Qt.FocusReason.TabFocusReason)
    assert value(page, "points") == ["one", "second", "three"]


# Long text, numbers, money, choices, dates


def test_long_text_grows_to_twelve_lines_and_loses_nothing(open_more, qtbot) -> None:
    page = open_more()
    box = page.view.fields.row("remarks").control
    before = box.height()
    box.edit.setFocus(Qt.FocusReason.TabFocusReason)
    for number in range(10):
        qtbot.keyClicks(box.edit, f"line {number}")
        qtbot.keyClick(box.edit, Qt.Key.Key_Return)
    settle(page._window)
    assert box.height() > before + 5 * box.edit.fontMetrics().lineSpacing()
    assert box.edit.verticalScrollBar().maximum() == 0
    assert value(page, "remarks").startswith("line 0\nline 1\n")
    for number in range(10):
        qtbot.keyClicks(box.edit, f"more {number}")
        qtbot.keyClick(box.edit, Qt.Key.Key_Return)
    assert box.height() <= 13 * box.edit.fontMetrics().lineSpacing() + 14


def test_a_number_is_typed_as_people_write_it_and_grouped_when_left(open_more, qtbot) -> None:
    page = open_more()
    box = edit_of(page, "toll")
    type_into(qtbot, box, "1234567")
    assert value(page, "toll") == 1_234_567
    assert box.text() == "1234567"
    page.view.parts.setFocus(Qt.FocusReason.TabFocusReason)
    assert box.text() == "1,234,567"


def test_a_sum_of_money_is_currency_and_amount(interface, open_more, qtbot) -> None:
    page = open_more()
    type_into(qtbot, edit_of(page, "sum"), "1500 eur")
    assert value(page, "sum") == {"amount": 1500, "currency": "EUR"}


def test_yes_and_no_switch_with_space(interface, open_more, qtbot) -> None:
    page = open_more()
    page.view.fields.focus_field("firm")
    toggle = QApplication.focusWidget()
    qtbot.keyClick(toggle, Qt.Key.Key_Space)
    assert value(page, "firm") is True
    qtbot.keyClick(toggle, Qt.Key.Key_Space)
    assert not value(page, "firm")


def test_a_choice_is_made_in_its_menu(open_more, qtbot) -> None:
    page = open_more()
    menu = page.view.fields.row("manner").control.menu()
    {action.text(): action for action in menu.actions()}["By post"].trigger()
    assert value(page, "manner") == "post"


@pytest.mark.parametrize(("typed", "kept"), [
    ("22 May 2014", "2014-05-22"), ("2014-05-22", "2014-05-22"), ("22.5.2014", "2014-05-22")])
def test_a_date_is_typed_in_several_ways(interface, open_more, qtbot, typed, kept) -> None:
    page = open_more()
    type_into(qtbot, edit_of(page, "day"), typed)
    page.view.parts.setFocus(Qt.FocusReason.TabFocusReason)
    row = page.view.fields.row("day")
    if value(page, "day") != kept:  # the name of a month of another language is offered
        qtbot.mouseClick(row.use_this, Qt.MouseButton.LeftButton)
    assert value(page, "day") == kept


def test_a_day_that_no_month_has_is_told_with_the_nearest(open_more, qtbot) -> None:
    page = open_more()
    row = page.view.fields.row("day")
    type_into(qtbot, edit_of(page, "day"), "31 April 2014")
    assert not row.use_this.isVisible()
    page.view.parts.setFocus(Qt.FocusReason.TabFocusReason)
    assert "30 April 2014" in row.help.text()
    qtbot.mouseClick(row.use_this, Qt.MouseButton.LeftButton)
    settle(page._window)
    assert value(page, "day") == "2014-04-30"
    assert edit_of(page, "day").text() == "30 April 2014"


def test_today_is_one_press_away(open_more, named, qtbot) -> None:
    import datetime as dt

    page = open_more()
    page.view.fields.row("day").control.open_month()
    popup = QApplication.activePopupWidget()
    qtbot.mouseClick(named(popup, "Today"), Qt.MouseButton.LeftButton)
    assert value(page, "day") == dt.date.today().isoformat()


# Versions, focus, typing that is not disturbed


def test_a_translatable_value_says_what_the_other_languages_have_and_leads_there(
        open_letter, named, qtbot) -> None:
    page = open_letter()
    line = named(page.view, "العربية: missing")
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    settle(page._window)
    assert page.model.language == "ar"
    assert page.view.fields.focused_field() == "resolution_subject"
    assert named(page.view, "English: accountability for the gravest crimes")


def test_typing_goes_on_while_pages_arrive(open_letter, qtbot) -> None:
    page = open_letter()
    box = edit_of(page, "resolution_subject")
    type_into(qtbot, box, "relief for all")
    box.setCursorPosition(6)
    for letter in " convoys":
        qtbot.keyClicks(box, letter)
        settle(page._window)
    assert box.text() == "relief convoys for all"
    assert box.cursorPosition() == len("relief convoys")
    assert box.hasFocus()


def test_words_that_an_input_method_has_not_given_yet_stay(open_letter, qtbot) -> None:
    page = open_letter()
    box = edit_of(page, "resolution_subject")
    type_into(qtbot, box, "a")
    QApplication.sendEvent(box, QInputMethodEvent("にほ", []))
    page.model.ask_page()
    settle(page._window)
    shown = box.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    done = QInputMethodEvent("", [])
    done.setCommitString("日本")
    QApplication.sendEvent(box, done)
    assert shown is not None
    assert box.text() == "a日本" == value(page, "resolution_subject")["en"]


def test_a_figure_of_the_library_is_typed_over_at_once(open_letter, named, qtbot) -> None:
    page = open_letter()
    qtbot.mouseClick(named(page.view, "Change People killed"), Qt.MouseButton.LeftButton)
    box = named(page.view, "People killed", QLineEdit)
    assert box.hasFocus() and box.selectedText() == "150,000"
    qtbot.keyClicks(box, "160000")
    assert value(page, "casualties") == 160_000


def test_tab_goes_through_the_fields_in_the_order_they_stand(open_letter, qtbot) -> None:
    page = open_letter()
    fields = page.view.fields
    fields.focus_field("date")
    seen = []
    for _ in range(60):
        name = fields.focused_field()
        if name and name not in seen:
            seen.append(name)
        QApplication.focusWidget().focusNextPrevChild(True)
    places = [fields.row(name).mapTo(fields.widget(), fields.row(name).rect().topLeft()).y()
              for name in seen]
    assert len(seen) > 8 and places == sorted(places)
