"""What people do who were told nothing: Enter, arrows, Tab, dragging, undoing everything."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from letterdesk.contacts import Recipient
from letterdesk.desktop.composer.parts_list import PartsList
from letterdesk.desktop.folders import file_words, folder_words
from letterdesk.desktop.settling import settle
from letterdesk.desktop.theme import Size
from letterdesk.desktop.translate import use_language
from letterdesk.desktop.widgets.suggestions import Suggestion, ranked
from letterdesk.letters import changes as ch
from letterdesk.settings import Settings

LEFT = Qt.MouseButton.LeftButton


def typed_in(qtbot, page, named, label: str, words: str) -> QLineEdit:
    box = named(page.view, label, QLineEdit)
    box.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(box, words)
    QApplication.processEvents()
    return box


def popup_of(page, field: str):
    return page.view.fields.row(field).control.list.popup


# Suggestions


def test_the_arrow_and_enter_choose_one_suggestion(open_letter, named, qtbot) -> None:
    page = open_letter()
    typed_in(qtbot, page, named, "Who cast the veto", "kor")
    popup = popup_of(page, "vetoing_states")
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    settle(page._window)
    assert page.session.letter.values["vetoing_states"] == ["RU", "CN", "KR"]
    assert named(page.view, "Who cast the veto", QLineEdit).text() == ""


def test_enter_takes_the_nearest_suggestion_which_is_marked(open_letter, named, qtbot) -> None:
    page = open_letter()
    typed_in(qtbot, page, named, "Country concerned", "rus")
    popup = popup_of(page, "country")
    assert popup.currentIndex().data() == "Russia"
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    settle(page._window)
    assert page.session.letter.values["country"] == "RU"


def test_tab_takes_what_is_sure_and_keeps_what_is_not(open_letter, named, qtbot) -> None:
    page = open_letter()
    typed_in(qtbot, page, named, "Who cast the veto", "fran")
    qtbot.keyClick(popup_of(page, "vetoing_states"), Qt.Key.Key_Tab)
    settle(page._window)
    assert page.session.letter.values["vetoing_states"] == ["RU", "CN", "FR"]
    typed_in(qtbot, page, named, "Who cast the veto", "united")
    qtbot.keyClick(popup_of(page, "vetoing_states"), Qt.Key.Key_Tab)
    settle(page._window)
    assert page.session.letter.values["vetoing_states"] == ["RU", "CN", "FR", "united"]


def test_the_list_stands_below_its_box_as_wide_as_it(open_letter, named, qtbot) -> None:
    page = open_letter()
    box = page.view.fields.row("country").control
    typed_in(qtbot, page, named, "Country concerned", "zeal")
    popup, corner = popup_of(page, "country"), box.mapToGlobal(QPoint(0, 0))
    assert (popup.x(), popup.width()) == (corner.x(), box.width())
    assert popup.y() >= corner.y() + box.height() or popup.geometry().bottom() < corner.y()
    assert popup.model().rowCount() == 1


def test_the_nearest_name_comes_first() -> None:
    names = [Suggestion(code, name, found) for code, name, found in (
        ("BY", "Belarus", "belarus by"), ("CY", "Cyprus", "cyprus cy"),
        ("RU", "Russia", "russia ru rossiya"), ("DE", "Germany", "germany de allemagne"))]
    found = [s.value for _rank, s in ranked(names, "Rus")]
    assert found == ["RU", "BY", "CY"] or found[0] == "RU"
    assert ranked(names, "cy")[0][1].value == "CY"
    assert [s.value for _rank, s in ranked(names, "allem")] == ["DE"]
    assert ranked(names, "atlantis") == []


def test_an_empty_box_says_what_to_do_from_the_start(open_letter, named) -> None:
    page = open_letter(given=("resolution=S/2014/348",))
    assert named(page.view, "Country concerned", QLineEdit).placeholderText() == "Choose"
    assert named(page.view, "Who cast the veto", QLineEdit).placeholderText() == "Add"


# Signatories


def test_everyone_whom_the_library_knows_can_sign(open_letter) -> None:
    page = open_letter()
    box = page.view.fields.row("signatory").control
    menu: QMenu = box.menu()
    other = next(a for a in menu.actions() if a.text().startswith("Karim Zayed"))
    other.trigger()
    settle(page._window)
    assert page.session.letter.values["signatory"] == "karim-zayed"
    assert "karim-zayed" in page.session.letter.pinned.signatories
    assert next(r.note for r in page.model.rows() if r.part == "signature") == "Karim Zayed"
    assert page.session.undo_stack.count() == 1
    page.act("undo")
    assert "karim-zayed" not in page.session.letter.pinned.signatories


# Keys


def test_enter_presses_the_button_that_has_the_focus(open_letter, qtbot) -> None:
    page = open_letter()
    sheet = page.open_recipients()
    assert sheet.empty.isVisibleTo(sheet)
    qtbot.keyClick(sheet.empty.first, Qt.Key.Key_Return)
    assert sheet.person.isVisibleTo(sheet)
    qtbot.keyClick(sheet.done, Qt.Key.Key_Enter)
    settle(page._window)
    assert len(page.session.letter.recipients) == 1


def test_a_list_of_recipients_that_is_emptied_says_so(open_letter, qtbot) -> None:
    page = open_letter()
    sheet = page.open_recipients()
    sheet.add.click()
    sheet.remove.click()
    assert sheet.empty.isVisibleTo(sheet)
    assert not sheet.person.isVisibleTo(sheet)


def test_the_keys_bring_a_card_below_the_fold_into_view(open_window, qtbot) -> None:
    window = open_window()
    window.resize(1440, 700)
    settle(window)
    start, gallery = window.start, window.start.gallery
    last = gallery.model().index(gallery.model().rowCount() - 1, 0)
    gallery.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(gallery.model().rowCount()):
        qtbot.keyClick(gallery, Qt.Key.Key_Down)
        qtbot.keyClick(gallery, Qt.Key.Key_Right)
    assert gallery.currentIndex() == last
    box = gallery.visualRect(last)
    box.moveTo(gallery.mapTo(start.area.viewport(), box.topLeft()))
    assert start.area.viewport().rect().contains(box)


# Long values


def test_a_long_state_alone_in_its_box_takes_one_line(open_letter) -> None:
    page = open_letter("country=KP")
    page._window.resize(1440, 900)
    settle(page._window)
    box = page.view.fields.row("country").control
    assert box.heightForWidth(box.width()) == Size.CONTROL


def test_a_problem_begins_like_a_sentence(open_letter) -> None:
    page = open_letter("resolution_subject=" + "x" * 300)
    page.view.fields.judge("resolution_subject")
    assert page.view.fields.row("resolution_subject").help.text().startswith("This has 300")


def test_long_names_of_recipients_are_cut_at_the_edge_of_the_list(open_letter) -> None:
    page = open_letter()
    page.session.do(ch.SetRecipients(tuple(
        Recipient(role="ambassador", name=f"Maximiliana {'Konstantinopoulou ' * 4}{number}",
                  country="FR") for number in range(12))))
    sheet = page.open_recipients()
    settle(page._window)
    names = sheet.list
    assert len(names.names()) == 12
    assert names.visualRect(names.model().index(11, 0)).width() <= names.viewport().width()
    assert not names.horizontalScrollBar().isVisible()
    sheet.person._lines["name"].edit.textEdited.emit("Ana")
    assert names.names()[0] == "Ana, France"
    assert names.row() == 0


# Dragging


def centre(parts: PartsList, part: str) -> QPoint:
    model = parts.model()
    return parts.visualRect(model.index(model.row_of(part), 0)).center()


def order_of(page) -> list[str]:
    return [part.part for part in page.session.letter.parts]


def drag(qtbot, parts: PartsList, start: QPoint, end: QPoint) -> None:
    place = parts.viewport()
    qtbot.mousePress(place, LEFT, pos=start)
    for share in (0.3, 0.7, 1.0):
        qtbot.mouseMove(place, start + (end - start) * share)


@pytest.mark.parametrize(("to", "behind"), [(-4, "opening"), (4, "position")])
def test_a_part_is_dragged_to_where_the_line_stands(open_letter, qtbot, to, behind) -> None:
    page = open_letter()
    parts = page.view.parts
    end = centre(parts, "position") + QPoint(0, to)
    drag(qtbot, parts, centre(parts, "situation") - QPoint(0, 2), end)
    qtbot.mouseRelease(parts.viewport(), LEFT, pos=end)
    settle(page._window)
    order = order_of(page)
    assert order[order.index("situation") - 1] == behind
    assert page.session.undo_stack.count() == (1 if behind == "opening" else 0)
    assert parts.part() == "situation"


def test_a_part_is_dragged_to_the_end_and_undo_brings_it_back(open_letter, qtbot) -> None:
    page = open_letter()
    parts, before = page.view.parts, order_of(page)
    end = QPoint(60, parts.viewport().height() - 2)
    drag(qtbot, parts, centre(parts, "position"), end)
    qtbot.mouseRelease(parts.viewport(), LEFT, pos=end)
    settle(page._window)
    assert order_of(page)[-1] == "position"
    assert "moving" in page.session.undo_stack.undoText()
    page.act("undo")
    assert order_of(page) == before


def test_esc_leaves_a_dragged_part_where_it_was(open_letter, qtbot) -> None:
    page = open_letter()
    parts, before = page.view.parts, order_of(page)
    end = centre(parts, "call")
    drag(qtbot, parts, centre(parts, "opening"), end)
    qtbot.keyClick(parts, Qt.Key.Key_Escape)
    qtbot.mouseRelease(parts.viewport(), LEFT, pos=end)
    settle(page._window)
    assert order_of(page) == before
    assert page.session.undo_stack.count() == 0


# Languages


def test_undoing_a_language_shows_one_that_the_letter_has(open_letter, page_text) -> None:
    page = open_letter(languages=("en",))
    before = page_text(page)
    menu = page._language_menu()
    next(a for a in menu.actions() if "Français" in a.text()).trigger()
    settle(page._window)
    assert page.model.language == "fr"
    page.act("undo")
    settle(page._window)
    assert page.model.language == "en"
    assert page_text(page) == before
    assert page.model.to_put_right == 0


def test_a_value_of_many_versions_says_of_which_it_is(open_letter) -> None:
    page = open_letter(languages=("en", "fr"))
    assert page.view.fields.row("resolution_subject").note.text() == "English"
    assert page.view.fields.row("resolution").note.text() == ""
    page.model.show_language("fr")
    settle(page._window)
    assert page.view.fields.row("resolution_subject").note.text() == "Français"


# What is told


def test_a_figure_past_its_review_says_so(open_letter) -> None:
    page = open_letter("date=2016-10-08")
    fact = page.view.fields.row("casualties").control
    assert "review was due on 1 July 2014" in fact.accessibleName()
    page.model.session.do(ch.SetField("date", "2014-05-22"))
    settle(page._window)
    assert "review by 1 July 2014" in page.view.fields.row("casualties").control.accessibleName()


def test_the_status_bar_does_not_call_a_lost_file_saved(open_letter, qtbot) -> None:
    page = open_letter()
    with qtbot.waitSignal(page.session.file_gone, timeout=5000):
        page.session.path.unlink()
    assert "Not saved" in page.status.words()
    assert not any(words.startswith("Saved ") for words in page.status.words())


def test_folders_are_named_as_people_name_them(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "Papers"))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert folder_words(tmp_path / "Papers" / "Letters" / "2016") == "Documents / Letters / 2016"
    assert folder_words(tmp_path / "Desktop") == "Home / Desktop"
    assert folder_words(Path(tempfile.gettempdir()) / "x" / "Letters") == \
        "Temporary files / x / Letters"
    assert folder_words(Path("/mnt/office/Letters")) == "mnt / office / Letters"
    use_language("ar")
    try:
        assert folder_words(Path("/mnt/office")) == "\u2066mnt / office\u2069"
    finally:
        use_language("en")


def test_the_ending_stands_behind_an_arabic_name_of_a_file() -> None:
    assert file_words("نقض.pdf") == "\u2066نقض.pdf\u2069"
    assert file_words("Veto.pdf") == "Veto.pdf"


def test_after_an_export_that_failed_enter_tries_again(open_letter, qtbot) -> None:
    page = open_letter()
    sheet = page.open_export()
    sheet.form.folder.show_folder(page.session.path.parent / "nowhere")
    settle(page._window)
    qtbot.keyClick(sheet.export_button, Qt.Key.Key_Return)
    sheet.wait()
    settle(page._window)
    assert "trouble" in sheet.banners.words()
    assert QApplication.focusWidget() is sheet.export_button


def test_the_sheet_of_an_export_shows_no_raw_path(open_letter, monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path))
    page = open_letter()
    sheet = page.open_export()
    assert sheet.form.folder.words() == "Documents / letters"
    sheet.start()
    sheet.wait()
    settle(page._window)
    assert sheet.outcome.folder.text() == "Documents / letters"


def test_settings_name_the_usual_folder_as_people_do(open_window, monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "Papers"))
    window = open_window()
    window.use_settings(Settings())
    window.settings.show_settings()
    assert window.settings.letters.edit.placeholderText() == "Documents / Letters"
