"""Doubled words and quotation marks, in the six languages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterdesk.letters.checks.doubled_words import doubled_findings, doubled_words
from letterdesk.letters.checks.printed import lines_of
from letterdesk.letters.checks.quotation_marks import quotation_findings, unpaired_marks
from tests.letters.a_letter import composed


def lines(words, language="en", text="{{ words }}"):
    return lines_of(composed(text, {"words": words}, language=language))


def doubled(words, language="en"):
    return [spot.words for spot in doubled_words(lines(words, language), language)]


def unpaired(words, language="en", text="{{ words }}"):
    found = unpaired_marks(lines(words, language, text), language)
    return [(code.removesuffix("-quote"), spot.words) for code, spot in found]


@pytest.mark.parametrize(("language", "words", "found"), [
    ("en", "We call on the the Council.", ["the the"]),
    ("en", "The the Council, of\u00a0of which", ["The the", "of\u00a0of"]),
    ("en", "It is is so.", ["is is"]),
    ("fr", "Nous demandons à à la France", ["à à"]),
    ("es", "Pedimos que que la la Asamblea", ["que que", "la la"]),
    ("ru", "Мы мы призываем в в Совете", ["Мы мы", "в в"]),
    ("ar", "ندعو إلى إلى المجلس", ["إلى إلى"]),
])
def test_a_word_that_stands_twice_is_found(language, words, found):
    assert doubled(words, language) == found


@pytest.mark.parametrize(("language", "words"), [
    ("en", "those who had had enough said that that was so; we gave her her due"),
    ("en", "Boutros Boutros-Ghali in Pago Pago, the The Hague office"),
    ("en", "the theme, cannot not, one-on-one, 2014 2014, no. No."),
    ("en", "It was so, so clear. \nSo it was"),
    ("en", "win-win win, ha-ha ha-ha’s"),
    ("fr", "nous nous félicitons que vous vous soyez prononcés, tout en en parlant"),
    ("fr", "l’aide de l’État, c’est est-ce"),
    ("es", "se para para siempre; sí, sí; tú tu"),
    ("ru", "все все понимают, еле-еле, что, что"),
    ("ar", "واحدا واحدا، رويدا رويدا، خطوة خطوة"),
    ("ar", "كَتَبَ كُتِبَ"),
    ("zh", "人人常常讨论讨论"),
])
def test_words_that_may_stand_twice_are_left_alone(language, words):
    assert doubled(words, language) == []


def test_a_word_is_doubled_where_a_value_meets_the_text():
    composition = composed("in the {{ words }} of Mali", {"words": "the north"})
    assert [s.words for s in doubled_words(lines_of(composition), "en")] == ["the the"]


def test_two_doubled_words_of_one_part_have_ids_of_their_own():
    found = list(doubled_findings(lines("the the one and the the other of of"), "en"))
    assert [f.id for f in found] == [
        "doubled-word:b:b:en:the the", "doubled-word:b:b:en:the the 2",
        "doubled-word:b:b:en:of of"]
    assert {f.severity for f in found} == {"look at"}
    assert found[0].words == "the the" and "stands here twice" in found[0].line()


@given(st.lists(st.sampled_from(["alpha", "beta", "gamma", "delta"]), min_size=1, max_size=30))
@settings(max_examples=60, deadline=None)
def test_every_repetition_is_found_and_nothing_else(words):
    expected, at = 0, 0
    while at + 1 < len(words):
        if words[at] == words[at + 1]:
            expected, at = expected + 1, at + 1
        at += 1
    assert len(doubled(" ".join(words))) == expected


@pytest.mark.parametrize(("language", "words", "found"), [
    ("en", "He spoke of “grave crimes and left.", [("unclosed", "“grave crimes and")]),
    ("en", "He spoke of grave crimes” and left.", [("unopened", "of grave crimes”")]),
    ("en", "Crimes” here", [("unopened", "Crimes”")]),
    ("en", 'He said "no and left.', [("unclosed", '"no and left.')]),
    ("en", "“One “two” three", [("unclosed", "“One “two” three")]),
    ("en", "“one «two” three", [("unclosed", "«two” three")]),
    ("fr", "Il parle de « crimes graves.", [("unclosed", "« crimes graves.")]),
    ("es", "Habla de crímenes».", [("unopened", "Habla de crímenes»")]),
    ("ru", "«Так он «сказал» и ушел", [("unclosed", "«Так он «сказал»")]),
    ("ru", "«Он сказал „так» и ушел", [("unclosed", "„так» и ушел")]),
    ("ar", "قال «نعم", [("unclosed", "«نعم")]),
    ("zh", "他说“是", [("unclosed", "“是")]),
    ("zh", "《宪章", [("unclosed", "《宪章")]),
    ("zh", "他说‘是", [("unclosed", "‘是")]),
])
def test_a_quotation_without_an_end_or_a_beginning_is_found(language, words, found):
    assert unpaired(words, language) == found


@pytest.mark.parametrize(("language", "words"), [
    ("en", "“Grave crimes,” he said; the State’s ‘Abd al-Rahman, rock ’n’ roll, it’s"),
    ("en", 'He said "no", and a pipe of 5" went on; "so 5" too'),
    ("en", "“She said ‘no’ to us,” he wrote."),
    ("fr", "« Oui », dit-il, “non” et « ceci “cela” »."),
    ("es", "«El “veto” de hoy»"),
    ("ru", "«Он сказал „так“ и ушел», „так” тоже"),
    ("ar", "قال «نعم» ثم ”لا“ و“لا”"),
    ("zh", "他说“是”，《宪章》、「此」、‘彼’、〈文〉"),
])
def test_quotations_that_end_are_left_alone(language, words):
    assert unpaired(words, language) == []


def test_a_quotation_of_several_paragraphs_ends_once():
    text = "“One paragraph.\n\n“Another one.\n\n“The last.”"
    assert unpaired("", text=text) == []
    french = "« Un.\n\n» Deux.\n\n» Trois. »"
    assert unpaired("", "fr", french) == []
    assert unpaired("", text="“One.\n\n“Two.") == [("unclosed", "“One.")]
    assert unpaired("", text="“One paragraph.\n\nAnother one.”") == []


def test_the_parts_of_a_letter_are_read_apart():
    found = list(quotation_findings(lines("“One and no more\n“two"), "en"))
    assert [f.code for f in found] == ["unclosed-quote", "unclosed-quote"]
    assert len({f.id for f in found}) == 2
    (ended,) = quotation_findings(lines("no more”"), "en")
    assert "ends with “no more” does not begin" in ended.line()
    assert list(quotation_findings(lines("no marks"), "en")) == []


@given(st.text(alphabet="ab “”«»„\"'’‘\n", max_size=40))
@settings(max_examples=120, deadline=None)
def test_marks_in_any_order_stop_nothing_and_are_all_in_the_words(text):
    for language in ("en", "ru", "zh", "ar"):
        for _, spot in unpaired_marks(lines(text, language), language):
            assert spot.words and spot.words in spot.line.text
