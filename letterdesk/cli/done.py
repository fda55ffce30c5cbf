"""letterdesk done"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from letterdesk.operations.fix import done as say_done
from letterdesk.operations.letter_files import open_letter, save_letter


def done(
    letter: Annotated[Path, Parameter(help="The letter's file.")],
    part: Annotated[str, Parameter(help="Part whose words are done.")],
    language: Annotated[str, Parameter(help="Language: en, fr, es, ar, ru or zh.")], /,
) -> int:
    opened = open_letter(letter)
    after = say_done(opened.letter, part, language)
    if after is not opened.letter:
        save_letter(opened, after)
    return 0
