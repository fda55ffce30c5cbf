"""Killed at any moment of typing and saving, Letterdesk loses the last second at most."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from letterdesk.letters.store import read_letter
from letterdesk.operations.journals import forget_journal, resume, unfinished_letters
from letterdesk.operations.letter_files import open_letter

TYPIST = Path(__file__).parent / "typing_until_killed.py"
FIELD = "resolution_subject"
MOST_KEYS = 220
"""Some two seconds of fast typing: longer than what may be lost."""
LOST_SECONDS = 1.0

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills processes as Unix has them")


def kills(letter_file, count: int, seed: int) -> None:
    """Kills as many typists, each at a moment of its own."""
    print("seed", seed)  # shown where the test fails
    chance = random.Random(seed)
    typist = subprocess.Popen([sys.executable, TYPIST], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, text=True, env=dict(os.environ))
    try:
        for number in range(count):
            path = letter_file(name=f"letter {number}")
            letter, before = open_letter(path).letter, unfinished_letters()
            assert before == ()
            typist.stdin.write(f"{path} {chance.random()}\n")
            typist.stdin.flush()
            said, killed = _kill(typist, chance)
            _look(path, said, killed)
            path.unlink()
            forget_journal(letter.id, path)
    finally:
        typist.stdin.close()
        typist.stdout.close()
        typist.wait()


def _kill(typist: subprocess.Popen, chance: random.Random) -> tuple[list[str], float]:
    """Lets one type for a while; what it said, and when it was killed."""
    pid = int(typist.stdout.readline())
    said = []
    for _ in range(chance.randrange(1, MOST_KEYS)):
        said.append(typist.stdout.readline())
        assert said[-1] not in ("", "dead\n"), "it ended by itself"
    for _ in range(chance.randrange(100_000)):
        pass  # a moment between two of its own
    killed = time.monotonic()
    os.kill(pid, signal.SIGKILL)
    said += iter(typist.stdout.readline, "dead\n")
    return said, killed


def _look(path: Path, said: list[str], killed: float) -> None:
    """The file is whole, and the letter is a state of the last second, with its steps."""
    read_letter(path)
    resumed = resume(open_letter(path))
    assert resumed.findings == () and resumed.theirs is None
    value = resumed.letter.values[FIELD]["en"].rpartition(" ")[2]
    states = [line.split() for line in said if line.endswith("\n")]
    times = [float(state[0]) for state in states]
    found = max((index for index, state in enumerate(states)
                 if state[1:] == [value, str(resumed.history.index)]), default=-1)
    missed = times[found + 1] if found + 1 < len(times) else killed
    assert missed > killed - LOST_SECONDS, f"{value} is {killed - missed:.2f} s old"
    while step := resumed.history.undo():
        assert step.before.id == resumed.letter.id
    assert [file for file in path.parent.iterdir() if file.suffix == ".part"] == []


def test_kills_at_random_moments_lose_the_last_second_at_most(letter_file) -> None:
    kills(letter_file, 10, random.randrange(10**6))


@pytest.mark.long
def test_three_hundred_kills_lose_the_last_second_at_most(letter_file) -> None:
    kills(letter_file, 300, random.randrange(10**6))
