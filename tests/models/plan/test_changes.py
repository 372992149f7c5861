"""What a template has otherwise than another, and the rules that each change feeds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.plan.changes import differences, rules_of
from models.record.protocol import PARAMETER_NAMES, PlannedVisit
from storage.shipped.protocols import load_protocols

PHASE_II = load_protocols()["cadonilimab-lenvatinib-sbrt"]


def told(new: object) -> list[tuple[str, str, str, list[str]]]:
    found = differences(PHASE_II, new)  # type: ignore[arg-type]
    return [(one.what, str(one.old), str(one.new), [rule.id for rule in one.rules]) for one in found]


@pytest.mark.parametrize("name", PARAMETER_NAMES)
def test_that_every_parameter_feeds_a_rule(name: str) -> None:
    assert rules_of(name)


def test_that_a_changed_parameter_is_told_with_both_values_and_its_rules() -> None:
    parameters = replace(PHASE_II.parameters, confirmation_days=35, primary_reader="A", irecist=False)
    assert told(replace(PHASE_II, parameters=parameters)) == [
        ("confirmation_days", "28", "35", ["R-7.1", "R-7.2"]),
        ("irecist", "true", "false", ["R-15"]),
        ("primary_reader", "none", "A", ["R-5"]),
    ]


def test_that_a_visit_that_was_moved_added_or_taken_out_is_told_by_day() -> None:
    by_label = {one.label: one for one in PHASE_II.visits}
    by_label |= {"W6": replace(by_label["W6"], latest=52), "W1": PlannedVisit("W1", 7, 5, 9, imaging=False)}
    del by_label["W144"]
    assert told(replace(PHASE_II, visits=tuple(by_label.values()))) == [
        ("W1", "not planned", "day 7, 5 to 9, without imaging", ["R-13"]),
        ("W6", "day 42, 35 to 49, with imaging", "day 42, 35 to 52, with imaging", ["R-13"]),
        ("W144", "day 1008, 1001 to 1015, with imaging", "not planned", ["R-13"]),
    ]


def test_that_the_same_protocol_has_no_difference() -> None:
    assert differences(PHASE_II, replace(PHASE_II, name="ward 2", version=3)) == ()
