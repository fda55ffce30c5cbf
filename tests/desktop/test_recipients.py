"""Whom a letter goes to: added, pasted, searched, ordered, and how each is addressed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from letterdesk.contacts import Recipient
from letterdesk.desktop.composer.paste_panel import PastePanel
from letterdesk.desktop.settling import settle
from letterdesk.letters import changes as ch
from tests.desktop.keys import type_into

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
THREE = (Recipient("ambassador", "Ana Ba", country="ML"),
         Recipient("ambassador", "Bo Lind", country="SE"),
         Recipient("minister", "Zoé Roy", country="FR", gender="f"))


@pytest.fixture
def sheet_of(open_letter):
    def make(people=THREE):
        page = open_letter()
        page.session.do(ch.SetRecipients(people))
        sheet = page.open_recipients()
        settle(page._window)
        return page, sheet
    return make


def settled(page, sheet):
    sheet.wait()
    settle(page._window)


def names(page):
    return [one.name or one.country for one in page.session.letter.recipients]


def done(page, sheet, qtbot):
    qtbot.mouseClick(sheet.done, Qt.MouseButton.LeftButton)
    settle(page._window)


def test_each_recipient_shows_how_the_letter_addresses_it(sheet_of) -> None:
    _page, sheet = sheet_of()
    assert "Ana Ba" in sheet.addressed.text()
    before = sheet.addressed.text()
    sheet._go(2)
    assert "Zoé Roy" in sheet.addressed.text() != before
    sheet.person._choices["gender"]._take("m")
    assert "H.E. Mr. Zoé Roy" in sheet.addressed.text()
    sheet.close_sheet()


def test_recipients_are_pasted_after_a_look(sheet_of, qtbot) -> None:
    page, sheet = sheet_of(())
    QGuiApplication.clipboard().setText("Nom\tPays\tLangue\tTaille\nAna\tMali\tfrançais\t38\n"
                                        "Bo\tSuède\tanglais\t44\n")
    qtbot.mouseClick(sheet.paste_first, Qt.MouseButton.LeftButton)
    settled(page, sheet)
    panel = sheet.stack.currentWidget()
    assert isinstance(panel, PastePanel)
    assert "Taille" in panel.left_out.text()
    qtbot.mouseClick(panel.take, Qt.MouseButton.LeftButton)
    done(page, sheet, qtbot)
    assert page.session.letter.recipients == (
        Recipient("ambassador", "Ana", country="ML", language="fr"),
        Recipient("ambassador", "Bo", country="SE", language="en"))


def test_an_empty_clipboard_is_said_not_silent(sheet_of, qtbot) -> None:
    page, sheet = sheet_of(())
    QGuiApplication.clipboard().setText(" \n")
    qtbot.mouseClick(sheet.paste_first, Qt.MouseButton.LeftButton)
    settled(page, sheet)
    assert sheet.said.isVisible() and "Copy rows" in sheet.said.text()
    assert sheet.stack.currentIndex() == 0
    sheet.close_sheet()


def test_recipients_are_searched_without_accents_and_moved_by_keys(sheet_of, qtbot) -> None:
    page, sheet = sheet_of()
    type_into(qtbot, sheet.search.edit, "zoe")
    assert sheet.list.names() == ["Zoé Roy, France"]
    sheet._go(2)
    type_into(qtbot, sheet.search.edit, " ")
    qtbot.keyClick(sheet.search.edit, Qt.Key.Key_Backspace)
    sheet._go(2)
    sheet.list.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(sheet.list, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(sheet.list, Qt.Key.Key_Up, ALT)
    done(page, sheet, qtbot)
    assert names(page) == ["Zoé Roy", "Ana Ba", "Bo Lind"]


def test_a_recipient_is_removed_with_delete(sheet_of, qtbot) -> None:
    page, sheet = sheet_of()
    sheet.list.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(sheet.list, Qt.Key.Key_Delete)
    assert sheet.count.text() == "2 recipients"
    done(page, sheet, qtbot)
    assert names(page) == ["Bo Lind", "Zoé Roy"]
