"""What a print states and what of it the rules answer otherwise later: pure, by name, in the order of the print."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from models.course.course import Course, course
from models.prints.stated import Stated, changed_values, stated
from models.quantities import parse_quantity
from models.record.records import AdverseEvent
from tests.ui.report_samples import demo_course


def test_that_a_print_held_against_the_same_data_has_no_changed_value() -> None:
    found = demo_course("HCC-R03")
    assert len(stated(found)) == len({one.name for one in stated(found)})
    assert changed_values(stated(found), found) == ()


def test_that_a_changed_result_and_what_follows_from_it_are_listed_with_before_and_now() -> None:
    then = demo_course("HCC-R03")
    newest = then.markers.afp.points[-1]
    assert newest.result in then.record.labs
    labs = tuple(one for one in then.record.labs if one is not newest.result)
    now = _judged(then, labs=labs)
    changes = {str(one.label): (one.before, one.now) for one in changed_values(stated(then), now)}
    before = then.markers.afp.points[-2]
    assert changes["AFP"] == (
        f"{newest.value.reported} {newest.result.unit}, {newest.on}",
        f"{before.value.reported} {before.result.unit}, {before.on}",
    )


def test_that_each_result_lesion_event_and_treatment_of_a_print_is_compared() -> None:
    then = demo_course("HCC-R03")
    record, before = then.record, stated(then)
    drug, *drugs = record.treatments
    newest = max((one for one in record.labs if one.analyte == "ALT"), key=lambda one: one.date)
    named = {
        drug.agent: _judged(then, treatments=(replace(drug, dose=Decimal(3)), *drugs)),
        "ALT": _judged(
            then,
            labs=tuple(replace(one, value=parse_quantity("999")) if one is newest else one for one in record.labs),
        ),
        "a new one": _judged(
            then, adverse_events=(*record.adverse_events, AdverseEvent(term="a new one", grade=3, start=then.today))
        ),
    }
    for name, now in named.items():
        assert name in {str(one.label) for one in changed_values(before, now)}
        assert name in {str(one.label) for one in changed_values(stated(now), then)}
    lesion = then.record.lesions[0].number
    reads = tuple(
        replace(
            read,
            measurements=tuple(
                replace(one, diameter_tenths=one.diameter_tenths + 1)
                if one.number == lesion and one.diameter_tenths
                else one
                for one in read.measurements
            ),
        )
        for read in record.imaging
    )
    assert lesion in {str(one.label) for one in changed_values(before, _judged(then, imaging=reads))}


def test_that_only_what_is_stated_is_compared() -> None:
    found = demo_course("HCC-R03")
    other = (Stated("of another program", "7"), Stated("afp", "9.9 ng/mL, 2020-01-01"))
    (changed,) = changed_values(other, found)
    assert (str(changed.label), changed.before) == ("AFP", "9.9 ng/mL, 2020-01-01")


def _judged(then: Course, **changes: object) -> Course:
    record = replace(then.record, **changes)  # type: ignore[arg-type]
    return course(record, then.protocol, then.today + timedelta(0))
