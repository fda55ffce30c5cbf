"""Signatories as words: the same lines in every format."""

from __future__ import annotations

from collections.abc import Sequence

from letterdesk.document.model import Signer, SignerGroup

_COMMA = {"ar": "، ", "zh": "，"}
_SEMICOLON = {"ar": "؛ ", "zh": "；"}


def printed_name(signer: Signer, language: str) -> str:
    """The name with its detail: `Ann Lee, in an individual capacity`, `Médecins (MSF)`."""
    if not signer.detail:
        return signer.name
    joint = " " if signer.detail.startswith(("(", "（", "[")) else _COMMA.get(language, ", ")
    return f"{signer.name}{joint}{signer.detail}"


def signer_lines(signer: Signer, language: str) -> tuple[str, ...]:
    """The lines under a signature; what is not known leaves none."""
    lines = (printed_name(signer, language), signer.title, signer.organisation, signer.country,
             signer.email)
    return tuple(line for line in lines if line)


def entry(signer: Signer, language: str) -> str:
    """An entry of a plain or running list, on one line."""
    return _COMMA.get(language, ", ").join(signer_lines(signer, language))


def running(signers: Sequence[Signer], language: str) -> str:
    """All entries as one running text."""
    return _SEMICOLON.get(language, "; ").join(entry(s, language) for s in signers)


def ruled_columns(groups: Sequence[SignerGroup]) -> tuple[str, ...]:
    """The columns that a ruled table needs, in order: `name`, then `role`, then `country`."""
    signers = [signer for group in groups for signer in group.signers]
    columns = ["name"]
    if any(s.title or s.organisation or s.email for s in signers):
        columns.append("role")
    if any(s.country for s in signers):
        columns.append("country")
    return tuple(columns)


def ruled_cells(signer: Signer, columns: Sequence[str], language: str) -> tuple[str, ...]:
    """The words of an entry's cells, one for each of `columns`."""
    role = _COMMA.get(language, ", ").join(
        words for words in (signer.title, signer.organisation, signer.email) if words
    )
    words = {"name": printed_name(signer, language), "role": role, "country": signer.country}
    return tuple(words[column] for column in columns)
