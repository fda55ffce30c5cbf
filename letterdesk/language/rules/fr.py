"""Rules of French: articles, elision and contraction, prepositions repeated in a list.

Prepositions before names of states: M. Grevisse and A. Goosse, Le bon usage, and
Bureau de la traduction (Canada), Clés de la rédaction; numbers in the traditional
spelling that documents of the UN keep.
"""

from __future__ import annotations

from letterdesk.language.alphabet import without_marks
from letterdesk.language.table import Phrase, Words

REPEATS_PREPOSITION = True
COMMA: str | None = ", "

_ARTICLES = ("le ", "la ", "les ", "l’")
_KEEP_ARTICLE = ("la République", "la Fédération")
"""They take “en”, as a name of a country does, but “de la” for whence."""
_COMMON_NOUNS = ("l’État", "l’Union", "la Principauté", "la Confédération")
"""They take “dans” and keep the article."""


def in_role(words: Words, role: str) -> Phrase:
    text = words.text
    match role:
        case "of":
            return Phrase(_contracted("de", text), text, "de")
        case "from":
            return Phrase(_from(words), text, "de")
        case "in":
            return Phrase(_in(words), text, "en")
        case "to":
            return Phrase(_contracted("à", text), text, "à")
        case "by":
            return Phrase(f"par {text}", text, "par")
        case "on" | "about":
            return Phrase(f"sur {text}", text, "sur")
    return Phrase(text, text)


def _contracted(preposition: str, text: str) -> str:
    """`de` or `à` melted with the article: du, des, au, aux; `d’` before a vowel."""
    melted = {"de": ("du ", "des "), "à": ("au ", "aux ")}[preposition]
    if text.startswith("le "):
        return melted[0] + text[3:]
    if text.startswith("les "):
        return melted[1] + text[4:]
    if preposition == "de" and _begins_with_vowel(text) and not text.startswith("l’"):
        return f"d’{text}"
    return f"{preposition} {text}"


def _begins_with_vowel(text: str) -> bool:
    return without_marks(text[:1]).casefold() in "aeiou"


def _is_feminine_or_begins_with_vowel(words: Words) -> bool:
    """Such a name with the article takes `en` and, for whence, `de` without it."""
    return words.text.startswith(("la ", "l’")) and words.number == "singular"


def _in(words: Words) -> str:
    text = words.text
    if text.startswith(_COMMON_NOUNS):
        return f"dans {text}"
    if _is_feminine_or_begins_with_vowel(words):
        return f"en {without_article(text)}"
    return _contracted("à", text)


def _from(words: Words) -> str:
    text = words.text
    keeps_article = text.startswith(_COMMON_NOUNS + _KEEP_ARTICLE)
    if _is_feminine_or_begins_with_vowel(words) and not keeps_article:
        return _contracted("de", without_article(text))
    return _contracted("de", text)


def without_article(text: str) -> str:
    article = next((a for a in _ARTICLES if text.casefold().startswith(a)), "")
    return text[len(article):]


def collation(text: str) -> str:
    return without_marks(text).casefold().replace("œ", "oe").replace("æ", "ae")


def conjunction(_following: str) -> str:
    return " et "


_ONES = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
    "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
)
_TENS = ("", "", "vingt", "trente", "quarante", "cinquante", "soixante")


def _below_hundred(n: int) -> str:
    if n < 20:
        return _ONES[n]
    if n >= 80:
        return "quatre-vingts" if n == 80 else f"quatre-vingt-{_ONES[n - 80]}"
    base = 6 if n >= 60 else n // 10
    rest = n - base * 10
    if rest in (1, 11):
        return f"{_TENS[base]} et {_ONES[rest]}"
    return f"{_TENS[base]}-{_ONES[rest]}" if rest else _TENS[base]


def _below_thousand(n: int) -> str:
    hundreds, rest = divmod(n, 100)
    if not hundreds:
        return _below_hundred(rest)
    if not rest:
        return "cent" if hundreds == 1 else f"{_ONES[hundreds]} cents"
    head = "cent" if hundreds == 1 else f"{_ONES[hundreds]} cent"
    return f"{head} {_below_hundred(rest)}"


def _before_mille(n: int) -> str:
    """`cents` and `quatre-vingts` lose their s before `mille`, which is no noun."""
    return _below_thousand(n).removesuffix("s") if n % 100 in (0, 80) else _below_thousand(n)


def _cardinal(n: int) -> str:
    if n == 0:
        return _ONES[0]
    words: list[str] = []
    for scale, name in ((10**9, "milliard"), (10**6, "million")):
        count, n = divmod(n, scale)
        if count:
            words.append(f"{_below_thousand(count)} {name}{'s' if count > 1 else ''}")
    thousands, rest = divmod(n, 1000)
    if thousands:
        words.append("mille" if thousands == 1 else f"{_before_mille(thousands)} mille")
    if rest:
        words.append(_below_thousand(rest))
    return " ".join(words)


def spell_out(n: int, gender: str | None, _case: str | None, _locale: str) -> str:
    """Only a final `un` has a feminine: vingt et une résolutions."""
    words = _cardinal(n)
    ends_in_one = words == "un" or words.endswith((" un", "-un"))
    return f"{words}e" if gender == "f" and ends_in_one else words


def ordinal(n: int, gender: str | None, _case: str | None) -> str:
    if n == 1:
        return "première" if gender == "f" else "premier"
    words = _cardinal(n)
    if n % 100 in (0, 80):
        words = words.removesuffix("s")
    if words.startswith("un m"):
        words = words.removeprefix("un ")
    if words.endswith("cinq"):
        return f"{words}uième"
    if words.endswith("neuf"):
        return f"{words[:-1]}vième"
    return f"{words.removesuffix('e')}ième"
