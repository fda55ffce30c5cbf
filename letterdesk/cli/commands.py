"""The commands by name. Each is imported when it is called, so that none pays for another."""

from __future__ import annotations

from cyclopts import App

from letterdesk import __version__

app = App(
    name="letterdesk",
    help="Letters from a shared library of approved texts, to DOCX and PDF.",
    help_epilogue="Example: letterdesk new veto-reform --lang en --set country=SY -o veto.letter",
    version=__version__,
    help_format="plaintext",
)
library = App(
    name="library",
    help="Make a library of your own, or check one.",
    help_epilogue="Example: letterdesk library lint ~/our-library",
    help_format="plaintext",
)

_COMMANDS = (
    ("templates", "List the templates of the library.", "letterdesk templates"),
    ("new", "Make a letter from a template.",
     "letterdesk new veto-reform --lang en --set country=SY -o veto.letter"),
    ("duplicate", "Make the same letter once more.", "letterdesk duplicate veto.letter"),
    ("rename", "Give a letter another title.",
     "letterdesk rename veto.letter 'Veto on Syria, second letter'"),
    ("edit", "Change a letter.",
     "letterdesk edit veto.letter --set 'vetoing_states=RU;CN' --without call"),
    ("export", "Write a letter as PDF, DOCX, text or e-mail.",
     "letterdesk export veto.letter -o veto.pdf"),
    ("inspect", "Say which letter a PDF or DOCX was made from, and whether it was changed.",
     "letterdesk inspect veto.pdf"),
    ("attach_signed", "Keep the signed copy of a letter beside it.",
     "letterdesk attach-signed veto.letter scan.pdf"),
    ("check", "Name what is to put right in a letter.", "letterdesk check veto.letter"),
    ("fix", "Put a finding of a letter right.",
     "letterdesk fix veto.letter never-written:call:en:unlawful-veto"),
    ("done", "Say that a part's words in one language follow the edits in the others.",
     "letterdesk done veto.letter call fr"),
    ("waive", "Let a finding of a letter stand, with a reason.",
     "letterdesk waive veto.letter figure-past-review:casualties --reason 'Asked' --by 'S. Okoye'"),
    ("show", "Show a letter as it reads, part by part.",
     "letterdesk show veto.letter --lang ar --json"),
    ("update", "Bring a letter to the library's current texts.",
     "letterdesk update veto.letter --show"),
    ("snapshot", "Keep the state of a letter under a name.",
     "letterdesk snapshot veto.letter --name 'As agreed on Monday'"),
    ("snapshots", "List the kept states of a letter.", "letterdesk snapshots veto.letter"),
    ("restore", "Put a kept state of a letter in place; the present one is kept too.",
     "letterdesk restore veto.letter 'As agreed on Monday'"),
    ("diff", "Compare a letter with its approved texts, or with a snapshot.",
     "letterdesk diff veto.letter 'As made'"),
    ("combine", "Join two copies of a letter that people worked on apart.",
     "letterdesk combine sent.letter veto.letter veto-french-desk.letter -o veto.letter"),
    ("parity", "Compare the lines of a letter's PDF with those of its DOCX in LibreOffice.",
     "letterdesk parity veto.letter --lang fr"),
    ("take_back", "Take a Word file back that a colleague changed.",
     "letterdesk take-back veto.letter veto-from-anna.docx --dry-run"),
    ("country", "Give names of states as a sentence needs them.",
     "letterdesk country RU CN --lang en"),
    ("desktop", "Open the window.", "letterdesk desktop veto.letter"),
    ("completion", "Print the completion script for a shell.",
     "letterdesk completion fish | source"),
)

for _name, _help, _example in _COMMANDS:
    app.command(f"letterdesk.cli.{_name}:{_name}", name=_name.replace("_", "-"), help=_help,
                help_epilogue=f"Example: {_example}")

app.command(library)
library.command("letterdesk.cli.library:init", name="init",
                help="Make a library of your own from the bundled one.",
                help_epilogue="Example: letterdesk library init ~/our-library")
library.command("letterdesk.cli.library:lint", name="lint",
                help="Name everything in a library that is to put right.",
                help_epilogue="Example: letterdesk library lint ~/our-library --json")
