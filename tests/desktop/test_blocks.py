"""Choosing the text of a part with a look at each, and adding blocks and paragraphs anywhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from letterdesk.desktop.composer.blocks import Blocks
from letterdesk.desktop.settling import settle

NO_KEYS = Qt.KeyboardModifier.NoModifier


def blocks_of(page) -> Blocks:
    return next(one for one in page.features if isinstance(one, Blocks))


@pytest.fixture
def popup_of(open_letter, qtbot):
    """The popup below a part, opened by F4."""
    def make(part="position", **options):
        page = open_letter(**options)
        page.view.parts.select(part)
        page.view.parts.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(page.view.parts, Qt.Key.Key_F4)
        settle(page._window)
        popup = QApplication.activePopupWidget()
        assert popup is not None
        return page, popup
    return make


@pytest.fixture
def sheet_of(open_letter):
    """The sheet that adds a block behind a part."""
    def make(part="position", **options):
        page = open_letter(**options)
        page.view.parts.select(part)
        page.act("part-add")
        settle(page._window)
        return page, page.sheet
    return make


def test_each_text_of_a_part_is_shown_as_it_would_be_printed_the_one_in_use_checked(
        popup_of) -> None:
    page, popup = popup_of("close")
    cards = popup.cards.cards()
    [current] = [card for card in cards if card.is_current]
    assert current.block == page.model.composition.part("close").block
    assert popup.cards.card() == current
    assert all(card.preview for card in cards)
    assert current.preview == page.model.composition.part("close").text
    assert len({card.preview for card in cards}) > 1
    assert all(card.about for card in cards)
    assert current.name in current.spoken and "chosen" in current.spoken


def test_the_look_at_a_text_has_the_values_of_the_letter(popup_of) -> None:
    _page, popup = popup_of("position")
    assert any("Russia and China" in card.preview for card in popup.cards.cards())


def test_a_text_is_chosen_by_arrows_and_enter_and_esc_leaves_it(popup_of, qtbot, page_text,
                                                                ) -> None:
    page, popup = popup_of("close")
    before = page.model.composition.part("close").block
    popup.cards.go(1)
    qtbot.keyClick(popup.cards, Qt.Key.Key_Return)
    settle(page._window)
    after = page.model.composition.part("close").block
    assert after != before
    assert page.session.letter.parts[-2].block == after
    assert page._actions["undo"].text() == "Undo choosing the text of “Close”"
    assert page.view.parts.hasFocus()
    qtbot.keyClick(page.view.parts, Qt.Key.Key_F4)
    settle(page._window)
    qtbot.keyClick(QApplication.activePopupWidget().cards, Qt.Key.Key_Escape)
    settle(page._window)
    assert QApplication.activePopupWidget() is None
    assert page.model.composition.part("close").block == after


def test_a_text_is_chosen_with_the_pointer(popup_of, qtbot) -> None:
    page, popup = popup_of("close")
    row = next(n for n, card in enumerate(popup.cards.cards()) if not card.is_current)
    where = popup.cards.visualRect(popup.cards.model().index(row, 0)).center()
    block = popup.cards.cards()[row].block
    qtbot.mouseClick(popup.cards.viewport(), Qt.MouseButton.LeftButton, pos=where)
    settle(page._window)
    assert page.model.composition.part("close").block == block


def test_a_choice_is_given_back_to_the_template(popup_of, qtbot) -> None:
    page, popup = popup_of("close")
    assert popup.cards.cards()[-1].block is not None
    popup.cards.chosen.emit("close-yours-sincerely")
    settle(page._window)
    qtbot.keyClick(page.view.parts, Qt.Key.Key_F4)
    settle(page._window)
    again = QApplication.activePopupWidget().cards
    assert again.cards()[-1].name == "Let the template choose"
    for _ in again.cards():
        again.go(1)
    qtbot.keyClick(again, Qt.Key.Key_Return)
    settle(page._window)
    assert next(p for p in page.session.letter.parts if p.part == "close").block is None


def test_a_draft_says_so_and_an_approved_text_is_silent(open_letter, popup_of, library) -> None:
    from letterdesk.desktop.composer.block_choice import status_pill

    assert status_pill("approved") is None
    icon, words, _tone = status_pill("submitted")
    assert (icon, words) == ("clock", "Submitted")
    _page, popup = popup_of("position")
    assert all(card.status is None for card in popup.cards.cards())


def test_the_sheet_offers_a_free_paragraph_first_then_the_library_with_reasons(sheet_of) -> None:
    _page, sheet = sheet_of()
    cards = sheet.cards.cards()
    assert cards[0].name == "A free paragraph" and cards[0].is_open
    by_block = {card.block: card for card in cards if card.block}
    assert by_block["neutral-on-referral"].note == "in the letter"
    assert by_block["thanks-for-vote"].preview
    assert by_block["meeting-points"].why_not.startswith("It prints “Points to discuss”")
    headings = [card.name for card in cards if not card.is_choice]
    assert headings[0] == "Opening" and headings[-1] == "Not for this letter"


def test_a_block_is_found_by_words_of_its_text_and_stands_behind_the_focused_part(
        sheet_of, qtbot, page_text) -> None:
    page, sheet = sheet_of("situation")
    qtbot.keyClicks(sheet.search.edit, "thank vote")
    found = [card.block for card in sheet.cards.cards() if card.is_choice]
    assert "thanks-for-vote" in found and None not in found
    while sheet.cards.card().block != "thanks-for-vote":
        qtbot.keyClick(sheet.search.edit, Qt.Key.Key_Down)
    qtbot.keyClick(sheet.search.edit, Qt.Key.Key_Return)
    settle(page._window)
    order = [row.part for row in page.model.rows()]
    assert order[order.index("situation") + 1] == "added-1"
    assert page.view.parts.part() == "added-1"
    assert page.view.parts.row().block == "thanks-for-vote"
    assert page.view.parts.row().name in page._actions["undo"].text()
    page.act("undo")
    settle(page._window)
    assert "added-1" not in [row.part for row in page.model.rows()]


def test_what_is_not_found_offers_the_nearest_word(sheet_of, qtbot) -> None:
    _page, sheet = sheet_of()
    qtbot.keyClicks(sheet.search.edit, "referal")
    assert "referral" in sheet.nothing.text()
    assert not sheet.add.isEnabled()


def test_a_block_that_does_not_fit_is_not_added(sheet_of, qtbot) -> None:
    page, sheet = sheet_of()
    qtbot.keyClicks(sheet.search.edit, "points to discuss")
    assert sheet.cards.card() is None or not sheet.cards.card().is_open
    assert not sheet.add.isEnabled()
    qtbot.keyClick(sheet.search.edit, Qt.Key.Key_Return)
    assert page.session.undo_stack.count() == 0


def test_del_removes_an_added_block_and_the_toast_brings_it_back(sheet_of, qtbot) -> None:
    page, sheet = sheet_of()
    qtbot.keyClicks(sheet.search.edit, "thanks for vote")
    sheet.cards.chosen.emit("thanks-for-vote")
    settle(page._window)
    qtbot.keyClick(page.view.parts, Qt.Key.Key_Delete)
    settle(page._window)
    assert page.view.parts.row().part != "added-1"
    qtbot.mouseClick(page._window._toast.button, Qt.MouseButton.LeftButton)
    settle(page._window)
    assert "added-1" in [row.part for row in page.model.rows()]


def test_a_free_paragraph_is_added_and_is_to_put_right_until_it_has_words(sheet_of, qtbot) -> None:
    page, sheet = sheet_of()
    opened = []
    page.commands["part-edit"] = lambda: opened.append(page.view.parts.part())
    qtbot.mouseClick(sheet.add, Qt.MouseButton.LeftButton)
    settle(page._window)
    assert opened == ["added-1"]
    row = next(row for row in page.model.rows() if row.part == "added-1")
    assert row.added and row.to_put_right == 1 and row.mark == ("circle-alert", "error")


def test_an_added_block_moves_with_alt_and_arrows(sheet_of, qtbot) -> None:
    page, sheet = sheet_of()
    sheet.cards.chosen.emit("thanks-for-vote")
    settle(page._window)
    qtbot.keyClick(page.view.parts, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    settle(page._window)
    order = [row.part for row in page.model.rows()]
    assert order.index("added-1") == order.index("position") - 1
    assert page.view.parts.part() == "added-1"
    name = page.view.parts.row().name
    assert page.view.parts.announced == f"{name}: {order.index('added-1') + 1} of {len(order)}"


def test_the_button_under_the_list_opens_the_sheet_and_the_list_is_as_high_as_its_rows(
        open_letter, named, qtbot) -> None:
    page = open_letter()
    button = named(page.view, "Add a block")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.sheet is not None and page.sheet.isVisible()
    parts = page.view.parts
    last = parts.visualRect(parts.model().index(parts.model().rowCount() - 1, 0))
    assert parts.viewport().rect().contains(last)
    assert button.mapTo(page.view, button.rect().topLeft()).y() > parts.geometry().bottom() - 2


def test_a_letter_that_is_only_read_takes_no_block(open_letter, named) -> None:
    from letterdesk.resources import bundled_library

    page = open_letter(path=bundled_library() / "examples" / "veto-reform.en.letter")
    assert not named(page.view, "Add a block").isEnabled()
    page.act("part-add")
    assert page.sheet is None


def test_marks_say_what_waits_in_a_part(open_letter) -> None:
    page = open_letter()
    page.view.parts.show_waiting({"call": (0, 2), "position": (1, 1)})
    rows = {row.part: row for row in page.view.parts._model._rows}
    assert rows["call"].mark == ("triangle-alert", "warning")
    assert "2 to look at" in rows["call"].spoken
    assert rows["position"].mark == ("circle-alert", "error")
    assert rows["situation"].mark is None
