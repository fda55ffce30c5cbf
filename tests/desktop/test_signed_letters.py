"""A letter that was signed says so in the list of letters."""

from pathlib import Path

from msgspec.structs import replace

from letterdesk.desktop.start.rows import LetterRow
from letterdesk.operations.recents import RecentLetter

LETTER = RecentLetter(Path("veto.letter"), "Veto", to_put_right=2)


def test_a_signed_letter_is_signed_whatever_the_checks_find_today():
    row = LetterRow(replace(LETTER, is_signed=True))
    assert (row.status, row.to_put_right) == ("Signed", 0)
    assert "Signed" in row.spoken
    assert LetterRow(LETTER).status == "2 to put right"
    assert LetterRow(replace(LETTER, to_put_right=0)).status == "Draft"
