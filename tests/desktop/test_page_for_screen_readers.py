"""The page as a screen reader finds it: the parts of the letter, each with its words."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from letterdesk.desktop.settling import settle
from letterdesk.letters.changes import InsertAfter, SwitchPart
from tests.desktop.closing import delete_now

Name, Value, Description = (QAccessible.Text.Name, QAccessible.Text.Value,
                            QAccessible.Text.Description)


def children(page):
    interface = QAccessible.queryAccessibleInterface(page.view.page)
    return [interface.child(n) for n in range(interface.childCount())]


def test_the_parts_of_the_letter_are_read_in_their_order(open_letter):
    page = open_letter()
    settle(page.window)
    interface = QAccessible.queryAccessibleInterface(page.view.page)
    assert interface.role() == QAccessible.Role.Document
    read = {child.text(Name): child.text(Value) for child in children(page)}
    assert list(read)[:3] == ["Date", "Salutation", "Opening"]
    assert read["Salutation"] == "Dear Excellency,"
    assert "Russia and China" in read["Position"]
    assert all(interface.indexOfChild(child) == n for n, child in enumerate(children(page)))


def test_what_is_left_out_is_not_read_and_what_is_added_is(open_letter):
    page = open_letter()
    page.session.do(SwitchPart("situation", False))
    page.session.do(InsertAfter("opening", "en", ({"p": ["We met in Geneva."]},)))
    settle(page.window)
    read = {child.text(Name): child.text(Value) for child in children(page)}
    assert "Situation" not in read
    assert "We met in Geneva." in read.values()


def test_a_part_says_what_waits_in_it_and_where_it_stands(open_letter):
    page = open_letter("earlier_draft=A/66/L.42/Rev2", languages=("en",))
    settle(page.window)
    position = next(c for c in children(page) if c.text(Name) == "Position")
    assert position.text(Description) == "1 to put right"
    assert position.role() == QAccessible.Role.Paragraph
    box = position.rect()
    assert box.width() > 200 and box.height() > 30
    interface = QAccessible.queryAccessibleInterface(page.view.page)
    assert interface.childAt(box.center().x(), box.center().y()) is position


def test_pages_that_were_read_go_away_without_a_trace(open_letter, letter_file):
    page = open_letter()
    window = page.window
    path = letter_file(name="other")
    for _turn in range(8):
        assert children(window.composer)
        window.open_path(path)
        settle(window)
        delete_now()
    QApplication.processEvents()
    assert children(window.composer)
