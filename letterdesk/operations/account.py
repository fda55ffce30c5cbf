"""What the system knows of the person at this desk."""

from __future__ import annotations

import os
import sys


def account_name() -> str:
    """The full name of the account, or nothing where the system has none (always on Windows)."""
    if sys.platform == "win32":
        return ""
    import pwd

    try:
        entry = pwd.getpwuid(os.getuid())
    except KeyError:
        return ""
    # The first of the comma-separated fields; `&` in it stands for the account (passwd(5)).
    name = entry.pw_gecos.partition(",")[0].replace("&", entry.pw_name.capitalize()).strip()
    return "" if name.casefold() == entry.pw_name.casefold() else name
