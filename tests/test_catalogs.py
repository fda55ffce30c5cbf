"""The interface is whole in every language: what the program says, the .po has, and the .mo is."""

from __future__ import annotations

import gettext
import re
from functools import cache
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message

from catalogs.extraction import NotExtractable, sentences
from catalogs.files import LANGUAGES, compiled, extracted, mo_file, read, update, written

_CODE = re.compile(r'\w+ ?= ?"[^"]*"|`[^`]*`')
"""Keys and commands stand in a sentence as they are typed."""

_QUOTES = {"ar": "«»", "es": "«»", "fr": "«»", "ru": "«»", "zh": "“”"}
_ALL_QUOTES = "«»“”„‟"
_FINITE = 500
"""Numbers up to here are counted; a form for one or two of them may write them as words."""


@cache
def catalog(language: str) -> Catalog:
    return read(language)


@cache
def template() -> Catalog:
    return extracted()


def ids(of: Catalog) -> set[str | tuple[str, ...]]:
    return {key(message) for message in of if message.id}


def key(message: Message) -> str | tuple[str, ...]:
    return message.id if isinstance(message.id, str) else tuple(message.id)


def forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def english(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def places(text: str) -> set[str]:
    return {name for _words, name, _spec, _conversion in Formatter().parse(text) if name}


def filled(text: str) -> bool:
    """Whether the program fills the sentence: one without places may hold single braces."""
    try:
        return bool(places(text))
    except ValueError:
        return False


def messages(language: str) -> list[Message]:
    return [message for message in catalog(language) if message.id]


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return request.param


def test_no_sentence_is_missing_and_none_is_left_over(language) -> None:
    assert ids(template()) - ids(catalog(language)) == set(), "type: dev.py catalogs"
    assert ids(catalog(language)) - ids(template()) == set(), "type: dev.py catalogs"
    assert not catalog(language).obsolete


def test_every_sentence_is_translated_in_every_plural_form(language) -> None:
    number = catalog(language).num_plurals
    for message in messages(language):
        wanted = 1 if isinstance(message.id, str) else number
        assert len(forms(message)) == wanted, message.id
        assert all(forms(message)), message.id
        assert not message.fuzzy, message.id


def test_the_places_of_a_sentence_are_those_of_the_english_one(language) -> None:
    for message in messages(language):
        wanted = [places(text) for text in english(message) if filled(text)]
        for index, form in enumerate(forms(message)):
            if not wanted:
                assert not filled(form), message.id
            elif isinstance(message.id, str):
                assert places(form) == wanted[0], message.id
            else:
                # A form that counts many numbers must show which it is.
                may = wanted[-1:]
                if _counts_few(language, index):
                    may = [*wanted, *(each - {"count", "number"} for each in wanted)]
                assert places(form) in may, (message.id, form)


def _counts_few(language: str, form: int) -> bool:
    rule = gettext.c2py(re.search(r"plural=(.*?);?$", catalog(language).plural_forms)[1])
    return sum(rule(number) == form for number in range(_FINITE)) <= 2


def test_the_words_are_another_languages(language) -> None:
    with_words = [m for m in messages(language)
                  if any(re.search(r"[^\W\d_]", re.sub(r"\{\w+\}", "", t)) for t in english(m))]
    other = [m for m in with_words if forms(m)[0] != english(m)[0]]
    assert len(other) >= 0.95 * len(with_words)


def test_quotes_and_apostrophes_are_those_of_the_language(language) -> None:
    foreign = set(_ALL_QUOTES) - set(_QUOTES[language])
    for message in messages(language):
        for form in forms(message):
            words = _CODE.sub("", form)
            straight = set("'\"") - ({'"'} if '"' in _CODE.sub("", english(message)[0]) else set())
            assert not straight & set(words), form
            assert not foreign & set(words), form
            opening, closing = _QUOTES[language]
            assert words.count(opening) == words.count(closing), form


def test_french_keeps_its_signs_on_the_line_of_their_word() -> None:
    for message in messages("fr"):
        for form in forms(message):
            words = _CODE.sub("", form)
            assert not re.search(r"«(?!\u00a0)|(?<!\u00a0)»| [:;?!]", words), form
            # A sign inside code, a time or a file name is not one of the sentence.
            assert not re.search(r"[^\W\d_][;?!]( |$)", words), form


def test_spanish_opens_its_questions_and_chinese_uses_its_own_signs() -> None:
    for message in messages("es"):
        assert all(form.count("¿") == form.count("?") for form in forms(message)), message.id
    for message in messages("zh"):
        for form in forms(message):
            assert not re.search(r"[\u4e00-\u9fff][,;?!]|[\u4e00-\u9fff]:(?!/)", form), form


def test_nobody_is_begged_or_shouted_at(language) -> None:
    begging = {"fr": "s’il vous plaît|veuillez", "es": "por favor", "ru": "пожалуйста",
               "ar": "رجاء|من فضلك|يرجى", "zh": "请(?!人)|抱歉"}
    for message in messages(language):
        for form in forms(message):
            assert not re.search(begging[language], form, re.IGNORECASE), form
            assert not re.search(r"[!！]", _CODE.sub("", form)), form


def test_the_compiled_catalog_is_the_written_one(language) -> None:
    is_same = mo_file(language).read_bytes() == compiled(update(catalog(language), template()))
    # The bytes themselves are not shown: comparing two catalogs sign by sign takes minutes.
    assert is_same, "type: dev.py catalogs"


def test_writing_again_changes_no_word(language) -> None:
    once = written(update(catalog(language), template()))
    is_same = once == written(update(catalog(language), template()))
    assert is_same
    assert b"Date" not in once.split(b"\n\n", 1)[0]


@pytest.mark.parametrize(("source", "found"), [
    ('tr("Open")', ["Open"]),
    ('tr("In" if inside else "Out")', ["In", "Out"]),
    ('tr_n("{count} file", "{count} files", n)', [("{count} file", "{count} files")]),
    ('say("no part “{part}”", part=say("this"))', ["no part “{part}”", "this"]),
    ('banner.say("file")', []),
])
def test_sentences_are_found(source, found) -> None:
    assert list(sentences(source.encode())) == found


def test_a_sentence_made_while_the_program_runs_is_refused() -> None:
    with pytest.raises(NotExtractable, match="line 1"):
        list(sentences(b'tr(f"{count} files")'))
