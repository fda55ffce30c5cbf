#!/usr/bin/env python3
"""What a developer types: run, test, lint, bench, fidelity, shots, catalogs.

Standard library only, so that a bare Python 3.11 can start it on Linux, macOS
and Windows (`py dev.py`). Each command first makes or renews `.venv` from
dev.lock, with the project itself installed in it.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import os
import platform
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
LETTERDESK = BIN / ("letterdesk.exe" if os.name == "nt" else "letterdesk")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCK = ROOT / "dev.lock"
STAMP = VENV / "letterdesk-stamp"
OUT = ROOT / "out"
REFERENCE_LETTER = ROOT / "templates" / "examples" / "veto-reform.en.letter"

Needs = dict[str, str]
NONE: Needs = {}
# Debian package -> the shared library that Qt loads from it. Found by taking each away in turn.
QT_LIBRARIES = {
    "libgl1": "libGL.so.1",
    "libegl1": "libEGL.so.1",
    "libfontconfig1": "libfontconfig.so.1",
    "libdbus-1-3": "libdbus-1.so.3",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libglib2.0-0": "libglib-2.0.so.0",
    "libgssapi-krb5-2": "libgssapi_krb5.so.2",
}
X11_LIBRARIES = {
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
}
# Debian package -> a program of it.
TEST_PROGRAMS = {"qpdf": "qpdf", "poppler-utils": "pdftotext"}
OFFICE_PROGRAMS = {"libreoffice-writer-nogui": "soffice"}


class SetUpError(Exception):
    """Says what is missing and what to type; ends the command."""


def main(argv: list[str] | None = None) -> int:
    """The exit status of the command in `argv`."""
    if sys.version_info < (3, 11):
        print("Letterdesk needs Python 3.11 or later; this is", platform.python_version())
        return 1
    parser = argparse.ArgumentParser(prog="dev.py", description=(__doc__ or "").splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("run", help="open the window, or without a display fill out/")
    command.add_argument("letter", nargs="?", type=Path, default=REFERENCE_LETTER)
    command = commands.add_parser("test", help="lint, types, layers and tests with coverage")
    command.add_argument("--long", action="store_true", help="the long tests too (LibreOffice)")
    command.add_argument("pytest", nargs="*", help="only these tests, without lint and coverage")
    commands.add_parser("lint", help="ruff, mypy, import-linter")
    commands.add_parser("bench", help="measure side by side, write docs/benchmarks.md")
    commands.add_parser("fidelity", help="hold PDF and DOCX together, write docs/fidelity.md")
    commands.add_parser("shots", help="make the pictures in docs/")
    command = commands.add_parser(
        "catalogs", help="bring resources/translations to what the program says")
    command.add_argument("language", nargs="*", help="only these, as fr zh")
    options = parser.parse_args(argv)
    try:
        return run_command(options)
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def run_command(options: argparse.Namespace) -> int:
    """Prepares what the command needs, then runs it."""
    if options.command == "run":
        return run(options.letter.resolve())
    if options.command == "test":
        programs = TEST_PROGRAMS | (OFFICE_PROGRAMS if options.long else {})
        prepare(QT_LIBRARIES, programs)
        return test(options.long, options.pytest)
    if options.command == "lint":
        prepare()
        return lint()
    if options.command == "bench":
        prepare(QT_LIBRARIES, OFFICE_PROGRAMS)
        return call(PYTHON, "-m", "bench", offscreen=True)
    if options.command == "fidelity":
        prepare(QT_LIBRARIES, TEST_PROGRAMS | OFFICE_PROGRAMS)
        return call(PYTHON, "-m", "bench.fidelity")
    if options.command == "catalogs":
        prepare()
        return call(PYTHON, "-m", "catalogs", *options.language)
    prepare(QT_LIBRARIES)
    return call(PYTHON, "-m", "letterdesk.desktop.shots", offscreen=True)


def run(letter: Path) -> int:
    """Opens the window with a letter; without a display, exports it and pictures the window."""
    if has_display():
        prepare(QT_LIBRARIES | X11_LIBRARIES)
        return call(LETTERDESK, "desktop", str(own_copy(letter)))
    prepare(QT_LIBRARIES)
    OUT.mkdir(exist_ok=True)
    for ending in (".pdf", ".docx"):
        target = OUT / (letter.stem + ending)
        status = call(LETTERDESK, "export", str(letter), "--signature-picture", "-o", str(target))
        if status:
            return status
    picture = OUT / "window.png"
    script = (
        "import sys; from letterdesk.desktop.shots import window_picture; "
        "window_picture(*sys.argv[1:])"
    )
    status = call(PYTHON, "-c", script, str(picture), str(letter), offscreen=True)
    if status == 0:
        print("There is no display here; the letter and a picture of the window are in out/:")
        for file in sorted(OUT.iterdir()):
            print(f"  out/{file.name}")
    return status


def own_copy(letter: Path) -> Path:
    """The letter itself; of the reference letter a copy in out/, because the window saves.

    The copy stays from one run to the next.
    """
    if letter != REFERENCE_LETTER:
        return letter
    OUT.mkdir(exist_ok=True)
    copy = OUT / letter.name
    if not copy.exists():
        shutil.copy(letter, copy)
    return copy


def test(long: bool, chosen: list[str]) -> int:
    """Lint and all tests with coverage; or only the tests chosen. Pytest's line comes last."""
    marked = ["-m", "long or not long"] if long else []
    if chosen:
        return call(PYTHON, "-m", "pytest", *marked, *chosen, offscreen=True)
    linted = lint()
    if linted:
        print("\nThe tests run all the same; this run counts as failed.\n", flush=True)
    everywhere = ["-n", "auto", "--dist", "loadgroup", "-q", "--cov"]
    tested = call(PYTHON, "-m", "pytest", *everywhere, *marked, offscreen=True)
    return tested or linted


def lint() -> int:
    """Ruff, mypy and import-linter, each of them even where one before it failed."""
    failed = []
    for name, command in (
        ("ruff", ["ruff", "check", "--quiet", "."]),
        ("mypy", ["mypy"]),
        ("import-linter", ["lint-imports", "--no-logo"]),
    ):
        print(f"== {name}", flush=True)
        program = BIN / command[0]
        if subprocess.run([program, *command[1:]], cwd=ROOT, check=False).returncode:
            failed.append(name)
    if failed:
        print("Failed:", ", ".join(failed), flush=True)
    return 1 if failed else 0


def call(*command: str | Path, offscreen: bool = False) -> int:
    """Runs a program of the environment in the checkout; returns its exit status."""
    environment = dict(os.environ)
    if offscreen:
        # Without a display Qt aborts where no platform is named.
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def has_display() -> bool:
    """Whether a window can be seen here."""
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def prepare(libraries: Needs = NONE, programs: Needs = NONE) -> None:
    """Makes the system and `.venv` fit for a command. Raises SetUpError with what to type."""
    packages = [p for p, program in programs.items() if not shutil.which(program)]
    if sys.platform == "linux":
        packages += [p for p, library in libraries.items() if not can_load(library)]
        if not has_fresh_venv() and importlib.util.find_spec("ensurepip") is None:
            packages.append("python3-venv")
    if packages:
        install_packages(packages)
    if not has_fresh_venv():
        renew_venv()


def can_load(library: str) -> bool:
    """Whether the loader finds a shared library; asks no package manager, so any Linux will do."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_packages(packages: list[str]) -> None:
    """Installs Debian packages as root; otherwise raises SetUpError with the command to type."""
    apt = shutil.which("apt-get")
    if apt is None:
        if sys.platform == "darwin":
            names = {"poppler-utils": "poppler", "libreoffice-writer-nogui": "--cask libreoffice"}
            lines = "\n".join(f"    brew install {names.get(p, p)}" for p in packages)
            raise SetUpError(f"Some programs are missing. Type this once:\n\n{lines}\n")
        raise SetUpError(
            "Some programs or libraries are missing. Install what your system calls these "
            f"Debian packages, then type the command again:\n\n    {' '.join(packages)}\n"
        )
    # Package lists may be empty, so they are fetched first.
    steps = [[apt, "update", "-q"],
             [apt, "install", "-q", "-y", "--no-install-recommends", *packages]]
    if os.geteuid() != 0:
        typed = " && ".join(shlex.join(["sudo", "apt-get", *step[1:]]) for step in steps)
        raise SetUpError(f"Some packages are missing. Type this once:\n\n    {typed}\n")
    print("Installing Debian packages:", " ".join(packages), flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in steps:
        done = subprocess.run(step, env=environment, check=False, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        raise SetUpError(f"{shlex.join(steps[-1])} did not succeed; it said:\n\n{done.stdout}")


def place() -> str:
    """What a `.venv` cannot outlive: the Python it was made with, and its folder."""
    return f"Python {sys.version_info.major}.{sys.version_info.minor} in {ROOT}"


def fingerprint() -> str:
    """What the content of `.venv` was made from: lock file and entry points."""
    content = LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes()
    return hashlib.sha256(content).hexdigest()


def stamped() -> list[str]:
    """Place and fingerprint of a complete `.venv`; empty where there is none.

    The stamp is written last: a `.venv` that was cut short has none, although
    its Python may be there.
    """
    return STAMP.read_text().splitlines() if STAMP.is_file() and PYTHON.exists() else []


def has_fresh_venv() -> bool:
    """Whether `.venv` stands complete and as the lock file says."""
    return stamped() == [place(), fingerprint()]


def renew_venv() -> None:
    """Makes `.venv`, or brings a complete one to what the lock file says."""
    if stamped()[:1] == [place()]:
        print("Renewing .venv from dev.lock ...", flush=True)
        STAMP.unlink()
    else:
        print("Making .venv from dev.lock (about 130 MB to fetch) ...", flush=True)
        step([sys.executable, "-m", "venv", "--clear", VENV])
    pip: list[str | Path] = [PYTHON, "-m", "pip", "--disable-pip-version-check", "install",
                             "--quiet"]
    step([*pip, "--require-hashes", "--requirement", LOCK])
    # hatchling comes from the lock file, so nothing is fetched for the build.
    step([*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT])
    STAMP.write_text(f"{place()}\n{fingerprint()}\n")


def step(command: list[str | Path]) -> None:
    """One step of the set-up. Raises SetUpError where it fails."""
    done = subprocess.run(command, cwd=ROOT, check=False)
    if done.returncode:
        typed = shlex.join(map(str, command))
        raise SetUpError(f"This step did not succeed; what it said stands above:\n\n    {typed}\n")


if __name__ == "__main__":
    sys.exit(main())
