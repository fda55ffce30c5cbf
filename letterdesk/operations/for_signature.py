"""What holds of an export for electronic signature alone."""

from __future__ import annotations

from letterdesk.document.model import Document, SignatureBlock
from letterdesk.findings import PUT_RIGHT, Finding, Place, say
from letterdesk.letters.lookup import not_understood


def refuse_unsignable(kind: str, *, draft: bool) -> None:
    """Raises NotUnderstood where what is asked for cannot be for signature."""
    if kind != "pdf":
        raise not_understood(say("only a PDF has fields for signatures"),
                             say("write a name that ends in .pdf after -o"))
    if draft:
        raise not_understood(say("a draft is not for signature"),
                             say("leave out --draft or --for-signature"))


def unsignable_findings(document: Document) -> tuple[Finding, ...]:
    """That nobody signs the letter by hand, so that a field would have no place."""
    if any(isinstance(e, SignatureBlock) and e.signers for e in document.elements):
        return ()
    return (Finding(
        "no-place-to-sign", PUT_RIGHT, Place(language=document.language),
        say("the letter has no signature block, so a signature field has no place"),
        say("name who signs, or add a block of the kind signature; or export without "
            "--for-signature")),)
