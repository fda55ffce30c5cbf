"""Folders and files as people name them: “Documents / Letters”, not a path with slashes."""

from __future__ import annotations

import tempfile
import unicodedata
from pathlib import Path

import platformdirs

from letterdesk.desktop.translate import interface_language, tr
from letterdesk.language import direction

_BETWEEN = " / "
_LTR, _END = "\u2066", "\u2069"


def folder_words(folder: Path) -> str:
    """The folder from the nearest place that has a name: Documents, home, temporary files."""
    whole = folder.expanduser()
    for root, name in ((platformdirs.user_documents_path(), tr("Documents")),
                       (Path.home(), tr("Home")),
                       (Path(tempfile.gettempdir()), tr("Temporary files"))):
        if whole.is_relative_to(root):
            return _joined([name, *whole.relative_to(root).parts])
    return _joined([part.strip("/\\") for part in whole.parts if part.strip("/\\")])


def file_words(name: str) -> str:
    """A file's name, its ending behind it also where the name is Arabic."""
    is_mixed = any(unicodedata.bidirectional(c) in ("R", "AL") for c in name)
    return f"{_LTR}{name}{_END}" if is_mixed or direction(interface_language()) == "rtl" else name


def _joined(pieces: list[str]) -> str:
    """The pieces in order; a path reads from the left in an interface that does not."""
    shown = _BETWEEN.join(pieces)
    return f"{_LTR}{shown}{_END}" if direction(interface_language()) == "rtl" else shown
