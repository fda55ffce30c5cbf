"""What goes to a printer: the very PDF of an export, as a draft while something is to put right."""

from __future__ import annotations

from typing import NamedTuple

from letterdesk.findings import Finding, must_be_put_right
from letterdesk.letters.compose import compose
from letterdesk.letters.model import Letter
from letterdesk.operations.check import check
from letterdesk.operations.clock import Clock, now
from letterdesk.operations.export import written


class ToPrint(NamedTuple):
    """A PDF, and what made it a draft."""

    pdf: bytes
    waiting: tuple[Finding, ...]
    """Empty: it is no draft."""


def to_print(letter: Letter, language: str, *, clock: Clock = now) -> ToPrint:
    """The pages for the first recipient in one language. Raises LetterdeskError where they
    cannot be set."""
    found = check(letter, clock().date(), (language,), with_pages=True)
    waiting = tuple(must_be_put_right(found))
    composition = compose(letter, language, draft=bool(waiting))
    pdf, _findings = written(letter, composition.document, composition, "pdf")
    return ToPrint(pdf, waiting)


