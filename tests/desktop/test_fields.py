"""The form: what is typed, what is shown under it, and the figures of the library."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from letterdesk.desktop.composer import page_places
from letterdesk.desktop.settling import settle
from letterdesk.letters.store import read_letter
from tests.desktop.keys import type_into

SUBJECT = "What the draft was about"


def test_typed_words_stand_on_the_page(open_letter, named, page_text, qtbot) -> None:
    page = open_letter()
    type_into(qtbot, named(page.view, SUBJECT, QLineEdit), "access for relief convoys")
    settle(page._window)
    assert "access for relief convoys" in page_text(page)


@pytest.mark.parametrize("words", ["<select> 100<100 Zack & Tyler &amp; ]]>", "#MeToo $5 @office "
                                   "_x_ ** \\ ~ [words]{x}", "‹ {{ name }} {% if"])
def test_what_is_typed_is_printed_as_typed(open_letter, named, page_text, qtbot, words) -> None:
    page = open_letter()
    type_into(qtbot, named(page.view, SUBJECT, QLineEdit), words)
    settle(page._window)
    assert words in page_text(page)
    assert words in page.view.fields.row("resolution_subject").help.text()


def test_a_word_longer_than_a_line_is_broken_and_the_form_keeps_its_width(open_letter, named,
                                                                        page_text, qtbot) -> None:
    page = open_letter()
    words = "a" * 70
    type_into(qtbot, named(page.view, SUBJECT, QLineEdit), words)
    settle(page._window)
    form, shown = page.view.fields, page.view.fields.row("resolution_subject").help
    assert form.widget().width() == form.viewport().width()
    assert shown.heightForWidth(shown.width()) <= shown.height()
    assert words in shown.text() and shown.accessibleName() == shown.text()
    type_into(qtbot, named(page.view, SUBJECT, QLineEdit), "access")
    settle(page._window)
    assert "access" in shown.text() and shown.accessibleName() == ""


def test_no_break_spaces_survive_typing_saving_and_opening(open_letter, named, page_text,
                                                           qtbot) -> None:
    page = open_letter()
    words = "42\u202f000\u00a0EUR «\u00a0mot\u00a0» §\u00a05"
    type_into(qtbot, named(page.view, SUBJECT, QLineEdit), words)
    assert page.session.save_now()
    kept = read_letter(page.session.path).letter
    assert kept.values["resolution_subject"]["en"] == words
    settle(page._window)
    assert words in page_text(page)


def test_no_break_spaces_survive_in_a_paragraph_and_on_the_clipboard(application, qtbot) -> None:
    from letterdesk.desktop.widgets.boxes import ParagraphBox

    box = ParagraphBox("Words")
    qtbot.addWidget(box)
    words = "42\u202f000\u00a0EUR\nsecond line"
    box.show_text(words)
    assert box.text() == words
    box.edit.selectAll()
    assert box.edit.createMimeDataFromSelection().text() == words


def test_typing_in_a_field_is_one_step_and_undo_takes_all_of_it_back(open_letter, named,
                                                                     qtbot) -> None:
    page = open_letter()
    box = named(page.view, SUBJECT, QLineEdit)
    type_into(qtbot, box, "first words")
    assert page.session.undo_stack.count() == 1
    assert page._actions["undo"].text() == f"Undo changing “{SUBJECT}”"
    qtbot.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(page._window)
    assert box.text() == "accountability for the gravest crimes"
    page.act("redo")
    settle(page._window)
    assert box.text() == "first words"


def test_a_step_ends_when_the_field_is_left(open_letter, named, qtbot) -> None:
    page = open_letter()
    box = named(page.view, SUBJECT, QLineEdit)
    type_into(qtbot, box, "one")
    page.view.parts.setFocus(Qt.FocusReason.TabFocusReason)
    type_into(qtbot, box, "two")
    assert page.session.undo_stack.count() == 2


def test_a_malformed_symbol_is_judged_when_left_and_the_right_form_offered(
        open_letter, named, qtbot) -> None:
    page = open_letter()
    row = page.view.fields.row("earlier_draft")
    box = named(page.view, "Earlier draft in the General Assembly", QLineEdit)
    type_into(qtbot, box, "A/66/L.42/Rev2")
    assert not row.use_this.isVisible()
    page.view.parts.setFocus(Qt.FocusReason.TabFocusReason)
    assert "A/66/L.42/Rev.2" in row.help.text()
    assert "A/66/L.42/Rev.2" in box.accessibleDescription()
    qtbot.mouseClick(row.use_this, Qt.MouseButton.LeftButton)
    settle(page._window)
    assert box.text() == "A/66/L.42/Rev.2"
    assert not row.use_this.isVisible()


def test_the_wrong_value_stays_on_the_page_and_is_marked(open_letter, page_text) -> None:
    page = open_letter("earlier_draft=A/66/L.42/Rev2")
    assert "A/66/L.42/Rev2" in page_text(page)
    marks = page_places.of_fields(page.model.pages.pdf.places, {"earlier_draft"})
    box = page.view.page.box_in_view(marks[0])
    shown = page.view.page.viewport().grab().toImage()
    under = shown.pixelColor(round(box.center().x()), round(box.bottom() - 1))
    assert under.red() > under.green() + 60


def test_help_says_every_form_that_is_printed_and_nothing_that_is_none(open_letter) -> None:
    page = open_letter()
    fields = page.view.fields
    assert fields.row("vetoing_states").help.text() == "Printed as “Russia and China”"
    assert fields.row("country").help.text().startswith("Printed as “in Syria”")
    assert fields.row("vetoed_drafts").help.text() == "Printed as “four”"


def test_a_translatable_value_shows_the_sentence_it_goes_into(open_letter) -> None:
    page = open_letter()
    words = page.view.fields.row("resolution_subject").help.text()
    assert words.startswith("In the letter: ")
    assert "concerning accountability for the gravest crimes" in words


def test_a_focused_field_focuses_the_part_that_prints_it(open_letter) -> None:
    page = open_letter()
    page.view.fields.focus_field("casualties")
    assert page.model.part == "situation"
    assert page.view.parts.part() == "situation"


def test_the_library_s_figures_come_with_the_country(open_letter, named, qtbot) -> None:
    given = ("date=2014-05-22", "resolution=S/2014/348", "vetoing_states=RU;CN",
             "vetoed_drafts=4", "resolution_subject=x")
    page = open_letter(given=given)
    box = named(page.view, "Country concerned", QLineEdit)
    type_into(qtbot, box, "Syr")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    settle(page._window)
    assert page.session.letter.values["country"] == "SY"
    assert "casualties" in page.session.letter.from_facts
    assert page.session.undo_stack.count() == 1
    page.act("undo")
    assert page.session.letter.from_facts == {}


def test_a_figure_of_the_library_shows_its_dates_and_can_be_changed(open_letter, named,
                                                                    qtbot) -> None:
    page = open_letter()
    fact = page.view.fields.row("casualties").control
    assert "as of" in fact.accessibleName()
    qtbot.mouseClick(named(page.view, "Change People killed"), Qt.MouseButton.LeftButton)
    settle(page._window)
    assert "casualties" not in page.session.letter.from_facts
    assert named(page.view, "People killed", QLineEdit).text() == "150,000"


@pytest.mark.parametrize("typed", ["Türkiye", "Tu\u0308rkiye", "turk"])
def test_a_country_is_found_composed_and_decomposed(open_letter, named, qtbot, typed) -> None:
    page = open_letter()
    control = page.view.fields.row("vetoing_states").control
    type_into(qtbot, control.edit, typed)
    shown = control.list.popup.model()
    assert "Türkiye" in [shown.index(n, 0).data() for n in range(shown.rowCount())]


def test_backspace_takes_the_last_tag_away(open_letter, named, qtbot) -> None:
    page = open_letter()
    box = named(page.view, "Who cast the veto", QLineEdit)
    box.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(box, Qt.Key.Key_Backspace)
    assert page.session.letter.values["vetoing_states"] == ["RU"]


def test_numbers_step_with_the_arrow_keys_within_their_bounds(open_letter, named, qtbot) -> None:
    page = open_letter()
    box = named(page.view, "Drafts on this situation vetoed so far, this one included", QLineEdit)
    box.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(6):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.text() == "1"
    assert page.session.letter.values["vetoed_drafts"] == 1


def test_a_day_is_chosen_in_the_month(open_letter, named, qtbot) -> None:
    page = open_letter()
    box = page.view.fields.row("vote_date").control
    box.open_month()
    grid = QApplication.activePopupWidget().grid
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert page.session.letter.values["vote_date"] == "2014-05-23"


def test_a_date_is_typed_as_the_language_writes_it(open_letter, named, qtbot) -> None:
    page = open_letter()
    box = named(page.view, "Date of the vote", QLineEdit)
    type_into(qtbot, box, "21 May 2014")
    assert page.session.letter.values["vote_date"] == "2014-05-21"
