"""Forms of address, addresses, and recipients as typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterdesk.contacts import (
    ROLES,
    Form,
    Recipient,
    address_lines,
    filled,
    form_of_address,
    parse_recipient,
    recipient_findings,
)
from letterdesk.findings import NotUnderstood
from letterdesk.language import Usage

_FRENCH = {
    "f": Form(salutation="Madame l’Ambassadrice,", address="S.E. Mme {name}"),
    "m": Form(salutation="Monsieur l’Ambassadeur,", address="S.E. M. {name}"),
    "neutral": Form(salutation="Excellence,", close="Veuillez agréer", address="S.E. {name}"),
}
_TABLE = {
    "ambassador": {"en": {"neutral": Form(salutation="Excellency,")}, "fr": _FRENCH},
    "person": {"fr": {"f": Form(salutation="Madame,")}},
}


def _salutation(recipient: Recipient, language: str) -> str | None:
    form = form_of_address(recipient, _TABLE, language)
    return form.salutation if form else None


@pytest.mark.parametrize(
    ("gender", "language", "salutation"),
    [
        ("f", "fr", "Madame l’Ambassadrice,"), ("m", "fr", "Monsieur l’Ambassadeur,"),
        (None, "fr", "Excellence,"), ("f", "en", "Excellency,"), ("other", "fr", "Excellence,"),
        ("", "fr", "Excellence,"), ("Female", "fr", "Excellence,"), ("f", "ar", None),
    ],
)
def test_a_gender_that_is_not_known_gets_the_neutral_form(
    gender: str | None, language: str, salutation: str | None
) -> None:
    assert _salutation(Recipient(role="ambassador", gender=gender), language) == salutation


def test_without_a_neutral_form_nothing_is_guessed() -> None:
    assert _salutation(Recipient(role="person", gender="f"), "fr") == "Madame,"
    assert _salutation(Recipient(role="person", gender="m"), "fr") is None
    assert _salutation(Recipient(role="person"), "fr") is None
    assert _salutation(Recipient(role="minister"), "fr") is None


@pytest.mark.parametrize(
    ("name", "gender", "salutation"),
    [("Ana Sol", "f", "Dear Ms. {name},"), ("", "f", "Dear Madam,"), (" ", "m", "Dear Friend,"),
     ("", None, "Dear Friend,"), ("Ana Sol", None, "Dear {name},")],
)
def test_a_name_that_is_not_known_leaves_no_torn_salutation(
    name: str, gender: str | None, salutation: str
) -> None:
    table = {"person": {"en": {
        "f": Form(salutation="Dear Ms. {name},", salutation_without_name="Dear Madam,"),
        "m": Form(salutation="Dear Mr. {name},"),
        "neutral": Form(salutation="Dear {name},", salutation_without_name="Dear Friend,"),
    }}}
    form = form_of_address(Recipient(role="person", name=name, gender=gender), table, "en")
    assert form is not None and form.salutation == salutation


def test_a_salutation_that_asks_for_no_name_stays_without_one() -> None:
    table = {"person": {"en": {
        "f": Form(salutation="Madam,"), "neutral": Form(salutation_without_name="Dear Friend,"),
    }}}
    form = form_of_address(Recipient(role="person", gender="f"), table, "en")
    assert form is not None and form.salutation == "Madam,"


def test_what_a_gender_leaves_open_comes_from_the_neutral_form() -> None:
    form = form_of_address(Recipient(role="ambassador", gender="f"), _TABLE, "fr")
    assert form is not None and form.close == "Veuillez agréer"


@pytest.mark.parametrize(
    ("template", "name", "shown"),
    [
        ("Dear {name},", "Seán O'Brien", "Dear Seán O'Brien,"), ("Dear {name},", "", "Dear,"),
        ("H.E. {name} and family", "", "H.E. and family"), ("Excellency,", "X", "Excellency,"),
        ("Е.П. {name:dative}", "Послу", "Е.П. Послу"), ("{name} & <co> {x}", "A", "A & <co> {x}"),
        ("سعادة {name}،", "", "سعادة،"), ("Здравствуйте, {name}!", "", "Здравствуйте!"),
        ("尊敬的{name}：", "", "尊敬的："), ("two  spaces", "", "two  spaces"),
    ],
)
def test_a_form_is_filled_without_a_hole(template: str, name: str, shown: str) -> None:
    assert filled(template, Recipient(name=name)) == shown


@given(st.text(max_size=30).filter(str.strip))
def test_a_name_is_printed_as_typed(name: str) -> None:
    assert filled("A {name} B", Recipient(name=name)) == f"A {name.strip()} B"


def test_a_chinese_address_goes_from_the_place_to_the_person() -> None:
    form = Form(address="{name}女士")
    recipient = Recipient(
        name="陈静", gender="f", country="CN", title="主任", organisation="法律援助中心",
        address=("建国路1号",),
    )
    lines = address_lines(recipient, form, Usage("zh"))
    assert lines == ("中国", "建国路1号", "法律援助中心", "主任", "陈静女士")


def test_an_address_has_a_line_for_what_is_known_only() -> None:
    recipient = Recipient(
        role="ambassador", name="Ada Example", gender="f", country="FR",
        title="Représentante permanente", address=("245 East 47th Street", "", "New York"),
    )
    lines = address_lines(recipient, _FRENCH["f"], Usage("fr"))
    assert lines == (
        "S.E. Mme Ada Example", "Représentante permanente", "245 East 47th Street", "New York",
    )
    assert address_lines(Recipient(role="ambassador", title="Ambassadeur"), _FRENCH["f"],
                         Usage("fr")) == ("Ambassadeur",)
    assert address_lines(Recipient(name="Ada"), None, Usage("en")) == ("Ada",)
    assert address_lines(Recipient(), None, Usage("en")) == ()


def test_an_address_abroad_ends_on_its_country_once() -> None:
    recipient = Recipient(role="person", name="Ada", country="GB", address=("1 Road", "London"))
    assert address_lines(recipient, None, Usage("en"))[-1] == "United Kingdom"
    named = Recipient(role="person", name="Ada", country="GB", address=("London", "UK"))
    assert address_lines(named, None, Usage("en"))[-1] == "UK"
    without_address = Recipient(role="person", name="Ada", country="GB")
    assert address_lines(without_address, None, Usage("en")) == ("Ada",)


def test_a_recipient_is_read_from_one_line() -> None:
    text = "role=ambassador; name=Seán = O'Brien;gender=F;country=france;lang=fr;address=1 Road|NY"
    assert parse_recipient(text) == Recipient(
        role="ambassador", name="Seán = O'Brien", gender="f", country="FR", language="fr",
        address=("1 Road", "NY"),
    )
    assert parse_recipient("name=A;country=;lang=;gender=;groups=E10|Africa;") == Recipient(
        name="A", groups=("E10", "Africa")
    )


@pytest.mark.parametrize("typed", ["none", "", "other", "unknown", "X"])
def test_a_gender_that_is_neither_is_none(typed: str) -> None:
    assert parse_recipient(f"name=A;gender={typed}").gender is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "name="), ("role", "name=value"), ("colour=red", "organisation"),
        ("role=king", "ambassador"), ("gender=q;name=A", "f, m or none"),
        ("country=Atlantis", "ISO 3166"), ("lang=de", "en, fr, es, ar, ru, zh"),
    ],
)
def test_what_is_not_understood_says_what_to_type(text: str, words: str) -> None:
    with pytest.raises(NotUnderstood) as caught:
        parse_recipient(text)
    assert words in caught.value.finding.line()


def test_findings_name_each_recipient_that_cannot_be_addressed() -> None:
    recipients = [
        Recipient(role="ambassador"), Recipient(role="minister", language="fr"),
        Recipient(role="person", gender="f", country="XX"),
    ]
    found = recipient_findings(recipients, _TABLE, ["en", "fr"])
    assert [(f.code, f.place.recipient, f.place.language) for f in found] == [
        ("no-form-of-address", 1, "fr"), ("unknown-country", 2, None),
        ("no-form-of-address", 2, "en"),
    ]
    assert all(role in found[0].line() for role in ROLES)
    assert "XX" in found[1].line()
    assert len({f.id for f in found}) == 3
