"""One change against the approved text: what went, what came, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import listed, tr
from letterdesk.desktop.widgets.boxes import direction_of
from letterdesk.desktop.widgets.buttons import IconButton
from letterdesk.desktop.widgets.labels import Icon
from letterdesk.letters.body_changes import BodyChange

_ICONS = {"inserted": "plus", "deleted": "minus", "replaced": "replace", "format": "type",
          "moved": "arrow-up-down"}
_LONGEST = 400
"""Characters of a change that are shown; a text written anew is no list of changes."""


class ShownChange(QWidget):
    """Deletions struck through in the error colour, insertions underlined in the good one."""

    taken_back = Signal()

    def __init__(self, change: BodyChange, *, can_take_back: bool) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(Space.S)
        words = MarkedWords(_pieces(change))
        line = max(Size.HIT, words.line_height())
        icon = Icon(_ICONS[change.kind], Size.ICON, "secondary")
        row.addLayout(_lowered(icon, (line - Size.ICON) // 2))
        row.addLayout(_lowered(words, (line - words.line_height()) // 2), 1)
        self.setAccessibleName(spoken(change))
        if can_take_back:
            back = IconButton("undo-2", tr("Take back: {change}", change=spoken(change)),
                              size=Size.HIT, tone="secondary")
            back.setToolTip(tr("Take this change back"))
            back.clicked.connect(self.taken_back)
            row.addLayout(_lowered(back, (line - Size.HIT) // 2))


def _lowered(widget: QWidget, by: int) -> QVBoxLayout:
    """A widget whose first line stands beside the middle of a button."""
    column = QVBoxLayout()
    column.setContentsMargins(0, max(0, by), 0, max(0, by))
    column.addWidget(widget)
    column.addStretch(1)
    return column


def spoken(change: BodyChange) -> str:
    """A change in words alone, for screen readers."""
    before, after = _short(change.before), _short(change.after)
    match change.kind:
        case "inserted":
            return tr("“{words}” added", words=after) if after else tr("a paragraph added")
        case "deleted":
            return tr("“{words}” taken out", words=before) if before \
                else tr("paragraphs joined")
        case "replaced":
            return tr("“{before}” became “{after}”", before=before, after=after)
        case "moved":
            return tr("“{words}” moved", words=after)
    return tr("“{words}”: {look}", words=after, look=looks(change))


def looks(change: BodyChange) -> str:
    """What became of the look of words: “strong, no link”."""
    gained = {"strong": tr("strong"), "emphasis": tr("emphasis"), "bullets": tr("bulleted list"),
              "numbers": tr("numbered list"), "heading": tr("heading"), "item": tr("list item")}
    lost = {"strong": tr("no longer strong"), "emphasis": tr("no longer emphasised"),
            "bullets": tr("no longer in a list"), "numbers": tr("no longer in a list"),
            "heading": tr("no longer a heading")}
    told = [gained.get(name, tr("link")) for name in change.gained]
    if not any(name in ("bullets", "numbers") for name in change.gained):
        told += [lost.get(name, tr("no link")) for name in change.lost]
    return listed(dict.fromkeys(told))


def _short(words: str) -> str:
    line = " ".join(words.split("\n")).strip()
    return line if len(line) <= _LONGEST else line[:_LONGEST - 1] + "…"


class MarkedWords(QWidget):
    """Words that wrap, each stretch marked its own way, in the direction of the letter.

    A mark is `gone`, `come`, `told`, `strong`, or nothing.
    """

    def __init__(self, pieces: list[tuple[str, str]]) -> None:
        super().__init__()
        self._pieces = pieces
        text = "".join(words for words, _mark in self._pieces)
        self.setAccessibleName(text)
        self._is_rtl = direction_of(text) == "rtl"
        self._layout = QTextLayout(text, theme.font_for(text))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if self._is_rtl
                                else Qt.LayoutDirection.LeftToRight)
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
                            if self._is_rtl else Qt.AlignmentFlag.AlignLeft)
        self._layout.setTextOption(option)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._width = -1

    def line_height(self) -> int:
        """Of one line, in pixels."""
        return max(theme.line_height(), QFontMetrics(self._layout.font()).height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._broken(width)

    def sizeHint(self) -> QSize:
        width = self.width() if self._width > 0 else Size.FIELDS[0] // 2
        return QSize(width, self._broken(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(Size.HIT, self.line_height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._broken(self.width())
        self._layout.draw(QPainter(self), QPointF(0, 0))

    def _broken(self, width: int) -> int:
        """Height of the words broken into lines of a width."""
        least = self.line_height()
        self._layout.setFormats(self._formats())
        self._layout.beginLayout()
        y = 0.0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, y))
            y += max(line.height(), least)
        self._layout.endLayout()
        self._width = width
        return max(round(y + 0.5), least)

    def _formats(self) -> list[QTextLayout.FormatRange]:
        t = theme.tokens()
        made, at = [], 0
        for words, mark in self._pieces:
            form = QTextCharFormat()
            length = len(words.encode("utf-16-le")) // 2
            if mark == "gone":
                form.setForeground(QColor(t.error))
                form.setBackground(QColor(t.error_wash))
                form.setFontStrikeOut(True)
            elif mark == "come":
                form.setForeground(QColor(t.good))
                form.setBackground(QColor(t.good_wash))
                form.setFontUnderline(True)
            elif mark == "told":
                form.setForeground(QColor(t.secondary))
            else:
                form.setForeground(QColor(t.text))
            if mark == "strong":
                form.setFontWeight(QFont.Weight.DemiBold)
            span = QTextLayout.FormatRange()
            span.start, span.length, span.format = at, length, form
            made.append(span)
            at += length
        return made


def _pieces(change: BodyChange) -> list[tuple[str, str]]:
    before, after = _short(change.before), _short(change.after)
    match change.kind:
        case "inserted":
            return [(after, "come")] if after else [(tr("New paragraph"), "told")]
        case "deleted":
            return [(before, "gone")] if before else [(tr("Paragraphs joined"), "told")]
        case "replaced":
            return [(before, "gone"), (" ", ""), (after, "come")] if before and after \
                else [(before or after or tr("A line end"), "gone" if before else "come")]
        case "moved":
            return [(after, ""), (" · " + tr("moved"), "told")]
    return [(after, "strong" if "strong" in change.gained else ""),
            (" · " + looks(change), "told")]

