"""Documents at random, in pairs of which one became the other, and what a reader sees of them."""

from __future__ import annotations

from itertools import groupby

from hypothesis import strategies as st

from letterdesk.document.model import (
    AddressBlock,
    Addresses,
    Close,
    Copies,
    Date,
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
    Salutation,
    SignatoryList,
    SignatureBlock,
    Signer,
    SignerGroup,
    Subject,
    Text,
    Title,
)
from letterdesk.language import direction
from letterdesk.letters.redline_words import voiced

WORDS = {
    "en": ("The", "Council", "voted", "on", "S/2014/348", "(2014)", "22", "May,", "never",
           "again.", "“veto”", "A/HRC/S-17/1", "1,234.5", "4%", "مجلس", "Ünion", "no"),
    "ar": ("المجلس", "قرار", "S/2014/348", "(2014)", "22", "أيار،", "مُعلَن", "لا", "«نقض»",
           "UN", "12/03/2024", "4%", "A/HRC/S-17/1", "أيار/\u2060مايو"),
    "zh": ("安理会", "未能", "通过", "S/2014/348", "2014年", "决议", "，", "。", "UN", "不"),
}
PARTS = ("opening", "call", "added-1")


def documents(language):
    return st.builds(_document, st.just(language), st.lists(_element(language), max_size=6),
                     st.lists(_notes_words(language), min_size=3, max_size=3))


@st.composite
def pairs(draw):
    """A document and what became of it: some of its elements, others between, others' words."""
    language = draw(st.sampled_from(list(WORDS)))
    before = draw(documents(language))
    left = [element for element in before.elements if draw(st.booleans())]
    for new in draw(st.lists(_element(language), max_size=3)):
        left.insert(draw(st.integers(0, len(left))), new)
    left = [_reworded(draw, element, language) for element in left]
    notes = draw(st.lists(_notes_words(language), min_size=3, max_size=3))
    kept = [old if draw(st.booleans()) else new
            for old, new in zip(before.notes, _notes(notes), strict=True)]
    after = _document(language, left, ())
    return before, Document(**{**_fields(after), "notes": tuple(kept)})


def _fields(document):
    return {name: getattr(document, name) for name in document.__struct_fields__}


def _reworded(draw, element, language):
    if isinstance(element, Paragraph) and draw(st.booleans()):
        spans = list(element.spans)
        if spans and draw(st.booleans()):
            del spans[draw(st.integers(0, len(spans) - 1))]
        spans[draw(st.integers(0, len(spans))):0] = draw(_spans(language))
        return Paragraph(tuple(spans), element.origin)
    if isinstance(element, List) and draw(st.booleans()):
        items = [item for item in element.items if draw(st.integers(0, 3))]
        items.insert(draw(st.integers(0, len(items))), draw(_item(language, 0)))
        return List(tuple(items), element.marker, element.start, element.origin)
    return element


def _document(language, elements, notes):
    return Document(language=language, direction=direction(language), title="A letter",
                    elements=tuple(elements), notes=_notes(notes), changed="2026-03-01T10:00:00Z",
                    furniture=PageFurniture(following=(Text("Coalition"),)))


def _notes(words):
    return tuple(Note(f"n{number}", tuple(Paragraph(spans) for spans in paragraphs))
                 for number, paragraphs in enumerate(words))


def _notes_words(language):
    return st.lists(_texts(language), min_size=1, max_size=2)


def _texts(language):
    words = st.lists(st.sampled_from(WORDS[language]), min_size=1, max_size=6)
    joint = "" if language == "zh" else " "
    text = st.builds(lambda words, ends: joint.join(words) + ends, words,
                     st.sampled_from(["", joint, "."]))
    link = st.sampled_from([None, None, None, "https://example.org"])
    return st.lists(st.builds(Text, text, st.builds(Origin, st.sampled_from(PARTS)),
                              emphasis=st.booleans(), strong=st.booleans(), link=link),
                    min_size=1, max_size=3).map(tuple)


def _spans(language):
    marks = st.builds(NoteMark, st.sampled_from(["n0", "n1", "n2"]))
    more = st.lists(st.one_of(marks, st.just(LineBreak()), _texts(language).map(lambda t: t[0])),
                    max_size=3)
    return st.builds(lambda texts, rest: (*texts, *rest), _texts(language), more)


def _item(language, depth):
    first = st.builds(Paragraph, _spans(language))
    inner = first if depth > 1 else st.one_of(first, _list(language, depth + 1))
    return st.builds(lambda one, rest: ListItem((one, *rest)), first,
                     st.lists(inner, max_size=1))


def _list(language, depth=0):
    return st.builds(lambda items, marker, start: List(tuple(items), marker, start),
                     st.lists(_item(language, depth), min_size=1, max_size=4),
                     st.sampled_from(["bullet", "decimal", "alpha"]), st.sampled_from([1, 1, 3]))


def _signers(language):
    names = st.sampled_from(["Ann Lee", "Bo Lind", "Ada Ndiaye", "مريم", "安娜"])
    signer = st.builds(Signer, names, organisation=st.sampled_from(["", "Coalition"]),
                       country=st.sampled_from(["", "", "Mali"]))
    return st.lists(signer, min_size=1, max_size=4).map(tuple)


def _element(language):
    spans, origin = _spans(language), st.builds(Origin, st.sampled_from(PARTS))
    texts = _texts(language)
    worded = [st.builds(kind, spans, origin=origin) for kind in (Paragraph, Paragraph, Paragraph)]
    lines = [st.builds(kind, texts, origin=origin) for kind in (Date, Subject, Salutation, Close)]
    signers = _signers(language)
    return st.one_of(
        *worded, _list(language), _list(language), *lines,
        st.builds(Title, texts, st.sampled_from([1, 2])),
        st.builds(Heading, texts, run_in=st.booleans()),
        st.builds(lambda blocks, columns: Addresses(tuple(map(AddressBlock, blocks)), columns),
                  st.lists(spans, min_size=1, max_size=3), st.sampled_from([1, 1, 2])),
        st.builds(lambda blocks: Copies(tuple(map(AddressBlock, blocks))),
                  st.lists(texts, min_size=1, max_size=2)),
        st.builds(SignatureBlock, signers, st.sampled_from([1, 2])),
        st.builds(lambda signers, columns, layout, heading: SignatoryList(
            (SignerGroup((), signers),), columns, layout, heading), signers,
            st.sampled_from([1, 2]), st.sampled_from(["plain", "ruled", "running"]),
            st.one_of(st.just(()), texts)))


# What a reader sees


def as_seen(document):
    """Elements, structure, and words with their looks and their notes; cut nowhere else."""
    ready = voiced(document, document.language)
    notes = {note.id: tuple(_seen_spans(p.spans, {}) for p in note.paragraphs)
             for note in ready.notes}
    furniture = ready.furniture
    return (tuple(_seen(element, notes) for element in ready.elements),
            _seen_spans(furniture.organisation, {}), _seen_spans(furniture.following, {}),
            tuple(_seen_spans(line, {}) for line in furniture.footer))


def _seen(element, notes):
    match element:
        case List():
            return ("list", element.marker, element.start, tuple(
                tuple(_seen(child, notes) for child in item.elements) for item in element.items))
        case Addresses() | Copies():
            return (type(element).__name__, element.columns,
                    tuple(_seen_spans(block.spans, notes) for block in element.blocks))
        case SignatureBlock():
            return "signature", element.columns, element.signers
        case SignatoryList():
            return ("signatories", element.layout, element.columns,
                    _seen_spans(element.heading, notes), _seen_spans(element.disclaimer, notes),
                    tuple((_seen_spans(g.heading, notes), g.signers) for g in element.groups))
    more = getattr(element, "level", 0), getattr(element, "run_in", False)
    return type(element).__name__, more, _seen_spans(element.spans, notes)


def _seen_spans(spans, notes):
    return tuple((look, "".join(words)) if look[0] == "text" else (look, len(list(words)))
                 for look, words in (
                     (look, [word for _look, word in group])
                     for look, group in groupby((_look_and_words(s, notes) for s in spans
                                                 if not isinstance(s, Text) or s.text),
                                                key=lambda pair: pair[0])))


def _look_and_words(span, notes):
    if isinstance(span, Text):
        return ("text", span.emphasis, span.strong, span.link, span.language,
                span.direction), span.text
    if isinstance(span, NoteMark):
        return ("note", notes.get(span.note)), ""
    return ("break",), ""
