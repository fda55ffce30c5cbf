"""Signatories as words: the same lines in every format."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from letterdesk.document.model import (
    SignatoryList,
    Signer,
    SignerGroup,
    Span,
    Spans,
    Text,
    plain_text,
)
from letterdesk.language import name_run

_COMMA = {"ar": "، ", "zh": "，"}
_SEMICOLON = {"ar": "؛ ", "zh": "；"}


def printed_name(signer: Signer, language: str) -> Spans:
    """The name with its detail: `Ann Lee, in an individual capacity`, `Médecins (MSF)`."""
    named = _words(signer.name, signer, language)
    if not signer.detail:
        return named
    is_bracket = signer.detail.startswith(("(", "（", "["))
    joint = " " if is_bracket else _COMMA.get(language, ", ")
    whole = _words(f"{signer.name}{joint}{signer.detail}", signer, language)
    if is_bracket and _voice(whole) == _voice(named):
        return whole
    return _joined([named, _words(signer.detail, signer, language)], joint)


def signer_lines(signer: Signer, language: str) -> tuple[Spans, ...]:
    """The lines under a signature; what is not known leaves none."""
    further = (signer.title, signer.organisation, signer.country, signer.email)
    lines = (printed_name(signer, language), *(_words(line, signer, language) for line in further))
    return tuple(line for line in lines if line)


def entry(signer: Signer, language: str) -> Spans:
    """An entry of a plain or running list, on one line."""
    return _joined(signer_lines(signer, language), _COMMA.get(language, ", "))


def running(signers: Sequence[Signer], language: str) -> Spans:
    """All entries as one running text."""
    return _joined([entry(s, language) for s in signers], _SEMICOLON.get(language, "; "))


def _words(words: str, signer: Signer, language: str) -> Spans:
    """Words of an entry, each of them a name: one run where it is of one script."""
    if not words:
        return ()
    if signer.language:
        return (Text(words, language=signer.language),)
    run = name_run(words, language)
    return (Text(words, language=run.language, direction=run.direction),)


def _voice(spans: Spans) -> list[tuple[str | None, str | None]]:
    return [(span.language, span.direction) for span in spans if isinstance(span, Text)]


def _joined(pieces: Sequence[Spans], joint: str) -> Spans:
    """Pieces with `joint` between; what is spoken alike is one span."""
    joined: list[Span] = []
    for piece in pieces:
        for span in (*((Text(joint),) if joined else ()), *piece):
            before = joined[-1:]
            if isinstance(span, Text) and _voice((*before,)) == _voice((span,)):
                joined[-1] = Text(plain_text((*before, span)), language=span.language,
                                  direction=span.direction)
            else:
                joined.append(span)
    return tuple(joined)


def with_repeated_heading(element: SignatoryList) -> SignatoryList:
    """The list as it is ruled: its heading heads the first table, where that has none.

    The head of a table is repeated on each page, so that every page says what it lists.
    """
    first = element.groups[0] if element.groups else None
    if element.layout != "ruled" or first is None or first.heading or not first.signers:
        return element
    headed = msgspec.structs.replace(first, heading=element.heading)
    return msgspec.structs.replace(element, heading=(), groups=(headed, *element.groups[1:]))


def ruled_columns(groups: Sequence[SignerGroup]) -> tuple[str, ...]:
    """The columns that a ruled table needs, in order: `name`, then `role`, then `country`."""
    signers = [signer for group in groups for signer in group.signers]
    columns = ["name"]
    if any(s.title or s.organisation or s.email for s in signers):
        columns.append("role")
    if any(s.country for s in signers):
        columns.append("country")
    return tuple(columns)


def ruled_cells(signer: Signer, columns: Sequence[str], language: str) -> tuple[Spans, ...]:
    """The words of an entry's cells, one for each of `columns`."""
    further = [_words(words, signer, language)
               for words in (signer.title, signer.organisation, signer.email) if words]
    words = {"name": printed_name(signer, language),
             "role": _joined(further, _COMMA.get(language, ", ")),
             "country": _words(signer.country, signer, language)}
    return tuple(words[column] for column in columns)
