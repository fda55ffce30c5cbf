"""The page: pictures of the PDF, with bar and marks, that lead back to parts and fields."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from letterdesk.desktop import shadows, theme
from letterdesk.desktop.composer import page_places
from letterdesk.desktop.composer.page_layers import FieldMarks, Layer, PartBar
from letterdesk.desktop.composer.page_maker import PageSet
from letterdesk.desktop.composer.page_opener import PageOpener
from letterdesk.desktop.theme import Size
from letterdesk.desktop.translate import tr
from letterdesk.desktop.widgets.focus_ring import OWN_RING, draw_ring

if TYPE_CHECKING:
    from letterdesk.desktop.composer.page_speech import SpokenPart

_ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
_LINE = 40
_A4 = (595.3, 841.9)


class PageView(QAbstractScrollArea):
    """Paints the last pages until the next are there; never blank, never jumping."""

    clicked = Signal(str, str)
    """Part and field under the pointer; the field may be empty."""
    double_clicked = Signal(str, str)
    looked_at = Signal(float, tuple)
    """Device pixels per point, and first and last page in view."""
    zoom_changed = Signal()
    laid_out = Signal()
    """The pages stand elsewhere, or are drawn larger or smaller."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sizes: tuple[tuple[float, float], ...] = (_A4,)
        self._images: dict[int, QImage] = {}
        self.pages: PageSet | None = None
        """What is shown now."""
        self._spoken: Callable[[], tuple[SpokenPart, ...]] = tuple
        self.speech: object = None
        self._part = ""
        self._marks = FieldMarks()
        self._layers: list[Layer] = [self._marks, PartBar()]
        self.mode, self.zoom = "width", 1.0
        self.setProperty("surface", "desk")
        self.setProperty(OWN_RING, True)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMinimumWidth(Size.DESK_LEAST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Page of the letter"))
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(_LINE)
        self.verticalScrollBar().valueChanged.connect(lambda _v: self._report())
        self._reported: tuple[float, tuple[int, int]] | None = None
        self.opener = PageOpener(self)

    # What is shown

    def show_pages(self, pages: PageSet, troubled: set[str]) -> None:
        """Swaps in new pages; a page that is not drawn yet keeps its last picture."""
        if pages.sizes != self.sizes:
            self.sizes = pages.sizes
            self.lay_out()
        self.pages, self._marks.fields = pages, troubled
        kept = {n: i for n, i in self._images.items() if n < len(pages.sizes)}
        self._images = {**kept, **pages.images}
        self.opener.follow_pages()
        self.viewport().update()

    def show_part(self, part: str, *, reveal: bool) -> None:
        """Stands the bar beside a part, and scrolls to it where asked."""
        self._part = part
        if reveal:
            self._reveal()
        self.viewport().update()

    def speak(self, spoken: Callable[[], tuple[SpokenPart, ...]]) -> None:
        """The letter's text by part, made when a screen reader asks for it."""
        self._spoken = cache(spoken)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(
                QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    @property
    def spoken(self) -> tuple[SpokenPart, ...]:
        """The parts as a screen reader is told them, see page_speech.py."""
        return self._spoken()

    def part_boxes(self, part: str) -> list[QRectF]:
        """Where a part stands in the viewport, a box a page."""
        if self.pages is None:
            return []
        return [self.box_in_view(box)
                for box in page_places.bars(self.pages.pdf.places, part)]

    def set_mode(self, mode: str, zoom: float = 1.0) -> None:
        """`width`, `page` or `zoom`; the same place of the letter stays in view."""
        bar = self.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        self.mode, self.zoom = mode, zoom
        self.lay_out()
        bar.setValue(round(share * bar.maximum()))
        self.zoom_changed.emit()

    def zoom_by(self, step: int) -> None:
        now = self.scale() * 72 / 96
        larger = [z for z in _ZOOMS if z > now * 1.01]
        smaller = [z for z in _ZOOMS if z < now * 0.99]
        chosen = (larger or _ZOOMS)[0] if step > 0 else (smaller or _ZOOMS)[-1]
        if step > 0 and not larger:
            chosen = _ZOOMS[-1]
        if step < 0 and not smaller:
            chosen = _ZOOMS[0]
        self.set_mode("zoom", chosen)

    def add_layer(self, layer: Layer) -> None:
        """Paints something more over the pages, on top of what is there."""
        self._layers.append(layer)
        self.viewport().update()

    # Geometry

    def scale(self) -> float:
        """Logical pixels per point."""
        room = (self.viewport().width() + self._bar_width(), self.viewport().height())
        return page_places.fit_scale(self.mode, self.zoom, self.sizes[0], room)

    def page_box(self, page: int) -> QRect:
        """Where a page stands in the viewport now; of one that is cut open, its upper slice's
        place, or its lower one's where it begins above."""
        made = self.closed_box(page)
        opening = self.opener.opening()
        if opening is not None and page >= opening.cut.last and page > opening.cut.first:
            made.translate(0, opening.shift)
        return made

    def box_in_view(self, box: page_places.Box) -> QRectF:
        """A box in points as it stands in the viewport."""
        page, scale = self.closed_box(box.page), self.scale()
        made = QRectF(page.x() + box.x * scale, page.y() + box.y * scale,
                      box.width * scale, box.height * scale)
        opening = self.opener.opening()
        if opening is not None:
            scrolled = self.verticalScrollBar().value()
            made.moveTop(opening.shown(made.top() + scrolled) - scrolled)
        return made

    def closed_box(self, page: int) -> QRect:
        """Where a page stands in the viewport where none is cut open."""
        scale = self.scale()
        top = self.top_of(page) - self.verticalScrollBar().value()
        width, height = (round(side * scale) for side in self.sizes[page])
        room = self.viewport().width() + self._bar_width()
        left = max(Size.PAGE_SIDE, (room - width) // 2) - self.horizontalScrollBar().value()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left -= self._bar_width()
        return QRect(left, top, width, height)

    def top_of(self, page: int) -> int:
        """From the desk's top edge to a page, closed and not scrolled."""
        heights = (round(height * self.scale()) + Size.PAGE_GAP
                   for _width, height in self.sizes[:page])
        return Size.PAGE_TOP + sum(heights)

    def column(self) -> tuple[int, int]:
        """Left edge and width of the letter's text in the viewport."""
        page = self.closed_box(0)
        if self.pages is None:
            return page.left(), page.width()
        margins = self.pages.request.letter.pinned.style.margins
        left, right = (margin * 72 / 25.4 for margin in (margins.left, margins.right))
        return (page.left() + round(left * self.scale()),
                round((self.sizes[0][0] - left - right) * self.scale()))

    def bar_boxes(self) -> list[QRectF]:
        """The bar beside the focused part, 20 px outside its text."""
        if self.pages is None or not self._part or self._part == self.opener.part:
            return []
        is_rtl = self.pages.composition.document.direction == "rtl"
        made = []
        for box in page_places.bars(self.pages.pdf.places, self._part):
            text = self.box_in_view(box)
            x = text.right() + Size.BAR_OUTSIDE - Size.BAR if is_rtl \
                else text.left() - Size.BAR_OUTSIDE
            made.append(QRectF(x, text.top(), Size.BAR, text.height()))
        return made

    def _bar_width(self) -> int:
        bar = self.verticalScrollBar()
        return bar.width() if bar.isVisible() else 0

    def lay_out(self) -> None:
        """Takes the room that the pages and an open card need."""
        scale = self.scale()
        heights = [round(h * scale) for _w, h in self.sizes]
        total = 2 * Size.PAGE_TOP + sum(heights) + Size.PAGE_GAP * (len(heights) - 1)
        opening = self.opener.opening()
        total += opening.full_shift if opening is not None else 0
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(0, total - self.viewport().height()))
        width = round(max(w for w, _h in self.sizes) * scale) + 2 * Size.PAGE_SIDE
        across = self.horizontalScrollBar()
        across.setPageStep(self.viewport().width())
        across.setRange(0, max(0, width - self.viewport().width() - self._bar_width()))
        self.opener.place_card()
        self._report()
        self.laid_out.emit()
        self.viewport().update()

    def _visible(self) -> tuple[int, int]:
        height = self.viewport().height()
        seen = [n for n in range(len(self.sizes))
                if any(paper.bottom() >= 0 and paper.top() <= height
                       for paper, _from in self.opener.slices(n))]
        return (seen[0], seen[-1]) if seen else (0, 0)

    def _report(self) -> None:
        told = (round(self.scale() * self.devicePixelRatioF(), 6), self._visible())
        if told != self._reported and self.isVisible():
            self._reported = told
            self.looked_at.emit(*told)
        self.opener.place_card()
        self.viewport().update()

    def bring_into_view(self, box: page_places.Box) -> None:
        """Scrolls only where a box in points is not seen whole."""
        seen, height = self.box_in_view(box), self.viewport().height()
        if seen.top() < 0 or seen.bottom() > height:
            bar = self.verticalScrollBar()
            bar.setValue(round(bar.value() + seen.top() - height / 3))

    def _reveal(self) -> None:
        bars = self.bar_boxes()
        if not bars:
            return
        height = self.viewport().height()
        bar = self.verticalScrollBar()
        if bars[0].top() < 0 or bars[0].top() > height - _LINE:
            bar.setValue(round(bar.value() + bars[0].top() - height / 4))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme.tokens()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.colour(t.desk))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        first, last = self._visible()
        opening = self.opener.opening()
        for sheet in self.opener.sheets(first, last):
            shadows.draw(painter, sheet, shadows.PAGE, scale=self.devicePixelRatioF())
            painter.fillRect(sheet, theme.colour(t.page))
        painter.setOpacity(1 if opening is None else opening.opacity)
        for number in range(first, last + 1):
            image = self._images.get(number)
            for paper, begins in self.opener.slices(number) if image is not None else ():
                across = image.width() / max(1, paper.width())
                painter.drawImage(QRectF(paper), image, QRectF(
                    0, begins * across, image.width(), paper.height() * across))
        painter.setOpacity(1)
        for layer in self._layers:
            layer.paint(painter, self)
        if self.hasFocus() and self.property("keyboard_focus"):
            draw_ring(painter, self.viewport().rect().adjusted(5, 5, -5, -5))

    # Pointer and keys

    def resizeEvent(self, event: QEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)
        self.lay_out()

    def _under(self, where: QPoint) -> tuple[str, str]:
        if self.pages is None:
            return "", ""
        opening, scale = self.opener.opening(), self.scale()
        scrolled = self.verticalScrollBar().value()
        y: float | None = where.y()
        if opening is not None:
            y = opening.closed(where.y() + scrolled)
            y = None if y is None else y - scrolled
        for number in range(len(self.sizes)) if y is not None else ():
            box = self.closed_box(number)
            if box.contains(where.x(), round(y)):
                return page_places.hit(self.pages.pdf.places, number,
                                       (where.x() - box.x()) / scale, (y - box.y()) / scale)
        return "", ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        where = event.position().toPoint()
        if any(layer.press(self, where) for layer in reversed(self._layers)):
            return
        part, field = self._under(event.position().toPoint())
        if part:
            self.clicked.emit(part, field)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        part, field = self._under(event.position().toPoint())
        if part:
            self.double_clicked.emit(part, field)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        part, _field = self._under(event.position().toPoint())
        shape = Qt.CursorShape.PointingHandCursor if part else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            told = (layer.words_at(self, event.pos()) for layer in reversed(self._layers))
            QToolTip.showText(event.globalPos(), next(filter(None, told), ""), self)
            return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key = self.verticalScrollBar(), Qt.Key
        steps = {key.Key_Down: _LINE, key.Key_Up: -_LINE, key.Key_PageDown: bar.pageStep(),
                 key.Key_PageUp: -bar.pageStep(), key.Key_Space: bar.pageStep(),
                 key.Key_Home: -bar.maximum(), key.Key_End: bar.maximum()}
        if event.key() in steps:
            bar.setValue(bar.value() + steps[event.key()])
            return
        super().keyPressEvent(event)
