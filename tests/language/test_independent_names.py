"""Names of states against sources that the tables were not made from (tests/golden/README.md)."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
from babel import Locale

from letterdesk.language import LANGUAGES, Usage, country, country_codes
from letterdesk.language.rules import ROLES

_GOLDEN = Path(__file__).parent.parent / "golden"
_KEY = ("language", "form", "what", "code")


def _rows(name: str) -> list[dict[str, str]]:
    with (_GOLDEN / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _ours(row: dict[str, str]) -> set[str]:
    """What we print; of a row for any form, the short and the formal name."""
    forms = ("short", "formal") if row["form"] == "any" else (row["form"],)
    return {_said(row, Usage(row["language"], form=form)) for form in forms}


def _said(row: dict[str, str], usage: Usage) -> str:
    match row["what"]:
        case "plain":
            return country(row["code"], usage).plain
        case "gender":
            return country(row["code"], usage).gender
    return country(row["code"], usage, row["what"]).text


def _agrees(row: dict[str, str]) -> bool:
    """Capitals apart: M49 and OpenCorpora set them otherwise (Острова, острова)."""
    ours = {words.casefold() for words in _ours(row)}
    return not ours.isdisjoint(row["expected"].casefold().split("|"))


def _differing(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return [row for row in rows if not _agrees(row)]


def test_the_independent_table_agrees_in_99_of_100_forms() -> None:
    rows = _rows("independent.tsv")
    differing = _differing(rows)
    assert len(rows) >= 2_800
    assert len(differing) <= len(rows) / 100
    total = Counter(row["language"] for row in rows)
    wrong = Counter(row["language"] for row in differing)
    assert set(total) == set(LANGUAGES)
    assert all(wrong[language] <= total[language] * 0.03 for language in LANGUAGES), wrong


def test_every_difference_from_the_independent_table_is_listed_with_a_reason() -> None:
    listed = {tuple(row[key] for key in _KEY): row for row in _rows("independent-differs.tsv")}
    differing = _differing(_rows("independent.tsv"))
    assert {tuple(row[key] for key in _KEY) for row in differing} == set(listed)
    for row in listed.values():
        assert row["reason"] and set(row["ours"].split(" / ")) == _ours(row)


def test_the_page_on_languages_tells_the_agreement_as_it_is() -> None:
    page = (_GOLDEN.parent.parent / "docs" / "languages.md").read_text("utf-8")
    rows = _rows("independent.tsv")
    differing = _differing(rows)
    for language in (*LANGUAGES, "all"):
        of = [row for row in rows if language in (row["language"], "all")]
        wrong = [row for row in differing if language in (row["language"], "all")]
        agree = 100 * (1 - len(wrong) / len(of))
        assert f"| {language} | {len(of):,} | {len(wrong)} | {agree:.1f} % |" in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_that_cldr_has_otherwise_is_listed_in(language: str) -> None:
    listed = {row["code"]: row for row in _rows("cldr-differs.tsv") if row["language"] == language}
    territories = Locale.parse("zh_Hans" if language == "zh" else language).territories
    for code in country_codes():
        ours, theirs = country(code, Usage(language)).plain, str(territories[code])
        if _same(ours, theirs):
            continue
        assert code in listed, (code, ours, theirs)
        assert listed[code]["ours"] == ours and listed[code]["reason"]


def _same(ours: str, theirs: str) -> bool:
    """The Russian ё and the shape of apostrophes are the house's."""
    alike = theirs.replace("ё", "е").replace("'", "’")
    return ours.casefold() == alike.casefold()


def test_all_18720_forms_of_states_are_made() -> None:
    """195 states, 8 roles, 6 languages, short and formal: words, and none that repeats another."""
    made = {
        (language, form, code, role): country(code, Usage(language, form=form), role).text
        for language in LANGUAGES for form in ("short", "formal")
        for code in country_codes() for role in ROLES
    }
    assert len(made) == 195 * 8 * 6 * 2 == 18_720
    assert all(words.strip() == words and words for words in made.values())
    for language in LANGUAGES:
        for form in ("short", "formal"):
            for role in ROLES:
                words = [made[language, form, code, role] for code in country_codes()]
                assert len(set(words)) == 195, (language, form, role)
