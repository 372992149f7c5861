"""Every flag that was promised is raised at its limit and not before, and every answer explains itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.course.change_words import criterion_rows
from models.course.course import Course, course
from models.course.endpoint_why import endpoint_workings
from models.course.what_would_change import what_would_change
from models.flags.flags import Flag
from models.record.records import Record
from models.record.rulebook import rule
from models.response.response import Criterion, ReaderSeries
from models.words import Sentence, Step, Why
from storage.demo import CASES as DEMO
from storage.files.casefile import read_case
from tests.models.flag_table import DATA_CUT, PROTOCOLS, Case, cases, odd_records

CASES = cases()
each_kind = pytest.mark.parametrize("case", CASES, ids=lambda case: case.kind)
NEVER_SAID = re.compile(
    r"\brecommend|\bshould\b|\beligib|\bsafe\b|responding well|risk of death|\bnormal\b(?! baseline)|complian"
    r"|(?-i:\b(?:AI|None|nan|Sentence)\b)|[{}]",
    re.IGNORECASE,
)


def of_kind(case: Case, found: Course) -> list[Flag]:
    return [flag for flag in found.flags if str(flag.summary).startswith(case.says)]


@each_kind
def test_that_a_kind_of_flag_is_raised_with_its_rule_and_severity(case: Case) -> None:
    (flag,) = of_kind(case, case.raised)
    assert (flag.rule, flag.severity, flag.data_gap) == (case.rule, case.severity, case.data_gap)
    assert flag.on is not None or case.data_gap


@each_kind
def test_that_a_kind_of_flag_is_not_raised_on_the_other_side_of_its_limit(case: Case) -> None:
    assert of_kind(case, case.quiet) == []


@each_kind
def test_that_a_flag_with_arithmetic_shows_it(case: Case) -> None:
    (flag,) = of_kind(case, case.raised)
    assert flag.why.steps or not case.arithmetic


def test_that_every_flag_the_program_can_raise_is_in_the_table() -> None:
    """A new kind of flag is added to the table, with the record that raises it and the one that does not."""
    raised = {flag.summary.template for case in CASES for flag in case.raised.flags}
    demo = {flag.summary.template for found in demo_courses() for flag in found.flags}
    apart = (
        "{count} visits are",
        "Choice of target",
        "Visit {label} took place {days} days before",
        "Pattern of non-c",
        "Kept and charted, but read by no rule",
    )
    assert {template for template in demo - raised if not template.startswith(apart)} == set()


# --- every working --------------------------------------------------------------------------------------------------


def demo_courses() -> list[Course]:
    return [judged(read_case(path)) for path in sorted(Path(DEMO).glob("*.json"))]


def judged(record: Record) -> Course:
    return course(record, PROTOCOLS[record.protocol], DATA_CUT)


def workings(found: Course) -> Iterator[tuple[str, Why]]:
    """Every answer of a course that carries its working, with a name to know it by."""
    series = (found.series, *(other.series for _, other in found.other_readers))
    for one in series:
        yield from _of_reader(one)
    yield from ((f"{marker.analyte}", marker.why) for marker in (found.markers.afp, found.markers.pivka))
    yield from ((str(end.name), end.why) for end in endpoint_workings(found))
    yield from ((f"{grade.analyte} on {grade.on}", grade.why) for grade in found.lab_grades)
    yield from ((f"liver on {scores.on}", scores.why) for scores in found.liver)
    yield from ((str(flag.summary), flag.why) for flag in found.flags)


def _of_reader(series: ReaderSeries) -> Iterator[tuple[str, Why]]:
    for point in series.points:
        yield from ((f"{criterion} on {point.on}", point.by(criterion).why) for criterion in Criterion)
        if point.thrombus is not None:
            yield f"thrombus on {point.on}", point.thrombus.why
    yield from ((f"best by {criterion}", series.best(criterion).why) for criterion in Criterion)


def said(why: Why) -> Iterator[str]:
    for given in why.inputs:
        yield str(given.label)
        yield str(given.value)
    for step in why.steps:
        yield str(step.left)
        yield str(step.right)
    yield from (str(missing) for missing in why.missing)
    yield from why.parameters


def problems(name: str, why: Why) -> Iterator[str]:
    if rule(why.rule) is None:
        yield f"{name}: {why.rule} is not in the rulebook"
    if not why.inputs and not why.missing:
        yield f"{name}: neither an input nor what is missing"
    if not why.source:
        yield f"{name}: no source"
    for words in said(why):
        if not words.strip():
            yield f"{name}: an empty value"
        if NEVER_SAID.search(words):
            yield f"{name}: says {words!r}"


def all_problems(found: Course) -> list[str]:
    in_workings = [problem for name, why in workings(found) for problem in problems(name, why)]
    summaries = [str(flag.summary) for flag in found.flags]
    rows = [part for row in _rows(found) for part in (str(row.left), str(row.right))]
    return in_workings + [words for words in (*summaries, *rows) if NEVER_SAID.search(words)]


def _rows(found: Course) -> Iterator[Step]:
    change = what_would_change(found)
    for one in change.criteria:
        yield from criterion_rows(one)
    yield from (one.row for one in change.confirmations)
    for marker in change.markers:
        yield from marker.rows
    yield from change.thrombus.rows if change.thrombus else ()


@pytest.mark.parametrize("path", sorted(Path(DEMO).glob("*.json")), ids=lambda path: path.stem)
def test_that_every_answer_of_a_demo_patient_explains_itself(path: Path) -> None:
    assert all_problems(judged(read_case(path))) == []


@each_kind
def test_that_every_answer_of_the_table_explains_itself(case: Case) -> None:
    assert all_problems(case.raised) == []
    assert all_problems(case.quiet) == []


@pytest.mark.parametrize("number", range(len(odd_records())))
def test_that_every_answer_of_an_odd_record_explains_itself(number: int) -> None:
    assert all_problems(judged(odd_records()[number])) == []


@pytest.mark.parametrize("words", ["You should stop", "Eligible", "a normal value", "None", "{criterion}"])
def test_that_the_words_never_said_are_found(words: str) -> None:
    assert NEVER_SAID.search(str(Sentence(words)))
