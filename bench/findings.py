"""Typing in a letter of two pages until its findings stand: `python -m bench.findings`.

Prints milliseconds from a key press to the painted page, one a key; then those from the same
keys to the findings in the panel. The letter is in one language, the panel is open.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QEventLoop

from bench.composer import FIELD, KEYS, WARM, Painted, open_composer, runs_until_left
from letterdesk.desktop.composer.page import ComposerPage

PARAGRAPHS = 6
TYPED = "the illegal veto, the the vote of "
"""A finding to put right and one to look at while the rest is typed."""


def wait_for_findings(page: ComposerPage) -> None:
    """Returns when the newest state of the letter is checked and shown. Raises TimeoutError."""
    waiting = QEventLoop()
    model = page.model

    def seen() -> None:
        if model.checked is not None and model.checked.letter is page.session.letter:
            waiting.quit()

    model.findings_changed.connect(seen)
    in_time = runs_until_left(waiting)
    model.findings_changed.disconnect(seen)
    if not in_time:
        raise TimeoutError("the letter was not checked")


def main() -> None:
    """Types into a field of a letter of two pages."""
    with open_composer(PARAGRAPHS, pages=2) as page:
        page.act("checks")
        painted = Painted(page)
        to_page, to_findings = [], []
        for number in range(KEYS + WARM):
            begun = time.perf_counter()
            page.model.type_in(page.model.field(FIELD), TYPED + "a" * (number % 26 + 1))
            painted.wait()
            to_page.append((time.perf_counter() - begun) * 1000)
            wait_for_findings(page)
            to_findings.append((time.perf_counter() - begun) * 1000)
        if len(page.model.findings) < 2:
            raise RuntimeError("the checks found nothing")
    for figures in (to_page[WARM:], to_findings[WARM:]):
        print(" ".join(f"{one:.2f}" for one in figures))


if __name__ == "__main__":
    main()
