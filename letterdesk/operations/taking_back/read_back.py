"""A field's new value from the words that stand in place of its chip.

A value counts where the chip would print these very words with it; of dates, numbers and
sums also where the words are written in another way that the language knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from letterdesk.document.model import Origin, plain_text
from letterdesk.language import country_codes
from letterdesk.language.numbers_in_text import numbers_in
from letterdesk.letters.model import Letter
from letterdesk.letters.render import evaluate
from letterdesk.letters.scope import Absent, Scope, seen
from letterdesk.letters.values import raw_value
from letterdesk.library import Field, parse_value, read_typed
from letterdesk.operations.part_text import scope_of
from letterdesk.operations.taking_back.texts import fold

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_NO_NAMES = re.compile(r"\"[^\"]*\"|'[^']*'|\|\s*\w+|\w+\s*=(?!=)")
"""Strings, filters and names of options; some filters are called as a field is."""
_PLAIN = re.compile(r"[a-z][a-z0-9_]*(\|(date|number|money))?")
_BETWEEN = re.compile(r"\s*(?:[,;،、，]|\b(?:and|et|y|e|и)\b|和|以及|\bو)\s*")
_LOOSE = frozenset({"date", "number", "money"})
_NOT_READ = frozenset({"signatory", "signatories", "person", "recipient"})
_ANY_WORDS = frozenset({"text", "paragraph", "list"})
_LARGEST_SPELT = 120
_LONGEST = 300
_MOST_EVALUATED = 6_000
"""Values that are tried for all chips of a letter; what is left then stays words."""


class ValueRead(NamedTuple):
    """A value read from words."""

    field: Field
    value: Any
    is_new: bool
    """Whether it is another one than the field has."""


class ReadingBack:
    """Reads words back into the fields of one letter, in one language."""

    def __init__(self, letter: Letter, language: str) -> None:
        self._letter = letter
        self._language = language
        self._usage = letter.pinned.usages[language]
        self._scope = scope_of(letter, language)
        self._fields = {field.id: field for field in letter.pinned.template.field}
        self._evaluated = 0
        self._printed: dict[str, Mapping[str, str]] = {}

    def read(self, expression: str, words: str, *, is_certain: bool) -> ValueRead | None:
        """The value with which a chip prints these words; None where there is none.

        `is_certain`: exactly these words came into the chip's place. Any words are a value
        of a field of text, so that without it none are.
        """
        field = self._field_of(expression)
        if field is None or not words.strip() or len(words) > _LONGEST:
            return None
        if not is_certain and field.type in _ANY_WORDS:
            return None
        now = raw_value(self._letter, field, self._language)
        for value, is_known in self._candidates(field, expression, words.strip()):
            if self._prints(field, expression, value, words) \
                    or (is_known and self._is_sound(field, value)):
                return ValueRead(field, value, value != now)
        return None

    def _field_of(self, expression: str) -> Field | None:
        """The one field that a chip prints."""
        names = [name for name in _NAME.findall(_NO_NAMES.sub(" ", expression))
                 if name in self._fields]
        field = self._fields.get(names[0]) if len(set(names)) == 1 else None
        return field if field is not None and field.type not in _NOT_READ else None

    def _candidates(self, field: Field, expression: str,
                    words: str) -> Iterator[tuple[Any, bool]]:
        is_plain = _PLAIN.fullmatch(expression) is not None
        yield read_typed(field, words, self._usage), is_plain and field.type in _LOOSE
        match field.type:
            case "choice":
                yield from ((choice.id, False) for choice in field.choices)
            case "yes_no":
                yield from ((True, False), (False, False))
            case "number":
                yield from ((int(one.value), False) for one in numbers_in(words, self._language)
                            if one.value == int(one.value))
                yield from ((number, False) for number in range(_LARGEST_SPELT)
                            if "spellout" in expression or "ordinal" in expression)
            case "country":
                yield from ((code, False) for code, name in self._states(field, expression).items()
                            if name == _plain(words))
            case "countries":
                yield from ((codes, False) for codes in self._lists_of_states(
                    field, expression, words))
            case "list":
                yield [piece for piece in _BETWEEN.split(words) if piece], False

    def _states(self, field: Field, expression: str) -> Mapping[str, str]:
        """How the chip prints each state."""
        if expression not in self._printed:
            is_list = field.type == "countries"
            self._printed[expression] = {
                code: _plain(self._words(field, expression, [code] if is_list else code) or "")
                for code in country_codes()}
        return self._printed[expression]

    def _lists_of_states(self, field: Field, expression: str, words: str) -> Iterator[list[str]]:
        """The states whose names stand in the words, in that order."""
        plain, found = _plain(words), []
        names = sorted(self._states(field, expression).items(), key=lambda one: -len(one[1]))
        taken = [False] * len(plain)
        for code, name in names:
            at = plain.find(name) if name else -1
            if at >= 0 and not any(taken[at:at + len(name)]):
                taken[at:at + len(name)] = [True] * len(name)
                found.append((at, code))
        if found:
            yield [code for _at, code in sorted(found)]

    def _prints(self, field: Field, expression: str, value: Any, words: str) -> bool:
        printed = self._words(field, expression, value)
        return printed is not None and _plain(printed) == _plain(words)

    def _is_sound(self, field: Field, value: Any) -> bool:
        return parse_value(field, value, self._usage,
                           signatories=self._letter.pinned.signatories).problem is None

    def _words(self, field: Field, expression: str, value: Any) -> str | None:
        """What the chip prints with a value; None where it cannot."""
        parsed = parse_value(field, value, self._usage,
                             signatories=self._letter.pinned.signatories)
        if parsed.problem is not None or parsed.value is None:
            return None
        self._evaluated += 1
        if self._evaluated > _MOST_EVALUATED:
            return None
        scope: Scope = self._scope._replace(
            values={**self._scope.values, field.id: seen(parsed.value)})
        printed = evaluate(expression, scope, Origin())
        return None if isinstance(printed.trouble, Absent) else plain_text(printed.spans)


def _plain(words: str) -> str:
    """Words without the difference between kinds of spaces."""
    return " ".join(fold(words).split())
