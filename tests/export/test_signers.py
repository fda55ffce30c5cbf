"""Signatories as words."""

from letterdesk.document.model import Signer, SignerGroup, Text, plain_text
from letterdesk.export import signers
from letterdesk.export.signers import ruled_columns

MSF = Signer("Médecins sans frontières", detail="(MSF)", country="France")
LEE = Signer("Ann Lee", "Chair", "Org", email="a@example.org", detail="in an individual capacity")


def printed_name(signer, language):
    return plain_text(signers.printed_name(signer, language))


def entry(signer, language):
    return plain_text(signers.entry(signer, language))


def running(signed, language):
    return plain_text(signers.running(signed, language))


def ruled_cells(signer, columns, language):
    return tuple(map(plain_text, signers.ruled_cells(signer, columns, language)))


def test_the_detail_follows_the_name():
    assert printed_name(MSF, "fr") == "Médecins sans frontières (MSF)"
    assert printed_name(LEE, "en") == "Ann Lee, in an individual capacity"
    assert printed_name(Signer("X"), "en") == "X"


def test_lists_use_the_marks_of_their_language():
    assert entry(Signer("Ann", "Chair"), "en") == "Ann, Chair"
    assert entry(Signer("آن", "رئيسة"), "ar") == "آن، رئيسة"
    assert running((Signer("甲"), Signer("乙", "主席")), "zh") == "甲；乙，主席"


def test_a_ruled_list_has_the_columns_that_its_entries_need():
    assert ruled_columns((SignerGroup((), (Signer("A"),)),)) == ("name",)
    columns = ruled_columns((SignerGroup((), (MSF,)), SignerGroup((), (LEE,))))
    assert columns == ("name", "role", "country")
    assert ruled_cells(LEE, columns, "en") == (
        "Ann Lee, in an individual capacity", "Chair, Org, a@example.org", "")


def test_a_name_in_latin_letters_is_one_run_in_an_arabic_list():
    signer = Signer("“Ibrahim” (name withheld)", "شاهد", country="سوريا")
    assert signers.entry(signer, "ar") == (
        Text("“Ibrahim” (name withheld)", language="en", direction="ltr"), Text("، شاهد، سوريا"))
    joined = signers.printed_name(Signer("Médecins sans frontières", detail="(MSF)"), "ar")
    assert joined == (
        Text("Médecins sans frontières (MSF)", language="en", direction="ltr"),)
    apart = signers.printed_name(Signer("Ann Lee", detail="(بصفة شخصية)"), "ar")
    assert apart == (Text("Ann Lee", language="en", direction="ltr"), Text(" (بصفة شخصية)"))


def test_in_its_own_script_an_entry_is_one_span():
    ann = Signer("Ann", "Chair", country="Mali")
    assert signers.entry(ann, "en") == (Text("Ann, Chair, Mali"),)


def test_a_signatory_with_a_language_keeps_it():
    signer = Signer("Иван", "председатель", language="ru")
    assert signers.entry(signer, "en") == (
        Text("Иван", language="ru"), Text(", "), Text("председатель", language="ru"))
