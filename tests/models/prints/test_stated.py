"""What a print states and what of it the rules answer otherwise later: pure, by name, in the order of the print."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from models.course.course import Course, course
from models.course.report_rows import latest_results
from models.prints.stated import Stated, changed_values, stated
from models.quantities import parse_quantity
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


def test_that_every_newest_result_and_the_doses_being_given_are_stated() -> None:
    """A bilirubin of 48 corrected to 84 stands on the print itself, not only in what is reckoned from it."""
    then = demo_course("HCC-R03")
    newest = next(row.latest for row in latest_results(then.record) if row.analyte == "bilirubin")
    other = replace(newest, value=parse_quantity("84"))
    labs = tuple(other if one is newest else one for one in then.record.labs)
    given = tuple(replace(one, dose=Decimal(4)) if one.agent == "lenvatinib" else one for one in then.record.treatments)
    now = _judged(then, labs=labs, treatments=given)
    changes = {str(one.label): (one.before, one.now) for one in changed_values(stated(then), now)}
    assert changes["bilirubin"] == (
        f"{newest.value.reported} umol/L, {newest.date}",
        f"84 umol/L, {newest.date}",
    )
    assert "lenvatinib, 4 mg" in changes["Regimen"][1]


def test_that_only_what_is_stated_is_compared() -> None:
    found = demo_course("HCC-R03")
    other = (Stated("of another program", "7"), Stated("afp", "9.9 ng/mL, 2020-01-01"))
    (changed,) = changed_values(other, found)
    assert (str(changed.label), changed.before) == ("AFP", "9.9 ng/mL, 2020-01-01")


def _judged(then: Course, **changes: object) -> Course:
    record = replace(then.record, **changes)  # type: ignore[arg-type]
    return course(record, then.protocol, then.today + timedelta(0))
