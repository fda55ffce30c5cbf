"""Brings a letter to its library's current texts: three-way, by the id of each part.

What the letter holds is the base, the library now is one side, the edits made
in the letter are the other. Nothing of the letter's own is lost.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from letterdesk.findings import LOOK_AT, PUT_RIGHT, Finding, LetterdeskError, Message, Place, say
from letterdesk.letters.added_blocks import added_blocks, is_added_block, why_not
from letterdesk.letters.applying import ADDED, apply, next_added
from letterdesk.letters.changes import TakeTexts
from letterdesk.letters.compare import PartDifference, compare, compare_words
from letterdesk.letters.compose import compose
from letterdesk.letters.edit_source import source_of
from letterdesk.letters.model import Edit, Letter, LetterPart, LibraryName, Pinned
from letterdesk.letters.new_letter import facts_for, resolve_defaults
from letterdesk.letters.pin import pin
from letterdesk.library import Library, Template, text_hash


class Update(NamedTuple):
    """What an update would do."""

    letter: Letter
    """The letter after it."""
    change: TakeTexts | None
    """None where the letter has the current texts."""
    findings: tuple[Finding, ...]
    """Parts that came or went, and conflicts: texts that changed beneath an edit."""
    differences: Mapping[str, tuple[PartDifference, ...]]
    """language -> words of the letter that would change."""
    beneath: Mapping[str, tuple[PartDifference, ...]]
    """language -> approved texts that changed beneath an edit, in the block language."""

    @property
    def has_conflicts(self) -> bool:
        return any(finding.severity is PUT_RIGHT for finding in self.findings)


def plan_update(letter: Letter, library: Library, now: dt.datetime) -> Update:
    """The letter with the library's current texts. Raises LetterdeskError for another library,
    or one that has lost the template."""
    template = _template(letter, library)
    renames = _renames(letter, library)
    pinned = _pinned_now(letter, library, template, renames)
    updating = _Updating(letter, pinned, library, renames)
    parts = updating.parts()
    old_fields = {field.id for field in letter.pinned.template.field}
    new_fields = [field for field in template.field if field.id not in old_fields]
    defaults = resolve_defaults(template.field, letter.values, letter.languages, now, library)
    resolved = {name: value for name, value in defaults.items() if name not in old_fields}
    from_facts = facts_for(new_fields, letter.values, resolved, pinned.facts)
    change = TakeTexts(
        pinned, LibraryName(library.id, library.fingerprint), parts,
        {**resolved, **{name: fact.value for name, fact in from_facts.items()}, **letter.values},
        {**from_facts, **letter.from_facts},
    )
    after = _without_needless_edits(apply(letter, change).letter)
    change = replace(change, parts=after.parts)
    conflicts = [c for c in updating.conflicts if _still_edited(after, c.part, c.language)]
    differences = {
        lang: compare(compose(letter, lang).document, compose(after, lang).document)
        for lang in letter.languages
    }
    is_same = replace(after, library=letter.library) == letter
    return Update(
        letter if is_same else after, None if is_same else change,
        (*updating.findings, *(c.finding for c in conflicts)), differences,
        {lang: tuple(c.difference for c in conflicts if c.language == lang)
         for lang in letter.languages},
    )


class _Conflict(NamedTuple):
    part: str
    language: str
    finding: Finding
    difference: PartDifference


class _Updating:
    """One pass over the parts of a letter."""

    def __init__(self, letter: Letter, pinned: Pinned, library: Library,
                 renames: Mapping[str, str]) -> None:
        self._letter = letter
        self._pinned = pinned
        self._library = library
        self._renames = renames
        self._added: list[LetterPart] = []
        self._blocks = {part.id: part.blocks for part in pinned.template.part}
        self.findings: list[Finding] = []
        self.conflicts: list[_Conflict] = []

    def parts(self) -> tuple[LetterPart, ...]:
        kept = [new for part in self._letter.parts for new in self._part(part)]
        old_order = [part.id for part in self._letter.pinned.template.part]
        new_order = [part.id for part in self._pinned.template.part]
        letter_order = [part.part for part in self._letter.parts if not _is_added(part)]
        if letter_order == old_order:
            kept = _ordered(kept, new_order)
        return tuple(self._with_new(kept, new_order))

    def _part(self, part: LetterPart) -> Iterator[LetterPart]:
        if part.free is not None:
            yield part
        elif is_added_block(self._letter, part) and part.part not in self._blocks:
            yield self._added_block(part)
        elif part.part not in self._blocks:
            self._find("part-gone", part, say(
                "the template has no part “{part}” any more", part=part.part))
            yield from self._as_added(part, part.edits)
        else:
            block = self._renamed(part.block)
            if block is not None and block not in self._blocks[part.part]:
                self._find("block-gone", part, say(
                    "part “{part}” has no block “{block}” any more; the template chooses",
                    part=part.part, block=block))
                block = None
            edits = {lang: self._rebased(edit) for lang, edit in part.edits.items()}
            left = {lang: edit for lang, edit in edits.items()
                    if edit.base.block not in self._blocks[part.part]}
            stays = {lang: edit for lang, edit in edits.items() if lang not in left}
            for language, edit in stays.items():
                self._compare_beneath(part, language, edit)
            yield replace(part, block=block, edits=stays)
            yield from self._as_added(part, left)

    def _added_block(self, part: LetterPart) -> LetterPart:
        """A block beside those of the template: its text of now, or the letter's own copy."""
        block = self._renamed(part.block) or ""
        if block not in self._library.blocks:
            self._find("block-gone", part, say(
                "the library has no block “{block}” any more; “{part}” keeps its text",
                block=block, part=part.part))
        elif why_not(self._pinned.template, self._pinned.blocks[block]) is not None:
            self._find("block-unfit", part, say(
                "“{part}” prints fields that the template does not have any more",
                part=part.part))
        edits = {lang: self._rebased(edit) for lang, edit in part.edits.items()}
        for language, edit in edits.items():
            if edit.base.block in self._pinned.blocks:
                self._compare_beneath(part, language, edit)
        return replace(part, block=block, edits=edits)

    def _rebased(self, edit: Edit) -> Edit:
        return replace(edit, base=replace(
            edit.base, block=self._renamed(edit.base.block) or ""))

    def _renamed(self, block: str | None) -> str | None:
        return self._renames.get(block, block) if block is not None else None

    def _as_added(self, part: LetterPart, edits: Mapping[str, Edit]) -> Iterator[LetterPart]:
        """The edits of what is gone, as a paragraph of the letter's own."""
        if not edits:
            return
        name = next_added((*self._letter.parts, *self._added))
        added = LetterPart(name, inside=part.inside if part.inside is False else None,
                           free={lang: edit.body for lang, edit in edits.items()})
        self._added.append(added)
        self._find("edit-kept", part, say(
            "the edit of “{part}” now stands as the added paragraph “{added}”",
            part=part.part, added=name))
        yield added

    def _compare_beneath(self, part: LetterPart, language: str, edit: Edit) -> None:
        """A conflict where the text that was edited is another one now."""
        before = self._old_text(edit.base.block, language)
        after = self._pinned.blocks[edit.base.block].texts.get(language, "")
        if before == after or edit.base.text == text_hash(after):
            return
        finding = Finding("update-conflict", PUT_RIGHT, Place(
            part=part.part, block=edit.base.block, language=language), say(
            "the approved text of “{part}” changed, and the letter has an edit of it",
            part=part.part), say("the edit stays; compare the two, then keep, restore or merge"))
        difference = PartDifference(part.part, tuple(compare_words(before, after)))
        self.conflicts.append(_Conflict(part.part, language, finding, difference))

    def _old_text(self, block: str, language: str) -> str:
        names = [old for old, new in self._renames.items() if new == block]
        blocks = [self._letter.pinned.blocks.get(name) for name in (block, *names)]
        return next((b.texts.get(language, "") for b in blocks if b is not None), "")

    def _with_new(self, kept: list[LetterPart], order: Sequence[str]) -> list[LetterPart]:
        there = {part.part for part in kept}
        for index, name in enumerate(order):
            if name in there:
                continue
            before = [other for other in order[:index] if other in there]
            at = _end_of(kept, before[-1]) if before else 0
            kept.insert(at, LetterPart(name))
            there.add(name)
            self._find("part-new", kept[at], say("the template has a new part “{part}”",
                                                          part=name))
        return kept

    def _find(self, code: str, part: LetterPart, message: Message) -> None:
        self.findings.append(Finding(code, LOOK_AT, Place(part=part.part), message))


def _template(letter: Letter, library: Library) -> Template:
    if library.id != letter.library.id:
        raise LetterdeskError(Finding(
            "other-library", PUT_RIGHT, Place(), say(
                "this letter was made from the library “{own}”, and this one is “{other}”",
                own=letter.library.id, other=library.id),
            say("choose the letter's own library in Settings")))
    template = library.templates.get(letter.template)
    if template is None:
        raise LetterdeskError(Finding(
            "template-gone", PUT_RIGHT, Place(), say(
                "the library has no template “{template}” any more", template=letter.template),
            say("the letter stays as it is, and can still be exported")))
    return template


def _pinned_now(letter: Letter, library: Library, template: Template,
                renames: Mapping[str, str]) -> Pinned:
    """The current copy; signatories and added blocks that the library has lost stay."""
    added = {name: renames.get(name, name) for name in added_blocks(letter)}
    pinned = pin(library, template, letter.languages, letter.values, added.values())
    lost = {now: letter.pinned.blocks[name] for name, now in added.items()
            if now not in pinned.blocks and name in letter.pinned.blocks}
    usages = {lang: replace(usage, names={**_names_kept(letter, lang), **usage.names})
              for lang, usage in pinned.usages.items()}
    return replace(
        pinned,
        blocks={**lost, **pinned.blocks},
        facts={**(letter.pinned.facts if lost else {}), **pinned.facts},
        usages=usages,
        signatories={**letter.pinned.signatories, **pinned.signatories},
        files={**_pictures_kept(letter, pinned), **pinned.files},
    )


def _names_kept(letter: Letter, language: str) -> Mapping[str, Mapping[str, str]]:
    """Names that the letter keeps of states that it prints no more."""
    usage = letter.pinned.usages.get(language)
    return usage.names if usage is not None else {}


def _pictures_kept(letter: Letter, pinned: Pinned) -> dict[str, bytes]:
    held = letter.pinned.signatories
    lost = [one for name, one in held.items() if name not in pinned.signatories]
    names = {one.picture for one in lost} | {one.logo for one in lost}
    return {name: data for name, data in letter.pinned.files.items() if name in names}


def _renames(letter: Letter, library: Library) -> dict[str, str]:
    """Old id -> new id of the letter's blocks that the library has under another name now."""
    return {
        old: block_id for block_id, block in library.blocks.items() for old in block.was
        if old in letter.pinned.blocks and old not in library.blocks
    }


def _without_needless_edits(letter: Letter) -> Letter:
    """The letter without edits that say what the approved text says now itself."""
    parts = {part.part: part for part in letter.parts}
    for language in letter.languages:
        for composed in compose(letter, language).parts:
            part = parts[composed.part]
            approved = source_of(composed.approved, ())
            if composed.edited and not composed.notes and composed.source == approved:
                edits = {lang: edit for lang, edit in part.edits.items() if lang != language}
                parts[composed.part] = replace(part, edits=edits)
    return replace(letter, parts=tuple(parts[part.part] for part in letter.parts))


def _still_edited(letter: Letter, part: str, language: str) -> bool:
    return any(p.part == part and language in p.edits for p in letter.parts)


def _is_added(part: LetterPart) -> bool:
    """Whether a part was added to the letter: it stays behind what it stands behind."""
    return part.free is not None or part.part.startswith(ADDED)


def _ordered(parts: Iterable[LetterPart], order: Sequence[str]) -> list[LetterPart]:
    """Parts in the template's order; an added paragraph stays behind what it stood behind."""
    groups: list[list[LetterPart]] = [[]]
    for part in parts:
        if not _is_added(part):
            groups.append([])
        groups[-1].append(part)
    ranked = sorted(groups[1:], key=lambda group: order.index(group[0].part))
    return [part for group in (groups[0], *ranked) for part in group]


def _end_of(parts: Sequence[LetterPart], name: str) -> int:
    """Index behind a part and the added paragraphs that follow it."""
    at = 1 + next(index for index, part in enumerate(parts) if part.part == name)
    while at < len(parts) and _is_added(parts[at]):
        at += 1
    return at
