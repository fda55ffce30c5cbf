"""No template prints words of another language where a text is not there (every template, all)."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest
from msgspec.structs import replace

from letterdesk.document.model import plain_text, spans_of
from letterdesk.findings import PUT_RIGHT
from letterdesk.language import LANGUAGES
from letterdesk.letters.compose import Composition, compose
from letterdesk.letters.kinds import PEOPLE_KINDS
from letterdesk.letters.model import Letter
from letterdesk.letters.store import read_letter
from letterdesk.library import Block, TextStatus, text_hash
from letterdesk.resources import bundled_library
from tests.letters.bundled_letters import bundled

_EXAMPLES = bundled_library() / "examples"
_TEMPLATES = sorted(file.stem for file in (bundled_library() / "templates").glob("*.toml"))
_CASES = [(template, language) for template in _TEMPLATES for language in LANGUAGES]


@cache
def _letter(template: str, language: str) -> Letter:
    """The example, its blocks with approved texts in all languages: foreign words are at hand."""
    letter = read_letter(_EXAMPLES / f"{template}.{language}.letter")[0]
    blocks = {name: _approved(replace(block, texts={**bundled().blocks[name].texts,
                                                    **block.texts}))
              for name, block in letter.pinned.blocks.items()}
    return replace(letter, pinned=replace(letter.pinned, blocks=blocks))


def _approved(block: Block, source: str | None = None) -> Block:
    """All texts approved, and translated from the source as it is, or as it was (a hash)."""
    origin = source or text_hash(block.texts.get("en", ""))
    return replace(block, text={
        language: TextStatus("approved", text_hash(text), "A. Clerk", dt.date(2014, 5, 1),
                             None if language == "en" else origin)
        for language, text in block.texts.items()
    })


def _with_blocks(letter: Letter, blocks: dict[str, Block]) -> Letter:
    return replace(letter, pinned=replace(letter.pinned, blocks=blocks))


def _paragraphs(composition: Composition) -> set[str]:
    return {words for element in composition.document.elements
            if (words := plain_text(tuple(spans_of(element))).strip())}


def _worded(letter: Letter, composition: Composition) -> dict[str, str]:
    """Part -> block, of the parts that print a text; people may print without one."""
    return {part.part: part.block for part in composition.parts
            if part.inside and part.block is not None and letter.pinned.blocks[part.block].texts}


def _with_people(letter: Letter, printed: dict[str, str]) -> set[str]:
    """The parts whose people still print where their text is gone."""
    return {part for part, name in printed.items()
            if letter.pinned.blocks[name].kind in PEOPLE_KINDS}


def _without(block: Block, language: str) -> Block:
    return replace(block, texts={key: text for key, text in block.texts.items()
                                 if key != language})


def test_each_template_has_an_example_in_each_language() -> None:
    assert len(_TEMPLATES) == 5
    for template, language in _CASES:
        assert (_EXAMPLES / f"{template}.{language}.letter").is_file()


@cache
def _foreign(language: str) -> frozenset[str]:
    """Paragraphs that the examples print in the other languages."""
    return frozenset(words for template, other in _CASES if other != language
                     for words in _paragraphs(compose(_letter(template, other), other)))


@pytest.mark.parametrize(("template", "language"), _CASES)
def test_a_letter_whose_texts_are_gone_prints_marks_and_no_other_language(
    template: str, language: str
) -> None:
    letter = _letter(template, language)
    whole = compose(letter, language)
    gone = compose(_with_blocks(letter, {
        name: _without(block, language) for name, block in letter.pinned.blocks.items()
    }), language)
    printed = _worded(letter, gone)
    assert printed
    for part in gone.parts:
        if part.part in printed.keys() - _with_people(letter, printed):
            assert part.text.startswith("‹") and part.text.endswith("›"), part.part
    told = {finding.place.part for finding in gone.findings
            if finding.code == "no-text" and finding.severity is PUT_RIGHT}
    assert told == set(printed)
    # The names in the marks are of the letter's language too; of people only headings stand.
    new = _paragraphs(gone) - _paragraphs(whole)
    assert sum(not words.startswith("‹") for words in new) <= len(_with_people(letter, printed))
    assert not new & _foreign(language)


@pytest.mark.parametrize(("template", "language"), _CASES)
def test_one_text_that_is_gone_leaves_its_mark_and_the_rest_as_it_was(
    template: str, language: str
) -> None:
    letter = _letter(template, language)
    composition = compose(letter, language)
    whole = _paragraphs(composition)
    for part, name in _worded(letter, composition).items():
        block = _without(letter.pinned.blocks[name], language)
        less = _with_blocks(letter, {**letter.pinned.blocks, name: block})
        new = _paragraphs(compose(less, language)) - whole
        assert len(new) == 1 and not new & _foreign(language), part
        assert new.pop().startswith("‹") or block.kind in PEOPLE_KINDS, part


@pytest.mark.parametrize(
    ("template", "language"), [case for case in _CASES if case[1] != "en"])
def test_a_comma_changed_in_the_source_is_told_and_the_translation_stays(
    template: str, language: str
) -> None:
    """The translation prints as it was approved, marked out of date: never the source."""
    letter = _letter(template, language)
    assert letter.pinned.source_language == "en"
    changed = {
        name: _approved(replace(block, texts={**block.texts, "en": block.texts["en"] + ","}),
                        text_hash(block.texts["en"]))
        for name, block in letter.pinned.blocks.items() if block.texts
    }
    before, after = compose(letter, language), compose(_with_blocks(
        letter, {**letter.pinned.blocks, **changed}), language)
    assert _paragraphs(after) == _paragraphs(before)
    outdated = {finding.place.part for finding in after.findings
                if finding.code == "out-of-date"}
    assert outdated == set(_worded(letter, after))
