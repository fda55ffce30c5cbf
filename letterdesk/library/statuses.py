"""How far the text of a block is in a language."""

from __future__ import annotations

from letterdesk.library.hashes import text_hash
from letterdesk.library.model import Block
from letterdesk.library.read_block import WITHOUT_TEXT

APPROVED = "approved"
SUBMITTED = "submitted"
DRAFT = "draft"
OUT_OF_DATE = "out of date"
MISSING = "missing"


def status_of(block: Block, language: str, source_language: str) -> str:
    """`approved`, `submitted`, `draft`, `out of date` or `missing`.

    Approval is the hash of the text: other words are a draft again. An approved
    translation is out of date where its source has other words than it was
    made from. A kind that prints a field, and has no text in any language, has
    nothing to approve.
    """
    text = block.texts.get(language)
    if text is None:
        if block.kind in WITHOUT_TEXT and not block.texts:
            return APPROVED
        return DRAFT if language in block.drafts else MISSING
    stored = block.text.get(language)
    if stored is None or stored.status == DRAFT:
        return DRAFT
    if stored.status == SUBMITTED:
        return SUBMITTED
    if stored.approved != text_hash(text):
        return DRAFT
    source = block.texts.get(source_language)
    is_translation = language != source_language and stored.translated_from is not None
    # A letter keeps the source text beside a translation only where the two have parted.
    if is_translation and source is not None and stored.translated_from != text_hash(source):
        return OUT_OF_DATE
    return APPROVED
