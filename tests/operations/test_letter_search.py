"""The index of letters, and the search over names and words."""

from __future__ import annotations

import datetime as dt
import unicodedata
from pathlib import Path

import pytest
from msgspec.structs import replace

from letterdesk.letters.applying import apply
from letterdesk.letters.changes import SetTitle
from letterdesk.letters.store import write_letter
from letterdesk.operations.edit import EditRequest, edit
from letterdesk.operations.letter_index import LetterIndex, cache_folder
from letterdesk.operations.letter_search import LetterSearch
from letterdesk.operations.recents import letter_files
from letterdesk.settings import Settings

DAY = dt.date(2014, 5, 22)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return cache_folder()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "letters").mkdir()
    return Settings(letters_folder=str(tmp_path / "letters"))


def put(settings: Settings, letter, title: str, words: str = "") -> Path:
    """Writes a letter under a title, with an added paragraph."""
    if words:
        letter = edit(letter, EditRequest(insert_after=(f"opening={words}",)),
                      library=lambda: None)
    path = settings.letters / f"{title}.letter"
    write_letter(path, apply(letter, SetTitle(title)).letter)
    return path


def read_all(settings: Settings, index: LetterIndex):
    return tuple(index.read(file, DAY) for file in letter_files(settings))


def test_what_was_read_once_is_known_without_opening_the_file(settings, letter) -> None:
    path = put(settings, letter, "Veto")
    files = letter_files(settings)
    index = LetterIndex()
    assert not index.known(files)[0].is_read
    read = read_all(settings, index)
    index.close()
    path.unlink()
    again = LetterIndex()
    assert again.known(files) == read
    assert again.known(files)[0].title == "Veto"


def test_a_letter_that_changed_is_not_known_any_more(settings, letter) -> None:
    path = put(settings, letter, "Veto")
    index = LetterIndex()
    read_all(settings, index)
    write_letter(path, apply(letter, SetTitle("Another title")).letter)
    [entry] = index.known(letter_files(settings))
    assert not entry.is_read and entry.title == "Veto"


def test_a_broken_letter_is_kept_with_what_is_wrong(settings) -> None:
    (settings.letters / "b.letter").write_bytes(b'{"format": 1')
    index = LetterIndex()
    read = read_all(settings, index)
    assert read[0].trouble is not None
    assert index.known(letter_files(settings)) == read


def test_a_broken_or_locked_cache_is_made_anew_or_done_without(settings, letter, cache) -> None:
    put(settings, letter, "Veto")
    index = LetterIndex()
    read = read_all(settings, index)
    index.close()
    [file] = cache.glob("*.db")
    file.write_bytes(b"no database" * 1000)
    again = LetterIndex()
    assert not again.known(letter_files(settings))[0].is_read
    assert read_all(settings, again) == read
    again.close()
    in_the_way = cache / "a-file"
    in_the_way.write_text("")
    without = LetterIndex(in_the_way)
    assert read_all(settings, without) == read
    assert without.known(letter_files(settings)) == read


def test_letters_are_found_by_name_before_words_and_the_sentence_is_shown(
        settings, letter, library) -> None:
    put(settings, letter, "By words", "A first sentence. The budget of the Court is small. More.")
    put(settings, letter, "Budget of the Court")
    index = LetterIndex()
    letters = read_all(settings, index)
    found = LetterSearch(index).search("court BUDGET", letters, library)
    assert found is not None
    assert [hit.letter.title for hit in found.letters] == ["Budget of the Court", "By words"]
    sentence = found.letters[1].sentence
    assert sentence is not None
    assert sentence.sentence == "The budget of the Court is small."
    assert [sentence.sentence[a:b] for a, b in sentence.spans] == ["budget", "Court"]
    assert found.letters[0].sentence is None


@pytest.mark.parametrize(("stored", "typed"), [
    (unicodedata.normalize("NFD", "Türkiye"), "Türkiye"), ("Türkiye", "turkiye"),
    ("الأُمَم المُتَّحِدة", "الامم المتحده"), ("Всё ещё", "все еще"), ("Côte d’Ivoire", "cote d'ivoire"),
])
def test_spelling_makes_no_difference(settings, letter, library, stored: str, typed: str) -> None:
    put(settings, letter, "Letter", f"We write about {stored} today.")
    index = LetterIndex()
    found = LetterSearch(index).search(typed, read_all(settings, index), None)
    assert found is not None and len(found.letters) == 1


def test_templates_are_found_by_name_in_any_language_and_by_their_words(library) -> None:
    search = LetterSearch(LetterIndex())
    by_name = search.search("veto council", (), library)
    assert by_name is not None and by_name.templates[0].template == "veto-reform"
    by_words = search.search("assurances of my highest consideration", (), library)
    assert by_words is not None and by_words.templates
    assert by_words.templates[0].sentence is not None


def test_a_slip_is_answered_with_the_word_that_was_meant(settings, letter, library) -> None:
    put(settings, letter, "Letter", "The zoologist spoke.")
    index = LetterIndex()
    letters = read_all(settings, index)
    search = LetterSearch(index)
    for typed, meant in (("zoolgist", "zoologist"), ("zoolgist letter", "zoologist letter"),
                         ("qqqqqqqq", "")):
        found = search.search(typed, letters, None)
        assert found is not None and found.is_empty and found.meant == meant


def test_a_letter_that_changed_is_found_by_its_new_words(settings, letter) -> None:
    put(settings, letter, "Letter", "About pelicans.")
    index = LetterIndex()
    search = LetterSearch(index)
    assert search.search("pelicans", read_all(settings, index), None).letters
    put(settings, letter, "Letter", "About herons, at some length.")
    letters = read_all(settings, index)
    assert search.search("pelicans", letters, None).is_empty
    assert search.search("herons", letters, None).letters


def test_a_search_that_nobody_waits_for_ends(settings, letter, library) -> None:
    assert LetterSearch(LetterIndex()).search("veto", (), library, lambda: False) is None


def test_letters_that_are_gone_leave_the_cache(settings, letter) -> None:
    path = put(settings, letter, "Veto")
    index = LetterIndex()
    [entry] = read_all(settings, index)
    path.unlink()
    index.forget_others(letter_files(settings))
    assert list(index.words([replace(entry)])) == []
