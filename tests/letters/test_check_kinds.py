"""Every check that there is has a kind, and kinds that found nothing are counted."""

from __future__ import annotations

import re
from pathlib import Path

from letterdesk.findings import LOOK_AT, Finding, Place, say
from letterdesk.letters.checks.kinds import kind_of, kinds_passed

DOCS = Path(__file__).resolve().parents[2] / "docs" / "checks.md"


def finding(code):
    return Finding(code, LOOK_AT, Place(), say("x"))


def test_every_code_of_the_guide_has_a_kind():
    codes = {code for line in DOCS.read_text(encoding="utf-8").splitlines()
             if line.startswith("| `") for code in re.findall(r"`([a-z-]+)`", line.split("|")[1])}
    assert len(codes) > 25
    assert [code for code in codes if kind_of(finding(code)).text == "Letter"] == []


def test_kinds_that_found_nothing_are_counted():
    assert kinds_passed([]) == 15
    assert kinds_passed([finding("missing"), finding("malformed"), finding("length")]) == 13
    assert kinds_passed([finding("never-heard-of")]) == 15
