"""Renders every text of a library with sample values, to find forms that are missing.

One value is varied at a time on a full letter: no state, one, two and five;
a masculine, a feminine and a plural name; 0, 1, 2, 5, 11, 21 and 100 of a thing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from letterdesk.contacts import Recipient
from letterdesk.document.model import Origin
from letterdesk.findings import LOOK_AT, PUT_RIGHT, Finding, Place, say
from letterdesk.letters.model import Letter
from letterdesk.letters.new_letter import new_letter
from letterdesk.letters.render import Output, render
from letterdesk.letters.values import read_values
from letterdesk.library import Block, Field, Library, Template

STATES = ((), ("US",), ("RU", "CN"), ("CN", "FR", "RU", "GB", "US"))
COUNTRIES = ("ML", "SY", "PH")
"""Mali is masculine in French, Syria feminine in all, the Philippines plural."""
NUMBERS = (0, 1, 2, 5, 11, 21, 100)
DAY = "2014-05-22"

_TEXTS: Mapping[str, Any] = {
    "text": "…", "paragraph": "…", "date": DAY, "number": 4, "yes_no": True,
    "money": {"amount": 1200, "currency": "USD"}, "list": ["…", "…"], "country": COUNTRIES[1],
    "countries": list(STATES[2]), "un_symbol": "S/2014/348",
    "person": {"role": "ambassador", "name": "N. N."},
    "recipient": {"role": "ambassador", "name": "N. N."},
    "signatories": [{"name": "A"}, {"name": "B"}],
}
_TOLD = frozenset({"no-agreement", "not-printable", "unknown-country"})


def findings_with_samples(library: Library) -> Iterator[Finding]:
    """Agreements and plurals that some value would leave without a form, by block and language."""
    told: set[tuple[str, str, str]] = set()
    for template in library.templates.values():
        for language in library.usages:
            letter = _letter(library, template, language)
            for varied in _variations(letter, template, language):
                for finding in _of_letter(varied, language):
                    key = (finding.place.file or "", finding.place.detail or "", finding.code)
                    if key not in told:
                        told.add(key)
                        yield finding


def _letter(library: Library, template: Template, language: str) -> Letter:
    values = {field.id: _sample(field, library, language) for field in template.field}
    given = {name: value for name, value in values.items() if value is not None}
    # The clock has no part in this: any day will do, and the same one always.
    return new_letter(library, template.id, [language], now=dt.datetime(2014, 5, 22, tzinfo=dt.UTC),
                      values=given, letter_id="l-sample01")


def _sample(field: Field, library: Library, language: str) -> Any:
    if field.default is not None and field.type not in ("number", "countries", "country"):
        return None
    value = _TEXTS.get(field.type)
    if field.type == "signatory":
        value = next(iter(library.signatories), None)
    if field.type == "choice":
        value = field.choices[0].id if field.choices else None
    return {language: value} if field.translatable else value


def _variations(letter: Letter, template: Template, language: str) -> Iterator[Letter]:
    yield letter
    kinds: Mapping[str, tuple[Any, ...]] = {
        "countries": STATES, "country": COUNTRIES, "number": NUMBERS,
    }
    for field in template.field:
        for value in kinds.get(field.type, ()):
            if _within(field, value):
                raw = list(value) if isinstance(value, tuple) else value
                given = {language: raw} if field.translatable else raw
                yield replace(letter, values={**letter.values, field.id: given}, from_facts={})


def _within(field: Field, value: Any) -> bool:
    """Whether the field's own bounds allow the value: what it refuses needs no form."""
    size = len(value) if isinstance(value, tuple) else value
    if isinstance(size, str):
        return True
    least, most = field.at_least, field.at_most
    return (least is None or size >= least) and (most is None or size <= most)


def _of_letter(letter: Letter, language: str) -> Iterator[Finding]:
    for recipient in (None, Recipient("ambassador", "N. N.", "f", "FR", language)):
        scope = read_values(letter, language, recipient).scope
        for block in letter.pinned.blocks.values():
            if language in block.texts and block.retired is None:
                rendered = render(block.texts[language], scope, Origin())
                for output in rendered.outputs:
                    if output.trouble is not None and output.trouble.code in _TOLD:
                        yield _told(block, language, output)


def _told(block: Block, language: str, output: Output) -> Finding:
    trouble = output.trouble
    place = Place(file=f"blocks/{block.id}/{language}.md", block=block.id, language=language,
                  line=_line(block.texts[language], output.expression), detail=output.expression)
    reason = trouble.reason if trouble is not None and trouble.reason is not None \
        else say("a value cannot be printed")
    severity = PUT_RIGHT if trouble is not None and trouble.code == "no-agreement" else LOOK_AT
    return Finding("sample-" + (trouble.code if trouble is not None else ""), severity, place,
                   say("“{expression}” cannot be printed: {reason}",
                       expression=output.expression, reason=reason),
                   say("add the form, or bound the field"))


def _line(text: str, expression: str) -> int:
    """The line of an expression; its first name is enough to find it, spelling may differ."""
    name = expression.partition("|")[0]
    for number, line in enumerate(text.split("\n"), 1):
        if name and name in line:
            return number
    return 1
