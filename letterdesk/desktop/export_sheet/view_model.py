"""What is exported, under which names, and the work itself. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from letterdesk.desktop.composer.session import LetterSession
from letterdesk.findings import Finding, NotUnderstood, must_be_put_right
from letterdesk.letters.file_names import stems_of
from letterdesk.letters.model import Letter
from letterdesk.letters.store import stamp_of
from letterdesk.operations.emails import Addressed, message_stems, messages_of
from letterdesk.operations.export import CancelledError, ExportRequest, export
from letterdesk.operations.letter_files import OpenLetter
from letterdesk.operations.open_elsewhere import free_beside

FORMATS = ("pdf", "docx", "txt", "eml")
EACH = "eml"
"""The format of which each recipient has a file of their own."""


class ExportPlan(Struct, frozen=True):
    """Which files an export makes."""

    formats: tuple[str, ...]
    languages: tuple[str, ...]
    pattern: str
    stems: tuple[str, ...]
    """Names without endings, one a language; empty where the pattern gives none."""
    folder: Path
    messages: tuple[tuple[Addressed, str], ...] = ()
    """Each message with its name without ending."""
    draft: bool = False
    opens: bool = False
    """Shows the first file when all is done."""
    for_signature: bool = False
    """The PDF has an empty signature field for each who signs."""
    signature_picture: bool = False
    """Signature pictures are printed; asked for at each export, and never kept."""
    keeps_both: bool = False
    """A file that is there stays, and the new one gets a number."""

    def files(self) -> tuple[tuple[str, str, Path], ...]:
        """Language, format and path of each file."""
        return tuple((one.language, kind, path) for one, kind, path in self.work())

    def work(self) -> tuple[tuple[Addressed, str, Path], ...]:
        """Whom it goes to, format and path of each file: those of a language together, then
        the messages."""
        named = [(Addressed(language, None), kind, stem)
                 for language, stem in zip(self.languages, self.stems, strict=False)
                 for kind in self.formats if kind != EACH]
        if EACH in self.formats:
            named += [(one, EACH, stem) for one, stem in self.messages]
        made = []
        for one, kind, stem in named:
            path = self.folder / f"{stem}.{kind}"
            if self.keeps_both and path.exists():
                path = free_beside(path)
            made.append((one, kind, path))
        return tuple(made)

    def there_already(self) -> tuple[Path, ...]:
        """Files that the export would replace."""
        return tuple(path for _language, _kind, path in self.files() if path.exists())

    @property
    def can_run(self) -> bool:
        return bool(self.formats and self.languages and self.stems)


def plan_of(letter: Letter, pattern: str, languages: tuple[str, ...], **rest: object) -> ExportPlan:
    """A plan with the names that a pattern gives in this letter, for its first recipient."""
    recipient = letter.recipients[0] if letter.recipients else None
    try:
        stems = stems_of(pattern, letter, languages, recipient)
        addressed = messages_of(letter, languages) if languages else ()
        messages = tuple(zip(addressed, message_stems(letter, pattern, addressed), strict=True))
    except NotUnderstood:
        stems, messages = (), ()
    return ExportPlan(languages=languages, pattern=pattern, stems=stems, messages=messages, **rest)


class ExportOutcome(Struct, frozen=True):
    """Files that were written, and what stopped the rest."""

    files: tuple[Path, ...]
    findings: tuple[Finding, ...] = ()
    letter: Letter | None = None
    stamp: str | None = None
    stopped: bool = False

    @property
    def is_whole(self) -> bool:
        return not self.stopped and not must_be_put_right(self.findings)

    def size(self) -> int:
        """Bytes of all files that are still there."""
        return sum(path.stat().st_size for path in self.files if path.exists())


def run(plan: ExportPlan, session: LetterSession,
        by: str) -> Callable[[Callable[[int, int], None], Callable[[], bool]], ExportOutcome]:
    """The work for a thread: one file after another, each whole or not at all."""
    opened = OpenLetter(session.path, session.letter, (), session.stamp or "")

    def work(progress: Callable[[int, int], None],
             stopped: Callable[[], bool]) -> ExportOutcome:
        now, done, findings = opened, [], []
        files = plan.work()
        for number, (one, kind, path) in enumerate(files):
            progress(number, len(files))
            is_signable = plan.for_signature and kind == "pdf" and not plan.draft
            request = ExportRequest(
                path, kind, one.language, plan.draft, recipient=one.recipient,
                for_signature=is_signable,
                signature_picture=plan.signature_picture and not is_signable)
            try:
                result = export(now, request, by=by, cancelled=stopped)
            except CancelledError:
                return ExportOutcome(tuple(done), tuple(findings), now.letter, now.stamp, True)
            findings += [f for f in result.findings if f not in findings]
            if result.letter is not now.letter:
                now = now._replace(letter=result.letter, stamp=stamp_of(now.path) or "")
            if result.path is not None:
                done.append(result.path)
        progress(len(files), len(files))
        shown = () if plan.draft else tuple(findings)
        return ExportOutcome(tuple(done), shown, now.letter, now.stamp)

    return work
