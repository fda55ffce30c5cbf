"""Letters as plain text."""

from hypothesis import given
from hypothesis import strategies as st

from letterdesk.document.model import (
    Addresses,
    Copies,
    Date,
    Heading,
    LineBreak,
    List,
    Note,
    NoteMark,
    Picture,
    Salutation,
    SignatoryList,
    SignatureBlock,
    Signer,
    SignerGroup,
    Text,
)
from letterdesk.export import write_text
from letterdesk.export.numerals import item_mark
from letterdesk.export.wrapping import columns, wrapped
from tests.export.pdf_letters import (
    FURNITURE,
    SENTENCE,
    every_kind,
    item,
    letter,
    lines,
    paragraph,
    spans,
)

UNWRAPPED = """\
The veto
What is owed
Open
The Hague, 22 May 2014
Our ref. 1
Your ref. 2
By e-mail
Ms. A
Mission
Mr. B
Mx. C
cc: Ms. D
Re: a subject[1]
Your Excellency,
{sentence}strong[bracket] leaning[1][2]
A heading
Under it.
A lower heading
Run in. The paragraph that it runs into.
1. first
second paragraph
2. second
i. small
ii. smaller
Between.
3. third
a. letter
• bullet
Yours faithfully,
Ann
Chair
Org
France
a@example.org
Bea, in an individual capacity
cc: Mr. E
cc: Ms. F
Signatories
Organisations
{plain}
Persons
Cy, Professor
For identification only.
Signed by
{ruled}
{running}
[1] The first note.
[2] The second note,
in two paragraphs.
"""


def test_unwrapped_every_line_of_a_paragraph_is_a_line_and_notes_come_last():
    expected = UNWRAPPED.format(
        sentence=SENTENCE,
        plain="\n".join(f"Organisation {n} (O{n}), France" for n in range(7)),
        ruled="\n".join(f"Organisation {n} (O{n})\nFrance" for n in range(7)),
        running="; ".join(f"Organisation {n} (O{n}), France" for n in range(7)))
    assert write_text(every_kind(), width=None) == expected


def test_wrapped_paragraphs_stand_a_blank_line_apart_in_short_lines():
    text = write_text(letter(Date(spans("22 May 2014")), Salutation(spans("Dear all,")),
                             paragraph(SENTENCE * 2), furniture=FURNITURE))
    head, body = text.split("\n\n", 2)[:2], text.split("\n\n", 2)[2]
    assert head == ["22 May 2014", "Dear all,"]
    assert len(body.splitlines()) == 4
    assert max(map(len, body.splitlines())) <= 72
    assert "Partners" not in text and "charity" not in text


def test_items_stand_close_and_their_lines_under_their_words():
    text = write_text(letter(List((item("word " * 20, "Second."), item("two")), "decimal")),
                      width=40)
    assert text == ("1. word word word word word word word\n"
                    "   word word word word word word word\n"
                    "   word word word word word word\n\n"
                    "   Second.\n2. two\n")


def test_addresses_copies_and_signatories_keep_their_lines():
    text = write_text(letter(
        Addresses((lines("Ms. A", "Mission"), lines("Mr. B")), 2),
        Copies((lines("cc: C"), lines("cc: D"))),
        SignatureBlock((Signer("Ann", "Chair", picture=Picture("s.png", "x")), Signer("Bea")), 2)))
    assert text == "Ms. A\nMission\n\nMr. B\n\ncc: C\ncc: D\n\nAnn\nChair\n\nBea\n"


def test_a_ruled_list_shows_an_entry_with_its_details_under_it():
    signed = SignatoryList((SignerGroup((), (Signer("Ann", "Chair", country="France"),
                                             Signer("Bea"))),), layout="ruled")
    assert write_text(letter(signed)) == "Ann\n    Chair\n    France\nBea\n"


def test_a_run_in_heading_without_a_paragraph_stands_alone():
    assert write_text(letter(Heading(spans("Alone."), run_in=True))) == "Alone.\n"


def test_characters_are_left_as_they_are():
    typed = "42\u00a0000\u202fEUR a\u2011b <x> & {{ y }} *z* #1"
    assert write_text(letter(paragraph(typed))) == typed + "\n"


def test_what_only_steers_a_typesetter_stays_out():
    typed = "22 أيار/\u2060مايو Rechts\u00adschutz\u200e"
    signer = Signer("Rechts\u00adanwalt\u2060")
    document = letter(paragraph(typed), SignatureBlock((signer,)))
    assert write_text(document) == "22 أيار/مايو Rechtsschutz\u200e\n\nRechtsanwalt\n"


def test_a_line_break_is_a_line_and_a_note_mark_a_number():
    body = paragraph("one", LineBreak(), Text("two", strong=True), NoteMark("n"))
    notes = (Note("n", (paragraph("Note."),)),)
    assert write_text(letter(body, notes=notes)) == "one\ntwo[1]\n\n[1] Note.\n"


def test_chinese_lines_end_between_characters_but_not_before_a_mark():
    made = list(wrapped("一二三四五六七八九，十“一二三”", 18))
    assert all(columns(line) <= 20 for line in made)
    assert "".join(made) == "一二三四五六七八九，十“一二三”"
    assert not any(line.startswith(("，", "”")) or line.endswith("“") for line in made)


def test_columns_count_what_a_screen_shows():
    assert columns("ab") == 2
    assert columns("中文") == 4
    assert columns("e\u0301") == 1


@given(st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), max_size=200),
       st.integers(5, 80))
def test_wrapping_loses_no_word(text, width):
    made = list(wrapped(text, width))
    assert "".join("".join(made).split()) == "".join(text.split())
    assert all(not line.endswith(" ") for line in made)


def test_marks_of_items():
    def marks(marker, *numbers, language="en"):
        return [item_mark(marker, number, language, "–") for number in numbers]

    assert marks("decimal", 1, 12) == ["1.", "12."]
    assert marks("alpha", 1, 26, 27, 54) == ["a.", "z.", "aa.", "bbb."]
    assert marks("roman", 1, 4, 9, 14, 40) == ["i.", "iv.", "ix.", "xiv.", "xl."]
    assert marks("bullet", 3) == ["–"]
    assert marks("alpha", 1, 2, 3, 4, 5, 28, 29, language="ar") == [
        "أ.", "ب.", "ج.", "د.", "هـ.", "غ.", "أأ."]
    assert marks("decimal", 3, language="ar") == ["3."]


def test_letters_of_an_arabic_list_are_those_of_the_abjad():
    text = write_text(letter(List((item("أول"), item("ثان")), "alpha"), language="ar"))
    assert text == "أ. أول\nب. ثان\n"
