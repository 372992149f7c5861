"""The place of the visits: the flowsheet of one patient with its filters, and what is known of the chosen value."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.course.course import Course
from models.course.flowsheet import Column, Flowsheet, Group, ResultCell, Row, flowsheet
from models.forms.query import Deed
from models.record.queries import queries_by_row
from models.record.records import LabResult, Visit
from storage.clinic.history import NO_ORIGINS, Origins
from storage.clinic.rows import RecordKind
from ui.kit.flow import FlowLayout
from ui.kit.segments import Segments
from ui.kit.theme import Theme
from ui.kit.type_ahead import TypeAhead
from ui.kit.widgets import ElidedLabel, bare, button, dress_label
from ui.patient.course_page import CoursePage
from ui.patient.lesions.page import RowToCorrect
from ui.patient.visits.blank import Blank
from ui.patient.visits.draft import CellDraft
from ui.patient.visits.panel import VisitPanel
from ui.patient.visits.sheet import FIELDS_OF, Dates, Tests, shown
from ui.patient.visits.signing import sign_results
from ui.patient.visits.table import FlowsheetTable
from ui.patient.visits.typing import CellTyping
from ui.session.session import Session
from ui.words.flowsheet import empty_words, next_visit_words, row_name
from ui.words.language import number

LEAST_WIDTH = 620


class VisitsPage(CoursePage):
    """What is typed is of today; folds and filters are of the patient who is looked at."""

    visit_wanted = Signal()
    chart_wanted = Signal(object)  # date
    plan_wanted = Signal(str, bool)  # which visit of the plan ("": the next) is to be moved, or skipped

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(theme, session, parent)
        self._patient: str | None = None
        self._sheet = Flowsheet((), ())
        self._origins = NO_ORIGINS
        self._origins_of: str | None = None
        self._folded: set[Group] = set()
        self._told = ElidedLabel(self)
        self.dates = Segments(self.tr("Dates shown"), self)
        self.tests = Segments(self.tr("Tests shown"), self)
        self.setMinimumWidth(theme.px(LEAST_WIDTH))  # the panel goes before the window widens
        self.table = FlowsheetTable(theme, self)
        self.blank = Blank(theme, self)
        self.panel = VisitPanel(theme, self)
        self.typing = CellTyping(theme, session, self.table, self)
        self._lay_out()
        self._say()
        self.dates.choose(Dates.ALL)
        self.tests.choose(Tests.ALL)
        self._connect()
        self._dress()

    def _lay_out(self) -> None:
        self.details = button("", self, kind="small")
        self.details.setCheckable(True)
        self.details.toggled.connect(self._place_panel)
        self._line.addWidget(self._title)
        choices = FlowLayout(across=self._theme.px(8), right=True).hold(self.dates, self.tests, self.details)
        self._line.addLayout(choices, 1)
        self._places = QStackedWidget(self)
        self._places.addWidget(self.table)
        self._places.addWidget(self.blank)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addLayout(self._line)
        left.addWidget(self._places, 1)
        left.addWidget(self.typing)
        left.addWidget(self._told)
        whole = self._whole = bare(QHBoxLayout(self), spacing=None)
        whole.setSpacing(0)
        whole.addLayout(left, 1)
        whole.addWidget(self.panel)

    def _connect(self) -> None:
        deeds: dict[str, Callable[[], object]] = {
            "I": self._on_details,
            "F2": self._on_correct,
            "Q": self._on_ask,
            "Ctrl+Return": self.typing.save,
            "Alt+U": self.typing.take_other_unit,
            "Alt+K": self.typing.keep,
        }
        self._bind(deeds)
        TypeAhead(self.table, self._names)
        self.table.activated.connect(self._on_correct)
        self.table.chosen_changed.connect(self._show_chosen)
        self.table.fold_wanted.connect(self._on_fold)
        self.table.sign_wanted.connect(self.sign_result)
        self.table.type_wanted.connect(self._on_typed)
        self.typing.column_wanted.connect(self._show_draft)
        self.table.plan_wanted.connect(self._on_plan)
        self.dates.chosen.connect(self._show_sheet)
        self.tests.chosen.connect(self._show_sheet)
        self.panel.correct_wanted.connect(self._on_correct)
        self.panel.ask_wanted.connect(self._on_ask)
        self.panel.chart_wanted.connect(self._on_chart)
        self.panel.sign_wanted.connect(self.sign_result)
        self.blank.wanted.connect(self._on_blank)
        self._theme.changed.connect(self._on_theme)

    def _names(self) -> list[tuple[str, ...]]:
        """What each line is found by: as it is written, and by the name of the analyte."""
        rows = (line.row for line in self.table.shown.lines)
        return [() if row is None else tuple(filter(None, (row_name(row), row.analyte))) for row in rows]

    def show_course(self, course: Course | None) -> None:
        code = None if course is None else course.record.patient.code
        if code != self._patient:  # folds and filters are of the patient who is looked at
            self._patient = code
            self._folded.clear()
            self.dates.choose(Dates.ALL)
            self.tests.choose(Tests.ALL)
        self._course = course
        self.typing.show_course(course)
        super().show_course(course)

    def show_origins(self, origins: Origins) -> None:
        """Where the values come from, once that is read; of the same patient what was known stands until then."""
        if (origins is NO_ORIGINS and self._origins_of == self._patient) or origins == self._origins:
            return
        self._origins, self._origins_of = origins, self._patient
        if self.isVisible():
            self._show_chosen()

    def show_refusals(self, refusals: dict[str, str]) -> None:
        """Why a value may not be corrected, or a visit not be entered, where that is so."""
        self._refusals = refusals
        self._allow(self.panel.correct_button, "correct", self.tr("Correct what is chosen in the table (F2)"))
        self.panel.ask_button.setVisible(not refusals.get("ask", "…"))
        self._allow(self.panel.sign_button, "sign_results", self.tr("Sign every chosen result that is not signed yet"))
        self._show_blank()

    def _focus(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_panel()

    def _place_panel(self, *_: object) -> None:
        self._stand_beside(self.panel, self.details, self._whole)

    def _show(self, course: Course) -> None:
        self._sheet = flowsheet(course, draft=self.typing.needs_column)
        self._count()
        self._show_sheet()

    def _show_sheet(self, *_: object) -> None:
        what = shown(self._sheet, Dates(self.dates.value()), Tests(self.tests.value()), self._folded)
        what = replace(what, queries={} if self._course is None else queries_by_row(self._course.record))
        today = None if self._course is None else self._course.today
        typing = self.typing.needs_column
        places = (n for n, column in enumerate(what.columns) if column.planned is None and column.on == today)
        self.table.draft_place = next(places, None) if typing else None
        self.table.show_sheet(what)
        self._show_blank()
        self.typing.check()
        self.typing.place()

    def _show_blank(self) -> None:
        empty = not self.table.shown.lines
        self._places.setCurrentWidget(self.blank if empty else self.table)
        if not empty or self._course is None:
            return
        if not self._sheet.rows:
            self.blank.say(
                self.tr("No result recorded."), next_visit_words(self._course.schedule), self.tr("Add visit")
            )
            self.blank.button.setEnabled(not self._refusals.get("visit", ""))
            self.blank.button.setToolTip(self._refusals.get("visit", ""))
        else:
            held = sum(column.planned is None for column in self.table.shown.columns)
            self.blank.say(empty_words(self.tests.value() == Tests.ABNORMAL, held), "", self.tr("Show all"))
            self.blank.button.setEnabled(True)

    def _on_blank(self) -> None:
        if not self._sheet.rows:
            self.visit_wanted.emit()
            return
        self.dates.choose(Dates.ALL)
        self.tests.choose(Tests.ALL)
        self._show_sheet()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_chosen(self) -> None:
        if self._course is None:
            return
        if several := self.table.several:
            self.panel.show_queries(())
            self.panel.show_several([(column, cell) for _, column, cell in several])
            return
        found = self.table.chosen
        row, column, cell = (None, None, None) if found is None else (found[0].row, found[1], found[2])
        self.panel.show_queries(
            () if found is None else self.table.shown.asked(found[0], self.table.currentIndex().column())
        )
        self.panel.show_chosen(self._course, row, column, cell, origins=self._origins)

    @property
    def chosen_date(self) -> date | None:
        """The date of the chosen column."""
        found = self.table.chosen
        return None if found is None else found[1].on

    def _on_fold(self, group: Group) -> None:
        self._folded ^= {group}
        self._show_sheet()
        self.table.group_at(group)

    def _on_correct(self, *_: object) -> None:
        """The row of the file behind what is chosen: a result, or the visit that says it."""
        found = self.table.chosen
        if found is not None and found[2] is None and self._may_type(found[0].row, found[1]):
            self._on_typed("")
            return
        if self._refusals.get("correct"):
            return
        if (wanted := self._row()) is not None:
            self.correct_wanted.emit(wanted)

    def _row(self) -> RowToCorrect | None:
        """The row of the file behind what is chosen, and which of its values."""
        found = self.table.chosen
        if found is None:
            return None
        row, cell, on = found[0].row, found[2], found[1].on.isoformat()
        if isinstance(cell, ResultCell) and cell.result.key is not None:
            subject = f"{cell.result.analyte} {on}"
            return RowToCorrect(RecordKind.LAB_RESULT, cell.result.key, subject, field="value")
        if isinstance(cell, Visit) and cell.key is not None and row is not None and row.sign is not None:
            return RowToCorrect(RecordKind.VISIT, cell.key, on, field=FIELDS_OF[row.sign][0])
        return None

    def _on_ask(self) -> None:
        """A query about what is chosen."""
        if (wanted := self._row()) is not None and not self._refusals.get("ask"):
            self.correct_wanted.emit(replace(wanted, deed=Deed.ASK.value))

    def show_result(self, on: date | None, analyte: str = "") -> None:
        """Put the cursor on a day, on the line of a test where one is named; everything is unfolded for it."""
        self._folded.clear()
        self.dates.choose(Dates.ALL)
        self.tests.choose(Tests.ALL)
        self._show_sheet()
        self.table.choose(on, analyte)

    def sign_result(self) -> None:
        """Sign the chosen results, as whoever is here; the store asks whether that may be."""
        found = self.table.chosen
        chosen = self.table.several or ([] if found is None else [found])
        self._sign(cell.result for _, _, cell in chosen if isinstance(cell, ResultCell))

    def sign_column(self) -> None:
        """Sign every result of the chosen date that is not signed yet."""
        found = self.table.chosen
        if found is not None:
            self._sign(found[1].unsigned)

    def _on_details(self) -> None:
        if self.details.isVisible():
            self.details.toggle()

    def _may_type(self, row: Row | None, column: Column) -> bool:
        """Into today's column, and from a planned one: what is typed there is of today."""
        today = None if self._course is None else self._course.today
        ahead = column.planned is not None and not column.is_skipped
        return row is not None and bool(row.analyte) and (column.on == today or ahead)

    def _on_typed(self, text: str) -> None:
        """A result begins in the chosen row; recorded values are corrected, never overwritten."""
        found = self.table.chosen
        row = None if found is None else found[0].row
        if found is None or row is None or not row.analyte:
            return
        today = None if self._course is None else self._course.today
        recorded = any(column.on == today and row.cells[n] for n, column in enumerate(self._sheet.columns))
        if why_not := self._refusals.get("visit", ""):
            self._told.setText(why_not)
        elif found[2] is not None or recorded or not self._may_type(row, found[1]):
            self._told.setText(self.tr("What is typed is of today: go to a planned column. F2 corrects a value."))
        else:
            self.typing.begin((row.analyte, row.unit), text)

    def _show_draft(self) -> None:
        """The column of today while something is typed, with the cursor in it."""
        if not self.isVisible():
            self._stale = True
            return
        if self._stale or self.typing.needs_column != (self.table.draft_place is not None):
            self._fill()
        else:
            self.typing.check()  # another cell is left
            self.typing.place()
        place, found = self.table.draft_place, self.table.chosen
        if place is not None and found is not None:
            self.table.setCurrentIndex(self.table.model().index(self.table.currentIndex().row(), place))
            self.typing.place()

    def resume(self, document: dict[str, Any], begun: datetime) -> CellDraft | None:
        """Go on with results that were typed into cells; None where there is no cell for each of them today."""
        if self._course is None:
            return None
        rows = flowsheet(self._course, draft=True).rows
        return self.typing.resume(document, begun, [(row.analyte, row.unit) for row in rows if row.analyte])

    def _on_plan(self, skipped: bool) -> None:
        """Move or skip the planned visit that is chosen, else the next."""
        if why_not := self._refusals.get("planned_visit", ""):
            self._told.setText(why_not)
            return
        found = self.table.chosen
        planned = None if found is None else found[1].planned
        self.plan_wanted.emit("" if planned is None else planned.plan.label, skipped)

    def _sign(self, results: Iterable[LabResult]) -> None:
        if why_not := self._refusals.get("sign_results", ""):
            self._told.setText(why_not)
        else:
            sign_results(self._session, results)

    def _on_chart(self) -> None:
        found = self.table.chosen
        if found is not None:
            self.chart_wanted.emit(found[1].on)

    def _count(self) -> None:
        """How many dates each choice leaves stands on its button."""
        held = self._sheet.columns
        planned = sum(column.counts_as_planned for column in held)
        self.dates.set_choices(
            (
                (Dates.ALL, self.tr("All dates {n}").format(n=number(len(held)))),
                (Dates.PLANNED, self.tr("Planned visits {n}").format(n=number(planned))),
            )
        )

    def _say(self) -> None:
        self._title.setText(self.tr("Results"))
        self._told.setText(
            self.tr(
                "Space signs what is chosen (Shift+arrows: several), Ctrl+Space the column; "
                "M moves a visit, K skips it; a digit begins a result"
            )
        )
        self.details.setText(self.tr("Details (I)"))
        self.details.setToolTip(self.tr("What is known of the chosen value, its date and its history"))
        self.table.setAccessibleName(self.tr("Results by date"))
        self._count()
        self.tests.set_choices(
            (
                (Tests.ALL, self.tr("All tests")),
                (Tests.ABNORMAL, self.tr("Abnormal")),
                (Tests.CHANGED, self.tr("Changed")),
            )
        )
        self.tests.button(Tests.ABNORMAL).setToolTip(self.tr("Tests with a result outside the laboratory's range"))
        self.tests.button(Tests.CHANGED).setToolTip(
            self.tr("Tests whose newest result has another letter than the one before it, or moved beyond noise")
        )
        self.panel.dress()
        self.typing.say()
        self.show_refusals(self._refusals)

    def _dress(self) -> None:
        super()._dress()
        px = self._theme.px
        dress_label(self._told, self._theme, role="table", colour="text3")
        self._told.setContentsMargins(px(14), px(4), px(12), px(4))
        self.table.dress()
        self.panel.dress()
        self.blank.dress()
        self.typing.dress()
        self._line.setContentsMargins(px(14), px(6), px(12), px(6))
