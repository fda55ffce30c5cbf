import os

import msgspec
import pytest

from letterdesk.findings import NotUnderstood, must_be_put_right
from letterdesk.letters import changes as ch
from letterdesk.letters.applying import apply
from letterdesk.letters.changes import KeepEdit, SwitchPart
from letterdesk.letters.compose import compose
from letterdesk.letters.file_form import letter_bytes
from letterdesk.letters.store import letter_from_bytes
from letterdesk.operations.check import check
from letterdesk.operations.clock import stamp
from letterdesk.operations.edit import EditRequest, edit
from letterdesk.operations.edit_text import edit_base, text_edited
from letterdesk.operations.new import NewRequest, new
from letterdesk.operations.show import show


@pytest.fixture
def change(library, clock):
    def change(letter, **asked):
        return edit(letter, EditRequest(**asked), library=lambda: library, by="Sam", clock=clock)
    return change


def no_library():
    return None


def part(letter, name, language="en"):
    return next(part for part in show(letter, language).parts if part.part == name)


def put_right(letter, clock):
    return must_be_put_right(check(letter, clock().date()))


def test_the_source_of_every_part_fed_back_changes_nothing(library, clock, change):
    languages = tuple(library.usages)
    recipients = ("", "role=ambassador;name=Ana;country=RU", "role=minister;name=Li;country=FR")
    for template in library.templates:
        for recipient in recipients:
            request = NewRequest(template, languages, (
                "resolution=S/2014/348", "resolution_subject=x", "country=SY",
                "vetoing_states=RU;CN", "vetoed_drafts=4") if template == "veto-reform" else (),
                to=(recipient,) if recipient else ())
            letter = new(library, request, clock=clock)
            for language in languages:
                for shown in show(letter, language).parts:
                    fed = change(letter, text=(f"{shown.part}={shown.source}",), language=language)
                    assert fed is letter, (template, recipient, language, shown.part)


def test_chips_in_a_source_go_on_following_the_fields(letter, change):
    source = part(letter, "position").source
    letter = change(letter, text=(f"position={source.replace('defeated', 'stopped')}",))
    assert part(letter, "position").edited
    assert "stopped by the negative votes of two" in part(letter, "position").text
    letter = change(letter, set=("earlier_draft=A/66/L.42/Rev.3",))
    assert "A/66/L.42/Rev.3" in part(letter, "position").text
    same = change(letter, text=(f"position={part(letter, 'position').source}",))
    assert same is letter


def test_an_edit_whose_ground_moved_is_to_put_right_and_still_prints(letter, change, clock):
    source = part(letter, "position").source.replace("defeated", "stopped")
    letter = change(letter, text=(f"position={source}",))
    assert put_right(letter, clock) == []
    letter = change(letter, set=("vetoing_states=RU",))
    named = {finding.place.part for finding in put_right(letter, clock)}
    assert named == {"position"}
    assert "stopped" in part(letter, "position").text


def test_an_edit_that_is_kept_is_to_put_right_no_more(letter, change, clock):
    source = part(letter, "position").source.replace("defeated", "stopped")
    letter = change(letter, text=(f"position={source}",))
    letter = change(letter, set=("vetoing_states=RU",))
    base = edit_base(letter, compose(letter, "en").part("position"), "en")
    kept = apply(letter, KeepEdit("position", "en", base)).letter
    assert put_right(kept, clock) == []
    back = change(letter, restore=("position",))
    assert put_right(back, clock) == []
    assert not part(back, "position").edited


def test_the_approved_words_typed_again_take_the_edit_back(letter, change):
    approved = part(letter, "call").source
    edited = change(letter, text=("call=We call on everyone.",))
    assert part(edited, "call").edited
    assert not part(change(edited, text=(f"call={approved}",)), "call").edited
    assert change(letter, text=(f"call={approved} ",)) is letter


def test_words_typed_with_marks_of_templates_stay_words(letter, change):
    words = r"We ask \{\{ country \}\} & <b>, {% if %} at 100%."
    letter = change(letter, text=(f"call={words}",))
    assert part(letter, "call").text == "We ask {{ country }} & <b>, {% if %} at 100%."
    again = letter_from_bytes(letter_bytes(letter), "x").letter
    assert part(again, "call") == part(letter, "call")


def test_a_chip_that_is_none_is_refused_with_its_place(letter, change, tmp_path):
    file = tmp_path / "call.md"
    file.write_text("We ask\n\nwell {{ country.__class__ }}.", "utf-8")
    with pytest.raises(NotUnderstood) as refused:
        change(letter, text=(f"call=@{file}",))
    place = refused.value.finding.place
    assert (place.file, place.line, place.column) == (str(file), 3, 6)
    with pytest.raises(NotUnderstood, match="no field"):
        change(letter, text=("call={{ colour }}",))


def test_a_text_comes_from_a_file_with_a_byte_order_mark(letter, change, tmp_path):
    file = tmp_path / "call.md"
    file.write_bytes(b"\xef\xbb\xbfWe ask.\r\n")
    assert part(change(letter, text=(f"call=@{file}",)), "call").text == "We ask."


def test_a_file_that_cannot_be_read_is_named(letter, change, tmp_path):
    with pytest.raises(NotUnderstood, match="cannot be read"):
        change(letter, text=(f"call=@{tmp_path / 'none.md'}",))
    latin = tmp_path / "latin.md"
    latin.write_bytes("Türkiye".encode("latin-1"))
    with pytest.raises(NotUnderstood, match="no UTF-8"):
        change(letter, text=(f"call=@{latin}",))
    large = tmp_path / "large.md"
    large.write_bytes(b"x" * 1_000_001)
    with pytest.raises(NotUnderstood, match="too large"):
        change(letter, text=(f"call=@{large}",))


def test_a_part_that_is_left_out_can_be_edited_for_later(letter, change):
    letter = change(letter, without=("call",))
    assert change(letter, text=("call=",)) is letter
    letter = change(letter, text=("call=We ask.",))
    assert part(letter, "call").inside is False
    assert part(change(letter, with_=("call",)), "call").text == "We ask."


def test_people_are_set_by_their_field_and_not_edited(letter, change):
    with pytest.raises(NotUnderstood, match="set the field"):
        change(letter, text=("signature=Me",))


def test_parts_are_moved_added_and_chosen(letter, change):
    letter = change(letter, insert_after=("call=We thank {{ country|country }}.",))
    assert part(letter, "added-1").text == "We thank Syria."
    letter = change(letter, move=("added-1:opening",), choose=("opening=opening-vote-first",))
    order = [shown.part for shown in show(letter).parts]
    assert order[order.index("opening") + 1] == "added-1"
    assert part(letter, "opening").block == "opening-vote-first"
    letter = change(letter, choose=("opening=",), move=("added-1:",))
    assert part(letter, "opening").block == "opening-coalition"
    assert show(letter).parts[0].part == "added-1"
    letter = change(letter, text=("added-1=We thank all.",))
    assert part(letter, "added-1").text == "We thank all."


def test_a_language_brings_its_texts_and_those_of_the_letter_stay(letter, change, clock):
    opening = letter.pinned.blocks["opening-coalition"].texts["en"]
    letter = change(letter, add_lang=("ar", "ar"), set=("resolution_subject=المساءلة",),
                    language="ar")
    assert letter.languages == ("en", "ar")
    assert letter.values["resolution_subject"]["ar"] == "المساءلة"
    assert letter.pinned.blocks["opening-coalition"].texts["en"] == opening
    assert compose(letter, "ar").document.direction == "rtl"
    assert put_right(letter, clock) == []


def test_a_language_needs_the_library(letter, clock):
    with pytest.raises(NotUnderstood, match="not known here"):
        edit(letter, EditRequest(add_lang=("ar",)), library=no_library, clock=clock)


def test_a_language_that_the_library_does_not_write_is_not_understood(letter, library, clock):
    english = msgspec.structs.replace(library, usages={"en": library.usages["en"]})
    with pytest.raises(NotUnderstood, match="does not write in “ru”"):
        edit(letter, EditRequest(add_lang=("ru",)), library=lambda: english, clock=clock)


def test_a_signatory_of_the_library_comes_with_words_and_without_it_is_to_put_right(
    letter, library, change, clock
):
    other = next(name for name in library.signatories if name != letter.values["signatory"])
    after = change(letter, set=(f"signatory={other}",))
    assert after.pinned.signatories[other] == library.signatories[other]
    assert put_right(after, clock) == []
    without = edit(letter, EditRequest(set=(f"signatory={other}",)), library=no_library,
                   clock=clock)
    assert [finding.place.field for finding in put_right(without, clock)] == ["signatory"]


def test_figures_kept_after_the_country_changes_are_to_put_right(letter, change, clock):
    after = change(letter, set=("country=MM",))
    kept = [f for f in put_right(after, clock) if f.code == "figure-of-other-country"]
    assert {finding.place.field for finding in kept} == {
        "casualties", "refugees", "displaced", "years"} & set(letter.from_facts)
    for finding in kept:
        assert finding.fix is not None
    emptied = change(after, set=tuple(f"{f.place.field}=" for f in kept))
    assert put_right(emptied, clock) == []
    typed = change(after, set=tuple(f"{f.place.field}=7" for f in kept))
    assert put_right(typed, clock) == []


def test_recipients_are_replaced(letter, change):
    letter = change(letter, to=("role=minister;name=Ana Prieto;country=ES",))
    assert [one.name for one in letter.recipients] == ["Ana Prieto"]


def test_only_a_change_stamps_the_time(letter, clock, library):
    def later():
        return clock().replace(hour=18)

    assert edit(letter, EditRequest(), library=no_library, clock=later) is letter
    after = edit(letter, EditRequest(set=("vetoed_drafts=5",)), library=no_library, clock=later)
    assert after.changed == stamp(later())


def test_the_title_follows_the_values_until_a_person_gives_one(letter, change):
    assert change(letter, set=("country=ML",)).title == "Veto on S/2014/348 · Mali"
    own = msgspec.structs.replace(letter, title="Our veto letter")
    assert change(own, set=("country=ML",)).title == "Our veto letter"


@pytest.mark.parametrize(("asked", "words"), [
    ({"text": ("call",)}, "PART=@FILE"), ({"move": ("call",)}, "PART:AFTER"),
    ({"insert_after": ("nowhere=x",)}, "no part"), ({"text": ("nowhere=x",)}, "no part"),
    ({"set": ("country=SY",), "language": "ru"}, "no version in “ru”"),
    ({"restore": ("nowhere",)}, "no part"), ({"set": ("=x",)}, "NAME=VALUE"),
])
def test_what_is_not_there_is_not_understood(letter, change, asked, words):
    with pytest.raises(NotUnderstood, match=words):
        change(letter, **asked)


def test_a_part_without_a_block_cannot_be_edited(letter):
    parts = tuple(msgspec.structs.replace(p, block="gone") if p.part == "call" else p
                  for p in letter.parts)
    with pytest.raises(NotUnderstood, match="no block to edit"):
        text_edited(msgspec.structs.replace(letter, parts=parts), "call", "en", "Words.")


def test_a_part_taken_in_and_out_again_leaves_the_letter_as_it_was(letter):
    out = apply(letter, SwitchPart("situation", False)).letter
    assert apply(out, SwitchPart("situation", True)).letter == letter


def test_a_list_of_signatories_of_the_library_is_taken_by_its_name(library, change, clock):
    letter = new(library, NewRequest("joint-letter", ("en",)), clock=clock)
    name = next(iter(library.signatory_lists))
    field = next(f.id for f in letter.pinned.template.field if f.type == "signatories")
    empty = change(letter, set=(f"{field}=",))
    assert field not in empty.values
    assert change(empty, set=(f"{field}=list:{name}",)).values == letter.values
    unknown = change(empty, set=(f"{field}=list:none",))
    assert field in {finding.place.field for finding in put_right(unknown, clock)}


def test_what_a_change_does_can_be_read(letter):
    assert ch.ChooseBlock("call", None).name.shown() == "let the template choose “call”"
    assert ch.SwitchPart("call", None).name.shown() == "let the template decide on “call”"
    assert ch.SwitchPart("call", False).name.shown() == "leave “call” out"


@pytest.mark.parametrize("asked", [
    {"text": ("call=",)}, {"text": ("call=  \n",)}, {"insert_after": ("call=",)},
])
def test_words_that_are_none_are_refused_and_leave_no_hole(letter, change, asked):
    with pytest.raises(NotUnderstood, match="no words are given for part “call”"):
        change(letter, **asked)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no /dev/zero")
def test_a_file_without_an_end_is_refused_at_once(letter, change):
    with pytest.raises(NotUnderstood, match="too large"):
        change(letter, text=("call=@/dev/zero",))
