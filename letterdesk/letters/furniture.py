"""Header and footer of a letter: the house style's words, composed like any text."""

from __future__ import annotations

from letterdesk.document.model import Origin, PageFurniture, Paragraph, Picture, Spans
from letterdesk.letters.model import Pinned
from letterdesk.letters.render import render
from letterdesk.letters.scope import Scope
from letterdesk.library import Words

PART = "page"
"""The part that header and footer name as their origin."""


def compose_furniture(pinned: Pinned, scope: Scope) -> PageFurniture:
    """What stands on the page around the letter, in the letter's language."""
    style, head = pinned.style, pinned.style.letterhead

    def line(source: str) -> Spans:
        return _line(source, scope)

    def lines(by_language: object) -> tuple[Spans, ...]:
        found = by_language.get(scope.language) if isinstance(by_language, dict) else None
        return tuple(spans for source in found or () if (spans := line(source)))

    following = line(style.following.get(scope.language, ""))
    label = style.page_label.get(scope.language, "")
    if head is None:
        return PageFurniture(following=following, footer=lines(style.footer), page_label=label)
    organisation = head.organisation.get(scope.language) or pinned.organisation.get(
        scope.language, "")
    return PageFurniture(
        organisation=line(organisation), lines=lines(head.lines),
        logo=_logo(pinned, scope), following=following, footer=lines(style.footer),
        page_label=label,
    )


def _line(source: str, scope: Scope) -> Spans:
    if not source:
        return ()
    rendered = render(source, scope, Origin(PART))
    return next((e.spans for e in rendered.elements if isinstance(e, Paragraph)), ())


def _logo(pinned: Pinned, scope: Scope) -> Picture | None:
    head = pinned.style.letterhead
    if head is None or head.logo is None or head.logo not in pinned.files:
        return None
    return Picture(head.logo, _words(head.logo_alt, pinned, scope), head.logo_height)


def _words(words: Words, pinned: Pinned, scope: Scope) -> str:
    return (words.get(scope.language) or words.get(pinned.source_language)
            or pinned.organisation.get(scope.language, ""))
