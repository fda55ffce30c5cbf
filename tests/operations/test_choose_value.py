import pytest

from letterdesk.export.text import write_text
from letterdesk.findings import NotUnderstood
from letterdesk.letters import changes as ch
from letterdesk.letters.applying import apply
from letterdesk.letters.compose import compose
from letterdesk.letters.file_form import letter_bytes
from letterdesk.letters.store import letter_from_bytes
from letterdesk.operations.choose_value import choose_value
from letterdesk.operations.new import NewRequest, new


@pytest.fixture
def without_country(library, clock):
    return new(library, NewRequest("veto-reform", ("en",), (
        "resolution=S/2014/348", "resolution_subject=x", "vetoing_states=RU")), clock=clock)


def after(letter, changes):
    for change in changes:
        letter = apply(letter, change).letter
    return letter


def test_a_country_brings_the_figures_of_the_library(without_country):
    changes = choose_value(without_country, "country", "SY")
    assert changes[0] == ch.SetField("country", "SY")
    letter = after(without_country, changes)
    assert letter.from_facts["casualties"].fact == "casualties.SY"
    assert {"casualties", "refugees", "displaced"} <= set(letter.from_facts)


def test_figures_that_a_person_gave_stay(without_country):
    typed = apply(without_country, ch.SetField("casualties", 7)).letter
    letter = after(typed, choose_value(typed, "country", "SY"))
    assert letter.values["casualties"] == 7
    assert "casualties" not in letter.from_facts
    assert "refugees" in letter.from_facts


@pytest.mark.parametrize("country", [None, "", "FR", "nowhere"])
def test_a_country_of_which_the_library_knows_nothing_brings_nothing(without_country, country):
    assert len(choose_value(without_country, "country", country)) == 1


def test_a_signatory_of_the_library_comes_with_words_and_picture(letter, library):
    assert "karim-zayed" not in letter.pinned.signatories
    changed = after(letter, choose_value(letter, "signatory", "karim-zayed", library=library))
    kept, _findings = letter_from_bytes(letter_bytes(changed), "a.letter")
    assert kept.pinned.signatories["karim-zayed"] == library.signatories["karim-zayed"]
    assert "Karim Zayed" in write_text(compose(kept, "en").document)
    assert not [f for f in compose(kept, "en").findings if f.place.field == "signatory"]


def test_the_picture_of_one_who_agreed_to_it_comes_too(library, clock):
    letter = new(library, NewRequest("veto-reform", ("en",), ("signatory=karim-zayed",)),
                 clock=clock)
    picture = library.signatories["miriam-adeyemi"].picture
    assert picture not in letter.pinned.files
    changed = after(letter, choose_value(letter, "signatory", "miriam-adeyemi", library=library))
    assert changed.pinned.files[picture] == library.files[picture]


def test_a_signatory_whom_the_letter_holds_keeps_its_words(letter, library):
    (change,) = choose_value(letter, "signatory", "miriam-adeyemi", library=library)
    assert not change.signatories


def test_without_a_library_a_signatory_is_a_value_like_others(letter):
    assert choose_value(letter, "signatory", "karim-zayed") == (
        ch.SetField("signatory", "karim-zayed"),)


def test_a_field_that_is_none_is_said(letter):
    with pytest.raises(NotUnderstood):
        choose_value(letter, "colour", "red")
