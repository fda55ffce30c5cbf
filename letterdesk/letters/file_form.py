"""How a letter stands in its file: JSON that reads well in a diff.

Keys in a fixed order, one space of indent, what fits on a line on one line;
texts of blocks as lists of lines, pictures as base64, composed documents of
snapshots on one line each, since nobody reads them there.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from letterdesk.letters.model import Letter, Snapshot

KEYS = (
    "format", "id", "title", "template", "library", "languages", "changed", "values",
    "from_facts", "parts", "recipients", "waived", "notes", "signed", "pinned", "snapshots",
)
"""The keys of a letter, in the order of the file."""

_WIDTH = 96
_ALWAYS_OPEN = frozenset({"values", "from_facts", "pinned"})
"""One key a line, however short."""


class _Lines(list[str]):
    """A text, one string a line."""


class _Closed(dict[str, Any]):
    """Kept on one line."""


def letter_bytes(letter: Letter) -> bytes:
    """The file of a letter: the same bytes for the same letter."""
    data = plain(letter)
    data["format"] = letter.format
    data["values"] = _in_template_order(letter)
    data["pinned"] = _pinned_form(data["pinned"])
    data["pinned"]["style"] = in_full(letter.pinned.style)
    data["snapshots"] = [
        {key: _Closed(value) if isinstance(value, dict) else value for key, value in kept.items()}
        for kept in data.get("snapshots", ())
    ]
    ordered = {key: data[key] for key in KEYS if data.get(key) not in (None, {}, [])}
    return ("".join(_laid_out(ordered, 0, is_open=True)) + "\n").encode("utf-8", "replace")


def letter_data(raw: Mapping[str, Any]) -> dict[str, Any]:
    """A decoded file in the shape of `Letter`: lines joined, pictures as bytes.

    What has another shape is handed on as it is, for the conversion to name.
    """
    data = dict(raw)
    pinned = data.get("pinned")
    if not isinstance(pinned, dict):
        return data
    blocks, files = pinned.get("blocks"), pinned.get("files")
    if isinstance(blocks, dict):
        blocks = {name: _joined(block) for name, block in blocks.items()}
        pinned = {**pinned, "blocks": blocks}
    if isinstance(files, dict):
        pinned = {**pinned, "files": {name: _picture(entry) for name, entry in files.items()}}
    return {**data, "pinned": pinned}


def plain(value: Letter | Snapshot) -> dict[str, Any]:
    """The value as JSON data."""
    data: dict[str, Any] = msgspec.to_builtins(value, builtin_types=(bytes,), str_keys=True)
    return data


def as_json(value: Any) -> Any:
    """The value as a file gives it back: lists for tuples, words for dates."""
    return msgspec.json.decode(msgspec.json.encode(value))


def digest(data: bytes) -> str:
    return "sha256:" + hashlib.sha256(data).hexdigest()


def _in_template_order(letter: Letter) -> dict[str, Any]:
    order = {field.id: index for index, field in enumerate(letter.pinned.template.field)}
    names = sorted(letter.values, key=lambda name: (order.get(name, len(order)), name))
    values: dict[str, Any] = msgspec.to_builtins({name: letter.values[name] for name in names})
    return values


def _pinned_form(pinned: Mapping[str, Any]) -> dict[str, Any]:
    form = dict(pinned)
    if "blocks" in form:
        form["blocks"] = {
            name: {key: {lang: _Lines(text.split("\n")) for lang, text in value.items()}
                   if key in ("texts", "drafts") else value for key, value in block.items()}
            for name, block in form["blocks"].items()
        }
    if "files" in form:
        form["files"] = {
            name: {"sha256": hashlib.sha256(data).hexdigest(),
                   "base64": base64.b64encode(data).decode("ascii")}
            for name, data in sorted(form["files"].items())
        }
    return form


def in_full(table: msgspec.Struct) -> dict[str, Any]:
    """A table with its defaults: a later version's defaults must not change an old letter."""
    return {
        key: in_full(value) if isinstance(value, msgspec.Struct) else msgspec.to_builtins(value)
        for key, value in msgspec.structs.asdict(table).items()
    }


def _joined(block: object) -> object:
    if not isinstance(block, dict):
        return block
    joined = dict(block)
    for key in ("texts", "drafts"):
        if isinstance(joined.get(key), dict):
            joined[key] = {language: _text(lines) for language, lines in joined[key].items()}
    return joined


def _text(lines: object) -> object:
    if isinstance(lines, list) and all(isinstance(line, str) for line in lines):
        return "\n".join(lines)
    return lines


def _picture(entry: object) -> object:
    """The bytes of a picture; where they are not what their hash says, the entry as it is."""
    if not isinstance(entry, dict) or not isinstance(entry.get("base64"), str):
        return entry
    try:
        data = base64.b64decode(entry["base64"], validate=True)
    except (binascii.Error, ValueError):
        return entry
    return data if hashlib.sha256(data).hexdigest() == entry.get("sha256") else entry


def _laid_out(value: object, depth: int, *, is_open: bool = False) -> Iterator[str]:
    """The pieces of a value's JSON. A table or list opens where it does not fit on a line."""
    if isinstance(value, _Closed) or not isinstance(value, (Mapping, list, tuple)) or not value:
        yield _inline(value)
        return
    members = _members(value, depth)
    brackets = "{}" if isinstance(value, Mapping) else "[]"
    as_lines = isinstance(value, _Lines) and len(value) > 1
    fits = sum(len(member) + 2 for member in members) + depth < _WIDTH
    if fits and not is_open and not as_lines and not any("\n" in member for member in members):
        yield brackets[0] + ", ".join(members) + brackets[1]
        return
    margin = "\n" + " " * (depth + 1)
    yield brackets[0] + margin
    yield ("," + margin).join(members)
    yield "\n" + " " * depth + brackets[1]


def _members(value: Mapping[str, Any] | Sequence[Any], depth: int) -> list[str]:
    if isinstance(value, Mapping):
        return [
            f"{_inline(key)}: " + "".join(
                _laid_out(member, depth + 1, is_open=depth == 0 and key in _ALWAYS_OPEN)
            )
            for key, member in value.items()
        ]
    return ["".join(_laid_out(member, depth + 1)) for member in value]


def _inline(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
