"""The export sheet: what it asks, what it makes, what it says."""

from __future__ import annotations

import email
import email.policy

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from letterdesk.contacts import Recipient
from letterdesk.desktop.export_sheet import outcome, view, view_model
from letterdesk.desktop.settling import settle
from letterdesk.desktop.widgets.buttons import Button
from letterdesk.letters.changes import SetRecipients


def finish(page) -> None:
    page.sheet.wait()
    settle(page._window)


def test_the_files_that_are_named_are_the_files_that_are_made(open_letter, named, qtbot) -> None:
    page = open_letter()
    sheet = page.open_export()
    settle(page._window)
    assert sheet.export_button.text() == "Export 2 files"
    qtbot.mouseClick(named(sheet, "E-mail text"), Qt.MouseButton.LeftButton)
    assert sheet.export_button.text() == "Export 3 files"
    folder = page.session.path.parent
    qtbot.mouseClick(sheet.export_button, Qt.MouseButton.LeftButton)
    finish(page)
    names = sorted(path.suffix for path in folder.iterdir())
    assert names == [".docx", ".letter", ".pdf", ".txt"]
    assert sheet.outcome.title.text() == "3 files exported"
    assert (folder / "Veto on S-2014-348 · Syria.pdf").read_bytes().startswith(b"%PDF")


def test_an_export_is_kept_as_a_snapshot_that_undo_does_not_lose(open_letter, qtbot) -> None:
    page = open_letter()
    page.model.type_in(page.model.field("resolution"), "S/2014/999")
    sheet = page.open_export()
    sheet.start()
    finish(page)
    kept = page.session.letter.snapshots
    assert kept[-1].name.startswith("Export")
    page.act("undo")
    assert page.session.letter.snapshots == kept
    assert page.session.save_now()


def test_while_something_is_to_put_right_the_letter_goes_out_as_a_draft(open_letter,
                                                                        qtbot) -> None:
    page = open_letter("earlier_draft=A/66/L.42/Rev2")
    sheet = page.open_export()
    settle(page._window)
    assert sheet.export_button.text() == "Export as draft"
    assert "1 thing must be put right" in sheet.banners.words()["draft"]
    sheet.start()
    finish(page)
    assert sheet.plan.draft
    assert list(page.session.path.parent.glob("*.pdf"))


def test_show_closes_the_sheet_and_goes_to_what_is_to_put_right(open_letter, named,
                                                                qtbot) -> None:
    page = open_letter("earlier_draft=A/66/L.42/Rev2")
    sheet = page.open_export()
    settle(page._window)
    qtbot.mouseClick(named(sheet, "Show"), Qt.MouseButton.LeftButton)
    assert page.sheet is None
    assert page.view.fields.focused_field() == "earlier_draft"


def test_files_that_are_there_already_are_named_before(open_letter, qtbot) -> None:
    page = open_letter()
    sheet = page.open_export()
    there = sheet.plan_now().files()[0][2]
    there.write_bytes(b"old")
    sheet._changed()
    assert f"{there.name} is there and will be replaced." == sheet.form.help_words()


def test_each_language_has_files_of_its_own(open_letter) -> None:
    page = open_letter()
    sheet = page.open_export()
    for box in sheet.form.languages.values():
        box.setChecked(True)
    names = [path.name for _language, _kind, path in sheet.plan_now().files()]
    assert [name.rpartition("-")[2] for name in names] == ["en.pdf", "en.docx", "ar.pdf",
                                                           "ar.docx"]


def test_a_target_that_cannot_be_written_is_said_and_the_letter_is_safe(open_letter,
                                                                        qtbot) -> None:
    page = open_letter()
    sheet = page.open_export()
    sheet.form.folder.show_folder(page.session.path.parent / "nowhere")
    sheet.start()
    finish(page)
    assert sheet.banners.words()["trouble"].startswith("The letter is safe. The folder is not")
    assert sheet.export_button.isEnabled()


def test_stop_ends_the_export_between_files(open_letter, monkeypatch) -> None:
    page = open_letter()
    plan = page.open_export().plan_now()
    work = view_model.run(plan, page.session, "")
    asked = iter([False, False, True, True, True, True])
    outcome = work(lambda _done, _of: None, lambda: next(asked))
    assert outcome.stopped
    assert len(outcome.files) == 1


def test_export_again_makes_the_same_files_without_asking(open_letter) -> None:
    page = open_letter()
    page.act("export-again")
    assert page.sheet is not None
    page.sheet.start()
    finish(page)
    made = page.sheet.plan.files()
    page.sheet.close_sheet()
    for _language, _kind, path in made:
        path.unlink()
    page.act("export-again")
    finish(page)
    assert all(path.exists() for _language, _kind, path in made)


def test_tab_stays_inside_the_sheet_and_esc_gives_the_focus_back(open_letter, qtbot) -> None:
    page = open_letter()
    page.view.fields.focus_field("resolution")
    before = QApplication.focusWidget()
    sheet = page.open_export()
    settle(page._window)
    for _ in range(14):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert sheet.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert page.sheet is None
    assert QApplication.focusWidget() is before


def test_files_are_named_by_places_that_are_typed_around(open_letter, qtbot) -> None:
    page = open_letter()
    sheet = page.open_export()
    edit = sheet.form.names.edit
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    sheet.form.names.take("date")
    qtbot.keyClicks(edit, " to ")
    sheet.form.names.take("language")
    assert sheet.form.names.pattern() == "{date} to {language}"
    assert sheet.form.help_words() == "2014-05-22 to en.pdf"
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    assert sheet.form.names.pattern() == "{date} to "
    sheet.start()
    finish(page)
    assert (page.session.path.parent / "2014-05-22 to.pdf").exists()
    assert page.desk.settings.file_names == "{date} to "


def test_a_file_that_is_there_is_replaced_or_kept_as_asked(open_letter, named, qtbot) -> None:
    page = open_letter()
    sheet = page.open_export()
    settle(page._window)
    there = sheet.plan_now().files()[0][2]
    there.write_bytes(b"old")
    sheet._changed()
    assert sheet.export_button.text() == "Export 2 files, replace 1"
    qtbot.mouseClick(named(sheet, "Keep both"), Qt.MouseButton.LeftButton)
    finish(page)
    assert there.read_bytes() == b"old"
    assert there.with_stem(f"{there.stem} 2").read_bytes().startswith(b"%PDF")


def test_a_file_that_word_holds_stays_whole_and_another_name_is_offered(open_letter, named,
                                                                        qtbot) -> None:
    page = open_letter()
    sheet = page.open_export()
    settle(page._window)
    named(sheet, "PDF").setChecked(False)
    there = sheet.plan_now().files()[0][2]
    there.write_bytes(b"open in Word")
    there.with_name(f"~${there.name[2:]}").write_bytes(b"owner")
    sheet.start()
    finish(page)
    assert there.read_bytes() == b"open in Word"
    assert "Another program has this file open" in sheet.banners.words()["trouble"]
    qtbot.mouseClick(named(sheet, "Use another name"), Qt.MouseButton.LeftButton)
    finish(page)
    assert there.with_stem(f"{there.stem} 2").read_bytes().startswith(b"PK")


def test_exported_files_are_copied_for_a_message(open_letter, named, qtbot) -> None:
    page = open_letter()
    sheet = page.open_export()
    sheet.start()
    finish(page)
    qtbot.mouseClick(named(sheet, "Copy"), Qt.MouseButton.LeftButton)
    copied = [url.toLocalFile() for url in QApplication.clipboard().mimeData().urls()]
    assert copied == [str(path) for _language, _kind, path in sheet.plan.files()]


def test_the_first_file_is_opened_afterwards_where_that_is_asked(open_letter, named, qtbot,
                                                                 monkeypatch) -> None:
    opened = []
    monkeypatch.setattr(view, "open_file", opened.append)
    page = open_letter()
    sheet = page.open_export()
    settle(page._window)
    qtbot.mouseClick(named(sheet, "Open the first file"), Qt.MouseButton.LeftButton)
    sheet.start()
    finish(page)
    assert [path.suffix for path in opened] == [".pdf"]


def test_a_name_that_no_system_takes_cannot_be_exported(open_letter) -> None:
    page = open_letter()
    sheet = page.open_export()
    sheet.form.names.show_pattern("{no-such-place}")
    assert not sheet.export_button.isEnabled()
    sheet.form.names.show_pattern("a/b")
    assert sheet.plan_now().stems == ("a-b",)
    assert sheet.export_button.isEnabled()


def test_a_letter_in_one_language_asks_for_none(open_letter) -> None:
    page = open_letter(languages=("en",))
    sheet = page.open_export()
    settle(page._window)
    assert sheet.plan_now().languages == ("en",)
    assert sheet.form.languages == {}


def test_while_a_sheet_stands_no_action_reaches_the_letter_below(open_letter) -> None:
    page = open_letter()
    page.open_export()
    for name in ("page-letters", "new", "part-switch", "undo"):
        page._window.act(name)
    assert page._window.composer is page
    assert page.session.undo_stack.count() == 0


def message_letter(open_letter):
    page = open_letter()
    sheet = page.open_export()
    settle(page._window)
    return page, sheet


def test_a_message_opens_in_the_mail_program(open_letter, named, qtbot, monkeypatch) -> None:
    opened = []
    monkeypatch.setattr(outcome, "open_file", opened.append)
    page, sheet = message_letter(open_letter)
    qtbot.mouseClick(named(sheet, "E-mail"), Qt.MouseButton.LeftButton)
    assert sheet.export_button.text() == "Export 3 files"
    qtbot.mouseClick(sheet.export_button, Qt.MouseButton.LeftButton)
    finish(page)
    qtbot.mouseClick(named(sheet, "Open in mail program"), Qt.MouseButton.LeftButton)
    (path,) = opened
    assert path == page.session.path.parent / "Veto on S-2014-348 · Syria.eml"
    made = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert made["X-Unsent"] == "1"
    assert [a.get_content() for a in made.iter_attachments()] == [
        path.with_suffix(ending).read_bytes() for ending in (".pdf", ".docx")]


def test_only_a_message_has_a_way_to_the_mail_program(open_letter, named, qtbot) -> None:
    page, sheet = message_letter(open_letter)
    sheet.start()
    finish(page)
    shown = [button.text() for button in sheet.outcome.findChildren(Button)]
    assert "Open" in shown and "Open in mail program" not in shown


def test_each_recipient_gets_a_message_in_their_language(open_letter, named, qtbot) -> None:
    page = open_letter(languages=("en", "fr"))
    page.session.do(SetRecipients((
        Recipient("ambassador", country="FR", language="fr", email="paris@example.org"),
        Recipient("ambassador", country="EG", language="ar", email="cairo@example.org"))))
    sheet = page.open_export()
    settle(page._window)
    for name in ("PDF", "Word", "E-mail", "Français"):
        qtbot.mouseClick(named(sheet, name), Qt.MouseButton.LeftButton)
    assert [(language, kind, path.name) for language, kind, path in sheet.plan_now().files()] == [
        ("fr", "eml", "Veto on S-2014-348 · Syria-la France.eml"),
        ("en", "eml", "Veto on S-2014-348 · Syria-Egypt.eml")]
    sheet.start()
    finish(page)
    assert sheet.outcome.title.text() == "2 files exported"
