"""The named styles of a letter, as a house style sets them.

Each element of a letter has a style of its own: a coordinator restyles a letter
by changing a style in Word. Built-in names are used where Word has one, so that
they stand in the reader's language there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec

from letterdesk.export import measures
from letterdesk.export.docx.languages import is_east_asian
from letterdesk.library.model import PAPER_MM, HouseStyle, Letterhead, TypeSetting

SIGNATORY_GAP = 0.5
"""Between entries of a list of signatories, as a share of the gap between paragraphs."""
ABOVE_PICTURE = 6.0
"""Least room above a signature picture."""
RULED_GAP = 10.0
"""Between the columns of a ruled list of signatories."""
_LEAST_LINE = 1.0
BESIDE_LETTERHEAD = 215.0
"""Width of the lines beside the name in a letterhead."""
NAME_LINE = measures.LETTERHEAD_NAME * 1.25
"""Height of the line that the name stands in."""
DRAFT_FROM_TOP = 16.0
"""From the page's top edge to the mark of a draft, above header and letterhead."""
_DRAFT_LINE = 14.0


class Face(msgspec.Struct, frozen=True):
    """Character properties of a style; None inherits."""

    is_page: bool = False
    """In the font of letterhead, headers and footers."""
    size: float | None = None
    """Points, for words of every script."""
    scale: float | None = None
    """Share of the letter's own sizes, which differ by script."""
    bold: bool = False
    italic: bool = False
    colour: str | None = None
    wash: str | None = None
    raised: bool = False
    box: bool = False
    """A frame in the colour of the words."""


class Frame(msgspec.Struct, frozen=True):
    """Paragraph properties of a style; None inherits. Points."""

    before: float | None = None
    after: float | None = None
    line: float | None = None
    rule_of_line: str = "exact"
    """`exact` or `atLeast`, which makes room for a picture."""
    keep_next: bool = False
    keep_lines: bool = False
    left: float | None = None
    right: float | None = None
    first: float | None = None
    """First-line indent; negative hangs."""
    align: str | None = None
    """Value of w:jc."""
    close_up: bool = False
    """No space between paragraphs of this style."""
    outline: int | None = None
    rule: str | None = None
    """Colour of a rule under the paragraph."""
    is_centred: bool = False
    """Words stand at the middle of a picture in their line."""
    tabs: tuple[tuple[str, float], ...] = ()


class Style(msgspec.Struct, frozen=True):
    """One style; its id is the name without spaces."""

    name: str
    frame: Frame = Frame()
    face: Face = Face()
    based_on: str = "Normal"
    following: str | None = None
    """Id of the style of the next paragraph, when somebody types on in Word."""

    @property
    def id(self) -> str:
        return style_id(self.name)


def style_id(named: str) -> str:
    """`FootnoteText` for `footnote text`, `Heading1` for `heading 1`."""
    return "".join(word[0].upper() + word[1:] for word in named.split())


def text_width(style: HouseStyle) -> float:
    """Points between the margins."""
    paper = measures.from_mm(PAPER_MM.get(style.paper, PAPER_MM["a4"])[0])
    return paper - measures.from_mm(style.margins.left) - measures.from_mm(style.margins.right)


def paragraph_styles(style: HouseStyle, language: str) -> tuple[Style, ...]:
    """All paragraph styles, in the order of a letter."""
    setting = style.setting(language)
    return (
        *_head_styles(style, setting),
        *_body_styles(setting, language),
        *_list_styles(setting),
        *_end_styles(style, language),
        *_furniture_styles(style, language),
    )


def _head_styles(style: HouseStyle, setting: TypeSetting) -> Iterator[Style]:
    gap = setting.gap
    bold = Face(bold=style.subject != "plain")
    # Word reads “right” as the trailing edge where a paragraph runs from the right.
    at_end = "right" if style.date == "end" else None
    beside = measures.ADDRESS_AT_END * text_width(style) if style.addresses == "end" else None
    centred = "center" if style.subject == "centred" else None
    for named, voice in (("Title", measures.TITLE), ("Subtitle", measures.SUBTITLE)):
        yield Style(named, Frame(keep_next=True, line=measures.scaled(setting, voice)[1]),
                    Face(bold=True, scale=measures.SCALES[voice][0]), following="BodyText")
    yield Style("Kind Line", Frame(keep_next=True), Face(colour=measures.SECONDARY),
                following="BodyText")
    yield Style("Date", Frame(after=gap * 2, close_up=True, align=at_end),
                following="InsideAddress")
    yield Style("Reference Line", Frame(after=gap * 2, close_up=True))
    yield Style("Delivery Line", Frame(after=gap * 2, close_up=True))
    yield Style("Inside Address", Frame(after=gap * 2, keep_lines=True, left=beside),
                following="Salutation")
    yield Style("Inside Address in Columns", Frame(left=0.0), based_on="Inside Address")
    yield Style("Copies", Frame(keep_lines=True, close_up=True))
    yield Style("Subject Line", Frame(keep_next=True, align=centred), bold, following="BodyText")
    yield Style("Salutation", Frame(keep_next=True), following="BodyText")


def _body_styles(setting: TypeSetting, language: str) -> Iterator[Style]:
    leans = not is_east_asian(language)  # Word would slant the upright Han characters.
    align = "both" if setting.align == "justify" else None
    yield Style("Body Text", Frame(align=align, first=setting.indent or None))
    for level in (1, 2, 3):
        yield Style(f"heading {level}",
                    Frame(keep_next=True, keep_lines=True, after=setting.gap / 2,
                          outline=level - 1),
                    Face(bold=level < 3 or not leans, italic=level > 1 and leans),
                    following="BodyText")


def _list_styles(setting: TypeSetting) -> Iterator[Style]:
    align = "both" if setting.align == "justify" else None
    for named, hangs in (("List Bullet", True), ("List Number", True), ("List Continue", False)):
        for level in (1, 2, 3):
            frame = Frame(align=align, after=setting.gap / 2, left=measures.LIST_INDENT * level,
                          first=-measures.LIST_INDENT if hangs else None)
            yield Style(named if level == 1 else f"{named} {level}", frame)


def _end_styles(style: HouseStyle, language: str) -> Iterator[Style]:
    setting = style.setting(language)
    gap = setting.gap
    # A Chinese close begins like a paragraph; other languages set it flush.
    first = setting.indent or None if language == "zh" else None
    room = measures.from_mm(style.signature_room)
    note, note_line = measures.SCALES[measures.NOTE][0], measures.scaled(setting, measures.NOTE)[1]
    yield Style("Closing", Frame(after=0, keep_next=True, keep_lines=True, first=first),
                following="Signature")
    yield Style("Signature", Frame(before=room + gap, after=0, keep_next=True),
                following="SignatureDetail")
    picture = Frame(before=ABOVE_PICTURE + gap, after=0, line=_LEAST_LINE, rule_of_line="atLeast",
                    keep_next=True)
    yield Style("Signature Picture", picture, Face(size=_LEAST_LINE))
    yield Style("Signature under Picture", Frame(before=0), based_on="Signature")
    yield Style("Signature Detail", Frame(after=0, keep_lines=True))
    yield Style("Signature Logo", msgspec.structs.replace(picture, before=4, keep_next=False),
                Face(size=_LEAST_LINE))
    yield Style("Signatories Heading", Frame(keep_next=True, after=gap / 2), Face(bold=True))
    yield Style("Signatories Group", Frame(keep_next=True, after=gap / 2), Face(bold=True))
    yield Style("Signatory", Frame(after=gap * SIGNATORY_GAP, keep_lines=True, left=10, first=-10))
    yield Style("Signatory in Grid", based_on="Signatory")
    yield Style("Signatories Header", Frame(after=0, keep_next=True), Face(bold=True))
    cell = Frame(after=0, keep_lines=True, right=RULED_GAP)
    yield Style("Signatory Name", cell)
    yield Style("Signatory Role", cell)
    yield Style("Signatory Country", msgspec.structs.replace(cell, right=0))
    yield Style("Signatories Running")
    yield Style("Signatories Disclaimer",
                face=Face(scale=measures.SCALES[measures.DISCLAIMER][0]))
    yield Style("Grid End", Frame(after=0, line=_LEAST_LINE), Face(size=_LEAST_LINE))
    yield Style("footnote text", Frame(after=2, line=note_line), Face(scale=note))


def _furniture_styles(style: HouseStyle, language: str) -> Iterator[Style]:
    head = style.letterhead or Letterhead()
    small = Face(is_page=True, size=measures.FURNITURE_SIZE, colour=measures.SECONDARY)
    line = Frame(before=0, after=0, line=measures.FURNITURE_LINE_HEIGHT)
    tabbed = msgspec.structs.replace(line, tabs=(("right", text_width(style)),))
    yield Style("header", tabbed, small)
    yield Style("footer", msgspec.structs.replace(line, align="center"), small)
    yield from _letterhead_styles(style, head, language)
    yield Style("Draft Mark",
                Frame(before=0, line=_DRAFT_LINE, align="right",
                      after=measures.HEADER_FROM_TOP - DRAFT_FROM_TOP - _DRAFT_LINE),
                Face(is_page=True, size=9, bold=True, colour=measures.SCREEN_MARK, box=True))


def letterhead_height(style: HouseStyle, language: str) -> float:
    """The height of logo, name and lines, whichever is highest."""
    head = style.letterhead or Letterhead()
    lines = measures.LETTERHEAD_LINE_HEIGHT * len(head.lines.get(language, ()))
    logo = head.logo_height * measures.POINTS_PER_MM if head.logo else 0.0
    return max(NAME_LINE, lines, logo)


def _letterhead_styles(style: HouseStyle, head: Letterhead, language: str) -> Iterator[Style]:
    """The name, the logo and lines at its sides, and a rule under all."""
    yield Style("Letterhead",
                Frame(before=0, after=0, line=NAME_LINE, rule_of_line="atLeast",
                      is_centred=True),
                Face(is_page=True, size=measures.LETTERHEAD_NAME, bold=True,
                     colour=head.colour), following="LetterheadLine")
    yield Style("Letterhead Line",
                Frame(before=0, after=0, line=measures.LETTERHEAD_LINE_HEIGHT, align="right"),
                Face(is_page=True, size=measures.LETTERHEAD_LINE, colour=measures.SECONDARY))
    yield Style("Letterhead Rule",
                Frame(before=letterhead_height(style, language), after=measures.LETTERHEAD_GAP,
                      line=measures.LETTERHEAD_PADDING,
                      rule=head.colour if head.rule else None),
                Face(size=_LEAST_LINE))


def latin_sizes(style: HouseStyle, language: str) -> Mapping[str, float]:
    """Size of Latin words by paragraph style, where words of complex scripts have another."""
    by_id = styles_by_id(style, language)

    def scale(named: Style) -> float | None:
        if named.face.size:
            return None
        above = by_id.get(style_id(named.based_on))
        return named.face.scale or (scale(above) if above else 1.0)

    latin = measures.latin_size(style, language)
    scales = {each.id: scale(each) for each in by_id.values()}
    return {each: latin * share for each, share in scales.items() if share}


CHARACTER_STYLES: Sequence[Style] = (
    Style("Strong", face=Face(bold=True)),
    Style("Emphasis", face=Face(italic=True)),
    Style("Strong Emphasis", face=Face(bold=True, italic=True)),
    Style("Run-in Heading", face=Face(bold=True)),
    Style("Hyperlink", face=Face()),
    Style("footnote reference", face=Face(raised=True)),
    Style("Missing Value", face=Face(colour=measures.SCREEN_MARK, wash=measures.SCREEN_WASH)),
)


WORDS_OWN = frozenset({
    "Title", "Subtitle", "Date", "Salutation", "Body Text", "heading 1", "heading 2", "heading 3",
    "List Bullet", "List Bullet 2", "List Bullet 3", "List Number", "List Number 2",
    "List Number 3", "List Continue", "List Continue 2", "List Continue 3", "Closing",
    "Signature", "footnote text", "header", "footer", "Strong", "Emphasis", "Hyperlink",
    "footnote reference",
})
"""Names that Word knows; it shows them in the reader's language."""


@lru_cache(maxsize=16)
def _styles_by_id(style_json: bytes, language: str) -> Mapping[str, Style]:
    style = msgspec.json.decode(style_json, type=HouseStyle)
    return {each.id: each for each in paragraph_styles(style, language)}


def styles_by_id(style: HouseStyle, language: str) -> Mapping[str, Style]:
    """The paragraph styles of a letter by id."""
    return _styles_by_id(msgspec.json.encode(style, order="sorted"), language)
