"""Words that follow a number or a name: plural categories and agreement."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from letterdesk.language.names import Name
from letterdesk.language.usage import Usage

Number = int | Decimal


class AgreementMissing(LookupError):
    """A form that is needed is not given; `key` names it (`plural`, `f` ...)."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def _has_fraction(n: Number) -> bool:
    """Whether digits stand after the decimal mark, zeros too: CLDR's v is not 0."""
    exponent = Decimal(n).as_tuple().exponent
    return isinstance(exponent, int) and exponent < 0


def _english(n: Number) -> str:
    return "one" if n == 1 and not _has_fraction(n) else "other"


def _romance_many(n: Number) -> bool:
    """Millions take “de” after them: un million de personnes, un millón de personas."""
    return not _has_fraction(n) and n != 0 and n % 1_000_000 == 0


def _french(n: Number) -> str:
    return "one" if 0 <= n < 2 else "many" if _romance_many(n) else "other"


def _spanish(n: Number) -> str:
    return "one" if n == 1 else "many" if _romance_many(n) else "other"


def _arabic(n: Number) -> str:
    if n in (0, 1, 2):
        return ("zero", "one", "two")[int(n)]
    rest = n % 100
    if rest != int(rest):
        return "other"
    return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"


def _russian(n: Number) -> str:
    if _has_fraction(n):
        return "other"
    if n % 10 == 1 and n % 100 != 11:
        return "one"
    return "few" if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14 else "many"


_CATEGORIES: Mapping[str, tuple[str, ...]] = {
    "en": ("one", "other"),
    "fr": ("one", "many", "other"),
    "es": ("one", "many", "other"),
    "ar": ("zero", "one", "two", "few", "many", "other"),
    "ru": ("one", "few", "many", "other"),
    "zh": ("other",),
}

_CATEGORY: Mapping[str, Callable[[Number], str]] = {
    "en": _english, "fr": _french, "es": _spanish, "ar": _arabic, "ru": _russian,
    "zh": lambda _: "other",
}


def plural_categories(language: str) -> tuple[str, ...]:
    """The plural categories of a language, in the order of CLDR."""
    return _CATEGORIES[language]


def plural_category(n: Number, usage: Usage) -> str:
    """The CLDR plural category of a number: `one`, `few` ... (CLDR 47, cardinal rules)."""
    return _CATEGORY[usage.language](n if n >= 0 else -n)


def agree(
    value: Name | Sequence[Name] | Number, forms: Mapping[str, str], usage: Usage
) -> str:
    """The form that agrees with a name, with several names, or with a number of things.

    Keys of `forms`: `singular` `plural`, `dual` (of two, where it is given), and
    `m` `f` `n` for the gender of one.
    Raises AgreementMissing, which names the key to add.
    """
    number, gender = _number_and_gender(value, usage)
    for key in _wanted(number, gender):
        if key in forms:
            return forms[key]
    raise AgreementMissing(_missing(number, gender, forms))


def _missing(number: str, gender: str | None, forms: Mapping[str, str]) -> str:
    """The key to ask for: the gender, where the text goes by genders."""
    if number != "singular":
        return "plural"
    return gender if gender and not forms.keys().isdisjoint("mfn") else "singular"


def _wanted(number: str, gender: str | None) -> tuple[str, ...]:
    """Keys that would do, the best first."""
    if number == "dual":
        return ("dual", "plural")
    if number == "plural":
        return ("plural",)
    return (gender, "singular") if gender else ("singular",)


def _number_and_gender(
    value: Name | Sequence[Name] | Number, usage: Usage
) -> tuple[str, str | None]:
    if isinstance(value, Name):
        return value.number, value.gender
    if isinstance(value, (int, Decimal)):
        category = plural_category(value, usage)
        return {"one": "singular", "two": "dual"}.get(category, "plural"), None
    if len(value) == 1:
        return value[0].number, value[0].gender
    return ("dual" if len(value) == 2 else "plural"), None
