"""Forms of address that do not fit whom a letter goes to."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from letterdesk.letters.compose import compose
from letterdesk.operations.check import check_composition
from letterdesk.operations.new import NewRequest, new


@pytest.fixture
def to(six, change, found):
    """The findings of a letter to one recipient whose part has these words."""
    def to(recipient, words, language="en", part="salutation"):
        letter = change(six, to=(recipient,), text=(f"{part}={words}",), language=language)
        return [f for f in found(letter, "form-of-address") if f.place.language == language]
    return to


WOMAN = "role=ambassador;name=Ana Lima;gender=f;country=BR"
MAN = "role=ambassador;name=Jo Lima;gender=m;country=BR"
NOBODY_KNOWN = "role=ambassador;name=A Lima;country=BR"
MINISTER = "role=minister;name=Ana Lima;gender=f;country=BR"
PERSON = "role=person;name=Ana Lima;gender=f"


@pytest.mark.parametrize(("recipient", "language", "words", "marked"), [
    (WOMAN, "fr", "Monsieur l’Ambassadeur,", "Monsieur l’Ambassadeur"),
    (WOMAN, "fr", "Monsieur l'Ambassadeur,", "Monsieur l'Ambassadeur"),
    (WOMAN, "fr", "Madame la Ministre,", "Madame la Ministre"),
    (WOMAN, "es", "Señor Embajador:", "Señor Embajador"),
    (WOMAN, "es", "Estimado señor Embajador:", "Estimado señor Embajador"),
    (WOMAN, "es", "Estimado colega:", "Estimado"),
    (WOMAN, "ar", "صاحب السعادة،", "صاحب السعادة"),
    (WOMAN, "ru", "Уважаемый господин Посол!", "Уважаемый господин Посол"),
    (WOMAN, "zh", "大使先生阁下：", "大使先生阁下"),
    (WOMAN, "en", "Dear Sir,", "Dear Sir"),
    (WOMAN, "en", "Dear Mr. Ambassador,", "Dear Mr. Ambassador"),
    (WOMAN, "en", "Monsieur l’Ambassadeur,", "Monsieur l’Ambassadeur"),
    (MAN, "en", "Madam Ambassador,", "Madam"),
    (PERSON, "en", "Excellency,", "Excellency"),
    (PERSON, "en", "Dear Mr. Lima,", "Dear Mr. Lima"),
    (MINISTER, "fr", "Madame l’Ambassadrice,", "Madame l’Ambassadrice"),
])
def test_a_salutation_for_somebody_else_is_to_put_right(to, recipient, language, words, marked):
    finding = to(recipient, words, language)[0]
    assert (finding.severity, finding.words) == ("put right", marked)
    assert (finding.place.part, finding.place.language) == ("salutation", language)


@pytest.mark.parametrize(("recipient", "language", "words"), [
    (WOMAN, "en", "Dear Excellency,"), (WOMAN, "en", "Excellencies,"),
    (WOMAN, "en", "Dear Madam Ambassador,"), (WOMAN, "en", "Dear Ambassador,"),
    (WOMAN, "en", "Dear Ana,"), (WOMAN, "en", "Dear Ms. Lima,"),
    (MAN, "en", "Dear Mr. Ambassador,"), (WOMAN, "fr", "Excellence,"),
    (WOMAN, "fr", "Madame la Représentante permanente,"),
    (NOBODY_KNOWN, "fr", "Madame l’Ambassadrice,"), (NOBODY_KNOWN, "fr", "Excellence,"),
    (MAN, "ru", "Ваше Превосходительство!"), (PERSON, "en", "Dear Ms. Lima,"),
    (PERSON, "en", "Dear Sir or Madam,"), (MINISTER, "es", "Excelencia:"),
    ("role=organisation;name=Jo", "en", "Dear Ms. Lima,"),
])
def test_a_salutation_that_fits_is_left_alone(to, recipient, language, words):
    assert to(recipient, words, language) == []


def test_a_vocative_in_the_body_has_to_fit_and_a_mention_may_be_of_anybody(to):
    (finding,) = to(WOMAN, "Nous vous prions, Monsieur le Ministre, d’agir.", "fr", "call")
    assert finding.words == "Monsieur le Ministre" and finding.place.part == "call"
    assert "is for minister, and the recipient is ambassador" in finding.line()
    assert to(WOMAN, "Nous avons vu Monsieur le Ministre hier.", "fr", "call") == []
    assert to(WOMAN, "Nous vous prions, Madame l’Ambassadrice, d’agir.", "fr", "call") == []
    assert to(WOMAN, "With us would come:\n\n- Mr. Karim Zayed, Coordinator\n- Mr. Bo Lind",
              part="call") == []
    man = to(MAN, "Nous vous prions, Madame l’Ambassadrice, d’agir.", "fr", "call")
    assert "addresses a woman, and the recipient is a man" in man[0].line()
    woman = to(WOMAN, "Nous vous prions, Monsieur l’Ambassadeur, d’agir.", "fr", "call")
    assert "addresses a man, and the recipient is a woman" in woman[0].line()


def test_a_block_chosen_by_hand_for_another_role_is_told(library, clock, change, found):
    letter = new(library, NewRequest("veto-reform", ("en",)), clock=clock)
    letter = change(letter, to=("role=organisation;name=Jo",),
                    choose=("salutation=dear-excellency",))
    assert found(letter, "form-of-address")[0].words == "Excellency"
    fits = change(letter, to=(WOMAN,))
    assert found(fits, "form-of-address") == []


def test_typed_words_are_held_against_every_recipient_of_the_letter(letter, six, change, found):
    changed = change(letter, to=(WOMAN, "role=person;name=Jo Lima;gender=m"),
                     text=("salutation=Excellency,",))
    (finding,) = found(changed, "form-of-address")
    assert "and the recipient is person" in finding.line()
    alone = change(six, to=(WOMAN, "role=person;name=Jo Lima;gender=m;lang=fr"),
                   text=("salutation=Excellency,", "call=We ask you, Sir, to act."))
    assert [f.words for f in found(alone, "form-of-address")] == ["Sir"]


def test_one_recipient_of_a_merge_is_looked_at_alone(letter, change, clock):
    changed = change(letter, to=(WOMAN, PERSON), text=("salutation=Excellency,",))
    composition = compose(changed, "en", changed.recipients[1])
    codes = [f.code for f in check_composition(changed, composition, clock().date())]
    assert codes.count("form-of-address") == 1


def test_a_letter_to_nobody_named_is_read_for_the_role_of_its_template(letter, change, found):
    assert found(change(letter, text=("salutation=Dear Sir or Madam,",)), "form-of-address")
    assert found(change(letter, text=("salutation=Excellency,",)), "form-of-address") == []
    template = replace(letter.pinned.template, addressee_role="")
    bare = replace(letter, pinned=replace(letter.pinned, template=template))
    changed = change(bare, text=("salutation=Dear Sir or Madam,",))
    assert found(changed, "form-of-address") == []


def test_a_role_without_a_form_of_its_own_language_stops_nothing(six, change, found):
    forms = {"ambassador": {"fr": six.pinned.forms["ambassador"]["fr"]}}
    bare = replace(six, pinned=replace(six.pinned, forms=forms))
    changed = change(bare, to=(WOMAN,), text=("salutation=Madame l’Ambassadrice,",))
    (finding,) = found(changed, "form-of-address")
    assert "is a form of address of another language" in finding.line()
