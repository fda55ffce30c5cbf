"""The grammar of six languages: what loading it costs, and composing in the hard ones."""

from __future__ import annotations

import subprocess
import sys
from functools import partial

from bench.figures import Ratio, Series, in_turns
from bench.letters import another
from letterdesk import resources
from letterdesk.language import LANGUAGES
from letterdesk.letters.compose import Composition, compose
from letterdesk.letters.model import Letter
from letterdesk.letters.store import read_letter

ROUNDS = 60
LOADS = 9
LOADING = """
import datetime, sys, time
import letterdesk.document.model, letterdesk.findings, letterdesk.resources
begun = time.perf_counter()
from letterdesk import language as grammar
usage = grammar.Usage(sys.argv[1])
names = [grammar.country(code, usage, "by") for code in ("RU", "CN", "US")]
grammar.join(names, usage)
grammar.agree(names, {"singular": "a", "plural": "b"}, usage)
grammar.sort_names(names, usage)
grammar.spell_out(4, usage, "m")
grammar.ordinal(21, usage, "m")
grammar.format_date(datetime.date(2014, 5, 22), usage)
grammar.format_number(150000, usage)
print((time.perf_counter() - begun) * 1000)
"""
"""Import and first use of all that a letter asks of the grammar, in a fresh process."""


def measure() -> tuple[list[Series], list[Ratio]]:
    """Times and ratios of the grammar."""
    loading = [Series(f"loading and first use of the grammar, {language}", loads(language))
               for language in ("en", "ar", "ru")]
    composing = composing_times()
    english = composing["en"].median
    slowest = max((composing["ar"], composing["ru"]), key=lambda one: one.median)
    return [*loading, *composing.values()], [
        Ratio("loading the grammar, the slowest of en, ar, ru",
              max(one.median for one in loading), 15, unit="ms"),
        Ratio("compose in ru or ar, the slower / in en", slowest.median / english, 1.3),
    ]


def loads(language: str) -> tuple[float, ...]:
    """Milliseconds of each load; the first, which compiles the modules, is left out."""
    times = [float(subprocess.run([sys.executable, "-c", LOADING, language], check=True,
                                  stdout=subprocess.PIPE, text=True).stdout)
             for _ in range(LOADS + 1)]
    return tuple(times[1:])


def composing_times() -> dict[str, Series]:
    """language -> times of composing the reference letter, another one each time."""
    folder = resources.bundled_library() / "examples"
    letters = {language: read_letter(folder / f"veto-reform.{language}.letter")[0]
               for language in LANGUAGES}
    names = {language: f"compose in {language}" for language in LANGUAGES}
    series = in_turns(
        [(names[language], partial(composed, letters[language], language))
         for language in LANGUAGES],
        ROUNDS,
    )
    return dict(zip(LANGUAGES, series, strict=True))


def composed(letter: Letter, language: str, number: int) -> Composition:
    return compose(another(letter, number), language)


def main() -> None:
    """Prints the figures of this module alone."""
    series, ratios = measure()
    for one in series:
        print(f"{one.name}: {one.median:.2f} ms")
    for ratio in ratios:
        print(ratio.row())


if __name__ == "__main__":
    main()
