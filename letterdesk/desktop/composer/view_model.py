"""State of the composer: which letter, language and part; what can be done. No widgets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from letterdesk.desktop.composer.checker import Checked, Checker
from letterdesk.desktop.composer.field_states import (
    FieldState,
    Printed,
    field_state,
    is_missing,
    stepped,
    usage_of,
)
from letterdesk.desktop.composer.page_maker import PageMaker, PageRequest, PageSet
from letterdesk.desktop.composer.part_rows import PartRow, part_rows
from letterdesk.desktop.composer.session import LetterSession
from letterdesk.desktop.composer.states import country_suggestions
from letterdesk.desktop.composer.wording import interface_usage
from letterdesk.desktop.widgets.suggestions import Suggestion
from letterdesk.desktop.worker import Job
from letterdesk.document.model import SignatoryList, SignatureBlock, Text, spans_of
from letterdesk.findings import Finding, must_be_put_right
from letterdesk.letters import changes as ch
from letterdesk.letters.compose import Composition
from letterdesk.letters.model import Letter
from letterdesk.letters.values import raw_value
from letterdesk.library import Field, Library, Signatory, read_typed
from letterdesk.library import is_missing as no_value
from letterdesk.operations.choose_value import choose_value

if TYPE_CHECKING:
    from letterdesk.export.pdf import PdfWriter

_WORD = re.compile(r"[\u4e00-\u9fff]|[^\W_]+(?:[-’'./]\w+)*")


class ComposerModel(QObject):
    """What the composer's three columns show and do; the letter itself is the session's."""

    rows_changed = Signal()
    fields_changed = Signal()
    pages_changed = Signal(object)
    """PageSet of a newer state of the letter, or of another version of it."""
    pictures_drawn = Signal(object)
    """PageSet of the state that is shown: more pages drawn, or in another size."""
    findings_changed = Signal()
    """The checks have seen a newer state of the letter."""
    part_focused = Signal(str)
    language_changed = Signal()
    page_failed = Signal(object)
    title_changed = Signal()
    countries_ready = Signal(object)
    """Suggestions for all fields that ask for states."""
    library_changed = Signal()
    """The letter's library is there: whom it knows as signatories can be chosen."""

    def __init__(self, session: LetterSession, writers: list[PdfWriter],
                 parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.language = session.letter.languages[0]
        self.part = ""
        self.recipient = 0
        self.library: Library | None = None
        self.pages: PageSet | None = None
        self.maker = PageMaker(writers, self)
        self.checked: Checked | None = None
        """What all checks found in the newest state that they have seen."""
        self._checker = Checker(self)
        self._checker.checked.connect(self._take_checked)
        self._scale, self._visible = 1.0, (0, 0)
        self.maker.drawn.connect(self._take_pages)
        self.maker.failed.connect(self.page_failed)
        session.changed.connect(self._letter_changed)
        self._printed: Printed | None = None
        self._rows: tuple[Letter, Composition | None, tuple[PartRow, ...]] | None = None
        """Of this letter and this composition."""
        self._words = 0
        self._countries: list[Suggestion] | None = None
        usage = interface_usage(session.letter)
        self._is_closed = False
        self._naming = Job(lambda _progress, _stopped: country_suggestions(usage), self)
        self._naming.finished_with.connect(self._take_countries)

    @property
    def composition(self) -> Composition | None:
        return self.pages.composition if self.pages else None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Of all language versions; until they are checked, those of the page."""
        if self.checked is not None and self.checked.letter is self.session.letter:
            return self.checked.findings
        return self.pages.findings if self.pages else ()

    def waiting_in(self, languages: tuple[str, ...]) -> int:
        """How many things must be put right before these versions can go out."""
        return len([f for f in must_be_put_right(self.findings)
                    if f.place.language is None or f.place.language in languages])

    @property
    def to_put_right(self) -> int:
        """In the version that is shown."""
        return self.waiting_in((self.language,))

    @property
    def is_edited(self) -> bool:
        """Whether any words differ from the approved text."""
        return any(p.edits or p.free for p in self.session.letter.parts)

    def rows(self) -> tuple[PartRow, ...]:
        letter, composition = self.session.letter, self.composition
        kept = self._rows
        if kept is None or kept[0] is not letter or kept[1] is not composition:
            self._rows = kept = (letter, composition, part_rows(letter, composition))
        return kept[2]

    def fields(self) -> tuple[Field, ...]:
        return self.session.letter.pinned.template.field

    def field(self, name: str) -> Field | None:
        return next((f for f in self.fields() if f.id == name), None)

    def state(self, field: Field) -> FieldState:
        return field_state(self.session.letter, field, self.language, self._printed)

    def fields_of_part(self, part: str) -> set[str]:
        """The fields whose values a part prints."""
        composed = self.composition.part(part) if self.composition else None
        if composed is None:
            return set()
        found = set()
        for element in composed.elements:
            if isinstance(element, SignatureBlock | SignatoryList) and element.origin.field:
                found.add(element.origin.field)
            found |= {s.origin.field for s in spans_of(element)
                      if isinstance(s, Text) and s.origin.field}
        return found

    def part_of_field(self, field: str) -> str:
        """The focused part if it prints the field, else the first that does."""
        rows = [row.part for row in self.rows() if field in self.fields_of_part(row.part)]
        return self.part if self.part in rows else (rows[0] if rows else "")

    def words(self) -> int:
        """Words of the letter's text on the pages that are shown."""
        return self._words

    def is_field_missing(self, field: Field) -> bool:
        return is_missing(self.composition, field)

    def use_library(self, library: Library | None) -> None:
        """Takes the library that the letter was made from, where this desk knows it."""
        if library is not self.library:
            self.library = library
            self.library_changed.emit()
            self._check()

    def signatories(self) -> Mapping[str, Signatory]:
        """Those whom the letter holds, in its own words, and all others of its library."""
        known = self.library.signatories if self.library is not None else {}
        return {**known, **self.session.letter.pinned.signatories}

    @property
    def has_countries(self) -> bool:
        return self._countries is not None

    def countries(self) -> list[Suggestion]:
        """All states by name; made at once where they are not ready yet."""
        if self._countries is None:
            self._countries = country_suggestions(interface_usage(self.session.letter))
        return self._countries

    def settle(self) -> None:
        """Waits until the newest state is drawn and the names of states are there."""
        self.maker.settle()
        QCoreApplication.processEvents()  # pages on their way are asked about
        self._checker.settle()
        if self._naming.isRunning():
            self._naming.wait()

    # What a person does

    def focus_part(self, part: str) -> None:
        if part != self.part:
            self.part = part
            self.part_focused.emit(part)

    def type_in(self, field: Field, words: str) -> None:
        """Typed words become the field's value; typing in one field is one undo step."""
        raw = read_typed(field, words, usage_of(self.session.letter, field, self.language))
        self._set(field, raw, typing_in=field.id)

    def set_value(self, field: Field, raw: Any) -> None:
        """A chosen value is a step of its own, with all that the library has to go with it."""
        language = self.language if field.translatable else None
        with self.session.one_step():
            for change in choose_value(self.session.letter, field.id, raw, language=language,
                                       library=self.library):
                self.session.do(change)

    def step(self, field: Field, by: int) -> None:
        number = stepped(raw_value(self.session.letter, field, self.language), by, field)
        if number is not None:
            self._set(field, number, typing_in=field.id)

    def take_offered(self, field: Field) -> bool:
        """Takes the right form of a malformed value, or the library's figure for an empty one."""
        state = self.state(field)
        if state.suggestion is not None:
            self.set_value(field, state.suggestion)
        elif state.offer is not None:
            self.session.do(ch.TakeFact(field.id, state.offer.fact))
        else:
            return False
        return True

    def keep_as_typed(self, field: Field) -> None:
        """The library's figure becomes a typed value that can be changed."""
        self.set_value(field, raw_value(self.session.letter, field, self.language))

    def switch(self, part: str, inside: bool) -> bool:
        return self.session.do(ch.SwitchPart(part, inside))

    def choose_block(self, part: str, block: str) -> bool:
        return self.session.do(ch.ChooseBlock(part, block))

    def restore(self, part: str) -> bool:
        return self.session.do(ch.RestoreText(part))

    def remove(self, part: str) -> bool:
        return self.session.do(ch.RemovePart(part))

    def move_by(self, part: str, by: int) -> bool:
        """Moves a part one place up (-1) or down (+1)."""
        order = [p.part for p in self.session.letter.parts]
        to = order.index(part) + by
        return 0 <= to < len(order) and self.move_to(part, to)

    def move_to(self, part: str, index: int) -> bool:
        """Moves a part to a place counted without itself."""
        others = [p.part for p in self.session.letter.parts if p.part != part]
        after = others[index - 1] if index > 0 else None
        return self.session.do(ch.MovePart(part, after))

    def rename(self, title: str) -> None:
        if title.strip():
            self.session.do(ch.SetTitle(title.strip()))

    def show_language(self, language: str) -> None:
        if language != self.language:
            self.session.end_typing()
            self.language = language
            self.language_changed.emit()
            self.ask_page()

    # The page

    def look_at(self, scale: float, visible: tuple[int, int]) -> None:
        """How large the pages are drawn, and which are in view."""
        wanted = (scale, visible)
        if wanted != (self._scale, self._visible):
            self._scale, self._visible = wanted
            self.ask_page()

    def ask_page(self) -> None:
        self.maker.ask(PageRequest(self.session.letter, self.language, self.recipient,
                                   self._scale, self._visible))

    def close(self) -> bool:
        """Ends the threads; False where the letter could not be written."""
        self._is_closed = True
        self.maker.close()
        self._checker.close()
        self._naming.wait()
        self.pages = None
        return self.session.close()

    def _set(self, field: Field, raw: Any, typing_in: str = "") -> None:
        language = self.language if field.translatable else None
        value = None if no_value(raw) else raw
        self.session.do(ch.SetField(field.id, value, language), typing_in)

    def _check(self) -> None:
        if self.pages is not None:
            self._checker.ask(self.pages, self.library.facts if self.library else None)

    def _take_checked(self, checked: Checked) -> None:
        if not self._is_closed:
            self.checked = checked
            self.findings_changed.emit()

    def _take_countries(self, countries: list[Suggestion]) -> None:
        self._countries = countries
        self.countries_ready.emit(countries)

    def _letter_changed(self, changed: frozenset[str]) -> None:
        self._checker.hold()
        if self.language not in self.session.letter.languages:
            # Undo took the language away that was shown.
            self.show_language(self.session.letter.languages[0])
        self.ask_page()
        if changed & {"title"}:
            self.title_changed.emit()

    def _take_pages(self, pages: PageSet) -> None:
        if self._is_closed:  # pages that were on their way when the letter was closed
            return
        is_new = self.pages is None or pages.composition is not self.pages.composition
        if self.pages is None:
            self._naming.start()
        self.pages = pages
        if not is_new:
            self.pictures_drawn.emit(pages)
            return
        self._printed = Printed(pages.composition)
        self._words = _words_in(pages.composition)
        self._check()
        self.pages_changed.emit(pages)
        self.rows_changed.emit()
        self.fields_changed.emit()


def _words_in(composition: Composition) -> int:
    text = " ".join(span.text if isinstance(span, Text) else " "
                    for element in composition.document.elements for span in spans_of(element))
    return len(_WORD.findall(text))
