"""Makes a library of one's own from the bundled one, and checks a library."""

from __future__ import annotations

from pathlib import Path

from letterdesk.findings import Finding
from letterdesk.letters.sample_values import findings_with_samples
from letterdesk.library import init_library as _init
from letterdesk.library import lint_library as _lint
from letterdesk.library import load_library
from letterdesk.library.language_differences import language_differences
from letterdesk.library.load import in_order
from letterdesk.resources import bundled_library


def init_library(folder: Path) -> None:
    """Makes a library in `folder` from the bundled one. Raises LetterdeskError where
    something lies there already or it cannot be written."""
    _init(folder, bundled_library())


def lint_library(folder: Path) -> tuple[Finding, ...]:
    """All findings of a library, in the order of its files.

    Besides faults and statuses: what languages do not share, and words that
    some number or name would leave without a form. Raises LetterdeskError
    where there is no library.
    """
    library, _ = load_library(folder)
    more = [*language_differences(library), *findings_with_samples(library)]
    return tuple(sorted([*_lint(folder), *more], key=in_order))
