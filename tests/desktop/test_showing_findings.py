"""From a finding of the Checks panel to the place where it is put right."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from letterdesk.desktop.composer.checks_panel.finding_row import FindingRow
from letterdesk.desktop.settling import settle
from tests.desktop.test_checks_panel import checks, row, type_in, words_of


@pytest.fixture
def page(open_letter):
    """An English letter in which nothing is wrong."""
    page = open_letter(languages=("en",))
    settle(page.window)
    return page


def test_a_symbol_of_another_time_names_the_date_it_is_held_against(page):
    type_in(page, "S/2012/77", "resolution")
    found = row(page, "symbol-date")
    assert any("Date of the vote" in words for words in words_of(found))
    assert not any("“Draft resolution”" in words for words in words_of(found))


def test_show_of_a_field_opens_the_form_there(page, qtbot):
    """A field that stands nowhere on the page: the form is the only place to see it."""
    type_in(page, "", "vetoed_drafts")
    found = row(page, "missing")
    show = next(b for b in found.findChildren(QAbstractButton) if b.text() == "Show")
    qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    settle(page.window)
    assert page.view.middle.shown == "fields"
    assert page.view.fields.focused_field() == "vetoed_drafts"
    assert page.view.fields.row("vetoed_drafts").isVisible()


def test_the_keys_stay_in_the_panel_while_it_hides_the_form(page):
    type_in(page, "S/2012/77", "resolution")
    found = row(page, "symbol-date")
    for _ in checks(page).panel.findings:
        page.act("next-finding")
        settle(page.window)
        focused = QApplication.focusWidget()
        assert isinstance(focused, FindingRow) and focused.isVisible()
    assert found.isVisible()
