"""Spans as the layout takes them: strings, and small tables where words have a look.

The layout (resources/layouts/words.typ) knows these atoms:
a string; `{"t": ...}` with look, its words one string or several with a place for a line's end
between; 0, a new line; 1, the gap between Han and Latin;
`[number, kind]`, a mark; `{"note": ...}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from letterdesk.document.model import Change, LineBreak, Note, NoteMark, Paragraph, Spans, Text
from letterdesk.export.fonts import needs_rare_chinese
from letterdesk.export.measures import NOTE
from letterdesk.export.pdf.marks import Marks
from letterdesk.export.pdf.seams import seams
from letterdesk.export.voices import Voiced, voices
from letterdesk.language import direction

Atom = str | int | list[int] | dict[str, Any]

NEW_LINE, GAP = 0, 1
FIGURES = "figures"
"""Stands for the language of plain numbers in Arabic words."""
BEGIN, END, FIRST_WORD = 0, 1, 4
"""Kinds of marks; 2 and 3, top and bottom of a block, are set by the layout itself."""

_HAN = "\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CHUNK = re.compile("[!-~\u00a1-\u024f\u0400-\u04ff]+/[!-~\u00a1-\u024f\u0400-\u04ff]+"
                    r"(?: \(\d{4}\)[^\s\w]*)?" + f"|[{_HAN}]·(?=[{_HAN}])")
"""Words with a slash, and the year after a symbol: S/RES/2139 (2014). And the dot within a
Chinese name with the character before it: no line begins with it (GB/T 15834-2011, 5.1)."""
_LONGEST_WHOLE = 40
_COMMAS = {"ar": "،"}
"""Between the marks of two notes at one spot."""
_WEB_ADDRESS = re.compile(r"://|www\.", re.IGNORECASE)
_HAN_BORDER = re.compile(f"(?<=[{_HAN}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[{_HAN}])")
_JOINING = re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff]")
_COMBINING = re.compile("[\u064b-\u065f\u0670]")


class Words:
    """Turns the spans of one document into atoms.

    `letters` is how many stand in a line, about. `voice` is the setting whose faces and sizes
    words of other languages take: `text`, `page` for letterhead, header and footer, or a key
    of `measures.SCALES`.
    """

    def __init__(self, language: str, notes: Mapping[str, Note], numbers: Mapping[str, int],
                 marks: Marks, *, letters: int, is_draft: bool, voice: str = "text") -> None:
        self.tongues: set[tuple[str, str, str]] = set()
        """Voice, language and direction of each look that the atoms ask for."""
        self.has_rare_chinese = False
        self._voice = voice
        self._letters = letters
        self._language = language
        self._notes = notes
        self._numbers = numbers
        self._marks = marks
        self._is_draft = is_draft
        self._printed_notes: set[str] = set()
        self.change: Change | None = None
        """Of all words that have none of their own."""

    def atoms(self, spans: Spans, voice: str | None = None, columns: int = 1) -> list[Atom]:
        """The atoms of one paragraph's spans, in another voice where one is given.

        `columns` stand beside each other between the margins.
        """
        atoms: list[Atom] = []
        for place, span in enumerate(spans):
            match span:
                case Text():
                    atoms += self._text(span, voice or self._voice)
                case LineBreak():
                    atoms.append(NEW_LINE)
                case NoteMark():
                    following = spans[place + 1:place + 2]
                    atoms.append(self._note(span, any(isinstance(s, NoteMark)
                                                      for s in following)))
        if self._language == "ar":
            atoms = _marks_outside_words(atoms)
        if self._language == "zh":
            atoms = _gaps_between(atoms)
        return [self._with_seams(atom, self._letters // columns) for atom in atoms]

    def _with_seams(self, atom: Atom, longest: int) -> Atom:
        """An atom with its words in pieces, where a line may end between some of them."""
        words, look = _words_of(atom), atom if isinstance(atom, dict) else {}
        if not words or "k" in look:
            return atom
        language = look["g"].split()[1] if "g" in look else self._language
        pieces = seams(words, language, longest)
        return {**look, "t": pieces} if len(pieces) > 1 else atom

    def _text(self, span: Text, voice: str) -> list[Atom]:
        look = _look(span, is_draft=self._is_draft) | _changed(span.change or self.change)
        atoms: list[Atom] = []
        if _is_rare_chinese(span.text):
            self.has_rare_chinese = True
        for piece in _pieces(span, self._language):
            tongue = {}
            if piece.language:
                self.tongues.add((voice, piece.language, piece.direction))
                tongue = {"g": f"{voice} {piece.language} {piece.direction}"}
            if look or tongue or piece.is_whole:
                whole = {"k": 1} if piece.is_whole else {}
                atoms.append({"t": piece.text, **look, **tongue, **whole})
            else:
                atoms.append(piece.text)
        if span.origin.field or span.origin.expression:
            number = self._marks.number(span.origin, of_field=True)
            atoms = [[number, BEGIN], *_with_first_word_marked(atoms, number), [number, END]]
        return atoms

    def _note(self, mark: NoteMark, another_follows: bool) -> Atom:
        atom: dict[str, Any] = {"note": str(self._numbers[mark.note]),
                                **_changed(mark.change or self.change)}
        if another_follows:
            atom["comma"] = _COMMAS.get(self._language, ",")
        note = self._notes.get(mark.note)
        if note is not None and mark.note not in self._printed_notes:
            self._printed_notes.add(mark.note)
            atom["body"] = self.paragraphs(note.paragraphs)
        return atom

    def unprinted_notes(self) -> list[tuple[Note, int]]:
        """Notes to which no mark has pointed so far, with their numbers, in that order."""
        left = [(note, self._numbers[note.id]) for note in self._notes.values()
                if note.id not in self._printed_notes]
        return sorted(left, key=itemgetter(1))

    def paragraphs(self, paragraphs: Sequence[Paragraph]) -> list[list[Atom]]:
        """The atoms of a note's paragraphs."""
        return [self.atoms(paragraph.spans, NOTE) for paragraph in paragraphs]


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


def _changed(change: Change | None) -> dict[str, str]:
    return {} if change is None else {"c": change.kind}


_is_rare_chinese = lru_cache(maxsize=1024)(needs_rare_chinese)


class _Piece(NamedTuple):
    text: str
    language: str
    """Empty where language and direction are the letter's; `FIGURES` for numbers."""
    direction: str
    is_whole: bool
    """No line may break it."""


def _pieces(span: Text, letter: str) -> Iterator[_Piece]:
    """Words cut where their language changes, and around what no line may break."""
    own = (letter, direction(letter))
    for named, group in groupby(voices(span, letter, marked=False), key=_voice_of):
        spoken, turn = ("", "") if named == own else named
        for words, is_whole in _whole_or_not("".join(voiced.text for voiced in group)):
            yield _Piece(words, spoken, turn, is_whole)


def _voice_of(voiced: Voiced) -> tuple[str, str]:
    return FIGURES if voiced.is_figures else voiced.language, voiced.direction


def _whole_or_not(text: str) -> Iterator[tuple[str, bool]]:
    """Cuts out what no line may break: S/2014/348, A/HRC/32/L.20, 12/03/2024."""
    at = 0
    for match in _CHUNK.finditer(text) if "/" in text or "·" in text else ():
        if len(match[0]) > _LONGEST_WHOLE or _WEB_ADDRESS.search(match[0]):
            continue
        if match.start() > at:
            yield text[at:match.start()], False
        yield match[0], True
        at = match.end()
    if at < len(text):
        yield text[at:], False


_FIRST_WORD = re.compile(f"\\s*(?:[{_HAN}]|[^\\s{_HAN}]+)")


def _with_first_word_marked(atoms: list[Atom], number: int) -> list[Atom]:
    """Marks the end of the first of several words.

    The mark where a field begins stays at the end of a line if its first word goes to the
    next; only what follows that word tells on which line the field begins.
    """
    first = atoms[0] if atoms else ""
    word = _FIRST_WORD.match(_words_of(first))
    if word is None or (len(atoms) == 1 and word.end() == len(_words_of(first))):
        return atoms
    mark: Atom = [number, FIRST_WORD]
    if word.end() == len(_words_of(first)) or (isinstance(first, dict) and "k" in first):
        return [first, mark, *atoms[1:]]
    return [_cut(first, 0, word.end()), mark, _cut(first, word.end()), *atoms[1:]]


def _cut(atom: Atom, start: int, end: int | None = None) -> Atom:
    words = _words_of(atom)[start:end]
    return {**atom, "t": words} if isinstance(atom, dict) else words


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
