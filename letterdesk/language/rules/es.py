"""Rules of Spanish: del and al, “y” and “e”, numbers cut short before a noun.

Real Academia Española, Nueva gramática de la lengua española, chapters 14 (contractions),
21 (numerals), 31 (“e” for “y”); names with the article as the UN writes them.
"""

from __future__ import annotations

from letterdesk.language.alphabet import without_marks
from letterdesk.language.table import Phrase, Words

REPEATS_PREPOSITION = True
COMMA: str | None = ", "

_ARTICLES = ("el ", "la ", "los ", "las ")
_PREPOSITIONS = {
    "of": "de", "in": "en", "by": "por", "to": "a", "from": "de", "on": "sobre", "about": "sobre",
}


def in_role(words: Words, role: str) -> Phrase:
    """`de` and `a` melt with the article “el”, not with a name that has it (El Salvador)."""
    text = words.text
    preposition = _PREPOSITIONS.get(role, "")
    if preposition in ("de", "a") and text.startswith("el "):
        return Phrase(f"{'del' if preposition == 'de' else 'al'} {text[3:]}", text, preposition)
    return Phrase(f"{preposition} {text}".lstrip(), text, preposition)


def without_article(text: str) -> str:
    article = next((a for a in _ARTICLES if text.startswith(a)), "")
    return text[len(article):]


def collation(text: str) -> str:
    """ñ is a letter of its own, after n."""
    kept = text.casefold().replace("ñ", "n\uffff")
    return without_marks(kept)


def conjunction(following: str) -> str:
    """“e” before the sound i, “y” before a diphthong (hierro) and all else."""
    word = without_marks(following[:3]).casefold()
    sounds_as_i = word.startswith("i") or (word.startswith("hi") and word[2:] not in ("a", "e"))
    return " e " if sounds_as_i and word[:2] not in ("ia", "ie", "io") else " y "


_ONES = (
    "cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez",
    "once", "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho",
    "diecinueve", "veinte", "veintiuno", "veintidós", "veintitrés", "veinticuatro",
    "veinticinco", "veintiséis", "veintisiete", "veintiocho", "veintinueve",
)
_TENS = (
    "", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa",
)
_HUNDREDS = (
    "", "ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos",
    "setecientos", "ochocientos", "novecientos",
)


def _below_thousand(n: int) -> str:
    if n == 100:
        return "cien"
    hundreds, rest = divmod(n, 100)
    words = [_HUNDREDS[hundreds]] if hundreds else []
    if rest:
        ten, one = divmod(rest, 10)
        above = _TENS[ten] + (f" y {_ONES[one]}" if one else "") if rest >= 30 else _ONES[rest]
        words.append(above)
    return " ".join(words)


def _before_noun(words: str) -> str:
    """`uno` loses its o before a masculine noun: un, veintiún, treinta y un."""
    if words.endswith("veintiuno"):
        return words.removesuffix("uno") + "ún"
    return words.removesuffix("o") if words == "uno" or words.endswith(" uno") else words


def _feminine_hundreds(words: str) -> str:
    return words.replace("cientos", "cientas").replace("quinientos", "quinientas")


def _with_gender(words: str, gender: str | None) -> str:
    if gender == "f":
        shown = _feminine_hundreds(words)
        return shown.removesuffix("o") + "a" if shown.endswith("uno") else shown
    return words if gender is None else _before_noun(words)


def _thousands(count: int, gender: str | None) -> str:
    """Before `mil` the one is cut short whatever is counted: veintiún mil personas."""
    if count == 1:
        return "mil"
    words = _before_noun(_below_thousand(count))
    return f"{_feminine_hundreds(words) if gender == 'f' else words} mil"


def spell_out(n: int, gender: str | None, _case: str | None, _locale: str) -> str:
    """With a gender the number stands before a noun: un, veintiún, veintiuna; alone it is uno."""
    if n == 0:
        return _ONES[0]
    millions, rest = divmod(n, 10**6)
    words: list[str] = []
    if millions:
        shown = spell_out(millions, "m", None, "")
        words.append(f"{shown} {'millón' if millions == 1 else 'millones'}")
    thousands, units = divmod(rest, 1000)
    if thousands:
        words.append(_thousands(thousands, gender))
    if units:
        words.append(_with_gender(_below_thousand(units), gender))
    return " ".join(words)


_ORDINALS = (
    "", "primero", "segundo", "tercero", "cuarto", "quinto", "sexto", "séptimo", "octavo",
    "noveno", "décimo", "undécimo", "duodécimo", "decimotercero", "decimocuarto", "decimoquinto",
    "decimosexto", "decimoséptimo", "decimoctavo", "decimonoveno",
)
_ORDINAL_TENS = (
    "", "", "vigésimo", "trigésimo", "cuadragésimo", "quincuagésimo", "sexagésimo",
    "septuagésimo", "octogésimo", "nonagésimo",
)


def ordinal(n: int, gender: str | None, _case: str | None) -> str:
    """Up to the hundredth; beyond it Spanish uses the cardinal, as in “la 101 sesión”.

    With gender m it stands before its noun: el primer veto, el tercer proyecto.
    """
    if n > 100:
        return spell_out(n, gender, None, "")
    if n == 100:
        words = "centésimo"
    elif n < 20:
        words = _ORDINALS[n]
    else:
        words = f"{_ORDINAL_TENS[n // 10]} {_ORDINALS[n % 10]}".rstrip()
    if gender == "f":
        return " ".join(word.removesuffix("o") + "a" for word in words.split())
    if gender == "m" and words.endswith(("primero", "tercero")):
        return words.removesuffix("o")
    return words
