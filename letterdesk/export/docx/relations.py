"""Relationships of one part, and the parts of the package that a letter adds."""

from __future__ import annotations

from lxml import etree

from letterdesk.export.docx.ooxml import OFFICE, to_bytes, unprefixed_root

_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TAG = f"{{{_NAMESPACE}}}Relationship"


class Relations:
    """Collects what a part points to; the same target has one id."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str], str] = {}

    def __bool__(self) -> bool:
        return bool(self._ids)

    def to(self, kind: str, target: str) -> str:
        """The id of a relationship of `kind` (`hyperlink`, `image`, `footnotes` ...)."""
        return self._ids.setdefault((kind, target), f"rId{len(self._ids) + 1}")

    def to_bytes(self) -> bytes:
        root = unprefixed_root("Relationships", _NAMESPACE)
        for (kind, target), number in self._ids.items():
            made = etree.SubElement(root, _TAG, {
                "Id": number, "Type": f"{OFFICE}/relationships/{kind}", "Target": target,
            })
            if kind == "hyperlink":
                made.set("TargetMode", "External")
        return to_bytes(root)
