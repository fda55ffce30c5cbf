"""An editor of one part's words, shown without a screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from letterdesk.desktop.editor import PartText

WORDS = {"vetoing_states|country|list": "Russia and China", "earlier_draft": "A/66/L.42/Rev.2"}
REASONS = {"no-side": "Members agreed these words."}


@pytest.fixture
def open_text(application: QApplication) -> Iterator[Callable[..., PartText]]:
    """Shows a body in an editor that has the focus."""
    made: list[PartText] = []

    def make(*body: object, language: str = "en", fixed_words=None) -> PartText:
        editor = PartText(language)
        made.append(editor)
        editor.resize(520, 240)
        editor.set_body(body, chip_words=WORDS, fixed_reasons=REASONS, fixed_words=fixed_words)
        editor.show()
        editor.setFocus()
        return editor

    yield make
    for editor in made:
        editor.close()
        editor.deleteLater()
