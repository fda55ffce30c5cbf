"""What can be found in the window: actions, fields, parts, templates, letters. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from letterdesk.desktop.composer.columns import FIELDS, PARTS
from letterdesk.desktop.composer.wording import field_words
from letterdesk.desktop.shell.action_specs import menus
from letterdesk.desktop.translate import isolated, tr
from letterdesk.language.searching import folded, has_all, nearest, query_words, words_in

if TYPE_CHECKING:
    from letterdesk.desktop.composer.page import ComposerPage
    from letterdesk.desktop.shell.window import Window

MOST_SHOWN = 60
_NOT_OFFERED = frozenset({"search"})
"""The sheet itself."""


class Entry(Struct, frozen=True):
    """One thing that can be found, and what choosing it does."""

    kind: str
    icon: str
    words: str
    do: Callable[[], object]
    hint: str = ""
    """Stands at the trailing edge: keys of an action, value of a field."""
    found_by: str = ""
    """Folded, as language.searching gives it."""

    @property
    def spoken(self) -> str:
        return tr("{kind}: {words}", kind=self.kind, words=self.words)


def entries(window: Window) -> tuple[Entry, ...]:
    """All that can be found now, in the order in which equals are shown."""
    found: list[Entry] = []
    if window.composer is not None:
        found += _fields(window.composer)
        found += _parts(window.composer)
    found += _actions(window)
    found += _templates(window)
    found += _letters(window)
    return tuple(found)


def matching(known: Sequence[Entry], query: str) -> tuple[Entry, ...]:
    """Those with all words of the query: names that begin so first, then words that do."""
    words = query_words(query)
    if not words:
        return tuple(known[:MOST_SHOWN])
    whole = folded(query).strip()
    ranked = [(_rank(entry, whole, words), number, entry) for number, entry in enumerate(known)
              if has_all(words, entry.found_by)]
    return tuple(entry for _rank_, _number, entry in sorted(ranked, key=lambda r: r[:2])
                 )[:MOST_SHOWN]


def meant(known: Iterable[Entry], query: str) -> str | None:
    """The query with its slips put right by words that are there; None where nothing is near."""
    vocabulary = frozenset().union(*(words_in(entry.words) for entry in known))
    words = [word if word in vocabulary else nearest(word, vocabulary) or word
             for word in query_words(query)]
    guess = " ".join(words)
    return guess if guess != " ".join(query_words(query)) else None


def _rank(entry: Entry, whole: str, words: Sequence[str]) -> int:
    name = folded(entry.words)
    if name.startswith(whole):
        return 0
    if all(f" {word}" in f" {name}" for word in words):
        return 1
    return 2 if has_all(words, name) else 3


def _entry(kind: str, icon: str, words: str, do: Callable[[], object], hint: str = "",
           more: str = "") -> Entry:
    return Entry(kind, icon, words, do, hint, folded(f"{words} {kind} {more}"))


def _actions(window: Window) -> Iterator[Entry]:
    for menu, specs in menus():
        for spec in specs:
            if spec is None or spec.name in _NOT_OFFERED:
                continue
            action = window.actions_[spec.name]
            if action.isEnabled():
                yield _entry(tr("Action"), spec.icon or "chevron-right", action.text(),
                             lambda name=spec.name: window.act(name), keys_of(action), menu)


def _fields(page: ComposerPage) -> Iterator[Entry]:
    letter = page.session.letter
    for one in page.model.fields():
        state = page.model.state(one)
        yield _entry(tr("Field"), "pen-line", field_words(letter, one),
                     lambda name=one.id: _show_field(page, name), isolated(state.shown), one.id)


def _show_field(page: ComposerPage, name: str) -> None:
    page.view.show_column(FIELDS)
    page.view.fields.focus_field(name)


def _parts(page: ComposerPage) -> Iterator[Entry]:
    for row in page.model.rows():
        yield _entry(tr("Part"), "text", row.name,
                     lambda part=row.part: _show_part(page, part), isolated(row.note),
                     row.part)


def _show_part(page: ComposerPage, part: str) -> None:
    page.view.show_column(PARTS)
    page.model.focus_part(part)
    page.view.parts.setFocus(Qt.FocusReason.OtherFocusReason)


def _templates(window: Window) -> Iterator[Entry]:
    for card in window.start_model.cards():
        yield _entry(tr("New letter"), "plus", card.name,
                     lambda name=card.template: window.start_letter(name), more=card.about)


def _letters(window: Window) -> Iterator[Entry]:
    for row in window.start_model.letters:
        yield _entry(tr("Letter"), "file-text", isolated(row.title),
                     lambda path=row.recent.path: window.open_path(path), row.caption,
                     row.recipients)


def keys_of(action: object) -> str:
    """The first keys of an action as this system writes them; empty where it has none."""
    sequence = action.shortcut()
    return sequence.toString(QKeySequence.SequenceFormat.NativeText)
