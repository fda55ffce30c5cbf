"""A signature picture without consent is not printed, and a finding says so."""

import datetime as dt

from msgspec.structs import replace

from letterdesk.findings import LOOK_AT
from letterdesk.letters.checks.consent import consent_findings
from letterdesk.letters.compose import compose
from tests.letters.a_letter import a_block, a_letter

BLOCK = a_block("", kind="signature", field="signers", columns=2)
LISTED = a_block("# Signed by", kind="signatories", field="signers")


def letter_of(block, consent, **more):
    letter = a_letter(block, files={"images/bo.png": b"png"},
                      **({"values": {"signers": ["ada", "bo"]}} | more))
    people = dict(letter.pinned.signatories)
    people["bo"] = replace(people["bo"], consent=consent)
    return replace(letter, pinned=replace(letter.pinned, signatories=people))


def found(letter):
    return list(consent_findings(letter, compose(letter, "en")))


def test_a_picture_without_a_day_of_consent_is_named():
    (finding,) = found(letter_of(BLOCK, None))
    assert (finding.code, finding.severity) == ("signature-without-consent", LOOK_AT)
    assert finding.words == "Bo Lind" and "Bo Lind" in finding.line()


def test_with_consent_or_without_a_picture_nothing_is_found():
    assert found(letter_of(BLOCK, dt.date(2014, 1, 1))) == []
    assert found(letter_of(BLOCK, None, values={"signers": ["ada"]})) == []


def test_a_list_of_signatories_prints_no_pictures_and_asks_for_none():
    assert found(letter_of(LISTED, None)) == []


def test_an_entry_of_the_letters_own_is_asked_too():
    entry = {"name": "Cy Diaz", "picture": "images/bo.png"}
    values = {"signers": [entry, {**entry, "name": "Di", "consent": "2014-01-01"}]}
    (finding,) = found(letter_of(BLOCK, dt.date(2014, 1, 1), values=values))
    assert finding.words == "Cy Diaz"
