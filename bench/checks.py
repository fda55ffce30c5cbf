"""All checks of a letter in six languages beside composing it, in one run."""

from __future__ import annotations

import datetime as dt

from bench.figures import Ratio, Series, in_turns
from bench.letters import another
from letterdesk.letters.compose import Composition, compose
from letterdesk.letters.model import Letter
from letterdesk.library import load_library
from letterdesk.operations.check import check_composition, check_versions
from letterdesk.operations.edit import EditRequest, edit
from letterdesk.operations.new import NewRequest, new
from letterdesk.resources import bundled_library

ROUNDS = 40
TODAY = dt.date(2014, 5, 22)
VALUES = ("resolution=S/2014/348", "resolution_subject=accountability", "country=SY",
          "vetoing_states=RU;CN", "vetoed_drafts=4", "date=2014-05-22")
EDITS = ("call=We call on 193 States, the the Council and the P5.", "separate-cover=See A/66/L42.")


def measure() -> tuple[list[Series], list[Ratio]]:
    """Times and the ratio; the letter has two edits, and other figures each time."""
    letter = edited_letter()

    def composed(number: int) -> dict[str, Composition]:
        one = another(letter, number)
        return {language: compose(one, language) for language in one.languages}

    ready = [(another(letter, n), composed(n)) for n in range(ROUNDS + 2)]

    def checked(number: int) -> int:
        one, compositions = ready[number]
        found = [finding for composition in compositions.values()
                 for finding in check_composition(one, composition, TODAY)]
        return len([*found, *check_versions(one, compositions)])

    series = in_turns([("compose in six languages", composed),
                       ("all checks in six languages", checked)], ROUNDS)
    composing, checking = series
    return series, [
        Ratio("all checks / compose, in six languages", checking.median / composing.median, 5),
        Ratio("all checks of a letter in six languages", checking.median, 100, unit="ms"),
    ]


def edited_letter() -> Letter:
    """A letter of the bundled library in its six languages, edited in one."""
    library, _ = load_library(bundled_library())
    letter = new(library, NewRequest("veto-reform", tuple(library.usages), VALUES))
    return edit(letter, EditRequest(text=EDITS, to=(
        "role=ambassador;name=Ana Lima;gender=f;country=BR",)), library=lambda: library)


def main() -> None:
    """Prints the figures of this module alone."""
    series, ratios = measure()
    for one in series:
        print(f"{one.name}: {one.median:.1f} ms")
    for ratio in ratios:
        print(ratio.row())


if __name__ == "__main__":
    main()
