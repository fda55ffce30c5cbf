"""The reference letter as a docxtpl user would keep it: one Word file with everything in it.

Texts, choices and conditions are those of the library, words of states and
numbers come from the same functions, and the file is Letterdesk's own slim
package: what is left to compare is how a letter is composed and written.
"""

from __future__ import annotations

import copy
import io
import re
from typing import Any, NamedTuple

import docx
import jinja2
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docxtpl import DocxTemplate

from bench.letters import LANGUAGE, prepared
from letterdesk.export.docx import write_docx
from letterdesk.letters.compose import compose
from letterdesk.letters.filters import FILTERS, printed
from letterdesk.letters.model import Letter
from letterdesk.letters.scope import Scope, is_given
from letterdesk.letters.values import read_values

_FIXED = re.compile(r"\[([^\]]*)\]\{fixed=[^}]*\}")


def word_template(letter: Letter) -> bytes:
    """A DOCX in which each part stands as its blocks' own texts, one of them chosen."""
    written = write_docx(prepared(letter), letter.pinned.style, letter.pinned.files)
    document = docx.Document(io.BytesIO(written))
    parts = {part.id: part.blocks for part in letter.pinned.template.part}
    texts = {
        name: _FIXED.sub(r"\1", block.texts.get(LANGUAGE, ""))
        for name, block in letter.pinned.blocks.items()
    }
    for paragraph in document.paragraphs:
        for mark in paragraph._p.findall(qn("w:bookmarkStart")):
            part = mark.get(qn("w:name"), "").removeprefix("_ld_")
            if part in parts and all(texts.get(block) for block in parts[part]):
                _alternatives(paragraph, part, {block: texts[block] for block in parts[part]})
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _alternatives(paragraph: Paragraph, part: str, texts: dict[str, str]) -> None:
    """Puts the blocks of a part in place of a paragraph, each between `if` and `endif`."""
    for block, text in texts.items():
        _line_before(paragraph, f"{{%p if blocks['{part}'] == '{block}' %}}")
        for words in text.split("\n\n"):
            _line_before(paragraph, words)
        _line_before(paragraph, "{%p endif %}")
    parent = paragraph._p.getparent()
    if parent is not None:
        parent.remove(paragraph._p)


def _line_before(paragraph: Paragraph, words: str) -> None:
    """A paragraph of the same style with these words as its only run."""
    line = copy.deepcopy(paragraph._p)
    for child in list(line):
        if child.tag != qn("w:pPr"):
            line.remove(child)
    paragraph._p.addprevious(line)
    Paragraph(line, paragraph._parent).add_run(words)


class Given(NamedTuple):
    """What docxtpl is handed for one letter."""

    names: dict[str, Any]
    environment: jinja2.Environment


def given(letter: Letter) -> Given:
    """Typed values, chosen blocks and filters of a letter, ready before the clock starts."""
    scope = read_values(letter, LANGUAGE, None).scope
    blocks = {part.part: part.block for part in compose(letter, LANGUAGE).parts if part.inside}
    return Given({**scope.named(), "blocks": blocks}, _environment(scope))


def render(template: bytes, letter: Given) -> bytes:
    """The letter as docxtpl makes it. The template is read anew each time, as docxtpl asks."""
    rendered = DocxTemplate(io.BytesIO(template))
    rendered.render(letter.names, letter.environment, autoescape=True)
    kept = io.BytesIO()
    rendered.save(kept)
    return kept.getvalue()


def _environment(scope: Scope) -> jinja2.Environment:
    """Jinja with Letterdesk's filters for one letter."""
    environment = jinja2.Environment(
        finalize=lambda value: "" if value is None else printed(scope, value))
    for name, function in FILTERS.items():
        environment.filters[name] = _filter(scope, function)
    environment.tests["given"] = is_given
    environment.tests["missing"] = lambda value: not is_given(value)
    return environment


def _filter(scope: Scope, function: Any) -> Any:
    return lambda value, *arguments, **options: function(scope, value, *arguments, **options)
