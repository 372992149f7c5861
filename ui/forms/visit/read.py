"""The read on the visit form: lesions with what they were before, the thrombus, further ones, the live response."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from models.course.course import Course
from models.course.headline import thrombus_now
from models.forms.sizes import is_noted_by_status
from models.forms.visit import VisitDraft
from models.record.records import Role
from models.response.reads import lesions_left
from storage.clinic.history import Origins
from ui.forms.visit.added import AddedSection
from ui.forms.visit.fields import SizeRow, StatusRow, header
from ui.forms.visit.marks import MarksPanel, show_remark
from ui.forms.visit.read_fields import ReadFields, last_read
from ui.kit.theme import Theme
from ui.kit.widgets import bare, ground, hold_width, label, rule, upright
from ui.patient.lesions.live import LiveResponse
from ui.words.common import thrombus_words
from ui.words.language import short_date

COLUMN_WIDTHS = ((2, 78), (3, 62), (4, 62), (5, 62), (6, 112))


class ReadSection(QWidget):
    """Everything of one read. ``typed`` says that something changed."""

    typed = Signal()

    def __init__(self, course: Course, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._before = before = last_read(course)
        lesions = lesions_left(course.record)
        self.live = LiveResponse(theme, self)
        inner = QWidget(self)
        ground(inner, theme, "panel")
        self._scroll = upright(inner, self)
        self.marks = panel = MarksPanel(theme, parent.window())
        noted = [one for one in lesions if is_noted_by_status(one)]
        self.sizes = [SizeRow(one, before, course.record, panel, inner) for one in lesions if one not in noted]
        self.statuses = [StatusRow(one, before, panel, inner) for one in noted]
        self.of_read = ReadFields(course, panel, inner, sizes=self.sizes, statuses=self.statuses)
        self.vp, self.cheng, self.flow = self.of_read.vp, self.of_read.cheng, self.of_read.flow
        self._thrombus_remark = label("", theme, inner, role="caption", colour="urgent", wrap=True)
        self.added = AddedSection(course.record, panel, inner)
        self._lay_out(inner, course)
        self.of_read.connect(self.typed)
        self.added.typed.connect(self.typed)

    @property
    def fields(self) -> list[QWidget]:
        """The fields in the order in which Enter walks them: what every read needs first."""
        return [*self.of_read.walked, self.flow, *self.added.fields, self.of_read.none_new]

    @property
    def first(self) -> QWidget:
        return self.fields[0]

    def draft(self, rest: VisitDraft) -> VisitDraft:
        """``rest`` with the read as it stands."""
        return self.of_read.draft(rest, self.added)

    def show_origins(self, origins: Origins) -> None:
        """Where the values of the last read come from."""
        for size in self.sizes:
            size.show_origins(origins)
        for status in self.statuses:
            status.show_origins(origins)

    def show_draft(self, kept: VisitDraft) -> None:
        """Put a read that was typed before on the form."""
        self.of_read.show_draft(kept)
        self.added.show_draft(kept.added)

    def show_problems(self, found: dict[str, str]) -> None:
        """Words by field; a field without words is in order."""
        self.of_read.show_problems(found)
        wrong, words = self.of_read.thrombus_words(found)
        show_remark(self._thrombus_remark, self._theme, wrong=wrong, words=words)
        self._thrombus_remark.setVisible(bool(wrong or words))
        self.added.show_problems(found)

    @property
    def typed_targets(self) -> tuple[int, int]:
        """How many targets have been typed, of how many."""
        return self.of_read.typed_targets(self.added)

    # The parts

    def _lay_out(self, inner: QWidget, course: Course) -> None:
        px = self._theme.px
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, px(4), px(4))
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(3))
        row = self._place_sizes(grid, inner)
        row = self._place_statuses(grid, inner, row)
        row = self._place_thrombus(grid, inner, row, course)
        grid.addWidget(self.added, row, 0, 1, 8)
        grid.addWidget(self.of_read.none_new, row + 1, 0, 1, 8)
        grid.setRowStretch(row + 2, 1)
        for column, width in COLUMN_WIDTHS:
            grid.setColumnMinimumWidth(column, px(width))
        self._fix_widths()
        grid.setColumnStretch(1, 1)
        hold_width(self._scroll)
        column_layout = bare(QVBoxLayout(self), spacing=px(6))
        column_layout.addLayout(self._read_line())
        column_layout.addWidget(self._scroll, 1)
        column_layout.addWidget(rule(self._theme, self))
        column_layout.addWidget(self.live)

    def _fix_widths(self) -> None:
        sized: list[QWidget] = [self.vp, self.cheng]
        for size in self.sizes:
            sized += [size.diameter, size.viable]
        for field in sized:
            field.setFixedWidth(self._theme.px(62))
        self.flow.setFixedWidth(self._theme.px(112))

    def _read_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self._theme.px(6))
        title = label(self.tr("&Read"), self._theme, self, role="section")
        title.setBuddy(self.fields[0])
        line.addWidget(title)
        line.addStretch(1)
        for words, field, width in (
            (self.tr("Modality"), self.of_read.modality, 56),
            (self.tr("Slice, mm"), self.of_read.slice, 44),
            (self.tr("Reader"), self.of_read.reader, 96),
        ):
            name = label(words, self._theme, self, role="table", colour="text2")
            name.setBuddy(field)
            field.setFixedWidth(self._theme.px(width))
            line.addWidget(name)
            line.addWidget(field)
        return line

    def _place_sizes(self, grid: QGridLayout, parent: QWidget) -> int:
        if not self.sizes:
            words = self.tr("No target lesion is recorded for this patient.")
            grid.addWidget(label(words, self._theme, parent, role="table", colour="text2"), 0, 0, 1, 8)
            return 1
        on = "" if self._before is None else short_date(self._before.date)
        heads = (
            (0, self.tr("Lesion")),
            (2, on),
            (3, self.tr("viable")),
            (4, self.tr("diameter")),
            (5, self.tr("viable")),
        )
        for column, words in heads:
            grid.addWidget(header(words, self._theme, parent, right=column in (2, 3)), 0, column)
        for row, size in enumerate(self.sizes, start=1):
            size.place(grid, row)
        keys = self.tr(
            "= viable as diameter, A absent, S too small, E not evaluable, R removed, 12 + 7 split, M T1 merged into T1"
        )
        hint = label(keys, self._theme, parent, role="caption", colour="text3", wrap=True)
        grid.addWidget(hint, len(self.sizes) + 1, 0, 1, 8)
        return len(self.sizes) + 2

    def _place_statuses(self, grid: QGridLayout, parent: QWidget, row: int) -> int:
        if self.statuses:
            new = any(one.lesion.role is Role.NEW for one in self.statuses)
            words = self.tr("Non-target lesions and new effusions") if new else self.tr("Non-target lesions")
            grid.addWidget(label(words, self._theme, parent, role="table_strong"), row, 0, 1, 8)
            for place, status in enumerate(self.statuses):
                status.place(grid, row + 1 + 2 * place)
        return row + 2 * len(self.statuses) + 1

    def _place_thrombus(self, grid: QGridLayout, parent: QWidget, row: int, course: Course) -> int:
        name = label(self.tr("Portal vein tumour thrombus"), self._theme, parent, role="table_strong")
        name.setBuddy(self.vp)
        now = label(
            thrombus_words(thrombus_now(course)),
            self._theme,
            parent,
            role="table",
            colour="text3",
            right=True,
            middle=True,
        )
        grid.addWidget(name, row, 0, 1, 2)
        grid.addWidget(now, row, 2, 1, 2)
        grid.addWidget(self.vp, row, 4)
        grid.addWidget(self.cheng, row, 5)
        grid.addWidget(self.flow, row, 6)
        grid.addWidget(self.of_read.of_thrombus.button, row, 7)
        for column, words in ((4, self.tr("Vp")), (5, self.tr("Cheng")), (6, self.tr("portal flow"))):
            grid.addWidget(header(words, self._theme, parent), row + 1, column)
        grid.addWidget(self._thrombus_remark, row + 2, 0, 1, 8)
        return row + 3
