"""Typing in a letter of three pages: `python -m bench.window`.

Prints milliseconds from a key press to the new page, one a key; then how long each task of the
interface thread took meanwhile. Tasks are told apart by a timer of one millisecond: between two
of its ticks nothing else was served.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from bench.composer import FIELD, KEYS, WARM, Painted, open_composer

BEAT_MS = 1
PARAGRAPHS = 14


class Heartbeat(QObject):
    """Notes how long the interface thread was busy between two beats, in milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def begin(self) -> None:
        self.gaps.clear()
        self._last = time.perf_counter()
        self._timer.start()

    def end(self) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append(max(0.0, (now - self._last) * 1000 - BEAT_MS))
        self._last = now


def main() -> None:
    """Types into a field of a letter of three pages."""
    with open_composer(PARAGRAPHS, pages=3) as page:
        row = page.view.fields.row(FIELD)
        if row is None:
            raise LookupError(f"the letter shows no field {FIELD}")
        box = row.findChild(QLineEdit)
        painted = Painted(page)
        heart = Heartbeat()
        times = []
        for number in range(KEYS + WARM):
            if number == WARM:
                heart.begin()
            before = page.session.letter
            begun = time.perf_counter()
            QTest.keyClick(box, Qt.Key(Qt.Key.Key_A.value + number % 26))
            if page.session.letter is before:
                raise RuntimeError("the key changed nothing")
            painted.wait()
            times.append((time.perf_counter() - begun) * 1000)
        heart.end()
    for figures in (times[WARM:], heart.gaps):
        print(" ".join(f"{one:.2f}" for one in figures))


if __name__ == "__main__":
    main()
