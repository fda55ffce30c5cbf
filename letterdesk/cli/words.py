"""Prints findings and comparisons: one a line, never wrapped."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import msgspec

from letterdesk.findings import Finding, Message, must_be_put_right, say

if TYPE_CHECKING:
    from letterdesk.letters.compare import PartDifference

_MARKS = {"same": ("", ""), "gone": ("[-", "-]"), "new": ("{+", "+}")}


def tell(message: Message, file: TextIO | None = None) -> None:
    """Prints a sentence on stdout, unless another file is named."""
    print(message.shown(), file=file or sys.stdout)


def print_findings(findings: Iterable[Finding], file: TextIO | None = None) -> None:
    """Each on a line of its own, on stdout unless another file is named."""
    for finding in findings:
        print(finding.line(), file=file or sys.stdout)


def report(findings: Sequence[Finding], looked_at: Path, *, json: bool) -> int:
    """Prints what was found, or that nothing was; 1 where something is to put right, else 0."""
    if json:
        print_json([finding_data(finding) for finding in findings])
    elif findings:
        print_findings(findings)
    else:
        tell(say("{file}: nothing to put right", file=str(looked_at)))
    return 1 if must_be_put_right(findings) else 0


def print_json(value: Any) -> None:
    print(msgspec.json.format(msgspec.json.encode(value), indent=1).decode())


def finding_data(finding: Finding) -> dict[str, Any]:
    """A finding as JSON data, its sentences filled in."""
    data: dict[str, Any] = {
        "id": finding.id,
        "code": finding.code,
        "severity": finding.severity.value,
        "place": msgspec.to_builtins(finding.place),
        "message": finding.message.shown(),
    }
    if finding.remedy is not None:
        data["remedy"] = finding.remedy.shown()
    if finding.fix is not None:
        data["fix"] = msgspec.to_builtins(finding.fix)
    return data


def print_differences(by_language: Mapping[str, Iterable[PartDifference]], *,
                      beneath: bool = False) -> int:
    """Each part that differs on a line, `[-gone-]` and `{+new+}`; how many there were.

    `beneath` says that these are texts of the library, beneath an edit.
    """
    count = 0
    for language, differences in by_language.items():
        for difference in differences:
            count += 1
            tell(_place(difference.part, language, beneath, marked(difference)))
    return count


def _place(part: str, language: str, beneath: bool, words: str) -> Message:
    if beneath:
        return say("approved text of part {part}, {language}: {words}", part=part,
                   language=language, words=words)
    if not part:
        return say("head and foot, {language}: {words}", language=language, words=words)
    return say("part {part}, {language}: {words}", part=part, language=language, words=words)


def marked(difference: PartDifference) -> str:
    """The words of a difference on one line; a line end shows as ⏎."""
    pieces = []
    for piece in difference.pieces:
        before, after = _MARKS[piece.kind]
        pieces.append(before + piece.text.replace("\n", " ⏎ ") + after)
    return "".join(pieces)
