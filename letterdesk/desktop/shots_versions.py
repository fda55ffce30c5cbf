"""Scenes of two states and two versions of a letter: compared, joined, side by side."""

from __future__ import annotations

from pathlib import Path

from letterdesk.desktop.compare_sheet import CompareSheet
from letterdesk.desktop.settling import settle
from letterdesk.desktop.shell.window import Window
from letterdesk.desktop.translate import tr
from letterdesk.letters import changes as ch
from letterdesk.letters.applying import apply
from letterdesk.letters.compose import compose
from letterdesk.letters.model import Letter
from letterdesk.letters.store import read_letter, write_letter
from letterdesk.operations.edit_text import text_edited

_LETTER = "veto-reform.en.letter"


def _edited(letter: Letter, part: str, before: str, after: str) -> Letter:
    words = compose(letter, "en").part(part).source.replace(before, after)
    change = text_edited(letter, part, "en", words)
    return apply(letter, change).letter if change is not None else letter


def _of_two_desks(folder: Path) -> tuple[Letter, Letter]:
    """The same letter as two desks went on with it."""
    base = read_letter(folder / _LETTER).letter
    mine = _edited(base, "opening", "On behalf of", "In the name of")
    mine = _edited(mine, "call", "We call on", "We urge")
    mine = apply(mine, ch.SetField("vetoed_drafts", 5)).letter
    theirs = _edited(base, "opening", "On behalf of", "Speaking for")
    for change in (ch.SetField("vetoed_drafts", 6), ch.SwitchPart("separate-cover", False),
                   ch.InsertAfter("call", "en", ({"p": [
                       "We thank you for the attention that you give to this letter."]},)),
                   ch.MovePart("veto-reform", "position")):
        theirs = apply(theirs, change).letter
    return mine, theirs


def join_a_copy(window: Window, folder: Path) -> None:
    """A copy of another desk, the opening to be decided."""
    mine, theirs = _of_two_desks(folder)
    copy = folder / "veto-reform French desk.letter"
    write_letter(folder / _LETTER, mine)
    write_letter(copy, theirs)
    window.open_path(folder / _LETTER)
    settle(window)
    window.take_files([copy])
    sheet = window.composer.sheet
    sheet.take_theirs.click()
    sheet.next.click()


def compare_states(window: Window, folder: Path) -> None:
    """Two states with words marked."""
    mine, theirs = _of_two_desks(folder)
    window.open_path(folder / _LETTER)
    settle(window)
    window.composer.hold_sheet(CompareSheet(
        mine, theirs, ("Export 1", tr("Now")), window, action=tr("Restore this state")))


def side_by_side(window: Window, folder: Path) -> None:
    """English beside Arabic."""
    _versions(window, folder)
    window.composer.view.parts.select("position")


def _versions(window: Window, folder: Path) -> None:
    window.open_path(folder / _LETTER)
    settle(window)
    page = window.composer
    page.versions.menu.add("ar")
    page.model.show_language("en")
    page.versions.show("ar")
