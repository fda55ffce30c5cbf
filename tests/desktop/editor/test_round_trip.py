"""Every body comes back as it was, untouched and read anew from the document."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from letterdesk.desktop.editor import PartText
from letterdesk.desktop.editor.rows import body_of_rows, rows_of
from letterdesk.document.model import Origin, Text
from letterdesk.letters.edit_body import body_of, elements_of

LOOKS = st.tuples(st.booleans(), st.booleans(), st.sampled_from(["", "https://un.org/"]))
WORD = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Co"),
                             exclude_characters="\ufffc\ufdd0\ufdd1"), min_size=1, max_size=12)
LEAF = st.one_of(
    WORD, WORD, st.just("no\u00a0break\u202fspaces\u2060\u00ad"), st.just("🕊 中文 العربية"),
    st.builds(lambda name: {"chip": name}, st.sampled_from(["country", "a|list", "facts.x"])))


def dressed(leaf: object, look: tuple[bool, bool, str]) -> object:
    strong, em, link = look
    if em:
        leaf = {"em": [leaf]}
    if strong:
        leaf = {"strong": [leaf]}
    return {"link": [leaf], "to": link} if link else leaf


SPAN = st.one_of(
    st.builds(dressed, LEAF, LOOKS),
    st.just({"br": True}),
    st.builds(lambda n: {"note": n}, st.sampled_from(["1", "source"])),
    st.builds(lambda words: {"fixed": "no-side", "words": words},
              st.lists(st.builds(dressed, LEAF, LOOKS), min_size=1, max_size=3)),
    st.just({"fixed": "by-name"}))
SPANS = st.lists(SPAN, max_size=5)
BLOCK = st.one_of(
    st.builds(lambda spans: {"p": spans}, SPANS),
    st.builds(lambda spans, level: {"h": spans} if level == 1 else {"h": spans, "level": level},
              SPANS, st.integers(1, 6)))
LISTS = st.recursive(
    BLOCK,
    lambda inner: st.one_of(
        st.builds(lambda items: {"ul": items},
                  st.lists(st.lists(inner, min_size=1, max_size=3), min_size=1, max_size=3)),
        st.builds(lambda items, start: {"ol": items} if start == 1 else
                  {"ol": items, "start": start},
                  st.lists(st.lists(inner, min_size=1, max_size=3), min_size=1, max_size=3),
                  st.integers(1, 9))),
    max_leaves=8)
BODY = st.builds(
    lambda blocks, notes: (*blocks, *({"note": n, "body": [{"p": [f"note {n}"]}]} for n in notes)),
    st.lists(LISTS, max_size=5), st.lists(st.sampled_from(["1", "source"]), unique=True))


def written(body: tuple) -> tuple:
    """The body in the form that is written: neighbouring words of one look joined."""
    rows = rows_of(body)
    return body_of_rows(rows.rows, rows.notes)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=BODY)
def test_a_body_comes_back_unchanged(editor: PartText, body: tuple) -> None:
    editor.set_body(body, chip_words={}, fixed_reasons={}, fixed_words={"by-name": ["as it is"]})
    assert editor.body() == body


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=BODY)
def test_a_body_read_anew_from_the_document_prints_the_same(editor: PartText, body: tuple) -> None:
    canonical = written(body)
    editor.set_body(canonical, chip_words={}, fixed_reasons={},
                    fixed_words={"by-name": ["as it is"]})
    expected = canonical if any("note" not in block for block in body) else (
        {"p": []}, *canonical)
    assert editor._kept.read() == expected


@settings(deadline=None)
@given(body=BODY)
def test_the_written_form_prints_what_the_body_prints(body: tuple) -> None:
    def printed(some: tuple) -> tuple:
        def value(expression: str) -> tuple:
            return (Text(expression, Origin(expression=expression)),)

        made = elements_of(some, value, Origin(edit=True), {"by-name": (Text("as it is"),)})
        return written(body_of(made.elements, made.notes))

    assert printed(written(body)) == printed(body)


@pytest.fixture
def editor(application) -> PartText:
    return PartText()
