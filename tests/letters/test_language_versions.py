"""A language version is taken out of a letter, and what one lacks is counted."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from letterdesk.findings import NotUnderstood
from letterdesk.letters import changes as ch
from letterdesk.letters.applying import apply
from letterdesk.letters.compose import compose
from letterdesk.letters.file_form import letter_bytes
from letterdesk.letters.language_versions import with_language_of
from letterdesk.letters.soundness import first_unsoundness
from letterdesk.letters.store import letter_from_bytes
from letterdesk.library import load_library
from letterdesk.operations.clock import now
from letterdesk.operations.new import NewRequest, new
from letterdesk.operations.versions import versions
from letterdesk.resources import bundled_library

LIBRARY = load_library(bundled_library())[0]


@pytest.fixture
def letter():
    made = new(LIBRARY, NewRequest("veto-reform", ("en", "fr"), set=(
        "country=SY", "vetoing_states=RU;CN", "vetoed_drafts=4", "resolution=S/2014/348",
    )), clock=now)
    return apply(made, ch.SetField("resolution_subject", "accountability", "en")).letter


def test_a_version_goes_with_all_that_is_its_own(letter):
    letter = apply(letter, ch.SetField("resolution_subject", "la justice", "fr")).letter
    letter = apply(letter, ch.InsertAfter("opening", "fr", ({"p": ["Un mot."]},))).letter
    after = apply(letter, ch.RemoveLanguage("fr")).letter
    assert after.languages == ("en",)
    assert after.values["resolution_subject"] == {"en": "accountability"}
    assert [part.part for part in after.parts] == [p.part for p in letter.parts
                                                  if p.part != "added-1"]
    assert "fr" not in after.pinned.usages
    assert all("fr" not in block.texts for block in after.pinned.blocks.values())
    assert first_unsoundness(after) is None
    assert letter_from_bytes(letter_bytes(after), "x.letter").letter == after
    assert compose(after, "en").document == compose(letter, "en").document


def test_the_source_text_stays_beside_a_translation(letter):
    after = apply(letter, ch.RemoveLanguage("en")).letter
    assert after.languages == ("fr",)
    assert compose(after, "fr").findings == compose(letter, "fr").findings
    assert "en" in after.pinned.blocks["call-on-states"].texts


def test_a_version_is_put_back_as_it_was(letter):
    letter = apply(letter, ch.InsertAfter("opening", "fr", ({"p": ["Un mot."]},))).letter
    for language in ("en", "fr"):
        after = apply(letter, ch.RemoveLanguage(language)).letter
        again = with_language_of(after, letter, language)
        assert replace(again, title=letter.title) == letter


def test_the_only_version_and_one_that_is_not_there_stay(letter):
    only = apply(letter, ch.RemoveLanguage("fr")).letter
    with pytest.raises(NotUnderstood, match="one language at least"):
        apply(only, ch.RemoveLanguage("en"))
    with pytest.raises(NotUnderstood, match="no version in “ru”"):
        apply(letter, ch.RemoveLanguage("ru"))


def test_what_a_version_lacks_beside_the_others_is_counted(letter):
    letter = apply(letter, ch.InsertAfter("opening", "en", ({"p": ["A word."]},))).letter
    english, french = versions(letter)
    assert english.missing == 0
    assert french.fields == ("resolution_subject",) and french.parts == ("added-1",)
    letter = apply(letter, ch.SetField("resolution_subject", "la justice", "fr")).letter
    letter = apply(letter, ch.EditText("added-1", "fr", ({"p": ["Un mot."]},))).letter
    assert versions(letter)[1].missing == 0


def test_a_value_that_all_versions_share_is_missing_in_none_of_them(letter):
    letter = apply(letter, ch.SetField("country", None)).letter
    assert [version.missing for version in versions(letter)] == [0, 1]
