"""The Word file of a redline, its changes accepted and rejected, beside the plain files."""

from hypothesis import HealthCheck, given, settings

from letterdesk.export import prepare
from letterdesk.export.docx import write_docx
from letterdesk.letters.redlining import redline
from letterdesk.library.model import HouseStyle
from tests.export import tracked
from tests.letters.documents import pairs

STYLE = HouseStyle()


def words(document):
    return write_docx(prepare(document, STYLE, {}).document, STYLE, {})


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(pairs())
def test_accepted_it_is_the_letter_and_rejected_what_it_was(pair):
    before, after = pair
    made = words(redline(before, after))
    assert tracked.read(made, "accepted") == tracked.read(words(after))
    assert tracked.read(made, "rejected") == tracked.read(words(before))
    ids = tracked.ids_of_changes(made)
    assert len(ids) == len(set(ids))
