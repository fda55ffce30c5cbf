"""A hash over the words of a Word file: of the letter, its notes, headers and footers.

Word and LibreOffice cut runs and rename parts when they save, so paragraphs are read whole and
headers in no order. What fields print (numbers of pages) is left out: it is worked out anew
wherever the file is opened. Words that are marked as deleted count as gone, inserted ones as there.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping

from lxml import etree

from letterdesk.export.docx.ooxml import Element, name

_STORY = re.compile(r"word/(document|footnotes|endnotes|header|footer)\d*\.xml")
_FURNITURE = ("header", "footer")
_SIGNS = {name("tab"): "\t", name("br"): "\n", name("cr"): "\n", name("noBreakHyphen"): "\u2011"}
_WORDS, _PARAGRAPH, _FIELD = name("t"), name("p"), name("fldSimple")
_MARK, _MARK_KIND = name("fldChar"), name("fldCharType")
_PROPERTIES = frozenset((name("pPr"), name("rPr")))


def content_hash(parts: Mapping[str, bytes]) -> str:
    """`sha256:` and hex; `parts` by their names in the package, those without words left aside.

    Raises lxml.etree.XMLSyntaxError or ValueError where a part is no XML.
    """
    body: list[str] = []
    furniture: set[str] = set()
    for part in sorted(parts):
        story = _STORY.fullmatch(part)
        if story is None:
            continue
        words = [words for words in _paragraphs(parse(parts[part])) if words.strip()]
        if story[1] in _FURNITURE:
            # LibreOffice puts spaces between a logo and the name behind it.
            furniture.update(paragraph.strip() for paragraph in words)
        else:
            body += [story[1], *words]
    lines = "\n\0".join([*body, "furniture", *sorted(furniture)])
    return f"sha256:{hashlib.sha256(lines.encode('utf-8', 'surrogatepass')).hexdigest()}"


def parse(data: bytes) -> Element:
    """The root of a part. Raises lxml.etree.XMLSyntaxError, and ValueError for a document type,
    which ECMA-376 part 2, 8.1.1 forbids and entities need."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("a part with a document type")
    return root


def _paragraphs(root: Element) -> Iterator[str]:
    for paragraph in root.iter(_PARAGRAPH):
        yield "".join(_words(paragraph))


def _words(paragraph: Element) -> Iterator[str]:
    depth = 0
    for element in paragraph.iter():
        if element.tag == _MARK:
            depth += {"begin": 1, "end": -1}.get(element.get(_MARK_KIND) or "", 0)
        elif depth <= 0 and not _is_aside(element, paragraph):
            if element.tag == _WORDS:
                yield element.text or ""
            else:
                yield _SIGNS.get(element.tag, "")


def _is_aside(element: Element, paragraph: Element) -> bool:
    """In a field, in the properties (whose w:tab is a stop), or in a paragraph within this one."""
    if element.tag != _WORDS and element.tag not in _SIGNS:
        return True
    for above in element.iterancestors():
        if above is paragraph:
            return False
        if above.tag == _FIELD or above.tag == _PARAGRAPH or above.tag in _PROPERTIES:
            return True
    return False
