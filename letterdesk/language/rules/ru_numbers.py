"""Russian numbers in words: cases, genders, ё written.

A. A. Zaliznyak, Grammaticheskij slovar’; Russkaya grammatika (1980), §§ 1366-1383.
"""

from __future__ import annotations

_CASES = ("nominative", "genitive", "dative", "accusative", "instrumental", "prepositional")

_ONE = {
    "m": ("один", "одного", "одному", "один", "одним", "одном"),
    "f": ("одна", "одной", "одной", "одну", "одной", "одной"),
    "n": ("одно", "одного", "одному", "одно", "одним", "одном"),
}
_TWO = ("два", "двух", "двум", "два", "двумя", "двух")
_UNITS = {
    0: ("ноль", "ноля", "нолю", "ноль", "нолём", "ноле"),
    3: ("три", "трёх", "трём", "три", "тремя", "трёх"),
    4: ("четыре", "четырёх", "четырём", "четыре", "четырьмя", "четырёх"),
}
_SOFT = (  # numbers that end in ь are declined alike
    "", "", "", "", "", "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать",
    "двенадцать", "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать", "семнадцать",
    "восемнадцать", "девятнадцать",
)
_TENS = ("", "", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят",
         "восемьдесят", "девяносто")
_HUNDREDS_OBLIQUE = {1: "сот", 2: "стам", 4: "стами", 5: "стах"}
_HUNDREDS = ("", "сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот",
             "восемьсот", "девятьсот")
_SCALES = (
    (10**9, "m", ("миллиард", "миллиарда", "миллиардов"), "миллиард"),
    (10**6, "m", ("миллион", "миллиона", "миллионов"), "миллион"),
    (10**3, "f", ("тысяча", "тысячи", "тысяч"), "тысяч"),
)
_MASCULINE_PLURAL = ("ов", "ам", "ы", "ами", "ах")


def _soft(word: str, case: int) -> str:
    """Numbers in -ь: пяти, пятью; восемь has восьми, восемью."""
    if case in (0, 3):
        return word
    if case == 4:
        return word + "ю"
    stem = "восьм" if word == "восемь" else word[:-1]
    return stem + "и"


def _unit(n: int, case: int, gender: str) -> str:
    if n == 1:
        return _ONE[gender][case]
    if n == 2:
        return "две" if gender == "f" and case in (0, 3) else _TWO[case]
    return _UNITS[n][case] if n in _UNITS else _soft(_SOFT[n], case)


def _ten(n: int, case: int) -> str:
    word = _TENS[n]
    if n == 4:
        return word if case in (0, 3) else "сорока"
    if n == 9:
        return word if case in (0, 3) else "девяноста"
    if n < 4:
        return _soft(word, case)
    if case in (0, 3):
        return word
    return _soft(_SOFT[n], case) + ("десятью" if case == 4 else "десяти")


def _hundred(n: int, case: int) -> str:
    if case in (0, 3):
        return _HUNDREDS[n]
    if n == 1:
        return "ста"
    return _unit(n, case, "m") + _HUNDREDS_OBLIQUE[case]


def _below_thousand(n: int, case: int, gender: str) -> list[str]:
    hundreds, rest = divmod(n, 100)
    words = [_hundred(hundreds, case)] if hundreds else []
    if rest >= 20:
        words.append(_ten(rest // 10, case))
        rest %= 10
    if rest:
        words.append(_unit(rest, case, gender))
    return words


def _scale_word(count: int, case: int, forms: tuple[str, str, str]) -> str:
    """`тысяча`, `миллион` in the case that a number of them takes."""
    one, few, many = forms
    single = count % 10 == 1 and count % 100 != 11
    if single:
        if one.endswith("а"):
            return one[:-1] + ("а", "и", "е", "у", "ей", "е")[case]
        return one + ("", "а", "у", "", "ом", "е")[case]
    if case in (0, 3):
        return few if 2 <= count % 10 <= 4 and not 12 <= count % 100 <= 14 else many
    if case == 1:
        return many
    return one.removesuffix("а") + {2: "ам", 4: "ами", 5: "ах"}[case]


def spell_out(n: int, gender: str | None, case: str | None, _locale: str) -> str:
    """The number in its case; the accusative is that of things (два проекта)."""
    place = _CASES.index(case or "nominative")
    if n == 0:
        return _UNITS[0][place]
    words: list[str] = []
    rest = n
    for scale, scale_gender, forms, _ in _SCALES:
        count, rest = divmod(rest, scale)
        if not count:
            continue
        if count > 1:
            words.extend(_below_thousand(count, place, scale_gender))
        words.append(_scale_word(count, place, forms))
    words.extend(_below_thousand(rest, place, gender or "m"))
    return " ".join(words)


_ORDINAL_STEMS = {
    1: "перв", 4: "четвёрт", 5: "пят", 6: "шест", 7: "седьм", 8: "восьм", 9: "девят",
    10: "десят", 40: "сороков", 90: "девяност", 100: "сот",
}
_STRESSED_OY = frozenset({2, 6, 7, 8, 40})
_HARD = {
    "m": ("ый", "ого", "ому", "ый", "ым", "ом"),
    "f": ("ая", "ой", "ой", "ую", "ой", "ой"),
    "n": ("ое", "ого", "ому", "ое", "ым", "ом"),
}
_THIRD = {
    "m": ("третий", "третьего", "третьему", "третий", "третьим", "третьем"),
    "f": ("третья", "третьей", "третьей", "третью", "третьей", "третьей"),
    "n": ("третье", "третьего", "третьему", "третье", "третьим", "третьем"),
}


def _ordinal_stem(n: int) -> str:
    if n in _ORDINAL_STEMS:
        return _ORDINAL_STEMS[n]
    if n < 20:
        return _SOFT[n][:-1]
    if n < 40:
        return _TENS[n // 10][:-1]
    if n < 100:
        return _soft(_SOFT[n // 10], 1) + "десят"
    return _unit(n // 100, 1, "m") + "сот"


def _last_ordinal(n: int, gender: str, case: int) -> str:
    if n == 3:
        return _THIRD[gender][case]
    stem = "втор" if n == 2 else _ordinal_stem(n)
    ending = _HARD[gender][case]
    if n in _STRESSED_OY and ending == "ый":
        ending = "ой"
    return stem + ending


def _round_ordinal(count: int, stem: str, gender: str, case: int) -> str:
    """`тысячный`, `двухтысячный`, `двадцатипятитысячный`."""
    parts = [] if count == 1 else _below_thousand(count, 1, "m")
    joined = "".join("сто" if p == "ста" else "девяносто" if p == "девяноста" else p
                     for p in parts)
    if joined.endswith("одного"):
        joined = joined.removesuffix("одного") + "одно"
    return f"{joined}{stem}н{_HARD[gender][case]}"


def ordinal(n: int, gender: str | None, case: str | None) -> str:
    """Only the last word is an ordinal and declined: двадцать первая, сто четвёртого."""
    place = _CASES.index(case or "nominative")
    kind = gender or "m"
    rest = n % 1000
    if rest:
        last = rest % 100 if rest % 100 and rest % 100 < 20 else rest % 10 or rest % 100 or rest
        head = spell_out(n - last, "m", None, "") if n > last else ""
        return f"{head} {_last_ordinal(last, kind, place)}".lstrip()
    scale, stem = next((s, stem) for s, _, _, stem in reversed(_SCALES) if n // s % 1000)
    count = n // scale % 1000
    above = n - count * scale
    head = spell_out(above, "m", None, "") + " " if above else ""
    return head + _round_ordinal(count, stem, kind, place)
