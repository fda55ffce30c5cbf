"""Files that LibreOffice has saved: unchanged, and with a change."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from letterdesk.letters.compose import compose
from letterdesk.operations.letter_files import open_letter
from letterdesk.operations.take_back import TakenBack, all_taken
from letterdesk.resources import bundled_library
from tests.operations.word_habits import WordFile, docx_of

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]
EXAMPLES = sorted((bundled_library() / "examples").glob("*.letter"))


def saved_again(files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """The files opened by LibreOffice and saved as DOCX; name -> bytes."""
    (folder / "saved").mkdir()
    paths = []
    for name, data in files.items():
        paths.append(folder / f"{name}.docx")
        paths[-1].write_bytes(data)
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
         "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "saved"),
         *map(str, paths)], check=True, capture_output=True, timeout=300)
    return {name: (folder / "saved" / f"{name}.docx").read_bytes() for name in files}


def test_libreoffice_changes_nothing_by_saving(tmp_path: Path) -> None:
    letters = {f"{path.stem}-{language}": (open_letter(path).letter, language)
               for path in EXAMPLES for language in open_letter(path).letter.languages}
    files = saved_again({name: docx_of(*one) for name, one in letters.items()}, tmp_path)
    for name, (letter, language) in letters.items():
        assert files[name] != docx_of(letter, language)
        back = TakenBack(letter, files[name])
        after, offers = all_taken(back)
        assert (name, offers, back.findings) == (name, (), ())
        assert after == letter


def test_changes_and_comments_live_through_libreoffice(tmp_path: Path) -> None:
    letter = open_letter(bundled_library() / "examples/veto-reform.en.letter").letter
    word = WordFile(docx_of(letter)).with_renamed_styles().as_word_saves()
    word.track("should use it", "may use it", "Anna").retype("in Syria", "in Mali")
    first = word.comment("genocide", "And aggression?", "Ben")
    word.comment("genocide", "No.", "Anna", answers=first)
    word.add_after("There is a way out", "We have waited long.", author="Anna")
    (data,) = saved_again({"changed": word.save()}, tmp_path).values()
    back = TakenBack(letter, data)
    assert [(value.field, value.change.value) for value in back.values()] == [("country", "ML")]
    after, offers = all_taken(back, by="Sam")
    position = next(offer for offer in offers if offer.part == "position")
    assert (position.kind, position.by) == ("edit", "Anna")
    assert "no permanent member may use it" in compose(after, "en").part("position").text
    assert "We have waited long." in "\n".join(p.text for p in compose(after, "en").parts)
    assert {(note.who, note.words, note.part) for note in after.notes} == {
        ("Ben", "And aggression?", "position"), ("Anna", "No.", "position")}
