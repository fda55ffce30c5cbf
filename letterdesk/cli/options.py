"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

Words = tuple[str, ...]

Language = Annotated[str | None, Parameter("--lang", help="Language: en, fr, es, ar, ru or zh.")]
Json = Annotated[bool, Parameter("--json", negative="", help="Print JSON.")]
LibraryFolder = Annotated[Path | None, Parameter(
    "--library", help="Folder of the library; without it the one chosen in Settings, else the "
                      "bundled one.")]
Set = Annotated[Words, Parameter(
    "--set", negative="", help="NAME=VALUE: give a field a value; lists are separated by ; and "
                               "states named by ISO code or name. Nothing behind = empties it.")]
Choose = Annotated[Words, Parameter(
    "--choose", negative="", help="PART=BLOCK: choose a block for a part.")]
Without = Annotated[Words, Parameter(
    "--without", negative="", help="PART: leave a part out.")]
To = Annotated[Words, Parameter(
    "--to", negative="", help="A recipient: role=ambassador;name=..;gender=f;country=FR;lang=fr;"
                              "address=line|line.")]
