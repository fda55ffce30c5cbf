"""Scenes of what is kept and of what others did: earlier states, banners over a letter."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from msgspec.structs import replace

from letterdesk.desktop.settling import settle
from letterdesk.desktop.shell.window import Window
from letterdesk.letters import changes as ch
from letterdesk.letters.applying import apply
from letterdesk.letters.holding import Hold, Holder
from letterdesk.letters.store import read_letter, write_letter
from letterdesk.operations.journals import locks_folder
from letterdesk.operations.snapshot import snapshot

_LETTER = "veto-reform.en.letter"
_AT = dt.datetime(2014, 5, 24, 14, 2, tzinfo=dt.UTC)
_STATES = (("As agreed with the French desk", "Amira Haddad", 26.0),
           ("Sent to the coalition", "Sam Okoye", 3.5), ("Before the call of Friday", "", 1.0))


def earlier_states(window: Window, folder: Path) -> None:
    """Three states under names of people."""
    letter = read_letter(folder / _LETTER).letter
    for name, by, hours in _STATES:
        letter = snapshot(letter, name, by=by, clock=lambda h=hours: _AT - dt.timedelta(hours=h))
    write_letter(folder / _LETTER, letter)
    window.open_path(folder / _LETTER)
    settle(window)
    window.act("earlier-states")


def changed_outside(window: Window, folder: Path) -> None:
    """Another program wrote the file, and a sync program put a copy beside it."""
    path = folder / _LETTER
    window.open_path(path)
    settle(window)
    letter = read_letter(path).letter
    write_letter(path, apply(letter, ch.SetField("vetoed_drafts", 6)).letter)
    write_letter(path.with_name("veto-reform.en (Amira's conflicted copy 2014-05-22).letter"),
                 apply(letter, ch.SetField("vetoed_drafts", 5)).letter)
    window.composer.session.file.watch.look()
    settle(window)


def somebody_has_it(window: Window, folder: Path) -> None:
    """Another window has the letter open."""
    path = folder / _LETTER
    hold = Hold(path, Holder("Amira Haddad", "desk-2", "2014-05-22T14:02:00+00:00"),
                locks_folder())
    hold.take()
    window.open_path(path)
    # It lasts for the picture: what ends with the window would end before.
    window.composer.other_hold = hold


def nothing_goes_in(window: Window, folder: Path) -> None:
    """The folder is gone, and the clock was set back."""
    path = folder / _LETTER
    letter = read_letter(path).letter
    write_letter(path, replace(letter, changed="2199-05-22T14:02:00+00:00"))
    window.open_path(path)
    settle(window)
    window.composer.session.do(ch.SetTitle("Veto on Syria"))
    window.composer.session.journal.flush()
    path.unlink()
    window.composer.session.file.watch.look()
    settle(window)
