"""What differs between two states of a letter, language by language. No widgets."""

from __future__ import annotations

from functools import cached_property

from letterdesk.desktop.compare_sheet.change_list import ChangeRow
from letterdesk.desktop.compare_sheet.naming import place_value, place_words
from letterdesk.desktop.composer.wording import part_words
from letterdesk.desktop.translate import tr
from letterdesk.letters.combine import Joined, combine
from letterdesk.letters.compare import PartDifference, Piece, compare
from letterdesk.letters.compose import compose
from letterdesk.letters.model import Letter

_BESIDE_THE_WORDS = frozenset({"recipient", "language", "title", "order", "library"})
"""What can differ though no words of the first recipient's letter do."""
_PART, _PLACE = "part:", "place:"


class CompareModel:
    """Two states of one letter; differences are worked out for the language that is shown."""

    def __init__(self, before: Letter, after: Letter) -> None:
        self.before, self.after = before, after
        self.language = next((lang for lang in after.languages if lang in before.languages),
                             after.languages[0])
        self._differences: dict[str, tuple[PartDifference, ...]] = {}

    @property
    def languages(self) -> tuple[str, ...]:
        """Versions that both states have."""
        return tuple(lang for lang in self.after.languages if lang in self.before.languages)

    def differences(self) -> tuple[PartDifference, ...]:
        """Parts of the shown language whose words differ."""
        if self.language not in self.languages:
            return ()
        if self.language not in self._differences:
            self._differences[self.language] = compare(
                compose(self.before, self.language).document,
                compose(self.after, self.language).document)
        return self._differences[self.language]

    @cached_property
    def others(self) -> tuple[Joined, ...]:
        """What else differs than words: recipients, order, versions, title, library."""
        joined = combine(self.before, self.before, self.after).joined
        return tuple(one for one in joined if one.spot.kind in _BESIDE_THE_WORDS)

    def rows(self) -> list[ChangeRow]:
        differences = self.differences()
        rows = []
        if differences:
            rows.append(ChangeRow("words", tr("Words"), is_heading=True))
        rows += [ChangeRow(_PART + one.part, self.part_name(one.part), _summary(one), "pencil")
                 for one in differences]
        if self.others:
            rows.append(ChangeRow("others", tr("Besides the words"), is_heading=True))
        for joined in self.others:
            name, note = place_words(self.after, joined.spot)
            rows.append(ChangeRow(_PLACE + joined.spot.key, name, note, "split"))
        return rows

    def part_name(self, part: str) -> str:
        if not part:
            return tr("Head and foot of the page")
        letter = self.after if any(p.part == part for p in self.after.parts) else self.before
        return part_words(letter, part)

    def sides(self, key: str) -> tuple[list[Piece], list[Piece]]:
        """The pieces of both sides for a row: what went on the one, what came on the other."""
        if key.startswith(_PART):
            part = key.removeprefix(_PART)
            pieces = next((one.pieces for one in self.differences() if one.part == part), ())
            return ([p for p in pieces if p.kind != "new"], [p for p in pieces if p.kind != "gone"])
        one = next((one for one in self.others if _PLACE + one.spot.key == key), None)
        if one is None:
            return [], []
        before, after = (place_value(self.after, one.spot, words)
                         for words in (one.before, one.after))
        return _whole(before, "gone"), _whole(after, "new")


def _whole(words: str, kind: str) -> list[Piece]:
    return [Piece(kind, words)] if words else []


def _summary(difference: PartDifference) -> str:
    if not difference.before.strip():
        return tr("New")
    return tr("Gone") if not difference.after.strip() else tr("Reads otherwise")
