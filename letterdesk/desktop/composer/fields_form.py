"""The form: every field of the template as a row, under the names of its groups."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from letterdesk.desktop import theme
from letterdesk.desktop.composer.controls import Control, control_for
from letterdesk.desktop.composer.field_states import FieldState, groups_of
from letterdesk.desktop.composer.view_model import ComposerModel
from letterdesk.desktop.composer.wording import LANGUAGE_NAMES, field_words
from letterdesk.desktop.theme import Space
from letterdesk.desktop.translate import tr
from letterdesk.desktop.widgets.fact_box import FactBox
from letterdesk.desktop.widgets.field_row import FieldRow
from letterdesk.desktop.widgets.labels import Label
from letterdesk.library import Field, Signatory

_GAP = 14


class FieldsForm(QScrollArea):
    """One column of rows; a row is judged when its field is left, an error clears on typing."""

    field_focused = Signal(str)
    table_asked = Signal(str, bool)
    """A field of signatories as a table; True: with what the clipboard holds."""

    def __init__(self, model: ComposerModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._rows: dict[str, _Row] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._build()
        model.fields_changed.connect(self.refresh)
        model.session.changed.connect(self._refresh_changed)
        model.countries_ready.connect(lambda _countries: self._offer_countries())
        model.library_changed.connect(self._offer_signatories)
        model.language_changed.connect(self._rebuild)
        model.part_focused.connect(lambda _part: self._show_bars())

    def refresh(self) -> None:
        """Shows what changed; rows whose state is the same are left alone."""
        for row in self._rows.values():
            row.refresh()
        self._show_bars()

    def _offer_countries(self) -> None:
        for row in self._rows.values():
            row.offer_countries()

    def _offer_signatories(self) -> None:
        known = self._model.signatories()
        for row in self._rows.values():
            row.offer_signatories(known)

    def _refresh_changed(self, changed: frozenset[str]) -> None:
        """Shows new values at once; what is printed follows with the page."""
        for name, row in self._rows.items():
            if f"field:{name}" in changed:
                row.refresh()

    def row(self, field: str) -> FieldRow | None:
        found = self._rows.get(field)
        return found.row if found else None

    def focus_field(self, field: str) -> bool:
        """Gives a field the focus and brings its row into view."""
        found = self._rows.get(field)
        if found is None:
            return False
        found.row.control.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._reveal(found.row)
        return True

    def focus_first_of(self, part: str) -> bool:
        """The first field that a part prints, in the form's order."""
        wanted = self._model.fields_of_part(part)
        first = next((name for name in self._rows if name in wanted), None)
        return first is not None and self.focus_field(first)

    def focused_field(self) -> str:
        return next((name for name, row in self._rows.items() if row.has_focus()), "")

    def judge(self, field: str) -> None:
        """Shows the field's error now, as if it had been left."""
        if field in self._rows:
            self._rows[field].judge()

    def _reveal(self, row: QWidget) -> None:
        at = row.mapTo(self.widget(), QPoint(0, 0)).y()
        bar = self.verticalScrollBar()
        top, height = bar.value(), self.viewport().height()
        if at < top + Space.M:
            bar.setValue(at - Space.M)
        elif at + row.height() > top + height - Space.M:
            bar.setValue(min(at - Space.M, at + row.height() - height + Space.M))

    def _rebuild(self) -> None:
        """Every row anew, in another language; the form and the focus stay where they were."""
        at = self.verticalScrollBar().value()
        focused = self.focused_field()
        for row in self._rows.values():
            row.forget()
        self._build()
        self.widget().layout().activate()
        if focused in self._rows:
            self._rows[focused].row.control.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, lambda: self.verticalScrollBar().setValue(at))

    def _build(self) -> None:
        self._rows = {}
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, Space.L, 0, Space.XL)
        column.setSpacing(_GAP)
        letter = self._model.session.letter
        is_first = True
        for name, fields in groups_of(letter):
            if name:
                head = Label(name, strong=True, tone="secondary")
                above = 0 if is_first else Space.S
                head.setContentsMargins(theme.sided(Space.XL, above, Space.M, 0))
                column.addWidget(head)
            is_first = False
            for field in fields:
                row = _Row(self._model, field)
                row.entered.connect(self._entered)
                row.table_asked.connect(self.table_asked)
                self._rows[field.id] = row
                column.addWidget(row)
        column.addStretch()
        holder.setEnabled(not self._model.session.is_read_only)
        self.setWidget(holder)
        holder.setAutoFillBackground(False)
        if self._model.has_countries:
            self._offer_countries()
        self._offer_signatories()
        self.refresh()

    def _entered(self, field: str) -> None:
        self.field_focused.emit(field)

    def _show_bars(self) -> None:
        wanted = self._model.fields_of_part(self._model.part) if self._model.part else set()
        for name, row in self._rows.items():
            row.row.set_bar(name in wanted)


class _Row(QWidget):
    """Keeps one row in step with its field: the control or the library's figure."""

    entered = Signal(str)
    table_asked = Signal(str, bool)

    def __init__(self, model: ComposerModel, field: Field) -> None:
        super().__init__()
        self._model, self._field = model, field
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._state: FieldState | None = None
        self._control: Control | None = None
        self._is_judged = True
        self.row: FieldRow = self._make(model.state(field))

    def refresh(self) -> None:
        state = self._model.state(self._field)
        if state == self._state:
            return
        if state.fact != self._shown_fact:
            had_focus = self.has_focus()
            old = self.row
            self.row = self._make(state)
            old.hide()
            old.deleteLater()
            if had_focus:
                self.row.control.setFocus(Qt.FocusReason.OtherFocusReason)
            self.offer_countries()
        self._show(state)

    def offer_countries(self) -> None:
        if self._control is not None and self._model.has_countries:
            self._control.offer_countries(self._model.countries())

    def offer_signatories(self, known: Mapping[str, Signatory]) -> None:
        if self._control is not None:
            self._control.offer_signatories(known)

    def judge(self) -> None:
        self._is_judged = True
        self._show(self._model.state(self._field))

    def forget(self) -> None:
        self.row.control.blockSignals(True)

    def has_focus(self) -> bool:
        focused = self.window().focusWidget() if self.window() else None
        return focused is not None and (focused is self.row.control
                                        or self.row.control.isAncestorOf(focused))

    def _make(self, state: FieldState) -> FieldRow:
        self._shown_fact = state.fact
        label = field_words(self._model.session.letter, self._field)
        if state.fact is not None:
            self._control = None
            box = FactBox(label, state.fact.figure, state.fact.source, state.fact.dates,
                          is_late=state.fact.is_late)
            box.change_asked.connect(self._change_fact)
            box.entered.connect(lambda: self.entered.emit(self._field.id))
            row = FieldRow(label, box)
        else:
            self._control = control_for(self._model.session.letter, self._field)
            row = FieldRow(label, self._control.widget, note=self._note(),
                           wide=self._control.wide)
            self._connect(self._control)
        row.suggestion_taken.connect(self._take_offered)
        row.version_asked.connect(self._go_to_language)
        self._column.addWidget(row)
        if self.isVisible():
            row.show()  # a row that waited for its layout could not take the focus
        self._state = None
        return row

    def _note(self) -> str:
        """What stands beside the label: the language of one version of many, and “optional”."""
        pieces = [] if self._field.required else [tr("optional")]
        if self._field.translatable and len(self._model.session.letter.languages) > 1:
            pieces.insert(0, LANGUAGE_NAMES.get(self._model.language, self._model.language))
        return " · ".join(pieces)

    def _connect(self, control: Control) -> None:
        control.typed.connect(self._typed)
        control.chosen.connect(lambda raw: self._model.set_value(self._field, raw))
        control.stepped.connect(lambda by: self._model.step(self._field, by))
        control.left.connect(self._left)
        control.table_asked.connect(
            lambda pastes: self.table_asked.emit(self._field.id, pastes))
        control.entered.connect(lambda: self.entered.emit(self._field.id))

    def _typed(self, words: str) -> None:
        """While typing, an error is not shown and one that was shown clears."""
        self._is_judged = False
        self._model.type_in(self._field, words)
        self._show(self._model.state(self._field))

    def _left(self) -> None:
        self._model.session.end_typing()
        was_judged = self._is_judged
        self.judge()
        problem = self._model.state(self._field).problem
        if problem and not was_judged:
            self.row.announce(problem)

    def _change_fact(self) -> None:
        """The figure becomes words that the next key types over."""
        self._model.keep_as_typed(self._field)
        edit = getattr(self.row.control, "edit", None)
        if edit is not None and self._control is not None:
            edit.setFocus(Qt.FocusReason.OtherFocusReason)
            edit.selectAll()

    def _take_offered(self) -> None:
        """The right value is in the box, and the focus goes back to it."""
        self._model.take_offered(self._field)
        self.row.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_language(self, language: str) -> None:
        self.row.control.setFocus(Qt.FocusReason.OtherFocusReason)
        self._model.show_language(language)

    def _show(self, state: FieldState) -> None:
        self._state = state
        if self._control is None:
            self.row.show_help(state.printed)
            self.row.label.setToolTip(state.help)
            return
        self._control.show(state, self._model.session.letter)
        self.row.show_versions(tuple(
            (code, LANGUAGE_NAMES.get(code, code), said) for code, said in state.versions))
        wrong = bool(state.problem) and self._is_judged
        self._control.mark("wrong" if wrong else "right" if state.is_right else "")
        if wrong:
            self.row.show_error(state.problem, can_be_used=state.suggestion is not None)
            return
        if state.offer is not None:
            self.row.show_offer(tr("The library has {figure}.", figure=state.offer.figure))
            return
        self.row.show_help(state.printed or state.help)
        tip = state.help if state.printed else ""
        self.row.label.setToolTip(tip)
