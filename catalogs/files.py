"""The .po and .mo files: read, brought to the program's sentences, written the same each time."""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from catalogs.extraction import sentences

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("ar", "es", "fr", "ru", "zh")
"""English is in the program."""

_DOMAIN = "letterdesk"
_HEADER = "# Sentences of Letterdesk. docs/translating.md says how they are kept.\n#"


class _Undated(Catalog):
    """A catalog whose header says only what gettext reads: no dates, no versions."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Project-Id-Version", "Letterdesk"),
            ("Language", str(self.locale_identifier)),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit\n"),
        ]


def po_file(language: str) -> Path:
    return ROOT / "resources" / "translations" / language / "LC_MESSAGES" / f"{_DOMAIN}.po"


def mo_file(language: str) -> Path:
    return po_file(language).with_suffix(".mo")


def extracted() -> Catalog:
    """What the program says, without translations.

    The command line is left out: it speaks English in every locale, because scripts read it.
    """
    found = Catalog()
    for file in sorted((ROOT / "letterdesk").rglob("*.py")):
        name = file.relative_to(ROOT)
        if name.parts[1] != "cli":
            for sentence in sentences(file.read_bytes()):
                found.add(sentence, locations=[(name.as_posix(), 0)])
    return found


def read(language: str) -> Catalog:
    """The catalog of a language as its .po has it; empty where there is none."""
    file = po_file(language)
    if not file.exists():
        return Catalog(locale=language)
    with file.open("rb") as opened:
        return read_po(opened, locale=language)


def update(kept: Catalog, template: Catalog) -> Catalog:
    """The sentences of `template` with the translations of `kept`; what is unused is dropped."""
    made = _Undated(locale=kept.locale, header_comment=_HEADER, fuzzy=False)
    for message in template:
        if message.id:
            old = kept.get(message.id)
            made.add(message.id, old.string if old and old.id == message.id else None,
                     locations=message.locations)
    return made


def written(catalog: Catalog) -> bytes:
    """The .po, sorted, with files named and no lines, so that a diff shows words alone."""
    file = io.BytesIO()
    write_po(file, catalog, width=0, sort_output=True, include_lineno=False)
    return file.getvalue()


def compiled(catalog: Catalog) -> bytes:
    """The .mo of a catalog."""
    file = io.BytesIO()
    write_mo(file, catalog)
    return file.getvalue()
