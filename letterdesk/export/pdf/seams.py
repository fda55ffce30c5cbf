"""Places for a line's end within words, where Typst has none or none that leaves them as typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_LEAST_LONG = 20
_AFTER_HYPHEN = re.compile(r"(?<=\w-)(?=[^\W\d_])")
_AFTER_MARK = re.compile(r"(?<=[/?&=_.,;:@-])(?=[^/?&=_.,;:@-])")
_FEW = re.compile(r"(?:\S[\u0300-\u036f\u064b-\u0652\u200d\ufe0f]*){1,4}")


def seams(words: str, language: str, longest: int) -> list[str]:
    """The words in pieces after each of which a line may end.

    A word of more than `longest` letters, which would run out of the page, is cut after its
    marks, and a part that is still too long every few letters. Spanish words are cut after
    each hyphen: where a line ends at the hyphen itself, Typst begins the next with a second
    one, as the Spanish academy advises (`should_repeat_hyphen` in its inline/line.rs). Word
    does not, and no address or symbol may change.
    """
    pieces = [words]
    if language == "es" and "-" in words:
        pieces = _AFTER_HYPHEN.split(words)
    if len(words) < _LEAST_LONG:
        return pieces
    unbroken = re.compile(f"[^\\s{_HAN}]{{{max(longest, _LEAST_LONG)},}}")
    if not unbroken.search(words):
        return pieces
    return [cut for piece in pieces for cut in _cut(piece, unbroken, longest)]


def _cut(words: str, unbroken: re.Pattern[str], longest: int) -> Iterator[str]:
    at = 0
    for match in unbroken.finditer(words):
        parts = [few for part in _AFTER_MARK.split(match[0])
                 for few in (_FEW.findall(part) if len(part) >= longest else [part])]
        yield words[at:match.start()] + parts[0]
        yield from parts[1:-1]
        at = match.end() - len(parts[-1]) if len(parts) > 1 else match.end()
    if at < len(words):
        yield words[at:]
