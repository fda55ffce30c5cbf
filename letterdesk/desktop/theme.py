"""How Letterdesk looks: every colour, measure and type size of the window, once.

The tokens feed the palette, the style sheet and whatever paints by hand. Nothing
else in desktop/ names a colour or a size.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from msgspec import Struct
from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPalette

from letterdesk.desktop import system_wishes, text_scale


class Tokens(Struct, frozen=True):
    """The colours of one appearance."""

    is_dark: bool
    desk: str
    canvas: str
    panel: str
    page: str
    field: str
    raised: str
    line: str
    button_line: str
    button: str
    edge: str
    text: str
    secondary: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_wash: str
    error: str
    error_wash: str
    warning: str
    warning_wash: str
    good: str
    good_wash: str
    toast: str
    toast_text: str
    toast_link: str
    scrim: str
    """With alpha, `#AARRGGBB`."""
    shadow: str = "#28241C"
    fixed: str = "#F0EEE9"
    """Wash behind words of a letter that may not be changed; only on a page."""


LIGHT = Tokens(
    is_dark=False, desk="#ECEAE5", canvas="#F4F3F0", panel="#FBFAF8", page="#FFFFFF",
    field="#FFFFFF", raised="#FFFFFF", line="#E2DFD9", button_line="#CFCBC3", button="#FFFFFF",
    edge="#86837C", text="#1F2328", secondary="#5B6169", accent="#1F5FA8",
    accent_hover="#194E8B", accent_pressed="#143F70", on_accent="#FFFFFF",
    accent_wash="#E6EEF7", error="#B3261E", error_wash="#FCEEEC", warning="#8A5A00",
    warning_wash="#FBF2DF", good="#1E6B3A", good_wash="#E7F3EB", toast="#2B2F35",
    toast_text="#F4F4F2", toast_link="#8ABAF0", scrim="#521F2328",
)

DARK = Tokens(
    is_dark=True, desk="#131417", canvas="#17181B", panel="#1F2125", page="#F4F4F2",
    field="#17181B", raised="#282B30", line="#33363C", button_line="#454951", button="#2A2D33",
    edge="#787E87", text="#E7E8EA", secondary="#A3A8B0", accent="#6FA8E8",
    accent_hover="#8ABAF0", accent_pressed="#A6CBF5", on_accent="#0E1B2B",
    accent_wash="#22344A", error="#F2897F", error_wash="#3B2321", warning="#E3B34C",
    warning_wash="#362C17", good="#7CC99A", good_wash="#1C3227", toast="#E7E8EA",
    toast_text="#1F2328", toast_link="#1F5FA8", scrim="#8C000000",
)

ON_PAGE = LIGHT
"""What is drawn on a page keeps the light colours in both appearances."""
_ON_PAGE: ContextVar[bool] = ContextVar("on_page", default=False)


class _Contrast:
    """The system's own colours where it is set to high contrast, else None."""

    tokens: Tokens | None = None


_contrast = _Contrast()


def use_contrast(tokens: Tokens | None) -> None:
    """Takes the system's colours of high contrast, or None to read the appearance off the
    palette."""
    _contrast.tokens = tokens


class Space:
    XS, S, M, L, XL, XXL = 4, 8, 12, 16, 24, 32


class Radius:
    BOX, CONTROL, MENU, CARD = 4, 6, 8, 10


class Size:
    """Measures in device-independent pixels; where text stands in it, a minimum."""

    CONTROL, CONTROL_SMALL, ROW, ROW_TALL, ROW_RECENT = 32, 28, 36, 48, 56
    HEADER, COLUMN_HEAD, STATUS, RAIL = 48, 44, 28, 72
    RAIL_ITEM = (68, 52)
    BAR, RING, RING_GAP, PROGRESS = 3, 2, 2, 4
    ICON_CAPTION, ICON_ROW, ICON, ICON_RAIL, ICON_EMPTY = 12, 14, 16, 20, 32
    TAG, PILL, CHECK, TOGGLE = 22, 20, 16, (32, 18)
    DATE, NUMBER = 180, 112
    HIT = 24
    EDIT_SIDE, EDIT_INDENT = 33, 24
    """Between the words of a part and the edges of its editor; a level of a list."""
    EDIT_APART, EDIT_TOOLS, EDIT_FOOT, EDIT_LEAST = 8, 36, 44, 400
    """Between card and slices of the page; the card's rows; its least width."""
    LINK_BOX, LABELS_IN_PART = 320, 128
    WINDOW, WINDOW_LEAST = (1440, 900), (1024, 640)
    PARTS, FIELDS = (260, 220, 320), (380, 340, 460)
    """Usual, least and most width of the columns."""
    DESK_LEAST, NARROW = 544, 1200
    BESIDE_LEAST = 360
    """Of each page where two stand beside each other."""
    PAGE_TOP, PAGE_SIDE, PAGE_GAP = 24, 32, 24
    BAR_OUTSIDE, PAGE_MARK, PAGE_MARK_ICON = 20, 20, 14
    """Between the bar on the page and the text."""
    START_MARGIN, CARD, CARD_LEAST, CARD_GAP, START_SEARCH = 40, (296, 356), 240, 34, 320
    THUMBNAIL = (30, 42)
    LETTER_COLUMNS, LETTER_COLUMNS_NARROW, LETTERS_NARROW = (200, 220, 150), (130, 130, 110), 1000
    """Recipients, status, changed; and the width of a row below which they are narrower."""
    EXPORT_SHEET, EXPORT_SETTINGS, EXPORT_LABELS, EXPORT_DONE = (1000, 676), 624, 112, 696
    FIND_BAR, COUNT, FIRST_START, SETTINGS = 360, 64, 520, 560
    SEARCH_SHEET, SHORTCUTS_SHEET, TOUR_CARD = (720, 520), (920, 640), 320
    COMPARE_SHEET, CHANGE_LIST, TEXT_CARD_LEAST = (1120, 720), 304, 240
    SHEET_FOOT = 64
    STATES_SHEET = (640, 560)
    BLOCK_POPUP = (400, 560)
    """Width and greatest height of the choice of a part's text."""
    ADD_BLOCK_SHEET = (640, 640)
    SIGNATORIES_SHEET = (1040, 640)
    RECIPIENTS_SHEET = (760, 640)
    TOAST, TOAST_MS = 40, 8000
    SLIDE_MS = 120
    SLOW_MS = 300
    """Work faster than this shows no progress."""
    TYPING_PAUSE_MS = 2000
    """A pause that ends one undo step of typing."""
    CHANGES_PAUSE_MS = 400
    """A pause after which the changes of a part are marked anew."""
    EDIT_PAUSE_MS = 250
    """A pause in typing after which the changes of a part are shown anew."""
    SPELLING_PAUSE_MS, SUGGESTIONS_MS = 300, 500
    """A pause after which words are checked; how long a menu waits for suggestions."""
    CHECK_PAUSE_MS = 25
    """Between a new page and its checks."""
    SAVE_PAUSE_MS = 5000
    """Quiet time before the letter's file is written again."""


CAPTION, BODY, SECTION, TITLE = "caption", "body", "section", "title"
_TYPE = {CAPTION: (12, 16), BODY: (13, 18), SECTION: (15, 20), TITLE: (20, 26)}
"""Font size and line height in pixels, at 100 %."""


def sided(leading: int, top: int, trailing: int, bottom: int) -> QMargins:
    """Margins of a layout by leading and trailing edge: layouts do not mirror their own."""
    if QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        return QMargins(trailing, top, leading, bottom)
    return QMargins(leading, top, trailing, bottom)


def tokens() -> Tokens:
    """The colours of the application's present appearance, read off its palette."""
    if _ON_PAGE.get():
        return ON_PAGE
    if _contrast.tokens is not None:
        return _contrast.tokens
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if window.lightness() < 128 else LIGHT


def slide_ms() -> int:
    """How long panels and the page take to open; 0 where the system asks for less motion."""
    return 0 if system_wishes.less_motion() else Size.SLIDE_MS


@contextmanager
def on_page() -> Iterator[None]:
    """Inside, widgets that lie on a page paint themselves in its light colours."""
    token = _ON_PAGE.set(True)
    try:
        yield
    finally:
        _ON_PAGE.reset(token)


def colour(value: str, opacity: float = 1.0) -> QColor:
    """A token as a colour, thinned to `opacity`."""
    made = QColor(value)
    if opacity < 1:
        made.setAlphaF(made.alphaF() * opacity)
    return made


def mixed(over: str, under: str, share: float) -> str:
    """`over` laid on `under` with an opacity of `share`, as an opaque colour."""
    a, b = QColor(over), QColor(under)
    return QColor.fromRgbF(
        *(x * share + y * (1 - share)
          for x, y in zip(a.getRgbF()[:3], b.getRgbF()[:3], strict=True))).name()


def type_size(kind: str) -> int:
    """Height of a kind of words in pixels, at the size of text that was asked for."""
    return text_scale.of(_TYPE[kind][0])


def font(kind: str = BODY, *, strong: bool = False, figures: bool = False) -> QFont:
    """The interface font in one of the four sizes; `figures` gives digits of one width."""
    made = QFont(QGuiApplication.font())
    made.setPixelSize(type_size(kind))
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    if figures:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def font_for(words: str, kind: str = BODY) -> QFont:
    """The interface font for words: with Arabic in them, of the Arabic face's height."""
    made = font(kind)
    if any("\u0600" <= c <= "\u06ff" for c in words):
        made.setFamilies(sorted(made.families(), key=lambda family: "Arabic" not in family))
    return made


def line_height(kind: str = BODY) -> int:
    """Height of a line, grown with the font where its letters need more."""
    return max(text_scale.of(_TYPE[kind][1]), QFontMetrics(font(kind)).height())


def palette(t: Tokens) -> QPalette:
    """The tokens as a palette for everything that no style sheet rule touches."""
    made = QPalette()
    role = QPalette.ColorRole
    for name, value in {
        role.Window: t.canvas, role.WindowText: t.text, role.Base: t.field, role.Text: t.text,
        role.AlternateBase: t.panel, role.Button: t.button, role.ButtonText: t.text,
        role.Highlight: t.accent, role.HighlightedText: t.on_accent, role.Link: t.accent,
        role.PlaceholderText: t.secondary, role.ToolTipBase: t.toast,
        role.ToolTipText: t.toast_text, role.Light: t.raised, role.Midlight: t.line,
        role.Mid: t.line, role.Dark: t.edge, role.Shadow: t.shadow, role.Accent: t.accent,
    }.items():
        made.setColor(name, QColor(value))
    off = QPalette.ColorGroup.Disabled
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(off, name, colour(t.text, 0.45))
    return made


def use_text_size(percent: int) -> None:
    """Makes the words of windows built from now on as large as asked, and what holds them; as
    large as the system's own where those are larger."""
    text_scale.use(max(percent, system_wishes.text_percent()), Size)
