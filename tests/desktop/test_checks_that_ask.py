"""Findings that a person decides: choices, drafts, recipients, and checks that come later."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QMenu

from letterdesk.contacts import Recipient
from letterdesk.desktop.export_sheet.view import ExportSheet
from letterdesk.desktop.settling import settle
from letterdesk.findings import PUT_RIGHT
from letterdesk.letters import changes as ch
from letterdesk.letters.model import FromFact
from letterdesk.letters.store import read_letter, write_letter
from tests.desktop.test_checks_panel import SUBJECT, checks, codes, row, type_in


@pytest.fixture
def page(open_letter):
    """An English letter in which nothing is wrong."""
    page = open_letter(languages=("en",))
    settle(page.window)
    return page


def without_text(letter_file, part_id: str, *, required: bool):
    """A letter with a part that has no text in its language."""
    path = letter_file(languages=("en",))
    letter = read_letter(path).letter
    template = letter.pinned.template
    part = next(p for p in template.part if p.id == part_id)
    template = replace(template, part=tuple(
        replace(p, required=required) if p is part else p for p in template.part))
    blocks = {name: replace(block, texts={}) if name in part.blocks else block
              for name, block in letter.pinned.blocks.items()}
    write_letter(path, replace(letter, pinned=replace(
        letter.pinned, template=template, blocks=blocks)))
    return path


def offered() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def words_of(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions()]


def choose(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def test_a_part_without_text_is_left_out_only_when_that_is_chosen(
        open_letter, letter_file, qtbot):
    page = open_letter(path=without_text(letter_file, "call", required=False))
    settle(page.window)
    qtbot.mouseClick(row(page, "no-text").fix_button, Qt.MouseButton.LeftButton)
    menu = offered()
    assert words_of(menu) == ["Leave the part out", "Export as draft"]
    assert "no-text" in codes(page)
    choose(menu, "Leave the part out")
    settle(page.window)
    assert "no-text" not in codes(page)


def test_a_part_that_must_stand_can_go_out_in_a_draft(open_letter, letter_file, qtbot):
    page = open_letter(path=without_text(letter_file, "call", required=True))
    settle(page.window)
    qtbot.mouseClick(row(page, "no-text").fix_button, Qt.MouseButton.LeftButton)
    menu = offered()
    assert words_of(menu) == ["Export as draft"]
    choose(menu, "Export as draft")
    settle(page.window)
    assert isinstance(page.sheet, ExportSheet)
    assert page.sheet.export_button.text() == "Export as draft"


def test_the_key_opens_the_choice_below_the_finding(open_letter, letter_file):
    page = open_letter(path=without_text(letter_file, "call", required=False))
    settle(page.window)
    page.act("next-finding")
    settle(page.window)
    page.view.parts.setFocus()
    page.act("fix")
    assert "Leave the part out" in words_of(offered())
    offered().close()


def test_the_key_opens_the_choice_of_a_finding_that_has_no_row(open_letter, letter_file):
    page = open_letter(path=without_text(letter_file, "call", required=False))
    page.session.do(ch.SwitchPart("call", False))
    type_in(page, "the the crimes")
    row(page, "doubled-word").stand_button.click()
    page.session.do(ch.SwitchPart("call", True))
    settle(page.window)
    # While a reason is typed the rows stay as they are: what comes now has none.
    waiting = next(f for f in checks(page).panel.findings if f.code == "no-text")
    assert checks(page).panel.row(waiting.id) is None
    checks(page).go(1)
    assert checks(page).panel.selected == waiting.id
    page.view.parts.setFocus()
    page.act("fix")
    assert "Leave the part out" in words_of(offered())
    offered().close()


def test_a_recipient_without_a_form_of_address_is_shown_in_the_recipients(page, qtbot):
    page.session.do(ch.SetRecipients((
        Recipient("ambassador", name="Ana Lima", country="BR"),
        Recipient("ambassador", name="Bo Holm", country="XX"))))
    settle(page.window)
    page.act("next-finding")
    settle(page.window)
    assert page.sheet is None, "going through findings opens no sheet"
    found = row(page, "unknown-country")
    assert checks(page).panel.selected.startswith("unknown-country")
    qtbot.mouseClick(found.show_button, Qt.MouseButton.LeftButton)
    settle(page.window)
    assert page.sheet.list.row() == 1


def test_the_export_sheet_hears_of_findings_that_come_after_it_opened(page):
    model = page.model
    model.type_in(model.field(SUBJECT), "an illegal veto")
    model.maker.settle()
    QApplication.processEvents()  # the page is there, its checks wait
    sheet = page.open_export()
    assert sheet.export_button.text() == "Export 2 files"
    settle(page.window)
    assert "never-written" in codes(page)
    assert sheet.export_button.text() == "Export as draft"


def test_a_field_that_only_the_checks_find_wrong_is_washed_on_the_page(open_letter, letter_file):
    path = letter_file(languages=("en",))
    letter = read_letter(path).letter
    name, value = next((n, v) for n, v in letter.values.items() if n == "refugees")
    write_letter(path, replace(letter, from_facts={
        **letter.from_facts, name: FromFact("refugees.XX", value, "2014-04-03")}))
    page = open_letter(path=path)
    settle(page.window)
    one = next(m for m in checks(page).marks.marked
               if m.finding.code == "figure-of-other-country")
    assert one.finding.severity is PUT_RIGHT and one.finding.place.field == "refugees"
    view = page.view.page
    view.bring_into_view(one.line)
    shown = view.viewport().grab().toImage()
    ratio = shown.devicePixelRatio()
    box = view.box_in_view(one.words[0])
    ground = QColor(shown.pixel(round((box.left() + 1) * ratio), round((box.top() + 1) * ratio)))
    assert ground.red() > ground.blue() + 10


def test_the_button_is_as_wide_as_what_stands_in_it(page):
    button = checks(page).button
    without = button.sizeHint().width()
    type_in(page, "the the crimes")
    assert 0 < button.sizeHint().width() - without <= 40
