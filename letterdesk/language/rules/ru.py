"""Rules of Russian: six cases, в and на, во, об; names declined by their endings.

A. A. Zaliznyak, Grammaticheskij slovar’ russkogo yazyka (declensions); D. E. Rozental’,
Spravochnik po pravopisaniyu, §§ 149, 199 (names of places, во and об); names as the UN
writes them, so without ё.
"""

from __future__ import annotations

import re
import unicodedata

from letterdesk.language.alphabet import without_marks
from letterdesk.language.rules.ru_numbers import ordinal, spell_out
from letterdesk.language.table import Phrase, Words

__all__ = [
    "COMMA", "REPEATS_PREPOSITION", "collation", "conjunction", "in_role", "ordinal", "spell_out",
    "without_article",
]

REPEATS_PREPOSITION = False
COMMA: str | None = ", "

_GENITIVE, _DATIVE, _ACCUSATIVE, _INSTRUMENTAL, _PREPOSITIONAL = range(5)
_CASE_NAMES = ("genitive", "dative", "accusative", "instrumental", "prepositional")
_VOWELS = "аеёиоуыэюя"
_VELARS_AND_HUSHERS = "гкхжчшщ"
_NOT_CYRILLIC = re.compile("[^\u0400-\u04ff]+")
_LINKS = ("и", "—")
"""Between two names that are both declined: Босния и Герцеговина."""


def in_role(words: Words, role: str) -> Phrase:
    """`to` and `by` are cases alone; `in` and `from` go by what a name takes: в, из or на, с."""
    on_it = words.forms.get("place") == "на"
    match role:
        case "of":
            return _bare(words, _GENITIVE)
        case "by":
            return _bare(words, _INSTRUMENTAL)
        case "to":
            return _bare(words, _DATIVE)
        case "in":
            shape = "на" if on_it else None
            return _with(shape or _v(words.text), "на" if on_it else "в", words, _PREPOSITIONAL)
        case "from":
            return _with("с" if on_it else "из", "с" if on_it else "из", words, _GENITIVE)
        case "on":
            return _with("по", "по", words, _DATIVE)
        case "about":
            return _with(_o(words.text), "о", words, _PREPOSITIONAL)
    return Phrase(words.text, words.text)


def _bare(words: Words, case: int) -> Phrase:
    text = declined(words, case)
    return Phrase(text, text)


def _with(shape: str, preposition: str, words: Words, case: int) -> Phrase:
    text = declined(words, case)
    return Phrase(f"{shape} {text}", text, preposition)


def _v(following: str) -> str:
    """`во` before в or ф and another consonant: во Франции, во Вьетнаме."""
    two = following[:2].casefold()
    return "во" if two[:1] in ("в", "ф") and two[1:] not in tuple(_VOWELS) else "в"


def _o(following: str) -> str:
    """`об` before a vowel that is not iotated: об Израиле, but о Египте, о Японии."""
    return "об" if following[:1].casefold() in "аиоуэ" else "о"


def declined(words: Words, case: int) -> str:
    """The name in a case: adjectives and head word, and names linked to it; the rest stays.

    “Исламская Республика Иран” keeps Иран, “Содружество Багамских Островов” its genitive.
    """
    if _CASE_NAMES[case] in words.forms:
        return words.forms[_CASE_NAMES[case]]
    if words.forms.get("declined") == "no":
        return words.text
    plural = words.number == "plural"
    shown: list[str] = []
    parts = words.text.split()
    for place, word in enumerate(parts):
        following = parts[place + 1:]
        if word in _LINKS:
            shown.append(word)
        elif following and following[0] not in _LINKS and _is_adjective(word):
            shown.append(_adjective(word, case))
        else:
            shown.append(_noun(word, case, words.gender, plural))
            if following and following[0] not in _LINKS:
                shown.extend(following)
                break
    return " ".join(shown)


def _is_adjective(word: str) -> bool:
    return word.endswith(("ая", "ое", "ые", "ие", "ий", "ый", "ой", "овы"))


_ADJECTIVE_ENDINGS = {
    "ая": ("ой", "ой", "ую", "ой", "ой"),
    "ое": ("ого", "ому", "ое", "ым", "ом"),
    "ый": ("ого", "ому", "ый", "ым", "ом"),
    "ой": ("ого", "ому", "ой", "ым", "ом"),
    "ий": ("ого", "ому", "ий", "им", "ом"),
    "ые": ("ых", "ым", "ые", "ыми", "ых"),
    "ие": ("их", "им", "ие", "ими", "их"),
    "вы": ("вых", "вым", "вы", "выми", "вых"),
}


def _adjective(word: str, case: int) -> str:
    stem, ending = word[:-2], _ADJECTIVE_ENDINGS[word[-2:]][case]
    if stem[-1] in _VELARS_AND_HUSHERS and ending.startswith("ы"):
        ending = "и" + ending[1:]
    return stem + ending


_PLURAL_ENDINGS = ("", "ам", "", "ами", "ах")


def _noun(word: str, case: int, gender: str, plural: bool) -> str:
    if word.isupper():  # an abbreviation: КНДР
        return word
    if plural:
        return _plural_noun(word, case, gender)
    if word.endswith("ство"):
        return word[:-1] + ("а", "у", "о", "ом", "е")[case]
    if word.endswith("ия"):
        return word[:-1] + ("и", "и", "ю", "ей", "и")[case]
    if word.endswith("я"):
        return word[:-1] + ("и", "е", "ю", "ей", "е")[case]
    if word.endswith("а") and word[-2] not in _VOWELS:
        return word[:-1] + _endings_of_a(word[-2])[case]
    if word.endswith("ь"):
        if gender == "f":
            return word[:-1] + ("и", "и", "ь", "ью", "и")[case]
        return word[:-1] + ("я", "ю", "ь", "ем", "е")[case]
    if word.endswith("й"):
        last = "и" if word.endswith("ий") else "е"
        return word[:-1] + ("я", "ю", "й", "ем", last)[case]
    if word[-1] in _VOWELS:
        return word
    hushed = word[-1] in "жчшщц"
    return word + ("а", "у", "", "ем" if hushed else "ом", "е")[case]


def _endings_of_a(before: str) -> tuple[str, str, str, str, str]:
    genitive = "и" if before in _VELARS_AND_HUSHERS else "ы"
    return genitive, "е", "у", "ей" if before in "жчшщц" else "ой", "е"


def _plural_noun(word: str, case: int, gender: str) -> str:
    """Острова, Штаты (gender m: -ов), Филиппины (f: no ending)."""
    if case == _GENITIVE:
        return word[:-1] + ("" if gender == "f" else "ов")
    return word if case == _ACCUSATIVE else word[:-1] + _PLURAL_ENDINGS[case]


def without_article(text: str) -> str:
    return text


def collation(text: str) -> str:
    """ё stands as е, й is a letter of its own; Latin names stand before, marks apart."""
    composed = unicodedata.normalize("NFC", text.casefold()).replace("ё", "е")
    return _NOT_CYRILLIC.sub(lambda words: without_marks(words[0]), composed)


def conjunction(_following: str) -> str:
    return " и "
