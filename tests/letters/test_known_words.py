"""Names and approved words that a letter stands on are known to it."""

from __future__ import annotations

import re

from letterdesk.letters.known_words import known_words
from letterdesk.library import load_library
from letterdesk.operations.new import NewRequest, new
from letterdesk.resources import bundled_library


def test_names_of_states_people_and_approved_words_are_known() -> None:
    letter = new(load_library(bundled_library())[0], NewRequest(
        "veto-reform", ("en", "ru"),
        set=("country=SY", "resolution_subject=Xyzzy accountability")))
    english, russian = known_words(letter, "en"), known_words(letter, "ru")
    assert {"Kyrgyzstan", "Syrian", "Xyzzy", "Verde", "Guinea-Bissau"} <= english
    assert {"Сирии", "Гвинее-Бисау", "Кыргызстана"} <= russian
    approved = " ".join(block.texts.get("en", "") for block in letter.pinned.blocks.values())
    assert set(re.findall(r"(?<![\w’-])[a-z]{5,}(?![\w’-])", approved)) <= english
