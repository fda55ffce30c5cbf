"""What an exported file is to say of its letter."""

from __future__ import annotations

from letterdesk.document.model import Document
from letterdesk.export.made_from import MadeFrom
from letterdesk.letters.model import Letter
from letterdesk.letters.snapshots import Documents, state_of


def made_from(letter: Letter, document: Document, documents: Documents,
              kind: str = "") -> MadeFrom:
    """The letter, library and state behind a file with `document` in it.

    `documents` are those of all languages as they are now. The snapshot is the last one that
    has these words. `kind` is that of `MadeFrom`.
    """
    state = state_of(documents)
    names = [kept.name for kept in letter.snapshots if kept.state == state]
    return MadeFrom(
        letter=letter.id, title=letter.title, language=document.language,
        library=letter.library.id, fingerprint=letter.library.fingerprint,
        snapshot=names[-1] if names else "", state=state, changed=letter.changed,
        kind=kind, draft=document.draft)
