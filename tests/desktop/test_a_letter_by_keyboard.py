"""From the start page to the exported files with nothing but the keyboard."""

from __future__ import annotations

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from letterdesk.desktop.app import prepare_application
from letterdesk.desktop.settling import settle
from tests.desktop.keys import type_on

_LONGEST_WAY = 60
CTRL = Qt.KeyboardModifier.ControlModifier

ENGLISH = {
    "template": "Veto in the Council", "language": "en",
    "fields": {
        "Draft resolution": ["S/2014/348"],
        "What the draft was about": ["accountability for the gravest crimes"],
        "Country concerned": ["Syria"],
        "Who cast the veto": ["Russia", "China"],
        "Drafts on this situation vetoed so far, this one included": ["4"]},
    "printed": ["S/2014/348", "accountability for the gravest crimes", "Russia and China",
                "the situation in Syria", "four draft resolutions"]}
ARABIC = {
    "template": "حق النقض في مجلس الأمن", "language": "ar",
    "fields": {
        "مشروع القرار": ["S/2014/348"],
        "موضوع المشروع": ["المساءلة عن أشد الجرائم"],
        "البلد المعني": ["سوريا"],
        "من استخدم حق النقض": ["روسيا", "الصين"],
        "مشاريع القرارات المنقوضة حتى الآن، ومنها هذا المشروع": ["4"]},
    "printed": ["S/2014/348", "المساءلة عن أشد الجرائم", "روسيا والصين",
                "أربعة مشاريع قرارات"]}


def press(window, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    """Sends a key to what has the focus, as the system does."""
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)
    settle(window)


def focused() -> QWidget:
    return QApplication.focusWidget()


def write(window, words: str, qtbot) -> None:
    for letter in words:
        type_on(qtbot, focused(), letter)
    settle(window)  # a list of suggestions is there before the next key


def tab_to(window, name: str) -> None:
    passed = []
    for _ in range(_LONGEST_WAY):
        if focused().accessibleName() == name:
            return
        passed.append(focused().accessibleName())
        press(window, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not lead to {name}, only to {passed}")


@pytest.fixture(params=[ENGLISH, ARABIC], ids=["en", "ar"])
def told(application, request):
    """What is typed and printed, in an interface of that language."""
    prepare_application(application, dark=False, language=request.param["language"])
    yield request.param
    prepare_application(application, dark=False)


def test_a_letter_is_written_and_exported_without_the_mouse(told, open_window, qtbot) -> None:
    window = open_window()
    window.activateWindow()
    settle(window)
    write(window, told["template"], qtbot)
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Return)
    page = window.composer
    assert page.session.letter.languages == (told["language"],)
    for name, values in told["fields"].items():
        tab_to(window, name)
        for value in values:
            write(window, value, qtbot)
            press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_E, CTRL)
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(list(page.session.path.parent.glob("*.docx"))) == 1)
    made = next(page.session.path.parent.glob("*.docx"))
    words = "\n".join(paragraph.text for paragraph in Document(made).paragraphs)
    for printed in told["printed"]:
        assert printed in words
    assert made.with_suffix(".pdf").read_bytes().startswith(b"%PDF")
    press(window, Qt.Key.Key_Escape)
    assert window.isActiveWindow() and page.view.isVisible()
