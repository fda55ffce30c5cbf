"""Processes that check words, one for each language, and the words a person added."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QProcess, Signal

from letterdesk.language.spelling import LANGUAGES
from letterdesk.language.spelling_service import Answer, Request
from letterdesk.language.usage import Usage
from letterdesk.operations.my_words import add_my_word, my_words

_SERVICE = "letterdesk.language.spelling_service"
_ENDS_WITHIN_MS = 500


class Checker(QObject):
    """The words of one language; what was asked once is known from then on.

    Where the language has no dictionary, or the process ends, no word is ever wrong.
    """

    checked = Signal()
    """Words that were asked are known now."""
    suggested = Signal(str, tuple)
    """A word and what was probably meant."""

    def __init__(self, usage: Usage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._right: dict[str, bool] = {}
        self._asked: set[str] = set()
        self._is_absent = False
        self._process = QProcess(self)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.SeparateChannels)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.errorOccurred.connect(self._lose)
        self._process.finished.connect(self._lose)
        self._process.start(sys.executable, ["-m", _SERVICE, usage.language, usage.bcp47])

    def is_wrong(self, word: str) -> bool:
        """Whether a word is known to be wrong."""
        return not self._right.get(word, True)

    def ask(self, words: Iterable[str]) -> None:
        """Has the words checked that are not known yet; `checked` follows."""
        new = sorted({word for word in words
                      if word not in self._right and word not in self._asked})
        if new and not self._is_absent:
            self._asked.update(new)
            self._send(Request(words=tuple(new)))

    def ask_meant(self, word: str) -> None:
        """Has other words sought for a wrong one; `suggested` follows, at once where none can."""
        if self._is_absent:
            self.suggested.emit(word, ())
        else:
            self._send(Request(suggest=word))

    @property
    def is_busy(self) -> bool:
        return bool(self._asked) and not self._is_absent

    def close(self) -> None:
        """Ends the process."""
        self._is_absent = True
        if self._process.state() == QProcess.ProcessState.NotRunning:
            return
        self._process.closeWriteChannel()
        if not self._process.waitForFinished(_ENDS_WITHIN_MS):
            self._process.kill()
            self._process.waitForFinished(_ENDS_WITHIN_MS)

    def _send(self, request: Request) -> None:
        self._process.write(msgspec.json.encode(request) + b"\n")

    def _read(self) -> None:
        has_checked = False
        while self._process.canReadLine():
            answer = msgspec.json.decode(bytes(self._process.readLine().data()), type=Answer)
            if answer.word:
                self.suggested.emit(answer.word, answer.suggestions)
            for word in answer.checked:
                has_checked = True
                self._right[word] = word not in answer.wrong
                self._asked.discard(word)
        if has_checked:
            self.checked.emit()

    def _lose(self, *_reason: object) -> None:
        """The language has no speller, or it went away: words stay unmarked, in silence."""
        self._is_absent = True
        self._asked.clear()


class Checkers(QObject):
    """What one desk checks words with: a process starts when a language is first asked for."""

    words_added = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._checkers: dict[tuple[str, str], Checker] = {}
        self._own: dict[str, frozenset[str]] = {}

    def checker(self, usage: Usage) -> Checker | None:
        """The checker of a language in its variety; None where there is no dictionary for it."""
        if usage.language not in LANGUAGES:
            return None
        key = (usage.language, usage.bcp47)
        if key not in self._checkers:
            self._checkers[key] = Checker(usage, self)
        return self._checkers[key]

    def own_words(self, language: str) -> frozenset[str]:
        """The words that the person added in a language."""
        if language not in self._own:
            self._own[language] = my_words(self._folder, language)
        return self._own[language]

    def add(self, word: str, language: str) -> None:
        """Keeps a word as right. Raises LetterdeskError where it cannot be written."""
        self._own[language] = add_my_word(word, self._folder, language)
        self.words_added.emit()

    def close(self) -> None:
        for checker in self._checkers.values():
            checker.close()
        self._checkers.clear()
