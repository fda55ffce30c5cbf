"""The cards of blocks: made of a letter, its library and what they are for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from letterdesk.desktop.composer.block_cards import BlockCard
from letterdesk.desktop.composer.part_rows import PartRow
from letterdesk.desktop.composer.wording import interface_usage, words
from letterdesk.desktop.translate import tr, tr_message
from letterdesk.language import format_date
from letterdesk.language.searching import folded, has_all, query_words
from letterdesk.letters.lookup import part_of, template_part
from letterdesk.letters.model import Letter
from letterdesk.library import Block, Library, status_of
from letterdesk.operations.add_block import BlockToAdd, blocks_to_add

_PILLS: dict[str, tuple[str, str]] = {
    "draft": ("pencil", "accent"), "submitted": ("clock", "accent"),
    "out of date": ("triangle-alert", "warning"), "missing": ("circle-alert", "error"),
}


def choice_cards(letter: Letter, row: PartRow, language: str) -> list[BlockCard]:
    """The blocks of a part, the one in use checked."""
    source = letter.pinned.source_language
    made = []
    for name, title in row.choices:
        block = letter.pinned.blocks[name]
        made.append(BlockCard(
            name, title, about_words(block, source), is_current=name == row.block,
            status=status_pill(status_of(block, language, source))))
    part = part_of(letter, row.part)
    template = template_part(letter.pinned.template, row.part)
    if part.block is not None and template is not None and template.use_when:
        made.append(BlockCard(None, template_words(), tr(
            "By the recipient and by what the letter says, as they are then."), "",
            icon="rotate-ccw"))
    return made


def template_words() -> str:
    return tr("Let the template choose")


def cards_to_add(letter: Letter, library: Library | None, language: str) -> list[BlockCard]:
    """A free paragraph first, then the blocks of the library under the names of their kinds."""
    cards = [paragraph_card()]
    heading = ""
    offered = blocks_to_add(letter, library, language)
    for one in sorted(offered, key=lambda one: one.why_not is not None):
        over = kind_words(one.block.kind) if one.why_not is None \
            else tr("Not for this letter")
        if over != heading:
            heading = over
            cards.append(BlockCard(None, heading, is_choice=False))
        cards.append(_card_to_add(letter, one))
    return cards


def paragraph_card() -> BlockCard:
    return BlockCard(None, paragraph_words(), tr("Your own words, here and now."), "",
                     icon="pen-line")


def paragraph_words() -> str:
    return tr("A free paragraph")


def found(cards: list[BlockCard], query: str) -> list[BlockCard]:
    """The cards that have all words of a query, under the headings that still have any."""
    wanted = query_words(query)
    if not wanted:
        return cards
    return list(_found(cards, lambda card: has_all(wanted, folded(
        f"{card.name} {card.about} {card.preview or ''}"))))


def _found(cards: list[BlockCard], is_found: Callable[[BlockCard], bool]) -> Iterator[BlockCard]:
    heading: BlockCard | None = None
    for card in cards:
        if not card.is_choice:
            heading = card
        elif is_found(card):
            if heading is not None:
                yield heading
                heading = None
            yield card


def about_words(block: Block, source: str) -> str:
    """What a block is for, and what not."""
    about, not_for = words(block.about, source), words(block.not_for, source)
    if not_for:
        return tr("{about} Not for: {what}", about=about, what=not_for) if about \
            else tr("Not for: {what}", what=not_for)
    return about


def status_pill(status: str) -> tuple[str, str, str] | None:
    """Icon, words and tone; an approved text is silent."""
    if status not in _PILLS:
        return None
    shown = {"draft": tr("Draft"), "submitted": tr("Submitted"),
             "out of date": tr("Out of date"), "missing": tr("No text in this language")}
    icon, tone = _PILLS[status]
    return icon, shown[status], tone


def _card_to_add(letter: Letter, offered: BlockToAdd) -> BlockCard:
    block, source = offered.block, letter.pinned.source_language
    name = words(block.name, source) or block.id.replace("-", " ").capitalize()
    return BlockCard(
        block.id, name, about_words(block, source), preview="" if offered.why_not else None,
        status=status_pill(offered.status),
        note=tr("in the letter") if offered.is_in_letter else "",
        why_not=_reason(letter, block, offered))


def _reason(letter: Letter, block: Block, offered: BlockToAdd) -> str:
    if offered.why_not is None:
        return ""
    if isinstance(block.retired, date):
        return tr("Retired on {date}", date=format_date(block.retired, interface_usage(letter)))
    reason = tr_message(offered.why_not)
    return reason[:1].upper() + reason[1:]


def kind_words(kind: str) -> str:
    """The name of a kind of block, as a heading."""
    shown = {
        "title": tr("Title"), "date": tr("Date"), "reference": tr("Reference"),
        "delivery": tr("Delivery"), "address": tr("Address"), "copies": tr("Copies"),
        "subject": tr("Subject"), "salutation": tr("Salutation"),
        "close": tr("Complimentary close"),
        "signature": tr("Signature"), "signatories": tr("Signatories"),
        "attachment": tr("Attachment"),
        "opening": tr("Opening"), "position": tr("Position"), "situation": tr("Situation"),
        "call": tr("Call"), "thanks": tr("Thanks"), "request": tr("Request"),
        "body": tr("Other passages"),
    }
    return shown.get(kind, kind)
