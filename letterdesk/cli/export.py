"""letterdesk export"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from letterdesk.cli.options import Language
from letterdesk.cli.words import print_findings, tell
from letterdesk.findings import Finding, say
from letterdesk.letters.lookup import not_understood
from letterdesk.operations.emails import export_messages
from letterdesk.operations.export import Exported, ExportRequest, path_in
from letterdesk.operations.export import export as write
from letterdesk.operations.for_signature import refuse_unsignable
from letterdesk.operations.letter_files import OpenLetter, open_letter
from letterdesk.operations.redline import RedlineRequest, export_redline
from letterdesk.operations.signing_folder import FolderRequest
from letterdesk.operations.signing_folder import signing_folder as write_folder
from letterdesk.settings import load_settings


def export(
    letter: Annotated[Path, Parameter(help="The letter's file.")],
    /,
    *,
    output: Annotated[Path, Parameter(("--output", "-o"), help="What to write: its ending says the "
                                      "format, .pdf, .docx, .txt, .eml or .png (a file a "
                                      "page). A file that is there is replaced. In a folder it "
                                      "is called by --name, and each recipient gets an .eml.")],
    name: Annotated[str | None, Parameter(help="Name of the file in a folder, with places such as "
                                          "{date} {title} {language}; as in the settings "
                                          "otherwise.")] = None,
    kind: Annotated[Literal["pdf", "docx", "txt", "eml", "png"], Parameter(
        "--format", help="Format of the file in a folder.")] = "pdf",
    lang: Language = None,
    draft: Annotated[bool, Parameter("--draft", negative="", help="Export in spite of what is to "
                                     "put right, marked as a draft.")] = False,
    unwrapped: Annotated[bool, Parameter("--unwrapped", negative="", help="Text with one line a "
                                         "paragraph.")] = False,
    for_signature: Annotated[bool, Parameter("--for-signature", negative="", help="A PDF with an "
                                             "empty signature field for each who signs, to sign "
                                             "with a certificate.")] = False,
    signature_picture: Annotated[bool, Parameter(
        "--signature-picture", negative="--no-signature-picture",
        help="Print the signature pictures of those who agreed to it; otherwise room to sign is "
             "left.")] = False,
    signing_folder: Annotated[bool, Parameter("--signing-folder", negative="", help="One PDF to "
                                              "sign with a pen: a cover sheet (in --lang), then "
                                              "the letter for each recipient in each of its "
                                              "languages.")] = False,
    by_when: Annotated[str, Parameter(help="The day by which a signing folder is to be signed, as "
                                      "2014-05-22.", show_default=False)] = "",
    redline: Annotated[bool, Parameter("--redline", negative="", help="Mark what differs from the "
                                       "approved texts: a DOCX with tracked changes, or a PDF. "
                                       "No snapshot is kept, and what is to put right makes it a "
                                       "draft.")] = False,
    against: Annotated[str | None, Parameter(help="Name of a snapshot that a redline is made "
                                             "against, in place of the approved texts; letterdesk "
                                             "snapshots lists them.")] = None,
) -> int:
    _refuse_what_is_apart(
        {"--signing-folder": signing_folder, "--redline": redline},
        {"--draft": draft and signing_folder, "--unwrapped": unwrapped,
         "--for-signature": for_signature, "--signature-picture": signature_picture})
    if signature_picture and for_signature:
        raise not_understood(say("where somebody is still to sign, no signature picture is "
                                 "printed"), say("leave out --signature-picture"))
    if by_when and not signing_folder:
        raise not_understood(say("--by-when needs --signing-folder"))
    if against is not None and not redline:
        raise not_understood(say("--against needs --redline"), say("add --redline"))
    if name is not None and not output.is_dir():
        raise not_understood(say("--name needs a folder after -o"),
                             say("name a folder that is there"))
    settings, _ = load_settings()
    opened = open_letter(letter)
    pattern, by = name or settings.file_names, settings.name
    if signing_folder:
        path = _path(output, opened, pattern, "pdf", None, "-signing")
        return _told([(path, write_folder(opened, FolderRequest(path, by_when, lang), by=by))],
                     can_be_draft=False)
    if redline:
        path = _path(output, opened, pattern, kind, lang, "-redline")
        asked = RedlineRequest(path, against, language=lang, draft=draft)
        print_findings(export_redline(opened, asked, by=by), sys.stderr)
        return 0
    if (kind == "eml") if output.is_dir() else output.suffix.lower() == ".eml":
        if for_signature:
            refuse_unsignable("eml", draft=draft)
        return _told(export_messages(opened, output, pattern, language=lang, draft=draft, by=by,
                                     signature_picture=signature_picture))
    path = _path(output, opened, pattern, kind, lang)
    request = ExportRequest(path, language=lang, draft=draft, unwrapped=unwrapped,
                            for_signature=for_signature, signature_picture=signature_picture)
    return _told([(path, write(opened, request, by=by))])


def _refuse_what_is_apart(kinds: Mapping[str, bool], others: Mapping[str, bool]) -> None:
    """A signing folder and a redline are files of their own: they go with no other way."""
    asked = [option for option, is_asked in kinds.items() if is_asked]
    beside = [option for option, is_asked in others.items() if is_asked]
    if asked and len(asked) + len(beside) > 1:
        raise not_understood(say("{one} does not go with {other}", one=asked[0],
                                 other=[*asked, *beside][1]), say("leave out one of them"))


def _path(output: Path, opened: OpenLetter, pattern: str, kind: str, language: str | None,
          ending: str = "") -> Path:
    """The file to write: as named, or in a folder by the pattern."""
    if not output.is_dir():
        return output
    named = path_in(output, opened.letter, pattern, kind, language)
    return named.with_name(f"{named.stem}{ending}{named.suffix}")


def _told(exports: Iterable[tuple[Path, Exported]], *, can_be_draft: bool = True) -> int:
    """Says each finding once, and which files were not written."""
    told: list[Finding] = []
    status = 0
    for output, exported in exports:
        print_findings([one for one in exported.findings if one not in told], sys.stderr)
        told += exported.findings
        if exported.path is None:
            remedy = say("put right what is named above, or export a draft with --draft") \
                if can_be_draft else say("put right what is named above")
            tell(say("letterdesk: {file} was not written; {remedy}", file=str(output),
                     remedy=remedy), sys.stderr)
            status = 1
    return status
