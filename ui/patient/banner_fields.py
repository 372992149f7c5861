"""What the banner of a patient says: who it is, what day of treatment it is, how the disease stands."""

from __future__ import annotations

from dataclasses import dataclass

from models.course.course import Course
from models.course.headline import (
    LatestScore,
    Regimen,
    due_visit,
    latest_albi,
    latest_child_pugh,
    performance_status,
    regimen,
    stage_now,
    thrombus_at_baseline,
)
from models.course.headline import thrombus_now as thrombus_at_present
from models.record.partialdate import age_on
from models.record.protocol import ScheduledVisit
from models.record.therapies import Group, therapies_named
from models.words import Sentence, score_words
from ui.charts.course.treatment import dose_in_words
from ui.words.clinical import joined
from ui.words.common import (
    child_pugh_words,
    in_months,
    needs,
    not_recorded,
    sex_word,
    thrombus_words,
    translate,
)
from ui.words.language import ENGLISH, day_and_month, language, short_date, spoken
from ui.words.recorded import recorded


@dataclass(frozen=True, slots=True)
class Field:
    """A label in the second colour, a value in white bold, and what follows it in white or, when quiet, second.

    ``less`` is what follows it where the others would find no room; one that ``yields`` is left out where the
    shorter one behind it would find none.
    """

    label: str
    value: str
    rest: str = ""
    quiet: bool = False
    less: str | None = None
    yields: bool = False

    @property
    def text(self) -> str:
        return " ".join(part for part in (self.label, self.value + self.rest) if part)


NOTHING = Field("", "")


def identity(course: Course, *, locked: bool) -> tuple[Field, ...]:
    patient, outcome = course.record.patient, course.record.outcome
    fields = []
    if patient.name is None:
        fields.append(Field(translate("Banner", "Name"), not_recorded()))
    if patient.birth_date is None:
        fields.append(Field(translate("Banner", "Born"), not_recorded()))
    else:
        born = short_date(patient.birth_date)
        years = None if outcome.is_dead else age_on(patient.birth_date, course.today)
        told = translate("Banner", "{date} ({years} y)").format(date=born, years=years)
        fields.append(Field(translate("Banner", "Born"), born if years is None else told))
    if outcome.is_dead:
        fields.append(Field("", _death(course)))
    fields.append(Field(translate("Banner", "Sex"), sex_word(patient.sex)))
    fields.append(Field(translate("Banner", "Hospital no."), patient.hospital_number or not_recorded()))
    fields.append(Field(translate("Banner", "Study code"), patient.code))
    if locked:
        fields.append(Field(translate("Banner", "Data"), translate("Banner", "locked")))
    return tuple(fields)


def _death(course: Course) -> str:
    outcome, born = course.record.outcome, course.record.patient.birth_date
    if outcome.death_date is None:
        return translate("Banner", "Died, date not recorded")
    years = None if outcome.died is None else age_on(born, outcome.died)
    date = short_date(outcome.death_date)
    if years is None:
        return translate("Banner", "Died {date}").format(date=date)
    return translate("Banner", "Died {date}, aged {years}").format(date=date, years=years)


def time(course: Course) -> Field:
    if not course.record.started:
        return Field(translate("Banner", "Treatment"), translate("Banner", "not started"))
    died = course.record.outcome.died
    if died is None and course.record.outcome.is_dead:
        return Field(translate("Banner", "Survival"), translate("Banner", "cannot be determined"))
    if died is not None:
        return Field(translate("Banner", "Survival"), in_months(course.record.day(died)))
    due = due_visit(course)
    rest = "" if due is None else f" · {_window(due)}"
    return Field(translate("Banner", "Day"), str(course.record.day(course.today)), rest)


def _window(due: ScheduledVisit) -> str:
    if due.moved_from is not None:
        return translate("Banner", "{visit} moved to {date}").format(visit=due.plan.label, date=day_and_month(due.on))
    same_month = (due.earliest.year, due.earliest.month) == (due.latest.year, due.latest.month)
    start = f"{due.earliest.day:02d}" if same_month and language() == ENGLISH else day_and_month(due.earliest)
    words = (
        translate("Banner", "{visit} window {start} to {stop}")
        if due.state == "open"
        else translate("Banner", "next {visit}, {start} to {stop}")
    )
    return words.format(visit=due.plan.label, start=start, stop=day_and_month(due.latest))


def disease(course: Course) -> tuple[Field, ...]:
    stage, child_pugh = stage_now(course), latest_child_pugh(course)
    bclc = None if stage is None else stage.bclc
    return (
        _thrombus(course),
        Field(translate("Banner", "BCLC"), bclc or translate("Banner", "cannot be determined")),
        Field(
            translate("Banner", "Child-Pugh"),
            child_pugh_words(child_pugh.scores),
            _dated(child_pugh),
            quiet=True,
            less="",
        ),
        _albi(course),
        _ecog(course),
        _regimen(regimen(course)),
    )


def _thrombus(course: Course) -> Field:
    first, now = thrombus_at_baseline(course), thrombus_at_present(course)
    rest = ""
    if first.recorded and now.differs(first):
        rest = translate("Banner", " (at baseline {classes})").format(classes=thrombus_words(first))
    return Field(translate("Banner", "Thrombus"), thrombus_words(now), rest, quiet=True, less="")


def _ecog(course: Course) -> Field:
    now, first = performance_status(course), course.record.baseline.ecog
    if now is None and first is not None:
        return Field(translate("Banner", "ECOG"), str(first), translate("Banner", " (at baseline)"), quiet=True)
    return Field(translate("Banner", "ECOG"), not_recorded() if now is None else str(now))


def _albi(course: Course) -> Field:
    latest = latest_albi(course)
    scores = latest.scores
    if scores is None:
        return Field(translate("Banner", "ALBI"), not_recorded())
    if scores.albi is None:
        return Field(translate("Banner", "ALBI"), needs(latest.missing))
    grade = translate("Banner", ", grade {grade}").format(grade=scores.albi_grade)
    same_day = scores is latest_child_pugh(course).scores and not latest.missing
    dated = "" if same_day else _dated(latest)
    return Field(translate("Banner", "ALBI"), score_words(scores.albi), grade + dated, less=grade, yields=True)


def _dated(latest: LatestScore) -> str:
    """When a score could last be determined, and what it lacks since."""
    if latest.scores is None or not latest.known:
        return ""
    when = f" {short_date(latest.scores.on)}"
    if not latest.missing:
        return when
    lacking = joined([spoken(Sentence(name)) for name in latest.missing])
    return when + translate("Banner", "; since then missing: {items}").format(items=lacking)


def _regimen(given: Regimen) -> Field:
    def listed(agents: tuple[tuple[str, str], ...]) -> str:
        return " + ".join(f"{recorded(agent)} {dose_in_words(dose)}".strip() for agent, dose in agents)

    if not given.current and not given.earlier:
        return Field(translate("Banner", "Regimen"), not_recorded())
    if not given.current:
        return Field(
            translate("Banner", "Regimen"),
            translate("Banner", "none ongoing; given: {agents}").format(agents=listed(given.earlier)),
        )
    done = all(_is_done(agent) for agent, _ in given.earlier)  # other words in Chinese than of a drug
    after = translate("Operations", ", after {agents}") if done else translate("Banner", ", after {agents}")
    rest = after.format(agents=listed(given.earlier)) if given.earlier else ""
    return Field(translate("Banner", "Regimen"), listed(given.current), rest)


def _is_done(agent: str) -> bool:
    """Whether it is something that was done, as an operation is, and no drug."""
    done = (Group.SURGERY, Group.ABLATION, Group.EMBOLISATION, Group.INFUSION, Group.RADIATION)
    groups = therapies_named(agent).groups
    return bool(groups) and all(group in done for group in groups)
