"""A letter under any sequence of changes: composed, saved, read back, undone."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from letterdesk.contacts import Recipient
from letterdesk.findings import NotUnderstood
from letterdesk.letters import changes as ch
from letterdesk.letters.applying import apply
from letterdesk.letters.compare import compare
from letterdesk.letters.compose import compose
from letterdesk.letters.file_form import letter_bytes
from letterdesk.letters.store import letter_from_bytes, read_letter
from letterdesk.library import load_library
from letterdesk.operations.clock import now
from letterdesk.operations.edit_text import text_edited
from letterdesk.operations.new import NewRequest, new
from letterdesk.resources import bundled_library

LIBRARY = load_library(bundled_library())[0]
TEMPLATE = LIBRARY.templates["veto-reform"]
PARTS = st.sampled_from([*(part.id for part in TEMPLATE.part), "added-1", "added-2"])
BLOCKS = st.sampled_from([None, *(block for part in TEMPLATE.part for block in part.blocks)])
FIELDS = st.sampled_from([field.id for field in TEMPLATE.field])
LANGUAGES = st.sampled_from(["en", "ar"])
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
RAW = st.one_of(st.none(), WORDS, st.integers(-10, 10**6), st.lists(
    st.sampled_from(["RU", "CN", "XX"]), max_size=3), st.sampled_from(["SY", "2014-05-22"]))


class LetterUnderChanges(RuleBasedStateMachine):
    """Whatever people do to a letter, it can be composed, saved and read, and undo leads back."""

    def __init__(self) -> None:
        super().__init__()
        self.letter = new(LIBRARY, NewRequest("veto-reform", ("en", "ar")), clock=now)
        self.before = []

    def do(self, change) -> None:
        try:
            applied = apply(self.letter, change)
        except NotUnderstood:
            return
        assert bool(applied.changed) == (applied.letter != self.letter)
        if applied.changed:
            self.before.append(self.letter)
            self.letter = applied.letter

    @rule(field=FIELDS, value=RAW, language=LANGUAGES)
    def set_field(self, field, value, language):
        self.do(ch.SetField(field, value, language))

    @rule(part=PARTS, block=BLOCKS)
    def choose(self, part, block):
        self.do(ch.ChooseBlock(part, block))

    @rule(part=PARTS, inside=st.sampled_from([True, False, None]))
    def switch(self, part, inside):
        self.do(ch.SwitchPart(part, inside))

    @rule(part=PARTS, after=st.one_of(st.none(), PARTS))
    def move(self, part, after):
        self.do(ch.MovePart(part, after))

    @rule(part=PARTS, language=LANGUAGES, words=WORDS)
    def edit(self, part, language, words):
        try:
            change = text_edited(self.letter, part, language, words)
        except NotUnderstood:
            return
        if change is not None:
            self.do(change)

    @rule(part=PARTS, language=st.one_of(st.none(), LANGUAGES))
    def restore(self, part, language):
        self.do(ch.RestoreText(part, language))

    @rule(after=st.one_of(st.none(), PARTS), language=LANGUAGES, words=WORDS)
    def insert(self, after, language, words):
        self.do(ch.InsertAfter(after, language, ({"p": [words]},)))

    @rule(part=PARTS)
    def remove(self, part):
        self.do(ch.RemovePart(part))

    @rule(country=st.sampled_from([None, "FR", "RU", "XX"]), name=WORDS)
    def address(self, country, name):
        self.do(ch.SetRecipients((Recipient("ambassador", name, country=country),)))

    @precondition(lambda self: self.before)
    @rule()
    def undo(self):
        self.letter = self.before.pop()

    @invariant()
    def is_composed_and_read_back(self):
        again = letter_from_bytes(letter_bytes(self.letter), "x.letter").letter
        assert again == self.letter
        names = [part.part for part in self.letter.parts]
        assert len(set(names)) == len(names)
        for language in self.letter.languages:
            assert compare(compose(again, language).document,
                           compose(self.letter, language).document) == ()


TestLetterUnderFewChanges = pytest.mark.filterwarnings("error")(LetterUnderChanges.TestCase)
TestLetterUnderFewChanges.settings = settings(max_examples=8, stateful_step_count=12, deadline=None)


class _Longer(LetterUnderChanges):
    pass


TestLetterUnderManyChanges = pytest.mark.long(_Longer.TestCase)
TestLetterUnderManyChanges.settings = settings(max_examples=60, stateful_step_count=30,
                                               deadline=None)

_SAVE_FOR_EVER = """
import sys
from pathlib import Path
from msgspec.structs import replace
from letterdesk.letters.store import read_letter, write_letter
path = Path(sys.argv[1])
letter = read_letter(path).letter
print("ready", flush=True)
number = 0
while True:
    number += 1
    write_letter(path, replace(letter, title="x" * (number % 5000)))
"""


@pytest.mark.long
def test_a_process_killed_while_it_saves_leaves_a_whole_letter(tmp_path: Path) -> None:
    path = tmp_path / "x.letter"
    path.write_bytes(letter_bytes(new(LIBRARY, NewRequest("veto-reform", ("en",)), clock=now)))
    for tenths in range(20):
        with subprocess.Popen([sys.executable, "-c", _SAVE_FOR_EVER, str(path)],
                              stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            try:
                process.wait(0.05 + tenths / 100)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
        assert read_letter(path).letter.template == "veto-reform"
