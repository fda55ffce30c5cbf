"""Where a person writes words of their own for a place that both sides changed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.composer.troubles import sentence
from letterdesk.desktop.editor.part_text import PartText
from letterdesk.desktop.theme import Space
from letterdesk.desktop.translate import tr, tr_message
from letterdesk.desktop.widgets.boxes import LineBox
from letterdesk.desktop.widgets.labels import Label
from letterdesk.document.model import Text
from letterdesk.findings import LetterdeskError
from letterdesk.letters.combine import Combined, Conflict, Own
from letterdesk.letters.compose import compose
from letterdesk.letters.edit_source import body_from_source
from letterdesk.letters.model import Edit
from letterdesk.operations.combine import own_words


class OwnWords(QFrame):
    """A card with an editor for one conflict; what is typed is the decision."""

    written = Signal(object)
    """Own: what stands now."""

    def __init__(self, combined: Combined, conflict: Conflict, by: str, on: str,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._combined, self._conflict = combined, conflict
        self._by, self._on = by, on
        self.setProperty("card", "text")
        self.setProperty("chosen", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        column.setSpacing(Space.S)
        column.addWidget(Label(tr("Your own words"), strong=True))
        self.text: PartText | None = None
        self.line: LineBox | None = None
        column.addWidget(self._part_text() if conflict.kind == "text" else self._line())
        self.trouble = Label("", theme.CAPTION, tone="error", wraps=True)
        self.trouble.hide()
        column.addWidget(self.trouble)

    def take_focus(self) -> None:
        (self.text or self.line).setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self) -> None:
        """Says what stands, as a letter keeps it."""
        try:
            own = self._own()
        except LetterdeskError as error:
            self.trouble.setText(sentence(tr_message(error.finding.message)))
            self.trouble.show()
            return
        self.trouble.hide()
        self.written.emit(own)

    def _own(self) -> Own:
        if self.text is not None:
            return Own(self.text.body(), self._by, self._on)
        return own_words(self._combined, self._conflict, self.line.text())

    def _line(self) -> QWidget:
        self.line = LineBox(tr("Your own words"))
        self.line.show_text(self._conflict.mine_words)
        self.line.typed.connect(lambda _words: self.tell())
        return self.line

    def _part_text(self) -> QWidget:
        """The editor of a part's words, holding what this letter has."""
        spot, letter = self._conflict.spot, self._combined.letter
        composed = compose(letter, spot.language).part(spot.part)
        value = self._conflict.mine
        body = value.body if isinstance(value, Edit) else value
        if body is None:
            body = body_from_source(composed.source, approved=composed.fixed) if composed else ()
        self.text = PartText(spot.language)
        self.text.setAccessibleName(tr("Your own words"))
        chips: dict[str, str] = {}
        for element in composed.body if composed else ():
            for span in getattr(element, "spans", ()):
                if isinstance(span, Text) and span.origin.expression:
                    chips.setdefault(span.origin.expression, span.text)
        block = letter.pinned.blocks.get(composed.block or "") if composed else None
        reasons = {name: fixed.reason.get(letter.pinned.source_language, "")
                   for name, fixed in (block.fixed if block else {}).items()}
        self.text.set_body(tuple(body), chip_words=chips, fixed_reasons=reasons)
        self.text.body_changed.connect(self.tell)
        return self.text
