"""The start page, as a person uses it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QListView, QMenu

from letterdesk.desktop.settling import settle
from letterdesk.desktop.start.letters_list import LETTER
from letterdesk.letters.store import read_letter
from letterdesk.operations.library import init_library


def test_templates_stand_there_as_pictures_of_real_pages(open_window, named) -> None:
    window = open_window()
    gallery = named(window, "Templates", QListView)
    assert gallery.model().rowCount() == len(window.start_model.cards()) >= 2
    card = next(c for c in window.start_model.cards() if c.template == "veto-reform")
    settle(window)
    picture = window.pictures.picture(card.picture_key, card.example)
    assert picture is not None
    assert picture.width() == 592
    dark = sum(picture.pixelColor(x, y).alpha() > 128
               for x in range(0, picture.width(), 4) for y in range(0, picture.height(), 4))
    assert dark > 200


def test_pictures_are_kept_on_disk_for_the_next_start(open_window, tmp_path: Path) -> None:
    settle(open_window(pages=tmp_path / "pages"))
    kept = sorted((tmp_path / "pages").iterdir())
    assert len(kept) >= 2
    before = [path.stat().st_mtime_ns for path in kept]
    settle(open_window(pages=tmp_path / "pages"))
    assert [path.stat().st_mtime_ns for path in kept] == before


def test_one_click_on_a_template_starts_a_letter_in_the_letters_folder(
        open_window, named, qtbot, tmp_path: Path) -> None:
    window = open_window()
    gallery = named(window, "Templates", QListView)
    index = next(gallery.model().index(n, 0) for n in range(gallery.model().rowCount())
                 if gallery.model().index(n, 0).data() == "Veto in the Council")
    qtbot.mouseClick(gallery.viewport(), Qt.MouseButton.LeftButton,
                     pos=gallery.visualRect(index).center())
    settle(window)
    assert window.composer is not None
    files = list((tmp_path / "letters").glob("*.letter"))
    assert len(files) == 1
    assert read_letter(files[0]).letter.template == "veto-reform"


def test_enter_on_a_template_starts_a_letter_too(open_window, named, qtbot) -> None:
    window = open_window()
    gallery = named(window, "Templates", QListView)
    gallery.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(gallery, Qt.Key.Key_Return)
    assert window.composer is not None


def test_recent_letters_say_title_languages_and_what_is_to_put_right(
        open_window, letter_file) -> None:
    letter_file(name="good")
    letter_file("earlier_draft=A/66/L.42/Rev2", name="bad", languages=("en",))
    window = open_window()
    rows = {row.recent.path.stem: row for row in window.start_model.letters}
    assert rows["bad"].to_put_right == 1
    assert rows["bad"].title == "Veto on S/2014/348 · Syria"
    assert "English" in rows["bad"].caption
    assert "1 to put right" in rows["bad"].spoken


def test_a_click_on_a_recent_letter_opens_it(open_window, named, letter_file, qtbot) -> None:
    path = letter_file()
    window = open_window()
    letters = named(window, "Recent letters", QListView)
    box = letters.visualRect(letters.model().index(0, 0))
    qtbot.mouseClick(letters.viewport(), Qt.MouseButton.LeftButton,
                     pos=QPoint(box.left() + 200, box.center().y()))
    assert window.composer is not None
    assert window.composer.session.path == path


def test_a_file_that_is_no_letter_is_listed_and_refused_with_a_sentence(
        open_window, letter_file) -> None:
    path = letter_file()
    path.write_text("{ not a letter")
    window = open_window()
    [row] = window.start_model.letters
    assert row.trouble == "Cannot be opened"
    assert not window.open_path(path)
    assert "veto.letter" in window.start.banners.words()["letter"]


def test_no_letters_hide_the_list(open_window) -> None:
    window = open_window()
    assert not window.start.letters.isVisible()
    assert not window.start.letters_title.isVisible()


def test_new_letter_offers_every_template_in_every_language(open_window) -> None:
    window = open_window()
    menu = window.start.new_menu(window)
    below = {action.text(): action.menu() for action in menu.actions()}
    assert set(below) == {card.name for card in window.start_model.cards()}
    veto: QMenu = below["Veto in the Council"]
    next(a for a in veto.actions() if a.text() == "العربية").trigger()
    settle(window)
    assert window.composer is not None
    assert window.composer.session.letter.languages == ("ar",)


def test_without_a_library_the_page_says_what_to_do(open_window, named, tmp_path: Path,
                                                    qtbot) -> None:
    window = open_window(library=str(tmp_path / "nowhere"))
    assert not window.start.gallery.isVisible()
    assert "Your letters are safe" in window.start.banners.words()["library"]
    button = named(window.start, "Use the bundled library")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(window)
    assert window.start.gallery.isVisible()
    assert window.start.banners.words() == {}


def test_a_letter_taken_off_the_list_stays_on_the_disk(open_window, tmp_path: Path, letter_file,
                                                       ) -> None:
    path = letter_file()
    elsewhere = tmp_path / "elsewhere.letter"
    path.rename(elsewhere)
    window = open_window()
    window.open_path(elsewhere)
    window.leave_letter()
    settle(window)
    letters = window.start.letters
    row = letters.model().index(0, 0).data(LETTER)
    window.start_model.take_off(row.recent)
    settle(window)
    assert window.start_model.letters == ()
    assert elsewhere.exists()


def test_beside_letters_one_row_of_templates_stands_and_a_link_shows_all(
        open_window, named, letter_file, qtbot) -> None:
    letter_file()
    window = open_window()
    gallery = named(window, "Templates", QListView)
    cards = window.start_model.cards()
    assert cards[0].template == "veto-reform"
    assert gallery.model().rowCount() == min(4, len(cards))
    qtbot.mouseClick(named(window, f"All {len(cards)} templates"), Qt.MouseButton.LeftButton)
    assert gallery.model().rowCount() == len(cards)


def test_a_narrow_window_shows_one_row_of_smaller_cards_above_the_letters(
        open_window, letter_file) -> None:
    letter_file()
    window = open_window()
    for width, across in ((1440, 4), (1024, 3)):
        window.resize(width, 640)
        settle(window)
        gallery = window.start.gallery
        assert gallery.model().rowCount() == across
        tops = {gallery.visualRect(gallery.model().index(n, 0)).top() for n in range(across)}
        assert len(tops) == 1
    letters = window.start.letters
    assert letters.mapTo(window, QPoint(0, 0)).y() < 600


def test_a_letters_folder_on_a_drive_that_is_unplugged_is_told(
        open_window, letter_file, tmp_path: Path) -> None:
    path = letter_file()
    window = open_window()
    assert window.start.banners.words() == {}
    window.open_path(path)
    window.leave_letter()
    (tmp_path / "letters").rename(tmp_path / "gone")
    window.start_model.look_again()
    settle(window)
    assert "is not there" in window.start.banners.words()["folder"]
    (tmp_path / "gone").rename(tmp_path / "letters")
    window.start_model.look_again()
    settle(window)
    assert window.start.banners.words() == {}
    assert len(window.start_model.letters) == 1


def test_a_library_without_templates_says_so_and_offers_another(
        open_window, named, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    init_library(empty)
    for template in (empty / "templates").iterdir():
        template.unlink()
    window = open_window(library=str(empty))
    assert window.start.gallery.isHidden()
    assert named(window.start, "Use the bundled library").isVisible()
    assert named(window.start, "Open a folder…").isVisible()
