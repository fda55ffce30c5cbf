"""Letters for tests: a template and blocks in a few lines, without files."""

from __future__ import annotations

import datetime as dt

import msgspec

from letterdesk.contacts import Form
from letterdesk.language import Usage
from letterdesk.letters.compose import compose
from letterdesk.letters.edit_source import body_from_source
from letterdesk.letters.model import Edit, EditBase, Letter, LetterPart, Pinned
from letterdesk.library import (
    Block,
    Fact,
    Field,
    FixedWords,
    Part,
    Signatory,
    Template,
    TextStatus,
    text_hash,
)

FIELDS = (
    Field("vetoing_states", "countries", label={"en": "Who cast the veto"}, at_least=1),
    Field("vetoed_drafts", "number", label={"en": "Drafts vetoed"}),
    Field("country", "country", label={"en": "Country"}),
    Field("earlier_draft", "un_symbol", required=False, label={"en": "Earlier draft"}),
    Field("subject", "text", translatable=True, required=False, label={"en": "Subject"}),
    Field("words", "paragraph", required=False, label={"en": "Words"}),
    Field("day", "date", required=False, label={"en": "Day"}),
    Field("members", "number", required=False, label={"en": "Members"}),
    Field("sum", "money", required=False, label={"en": "Sum"}),
    Field("things", "list", required=False, label={"en": "Things"}),
    Field("firm", "yes_no", required=False, label={"en": "Firm"}),
    Field("signatory", "signatory", required=False, label={"en": "Signatory"}),
    Field("signers", "signatories", required=False, label={"en": "Signers"}),
    Field("person", "person", required=False, label={"en": "Person"}),
)

VALUES = {"vetoing_states": ["RU", "CN"], "vetoed_drafts": 4, "country": "SY"}

FORMS = {
    "ambassador": {
        "en": {
            "f": Form(salutation="Madam Ambassador,", address="H.E. Ms. {name}"),
            "neutral": Form(salutation="Excellency,", vocative="Excellency", close="With respect,",
                            address="H.E. {name}", envelope="H.E. {name}"),
        },
    },
}

PEOPLE = {
    "ada": Signatory(id="ada", name="Ada Ndiaye", title={"en": "Convenor"}, gender="f",
                     organisation={"en": "Coalition"}, country="SN"),
    "bo": Signatory(id="bo", name="Bo Lind", title="Director", picture="images/bo.png",
                    picture_alt={"en": "Signature of Bo Lind"}, consent=dt.date(2014, 1, 1)),
}

FACTS = {"members": Fact(2500, "members", say={"en": "more than {number}"})}


def a_block(text, *, kind="body", name="b", language="en", **more):
    """A block with an approved text in one language."""
    texts = {language: text}
    status = {language: TextStatus("approved", text_hash(text), "A. Clerk", dt.date(2014, 1, 1))}
    return Block(kind, name, {"en": name.title()}, texts=texts, text=status, **more)


def a_letter(*blocks, values=None, parts=None, template=None, recipients=(), **pinned):
    """A letter whose parts are the given blocks, in order, each named after its block."""
    parts = parts or tuple(Part(block.id, (block.id,), required=True) for block in blocks)
    template = msgspec.structs.replace(
        template or Template("t", addressee_role="ambassador", addressee={"en": "All Missions"}),
        part=parts, field=FIELDS)
    return Letter(
        "l-test0001", "A letter", "t", ("en",), "2014-05-22T11:50:00-04:00",
        Pinned(template, {b.id: b for b in blocks}, facts=FACTS, forms=FORMS, signatories=PEOPLE,
               usages={"en": Usage("en"), "ar": Usage("ar")}, **pinned),
        values={**VALUES, **(values or {})},
        parts=tuple(LetterPart(part.id) for part in parts), recipients=tuple(recipients),
    )


def composed(text, values=None, *, kind="body", language="en", recipient=None, **more):
    """The composition of a letter of one block."""
    return compose(a_letter(a_block(text, kind=kind, language=language, **more), values=values),
                   language, recipient)


def reads(text, values=None, **more):
    """How a text reads, without a finding."""
    composition = composed(text, values, **more)
    assert composition.findings == ()
    return composition.parts[0].text


def codes(composition):
    return [finding.code for finding in composition.findings]


def edited(letter, source, *, part=0, language="en"):
    """The letter with a part's words put in place by source, as `edit --text` does."""
    now = compose(letter, language).parts[part]
    block = letter.pinned.blocks[now.block]
    body = body_from_source(source, approved=now.fixed)
    edit = Edit(EditBase(now.block, text_hash(block.texts[language]), now.decided), body)
    parts = list(letter.parts)
    parts[part] = msgspec.structs.replace(parts[part], edits={language: edit})
    return msgspec.structs.replace(letter, parts=tuple(parts))


__all__ = ["FIELDS", "FixedWords", "a_block", "a_letter", "codes", "composed", "edited", "reads"]
