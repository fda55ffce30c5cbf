"""Messages that a mail program sends: one a recipient, with the PDF and the Word file in it.

A recipient is written to in their own language where the letter stands in it, else in the
first of those asked for. What a message says is the letter itself, as text and as HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from letterdesk.contacts import Recipient
from letterdesk.document.model import Document, LineBreak, Subject, Text, Title
from letterdesk.export.made_from import MadeFrom
from letterdesk.findings import LOOK_AT, Finding, Place, say
from letterdesk.letters.compose import Composition
from letterdesk.letters.file_names import fit_for_files, stems_apart
from letterdesk.letters.lookup import language_of, not_understood
from letterdesk.letters.model import Letter
from letterdesk.letters.store import stamp_of
from letterdesk.operations.clock import Clock, now
from letterdesk.operations.export import Exported, ExportRequest, export, written
from letterdesk.operations.letter_files import OpenLetter

_LABEL = re.compile(r"\s*(?:re|ref|subject|objet|réf|asunto|الموضوع|тема|касательно|事由|主题)"
                    r"\s*[.:：]+\s*", re.IGNORECASE)
"""What stands before a subject on paper. In a message its field says so, and `Re:` an answer."""
_HIDDEN = str.maketrans("", "", "\u2060\u00ad")


class Addressed(NamedTuple):
    """One message: its language, and whose it is among the letter's recipients."""

    language: str
    recipient: int | None
    """Place among the recipients, from 0; None in a letter without any."""


def messages_of(letter: Letter, languages: Sequence[str]) -> tuple[Addressed, ...]:
    """The messages of a letter in these of its languages: one for each recipient, or without
    recipients one for each language."""
    if not letter.recipients:
        return tuple(Addressed(language, None) for language in languages)
    return tuple(
        Addressed(next((own for own in languages if own == one.language), languages[0]), place)
        for place, one in enumerate(letter.recipients))


def message_stems(letter: Letter, pattern: str, addressed: Sequence[Addressed]) -> tuple[str, ...]:
    """Names of the messages' files without ending, no two of them alike.

    Raises NotUnderstood for a place of the pattern that the letter does not have.
    """
    return stems_apart(pattern, letter, [
        (one.language, None if one.recipient is None else letter.recipients[one.recipient])
        for one in addressed])


def export_messages(opened: OpenLetter, output: Path, pattern: str, *, language: str | None = None,
                    draft: bool = False, by: str = "", clock: Clock = now,
                    signature_picture: bool = True) -> Iterator[tuple[Path, Exported]]:
    """Writes the messages of a letter into a folder, or its only one to a file.

    `signature_picture` is that of an `ExportRequest`.

    Gives the path that was meant beside what came of it, one after another: what is to put
    right for one recipient stops that message alone. Raises NotUnderstood where several
    messages would go to one file, and all that `export` raises.
    """
    letter = opened.letter
    chosen = letter.languages if language is None else (language_of(letter, language),)
    if output.is_dir():
        addressed = messages_of(letter, chosen)
        paths = [output / f"{stem}.eml" for stem in message_stems(letter, pattern, addressed)]
    else:
        addressed = messages_of(letter, chosen if letter.recipients else chosen[:1])
        if len(addressed) > 1:
            raise not_understood(
                say("this letter has {count} recipients, and each gets a message of their own",
                    count=len(addressed)), say("name a folder that is there after -o"))
        paths = [output]
    for one, path in zip(addressed, paths, strict=True):
        request = ExportRequest(path, "eml", one.language, draft, recipient=one.recipient,
                                signature_picture=signature_picture)
        exported = export(opened, request, by=by, clock=clock)
        if exported.letter is not opened.letter:
            opened = opened._replace(letter=exported.letter, stamp=stamp_of(opened.path) or "")
        yield path, exported


def message(letter: Letter, document: Document, composition: Composition,
            source: MadeFrom | None = None) -> tuple[bytes, Sequence[Finding]]:
    """The message with a composed letter, and what its writers found."""
    # 11 ms, which an export of another format is spared.
    from letterdesk.export.mail import DOCX, PDF, Attachment, Message, write_message

    found = list(_recipient_findings(letter, composition.recipient))
    files = {}
    for kind in ("txt", "pdf", "docx"):
        files[kind], more = written(letter, document, composition, kind, source=source)
        found += [finding for finding in more if finding not in found]
    mark = document.draft_label if document.draft else ""
    stem = fit_for_files(document.title) or document.letter or "letter"
    stem = f"{stem} ({mark})" if mark else stem
    text = files["txt"].decode()
    recipient = composition.recipient or Recipient()
    data = write_message(Message(
        subject=f"[{mark}] {subject_of(document)}" if mark else subject_of(document),
        text=f"{mark}\n\n{text}" if mark else text,
        html=_html(letter, document),
        attachments=(Attachment(f"{stem}.pdf", PDF, files["pdf"]),
                     Attachment(f"{stem}.docx", DOCX, files["docx"])),
        to_name=recipient.name or recipient.organisation, to_address=recipient.email.strip()))
    return data, found


def subject_of(document: Document) -> str:
    """The words of the letter's subject without the label that paper needs; else of its title."""
    for kind, level in ((Subject, None), (Title, 1)):
        for element in document.elements:
            if isinstance(element, kind) and getattr(element, "level", None) == level:
                words = _words(element)
                return words[match.end():] if (match := _LABEL.match(words)) else words
    return document.title


def _words(element: Subject | Title) -> str:
    shown = [span.text if isinstance(span, Text) else " " if isinstance(span, LineBreak) else ""
             for span in element.spans]
    return " ".join("".join(shown).translate(_HIDDEN).split(" "))


def _html(letter: Letter, document: Document) -> str:
    from letterdesk.export import prepare
    from letterdesk.export.html import write_html

    return write_html(prepare(document, letter.pinned.style, letter.pinned.files).document)


def _recipient_findings(letter: Letter, recipient: Recipient | None) -> Iterator[Finding]:
    from letterdesk.export.mail import is_address

    if recipient is None or is_address(recipient.email.strip()):
        return
    named = recipient.name or recipient.organisation or recipient.title or recipient.role
    place = Place(recipient=letter.recipients.index(recipient), detail=named)
    remedy = say("type the address in the mail program, or add email=… to the recipient")
    if recipient.email.strip():
        yield Finding("no-e-mail-address", LOOK_AT, place, say(
            "“{words}” is no e-mail address, and the message to {name} has none",
            words=recipient.email, name=named), remedy)
    else:
        yield Finding("no-e-mail-address", LOOK_AT, place, say(
            "no e-mail address of {name} is known, and the message has none", name=named), remedy)
