"""Where Tab goes next: through what is seen, in the order in which it is read.

Qt's own order is that in which widgets were made. Rows, tags and banners are made anew while a
person works, and would move behind everything else.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


def go_on(root: QWidget, ahead: bool) -> bool:
    """Gives the focus to the next widget of `root`, or to the one before. False without any."""
    order = reading_order(root)
    if not order:
        return False
    now = QApplication.focusWidget()
    at = order.index(now) if now in order else (-1 if ahead else 0)
    reason = Qt.FocusReason.TabFocusReason if ahead else Qt.FocusReason.BacktabFocusReason
    following = order[(at + (1 if ahead else -1)) % len(order)]
    following.setFocus(reason)
    _bring_into_view(following)
    return True


def _bring_into_view(widget: QWidget) -> None:
    """Scrolls what is around, as Qt does by itself where Tab is its own."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()


def reading_order(root: QWidget) -> list[QWidget]:
    """What takes the focus by Tab inside a widget: line by line, from the leading edge."""
    found = []
    for child in _in_lines(root):
        if _takes_tab(child):
            found.append(child)
        found += reading_order(child)
    return found


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled() \
        and widget.focusProxy() is None


def _in_lines(parent: QWidget) -> list[QWidget]:
    """The visible children. Two stand in one line where the middle of one is beside the other."""
    children = [child for child in parent.children()
                if isinstance(child, QWidget) and child.isVisible() and not child.isWindow()]
    children.sort(key=lambda child: child.y())
    lines: list[list[QWidget]] = []
    for child in children:
        if lines and _beside(lines[-1][0], child):
            lines[-1].append(child)
        else:
            lines.append([child])
    is_mirrored = parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
    for line in lines:
        line.sort(key=lambda child: -child.geometry().right() if is_mirrored else child.x())
    return [child for line in lines for child in line]


def _beside(one: QWidget, other: QWidget) -> bool:
    a, b = one.geometry(), other.geometry()
    return a.top() <= b.center().y() <= a.bottom() or b.top() <= a.center().y() <= b.bottom()
