"""What the list of parts shows: a pure function of a letter and its composition."""

from __future__ import annotations

from msgspec import Struct

from letterdesk.desktop.composer.wording import block_words, part_words
from letterdesk.desktop.translate import isolated, listed, tr, tr_n
from letterdesk.document.model import SignatoryList, SignatureBlock
from letterdesk.findings import PUT_RIGHT
from letterdesk.letters.compose import ComposedPart, Composition
from letterdesk.letters.model import Letter

_SAYS_ITS_WORDS = ("date", "reference")
"""Kinds whose words are short enough to stand in the row."""


class PartRow(Struct, frozen=True):
    """One part as the list shows it."""

    part: str
    name: str
    inside: bool
    required: bool
    block: str | None = None
    choices: tuple[tuple[str, str], ...] = ()
    """Block ids and names, where there is more than one."""
    note: str = ""
    """The choice, or the words of a short part, at the trailing edge."""
    edited: bool = False
    added: bool = False
    to_put_right: int = 0
    to_look_at: int = 0

    @property
    def mark(self) -> tuple[str, str] | None:
        """Icon and tone for what waits in this part; what must be put right comes first."""
        if self.to_put_right:
            return "circle-alert", "error"
        return ("triangle-alert", "warning") if self.to_look_at else None

    @property
    def spoken(self) -> str:
        """The whole row in words, for screen readers."""
        state = tr("in the letter") if self.inside else tr("left out")
        pieces = [self.name, state]
        if self.required:
            pieces.append(tr("required"))
        if self.added:
            pieces.append(tr("added"))
        if self.edited:
            pieces.append(tr("edited"))
        if self.choices:
            pieces.append(tr("text: {block}", block=self.note))
        elif self.note:
            pieces.append(self.note)
        if self.to_put_right:
            pieces.append(tr_n("{count} to put right", "{count} to put right",
                               self.to_put_right))
        if self.to_look_at:
            pieces.append(tr_n("{count} to look at", "{count} to look at", self.to_look_at))
        return listed(pieces)


def part_rows(letter: Letter, composition: Composition | None) -> tuple[PartRow, ...]:
    """The parts of a letter in its order."""
    templates = {part.id: part for part in letter.pinned.template.part}
    rows = []
    for part in letter.parts:
        composed = composition.part(part.part) if composition else None
        template = templates.get(part.part)
        block = composed.block if composed else part.block
        offered = template.blocks if template else ()
        choices = tuple((b, block_words(letter, b)) for b in offered if b in letter.pinned.blocks)
        rows.append(PartRow(
            part=part.part, name=part_words(letter, part.part, block),
            inside=composed.inside if composed else part.inside is not False,
            required=bool(template and template.required), block=block,
            choices=choices if len(choices) > 1 else (),
            note=_note(letter, composed, block, len(choices) > 1),
            edited=bool(composed and composed.edited), added=template is None,
            to_put_right=_to_put_right(part.part, composition),
        ))
    return tuple(rows)


def _note(letter: Letter, composed: ComposedPart | None, block: str | None,
          has_choice: bool) -> str:
    if has_choice and block:
        return block_words(letter, block)
    if composed is None or not composed.inside:
        return ""
    if composed.kind in _SAYS_ITS_WORDS:
        return isolated(composed.text.split("\n")[0])
    for element in composed.elements:
        if isinstance(element, SignatureBlock) and element.signers:
            return isolated(element.signers[0].name)
        if isinstance(element, SignatoryList):
            return tr_n("{count} signatory", "{count} signatories", element.count)
    return ""


def _to_put_right(part: str, composition: Composition | None) -> int:
    if composition is None:
        return 0
    return sum(f.place.part == part and f.severity is PUT_RIGHT for f in composition.findings)
