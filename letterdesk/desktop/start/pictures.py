"""Pictures of first pages, made off the interface thread and kept on disk."""

from __future__ import annotations

import hashlib
import logging
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QObject, Qt, QThread, Signal
from PySide6.QtGui import QImage

from letterdesk import __version__
from letterdesk.desktop.composer.page_maker import page_picture
from letterdesk.letters.compose import compose
from letterdesk.letters.model import Letter

if TYPE_CHECKING:
    from letterdesk.export.pdf import PdfWriter

_log = logging.getLogger(__name__)

WIDTH = 592
"""Pixels kept of a page: enough for a card on a screen of scale 2."""
_MOST_KEPT = 400
_MOST_IN_MEMORY = 120


def picture_folder() -> Path:
    return platformdirs.user_cache_path("letterdesk", appauthor=False) / "pages"


class PagePictures(QObject):
    """Hands out pictures by key; those that are not kept yet come later with `ready`."""

    ready = Signal(str)

    def __init__(self, folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder or picture_folder()
        self._known: dict[str, QImage] = {}
        self._widths: dict[str, int] = {}
        self._wanted: dict[str, Callable[[], Letter]] = {}
        self._thread: _Painter | None = None

    def picture(self, key: str, letter: Callable[[], Letter],
                width: int = WIDTH) -> QImage | None:
        """The picture, `width` pixels wide, or None until `ready` says that it is there.

        `letter` is called in the painting thread; `key` must differ wherever it
        would give other words.
        """
        if key in self._known:
            return self._known[key]
        self._wanted.setdefault(key, letter)
        self._widths[key] = width
        if self._thread is None:
            self._thread = _Painter(self._folder, self._wanted, self)
            self._thread.painted.connect(self._take)
            self._thread.finished.connect(self._ended)
            self._thread.start(QThread.Priority.LowPriority)
        return None

    def wait(self) -> None:
        """Ends when nothing is being painted."""
        if self._thread is not None:
            self._thread.wait()

    def close(self) -> None:
        self._wanted.clear()
        self.wait()

    def _take(self, key: str, image: QImage) -> None:
        """Memory holds a picture as large as it is shown, and the latest ones alone."""
        width = self._widths.pop(key, WIDTH)
        if not image.isNull() and width < image.width():
            image = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        while len(self._known) >= _MOST_IN_MEMORY:
            del self._known[next(iter(self._known))]
        self._known[key] = image
        self.ready.emit(key)

    def _ended(self) -> None:
        self._thread = None
        if any(key not in self._known for key in self._wanted):
            for key in [k for k in self._wanted if k not in self._known]:
                self.picture(key, self._wanted[key], self._widths.get(key, WIDTH))


class _Painter(QThread):
    painted = Signal(str, QImage)

    def __init__(self, folder: Path, wanted: dict[str, Callable[[], Letter]],
                 parent: QObject) -> None:
        super().__init__(parent)
        self._folder, self._wanted = folder, wanted
        self._writer: PdfWriter | None = None

    def run(self) -> None:
        while self._wanted:
            key = next(iter(self._wanted))
            try:
                image = self._kept(key) or self._made(key, self._wanted[key])
            except Exception as error:
                # The border of the thread. A letter that cannot be set has no picture here;
                # opening it says why.
                _log.warning("no picture of %s: %s", key, error)
                image = QImage()
            self._wanted.pop(key, None)
            self.painted.emit(key, image)

    def _kept(self, key: str) -> QImage | None:
        path = self._path(key)
        if not path.is_file():
            return None
        image = QImage(str(path))
        return None if image.isNull() else image

    def _made(self, key: str, letter: Callable[[], Letter]) -> QImage:
        from letterdesk.export import prepare  # here, in the thread: see page_maker
        from letterdesk.export.pdf import PdfWriter

        shown = letter()
        document = compose(shown, shown.languages[0]).document
        if self._writer is None:
            self._writer = PdfWriter()
        style = shown.pinned.style
        pdf = self._writer.write(prepare(document, style).document, style, shown.pinned.files)
        image = page_picture(pdf.data, WIDTH)
        self._keep(key, image)
        return image

    def _keep(self, key: str, image: QImage) -> None:
        """A cache that cannot be written costs time, nothing else."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if sum(1 for _ in self._folder.iterdir()) > _MOST_KEPT:
                shutil.rmtree(self._folder, ignore_errors=True)
                self._folder.mkdir(parents=True, exist_ok=True)
            image.save(str(self._path(key)), "PNG")
        except OSError:
            return

    def _path(self, key: str) -> Path:
        name = hashlib.sha256(f"{__version__} {WIDTH} {key}".encode()).hexdigest()[:32]
        return self._folder / f"{name}.png"
