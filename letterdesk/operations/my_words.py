"""Words that a person added to the dictionary of a language, beside the settings."""

from __future__ import annotations

from pathlib import Path

from letterdesk.language.spelling import plain
from letterdesk.letters.saving import write_atomically
from letterdesk.operations.preferences import make_folder

_MOST_BYTES = 1_000_000


def my_words(folder: Path, language: str) -> frozenset[str]:
    """The words kept in a settings folder; none where they cannot be read."""
    try:
        with _file(folder, language).open("rb") as file:
            data = file.read(_MOST_BYTES)
    except OSError:
        return frozenset()
    lines = data.decode("utf-8-sig", "replace").splitlines()
    return frozenset(plain(line.strip()) for line in lines if line.strip())


def add_my_word(word: str, folder: Path, language: str) -> frozenset[str]:
    """Keeps a word among the others, one a line; all of them. Raises LetterdeskError."""
    words = my_words(folder, language) | {plain(word)}
    make_folder(folder)
    write_atomically(_file(folder, language),
                     "".join(f"{one}\n" for one in sorted(words)).encode())
    return words


def _file(folder: Path, language: str) -> Path:
    return folder / f"my-words.{language}.txt"
