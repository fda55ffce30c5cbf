"""Runs one command: exit status, and errors in one or two lines on stderr."""

from __future__ import annotations

import contextlib
import io
import os
import sys
import traceback
from collections.abc import Sequence

from cyclopts import CycloptsError

from letterdesk.cli.commands import app
from letterdesk.findings import Finding, LetterdeskError, NotUnderstood, say

DONE = 0
PUT_RIGHT = 1
NOT_UNDERSTOOD = 2
_NOT_THERE = frozenset({"no-such-letter", "not-a-letter", "no-library"})
"""What was named is not there: 1 would say that it was looked at and has findings."""
_STOPPED = 130
"""128 and the number of SIGINT, as shells have it."""


def main(argv: Sequence[str] | None = None) -> int:
    """The exit status of a command: 0 done, 1 something to put right, 2 not understood."""
    _speak_utf8()
    words = [_whole(word) for word in (sys.argv[1:] if argv is None else argv)]
    try:
        status = app(words, exit_on_error=False, print_error=False, result_action="return_value")
        sys.stdout.flush()
        return status if isinstance(status, int) else DONE
    except CycloptsError as error:
        _complain(_in_one_line(error))
        return NOT_UNDERSTOOD
    except LetterdeskError as error:
        _complain(_sentence(error.finding))
        is_read = not isinstance(error, NotUnderstood) and error.finding.code not in _NOT_THERE
        return PUT_RIGHT if is_read else NOT_UNDERSTOOD
    except KeyboardInterrupt:
        return _STOPPED
    except BrokenPipeError:
        # The reader of a pipe (`| head`) has gone; a second flush at exit would fail too.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        _complain(say("something went wrong inside Letterdesk ({kind}: {words})",
                      kind=type(error).__name__, words=str(error)).shown())
        _keep_trace()
        return PUT_RIGHT


def _complain(words: str) -> None:
    print("letterdesk:", " ".join(words.split()), file=sys.stderr)


def _sentence(finding: Finding) -> str:
    """What happened and what to do, with the place in a file."""
    words = [part.shown() for part in (finding.message, finding.remedy) if part is not None]
    where = finding.place.shown() if finding.place.file else ""
    return ": ".join(filter(None, [where, "; ".join(words)]))


def _in_one_line(error: CycloptsError) -> str:
    return say("{words} (letterdesk --help shows how)", words=str(error)).shown()


def _keep_trace() -> None:
    """Writes where it went wrong into the state folder and says so."""
    from letterdesk.settings import state_folder

    with contextlib.suppress(OSError):
        folder = state_folder()
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "went-wrong.txt"
        path.write_text(traceback.format_exc(), "utf-8")
        _complain(say("what a developer needs to know is in {file}", file=str(path)).shown())


def _speak_utf8() -> None:
    """Letters are in six scripts, whatever code page the terminal or the pipe has."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _whole(word: str) -> str:
    """An argument without the halves of characters that stand for bytes that are no UTF-8."""
    return word.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
