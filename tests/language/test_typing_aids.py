"""What the signs that people type become in each of the six languages."""

from __future__ import annotations

import pytest

from letterdesk.language.typing_aids import aided
from letterdesk.language.usage import LANGUAGES, Usage


def typed(keys: str, language: str, locale: str = "") -> str:
    """What stands there after the keys, typed one after another."""
    usage, text = Usage(language, locale), ""
    for key in keys:
        aid = aided(text, key, usage)
        text = text + key if aid is None else text[:len(text) - aid.takes] + aid.puts
    return text


@pytest.mark.parametrize(("language", "keys", "expected"), [
    ("en", 'He said "no" today', "He said “no” today"),
    ("en", '("no")', "(“no”)"),
    ("en", '"He said \'no\' today"', "“He said ‘no’ today”"),
    ("en", '"He said "no" today"', "“He said ‘no’ today”"),
    ("en", "the Council's, States' don't", "the Council’s, States’ don’t"),
    ("en", "\ufffc's view", "\ufffc’s view"),
    ("en", '"\ufffc"', "“\ufffc”"),
    ("en", "is 5'10 and 6\" tall", "is 5'10 and 6\" tall"),
    ("en", "wait... and -- now", "wait… and – now"),
    ("en", "A/66/L.42...", "A/66/L.42..."),
    ("en", "http://un.org/it's--x...", "http://un.org/it's--x..."),
    ("en", "o'brien@un.org's", "o’brien@un.org's"),
    ("en", "<!--", "<!--"),
    ("fr", 'Il dit "non" ; oui', "Il dit «\u00a0non\u00a0»\u202f; oui"),
    ("fr", "Non! Oui? Si: ça; là", "Non\u202f! Oui\u202f? Si\u00a0: ça\u202f; là"),
    ("fr", "Non ! Oui ?", "Non\u202f! Oui\u202f?"),
    ("fr", "l'homme n'est", "l’homme n’est"),
    ("fr", "à 14:30 et https://un.org?x", "à 14:30 et https://un.org?x"),
    ("fr", "Quoi ?!", "Quoi\u202f?!"),
    ("fr", '"Il dit "non""', "«\u00a0Il dit “non”\u00a0»"),
    ("es", '¿"Qué"? ¡No!', "¿«Qué»? ¡No!"),
    ("es", 'Dijo "no"...', "Dijo «no»…"),
    ("ru", 'Он сказал "нет" -- и всё', "Он сказал «нет»\u00a0— и всё"),
    ("ru", '"Роман "Идиот""', "«Роман „Идиот“»"),
    ("ar", 'قال "لا" اليوم', "قال «لا» اليوم"),
    ("ar", "القرار A/66/L.42...", "القرار A/66/L.42..."),
    ("zh", '他说"不"。', "他说“不”。"),
    ("zh", "等等...", "等等……"),
    ("zh", "一--二", "一——二"),
])
def test_typed_signs_become_those_of_the_language(language: str, keys: str, expected: str) -> None:
    assert typed(keys, language) == expected


def test_canada_has_no_space_before_high_marks() -> None:
    assert typed('Oui! Non: "ça"', "fr", "fr-CA") == "Oui! Non\u00a0: «\u00a0ça\u00a0»"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("keys", ["A/66/L.42/Rev.2", "S/2014/348", "https://un.org/a?b=c:d;e!",
                                  "desk@un.org", "12:30", "1,000.50", "5'10"])
def test_symbols_addresses_and_figures_stay_as_typed(language: str, keys: str) -> None:
    assert typed(keys, language) == keys
