"""Memory and time of one letter over a day of work: `python -m bench.history`.

Prints the memory after the first 5,000 changes and after all 50,000, in MB, then the
median time of a change among the first 5,000 and among the last, in ms. The letter is
open as in the window: steps, journal and file in the background.
"""

from __future__ import annotations

import gc
import os
import statistics
import tempfile
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from bench.letters import reference_letter
from bench.memory import resident_mb
from letterdesk.desktop.composer.session import LetterSession
from letterdesk.letters import changes as ch
from letterdesk.letters.store import write_letter
from letterdesk.operations.letter_files import open_letter

CHANGES = 50_000
FIRST = 5_000
_BURST = 12
"""Keys of one word: typing in one place is one step."""


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="letterdesk-history-") as folder:
        os.environ["XDG_STATE_HOME"] = str(Path(folder) / "state")
        path = Path(folder) / "veto.letter"
        write_letter(path, reference_letter())
        application = QApplication([])
        print(" ".join(f"{figure:.3f}" for figure in measured(LetterSession(open_letter(path)),
                                                              application)))


def measured(session: LetterSession, application: QApplication) -> tuple[float, ...]:
    """Memory after the first changes and at the end; median times of the first and the last."""
    times: list[float] = []
    first = 0.0
    for number in range(CHANGES):
        begun = time.perf_counter()
        change(session, number)
        times.append((time.perf_counter() - begun) * 1000)
        application.processEvents()
        if number == FIRST - 1:
            first = settled_mb(session)
    last = settled_mb(session)
    session.close()
    return first, last, statistics.median(times[:FIRST]), statistics.median(times[-FIRST:])


def change(session: LetterSession, number: int) -> None:
    """Mostly typing, sometimes a part in or out, an order, a paragraph, an undo."""
    turn = number // _BURST
    if number % _BURST:
        session.do(ch.SetField("resolution_subject", f"accountability {number}", "en"),
                   f"subject-{turn}")
    elif turn % 7 == 0:
        session.undo_stack.undo()
    elif turn % 3 == 0:
        session.do(ch.SwitchPart("call", turn % 2 == 0))
    elif turn % 5 == 0:
        session.do(ch.InsertAfter("call", "en", ({"p": [f"Paragraph {number}."]},)))
        session.do(ch.RemovePart(session.letter.parts[-1].part))
    else:
        session.do(ch.SetTitle(f"Letter {number}"))


def settled_mb(session: LetterSession) -> float:
    session.settle()
    gc.collect()
    return resident_mb()


if __name__ == "__main__":
    main()
