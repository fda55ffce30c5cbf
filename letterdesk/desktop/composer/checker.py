"""Runs all checks of a letter off the interface thread, behind each drawn page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from letterdesk.contacts import recipient_findings
from letterdesk.desktop.composer.finding_places import Marked, marked
from letterdesk.desktop.composer.page_maker import PageSet
from letterdesk.desktop.theme import Size
from letterdesk.desktop.worker import NewestFirst
from letterdesk.findings import PUT_RIGHT, Finding, LetterdeskError
from letterdesk.letters.checks.waivers import can_be_waived
from letterdesk.letters.compose import compose
from letterdesk.letters.model import Letter, Waiver
from letterdesk.library import Fact
from letterdesk.operations.clock import now


class Checked(Struct, frozen=True):
    """What all checks found in one state of a letter: what must be put right first."""

    letter: Letter
    findings: tuple[Finding, ...]
    let_stand: tuple[tuple[Finding, Waiver], ...] = ()
    """Findings that a person let stand, and what was said to them."""
    marked: tuple[Marked, ...] = ()
    """Where they stand on the pages of the version that is shown."""
    language: str = ""
    """Of that version."""

    def place_of(self, finding: Finding) -> Marked | None:
        """Where a finding stands on the pages that are shown; None where it has no place."""
        return next((one for one in self.marked if one.finding.id == finding.id), None)


class _Request(Struct, frozen=True):
    pages: PageSet
    facts: Mapping[str, Fact] | None


class Checker(QObject):
    """Takes drawn pages, hands back what was found; only the newest state counts.

    It waits for a breath after a page: two threads of Python share one interpreter, and the
    next key's page comes first.
    """

    checked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = NewestFirst(self._check, self)
        self._worker.done.connect(lambda _request, checked: self.checked.emit(checked))
        self._worker.failed.connect(self._fail)
        self._waiting: _Request | None = None
        self._pause = QTimer(self, singleShot=True, interval=Size.CHECK_PAUSE_MS)
        self._pause.timeout.connect(self._start)

    def ask(self, pages: PageSet, facts: Mapping[str, Fact] | None) -> None:
        """Checks these pages soon, in place of any that wait."""
        self._waiting = _Request(pages, facts)
        self._pause.start()

    def hold(self) -> None:
        """The letter is another already: what waits is not worth the time."""
        self._pause.stop()
        self._waiting = None

    def settle(self) -> None:
        """Waits until what was asked for is checked."""
        self._start()
        self._worker.settle()

    def close(self) -> None:
        self.hold()
        self._worker.close()

    def _start(self) -> None:
        self._pause.stop()
        if self._waiting is not None:
            self._worker.ask(self._waiting)
            self._waiting = None

    def _check(self, request: _Request, is_newest: Callable[[], bool]) -> Checked | None:
        letter = request.pages.request.letter
        found: dict[str, Finding] = {}
        for finding in _all_findings(request):
            if not is_newest():
                return None
            found.setdefault(finding.id, finding)
        waivers = {waiver.finding: waiver for waiver in letter.waived}
        standing = [f for f in found.values() if f.id not in waivers or not can_be_waived(f)]
        findings = tuple(sorted(standing, key=lambda f: f.severity is not PUT_RIGHT))
        let_stand = tuple((f, waivers[f.id]) for f in found.values()
                          if f.id in waivers and can_be_waived(f))
        return Checked(letter, findings, let_stand, marked(request.pages, findings),
                       request.pages.request.language)

    def _fail(self, request: _Request, error: Exception) -> None:
        """What a check could not read is a finding itself."""
        if not isinstance(error, LetterdeskError):
            raise error
        pages = request.pages
        self.checked.emit(Checked(pages.request.letter, (error.finding, *pages.findings)))


def _all_findings(request: _Request) -> Iterator[Finding]:
    """Of the shown language first, as its page has them, then of the others."""
    # Imported here, in the thread: the page stands before the checks are loaded.
    from letterdesk.operations.check import check_composition, check_versions

    pages = request.pages
    letter, shown = pages.request.letter, pages.request.language
    recipient = letter.recipients[pages.request.recipient] if letter.recipients else None
    today = now().date()
    compositions = {shown: pages.composition}
    yield from check_composition(letter, pages.composition, today, request.facts)
    yield from pages.on_page
    for language in letter.languages:
        if language != shown:
            compositions[language] = compose(letter, language, recipient)
            yield from check_composition(letter, compositions[language], today, request.facts)
    yield from check_versions(letter, {lang: compositions[lang] for lang in letter.languages
                                       if lang in compositions})
    yield from recipient_findings(letter.recipients, letter.pinned.forms, letter.languages)
