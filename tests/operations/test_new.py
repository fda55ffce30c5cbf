import datetime as dt

import pytest
from msgspec.structs import replace

from letterdesk.findings import NotUnderstood
from letterdesk.letters.compose import compose
from letterdesk.letters.file_form import letter_bytes
from letterdesk.letters.new_letter import new_letter, resolve_defaults
from letterdesk.letters.store import letter_from_bytes
from letterdesk.library import Fact, Field
from letterdesk.operations.edit import EditRequest, edit
from letterdesk.operations.new import NewRequest, file_name, free_path, new


def test_defaults_are_resolved_and_stored(letter):
    assert letter.values["vote_date"] == "2014-05-22"
    assert letter.values["earlier_draft"] == "A/66/L.42/Rev.2"
    assert letter.values["earlier_draft_year"] == 2012
    assert letter.values["signatory"] in letter.pinned.signatories
    assert letter.title == "Veto on S/2014/348 · Syria"
    assert letter.changed == "2014-05-22T12:00:00-04:00"


def test_today_is_the_day_on_which_the_letter_is_made(library, clock):
    letter = new(library, NewRequest("veto-reform", ("en",)), clock=clock)
    assert letter.values["date"] == letter.values["vote_date"] == "2014-05-22"
    assert letter.title == "Veto in the Council"


def test_nothing_behind_the_equals_sign_leaves_a_field_empty_in_spite_of_its_default(
        library, clock):
    made = new(library, NewRequest("veto-reform", ("en",), ("earlier_draft=",)), clock=clock)
    assert made.values.get("earlier_draft") is None
    assert "A/66/L.42" not in compose(made, "en").part("position").text


def test_a_default_follows_what_was_given_for_the_other_field(library, clock):
    request = NewRequest("veto-reform", ("en",), ("date=2015-01-02",))
    assert new(library, request, clock=clock).values["vote_date"] == "2015-01-02"


def test_figures_come_from_the_facts_of_the_letters_country(letter, library):
    fact = library.facts["casualties.SY"]
    assert letter.values["casualties"] == fact.value
    assert letter.from_facts["casualties"].fact == "casualties.SY"
    assert letter.from_facts["casualties"].as_of == fact.as_of.isoformat()


def test_a_figure_typed_by_hand_wins_over_the_fact(library, clock):
    request = NewRequest("veto-reform", ("en",), ("country=SY", "casualties=160000"))
    letter = new(library, request, clock=clock)
    assert letter.values["casualties"] == 160000
    assert "casualties" not in letter.from_facts


def test_a_country_without_facts_leaves_the_figures_open(library, clock):
    letter = new(library, NewRequest("veto-reform", ("en",), ("country=NR",)), clock=clock)
    assert "casualties" not in letter.values


def test_a_list_of_signatories_is_taken_in_whole(library, clock):
    letter = new(library, NewRequest("joint-letter", ("en",)), clock=clock)
    field = next(f for f in letter.pinned.template.field if f.type == "signatories")
    assert len(letter.values[field.id]) == 84
    assert letter_from_bytes(letter_bytes(letter), "x").letter == letter


def test_the_letter_is_whole_without_its_library(letter):
    again = letter_from_bytes(letter_bytes(letter), "x").letter
    assert again == letter
    assert compose(again, "en") == compose(letter, "en")
    assert list(again.pinned.signatories) == [letter.values["signatory"]]
    assert all(set(block.texts) <= {"en"} for block in again.pinned.blocks.values())


def test_the_first_snapshot_is_made_with_the_letter(letter):
    (first,) = letter.snapshots
    assert (first.name, first.by, first.on) == ("As made", "Sam", "2014-05-22T12:00:00-04:00")
    assert first.documents.keys() == {"en"}
    assert "pinned" in first.letter and "snapshots" not in first.letter


def test_choices_and_recipients_are_as_asked(library, clock):
    request = NewRequest("veto-reform", ("en", "ar"), (), ("salutation=excellencies",),
                         ("situation",), ("role=ambassador;name=Ana Prieto;gender=f;country=ES",))
    letter = new(library, request, clock=clock)
    parts = {part.part: part for part in letter.parts}
    assert parts["salutation"].block == "excellencies"
    assert parts["situation"].inside is False
    assert letter.recipients[0].name == "Ana Prieto"
    assert letter.languages == ("en", "ar")
    assert set(letter.pinned.usages) == {"en", "ar"}


def test_a_malformed_value_is_kept_as_typed(library, clock):
    request = NewRequest("veto-reform", ("en",), ("resolution=S/20x", "date=soon", "country="))
    letter = new(library, request, clock=clock)
    assert letter.values["resolution"] == "S/20x"
    assert letter.values["date"] == "soon"
    assert "country" not in letter.values


@pytest.mark.parametrize(("request_", "words"), [
    (NewRequest("veto-refrom", ("en",)), "did you mean veto-reform"),
    (NewRequest("veto-reform", ("tlh",)), "does not write in “tlh”"),
    (NewRequest("veto-reform", ()), "needs a language"),
    (NewRequest("veto-reform", ("en",), ("colour=red",)), "no field “colour”"),
    (NewRequest("veto-reform", ("en",), ("country",)), "NAME=VALUE"),
    (NewRequest("veto-reform", ("en",), (), ("call=x",)), "no block “x”"),
    (NewRequest("veto-reform", ("en",), (), (), ("close",)), "must stand"),
    (NewRequest("veto-reform", ("en",), (), (), (), ("role=king",)), "no role"),
])
def test_what_is_not_there_is_not_understood(library, clock, request_, words):
    with pytest.raises(NotUnderstood, match=words):
        new(library, request_, clock=clock)


def test_new_letter_names_an_unknown_template(library, clock):
    with pytest.raises(NotUnderstood, match="no template"):
        new_letter(library, "nothing", ("en",), now=clock())


def test_defaults_that_follow_each_other_in_a_circle_stay_open(library, clock):
    fields = (Field("a", "text", default="=b"), Field("b", "text", default="=a"),
              Field("c", "text", default="=nothing"), Field("d", "text", default="list:none"),
              Field("e", "text", translatable=True, default={"en": "x", "fr": "y"}),
              Field("f", "text", translatable=True, default="z"),
              Field("g", "text", translatable=True, default={"fr": "y"}),
              Field("h", "number", default=3))
    assert resolve_defaults(fields, {}, ("en",), clock(), library) == {
        "c": "=nothing", "d": "list:none", "e": {"en": "x"}, "f": {"en": "z"}, "h": 3}


def test_an_out_of_date_translation_is_still_seen_as_such_in_the_letter(library, clock):
    name = "neutral-on-referral"
    block = library.blocks[name]
    stale = replace(block, texts={**block.texts, "en": block.texts["en"] + " More."})
    changed = replace(library, blocks={**library.blocks, name: stale})
    letter = new(changed, NewRequest("veto-reform", ("ar",)), clock=clock)
    codes = [finding.code for finding in compose(letter, "ar").findings]
    assert "out-of-date" in codes


def test_a_fact_of_the_organisation_fills_a_field(library, clock):
    template = replace(library.templates["veto-reform"], field=(
        *library.templates["veto-reform"].field, Field("members", "number", fact="members")))
    facts = {"members": Fact(7, as_of=dt.date(2014, 1, 1))}
    changed = replace(library, facts=facts, templates={"veto-reform": template})
    letter = new(changed, NewRequest("veto-reform", ("en",)), clock=clock)
    assert letter.values["members"] == 7


def test_a_file_is_named_after_the_letter_and_never_over_another(letter, tmp_path):
    assert file_name(letter) == "Veto on S-2014-348 · Syria.letter"
    assert file_name(replace(letter, title=' <>:"/\\|?*. ')) == "---------.letter"
    assert file_name(replace(letter, title=" . ")) == "veto-reform.letter"
    assert free_path(tmp_path / "none", letter).name == "Veto on S-2014-348 · Syria.letter"
    (tmp_path / "VETO on S-2014-348 · syria.letter").write_text("", "utf-8")
    assert free_path(tmp_path, letter).name == "Veto on S-2014-348 · Syria 2.letter"


def test_names_of_states_are_kept_so_that_a_later_table_does_not_change_them(
    letter, library, clock
):
    names = letter.pinned.usages["en"].names
    assert {"SY", "RU", "CN"} <= set(names)
    edited = edit(letter, EditRequest(set=("country=ML",), to=("name=Ana;country=ES",)),
                  library=lambda: library, clock=clock)
    assert {"ML", "ES"} <= set(edited.pinned.usages["en"].names)
    before = compose(letter, "en")
    usage = replace(letter.pinned.usages["en"], names={**names, "SY": {"name": "Elsewhere"}})
    pinned = replace(letter.pinned, usages={"en": usage})
    assert "Elsewhere" in compose(replace(letter, pinned=pinned), "en").part("opening").text
    assert compose(letter, "en") == before
