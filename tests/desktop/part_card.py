"""What a person does with the card in the opened page, and what is read beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from letterdesk.desktop.composer.part_editing import PartEditing
from letterdesk.desktop.composer.this_part import ThisPart
from letterdesk.desktop.edit_card.card import EditCard
from letterdesk.desktop.editor import PartText
from letterdesk.desktop.settling import settle
from tests.desktop.closing import delete_now
from tests.desktop.keys import type_on

CTRL = Qt.KeyboardModifier.ControlModifier
FIRM = "does take one"


def open_by_key(page, qtbot, part: str, language: str):
    """Opens a part by F2 in the list of parts."""
    if language != "en":
        page.model.show_language(language)
        settle(page.window)
    page.view.parts.select(part)
    page.view.parts.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(page.view.parts, Qt.Key.Key_F2)
    settle(page.window)
    page.view.page.opener.finish()
    return page


def editing(page) -> PartEditing:
    return next(feature for feature in page.features if isinstance(feature, PartEditing))


def card(page) -> EditCard | None:
    cards = [c for c in page.view.page.viewport().findChildren(EditCard) if c.isVisible()]
    return cards[0] if cards else None


def text(page) -> PartText:
    return card(page).text


def panel(page) -> ThisPart:
    editing(page).show_part()
    delete_now()
    return editing(page).panel


def words_of(widget: QWidget) -> str:
    """What is read in a widget, painted words too."""
    shown = [w for w in widget.findChildren(QWidget) if w.isVisibleTo(widget)]
    return "\n".join(w.text() if isinstance(w, QLabel) else w.accessibleName() for w in shown)


def changes(page) -> list[str]:
    """What the panel says of the changes, as a screen reader hears it."""
    return [w.accessibleName().removeprefix("Take back: ")
            for w in panel(page).findChildren(QAbstractButton)
            if w.accessibleName().startswith("Take back: ")]


def put_caret_behind(page, words: str) -> None:
    found = text(page).document().find(words)
    assert not found.isNull(), words
    text(page).select(found.selectionEnd(), found.selectionEnd())


def select(page, words: str) -> None:
    found = text(page).document().find(words)
    assert not found.isNull(), words
    text(page).select(found.selectionStart(), found.selectionEnd())


def type_words(page, words: str) -> None:
    type_on(QTest, text(page), words)
    settle(page.window)


def press(page, qtbot, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)
    settle(page.window)


def part_words(page, part: str = "position") -> str:
    return page.model.composition.part(part).text


def click(page, qtbot, named, name: str, parent: QWidget) -> None:
    qtbot.mouseClick(named(parent, name, QAbstractButton), Qt.MouseButton.LeftButton)
    settle(page.window)
