"""Runs of another script, quotation marks and capitals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterdesk.language import LANGUAGES, Usage, capital, direction, quotes, script_runs


def _foreign(text: str, language: str) -> list[tuple[str, str | None, str | None]]:
    return [(r.text, r.language, r.direction) for r in script_runs(text, language) if r.language]


def test_arabic_alone_is_written_from_right_to_left() -> None:
    assert [direction(language) for language in LANGUAGES] == ["ltr"] * 3 + ["rtl"] + ["ltr"] * 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وثيقة S/2014/348 المؤرخة", ["S/2014/348"]),
        ("مشروع القرار A/66/L.42/Rev.2.", ["A/66/L.42/Rev.2"]),
        ("القرار S/RES/2139 (2014)،", ["S/RES/2139 (2014)"]),
        ("المفوضية (UNHCR) و(UNICEF)", ["UNHCR", "UNICEF"]),
        ("منظمة Human Rights Watch، في", ["Human Rights Watch"]),
        ("منظمتا UNHCR، UNICEF", ["UNHCR", "UNICEF"]),
        ("كتب UNHCR (Geneva) إلى", ["UNHCR (Geneva)"]),
        ("البريد first.last@example.org.", ["first.last@example.org"]),
        ("انظر https://example.org/a?b=1 أدناه", ["https://example.org/a?b=1"]),
        ("هاتف +44 20 7946 0958، أو", ["+44 20 7946 0958"]),
        ("في 12/03/2024 وفي 2014-05-22", ["12/03/2024", "2014-05-22"]),
        ("عدد 150,000 و 42 و 3.5 و 50%", []),
        ("بين 22–24 و10-20", []),
        ("@office و #MeToo", ["@office", "#MeToo"]),
        ("ملف report 2014-05-22 final هنا", ["report 2014-05-22 final"]),
        ("Éloïse", ["Éloïse"]),
        ("Association “Les Mains Libres”، السنغال", ["Association “Les Mains Libres”"]),
        ("منظمة Human Rights Desk “Zenith”.", ["Human Rights Desk “Zenith”"]),
        ("كتبت Desk «Zenith»، مالي", ["Desk «Zenith»"]),
        ("جمعية Collectif «\u00a0Ni oubli\u00a0» هنا", ["Collectif «\u00a0Ni oubli\u00a0»"]),
        ("“Ibrahim” (name withheld)، سوريا", ["“Ibrahim” (name withheld)"]),
        ("Verein „Recht“، ألمانيا", ["Verein „Recht“"]),
        ("قال «Zenith» و“Nadir” إن", ["Zenith", "Nadir"]),
        ("(UNHCR) و(UNICEF)", ["UNHCR", "UNICEF"]),
        ("Gerechtigkeit e. V.، ألمانيا", ["Gerechtigkeit e. V."]),
        ("كتب Recht e.V. إلى U.S. Justice Inc. أمس", ["Recht e.V.", "U.S. Justice Inc."]),
        ("Peace Now!، غانا", ["Peace Now!"]),
        ("مؤسسة Peace [Org.] هنا", ["Peace [Org.]"]),
        ("كتبت UNHCR. ثم", ["UNHCR"]),
        ("انظر Annex A. ثم", ["Annex A"]),
    ],
)
def test_in_arabic_latin_words_and_symbols_read_from_left_to_right(
    text: str, words: list[str]
) -> None:
    assert _foreign(text, "ar") == [(word, "en", "ltr") for word in words]


def test_in_a_latin_letter_arabic_and_chinese_are_runs_of_their_own() -> None:
    text = "The letter of السيد محمد (الوزير) of 12/03/2024, ref. A/78/L.5, 中文文本 1234 abcd."
    assert _foreign(text, "en") == [
        ("السيد محمد (الوزير)", "ar", "rtl"), ("中文文本", "zh", None),
    ]
    assert _foreign("la lettre de Иван", "fr") == [("Иван", "ru", None)]


def test_latin_words_in_russian_and_chinese_keep_the_direction() -> None:
    assert _foreign("документ S/2014/348 от", "ru") == [("S/2014/348", "en", None)]
    assert _foreign("决议S/2014/348号", "zh") == [("S/2014/348", "en", None)]


def test_a_line_break_ends_a_run() -> None:
    assert _foreign("UNHCR\nGeneva", "ar") == [("UNHCR", "en", "ltr"), ("Geneva", "en", "ltr")]


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=st.text(
    st.one_of(st.characters(), st.sampled_from("aZé/.() 2014سوريا،中文Ж\n@+-[]")), max_size=60
))
def test_joined_runs_are_the_text_again(language: str, text: str) -> None:
    runs = script_runs(text, language)
    assert "".join(run.text for run in runs) == text
    assert all(run.text for run in runs)


@pytest.mark.parametrize(
    ("language", "marks"),
    [("en", "“”"), ("fr", "«\u00a0\u00a0»"), ("es", "«»"), ("ar", "«»"), ("ru", "«»"),
     ("zh", "“”")],
)
def test_quotation_marks_are_those_of_the_language(language: str, marks: str) -> None:
    assert "".join(quotes(Usage(language))) == marks


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        ("en", "the Gambia", "The Gambia"), ("en", "“the Gambia”", "“The Gambia”"),
        ("fr", "l’Algérie", "L’Algérie"), ("fr", "état", "État"), ("ru", "четыре", "Четыре"),
        ("en", "ǆ", "ǅ"), ("en", "4 drafts", "4 drafts"), ("en", "", ""), ("en", "…", "…"),
        ("ar", "iPhone", "iPhone"), ("ar", "سوريا", "سوريا"), ("es", "¿cuál?", "¿Cuál?"),
    ],
)
def test_a_capital_goes_to_the_first_letter(language: str, text: str, shown: str) -> None:
    assert capital(text, Usage(language)) == shown


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("Association “Les Mains Libres”，塞内加尔", "Association “Les Mains Libres”"),
        ("Red de Mujeres (“La Red”)，洪都拉斯", "Red de Mujeres (“La Red”)"),
        ("请见“Le Monde”一文", "Le Monde"),
        ("Casa (CAWT)，秘鲁", "Casa (CAWT)"),
    ],
)
def test_marks_that_open_in_latin_words_close_in_them(text: str, latin: str) -> None:
    assert [run.text for run in script_runs(text, "zh") if run.language == "en"] == [latin]
