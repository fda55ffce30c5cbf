"""letterdesk export to a message that a mail program opens."""

from __future__ import annotations

import email
import email.policy
from pathlib import Path


def read(path: Path):
    return email.message_from_bytes(path.read_bytes(), policy=email.policy.default)


def test_a_message_has_the_letter_and_both_files(run, veto):
    assert run("edit", str(veto), "--to",
               "role=ambassador;name=A. Lee;country=FR;email=lee@mission.example.org").status == 0
    said = run("export", str(veto), "-o", "x.eml")
    assert said.status == 0, said.err
    made = read(Path("x.eml"))
    assert made["To"].addresses[0].addr_spec == "lee@mission.example.org"
    assert [a.get_content_type().rpartition(".")[2] for a in made.iter_attachments()] == [
        "application/pdf", "document"]


def test_two_recipients_get_a_file_each_and_one_file_is_refused(run, veto):
    run("edit", str(veto), *(word for country in ("FR", "EG")
                             for word in ("--to", f"role=ambassador;country={country}")))
    said = run("export", str(veto), "-o", "x.eml")
    assert said.status == 2 and "folder" in said.err and not Path("x.eml").exists()
    Path("out").mkdir()
    assert run("export", str(veto), "-o", "out", "--format", "eml").status == 0
    assert sorted(path.name for path in Path("out").iterdir()) == [
        "Veto on S-2014-348 · Syria-Egypt.eml", "Veto on S-2014-348 · Syria-France.eml"]
    assert run("export", str(veto), "-o", "out", "--format", "eml", "--name",
               "{datum}").status == 2


def test_what_is_to_put_right_is_told_with_the_file_that_was_not_written(run, veto):
    run("edit", str(veto), "--set", "country=")
    said = run("export", str(veto), "-o", "x.eml")
    assert said.status == 1 and "x.eml was not written" in said.err and "--draft" in said.err
    assert run("export", str(veto), "-o", "x.eml", "--draft").status == 0
    assert read(Path("x.eml"))["Subject"].startswith("[Draft]")
