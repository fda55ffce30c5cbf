"""A speller in a process of its own: `python -m letterdesk.language.spelling_service fr fr-FR`.

Hunspell holds Python's lock while it reads a dictionary (up to 200 ms) and while it thinks
of suggestions (up to 400 ms), so in the window's own process it would hold up the keys,
thread or no thread. Requests come as lines of JSON and are answered in their order; the
process ends with its input.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

import msgspec

from letterdesk.language.spelling import Speller, speller


class Request(msgspec.Struct, frozen=True):
    words: tuple[str, ...] = ()
    """To be checked."""
    suggest: str = ""
    """A word to find others for."""


class Answer(msgspec.Struct, frozen=True):
    """To one request: every word of it that is wrong, and what was meant."""

    checked: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    word: str = ""
    suggestions: tuple[str, ...] = ()


def answers(checker: Speller, lines: Iterable[bytes]) -> Iterator[Answer]:
    """The answer to each line; one that is no request is passed over."""
    for line in lines:
        try:
            request = msgspec.json.decode(line, type=Request)
        except (msgspec.DecodeError, UnicodeDecodeError):
            continue
        if request.suggest:
            yield Answer(word=request.suggest, suggestions=checker.suggest(request.suggest))
        else:
            wrong = tuple(word for word in request.words if not checker.is_right(word))
            yield Answer(checked=request.words, wrong=wrong)


def main(arguments: list[str]) -> int:
    """Answers until the input ends; 1 at once where the language has no speller."""
    checker = speller(*arguments)
    if checker is None:
        return 1
    for answer in answers(checker, iter(sys.stdin.buffer.readline, b"")):
        sys.stdout.buffer.write(msgspec.json.encode(answer) + b"\n")
        sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
