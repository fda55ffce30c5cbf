"""The hash by which a text is approved, and a translation bound to its source."""

from __future__ import annotations

import hashlib


def text_hash(text: str) -> str:
    """`sha256:` and the hex digest of a text as loaded.

    As loaded: line ends are `\\n`, and no newline stands at the end.
    """
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
