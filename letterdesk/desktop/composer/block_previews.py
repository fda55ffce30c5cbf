"""Composes blocks for a look at them, in a thread of its own, one after another."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from letterdesk.contacts import Recipient
from letterdesk.desktop.composer.block_choice import cards_to_add
from letterdesk.desktop.worker import NewestFirst
from letterdesk.letters.model import Letter
from letterdesk.library import Library
from letterdesk.operations.block_previews import added_preview, choice_preview


class PreviewRequest(Struct, frozen=True):
    """Blocks of a part, or (part None) all that can be added, in one language of a letter."""

    letter: Letter
    language: str
    blocks: tuple[str, ...] = ()
    part: str | None = None
    library: Library | None = None
    recipient: Recipient | None = None


class BlockPreviews(QObject):
    """Gives the words of each block as soon as they are composed."""

    ready = Signal(str, str)
    """Block and words."""
    offered = Signal(object)
    """The cards of all that can be added; looking through a library takes a moment."""

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
        blocks = request.blocks
        if request.part is None:
            cards = cards_to_add(request.letter, request.library, request.language)
            self.offered.emit(cards)
            blocks = tuple(card.block for card in cards if card.block and card.is_open)
        for block in blocks:
            if not is_newest():
                return
            self.ready.emit(block, _preview(request, block))


def _preview(request: PreviewRequest, block: str) -> str:
    if request.part is not None:
        return choice_preview(request.letter, request.part, block, request.language,
                              request.recipient)
    return added_preview(request.letter, block, request.language, request.library,
                         request.recipient)
