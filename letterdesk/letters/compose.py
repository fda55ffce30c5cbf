"""Composes a letter: pinned texts, values, choices, edits and recipient -> document and findings.

Pure: it asks neither the clock nor the machine's locale nor the disk, and reads
nothing but the letter. The same letter gives the same document for ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from letterdesk import language as grammar
from letterdesk.contacts import Recipient
from letterdesk.document.markup import BodyElement
from letterdesk.document.model import (
    Document,
    Element,
    Note,
    Origin,
    Paragraph,
    Text,
    as_read,
    plain_text,
    spans_of,
)
from letterdesk.findings import LOOK_AT, PUT_RIGHT, Finding, Message, Place, say
from letterdesk.letters.conditions import all_hold
from letterdesk.letters.edit_body import elements_of
from letterdesk.letters.edit_source import fixed_sources, fixed_spans, source_of
from letterdesk.letters.furniture import compose_furniture
from letterdesk.letters.kinds import LINE_KINDS, PEOPLE_KINDS, elements_of_kind, people_element
from letterdesk.letters.model import Edit, Letter, LetterPart
from letterdesk.letters.render import Output, Rendered, evaluate, render
from letterdesk.letters.scope import Scope
from letterdesk.letters.values import field_label, read_values
from letterdesk.library import Block, Part, status_of, text_hash

DRAFT_WORDS: Mapping[str, str] = {
    "en": "Draft", "fr": "Projet", "es": "Borrador", "ar": "مسودة", "ru": "Проект", "zh": "草稿",
}
"""What a draft is marked with, in the letter's language."""


class ComposedPart(NamedTuple):
    """One part of a letter as composed."""

    part: str
    block: str | None
    """The block in use; None for an added paragraph."""
    kind: str
    inside: bool
    edited: bool
    decided: Mapping[str, Any]
    """What the approved text decided: the ground that an edit stands on."""
    body: tuple[BodyElement, ...]
    """The words as paragraphs, headings and lists, whatever element they become."""
    notes: tuple[Note, ...]
    elements: tuple[Element, ...]
    """What the document holds; empty where the part is left out."""
    approved: tuple[BodyElement, ...]
    """The words without the edit."""

    @property
    def source(self) -> str:
        """The words as `edit --text` takes them."""
        return source_of(self.body, self.notes, f"{self.part}-")

    @property
    def fixed(self) -> dict[str, str]:
        """Source of the fixed words of the approved text, by id."""
        return fixed_sources(self.approved)

    @property
    def text(self) -> str:
        """The words as they read, paragraphs parted by newlines."""
        return "\n".join(as_read(tuple(spans_of(element))) for element in self.body)


class Composition(NamedTuple):
    """A letter in one language for one recipient."""

    document: Document
    findings: tuple[Finding, ...]
    parts: tuple[ComposedPart, ...]
    recipient: Recipient | None = None
    """Whom it is addressed to; None: whom the template says."""

    def part(self, name: str) -> ComposedPart | None:
        return next((part for part in self.parts if part.part == name), None)


def compose(letter: Letter, language: str, recipient: Recipient | None = None, *,
            draft: bool = False) -> Composition:
    """The document of a letter and what is to put right in it.

    `recipient` None stands for the letter's first; a letter without recipients
    is addressed as its template says. Missing and malformed values and parts
    without approved text leave a mark on the page, and a finding.
    """
    if recipient is None and letter.recipients:
        recipient = letter.recipients[0]
    values = read_values(letter, language, recipient)
    composing = _Composing(letter, values.scope)
    parts = tuple(composing.part(part) for part in letter.parts)
    findings = _placed(values.findings, composing.printed)
    return Composition(
        _document(letter, values.scope, parts, draft),
        tuple(_once([*findings, *composing.findings])), parts, recipient,
    )


def _document(letter: Letter, scope: Scope, parts: Iterable[ComposedPart],
              draft: bool) -> Document:
    pinned, language = letter.pinned, scope.language
    title_source = pinned.template.title.get(language, "")
    title = render(title_source, scope, Origin()).elements if title_source else ()
    inside = [part for part in parts if part.inside]
    return Document(
        language=language,
        locale=scope.usage.bcp47,
        direction=grammar.direction(language),
        title=plain_text(title[0].spans) if title and isinstance(title[0], Paragraph)
        else letter.title or letter.template,
        elements=tuple(element for part in inside for element in part.elements),
        notes=tuple(note for part in inside for note in part.notes),
        furniture=compose_furniture(pinned, scope),
        author=pinned.organisation.get(language)
        or pinned.organisation.get(pinned.source_language, ""),
        letter=letter.id, library=letter.library.id, changed=letter.changed,
        draft=draft, draft_label=DRAFT_WORDS[language] if draft else "",
    )


class _Composing:
    """One pass over the parts of a letter."""

    def __init__(self, letter: Letter, scope: Scope) -> None:
        self._letter = letter
        self._pinned = letter.pinned
        self._scope = scope
        self._templates = {part.id: part for part in letter.pinned.template.part}
        self.findings: list[Finding] = []
        self.printed: dict[str, str] = {}
        """Field id -> the first part that prints it."""

    def part(self, part: LetterPart) -> ComposedPart:
        template = self._templates.get(part.part)
        if template is None:
            return self._added(part)
        inside = self._is_inside(part, template)
        block = self._chosen(part, template)
        if block is None:
            return self._without_block(part, inside)
        if not inside:
            return self._left_out(part, block)
        return self._with_block(part, block)

    def _is_inside(self, part: LetterPart, template: Part) -> bool:
        if part.inside is not None:
            return part.inside
        if template.required:
            return True
        if template.when:
            return all_hold(template.when, self._scope)
        return template.optional != "out"

    def _chosen(self, part: LetterPart, template: Part) -> Block | None:
        """By hand, else the first whose `use_when` holds, else the first without one."""
        blocks = self._pinned.blocks
        if part.block is not None:
            return blocks.get(part.block)
        holding = [b for b in template.blocks
                   if b in template.use_when and all_hold(template.use_when[b], self._scope)]
        plain = [b for b in template.blocks if b not in template.use_when]
        name = next(iter([*holding, *plain, *template.blocks]), "")
        return blocks.get(name)

    def _left_out(self, part: LetterPart, block: Block) -> ComposedPart:
        """A part that leaves no hole; its words are still known, for lists and previews."""
        edited = self._edit(part, block) is not None
        return ComposedPart(part.part, block.id, block.kind, False, edited, {}, (), (), (), ())

    def _with_block(self, part: LetterPart, block: Block) -> ComposedPart:
        origin = Origin(part.part, block.id)
        rendered = self._rendered(part, block, origin)
        body, notes = rendered.elements, rendered.notes
        edit = self._edit(part, block)
        if edit is not None:
            body, notes = self._edited(part, block, edit, rendered, origin)
        else:
            self._outputs(part, block, rendered.outputs)
        elements = self._elements(part, block, body, origin)
        return ComposedPart(part.part, block.id, block.kind, True, edit is not None,
                            rendered.decided, body, notes, elements, rendered.elements)

    def _rendered(self, part: LetterPart, block: Block, origin: Origin) -> Rendered:
        language = self._scope.language
        text = block.texts.get(language)
        self._status(part, block)
        if text is None:
            if block.kind in PEOPLE_KINDS:
                return Rendered((), (), (), {})
            mark = Text(f"‹{self._name(block)}›", origin, trouble="no-text")
            return Rendered((Paragraph((mark,), origin),), (), (), {})
        rendered = render(text, self._scope, origin, keep_lines=block.kind in LINE_KINDS)
        if rendered.fault is not None:
            self._find("unreadable-text", part, block, rendered.fault,
                       say("mend the block in the library"))
        return rendered

    def _status(self, part: LetterPart, block: Block) -> None:
        """Whether the words may go out in this language."""
        status = status_of(block, self._scope.language, self._pinned.source_language)
        name = self._name(block)
        if status == "missing":
            self._find("no-text", part, block, say("“{block}” has no text in this language",
                       block=name), say("choose another block, leave the part out, or have a text "
                                        "written and approved"), words=f"‹{name}›")
        elif status in ("draft", "submitted"):
            self._find("not-approved", part, block, say("the text of “{block}” is not approved",
                       block=name), say("have it approved, or choose another block"))
        elif status == "out of date":
            self._find("out-of-date", part, block, say(
                "the text of “{block}” was translated from an earlier wording", block=name),
                say("compare it with the source text"), LOOK_AT)

    def _edit(self, part: LetterPart, block: Block) -> Edit | None:
        """The edit in this language, if it was made on the block in use."""
        edit = part.edits.get(self._scope.language)
        usable = edit is not None and edit.base.block == block.id
        return edit if usable and block.kind != "signature" else None

    def _edited(self, part: LetterPart, block: Block, edit: Edit, rendered: Rendered,
                origin: Origin) -> tuple[tuple[BodyElement, ...], tuple[Note, ...]]:
        origin = msgspec.structs.replace(origin, edit=True)
        outputs: list[Output] = []

        def chip(expression: str) -> tuple[Any, ...]:
            outputs.append(evaluate(expression, self._scope, origin))
            return outputs[-1].spans

        approved = fixed_spans(rendered.elements)
        printed = elements_of(edit.body, chip, origin, approved, f"{part.part}-")
        self._outputs(part, block, outputs)
        self._check_edit(part, block, edit, rendered)
        as_approved, as_edited = fixed_sources(rendered.elements), fixed_sources(printed.elements)
        for name, words in as_approved.items():
            if as_edited.get(name) != words:
                self._fixed_touched(part, block, name, printed.elements, words)
        return printed.elements, printed.notes

    def _check_edit(self, part: LetterPart, block: Block, edit: Edit, rendered: Rendered) -> None:
        """Whether the decisions that an edit stands on still come out the same."""
        for expression, before in edit.base.decided.items():
            now = rendered.decided.get(expression)
            if expression in rendered.decided and _plain(now) != _plain(before):
                self._find("edit-decided", part, block, say(
                    "the words of “{part}” were edited when “{condition}” came out otherwise",
                    part=part.part, condition=expression),
                    say("keep the edit, restore the approved text, or merge the two"),
                    detail=expression)
        if edit.base.text != text_hash(block.texts.get(self._scope.language, "")):
            self._find("edit-of-older-text", part, block, say(
                "“{part}” was edited on an earlier text of its block", part=part.part),
                say("compare the edit with the text as it is now"), LOOK_AT)

    def _fixed_touched(self, part: LetterPart, block: Block, name: str,
                       printed: Iterable[BodyElement], approved: str) -> None:
        """Fixed words that are gone, altered, or stand without their mark."""
        fixed = block.fixed.get(name)
        reason = (fixed.reason.get(self._scope.language)
                  or fixed.reason.get(self._pinned.source_language, "")) if fixed else ""
        shown = fixed_spans(tuple(printed)).get(name, ())
        text = " ".join(as_read(tuple(spans_of(element))) for element in printed)
        message = say("fixed words “{name}” of “{part}” were changed", name=name, part=part.part)
        words = plain_text(shown)
        if not shown and approved in text:
            message, words = say("fixed words “{name}” of “{part}” stand without their mark",
                                 name=name, part=part.part), approved
        elif not shown:
            message = say("fixed words “{name}” of “{part}” are gone", name=name, part=part.part)
        self._find("fixed-words", part, block, message,
            say("restore the approved text: {reason}", reason=reason) if reason
            else say("restore the approved text"), detail=name, words=words)

    def _elements(self, part: LetterPart, block: Block, body: tuple[BodyElement, ...],
                  origin: Origin) -> tuple[Element, ...]:
        if block.kind in PEOPLE_KINDS:
            field = block.field or "signatory"
            self.printed.setdefault(field, part.part)
            origin = msgspec.structs.replace(origin, field=field)
            return people_element(block, self._scope, self._pinned, body, origin)
        return elements_of_kind(block, body, origin)

    def _added(self, part: LetterPart) -> ComposedPart:
        """An added block or paragraph; without words in this language it is to put right."""
        if part.block is not None and part.free is None:
            return self._added_block(part, part.block)
        origin = Origin(part.part, edit=True)
        language = self._scope.language
        outputs: list[Output] = []

        def chip(expression: str) -> tuple[Any, ...]:
            outputs.append(evaluate(expression, self._scope, origin))
            return outputs[-1].spans

        inside = part.inside is not False
        if part.free is None or not part.free.get(language):
            if inside:
                self._find("no-text", part, None, say(
                    "“{part}” has no words in this language", part=part.part),
                    say("write them, or leave the part out"))
            return ComposedPart(part.part, None, "body", inside, False, {}, (), (), (), ())
        printed = elements_of(part.free[language], chip, origin, {}, f"{part.part}-")
        if inside:
            self._outputs(part, None, outputs)
        shown = printed.elements if inside else ()
        return ComposedPart(part.part, None, "body", inside, False, {}, printed.elements,
                            printed.notes, shown, ())

    def _added_block(self, part: LetterPart, name: str) -> ComposedPart:
        """A block of the library in a place that the template does not have."""
        inside = part.inside is not False
        block = self._pinned.blocks.get(name)
        if block is None:
            return self._without_block(part, inside)
        return self._with_block(part, block) if inside else self._left_out(part, block)

    def _without_block(self, part: LetterPart, inside: bool) -> ComposedPart:
        if inside:
            self._find("no-block", part, None, say("no block of “{part}” is in the letter's "
                       "library any more", part=part.part), say("choose a block"))
        return ComposedPart(part.part, None, "body", inside, False, {}, (), (), (), ())

    def _outputs(self, part: LetterPart, block: Block | None, outputs: Iterable[Output]) -> None:
        """Notes which part prints a field, and what could not be printed."""
        for output in outputs:
            field = next((s.origin.field for s in output.spans if s.origin.field), None)
            if field:
                self.printed.setdefault(field, part.part)
            if output.trouble is not None and not self._is_known(output, field):
                trouble = output.trouble
                message = trouble.reason or say("“{label}” is not filled in", label=trouble.label)
                remedy = say("fill in “{field}”", field=self._label(field)) if field else None
                self._find(trouble.code, part, block, message, remedy, field=field,
                           detail=output.expression, words=trouble.words)

    def _is_known(self, output: Output, field: str | None) -> bool:
        """Missing required and malformed values are found once, where values are read."""
        fields = {f.id: f for f in self._pinned.template.field}
        known = fields.get(field or "")
        code = output.trouble.code if output.trouble is not None else ""
        return known is not None and (
            code == "malformed" or (code == "missing" and known.required)
        )

    def _label(self, field: str) -> str:
        for known in self._pinned.template.field:
            if known.id == field:
                return field_label(known, self._scope.language, self._pinned.source_language)
        return field

    def _name(self, block: Block) -> str:
        language, source = self._scope.language, self._pinned.source_language
        return block.name.get(language) or block.name.get(source) or block.id

    def _find(self, code: str, part: LetterPart, block: Block | None, message: Message,
              remedy: Message | None = None, severity: Any = PUT_RIGHT, *,
              field: str | None = None, detail: str | None = None, words: str = "") -> None:
        place = Place(part=part.part, block=block.id if block else None, field=field,
                      language=self._scope.language, detail=detail)
        self.findings.append(Finding(code, severity, place, message, remedy, words=words))


def _plain(value: Any) -> Any:
    """A decision as it comes back from a file: tuples are lists."""
    return list(value) if isinstance(value, tuple) else value


def _placed(findings: Iterable[Finding], printed: Mapping[str, str]) -> Iterator[Finding]:
    """Findings about values, with the first part that prints the value."""
    for finding in findings:
        part = printed.get(finding.place.field or "")
        place = msgspec.structs.replace(finding.place, part=part)
        yield msgspec.structs.replace(finding, place=place)


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    seen: set[str] = set()
    for finding in findings:
        if finding.id not in seen:
            seen.add(finding.id)
            yield finding
