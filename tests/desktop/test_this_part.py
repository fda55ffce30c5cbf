"""The tab This part: changes taken back, fixed words, what cannot be edited and why."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from letterdesk.desktop.settling import settle
from letterdesk.letters import changes as ch
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
    text,
    type_words,
    words_of,
)


def test_fixed_words_are_refused_and_the_reason_is_shown(open_card) -> None:
    page = open_card()
    before = part_words(page)
    put_caret_behind(page, "takes no position")
    type_words(page, "x")
    assert part_words(page) == before
    assert "These words are fixed." in words_of(card(page))
    assert "The members agreed these words on 14 November 2013" in words_of(panel(page))
    assert page.view.middle.shown == "this-part"
    assert text(page).hasFocus()


def test_why_is_this_fixed_shows_only_where_words_are(open_card, qtbot, named) -> None:
    page = open_card()
    page.view.show_column("fields")
    click(page, qtbot, named, "Why is this fixed?", card(page))
    assert page.view.middle.shown == "this-part"
    editing(page).open("call")
    settle(page.window)
    assert not card(page).why.isVisible()


def test_one_change_is_taken_back_and_the_other_stays(open_card, qtbot, named) -> None:
    page = open_card()
    put_caret_behind(page, FIRM)
    type_words(page, " and keeps it")
    put_caret_behind(page, "since withdrawn") if "withdrawn" in part_words(page) else \
        put_caret_behind(page, "war crimes")
    type_words(page, " by all")
    assert changes(page) == ["“and keeps it” added", "“by all” added"]
    click(page, qtbot, named, "Take back: “and keeps it” added", panel(page))
    assert changes(page) == ["“by all” added"]
    assert "and keeps it" not in part_words(page) and "by all" in part_words(page)
    assert "and keeps it" not in text(page).toPlainText()
    page.act("undo")
    settle(page.window)
    assert "and keeps it" in part_words(page)


def test_restore_takes_all_back_in_one_step(open_card, qtbot, named) -> None:
    page = open_card()
    before = part_words(page)
    assert not card(page).restore.isEnabled()
    put_caret_behind(page, FIRM)
    type_words(page, " and keeps it")
    click(page, qtbot, named, "Restore approved text", card(page))
    assert part_words(page) == before
    assert not card(page).restore.isEnabled()
    assert "approved words" in words_of(panel(page))
    page.act("undo")
    settle(page.window)
    assert "and keeps it" in part_words(page)
    assert text(page).hasFocus()


def test_a_part_without_words_keeps_what_it_said_and_the_card_says_so(open_card, qtbot) -> None:
    page = open_card(part="call")
    before = part_words(page, "call")
    press(page, qtbot, Qt.Key.Key_A, CTRL)
    press(page, qtbot, Qt.Key.Key_Delete)
    assert part_words(page, "call") == before
    assert "Without words the part keeps what it said" in words_of(card(page))
    type_words(page, "Vote.")
    assert part_words(page, "call") == "Vote."


def test_the_panel_names_who_approved_and_the_fields_lead_on(open_card, qtbot, named) -> None:
    page = open_card()
    said = words_of(panel(page))
    assert "Approved text by Rana Haddad, 3 March 2014" in said
    field = named(panel(page), "Who cast the veto: Russia and China")
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    settle(page.window)
    assert page.view.middle.shown == "fields"
    assert page.view.fields.focused_field() == "vetoing_states"


def test_the_panel_follows_the_focused_part_and_chooses_its_text(open_letter, named) -> None:
    page = open_letter()
    page.view.show_column("this-part")
    page.view.parts.select("call")
    settle(page.window)
    assert "Call on States" in words_of(editing(page).panel)
    page.view.parts.select("position")
    settle(page.window)
    box = named(editing(page).panel, "Text of “Position”")
    box._take("position-on-the-veto-alone")
    settle(page.window)
    assert page.view.parts.row().block == "position-on-the-veto-alone"


def test_parts_that_cannot_be_edited_say_why(open_letter, qtbot) -> None:
    page = open_letter()
    for part, reason in (("signature", "people of a field"), ("call", "left out of the letter")):
        if part == "call":
            page.session.do(ch.SwitchPart("call", False))
            settle(page.window)
        page.view.parts.select(part)
        page.view.parts.setFocus()
        qtbot.keyClick(page.view.parts, Qt.Key.Key_F2)
        settle(page.window)
        assert card(page) is None
        assert reason in words_of(page.view.banners)


def test_a_letter_that_is_only_read_is_not_edited(open_letter, qtbot) -> None:
    page = open_letter()
    page.session.is_read_only = True
    page.view.parts.setFocus()
    qtbot.keyClick(page.view.parts, Qt.Key.Key_F2)
    assert card(page) is None
    assert "only read" in words_of(page.view.banners)


def test_an_edit_on_words_that_changed_since_is_kept_restored_or_carried_over(
        open_card, qtbot, named) -> None:
    page = open_card()
    put_caret_behind(page, FIRM)
    type_words(page, " and keeps it")
    page.model.set_value(page.model.field("earlier_draft"), None)
    settle(page.window)
    assert "the approved words are others now" in words_of(panel(page))
    click(page, qtbot, named, "Put the edit into the text as it is now", panel(page))
    assert "one and keeps it:" in part_words(page) and "endorsed" not in part_words(page)
    assert "others now" not in words_of(panel(page))
    assert "and keeps it" in text(page).toPlainText()
    page.act("undo")
    settle(page.window)
    click(page, qtbot, named, "Restore the approved text", panel(page))
    assert "keeps it" not in part_words(page) and "endorsed" not in part_words(page)


@pytest.mark.parametrize("how", ["click", "enter", "space"])
def test_a_field_of_the_part_is_gone_to_from_there(open_card, qtbot, how) -> None:
    page = open_card()
    line = next(one for one in panel(page).findChildren(QAbstractButton)
                if one.accessibleName().startswith("Who cast the veto"))
    if how == "click":
        qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    else:
        qtbot.keyClick(line, Qt.Key.Key_Return if how == "enter" else Qt.Key.Key_Space)
    settle(page._window)
    row = page.view.fields.row("vetoing_states")
    assert page.view.middle.shown == "fields"
    assert row.isAncestorOf(QApplication.focusWidget())
