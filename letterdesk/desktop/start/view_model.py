"""What the start page shows: templates of the library and letters of this desk. No widgets."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from letterdesk.desktop.composer.wording import LANGUAGE_NAMES, words
from letterdesk.desktop.desk import Desk
from letterdesk.desktop.translate import interface_language, isolated, listed, tr, tr_n
from letterdesk.desktop.worker import NewestFirst
from letterdesk.language import Usage, format_date
from letterdesk.letters.model import Letter
from letterdesk.library import Library, Template
from letterdesk.operations.clock import now
from letterdesk.operations.letter_files import open_letter
from letterdesk.operations.recents import RecentLetter, forget, recent_letters

_MOST_LISTED = 40


@dataclass(frozen=True)
class TemplateCard:
    """A template as its card shows it."""

    template: str
    name: str
    about: str
    caption: str
    picture_key: str
    example: Callable[[], Letter]
    """Makes a letter filled with the fields' examples, for the picture."""


@dataclass(frozen=True)
class LetterRow:
    """A letter as the list shows it."""

    recent: RecentLetter
    title: str
    caption: str
    recipients: str
    to_put_right: int
    changed: str
    trouble: str = ""

    @property
    def spoken(self) -> str:
        status = self.trouble or (tr_n("{count} to put right", "{count} to put right",
                                       self.to_put_right) if self.to_put_right else tr("Draft"))
        return listed(w for w in (self.title, self.caption, self.recipients, status,
                                     self.changed) if w)


class StartModel(QObject):
    """Templates and recent letters; letters are read in the background."""

    cards_changed = Signal()
    letters_changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.letters: tuple[LetterRow, ...] = ()
        self._reader = NewestFirst(self._read, self)
        self._reader.done.connect(self._take)
        desk.library_loaded.connect(self.cards_changed)
        desk.settings_changed.connect(self.look_again)

    def look_again(self) -> None:
        """Reads the list of letters anew."""
        self._reader.ask(object())

    def settle(self) -> None:
        self._reader.settle()

    def close(self) -> None:
        self._reader.close()

    def cards(self) -> tuple[TemplateCard, ...]:
        """Templates that most letters of the list were made from come first."""
        library = self._desk.library
        if library is None:
            return ()
        used = Counter(row.recent.template for row in self.letters)
        cards = [_card(library, template, used[template.id])
                 for template in library.templates.values()]
        return tuple(sorted(cards, key=lambda card: -used[card.template]))

    def languages(self) -> tuple[str, ...]:
        """Languages that the library writes, its own first."""
        library = self._desk.library
        if library is None:
            return ()
        rest = [name for name in library.usages if name != library.source_language]
        return (library.source_language, *rest)

    def take_off(self, recent: RecentLetter) -> None:
        """Takes a letter off the list of those that were open."""
        forget(recent.path)
        self.look_again()

    def _read(self, _request: object, _is_newest: object) -> tuple[RecentLetter, ...]:
        return recent_letters(self._desk.settings, limit=_MOST_LISTED,
                              language=interface_language())

    def _take(self, _request: object, recent: tuple[RecentLetter, ...]) -> None:
        self.letters = tuple(_row(one) for one in recent)
        self.letters_changed.emit()


def letter_of(recent: RecentLetter) -> Callable[[], Letter]:
    """Reads the letter for its picture, when it is wanted."""
    return lambda: open_letter(recent.path).letter


def picture_key(recent: RecentLetter) -> str:
    """Differs where the file does."""
    try:
        seen = recent.path.stat()
    except OSError:
        return f"letter {recent.path}"
    return f"letter {recent.path} {seen.st_mtime_ns} {seen.st_size}"


def _card(library: Library, template: Template, letters: int) -> TemplateCard:
    source = library.source_language
    written = [name for name in library.usages if _is_written(library, template, name)]
    caption = tr_n("{count} language", "{count} languages", len(written))
    if letters:
        caption += " · " + tr_n("{count} letter", "{count} letters", letters)
    key = f"template {library.id} {library.fingerprint} {template.id}"
    return TemplateCard(template.id, words(template.name, source, template.id),
                        words(template.about, source), caption, key,
                        lambda: example_letter(library, template))


def _is_written(library: Library, template: Template, language: str) -> bool:
    """Whether every required part has a text in the language."""
    return all(any(language in library.blocks[b].texts or not library.blocks[b].texts
                   for b in part.blocks if b in library.blocks)
               for part in template.part if part.required)


def example_letter(library: Library, template: Template) -> Letter:
    """A letter filled with the examples that the template's fields give."""
    from letterdesk.letters.new_letter import new_letter

    values = {}
    for field in template.field:
        example = field.example
        if example is not None and field.type not in ("signatories",):
            values[field.id] = example
    return new_letter(library, template.id, [library.source_language], now=now(), values=values)


def languages_words(languages: tuple[str, ...]) -> str:
    """“English, Français”, or “English and 5 more”."""
    names = [LANGUAGE_NAMES.get(name, name) for name in languages]
    if len(names) <= 2:
        return listed(names)
    return tr_n("{first} and {count} more", "{first} and {count} more", len(names) - 1,
                first=names[0])


def when_words(time: dt.datetime | None, today: dt.date) -> str:
    """“Today, 14:32”, “Yesterday”, “6 May”, “6 May 2013”."""
    if time is None:
        return ""
    here = time.astimezone()
    if here.date() == today:
        return tr("Today, {time}", time=f"{here:%H:%M}")
    if here.date() == today - dt.timedelta(days=1):
        return tr("Yesterday")
    return format_date(here.date(), Usage(interface_language()))


def _row(recent: RecentLetter) -> LetterRow:
    people = recent.recipients
    recipients = (people[0].name or people[0].organisation) if len(people) == 1 else ""
    if people and not recipients:
        recipients = tr_n("{count} recipient", "{count} recipients", len(people))
    trouble = ""
    if recent.trouble is not None:
        trouble = tr("Cannot be opened")
    caption = " · ".join(w for w in (recent.template_name, languages_words(recent.languages)) if w)
    return LetterRow(recent, isolated(recent.title), caption or str(recent.path), recipients,
                     recent.to_put_right, when_words(recent.changed, now().date()), trouble)
