"""Pictures: stored once a file, drawn in the line with their alternative text."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from letterdesk.document.model import Document, Picture
from letterdesk.export import pictures
from letterdesk.export.docx.ooxml import NAMESPACES, Element, emu_of_mm, name, sub
from letterdesk.export.docx.ooxml import printable as printable_text
from letterdesk.export.docx.relations import Relations
from letterdesk.export.pictures import Printable, Unprintable


class Pictures:
    """The pictures of one letter, over all parts of the package."""

    def __init__(self, document: Document, files: Mapping[str, bytes]) -> None:
        heights: dict[str, float] = {}
        for picture in pictures.pictures_of(document):
            highest = max(picture.height_mm, heights.get(picture.file, 0.0))
            heights[picture.file] = highest
        self._stored = {
            file: stored for file, height in heights.items()
            if (stored := _stored(files.get(file), height)) is not None
        }
        self.media: dict[str, bytes] = {}
        """Part name below word/ -> bytes."""
        self._drawn = 0

    def can_draw(self, picture: Picture) -> bool:
        """The picture's file is there and shows one."""
        return picture.file in self._stored

    def width_mm(self, picture: Picture) -> float:
        """The width of a picture that can be drawn, at its height."""
        stored = self._stored[picture.file]
        return picture.height_mm * stored.width / stored.height

    def draw(self, run: Element, picture: Picture, relations: Relations, alt: str) -> None:
        """Draws a picture that can be drawn into a run, at its height.

        `alt` stands in where the picture has no alternative text of its own.
        """
        stored = self._stored[picture.file]
        part = f"media/{stored.name}"
        self.media[part] = stored.data
        self._drawn += 1
        size = emu_of_mm(self.width_mm(picture)), emu_of_mm(picture.height_mm)
        label = picture.alt or alt or picture.file
        _inline(run, relations.to("image", part), self._drawn, label, size)


def _stored(data: bytes | None, height_mm: float) -> Printable | None:
    if data is None:
        return None
    try:
        return pictures.printable(data, height_mm)
    except Unprintable:
        return None


def _inline(run: Element, relation: str, number: int, alt: str, size: tuple[int, int]) -> None:
    extent = {"cx": str(size[0]), "cy": str(size[1])}
    label = printable_text(alt)
    inline = _plain(sub(run, "drawing"), "wp:inline", distT="0", distB="0", distL="0", distR="0")
    _plain(inline, "wp:extent", **extent)
    _plain(inline, "wp:docPr", id=str(number), name=f"Picture {number}", descr=label)
    frame = _plain(inline, "wp:cNvGraphicFramePr")
    _plain(frame, "a:graphicFrameLocks", noChangeAspect="1")
    data = _plain(_plain(inline, "a:graphic"), "a:graphicData", uri=NAMESPACES["pic"])
    drawn = _plain(data, "pic:pic")
    about = _plain(drawn, "pic:nvPicPr")
    _plain(about, "pic:cNvPr", id=str(number), name=f"Picture {number}", descr=label)
    _plain(about, "pic:cNvPicPr")
    fill = _plain(drawn, "pic:blipFill")
    _plain(fill, "a:blip").set(name("r:embed"), relation)
    _plain(_plain(fill, "a:stretch"), "a:fillRect")
    shape = _plain(drawn, "pic:spPr")
    frame = _plain(shape, "a:xfrm")
    _plain(frame, "a:off", x="0", y="0")
    _plain(frame, "a:ext", **extent)
    _plain(_plain(shape, "a:prstGeom", prst="rect"), "a:avLst")


def _plain(parent: Element, short: str, **values: str) -> Element:
    """A child whose attributes have no namespace, as DrawingML writes them."""
    return etree.SubElement(parent, name(short), values)
