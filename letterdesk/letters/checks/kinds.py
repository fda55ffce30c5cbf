"""What each check is about, in a word, and how many kinds of checks found nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from letterdesk.findings import Finding, Message, say

_OTHER = say("Letter")
_KINDS: tuple[tuple[Message, tuple[str, ...]], ...] = (
    (say("Field"), ("missing", "malformed", "unknown-country")),
    (say("Approved text"), ("no-text", "no-block", "not-approved", "unreadable-text",
                            "out-of-date", "edit-of-older-text")),
    (say("Fixed words"), ("fixed-words",)),
    (say("Edit"), ("edit-decided",)),
    (say("Form of address"), ("form-of-address", "no-form-of-address")),
    (say("Count"), ("count-differs",)),
    (say("Letters and fonts"), ("no-glyph", "control-character", "font")),
    (say("Page"), ("split-signature", "signature-alone", "length", "short-last-page",
                   "no-place-to-sign", "signature-without-consent",
                   "pages-not-set", "picture", "long-link")),
    (say("House rule"), ("never-written", "block-needed")),
    (say("Library figure"), ("figure-newer", "figure-past-review", "figure-of-other-country")),
    (say("Date"), ("date-after", "date-kept")),
    (say("Symbol"), ("symbol-form", "symbol-organ", "symbol-date", "symbol-year")),
    (say("Doubled word"), ("doubled-word",)),
    (say("Quotation"), ("unclosed-quote", "unopened-quote")),
    (say("Language versions"), ("edited-in-one", "numbers-differ")),
)
_KIND_OF: Mapping[str, Message] = {code: kind for kind, codes in _KINDS for code in codes}


def kind_of(finding: Finding) -> Message:
    """What the check that made a finding is about: `House rule`."""
    return _KIND_OF.get(finding.code, _OTHER)


def kinds_passed(findings: Iterable[Finding]) -> int:
    """How many kinds of checks found nothing."""
    found = {kind_of(finding).text for finding in findings}
    return sum(kind.text not in found for kind, _codes in _KINDS)
