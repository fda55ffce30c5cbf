"""letterdesk snapshots"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from letterdesk.cli.words import print_json, tell
from letterdesk.findings import say
from letterdesk.operations.letter_files import open_letter


def snapshots(
    letter: Annotated[Path, Parameter(help="The letter's file.")], /, *,
    json: Annotated[bool, Parameter("--json", negative="", help="As JSON.")] = False,
) -> int:
    kept = open_letter(letter).letter.snapshots
    if json:
        print_json([{"name": one.name, "on": one.on, "by": one.by} for one in kept])
    elif not kept:
        tell(say("{file}: no snapshot", file=str(letter)))
    else:
        width = max(len(one.name) for one in kept)
        for one in kept:
            print(f"{one.name:<{width}}  {one.on}  {one.by}".rstrip())
    return 0
