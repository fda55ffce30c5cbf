"""Signatories as a table: typed, pasted from a spreadsheet, moved, removed, copied."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from letterdesk.desktop.composer.paste_panel import PastePanel
from letterdesk.desktop.composer.people import People
from letterdesk.desktop.settling import settle
from letterdesk.letters.store import write_letter
from letterdesk.operations.new import NewRequest, new

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PEOPLE = ("Name\tTitle\tOrganisation\tCountry\tShoe size\r\n"
          "Ada Ndiaye\tConvenor\t\"Coalition, \"\"West\"\"\"\tSénégal\t38\r\n"
          "Bo Lind\tDirector\tLind & Sons\tSweden\t44\r\n")


@pytest.fixture
def joint(open_letter, tmp_path, library):
    """A joint letter with three people, and its table."""
    def make(signers=None):
        letter = new(library, NewRequest("joint-letter", ("en",), set=("country=SY",)))
        values = {**letter.values, "signers": signers if signers is not None else [
            {"name": "Zoe One"}, {"name": "Yan Two"}, {"name": "Xia Three"}]}
        path = tmp_path / "letters" / "joint.letter"
        path.parent.mkdir(exist_ok=True)
        from msgspec.structs import replace

        write_letter(path, replace(letter, values=values))
        page = open_letter(path=path)
        page.view.fields.table_asked.emit("signers", False)
        settle(page._window)
        return page, page.sheet
    return make


def names(page):
    return [one if isinstance(one, str) else one["name"]
            for one in page.session.letter.values["signers"]]


def done(page, sheet, qtbot):
    qtbot.mouseClick(sheet.done, Qt.MouseButton.LeftButton)
    settle(page._window)


def paste(page, sheet, qtbot, text):
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(sheet.table, Qt.Key.Key_V, CTRL)
    settle(page._window)
    panel = sheet.stack.currentWidget()
    assert isinstance(panel, PastePanel)
    return panel


def test_the_button_under_the_list_opens_the_table(joint, named, qtbot) -> None:
    page, sheet = joint()
    sheet.close_sheet()
    button = named(page.view.fields.row("signers"), "Edit as a table…")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.sheet.table_model.rowCount() == 3


def test_people_are_pasted_after_a_look_and_nothing_is_left_out_in_silence(joint, qtbot) -> None:
    page, sheet = joint()
    panel = paste(page, sheet, qtbot, PEOPLE)
    assert panel.count.text() == "2 people were found"
    assert panel.left_out.text() == "1 column is left out: Shoe size"
    assert [choice.value() for choice in panel.choices] == [
        "name", "title", "organisation", "country", None]
    panel.choices[4]._take("detail")
    assert not panel.left_out.isVisibleTo(panel)
    qtbot.mouseClick(panel.take, Qt.MouseButton.LeftButton)
    done(page, sheet, qtbot)
    assert page.session.letter.values["signers"][3] == {
        "name": "Ada Ndiaye", "title": "Convenor", "organisation": 'Coalition, "West"',
        "country": "SN", "detail": "38"}
    assert len(names(page)) == 5
    assert page.session.undo_stack.count() == 1
    assert page.model.to_put_right == 0 or "signers" not in {
        finding.place.field for finding in page.model.findings}
    page.act("undo")
    assert len(names(page)) == 3


def test_esc_goes_back_from_what_was_pasted_and_takes_nothing(joint, qtbot) -> None:
    page, sheet = joint()
    panel = paste(page, sheet, qtbot, PEOPLE)
    qtbot.keyClick(panel.take, Qt.Key.Key_Escape)
    assert sheet.stack.currentIndex() == 0 and sheet.isVisible()
    done(page, sheet, qtbot)
    assert len(names(page)) == 3


def test_650_rows_are_pasted(joint, qtbot) -> None:
    page, sheet = joint([])
    rows = "\n".join(f"Person {n}\tOrganisation {n}\tFrance" for n in range(650))
    panel = paste(page, sheet, qtbot, f"Nom\tOrganisme\tPays\n{rows}")
    assert panel.take.text() == "Add 650 people"
    qtbot.mouseClick(panel.take, Qt.MouseButton.LeftButton)
    assert sheet.count.text() == "650 signatories"
    done(page, sheet, qtbot)
    assert len(names(page)) == 650


def test_an_empty_clipboard_says_what_to_do(joint, qtbot) -> None:
    _page, sheet = joint()
    QGuiApplication.clipboard().clear()
    qtbot.mouseClick(sheet.paste, Qt.MouseButton.LeftButton)
    assert "Copy rows of a spreadsheet" in sheet.said.text()


def test_rows_move_and_go_by_keys(joint, qtbot) -> None:
    page, sheet = joint()
    sheet.table.selectRow(0)
    qtbot.keyClick(sheet.table, Qt.Key.Key_Down, ALT)
    assert [one["name"] for one in sheet.table_model.rows][:2] == ["Yan Two", "Zoe One"]
    assert sheet._rows() == [1]
    qtbot.keyClick(sheet.table, Qt.Key.Key_Delete)
    done(page, sheet, qtbot)
    assert names(page) == ["Yan Two", "Xia Three"]


def test_a_cell_is_typed_into_and_a_country_is_known_by_its_name(joint, qtbot) -> None:
    page, sheet = joint()
    index = sheet.table_model.index(0, sheet.table_model.columns.index("country"))
    sheet.table.setCurrentIndex(index)
    sheet.table.edit(index)
    editor = next(w for w in sheet.table.findChildren(QLineEdit) if w.isVisible())
    qtbot.keyClicks(editor, "Sweden")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert index.data() == "Sweden"
    done(page, sheet, qtbot)
    assert page.session.letter.values["signers"][0]["country"] == "SE"


def test_a_signatory_of_the_library_is_added_once_and_not_typed_into(joint, library,
                                                                     qtbot) -> None:
    page, sheet = joint()
    known = next(iter(page.model.signatories()))
    sheet.add.add(known)
    sheet.add.add(known)
    assert sheet.table_model.rows.count(known) == 1
    index = sheet.table_model.index(3, 0)
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable
    done(page, sheet, qtbot)
    assert names(page)[3] == known
    assert known in page.session.letter.pinned.signatories


def test_the_table_is_copied_for_other_programs(joint, qtbot) -> None:
    _page, sheet = joint()
    sheet.table.clearSelection()
    qtbot.mouseClick(sheet.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().splitlines()[:2] == ["Name", "Zoe One"]


def test_what_is_pasted_into_the_list_of_the_form_opens_the_table(joint, qtbot) -> None:
    page, sheet = joint()
    sheet.close_sheet()
    QGuiApplication.clipboard().setText(PEOPLE)
    qtbot.keyClick(page.view.fields.row("signers").control.list, Qt.Key.Key_V, CTRL)
    settle(page._window)
    feature = next(one for one in page.features if isinstance(one, People))
    assert isinstance(feature.sheet.stack.currentWidget(), PastePanel)


def test_several_names_are_typed_with_semicolons(joint, qtbot) -> None:
    page, sheet = joint()
    sheet.add.edit.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(sheet.add.edit, "Una Four")
    qtbot.keyClick(sheet.add.edit, Qt.Key.Key_Return)
    QGuiApplication.clipboard().setText("Ida Five; Eva Six\nEli Seven")
    qtbot.keyClick(sheet.add.edit, Qt.Key.Key_V, CTRL)
    done(page, sheet, qtbot)
    assert names(page)[3:] == ["Una Four", "Ida Five", "Eva Six", "Eli Seven"]
