"""One widget for each type of field: what goes in, what comes out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from letterdesk.desktop.composer.field_states import FieldState, field_type
from letterdesk.desktop.composer.people_boxes import PersonBox, SignatoriesBox, signatory_words
from letterdesk.desktop.composer.states import country_words, near_states, states_of
from letterdesk.desktop.composer.wording import field_words, interface_usage, words
from letterdesk.desktop.theme import Space
from letterdesk.desktop.translate import interface_language, tr
from letterdesk.desktop.widgets.boxes import LineBox, ParagraphBox
from letterdesk.desktop.widgets.choice_box import ChoiceBox
from letterdesk.desktop.widgets.date_box import DateBox
from letterdesk.desktop.widgets.labels import Label
from letterdesk.desktop.widgets.marks import Toggle
from letterdesk.desktop.widgets.number_box import NumberBox
from letterdesk.desktop.widgets.suggestions import Suggestion
from letterdesk.desktop.widgets.symbol_box import SymbolBox
from letterdesk.desktop.widgets.tags_box import TagsBox
from letterdesk.language import Usage
from letterdesk.letters.model import Letter
from letterdesk.library import Field, Signatory, read_typed, show_typed


class Control(QObject):
    """A widget for one field. What a person does comes out as typed words or a chosen value."""

    typed = Signal(str)
    chosen = Signal(object)
    stepped = Signal(int)
    left = Signal()
    entered = Signal()
    table_asked = Signal(bool)
    """A sheet with all rows is wanted; True: with what the clipboard holds."""

    wide = True
    """Whether it fills the row; dates and numbers have a width of their own."""

    def __init__(self, letter: Letter, field: Field, widget: QWidget) -> None:
        super().__init__(widget)
        self.field, self.widget = field, widget
        self._source = letter.pinned.source_language
        for name in ("left", "entered"):
            signal = getattr(widget, name, None)
            if signal is not None:
                signal.connect(getattr(self, name))

    def show(self, state: FieldState, letter: Letter) -> None:
        raise NotImplementedError

    def mark(self, mark: str) -> None:
        self.widget.set_mark(mark)

    def offer_countries(self, countries: list[Suggestion]) -> None:
        """Takes the names of states, which come a moment after the window stands."""

    def offer_signatories(self, known: Mapping[str, Signatory]) -> None:
        """Takes all who can sign: those of the letter and those of its library."""


class _Words(Control):
    """A line or paragraph of text, a UN symbol, a sum of money."""

    def __init__(self, letter: Letter, field: Field) -> None:
        kind = {"paragraph": ParagraphBox, "un_symbol": SymbolBox}.get(field_type(field), LineBox)
        box = kind(field_words(letter, field), _example(letter, field))
        super().__init__(letter, field, box)
        self._typed_last: str | None = None
        self._follow(box)

    def show(self, state: FieldState, _letter: Letter) -> None:
        """A box that has the focus keeps the words as typed, unless they came from elsewhere."""
        if self.widget.edit.hasFocus() and self._typed_last == self.widget.text() \
                and self._same(state):
            return
        self.widget.show_text(state.shown)
        self._typed_last = None

    def mark(self, mark: str) -> None:
        if mark == "right" and field_type(self.field) != "un_symbol":
            mark = ""
        super().mark(mark)

    def _follow(self, box: LineBox | ParagraphBox) -> None:
        """Hands on what is typed; it is remembered first, or the value would be shown over it."""
        box.typed.connect(self._remember)
        box.typed.connect(self.typed)

    def _remember(self, text: str) -> None:
        self._typed_last = text

    def _same(self, state: FieldState) -> bool:
        """Whether the value is what the box's words mean."""
        shown = state.shown.strip()
        return self._typed_last is not None and (
            shown == self._typed_last.strip() or self._means(state))

    def _means(self, state: FieldState) -> bool:
        return read_typed(self.field, self._typed_last or "", self._usage(state)) == state.raw

    def _usage(self, _state: FieldState) -> Usage:
        return Usage(interface_language())


class _Number(_Words):
    wide = False

    def __init__(self, letter: Letter, field: Field) -> None:
        box = NumberBox(field_words(letter, field), _example(letter, field))
        Control.__init__(self, letter, field, box)
        self._typed_last = None
        self._follow(box)
        box.stepped.connect(self.stepped)


class _Date(_Words):
    wide = False

    def __init__(self, letter: Letter, field: Field) -> None:
        box = DateBox(field_words(letter, field), _example(letter, field))
        Control.__init__(self, letter, field, box)
        self._typed_last = None
        self._follow(box)
        box.picked.connect(lambda date: self.chosen.emit(date.isoformat()))

    def show(self, state: FieldState, letter: Letter) -> None:
        self.widget.set_date(state.date)
        super().show(state, letter)


class _Choice(Control):
    def __init__(self, letter: Letter, field: Field) -> None:
        box = ChoiceBox(field_words(letter, field), tr("Choose"))
        super().__init__(letter, field, box)
        box.chosen.connect(self.chosen)

    def show(self, state: FieldState, letter: Letter) -> None:
        value = state.raw if isinstance(state.raw, str | None) else state.shown
        self.widget.set_choices(self._choices(letter))
        self.widget.show_value(value)

    def _choices(self, _letter: Letter) -> list[tuple[object, str]]:
        return self._with_none((c.id, words(c.label, self._source, c.id))
                               for c in self.field.choices)

    def _with_none(self, choices: Iterable[tuple[object, str]]) -> list[tuple[object, str]]:
        return [*([] if self.field.required else [(None, tr("None"))]), *choices]


class _Signatory(_Choice):
    """One of those who sign for the organisation."""

    def __init__(self, letter: Letter, field: Field) -> None:
        super().__init__(letter, field)
        self._known: Mapping[str, Signatory] = {}

    def offer_signatories(self, known: Mapping[str, Signatory]) -> None:
        self._known = known
        self.widget.set_choices(self._people(known))

    def _choices(self, letter: Letter) -> list[tuple[object, str]]:
        return self._people({**self._known, **letter.pinned.signatories})

    def _people(self, known: Mapping[str, Signatory]) -> list[tuple[object, str]]:
        return self._with_none((key, signatory_words(key, known, self._source)) for key in known)


class _YesNo(Control):
    def __init__(self, letter: Letter, field: Field) -> None:
        toggle = Toggle(field_words(letter, field))
        holder = _Row(toggle)
        super().__init__(letter, field, holder)
        toggle.clicked.connect(lambda checked: self.chosen.emit(bool(checked)))
        self._toggle = toggle

    def show(self, state: FieldState, _letter: Letter) -> None:
        self._toggle.setChecked(state.raw is True)
        self.widget.say(tr("Yes") if state.raw is True else tr("No"))


class _Row(QWidget):
    def __init__(self, toggle: Toggle) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(toggle)
        self._label = Label("")
        row.addWidget(self._label, 1)
        self.setFocusProxy(toggle)

    def say(self, words_: str) -> None:
        self._label.setText(words_)

    def set_mark(self, mark: str) -> None:
        """A switch is never malformed."""


class _Tags(Control):
    """Lists, a country, countries."""

    def __init__(self, letter: Letter, field: Field) -> None:
        kind = field_type(field)
        box = TagsBox(field_words(letter, field), single=kind == "country", free=kind == "list")
        super().__init__(letter, field, box)
        box.changed.connect(self._take)
        box.typed.connect(self._take_typed)

    def show(self, state: FieldState, letter: Letter) -> None:
        raw = state.raw if isinstance(state.raw, list | tuple) else \
            [state.raw] if state.raw not in (None, "") else []
        usage = interface_usage(letter)
        shown = [(value, self._words(value, usage)) for value in raw]
        self.widget.show_values(shown)
        if field_type(self.field) != "list":
            self.widget.list.put_first(states_of(letter))

    def offer_countries(self, countries: list[Suggestion]) -> None:
        if field_type(self.field) != "list":
            self.widget.set_suggestions(countries)
            self.widget.list.guess = near_states

    def _words(self, value: Any, usage: Usage) -> str:
        if field_type(self.field) == "list":
            return str(value)
        return country_words(value, usage)

    def _take(self, values: list[Any]) -> None:
        if field_type(self.field) == "country":
            self.chosen.emit(values[-1] if values else None)
        else:
            self.chosen.emit(values)

    def _take_typed(self, typed: str) -> None:
        """Words that are no suggestion: a country by any of its names, else kept as typed."""
        raw = read_typed(self.field, typed, Usage(interface_language()))
        kept = self.widget.values()
        if field_type(self.field) == "country":
            self.chosen.emit(raw)
        else:
            self.chosen.emit([*kept, *(v for v in raw if v not in kept)])


class _Signatories(Control):
    def __init__(self, letter: Letter, field: Field) -> None:
        super().__init__(letter, field, SignatoriesBox(field_words(letter, field)))
        self.widget.changed.connect(self.chosen)
        self.widget.table_asked.connect(self.table_asked)
        self._known: Mapping[str, Signatory] = {}

    def show(self, state: FieldState, letter: Letter) -> None:
        raw = list(state.raw) if isinstance(state.raw, list | tuple) else \
            [state.raw] if state.raw else []
        known = {**self._known, **letter.pinned.signatories}
        self.widget.show_values([(v, signatory_words(v, known, self._source)) for v in raw])
        self.widget.set_known(known, self._source)

    def offer_signatories(self, known: Mapping[str, Signatory]) -> None:
        self._known = known
        self.widget.set_known(known, self._source)


class _Person(Control):
    def __init__(self, letter: Letter, field: Field) -> None:
        is_recipient = field_type(field) == "recipient"
        super().__init__(letter, field, PersonBox(
            field_words(letter, field), is_recipient=is_recipient))
        self.widget.changed.connect(self.chosen)

    def show(self, state: FieldState, _letter: Letter) -> None:
        self.widget.show_value(state.raw)

    def offer_countries(self, countries: list[Suggestion]) -> None:
        self.widget.offer_countries(countries)


_CONTROLS: dict[str, type[Control]] = {
    "text": _Words, "paragraph": _Words, "un_symbol": _Words, "money": _Words, "number": _Number,
    "date": _Date, "choice": _Choice, "signatory": _Signatory, "yes_no": _YesNo, "list": _Tags,
    "country": _Tags, "countries": _Tags, "signatories": _Signatories, "person": _Person,
    "recipient": _Person,
}


def control_for(letter: Letter, field: Field) -> Control:
    """The widget for a field's type."""
    return _CONTROLS[field_type(field)](letter, field)


def _example(letter: Letter, field: Field) -> str:
    """The field's example as a placeholder."""
    example = field.example
    if isinstance(example, dict) and not field.translatable:
        example = None
    if example is None:
        return ""
    return show_typed(field, example, interface_usage(letter))
