"""Letters composed: order, choices, conditions, languages, people and page furniture."""

from __future__ import annotations

import datetime as dt
import locale
import os
import time

import msgspec
import pytest

from letterdesk.contacts import Recipient
from letterdesk.document.model import (
    Addresses,
    Close,
    Copies,
    Date,
    Paragraph,
    Reference,
    Salutation,
    SignatoryList,
    SignatureBlock,
    Subject,
    Title,
    from_json,
    plain_text,
    to_json,
)
from letterdesk.letters.compose import compose
from letterdesk.letters.model import LetterPart
from letterdesk.library import Condition, HouseStyle, Letterhead, Part, Template, TextStatus
from tests.letters.a_letter import a_block, a_letter, codes, composed

replace = msgspec.structs.replace


def with_parts(letter, **changes):
    parts = tuple(replace(p, **changes[p.part]) if p.part in changes else p for p in letter.parts)
    return replace(letter, parts=parts)


def element_types(composition):
    return [type(element) for element in composition.document.elements]


def test_each_kind_gives_its_element_in_the_order_of_the_letter():
    kinds = ["salutation", "date", "subject", "reference", "address", "copies", "title", "close",
             "opening"]
    blocks = [a_block("one\ntwo", kind=kind, name=kind) for kind in kinds]
    composition = compose(a_letter(*blocks), "en")
    assert element_types(composition) == [
        Salutation, Date, Subject, Reference, Reference, Addresses, Copies, Title, Title, Close,
        Paragraph]


def test_address_blocks_are_parted_by_blank_lines():
    (element,) = composed("A\nB\n\nC", kind="address", columns=2).document.elements
    assert [plain_text(b.spans) for b in element.blocks] == ["A\nB", "C"] and element.columns == 2


@pytest.mark.parametrize(("condition", "inside"), [
    (Condition("vetoed_drafts", more_than=1), True),
    (Condition("vetoed_drafts", more_than=4), False),
    (Condition("vetoed_drafts", less_than=5), True),
    (Condition("vetoed_drafts", is_=4), True),
    (Condition("vetoed_drafts", is_not=4), False),
    (Condition("vetoed_drafts", more_than="x"), False),
    (Condition("country", one_of=("SY", "ML")), True),
    (Condition("vetoing_states", contains="RU"), True),
    (Condition("vetoing_states", contains="country"), False),
    (Condition("vetoing_states", contains="recipient.country"), True),
    (Condition("vetoing_states", count_more_than=1), True),
    (Condition("earlier_draft", given=True), False),
    (Condition("earlier_draft", missing=True), True),
    (Condition("earlier_draft", given=False), True),
    (Condition("nothing", is_=1), False),
    (Condition("earlier_draft", is_="x"), False),
    (Condition("country"), False),
    (Condition("day", less_than=dt.date(2014, 5, 23)), True),
    (Condition("day", more_than="2014-05-21"), True),
    (Condition("day", is_="2014-05-22"), True),
    (Condition("day", is_="day"), True),
    (Condition("day", more_than="no day"), False),
    (Condition("day", one_of=("2014-05-22",)), True),
    (Condition(any=(Condition("country", is_="ML"), Condition("country", is_="SY"))), True),
])
def test_a_part_is_there_when_its_condition_holds(condition, inside):
    block = a_block("words")
    letter = a_letter(block, parts=(Part("b", ("b",), when=(condition,)),),
                      values={"day": "2014-05-22"})
    composition = compose(letter, "en", Recipient("ambassador", country="RU"))
    assert composition.parts[0].inside is inside
    assert len(composition.document.elements) == int(inside)


def test_staff_can_force_a_part_in_or_out():
    letter = a_letter(a_block("words"), parts=(Part("b", ("b",), optional="out"),))
    assert compose(letter, "en").document.elements == ()
    assert len(compose(with_parts(letter, b={"inside": True}), "en").document.elements) == 1
    plain = a_letter(a_block("words"), parts=(Part("b", ("b",)),))
    assert len(compose(plain, "en").document.elements) == 1
    assert compose(with_parts(plain, b={"inside": False}), "en").document.elements == ()


def test_the_first_block_whose_use_when_holds_is_chosen_by_recipient():
    blocks = [a_block("to a vetoing state", name="vetoing"), a_block("to all", name="all")]
    use_when = {"vetoing": (Condition("vetoing_states", contains="recipient.country"),)}
    letter = a_letter(*blocks, parts=(Part("b", ("vetoing", "all"), use_when=use_when),))

    def text(country):
        return compose(letter, "en", Recipient("ambassador", country=country)).parts[0].text

    assert (text("CN"), text("FR")) == ("to a vetoing state", "to all")
    chosen = with_parts(letter, b={"block": "vetoing"})
    assert compose(chosen, "en").parts[0].text == "to a vetoing state"


def test_a_chosen_block_that_is_gone_is_to_put_right():
    letter = with_parts(a_letter(a_block("words")), b={"block": "gone"})
    assert codes(compose(letter, "en")) == ["no-block"]


def test_a_language_without_text_is_to_put_right_and_prints_no_foreign_words():
    composition = compose(a_letter(a_block("words")), "ar")
    assert codes(composition) == ["no-text"]
    assert composition.parts[0].text == "‹B›" and composition.document.direction == "rtl"


@pytest.mark.parametrize(("status", "code", "stops"), [
    (TextStatus("draft"), "not-approved", True),
    (TextStatus("submitted"), "not-approved", True),
    (TextStatus("approved", "sha256:of other words"), "not-approved", True),
])
def test_words_that_nobody_approved_are_to_put_right(status, code, stops):
    block = replace(a_block("words"), text={"en": status})
    (finding,) = compose(a_letter(block), "en").findings
    assert (finding.code, finding.severity.value == "put right") == (code, stops)


def test_an_added_paragraph_prints_and_without_words_in_a_language_is_to_put_right():
    letter = a_letter(a_block("words"))
    added = LetterPart("added-1", free={"en": ({"p": ["We thank ", {"chip": "country|country"}]},)})
    letter = replace(letter, parts=(*letter.parts, added))
    assert compose(letter, "en").parts[1].text == "We thank Syria"
    assert "no-text" in codes(compose(letter, "ar"))
    out = with_parts(letter, **{"added-1": {"inside": False}})
    assert len(compose(out, "en").document.elements) == 1


def test_a_chip_that_the_block_language_does_not_know_prints_marked():
    added = LetterPart("added-1", free={"en": ({"p": [{"chip": "country.__class__"}]},)})
    letter = a_letter(a_block("words"))
    composition = compose(replace(letter, parts=(*letter.parts, added)), "en")
    assert composition.parts[1].text == "{{ country.__class__ }}"
    assert codes(composition) == ["malformed"]


def test_signers_print_in_the_letters_language_and_pictures_only_with_consent():
    block = a_block("", kind="signature", field="signers", columns=2)
    letter = a_letter(block, values={"signers": ["ada", "bo"]}, files={"images/bo.png": b"png"})
    (element,) = compose(letter, "en").document.elements
    assert isinstance(element, SignatureBlock) and element.columns == 2
    assert [(s.name, s.title, s.country) for s in element.signers] == [
        ("Ada Ndiaye", "Convenor", "Senegal"), ("Bo Lind", "Director", "")]
    assert element.signers[1].picture.alt == "Signature of Bo Lind"
    people = {k: replace(v, consent=None) for k, v in letter.pinned.signatories.items()}
    without = replace(letter, pinned=replace(letter.pinned, signatories=people))
    assert compose(without, "en").document.elements[0].signers[1].picture is None


def test_the_signature_of_a_letter_is_its_signatory_and_a_missing_one_is_marked():
    block = a_block("", kind="signature")
    (element,) = compose(a_letter(block, values={"signatory": "bo"}), "en").document.elements
    assert element.signers[0].name == "Bo Lind"
    (missing,) = compose(a_letter(block), "en").document.elements
    assert missing.signers[0].name == "‹Signatory›"


def test_a_list_of_signatories_is_sorted_grouped_and_counted():
    block = a_block("# Signed by\n\nFor identification only.", kind="signatories", field="signers",
                    groups={"org": {"en": "Organisations"}}, layout="ruled")
    entries = [{"name": "Zeta"}, {"name": "Lead", "lead": True}, {"name": "Élan"},
               {"name": "Beta", "group": "org"}]
    text = a_block("the {{ signers|count }} undersigned", name="t")
    composition = compose(a_letter(text, block, values={"signers": entries}), "en")
    listed = composition.document.elements[1]
    assert isinstance(listed, SignatoryList) and listed.count == 4
    names = [[signer.name for signer in group.signers] for group in listed.groups]
    assert names == [["Lead", "Élan", "Zeta"], ["Beta"]]
    assert plain_text(listed.groups[1].heading) == "Organisations"
    assert plain_text(listed.heading) == "Signed by"
    assert plain_text(listed.disclaimer) == "For identification only."
    assert composition.parts[0].text == "the 4 undersigned"


def test_a_field_works_in_header_footer_and_title():
    style = HouseStyle(
        letterhead=Letterhead(lines={"en": ("Street", "{{ country|country }}")}, logo="logo.png"),
        following={"en": "On {{ country|country }}"},
        footer={"en": ("{{ facts.members }} members",)},
        page_label={"en": "Page {page} of {pages}"})
    template = Template("t", title={"en": "On {{ country|country }}"})
    letter = a_letter(a_block("words"), template=template, style=style,
                      organisation={"en": "Coalition"}, files={"logo.png": b"x"})
    document = compose(letter, "en").document
    furniture = document.furniture
    assert document.title == "On Syria" and document.author == "Coalition"
    assert [plain_text(line) for line in furniture.lines] == ["Street", "Syria"]
    assert plain_text(furniture.footer[0]) == "more than 2,500 members"
    assert plain_text(furniture.following) == "On Syria"
    assert plain_text(furniture.organisation) == "Coalition" and furniture.logo.alt == "Coalition"


def test_a_draft_carries_its_mark_in_the_letters_language():
    letter = a_letter(a_block("كلمات", language="ar"))
    assert compose(letter, "ar", draft=True).document.draft_label == "مسودة"
    assert compose(letter, "ar").document.draft_label == ""


def test_the_same_letter_gives_the_same_document_under_any_locale_and_time_zone(monkeypatch):
    letter = a_letter(a_block("{{ vetoing_states|country|list }}, {{ day|date }}"),
                      values={"day": "2014-05-22"})
    before = to_json(compose(letter, "en").document)
    monkeypatch.setitem(os.environ, "TZ", "Pacific/Kiritimati")
    monkeypatch.setitem(os.environ, "LC_ALL", "C")
    time.tzset()
    locale.setlocale(locale.LC_ALL, "C")
    assert to_json(compose(letter, "en").document) == before
    monkeypatch.undo()
    time.tzset()
    assert from_json(before) == compose(letter, "en").document


def test_a_part_left_out_leaves_no_hole():
    blocks = [a_block(name, name=name) for name in ("one", "two", "three")]
    letter = a_letter(*blocks, parts=tuple(Part(b.id, (b.id,)) for b in blocks))
    out = with_parts(letter, two={"inside": False})
    texts = [plain_text(e.spans) for e in compose(out, "en").document.elements]
    assert texts == ["one", "three"]
    assert compose(out, "en").part("two").inside is False
    assert compose(out, "en").part("nothing") is None
