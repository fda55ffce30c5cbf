"""Types into letters until it is killed, one process a letter: for tests.

`typing_until_killed.py` reads lines `LETTER SEED` and makes for each a process that opens the
letter as a window does, types, undoes and saves at random, and says on stdout what it did:
`pid`, then `TIME VALUE INDEX` for each change. The loaded program is forked, so a letter
costs no start.
"""

from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from letterdesk.desktop.composer.session import LetterSession
from letterdesk.letters import changes as ch
from letterdesk.operations.letter_files import open_letter

KEY_MS = 8
FIELD = "resolution_subject"


def say(words: str) -> None:
    """One line in one write: a kill leaves all of it in the pipe, or nothing."""
    os.write(sys.stdout.fileno(), f"{words}\n".encode())


class Typist:
    """Does one thing a tick, and says so when it is done."""

    def __init__(self, letter: str, seed: str) -> None:
        self.session = LetterSession(open_letter(Path(letter)))
        self._random = random.Random(seed)
        self._number = 0
        self._timer = QTimer(interval=KEY_MS)
        self._timer.timeout.connect(self._act)
        self._timer.start()

    def _act(self) -> None:
        session, dice = self.session, self._random.random()
        if dice < 0.08:
            session.undo_stack.undo()
        elif dice < 0.12:
            session.undo_stack.redo()
        elif dice < 0.2:
            session.save()
            return
        else:
            self._number += 1
            session.do(ch.SetField(FIELD, f"typed {self._number}", "en"),
                       FIELD if dice < 0.7 else "")
        value = session.letter.values[FIELD]["en"]
        say(f"{time.monotonic()} {value.rpartition(' ')[2]} {session.undo_stack.index()}")


def main() -> None:
    for line in sys.stdin:
        letter, _space, seed = line.rstrip("\n").rpartition(" ")
        if os.fork() == 0:
            say(str(os.getpid()))
            application = QApplication([])
            typist = Typist(letter, seed)
            application.exec()
            del typist
        os.wait()
        say("dead")


if __name__ == "__main__":
    main()
