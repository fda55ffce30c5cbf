"""A letter as a row of the list shows it: words made when they are first shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cached_property

from letterdesk.contacts import Recipient
from letterdesk.desktop.composer.recipients_box import recipient_words
from letterdesk.desktop.composer.states import country_words
from letterdesk.desktop.composer.troubles import sentence
from letterdesk.desktop.composer.wording import LANGUAGE_NAMES
from letterdesk.desktop.folders import folder_words
from letterdesk.desktop.translate import (
    interface_language,
    isolated,
    listed,
    tr,
    tr_message,
    tr_n,
)
from letterdesk.language import Usage, format_date
from letterdesk.language.searching import Found, spans_of
from letterdesk.letters.model import Letter
from letterdesk.operations.clock import now
from letterdesk.operations.letter_files import open_letter
from letterdesk.operations.recents import RecentLetter


class LetterRow:
    """One of a thousand: only those in view make their words."""

    def __init__(self, recent: RecentLetter, sentence: Found | None = None,
                 query: tuple[str, ...] = ()) -> None:
        self.recent = recent
        self.sentence = sentence
        """Found in its words by a search; stands in place of the caption."""
        self._query = query

    @cached_property
    def title(self) -> str:
        return isolated(self.recent.title)

    @cached_property
    def title_marks(self) -> tuple[tuple[int, int], ...]:
        """Where the words searched for stand in the title."""
        return spans_of(self._query, self.title) if self._query else ()

    @cached_property
    def caption(self) -> str:
        recent = self.recent
        if recent.trouble is not None:
            return sentence(tr_message(recent.trouble.message))
        names = (recent.template_name(interface_language()), languages_words(recent.languages))
        return " · ".join(w for w in names if w) or folder_words(recent.path.parent)

    @cached_property
    def recipients(self) -> str:
        recent = self.recent
        if recent.recipient is not None:
            return _called(recent.recipient)
        if not recent.recipients:
            return ""
        return tr_n("{count} recipient", "{count} recipients", recent.recipients)

    @property
    def to_put_right(self) -> int:
        """Of a letter that is signed nothing is."""
        return 0 if self.is_signed else self.recent.to_put_right

    @property
    def is_signed(self) -> bool:
        return self.recent.is_signed

    @cached_property
    def trouble(self) -> str:
        return tr("Cannot be opened") if self.recent.trouble is not None else ""

    @cached_property
    def status(self) -> str:
        """Empty while the letter has not been read."""
        if self.trouble or not self.recent.is_read:
            return self.trouble
        if self.is_signed:
            return tr("Signed")
        if self.to_put_right:
            return tr_n("{count} to put right", "{count} to put right", self.to_put_right)
        return tr("Draft")

    @property
    def changed(self) -> str:
        return when_words(self.recent.changed, now().date())

    @property
    def spoken(self) -> str:
        found = self.sentence.sentence if self.sentence is not None else ""
        return listed(w for w in (self.title, found or self.caption, self.recipients, self.status,
                                  self.changed) if w)

    @property
    def picture_key(self) -> str:
        """Differs where the file does."""
        return f"letter {self.recent.path} {self.recent.stamp}"

    @property
    def letter(self) -> Callable[[], Letter]:
        """Reads the letter for its picture, when it is wanted."""
        path = self.recent.path
        return lambda: open_letter(path).letter


def _called(recipient: Recipient) -> str:
    """Name, else organisation, else state: the column is narrow."""
    usage = Usage(interface_language())
    if recipient.name or recipient.organisation:
        return recipient.name or recipient.organisation
    if recipient.country:
        return country_words(recipient.country, usage)
    return recipient_words(recipient, usage)


def languages_words(languages: tuple[str, ...]) -> str:
    """“English, Français”, or “English and 5 more”."""
    names = [LANGUAGE_NAMES.get(name, name) for name in languages]
    if len(names) <= 2:
        return listed(names)
    return tr_n("{first} and {count} more", "{first} and {count} more", len(names) - 1,
                first=names[0])


def when_words(time: dt.datetime | None, today: dt.date) -> str:
    """“Today, 14:32”, “Yesterday”, “6 May 2013”, in the interface's language."""
    if time is None:
        return ""
    here = time.astimezone()
    if here.date() == today:
        return tr("Today, {time}", time=f"{here:%H:%M}")
    if here.date() == today - dt.timedelta(days=1):
        return tr("Yesterday")
    return format_date(here.date(), Usage(interface_language()))
