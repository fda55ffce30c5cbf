"""The Checks panel: what is found, where it stands, and what is done about it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from letterdesk.desktop.composer.checks_panel.feature import Checks
from letterdesk.desktop.composer.checks_panel.finding_row import FindingRow
from letterdesk.desktop.settling import settle
from letterdesk.desktop.translate import tr_message
from letterdesk.findings import LOOK_AT, PUT_RIGHT, Finding, Place, say
from letterdesk.letters import changes as ch
from letterdesk.letters.store import read_letter, write_letter
from letterdesk.operations.edit_text import text_edited

SUBJECT = "resolution_subject"


def checks(page) -> Checks:
    return next(f for f in page.features if isinstance(f, Checks))


def type_in(page, words, field=SUBJECT):
    page.session.end_typing()
    page.model.type_in(page.model.field(field), words)
    settle(page.window)


def row(page, code) -> FindingRow:
    if page.view.middle.shown != "checks":
        page.act("checks")
        settle(page.window)
    found = next(f for f in checks(page).panel.findings if f.code == code)
    return checks(page).panel.row(found.id)


def edit_call(page, words):
    page.session.do(text_edited(page.session.letter, "call", "en", words))
    settle(page.window)


def codes(page) -> list[str]:
    return [f.code for f in page.model.findings]


def words_of(row) -> list[str]:
    return [label.text() for label in row.findChildren(QLabel)]


@pytest.fixture
def page(open_letter):
    """An English letter in which nothing is wrong."""
    page = open_letter(languages=("en",))
    settle(page.window)
    return page


def test_a_letter_in_which_nothing_is_wrong_says_so(page):
    page.act("checks")
    settle(page.window)
    shown = [label.text() for label in checks(page).panel.findChildren(QLabel)]
    assert "Nothing to look at" in shown
    assert "15 checks passed" in shown
    assert checks(page).button.count == 0


def test_a_forbidden_phrase_is_shown_fixed_and_the_fix_undone(page, qtbot):
    type_in(page, "the illegal veto of today")
    page.act("checks")
    found = row(page, "never-written")
    said = words_of(found)
    assert "“illegal veto” is never to be written" in said
    assert "House rule · Opening, line 3" in said
    assert "Use instead:" in said and "veto" in said
    qtbot.mouseClick(found.show_button, Qt.MouseButton.LeftButton)
    settle(page.window)
    marks = checks(page).marks
    assert marks.ringed.startswith("never-written")
    marked = next(m for m in marks.marked if m.finding.code == "never-written")
    assert marked.words and page.model.part == "opening"
    qtbot.mouseClick(found.fix_button, Qt.MouseButton.LeftButton)
    settle(page.window)
    assert page.session.letter.values[SUBJECT]["en"] == "the veto of today"
    assert "never-written" not in codes(page)
    assert page.undo.accessibleName() == "Undo writing “veto”"
    page.act("undo")
    settle(page.window)
    assert "never-written" in codes(page)


def test_the_header_counts_in_red_while_something_must_be_put_right(page):
    type_in(page, "the the crimes")
    button = checks(page).button
    assert (button.count, button._pill) == (1, "warning")
    assert button.accessibleDescription() == "1 to look at"
    type_in(page, "A/66/L.42/Rev2", "earlier_draft")
    assert (button.count, button._pill) == (2, "error")
    assert [f.severity is PUT_RIGHT for f in checks(page).panel.findings] == [True, False]


def test_a_finding_is_let_stand_with_reason_and_name_and_taken_back(page, qtbot, named):
    type_in(page, "the the crimes")
    page.act("checks")
    found = row(page, "doubled-word")
    qtbot.mouseClick(found.stand_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(found.stand, Qt.MouseButton.LeftButton)
    assert page.session.letter.waived == ()  # no reason yet
    qtbot.keyClicks(found.reason.edit, "A quotation")
    qtbot.keyClicks(found.by.edit, "Sam")
    qtbot.keyClick(found.by.edit, Qt.Key.Key_Return)
    settle(page.window)
    waiver = page.session.letter.waived[0]
    assert (waiver.reason, waiver.by) == ("A quotation", "Sam")
    assert "doubled-word" not in codes(page)
    panel = checks(page).panel
    qtbot.mouseClick(named(panel, "1 was let stand"), Qt.MouseButton.LeftButton)
    settle(page.window)
    assert "“A quotation”, Sam" in [label.text() for label in panel.findChildren(QLabel)]
    qtbot.mouseClick(named(panel, "Take back"), Qt.MouseButton.LeftButton)
    settle(page.window)
    assert "doubled-word" in codes(page)


def test_what_a_reader_would_see_cannot_be_let_stand(page):
    type_in(page, "A/66/L.42/Rev2", "earlier_draft")
    assert not hasattr(row(page, "malformed"), "stand_button")


def test_keys_go_through_all_findings_and_mend_them(page, qtbot):
    type_in(page, "the the crimes")
    type_in(page, "A/66/L.42/Rev2", "earlier_draft")
    page.view.parts.setFocus()
    page.act("next-finding")
    settle(page.window)
    assert checks(page).panel.selected.startswith("malformed")
    assert page.view.fields.focused_field() == "earlier_draft"
    page.act("fix")
    settle(page.window)
    assert page.session.letter.values["earlier_draft"] == "A/66/L.42/Rev.2"
    page.view.parts.setFocus()
    page.act("next-finding")
    settle(page.window)
    page.view.parts.setFocus()
    page.act("fix")
    settle(page.window)
    assert page.session.letter.values[SUBJECT]["en"] == "the crimes"
    assert codes(page) == []


def test_arrows_move_in_the_panel_enter_shows_and_esc_closes(page, qtbot):
    type_in(page, "the the crimes")
    type_in(page, "A/66/L.42/Rev2", "earlier_draft")
    page.act("checks")
    settle(page.window)
    assert page.window.focusWidget() is row(page, "malformed")
    qtbot.keyClick(page.window.focusWidget(), Qt.Key.Key_Down)
    assert page.window.focusWidget() is row(page, "doubled-word")
    qtbot.keyClick(page.window.focusWidget(), Qt.Key.Key_Return)
    assert checks(page).marks.ringed.startswith("doubled-word")
    qtbot.keyClick(row(page, "doubled-word"), Qt.Key.Key_Escape)
    assert page.view.middle.shown == "fields"


def test_rows_stay_while_other_words_are_typed(page):
    type_in(page, "the the crimes")
    page.act("checks")
    before = row(page, "doubled-word")
    before.setFocus()
    type_in(page, "5", "vetoed_drafts")
    assert row(page, "doubled-word") is before
    assert page.window.focusWidget() is before


def test_the_icon_in_the_margin_leads_to_the_finding(page, qtbot):
    type_in(page, "the the crimes")
    view, marks = page.view.page, checks(page).marks
    box, one = marks.icons(view)[0]
    assert box.left() > view.box_in_view(one.words[-1]).right()
    assert "stands here twice" in marks.words_at(view, box.center().toPoint())
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert page.view.middle.shown == "checks"
    assert checks(page).panel.selected == one.finding.id


def test_parts_with_findings_are_marked_in_the_list(page):
    type_in(page, "the the crimes")
    opening = next(r for r in page.view.parts.model()._rows if r.part == "opening")
    assert (opening.to_put_right, opening.to_look_at) == (0, 1)
    assert opening.mark == ("triangle-alert", "warning")


def test_findings_of_another_version_lead_to_it(open_letter):
    page = open_letter(languages=("en", "ar"))
    settle(page.window)
    assert any(f.place.language == "ar" for f in page.model.findings)
    assert page.model.to_put_right == 0  # in English
    page.act("next-finding")
    settle(page.window)
    assert page.model.language == "ar"
    assert page.view.fields.focused_field() == SUBJECT


def test_an_export_of_one_version_waits_for_nothing_in_another(open_letter):
    page = open_letter(languages=("en", "ar"))
    settle(page.window)
    sheet = page.open_export()
    settle(page.window)
    assert sheet.export_button.text() == "Export 2 files"
    sheet.form.languages["ar"].setChecked(True)
    assert sheet.export_button.text() == "Export as draft"


def test_a_letter_that_is_only_read_offers_no_changes(open_letter, tmp_path, letter_file):
    path = letter_file("earlier_draft=A/66/L.42/Rev2", languages=("en",))
    path.write_text(path.read_text().replace('"format": 1', '"format": 99'))
    page = open_letter(path=path)
    settle(page.window)
    assert page.session.is_read_only
    assert not hasattr(row(page, "malformed"), "fix_button")


def test_a_page_from_the_right_has_its_icons_at_the_left(open_letter):
    page = open_letter(f"{SUBJECT}=المساءلة المساءلة", languages=("ar",),
                       given=("date=2014-05-22", "resolution=S/2014/348", "country=SY",
                              "vetoing_states=RU;CN", "vetoed_drafts=4"))
    settle(page.window)
    marks, view = checks(page).marks, page.view.page
    box, one = marks.icons(view)[0]
    assert box.right() < view.box_in_view(one.line).left()


def test_marks_and_rows_wait_for_the_pages_of_a_version_that_is_gone_to(open_letter):
    page = open_letter(languages=("en", "ar"))
    page.session.do(ch.SetField(SUBJECT, "المساءلة المساءلة", "ar"))
    settle(page.window)
    assert "doubled-word" in codes(page)
    assert [m for m in checks(page).marks.marked if m.finding.code == "doubled-word"] == []
    found = row(page, "doubled-word")
    assert "العربية" in " ".join(words_of(found))
    found.show_button.click()
    settle(page.window)
    assert page.model.language == "ar"
    marked = next(m for m in checks(page).marks.marked if m.finding.code == "doubled-word")
    assert marked.words
    assert "العربية" not in " ".join(words_of(row(page, "doubled-word")))


def test_no_rows_are_made_while_the_panel_is_closed(page):
    type_in(page, "the the crimes")
    assert checks(page).panel.findChildren(FindingRow) == []


def test_what_is_fixed_hands_on_to_the_next_finding(page, qtbot):
    type_in(page, "the the illegal veto")
    type_in(page, "A/66/L.42/Rev2", "earlier_draft")
    first = row(page, "never-written")
    panel = checks(page).panel
    order = [f.code for f in panel.findings]
    after = order[order.index("never-written") + 1]
    qtbot.mouseClick(first.fix_button, Qt.MouseButton.LeftButton)
    settle(page.window)
    assert panel.selected.startswith(after)
    assert page.window.focusWidget() is row(page, after)


def test_tab_goes_through_the_buttons_of_one_row_alone(page, qtbot):
    type_in(page, "the the illegal veto")
    chosen, other = row(page, "never-written"), row(page, "doubled-word")
    chosen.setFocus(Qt.FocusReason.TabFocusReason)
    assert chosen.show_button.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert not other.show_button.focusPolicy() & Qt.FocusPolicy.TabFocus
    qtbot.keyClick(chosen, Qt.Key.Key_Tab)
    assert page.window.focusWidget() is chosen.show_button
    qtbot.keyClick(chosen.show_button, Qt.Key.Key_Return)
    assert checks(page).marks.ringed.startswith("never-written")
    qtbot.keyClick(chosen.show_button, Qt.Key.Key_Tab)
    qtbot.keyClick(page.window.focusWidget(), Qt.Key.Key_Return)
    settle(page.window)
    assert page.session.letter.values[SUBJECT]["en"] == "the the veto"


def test_a_click_on_marked_words_chooses_their_finding_while_the_panel_is_open(page, qtbot):
    type_in(page, "the the crimes")
    row(page, "doubled-word")
    view, marks = page.view.page, checks(page).marks
    one = next(m for m in marks.marked if m.words)
    at = view.box_in_view(one.words[0]).center().toPoint()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert checks(page).panel.selected == one.finding.id
    page.act("checks")
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.view.fields.focused_field() == SUBJECT


def test_names_stand_in_the_place_of_ids_and_figures_are_grouped(page):
    from letterdesk.desktop.composer.checks_panel.finding_words import finding_words

    model = page.model
    about_part = Finding("fixed-words", PUT_RIGHT, Place(part="call"), say(
        "fixed words “{name}” of “{part}” were changed", name="ask", part="call"))
    assert finding_words(model, about_part).title == \
        "Fixed words “ask” of “Call on States” were changed"
    newer = Finding("figure-newer", LOOK_AT, Place(field="refugees"), say(
        "the library has a newer figure for “{label}”: {value}", label="x", value="2800000"))
    assert finding_words(model, newer).title == \
        "The library has a newer figure for “Refugees abroad”: 2,800,000"
    edited = Finding("edited-in-one", LOOK_AT, Place(part="call", language="fr"), say(
        "“{part}” was edited in {languages}, and its words in {language} were not held "
        "against that", part="call", languages="en, ar", language="fr"))
    assert "English, العربية" in finding_words(model, edited).title


def test_of_very_many_findings_fifty_have_rows(page):
    edit_call(page, " ".join(f"w{n} w{n}" for n in range(70)))
    page.act("checks")
    settle(page.window)
    panel = checks(page).panel
    assert checks(page).button.count > 50
    assert len([r for r in panel.findChildren(FindingRow) if r.isVisibleTo(panel)]) == 50
    more = f"and {checks(page).button.count - 50} more"
    assert more in [label.text() for label in panel.findChildren(QLabel)]


def test_marks_of_a_longer_letter_do_no_harm_to_a_shorter_one(page):
    edit_call(page, "long words " * 900 + "the the end")
    marks = checks(page).marks
    assert marks.marked[-1].line.page > 0
    page.act("undo")
    page.model.maker.settle()
    page.view.page.viewport().repaint()
    settle(page.window)
    assert marks.marked == ()


def test_a_key_comes_before_the_checks_of_the_page_it_makes_old(page):
    type_in(page, "the the crimes")
    model = page.model
    seen = []
    model.findings_changed.connect(lambda: seen.append(codes(page)))
    model.type_in(model.field(SUBJECT), "the the the crimes")
    model.maker.settle()
    QApplication.processEvents()  # the page is there, its checks wait
    model.type_in(model.field(SUBJECT), "the crimes")
    settle(page.window)
    assert seen == [[]]


def test_two_fixes_in_one_part_one_right_after_the_other_both_hold(page, qtbot):
    edit_call(page, "We ask ask you to end the illegal veto.")
    row(page, "doubled-word").fix_button.click()
    row_of_rule = checks(page).panel.row(
        next(f.id for f in checks(page).panel.findings if f.code == "never-written"))
    row_of_rule.fix_button.click()
    settle(page.window)
    assert page.model.composition.part("call").text == "We ask you to end the veto."
    assert codes(page) == []


def test_a_part_without_approved_text_is_to_put_right_with_what_can_be_chosen(
        open_letter, letter_file):
    path = letter_file(languages=("en",))
    letter = read_letter(path).letter
    part = next(p for p in letter.pinned.template.part if p.id == "call")
    blocks = {name: replace(block, texts={}) if name in part.blocks else block
              for name, block in letter.pinned.blocks.items()}
    write_letter(path, replace(letter, pinned=replace(letter.pinned, blocks=blocks)))
    page = open_letter(path=path)
    settle(page.window)
    found = row(page, "no-text")
    assert found.fix_button.text() == "Fix…"
    offered = [tr_message(way.words) for way in checks(page).panel.ways(
        next(f for f in checks(page).panel.findings if f.code == "no-text"))]
    assert "leave the part out" in offered
    assert not hasattr(found, "stand_button")
    marked = next(m for m in checks(page).marks.marked if m.finding.code == "no-text")
    assert marked.words, "the words in ‹ › that stand in its place"
