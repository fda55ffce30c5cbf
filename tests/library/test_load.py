"""Loading a library: what is sound stands, and every fault has its file and line."""

from __future__ import annotations

import datetime as dt
import io
import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from letterdesk.findings import LOOK_AT, PUT_RIGHT, Finding, LetterdeskError
from letterdesk.library import load_library, status_of, text_hash
from letterdesk.resources import bundled_library

Make = Callable[..., Path]


def findings(folder: Path) -> tuple[Finding, ...]:
    return load_library(folder)[1]


def told(folder: Path) -> list[tuple[str | None, int | None]]:
    return [(f.place.file, f.place.line) for f in findings(folder)]


def test_the_house_sets_yo_for_all_its_languages(make: Make) -> None:
    head = (make() / "library.toml").read_text("utf-8")
    folder = make({"library.toml": head + "\n[spelling]\nyo = false\n"})
    library, found = load_library(folder)
    assert found == ()
    assert [usage.yo for usage in library.usages.values()] == [False, False]
    assert told(make({"library.toml": head + "\n[spelling]\nyo = \"no\"\n"}))


def test_a_whole_library_loads_without_a_finding(make: Make) -> None:
    library, found = load_library(make())
    assert found == ()
    assert library.id == "small"
    assert list(library.usages) == ["en", "fr"]
    assert library.usages["fr"].names["KP"]["in"] == "en Corée du Nord"
    assert library.usages["en"].names["KP"] == {"name": "North Korea"}
    assert set(library.facts) == {"members", "casualties.SY"}
    assert library.facts["casualties.SY"].id == "casualties.SY"
    assert library.signatories["rana-haddad"].id == "rana-haddad"
    assert [s.name for s in library.signatory_lists["all"].entries] == [
        "One House", {"en": "Other House"}]
    assert library.forms["ambassador"]["fr"]["neutral"].source == "own usage"
    assert library.forms["ambassador"]["fr"]["f"].source == "Manual of Protocol"
    assert [rule.id for rule in library.rules] == ["illegal-veto", "who-we-are"]
    template = library.templates["veto"]
    assert template.part[1].use_when["addressed"][0].contains == "recipient.country"
    assert template.part[1].when[0].any is not None
    assert library.blocks["opening"].texts["en"].endswith("{{ resolution }}.")
    assert not library.newer


def test_the_bundled_library_has_nothing_to_put_right() -> None:
    library, found = load_library(bundled_library())
    assert [f.line() for f in found if f.severity is PUT_RIGHT] == []
    assert {"veto-reform", "joint-letter"} <= set(library.templates)


def test_the_fingerprint_follows_the_words_and_not_their_line_ends(
    make: Make, whole: Mapping[str, str]
) -> None:
    first = load_library(make())[0].fingerprint
    text = whole["blocks/opening/en.md"]
    crlf = load_library(make({"blocks/opening/en.md": text.replace("\n", "\r\n")}))[0]
    assert crlf.fingerprint == first
    assert crlf.blocks["opening"].texts["en"].count("\r") == 0
    assert load_library(make({"blocks/opening/en.md": "other"}))[0].fingerprint != first


def test_no_folder_and_no_library_toml_are_no_library(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(LetterdeskError) as caught:
            load_library(folder)
        assert caught.value.finding.code == "no-library"


def test_all_faults_of_all_files_are_told_in_one_run(make: Make) -> None:
    folder = make({
        "facts.toml": "[members]\nvalue = [1]\n[casualties.XX]\nvalue = 1\n",
        "rules.toml": "[[rule]]\nid = \"a\"\nnever.en = 3\n"
                      "[[rule]]\nid = \"A b\"\nreason.en = \"x\"\n",
        "blocks/opening/en.md": "Good.\n\nname} and {{ nowhere }}\n",
        "blocks/addressed/block.toml": "kind = \"poem\"\nnmae.en = \"x\"\n",
        "styles/plain.toml": "paper = \"a3\"\n[text]\nsize = 200\n",
    })
    places = told(folder)
    for place in [("facts.toml", 2), ("facts.toml", 3), ("rules.toml", 3), ("rules.toml", 5),
                  ("blocks/opening/en.md", 3), ("blocks/addressed/block.toml", 1),
                  ("blocks/addressed/block.toml", 2), ("styles/plain.toml", 1),
                  ("styles/plain.toml", 3)]:
        assert place in places, place
    for finding in findings(folder):
        assert finding.place.file is not None
        assert finding.remedy is not None
        assert "{" not in finding.message.shown().replace("{{", "").replace("{number}", "")


ALL_IN_ONE_TABLE = """kind = "opening"
name.en = 3
nmae = "x"
columns = "two"
retired = "soon"
[fixed.who]
reason = "Agreed."
[text.en]
status = "done"
on = 2014-03-03
[text.fr]
on = "x"
"""


def test_every_fault_of_one_table_is_told_with_its_own_line(make: Make) -> None:
    folder = make({"blocks/opening/block.toml": ALL_IN_ONE_TABLE})
    lines = {line for file, line in told(folder) if file == "blocks/opening/block.toml"}
    assert {2, 3, 4, 5, 7, 9, 12} <= lines
    misspelt = next(f for f in findings(folder) if f.place.line == 3)
    assert misspelt.remedy is not None
    assert misspelt.remedy.shown() == "write “name”"


def test_texts_are_checked_where_block_toml_cannot_be_read(make: Make) -> None:
    for broken in ("kind = ", None, "kind = \"poem\"\n"):
        folder = make({"blocks/opening/block.toml": broken,
                       "blocks/opening/en.md": "a\n{{ b\n"})
        assert ("blocks/opening/en.md", 2) in told(folder)


def test_a_name_that_no_template_has_as_a_field_is_told_at_its_place(make: Make) -> None:
    folder = make({"blocks/opening/en.md": "[x]{fixed=who} {{ facts.members }}\n\n"
                                           "to {{ contry|country }} {{ facts.nobody }}\n"})
    unknown = [f for f in findings(folder) if f.code == "unknown-name"]
    assert [(f.place.line, f.place.column) for f in unknown] == [(3, 7), (3, 28)]
    assert unknown[0].remedy is not None
    assert unknown[0].remedy.shown() == "write “country”"


def test_a_figure_of_a_situation_is_not_read_by_name(make: Make) -> None:
    folder = make({"blocks/addressed/en.md": "{{ facts.casualties }}"})
    assert ("blocks/addressed/en.md", 1) in told(folder)


def test_a_name_in_a_block_without_a_template_needs_some_template(make: Make) -> None:
    folder = make({"blocks/lone/block.toml": 'kind = "body"\n',
                   "blocks/lone/en.md": "{{ country|country }} {{ never }}"})
    assert [f.place.column for f in findings(folder)] == [26]


TEMPLATE_FAULTS = [
    ('style = "plain"', 'style = "plan"', 4),
    ('blocks = ["addressed", "opening"]', 'blocks = ["addresed", "opening"]', 15),
    ("use_when.addressed", "use_when.other", 16),
    ('field = "states", contains', 'field = "state", contains', 16),
    ('contains = "recipient.country"', 'contains = "x", given = true', 16),
    ('field = "drafts", more_than', 'field = "draft", more_than', 17),
    ("more_than = 1 }", "moer_than = 1 }", 17),
    ('optional = "out"', 'optional = "maybe"', 22),
    ('optional = "out"', 'optional = "out"\nrequired = true', 19),
    ('id = "signature"', 'id = "opening"', 20),
    ('id = "vote_date"', 'id = "date"', 30),
    ('id = "vote_date"', 'id = "vote__date"', 30),
    ('id = "vote_date"', 'id = "facts"', 30),
    ('default = "=date"', 'default = "=dat"', 32),
    ('default = "=date"', 'default = "=country"', 32),
    ('default = "=date"', 'default = "=date"\nnot_after = "dat"', 33),
    ('default = "=date"', 'default = "=date"\nnot_after = "vote_date"', 33),
    ('type = "country"', 'type = "country"\nnot_after = "date"', 43),
    ('default = "today"', 'default = "tomorrow"', 27),
    ('default = "S/2014/348"', 'default = "S/14/348"', 38),
    ('type = "un_symbol"', 'type = "un-symbol"', 36),
    ('group = "vote"', 'group = "votes"', 37),
    ('example = "SY"', 'example = "Syria"', 43),
    ("at_most = 5", "at_most = 0", 48),
    ('type = "country"', 'type = "country"\nat_least = 1', 43),
    ('type = "country"', 'type = "country"\ntranslatable = true', 43),
    ('type = "country"', 'type = "choice"', 40),
    ('fact = "casualties"', 'fact = "casualty"', 67),
    ('default = "rana-haddad"', 'default = "rana"', 72),
    ('default = "list:all"', 'default = "list:some"', 77),
    ('title.en = "Veto on {{ resolution }}"', 'title.en = "Veto on {{ resolutoin }}"', 3),
    ('title.en = "Veto on {{ resolution }}"', 'title.en = "Veto on {{ resolution }"', 3),
    ('name.en = "Veto"', 'name.de = "Veto"', 2),
    ('id = "opening"', 'id = "Opening"', 9),
    ('blocks = ["opening"]', "blocks = []", 10),
    ("format = 1", 'format = "one"', 1),
    ("format = 1", 'id = "other"', 1),
]


@pytest.mark.parametrize(("right", "wrong", "line"), TEMPLATE_FAULTS)
def test_a_fault_of_a_template_is_told_at_its_line(
    make: Make, whole: Mapping[str, str], right: str, wrong: str, line: int
) -> None:
    name = "templates/veto.toml"
    assert right in whole[name]
    folder = make({name: whole[name].replace(right, wrong, 1)})
    assert (name, line) in told(folder)


OTHER_FAULTS = [
    ("library.toml", 'id = "small"', 'id = "Small House"', 2),
    ("library.toml", 'source_language = "en"', 'source_language = "ru"', 3),
    ("library.toml", 'fr = "fr-FR"', 'fr = "french"', 7),
    ("library.toml", 'fr = "fr-FR"', 'fr = "en-GB"', 7),
    ("library.toml", 'fr = "fr-FR"', 'fr = "fr-FR"\nde = "de-DE"', 8),
    ("library.toml", 'form = "short"', 'form = "long"', 9),
    ("library.toml", "KP = { en", "XX = { en", 10),
    ("library.toml", "in = \"en Corée", "near = \"en Corée", 10),
    ("library.toml", 'KP = { en = "North Korea"', 'KP = { ru = "Корея"', 10),
    ("library.toml", 'KP = { en = "North Korea"', "KP = { en = 3", 10),
    ("library.toml", 'organisation.en', 'organisation.ru', 4),
    ("library.toml", 'organisation.en', 'organization.en', 4),
    ("facts.toml", "[members]", "[member-s]", 1),
    ("facts.toml", "{number}", "{figure}", 3),
    ("facts.toml", 'source = "Register"', 'sources = "Register"', 4),
    ("facts.toml", "review_by = 2014-10-30", "review_by = 2013-10-30", 6),
    ("facts.toml", "value = 150000", "valeu = 150000", 8),
    ("signatories.toml", "[rana-haddad]", "[Rana]", 1),
    ("signatories.toml", 'gender = "f"', 'gender = "female"', 4),
    ("signatories.toml", 'country = "LB"', 'country = "Lebanon"', 5),
    ("signatories.toml", 'country = "LB"', 'picture = "images/none.png"', 5),
    ("signatories.toml", '{ name = "One House" }', '{ nmae = "One House" }', 9),
    ("signatories.toml", 'country = "FR"', 'country = "XX"', 10),
    ("signatories.toml", "entries = [", "others = [", 7),
    ("signatories.toml", "[list.all]", "[list]", 7),
    ("address.toml", "[ambassador.en]", "[ambasador.en]", 2),
    ("address.toml", "[ambassador.en]", "[ambassador.de]", 2),
    ("address.toml", "neutral = { salutation = \"Excellency", "m = { salutation = \"Excellency", 2),
    ("address.toml", "f = { salutation", "w = { salutation", 5),
    ("address.toml", "{name}", "{nom}", 3),
    ("address.toml", "f = { salutation", "f = { greeting", 5),
    ("address.toml", 'source = "Manual of Protocol"', "source = 3", 1),
    ("rules.toml", 'never.en = ["illegal veto"]', 'never.en = "illegal veto"', 3),
    ("rules.toml", 'never.en = ["illegal veto"]', "", 1),
    ("rules.toml", 'id = "who-we-are"', 'id = "illegal-veto"', 7),
    ("rules.toml", 'templates = ["veto"]', 'templates = ["vote"]', 8),
    ("rules.toml", 'needs_block = "opening"', 'needs_block = "openings"', 9),
    ("rules.toml", "[[rule]]\nid = \"who", "[[rules]]\nid = \"who", 6),
    ("styles/plain.toml", "{{ resolution }}", "{{ resolution }", 3),
    ("styles/plain.toml", "{{ resolution }}", "{{ symbol }}", 3),
    ("styles/plain.toml", "{pages}", "{count}", 4),
    ("styles/plain.toml", 'paper = "a4"', 'paper = "a4"\nmargins.top = 200', 3),
    ("styles/plain.toml", 'paper = "a4"', 'paper = "a4"\nmost_pages = 0', 3),
    ("styles/plain.toml", 'paper = "a4"', 'letterhead = { colour = "blue" }', 2),
    ("styles/plain.toml", 'paper = "a4"', 'letterhead = { logo = "images/none.png" }', 2),
    ("blocks/opening/block.toml", "[fixed.who]", "[fixed.whom]", 3),
    ("blocks/opening/block.toml", 'kind = "opening"', 'kind = "opening"\ncolumns = 9', 2),
    ("blocks/opening/block.toml", 'kind = "opening"', 'kind = "opening"\nlayout = "wavy"', 2),
    ("blocks/opening/block.toml", 'kind = "opening"', 'kind = "opening"\ntexts = { en = "x" }', 2),
    ("blocks/opening/block.toml", 'kind = "opening"', 'kind = "opening"\ntext.de.by = "x"', 2),
    ("blocks/addressed/block.toml", 'name.en = "Addressed"', 'text.fr.status = "draft"', 2),
    ("blocks/addressed/en.md", 'other="States"', 'many="States"', 1),
    ("blocks/addressed/en.md", "states|count", "states|date", 1),
    ("blocks/signature/block.toml", 'field = "signatory"', "", 1),
    ("blocks/signature/block.toml", 'field = "signatory"', 'field = "country"', 2),
    ("blocks/signature/block.toml", 'field = "signatory"', 'field = "signer"', 2),
]


@pytest.mark.parametrize(("name", "right", "wrong", "line"), OTHER_FAULTS)
def test_a_fault_of_another_file_is_told_at_its_line(
    make: Make, whole: Mapping[str, str], name: str, right: str, wrong: str, line: int
) -> None:
    assert right in whole[name]
    folder = make({name: whole[name].replace(right, wrong, 1)})
    assert (name, line) in told(folder)


@pytest.mark.parametrize("name", [
    "library.toml", "facts.toml", "signatories.toml", "address.toml", "rules.toml",
    "styles/plain.toml", "templates/veto.toml", "blocks/opening/block.toml",
])
@pytest.mark.parametrize("content", [
    b"a = ", b"<<<<<<< ours\na = 1\n=======\na = 2\n>>>>>>> theirs\n", b"\xff\xfea\x00", b"\x00",
    b"a = " + b"[" * 5000 + b"]" * 5000, b"a = " + b"9" * 5000, b"x = " + b"'" * 1_100_000,
    b"a." * 900 + b"a = 1\n", b"a." * 400_000 + b"a = 1\n", b"x = {" + b"a." * 20 + b"a = 1}\n",
    b"".join(b"a%d = 1\n" % n for n in range(3_000)),
    b"a = 1\na = 2\n", b"caf\xe9 = 1\n", b"[[[\n",
])
def test_a_broken_or_hostile_file_is_told_and_nothing_hangs(
    make: Make, name: str, content: bytes
) -> None:
    folder = make({name: content})
    started = time.monotonic()
    found = findings(folder)
    assert time.monotonic() - started < 2
    assert any(f.place.file == name and f.severity is PUT_RIGHT for f in found)


@pytest.mark.parametrize("content", [
    "rule = 3\n", "[rule]\n", "part = 1\nfield = { a = 1 }\n", "part = [1]\nfield = [[]]\n",
    "list = 3\n", "list = { a = 1 }\n", "ambassador = 1\n", "[ambassador]\nen = 1\n",
    "[ambassador.en]\nneutral = 1\n", "members = 1\n", "[members]\nSY = 1\n", "languages = 1\n",
    "[casualties]\nSY = { value = true }\n", "names = { KP = 1 }\n",
    "[[part]]\nid = \"a\"\nblocks = [\"opening\"]\nuse_when = 1\nwhen = [1]\n",
    "[[part]]\nid = 1\n", "[[field]]\nid = \"a\"\ntype = \"choice\"\nchoices = [1]\n",
    "id = \"x\"\n[languages]\nen = \"en-GB\"\n[names]\nKP = { en = { name = 1 } }\n",
])
def test_tables_of_another_shape_never_stop_the_run(make: Make, content: str) -> None:
    for name in ("library.toml", "facts.toml", "signatories.toml", "address.toml", "rules.toml",
                 "styles/plain.toml", "templates/veto.toml", "blocks/opening/block.toml"):
        folder = make({name: content})
        assert any(f.place.file == name for f in findings(folder))
        make()


def test_a_byte_order_mark_is_no_fault(make: Make, whole: Mapping[str, str]) -> None:
    names = ("library.toml", "blocks/opening/en.md")
    folder = make({name: b"\xef\xbb\xbf" + whole[name].encode() for name in names})
    assert findings(folder) == ()


def test_a_newer_library_is_read_and_marked_read_only(
    make: Make, whole: Mapping[str, str]
) -> None:
    library, found = load_library(make({
        "library.toml": whole["library.toml"].replace("format = 1", "format = 2\nmood = \"gay\"")}))
    assert library.newer
    assert [(f.code, f.severity) for f in found] == [("newer-format", LOOK_AT)]


def test_second_copies_and_strangers_are_noticed_and_not_read(make: Make) -> None:
    folder = make({
        "blocks/opening/en (conflicted copy 2014-05-22).md": "{{ broken",
        "templates/veto.sync-conflict-20140522.toml": "broken",
        "templates/notes.txt": "x", "facts (1).toml": "x", "README.md": "x",
        "blocks/.DS_Store": "x", "blocks/opening (2)/en.md": "x", "blocks/My Block/en.md": "x",
        "examples/some.letter": "x", "blocks/stray.md": "x", "images/note.gif": "x",
    })
    found = findings(folder)
    copies = {"blocks/opening/en (conflicted copy 2014-05-22).md", "facts (1).toml",
              "templates/veto.sync-conflict-20140522.toml", "blocks/opening (2)"}
    strangers = {"templates/notes.txt", "blocks/stray.md", "images/note.gif", "blocks/My Block"}
    assert {f.place.file for f in found} == copies | strangers
    assert {f.place.file for f in found if "second copy" in f.message.shown()} == copies
    assert {f.severity for f in found} == {LOOK_AT}


def test_links_out_of_the_library_are_not_followed(make: Make, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("secret")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "block.toml").write_text('kind = "body"\n')
    folder = make({"blocks/opening/fr.md": None})
    (folder / "blocks/opening/fr.md").symlink_to(secret)
    (folder / "blocks/linked").symlink_to(tmp_path / "outside")
    (folder / "blocks/gone").symlink_to(tmp_path / "nowhere")
    (folder / "blocks/addressed/fr.md").symlink_to(folder / "blocks/addressed/en.md")
    (folder / "images").mkdir()
    (folder / "images/deep").symlink_to(tmp_path / "outside")
    library, found = load_library(folder)
    files = {f.place.file for f in found if f.code == "library-file"}
    assert files == {"blocks/opening/fr.md", "blocks/linked", "blocks/gone", "images/deep"}
    assert "linked" not in library.blocks
    assert "fr" not in library.blocks["opening"].texts
    assert library.blocks["addressed"].texts["fr"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_no_text_and_does_not_hang(make: Make) -> None:
    folder = make({"blocks/opening/fr.md": None})
    os.mkfifo(folder / "blocks/opening/fr.md")
    assert ("blocks/opening/fr.md", None) in told(folder)


def test_a_file_of_another_language_is_shown_and_left_out(make: Make) -> None:
    library, found = load_library(make({"blocks/addressed/ru.md": "Да"}))
    assert [f.place.file for f in found] == ["blocks/addressed/ru.md"]
    assert "ru" not in library.blocks["addressed"].texts


def picture(kind: str, size: tuple[int, int] = (4, 4), mode: str = "RGB") -> bytes:
    data = io.BytesIO()
    Image.new(mode, size).save(data, kind)
    return data.getvalue()


def test_sound_pictures_are_taken_in_and_others_told(make: Make, whole: Mapping[str, str]) -> None:
    bomb = bytearray(picture("PNG"))
    bomb[16:24] = (60_000).to_bytes(4, "big") + (60_000).to_bytes(4, "big")
    folder = make({
        "images/a.png": picture("PNG"), "images/sub/b.jpeg": picture("JPEG", mode="CMYK"),
        "images/none.png": b"not a picture", "images/wrong.jpg": picture("PNG"),
        "images/large.png": picture("PNG", (8000, 6000), "1"), "images/bomb.png": bytes(bomb),
        "signatories.toml": whole["signatories.toml"].replace(
            'gender = "f"', 'picture = "images/a.png"\nlogo = "images/none.png"'),
    })
    library, found = load_library(folder)
    assert set(library.files) == {"images/a.png", "images/sub/b.jpeg"}
    assert {f.place.file for f in found if f.code == "picture"} == {
        "images/none.png", "images/wrong.jpg", "images/large.png", "images/bomb.png"}
    assert [f.place.line for f in found if f.place.file == "signatories.toml"] == [4, 4, 5]


def test_a_text_that_is_too_large_is_not_read(make: Make) -> None:
    folder = make({"blocks/opening/en.md": b"x" * 1_000_001})
    assert ("blocks/opening/en.md", None) in told(folder)
    assert "en" not in load_library(folder)[0].blocks["opening"].texts


APPROVED = """kind = "opening"
[fixed.who]
reason.en = "Agreed."
[text.en]
status = "approved"
approved = "{en}"
[text.fr]
status = "approved"
approved = "{fr}"
translated_from = "{source}"
"""


def test_a_status_is_as_far_as_the_hashes_carry(make: Make, whole: Mapping[str, str]) -> None:
    en = text_hash(whole["blocks/opening/en.md"].rstrip("\n"))
    fr = text_hash(whole["blocks/opening/fr.md"].rstrip("\n"))

    def statuses(**changes: str) -> tuple[str, str]:
        words = APPROVED.format_map({"en": en, "fr": fr, "source": en, **changes})
        library, found = load_library(make({"blocks/opening/block.toml": words}))
        assert [f for f in found if f.severity is PUT_RIGHT] == []
        block = library.blocks["opening"]
        return status_of(block, "en", "en"), status_of(block, "fr", "en")

    other = text_hash("other")
    assert statuses() == ("approved", "approved")
    assert statuses(source=other) == ("approved", "out of date")
    assert statuses(en=other) == ("draft", "approved")
    assert statuses(fr=other) == ("approved", "draft")
    assert statuses(en="no hash") == ("draft", "approved")


def test_a_text_that_is_not_there_is_missing_or_a_draft(make: Make) -> None:
    library, _ = load_library(make({
        "blocks/addressed/fr.draft.md": "Brouillon",
        "blocks/opening/block.toml": 'kind = "opening"\n[text.en]\nstatus = "submitted"\n'
                                     "[fixed.who]\nreason.en = \"x\"\n"}))
    blocks = library.blocks
    assert status_of(blocks["addressed"], "fr", "en") == "draft"
    assert status_of(blocks["addressed"], "ru", "en") == "missing"
    assert status_of(blocks["opening"], "en", "en") == "submitted"
    assert status_of(blocks["opening"], "fr", "en") == "draft"
    assert status_of(blocks["signature"], "fr", "en") == "approved"


def test_a_retired_block_says_since_when(make: Make) -> None:
    library, found = load_library(make({
        "blocks/addressed/block.toml": 'kind = "position"\nretired = 2015-01-31\n'}))
    assert library.blocks["addressed"].retired == dt.date(2015, 1, 31)
    assert [(f.place.file, f.place.line) for f in found] == [("templates/veto.toml", 15)]


@settings(max_examples=60, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_file_with_any_piece_changed_still_loads_or_is_told(
    make: Make, whole: Mapping[str, str], data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(whole)))
    text = whole[name]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 12)))
    piece = data.draw(st.sampled_from(["", "1", '"', "[", "]", "{", "}", "=", "\n", "{{", "%}",
                                       "é", "true", "2014-01-01", ".", "\\", "'''", "a"]))
    folder = make({name: text[:start] + piece + text[end:]})
    for finding in findings(folder):
        assert finding.line()
        assert finding.place.file
    make()


def test_a_folder_that_vanishes_or_cannot_be_read_is_told(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make()
    real = os.scandir

    def scandir(path: Path) -> object:
        if str(path).endswith("blocks/opening"):
            raise PermissionError(13, "Permission denied")
        if str(path).endswith("styles"):
            raise FileNotFoundError(2, "No such file or directory")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = findings(folder)
    assert ("blocks/opening", "this folder cannot be read: Permission denied") in [
        (f.place.file, f.message.shown()) for f in found]


def test_a_file_that_cannot_be_opened_is_told_and_the_rest_stands(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make()
    real = Path.open

    def held(path: Path, *arguments: str) -> object:
        if path.name == "facts.toml":
            raise PermissionError(13, "Permission denied")
        return real(path, *arguments)

    monkeypatch.setattr(Path, "open", held)
    library, found = load_library(folder)
    assert ("facts.toml", None) in [(f.place.file, f.place.line) for f in found]
    assert library.facts == {}
    assert library.templates


def test_a_library_with_more_files_than_can_be_is_read_in_part(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("letterdesk.library.folder.MOST_FILES", 8)
    messages = [f.message.shown() for f in findings(make())]
    assert messages.count("the library has more than 8 files") == 1


def test_words_prepared_for_a_language_to_come_are_only_looked_at(
    make: Make, whole: Mapping[str, str]
) -> None:
    folder = make({"library.toml": whole["library.toml"] + "[organisation]\n"}
                  | {"blocks/addressed/block.toml":
                     'kind = "position"\nname.en = "x"\nname.zh = "x"\nname.de = "x"\n'})
    severities = {f.place.line: f.severity for f in findings(folder)
                  if f.place.file == "blocks/addressed/block.toml"}
    assert severities == {3: LOOK_AT, 4: PUT_RIGHT}


def test_two_choices_with_one_id_are_told(make: Make, whole: Mapping[str, str]) -> None:
    name = "templates/veto.toml"
    folder = make({name: whole[name] + '[[field]]\nid = "tone"\ntype = "choice"\nchoices = [\n'
                         '  { id = "firm", label = { en = "Firm" } },\n'
                         '  { id = "firm", label = { de = "Fest" } },\n]\n'})
    assert told(folder) == [(name, 83), (name, 83)]


def test_groups_and_pictures_of_a_list_are_held_against_what_is_there(make: Make) -> None:
    folder = make({
        "images/a.png": picture("PNG"),
        "signatories.toml": '[rana-haddad]\nname = "R"\npicture = "images/a.png"\n[list.all]\n'
                            'groups.first.en = "First"\nentries = [\n'
                            '  { name = "a", group = "second" },\n'
                            '  { name = "b", logo = "x" },\n]\n',
    })
    assert sorted(line or 0 for file, line in told(folder) if file == "signatories.toml") == [
        3, 3, 7, 8]


def test_a_figure_by_country_needs_a_country_in_the_template(
    make: Make, whole: Mapping[str, str]
) -> None:
    name = "templates/veto.toml"
    text = whole[name].replace('id = "country"', 'id = "land"')
    assert (name, 67) in told(make({name: text}))


def test_a_fixed_text_that_one_language_lacks_is_to_be_looked_at(make: Make) -> None:
    folder = make({"blocks/opening/fr.md": "Nous sommes."})
    assert [(f.place.line, f.severity) for f in findings(folder)] == [(3, LOOK_AT)]


def test_conditions_that_are_nested_without_end_are_told(
    make: Make, whole: Mapping[str, str]
) -> None:
    name = "templates/veto.toml"
    deep = "{ any = [" * 6 + '{ field = "drafts", given = true }' + "] }" * 6
    folder = make({name: whole[name].replace('optional = "out"', f"when = {deep}")})
    assert (name, 22) in told(folder)


def test_links_that_lead_to_themselves_are_told_with_the_rest(make: Make) -> None:
    folder = make()
    (folder / "images").mkdir(exist_ok=True)
    loops = ("images/loop.png", "blocks/loop", "blocks/opening/ar.md", "templates/loop.toml")
    for name in loops:
        path = folder / name
        path.symlink_to(path.name)
    library, found = load_library(folder)
    assert {f.place.file for f in found} >= set(loops)
    assert "opening" in library.blocks
