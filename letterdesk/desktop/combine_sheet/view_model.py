"""What joins, what is to decide, and what was decided. No widgets."""

from __future__ import annotations

from letterdesk.desktop.compare_sheet.change_list import ChangeRow
from letterdesk.desktop.compare_sheet.naming import place_value, place_words
from letterdesk.desktop.translate import listed, tr, tr_n
from letterdesk.letters.combine import Combined, Conflict, Joined, Own, Pick, resolved
from letterdesk.letters.compare import Piece, compare_words
from letterdesk.letters.model import Letter
from letterdesk.operations.combine import takes_words

_JOINED = "joined:"


class CombineModel:
    """Two copies of a letter on their way to be one."""

    def __init__(self, combined: Combined) -> None:
        self.combined = combined
        self.picks: dict[str, Pick] = {}

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        return self.combined.conflicts

    @property
    def decided(self) -> int:
        return sum(conflict.place in self.picks for conflict in self.conflicts)

    @property
    def is_decided(self) -> bool:
        return self.decided == len(self.conflicts)

    @property
    def changes(self) -> int:
        """How many things come into this letter: what joins, and what was decided otherwise."""
        decided = sum(pick != "mine" for pick in self.picks.values())
        return len(self.combined.taken) + decided

    def letter(self) -> Letter:
        """The joined letter, once everything is decided."""
        return resolved(self.combined, self.picks) if self.picks else self.combined.letter

    def conflict(self, key: str) -> Conflict | None:
        return next((one for one in self.conflicts if one.place == key), None)

    def joined(self, key: str) -> Joined | None:
        return next((one for one in self.combined.joined
                     if _JOINED + one.spot.key == key), None)

    def pick(self, place: str, pick: Pick) -> None:
        self.picks[place] = pick

    def next_open(self, after: str) -> str:
        """The next place to decide, round and round; empty where nothing is open."""
        places = [conflict.place for conflict in self.conflicts]
        at = places.index(after) + 1 if after in places else 0
        turn = [*places[at:], *places[:at]]
        return next((place for place in turn if place not in self.picks), "")

    # Rows

    def rows(self) -> list[ChangeRow]:
        rows: list[ChangeRow] = []
        if self.conflicts:
            rows.append(ChangeRow("heading:decide", tr("To decide"), is_heading=True))
        rows += [self._decision(conflict) for conflict in self.conflicts]
        theirs = [one for one in self.combined.joined if one in self.combined.taken]
        mine = [one for one in self.combined.joined if one not in theirs]
        for heading, ones in ((tr_n("{count} comes from the copy", "{count} come from the copy",
                                    len(theirs)), theirs),
                              (tr_n("{count} stays as it is here", "{count} stay as they are here",
                                    len(mine)), mine)):
            if ones:
                rows.append(ChangeRow(f"heading:{heading}", heading, is_heading=True))
            rows += [self._joined_row(one) for one in ones]
        return rows

    def _decision(self, conflict: Conflict) -> ChangeRow:
        name, note = place_words(self.combined.letter, conflict.spot)
        pick = self.picks.get(conflict.place)
        if pick is None:
            return ChangeRow(conflict.place, name, note, "circle-alert", "warning",
                             state=tr("to decide"))
        return ChangeRow(conflict.place, name, listed([note, pick_words(pick)]) if note
                         else pick_words(pick), "circle-check", "good", state=tr("decided"))

    def _joined_row(self, one: Joined) -> ChangeRow:
        name, note = place_words(self.combined.letter, one.spot)
        who = {"both": tr("changes of both"), "same": tr("the same in both")}.get(one.side, "")
        note = listed(words for words in (note, who) if words)
        return ChangeRow(_JOINED + one.spot.key, name, note, "check")

    # Words

    def sides(self, key: str) -> tuple[list[Piece], list[Piece]]:
        """Both sides of a place with what each changed: mine and theirs of a conflict, before
        and after of what joined."""
        letter = self.combined.letter
        conflict, joined = self.conflict(key), self.joined(key)
        if conflict is not None:
            base, mine, theirs = (place_value(letter, conflict.spot, words) for words in (
                conflict.base_words, conflict.mine_words, conflict.theirs_words))
            return _marked(base, mine), _marked(base, theirs)
        if joined is None:
            return [], []
        before, after = (place_value(letter, joined.spot, words)
                         for words in (joined.before, joined.after))
        pieces = _marked(before, after)
        return ([p for p in pieces if p.kind != "new"], [p for p in pieces if p.kind != "gone"])

    def takes_words(self, key: str) -> bool:
        conflict = self.conflict(key)
        return conflict is not None and takes_words(conflict)

    def language_of(self, key: str) -> str:
        """In which language the words of a place run."""
        one = self.conflict(key) or self.joined(key)
        languages = self.combined.letter.languages
        return (one.spot.language if one is not None else "") or languages[0]


def pick_words(pick: Pick) -> str:
    """What was decided, in a word or two."""
    if isinstance(pick, Own):
        return tr("your own words")
    return {"mine": tr("this letter"), "theirs": tr("the copy"), "base": tr("as before")}[pick]


def _marked(before: str, after: str) -> list[Piece]:
    if not before:
        return [Piece("new", after)] if after else []
    return list(compare_words(before, after))
