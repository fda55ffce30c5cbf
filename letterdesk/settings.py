"""Settings of a desk: name, letters folder, library, appearance, language."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec
import platformdirs

from letterdesk.findings import LOOK_AT, Finding, Place, say

Appearance = Literal["system", "light", "dark"]
TextSize = Literal[100, 125, 150, 200]
Interface = Literal["system", "en", "fr", "es", "ar", "ru", "zh"]

_MOST_BYTES = 1_000_000


class Settings(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one person chose for this desk."""

    name: str = ""
    """Written as `by` into edits and snapshots."""
    letters_folder: str = ""
    """Empty: `Letters` in the user's documents."""
    library: str = ""
    """A library's folder; empty: the bundled one."""
    appearance: Appearance = "system"
    language: Interface = "system"
    """Of the window; the command line is English."""
    text_size: TextSize = 100
    """Of the window's words, in per cent."""
    file_names: str = "{title}"
    """Pattern of the names of exported files, see letters/file_names.py."""
    typing_aids: bool = True
    """Typed quotation marks, dashes and spaces become those of the letter's language."""
    check_spelling: bool = True
    """Words that no dictionary knows are marked while a part is edited."""
    tour: bool = False
    """The next letter that is opened begins with a tour of the window."""

    @property
    def letters(self) -> Path:
        """The folder for new letters."""
        if self.letters_folder:
            return Path(self.letters_folder).expanduser()
        return platformdirs.user_documents_path() / "Letters"


def settings_file() -> Path:
    """Where the settings of this user lie."""
    return platformdirs.user_config_path("letterdesk", appauthor=False) / "settings.json"


def state_folder() -> Path:
    """Where journals and the list of recent letters lie, never beside a letter."""
    return platformdirs.user_state_path("letterdesk", appauthor=False)


def load_settings(path: Path | None = None) -> tuple[Settings, tuple[Finding, ...]]:
    """The settings as kept, or the first ones; a file that cannot be read is a finding."""
    path = path or settings_file()
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ValueError
        return msgspec.json.decode(path.read_bytes(), type=Settings), ()
    except FileNotFoundError:
        return Settings(), ()
    except (OSError, ValueError, RecursionError):
        finding = Finding(
            "settings-unreadable", LOOK_AT, Place(file=str(path)),
            say("the settings cannot be read, and the first ones are used"),
            say("choose them again, or delete the file"),
        )
        return Settings(), (finding,)


def settings_json(settings: Settings) -> bytes:
    """The settings as their file holds them."""
    return msgspec.json.format(msgspec.json.encode(settings), indent=1) + b"\n"
