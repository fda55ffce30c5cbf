"""Whether another program has a file open, and a name beside it that is free.

Word marks a file it edits by an owner file `~$` beside it, whose name leaves out up to two
letters of the file's own ("~$tter.docx"); LibreOffice by `.~lock.<name>#`. Windows forbids to
replace such a file, other systems would replace it under the program's hands.
"""

from __future__ import annotations

from pathlib import Path

from letterdesk.findings import PUT_RIGHT, Finding, LetterdeskError, Place, say


def owner_file(path: Path) -> Path | None:
    """The mark of a program that has the file open; None where there is none."""
    name = path.name
    marks = (f".~lock.{name}#", f"~${name}", f"~${name[1:]}", f"~${name[2:]}")
    try:
        return next((path.with_name(mark) for mark in marks if path.with_name(mark).exists()),
                    None)
    except OSError:
        return None


def refuse_open_elsewhere(path: Path) -> None:
    """Raises LetterdeskError where another program has the file open; it is left whole."""
    owner = owner_file(path)
    if owner is not None and path.exists():
        raise LetterdeskError(Finding(
            "open-elsewhere", PUT_RIGHT, Place(file=str(path)),
            say("another program has this file open, and it was left as it is"),
            say("close it there or choose another name; if no program is open, delete {file}",
                file=owner.name)))


def free_beside(path: Path) -> Path:
    """The same name with the first number that is free: `Letter 2.pdf`."""
    number = 2
    while path.with_stem(f"{path.stem} {number}").exists():
        number += 1
    return path.with_stem(f"{path.stem} {number}")
