"""The typography of each language in generated words, and typed words left as they are."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

import pytest
from msgspec.structs import replace

from letterdesk.document.model import WORD_JOINER, plain_text, spans_of
from letterdesk.export.text import write_text
from letterdesk.language import (
    LANGUAGES,
    Usage,
    format_date,
    format_money,
    format_number,
    format_percent,
    format_range,
    quotes,
)
from letterdesk.letters.compose import Composition, compose
from letterdesk.letters.model import Letter
from letterdesk.letters.store import read_letter
from letterdesk.operations.show import show
from letterdesk.resources import bundled_library
from tests.letters.a_letter import a_block, a_letter

_EXAMPLES = sorted((bundled_library() / "examples").glob("*.letter"))
_NB, _THIN, _GLUE = "\u00a0", "\u202f", WORD_JOINER
_DAY = dt.date(2014, 5, 22)


@cache
def _letter(name: str) -> Letter:
    return read_letter(bundled_library() / "examples" / name)[0]


def _words(composition: Composition) -> str:
    return "\n".join(plain_text(tuple(spans_of(element)))
                     for element in composition.document.elements)


@pytest.mark.parametrize(
    ("language", "date", "number", "money", "percent"),
    [
        ("en", "22 May 2014", "150,000", "€1,200", "40%"),
        ("fr", f"22{_NB}mai 2014", f"150{_THIN}000", f"1{_THIN}200{_NB}€", f"40{_NB}%"),
        ("es", "22 de mayo de 2014", "150.000", f"1200{_NB}€", f"40{_NB}%"),
        ("ar", f"22 أيار/{_GLUE}مايو 2014", "150,000", f"1,200{_NB}يورو", "40%"),
        ("ru", f"22{_NB}мая 2014{_NB}года", f"150{_NB}000", f"1200{_NB}€", f"40{_NB}%"),
        ("zh", "2014年5月22日", "150,000", "€1,200", "40%"),
    ],
)
def test_generated_words_have_the_spaces_of_their_language(
    language: str, date: str, number: str, money: str, percent: str
) -> None:
    usage = Usage(language)
    assert format_date(_DAY, usage) == date
    assert format_number(150_000, usage) == number
    assert format_money(1_200, "EUR", usage) == money
    assert format_percent(40, usage) == percent


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_generated_number_or_date_can_part_between_a_figure_and_its_sign(language: str) -> None:
    usage = Usage(language)
    shown = [format_number(n, usage) for n in (999, 1_000, 2_500, 150_000, 6_500_000)]
    shown += [format_percent(n, usage) for n in (1, 40, 2_500)]
    for words in shown:
        assert " " not in words and _GLUE not in words
    last = dt.date(2014, 6, 3)
    assert _GLUE not in format_range(_DAY, last, usage) or language == "ar"


def test_quotation_marks_are_those_of_the_language() -> None:
    assert {language: quotes(Usage(language)) for language in LANGUAGES} == {
        "en": ("“", "”"), "fr": (f"«{_NB}", f"{_NB}»"), "es": ("«", "»"), "ar": ("«", "»"),
        "ru": ("«", "»"), "zh": ("“", "”"),
    }


@pytest.mark.parametrize("name", [file.name for file in _EXAMPLES])
def test_glue_stands_in_arabic_dates_alone_and_never_in_text_or_show(name: str) -> None:
    letter = _letter(name)
    language = letter.languages[0]
    composition = compose(letter, language)
    words = _words(composition)
    glued = re.findall(f".{_GLUE}.", words)
    assert (len(glued) > 0) == (language == "ar")
    assert all(re.fullmatch(f"/{_GLUE}[\u0620-\u064a]", found) for found in glued)
    assert _GLUE not in write_text(composition.document)
    shown = show(letter, language)
    assert not any(_GLUE in part.text for part in shown.parts)
    assert not any(_GLUE in field.typed for field in shown.fields)


TYPED = (
    f"42{_NB}000{_THIN}EUR", f"«{_NB}mot{_NB}» \"word\" “x” ‘y’ 'z'", "S/2014/348 -- ... (c) 1/2",
    "мая 2014 года", "a  b", f"non{_GLUE}break", "№ 5 §\u00a07", "“中文” 1234 abcd", "..., !",
    "l'Algérie ; d'accord ?", "22 أيار/مايو",
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("typed", TYPED)
def test_nothing_is_altered_in_what_a_person_typed(language: str, typed: str) -> None:
    """As a value, as an item of a list, and in the text of a block: the same code points."""
    block = a_block("x {{ words }} y {{ things|list }}", language=language)
    letter = a_letter(block, values={"words": typed, "things": [typed]})
    usages = {language: Usage(language)}
    letter = replace(letter, languages=(language,),
                     pinned=replace(letter.pinned, usages=usages, source_language=language))
    composition = compose(letter, language)
    (part,) = composition.parts
    assert part.text == f"x {typed} y {typed}"
    assert _words(composition) == f"x {typed} y {typed}"
