"""Tables of a file as structs: every fault of a table is told, and what is sound is kept."""

from __future__ import annotations

import copy
import difflib
import re
from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from letterdesk.findings import Message, say
from letterdesk.library.toml_lines import Path
from letterdesk.library.toml_source import TomlSource

_Kind = TypeVar("_Kind", bound=msgspec.Struct)

MOST_FAULTS = 40
"""Told of one table."""

_PLACE = re.compile(r" - at `\$(.*)`$", re.DOTALL)
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]|(\[\.\.\.\])")
_EXPECTED = re.compile(r"Expected `(?P<wanted>.+?)`, got `(?P<got>.+?)`")
_UNKNOWN = re.compile(r"Object contains unknown field `(.+)`", re.DOTALL)
_REQUIRED = re.compile(r"Object missing required field `(.+)`")
_ANY = object()
"""A step into a mapping whose key msgspec does not name."""


def read_table(kind: type[_Kind], data: Any, source: TomlSource, path: Path = ()) -> _Kind | None:
    """The struct of one table; what does not fit is told and left out.

    None where the table cannot stand without what is wrong in it.
    """
    if not isinstance(data, Mapping):
        source.fault(path, say("a table stands here"), say("write its keys in a table"))
        return None
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError:
        mended: _Kind | None = _Mending(kind, data, source, path).result()
        return mended


class _Mending:
    """Takes out of one table what does not fit, one fault at a time."""

    def __init__(self, kind: type[_Kind], data: Mapping[str, Any], source: TomlSource,
                 path: Path) -> None:
        self._kind: type[Any] = kind
        self._data = copy.deepcopy(dict(data))
        self._source = source
        self._path = path
        self._taken_out: set[Path] = set()

    def result(self) -> Any:
        for _ in range(MOST_FAULTS):
            try:
                return msgspec.convert(self._data, self._kind)
            except msgspec.ValidationError as error:
                if not self._mend(str(error)):
                    return None
        return None

    def _mend(self, reason: str) -> bool:
        """Tells the fault and takes it out; False where nothing is left to stand."""
        at = _PLACE.search(reason)
        words = _PLACE.sub("", reason)
        where = self._located(at.group(1) if at else "", reason)
        unknown, required = _UNKNOWN.fullmatch(words), _REQUIRED.fullmatch(words)
        if unknown is not None:
            key = unknown[1]
            if not self._source.is_newer:
                self._tell((*where, key), say("“{key}” is no key of this table", key=key),
                           self._spelling(where, key))
            return self._take_out((*where, key))
        if required is not None:
            if (*where, required[1]) not in self._taken_out:
                self._tell(where, say("the key “{key}” is missing here", key=required[1]),
                           say("add it"))
            return self._take_out(where)
        self._tell(where, *_misfit(words, str(where[-1]) if where else ""))
        return self._take_out(where)

    def _tell(self, where: Path, message: Message, remedy: Message) -> None:
        self._source.fault((*self._path, *where), message, remedy)

    def _take_out(self, where: Path) -> bool:
        if not where:
            return False
        self._taken_out.add(where)
        holder = _at(self._data, where[:-1])
        del holder[where[-1]]
        return True

    def _spelling(self, where: Path, key: str) -> Message:
        known = sorted(_keys_at(self._kind, where))
        close = difflib.get_close_matches(key, known, 1)
        if close:
            return say("write “{close}”", close=close[0])
        if known:
            return say("take it out; keys here are: {keys}", keys=", ".join(known))
        return say("take it out")

    def _located(self, steps: str, reason: str) -> Path:
        """The path in the data; keys that msgspec does not name are found by trying."""
        where: Path = ()
        for name, index, _ in _STEP.findall(steps):
            if name or index:
                where = (*where, int(index) if index else name)
                continue
            culprit = self._culprit(_at(self._data, where), reason)
            if culprit is None:
                return where
            where = (*where, culprit)
        return where

    def _culprit(self, mapping: dict[str, Any], reason: str) -> str | None:
        whole = dict(mapping)
        try:
            for key, value in whole.items():
                mapping.clear()
                mapping[key] = value
                try:
                    msgspec.convert(self._data, self._kind)
                except msgspec.ValidationError as error:
                    if str(error) == reason:
                        return key
        finally:
            mapping.clear()
            mapping.update(whole)
        return None


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _keys_at(kind: type[Any], where: Path) -> tuple[str, ...]:
    """Keys of the struct itself; deeper tables are not looked into."""
    return tuple(kind.__struct_encode_fields__) if not where else ()


def _misfit(words: str, key: str) -> tuple[Message, Message]:
    found = _EXPECTED.match(words)
    if found is None:
        return (say("“{key}” cannot be read", key=key), say("write it like 2014-05-22")) \
            if "date" in words else (
                say("“{key}” cannot be read: {reason}", key=key, reason=words), say("correct it"))
    return (say("“{key}” takes {wanted}, not {got}", key=key, wanted=_words_for(found["wanted"]),
                got=_words_for(found["got"])),
            say("write {wanted}", wanted=_words_for(found["wanted"])))


def _words_for(names: str) -> Message:
    known = [_WORDS[name] for name in names.split(" | ") if name in _WORDS]
    if len(known) > 1:
        return say("{one} or {other}", one=known[0], other=known[1])
    return known[0] if known else say("another kind of value")


_WORDS: Mapping[str, Message] = {
    "str": say("words in quotes"),
    "int": say("a whole number"),
    "float": say("a number"),
    "bool": say("true or false"),
    "array": say("a list in brackets"),
    "object": say("a table"),
    "date": say("a date like 2014-05-22"),
    "datetime": say("a date with a time"),
    "time": say("a time"),
}
