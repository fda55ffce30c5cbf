"""Compares a letter with its approved texts, or with one of its snapshots."""

from __future__ import annotations

from collections.abc import Mapping

from letterdesk.letters.compare import PartDifference, compare, without_edits
from letterdesk.letters.compose import compose
from letterdesk.letters.model import Letter
from letterdesk.letters.snapshots import readable_documents, snapshot_named

Differences = Mapping[str, tuple[PartDifference, ...]]
"""language -> parts that differ."""


def diff(letter: Letter, snapshot: str | None = None) -> Differences:
    """What edits and additions made of the approved texts, or what came since a snapshot.

    A language that the snapshot does not have is left out. Raises NotUnderstood
    for a snapshot that is not there.
    """
    if snapshot is None:
        approved = without_edits(letter)
        return {lang: compare(compose(approved, lang).document, compose(letter, lang).document)
                for lang in letter.languages}
    kept = snapshot_named(letter, snapshot)
    documents = readable_documents(letter, kept)
    return {lang: compare(documents[lang], compose(letter, lang).document)
            for lang in letter.languages if lang in documents}
