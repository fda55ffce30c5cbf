"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

Words = tuple[str, ...]

Language = Annotated[str | None, Parameter("--lang", help="Language: en, fr, es, ar, ru or zh.")]
Json = Annotated[bool, Parameter("--json", negative="", show_default=False, help="Print JSON.")]
LibraryFolder = Annotated[Path | None, Parameter(
    "--library", help="Folder of the library; without it the one chosen in Settings, else the "
                      "bundled one.")]
Set = Annotated[Words, Parameter(
    "--set", negative="", show_default=False,
    help="NAME=VALUE: give a field a value. Lists are separated by ; and states named by ISO code "
         "or name; nothing behind = empties the field.")]
Choose = Annotated[Words, Parameter(
    "--choose", negative="", show_default=False, help="PART=BLOCK: choose a block for a part.")]
Without = Annotated[Words, Parameter(
    "--without", negative="", show_default=False, help="PART: leave a part out.")]
To = Annotated[Words, Parameter(
    "--to", negative="", show_default=False,
    help="A recipient, as in role=ambassador;name=..;gender=f;country=FR;lang=fr.")]
With = Annotated[Words, Parameter(
    "--with", negative="", show_default=False, help="PART: take a part in.")]
Move = Annotated[Words, Parameter(
    "--move", negative="", show_default=False,
    help="PART:AFTER: move a part behind another one; nothing behind the colon is the top.")]
Text = Annotated[Words, Parameter(
    "--text", negative="", show_default=False,
    help="PART=@FILE: put the words of a file in place of a part's, written as "
         "letterdesk show --json gives them.")]
Restore = Annotated[Words, Parameter(
    "--restore", negative="", show_default=False, help="PART: take the edit of a part back.")]
InsertAfter = Annotated[Words, Parameter(
    "--insert-after", negative="", show_default=False,
    help="PART=@FILE: add a paragraph behind a part.")]
AddBlock = Annotated[Words, Parameter(
    "--add-block", negative="", show_default=False,
    help="PART=BLOCK: add a block of the library behind a part.")]
DropNote = Annotated[Words, Parameter(
    "--drop-note", negative="", show_default=False,
    help="NUMBER: take a note away, by the number that letterdesk show gives it.")]
AddLanguage = Annotated[Words, Parameter(
    "--add-lang", negative="", show_default=False, help="Add a language version.")]
RemoveLanguage = Annotated[Words, Parameter(
    "--remove-lang", negative="", show_default=False,
    help="Take a language version out, with all its words.")]
