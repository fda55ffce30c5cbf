"""Work off the interface thread: one that keeps only the newest request, and single jobs."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal


class NewestFirst(QThread):
    """A thread that works on the newest request only; older ones that wait are dropped.

    `work(request, is_newest)` runs in the thread and gives a result; it may ask
    `is_newest()` and stop early with None when a newer request has come.
    """

    done = Signal(object, object)
    """Request and result."""
    failed = Signal(object, object)
    """Request and exception."""

    def __init__(self, work: Callable[[Any, Callable[[], bool]], Any],
                 parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._wake = threading.Condition()
        self._waiting: list[Any] = []
        self._busy = False
        self._ends = False

    def ask(self, request: object) -> None:
        """Takes a request in place of any that still waits."""
        with self._wake:
            if self._ends:
                return
            self._waiting = [request]
            self._wake.notify_all()
        if not self.isRunning():
            self.start()

    def close(self) -> None:
        """Ends the thread after the work in hand; waiting requests are dropped."""
        with self._wake:
            self._ends = True
            self._waiting = []
            self._wake.notify_all()
        self.wait()

    def settle(self, timeout: float = 30.0) -> bool:
        """Waits until nothing is asked and nothing runs; True if that came in time."""
        with self._wake:
            return self._wake.wait_for(lambda: not self._waiting and not self._busy, timeout)

    def run(self) -> None:
        while True:
            with self._wake:
                self._wake.wait_for(lambda: bool(self._waiting) or self._ends)
                if self._ends:
                    return
                request = self._waiting.pop()
                self._busy = True
            try:
                result = self._work(request, lambda: not self._waiting and not self._ends)
            except Exception as error:
                # The border between worker and window: what went wrong there is shown here.
                self.failed.emit(request, error)
            else:
                if result is not None:
                    self.done.emit(request, result)
            with self._wake:
                self._busy = False
                self._wake.notify_all()


class Job(QThread):
    """One piece of work with progress and a way to stop it."""

    progressed = Signal(int, int)
    """Done and of how many."""
    finished_with = Signal(object)
    failed = Signal(object)

    def __init__(self, work: Callable[[Callable[[int, int], None], Callable[[], bool]], Any],
                 parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = threading.Event()

    def stop(self) -> None:
        self._stop.set()

    def run(self) -> None:
        try:
            result = self._work(self.progressed.emit, self._stop.is_set)
        except Exception as error:
            # As above: a failure in the thread must reach the window as a value.
            self.failed.emit(error)
        else:
            self.finished_with.emit(result)
