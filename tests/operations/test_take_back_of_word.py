"""What Word writes beside plain words, read as a person sees it."""

from __future__ import annotations

import pytest

from letterdesk.letters.applying import apply
from letterdesk.letters.compose import compose
from letterdesk.operations.edit_text import text_edited
from letterdesk.operations.letter_files import open_letter
from letterdesk.operations.take_back import TakenBack
from letterdesk.resources import bundled_library
from tests.operations.taken_back import kinds, taken, text
from tests.operations.word_habits import WordFile, docx_of, etree, said, w


@pytest.fixture
def letter(made):
    return made


@pytest.fixture
def word(letter):
    return WordFile(docx_of(letter))


def paragraph_xml(inner: str) -> etree._Element:
    return etree.fromstring(f'<w:p xmlns:w="{w("p")[1:-2]}">{inner}</w:p>')


def put_into(word, words, inner):
    """XML at the end of the paragraph with these words."""
    for child in paragraph_xml(inner):
        word.paragraph(words).append(child)
    return word


@pytest.mark.parametrize(("inner", "words"), [
    ('<w:r><w:t xml:space="preserve"> One</w:t><w:noBreakHyphen/><w:t>two.</w:t></w:r>',
     "One-two."),
    ('<w:r><w:t xml:space="preserve"> Mem</w:t><w:softHyphen/><w:t>bers.</w:t></w:r>',
     "Mem\u00adbers."),
    ('<w:r><w:tab/><w:t>Tab.</w:t></w:r>', "\tTab."),
    ('<w:r><w:br/><w:t>Line.</w:t></w:r>', "\nLine."),
    ('<w:r><w:br w:type="page"/><w:t xml:space="preserve"> Page.</w:t></w:r>', " Page."),
    ('<w:r><w:t xml:space="preserve"> Go </w:t><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>',
     "Go →"),
    ('<w:r><w:sym w:font="Times" w:char="2013"/></w:r>', "–"),
    ('<w:sdt><w:sdtContent><w:r><w:t xml:space="preserve"> Held.</w:t></w:r></w:sdtContent>'
     "</w:sdt>",
     " Held."),
    ('<w:smartTag w:element="place"><w:ins w:author="A"><w:r><w:t xml:space="preserve"> Rome.</w:t>'
     '</w:r></w:ins></w:smartTag>', " Rome."),
    ('<w:r><w:t xml:space="preserve"> a </w:t></w:r><w:del w:author="A"><w:r>'
     '<w:delText>b</w:delText></w:r></w:del><w:r><w:t>c</w:t></w:r>', " a c"),
    ('<w:r><w:t xml:space="preserve"> &lt;b&gt; {{ country }} *x*</w:t></w:r>',
     " <b> {{ country }} *x*"),
])
def test_whatever_word_writes_reads_as_a_person_sees_it(letter, word, inner, words) -> None:
    after, offers = taken(letter, put_into(word, "The crisis in", inner))
    assert [offer.kind for offer in offers] == ["edit"]
    assert text(after, "situation").endswith(words) or words in text(after, "situation")


def test_a_link_written_as_a_field_code_is_a_link(letter, word) -> None:
    put_into(word, "The crisis in", (
        '<w:r><w:t xml:space="preserve"> See </w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText> HYPERLINK "https://example.org/x" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>here</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'))
    after, _ = taken(letter, word)
    assert "[here](https://example.org/x)" in compose(after, "en").part("situation").source
    assert "HYPERLINK" not in text(after, "situation")


def test_bold_words_become_strong_and_nothing_else_changes(letter, word) -> None:
    def bold(runs):
        for run in runs:
            etree.SubElement(run[0], w("b"))
    word._cut("block action", bold)
    after, offers = taken(letter, word)
    assert kinds(offers) == [("edit", "position")]
    assert "**block action**" in compose(after, "en").part("position").source
    assert text(after, "position") == text(letter, "position")


def test_a_note_put_in_and_one_changed_come_with_their_words(letter, word) -> None:
    source = compose(letter, "en").part("situation").source
    noted = apply(letter, text_edited(
        letter, "situation", "en",
        source + " See it.[^a]\n\n[^a]: Report A/HRC/25/65, page 4.")).letter
    word = WordFile(docx_of(noted))
    notes = word.parts["word/footnotes.xml"]
    assert b"page 4" in notes
    word.parts["word/footnotes.xml"] = notes.replace(b"page 4", b"page 5")
    after, offers = taken(noted, word)
    assert kinds(offers) == [("edit", "situation")]
    assert "page 5" in compose(after, "en").part("situation").source
    assert "[^a]" in compose(after, "en").part("situation").source


def test_a_paragraph_parted_in_two_stays_of_its_part(letter, word) -> None:
    word.add_after("The crisis in", "Each month counts.")
    second = word.paragraph("Each month counts.")
    for end in list(word.body.iter(w("bookmarkEnd"))):
        first = word.paragraph("The crisis in")
        if end.getparent() is first and end.getprevious() is not None:
            second.append(end)
            break
    after, offers = taken(letter, word)
    assert kinds(offers) == [("edit", "situation")]
    assert text(after, "situation").endswith("\nEach month counts.")


def test_fixed_words_that_were_changed_are_found_by_the_check(letter, word) -> None:
    assert compose(letter, "en").part("position").fixed
    word.retype("takes no position", "takes a position")
    after, _ = taken(letter, word)
    assert "takes a position" in text(after, "position")
    assert "fixed-words" in {finding.code for finding in compose(after, "en").findings}


def test_words_in_a_text_box_and_in_the_foot_are_noted(letter, word) -> None:
    put_into(word, "The crisis in", (
        '<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Is this right?</w:t></w:r></w:p>'
        "</w:txbxContent></w:pict></w:r>"))
    foot = next(name for name in word.parts if name.startswith("word/footer"))
    root = etree.fromstring(word.parts[foot])
    root.append(paragraph_xml("<w:r><w:t>Draft of Anna</w:t></w:r>"))
    word.parts[foot] = etree.tostring(root)
    after, offers = taken(letter, word)
    assert not offers
    assert [(note.kind, note.words) for note in after.notes] == [
        ("box", "Is this right?"), ("furniture", "Draft of Anna")]


def test_a_bookmark_that_moved_does_not_move_words(letter, word) -> None:
    starts = [one for one in word.body.iter(w("bookmarkStart"))
              if one.get(w("name"), "").startswith("_ld_")]
    names = [one.get(w("name")) for one in starts]
    for one, name in zip(starts, [*names[1:], names[0]], strict=True):
        one.set(w("name"), name)
    word.retype("should use it", "may use it")
    _, offers = taken(letter, word)
    assert kinds(offers) == [("edit", "position")]


@pytest.mark.parametrize(("language", "old", "new", "value"), [
    ("fr", "en Syrie", "au Mali", "ML"), ("ru", "в Сирии", "в Мали", "ML"),
    ("es", "en Siria", "en Malí", "ML"), ("zh", "叙利亚", "马里", "ML"),
    ("ar", "في سوريا", "في مالي", "ML"),
])
def test_a_state_is_read_back_in_each_language(language, old, new, value) -> None:
    letter = open_letter(bundled_library() / f"examples/veto-reform.{language}.letter").letter
    word = WordFile(docx_of(letter, language))
    word.retype(old, new)
    back = TakenBack(letter, word.save())
    assert [(one.field, one.change.value) for one in back.values()] == [("country", value)]


def test_a_character_that_no_font_has_stays_in_words_that_are_edited(letter) -> None:
    source = compose(letter, "en").part("situation").source
    held = apply(letter, text_edited(letter, "situation", "en", source + " Of ࢿama.")).letter
    word = WordFile(docx_of(held)).retype("three years", "four long years")
    assert "ࢿ" not in "".join(said(p) for p in word.paragraphs())
    after, _ = taken(held, word)
    assert text(after, "situation").endswith(" Of ࢿama.")
    assert "four long years" in text(after, "situation")


def test_a_paragraph_mark_deleted_with_tracking_joins_two_paragraphs() -> None:
    letter = open_letter(bundled_library() / "examples/joint-letter.en.letter").letter
    word = WordFile(docx_of(letter))
    properties = word.paragraph("The mandate has given")[0]
    etree.SubElement(properties, w("rPr")).append(word._change("del", "Anna"))
    after, offers = taken(letter, word)
    assert [(offer.kind, offer.part, offer.by) for offer in offers] == [("edit", "why", "Anna")]
    assert text(after, "why") == text(letter, "why").replace("\n", "")


def test_an_item_parted_in_two_is_two_items() -> None:
    letter = open_letter(bundled_library() / "examples/joint-letter.en.letter").letter
    word = WordFile(docx_of(letter))
    first = word.paragraph("to join the sponsors")
    second = etree.fromstring(etree.tostring(first))
    first.addnext(second)
    word.retype(", and to speak for it in the informal consultations;", ";")
    for t in second.iter(w("t")):
        t.text = "to speak for it in the informal consultations;"
    after, offers = taken(letter, word)
    assert kinds(offers) == [("edit", "requests")]
    source = compose(after, "en").part("requests").source
    assert "\n1. to join the sponsors of the draft;\n2. to speak for it in the informal" in source
    assert "\n4. " in source
