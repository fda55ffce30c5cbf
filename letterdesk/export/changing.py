"""What writers of a redline write within a change: all of it came, or went."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from letterdesk.document.model import Change


class Changing(Protocol):
    """What writes with a change of its own: paragraphs, or words."""

    change: Change | None


@contextmanager
def changing(change: Change | None, *writers: Changing) -> Iterator[None]:
    """All that is written within came or went, or else what came or went around it did."""
    kept = [writer.change for writer in writers]
    for writer in writers:
        writer.change = change or writer.change
    try:
        yield
    finally:
        for writer, earlier in zip(writers, kept, strict=True):
            writer.change = earlier
