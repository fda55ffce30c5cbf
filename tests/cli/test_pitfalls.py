"""What users of other letter tools suffered, tried as they would: a library, a letter, its files.

Each case is one letter exported by the command line to PDF, Word and text, read back by
other programs.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import docx
import pypdf
import pytest

from tests.cli.conftest import REFERENCE

FORMATS = ("pdf", "docx", "txt")


class Printed(NamedTuple):
    body: str
    foot: str
    title: str


def in_pdf(path: Path) -> Printed:
    reader = pypdf.PdfReader(path)
    words = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    return Printed(words, words, str(reader.metadata.title))


def in_word(path: Path) -> Printed:
    opened = docx.Document(str(path))
    section = opened.sections[0]
    foot = [p.text for part in (section.first_page_footer, section.footer)
            for p in part.paragraphs]
    body = [p.text for p in opened.paragraphs]
    return Printed("\n".join(body), "\n".join(foot), opened.core_properties.title)


def in_text(path: Path) -> Printed:
    return Printed(path.read_text("utf-8"), "", "")


READERS = {"pdf": in_pdf, "docx": in_word, "txt": in_text}


@pytest.fixture
def exported(run):
    """The letter in its three formats; a draft where something is to put right."""
    def exported(letter: str = "veto.letter", *options: str) -> dict[str, Printed]:
        for ending in FORMATS:
            unwrapped = ("--unwrapped",) if ending == "txt" else ()
            said = run("export", letter, "-o", f"x.{ending}", "--draft", *unwrapped, *options)
            assert said.status == 0, said.err
        return {ending: READERS[ending](Path(f"x.{ending}")) for ending in FORMATS}
    return exported


@pytest.fixture
def ours(run) -> Path:
    """A library of one's own that prints the subject in the title, the foot and the head."""
    assert run("library", "init", "ours").status == 0
    style = Path("ours/styles/letterhead-a4.toml")
    words, count = re.subn(r"(?m)^lines\.en = .*$",
                           'lines.en = ["On {{ resolution_subject }}"]', style.read_text("utf-8"))
    assert count == 1
    if re.search(r"(?m)^footer\.en = ", words):
        words = re.sub(r"(?m)^footer\.en = .*$", "", words)
    at = words.index("\n[")
    style.write_text(words[:at] + '\nfooter.en = ["Foot: {{ resolution_subject }}"]\n' + words[at:],
                     "utf-8")
    template = Path("ours/templates/veto-reform.toml")
    words, count = re.subn(r"(?m)^title\.en = .*$", 'title.en = "Title: {{ resolution_subject }}"',
                           template.read_text("utf-8"))
    assert count == 1
    template.write_text(words, "utf-8")
    return Path("ours")


def made(run, *words: str, lang: str = "en", library: str = "ours") -> None:
    said = run("new", "veto-reform", "--lang", lang, "--library", library, *REFERENCE, *words,
               "-o", "veto.letter")
    assert said.status == 0, said.err


@pytest.mark.parametrize("typed", [
    "<select>, 100<100, Zack & Tyler, a &amp; b, ]]>", "<!-- a --> <w:p/> &#65;",
    "/ and // and /* a */", "- item", "1. Resolution 2231", "= A", "#MeToo", "$5 and $x$",
    "@office", "_x_ and __y__", "**b** and *c*", "\\ and \\n and C:\\temp", "~", "[a](b) [c]",
    "{{ country }} {% if %} {# a #} name}", "`code` and 'quotes' \"double\"", "%s %d {0}",
])
def test_what_is_typed_is_printed_as_typed_in_body_head_foot_and_title(run, ours, exported, typed):
    made(run, "--set", f"resolution_subject={typed}")
    for ending, printed in exported().items():
        assert typed in " ".join(printed.body.split()), ending
        if ending != "txt":
            assert f"Foot: {typed}" in printed.foot, ending
            assert f"Title: {typed}" in printed.title, ending


def test_a_value_that_is_not_given_prints_no_word_and_no_second_space(run, exported):
    empty = ("casualties=", "refugees=", "years=", "earlier_draft=")
    run("new", "veto-reform", "--lang", "en", *REFERENCE,
        *(word for name in empty for word in ("--set", name)), "-o", "veto.letter")
    for ending, printed in exported().items():
        assert "None" not in printed.body and "undefined" not in printed.body
        assert ending == "pdf" or "  " not in printed.body


@pytest.mark.parametrize("gender", ["", "other", "x"])
@pytest.mark.parametrize("role", ["ambassador", "minister", "president", "person"])
def test_a_gender_that_is_not_known_is_never_guessed(run, exported, role, gender):
    recipient = f"role={role};name=A. Kim;gender={gender};country=KR"
    run("new", "veto-reform", "--lang", "en", *REFERENCE, "--to", recipient, "-o", "veto.letter")
    for printed in exported().values():
        assert not re.search(r"\b(Mr|Mrs|Ms|Madam|Sir)\b(?! or)", printed.body)


def test_words_of_the_source_never_stand_in_a_letter_of_another_language(run, ours, exported):
    english = Path("ours/blocks/call-on-states/en.md")
    french = Path("ours/blocks/call-on-states/fr.md")
    english.write_text(english.read_text("utf-8").replace(",", ";", 1), "utf-8")
    assert "blocks/call-on-states/fr.md: to look at" in run("library", "lint", "ours").out
    made(run, lang="fr")
    assert "part call" in run("check", "veto.letter").out
    assert french.read_text("utf-8").split("{")[0].strip() in exported()["txt"].body
    french.unlink()
    made(run, lang="fr")
    said = run("export", "veto.letter", "-o", "y.pdf")
    assert said.status == 1 and "part call" in said.err
    for printed in exported().values():
        assert "Member State" not in printed.body


def test_a_library_that_changes_changes_no_letter_until_it_is_asked_to(run, ours):
    made(run)
    before = {}
    for ending in FORMATS:
        assert run("export", "veto.letter", "-o", f"x.{ending}").status == 0
        before[ending] = Path(f"x.{ending}").read_bytes()
    for text in ours.glob("blocks/*/en.md"):
        text.write_text("Other words.\n", "utf-8")
    for path in (ours / "styles/letterhead-a4.toml", ours / "facts.toml", ours / "address.toml"):
        path.write_text(path.read_text("utf-8").replace("Coalition", "Alliance"), "utf-8")
    for ending in FORMATS:
        assert run("export", "veto.letter", "-o", f"y.{ending}").status == 0
        assert Path(f"y.{ending}").read_bytes() == before[ending]
    assert "{+Other+}" in run("update", "veto.letter", "--show").out
    assert run("export", "veto.letter", "-o", "y.txt").status == 0
    assert Path("y.txt").read_bytes() == before["txt"]


def test_two_lists_of_two_parts_each_begin_at_one(run, veto, exported):
    run("edit", "veto.letter", "--text", "call=We ask:\n\n1. one\n2. two",
        "--text", "separate-cover=And:\n\n1. three\n2. four")
    printed = exported()
    lines = [line.strip() for line in printed["txt"].body.splitlines()]
    assert {"1. one", "2. two", "1. three", "2. four"} <= set(lines)
    assert re.search(r"1\. one 2\. two .*1\. three 2\. four", printed["pdf"].body)
    paragraphs = {p.text: p._p.pPr.numPr.numId.val
                  for p in docx.Document("x.docx").paragraphs if p._p.pPr.numPr is not None}
    assert paragraphs["one"] == paragraphs["two"] != paragraphs["three"] == paragraphs["four"]
