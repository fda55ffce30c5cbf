"""Looks, links and lists of an editor, at the caret or over the selection."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from letterdesk.desktop.editor import caret, list_levels
from letterdesk.desktop.editor import formats as fm
from letterdesk.desktop.editor.edits import form_at, look_for_typing, shapes_of, stretches
from letterdesk.desktop.editor.rows import Look, Shape

if TYPE_CHECKING:
    from letterdesk.desktop.editor.part_text import PartText


class Formatting:
    def __init__(self, editor: PartText) -> None:
        self._editor = editor

    def toggle_look(self, name: str) -> bool:
        """`strong` or `em` for what is selected, or for what is typed next."""
        editor = self._editor
        start, end = editor.selected_range()
        on = not getattr(self.look(), name)
        if start == end:
            editor.typing_look = self.look_at(start, end)._replace(**{name: on})
            return True
        return self._set_look(start, end, lambda look: look._replace(**{name: on}))

    def set_link(self, url: str) -> bool:
        start, end = self._editor.selected_range()
        if start == end:
            start, end = self._link_around(start)
        return start != end and self._set_look(start, end, lambda look: look._replace(link=url))

    def _set_look(self, start: int, end: int, change: Callable[[Look], Look]) -> bool:
        with self._editor.altering() as done:
            self._editor.edits.set_look(start, end, change)
        return bool(done)

    def look(self) -> Look:
        """The look of all that is selected, or of what is typed next."""
        start, end = self._editor.selected_range()
        if start == end:
            return self.look_at(start, end)
        looks = [fm.look_of(form) for _, _, form in stretches(self._editor.document(), start, end)
                 if not form.property(fm.GHOST)]
        return Look(all(look.strong for look in looks), all(look.em for look in looks))

    def look_at(self, start: int, end: int) -> Look:
        """The look of words typed in the place of a range."""
        document = self._editor.document()
        if self._editor.typing_look is not None:
            return self._editor.typing_look
        if start != end:
            form = form_at(document, caret.real_end(document, start))
            return fm.look_of(form) if form is not None else Look()
        return look_for_typing(document, caret.real_start(document, start))

    def link(self) -> str:
        start, _ = self._editor.selected_range()
        form = form_at(self._editor.document(), start)
        return fm.look_of(form).link if form is not None else ""

    def _link_around(self, position: int) -> tuple[int, int]:
        """The range of the link at a position, in its paragraph."""
        link = self.link()
        start = end = position
        if not link:
            return start, end
        document = self._editor.document()
        block = document.findBlock(position)
        linked = [(at, past) for at, past, form in stretches(
            document, block.position(), block.position() + block.length())
            if fm.look_of(form).link == link]
        for at, past in linked:
            if at <= end and past > position:
                end = max(end, past)
        for at, past in reversed(linked):
            if past >= start and at <= position:
                start = min(start, at)
        return start, end

    def toggle_list(self, *, ordered: bool) -> bool:
        return self.reshape(lambda shapes, first, last: list_levels.as_list(
            shapes, first, last, ordered=ordered))

    def reshape(self, change: Callable[[Sequence[Shape], int, int], Sequence[Shape]]) -> bool:
        """Gives the paragraphs of the selection the shapes that `change` makes of them."""
        document = self._editor.document()
        start, end = self._editor.selected_range()
        first = document.findBlock(start).blockNumber()
        last = document.findBlock(max(start, end - 1) if end > start else end).blockNumber()
        with self._editor.altering():
            return self._editor.edits.set_shapes(change(shapes_of(document), first, last))

    def list_kind(self) -> str:
        levels = fm.shape_of(self._editor.textCursor().blockFormat()).levels
        return ("ordered" if levels[-1].is_ordered else "list") if levels else ""
