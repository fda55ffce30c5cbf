"""A DOCX laid out by LibreOffice with the fonts of the PDF and no others."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from letterdesk.export.docx.fonts import WORD_FACES
from letterdesk.resources import resource

_PATIENCE_S = 300


def office_program() -> str | None:
    """LibreOffice, where it is installed: on the path, or where macOS and Windows put it."""
    usual = ("/Applications/LibreOffice.app/Contents/MacOS/soffice",
             r"C:\Program Files\LibreOffice\program\soffice.exe")
    return shutil.which("soffice") or shutil.which("libreoffice") or next(
        (path for path in usual if Path(path).is_file()), None)


def lay_out(files: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """The DOCX files as PDF by LibreOffice, in one run; name -> path.

    LibreOffice sees the fonts of resources/fonts alone, under the names that the DOCX gives
    them (on Linux, by fontconfig; elsewhere those that are installed). Raises
    FileNotFoundError where there is no LibreOffice, subprocess.CalledProcessError and
    subprocess.TimeoutExpired where it fails.
    """
    program = office_program()
    if program is None:
        raise FileNotFoundError("LibreOffice is not installed")
    (folder / "fonts.conf").write_text(font_settings(folder), encoding="utf-8")
    documents = []
    for name, data in files.items():
        documents.append(folder / f"{name}.docx")
        documents[-1].write_bytes(data)
    subprocess.run(
        [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
         "--convert-to", "pdf", "--outdir", str(folder), *map(str, documents)],
        env={**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf"), "HOME": str(folder)},
        check=True, capture_output=True, timeout=_PATIENCE_S)
    return {name: folder / f"{name}.pdf" for name in files}


def font_settings(folder: Path) -> str:
    """What fontconfig is told, with `folder` for what it remembers of the fonts."""
    aliases = "".join(
        f'<alias binding="same"><family>{word}</family><prefer><family>{ours}</family></prefer>'
        "</alias>" for ours, word in WORD_FACES.items())
    return (f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
            f"<dir>{resource('fonts')}</dir><cachedir>{folder / 'fonts'}</cachedir>"
            f"{aliases}</fontconfig>")
