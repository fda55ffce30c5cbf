"""The Word file of a redline, its changes accepted and rejected, beside the plain files."""

import pytest
from hypothesis import HealthCheck, given, settings

from letterdesk.document.model import (
    Document,
    Heading,
    LineBreak,
    List,
    ListItem,
    Note,
    NoteMark,
    Origin,
    PageFurniture,
    Paragraph,
    SignatoryList,
    SignatureBlock,
    Signer,
    SignerGroup,
    Text,
)
from letterdesk.export import prepare
from letterdesk.export.docx import write_docx
from letterdesk.language import direction
from letterdesk.letters.redlining import redline
from letterdesk.library.model import HouseStyle
from tests.export import tracked
from tests.export.docx_letters import Opened, W
from tests.export.office import has_tools, settled
from tests.letters.documents import pairs

STYLE = HouseStyle()
STAMP = ("Sam Okoye", "2026-01-02T05:04:05+02:00")


def words(document):
    return write_docx(prepare(document, STYLE, {}).document, STYLE, {})


def tracked_words(before, after):
    return words(redline(before, after, {}, STAMP))


def letter(*elements, language="en", notes=(), **more):
    return Document(language=language, direction=direction(language), title="",
                    elements=(*elements, p("The end.")), notes=notes, **more)


def p(*spans):
    return Paragraph(tuple(Text(span) if isinstance(span, str) else span for span in spans),
                     Origin("call"))


def numbered(*items, marker="decimal", start=1):
    return List(tuple(ListItem(item if isinstance(item, tuple) else (p(item),))
                      for item in items), marker, start)


def people(*names, columns=1, layout="plain"):
    return SignatoryList((SignerGroup((), tuple(Signer(name) for name in names)),), columns, layout)


N, M = NoteMark("n"), NoteMark("m")
NOTES = (Note("n", (p("See this."),)), Note("m", (p("And that."),)))

PAIRS = {
    "a word": (letter(p("We call on you.")), letter(p("We ask you."))),
    "a whole paragraph goes": (letter(p("One"), p("Gone wholly")), letter(p("One"))),
    "the first paragraph goes": (letter(p("Gone wholly"), p("One")), letter(p("One"))),
    "a paragraph for another": (letter(p("Gone wholly")), letter(p("Quite new"))),
    "numbered items": (letter(numbered("alpha", "beta", "gamma", "delta")),
                       letter(numbered("alpha", "gamma", "new"))),
    "a list goes": (letter(p("One"), numbered("a", "b")), letter(p("One"))),
    "a list in a list comes": (letter(numbered("alpha beta")),
                               letter(numbered((p("alpha beta"), numbered("x", "y"))))),
    "a paragraph of an item": (letter(numbered((p("alpha beta gamma"), p("more of it")), "b")),
                               letter(numbered((p("alpha beta gamma"),), "b"))),
    "the first paragraph of an item": (
        letter(numbered((p("gone wholly"), p("this stays here as it was")), "b")),
        letter(numbered((p("other words"), p("this stays here as it was")), "b"))),
    "a list that ends": (letter(numbered("alpha beta gamma")), letter(p("alpha beta gamma"))),
    "notes": (letter(p("One", N, " and two", M), notes=NOTES),
              letter(p("One and two", M), notes=NOTES[1:])),
    "two notes at one spot": (letter(p("One", N), notes=NOTES[:1]),
                              letter(p("One", N, M), notes=NOTES)),
    "a note with two marks": (letter(p("One", N, " two", N), notes=NOTES[:1]),
                              letter(p("One two"))),
    "words of a note": (letter(p("One", N), notes=(Note("n", (p("See that."),)),)),
                        letter(p("One", N), notes=NOTES[:1])),
    "a paragraph with a note": (letter(p("One"), p("Gone", N), notes=NOTES[:1]), letter(p("One"))),
    "a link": (letter(p("see ", Text("here", link="https://a.example"))),
               letter(p("see ", Text("there", link="https://b.example")))),
    "looks": (letter(p("never ", Text("again", strong=True), LineBreak(), "so")),
              letter(p(Text("never", emphasis=True), " again so"))),
    "a run-in heading": (letter(Heading((Text("Call"),), run_in=True), p("alpha beta")),
                         letter(p("alpha beta"))),
    "tables": (letter(SignatureBlock((Signer("A"), Signer("B")), 2)),
               letter(SignatureBlock((Signer("C"), Signer("D")), 2))),
    "a paragraph before a table": (
        letter(p("Gone wholly"), SignatureBlock((Signer("A"), Signer("B")), 2)),
        letter(SignatureBlock((Signer("A"), Signer("B")), 2))),
    "an entry of a list": (letter(people("Ann", "Bo")), letter(people("Ann", "Cy", "Bo"))),
    "a row": (letter(people("Ann", "Bo", layout="ruled")), letter(people("Bo", layout="ruled"))),
    "columns": (letter(people("Ann", "Bo", columns=2)), letter(people("Bo", "Cy", columns=2))),
    "Arabic": (letter(p("نطلب إلى مجلس الأمن (S/2014/348)."), numbered("أولاً", "ثانياً"),
                      language="ar"),
               letter(p("نطلب إلى المجلس (S/2014/349)."), numbered("ثانياً"), language="ar")),
    "Chinese": (letter(p("安理会未能通过决议草案S/2014/348。"), language="zh"),
                letter(p("安理会通过决议草案S/2014/349。"), p("我们呼吁。"), language="zh")),
    "the page's header": (
        letter(p("One"), furniture=PageFurniture(following=(Text("To you"),))),
        letter(p("One"), furniture=PageFurniture(following=(Text("To them"),)))),
}


@pytest.mark.parametrize("name", PAIRS)
def test_accepted_it_is_the_letter_and_rejected_what_it_was(name):
    before, after = PAIRS[name]
    made = tracked_words(before, after)
    assert tracked.read(made, "accepted") == tracked.read(words(after))
    assert tracked.read(made, "rejected") == tracked.read(words(before))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(pairs())
def test_that_holds_for_any_two_documents(pair):
    before, after = pair
    made = tracked_words(before, after)
    assert tracked.read(made, "accepted") == tracked.read(words(after))
    assert tracked.read(made, "rejected") == tracked.read(words(before))
    ids = tracked.ids_of_changes(made)
    assert len(ids) == len(set(ids))


def test_a_change_says_who_and_when_in_utc():
    opened = Opened(redline(*PAIRS["a word"], {}, STAMP))
    marks = list(opened.main.iter(W + "ins", W + "del"))
    assert marks
    assert {(mark.get(W + "author"), mark.get(W + "date")) for mark in marks} == \
        {("Sam Okoye", "2026-01-02T03:04:05Z")}


def test_a_part_that_is_gone_is_not_on_the_map_of_parts():
    before = letter(Paragraph((Text("Gone wholly"),), Origin("situation")), p("One of all"))
    opened = Opened(redline(before, letter(p("One of all")), {}, STAMP))
    plain = Opened(letter(p("One of all")))
    told = [[(e.get("id"), e.get("hash"), e.get("bookmark")) for e in each.part(
        "customXml/item1.xml")] for each in (opened, plain)]
    assert told[0] == told[1] and told[0][0][0] == "call"
    assert {b.get(W + "name") for b in opened.main.iter(W + "bookmarkStart")} == {"_ld_call"}


@pytest.mark.long
@pytest.mark.skipif(not has_tools(), reason="needs LibreOffice and pdftotext")
def test_libreoffice_accepts_and_rejects_the_same(tmp_path):
    files = {}
    for number, (before, after) in enumerate(PAIRS.values()):
        made = tracked_words(before, after)
        files |= {f"{number}-accepted": made, f"{number}-rejected": made,
                  f"{number}-after": words(after), f"{number}-before": words(before)}
    found = settled(files, tmp_path)
    for number, name in enumerate(PAIRS):
        assert found[f"{number}-accepted"] == found[f"{number}-after"], name
        assert found[f"{number}-rejected"] == found[f"{number}-before"], name
