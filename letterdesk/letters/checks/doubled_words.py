"""A word written twice (“the the”), in all words of a letter, whoever wrote them.

Approved texts are looked at too: a reader does not ask who doubled a word, and where a
value meets the text around it (“in {{ country }}”) nobody has read the two together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from letterdesk.findings import LOOK_AT, Finding, say
from letterdesk.letters.checks.printed import Line, Spot, told_apart

_WITHOUT_SPACES = frozenset({"zh"})
"""Where words are not parted, a doubled character is a word as often as not (常常, 人人)."""
_DOUBLED = re.compile(r"(?<![\w’'ʼ-])([^\W\d_][\w’'ʼ\u064b-\u0652]*)([ \u00a0\u202f]+)"
                      r"(\1)(?![\w’'ʼ\u064b-\u0652]|-\w)", re.IGNORECASE)
_RIGHT: Mapping[str, frozenset[str]] = {
    "en": frozenset({"had", "that", "her"}),
    "fr": frozenset({"nous", "vous", "en"}),
    "es": frozenset({"para"}),
    "ru": frozenset({"все", "её", "ее"}),
    "ar": frozenset({"من", "خطوة", "ما", "لا", "بابا"}),
}
"""Words that a sentence may have twice: “those who had had”, « nous nous félicitons »,
«para para siempre», «все все» (all, everything; written without ё), «من من»."""
_ARABIC_ADVERB = re.compile(r"\w{3,}(?:ا|اً|ًا)")
"""The accusative that Arabic doubles for “one by one” (واحدا واحدا، شيئا فشيئا، رويدا رويدا)."""


def doubled_words(lines: Sequence[Line], language: str) -> tuple[Spot, ...]:
    """Each place where a word stands twice, in order."""
    if language in _WITHOUT_SPACES:
        return ()
    spots = (Spot(line, match.start(), match.end()) for line in lines
             if line.number is not None for match in _DOUBLED.finditer(line.text)
             if _is_wrong(match[1], match[3], language))
    return tuple(told_apart(spots))


def _is_wrong(first: str, second: str, language: str) -> bool:
    if second[0].isupper() and second[0] != second[0].lower():
        return False  # a name: Boutros Boutros-Ghali, Pago Pago, de De Gaulle
    if first.casefold() in _RIGHT.get(language, ()):
        return False
    return not (language == "ar" and _ARABIC_ADVERB.fullmatch(first))


def doubled_findings(lines: Sequence[Line], language: str) -> Iterator[Finding]:
    for spot in doubled_words(lines, language):
        word = spot.words.split()[-1]
        yield Finding("doubled-word", LOOK_AT, spot.place(language), say(
            "“{word}” stands here twice", word=word), say("take one of the two out"),
            words=spot.words)
