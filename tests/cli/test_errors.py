import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from letterdesk.cli import main


@pytest.mark.parametrize("words", [
    ("new", "veto-refrom", "--lang", "en", "-o", "x.letter"),
    ("new", "veto-reform", "--lang", "tlh", "-o", "x.letter"),
    ("new", "veto-reform", "--lang", "en", "--set", "colour=red", "-o", "x.letter"),
    ("new", "veto-reform", "--lang", "en", "--set", "country", "-o", "x.letter"),
    ("new", "veto-reform", "--lang", "en", "--choose", "call=x", "-o", "x.letter"),
    ("new", "veto-reform", "--lang", "en", "--without", "x", "-o", "x.letter"),
    ("new", "veto-reform", "--lang", "en", "--to", "role=king", "-o", "x.letter"),
    ("new", "veto-reform", "--lang", "en"),
    ("new", "veto-reform", "--lang", "en", "-o", "x.pdf"),
    ("edit", "veto.letter", "--text", "call={{ country"),
    ("edit", "veto.letter", "--text", "call="),
    ("new", "--lang", "en", "-o", "x.letter"),
    ("new", "veto-reform", "--lang", "en", "--library", "nowhere", "-o", "x.letter"),
    ("edit", "veto.letter", "--set", "colour=red"),
    ("edit", "veto.letter", "--text", "nowhere=@x.md"),
    ("edit", "veto.letter", "--text", "call=@none.md"),
    ("edit", "veto.letter", "--text", "call={{ colour }}"),
    ("edit", "veto.letter", "--text", "call={{ country.x }}"),
    ("edit", "veto.letter", "--text", "call={{ country|upper }}"),
    ("edit", "veto.letter", "--restore", "nowhere"),
    ("edit", "veto.letter", "--with", "nowhere"),
    ("edit", "veto.letter", "--move", "call"),
    ("edit", "veto.letter", "--move", "call:nowhere"),
    ("edit", "veto.letter", "--insert-after", "nowhere=x"),
    ("edit", "veto.letter", "--add-block", "nowhere=thanks-for-vote"),
    ("edit", "veto.letter", "--add-block", "call=nothing"),
    ("edit", "veto.letter", "--add-block", "call=meeting-points"),
    ("edit", "veto.letter", "--add-lang", "tlh"),
    ("edit", "veto.letter", "--frob"),
    ("export", "veto.letter", "-o", "x.odt"),
    ("export", "veto.letter", "-o", "x.pdf", "--lang", "ru"),
    ("export", "veto.letter"),
    ("export", "none.letter", "-o", "x.pdf"),
    ("show", "veto.letter", "--lang", "ru"),
    ("diff", "veto.letter", "nothing"),
    ("snapshot", "veto.letter", "--name", "As made"),
    ("country", "Atlantis", "--lang", "en"),
    ("country", "RU", "--lang", "tlh"),
    ("completion", "tcsh"),
    ("bogus",), ("check",), ("check", "."), ("--frob",),
])
def test_what_is_not_understood_is_2_in_one_line_and_changes_nothing(run, veto, words):
    before = veto.read_bytes()
    said = run(*words)
    assert said.status == 2
    assert said.out == "" and len(said.err.splitlines()) == 1
    assert said.err.startswith("letterdesk: ") and "wrong inside" not in said.err
    assert veto.read_bytes() == before
    assert not Path("x.letter").exists() and not Path("x.pdf").exists()


def test_a_damaged_letter_is_refused_with_its_line_by_every_command(run, veto):
    data = veto.read_bytes()
    veto.write_bytes(data[: len(data) // 2])
    for words in (("check", "veto.letter"), ("show", "veto.letter"), ("diff", "veto.letter"),
                  ("edit", "veto.letter", "--set", "country=ML"), ("update", "veto.letter"),
                  ("export", "veto.letter", "-o", "x.pdf"),
                  ("snapshot", "veto.letter", "--name", "x")):
        said = run(*words)
        assert said.status == 1
        assert said.err.startswith("letterdesk: veto.letter:") and len(said.err.splitlines()) == 1
    assert veto.read_bytes() == data[: len(data) // 2]


def hostile(veto, change):
    letter = json.loads(veto.read_text("utf-8"))
    change(letter)
    veto.write_text(json.dumps(letter), "utf-8")


def put(letter, path, value):
    *way, last = path
    for step in way:
        letter = letter[step]
    letter[last] = value


PINNED_TEXT = ("pinned", "blocks", "call-on-states", "texts", "en")


@pytest.mark.parametrize(("path", "value"), [
    (PINNED_TEXT, ["{{ ''.__class__.__mro__ }}"]),
    (PINNED_TEXT, ["{% for x in range(10**9) %}x{% endfor %}"]),
    (PINNED_TEXT, ["{% if"]),
    (PINNED_TEXT, ["[x](javascript:alert(1)) <script>"]),
    (PINNED_TEXT, ["*" * 20_000]),
    (PINNED_TEXT, ["[" * 20_000]),
    (PINNED_TEXT, ["> " * 20_000 + "x"]),
    (PINNED_TEXT, ["\n".join("  " * n + "- x" for n in range(400))]),
    (("values", "country"), {"a": 1}),
    (("values", "vetoing_states"), "RU"),
    (("values", "vetoing_states"), ["RU"] * 4000),
    (("values", "vetoed_drafts"), 10**15),
    (("values", "date"), [1]),
    (("values", "resolution_subject"), "x"),
    (("values", "resolution_subject"), {"en": "x" * 90_000}),
    (("values", "resolution_subject"), {"en": "\u202e\u0000\ue000\U000f0000<&]]>#$"}),
    (("values", "signatory"), {"name": 3}),
    (("parts",), []),
    (("parts",), [{"part": "ghost"}]),
    (("pinned", "files"), {}),
    (("pinned", "style", "paper"), "napkin"),
    (("pinned", "style", "text", "font"), "No Such Font"),
    (("pinned", "style", "letterhead", "colour"), "#xyz"),
    (("pinned", "template", "title", "en"), "{{ nothing }}"),
    (("recipients",), [{"role": "king", "country": "XX", "gender": "q"}]),
])
def test_a_hostile_letter_gives_findings_or_one_line_and_never_a_hang(run, veto, path, value):
    hostile(veto, lambda letter: put(letter, path, value))
    for words in (("check", "veto.letter"), ("show", "veto.letter", "--json"),
                  ("export", "veto.letter", "-o", "x.pdf", "--draft"),
                  ("export", "veto.letter", "-o", "x.docx", "--draft"),
                  ("export", "veto.letter", "-o", "x.txt", "--draft")):
        before = time.monotonic()
        said = run(*words)
        assert "wrong inside" not in said.err, (words, said.err)
        assert said.status in (0, 1)
        assert time.monotonic() - before < 4


def test_five_hundred_megabytes_are_refused_at_once(run):
    with Path("big.letter").open("wb") as file:
        file.truncate(500_000_000)
    before = time.monotonic()
    said = run("check", "big.letter")
    assert said.status == 1 and "MB" in said.err
    assert time.monotonic() - before < 2


def test_a_letter_of_a_newer_program_is_read_and_not_changed(run, veto):
    hostile(veto, lambda letter: letter.update(format=2))
    before = veto.read_bytes()
    assert run("show", "veto.letter").status == 0
    assert "newer Letterdesk" in run("check", "veto.letter").out
    said = run("edit", "veto.letter", "--set", "country=ML")
    assert said.status == 1 and "newer Letterdesk" in said.err
    assert run("export", "veto.letter", "-o", "x.txt").status == 0
    assert veto.read_bytes() == before


def test_a_folder_that_is_not_there_is_1_in_one_line(run, veto):
    for words in (("export", "veto.letter", "-o", "none/x.pdf"),
                  ("new", "veto-reform", "--lang", "en", "-o", "none/x.letter")):
        said = run(*words)
        assert said.status == 1 and "folder is not there" in said.err


def test_bytes_that_are_no_utf8_on_the_command_line_do_no_harm(run, veto):
    said = run("edit", "veto.letter", "--set", "resolution_subject=a\udcffb")
    assert said.status == 0
    assert json.loads(veto.read_text("utf-8"))["values"]["resolution_subject"] == {"en": "a\ufffdb"}


def test_typed_spaces_and_marks_are_kept_to_the_code_point(run, veto):
    words = "42\u00a0000\u202fEUR «\u00a0mot\u00a0» <select> Zack & Tyler &amp; ]]> *x* {{y}}"
    run("edit", "veto.letter", "--set", f"resolution_subject={words}")
    assert run("export", "veto.letter", "-o", "x.txt", "--unwrapped").status == 0
    assert words in Path("x.txt").read_text("utf-8")


def test_something_wrong_inside_is_two_lines_and_the_rest_in_a_file(run, monkeypatch):
    def broken(*_words, **_options):
        raise RuntimeError("no\nidea")

    monkeypatch.setattr("letterdesk.cli.running.app", broken)
    said = run("templates")
    assert said.status == 1
    first, second = said.err.splitlines()
    assert first == "letterdesk: something went wrong inside Letterdesk (RuntimeError: no idea)"
    assert "RuntimeError" in Path(second.split(" is in ")[1]).read_text("utf-8")


def test_a_command_that_is_stopped_says_so_in_its_status(run, monkeypatch):
    def stopped(*_words, **_options):
        raise KeyboardInterrupt

    monkeypatch.setattr("letterdesk.cli.running.app", stopped)
    assert run("templates").status == 130


def in_a_process(*words, **options):
    code = "import sys; from letterdesk.cli import main; sys.exit(main())"
    return subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True,
                          encoding="utf-8", env=os.environ | options.pop("env", {}), **options)


def test_importing_the_commands_loads_nothing_heavy():
    code = ("import letterdesk.cli, sys; print([m for m in sys.modules if m.split('.')[0] in "
            "('PySide6', 'docx', 'lxml', 'pikepdf', 'rich', 'typst', 'jinja2', 'babel', 'PIL')])")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_an_export_to_pdf_loads_no_qt_and_no_word(veto):
    code = ("import sys; from letterdesk.cli import main; "
            "main(['export', 'veto.letter', '-o', 'x.pdf']); print([m for m in sys.modules "
            "if m.split('.')[0] in ('PySide6', 'docx', 'rich', 'pikepdf')])")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "[]" and Path("x.pdf").exists()


def test_arabic_is_printed_under_any_locale(veto):
    for env in ({"LC_ALL": "C"}, {"PYTHONIOENCODING": "latin-1"}, {"LC_ALL": "POSIX"}):
        done = in_a_process("country", "FR", "--lang", "ar", env=env)
        assert "فرنسا" in done.stdout


def test_a_reader_that_goes_away_is_no_fault():
    code = "import sys; from letterdesk.cli import main; sys.exit(main())"
    with subprocess.Popen([sys.executable, "-c", code, "templates"], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE) as process:
        process.stdout.close()
        _, err = process.communicate()
    assert err == b""


def test_the_same_letter_gives_the_same_bytes_under_any_locale_zone_and_seed(veto):
    made = []
    for number, env in enumerate((
        {"LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "1"},
        {"LC_ALL": "C.UTF-8", "TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "2"},
    )):
        for ending in ("pdf", "docx", "txt"):
            name = f"{number}.{ending}"
            assert in_a_process("export", "veto.letter", "-o", name, env=env).returncode == 0
        made.append([Path(f"{number}.{ending}").read_bytes() for ending in ("pdf", "docx", "txt")])
    assert made[0] == made[1]


def test_main_takes_its_words_from_the_process_where_none_are_given(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["letterdesk", "--version"])
    assert main() == 0
    assert capsys.readouterr().out.strip()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of a file")
def test_a_disk_that_fills_while_saving_leaves_the_letter_whole(veto):
    import resource

    before = veto.read_bytes()
    done = in_a_process(
        "edit", "veto.letter", "--set", "vetoed_drafts=5",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)))
    assert done.returncode == 1
    assert "disk is full" in done.stderr and len(done.stderr.splitlines()) == 1
    assert veto.read_bytes() == before
    assert [path.name for path in Path().iterdir()] == ["veto.letter"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of a file")
@pytest.mark.parametrize("room", [1_000, 20_000, 45_000])
def test_a_disk_that_fills_while_exporting_is_told_in_a_line(veto, room):
    import resource

    Path("x.pdf").write_bytes(b"old")
    before = veto.read_bytes()
    done = in_a_process("export", "veto.letter", "-o", "x.pdf",
                        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)))
    assert done.returncode == 1 and len(done.stderr.splitlines()) == 1
    assert "too large" in done.stderr.lower() or "disk is full" in done.stderr
    assert Path("x.pdf").read_bytes() == b"old" and veto.read_bytes() == before


def test_a_malformed_value_of_any_length_is_named_with_its_field_and_exports_as_a_draft(run, veto):
    run("edit", "veto.letter", "--set", "vetoing_states=" + ";".join(["RU", "Atlantis"] * 5_000),
        "--set", "resolution_subject=" + "é" * 60_000)
    said = run("check", "veto.letter")
    assert said.status == 1 and len(said.out) < 4_000
    for field in ("vetoing_states", "resolution_subject"):
        assert f"field {field}" in said.out
    for ending in ("pdf", "docx", "txt"):
        assert run("export", "veto.letter", "-o", f"x.{ending}", "--draft").status == 0
    kept = json.loads(veto.read_text("utf-8"))["values"]
    assert len(kept["resolution_subject"]["en"]) == 60_000
