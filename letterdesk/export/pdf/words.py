"""Spans as the layout takes them: strings, and small tables where words have a look.

The layout (resources/layouts/words.typ) knows these atoms:
a string; `{"t": ...}` with look; 0, a new line; 1, the gap between Han and Latin;
`[number, 0 or 1]`, where a mark begins or ends; `{"note": ...}`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any

from letterdesk.document.model import LineBreak, Note, NoteMark, Paragraph, Spans, Text
from letterdesk.export.pdf.marks import Marks
from letterdesk.language import Run, direction, script_runs

Atom = str | int | list[int] | dict[str, Any]

NEW_LINE, GAP = 0, 1

_CHUNK = re.compile("[!-~\u00a1-\u024f\u0400-\u04ff]+/[!-~\u00a1-\u024f\u0400-\u04ff]+"
                    r"(?: \(\d{4}\)[^\s\w]*)?")
"""Words with a slash, and the year after a symbol: S/RES/2139 (2014)."""
_LONGEST_WHOLE = 40
_WEB_ADDRESS = re.compile(r"://|www\.", re.IGNORECASE)
_HAN = "\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN_BORDER = re.compile(f"(?<=[{_HAN}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[{_HAN}])")
_JOINING = re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff]")
_COMBINING = re.compile("[\u064b-\u065f\u0670]")


class Words:
    """Turns the spans of one document into atoms.

    `voice` is the setting whose faces words of other languages take: `text`, or `page`
    for letterhead, header and footer.
    """

    def __init__(self, language: str, notes: Mapping[str, Note], numbers: Mapping[str, int],
                 marks: Marks, *, is_draft: bool, voice: str = "text") -> None:
        self.tongues: set[tuple[str, str, str]] = set()
        """Voice, language and direction of each look that the atoms ask for."""
        self._voice = voice
        self._language = language
        self._notes = notes
        self._numbers = numbers
        self._marks = marks
        self._is_draft = is_draft
        self._printed_notes: set[str] = set()

    def atoms(self, spans: Spans) -> list[Atom]:
        """The atoms of one paragraph's spans."""
        atoms: list[Atom] = []
        for span, following in zip_longest(spans, spans[1:]):
            match span:
                case Text():
                    atoms += self._text(span)
                case LineBreak():
                    atoms.append(NEW_LINE)
                case NoteMark():
                    atoms.append(self._note(span, isinstance(following, NoteMark)))
        if self._language == "ar":
            atoms = _marks_outside_words(atoms)
        if self._language == "zh":
            atoms = _gaps_between(atoms)
        return atoms

    def _text(self, span: Text) -> list[Atom]:
        look = _look(span, is_draft=self._is_draft)
        atoms: list[Atom] = []
        if span.language or span.direction:
            runs: Sequence[Run] = (Run(span.text, span.language, span.direction),)
        else:
            runs = script_runs(span.text, self._language)
        for run in runs:
            atoms += _whole_and_not(run.text, look | self._tongue(run))
        if span.origin.field or span.origin.expression:
            number = self._marks.number(span.origin, of_field=True)
            atoms = [[number, 0], *atoms, [number, 1]]
        return atoms

    def _tongue(self, run: Run) -> dict[str, str]:
        """The key of the look of a run in another language or direction than the letter's."""
        tongue = run.language or self._language
        way = run.direction or direction(tongue)
        if (tongue, way) == (self._language, direction(self._language)):
            return {}
        self.tongues.add((self._voice, tongue, way))
        return {"g": f"{self._voice} {tongue} {way}"}

    def _note(self, mark: NoteMark, another_follows: bool) -> Atom:
        number = self._numbers[mark.note]
        atom: dict[str, Any] = {"note": number}
        if another_follows:
            atom["comma"] = True
        note = self._notes.get(mark.note)
        if note is not None and mark.note not in self._printed_notes:
            self._printed_notes.add(mark.note)
            atom["body"] = self.paragraphs(note.paragraphs)
        return atom

    def paragraphs(self, paragraphs: Sequence[Paragraph]) -> list[list[Atom]]:
        """The atoms of a note's paragraphs."""
        return [self.atoms(paragraph.spans) for paragraph in paragraphs]


def _look(span: Text, *, is_draft: bool) -> dict[str, Any]:
    look: dict[str, Any] = {}
    if span.strong:
        look["b"] = 1
    if span.emphasis:
        look["i"] = 1
    if span.link:
        look["l"] = span.link
    if span.trouble and is_draft:
        look["w"] = 1
    return look


def _whole_and_not(text: str, look: dict[str, Any]) -> list[Atom]:
    """Cuts out the words that no line may break: S/2014/348, A/HRC/32/L.20, 12/03/2024."""
    atoms: list[Atom] = []
    at = 0
    for match in _CHUNK.finditer(text) if "/" in text else ():
        if len(match[0]) > _LONGEST_WHOLE or _WEB_ADDRESS.search(match[0]):
            continue
        atoms += _plain(text[at:match.start()], look)
        atoms.append({"t": match[0], "k": 1, **look})
        at = match.end()
    return atoms + _plain(text[at:], look)


def _plain(text: str, look: dict[str, Any]) -> list[Atom]:
    if not text:
        return []
    return [{"t": text, **look}] if look else [text]


def _words_of(atom: Atom) -> str:
    if isinstance(atom, str):
        return atom
    return str(atom.get("t", "")) if isinstance(atom, dict) else ""


def _marks_outside_words(atoms: list[Atom]) -> list[Atom]:
    """Moves a mark that would part joined Arabic letters to the beginning of its word.

    Typst shapes what stands on each side of a mark alone, so the letters would not join.
    """
    moved: list[Atom] = []
    for place, atom in enumerate(atoms):
        before = moved[-1] if moved else None
        after = next((a for a in atoms[place + 1:] if not isinstance(a, list)), None)
        if isinstance(atom, list) and isinstance(before, str) and isinstance(after, str) \
                and _joins(before, after):
            cut = max(before.rfind(" "), before.rfind("\u00a0")) + 1
            moved[-1:] = [before[:cut], atom, before[cut:]] if cut else [atom, before]
        else:
            moved.append(atom)
    return moved


def _joins(before: str, after: str) -> bool:
    last = _COMBINING.sub("", before[-4:])[-1:]
    return bool(_JOINING.match(last) and _JOINING.match(after))


def _gaps_between(atoms: list[Atom]) -> list[Atom]:
    """Puts the gap at each border of Han and Latin, as Word and LibreOffice do."""
    spaced: list[Atom] = []
    last = ""
    for atom in atoms:
        words = _words_of(atom)
        if not words:
            spaced.append(atom)
            last = last if isinstance(atom, list) else ""
            continue
        if last and _HAN_BORDER.search(last + words[0]):
            spaced.append(GAP)
        pieces = _HAN_BORDER.split(words)
        for place, piece in enumerate(pieces):
            spaced += [GAP] if place else []
            spaced.append({**atom, "t": piece} if isinstance(atom, dict) else piece)
        last = words[-1]
    return spaced
