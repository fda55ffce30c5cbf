"""letterdesk export"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from letterdesk.cli.options import Language
from letterdesk.cli.words import print_findings, tell
from letterdesk.findings import say
from letterdesk.letters.lookup import not_understood
from letterdesk.operations.export import ExportRequest, path_in
from letterdesk.operations.export import export as write
from letterdesk.operations.letter_files import open_letter
from letterdesk.settings import load_settings


def export(
    letter: Annotated[Path, Parameter(help="The letter's file.")],
    /,
    *,
    output: Annotated[Path, Parameter(("--output", "-o"), help="What to write: its ending says the "
                                      "format, .pdf, .docx or .txt. A file that is there is "
                                      "replaced. In a folder it is called by --name.")],
    name: Annotated[str | None, Parameter(help="Name of the file in a folder, with places such as "
                                          "{date} {title} {language}; as in the settings "
                                          "otherwise.")] = None,
    kind: Annotated[Literal["pdf", "docx", "txt"], Parameter("--format", help="Format of the file "
                                                             "in a folder.")] = "pdf",
    lang: Language = None,
    draft: Annotated[bool, Parameter("--draft", negative="", help="Export in spite of what is to "
                                     "put right, marked as a draft.")] = False,
    unwrapped: Annotated[bool, Parameter("--unwrapped", negative="", help="Text with one line a "
                                         "paragraph.")] = False,
) -> int:
    settings, _ = load_settings()
    opened = open_letter(letter)
    if output.is_dir():
        output = path_in(output, opened.letter, name or settings.file_names, kind, lang)
    elif name is not None:
        raise not_understood(say("--name needs a folder after -o"),
                             say("name a folder that is there"))
    request = ExportRequest(output, language=lang, draft=draft, unwrapped=unwrapped)
    exported = write(opened, request, by=settings.name)
    print_findings(exported.findings, sys.stderr)
    if exported.path is None:
        tell(say("letterdesk: {file} was not written; put right what is named above, or export a "
                 "draft with --draft", file=str(output)), sys.stderr)
        return 1
    return 0
