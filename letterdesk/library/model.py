"""A library as loaded: frozen values, no files behind them.

Field names are the keys of the files (DESIGN section 5, docs/design.md), so a
struct reads like the table it comes from.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import msgspec

from letterdesk.contacts.model import FormTable
from letterdesk.language.usage import Usage

Words = Mapping[str, str]
"""language -> words, as in `name.en`, `label.ru`."""


class _Table(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A table of a library file; a key that it does not know is a fault."""


KINDS = (
    "title", "date", "reference", "delivery", "address", "copies", "subject", "salutation",
    "close", "signature", "signatories", "attachment",
    "opening", "position", "situation", "call", "thanks", "request", "body",
)
"""The first eleven give the element of their name, `attachment` a title on a new page; every
other kind gives body."""

FIELD_TYPES = (
    "text", "paragraph", "date", "number", "money", "choice", "yes_no", "list", "country",
    "countries", "un_symbol", "signatory", "signatories", "person", "recipient",
)

STATUSES = ("draft", "submitted", "approved")


class Condition(_Table, frozen=True):
    """`{ field, op }` with exactly one op, or `{ any = [...] }`. A list of conditions means all.

    The value of an op is a constant or the name of another field; `field` may
    be `recipient.country`, `recipient.role` or `recipient.groups`.
    """

    field: str = ""
    given: bool | None = None
    missing: bool | None = None
    is_: Any = msgspec.field(default=None, name="is")
    is_not: Any = None
    one_of: tuple[Any, ...] | None = None
    contains: Any = None
    more_than: Any = None
    less_than: Any = None
    count_more_than: int | None = None
    any: tuple[Condition, ...] | None = None


class FixedWords(_Table, frozen=True):
    reason: Words = {}


class TextStatus(_Table, frozen=True):
    """What block.toml says of the text in one language."""

    status: str = "draft"
    approved: str | None = None
    """`sha256:` + hex of the approved text, see `library.hashes.text_hash`."""
    by: str = ""
    on: dt.date | None = None
    translated_from: str | None = None
    """Hash of the source text that this one translates."""


class Block(_Table, frozen=True):
    """A reusable passage with a text in each language."""

    kind: str
    id: str = ""
    name: Words = {}
    about: Words = {}
    """What it is for."""
    not_for: Words = {}
    owner: str = ""
    field: str | None = None
    """For kinds signature and signatories: the field that they print."""
    columns: int = 1
    layout: str = "plain"
    """For signatories: `plain`, `ruled` or `running`."""
    groups: Mapping[str, Words] = {}
    """For signatories: group id -> heading, in the order of the groups."""
    sort: bool = True
    """For signatories: leads first, then by name in the letter's language."""
    fixed: Mapping[str, FixedWords] = {}
    text: Mapping[str, TextStatus] = {}
    retired: dt.date | None = None
    was: tuple[str, ...] = ()
    texts: Mapping[str, str] = {}
    """language -> source in the block language, line ends as `\\n`, no newline at the end."""
    drafts: Mapping[str, str] = {}
    """New wordings that wait for approval (`<lang>.draft.md`)."""


class Part(_Table, frozen=True):
    id: str
    blocks: tuple[str, ...]
    name: Words = {}
    required: bool = False
    optional: str | None = None
    """`in` or `out`: how the box stands in a new letter. None with no `when`: in."""
    when: tuple[Condition, ...] = ()
    use_when: Mapping[str, tuple[Condition, ...]] = {}


class Choice(_Table, frozen=True):
    id: str
    label: Words = {}


class Field(_Table, frozen=True):
    """A typed, named value that a letter asks for."""

    id: str
    type: str
    label: Words = {}
    help: Words = {}
    group: str = ""
    """Id of a group of the template; fields stand under its name in the form."""
    translatable: bool = False
    required: bool = True
    default: Any = None
    """A value, `=other_field`, `today`, `by language` in a table for translatable fields,
    a signatory's id, or `list:<id>` of signatories.toml."""
    at_least: Any = None
    """Least number, first date, least count of entries, or least length of a text."""
    at_most: Any = None
    fractions: bool = False
    """For numbers: 2.5 is a value; otherwise a number counts whole things."""
    example: Any = None
    """A value, or a table by language."""
    choices: tuple[Choice, ...] = ()
    of_this_case: bool = False
    """Belongs to this case alone: a new letter like this one leaves it empty."""
    fact: str | None = None
    """Name of a fact; of a situation: proposed for the letter's `country`."""
    not_after: str | None = None
    """Id of the date that this date cannot lie after (a vote is before the letter on it)."""


class Template(_Table, frozen=True):
    """An ordered list of parts, plus the fields they need."""

    id: str
    format: int = 1
    name: Words = {}
    about: Words = {}
    title: Words = {}
    """Title of a new letter in the block language (`Veto on {{ resolution }}`)."""
    style: str = ""
    addressee: Words = {}
    """Inside address, line by line, where the letter has no recipient."""
    addressee_role: str = ""
    """Role by which a letter without a recipient addresses its reader."""
    groups: Mapping[str, Words] = {}
    part: tuple[Part, ...] = ()
    field: tuple[Field, ...] = ()


class EarlierFigure(_Table, frozen=True):
    value: Any
    source: str = ""
    link: str = ""
    as_of: dt.date | None = None


class Fact(_Table, frozen=True):
    """A figure with its source; keyed `members` or `casualties.SY`."""

    value: Any
    id: str = ""
    say: Words = {}
    """`more than {number}`: how the figure reads when a text prints the fact itself."""
    source: str = ""
    link: str = ""
    as_of: dt.date | None = None
    review_by: dt.date | None = None
    earlier: tuple[EarlierFigure, ...] = ()


class Signatory(_Table, frozen=True):
    """Who signs. Words may be one string or a table by language."""

    name: str | Words
    id: str = ""
    title: str | Words = ""
    organisation: str | Words = ""
    country: str | None = None
    gender: str | None = None
    email: str = ""
    detail: str | Words = ""
    group: str = ""
    sort_key: str = ""
    lead: bool = False
    """Pinned first in a list."""
    picture: str | None = None
    picture_alt: Words = {}
    consent: dt.date | None = None
    """The day on which the person agreed that the picture may be used; none: never printed."""
    logo: str | None = None
    logo_alt: Words = {}


class SignatoryListData(_Table, frozen=True):
    """`[list.<id>]` of signatories.toml: ready to be taken into a letter."""

    entries: tuple[Signatory, ...]
    heading: Words = {}
    groups: Mapping[str, Words] = {}
    """Group id -> heading, in order."""
    disclaimer: Words = {}
    sort: bool = True


class Rule(_Table, frozen=True):
    id: str
    reason: Words = {}
    severity: str = "put right"
    never: Mapping[str, tuple[str, ...]] = {}
    use: Words = {}
    needs_block: str | None = None
    templates: tuple[str, ...] = ()


class Margins(_Table, frozen=True):
    """Millimetres."""

    top: float = 25.0
    bottom: float = 25.0
    left: float = 25.0
    right: float = 25.0


class TypeSetting(_Table, frozen=True):
    """Letter text of one script; sizes in points."""

    font: str = "Liberation Serif"
    size: float = 11.5
    line: float = 15.0
    """Exact line height."""
    gap: float = 8.0
    """Space after a paragraph."""
    indent: float = 0.0
    """First-line indent; 0 with spaced paragraphs."""
    align: str = "left"
    """`left` (the leading edge) or `justify`."""


class Letterhead(_Table, frozen=True):
    """First-page header: the organisation's name and a few lines, per language."""

    organisation: Words = {}
    lines: Mapping[str, tuple[str, ...]] = {}
    logo: str | None = None
    logo_alt: Words = {}
    logo_height: float = 12.0
    """Millimetres."""
    font: str = "Liberation Sans"
    colour: str = "#1B365D"
    rule: bool = True


class HouseStyle(_Table, frozen=True):
    """Letterhead, fonts, page, margins, footer: data that both page writers read."""

    id: str = ""
    format: int = 1
    name: Words = {}
    paper: str = "a4"
    """`a4` or `letter`."""
    margins: Margins = Margins()
    text: TypeSetting = TypeSetting()
    arabic: TypeSetting = TypeSetting(font="Noto Naskh Arabic", size=14, line=21, gap=9)
    chinese: TypeSetting = TypeSetting(font="Noto Serif SC", size=11.5, line=18, gap=8)
    letterhead: Letterhead | None = None
    following: Words = {}
    """Header from page two (block language)."""
    footer: Mapping[str, tuple[str, ...]] = {}
    """Footer lines (block language)."""
    page_label: Words = {}
    """`Page {page} of {pages}`; printed from page two; empty prints none."""
    subject: str = "bold"
    """`bold`, `plain`, or `centred`, which is bold too."""
    date: str = "start"
    """Edge at which the date stands: `start`, the leading one, or `end`."""
    addresses: str = "start"
    """`end`: an address begins past the middle of the page, as in the window of an envelope."""
    signature_room: float = 18.0
    """Millimetres left to sign by hand."""
    most_pages: int = 12
    """Beyond so many a letter is told to be long: the longest of a hundred public letters of
    this field had twelve."""

    def setting(self, language: str) -> TypeSetting:
        """The setting for the script of a language."""
        return {"ar": self.arabic, "zh": self.chinese}.get(language, self.text)


PAPER_MM: Mapping[str, tuple[float, float]] = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
"""Width and height; ISO 216 and ANSI/ASME Y14.1."""


class Library(msgspec.Struct, frozen=True):
    """Everything that a library folder says, findings apart."""

    id: str
    source_language: str = "en"
    organisation: Words = {}
    usages: Mapping[str, Usage] = {}
    """language -> locale, form and overrides of names, in the order of library.toml."""
    blocks: Mapping[str, Block] = {}
    templates: Mapping[str, Template] = {}
    facts: Mapping[str, Fact] = {}
    """Keyed `members` or `casualties.SY`."""
    signatories: Mapping[str, Signatory] = {}
    signatory_lists: Mapping[str, SignatoryListData] = {}
    styles: Mapping[str, HouseStyle] = {}
    rules: tuple[Rule, ...] = ()
    forms: FormTable = {}
    files: Mapping[str, bytes] = {}
    """Pictures by path below the library (`images/logo.png`)."""
    fingerprint: str = ""
    """`sha256:` over the canonical content."""
    newer: bool = False
    """Written by a newer Letterdesk: read-only."""
