"""What to choose where a code or a name is no State: States of today, or names like it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping

from letterdesk.findings import Message, say
from letterdesk.language.find import find_country, folded, names_in
from letterdesk.language.names import country
from letterdesk.language.usage import Usage

RETIRED: Mapping[str, str] = {
    "SU": "RU AM AZ EE GE KG KZ LT LV MD TJ TM UZ", "SUN": "RU AM AZ EE GE KG KZ LT LV MD TJ TM UZ",
    "YU": "RS ME BA HR MK SI", "YUG": "RS ME BA HR MK SI", "CS": "RS ME CZ SK", "SCG": "RS ME",
    "CSK": "CZ SK", "AN": "NL", "ANT": "NL", "DD": "DE", "DDR": "DE", "YD": "YE", "YMD": "YE",
    "VD": "VN", "VDR": "VN", "ZR": "CD", "ZAR": "CD", "BU": "MM", "BUR": "MM", "TP": "TL",
    "TMP": "TL", "HV": "BF", "HVO": "BF", "DY": "BJ", "DHY": "BJ", "RH": "ZW", "RHO": "ZW",
    "NH": "VU", "NHB": "VU", "PZ": "PA", "PCZ": "PA", "FX": "FR", "FXX": "FR",
}
"""Codes that ISO 3166-3 lists as withdrawn, and the States of today that they stood for.

Of the Netherlands Antilles (AN) the State is the Netherlands; Belarus and Ukraine had
codes of their own beside SU.
"""
_MOST_NEAR = 3
_LIKE_ENOUGH = 0.72


def state_to_choose(typed: object, usage: Usage) -> Message:
    """What to choose instead of words that are no State, named in the language of `usage`.

    For a retired code the States of today; for a code of none, that the United Nations has
    no such State; for a word, the nearest names.
    """
    text = typed.strip() if isinstance(typed, str) else ""
    if meant := find_country(text):
        return say("type {code}", code=meant)
    if successors := RETIRED.get(text.upper()):
        return say("this code was withdrawn; choose the State of today: {choices}",
                   choices=_shown(successors.split(), usage))
    if near := nearest_states(text, usage):
        return say("did you mean {choices}?", choices=_shown(near, usage))
    if text.isascii() and text.isalpha() and text.isupper() and len(text) in (2, 3):
        return say("no member or observer State of the United Nations has this code; type the "
                   "name or the two letters of one, like Syria or SY")
    return say("type its name or its two letters, like Syria or SY")


def nearest_states(text: str, usage: Usage) -> tuple[str, ...]:
    """Codes of States whose names are written much like the text, the nearest first."""
    names = names_in(usage.language)
    near = difflib.get_close_matches(folded(text), names, _MOST_NEAR, _LIKE_ENOUGH)
    return tuple(dict.fromkeys(names[name] for name in near))


def _shown(codes: Iterable[str], usage: Usage) -> str:
    return ", ".join(f"{country(code, usage).plain} ({code})" for code in codes)
