"""Pictures of first pages, made off the interface thread and kept on disk."""

from __future__ import annotations

import hashlib
import logging
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
_MOST_KEPT = 3000
"""Files; a thumbnail has some 5 kB, a card some 60 kB."""
_MOST_IN_MEMORY = 160
_MOST_WANTED = 40
"""More than stand in view; what was asked for before has been scrolled away."""


def picture_folder() -> Path:
    return platformdirs.user_cache_path("letterdesk", appauthor=False) / "pages"


_Wanted = tuple[Callable[[], Letter], int]
"""What makes the letter, and how wide its picture is shown."""


class PagePictures(QObject):
    """Hands out pictures by key; those that are not kept yet come later with `ready`."""

    ready = Signal(str)

    def __init__(self, folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder or picture_folder()
        self._known: dict[str, QImage] = {}
        self._wanted: dict[str, _Wanted] = {}
        self._thread: _Painter | None = None

    def picture(self, key: str, letter: Callable[[], Letter],
                width: int = WIDTH) -> QImage | None:
        """The picture, `width` pixels wide, or None until `ready` says that it is there.

        `letter` is called in the painting thread; `key` must differ wherever it
        would give other words.
        """
        if key in self._known:
            return self._known[key]
        if self._thread is not None and self._thread.at_work_on == key:
            return None
        self._wanted.pop(key, None)
        self._wanted[key] = (letter, width)
        for earlier in list(self._wanted)[:-_MOST_WANTED]:
            self._wanted.pop(earlier, None)
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
        """Memory holds the latest ones alone."""
        while len(self._known) >= _MOST_IN_MEMORY:
            del self._known[next(iter(self._known))]
        self._known[key] = image
        self.ready.emit(key)

    def _ended(self) -> None:
        self._thread = None
        for key, (letter, width) in list(self._wanted.items()):
            self.picture(key, letter, width)


class _Painter(QThread):
    painted = Signal(str, QImage)

    def __init__(self, folder: Path, wanted: dict[str, _Wanted], parent: QObject) -> None:
        super().__init__(parent)
        self._folder, self._wanted = folder, wanted
        self.at_work_on = ""
        self._writer: PdfWriter | None = None

    def run(self) -> None:
        while self._wanted:
            try:
                key, (letter, width) = self._wanted.popitem()  # the newest: it stands in view
            except KeyError:
                return
            self.at_work_on = key
            try:
                image = self._kept(key, width) or self._made(key, letter, width)
            except Exception as error:
                # The border of the thread. A letter that cannot be set has no picture here;
                # opening it says why.
                _log.warning("no picture of %s: %s", key, error)
                image = QImage()
            self.painted.emit(key, image)

    def _kept(self, key: str, width: int) -> QImage | None:
        path = self._path(key, width)
        if not path.is_file():
            return None
        image = QImage(str(path))
        return None if image.isNull() else image

    def _made(self, key: str, letter: Callable[[], Letter], width: int) -> QImage:
        from letterdesk.export import prepare  # here, in the thread: see page_maker
        from letterdesk.export.pdf import PdfWriter

        shown = letter()
        document = compose(shown, shown.languages[0]).document
        if self._writer is None:
            self._writer = PdfWriter()
        style = shown.pinned.style
        pdf = self._writer.write(prepare(document, style).document, style, shown.pinned.files)
        image = page_picture(pdf.data, WIDTH)
        if width < WIDTH and not image.isNull():
            image = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        self._keep(key, width, image)
        return image

    def _keep(self, key: str, width: int, image: QImage) -> None:
        """A cache that cannot be written costs time, nothing else."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            kept = list(self._folder.iterdir())
            if len(kept) > _MOST_KEPT:
                for path in sorted(kept, key=_age)[:len(kept) // 2]:
                    path.unlink(missing_ok=True)
            image.save(str(self._path(key, width)), "PNG")
        except OSError:
            return

    def _path(self, key: str, width: int) -> Path:
        name = hashlib.sha256(f"{__version__} {width} {key}".encode()).hexdigest()[:32]
        return self._folder / f"{name}.png"


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
