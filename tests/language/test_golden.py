"""The tables of hard cases: tests/golden/names.csv and numbers.csv, a source in every row."""

from __future__ import annotations

import csv
import datetime as dt
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from letterdesk.language import (
    Usage,
    country,
    format_date,
    format_number,
    ordinal,
    plural_category,
    running_number,
    spell_out,
)

_GOLDEN = Path(__file__).parent.parent / "golden"


def _rows(name: str) -> list[dict[str, str]]:
    with (_GOLDEN / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _number(text: str) -> int | Decimal:
    return Decimal(text) if "." in text else int(text)


def _result(row: dict[str, str]) -> str:
    usage = Usage(row["language"])
    given, gender, case = row["input"], row["gender"] or None, row["case"] or None
    match row["kind"]:
        case "spell_out":
            return spell_out(_number(given), usage, gender, case)
        case "ordinal":
            return ordinal(_number(given), usage, gender, case)
        case "plural":
            return plural_category(_number(given), usage)
        case "number":
            return format_number(_number(given), usage)
        case "running":
            return running_number(_number(given), usage)
        case "date":
            return format_date(dt.date.fromisoformat(given), usage)
    raise AssertionError(row["kind"])


@pytest.mark.parametrize(
    "row", _rows("names.csv"), ids=lambda r: "-".join([r["language"], r["role"], r["input"]])
)
def test_a_name_stands_in_its_role_as_the_table_of_hard_cases_says(row: dict[str, str]) -> None:
    usage = Usage(row["language"], form=row["form"])
    assert country(row["input"], usage, row["role"]).text == row["expected"]


@pytest.mark.parametrize(
    "row", _rows("numbers.csv"), ids=lambda r: "-".join([r["language"], r["kind"], r["input"]])
)
def test_a_number_is_written_as_the_table_of_hard_cases_says(row: dict[str, str]) -> None:
    assert _result(row) == row["expected"]


@pytest.mark.parametrize("name", ["names.csv", "numbers.csv"])
def test_every_hard_case_has_a_source_and_every_language_sixty_of_them(name: str) -> None:
    rows = _rows(name)
    assert all(row["source"] for row in rows)
    counted = Counter(row["language"] for row in rows)
    assert counted and all(count >= 60 for count in counted.values()), counted
