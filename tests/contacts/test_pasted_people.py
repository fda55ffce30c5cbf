import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterdesk.contacts.pasted_people import (
    COLUMNS,
    as_table,
    not_taken,
    people_of,
    read_table,
)


def read(text, groups=None):
    table = read_table(text)
    return people_of(table, table.columns, groups)


@pytest.mark.parametrize("heading", [
    "Name\tTitle\tOrganisation\tCountry\tE-mail", "Nom\tFonction\tOrganisme\tPays\tCourriel",
    "Nombre\tCargo\tOrganización\tPaís\tCorreo electrónico",
    "الاسم\tالمنصب\tالمنظمة\tالبلد\tالبريد الإلكتروني",
    "ФИО\tДолжность\tОрганизация\tСтрана\tЭлектронная почта", "姓名\t职务\t组织\t国家\t电子邮件",
])
def test_columns_are_known_by_their_headings_in_six_languages(heading):
    [person] = read(f"{heading}\r\nAda Ndiaye\tConvenor\tCoalition\tSenegal\tada@c.example\r\n")
    assert person == {"name": "Ada Ndiaye", "title": "Convenor", "organisation": "Coalition",
                      "country": "SN", "email": "ada@c.example"}


def test_columns_without_a_heading_are_known_by_what_stands_in_them():
    people = read("Ada Ndiaye\tConvenor\tCoalition\tSenegal\tada@c.example\n"
                  "Bo Lind\tDirector\tLind & Sons\tSweden\t\n")
    assert people[1] == {"name": "Bo Lind", "title": "Director", "organisation": "Lind & Sons",
                         "country": "SE"}
    assert read("Coalition\tFrance")[0] == {"name": "Coalition", "country": "FR"}
    assert read("Ada\tCoalition")[0] == {"name": "Ada", "organisation": "Coalition"}


def test_a_no_break_space_stays_one():
    assert read("M.\u00a0Roy\tACT\u202f!\n")[0] == {"name": "M.\u00a0Roy",
                                                   "organisation": "ACT\u202f!"}


def test_names_alone_are_people_a_line():
    assert read("Ada\n\nBo\r\nFrance\n") == ({"name": "Ada"}, {"name": "Bo"}, {"name": "France"})


@pytest.mark.parametrize(("text", "name", "organisation"), [
    ('Name\tOrganisation\n"Ndiaye, Ada"\t"Line\nbreak"\n', "Ndiaye, Ada", "Line break"),
    ('Name,Organisation\n"Ndiaye, Ada","The ""Free"" Press"\n', "Ndiaye, Ada",
     'The "Free" Press'),
    ("name;organisation\nO'Brien, Seán;One; two\n", "O'Brien, Seán", "One"),
    ('Name\tOrganisation\nBo\tThe "Press\n', "Bo", 'The "Press'),
    ("\ufeffName\tOrganisation\nBo\tPress\n", "Bo", "Press"),
])
def test_cells_in_quotes_keep_what_is_in_them(text, name, organisation):
    person = read(text)[0]
    assert (person["name"], person["organisation"]) == (name, organisation)


def test_an_organisation_without_a_person_signs_by_its_own_name():
    assert read("Organisation\tCountry\nCoalition\tFR\n") == (
        {"name": "Coalition", "country": "FR"},)


def test_what_is_not_understood_stays_as_it_was_written():
    [person] = read("Name\tCountry\tGroup\nAda\tAtlantis\tSouth\n", {"north": ("North",)})
    assert (person["country"], person["group"]) == ("Atlantis", "South")
    [person] = read("Name\tGroup\nAda\tnord\n", {"north": ("North", "Nord")})
    assert person["group"] == "north"


def test_columns_that_are_not_taken_are_told():
    table = read_table("Name\tShoe size\tEmpty\nAda\t38\t\n")
    assert table.columns == ("name", None, None)
    assert not_taken(table, table.columns) == (1,)


def test_650_rows_are_all_there():
    rows = "\n".join(f"Person {n}\tOrganisation {n}\tFrance\tp{n}@o.example" for n in range(650))
    people = read(f"Name\tOrganisation\tCountry\tEmail\n{rows}")
    assert len(people) == 650
    assert people[-1]["name"] == "Person 649"


def test_what_is_copied_out_can_be_pasted_back():
    people = read('Name\tOrganisation\tCountry\n"Ada\t"\tThe "Press"\tFrance\nBo\tX;Y\tSweden\n')
    assert read(as_table(people, {"name": "Name"})) == people


@given(st.lists(st.dictionaries(st.sampled_from(["name", "title", "organisation", "detail"]),
                                st.text("abc ,;\"'éж", min_size=1, max_size=8), min_size=1)
                .filter(lambda one: "name" in one), min_size=1, max_size=5))
def test_no_words_are_lost_between_copy_and_paste(people):
    tidy = [{key: " ".join(words.split()) for key, words in one.items() if words.strip()}
            for one in people]
    tidy = [one for one in tidy if one.get("name")]
    back = read(as_table(tidy, {})) if tidy else ()
    assert list(back) == tidy


@given(st.text(max_size=200))
def test_any_clipboard_is_read(text):
    table = read_table(text)
    assert len(table.columns) == (len(table.rows[0]) if table.rows else 0)
    assert all(set(one) <= set(COLUMNS) for one in people_of(table, table.columns))
