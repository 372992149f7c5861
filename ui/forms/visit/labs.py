"""The laboratory on the visit form: who measured, the panel, what is measured seldom, and any other analyte."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.course.course import Course
from models.forms.results import LabDraft, Limits, as_printed, printed_limits
from models.forms.visit import VisitDraft
from models.quantities import parse_quantity
from models.record.analytes import ANALYTES
from models.record.editions import with_edition
from models.record.labs import Results
from models.record.plausible import Doubt
from models.record.records import LabRange, LabResult
from storage.clinic.history import Origins
from ui.forms.visit.fields import header
from ui.forms.visit.lab_rows import PANEL, SELDOM, LabRow, OtherRow
from ui.forms.visit.sheet import SheetLine
from ui.kit.fields import Choice, Entry
from ui.kit.theme import Theme
from ui.kit.widgets import bare, button, ground, hold_width, label, upright
from ui.words.language import short_date

LEAST_HEIGHT = 240
_ANYTHING = parse_quantity("0")


class LaboratorySection(QWidget):
    """The tests of most visits, those that this patient's laboratory has measured before, and the others folded.

    ``show_laboratories`` says those of the clinic, and all their editions. ``grown`` hands over the fields of a
    further line, ``unfolded`` those of what the sheet says and the field of the result that they belong to.
    """

    typed = Signal()
    grown = Signal(object)
    unfolded = Signal(object, object)

    def __init__(self, course: Course, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._record, self._on = theme, course.record, course.today
        self._ranges: tuple[LabRange, ...] = ()
        self.is_known = False  # whether the laboratories are there
        self._kept: str | None = None  # the laboratory of a visit that is gone on with
        self._before = before = _last_results(course)
        self._dates = sorted({result.date for result in before.values()})
        self._inner = QWidget(self)
        ground(self._inner, theme, "panel")
        self._scroll = upright(self._inner, self)
        self.chosen = Choice((), self.tr("Laboratory that measured"), self)
        self.chosen.hide()
        own = [name for name in before if name not in ANALYTES]
        shown = [*PANEL, *(name for name in SELDOM if name in before), *own]
        folded = [name for name in SELDOM if name not in before]
        self.rows = [self._row(name) for name in shown]
        self._seldom = [self._row(name) for name in folded]
        self.rows += self._seldom
        self.others: list[OtherRow] = []
        self.more_button = button(self.tr("More &tests"), self, kind="small")
        self.more_button.setCheckable(True)
        self.more_button.setVisible(bool(self._seldom))
        self.more_button.toggled.connect(self._fold)
        self.collected = Entry("collected", self.tr("Time of collection of all results"), self)
        self.collected.setPlaceholderText("08:40")
        self.collected.setFixedWidth(theme.px(64))
        self.collected.textChanged.connect(self.typed)
        self.sheet_button = button(self.tr("Range… (Alt+G)"), self._inner, kind="small")
        self.sheet_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the result that is meant has the focus
        self.sheet_button.setToolTip(self.tr("What the sheet prints beside this result: its range and its method"))
        self.sheet_button.clicked.connect(self.open_sheet)
        self._lay_out()
        self._grow()
        self._fold(False)
        self.chosen.currentIndexChanged.connect(self._on_laboratory)

    def show_laboratories(self, names: Sequence[str], ranges: Sequence[LabRange]) -> None:
        """Chosen is the laboratory of this patient's last result, else the one entered last; there may be only one."""
        own = [one.laboratory for one in sorted(self._record.labs, key=lambda one: one.date) if one.laboratory]
        known = list(dict.fromkeys((*names, *own, *filter(None, (self._kept,)))))
        self.chosen.offer([(f"{place}  {name}", str(place), name) for place, name in enumerate(known, start=1)])
        first = own[-1] if own else next(iter(known), None)
        self.chosen.choose(first if self._kept is None else self._kept or None)
        self.chosen.setVisible(bool(known))
        self._ranges, self.is_known = tuple(ranges), True
        self.show_ranges(None)

    def _row(self, analyte: str) -> LabRow:
        row = LabRow(analyte, self._before.get(analyte), self._theme, self._inner, limits=self._limits)
        row.typed.connect(self.typed)
        return row

    def _lay_out(self) -> None:
        theme = self._theme
        grid = self._grid = QGridLayout(self._inner)
        grid.setContentsMargins(0, 0, theme.px(4), 0)
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(2))
        title = label(self.tr("&Laboratory"), theme, self, role="section")
        title.setBuddy(self.rows[0].entry)
        last = short_date(self._dates[-1]) if self._dates else ""
        heads = ((1, last), (2, self.tr("result")), (3, self.tr("unit")))
        for column, words in heads:
            grid.addWidget(header(words, theme, self._inner, right=column == 1), 0, column)
        grid.addWidget(self.sheet_button, 0, 4, Qt.AlignmentFlag.AlignLeft)
        for number, row in enumerate(self.rows):
            row.place(grid, 1 + 3 * number)  # the lines below are for its sheet and for what is asked
        grid.setColumnMinimumWidth(1, theme.px(84))
        grid.setColumnMinimumWidth(2, theme.px(72))
        grid.setColumnMinimumWidth(4, theme.px(120))
        grid.setColumnStretch(4, 1)
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(title)
        head.addWidget(self.chosen)
        collected = label(self.tr("&Collected"), theme, self, role="table", colour="text2")
        collected.setBuddy(self.collected)
        head.addWidget(collected)
        head.addWidget(self.collected)
        head.addStretch(1)
        head.addWidget(self.more_button)
        scroll = self._scroll
        hold_width(scroll)
        scroll.setMinimumHeight(theme.px(LEAST_HEIGHT))
        scroll.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)  # the lines scroll, not the form
        column_layout = bare(QVBoxLayout(self), spacing=theme.px(2))
        column_layout.addLayout(head)
        column_layout.addWidget(scroll, 1)

    @property
    def fields(self) -> list[QWidget]:
        return [*(row.entry for row in self.rows), *(field for row in self.others for field in row.fields)]

    # What stands on it

    def draft(self, rest: VisitDraft) -> VisitDraft:
        labs = tuple(self._printed(row.draft) for row in self.rows)
        others = tuple(row.draft for row in self.others if row.is_begun)
        collected = self.collected.text()
        return replace(rest, laboratory=self.chosen.value or "", collected=collected, labs=labs, others=others)

    def _printed(self, draft: LabDraft) -> LabDraft:
        """With what the same laboratory printed beside the result before, where it has no range of its own here."""
        before, has_edition = self._before.get(draft.analyte), self._edition(draft) is not None
        return as_printed(draft, before, self.chosen.value or "", has_edition=has_edition)

    def _edition(self, draft: LabDraft) -> Limits | None:
        asked = LabResult(
            analyte=draft.analyte,
            date=self._on,
            value=_ANYTHING,
            unit=draft.unit,
            laboratory=self.chosen.value,
        )
        found = with_edition(asked, self._ranges, self._record.patient.sex)
        return None if found.low is None and found.high is None else (found.low, found.high)

    def _limits(self, draft: LabDraft) -> tuple[Limits, bool]:
        typed = draft.low.strip() or draft.high.strip()
        found = None if typed else self._edition(draft)
        return found or printed_limits(self._printed(draft)), self.chosen.value is not None

    def show_ranges(self, on: date | None) -> None:
        """The editions that are valid ``on`` a day; today where no day can be read."""
        self._on = on or self._on
        for row in self.rows:
            row.show_range()

    def show_origins(self, origins: Origins) -> None:
        for row in self.rows:
            row.show_origins(origins)

    def show_draft(self, kept: VisitDraft) -> None:
        self._kept = kept.laboratory
        self.chosen.choose(kept.laboratory or None)
        self.collected.setText(kept.collected)
        typed = {lab.analyte: lab for lab in kept.labs}
        for row in self.rows:
            if row.analyte in typed:
                row.show_draft(typed[row.analyte])
                self._show_sheet(row, typed[row.analyte])
        for place, other in enumerate(kept.others):
            line = self.others[place]
            line.show_draft(other)  # which makes the next line
            self._show_sheet(line, other)
        self.more_button.setChecked(any(row.analyte in typed for row in self._seldom))

    def show_problems(self, found: dict[str, str]) -> None:
        for row in self.rows:
            row.show_problems(found)
        for place, other in enumerate(row for row in self.others if row.is_begun):
            own = f"others.{place}."
            other.show_problems({name.removeprefix(own): said for name, said in found.items() if name.startswith(own)})
        self.collected.show_problem(found.get("collected", ""))

    def open_sheet(self) -> None:
        """What the sheet says beside the result on whose line the caret is, else beside the first; typed there."""
        at = self.focusWidget()
        row = next((one for one in self.rows if one.entry is at), None)
        other = next((one for one in self.others if at in one.fields), None)
        self._unfold(row or other or self.rows[0]).fields[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_sheet(self, row: LabRow | OtherRow, kept: LabDraft) -> None:
        if kept.has_sheet:
            self._unfold(row).show_draft(kept)

    def _unfold(self, row: LabRow | OtherRow) -> SheetLine:
        is_new, line = row.sheet.line is None, row.sheet.opened(row.says)
        line.show()
        if is_new:
            self.unfolded.emit(line.fields, row.last_field)
        return line

    # What is asked

    def is_asked(self, analyte: str) -> bool:
        return any(row.is_asked for row in self.rows if row.analyte == analyte)

    def ask(self, doubts: Iterable[str]) -> None:
        """Ask now, wherever the caret is."""
        wanted = set(doubts)
        for row in self.rows:
            if row.analyte in wanted and not row.is_asked:
                row.is_asked = True
                row.typed.emit()

    def show_doubts(self, doubts: dict[str, Doubt]) -> None:
        for row in self.rows:
            if row.analyte in doubts and row.is_asked:
                row.show_problem("")
            row.show_doubt(doubts.get(row.analyte))

    def take_other_unit(self) -> None:
        """The value of the first line that waits is in the other unit."""
        self._answer(lambda row: row.take_other_unit())

    def keep(self) -> None:
        """The first line that waits stays as it is."""
        self._answer(lambda row: row.keep())

    def _answer(self, how: Callable[[LabRow], None]) -> None:
        for row in self.rows:
            if row.waits:
                how(row)
                return

    # Its lines

    def _fold(self, unfolded: bool) -> None:
        for row in self._seldom:
            row.fold(not unfolded and not row.entry.text().strip())
        if unfolded and self.isVisible() and self._seldom:
            self._seldom[0].entry.setFocus()

    def _grow(self) -> None:
        row = OtherRow(self._theme, self._inner)
        place = 1 + 3 * len(self.rows) + 2 * len(self.others)
        row.place(self._grid, place)
        self._grid.setRowStretch(place, 0)
        self._grid.setRowStretch(place + 2, 1)
        row.typed.connect(self._on_other)
        self.others.append(row)
        self.grown.emit(list(row.fields))

    def _on_other(self) -> None:
        if self.others[-1].is_begun:
            self._grow()
        self.typed.emit()

    def _on_laboratory(self) -> None:
        self.show_ranges(None)
        self.typed.emit()


def _last_results(course: Course) -> dict[str, LabResult]:
    """The newest result of each analyte; of a marker, the newest of the series that the rules follow."""
    results = Results(course.record)
    own = sorted({result.analyte for result in course.record.labs if result.analyte not in ANALYTES}, key=str.casefold)
    found = {name: results.series(name).results for name in (*ANALYTES, *own)}
    newest = {name: series[-1] for name, series in found.items() if series}
    for marker in (course.markers.afp, course.markers.pivka):
        if marker.points:
            newest[marker.analyte] = marker.points[-1].result
    return newest
