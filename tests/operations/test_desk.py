import datetime as dt
import json
import shutil
import stat
from pathlib import Path

import pytest
from msgspec.structs import replace

from letterdesk.findings import LetterdeskError, NotUnderstood
from letterdesk.language import Usage
from letterdesk.letters.store import write_letter
from letterdesk.operations import recents
from letterdesk.operations.clock import now, stamp
from letterdesk.operations.countries import country_forms
from letterdesk.operations.letter_files import is_bundled
from letterdesk.operations.libraries import chosen_folder, library_of, open_library
from letterdesk.operations.library import init_library, lint_library
from letterdesk.operations.preferences import save_settings
from letterdesk.operations.recents import forget, recent_letters, remember
from letterdesk.operations.templates import templates
from letterdesk.resources import bundled_library
from letterdesk.settings import Settings, load_settings, settings_file, state_folder

_ROLES = ("name", "of", "in", "by", "to", "from", "on", "about")


def test_settings_are_kept_and_read_back(desk):
    settings = Settings("Sam Okoye", "~/Letters", "/srv/library", "dark")
    save_settings(settings)
    assert load_settings() == (settings, ())
    assert settings_file().is_relative_to(desk)
    assert settings.letters == desk / "Letters"


def test_the_first_settings_put_letters_into_the_documents(desk):
    settings, findings = load_settings()
    assert (settings, findings) == (Settings(), ())
    assert settings.letters.name == "Letters" and settings.letters.is_relative_to(desk)


@pytest.mark.parametrize("content", [b"{", b'{"appearance": "pink"}', b"[" * 5000, b"\xff",
                                     b" " * 1_000_001])
def test_settings_that_cannot_be_read_are_a_finding(tmp_path, content):
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings, findings = load_settings(path)
    assert settings == Settings()
    assert [finding.code for finding in findings] == ["settings-unreadable"]


def test_settings_that_cannot_be_written_are_told(tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(LetterdeskError, match="folder is not there"):
        save_settings(Settings(), tmp_path / "file" / "x" / "settings.json")


def test_the_clock_can_be_set_from_outside(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1400774400")
    assert stamp(now()) == "2014-05-22T16:00:00+00:00"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert abs(now() - dt.datetime.now(dt.UTC)) < dt.timedelta(seconds=5)
    assert now().tzinfo is not None and now().microsecond == 0


def test_the_library_is_the_one_named_else_the_chosen_else_the_bundled_one(tmp_path):
    assert chosen_folder(Settings(), tmp_path) == tmp_path
    assert chosen_folder(Settings(library=str(tmp_path))) == tmp_path
    assert chosen_folder(Settings()) == bundled_library()


def renamed(folder: Path, name: str) -> Path:
    toml = folder / "library.toml"
    words = toml.read_text("utf-8").replace('id = "universal-justice"', f'id = "{name}"')
    toml.write_text(words, "utf-8")
    return folder


def test_the_library_of_a_letter_is_found_around_it_in_settings_or_remembered(
    letter, own_library, tmp_path, desk
):
    own = renamed(own_library, "our-own")
    ours = replace(letter, library=replace(letter.library, id="our-own"))
    with pytest.raises(LetterdeskError, match="“our-own” of this letter is not known here"):
        library_of(ours, tmp_path / "elsewhere" / "x.letter", Settings())
    assert library_of(ours, own / "examples" / "x.letter", Settings()).folder == own.resolve()
    shutil.rmtree(state_folder())
    assert library_of(ours, None, Settings(library=str(own))).library.id == "our-own"
    assert library_of(ours, None, Settings()).folder == own.resolve()
    assert library_of(letter, None, Settings()).folder == bundled_library()
    (state_folder() / "libraries.json").write_text("{", "utf-8")
    with pytest.raises(LetterdeskError):
        library_of(ours, None, Settings())


def test_a_damaged_library_file_on_the_way_is_passed_over(letter, tmp_path):
    (tmp_path / "library.toml").write_bytes(b"\xff\xfe")
    assert library_of(letter, tmp_path / "x.letter", Settings()).folder == bundled_library()


def test_a_desk_that_cannot_remember_opens_libraries_all_the_same(own_library, desk):
    state_folder().parent.mkdir(parents=True, exist_ok=True)
    state_folder().write_text("a file where the folder should be", "utf-8")
    assert open_library(own_library).library.id == "universal-justice"
    remember(own_library)


def test_no_library_at_all_is_an_error(tmp_path):
    with pytest.raises(LetterdeskError):
        open_library(tmp_path)


def test_templates_are_listed_with_the_languages_they_are_written_in(library):
    entries = {entry.id: entry for entry in templates(library)}
    assert entries["veto-reform"].name["en"] == "Veto in the Council"
    assert {"en", "ar"} <= set(entries["veto-reform"].languages)
    assert set(entries["veto-reform"].approved) <= set(entries["veto-reform"].languages)
    block = library.blocks["dear-excellency"]
    short = replace(library, blocks={**library.blocks, block.id: replace(
        block, texts={"en": block.texts["en"]})})
    assert {e.id: e.languages for e in templates(short)}["veto-reform"] == ("en",)


def test_a_library_is_made_from_the_bundled_one_and_has_nothing_to_put_right(tmp_path):
    init_library(tmp_path / "ours")
    assert [f for f in lint_library(tmp_path / "ours") if f.severity == "put right"] == []
    with pytest.raises(LetterdeskError):
        init_library(tmp_path / "ours")


def test_a_fault_in_a_library_is_named_with_file_and_line(own_library):
    text = own_library / "blocks" / "call-on-states" / "en.md"
    text.write_text(text.read_text("utf-8").strip() + "\n\n{{ colour }}\n", "utf-8")
    places = {(f.place.file, f.place.line) for f in lint_library(own_library)}
    assert ("blocks/call-on-states/en.md", 3) in places


def test_names_of_states_come_in_the_forms_that_a_sentence_needs():
    (forms,) = country_forms(["us"], Usage("en"))
    assert forms["name"] == "the United States of America" or "United States" in forms["name"]
    assert list(forms) == ["code", *_ROLES, "gender", "number", "formal"]
    assert list(forms["formal"]) == [*_ROLES, "gender", "number"]
    assert forms["formal"]["of"] == "of the United States of America"
    several = country_forms(["RU", "China"], Usage("en"))
    assert several[-1] == {"list": "Russia and China", "list-by": "by Russia and China"} or (
        several[-1]["list"].endswith("and China"))
    assert [form.get("code") for form in several] == ["RU", "CN", None]


def test_what_is_no_state_or_language_is_not_understood():
    with pytest.raises(NotUnderstood, match="“Atlantis” is no state"):
        country_forms(["Atlantis"], Usage("en"))
    with pytest.raises(NotUnderstood, match="does not write “tlh”"):
        country_forms(["RU"], Usage("tlh"))


def test_recent_letters_are_those_of_the_folder_and_those_that_were_open(letter, desk, tmp_path,
                                                                         clock):
    folder = tmp_path / "letters"
    folder.mkdir()
    settings = Settings(letters_folder=str(folder))
    assert recent_letters(settings, clock=clock) == ()
    write_letter(folder / "a.letter", letter)
    (folder / "notes.txt").write_text("", "utf-8")
    (folder / "broken.letter").write_bytes(b'{"format": 1')
    open_values = {key: value for key, value in letter.values.items() if key != "country"}
    newer = replace(letter, title="", changed="2014-06-01T12:00:00+00:00", values=open_values)
    write_letter(tmp_path / "b.letter", newer)
    remember(tmp_path / "b.letter")
    remember(folder / "a.letter")
    listed = recent_letters(settings, clock=clock)
    assert [entry.path.name for entry in listed] == ["broken.letter", "b.letter", "a.letter"]
    broken, b, a = listed
    assert (a.title, a.template_name("en"), a.languages, a.to_put_right) == (
        "Veto on S/2014/348 · Syria", "Veto in the Council", ("en",), 0)
    assert a.changed == clock()
    assert b.title == "b" and b.to_put_right > 0
    assert broken.trouble is not None and "cut off" in broken.trouble.line()


def test_a_letter_that_is_forgotten_or_gone_is_not_listed(letter, desk, tmp_path, clock):
    write_letter(tmp_path / "b.letter", letter)
    remember(tmp_path / "b.letter")
    remember(tmp_path / "gone.letter")
    assert len(recent_letters(Settings(), clock=clock)) == 1
    forget(tmp_path / "b.letter")
    assert recent_letters(Settings(), clock=clock) == ()
    assert (tmp_path / "b.letter").exists()


def test_the_list_of_letters_survives_its_own_damage_and_stays_short(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(recents, "_MOST_REMEMBERED", 3)
    for number in range(5):
        remember(tmp_path / f"{number}.letter")
    kept = json.loads((state_folder() / "recents.json").read_text("utf-8"))
    assert [Path(place).name for place in kept] == ["4.letter", "3.letter", "2.letter"]
    (state_folder() / "recents.json").write_text("{}", "utf-8")
    assert recent_letters(Settings()) == ()


def test_the_letters_of_the_bundled_library_are_known_as_such(tmp_path):
    assert is_bundled(bundled_library() / "examples" / "x.letter")
    assert not is_bundled(tmp_path / "x.letter")


def test_a_file_of_the_state_folder_is_written_with_ordinary_rights(desk, tmp_path):
    remember(tmp_path / "x.letter")
    mode = stat.S_IMODE((state_folder() / "recents.json").stat().st_mode)
    assert mode & 0o600 == 0o600
