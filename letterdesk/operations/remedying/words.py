"""Remedies of words: a phrase replaced, a word taken out, fixed words restored."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from letterdesk.contacts import Recipient, filled, form_of_address
from letterdesk.findings import LetterdeskError, say
from letterdesk.language import format_number, spell_out
from letterdesk.letters import changes as ch
from letterdesk.letters.checks.address import misaddresses
from letterdesk.letters.checks.counts import wrong_counts
from letterdesk.letters.checks.doubled_words import doubled_words
from letterdesk.letters.checks.house_rules import forbidden
from letterdesk.letters.checks.printed import Spot, lines_of
from letterdesk.letters.checks.symbols import cited_resolutions, typed_symbols
from letterdesk.letters.compose import Composition, compose
from letterdesk.letters.edit_body import body_of
from letterdesk.letters.lookup import field_of
from letterdesk.letters.values import raw_value
from letterdesk.letters.words_replaced import words_replaced
from letterdesk.library import check_symbol
from letterdesk.library.symbol_dates import year_of_resolution
from letterdesk.operations.edit_text import body_edited
from letterdesk.operations.remedying.remedy import Asked, Remedy

_SENTENCE_START = re.compile(
    r"(?:^|[.!?…؟。！？][\"”’»)]?[ \u00a0\u202f]+|\n)[“«\"‘(„\u00a0\u202f]*$")
_IN_TEXT = frozenset({"text", "paragraph", "list"})
_ENDS = " \u00a0,،，:：;；.!！؟?"


def house_rule(asked: Asked) -> Iterator[Remedy]:
    """What the rule has written instead, with a capital where a sentence begins."""
    composition = compose(asked.letter, asked.language)
    lines = lines_of(composition, with_people=True)
    for found in forbidden(asked.letter, asked.language, lines):
        use = found.rule.use.get(asked.language)
        if use and _is_meant(asked, found.spot):
            words = _fitted(composition, found.spot, use)
            yield from _replaced(asked, composition, found.spot, words)


def doubled_word(asked: Asked) -> Iterator[Remedy]:
    composition = compose(asked.letter, asked.language)
    for spot in doubled_words(lines_of(composition), asked.language):
        if not _is_meant(asked, spot):
            continue
        first, second = re.finditer(r"[^\s\u00a0]+", spot.words)
        for cut in (spot._replace(start=spot.start + first.end()),
                    spot._replace(end=spot.start + second.start())):
            change = _change(asked, composition, cut, "")
            if change is not None:
                yield Remedy(say("take one “{word}” out", word=second.group()), (change,))
                return


def symbol_form(asked: Asked) -> Iterator[Remedy]:
    composition = compose(asked.letter, asked.language)
    for spot in typed_symbols(lines_of(composition)):
        meant = check_symbol(spot.words).suggestion
        if meant and _is_meant(asked, spot):
            yield from _replaced(asked, composition, spot, meant)


def symbol_year(asked: Asked) -> Iterator[Remedy]:
    """The year in which the resolution of that number was adopted; which is wrong nobody knows."""
    composition = compose(asked.letter, asked.language)
    lines = lines_of(composition)
    spots = [*typed_symbols(lines), *(one for one, *_ in cited_resolutions(lines, asked.language))]
    for spot in spots:
        number = re.search(r"(\d+)[ \u00a0]?[(\uff08]", spot.words)
        year = year_of_resolution(int(number[1])) if number is not None else None
        if year is not None and _is_meant(asked, spot):
            words = re.sub(r"(?<=[(\uff08])\d{4}", str(year), spot.words)
            for remedy in _replaced(asked, composition, spot, words):
                yield remedy._replace(is_sure=False)


def count(asked: Asked) -> Iterator[Remedy]:
    """The number of entries, in figures or in words as it stood; words of a language that
    inflects them are certain only where the approved text has them."""
    composition = compose(asked.letter, asked.language)
    usage = asked.letter.pinned.usages[asked.language]
    for wrong in wrong_counts(asked.letter, composition):
        if not _is_meant(asked, wrong.spot):
            continue
        is_figure = any(character.isdigit() for character in wrong.spot.words)
        words = wrong.right or spell_out(wrong.counted, usage)
        if is_figure:
            words = format_number(wrong.counted, usage)
        is_sure = is_figure or bool(wrong.right) or asked.language in ("en", "zh")
        words = words if is_figure else _fitted(composition, wrong.spot, words)
        for remedy in _replaced(asked, composition, wrong.spot, words):
            yield remedy._replace(is_sure=is_sure)


def form_of_address_of(asked: Asked) -> Iterator[Remedy]:
    """The vocative of the recipient; for a salutation also the one that the template gives."""
    composition = compose(asked.letter, asked.language)
    for found in misaddresses(asked.letter, composition, lines_of(composition)):
        if not _is_meant(asked, found.spot):
            continue
        part = next(p for p in asked.letter.parts if p.part == found.spot.line.part)
        if asked.language in part.edits:
            yield Remedy(say("restore the approved text"),
                         (ch.RestoreText(part.part, asked.language),),
                         found.spot.line.kind in ("salutation", "close"))
        elif part.block is not None:
            yield Remedy(say("let the template choose"), (ch.ChooseBlock(part.part, None),))
        if len(asked.letter.recipients) > 1:
            return
        words = _own_words(asked, found.spot.line.kind)
        if words:
            yield from _replaced(asked, composition, found.spot, words)


def _own_words(asked: Asked, kind: str) -> str:
    letter = asked.letter
    recipient = letter.recipients[0] if letter.recipients else Recipient(
        role=letter.pinned.template.addressee_role)
    form = form_of_address(recipient, letter.pinned.forms, asked.language)
    if form is None:
        return ""
    words = form.salutation if kind == "salutation" else form.vocative
    return filled(words, recipient).strip(_ENDS)


def _is_meant(asked: Asked, spot: Spot) -> bool:
    place = asked.finding.place
    return spot.detail == place.detail and (spot.line.part or None) == place.part


def _fitted(composition: Composition, spot: Spot, words: str) -> str:
    """The words as they go on with what stands before them: no article twice, a capital where
    a sentence begins."""
    before = spot.line.text[:spot.start]
    article, _, rest = words.partition(" ")
    if rest and re.search(rf"(?<!\w){re.escape(article)}[ \u00a0]$", before, re.IGNORECASE):
        return rest
    usage = composition.document.language
    if _SENTENCE_START.search(before) and usage not in ("ar", "zh"):
        return words[:1].upper() + words[1:]
    return words


def _replaced(asked: Asked, composition: Composition, spot: Spot, words: str) -> Iterator[Remedy]:
    change = _change(asked, composition, spot, words)
    if change is not None:
        yield Remedy(say("write “{words}”", words=words), (change,))


def _change(asked: Asked, composition: Composition, spot: Spot, words: str) -> ch.Change | None:
    """The change that puts words in place of those of a spot, in the value or the part that
    they come from; None where a chip, fixed words or a line of the letterhead hold them."""
    part = composition.part(spot.line.part)
    if part is None or spot.line.number is None:
        return None
    of_value = _value_change(asked, spot, words)
    if of_value is not None:
        return of_value
    replaced = words_replaced(part, spot.line.number, spot.start, spot.end, words)
    if replaced is None:
        return None
    body = body_of(replaced.body, replaced.notes, f"{part.part}-")
    try:
        return body_edited(asked.letter, part.part, asked.language, body, by=asked.by, on=asked.on)
    except LetterdeskError:
        return None


def _value_change(asked: Asked, spot: Spot, words: str) -> ch.SetField | None:
    """The words replaced in the value of a field of text that prints all of them."""
    spans = spot.line.spans_between(spot.start, spot.end)
    names = {span.origin.field for span in spans}
    name = next(iter(names)) if len(names) == 1 else None
    known = {field.id for field in asked.letter.pinned.template.field}
    if name is None or name not in known:
        return None
    field = field_of(asked.letter.pinned.template, name)
    raw = raw_value(asked.letter, field, asked.language)
    value = _with_words(raw, spot.words, words)
    if field.type not in _IN_TEXT or value is None or value == raw:
        return None
    return ch.SetField(name, value, asked.language if field.translatable else None)


def _with_words(raw: Any, old: str, new: str) -> Any:
    if isinstance(raw, str):
        return raw.replace(old, new, 1)
    if isinstance(raw, Sequence):
        at = next((n for n, item in enumerate(raw) if isinstance(item, str) and old in item), None)
        return None if at is None else [
            *raw[:at], raw[at].replace(old, new, 1), *raw[at + 1:]]
    return None


