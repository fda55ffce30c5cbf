"""What can be done with a letter of the start page: by its menu and by keys, and undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from letterdesk.desktop.settling import settle
from letterdesk.letters.store import read_letter


@pytest.fixture
def desk(open_window, letter_file, monkeypatch, tmp_path):
    """A start page with one letter, its keys on the list. The trash is Letterdesk's own."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    letter_file(name="veto")
    window = open_window()
    settle(window)
    window.start.letters.setFocus(Qt.FocusReason.TabFocusReason)
    window.start.letters.setCurrentIndex(window.start.letters.model().index(0, 0))
    return window


def row(window, name="veto"):
    return next(r for r in window.start_model.letters if r.recent.path.stem == name)


def choose(window, words, name="veto"):
    """Chooses an entry of a row's menu."""
    menu = window.start_page.letter_actions.menu(row(window, name))
    action = next(a for a in menu.actions() if a.text() == words)
    action.trigger()
    settle(window)
    return menu


def files(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "letters").glob("*.letter"))


def test_a_duplicate_stands_beside_it_with_an_id_of_its_own(desk, tmp_path):
    choose(desk, "Duplicate")
    assert len(files(tmp_path)) == 2
    one, two = (read_letter(tmp_path / "letters" / name).letter for name in files(tmp_path))
    assert one.id != two.id and one.title != two.title
    assert one.values == two.values
    desk._toast.button.click()
    settle(desk)
    assert files(tmp_path) == ["veto.letter"]


def test_a_letter_like_this_keeps_choices_and_asks_for_what_is_of_the_case(desk):
    choose(desk, "New letter like this")
    letter = desk.composer.session.letter
    of_case = {f.id for f in letter.pinned.template.field if f.of_this_case}
    assert "resolution" in of_case
    assert not of_case & {name for name, value in letter.values.items()
                          if name not in ("date", "vote_date")}
    assert letter.values.get("signatory")


def test_a_follow_up_takes_the_values_that_its_template_asks_for(desk):
    menu = desk.start_page.letter_actions.menu(row(desk))
    below = next(a.menu() for a in menu.actions() if a.text() == "Follow-up letter")
    next(a for a in below.actions() if a.text() == "Under separate cover").trigger()
    settle(desk)
    letter = desk.composer.session.letter
    assert letter.template == "separate-cover"
    assert letter.values["resolution"] == "S/2014/348"
    assert letter.languages == ("en", "ar")


def test_renaming_by_f2_gives_the_title(desk, qtbot, tmp_path):
    qtbot.keyClick(desk.start.letters, Qt.Key.Key_F2)
    settle(desk)
    qtbot.keyClicks(desk.focusWidget(), "Our letter")
    qtbot.keyClick(desk.focusWidget(), Qt.Key.Key_Return)
    settle(desk)
    assert [r.title for r in desk.start_model.letters] == ["Our letter"]


def test_delete_puts_it_into_the_trash_and_undo_brings_it_back(desk, qtbot, tmp_path):
    before = (tmp_path / "letters" / "veto.letter").read_bytes()
    qtbot.keyClick(desk.start.letters, Qt.Key.Key_Delete)
    settle(desk)
    assert files(tmp_path) == []
    said = [label.text() for label in desk._toast.findChildren(QLabel)]
    assert "“Veto on S/2014/348 · Syria” is in the trash" in said
    desk._toast.button.click()
    settle(desk)
    assert (tmp_path / "letters" / "veto.letter").read_bytes() == before
    assert [r.recent.path.stem for r in desk.start_model.letters] == ["veto"]


def test_a_letter_that_cannot_be_read_offers_only_what_needs_no_reading(desk, tmp_path):
    (tmp_path / "letters" / "broken.letter").write_text("{")
    desk.start_model.look_again()
    settle(desk)
    menu = desk.start_page.letter_actions.menu(row(desk, "broken"))
    words = [a.text() for a in menu.actions() if a.text()]
    assert words == ["Open", "Show in folder", "Delete"]
    assert row(desk, "broken").caption
