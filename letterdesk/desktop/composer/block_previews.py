"""Composes blocks for a look at them, in a thread of its own, one after another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from letterdesk.contacts import Recipient
from letterdesk.desktop.worker import NewestFirst
from letterdesk.letters.model import Letter
from letterdesk.library import Library
from letterdesk.operations.block_previews import added_preview, choice_preview


@dataclass(frozen=True)
class PreviewRequest:
    """Blocks of a part, or (part None) blocks to add, in one language of a letter."""

    letter: Letter
    language: str
    blocks: tuple[str, ...]
    part: str | None = None
    library: Library | None = None
    recipient: Recipient | None = None


class BlockPreviews(QObject):
    """Gives the words of each block as soon as they are composed."""

    ready = Signal(str, str)
    """Block and words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = NewestFirst(self._make, self)

    def ask(self, request: PreviewRequest) -> None:
        self._worker.ask(request)

    def settle(self) -> None:
        """Waits until all that was asked for is composed."""
        self._worker.settle()

    def close(self) -> None:
        self._worker.close()

    def _make(self, request: PreviewRequest, is_newest: Callable[[], bool]) -> None:
        for block in request.blocks:
            if not is_newest():
                return
            self.ready.emit(block, _preview(request, block))


def _preview(request: PreviewRequest, block: str) -> str:
    if request.part is not None:
        return choice_preview(request.letter, request.part, block, request.language,
                              request.recipient)
    return added_preview(request.letter, block, request.language, request.library,
                         request.recipient)
