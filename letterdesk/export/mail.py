"""A message that a mail program opens ready to be sent (RFC 5322, MIME of RFC 2045 to 2049).

The standard library encodes the bodies. Three header fields are written here: it knows only
one form of a file's name where mail programs want two, and folds some names wrongly.
"""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from collections.abc import Sequence
from email.header import Header
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import Any, NamedTuple
from urllib.parse import quote

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SEEN = 70
"""Columns of an encoded header line: RFC 2047 allows 76, the name of the field stands before."""
_MOST_OF_NAME = 240
"""Octets of a file's name in UTF-8: encoded, its line stays under the 998 of RFC 5322, 2.1.1."""
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@"
                      r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+"
                      r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
"""What a form on a page takes for an address (WHATWG HTML 4.10.5.1.5), with a whole domain."""
_LONGEST_ADDRESS = 254


class Attachment(NamedTuple):
    name: str
    """With its ending, in any script."""
    type: str
    """A media type, `application/pdf`."""
    data: bytes


class Message(NamedTuple):
    """What a message says, before it is written."""

    subject: str
    text: str
    html: str
    attachments: Sequence[Attachment]
    to_name: str = ""
    to_address: str = ""
    """Empty: the field To is left out, and the mail program asks."""


class _Line(str):
    """A header field's body as it is to be written, folded and encoded."""

    __slots__ = ()


class _Policy(EmailPolicy):
    """Writes fields that are `_Line` as they are, all others as the standard library does."""

    def header_store_parse(self, name: str, value: Any) -> tuple[str, Any]:
        return (name, value) if isinstance(value, _Line) else super().header_store_parse(
            name, value)

    def header_fetch_parse(self, name: str, value: Any) -> Any:
        return value if isinstance(value, _Line) else super().header_fetch_parse(name, value)

    def fold(self, name: str, value: Any) -> str:
        return f"{name}: {value}{self.linesep}" if isinstance(value, _Line) else super().fold(
            name, value)

    def fold_binary(self, name: str, value: Any) -> bytes:
        return self.fold(name, value).encode("ascii") if isinstance(value, _Line) \
            else super().fold_binary(name, value)


_POLICY = _Policy(linesep="\r\n", cte_type="7bit")


def is_address(words: str) -> bool:
    """Whether words are an e-mail address as mail programs take it everywhere (no quoted names,
    Latin letters only: RFC 5321 without RFC 6531)."""
    return len(words) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(words) is not None


def write_message(message: Message) -> bytes:
    """The message as a file: lines end in CRLF and are ASCII, the same bytes for the same words.

    Date, From and Message-ID are left to the program that sends it; `X-Unsent: 1` makes
    Outlook and others open it as one to be sent. An address that `is_address` refuses is left out.
    """
    whole = EmailMessage(policy=_POLICY)
    whole["X-Unsent"] = "1"
    if is_address(message.to_address):
        whole["To"] = _Line(_mailbox(message.to_name, message.to_address))
    whole["Subject"] = _Line(_encoded("Subject", message.subject))
    whole.set_content(_body(message.text))
    whole.add_alternative(_body(message.html), subtype="html")
    whole.make_mixed()
    for attachment in message.attachments:
        whole.attach(_attached(attachment))
    _set_boundaries(whole, message)
    return whole.as_bytes()


def one_line(words: str) -> str:
    """Words on one line, without characters that end or steer a line: fit for a header field."""
    shown = "".join(" " if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") else c
                    for c in words)
    return " ".join(part for part in shown.split(" ") if part)


def _body(words: str) -> str:
    return words.encode("utf-8", "replace").decode()


def _encoded(field: str, words: str) -> str:
    """Words as the body of a field, in encoded words where they are not ASCII (RFC 2047).

    Always encoded where they look so already, or hold a word too long to be folded.
    """
    shown = one_line(words)
    is_plain = shown.isascii() and "=?" not in shown and len(field) + len(shown) < _SEEN
    if is_plain:
        return shown
    return Header(shown, "utf-8", maxlinelen=_SEEN, header_name=field).encode(linesep="\r\n")


def _mailbox(name: str, address: str) -> str:
    shown = one_line(name)
    if not shown:
        return address
    if shown.isascii() and "=?" not in shown and len(shown) < _SEEN:
        quoted = shown.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{quoted}"\r\n <{address}>'
    return f"{_encoded('To', shown)}\r\n <{address}>"


def _attached(attachment: Attachment) -> EmailMessage:
    part = EmailMessage(policy=_POLICY)
    part["Content-Type"] = attachment.type
    part["Content-Transfer-Encoding"] = "base64"
    part["Content-Disposition"] = _Line(f"attachment;\r\n {_named(attachment.name)}")
    part.set_payload(base64.encodebytes(attachment.data).decode("ascii").replace("\n", "\r\n"))
    return part


def _named(name: str) -> str:
    """The name of a file, in UTF-8 (RFC 2231) and once more in ASCII for programs that read no
    other.

    The first of the two comes first: some readers, that of Python among them, take the
    first they understand.
    """
    shown = one_line(name)
    stem, dot, ending = shown.rpartition(".")
    stem = stem.encode("utf-8", "replace")[:_MOST_OF_NAME].decode("utf-8", "ignore")
    whole = f"{stem}{dot}{ending}"
    plain = f"{_in_ascii(stem)}{dot}{ending}"
    second = f'filename="{plain}"'
    if plain == whole:
        return second
    return f"filename*=utf-8''{quote(whole, safe='')};\r\n {second}"


def _in_ascii(stem: str) -> str:
    """A name's Latin letters without accents; `letter` where nothing of it is left."""
    bare = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    kept = re.sub(r'["\\%;]|\(\s*\)', "", bare)
    kept = " ".join(kept.split()).strip(" .-_")
    return kept if re.search("[A-Za-z]", kept) else " ".join(filter(None, ("letter", kept)))


def _set_boundaries(whole: EmailMessage, message: Message) -> None:
    """Lines between the parts, made from what is in them."""
    content = hashlib.sha256()
    for piece in (message.text.encode("utf-8", "replace"), message.html.encode("utf-8", "replace"),
                  *(attachment.data for attachment in message.attachments)):
        content.update(len(piece).to_bytes(8, "big") + piece)
    # "=_" can stand in no quoted-printable line and no base64 (RFC 2045, 6.7).
    for number, part in enumerate(p for p in whole.walk() if p.is_multipart()):
        part.set_boundary(f"=_{content.hexdigest()[:32]}_{number}")
