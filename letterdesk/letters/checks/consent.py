"""Signature pictures that are not printed, because their person is not known to have agreed."""

from __future__ import annotations

from collections.abc import Iterator

from letterdesk.document.model import SignatureBlock
from letterdesk.findings import LOOK_AT, Finding, Place, say
from letterdesk.letters.compose import Composition
from letterdesk.letters.model import Letter
from letterdesk.letters.pin import entries_with_pictures
from letterdesk.letters.scope import words_in
from letterdesk.library import Signatory


def consent_findings(letter: Letter, composition: Composition) -> Iterator[Finding]:
    """One for each who signs by hand and has a picture without a day of consent."""
    unasked = [person for person in _people(letter)
               if person.picture is not None and person.consent is None]
    if not unasked:
        return
    language, source = composition.document.language, letter.pinned.source_language
    names = {words_in(person, "name", language, source) for person in unasked}
    for element in composition.document.elements:
        if not isinstance(element, SignatureBlock):
            continue
        for name in dict.fromkeys(one.name for one in element.signers if one.name in names):
            origin = element.origin
            yield Finding(
                "signature-without-consent", LOOK_AT,
                Place(part=origin.part or None, block=origin.block, detail=name),
                say("the signature picture of {name} is not printed: no day of consent is given",
                    name=name),
                say("write consent with the day on which the person agreed into signatories.toml, "
                    "and update the letter"), words=name)


def _people(letter: Letter) -> Iterator[Signatory]:
    yield from letter.pinned.signatories.values()
    yield from entries_with_pictures(letter.values)
