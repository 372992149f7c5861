"""The list of rules is complete: every rule that answers is in it, every parameter is read by one."""

from __future__ import annotations

from pathlib import Path

from models.course.course import course
from models.record.protocol import PARAMETER_NAMES
from models.record.rulebook import RULES, rule
from storage.files.casefile import read_case
from storage.shipped.protocols import load_protocols

DEMO = Path(__file__).parents[3] / "resources" / "demo"


def test_that_every_parameter_belongs_to_a_rule() -> None:
    named = {name for found in RULES for name in found.parameters}
    assert named == set(PARAMETER_NAMES)


def test_that_every_rule_has_one_entry() -> None:
    assert len({found.id for found in RULES}) == len(RULES)
    assert all(found.text and found.source for found in RULES)


def test_that_every_rule_that_answers_in_the_demo_clinic_is_listed() -> None:
    protocols = load_protocols()
    for path in sorted(DEMO.glob("*.json")):
        record = read_case(path)
        found = course(record, protocols[record.protocol], record.treatment_start)
        answered = {flag.rule for flag in found.flags} | {found.markers.afp.why.rule, found.markers.pivka.why.rule}
        for point in found.series.points:
            answered |= {point.recist.why.rule, point.mrecist.why.rule, point.recist.target_rule}
        answered |= {grade.why.rule for grade in found.lab_grades}
        assert {name for name in answered if rule(name) is None} == set(), path.name
