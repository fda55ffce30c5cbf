"""letterdesk templates"""

from __future__ import annotations

from letterdesk.cli.options import Json, LibraryFolder
from letterdesk.cli.words import print_json
from letterdesk.operations.libraries import chosen_folder, open_library
from letterdesk.operations.templates import templates as list_templates
from letterdesk.settings import load_settings


def templates(*, library: LibraryFolder = None, json: Json = False) -> int:
    opened = open_library(chosen_folder(load_settings()[0], library))
    entries = list_templates(opened.library)
    if json:
        print_json(entries)
        return 0
    width = max((len(entry.id) for entry in entries), default=0)
    for entry in entries:
        name = entry.name.get("en") or next(iter(entry.name.values()), "")
        print(f"{entry.id:{width}}  {name} ({', '.join(entry.languages)})")
    return 0
