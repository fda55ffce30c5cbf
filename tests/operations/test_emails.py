"""Messages of a letter: to whom, in which language, under which names, and what stops them."""

from __future__ import annotations

import email
import email.policy

import pytest
from msgspec.structs import replace

from letterdesk.contacts import Recipient
from letterdesk.findings import NotUnderstood
from letterdesk.letters.store import write_letter
from letterdesk.operations.emails import (
    Addressed,
    export_messages,
    message_stems,
    messages_of,
    subject_of,
)
from letterdesk.operations.export import ExportRequest, export
from letterdesk.operations.letter_files import open_letter

PARIS = Recipient("ambassador", country="FR", language="fr", email="paris@example.org")
CAIRO = Recipient("ambassador", "السيد محمد", country="EG", language="ar",
                  email="cairo@example.org")
LIMA = Recipient("ambassador", country="PE", language="qu")


def read(path):
    return email.message_from_bytes(path.read_bytes(), policy=email.policy.default)


@pytest.fixture
def keep(tmp_path):
    def keep(letter):
        write_letter(tmp_path / "veto.letter", letter)
        return open_letter(tmp_path / "veto.letter")
    return keep


def test_each_recipient_is_written_to_in_their_own_language(six, keep, tmp_path, clock):
    opened = keep(replace(six, recipients=(PARIS, CAIRO, LIMA)))
    (tmp_path / "out").mkdir()
    made = list(export_messages(opened, tmp_path / "out", "{title}", clock=clock))
    assert [path.name for path, _ in made] == [
        "Veto on S-2014-348 · Syria-la France.eml", "Veto on S-2014-348 · Syria-مصر.eml",
        "Veto on S-2014-348 · Syria-Peru.eml"]
    paris, cairo, lima = (read(path) for path, _ in made)
    assert [m["To"] and m["To"].addresses[0].addr_spec for m in (paris, cairo, lima)] == [
        "paris@example.org", "cairo@example.org", None]
    assert cairo["To"].addresses[0].display_name == "السيد محمد"
    assert [m["Subject"] for m in (paris, cairo, lima)] == [
        "Veto contre S/2014/348 · La Syrie", "نقض S/2014/348 · سوريا",
        "Veto on S/2014/348 · Syria"]
    assert [a.get_filename() for a in cairo.iter_attachments()] == [
        "نقض S-2014-348 · سوريا.pdf", "نقض S-2014-348 · سوريا.docx"]
    assert "سعادتكم" in cairo.get_body(("plain",)).get_content()
    told = [f for _, exported in made for f in exported.findings if f.code == "no-e-mail-address"]
    assert [(finding.place.recipient, finding.severity.value) for finding in told] == [
        (2, "look at")]


def test_the_attachments_are_what_an_export_writes(letter, keep, tmp_path, clock):
    opened = keep(letter)
    for name in ("x.pdf", "x.docx", "x.eml", "y.eml"):
        export(opened, ExportRequest(tmp_path / name), clock=clock)
    files = [a.get_content() for a in read(tmp_path / "x.eml").iter_attachments()]
    assert files == [(tmp_path / "x.pdf").read_bytes(), (tmp_path / "x.docx").read_bytes()]
    assert (tmp_path / "x.eml").read_bytes() == (tmp_path / "y.eml").read_bytes()


def test_what_is_to_put_right_stops_a_message_and_a_draft_says_so(letter, keep, change, tmp_path,
                                                                 clock):
    opened = keep(change(letter, set=("country=",)))
    path = tmp_path / "x.eml"
    ((_, stopped),) = export_messages(opened, path, "{title}", clock=clock)
    assert stopped.path is None and not path.exists()
    list(export_messages(opened, path, "{title}", draft=True, clock=clock))
    made = read(path)
    assert made["Subject"].startswith("[Draft] Veto on S/2014/348")
    assert all("(Draft)." in a.get_filename() for a in made.iter_attachments())
    assert made.get_body(("plain",)).get_content().splitlines()[0] == "Draft"
    assert "<strong>Draft</strong>" in made.get_body(("html",)).get_content()


def test_several_recipients_need_a_folder(letter, keep, tmp_path, clock):
    opened = keep(replace(letter, recipients=(PARIS, CAIRO)))
    with pytest.raises(NotUnderstood, match="2 recipients"):
        list(export_messages(opened, tmp_path / "x.eml", "{title}", clock=clock))
    assert not (tmp_path / "x.eml").exists()


def test_no_two_messages_have_one_name(six):
    same = Recipient("person", name="Ann Lee", language="en")
    other = replace(same, name="ANN LEE")
    six = replace(six, recipients=(same, other, same, replace(same, name="x" * 300),
                                   replace(same, name="x" * 301)))
    stems = message_stems(six, "{title}", messages_of(six, six.languages))
    assert len({stem.casefold() for stem in stems}) == 5
    assert all(len(stem) <= 80 for stem in stems)


def test_a_letter_to_nobody_is_a_message_a_language(six):
    assert messages_of(six, ("fr", "zh")) == (Addressed("fr", None), Addressed("zh", None))
    assert message_stems(six, "{title}", messages_of(six, ("fr", "zh"))) == (
        "Veto on S-2014-348 · Syria-fr", "Veto on S-2014-348 · Syria-zh")


@pytest.mark.parametrize(("language", "subject"), [
    ("en", "Request for a meeting"), ("fr", "demande d’entretien"), ("es", "Solicitud de reunión"),
    ("ar", "طلب لقاء"), ("ru", "Просьба о встрече"), ("zh", "请求会面")])
def test_the_subject_is_that_of_the_letter_without_its_label(language, subject):
    from letterdesk.letters.compose import compose
    from letterdesk.resources import bundled_library

    opened = open_letter(bundled_library() / "examples" / f"meeting-request.{language}.letter")
    assert subject_of(compose(opened.letter, language).document) == subject
