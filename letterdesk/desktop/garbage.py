"""Collects cyclic garbage in the interface thread alone.

Python collects in whichever thread happens to allocate. Qt objects that die in a
worker take their sockets and timers down from the wrong thread (“Socket notifiers
cannot be enabled or disabled from another thread”), and the event loop spins.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_MS = 500


class GarbageInThisThread(QObject):
    """Takes Python's collector over: it runs between events, at its own thresholds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        # What the start has made lasts as long as the program: to look through it again and
        # again would hold the interface up for longer than a key may.
        QTimer.singleShot(_LOOK_MS // 2, self, gc.freeze)

    def look(self) -> None:
        """Collects the oldest generation that is due."""
        due = [generation for generation, (count, most) in enumerate(
            zip(gc.get_count(), gc.get_threshold(), strict=True)) if count > most]
        if due:
            gc.collect(max(due))
