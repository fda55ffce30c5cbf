"""Signatories as elements: a block of those who sign by hand, or a list that is data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from letterdesk import language as grammar
from letterdesk.document.markup import BodyElement
from letterdesk.document.model import (
    Heading,
    Origin,
    Picture,
    SignatoryList,
    SignatureBlock,
    Signer,
    SignerGroup,
    Spans,
    Text,
    spans_of,
)
from letterdesk.language import UnknownCountry
from letterdesk.letters.model import Pinned
from letterdesk.letters.scope import Scope, words_in
from letterdesk.library import Block, HouseStyle, Signatory

_PICTURE_SHARE = 0.85
"""Height of a signature picture in the room that the house style leaves to sign."""
LOGO_HEIGHT_MM = 10.0


def signature_block(people: Sequence[Signatory], block: Block, pinned: Pinned, scope: Scope,
                    origin: Origin) -> SignatureBlock:
    """Those who sign by hand; a picture only where its person has agreed to it."""
    signers = tuple(_signer(person, pinned, scope, with_pictures=True) for person in people)
    return SignatureBlock(signers, block.columns, origin)


def signatory_list(people: Sequence[Signatory], block: Block, pinned: Pinned, scope: Scope,
                   text: Sequence[BodyElement], origin: Origin) -> SignatoryList:
    """A list of any number: leads first, then by the letter's language, in the block's groups.

    The block's text gives the heading (its heading) and the disclaimer (its paragraphs).
    """
    ordered = _sorted(people, scope, pinned.source_language) if block.sort else list(people)
    groups = tuple(_groups(ordered, block, pinned, scope, origin))
    heading = next((e.spans for e in text if isinstance(e, Heading)), ())
    rest: list[Spans] = [tuple(spans_of(e)) for e in text if not isinstance(e, Heading)]
    disclaimer = tuple(span for spans in rest for span in spans)
    return SignatoryList(groups, block.columns, block.layout, heading, disclaimer, origin)


def _sorted(people: Sequence[Signatory], scope: Scope, source_language: str) -> list[Signatory]:
    keyed = [(person, person.sort_key or words_in(person, "name", scope.language, source_language))
             for person in people]
    ranked = {name: rank for rank, name in
              enumerate(grammar.sort_names([key for _, key in keyed], scope.usage))}
    return [person for person, key in
            sorted(keyed, key=lambda pair: (not pair[0].lead, ranked[pair[1]]))]


def _groups(people: Sequence[Signatory], block: Block, pinned: Pinned, scope: Scope,
            origin: Origin) -> Iterable[SignerGroup]:
    """Entries under the headings of the block, in its order; those of no group come first."""
    known = ("", *block.groups)
    for group in known:
        members = [p for p in people if (p.group if p.group in block.groups else "") == group]
        if members:
            signers = tuple(_signer(p, pinned, scope, with_pictures=False) for p in members)
            yield SignerGroup(_heading(block.groups.get(group, {}), pinned, scope, origin), signers)


def _heading(words: Mapping[str, str], pinned: Pinned, scope: Scope, origin: Origin) -> Spans:
    shown = words.get(scope.language) or words.get(pinned.source_language)
    return (Text(shown, origin),) if shown else ()


def _signer(person: Signatory, pinned: Pinned, scope: Scope, *, with_pictures: bool) -> Signer:
    def words(attribute: str) -> str:
        return words_in(person, attribute, scope.language, pinned.source_language)

    return Signer(
        name=words("name"), title=words("title"), organisation=words("organisation"),
        country=_country(person, scope), email=person.email, detail=words("detail"),
        picture=_signature_picture(person, pinned, scope) if with_pictures else None,
        logo=_logo(person, pinned, scope),
    )


def _country(person: Signatory, scope: Scope) -> str:
    if not person.country:
        return ""
    try:
        return grammar.country(person.country, scope.usage).plain
    except UnknownCountry:
        return person.country


def _signature_picture(person: Signatory, pinned: Pinned, scope: Scope) -> Picture | None:
    if person.picture is None or person.consent is None or person.picture not in pinned.files:
        return None
    alt = person.picture_alt.get(scope.language) or person.picture_alt.get(pinned.source_language)
    name = words_in(person, "name", scope.language, pinned.source_language)
    return Picture(person.picture, alt or name, _picture_height(pinned.style))


def _picture_height(style: HouseStyle) -> float:
    return round(style.signature_room * _PICTURE_SHARE, 2)


def _logo(person: Signatory, pinned: Pinned, scope: Scope) -> Picture | None:
    if person.logo is None or person.logo not in pinned.files:
        return None
    alt = person.logo_alt.get(scope.language) or person.logo_alt.get(pinned.source_language)
    return Picture(person.logo, alt or words_in(person, "organisation", scope.language,
                                                pinned.source_language), LOGO_HEIGHT_MM)
