"""The place of the treatment: its lanes, its rows, and the check of a dose; one key notes the same dose again."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.course.course import Course
from models.course.treatment_log import (
    NextDose,
    RowState,
    TreatmentRow,
    cycles_of,
    due_day,
    given_so_far,
    next_dose,
    treatment_rows,
)
from models.forms.query import Deed
from models.forms.typed import NUMBER
from models.plan.cycles import per_kilogram
from models.plan.dose_slip import doubtful_dose
from models.quantities import Answer
from models.record.identity import half_width
from models.record.queries import queries_by_row
from models.record.records import Treatment
from storage.clinic.rows import RecordKind
from ui.kit.theme import Theme
from ui.kit.widgets import bare, button, dress_label, label, rule
from ui.patient.course_page import PANEL_FROM, CoursePage
from ui.patient.lesions.page import RowToCorrect
from ui.patient.treatment.cycles import CycleGrid
from ui.patient.treatment.log import TreatmentTable, quantity_words
from ui.patient.treatment.panel import TreatmentPanel
from ui.patient.treatment.timeline import TreatmentTimeline
from ui.session.session import Session
from ui.words.clinical import answer_words, capital
from ui.words.language import in_a_row, listed, problem_words, short_date
from ui.words.recorded import recorded

ECHO_MILLISECONDS = 10_000
LEAST_ROWS = 3  # of the table, which the time line leaves their room


class TreatmentPage(CoursePage):
    """One key notes the dose that was given again; what it noted is said in the place of the keys."""

    treatment_wanted = Signal(object)  # what stands on the form already, by field
    undo_wanted = Signal()

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(theme, session, parent)
        self.correct_button, self.details = button("", self), button("", self)
        self.details.setCheckable(True)
        self.procedure_button, self.drug_button = button("", self), button("", self, kind="primary")
        self.timeline = TreatmentTimeline(theme, self)
        self.cycles = CycleGrid(theme, self)
        self.table = TreatmentTable(theme, self)
        self.panel = TreatmentPanel(theme, self)
        self._none = label("", theme, self, role="strong", middle=True)
        self._keys = label("", theme, self, role="caption", colour="text3", wrap=True)
        self.undo_button = button("", self, kind="small")
        self._echoing = QTimer(self, singleShot=True, interval=ECHO_MILLISECONDS)
        self._turning = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._connect()
        self._say()
        self._dress()

    def _connect(self) -> None:
        self.table.chosen.connect(self._on_chosen)
        self.table.activated.connect(self._on_correct)
        self.correct_button.clicked.connect(self._on_correct)
        self.details.toggled.connect(self._fold)
        self.drug_button.clicked.connect(self._on_drug)
        self.procedure_button.clicked.connect(self._on_procedure)
        self.panel.given_wanted.connect(self.give_again)
        self.cycles.given_wanted.connect(self.give_again)
        self.cycles.typed.connect(self._on_dose)
        self.cycles.chosen.connect(self.table.choose_entry)
        self.undo_button.clicked.connect(self._on_undo)
        self._echoing.timeout.connect(self._say_keys)
        self._turning.timeout.connect(self._fold)
        deeds = {
            "F2": self._on_correct,
            "Q": self._on_ask,
            "I": self._on_details,
            "N": self._on_drug,
            "P": self._on_procedure,
            "C": self._on_change,
            "O": self._on_omit,
            "S": self._on_stop,
            "G": self.give_again,
        }
        self._bind(deeds)
        self._theme.changed.connect(self._on_theme)

    def show_course(self, course: Course | None) -> None:
        before = None if self._course is None else self._course.record.patient.code
        if course is None or course.record.patient.code != before:
            self._say_keys()
        super().show_course(course)

    def show_refusals(self, refusals: dict[str, str]) -> None:
        """Why a treatment may not be entered, or not be corrected, where that is so."""
        self._refusals = refusals
        self._allow(self.drug_button, "treatment", self.tr("Enter a drug or another dose (N)"))
        self._allow(self.procedure_button, "treatment", self.tr("Enter radiation or a procedure (P)"))
        self._allow(self.correct_button, "correct", self.tr("Correct the chosen row (F2)"), idle=self.table.row is None)
        self.panel.show_refusal(refusals.get("treatment", ""))
        self.cycles.show_refusal(refusals.get("treatment", ""))

    def give_again(self) -> None:
        """The last dose of the chosen drug for today, or the one that is typed; where the check is not met, or is no
        check of what is typed, its reason is asked first."""
        if self._dose_problem() or self._refusals.get("treatment"):
            return
        if (found := self._next()) is None:
            self._say_not_again()
            return
        answer = None if found.check is None else found.check.check.answer
        course = self._course
        asked = course is not None and doubtful_dose(course.record, course.protocol, found.entry) is not None
        if asked or answer is Answer.NOT_MET or (self._typed_dose() is not None and answer is not Answer.MET):
            self.treatment_wanted.emit(_on_the_form(found.entry) | {"focus": "reason"})
        elif (key := self._session.key) is not None:
            done = partial(self._on_given, found)
            self._session.write(
                lambda store: store.add(key, "treatment", found.entry),
                done,
                touched=(key,),
                otherwise=self._on_refused,
            )

    def _focus(self) -> None:
        self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._wants_turned() == self.cycles.is_turned:
            self._fold()
        else:  # a view that is being laid out for the first time does not bear another model
            self._turning.start()

    def _wants_turned(self) -> bool:
        return self._is_short or self.width() < self._theme.px(PANEL_FROM)

    def _fold(self, *_: object) -> None:
        """What there is no room for: the panel is a sheet, the cycles are turned, the time line gives way to rows."""
        self._stand_beside(self.panel, self.details, self._whole, wanted=bool(self.table.rows))
        self._keys.setVisible(not self._is_short or self._echoing.isActive())
        turned = self._wants_turned()
        if turned != self.cycles.is_turned and self._course is not None:
            self.cycles.is_turned = turned
            self._show_cycles(self._course)
        taken = self._line.sizeHint().height() + self.table.least_height(LEAST_ROWS) + 2
        taken += self.cycles.sizeHint().height() if self.cycles.cycles else 0
        taken += 0 if self._is_short else self._foot.sizeHint().height()
        fits = self.timeline.keep_within(self.height() - taken)
        self.timeline.setVisible(fits and bool(self.timeline.lanes.treatment.lanes))

    def _on_details(self) -> None:
        if self.details.isVisible():
            self.details.toggle()

    def _show(self, course: Course) -> None:
        rows = treatment_rows(course)
        self.timeline.show_course(course)
        self._none.setText(self._nothing(course) if not rows else "")
        self._none.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self.table.queries = queries_by_row(course.record)
        self.table.show_rows(rows)
        self._show_cycles(course)  # in the language of now
        self._fold()
        if not rows:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _nothing(self, course: Course) -> str:
        said = self.tr("No treatment recorded.")
        doses = {dose.agent: dose.schedule for dose in course.protocol.doses}
        if not doses:
            return said
        planned = listed(f"{recorded(agent)} {recorded(schedule)}".strip() for agent, schedule in doses.items())
        return in_a_row([said, self.tr("Protocol: {planned}").format(planned=planned)])

    def _next(self) -> NextDose | None:
        row = self.table.row
        if row is None or row.lane is None or self._course is None:
            return None
        return next_dose(self._course, row.lane, self._typed_dose())

    def _typed_dose(self) -> Decimal | None:
        text = half_width(self.cycles.text)
        return Decimal(text) if NUMBER.match(text) and Decimal(text) else None

    def _dose_problem(self) -> str:
        """Why what is typed is no dose, if anything is."""
        if not self.cycles.text or self._typed_dose() is not None:
            return ""
        return self.tr("“{text}” is not a dose; write a number").format(text=self.cycles.text)

    def _on_dose(self) -> None:
        """The check of what is typed, as it is typed."""
        self.cycles.show_problem(self._dose_problem())
        if self._course is not None:
            self.panel.show_row(self.table.row, self._course, dose=self._typed_dose())

    def _show_cycles(self, course: Course) -> None:
        """Of the chosen drug; beside another row, those of the drug on single days begun last, to be read."""
        row = self.table.row
        found = {one.lane.agent: one.lane for one in self.table.rows if one.lane is not None}
        shown = {agent: cycles for agent, lane in found.items() if (cycles := cycles_of(course, lane))}
        chosen = "" if row is None or row.lane is None else row.lane.agent
        agent = chosen if chosen in shown else next(reversed(shown), "")
        sums = given_so_far(course, found[agent]) if agent else None
        plan = per_kilogram(course.protocol, agent)
        whose, cycles, live = course.record.key, shown.get(agent, ()), agent == chosen
        self.cycles.show_cycles(agent, cycles, whose=whose, plan=plan, sums=sums, live=live)

    def _on_chosen(self, row: TreatmentRow | None) -> None:
        if self._course is not None:
            self._show_cycles(self._course)
            self._fold()
            self.panel.show_row(row, self._course, dose=self._typed_dose())
        self.show_refusals(self._refusals)

    def _on_stop(self) -> None:
        """The last day of what goes on, with the reason for the change."""
        if (row := self.table.row) is not None and row.state is RowState.ONGOING:
            self._correct("stop")

    def _on_correct(self, *_: object) -> None:
        self._correct("")

    def _on_ask(self) -> None:
        """A query about one of the values of the chosen row."""
        self._correct("", Deed.ASK.value)

    def _correct(self, field: str, deed: str = "") -> None:
        row = self.table.row
        if row is None or row.entry.key is None or self._refusals.get("ask" if deed else "correct"):
            return
        kind = RecordKind.TREATMENT if isinstance(row.entry, Treatment) else RecordKind.MEDICATION
        subject = row.name if row.entry.start is None else f"{row.name} {row.entry.start}"
        self.correct_wanted.emit(RowToCorrect(kind, row.entry.key, subject, field=field, deed=deed))

    def _on_drug(self, *_: object) -> None:
        self._ask({})

    def _on_procedure(self, *_: object) -> None:
        self._ask({"kind": "procedure"})

    def _on_change(self) -> None:
        """Another dose of the chosen drug."""
        if (row := self.table.row) is not None and isinstance(row.entry, Treatment):
            self._ask({"agent": row.entry.agent, "focus": "dose"})

    def _on_omit(self) -> None:
        """A planned dose of the chosen drug that is not given, and why."""
        row, course = self.table.row, self._course
        if row is None or row.lane is None or course is None or row.lane.kind != "drug":
            return
        due = due_day(course, row.lane)
        planned = "" if due is None else due.isoformat()
        self._ask({"agent": row.lane.agent, "omitted": True, "planned_date": planned, "focus": "reason"})

    def _ask(self, begin: dict[str, Any]) -> None:
        if not self._refusals.get("treatment"):
            self.treatment_wanted.emit(begin)

    def _on_given(self, found: NextDose, _: object) -> None:
        entry, check = found.entry, found.check
        dose = "" if entry.dose is None else quantity_words(entry.dose, entry.unit or "")
        said = self.tr("{agent} {dose} noted as given on {date}.")
        words = said.format(agent=capital(recorded(entry.agent)), dose=dose, date=short_date(entry.start))
        if check is not None:
            checked = self.tr("Dose check: {answer}.").format(answer=answer_words(check.check.answer))
            words = in_a_row([words, checked])
        self._keys.setText(words.replace("  ", " "))
        dress_label(self._keys, self._theme, role="table_strong", colour="text")
        self.undo_button.show()
        self._echo()
        self._focus()

    def _echo(self) -> None:
        self._echoing.start()
        self._keys.show()

    def _say_not_again(self) -> None:
        """Why there is no dose to note by one key; nothing where no drug is chosen."""
        if self.table.row is not None and self.table.row.lane is not None:
            self._keys.setText(
                self.tr("One key notes a drug on single days that goes on and was not given today; N adds a dose.")
            )
            dress_label(self._keys, self._theme, role="table_strong", colour="text")
            self._echo()

    def _on_refused(self, problem: Exception) -> None:
        self._keys.setText(problem_words(problem))
        dress_label(self._keys, self._theme, role="table_strong", colour="urgent")
        self._echo()

    def _on_undo(self) -> None:
        self._say_keys()
        self.undo_wanted.emit()

    def _say(self) -> None:
        self._title.setText(self.tr("Treatment"))
        self.details.setText(self.tr("Details (I)"))
        self.details.setToolTip(self.tr("Planned against given, the check of the dose, and the cells"))
        self.correct_button.setText(self.tr("Correct…"))
        self.procedure_button.setText(self.tr("Add procedure"))
        self.drug_button.setText(self.tr("Add drug"))
        self.undo_button.setText(self.tr("Undo"))
        self.table.dress()
        self._say_keys()
        self.show_refusals(self._refusals)

    def _say_keys(self) -> None:
        self._echoing.stop()
        self._keys.setVisible(not self._is_short)
        self.undo_button.hide()
        keys = self.tr(
            "G given today, same dose · C change dose · O omit, with reason · S stop or hold · N add drug · "
            "P add procedure · F2 or Enter correct with a reason · Q ask a query · Ctrl+Z undo"
        )
        self._keys.setText(keys)
        dress_label(self._keys, self._theme, role="caption", colour="text3")

    def _lay_out(self) -> None:
        self._foot = QHBoxLayout()
        self._line.addWidget(self._title)
        self._line.addStretch(1)
        for made in (self.details, self.correct_button, self.procedure_button, self.drug_button):
            self._line.addWidget(made)
        self._foot.addWidget(self._keys, 1)
        self._foot.addWidget(self.undo_button)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addLayout(self._line)
        left.addWidget(self.timeline)
        left.addWidget(rule(self._theme, self))
        left.addWidget(self.cycles)
        left.addWidget(self._none, 1, Qt.AlignmentFlag.AlignCenter)
        left.addWidget(self.table, 1)
        left.addWidget(rule(self._theme, self))
        left.addLayout(self._foot)
        self._whole = bare(QHBoxLayout(self))
        self._whole.addLayout(left, 1)
        self._whole.addWidget(self.panel)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _dress(self) -> None:
        super()._dress()
        px = self._theme.px
        dress_label(self._none, self._theme, role="strong", colour="text")
        self._foot.setContentsMargins(px(16), px(8), px(16), px(8))
        self.panel.dress()
        self.cycles.dress()
        self.table.dress()
        self._say_keys()


def _on_the_form(entry: Treatment) -> dict[str, Any]:
    dose = "" if entry.dose is None else f"{entry.dose:f}"
    planned = "" if entry.planned_date is None else entry.planned_date.isoformat()
    return {"agent": entry.agent, "dose": dose, "planned_date": planned}
