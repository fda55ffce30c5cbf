"""Plural categories by CLDR, and words that agree."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest
from babel.core import Locale

from letterdesk.language import (
    LANGUAGES,
    AgreementMissing,
    Usage,
    agree,
    country,
    plural_categories,
    plural_category,
)
from letterdesk.language.names import Name


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_categories_are_those_of_cldr(language: str) -> None:
    rule = Locale.parse(language).plural_form
    assert set(plural_categories(language)) == rule.tags | {"other"}
    fractions = [Decimal(text) for text in ("0.0", "0.5", "1.0", "1.5", "2.0", "10.1", "103.5")]
    numbers = [*range(-3, 1300), 10_000, 999_999, 1_000_000, 1_000_001, 2_000_000, *fractions]
    for n in numbers:
        assert plural_category(n, Usage(language)) == rule(n), n


def _name(gender: str, number: str = "singular") -> Name:
    return Name(text="x", gender=gender, number=number, code="XX", role="name", key="x")


_HAS = {"singular": "has", "plural": "have"}
_VETOED = {"m": "наложил", "f": "наложила", "n": "наложило", "plural": "наложили"}
_USED = {"m": "استخدم", "f": "استخدمت", "dual": "استخدمتا", "plural": "استخدمت"}


@pytest.mark.parametrize(
    ("value", "forms", "language", "expected"),
    [
        (_name("n"), _HAS, "en", "has"),
        ([_name("n")], _HAS, "en", "has"),
        ([_name("n"), _name("n")], _HAS, "en", "have"),
        ([], _HAS, "en", "have"),
        (_name("f", "plural"), _HAS, "fr", "have"),
        (1, _HAS, "en", "has"), (0, _HAS, "en", "have"), (0, _HAS, "fr", "has"),
        (21, _HAS, "ru", "has"), (22, _HAS, "ru", "have"), (Decimal("1.5"), _HAS, "en", "have"),
        (_name("f"), _VETOED, "ru", "наложила"), (_name("m"), _VETOED, "ru", "наложил"),
        ([_name("f"), _name("m")], _VETOED, "ru", "наложили"),
        (_name("f"), _USED, "ar", "استخدمت"), ([_name("f"), _name("f")], _USED, "ar", "استخدمتا"),
        ([_name("f")] * 3, _USED, "ar", "استخدمت"), (2, _USED, "ar", "استخدمتا"),
        ([_name("f"), _name("f")], _HAS, "ar", "have"),
    ],
)
def test_the_form_agrees_with(
    value: Name | list[Name] | int, forms: Mapping[str, str], language: str, expected: str
) -> None:
    assert agree(value, forms, Usage(language)) == expected


def test_states_agree_in_their_own_gender() -> None:
    usage = Usage("ar")
    forms = {"m": "استخدم", "f": "استخدمت"}
    assert agree(country("LB", usage), forms, usage) == "استخدم"
    assert agree(country("US", usage), forms, usage) == "استخدمت"


@pytest.mark.parametrize(
    ("value", "forms", "key"),
    [
        (_name("f"), {"plural": "x"}, "singular"),
        (_name("f"), {"m": "x", "plural": "y"}, "f"),
        ([_name("f"), _name("m")], {"m": "x", "f": "y"}, "plural"),
        (5, {"singular": "x"}, "plural"),
        (1, {"m": "x", "f": "y"}, "singular"),
        (2, {"singular": "x"}, "plural"),
    ],
)
def test_a_form_that_is_not_given_is_named(
    value: Name | list[Name] | int, forms: Mapping[str, str], key: str
) -> None:
    with pytest.raises(AgreementMissing) as caught:
        agree(value, forms, Usage("en"))
    assert caught.value.key == key
