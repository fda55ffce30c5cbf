"""Words that a person added stay, one a line, beside the settings."""

from __future__ import annotations

from pathlib import Path

from letterdesk.operations.my_words import add_my_word, my_words


def test_added_words_are_there_the_next_time(tmp_path: Path) -> None:
    folder = tmp_path / "config"
    assert my_words(folder, "fr") == frozenset()
    add_my_word("Adeyemi", folder, "fr")
    assert add_my_word("l’Adeyemi", folder, "fr") == {"Adeyemi", "l'Adeyemi"}
    assert my_words(folder, "fr") == {"Adeyemi", "l'Adeyemi"}
    assert my_words(folder, "en") == frozenset()
    assert (folder / "my-words.fr.txt").read_text("utf-8") == "Adeyemi\nl'Adeyemi\n"


def test_a_file_of_another_programs_making_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    (tmp_path / "my-words.ru.txt").write_bytes(b"\xef\xbb\xbfone\r\n\xff\r\n\r\n two \n")
    assert {"one", "two"} <= my_words(tmp_path, "ru")
