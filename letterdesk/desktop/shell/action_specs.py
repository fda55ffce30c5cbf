"""The actions of the window, menu by menu, with their words and keys."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtGui import QKeySequence

from letterdesk.desktop.translate import tr

_STANDARD = QKeySequence.StandardKey


class Spec(Struct, frozen=True):
    """One action: its name in the code, its words, its keys and where they count."""

    name: str
    words: str
    keys: tuple[str | QKeySequence.StandardKey, ...] = ()
    icon: str = ""
    in_composer: bool = False
    on_part: bool = False
    """Its keys count in the list of parts alone."""


def menus() -> tuple[tuple[str, tuple[Spec | None, ...]], ...]:
    """Menus in order; None is a line between."""
    return (
        (tr("Letter"), (
            Spec("new", tr("New letter"), (_STANDARD.New,), "plus"),
            Spec("open", tr("Open…"), (_STANDARD.Open,), "folder-open"),
            Spec("search", tr("Search everything…"), ("Ctrl+K",), "search"),
            None,
            Spec("save", tr("Save now"), (_STANDARD.Save,), "", True),
            Spec("save-copy", tr("Save a copy…"), (), "files", True),
            Spec("rename", tr("Rename…"), (), "pen-line", True),
            Spec("keep-state", tr("Keep this state…"), (), "bookmark", True),
            Spec("current-texts", tr("Texts of the library…"), (), "library", True),
            Spec("earlier-states", tr("Earlier states…"), (), "clock", True),
            Spec("join-copy", tr("Join a copy…"), (), "", True),
            None,
            Spec("export", tr("Export…"), ("Ctrl+E",), "file-up", True),
            Spec("export-again", tr("Export again"), ("Ctrl+Shift+E",), "", True),
            Spec("print", tr("Print…"), (_STANDARD.Print,), "printer", True),
            None,
            Spec("quit", tr("Quit"), (_STANDARD.Quit,)),
        )),
        (tr("Edit"), (
            Spec("undo", tr("Undo"), ("Ctrl+Z",), "undo-2", True),
            Spec("redo", tr("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2", True),
            None,
            Spec("find", tr("Find in the letter…"), (_STANDARD.Find,), "search", True),
            Spec("find-next", tr("Next place"), (_STANDARD.FindNext,), "", True),
            Spec("find-earlier", tr("Previous place"), (_STANDARD.FindPrevious,), "", True),
            None,
            Spec("checks", tr("Checks"), ("Ctrl+Shift+K",), "list-checks", True),
            Spec("next-finding", tr("Next finding"), ("F8",), "", True),
            Spec("earlier-finding", tr("Previous finding"), ("Shift+F8",), "", True),
            Spec("fix", tr("Fix it"), ("Ctrl+.",), "", True),
        )),
        (tr("Part"), (
            Spec("part-switch", tr("Take in or leave out"), ("Space",), "", True, True),
            Spec("part-edit", tr("Edit text"), ("F2",), "pencil", True, True),
            Spec("part-choose", tr("Choose text"), ("F4",), "", True, True),
            Spec("part-fields", tr("Go to its fields"), ("Return", "Enter"), "", True, True),
            Spec("part-add", tr("Add a block"), ("Ctrl+Shift+A",), "plus", True),
            None,
            Spec("part-up", tr("Move up"), ("Alt+Up",), "arrow-up", True, True),
            Spec("part-down", tr("Move down"), ("Alt+Down",), "", True, True),
            Spec("part-restore", tr("Restore approved text"), (), "rotate-ccw", True, True),
            Spec("part-remove", tr("Remove added block"), ("Del",), "trash-2", True, True),
        )),
        (tr("View"), (
            Spec("page-letters", tr("Letters"), ("Ctrl+1",), "file-text"),
            Spec("page-settings", tr("Settings"), ("Ctrl+,",), "settings"),
            None,
            Spec("language", tr("Language of the letter"), ("Ctrl+L",), "languages", True),
            Spec("beside", tr("Two versions side by side"), ("Ctrl+Shift+L",), "columns-2", True),
            Spec("next-pane", tr("Next pane"), ("F6",), "", True),
            Spec("earlier-pane", tr("Previous pane"), ("Shift+F6",), "", True),
            None,
            Spec("fit-width", tr("Fit width"), ("Ctrl+0",), "", True),
            Spec("whole-page", tr("Whole page"), ("Ctrl+9",), "", True),
            Spec("zoom-in", tr("Zoom in"), ("Ctrl++", "Ctrl+="), "", True),
            Spec("zoom-out", tr("Zoom out"), ("Ctrl+-",), "", True),
        )),
        (tr("Help"), (
            Spec("what-is-this", tr("What is this"), ("F1",), "info"),
            Spec("shortcuts", tr("Keys…"), ("Ctrl+/",), "keyboard"),
            Spec("tour", tr("Show the tour"), (), "", True),
        )),
    )
