"""Names that sync programs give to a second state of a file, beside the first.

Dropbox and Nextcloud `veto (conflicted copy 2014-05-22 143205).letter`, Dropbox also
`veto (Amira's conflicted copy 2014-05-22).letter` in the language of its user, ownCloud
`veto_conflict-20140522-143205.letter`, Seafile `veto (SFConflict amira 2014-05-22).letter`,
Syncthing `veto.sync-conflict-20140522-143205-7QKXYZA.letter`, OneDrive `veto-DESKTOP-7Q.letter`
after the computer, Google Drive `veto (1).letter`, iCloud `veto 2.letter`. The last three
are names that people give too: whether it is the same letter, the file must say.
"""

from __future__ import annotations

import re
import unicodedata

_SAYS_CONFLICT = re.compile(
    "conflict|conflit|conflicto|konflikt|конфликт|冲突|衝突|تعارض", re.IGNORECASE)
_COUNTED = re.compile(r" ?\(\d{1,3}\)| \d{1,3}")
_COMPUTER = re.compile(r"-[A-Za-z0-9][\w-]{0,62}")


def is_conflict_name(name: str, of: str) -> bool:
    """Whether a file's name may be that of a second state of the file `of` beside it."""
    name, of = (unicodedata.normalize("NFC", one) for one in (name, of))
    stem, _dot, ending = of.rpartition(".")
    if name == of or not stem or not name.startswith(stem) or not name.endswith("." + ending):
        return False
    rest = name[len(stem):-len(ending) - 1]
    return bool(_SAYS_CONFLICT.search(rest) or _COUNTED.fullmatch(rest)
                or _COMPUTER.fullmatch(rest))
