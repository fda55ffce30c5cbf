"""The menu of values that can be put into the words of a part, by name and present words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu, QWidget

from letterdesk.desktop.composer.wording import field_words
from letterdesk.desktop.translate import isolated, tr
from letterdesk.letters.model import Letter
from letterdesk.operations.insertable import Insertable

_LONGEST = 48
"""Characters of a value in the menu."""


def field_menu(letter: Letter, values: Sequence[Insertable],
               insert: Callable[[str, str], object], parent: QWidget) -> QMenu:
    """Values in the order of the form; one with several forms opens them: “in Syria”.

    `insert` gets the expression and the words of what is chosen.
    """
    menu = QMenu(parent)
    group: str | None = None
    fields = {field.id: field for field in letter.pinned.template.field}
    for value in values:
        field = fields.get(value.name)
        here = field.group if field is not None else value.name.partition(".")[0]
        if group is not None and here != group:
            menu.addSeparator()
        group = here
        name = _escaped(field_words(letter, field) if field is not None else _name(value.name))
        if len(value.forms) == 1:
            form = value.forms[0]
            shown = f"{name}\t{_escaped(_short(form.words))}" if value.is_given else name
            action = menu.addAction(shown)
            action.triggered.connect(lambda _checked=False, f=form: insert(*f))
            continue
        forms = menu.addMenu(name)
        for form in value.forms:
            action = forms.addAction(_escaped(_short(form.words)))
            action.triggered.connect(lambda _checked=False, f=form: insert(*f))
    return menu


def _name(name: str) -> str:
    if name == "recipient.country":
        return tr("Country of the recipient")
    return tr("Figure: {name}", name=name.rpartition(".")[2].replace("_", " "))


def _short(words: str) -> str:
    line = " ".join(words.split("\n"))
    return isolated(line if len(line) <= _LONGEST else line[:_LONGEST - 1] + "…")


def _escaped(words: str) -> str:
    return words.replace("&", "&&").replace("\t", " ")
