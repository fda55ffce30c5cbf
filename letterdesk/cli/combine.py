"""letterdesk combine"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from letterdesk.cli.options import Json, Words
from letterdesk.cli.words import print_findings, print_json, tell
from letterdesk.findings import must_be_put_right, say
from letterdesk.letters.combine import Combined, Pick
from letterdesk.letters.combine import combine as join_again
from letterdesk.letters.lookup import not_understood
from letterdesk.letters.store import read_letter, write_letter
from letterdesk.operations.check import check
from letterdesk.operations.clock import now
from letterdesk.operations.combine import join, picks_typed, stamped
from letterdesk.settings import load_settings


def combine(
    *files: Annotated[Path, Parameter(help="BASE A B: the state that both copies come from, and "
                                      "the two copies. Without BASE, or with -, it is the last "
                                      "snapshot that both have.", allow_leading_hyphen=True)],
    output: Annotated[Path, Parameter(("--output", "-o"), help="The joined letter's file; one that "
                                      "is there is replaced.")],
    take: Annotated[Literal["mine", "theirs"] | None, Parameter(
        "--take", help="Whose words stand wherever both changed one thing: mine are those of A.",
    )] = None,
    pick: Annotated[Words, Parameter(
        "--pick", negative="", show_default=False,
        help="PLACE=mine, theirs, base or words of your own, for one of the places that are "
             "named as to decide.")] = (),
    json: Json = False,
) -> int:
    if len(files) not in (2, 3):
        raise not_understood(say("name two copies of a letter, or three files: BASE A B"))
    if output.suffix.lower() != ".letter":
        raise not_understood(say("“{name}” is no name of a letter", name=output.name),
                             say("write a name that ends in .letter"))
    settings, _ = load_settings()
    *before, mine, theirs = files
    base = read_letter(before[0]).letter if before and str(before[0]) != "-" else None
    combined = join(read_letter(mine).letter, read_letter(theirs).letter, base)
    picks: dict[str, Pick] = {} if take is None else {
        conflict.place: take for conflict in combined.conflicts}
    picks.update(picks_typed(combined, pick, by=settings.name))
    if picks:
        combined = join_again(combined.base, combined.mine, combined.theirs, picks)
    if not combined.conflicts:
        write_letter(output, stamped(combined))
    if json:
        print_json(_data(combined))
    else:
        _tell(combined, output)
    if combined.conflicts:
        return 1
    print_findings(must_be_put_right(check(combined.letter, now().date())), sys.stderr)
    return 0


_SIDES = {"mine": say("mine"), "theirs": say("theirs"), "both": say("of both"),
          "same": say("the same in both")}


def _tell(combined: Combined, output: Path) -> None:
    for one in combined.joined:
        tell(say("joined: {place} ({side})", place=one.spot.key, side=_SIDES[one.side]))
    for conflict in combined.conflicts:
        tell(say("to decide: {place}", place=conflict.place))
        for name, words in (("base", conflict.base_words), ("mine", conflict.mine_words),
                            ("theirs", conflict.theirs_words)):
            tell(say("  {side}: {words}", side=name, words=words.replace("\n", " ⏎ ") or "–"))
    if combined.conflicts:
        tell(say("letterdesk: {file} was not written; decide with --pick PLACE=mine, or for all "
                 "with --take", file=str(output)), sys.stderr)


def _data(combined: Combined) -> dict[str, object]:
    return {
        "joined": [{"place": one.spot.key, "side": one.side, "before": one.before,
                    "after": one.after} for one in combined.joined],
        "to_decide": [{"place": one.place, "base": one.base_words, "mine": one.mine_words,
                       "theirs": one.theirs_words} for one in combined.conflicts],
    }
