"""letterdesk show"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from letterdesk.cli.options import Json, Language
from letterdesk.cli.words import print_json, tell
from letterdesk.findings import Message, say
from letterdesk.operations.letter_files import open_letter
from letterdesk.operations.show import ShownLetter, ShownNote, ShownSigned
from letterdesk.operations.show import show as read


def show(letter: Annotated[Path, Parameter(help="The letter's file.")], /, *,
         lang: Language = None, json: Json = False) -> int:
    shown = read(open_letter(letter).letter, lang, letter.resolve().parent)
    if json:
        print_json(shown)
    else:
        _print(shown)
    return 0


def _print(shown: ShownLetter) -> None:
    print(shown.title, f"({', '.join([shown.template, *shown.languages])})")
    if shown.signed is not None:
        tell(_signed_words(shown.signed))
    for version in shown.versions:
        if version.missing:
            tell(say("missing in {language}: {names}", language=version.language,
                     names=", ".join([*version.fields, *version.parts])))
    for field in shown.fields:
        print(f"  {field.field}={field.typed}")
    for part in shown.parts:
        about = [part.block or say("added").shown()]
        about += [say("edited").shown()] if part.edited else []
        about += [] if part.inside else [say("left out").shown()]
        print(f"\n[{part.part}: {', '.join(about)}]")
        if part.inside and part.text:
            print(part.text)
        _print_notes(note for note in shown.notes if note.part == part.part)
    known = {part.part for part in shown.parts}
    _print_notes(note for note in shown.notes if note.part not in known)


def _print_notes(notes: Iterable[ShownNote]) -> None:
    for note in notes:
        tell(say("  note {number}: {words}", number=note.number, words=note.sentence))


def _signed_words(signed: ShownSigned) -> Message:
    match signed.state:
        case "signed":
            return say("signed: {file}, attached by {name}, {date}", file=signed.file,
                       name=signed.by or "-", date=signed.on[:10])
        case "gone":
            return say("the signed copy {file} is not beside the letter any more",
                       file=signed.file)
        case "altered":
            return say("the signed copy {file} is not the file that was attached",
                       file=signed.file)
    return say("the letter says other words now than the signed copy {file}", file=signed.file)
