"""Folders as people name them: “Documents / Letters”, not a path with slashes at both ends."""

from __future__ import annotations

import tempfile
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


def _joined(pieces: list[str]) -> str:
    """The pieces in order; a path reads from the left in an interface that does not."""
    shown = _BETWEEN.join(pieces)
    return f"{_LTR}{shown}{_END}" if direction(interface_language()) == "rtl" else shown
