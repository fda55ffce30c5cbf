"""Whatever takes the keyboard has a name and a role that a screen reader can say."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from letterdesk.desktop.settling import settle
from letterdesk.desktop.shots_scenes import SCENES
from letterdesk.resources import bundled_library

_SILENT = {QAccessible.Role.NoRole, QAccessible.Role.Pane, QAccessible.Role.Client}
# Two pictures of one state have the same controls.
STATES = list({scene.arrange: scene for scene in SCENES}.values())


def takes_keys(widget: QWidget) -> bool:
    return (widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
            and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus))


def said(widget: QWidget) -> tuple[str, QAccessible.Role]:
    """Name and role, as Qt gives them to the system."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip(), interface.role()


@pytest.fixture
def letters(tmp_path):
    folder = tmp_path / "examples"
    shutil.copytree(bundled_library() / "examples", folder)
    return folder


@pytest.mark.parametrize("scene", STATES, ids=lambda scene: scene.name)
def test_every_control_of_this_state_says_what_it_is(scene, open_window, letters) -> None:
    window = open_window()
    scene.arrange(window, letters)
    settle(window)
    shown = [widget for top in QApplication.topLevelWidgets()
             for widget in (top, *top.findChildren(QWidget)) if takes_keys(widget)]
    assert shown
    for widget in shown:
        name, role = said(widget)
        assert name, f"{type(widget).__name__} {widget.objectName()} has no name"
        # A scroll area has the focus to be scrolled by keys; what it holds is spoken itself.
        assert role not in _SILENT or isinstance(widget, QScrollArea), f"{name}: {role}"
