"""Signatories as words."""

from letterdesk.document.model import Signer, SignerGroup
from letterdesk.export.signers import entry, printed_name, ruled_cells, ruled_columns, running

MSF = Signer("Médecins sans frontières", detail="(MSF)", country="France")
LEE = Signer("Ann Lee", "Chair", "Org", email="a@example.org", detail="in an individual capacity")


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
