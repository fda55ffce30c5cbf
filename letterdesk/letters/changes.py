"""Changes: the one way in which a letter is altered.

A change is a small frozen value with a name that people can read. The undo
stack, the journal, the command line's `edit` and every merge use the same ones;
each can be kept as JSON (`{"change": "set-field", ...}`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

import msgspec

from letterdesk.contacts.model import Recipient
from letterdesk.findings import Message, say
from letterdesk.letters.model import (
    EditBase,
    FromFact,
    Letter,
    LetterPart,
    LibraryName,
    PartNote,
    Pinned,
)
from letterdesk.library.model import Fact, Signatory


class Applied(NamedTuple):
    """A letter after a change, and what differs (`field:country`, `part:call`, `parts` ...)."""

    letter: Letter
    changed: frozenset[str]


class _Change(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="change"):
    """Common ground of all changes."""


class SetField(_Change, frozen=True, tag="set-field"):
    """Gives a field a value as typed; None takes the value away.

    `language` names the version of a translatable field. `signatories` and
    `files` are the words and pictures of signatories whom the value names and
    the letter does not hold yet.
    """

    field: str
    value: Any
    language: str | None = None
    signatories: Mapping[str, Signatory] = {}
    files: Mapping[str, bytes] = {}

    @property
    def name(self) -> Message:
        return say("set “{field}”", field=self.field)


class TakeFact(_Change, frozen=True, tag="take-fact"):
    """Takes a field's value from a fact that the letter holds.

    `figure` is the fact as the library has it now, which the letter holds from then on.
    """

    field: str
    fact: str
    figure: Fact | None = None

    @property
    def name(self) -> Message:
        return say("take the library's figure for “{field}”", field=self.field)


class ChooseBlock(_Change, frozen=True, tag="choose-block"):
    """Chooses a block of a part by hand; None leaves the choice to the template."""

    part: str
    block: str | None

    @property
    def name(self) -> Message:
        if self.block is None:
            return say("let the template choose “{part}”", part=self.part)
        return say("choose “{block}” for “{part}”", block=self.block, part=self.part)


class SwitchPart(_Change, frozen=True, tag="switch-part"):
    """Takes a part in or out; None leaves it to the template."""

    part: str
    inside: bool | None

    @property
    def name(self) -> Message:
        if self.inside is None:
            return say("let the template decide on “{part}”", part=self.part)
        if self.inside:
            return say("take “{part}” in", part=self.part)
        return say("leave “{part}” out", part=self.part)


class MovePart(_Change, frozen=True, tag="move-part"):
    """Moves a part behind another one; None moves it to the top."""

    part: str
    after: str | None

    @property
    def name(self) -> Message:
        return say("move “{part}”", part=self.part)


class EditText(_Change, frozen=True, tag="edit-text"):
    """Puts words in place of a block's, or rewrites an added paragraph.

    `base` is what the edit was made on; None keeps that of the edit that is there.
    """

    part: str
    language: str
    body: tuple[Any, ...]
    by: str = ""
    on: str = ""
    base: EditBase | None = None

    @property
    def name(self) -> Message:
        return say("edit “{part}”", part=self.part)


class KeepEdit(_Change, frozen=True, tag="keep-edit"):
    """Confirms an edit as right for the words and values of now."""

    part: str
    language: str
    base: EditBase

    @property
    def name(self) -> Message:
        return say("keep the edit of “{part}”", part=self.part)


class MarkDone(_Change, frozen=True, tag="mark-done"):
    """Says that the words of a part in one language follow the edits in the others.

    `edits` is the hash of those edits (see letters/checks/versions.py): when they change,
    the words are to be looked at again.
    """

    part: str
    language: str
    edits: str

    @property
    def name(self) -> Message:
        return say("mark “{part}” done in {language}", part=self.part, language=self.language)


class RestoreText(_Change, frozen=True, tag="restore-text"):
    """Takes an edit back; None: in every language."""

    part: str
    language: str | None = None

    @property
    def name(self) -> Message:
        return say("restore the text of “{part}”", part=self.part)


class InsertAfter(_Change, frozen=True, tag="insert-after"):
    """Adds a paragraph behind a part; None adds it at the top. It is named `added-<n>`."""

    after: str | None
    language: str
    body: tuple[Any, ...]

    @property
    def name(self) -> Message:
        return say("add a paragraph")


class InsertBlock(_Change, frozen=True, tag="insert-block"):
    """Adds a block of the library behind a part; None adds it at the top.

    The new part is named `added-<n>`. `pinned` is the letter's copy with the texts of
    the block; None where the letter holds them already.
    """

    after: str | None
    block: str
    pinned: Pinned | None = None

    @property
    def name(self) -> Message:
        return say("add the block “{block}”", block=self.block)


class RemovePart(_Change, frozen=True, tag="remove-part"):
    """Removes an added paragraph or block."""

    part: str

    @property
    def name(self) -> Message:
        return say("remove “{part}”", part=self.part)


class AddLanguage(_Change, frozen=True, tag="add-language"):
    """Adds a language version; `pinned` is the letter's copy with the texts of it too."""

    language: str
    pinned: Pinned

    @property
    def name(self) -> Message:
        return say("add the language {language}", language=self.language)


class RemoveLanguage(_Change, frozen=True, tag="remove-language"):
    """Takes a language version out, with its values, edits, added words and texts."""

    language: str

    @property
    def name(self) -> Message:
        return say("take the language {language} out", language=self.language)


class SetRecipients(_Change, frozen=True, tag="set-recipients"):
    """Says whom the letter goes to, in order."""

    recipients: tuple[Recipient, ...]

    @property
    def name(self) -> Message:
        return say("set the recipients")


class SetTitle(_Change, frozen=True, tag="set-title"):
    """Gives the letter a title for its file and its place in lists."""

    title: str

    @property
    def name(self) -> Message:
        return say("set the title")


class Waive(_Change, frozen=True, tag="waive"):
    """Lets a finding stand, with the reason why."""

    finding: str
    reason: str
    by: str
    on: str

    @property
    def name(self) -> Message:
        return say("let “{finding}” stand", finding=self.finding)


class Unwaive(_Change, frozen=True, tag="unwaive"):
    """Takes back that a finding was let stand."""

    finding: str

    @property
    def name(self) -> Message:
        return say("let “{finding}” stand no more", finding=self.finding)


class AddNote(_Change, frozen=True, tag="add-note"):
    """Keeps a remark on a part, or on the letter."""

    note: PartNote

    @property
    def name(self) -> Message:
        return say("keep a note")


class RemoveNote(_Change, frozen=True, tag="remove-note"):
    """Takes a note away."""

    note: PartNote

    @property
    def name(self) -> Message:
        return say("take a note away")


class TakeTexts(_Change, frozen=True, tag="take-texts"):
    """Puts the library's current texts in, as `update` worked them out."""

    pinned: Pinned
    library: LibraryName
    parts: tuple[LetterPart, ...]
    values: Mapping[str, Any]
    from_facts: Mapping[str, FromFact]

    @property
    def name(self) -> Message:
        return say("update to the library's current texts")


class TakeLetter(_Change, frozen=True, tag="take-letter"):
    """Puts another state of this letter in place, all of it but its name in files.

    The snapshots of both stay. `named` is the snapshot's name, or that of the
    copy that was joined or of the file that another program changed.
    """

    letter: Letter
    source: Literal["snapshot", "copy", "file"]
    named: str = ""

    @property
    def name(self) -> Message:
        if self.source == "copy":
            return say("join the copy “{name}”", name=self.named)
        if self.source == "file":
            return say("take what another program wrote to “{name}”", name=self.named)
        return say("restore “{name}”", name=self.named)


Change = (
    SetField | TakeFact | ChooseBlock | SwitchPart | MovePart | EditText | KeepEdit | MarkDone
    | RestoreText | InsertAfter | InsertBlock | RemovePart | AddLanguage | RemoveLanguage
    | SetRecipients | SetTitle | Waive | Unwaive | AddNote | RemoveNote | TakeTexts | TakeLetter
)
