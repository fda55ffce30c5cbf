"""The block language from outside: what it takes, and what it refuses with a place."""

from __future__ import annotations

import time

import jinja2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterdesk.findings import LetterdeskError
from letterdesk.library import expression_source, parse_expression, parse_text
from letterdesk.library.block_language import MOST_CHARACTERS, MOST_FAULTS, ParsedText

WHOLE = (
    '{{ vetoing_states|count|spellout|capital }} members, {{ vetoing_states|country("by")|list }},'
    " voted against {{ resolution }}{% if vetoed_drafts > 1 and country is given %}; the"
    ' {{ vetoed_drafts|ordinal(gender="m") }} draft on {{ country|country("on") }}'
    "{% elif vote_date == date or years is missing %}, {{ date|date }}{% else %}.{% endif %}"
    " [We are {{ facts.members }} members.]{fixed=who-we-are}"
    "{% for state in vetoing_states|sort %} {{ state|country }}{% endfor %}"
    ' {{ recipient.country|country("to") }} {{ recipient|vocative }}'
)


def parsed(source: str) -> ParsedText:
    return parse_text(source, file="blocks/x/en.md")


def places(source: str) -> list[tuple[int | None, int | None]]:
    return [(f.place.line, f.place.column) for f in parsed(source).findings]


def test_a_text_of_the_closed_list_is_read_with_its_names_and_fixed_words() -> None:
    text = parsed(WHOLE)
    assert text.findings == ()
    assert text.tree is not None
    assert text.names == {
        "vetoing_states", "resolution", "vetoed_drafts", "country", "vote_date", "date", "years",
        "facts.members", "recipient.country", "recipient",
    }
    assert text.fixed == {"who-we-are"}


@pytest.mark.parametrize("source", [
    "{% set a = 1 %}", "{% raw %}{{ x }}{% endraw %}", '{% include "x" %}', "{% macro m() %}",
    "{{ a() }}", "{{ a.b }}", "{{ a['b'] }}", "{{ a.__class__ }}", "{{ a__b }}", "{{ a ~ b }}",
    "{{ a + 1 }}", "{{ 'words' }}", "{{ 3 }}", "{{ -1 }}", "{{ [a] }}", "{{ a if b else c }}",
    "{{ a is given }}", "{{ a > 1 }}", "{{ loop.index }}", "{{ loop }}", "{{ Name }}",
    "{{ recipient }}", "{{ facts }}", "{{ recipient.name }}", "{{ facts.Members }}",
    "{{ a|default('x') }}", "{{ a|date('d') }}", "{{ a|country('near') }}", "{{ a|country(b) }}",
    "{{ a|country('in', 'of') }}", "{{ a|country(role='in') }}", "{{ a|ordinal(gender='x') }}",
    "{{ a|plural }}", "{{ a|plural(some='x') }}", "{{ a|plural(one=b) }}", "{{ a|plural(one=1) }}",
    "{{ a|plural(one='a', one='b') }}", "{{ a|list(*b) }}", "{{ a|agree(**b) }}", "{{ a|range }}",
    "{{ a|range(b, form='and') }}",
    "{{ a|salutation }}", "{{ recipient.country|close }}", "{{ a|sort|sort" + "|sort" * 9 + " }}",
    "{% if a %}x{% endif %}", "{% if a is odd %}x{% endif %}", "{% if a == none %}x{% endif %}",
    "{% if 1 > 2 %}x{% endif %}", "{% if 1 < a < 3 %}x{% endif %}",
    "{% if a in ['x'] %}x{% endif %}", "{% if a is given and b %}x{% endif %}",
    "{% for a, b in c %}x{% endfor %}", "{% for recipient in c %}x{% endfor %}",
    "{% for a in c if a %}x{% endfor %}", "{% for a in c recursive %}x{% endfor %}",
    "{% for a in c %}x{% else %}y{% endfor %}", "{% for a in 'abc' %}x{% endfor %}",
    "{% for a in b %}{% for c in d %}{% for e in f %}x{% endfor %}{% endfor %}{% endfor %}",
    "{# unseen #}", "{% %}", "{% if a is given x %}y{% endif %}", "{{ }}",
])
def test_what_is_not_on_the_list_is_refused_with_file_line_and_column(source: str) -> None:
    text = parsed(f"First line.\n{source}")
    assert text.tree is None
    assert text.findings
    place = text.findings[0].place
    assert (place.file, place.line) == ("blocks/x/en.md", 2)
    assert place.column is not None
    assert text.findings[0].remedy is not None


@pytest.mark.parametrize(("source", "column"), [
    ("name}", 5), ("a }} b", 3), ("{{name", 1), ("{{ name }", 1), ("a %} b", 4), ("a {b", 3),
    ("{% if a is given %}x", 1), ("x{% endif %}", 2), ("{% else %}", 1), ("{{ a {{ b }}", 1),
    ("{% for a in b %}x{% endif %}{% endfor %}", 18), ("{{ a %}", 1), ("{name}", 1),
])
def test_unbalanced_marks_are_refused_where_they_stand(source: str, column: int) -> None:
    text = parsed(source)
    assert text.tree is None
    assert places(source)[0] == (1, column)


def test_every_fault_of_a_text_is_told_in_one_run() -> None:
    assert places("a}\n{{b\n{% set c %}\n[x]{fixed=}") == [(1, 2), (2, 1), (3, 1), (4, 3)]


def test_a_brace_may_be_typed_after_a_backslash() -> None:
    assert parsed(r"the set \{a\}").findings == ()


@pytest.mark.parametrize("mark", ["<<<<<<< ours", "=======", ">>>>>>> theirs", "||||||| base"])
def test_marks_left_over_from_a_merge_are_refused(mark: str) -> None:
    text = parsed(f"Dear\n{mark}\nExcellency")
    assert [f.code for f in text.findings] == ["conflict-mark"]
    assert text.findings[0].place.line == 2


@pytest.mark.parametrize("character", ["\ue000", "\U000f0000", "\x00", "\x1b", "\ufffe", "\ud800"])
def test_characters_that_cannot_be_printed_are_refused_by_code_point(character: str) -> None:
    text = parsed(f"ab{character}c")
    assert [f.code for f in text.findings] == ["forbidden-character"]
    assert f"{ord(character):04X}" in text.findings[0].message.shown()
    assert text.findings[0].place.column == 3


def test_spaces_and_marks_of_direction_that_letters_need_are_taken() -> None:
    assert parsed("42\u00a0000\u202fEUR \u200eS/1\u200f \u2060 \u2011").findings == ()


@pytest.mark.parametrize("source", [
    "a]{fixed=x}", "[a{% if b is given %}c]{fixed=x}{% endif %}", "[a\n\nb]{fixed=x}",
    "{% if b is given %}[a{% else %}b]{fixed=x}{% endif %}", "[a [b]{fixed=x} c]{fixed=y}",
    "[a]{fixed=Not An Id}", "[a]{fixed=A}", "words {fixed=x}",
])
def test_fixed_words_stand_whole_in_one_paragraph_and_branch(source: str) -> None:
    text = parsed(source)
    assert text.findings
    assert text.tree is None


def test_fixed_words_may_hold_links_marks_and_whole_branches() -> None:
    source = ("[a [b](c) {{ d }}{% if e is given %} f{% endif %}]{fixed=x}[g]{fixed=y} [^1]"
              "\n\n[^1]: h")
    assert parsed(source).fixed == {"x", "y"}
    assert parsed(source).findings == ()


def test_hostile_texts_are_refused_quickly() -> None:
    sources = [
        "{" * MOST_CHARACTERS, "\ue000" * 90_000, "x]{fixed=a} " * 5000,
        "{{" + "(" * 3000 + "a" + ")" * 3000 + "}}", "[" * 50_000,
        "{% if " + "not " * 900 + "a is given %}x{% endif %}", "{% for a in b %}" * 3000,
        "{% if a is given %}x" + "{% elif a > 1 %}y" * 300 + "{% endif %}",
        "{{ a|country('" + "x" * 50_000, "x" * (MOST_CHARACTERS + 1),
    ]
    started = time.monotonic()
    for source in sources:
        text = parsed(source)
        assert text.tree is None or not text.findings
        assert len(text.findings) <= MOST_FAULTS
    assert [bool(parsed(source).findings) for source in sources] == [
        True, True, True, True, False, True, True, True, True, True]
    assert time.monotonic() - started < 4


def test_what_is_accepted_compiles_in_jinja() -> None:
    source = "{% if a > 0 %}x" + "{% elif a > 1 %}y" * 190 + "{% endif %}"
    for text in (source, WHOLE):
        tree = parsed(text).tree
        assert tree is not None
        environment = jinja2.Environment()
        for name in ("spellout", "country", "ordinal", "plural", "date", "vocative", "capital"):
            environment.filters[name] = str
        for name in ("given", "missing"):
            environment.tests[name] = bool
        assert environment.compile(tree)


@pytest.mark.parametrize(("written", "canonical"), [
    ("a|country('in')", 'a|country("in")'),
    ("  a | plural(one='x', other='y \"z\" \\\\') ", 'a|plural(one="x", other="y \\"z\\" \\\\")'),
    ("recipient|salutation", "recipient|salutation"),
    ("facts.members|number", "facts.members|number"),
    ("first_day|range(last_day)", "first_day|range(last_day)"),
    ("first_day|range(last_day, form='or')", 'first_day|range(last_day, form="or")'),
])
def test_an_expression_has_one_canonical_source(written: str, canonical: str) -> None:
    node = parse_expression(written)
    assert expression_source(node) == canonical
    assert expression_source(parse_expression(canonical)) == canonical


@pytest.mark.parametrize(("written", "canonical"), [
    ("a>1", "a > 1"), ("a is not given", "a is not given"), ("not a is given", "a is not given"),
    ("a is missing or b == 'x' and c != -1.5", 'a is missing or b == "x" and c != -1.5'),
    ("(a is missing or b <= c) and not (d is given and e is given)",
     "(a is missing or b <= c) and not (d is given and e is given)"),
    ("'RU' in states", '"RU" in states'), ("a not in b", "a not in b"), ("a == true", "a == true"),
    ("a is given and (b is given and c is given)", "a is given and (b is given and c is given)"),
    ("not not a > 1", "not not a > 1"), ("(not a < 2) and b >= 3", "not a < 2 and b >= 3"),
    ("a|count > 1", "a|count > 1"),
])
def test_a_condition_has_one_canonical_source(written: str, canonical: str) -> None:
    for source in (written, canonical):
        tree = parsed(f"{{% if {source} %}}x{{% endif %}}").tree
        assert tree is not None
        assert expression_source(tree.body[0].test) == canonical


def test_a_node_outside_the_language_has_no_source() -> None:
    node = jinja2.Environment().parse("{{ a() }}").body[0].nodes[0]
    with pytest.raises(ValueError, match="Call"):
        expression_source(node)


@pytest.mark.parametrize(("source", "column"), [
    ("a b", 3), ("a|nope", 3), ("(", 2), ("", 1), ("a}} {{b", 2), ("1", 1), ("a > 1", 1),
    ("a|country('near')", 3), ("a.b", 3), ("a|country('in", 11), ("\ue000", 1), ("a|", 3),
    ("(" * 3000, 1), ("a" * 5000, 1), ("a|count|", 9),
])
def test_a_chip_that_is_not_understood_is_refused_with_its_column(source: str, column: int) -> None:
    with pytest.raises(LetterdeskError) as caught:
        parse_expression(source)
    assert caught.value.finding.place.line == 1
    assert caught.value.finding.place.column == column


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab{}%#[]=|\"'( )\n.fixed_1<\\", max_size=60))
def test_any_text_is_either_read_or_refused_and_never_both(source: str) -> None:
    text = parsed(source)
    assert (text.tree is None) == bool(text.findings)
    for finding in text.findings:
        assert finding.place.line is not None
        assert 1 <= finding.place.line <= source.count("\n") + 1


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["C"]), max_size=30))
def test_words_in_quotes_survive_the_canonical_source(words: str) -> None:
    quoted = words.replace("\\", "\\\\").replace('"', '\\"')
    node = parse_expression(f'a|plural(one="{quoted}")')
    again = parse_expression(expression_source(node))
    assert again == node
    assert node.kwargs[0].value.value == words


@pytest.mark.parametrize(("source", "place"), [
    ("Words.\n\n[^1]: A note that no mark names.", (3, 1)), ("A mark[^2] alone.", (1, 7)),
    ("Both[^a].\n\n[^a]: Yes.\n\n[^b]: No.", (5, 1)),
])
def test_a_note_without_its_mark_or_a_mark_without_its_note_is_told(source, place) -> None:
    assert places(source) == [place]
    assert parsed(source).tree is None


def test_notes_that_have_both_and_escaped_marks_are_fine() -> None:
    assert parsed("One[^1], two[^1], \\[^3].\n\n[^1]: Words [^2].\n\n[^2]: More.").findings == ()
