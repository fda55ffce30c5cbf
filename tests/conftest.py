"""What holds for every test."""

from __future__ import annotations

import locale
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _locale_stays() -> Iterator[None]:
    """A test may set the machine's locale; the next one finds it as it was."""
    kept = locale.setlocale(locale.LC_ALL)
    yield
    if locale.setlocale(locale.LC_ALL) != kept:
        locale.setlocale(locale.LC_ALL, kept)
