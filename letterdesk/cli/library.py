"""letterdesk library init, letterdesk library lint"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import platformdirs
from cyclopts import Parameter

from letterdesk.cli.options import Json
from letterdesk.cli.words import report, tell
from letterdesk.findings import say
from letterdesk.operations.library import init_library, lint_library
from letterdesk.operations.own_library import free_folder


def init(
    folder: Annotated[Path | None, Parameter(help="Where to make it; a new or empty folder; your "
                                             "documents, if none is named.")] = None,
    /,
) -> int:
    folder = folder or free_folder(platformdirs.user_documents_path())
    init_library(folder)
    tell(say("{folder}: the library is made; letterdesk library lint looks at it",
             folder=str(folder)))
    return 0


def lint(folder: Annotated[Path, Parameter(help="Folder of the library.")], /, *,
         json: Json = False) -> int:
    return report(lint_library(folder), folder, json=json)
