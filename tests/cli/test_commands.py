import json
import re
import shutil
import sys
import types
from pathlib import Path

import pytest

from letterdesk.resources import bundled_library

COMMANDS = ("templates", "new", "edit", "export", "attach-signed", "check", "show", "update",
            "snapshot", "diff", "country", "desktop", "completion")


def parts(run, *words):
    shown = json.loads(run("show", "veto.letter", "--json", *words).out)
    return {part["part"]: part for part in shown["parts"]}


def test_templates_are_listed(run):
    said = run("templates")
    assert said.status == 0 and said.err == ""
    assert re.search(r"^veto-reform +Veto in the Council \(en, ", said.out, re.MULTILINE)
    assert [t["id"] for t in json.loads(run("templates", "--json").out)] == [
        line.split()[0] for line in said.out.splitlines()]


def test_a_letter_is_made_and_says_nothing_when_all_is_well(run):
    said = run("new", "veto-reform", "--lang", "en", "--set", "resolution=S/2014/348",
               "--set", "resolution_subject=x", "--set", "country=Syria",
               "--set", "vetoing_states=RU;China", "--set", "vetoed_drafts=4", "-o", "x.letter")
    assert said == (0, "", "")
    values = json.loads(Path("x.letter").read_text("utf-8"))["values"]
    assert values["country"] == "SY" and values["vetoing_states"] == ["RU", "CN"]
    assert values["date"] == "2014-05-22"


def test_what_is_to_put_right_in_a_new_letter_is_named_a_line_each_and_the_letter_written(run):
    said = run("new", "veto-reform", "--lang", "en", "--set", "resolution=S/20x",
               "--set", "resolution_subject=x", "--set", "country=SY", "--set", "date=soon",
               "--set", "vetoing_states=RU", "--set", "vetoed_drafts=4", "-o", "x.letter")
    assert said.status == 0 and said.out == ""
    lines = said.err.splitlines()
    assert len(lines) >= 2
    assert all("to put right: " in line and "field " in line for line in lines)
    assert json.loads(Path("x.letter").read_text("utf-8"))["values"]["resolution"] == "S/20x"


def test_several_languages_recipients_choices_and_a_library_of_ones_own(run):
    shutil.copytree(bundled_library(), "lib")
    toml = Path("lib/library.toml")
    words = toml.read_text("utf-8").replace('id = "universal-justice"', 'id = "ours"')
    toml.write_text(words, "utf-8")
    said = run("new", "veto-reform", "--lang", "en", "--lang", "ar", "--library", "lib",
               "--choose", "salutation=excellencies", "--without", "call",
               "--to", "role=ambassador;name=Ana Prieto;gender=f;country=ES", "-o", "x.letter")
    assert said.status == 0
    letter = json.loads(Path("x.letter").read_text("utf-8"))
    assert letter["languages"] == ["en", "ar"]
    assert letter["library"]["id"] == "ours"
    assert {"part": "call", "in": False} in letter["parts"]
    assert {"part": "salutation", "block": "excellencies"} in letter["parts"]
    assert letter["recipients"][0]["name"] == "Ana Prieto"
    assert run("update", "x.letter", "--show").status == 0


def test_faults_of_the_library_are_counted_where_a_letter_is_made_from_it(run):
    shutil.copytree(bundled_library(), "lib")
    Path("lib/blocks/call-on-states/en.md").write_text("{{ colour }}\n", "utf-8")
    said = run("new", "veto-reform", "--lang", "en", "--library", "lib", "-o", "x.letter")
    assert said.status == 0
    assert "lib: things to put right in the library: " in said.err and "library lint" in said.err


def test_an_edit_is_written_and_an_export_follows(run, veto):
    assert run("edit", "veto.letter", "--set", "vetoed_drafts=5", "--without", "separate-cover",
               "--move", "call:opening") == (0, "", "")
    assert run("export", "veto.letter", "-o", "veto.txt", "--unwrapped") == (0, "", "")
    text = Path("veto.txt").read_text("utf-8")
    assert "five draft resolutions" in text and "separate cover" not in text
    lines = text.splitlines()
    assert lines[3].startswith("Every Member State")


def test_each_format_is_written(run, veto):
    for name, start in (("a.pdf", b"%PDF"), ("a.docx", b"PK"), ("a.txt", b"22 May")):
        assert run("export", "veto.letter", "-o", name) == (0, "", "")
        assert Path(name).read_bytes().startswith(start)


def test_an_export_stops_at_what_is_to_put_right_and_a_draft_does_not(run, veto):
    run("edit", "veto.letter", "--set", "country=")
    said = run("export", "veto.letter", "-o", "a.pdf")
    assert said.status == 1 and not Path("a.pdf").exists()
    assert "field country" in said.err and "--draft" in said.err.splitlines()[-1]
    assert run("export", "veto.letter", "-o", "a.pdf", "--draft").status == 0
    assert Path("a.pdf").exists()


def test_check_says_whether_all_is_well(run, veto):
    assert run("check", "veto.letter") == (0, "veto.letter: nothing to put right\n", "")
    assert json.loads(run("check", "veto.letter", "--json").out) == []
    run("edit", "veto.letter", "--set", "resolution=A/66/L.42/Rev2", "--set", "country=MM")
    said = run("check", "veto.letter")
    assert said.status == 1
    assert all("to put right: " in line or "to look at: " in line for line in said.out.splitlines())
    found = json.loads(run("check", "veto.letter", "--json").out)
    (symbol,) = [f for f in found if f["place"].get("field") == "resolution"]
    assert symbol["fix"]["values"]["value"] == "A/66/L.42/Rev.2"
    assert len(found) == len(said.out.splitlines())


def test_an_edit_of_two_states_then_one_makes_check_name_the_part(run, veto):
    source = parts(run)["position"]["source"]
    Path("p.md").write_text(source.replace("defeated", "stopped"), "utf-8")
    assert run("edit", "veto.letter", "--text", "position=@p.md").status == 0
    assert run("check", "veto.letter").status == 0
    run("edit", "veto.letter", "--set", "vetoing_states=RU")
    said = run("check", "veto.letter")
    assert said.status == 1 and "part position" in said.out


def test_sources_fed_back_change_nothing_and_then_follow_the_fields(run, veto):
    before = veto.read_bytes()
    for name, part in parts(run).items():
        Path("part.md").write_text(part["source"], "utf-8")
        assert run("edit", "veto.letter", "--text", f"{name}=@part.md").status == 0
        assert veto.read_bytes() == before
    run("edit", "veto.letter", "--set", "country=ML", "--set", "vetoing_states=RU;CN;FR")
    after = parts(run)
    assert "three permanent members: Russia, China and France" in after["position"]["text"]
    assert "Mali" in after["situation"]["text"]


def test_fixed_words_stand_in_a_source_and_are_missed_when_they_are_changed(run, veto):
    source = parts(run)["position"]["source"]
    assert "]{fixed=referral}" in source
    Path("p.md").write_text(source.replace("takes no position", "takes a position"), "utf-8")
    run("edit", "veto.letter", "--text", "position=@p.md")
    said = run("check", "veto.letter")
    assert said.status == 1 and "fixed words “referral”" in said.out


def test_a_letter_is_shown_to_people(run, veto):
    run("edit", "veto.letter", "--text", "call=We call.", "--without", "situation",
        "--insert-after", "call=More.")
    out = run("show", "veto.letter").out
    assert out.startswith("Veto on S/2014/348 · Syria (veto-reform, en)\n")
    assert "  vetoing_states=RU; CN" in out or "  vetoing_states=Russia" in out
    assert "\n[call: call-on-states, edited]\nWe call.\n" in out
    assert "\n[situation: situation-in-figures, left out]\n" in out
    assert "\n[added-1: added]\nMore.\n" in out


def test_a_block_of_the_library_is_added_behind_a_part(run, veto):
    assert run("edit", "veto.letter", "--add-block", "position=thanks-for-vote").status == 0
    out = run("show", "veto.letter").out
    assert out.index("[position: ") < out.index("[added-1: thanks-for-vote") < out.index(
        "[situation: ")
    assert parts(run)["added-1"]["block"] == "thanks-for-vote"


def test_snapshots_and_differences(run, veto):
    assert run("snapshot", "veto.letter", "--name", "As agreed") == (0, "", "")
    assert run("diff", "veto.letter", "As agreed").out == "veto.letter: no difference\n"
    run("edit", "veto.letter", "--set", "vetoed_drafts=5", "--text", "call=We call on all.")
    said = run("diff", "veto.letter", "As agreed")
    assert said.status == 0
    assert "part situation, en: " in said.out and "[-four-]{+five+}" in said.out
    assert run("diff", "veto.letter").out.startswith("part call, en: ")
    assert len(run("diff", "veto.letter").out.splitlines()) == 1


def test_an_update_is_shown_then_done_and_a_conflict_is_1(run):
    shutil.copytree(bundled_library(), "lib")
    run("new", "veto-reform", "--lang", "en", "--library", "lib", "-o", "veto.letter",
        *("--set", "country=SY"))
    before = Path("veto.letter").read_bytes()
    text = Path("lib/blocks/call-on-states/en.md")
    words = text.read_text("utf-8").replace("Every Member State", "Each Member State")
    text.write_text(words, "utf-8")
    said = run("update", "veto.letter", "--show")
    assert said.status == 0 and "[-Every-]{+Each+}" in said.out
    assert "parts that would read otherwise: 1;" in said.out
    assert Path("veto.letter").read_bytes() == before
    run("edit", "veto.letter", "--text", "call=We call.")
    conflict = run("update", "veto.letter", "--show")
    assert conflict.status == 1 and "approved text of part call, en: " in conflict.out
    run("edit", "veto.letter", "--restore", "call")
    assert "updated; parts that read otherwise: 1" in run("update", "veto.letter").out
    assert "has the current texts" in run("update", "veto.letter").out


def test_names_of_states_in_lines_and_json(run):
    assert "RU name: Russia" in run("country", "RU", "--lang", "en").out.splitlines()
    one = json.loads(run("country", "RU", "--lang", "en", "--json").out)
    assert {"name", "of", "in", "by", "to"} <= set(one)
    several = json.loads(run("country", "RU", "CN", "--lang", "en", "--json").out)
    assert several["list"] == "Russia and China" and "list-by" in several
    assert "list: Russia and China" in run("country", "RU", "CN", "--lang", "en").out
    assert run("country", "FR", "--lang", "ar").out.startswith("FR name: فرنسا")


def test_a_library_is_made_and_looked_at(run):
    assert run("library", "init", "ours").status == 0
    assert run("library", "lint", "ours").status == 0
    Path("ours/blocks/call-on-states/en.md").write_text("Well, {{ colour }}\n", "utf-8")
    said = run("library", "lint", "ours")
    assert said.status == 1
    assert any(line.startswith("blocks/call-on-states/en.md:1") for line in said.out.splitlines())
    found = json.loads(run("library", "lint", "ours", "--json").out)
    assert any(f["place"].get("line") == 1 and f["severity"] == "put right" for f in found)
    assert run("library", "lint", "nowhere").status == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_gets_its_completion(run, shell):
    said = run("completion", shell)
    assert said.status == 0 and "letterdesk" in said.out
    for command in COMMANDS:
        assert command in said.out


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS), ("library",),
                                     ("library", "init"), ("library", "lint")])
def test_help_has_an_example_for_every_command(run, command):
    said = run(*command, "--help")
    assert said.status == 0
    assert "Example: letterdesk " + " ".join(command) in said.out


@pytest.fixture
def window(monkeypatch):
    """Stands in for the window; gives the words it was opened with."""
    asked = []
    module = types.ModuleType("letterdesk.desktop.app")
    module.main = lambda argv: asked.append(argv) or 0
    monkeypatch.setitem(sys.modules, "letterdesk.desktop.app", module)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return asked


def test_the_window_is_opened_with_the_letter(run, window):
    assert run("desktop", "x.letter").status == 0
    assert run("desktop").status == 0
    assert window == [["x.letter"], []]


def test_a_window_without_a_display_or_its_libraries_is_told_in_a_line(run, window, monkeypatch):
    monkeypatch.setitem(sys.modules, "letterdesk.desktop.app", None)
    said = run("desktop")
    assert said.status == 1 and "cannot be loaded" in said.err
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    said = run("desktop")
    assert said.status == 1 and "no display" in said.err and len(said.err.splitlines()) == 1
    monkeypatch.setattr(sys, "platform", "darwin")
    assert "cannot be loaded" in run("desktop").err
