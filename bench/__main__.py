"""Measures everything in one run, prints the ratios and writes docs/benchmarks.md."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from bench import checks, grammar, growth, inside, processes
from bench.figures import Ratio, Series, table

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "benchmarks.md"
PACKAGES = ("typst", "python-docx", "docxtpl", "lxml", "Jinja2", "PySide6_Essentials")


def main() -> int:
    """The exit status: 1 where a figure is not reached."""
    with tempfile.TemporaryDirectory(prefix="letterdesk-bench-") as folder:
        series, ratios = inside.measure(Path(folder))
        outer_series, outer_ratios = processes.measure(Path(folder), series[0].median)
    grammar_series, grammar_ratios = grammar.measure()
    check_series, check_ratios = checks.measure()
    growth_series, growth_ratios = growth.measure()
    series += outer_series + grammar_series + check_series + growth_series
    ratios += outer_ratios + grammar_ratios + check_ratios + growth_ratios
    key_press, tasks = window_series()
    series += [key_press, tasks]
    quick = 100 * sum(ms < 16 for ms in tasks.times) / len(tasks.times)
    ratios += [
        Ratio("key press to the new page of three", key_press.median, 40, unit="ms"),
        Ratio("the same, slower than 19 of 20", key_press.slow, 80, unit="ms"),
        Ratio("tasks of the interface thread under 16 ms while typing", quick, 99,
              at_most=False, unit="%"),
    ]
    to_page, to_findings = findings_series()
    series += [to_page, to_findings]
    ratios += [
        Ratio("change to findings in a letter of two pages", to_findings.median, 100, unit="ms"),
        Ratio("change to findings / to the page", to_findings.median / to_page.median, 4),
    ]
    letters, plain = thousand_letters_series()
    series += [letters, plain]
    ratios += [Ratio("start page with 1,000 letters", letters.median, 150, unit="ms"),
               Ratio("start page with 1,000 letters / a plain list of 1,000 titles",
                     letters.median / plain.median, 10)]
    if sys.platform == "linux":
        ratios.append(memory_ratio())
        ratios += history_ratios()
    lines = page(series, ratios)
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))
    return 0 if all(ratio.is_reached for ratio in ratios) else 1


def window_series() -> tuple[Series, Series]:
    """Times from a key press to the new page, and of the interface thread's tasks meanwhile, from
    a process of its own."""
    keys, tasks = (tuple(map(float, line.split()))
                   for line in module_output("bench.window").splitlines())
    return (Series("key press in a field to the new page of a letter of three", keys),
            Series("one task of the interface thread while typing", tasks))


def thousand_letters_series() -> tuple[Series, Series]:
    """Times of the start page with 1,000 letters, and of a plain list, from a process of its
    own."""
    ours, plain = (tuple(map(float, line.split()))
                   for line in module_output("bench.thousand_letters").splitlines())
    return (Series("start page with 1,000 letters, from asking to paint", ours),
            Series("a plain QListView of 1,000 titles", plain))


def memory_ratio() -> Ratio:
    """Memory after 2,000 letters against that after the first 100."""
    first, last = (float(word) for word in module_output("bench.memory").split())
    says = f"memory after 2,000 letters ({last:.0f} MB) / after the first 100 ({first:.0f} MB)"
    return Ratio(says, last / first, 1.05)


def history_ratios() -> list[Ratio]:
    """Memory and time of a change after 50,000 changes of one letter against the first 5,000."""
    first, last, quick, late = map(float, module_output("bench.history").split())
    return [
        Ratio(f"memory after 50,000 changes of a letter ({last:.0f} MB) / after 5,000 "
              f"({first:.0f} MB)", last / first, 1.2),
        Ratio(f"time of a change after 45,000 ({late:.2f} ms) / before 5,000 ({quick:.2f} ms)",
              late / quick, 1.5),
    ]


def findings_series() -> tuple[Series, Series]:
    """Times from a change to the new page and to its findings, from a process of its own."""
    to_page, to_findings = (tuple(map(float, line.split()))
                            for line in module_output("bench.findings").splitlines())
    return (Series("a change to the new page of a letter of two", to_page),
            Series("the same change to its findings in the panel", to_findings))


def module_output(module: str) -> str:
    """What a module of the bench prints in a process of its own."""
    done = subprocess.run([sys.executable, "-m", module], check=True, cwd=ROOT,
                          stdout=subprocess.PIPE, text=True)
    return done.stdout


def page(series: list[Series], ratios: list[Ratio]) -> list[str]:
    """docs/benchmarks.md, line by line."""
    return [
        "# Benchmarks",
        "",
        "Written by `python3 dev.py bench`: everything in one run, in turns, so that the ratios",
        "hold where the machine is another. The letter is the reference letter of the bundled",
        "library in English, with other figures each time.",
        "",
        "Compared with: the same words, measures and pictures set by a hand-made Typst page",
        "(`bench/plain.typ`), which changes from letter to letter as ours does; docxtpl with the",
        "same texts, choices and conditions in one Word template, whose letters are checked to",
        "read as ours; LibreOffice turning our DOCX into PDF; a PySide6 window with one label.",
        "",
        "| figure | measured | to reach | reached |",
        "|---|---:|---:|---|",
        *(ratio.row() for ratio in ratios),
        "",
        *table(series),
        "",
        "## Machine and versions",
        "",
        *(f"- {line}" for line in machine()),
    ]


def machine() -> list[str]:
    """What was measured on, without names of hosts or people."""
    office = subprocess.run([processes.office_program(), "--version"], check=True,
                            stdout=subprocess.PIPE, text=True).stdout.split()
    return [
        f"{os.cpu_count()} cores, {processor()}",
        f"{platform.system()} {platform.release()}, {platform.machine()}",
        f"Python {platform.python_version()}",
        "LibreOffice " + office[1],
        *(f"{name} {version(name)}" for name in PACKAGES),
    ]


def processor() -> str:
    """The processor's name where the system tells it."""
    listing = Path("/proc/cpuinfo")
    if listing.is_file():
        for line in listing.read_text().splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or "processor not named"


if __name__ == "__main__":
    sys.exit(main())
