import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from letterdesk.document.model import (
    AddressBlock,
    Addresses,
    Document,
    List,
    ListItem,
    Note,
    Origin,
    PageFurniture,
    Paragraph,
    SignatoryList,
    Signer,
    SignerGroup,
    Text,
)
from letterdesk.findings import LetterdeskError, NotUnderstood
from letterdesk.letters.compare import compare, compare_words, words_of
from letterdesk.operations.diff import diff
from letterdesk.operations.edit import EditRequest, edit
from letterdesk.operations.snapshot import snapshot


@pytest.fixture
def change(library, clock):
    def change(letter, **asked):
        return edit(letter, EditRequest(**asked), library=lambda: library, clock=clock)
    return change


def said(words, part="p"):
    return Paragraph((Text(words),), Origin(part))


def test_a_letter_without_edits_reads_as_approved(letter):
    assert diff(letter) == {"en": ()}


def test_edits_and_additions_are_what_differs_from_the_approved_text(letter, change):
    letter = change(letter, text=("call=We call on all.",), insert_after=("close=P.S.",),
                    without=("separate-cover",))
    changed = {difference.part: difference for difference in diff(letter)["en"]}
    assert set(changed) == {"call", "added-1"}
    assert changed["added-1"].before == "" and changed["added-1"].after == "P.S."


def test_a_snapshot_shows_what_came_since(letter, change, clock):
    letter = snapshot(letter, "  As  agreed ", by="Sam", clock=clock)
    assert diff(letter, "As agreed") == {"en": ()}
    letter = change(letter, set=("vetoed_drafts=5",))
    (difference,) = diff(letter, "As agreed")["en"]
    assert [(p.kind, p.text) for p in difference.pieces if p.kind != "same"] == [
        ("gone", "four"), ("new", "five")]


def test_the_same_words_are_kept_once(letter, clock):
    letter = snapshot(letter, "Again", clock=clock)
    assert letter.snapshots[-1].documents == {}
    assert letter.snapshots[-1].state == letter.snapshots[0].state


def test_a_snapshot_needs_a_name_of_its_own(letter, clock):
    with pytest.raises(NotUnderstood, match="already"):
        snapshot(letter, "As made", clock=clock)
    with pytest.raises(NotUnderstood, match="needs a name"):
        snapshot(letter, " \n", clock=clock)
    with pytest.raises(NotUnderstood, match="choose from As made"):
        diff(letter, "Nothing")


def test_a_damaged_snapshot_is_named_and_one_without_documents_is_empty(letter):
    (first,) = letter.snapshots
    damaged = replace(letter, snapshots=(replace(first, documents={"en": {"language": 3}}),))
    with pytest.raises(LetterdeskError, match="cannot be read"):
        diff(damaged, "As made")
    empty = replace(letter, snapshots=(replace(first, documents={}),))
    assert diff(empty, "As made") == {}


def test_parts_that_are_gone_stand_where_they_stood():
    before = Document("en", "ltr", "t", (said("a", "0"), said("b", "1"), said("c", "2")))
    after = Document("en", "ltr", "t", (said("b", "1"), said("d", "3")))
    assert [difference.part for difference in compare(before, after)] == ["0", "2", "3"]


def test_words_in_every_kind_of_element_count():
    people = SignatoryList(
        (SignerGroup((Text("Asia"),), (Signer("Ana", title="Chair", country="Spain"),)),
         SignerGroup((), (Signer("Bo"),))),
        heading=(Text("Signed"),), disclaimer=(Text("In person"),), origin=Origin("p"))
    listed = List((ListItem((said("one"), List((ListItem((said("two"),)),)))),), origin=Origin("p"))
    address = Addresses((AddressBlock((Text("Room 1"),)),), origin=Origin("p"))
    document = Document("en", "ltr", "t", (address, listed, people),
                        notes=(Note("1", (said("note"),), Origin("p")),),
                        furniture=PageFurniture(organisation=(Text("We"),)))
    assert words_of(document) == {
        "p": "Room 1\none\ntwo\nSigned\nAsia\nAna, Chair, Spain\nBo\nIn person\nnote", "": "We"}
    assert words_of(Document("en", "ltr", "t", (SignatoryList((), origin=Origin("p")),))) == {
        "p": ""}


@settings(deadline=None)
@given(st.text(), st.text())
def test_pieces_lead_from_one_text_to_the_other(before, after):
    pieces = list(compare_words(before, after))
    assert "".join(p.text for p in pieces if p.kind != "new") == before
    assert "".join(p.text for p in pieces if p.kind != "gone") == after


def test_chinese_is_compared_by_character_and_long_texts_by_line():
    assert [(p.kind, p.text) for p in compare_words("我们写信", "我们去信")] == [
        ("same", "我们"), ("gone", "写"), ("new", "去"), ("same", "信")]
    lines = [f"line {n} of many words here\n" for n in range(2000)]
    changed = [*lines[:7], "other\n", *lines[8:]]
    pieces = list(compare_words("".join(lines), "".join(changed)))
    assert [p.kind for p in pieces] == ["same", "gone", "new", "same"]
