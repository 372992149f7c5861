"""The read on the visit form: lesions with what they were before, the thrombus, further ones, the live response."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from models.course.course import Course
from models.course.headline import thrombus_now
from models.course.report_rows import read_on
from models.forms.typed import SizeDraft
from models.forms.visit import VisitDraft
from models.record.records import Cheng, Imaging, Role, Vp
from storage.clinic.history import Origins
from ui.forms.visit_added import AddedSection
from ui.forms.visit_fields import SizeRow, StatusRow, header
from ui.forms.visit_live import LiveResponse
from ui.kit.fields import Choice, Entry, vocabulary
from ui.kit.theme import Theme
from ui.kit.widgets import ground, label, rule, upright_scroll
from ui.words.common import thrombus_words
from ui.words.language import short_date

COLUMN_WIDTHS = ((2, 78), (3, 62), (4, 62), (5, 62), (6, 112))


class ReadSection(QWidget):
    """Everything of one read. ``typed`` says that something changed."""

    typed = Signal()

    def __init__(self, course: Course, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._before = last_read(course)
        lesions = course.record.lesions
        self.live = LiveResponse(theme, self)
        inner = QWidget(self)
        ground(inner, theme, "panel")
        self.sizes = [SizeRow(one, self._before, theme, inner) for one in lesions if one.role is not Role.NON_TARGET]
        self.statuses = [StatusRow(one, self._before, theme, inner) for one in lesions if one.role is Role.NON_TARGET]
        self._make_thrombus(inner)
        self.added = AddedSection(course.record, theme, inner)
        self._make_read_line(course)
        self._lay_out(inner, course)
        self._connect()

    @property
    def fields(self) -> list[QWidget]:
        """The fields in the order in which Enter walks them: what every read needs first."""
        walked: list[QWidget] = []
        for size in self.sizes:
            walked += [size.diameter, size.viable] if size.needs_viable else [size.diameter]
        walked += [status.choice for status in self.statuses]
        walked += [self.vp, self.cheng, self.flow]
        return [*walked, *self.added.fields]

    @property
    def first(self) -> QWidget:
        return self.fields[0]

    def draft(self, rest: VisitDraft) -> VisitDraft:
        """``rest`` with the read as it stands."""
        return replace(
            rest,
            modality=self.modality.text(),
            slice_mm=self.slice.text(),
            reader=self.reader.text(),
            sizes=tuple(size.draft for size in self.sizes),
            statuses=tuple((one.lesion.number, one.choice.value) for one in self.statuses if one.choice.value),
            vp=self.vp.value,
            cheng=self.cheng.value,
            flow_restored=self.flow.value,
            added=self.added.draft,
        )

    def show_origins(self, origins: Origins) -> None:
        """Where the values of the last read come from."""
        for size in self.sizes:
            size.show_origins(origins)
        for status in self.statuses:
            status.show_origins(origins)

    def show_draft(self, kept: VisitDraft) -> None:
        """Put a read that was typed before on the form."""
        sizes, statuses = {size.number: size for size in kept.sizes}, dict(kept.statuses)
        for size in self.sizes:
            size.show_draft(sizes.get(size.lesion.number, SizeDraft(size.lesion.number)))
        for status in self.statuses:
            status.choice.choose(statuses.get(status.lesion.number))
        for choice, value in ((self.vp, kept.vp), (self.cheng, kept.cheng), (self.flow, kept.flow_restored)):
            choice.choose(value)
        for entry, text in (
            (self.modality, kept.modality),
            (self.slice, kept.slice_mm),
            (self.reader, kept.reader),
        ):
            entry.setText(text)
        self.added.show_draft(kept.added)

    def show_problems(self, found: dict[str, str]) -> None:
        """Words by field; a field without words is in order."""
        for size in self.sizes:
            fields = {name: found.get(f"lesions.{size.lesion.number}.{name}", "") for name in ("diameter", "viable")}
            wrong = next((name for name, words in fields.items() if words), "diameter")
            size.show_problem(wrong, fields[wrong])
        for entry in (self.modality, self.slice, self.reader):
            entry.show_problem(found.get(entry.name, ""))
        self._thrombus_remark.setText(found.get("cheng", ""))
        self._thrombus_remark.setVisible(bool(self._thrombus_remark.text()))
        self.added.show_problems(found)

    @property
    def typed_targets(self) -> tuple[int, int]:
        """How many targets have been typed, of how many."""
        targets = [size for size in self.sizes if size.lesion.role is Role.TARGET]
        more = sum(one.role is Role.TARGET for one in self.added.draft)
        return more + sum(size.draft != SizeDraft(size.lesion.number) for size in targets), more + len(targets)

    # The parts

    def _make_thrombus(self, parent: QWidget) -> None:
        self.vp = Choice(vocabulary(Vp, "01234"), self.tr("Thrombus, Vp class"), parent)
        self.cheng = Choice(vocabulary(Cheng, "01234"), self.tr("Thrombus, Cheng class"), parent)
        flow = [(self.tr("restored"), "y", True), (self.tr("not restored"), "n", False)]
        self.flow = Choice(flow, self.tr("Portal flow"), parent)
        self._thrombus_remark = label("", self._theme, parent, role="caption", colour="urgent", wrap=True)

    def _make_read_line(self, course: Course) -> None:
        before = self._before
        self.modality = Entry("modality", self.tr("Modality"), self)
        self.slice = Entry("slice_mm", self.tr("Slice thickness in mm"), self)
        self.reader = Entry("reader", self.tr("Reader"), self)
        self.modality.setText((before.modality or "") if before else "")
        self.slice.setText("" if before is None or before.slice_mm is None else f"{before.slice_mm.normalize():f}")
        self.reader.setText(course.series.reader or "")

    def _lay_out(self, inner: QWidget, course: Course) -> None:
        px = self._theme.px
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, px(4), px(4))
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(3))
        row = self._place_sizes(grid, inner)
        row = self._place_statuses(grid, inner, row)
        row = self._place_thrombus(grid, inner, row, course)
        grid.addWidget(self.added, row, 0, 1, 7)
        grid.setRowStretch(row + 1, 1)
        for column, width in COLUMN_WIDTHS:
            grid.setColumnMinimumWidth(column, px(width))
        self._fix_widths()
        grid.setColumnStretch(1, 1)
        scroll = upright_scroll(inner, self)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(0, 0, 0, 0)
        column_layout.setSpacing(px(6))
        column_layout.addLayout(self._read_line())
        column_layout.addWidget(scroll, 1)
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
            (self.tr("Modality"), self.modality, 56),
            (self.tr("Slice, mm"), self.slice, 44),
            (self.tr("Reader"), self.reader, 56),
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
            grid.addWidget(label(words, self._theme, parent, role="table", colour="text2"), 0, 0, 1, 7)
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
        keys = self.tr("= viable as diameter, A absent, S too small, E not evaluable")
        hint = label(keys, self._theme, parent, role="caption", colour="text3")
        grid.addWidget(hint, len(self.sizes) + 1, 0, 1, 7)
        return len(self.sizes) + 2

    def _place_statuses(self, grid: QGridLayout, parent: QWidget, row: int) -> int:
        if self.statuses:
            grid.addWidget(label(self.tr("Non-target lesions"), self._theme, parent, role="table_strong"), row, 0, 1, 7)
            for row_number, status in enumerate(self.statuses, start=row + 1):
                status.place(grid, row_number)
        return row + len(self.statuses) + 1

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
        for column, words in ((4, self.tr("Vp")), (5, self.tr("Cheng")), (6, self.tr("portal flow"))):
            grid.addWidget(header(words, self._theme, parent), row + 1, column)
        grid.addWidget(self._thrombus_remark, row + 2, 0, 1, 7)
        return row + 3

    def _connect(self) -> None:
        for size in self.sizes:
            size.typed.connect(self.typed)
        for status in self.statuses:
            status.typed.connect(self.typed)
        for choice in (self.vp, self.cheng, self.flow):
            choice.currentIndexChanged.connect(self.typed)
        for entry in (self.modality, self.slice, self.reader):
            entry.textChanged.connect(self.typed)
        self.added.typed.connect(self.typed)


def last_read(course: Course) -> Imaging | None:
    """The last read of the primary reader: what is copied forward in grey."""
    series = course.series
    on = series.points[-1].on if series.points else series.baseline.on if series.baseline else None
    return read_on(course, on)
