"""letterdesk inspect"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from letterdesk.cli.options import Json
from letterdesk.cli.words import print_json, tell
from letterdesk.export.made_from import MadeFrom, values_of
from letterdesk.findings import say
from letterdesk.operations.inspect import Inspected
from letterdesk.operations.inspect import inspect as look_into


def inspect(file: Annotated[Path, Parameter(help="A .pdf or .docx file.")], /, *,
            json: Json = False) -> int:
    inspected = look_into(file)
    if json:
        print_json(_data(inspected))
    elif inspected.made_from is None:
        tell(say("{file}: not from Letterdesk, or what it says of its letter was taken out",
                 file=str(file)))
    else:
        _tell(file, inspected.made_from, is_unchanged=inspected.is_unchanged)
    return 0 if inspected.is_unchanged else 1


def _tell(file: Path, made_from: MadeFrom, *, is_unchanged: bool) -> None:
    state = say("as it was exported") if is_unchanged else say("changed since it was exported")
    if made_from.kind == "redline":
        state = say("a redline, {state}", state=state)
    elif made_from.kind:
        state = say("a signing folder, {state}", state=state)
    if made_from.draft:
        state = say("a draft, {state}", state=state)
    tell(say("{file}: {state}", file=str(file), state=state))
    tell(say("letter: {title} ({id}), last changed {time}", title=made_from.title,
             id=made_from.letter, time=made_from.changed))
    tell(say("language: {language}", language=made_from.language))
    tell(say("library: {id} ({fingerprint})", id=made_from.library,
             fingerprint=made_from.fingerprint))
    snapshot = made_from.snapshot or say("none was kept")
    tell(say("snapshot: {name} ({state})", name=snapshot, state=made_from.state))


def _data(inspected: Inspected) -> dict[str, object]:
    """The same as data; `made_from` is null for a file of another program."""
    made_from = inspected.made_from
    return {"format": inspected.format, "unchanged": inspected.is_unchanged,
            "made_from": None if made_from is None else values_of(made_from)}
