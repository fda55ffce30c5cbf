"""HTML from a clipboard as a body: words, paragraphs, looks, lists and links, and nothing else.

Word, LibreOffice, Google Docs, mail programs and browsers all hand over HTML of their
own. Lists of Word are paragraphs with `mso-list` in their style and the marker as words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from lxml import etree

from letterdesk.findings import PUT_RIGHT, Finding, NotUnderstood, Place, say
from letterdesk.letters.body_tokens import Level, Look, Shape, Token, body_of_tokens
from letterdesk.letters.edit_body import Body
from letterdesk.letters.pasted_text import clean, refuse_long

MOST_BYTES = 4_000_000
"""Word writes 100 KB for a page; what is larger than this holds pictures or harm."""
_DEEPEST_LIST = 6
_SKIPPED = frozenset((
    "script", "style", "head", "title", "meta", "link", "template", "noscript", "xml", "svg",
    "math", "iframe", "object", "embed", "applet", "img", "picture", "video", "audio", "canvas",
    "map", "input", "select", "textarea", "button", "datalist", "del", "colgroup", "col"))
_BLOCKS = frozenset((
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "caption",
    "thead", "tbody", "tfoot", "tr", "td", "th", "blockquote", "section", "article", "header",
    "footer", "main", "nav", "aside", "address", "pre", "dl", "dt", "dd", "figure",
    "figcaption", "hr", "center", "body", "form", "fieldset", "details", "summary"))
_STRONG = frozenset(["b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th", "dt"])
_EM = frozenset(["i", "em", "cite", "dfn", "var"])
_LINK = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+", re.IGNORECASE)
_HIDDEN = re.compile(
    r"(?:^|;)\s*(?:display:none|visibility:(?:hidden|collapse)|mso-hide:all|font-size:0(?!\.\d)"
    r"|mso-element:(?:comment|field-begin|field-end))")
_WEIGHT = re.compile(r"(?:^|;)\s*font-weight:(\w+)")
_SLANT = re.compile(r"(?:^|;)\s*font-style:(\w+)")
_WORD_LIST = re.compile(r"mso-list:\s*(l\d+)\s+level(\d)\s*(lfo\d+)?")
_BREAK = "\n"


class _State(NamedTuple):
    """What the elements around say of words."""

    look: Look = Look()
    keeps_spaces: bool = False


@dataclass
class _List:
    """A list that is open; `name` is Word's."""

    is_ordered: bool
    start: int = 1
    name: str = ""
    begun: bool = False
    item_begun: bool = False


def body_from_html(html: str) -> Body:
    """The body of an HTML text; empty where it holds no words.

    Fonts, colours, pictures, scripts, hidden text and deletions are dropped, tables come
    as paragraphs, a heading as strong words. Raises NotUnderstood where it is too large,
    or nested too deep to be a text that people wrote.
    """
    data = html.replace("\x00", "").encode("utf-8", "replace")
    if len(data) > MOST_BYTES:
        raise _refused()
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True,
                              no_network=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return ()
    if root is None:
        return ()
    if any("depth" in entry.message for entry in parser.error_log):
        raise _refused()
    reading = _Reading()
    reading.walk(root)
    return body_of_tokens(reading.tokens)


def _refused() -> NotUnderstood:
    return NotUnderstood(Finding(
        "pasted-too-large", PUT_RIGHT, Place(),
        say("what you paste is too large or too deeply nested to be read"),
        say("copy only the paragraphs that you need, or paste them as plain text")))


class _Reading:
    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self._pieces: list[tuple[str, Look]] = []
        self._lists: list[_List] = []
        self._word_lists: list[_List] = []
        self._word_item: tuple[str, int] | None = None
        self._marker = ""
        self._length = 0

    def walk(self, root: etree._Element) -> None:
        """Visits every element; by a stack of its own, so that depth costs no frames."""
        waiting: list[tuple[str, etree._Element, _State]] = [("open", root, _State())]
        while waiting:
            step, element, state = waiting.pop()
            if step == "tail":
                self._text(element.tail, state)
            elif step == "close":
                self._close(element)
            elif (inner := self._open(element, state)) is not None:
                self._text(element.text, inner)
                waiting.append(("close", element, inner))
                for child in reversed(element):
                    waiting += [("tail", child, inner), ("open", child, inner)]
        self._flush()

    def _open(self, element: etree._Element, state: _State) -> _State | None:
        """What holds inside an element; None where its words are left out."""
        tag = _tag(element)
        style = str(element.get("style") or "")[:4000].lower().replace(": ", ":")
        if "mso-list:ignore" in style.replace(" ", ""):
            self._marker += "".join(str(text) for text in element.itertext())
            return None
        if tag in _SKIPPED or element.get("hidden") is not None or _HIDDEN.search(style) \
                or "msocom" in str(element.get("class") or "").lower():
            return None
        if tag == "br":
            self._pieces.append((_BREAK, state.look))
            return None
        if tag in _BLOCKS:
            self._flush()
            self._open_block(tag, element, style)
        spaces = state.keeps_spaces or tag == "pre" or "white-space:pre" in style
        return _State(_look(tag, element, style, state.look), spaces)

    def _open_block(self, tag: str, element: etree._Element, style: str) -> None:
        if tag in ("ul", "ol"):
            self._word_lists.clear()
            start = str(element.get("start") or "1")
            self._lists.append(_List(tag == "ol", int(start) if start.isdecimal() else 1))
        elif tag == "li" and self._lists:
            self._lists[-1].item_begun = False
        if match := _WORD_LIST.search(style):
            self._word_item = (f"{match[1]} {match[3]}", int(match[2]))

    def _close(self, element: etree._Element) -> None:
        tag = _tag(element)
        if tag in _BLOCKS:
            self._flush()
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()

    def _text(self, text: str | None, state: _State) -> None:
        if not text:
            return
        words = clean(str(text))
        self._length += len(words)
        refuse_long(self._length)
        if not state.keeps_spaces:
            words = re.sub(r"[ \t\n\u2028\u2029]+", " ", words)
        words = words.replace("\t", " ").replace("\u2028", _BREAK).replace("\u2029", _BREAK)
        for number, line in enumerate(words.split(_BREAK)):
            if number:
                self._pieces.append((_BREAK, state.look))
            if line:
                self._pieces.append((line, state.look))

    def _flush(self) -> None:
        """Ends the paragraph in hand; two breaks in a row part it."""
        pieces, self._pieces = self._pieces, []
        for paragraph in _paragraphs(pieces):
            self._row(paragraph)
        self._word_item, self._marker = None, ""

    def _row(self, paragraph: list[tuple[str, Look]]) -> None:
        if self._word_item is not None:
            self._open_word_item(*self._word_item)
            self._word_item = None
        elif self._word_lists:
            self._word_lists.clear()
        lists = [*self._lists, *self._word_lists][:_DEEPEST_LIST]
        levels = tuple(Level(one.is_ordered, one.start, not one.begun, not one.item_begun)
                       for one in lists)
        for one in lists:
            one.begun = one.item_begun = True
        self.tokens.append(Token("row", "row", held=Shape(0, levels)))
        for words, look in paragraph:
            kind = "break" if words == _BREAK else "word"
            self.tokens.append(Token(kind, kind, words, look))

    def _open_word_item(self, name: str, depth: int) -> None:
        """A paragraph of Word that is an item: of the list before it, or of a new one."""
        number = re.match(r"\(?(\d{1,4}|[a-z]{1,5})[.)]", self._marker.strip(), re.IGNORECASE)
        is_ordered = number is not None
        start = int(number[1]) if number is not None and number[1].isdecimal() else 1
        lists = self._word_lists
        del lists[depth:]
        if len(lists) == depth and (lists[-1].name, lists[-1].is_ordered) != (name, is_ordered):
            lists.pop()
        while len(lists) < depth:
            is_last = len(lists) == depth - 1
            lists.append(_List(is_ordered, start if is_last else 1, name))
        lists[-1].item_begun = False


def _tag(element: etree._Element) -> str:
    return element.tag.lower() if isinstance(element.tag, str) else ""


def _look(tag: str, element: etree._Element, style: str, look: Look) -> Look:
    if tag in _STRONG:
        look = look._replace(strong=True)
    if tag in _EM:
        look = look._replace(emphasis=True)
    if weight := _WEIGHT.search(style):
        heavy = weight[1] in ("bold", "bolder") or (
            weight[1].isdecimal() and int(weight[1][:4]) >= 600)
        look = look._replace(strong=heavy)
    if slant := _SLANT.search(style):
        look = look._replace(emphasis=slant[1] in ("italic", "oblique"))
    if tag == "a":
        look = look._replace(link=_target(str(element.get("href") or "")))
    return look


def _target(address: str) -> str:
    """Where a link leads, without the detour of a mail filter; empty where no letter may lead."""
    address = address.strip()[:2000]
    if not _LINK.fullmatch(address):
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    host, query = (parts.hostname or ""), parse_qs(parts.query)
    if host.endswith("safelinks.protection.outlook.com"):
        inner = query.get("url", [""])[0]
    elif host == "www.google.com" and parts.path == "/url":
        inner = query.get("q", [""])[0]
    else:
        return address
    return inner if _LINK.fullmatch(inner) else address


def _paragraphs(pieces: list[tuple[str, Look]]) -> Iterator[list[tuple[str, Look]]]:
    """Pieces parted at two breaks in a row, without space at the ends of lines."""
    paragraph: list[tuple[str, Look]] = []
    breaks = 0
    for words, look in _joined(pieces):
        if words == _BREAK:
            breaks += 1
            continue
        at_start = not paragraph or breaks > 0
        words = _squeezed(paragraph, words, at_start)
        if not words:
            continue
        if breaks > 1 and _has_words(paragraph):
            yield _ended(paragraph)
            paragraph = []
        elif breaks and paragraph:
            paragraph = [*_ended(paragraph), (_BREAK, Look())]
        breaks = 0
        paragraph.append((words, look))
    if _has_words(paragraph):
        yield _ended(paragraph)


def _joined(pieces: list[tuple[str, Look]]) -> Iterator[tuple[str, Look]]:
    """Neighbours that look alike as one: whether a space is padding shows in them together."""
    for look, group in groupby(pieces, lambda piece: None if piece[0] == _BREAK else piece[1]):
        words = [words for words, _look in group]
        yield from ((_BREAK, Look()) for _ in words) if look is None else (("".join(words), look),)


def _squeezed(before: list[tuple[str, Look]], words: str, at_start: bool) -> str:
    """Words whose spaces follow each other as one; a no-break space beside a space was padding."""
    words = re.sub("\u00a0* [ \u00a0]*", " ", words)
    if at_start or before[-1][0].endswith(" "):
        words = words.lstrip(" ")
    return words


def _has_words(paragraph: list[tuple[str, Look]]) -> bool:
    return any(words.strip(" \u00a0\n") for words, _ in paragraph)


def _ended(paragraph: list[tuple[str, Look]]) -> list[tuple[str, Look]]:
    made = list(paragraph)
    while made and not (kept := made[-1][0].rstrip(" \n")):
        made.pop()
    if made:
        made[-1] = (kept, made[-1][1])
    return made
