from letterdesk.contacts import Recipient
from letterdesk.contacts.pasted_people import read_table
from letterdesk.contacts.pasted_recipients import recipients_of


def read(text, roles=None):
    table = read_table(text)
    return recipients_of(table, table.columns, roles or {})


def test_missions_people_and_organisations_are_told_apart():
    assert read("Name\tCountry\tOrganisation\tLanguage\nAna\tFrance\t\tfrançais\n"
                "\tMali\t\t\nBo\t\tLind & Sons\tEnglish\n\t\tCoalition\t\n") == (
        Recipient("ambassador", "Ana", country="FR", language="fr"),
        Recipient("ambassador", country="ML"),
        Recipient("person", "Bo", organisation="Lind & Sons", language="en"),
        Recipient("organisation", organisation="Coalition"))


def test_a_role_is_known_by_its_id_and_by_its_words():
    [one, other] = read("Nom\tRôle\tPays\nLi\tminister\tCN\nJo\tPrésident\tFR\n",
                        {"president": "Président"})
    assert (one.role, other.role) == ("minister", "president")


def test_countries_alone_are_missions():
    assert read("Country\nFrance\nMali\n") == (
        Recipient("ambassador", country="FR"), Recipient("ambassador", country="ML"))


def test_what_is_not_understood_stands_in_the_address():
    [one] = read("Name\tRole\tLanguage\nAna\tcellist\tElvish\n")
    assert one.address == ("cellist", "Elvish") and one.role == "person"
