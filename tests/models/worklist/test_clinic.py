"""Who stands under which heading of the worklist, in which order, and what the filters leave."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from models.course.summary import PatientSummary
from models.words import Sentence
from models.worklist.clinic import Ask, Group, Mark, Scope, agenda, counts, open_windows
from models.worklist.line import Kind, Line, State, Wait, Window
from models.worklist.patients import By, PatientFilter, Sort, left, offers

TODAY = date(2025, 11, 17)
DAY = timedelta(days=1)


def line(key: int, *waits: Wait, visit: Window | None = None, protocol: str = "til", dead: bool = False) -> Line:
    who = PatientSummary(
        key=key,
        code=f"HCC-{key:04d}",
        name=None,
        hospital_number=None,
        sex=None,
        age=None,
        day=None,
        last_day=None,
        deceased=dead,
        response=None,
        severity=None,
        flags=0,
        provenance=None,
    )
    return Line(who, TODAY, TODAY, protocol=protocol, visit=visit, waits=waits)


def window(state: str, first: int, on: int, last: int) -> Window:
    """A visit whose window and planned day are so many days from today."""
    return Window("W6", TODAY + on * DAY, TODAY + first * DAY, TODAY + last * DAY, state)


def results(days: int, *, urgent: bool = False) -> Wait:
    return Wait(Kind.RESULTS, State.UNSIGNED, TODAY - days * DAY, TODAY, urgent=urgent)


def late(days: int) -> Wait:
    return Wait(Kind.VISIT, State.OVERDUE, TODAY - days * DAY, TODAY)


def groups(*lines: Line, scope: Scope, marks: dict[int, Mark] | None = None, **ask: object) -> dict[Group, list[int]]:
    asked = Ask(scope=scope, **ask)  # type: ignore[arg-type]
    found = agenda(lines, marks or {}, asked, TODAY)
    return {section.group: [one.who.key for one in section.lines] for section in found}


def test_that_todays_clinic_has_its_five_headings() -> None:
    open_today = window("open", -3, 0, 3)
    lines = (
        line(1, results(1, urgent=True)),
        line(2, visit=open_today),
        line(3, visit=open_today),
        line(4, visit=window("open", -7, -3, 0)),
        line(5, late(7), visit=window("overdue", -21, -14, -7)),
        line(6, visit=open_today),
        line(7, results(3)),
        line(8, visit=window("open", -3, 2, 4)),
    )
    marks = {2: Mark(here=time(10, 20)), 6: Mark(here=time(8), finished=time(9))}
    assert groups(*lines, scope=Scope.TODAY, marks=marks) == {
        Group.CANNOT_WAIT: [1],
        Group.HERE: [2],
        Group.BOOKED: [3],
        Group.NOT_BOOKED: [5, 4],
        Group.FINISHED: [6],
    }


def test_that_whoever_died_is_in_no_hurry_and_is_still_to_be_reviewed() -> None:
    one = line(1, results(9, urgent=True), dead=True)
    assert groups(one, scope=Scope.TODAY) == {}
    assert groups(one, scope=Scope.ALL) == {Group.REVIEW: [1]}


def test_that_all_are_overdue_open_soon_or_to_review_and_others_are_left_out() -> None:
    lines = (
        line(1, late(2), visit=window("overdue", -9, -5, -3)),
        line(2, visit=window("open", -3, 0, 3)),
        line(3, visit=window("upcoming", 14, 17, 20)),
        line(4, visit=window("upcoming", 15, 18, 21)),
        line(5, results(0), visit=window("done", -9, -5, -3)),
    )
    assert groups(*lines, scope=Scope.ALL) == {
        Group.OVERDUE: [1],
        Group.OPEN: [2],
        Group.SOON: [3],
        Group.REVIEW: [5],
    }


@pytest.mark.parametrize(("opens", "shown"), [(6, True), (7, False)])
def test_that_a_week_has_seven_days(opens: int, shown: bool) -> None:
    found = groups(line(1, visit=window("upcoming", opens, opens + 3, opens + 6)), scope=Scope.WEEK)
    assert found == ({Group.SOON: [1]} if shown else {})


def test_that_what_waits_longest_comes_first_and_equals_by_code() -> None:
    lines = (line(3, results(2)), line(2, results(2)), line(1, results(1)), line(4, results(30)))
    assert groups(*lines, scope=Scope.ALL) == {Group.REVIEW: [4, 2, 3, 1]}


def test_that_who_is_here_stands_by_the_time_they_came() -> None:
    marks = {1: Mark(here=time(10, 20)), 2: Mark(here=time(9, 30))}
    assert groups(line(1), line(2), scope=Scope.TODAY, marks=marks) == {Group.HERE: [2, 1]}


def test_that_filters_leave_whom_one_of_the_kinds_waits_for_today() -> None:
    dose = Wait(Kind.DOSE, State.DUE, TODAY + DAY, TODAY + DAY)
    due = dose._replace(since=TODAY)
    lines = (line(1, results(1), dose), line(2, due, results(1)), line(3, protocol="other"))
    assert groups(*lines, scope=Scope.ALL, kinds=frozenset({Kind.DOSE})) == {Group.REVIEW: [2]}
    assert groups(*lines, scope=Scope.ALL, mine=True, may=frozenset({Kind.DOSE})) == {Group.REVIEW: [2]}
    assert groups(*lines, scope=Scope.ALL, protocol="other") == {}
    assert groups(*lines, scope=Scope.ALL, protocol="til") == {Group.REVIEW: [1, 2]}
    assert counts(lines, Ask(), TODAY) == {Kind.RESULTS: 2, Kind.DOSE: 1}


def test_that_open_windows_are_counted_by_patient() -> None:
    assert (
        open_windows((line(1, visit=window("open", 0, 0, 0)), line(2), line(3, visit=window("done", 0, 0, 0))), TODAY)
        == 1
    )


# The list of patients


def test_that_values_of_one_sort_are_added_and_sorts_narrow_each_other() -> None:
    lines = (
        line(1)._replace(thrombus="Vp3", child_pugh="A", treated=True),
        line(2)._replace(thrombus="Vp4", child_pugh="A"),
        line(3)._replace(thrombus="Vp3", child_pugh="B"),
        line(4),
    )
    assert By.CENTRE not in offers(lines)  # nobody has one
    assert offers([lines[0]._replace(centre="West"), *lines[1:]])[By.CENTRE] == [("", 3), ("West", 1)]
    assert offers(lines)[By.THROMBUS] == [("", 1), ("Vp3", 2), ("Vp4", 1)]
    for chosen, keys in (
        ({(By.THROMBUS, "Vp3"), (By.THROMBUS, "Vp4")}, [1, 2, 3]),
        ({(By.THROMBUS, "Vp3"), (By.CHILD_PUGH, "A")}, [1]),
        ({(By.THROMBUS, "")}, [4]),
        ({(By.TREATED, "yes")}, [1]),
        (set(), [1, 2, 3, 4]),
    ):
        assert [one.who.key for one in left(lines, PatientFilter(frozenset(chosen)))] == keys


def test_that_the_list_is_sorted_by_name_day_or_flags_and_equals_by_code() -> None:
    lines = tuple(
        line(key)._replace(who=line(key).who._replace(name=name, day=day, flags=flags))
        for key, name, day, flags in ((1, "Xu", 5, 0), (2, None, None, 2), (3, "An", 90, 0))
    )
    assert [one.who.key for one in left(lines, PatientFilter(sort=Sort.NAME))] == [3, 1, 2]
    assert [one.who.key for one in left(lines, PatientFilter(sort=Sort.DAY))] == [3, 1, 2]
    assert [one.who.key for one in left(lines, PatientFilter(sort=Sort.FLAGS))] == [2, 1, 3]
    assert [one.who.key for one in left(lines, PatientFilter())] == [1, 2, 3]


def test_that_who_cannot_be_read_is_left_out_only_where_somebody_is_sought() -> None:
    unreadable = line(1)._replace(who=line(1).who._replace(unreadable=Sentence("The record cannot be read.")))
    assert len(left([unreadable], PatientFilter())) == 1
    assert left([unreadable], PatientFilter(frozenset({(By.TREATED, "no")}))) == []


def test_that_what_is_asked_of_somebody_by_name_is_theirs_alone_and_answers_are_whoever_asks() -> None:
    def asked(key: int, whose: str) -> Line:
        return line(key, Wait(Kind.QUERY, State.ASKED, TODAY, TODAY, whose=whose))

    lines = (
        asked(1, "Li Na"),
        asked(2, "Bo Yi"),
        asked(3, ""),
        line(4, Wait(Kind.ANSWER, State.ANSWERED, TODAY, TODAY)),
    )
    nurse = frozenset({Kind.QUERY})
    assert groups(*lines, scope=Scope.ALL, mine=True, may=nurse, user="Li Na") == {Group.REVIEW: [1, 3]}
    manager = frozenset({Kind.QUERY, Kind.ANSWER})
    assert groups(*lines, scope=Scope.ALL, mine=True, may=manager, user="Wang") == {Group.REVIEW: [3, 4]}
    assert groups(*lines, scope=Scope.ALL) == {Group.REVIEW: [1, 2, 3, 4]}
    assert counts(lines, Ask(mine=True, may=nurse, user="Bo Yi"), TODAY)[Kind.QUERY] == 2
