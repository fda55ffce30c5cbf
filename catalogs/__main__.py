"""Extracts, updates and compiles; prints what is left to translate."""

from __future__ import annotations

import sys

from catalogs.files import LANGUAGES, compiled, extracted, mo_file, po_file, read, update, written


def main() -> int:
    """Does it for the languages named, or for all. The exit status: 1 where one is incomplete."""
    template = extracted()
    waiting = 0
    for language in sys.argv[1:] or LANGUAGES:
        catalog = update(read(language), template)
        po_file(language).parent.mkdir(parents=True, exist_ok=True)
        po_file(language).write_bytes(written(catalog))
        mo_file(language).write_bytes(compiled(catalog))
        missing = [message for message in catalog if message.id and not (
            all(message.string) if isinstance(message.string, tuple) else message.string)]
        waiting += len(missing)
        print(f"{language}: {len(catalog)} messages, {len(missing)} to translate")
    return 1 if waiting else 0


if __name__ == "__main__":
    sys.exit(main())
