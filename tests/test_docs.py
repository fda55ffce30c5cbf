"""docs/design.md names every key of the files that people write."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from letterdesk.contacts.model import ROLES, Form
from letterdesk.letters.model import Letter, LetterPart
from letterdesk.library import filters, model

DESIGN = Path(__file__).resolve().parent.parent / "docs" / "design.md"
_WORDS = re.sub(r"^```.*?^```", "", DESIGN.read_text(encoding="utf-8"), flags=re.DOTALL | re.M)
TOLD = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`]+)`", _WORDS))))

NOT_IN_THE_FILE = {
    model.Block: {"id", "texts", "drafts"},
    model.Fact: {"id"},
    model.Signatory: {"id"},
    model.HouseStyle: {"id"},
}


@pytest.mark.parametrize("table", [
    model.Block, model.FixedWords, model.TextStatus, model.Template, model.Part, model.Field,
    model.Choice, model.Condition, model.Fact, model.EarlierFigure, model.Signatory,
    model.SignatoryListData, model.Rule, model.HouseStyle, model.Margins, model.TypeSetting,
    model.Letterhead, Form, Letter, LetterPart,
], ids=lambda table: table.__name__)
def test_every_key_of_a_table_is_told(table: type[msgspec.Struct]) -> None:
    keys = {field.encode_name for field in msgspec.structs.fields(table)}
    assert keys - NOT_IN_THE_FILE.get(table, set()) - TOLD == set()


@pytest.mark.parametrize("words", [
    model.KINDS, model.FIELD_TYPES, model.STATUSES, tuple(filters.FILTERS),
    filters.ROLES_OF_NAMES, tuple(word for role in ROLES for word in role.split("-")),
], ids=["kinds", "field types", "statuses", "filters", "roles of names", "roles of people"])
def test_every_word_of_a_closed_list_is_told(words: tuple[str, ...]) -> None:
    assert set(words) - TOLD == set()
