"""What a finished file says of the letter that it was made from."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import NamedTuple

import msgspec

_NOT_XML = re.compile("[^\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class MadeFrom(msgspec.Struct, frozen=True, omit_defaults=True):
    """The letter, library and state behind a file. All words are plain."""

    letter: str
    """Its id."""
    title: str = ""
    language: str = ""
    library: str = ""
    """Id of the library."""
    fingerprint: str = ""
    """Of the library as the letter was made from it."""
    snapshot: str = ""
    """Name of the snapshot that has these words; empty: none was kept."""
    state: str = ""
    """Hash of the words in all languages of the letter, as snapshots have it."""
    changed: str = ""
    """Time of the letter's last change, ISO 8601."""
    kind: str = ""
    """Empty: the letter itself; `redline`, or `signing-folder`, which holds all its versions."""
    draft: bool = False


WORDS = tuple(key for key in MadeFrom.__struct_fields__ if key != "draft")


class Said(NamedTuple):
    """What a file says of itself, and what is in it now."""

    made_from: MadeFrom
    kept: str
    """Hash of content and `made_from` when the file was written."""
    found: str
    """The same of the file as it is."""

    @property
    def is_unchanged(self) -> bool:
        return self.kept == self.found


class Unreadable(Exception):
    """A file that is broken, protected or built to do harm; its text says which of KINDS."""


BROKEN, PROTECTED, TOO_LARGE = KINDS = ("broken", "protected", "too large")


def legible(made_from: MadeFrom) -> MadeFrom:
    """The same on one line each, without characters that XML 1.0 cannot hold: what is read back
    is what was written."""
    words = {key: " ".join(_NOT_XML.sub(" ", value).split())
             for key, value in values_of(made_from).items() if isinstance(value, str)}
    return msgspec.structs.replace(made_from, **words)


def values_of(made_from: MadeFrom) -> dict[str, str | bool]:
    return {key: getattr(made_from, key) for key in made_from.__struct_fields__}


def from_words(words: Mapping[str, str]) -> MadeFrom:
    """`made_from` from what a file says; anything as `draft` means that it is one."""
    return MadeFrom(**{key: words.get(key, "") for key in WORDS}, draft=bool(words.get("draft")))


def bound(content: str, made_from: MadeFrom) -> str:
    """One hash over a content's hash and what is said of it, so that neither changes unseen."""
    said = msgspec.json.encode(made_from, order="deterministic")
    return "sha256:" + hashlib.sha256(content.encode() + b"\n" + said).hexdigest()
