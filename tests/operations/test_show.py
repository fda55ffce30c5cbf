from letterdesk.document.model import WORD_JOINER, to_json
from letterdesk.letters.compose import compose
from letterdesk.operations.edit import EditRequest, edit
from letterdesk.operations.new import NewRequest, new
from letterdesk.operations.show import show


def test_what_holds_an_arabic_date_together_is_not_shown(library, clock):
    letter = new(library, NewRequest("veto-reform", ("ar",), ("date=2014-05-22",)), clock=clock)

    shown = show(letter)

    date = next(part for part in shown.parts if part.part == "date")
    assert "22 أيار/مايو 2014" in date.text
    assert [f.typed for f in shown.fields if f.field == "date"] == ["22 أيار/مايو 2014"]
    assert WORD_JOINER not in "".join(part.text + part.source for part in shown.parts)
    assert WORD_JOINER in to_json(compose(letter, "ar").document).decode()
    again = edit(letter, EditRequest(set=("date=22 أيار/مايو 2014",)),
                 library=lambda: library, clock=clock)
    assert again.values["date"] == "2014-05-22"
