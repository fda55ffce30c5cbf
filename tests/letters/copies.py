"""Copies of one letter, changed at random or by hand, for the tests of joining."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

from letterdesk.contacts import Recipient
from letterdesk.findings import NotUnderstood
from letterdesk.letters import changes as ch
from letterdesk.letters.applying import apply
from letterdesk.letters.compose import compose
from letterdesk.library import load_library
from letterdesk.operations.clock import now
from letterdesk.operations.edit_text import text_edited
from letterdesk.operations.new import NewRequest, new
from letterdesk.resources import bundled_library

LIBRARY = load_library(bundled_library())[0]


TEMPLATE = LIBRARY.templates["veto-reform"]


BASE = new(LIBRARY, NewRequest("veto-reform", ("en", "fr"), set=(
    "country=SY", "vetoing_states=RU;CN", "vetoed_drafts=4", "resolution=S/2014/348",
)), clock=now)


ADA, BO = Recipient("person", "Ada Ndiaye"), Recipient("person", "Bo Lind", gender="m")


def done(letter, *changes):
    for change in changes:
        letter = apply(letter, change).letter
    return letter


def source(letter, part, language="en"):
    return compose(letter, language).part(part).source


def edited(letter, part, old, new, language="en", by=""):
    words = source(letter, part, language)
    assert old in words
    change = text_edited(letter, part, language, words.replace(old, new, 1), by=by, on="2014")
    return done(letter, change)


def places(combined):
    return [conflict.place for conflict in combined.conflicts]


def printed(letter):
    return [compose(letter, language).document.elements for language in letter.languages]


PARTS = st.sampled_from([*(part.id for part in TEMPLATE.part), "added-1", "added-2"])


LANGUAGES = st.sampled_from(["en", "fr"])


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)


VALUES = st.one_of(st.none(), WORDS, st.integers(0, 99),
                   st.lists(st.sampled_from(["RU", "CN", "FR"]), max_size=3))


CHANGES = st.one_of(
    st.builds(ch.SetField, st.sampled_from([field.id for field in TEMPLATE.field]), VALUES,
              LANGUAGES),
    st.builds(ch.SwitchPart, PARTS, st.sampled_from([True, False, None])),
    st.builds(ch.MovePart, PARTS, st.one_of(st.none(), PARTS)),
    st.builds(lambda words, after, lang: ch.InsertAfter(after, lang, ({"p": [words]},)),
              WORDS, PARTS, LANGUAGES),
    st.builds(ch.ChooseBlock, PARTS, st.sampled_from(
        [None, *(block for part in TEMPLATE.part for block in part.blocks)])),
    st.builds(ch.RemovePart, PARTS),
    st.builds(ch.RestoreText, PARTS, st.one_of(st.none(), LANGUAGES)),
    st.builds(ch.SetRecipients, st.lists(st.builds(
        Recipient, st.just("person"), WORDS, st.sampled_from([None, "f", "m"])),
        max_size=3).map(tuple)),
    st.builds(ch.SetTitle, WORDS),
    st.tuples(PARTS, LANGUAGES, st.integers(0, 60), WORDS),
)


def changed(letter, changes):
    """The letter after those changes that it takes; a tuple writes words into a part."""
    for change in changes:
        try:
            if isinstance(change, tuple):
                part, language, at, words = change
                composed = compose(letter, language).part(part)
                if composed is None:
                    continue
                change = text_edited(letter, part, language,
                                     composed.source[:at] + words + composed.source[at:])
            letter = letter if change is None else apply(letter, change).letter
        except NotUnderstood:
            continue
    return letter


STATES = st.lists(CHANGES, max_size=5)


laws = settings(max_examples=40, deadline=None)


def readable(letter):
    """What a letter says, whatever its added paragraphs are called."""
    return (letter.values, letter.languages, letter.recipients, letter.title,
            [(p.block, p.inside, p.edits, p.free) for p in letter.parts])


def words_typed(base, letter):
    """What a side typed: values, words of edits and of added paragraphs, names, the title."""
    typed = {("value", name, repr(value)) for name, value in letter.values.items()
             if base.values.get(name) != value}
    before = {part.part: part for part in base.parts}
    for part in letter.parts:
        old = before.get(part.part)
        for language, edit in part.edits.items():
            if old is None or old.edits.get(language) != edit:
                typed.add(("edit", part.part, language))
        for language in part.free or ():
            if old is None:
                typed.add(("free", repr(part.free[language]), language))
    return typed
