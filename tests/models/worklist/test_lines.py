"""Lines of the worklist: what waits of a course, until which day a line stands, and that a kept text is the line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from models.course.course import Course, course
from models.quantities import parse_quantity
from models.record.protocol import Protocol
from models.record.records import (
    Adjudication,
    Imaging,
    LabRange,
    LabResult,
    Measurement,
    Outcome,
    Patient,
    Query,
    Record,
    ReviewedFlag,
    Signature,
    Treatment,
    Visit,
)
from models.response.response import Response
from models.worklist.deriving import line_of, stands_until
from models.worklist.line import Kind, Line, State, Wait, with_draft
from models.worklist.packed import packed, unpacked
from models.worklist.waits import waits
from storage.files.casefile import read_case
from storage.places import DATA_CUT, RESOURCES
from storage.shipped.protocols import load_protocols

START = date(2025, 1, 6)
PHASE_II = "cadonilimab-lenvatinib-sbrt"


@pytest.fixture(scope="module")
def protocols() -> dict[str, Protocol]:
    return dict(load_protocols())


def patient(**parts: object) -> Record:
    values: dict[str, object] = {"patient": Patient(code="HCC-0001"), "treatment_start": START, "protocol": PHASE_II}
    return Record(**(values | parts))  # type: ignore[arg-type]


def judged(record: Record, protocols: dict[str, Protocol], today: date) -> Course:
    return course(record, protocols[record.protocol], today)


def of(found: Course, kind: Kind) -> list[Wait]:
    return [one for one in waits(found) if one.kind is kind]


def afp(on: date, value: str = "400", **parts: object) -> LabResult:
    return LabResult(analyte="AFP", date=on, value=parse_quantity(value), unit="ng/mL", **parts)  # type: ignore[arg-type]


# Kinds


def test_that_a_visit_waits_from_the_day_its_window_opens_and_as_overdue_from_the_day_after_it_closed(
    protocols: dict[str, Protocol],
) -> None:
    record = patient()
    visit = next(one for one in judged(record, protocols, START).schedule if one.plan.imaging)
    (before,) = [
        [
            one
            for one in of(judged(record, protocols, visit.opens - timedelta(1)), Kind.VISIT)
            if one.name == visit.plan.label
        ]
    ]
    assert before == []
    for day in (visit.opens, visit.due_by):
        (open_one,) = [one for one in of(judged(record, protocols, day), Kind.VISIT) if one.name == visit.plan.label]
        assert (open_one.state, open_one.since, open_one.until) == (State.OPEN, visit.opens, visit.due_by)
    found = of(judged(record, protocols, visit.due_by + timedelta(1)), Kind.VISIT)
    late = next(one for one in found if one.state is State.OVERDUE)
    assert late.since <= visit.due_by + timedelta(1)
    assert late.number == sum(
        one.state == "overdue" for one in judged(record, protocols, visit.due_by + timedelta(1)).schedule
    )


def test_that_nobody_who_died_has_a_visit_a_dose_or_a_confirmation_that_waits(protocols: dict[str, Protocol]) -> None:
    dose = Treatment(
        kind="drug",
        agent="cadonilimab",
        start=START,
        stop=START,
        dose=Decimal(600),
        unit="mg",
        schedule="every 21 days",
    )
    record = patient(treatments=(dose,), outcome=Outcome(alive=False, death_date=START + timedelta(30)))
    kinds = {one.kind for one in waits(judged(record, protocols, START + timedelta(60)))}
    assert kinds <= {Kind.RESULTS, Kind.READ, Kind.GRADES, Kind.FLAGS}


def test_that_results_wait_until_they_are_signed_and_are_urgent_beyond_critical_limits(
    protocols: dict[str, Protocol],
) -> None:
    day = START + timedelta(7)
    limits = LabRange(
        laboratory="Lab A",
        analyte="ALT",
        unit="U/L",
        low=Decimal(0),
        high=Decimal(40),
        critical_high=Decimal(400),
        valid_from=START,
    )
    signed = Signature(by="A", on="2025-01-14")
    high = LabResult(analyte="ALT", date=day, value=parse_quantity("412"), unit="U/L", laboratory="Lab A")
    record = patient(labs=(afp(day), high, afp(START, reviewed=signed)), ranges=(limits,))
    (one,) = of(judged(record, protocols, day), Kind.RESULTS)
    assert (one.number, one.urgent, one.name, one.since, one.beyond) == (2, True, "ALT 412", day, 1)
    calm = replace(record, labs=(afp(day), replace(high, value=parse_quantity("400"))))
    (one,) = of(judged(calm, protocols, day), Kind.RESULTS)
    assert (one.urgent, one.beyond, one.name) == (False, 1, "")
    done = replace(record, labs=tuple(replace(result, reviewed=signed) for result in record.labs))
    assert of(judged(done, protocols, day), Kind.RESULTS) == []


def test_that_a_response_waits_for_its_confirmation_from_the_first_day_that_counts(
    protocols: dict[str, Protocol],
) -> None:
    record, first = _first_response(protocols)
    then = replace(record, imaging=tuple(read for read in record.imaging if read.date <= first))
    found = [one for one in of(judged(then, protocols, first), Kind.CONFIRMATION) if one.on == first]
    (one,) = found
    assert one.since == first + timedelta(
        protocols[record.protocol].with_settings(record.settings).parameters.confirmation_days
    )
    assert not one.waits(one.since - timedelta(1))
    assert one.waits(one.since)


def _first_response(protocols: dict[str, Protocol]) -> tuple[Record, date]:
    """A case with a partial response by mRECIST, and the day of the first."""
    for path in sorted((RESOURCES / "demo").glob("*.json")):
        record = read_case(path)
        for point in judged(record, protocols, DATA_CUT).series.points:
            if point.mrecist.overall is Response.PR and point.recist.overall is not Response.PR:
                return record, point.on
    raise LookupError("no case has a partial response")


def test_that_reads_wait_for_a_signature_a_second_reader_and_an_adjudication(protocols: dict[str, Protocol]) -> None:
    record = read_case(RESOURCES / "demo" / "HCC-R01.json")
    signed = Signature(by="A", on="2025-03-28")
    ours = tuple(replace(read, signed=signed) for read in record.imaging)
    assert of(judged(replace(record, imaging=ours), protocols, DATA_CUT), Kind.READ) == []
    (one,) = of(judged(record, protocols, DATA_CUT), Kind.READ)
    assert (one.state, one.number, one.on) == (State.UNSIGNED, len(ours), max(read.date for read in ours))
    base, later = ours[0], ours[-1]
    second = [replace(base, reader="B"), _grown(later, "B")]
    both = replace(record, imaging=(*ours, *second))
    found = {one.state: one for one in of(judged(both, protocols, DATA_CUT), Kind.READ)}
    assert found[State.SECOND].name == "B"
    assert (found[State.ADJUDICATE].on, found[State.ADJUDICATE].number) == (later.date, 1)
    decided = tuple(
        Adjudication(date=later.date, criterion=criterion, overall=overall, reason="seen together")
        for criterion, overall in _decided()
    )
    after = of(judged(replace(both, adjudications=decided), protocols, DATA_CUT), Kind.READ)
    assert State.ADJUDICATE not in {one.state for one in after}


def _grown(read: Imaging, reader: str) -> Imaging:
    """The same read with every diameter five times as large."""

    def larger(one: Measurement) -> Measurement:
        return one if one.diameter_tenths is None else replace(one, diameter_tenths=one.diameter_tenths * 5 + 500)

    return replace(read, reader=reader, measurements=tuple(larger(one) for one in read.measurements))


def _decided() -> list[tuple[object, object]]:
    from models.record.kept import JudgedBy, Judgement

    return [(criterion, Judgement.SD) for criterion in JudgedBy]


def test_that_the_next_dose_waits_from_its_planned_day_and_is_told_for_one_round(
    protocols: dict[str, Protocol],
) -> None:
    given = tuple(
        Treatment(
            kind="drug",
            agent="cadonilimab",
            start=START + timedelta(21 * n),
            stop=START + timedelta(21 * n),
            dose=Decimal(600),
            unit="mg",
        )
        for n in range(3)
    )
    record, due = patient(treatments=given), START + timedelta(63)
    (one,) = of(judged(record, protocols, due - timedelta(5)), Kind.DOSE)
    assert (one.since, one.number, one.name) == (due, 4, "cadonilimab")
    assert not one.waits(due - timedelta(1))
    assert one.waits(due)
    assert len(of(judged(record, protocols, due + timedelta(20)), Kind.DOSE)) == 1
    assert of(judged(record, protocols, due + timedelta(21)), Kind.DOSE) == []
    # What a reason says has ended, or another therapy came after, is due no more.
    last = replace(given[-1], reason="last dose; stopped: progression")
    ended = replace(record, treatments=(*given[:-1], last))
    replaced = replace(record, outcome=Outcome(new_therapy_start=due - timedelta(2)))
    for other in (ended, replaced):
        assert of(judged(other, protocols, due + timedelta(1)), Kind.DOSE) == []


def test_that_of_the_demo_a_dose_is_due_at_one_patient_and_none_where_the_agent_was_ended(
    demo_courses: dict[str, Course],
) -> None:
    assert [code for code, found in demo_courses.items() if of(found, Kind.DOSE)] == ["HCC-R20"]
    assert demo_courses["HCC-R18"].record.treatments[-1].reason == "last dose; stopped: progression"


def test_that_a_flag_that_was_looked_at_waits_no_more(protocols: dict[str, Protocol]) -> None:
    record = read_case(RESOURCES / "demo" / "HCC-R01.json")
    found = judged(record, protocols, DATA_CUT)
    (one,) = of(found, Kind.FLAGS)
    assert one.number == line_of(1, found).who.flags
    seen = tuple(ReviewedFlag(rule=flag.rule, inputs=tuple(map(str, flag.why.inputs))) for flag in found.flags)
    assert of(judged(replace(record, reviewed_flags=seen), protocols, DATA_CUT), Kind.FLAGS) == []


def test_that_a_query_waits_for_whom_it_asks_then_for_who_asked_and_once_closed_for_nobody(
    protocols: dict[str, Protocol],
) -> None:
    asked = Query(about="labs[0].value", question="?", asked_of="Li Na", asked_by="Wang", asked_on="2025-03-12T09:00")
    other = replace(asked, about="labs[1].value", asked_of="Bo Yi", asked_on="2025-03-10")
    later = replace(asked, about="labs[1].value", asked_on="2025-03-14")
    labs, today = (afp(START), afp(date(2025, 3, 3))), date(2025, 3, 20)
    found = judged(patient(labs=labs, queries=(asked, other, later)), protocols, today)
    assert [(one.whose, one.number, one.since, one.name) for one in of(found, Kind.QUERY)] == [
        ("Li Na", 2, date(2025, 3, 12), "AFP 2025-01-06"),
        ("Bo Yi", 1, date(2025, 3, 10), "AFP 2025-03-03"),
    ]
    answered = replace(asked, answer="yes", answered_by="Li Na", answered_on="2025-03-15")
    found = judged(patient(labs=labs, queries=(answered,)), protocols, today)
    (one,) = of(found, Kind.ANSWER)
    assert (one.whose, one.since, of(found, Kind.QUERY)) == ("Li Na", date(2025, 3, 15), [])
    assert unpacked(1, packed(line_of(1, found)), today) == line_of(1, found)
    closed = replace(answered, closed_on="2025-03-16")
    found = judged(patient(labs=labs, queries=(closed,)), protocols, today)
    assert of(found, Kind.QUERY) + of(found, Kind.ANSWER) == []


def test_that_a_query_of_a_clock_that_is_ahead_waits_today_and_its_line_is_derived_anew_tomorrow(
    protocols: dict[str, Protocol],
) -> None:
    ahead = Query(about="labs[0].value", question="?", asked_on="2025-03-25")
    found = judged(patient(labs=(afp(START),), queries=(ahead,)), protocols, date(2025, 3, 20))
    assert [one.since for one in of(found, Kind.QUERY)] == [date(2025, 3, 20)]
    assert stands_until(found) == date(2025, 3, 20)


# How long a line stands


def test_that_a_line_that_stands_is_what_the_course_of_that_day_gives(protocols: dict[str, Protocol]) -> None:
    """Of every demo case, from days at which it is still treated and after: kept on one day, read on another."""
    held = 0
    for path in sorted((RESOURCES / "demo").glob("*.json")):
        record = read_case(path)
        for begin in (DATA_CUT - timedelta(500), DATA_CUT):
            first = line_of(7, judged(record, protocols, begin))
            ahead = [n for n in (1, 4, 9, 15, 22, 30, 47) if first.stands(begin + timedelta(n))]
            days = {begin + timedelta(n) for n in ahead[-2:]} | _last_day(first, begin)
            for today in days:
                now = line_of(7, judged(record, protocols, today))
                assert unpacked(7, packed(first), today)._replace(judged=today) == now, (path.stem, begin, today)
                held += 1
    assert held > 40


def _last_day(line: Line, begin: date) -> set[date]:
    near = begin < line.until < begin + timedelta(200)
    return {line.until} if near else set()


def test_that_a_line_of_a_record_with_something_in_the_future_stands_for_its_day_only(
    protocols: dict[str, Protocol],
) -> None:
    record = patient(visits=(Visit(date=START + timedelta(9)),))
    assert stands_until(judged(record, protocols, START + timedelta(8))) == START + timedelta(8)
    assert stands_until(judged(record, protocols, START + timedelta(9))) > START + timedelta(9)


def test_that_a_line_ends_on_the_day_before_a_window_opens_and_on_the_last_day_of_it(
    protocols: dict[str, Protocol],
) -> None:
    record = patient()
    visit = judged(record, protocols, START).schedule[0]
    assert stands_until(judged(record, protocols, visit.opens - timedelta(1))) == visit.opens - timedelta(1)
    assert stands_until(judged(record, protocols, visit.due_by)) == visit.due_by


@pytest.mark.parametrize("path", sorted((RESOURCES / "demo").glob("*.json"))[::5], ids=lambda path: path.stem)
def test_that_a_kept_text_is_the_line(path: object, protocols: dict[str, Protocol]) -> None:
    line = line_of(3, judged(read_case(path), protocols, DATA_CUT))  # type: ignore[arg-type]
    assert unpacked(3, packed(line), DATA_CUT) == line


def test_that_an_unsaved_form_waits_since_it_was_begun(protocols: dict[str, Protocol]) -> None:
    line = with_draft(line_of(1, judged(patient(), protocols, START)), START)
    assert [one.kind for one in line.waiting(START)][-1] is Kind.DRAFT
