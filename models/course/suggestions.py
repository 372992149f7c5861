"""Grades derived from results that somebody has still to accept or to decline, and what accepting one enters (R-11)."""

from __future__ import annotations

from dataclasses import dataclass

from models.course.course import Course
from models.course.event_log import event_log
from models.flags.events import unlogged_grades
from models.names.same_term import same_term
from models.record.analytes import ANALYTES
from models.record.kept import GradeStep
from models.record.records import AdverseEvent, LabResult, Visit
from models.record.story import step_problem, with_step
from models.safety.grade import LabGrade
from models.words import Sentence, sentence

_MET = "criterion met"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A derived grade that is not in the log. ``joins``: an open entry of the same term, of a lower grade then."""

    grade: LabGrade
    joins: AdverseEvent | None = None

    @property
    def source(self) -> LabResult | Visit:
        found = self.grade.result or self.grade.visit
        assert found is not None  # every grade is derived from one of the two
        return found

    @property
    def number(self) -> int:
        assert self.grade.grade is not None  # what cannot be graded is no suggestion
        return self.grade.grade

    @property
    def event(self) -> AdverseEvent:
        """What accepting it enters: whether it is related or serious a person says afterwards."""
        grade = self.grade
        return AdverseEvent(term=grade.term, grade=self.number, start=grade.on, ctcae_version=grade.version)

    @property
    def continued(self) -> AdverseEvent | None:
        """The open entry with this grade as the next of its story; None where it cannot be the next."""
        step = GradeStep(self.grade.on, self.number, self._found)
        if self.joins is None or step_problem(self.joins, step) is not None:
            return None
        return with_step(self.joins, step)

    @property
    def _found(self) -> str:
        found = self.source
        if isinstance(found, Visit):
            return f"{found.systolic or '–'}/{found.diastolic or '–'} mmHg"
        return f"{self.grade.analyte} {found.value.reported} {found.unit}".strip()

    @property
    def working(self) -> tuple[Sentence, ...]:
        """The value that was graded, also in the unit of the limits, and the highest limit that it is beyond."""
        found = self.source
        if isinstance(found, Visit):
            upper, lower = found.systolic, found.diastolic
            return (sentence("{upper}/{lower} mmHg", upper=str(upper or "–"), lower=str(lower or "–")),)
        value = sentence("{value} {unit}", value=found.value.reported, unit=found.unit)
        steps = self.grade.why.steps
        converted = [step.right for step in steps[:1] if found.unit != ANALYTES[self.grade.analyte].unit]
        met = [step.left for step in steps if step.right == Sentence(_MET)]
        return (value, *converted, *met[-1:])


def suggestions(course: Course) -> tuple[Suggestion, ...]:
    """What waits for a decision, the worst first, then the latest."""
    open_events = {same_term(row.event.term): row.event for row in event_log(course).rows if row.open}
    found = unlogged_grades(course.record, course.lab_grades)
    waiting = [Suggestion(grade=grade, joins=open_events.get(same_term(grade.term))) for grade in found]
    return tuple(sorted(waiting, key=lambda one: (-one.number, -one.grade.on.toordinal(), one.grade.term)))
