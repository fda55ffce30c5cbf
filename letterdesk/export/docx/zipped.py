"""Zip packages with the same bytes for the same parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

_DATE = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip entry can name."""
_UNIX = 3
_PLAIN_FILE = 0o600 << 16
_PACKED = (".png", ".jpg")

Part = tuple[str, bytes]


def zipped(parts: Iterable[Part], base: bytes = b"") -> bytes:
    """A package of `parts`, in their order, added to those of the package `base`.

    Parts of `base` are copied as they stand: a font packed once is not packed anew.
    Pictures are packed in themselves and stored as they are.
    """
    made = io.BytesIO()
    made.write(base)
    with zipfile.ZipFile(made, "a" if base else "w") as package:
        for name, data in parts:
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = (
                zipfile.ZIP_STORED if name.endswith(_PACKED) else zipfile.ZIP_DEFLATED)
            entry.create_system = _UNIX
            entry.external_attr = _PLAIN_FILE
            package.writestr(entry, data, compresslevel=6)
    return made.getvalue()
