"""A message, read back by the standard library and by a parser that shares no code with it."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage

import fast_mail_parser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterdesk.document.model import (
    Heading,
    LineBreak,
    List,
    Note,
    NoteMark,
    SignatoryList,
    Signer,
    SignerGroup,
    Text,
)
from letterdesk.export.html import write_html
from letterdesk.export.mail import (
    DOCX,
    PDF,
    Attachment,
    Message,
    is_address,
    one_line,
    write_message,
)
from tests.export.pdf_letters import every_kind, item, letter, paragraph, spans

PAGE = b"%PDF-1.7\n\x00\xff\r\n.\r\n"
WORD = bytes(range(256)) * 40
NAMED = {
    "en": "Veto on S-2014-348 · Syria", "fr": "Veto contre S-2014-348 · l’Égypte",
    "es": "Veto al proyecto “S-2014-348” · España", "ar": "نقض S-2014-348 · سوريا",
    "ru": "Вето на S-2014-348 · Сирия", "zh": "对S-2014-348的否决 · 叙利亚",
}


def message(**given):
    stem = given.pop("stem", "Letter")
    usual = {"subject": "Subject", "text": "Words.\n", "html": "<p>Words.</p>\n",
             "attachments": (Attachment(f"{stem}.pdf", PDF, PAGE),
                             Attachment(f"{stem}.docx", DOCX, WORD))}
    return Message(**{**usual, **given})


def read(data: bytes) -> EmailMessage:
    """The message as the standard library reads it; nothing in it is put right on the way."""
    made = email.message_from_bytes(data, policy=email.policy.default)
    assert all(not part.defects for part in made.walk())
    return made


def squeezed(words: str) -> str:
    """Words without spaces: the standard library puts one between two encoded words of a name."""
    return "".join(one_line(words).split())


def is_fit_to_travel(data: bytes) -> bool:
    """RFC 5322, 2.1.1 and 2.3: lines of at most 998 octets that end in CRLF."""
    lines = data.split(b"\r\n")
    return data.isascii() and lines[-1] == b"" and all(
        len(line) <= 998 and b"\r" not in line and b"\n" not in line for line in lines)


@pytest.mark.parametrize("language", NAMED)
def test_two_parsers_read_names_subject_words_and_files_in_each_language(language):
    named = NAMED[language]
    data = write_message(message(subject=named, stem=named, text=f"{named}\n.\nFrom x\n",
                                 html=f"<p>{named}</p>\n", to_name=named,
                                 to_address="mission@example.org"))
    assert is_fit_to_travel(data)
    one = read(data)
    assert one["Subject"] == named and one["X-Unsent"] == "1"
    (to,) = one["To"].addresses
    assert (squeezed(to.display_name), to.addr_spec) == (squeezed(named), "mission@example.org")
    assert one.get_content_type() == "multipart/mixed"
    assert next(one.iter_parts()).get_content_type() == "multipart/alternative"
    assert one.get_body(("plain",)).get_content().splitlines() == [named, ".", "From x"]
    assert one.get_body(("html",)).get_content().strip() == f"<p>{named}</p>"
    assert [(a.get_filename(), a.get_content_type(), a.get_content())
            for a in one.iter_attachments()] == [
        (f"{named}.pdf", PDF, PAGE), (f"{named}.docx", DOCX, WORD)]

    two = fast_mail_parser.parse_email(data)
    assert two.subject == named and two.warnings == []
    assert [(to.display_name, to.address) for to in two.to] == [(named, "mission@example.org")]
    assert two.text_plain[0].splitlines() == [named, ".", "From x"]
    assert two.text_html[0].strip() == f"<p>{named}</p>"
    assert [(a.mimetype, bytes(a.content)) for a in two.attachments] == [(PDF, PAGE), (DOCX, WORD)]


def test_a_name_that_is_not_ascii_is_written_in_both_ways():
    data = write_message(message(stem="Вето на S-2014-348 (проект)"))
    assert b"filename*=utf-8''%D0%92" in data and b'filename="S-2014-348.pdf"' in data
    assert b'filename="letter.docx"' in write_message(message(stem="叙利亚"))
    assert b'filename="Egypte.pdf"' in write_message(message(stem="Égypte"))
    assert b"filename*" not in write_message(message(stem="Veto on Syria"))


def test_date_sender_and_message_id_are_left_to_the_program_that_sends():
    made = read(write_message(message()))
    assert not {"date", "from", "sender", "message-id", "to"} & set(map(str.lower, made))


def test_the_same_words_give_the_same_bytes_and_other_words_other_boundaries():
    assert write_message(message()) == write_message(message())
    boundaries = {read(write_message(message(text=text))).get_boundary() for text in "ab"}
    assert len(boundaries) == 2


@pytest.mark.parametrize("line", ["\r\nBcc: all@example.org", "\nX: 1", "\r\n\r\n<script>",
                                  "\u2028Bcc: a@b.example", "\x85X: 1", "\x0bX: 1"])
def test_a_new_line_in_a_title_or_name_begins_no_header_field(line):
    data = write_message(message(subject=f"Veto{line}", stem=f"Veto{line}", to_name=f"A{line}",
                                 to_address="a@example.org"))
    made = read(data)
    assert sorted(made.keys()) == sorted(["X-Unsent", "To", "Subject", "MIME-Version",
                                          "Content-Type"])
    assert [to.addr_spec for to in made["To"].addresses] == ["a@example.org"]
    assert len(list(made.iter_attachments())) == 2
    wrong = message(to_address=f"a@example.org{line}")
    assert read(write_message(wrong))["To"] is None


@settings(deadline=None, max_examples=150)
@given(st.text(st.characters(), max_size=200), st.text(st.characters(), max_size=120),
       st.text(st.characters(), max_size=90))
def test_any_title_and_any_name_travel_whole(subject, name, stem):
    data = write_message(message(subject=subject, to_name=name, stem=stem, text=subject,
                                 to_address="a@example.org"))
    assert is_fit_to_travel(data)
    made = read(data)
    assert str(made["Subject"] or "") == one_line(subject)
    (to,) = made["To"].addresses
    assert (squeezed(to.display_name), to.addr_spec) == (squeezed(name), "a@example.org")
    assert [len(a.get_content()) for a in made.iter_attachments()] == [len(PAGE), len(WORD)]
    names = [a.get_filename() for a in made.iter_attachments()]
    for ending, found in zip((".pdf", ".docx"), names, strict=True):
        assert found.endswith(ending)
        assert one_line(f"{stem}{ending}").strip().startswith(found.removesuffix(ending).strip())
    assert fast_mail_parser.parse_email(data).subject == one_line(subject)


@pytest.mark.parametrize(("typed", "is_one"), [
    ("a.b+c@mission.example.org", True), ("", False), ("a@localhost", False),
    ("a@example.org, b@example.org", False), ("<a@example.org>", False), ("a b@example.org", False),
    ("и@пример.рф", False), ("a@" + "b" * 260 + ".org", False), ("a@example.org\n", False)])
def test_what_counts_as_an_address(typed, is_one):
    assert is_address(typed) is is_one


def test_the_html_says_its_language_and_direction_and_fetches_nothing():
    shown = write_html(letter(paragraph("قرار S/2014/348"), language="ar"))
    assert '<html lang="ar" dir="rtl">' in shown
    assert '<span lang="en" dir="ltr">S/2014/348</span>' in shown
    whole = write_html(every_kind())
    for word in ("<img", "<script", "<link", "<style", " src=", "url(", "onload"):
        assert word not in whole


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", "a &amp; b", "\"'>", "]]>", "</p>",
                                   "<!--", "{{ x }}"])
def test_what_is_typed_is_words_in_the_html(typed):
    from html.parser import HTMLParser

    class Reader(HTMLParser):
        def __init__(self):
            super().__init__()
            self.words, self.tags = [], set()

        def handle_data(self, data):
            self.words.append(data)

        def handle_starttag(self, tag, attrs):
            self.tags.add(tag)

    reader = Reader()
    reader.feed(write_html(letter(
        paragraph(Text(typed, strong=True), Text("link", link='https://x.example/"><b>')),
        List((item(typed),), "decimal", 3),
        SignatoryList((SignerGroup((), (Signer(typed),)),)))))
    assert "".join(reader.words).count(typed) == 3
    assert not reader.tags & {"script", "b"}


def test_links_lead_to_the_web_and_to_mail_and_nowhere_else():
    shown = write_html(letter(paragraph(
        Text("one", link="https://example.org/?a=1&b=2"), Text("two", link="javascript:alert(1)"),
        Text("three", link="file:///etc/passwd"), Text("four", link="mailto:a@example.org"))))
    assert '<a href="https://example.org/?a=1&amp;b=2">one</a>' in shown
    assert shown.count("<a ") == 2 and "javascript" not in shown


def test_lists_count_on_and_notes_come_last():
    shown = write_html(letter(
        Heading(spans("Asks."), run_in=True), paragraph("First", LineBreak(), "line",
                                                        NoteMark("n")),
        List((item("x"), item("y")), "alpha", 3), notes=(Note("n", (paragraph("Noted."),)),)))
    assert "<p><strong>Asks.</strong> First<br>\nline<sup>[1]</sup></p>" in shown
    assert '<ol type="a" start="3">' in shown
    assert shown.index("<hr>") < shown.index("[1] Noted.")
    arabic = write_html(letter(List((item("أول"),), "alpha", 3), language="ar"))
    assert "<p>ج. " in arabic
