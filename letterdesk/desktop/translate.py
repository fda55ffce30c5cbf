"""The one way to words on the screen: the English sentence is the key of the catalogs."""

from __future__ import annotations

import datetime as dt
import gettext
import re
import unicodedata
from collections.abc import Iterable, Mapping

from letterdesk.findings import Message
from letterdesk.language import Usage, direction, format_date
from letterdesk.resources import resource

DOMAIN = "letterdesk"
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class _Catalog:
    """The catalog in use; English needs none."""

    def __init__(self) -> None:
        self.language = "en"
        self.translations = gettext.NullTranslations()


_catalog = _Catalog()


def use_language(language: str) -> None:
    """Shows the interface in `language`, or in English where it has no catalog."""
    _catalog.language = language
    _catalog.translations = gettext.translation(
        DOMAIN, localedir=str(resource("translations")), languages=[language], fallback=True)


def interface_language() -> str:
    return _catalog.language


def tr(text: str, /, **values: object) -> str:
    """A sentence in the interface's language, its named values filled in."""
    shown = _catalog.translations.gettext(text)
    return shown.format_map(_apart(values)) if values else shown


def tr_n(one: str, many: str, count: int, /, **values: object) -> str:
    """A sentence that counts: `{count}` stands for the number."""
    shown = _catalog.translations.ngettext(one, many, count)
    return shown.format_map({"count": count, **_apart(values)})


def listed(pieces: Iterable[str]) -> str:
    """Pieces on one line, with the comma of the interface's language between."""
    return tr(", ").join(pieces)


def isolated(words: str) -> str:
    """Words of a letter inside a sentence of the interface, in an order of their own.

    First strong isolate and its end (UAX 9), only where right-to-left letters are in them.
    """
    if any(unicodedata.bidirectional(c) in ("R", "AL") for c in words):
        return f"\u2068{words}\u2069"
    return words


def tr_message(message: Message) -> str:
    """A message of the core in the interface's language."""
    return _with_values_apart(message).shown(
        lambda text: _catalog.translations.gettext(text) if text else "")


def _apart(values: Mapping[str, object]) -> Mapping[str, object]:
    """In a sentence that runs from the right, values that run from the left keep their order."""
    if direction(_catalog.language) == "ltr":
        return values
    return {name: f"\u2068{value}\u2069" if isinstance(value, str) and _runs_from_left(value)
            else value for name, value in values.items()}


def _runs_from_left(words: str) -> bool:
    return words[:1] not in "\u2066\u2067\u2068" and any(
        unicodedata.bidirectional(c) in ("L", "EN") for c in words)


def _with_values_apart(message: Message) -> Message:
    return Message(message.text, _apart({
        name: _with_values_apart(value) if isinstance(value, Message) else _as_read(value)
        for name, value in message.values.items()}))


def _as_read(value: str | int) -> str | int:
    """A date of the core, 2014-05-22, as the interface's language writes dates."""
    if not isinstance(value, str) or not _ISO_DATE.fullmatch(value):
        return value
    try:
        day = dt.date.fromisoformat(value)
    except ValueError:
        return value
    return format_date(day, Usage(_catalog.language))
