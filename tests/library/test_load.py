"""Loading a library: what is sound stands, and every fault has its file and line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest

from letterdesk.findings import LOOK_AT, PUT_RIGHT, LetterdeskError
from letterdesk.library import load_library, status_of, text_hash
from letterdesk.resources import bundled_library
from tests.library.loading import (
    ALL_IN_ONE_TABLE,
    APPROVED,
    OTHER_FAULTS,
    TEMPLATE_FAULTS,
    Make,
    findings,
    told,
)


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


@pytest.mark.parametrize(("right", "wrong", "line"), TEMPLATE_FAULTS)
def test_a_fault_of_a_template_is_told_at_its_line(
    make: Make, whole: Mapping[str, str], right: str, wrong: str, line: int
) -> None:
    name = "templates/veto.toml"
    assert right in whole[name]
    folder = make({name: whole[name].replace(right, wrong, 1)})
    assert (name, line) in told(folder)


@pytest.mark.parametrize(("name", "right", "wrong", "line"), OTHER_FAULTS)
def test_a_fault_of_another_file_is_told_at_its_line(
    make: Make, whole: Mapping[str, str], name: str, right: str, wrong: str, line: int
) -> None:
    assert right in whole[name]
    folder = make({name: whole[name].replace(right, wrong, 1)})
    assert (name, line) in told(folder)


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


def test_a_figure_by_country_needs_a_country_in_the_template(
    make: Make, whole: Mapping[str, str]
) -> None:
    name = "templates/veto.toml"
    text = whole[name].replace('id = "country"', 'id = "land"')
    assert (name, 67) in told(make({name: text}))


def test_a_fixed_text_that_one_language_lacks_is_to_be_looked_at(make: Make) -> None:
    folder = make({"blocks/opening/fr.md": "Nous sommes."})
    assert [(f.place.line, f.severity) for f in findings(folder)] == [(3, LOOK_AT)]


def test_templates_stand_in_the_order_of_the_library(make, whole) -> None:
    head = whole["library.toml"]
    other = whole["templates/veto.toml"]
    three = {f"templates/{name}.toml": other for name in ("alone", "later", "zero")}
    named = head.replace('id = "small"', 'id = "small"\ntemplates = ["zero", "veto", "zero"]')
    library, _found = load_library(make({**three, "library.toml": named}))
    assert list(library.templates) == ["zero", "veto", "alone", "later"]
    assert list(load_library(make({"library.toml": head}))[0].templates) == [
        "alone", "later", "veto", "zero"]
