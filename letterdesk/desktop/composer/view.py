"""The composer's widgets: three columns, and how they follow each other."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from letterdesk.desktop.composer.columns import FIELDS, PARTS, MiddleColumn, PartsColumn
from letterdesk.desktop.composer.fields_form import FieldsForm
from letterdesk.desktop.composer.page_maker import PageSet
from letterdesk.desktop.composer.page_speech import spoken_parts
from letterdesk.desktop.composer.page_view import PageView
from letterdesk.desktop.composer.parts_list import PartsList
from letterdesk.desktop.composer.recipients_box import RecipientsBox
from letterdesk.desktop.composer.view_model import ComposerModel
from letterdesk.desktop.theme import Size, Space
from letterdesk.desktop.translate import tr
from letterdesk.desktop.widgets.banner import BannerArea
from letterdesk.findings import Finding


class ComposerView(QWidget):
    """Parts, fields and the page of one letter."""

    part_menu_asked = Signal(str, QPoint)
    part_taken_out = Signal(str)
    recipients_asked = Signal()

    def __init__(self, model: ComposerModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.banners = BannerArea()
        self.parts = PartsList()
        self.banners.keys_left.connect(
            lambda: self.parts.setFocus(Qt.FocusReason.OtherFocusReason))
        self.parts.can_move = not model.session.is_read_only
        self.fields = FieldsForm(model)
        self.page = PageView()
        self.recipients = RecipientsBox(model)
        self._shows_parts = False
        """In a narrow window, where parts and fields share one place."""
        self._is_narrow = False
        self._is_tight = False
        """Two pages stand beside each other: parts and fields share one place in any window."""
        self._build()
        self._connect()
        self._show_rows()
        first = next((r.part for r in model.rows() if not r.required), "")
        self.parts.select(first or (model.rows()[0].part if model.rows() else ""))

    # Building

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banners)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.parts_column = PartsColumn(self.parts, self.recipients)
        self.parts_column.tabs.add_tab(PARTS, tr("Parts"))
        self.middle = MiddleColumn()
        self.add_tab(FIELDS, tr("Fields"), self.fields)
        for made in (self.parts_column, self.middle):
            made.tab_chosen.connect(self.show_column)
            self.splitter.addWidget(made)
        self.splitter.addWidget(self.page)
        for index, stretch in enumerate((0, 0, 1)):
            self.splitter.setStretchFactor(index, stretch)
        column.addWidget(self.splitter, 1)
        self._usual_sizes()
        for index in (1, 2):
            self.splitter.handle(index).installEventFilter(self)

    def add_tab(self, name: str, title: str, page: QWidget) -> None:
        """One more tab of the middle column."""
        self.middle.add_tab(name, title, page)
        self.parts_column.tabs.add_tab(name, title)

    def _connect(self) -> None:
        model = self.model
        self.parts.focused.connect(model.focus_part)
        self.parts.switched.connect(self._switch)
        self.parts.chosen.connect(model.choose_block)
        self.parts.moved.connect(model.move_to)
        self.parts.menu_asked.connect(self.part_menu_asked)
        self.parts.fields_asked.connect(self.go_to_fields)
        self.fields.field_focused.connect(self._field_focused)
        self.page.clicked.connect(self._page_clicked)
        self.page.looked_at.connect(model.look_at)
        self.recipients.asked.connect(self.recipients_asked)
        model.rows_changed.connect(self._show_rows)
        model.pages_changed.connect(self._show_pages)
        model.pictures_drawn.connect(self._show_pictures)
        model.part_focused.connect(self._part_focused)

    # How the columns follow each other

    def _show_rows(self) -> None:
        rows = self.model.rows()
        self.parts.show_rows(rows)
        inside = sum(row.inside for row in rows)
        self.parts_column.count.setText(
            tr("{inside} of {all} in the letter", inside=inside, all=len(rows)))
        if self.model.part:
            self.parts.select(self.model.part)

    def _show_pages(self, pages: PageSet) -> None:
        self.banners.clear("page")
        self._show_pictures(pages)
        self.page.speak(lambda: spoken_parts(pages.composition, self.model.rows()))

    def _show_pictures(self, pages: PageSet) -> None:
        self.page.show_pages(pages, set(pages.troubled_fields))

    def _part_focused(self, part: str) -> None:
        self.parts.select(part)
        self.page.show_part(part, reveal=not self.page.underMouse())

    def _field_focused(self, field: str) -> None:
        part = self.model.part_of_field(field)
        if part:
            self.model.focus_part(part)

    def _page_clicked(self, part: str, field: str) -> None:
        self.model.focus_part(part)
        if field and self.model.field(field) is not None:
            self.show_column(FIELDS)
            self.fields.focus_field(field)
        else:
            self.show_column(PARTS)
            self.parts.setFocus(Qt.FocusReason.OtherFocusReason)

    def _switch(self, part: str, inside: bool) -> None:
        if self.model.switch(part, inside) and not inside:
            self.part_taken_out.emit(part)

    def go_to_fields(self, part: str) -> None:
        self.show_column(FIELDS)
        self.fields.focus_first_of(part)

    def go_to(self, finding: Finding) -> None:
        """Brings the place of a finding into view: its version, part and field."""
        place = finding.place
        if place.language in self.model.session.letter.languages:
            self.model.show_language(place.language)
        if place.part:
            self.model.focus_part(place.part)
        if self.has_field(place.field):
            if self.middle.shown in (FIELDS, PARTS):
                self.show_column(FIELDS)
            if self.middle.shown == FIELDS:  # behind a panel nobody would see what is typed
                self.fields.focus_field(place.field)
            self.fields.judge(place.field)

    def has_field(self, name: str | None) -> bool:
        """Whether the form has a row for a field."""
        return bool(name) and self.fields.row(name) is not None

    def fix_focused(self) -> bool:
        """Takes what is offered for the field that has the focus; False where nothing is."""
        field = self.model.field(self.fields.focused_field())
        return field is not None and self.model.take_offered(field)

    def next_pane(self, by: int) -> None:
        """The focus goes to the next (+1) or previous (-1) column."""
        panes: list[QWidget] = [self.parts, self.fields, self.page]
        if self._is_narrow:
            panes = [self.parts if self._shows_parts else self.fields, self.page]
        focused = QApplication.focusWidget()
        at = next((n for n, pane in enumerate(panes)
                   if focused is not None and (pane is focused or pane.isAncestorOf(focused))),
                  -1 if by > 0 else 0)
        self._enter(panes[(at + by) % len(panes)])

    def _enter(self, pane: QWidget) -> None:
        if pane is self.fields:
            wanted = self.model.fields_of_part(self.model.part)
            fields = [f.id for f in self.model.fields()]
            self.fields.focus_field(next((f for f in fields if f in wanted), fields[0]))
        else:
            pane.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Measures

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_narrow(self._is_tight or self.window().width() < Size.NARROW)

    def eventFilter(self, _watched: object, event: object) -> bool:
        if event.type() == event.Type.MouseButtonDblClick:
            self._usual_sizes()
        return False

    def _usual_sizes(self) -> None:
        parts, fields = Size.PARTS, Size.FIELDS
        self.parts_column.setMinimumWidth(parts[1])
        self.parts_column.setMaximumWidth(parts[2])
        self.middle.setMinimumWidth(fields[1])
        self.middle.setMaximumWidth(fields[2])
        self.splitter.setSizes([parts[0] - 1, fields[0] - 1, 10_000])

    def set_tight(self, tight: bool) -> None:
        """Leaves room for two pages: parts and fields share one place, the parts shown first."""
        self._is_tight = tight
        self._set_narrow(tight or self.window().width() < Size.NARROW)
        self.parts_column.count.setHidden(tight)
        if tight:
            self.show_column(PARTS)
        if self._is_narrow:
            tabs = self.parts_column.tabs.sizeHint().width() + 2 * Space.L
            wide = min(max(Size.PARTS[0], tabs), Size.PARTS[2]) if tight else Size.FIELDS[0]
            self.parts_column.setMinimumWidth(wide)
            self.parts_column.setMaximumWidth(wide)
            self.splitter.setSizes([wide, Size.FIELDS[1], 10_000])

    def _set_narrow(self, narrow: bool) -> None:
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        self.parts_column.show_tabs(narrow)
        self.middle.set_narrow(narrow)
        if narrow:
            self.splitter.setSizes([Size.FIELDS[0], Size.FIELDS[0], 10_000])
            self.parts_column.setMinimumWidth(Size.FIELDS[0])
            self.parts_column.setMaximumWidth(Size.FIELDS[0])
        else:
            self._usual_sizes()
        self.page.setMinimumWidth(0 if narrow else Size.DESK_LEAST)
        self._share_place()

    def _share_place(self) -> None:
        """In a narrow window one of the two columns shows."""
        hidden = self.middle if self._shows_parts else self.parts_column
        focused = QApplication.focusWidget()
        if self._is_narrow and focused is not None and hidden.isAncestorOf(focused):
            # Qt would hand the focus on as if Tab had been pressed, and show a ring.
            self.page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.parts_column.setVisible(not self._is_narrow or self._shows_parts)
        self.middle.setVisible(not self._is_narrow or not self._shows_parts)
        self.parts_column.tabs.show_tab(PARTS)

    def show_column(self, name: str) -> None:
        """Brings the parts, or a tab or panel of the middle column, into view."""
        self._shows_parts = name == PARTS
        if not self._shows_parts:
            self.middle.show_page(name)
        self._share_place()
