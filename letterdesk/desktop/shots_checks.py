"""Scenes of the Checks panel: a letter with something to put right and something to look at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from letterdesk.desktop.composer.checks_panel.feature import Checks
from letterdesk.desktop.settling import settle
from letterdesk.desktop.shell.window import Window
from letterdesk.letters import changes as ch
from letterdesk.letters.applying import apply
from letterdesk.letters.compose import compose
from letterdesk.letters.model import FromFact, Letter
from letterdesk.letters.store import read_letter, write_letter
from letterdesk.operations.edit_text import text_edited

_EDITS: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "en": (("situation", "have been vetoed", "have met an illegal veto"),
           ("call", "Every Member State", "Every every Member State")),
    "ar": (("situation", "وقد حال حق النقض", "وقد حال نقض غير قانوني"),
           ("call", "ولكل دولة عضو", "ولكل دولة دولة عضو")),
}


def checks(window: Window, folder: Path, language: str = "en") -> None:
    """The panel with a finding of each kind, a house rule gone to."""
    path = folder / f"veto-reform.{language}.letter"
    write_letter(path, _troubled(read_letter(path).letter, language))
    window.open_path(path)
    settle(window)
    page = window.composer
    page.act("checks")
    settle(window)
    feature = next(f for f in page.features if isinstance(f, Checks))
    found = next(f for f in feature.panel.findings if f.code == "never-written")
    feature.panel.select(found.id)
    feature.show_finding(found)
    page.view.page.setFocus()


def checks_in_arabic(window: Window, folder: Path) -> None:
    """The same in an Arabic letter."""
    checks(window, folder, "ar")


def nothing_to_look_at(window: Window, folder: Path) -> None:
    """The panel of a letter in which nothing was found."""
    window.open_path(folder / "veto-reform.en.letter")
    settle(window)
    window.composer.act("checks")


def _troubled(letter: Letter, language: str) -> Letter:
    """Words that a rule forbids, a word twice, an empty field, a figure of last month."""
    for part, before, after in _EDITS[language]:
        words = compose(letter, language).part(part).source
        change = text_edited(letter, part, language, words.replace(before, after, 1))
        letter = apply(letter, change).letter
    letter = apply(letter, ch.SetField("resolution_subject", None, language)).letter
    older = replace(letter.pinned.facts["refugees.SY"], value=2_600_000,
                    as_of=dt.date(2014, 4, 3), review_by=dt.date(2014, 5, 1))
    pinned = replace(letter.pinned, facts={**letter.pinned.facts, "refugees.SY": older})
    return replace(letter, pinned=pinned, values={**letter.values, "refugees": older.value},
                   from_facts={**letter.from_facts, "refugees": FromFact(
                       "refugees.SY", older.value, "2014-04-03")})
