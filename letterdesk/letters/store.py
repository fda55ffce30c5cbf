"""Reads and writes `.letter` files. A file that cannot be read is refused with the place."""

from __future__ import annotations

import re
import stat
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from letterdesk.findings import LOOK_AT, PUT_RIGHT, Finding, LetterdeskError, Message, Place, say
from letterdesk.letters.file_form import KEYS, digest, letter_bytes, letter_data
from letterdesk.letters.model import FORMAT, Letter
from letterdesk.letters.saving import write_atomically
from letterdesk.letters.soundness import first_unsoundness

MOST_BYTES = 32_000_000
"""A letter with pictures and fifty snapshots has about three million."""
MOST_NESTED = 60
_MOST_MEMBERS = 2_000_000
"""Tables, lists and what stands in them: counted before they are read and take the memory."""

_UNKNOWN = re.compile(r"unknown field `(?P<key>[^`]*)`")
_AT = re.compile(r"(?P<what>.*?)(?: - at `(?P<path>[^`]*)`)?", re.DOTALL)
_BYTE = re.compile(r"\(byte (?P<at>\d+)\)")
_HUGE = re.compile(rb"-?\d{4000,}(?:\.\d*)?(?:[eE][+-]?\d+)?|-?[\d.]+[eE][+-]?\d{3,}")
_EXPECTED = re.compile(r"Expected `(?P<expected>[^`]*)`, got `(?P<got>[^`]*)`")
_MISSING = re.compile(r"missing required field `(?P<key>[^`]*)`")
_WORDS = {
    "str": say("words"), "int": say("a whole number"), "float": say("a number"),
    "array": say("a list"), "object": say("a table"), "null": say("nothing"),
    "bool": say("true or false"), "bytes": say("a whole picture"), "date": say("a date"),
}


class ReadLetter(NamedTuple):
    letter: Letter
    findings: tuple[Finding, ...]


def read_letter(path: Path) -> ReadLetter:
    """The letter in a file, and what a reader must know of it.

    Raises LetterdeskError where it cannot be opened, is no letter, or is cut or
    damaged. A newer format is read as far as it is understood, with a finding;
    `write_letter` does not write it.
    """
    return letter_from_bytes(read_bytes(path), str(path))


def write_letter(path: Path, letter: Letter) -> str:
    """Writes a letter whole and gives its stamp, see `stamp_of`. Raises LetterdeskError."""
    if letter.format > FORMAT:
        raise _refusal(
            "newer-letter", Place(file=str(path)),
            say("this letter was written by a newer Letterdesk and can only be read"),
            say("install the newer Letterdesk to change it"),
        )
    data = letter_bytes(letter)
    if len(data) > MOST_BYTES:
        raise _refusal(
            "letter-too-large", Place(file=str(path)),
            say("the letter would be larger than {most} MB, and was not written",
                most=MOST_BYTES // 1_000_000),
            say("use smaller pictures"),
        )
    write_atomically(path, data)
    return digest(data)


def stamp_of(path: Path) -> str | None:
    """By which a later save notices that the file was changed outside; None: no file."""
    try:
        return digest(path.read_bytes())
    except OSError:
        return None


def read_bytes(path: Path) -> bytes:
    """The bytes of a letter's file. Raises LetterdeskError."""
    place = Place(file=str(path))
    try:
        if path.is_dir():
            raise _refusal("not-a-letter", place, say("this is a folder, no letter"),
                           say("name a .letter file"))
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _refusal("not-a-letter", place, say("this is no file that can be read whole"),
                           say("name a .letter file"))
        if status.st_size > MOST_BYTES:
            raise _refusal(
                "letter-too-large", place,
                say("this file has more than {most} MB, which no letter has",
                    most=MOST_BYTES // 1_000_000),
                say("name a .letter file"),
            )
        with path.open("rb") as file:
            return file.read(MOST_BYTES)
    except FileNotFoundError:
        raise _refusal("no-such-letter", place, say("there is no such file"),
                       say("look for it, or make it with `letterdesk new`")) from None
    except OSError as error:
        raise _refusal("letter-unreadable", place,
                       say("the file cannot be read ({reason})", reason=error.strerror or ""),
                       say("see that you may read it and that its drive is there")) from error


def letter_from_bytes(data: bytes, file: str) -> ReadLetter:
    """The letter that the bytes of `file` hold. Raises LetterdeskError."""
    raw = _decoded(data.removeprefix(b"\xef\xbb\xbf"), file)
    version = _version(raw, file)
    findings = []
    if version > FORMAT:
        findings.append(Finding(
            "newer-letter", LOOK_AT, Place(file=file),
            say("this letter was written by a newer Letterdesk; it can be read, not changed"),
            say("install the newer Letterdesk"),
        ))
    else:
        findings += [
            Finding("unknown-key", LOOK_AT, Place(file=file, detail=key),
                    say("“{key}” is not known and is left out when the letter is saved", key=key))
            for key in raw if key not in KEYS
        ]
    letter = _converted(letter_data(raw), file, is_newer=version > FORMAT)
    unsound = first_unsoundness(letter)
    if unsound is not None:
        raise _damaged(file, unsound.where, unsound.message)
    return ReadLetter(letter, tuple(findings))


def _decoded(data: bytes, file: str) -> dict[str, Any]:
    if sum(map(data.count, (b"[", b"{", b","))) > _MOST_MEMBERS:
        raise _too_deep(file)
    try:
        raw = msgspec.json.decode(data)
        _refuse_deep(raw, file)
    except RecursionError:
        raise _too_deep(file) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _malformed(data, file, error) from None
    if not isinstance(raw, dict):
        raise _refusal("not-a-letter", Place(file=file), say("this file is no letter"),
                       say("name a .letter file"))
    return raw


def _refuse_deep(raw: object, file: str) -> None:
    level = [raw]
    for _ in range(MOST_NESTED):
        level = [
            member for value in level if isinstance(value, (dict, list))
            for member in (value.values() if isinstance(value, dict) else value)
            if isinstance(member, (dict, list))
        ]
        if not level:
            return
    raise _too_deep(file)


def _malformed(data: bytes, file: str, error: Exception) -> LetterdeskError:
    byte = _BYTE.search(str(error))
    if isinstance(error, UnicodeDecodeError):
        at, message = error.start, say("the file is no UTF-8 text here")
    elif (number := _HUGE.search(data)) and "range" in str(error):
        at, message = number.start(), say("this number is larger than any in a letter")
    elif byte is None:
        at, message = len(data), say("the file is cut off here")
    else:
        at, message = int(byte["at"]), say("the file is no JSON here")
    mark = re.search(rb"^(<{7}|={7}|>{7})", data, re.MULTILINE)
    if mark is not None:
        at, message = mark.start(), say("here are conflict marks of git")
    before = data[:at]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1:].decode("utf-8", "replace")) + 1
    return _refusal("letter-damaged", Place(file=file, line=line, column=column), message,
                    say("take the last good copy of the file; this one is left as it is"))


def _version(raw: dict[str, Any], file: str) -> int:
    version = raw.get("format")
    if version is None and "pinned" not in raw:
        raise _refusal("not-a-letter", Place(file=file), say("this file is no letter"),
                       say("name a .letter file"))
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise _damaged(file, "format", say("it is no number of a format"))
    return version


def _converted(data: dict[str, Any], file: str, *, is_newer: bool) -> Letter:
    """The data as a letter. Keys that only a newer program knows are left out of the copy."""
    for _ in range(200 if is_newer else 1):
        try:
            return msgspec.convert(data, Letter)
        except msgspec.ValidationError as error:
            found = _AT.fullmatch(str(error))
            what, path = (found["what"], found["path"] or "$") if found else (str(error), "$")
            unknown = _UNKNOWN.search(what)
            if not is_newer or unknown is None or not _drop(data, path, unknown["key"]):
                raise _damaged(file, path.removeprefix("$").lstrip("."), _in_words(what)) from None
    raise _damaged(file, "", say("a newer Letterdesk wrote it in a way that this one cannot read"))


def _in_words(what: str) -> Message:
    """What msgspec says, as a sentence of ours where it has one."""
    if found := _EXPECTED.search(what):
        expected = [_WORDS.get(name.strip(), name) for name in found["expected"].split("|")]
        return say("{expected} should stand here, not {got}", expected=expected[0],
                   got=_WORDS.get(found["got"], found["got"]))
    if found := _MISSING.search(what):
        return say("“{key}” is missing", key=found["key"])
    if found := _UNKNOWN.search(what):
        return say("“{key}” is not known", key=found["key"])
    return say("it cannot be read ({what})", what=what)


def _drop(data: dict[str, Any], path: str, key: str) -> bool:
    """Takes a key out of the table at a path of msgspec (`$.pinned.blocks[...]`, any entry)."""
    tables: list[Any] = [data]
    for step in re.findall(r"\.([^.\[]+)|\[([^\]]*)\]", path):
        tables = [member for table in tables for member in _members_at(table, *step)]
    holders = [table for table in tables if isinstance(table, dict) and key in table]
    for table in holders:
        del table[key]
    return bool(holders)


def _members_at(table: object, name: str, index: str) -> list[Any]:
    if isinstance(table, dict):
        return list(table.values()) if index else [table[name]] if name in table else []
    if isinstance(table, list):
        return [table[int(index)]] if index.isdecimal() and int(index) < len(table) else table
    return []


def _damaged(file: str, where: str, message: Message) -> LetterdeskError:
    sentence = say("the letter is damaged at “{where}”: {what}", where=where, what=message)
    return _refusal("letter-damaged", Place(file=file, detail=where),
                    sentence if where else message,
                    say("take the last good copy of the file; this one is left as it is"))


def _too_deep(file: str) -> LetterdeskError:
    return _refusal("letter-too-deep", Place(file=file),
                    say("the file has more tables and levels than any letter"),
                    say("take the last good copy of the file; this one is left as it is"))


def _refusal(code: str, place: Place, message: Message, remedy: Message) -> LetterdeskError:
    return LetterdeskError(Finding(code, PUT_RIGHT, place, message, remedy))
