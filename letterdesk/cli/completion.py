"""letterdesk completion"""

from __future__ import annotations

from typing import Annotated, Literal

from cyclopts import Parameter

from letterdesk.cli.commands import app


def completion(shell: Annotated[Literal["bash", "zsh", "fish"],
                                Parameter(help="The shell that reads it.")], /) -> int:
    print(app.generate_completion(prog_name="letterdesk", shell=shell))
    return 0
