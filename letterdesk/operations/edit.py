"""Edits a letter as asked for in words: each wish becomes a change, in a fixed order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec
from msgspec.structs import replace

from letterdesk.contacts import parse_recipient
from letterdesk.findings import Place, say
from letterdesk.letters import changes as ch
from letterdesk.letters.added_blocks import added_blocks
from letterdesk.letters.applying import apply
from letterdesk.letters.edit_source import body_from_source
from letterdesk.letters.lookup import field_of, known, language_of, not_understood, part_of
from letterdesk.letters.model import Letter
from letterdesk.letters.new_letter import check_languages
from letterdesk.letters.pin import pictures_of, pin
from letterdesk.library import Library
from letterdesk.operations.add_block import block_added
from letterdesk.operations.clock import Clock, now, stamp
from letterdesk.operations.edit_text import names_of, source_given, text_edited, without_words
from letterdesk.operations.typed_fields import pair, people_in, value_typed

LibraryGetter = Callable[[], Library | None]
"""Gives the letter's library where it is known; asked only where it is needed."""


class EditRequest(msgspec.Struct, frozen=True):
    """Changes as asked for in words, done in the order of these fields; see `edit`."""

    add_lang: tuple[str, ...] = ()
    set: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    choose: tuple[str, ...] = ()
    with_: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    restore: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    """`PART=@FILE`, or `PART=words`."""
    insert_after: tuple[str, ...] = ()
    add_block: tuple[str, ...] = ()
    """`PART=BLOCK`."""
    move: tuple[str, ...] = ()
    """`PART:AFTER`; nothing behind the colon is the top."""
    language: str | None = None
    drop_note: tuple[str, ...] = ()
    """Numbers of notes, from 1, as `show` gives them."""
    remove_lang: tuple[str, ...] = ()
    """Done after the other wishes."""


def edit(letter: Letter, request: EditRequest, *, library: LibraryGetter, by: str = "",
         clock: Clock = now) -> Letter:
    """The letter after all changes, its time stamped where anything differs.

    Raises NotUnderstood for what is not there; then nothing is changed.
    """
    on = stamp(clock())
    editing = _Editing(letter, request, library, by, on)
    for change in editing.changes():
        editing.letter = apply(editing.letter, change).letter
    return letter if editing.letter == letter else replace(editing.letter, changed=on)


class _Editing:
    """The changes of one request; each is made for the letter as those before left it."""

    def __init__(self, letter: Letter, request: EditRequest, library: LibraryGetter, by: str,
                 on: str) -> None:
        self.letter = letter
        self._asked = request
        self._library = library
        self._by, self._on = by, on

    def changes(self) -> Iterator[ch.Change]:
        yield from self._of_the_whole()
        yield from self._of_parts()
        yield from self._of_words()
        for text in self._asked.move:
            part, colon, after = text.partition(":")
            if not colon:
                raise not_understood(say("“{text}” has not the form {form}", text=text,
                                         form="PART:AFTER"))
            yield ch.MovePart(part, after or None)
        yield from notes_dropped(self.letter, self._asked.drop_note)
        for language in self._asked.remove_lang:
            yield ch.RemoveLanguage(language)

    def _of_the_whole(self) -> Iterator[ch.Change]:
        for language in self._asked.add_lang:
            if language not in self.letter.languages:
                yield added_language(self.letter, language, self._library())
        for text in self._asked.set:
            name, typed = pair(text, "NAME=VALUE")
            yield field_set(self.letter, name, typed, self._asked.language, self._library)
        if self._asked.to:
            yield ch.SetRecipients(tuple(parse_recipient(text) for text in self._asked.to))

    def _of_parts(self) -> Iterator[ch.Change]:
        for text in self._asked.choose:
            part, block = pair(text, "PART=BLOCK")
            yield ch.ChooseBlock(part, block or None)
        for part in self._asked.with_:
            yield ch.SwitchPart(part, True)
        for part in self._asked.without:
            yield ch.SwitchPart(part, False)

    def _of_words(self) -> Iterator[ch.Change]:
        language = language_of(self.letter, self._asked.language)
        for part in self._asked.restore:
            yield ch.RestoreText(part, self._asked.language)
        for text in self._asked.text:
            part, given = pair(text, "PART=@FILE")
            source, file = source_given(given)
            change = text_edited(self.letter, part, language, source, by=self._by, on=self._on,
                                 file=file)
            if change is not None:
                yield change
        for text in self._asked.insert_after:
            after, given = pair(text, "PART=@FILE")
            part_of(self.letter, after)
            source, file = source_given(given)
            if not source.strip():
                raise without_words(after)
            body = body_from_source(source.strip("\n"), names=names_of(self.letter),
                                    place=Place(file=file))
            yield ch.InsertAfter(after, language, body)
        for text in self._asked.add_block:
            after, block = pair(text, "PART=BLOCK")
            part_of(self.letter, after)
            yield block_added(self.letter, block.strip(), after, self._library())


def notes_dropped(letter: Letter, numbers: tuple[str, ...]) -> tuple[ch.RemoveNote, ...]:
    """The changes that take notes away, by their numbers from 1. Raises NotUnderstood."""
    named = {str(number): note for number, note in enumerate(letter.notes, 1)}
    for number in numbers:
        if number not in named:
            raise not_understood(say("this letter has no note “{number}”", number=number),
                                 known(named))
    return tuple(ch.RemoveNote(named[number]) for number in numbers)


def field_set(letter: Letter, name: str, typed: str, language: str | None,
              library: LibraryGetter) -> ch.SetField:
    """A field's new value from words; a signatory of the library comes with its words."""
    field = field_of(letter.pinned.template, name)
    language = language_of(letter, language)
    needed = field.type in ("signatory", "signatories")
    source = library() if needed else None
    value = value_typed(field, typed, letter.pinned.usages[language], source)
    people = people_in(value, source) if source is not None else {}
    files = pictures_of(source, people.values()) if source is not None else {}
    return ch.SetField(name, value, language if field.translatable else None, people, files)


def added_language(letter: Letter, language: str, library: Library | None) -> ch.AddLanguage:
    """One more language version, its texts taken from the library beside those that are there."""
    if library is None:
        raise not_understood(
            say("the library “{library}” of this letter is not known here",
                library=letter.library.id),
            say("choose its folder in Settings; the texts in another language lie there"))
    check_languages(library, [language])
    template = letter.pinned.template
    more = pin(library, template, [language], letter.values, added_blocks(letter))
    blocks = {
        name: replace(block, texts={**more.blocks[name].texts, **block.texts},
                      text={**more.blocks[name].text, **block.text})
        if name in more.blocks else block
        for name, block in letter.pinned.blocks.items()
    }
    forms = {role: {**more.forms.get(role, {}), **forms}
             for role, forms in {**more.forms, **letter.pinned.forms}.items()}
    pinned = replace(letter.pinned, blocks=blocks, forms=forms,
                     usages={**letter.pinned.usages, **more.usages})
    return ch.AddLanguage(language, pinned)
