"""Redlines of two documents: both can be read from one, and no more is marked than changed."""

from hypothesis import HealthCheck, given, settings

from letterdesk.document.model import (
    Document,
    LineBreak,
    List,
    ListItem,
    Note,
    NoteMark,
    Origin,
    Paragraph,
    Salutation,
    SignatoryList,
    Signer,
    SignerGroup,
    Text,
)
from letterdesk.document.redline import accepted, changes_in, kind_of, rejected
from letterdesk.letters.redlining import redline
from tests.letters.documents import as_seen, pairs


def letter(*elements, language="en", notes=()):
    way = "rtl" if language == "ar" else "ltr"
    return Document(language=language, direction=way, title="", elements=elements, notes=notes)


def paragraph(*words, part="", **look):
    return Paragraph(tuple(Text(word, Origin(part), **look) for word in words), Origin(part))


def numbered(*words, marker="decimal"):
    return List(tuple(ListItem((paragraph(word),)) for word in words), marker)


def marks(spans):
    """Words with what became of them: -gone-, +new+."""
    signs = {"deleted": "-", "inserted": "+", "": ""}
    return "".join(f"{signs[kind_of(s)]}{s.text}{signs[kind_of(s)]}" for s in spans
                   if isinstance(s, Text))


def compared(before, after):
    made = redline(letter(*before), letter(*after))
    assert as_seen(accepted(made)) == as_seen(letter(*after))
    assert as_seen(rejected(made)) == as_seen(letter(*before))
    return made.elements


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(pairs())
def test_both_documents_are_read_from_their_redline(pair):
    before, after = pair
    made = redline(before, after)
    assert as_seen(accepted(made)) == as_seen(after)
    assert as_seen(rejected(made)) == as_seen(before)
    assert not list(changes_in(accepted(made)))


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(pairs())
def test_a_document_beside_itself_has_no_change(pair):
    assert not list(changes_in(redline(pair[0], pair[0])))


def test_words_are_marked_and_no_more():
    (one,) = compared([paragraph("We call on you to vote.")], [paragraph("We ask you to vote.")])
    assert marks(one.spans) == "We -call on-+ask+ you to vote."
    assert one.change is None


def test_a_symbol_a_number_and_a_word_in_two_spans_go_as_a_whole():
    (one,) = compared([paragraph("See S/2014/348 and 1,234 State", "s.")],
                      [paragraph("See S/2014/349 or 1,235 State", ".")])
    assert marks(one.spans) == \
        "See -S/2014/348 and 1,234 State--s-+S/2014/349 or 1,235 State+."


def test_a_whole_paragraph_and_a_whole_item_come_and_go():
    before = [paragraph("Kept one here."), paragraph("This goes away now."),
              numbered("a", "b", "c")]
    after = [paragraph("Kept one here."), numbered("a", "c", "new one")]
    kept, gone, listed = compared(before, after)
    assert [kind_of(kept), kind_of(gone)] == ["", "deleted"]
    assert [kind_of(item) for item in listed.items] == ["", "deleted", "", "inserted"]
    assert kind_of(listed.items[1].elements[0]) == "deleted"


def test_a_list_that_gets_numbers_is_another_list():
    old, new = compared([numbered("a", "b", marker="bullet")], [numbered("a", "b")])
    assert (kind_of(old), old.marker) == ("deleted", "bullet")
    assert (kind_of(new), new.marker) == ("inserted", "decimal")


def test_a_word_that_became_strong_is_marked():
    (one,) = compared([paragraph("never again")],
                      [Paragraph((Text("never "), Text("again", strong=True)))])
    assert marks(one.spans) == "never -again-+again+"
    assert one.spans[-1].strong and not one.spans[1].strong


def test_chinese_is_compared_by_characters_and_arabic_by_words():
    (one,) = redline(letter(paragraph("安理会未能通过决议"), language="zh"),
                     letter(paragraph("安理会通过决议"), language="zh")).elements
    assert marks(one.spans) == "安理会-未能-通过决议"
    (one,) = redline(letter(paragraph("قرار مجلس الأمن"), language="ar"),
                     letter(paragraph("قرار المجلس الأمن"), language="ar")).elements
    assert marks(one.spans) == "قرار -مجلس-+المجلس+ الأمن"


def test_who_and_when_come_from_the_part():
    made = redline(letter(paragraph("Old words here", part="call"), Salutation((Text("Sir,"),))),
                   letter(paragraph("New words here", part="call"), Salutation((Text("Dear,"),))),
                   {"call": ("Ann", "2026-01-02T03:04:05Z")}, ("Sam", "2026-02-01T00:00:00Z"))
    assert {change.by for change in changes_in(made.elements[0])} == {"Ann"}
    assert {(c.by, c.on) for c in changes_in(made.elements[1])} == \
        {("Sam", "2026-02-01T00:00:00Z")}


def noted(*words, before="Text", after="."):
    spans = [Text(before)]
    for number, _ in enumerate(words):
        spans.append(NoteMark(f"call-{number}"))
    notes = tuple(Note(f"call-{n}", (paragraph(word),)) for n, word in enumerate(words))
    return letter(Paragraph((*spans, Text(after))), notes=notes)


def test_the_words_of_a_note_are_compared_and_a_note_that_goes_goes_whole():
    made = redline(noted("See report one."), noted("See report two."))
    assert [marks(p.spans) for note in made.notes for p in note.paragraphs] == \
        ["See report -one-+two+."]
    made = redline(noted("First.", "Second."), noted("Second."))
    assert [(kind_of(n), marks(n.paragraphs[0].spans)) for n in made.notes] == \
        [("", "Second."), ("deleted", "-First.-")]
    assert [kind_of(s) for s in made.elements[0].spans if isinstance(s, NoteMark)] == \
        ["deleted", ""]


def test_a_signatory_who_joins_is_marked_alone():
    def listed(*names):
        return SignatoryList((SignerGroup((), tuple(Signer(name) for name in names)),))
    (made,) = compared([listed("Ann", "Bo")], [listed("Ann", "Cy", "Bo")])
    assert [kind_of(signer) for signer in made.groups[0].signers] == ["", "inserted", ""]


def test_a_line_break_is_a_change():
    (one,) = compared([paragraph("One two")],
                      [Paragraph((Text("One"), LineBreak(), Text("two")))])
    assert [kind_of(span) for span in one.spans] == ["", "deleted", "inserted", ""]
