"""What the tumour board is shown: the most severe events first, and what is missing today, with its last day."""

from __future__ import annotations

from datetime import date

from models.course.course import Course
from models.prints.board import Gap, events_for_board, gaps, lanes_for_board
from models.prints.visit import Turn, visit_changes, visit_dates
from tests.ui.report_samples import bare_course, demo_course, difficult_course


def _gap(course: Course, what: str) -> Gap | None:
    return next((gap for gap in gaps(course) if str(gap.what) == what), None)


def _lacks_now(course: Course, what: str) -> bool:
    found = _gap(course, what)
    return found is not None and str(found.why).startswith("for ")


def test_that_the_most_severe_event_stands_first_then_the_serious_then_the_newest() -> None:
    events = [
        {"term": "Fatigue", "grade": 2, "start": "2025-02-01"},
        {"term": "Rash", "grade": 2, "start": "2025-03-01"},
        {"term": "Pruritus", "grade": 2, "start": "2025-01-20", "serious": True},
        {"term": "Hepatitis", "grade": 4, "start": "2025-01-15"},
        {"term": "Nausea", "grade": 1, "start": "2025-03-02"},
        {"term": "Hypertension", "grade": 3, "start": "2025-01-12", "stop": "2025-02-01"},
    ]
    found = [row.event.term for row in events_for_board(bare_course(adverse_events=events))]
    assert found == ["Hepatitis", "Pruritus", "Rash", "Fatigue"]


def test_that_a_score_says_what_it_lacks_and_when_that_was_last_there() -> None:
    course = difficult_course()
    assert _gap(course, "INR") is not None
    assert not _lacks_now(course, "albumin")  # two days from the visit
    hbv = _gap(course, "HBV DNA")
    assert hbv is not None
    assert hbv.last == date(2023, 3, 7)


def test_that_what_has_a_value_now_is_not_missing() -> None:
    labs = [
        {"analyte": name, "date": "2025-03-20", "value": "1", "unit": unit}
        for name, unit in (("bilirubin", "umol/L"), ("albumin", "g/L"), ("INR", ""))
    ]
    visits = [{"date": "2025-03-20", "ecog": 1, "ascites": "none", "encephalopathy": "none"}]
    course = bare_course(labs=labs, visits=visits)
    assert not {"bilirubin", "albumin", "INR", "ECOG", "ascites", "encephalopathy"} & {
        str(gap.what) for gap in gaps(course) if gap.why is not None and str(gap.why).startswith("for ")
    }


def test_that_a_value_is_too_old_from_the_eighth_day_on() -> None:
    def with_inr(day: str) -> Gap | None:
        labs = [{"analyte": "INR", "date": day, "value": "1.1", "unit": ""}]
        return _gap(bare_course(labs=labs, visits=[{"date": "2025-03-20"}]), "INR")

    near, far = with_inr("2025-03-13"), with_inr("2025-03-12")
    assert near is None or str(near.why) == "at baseline"
    assert far is not None
    assert far.last == date(2025, 3, 12)


def test_that_nothing_is_named_twice() -> None:
    for course in (difficult_course(), bare_course(), demo_course("HCC-R01"), demo_course("TIL-01")):
        named = [(gap.what, gap.why) for gap in gaps(course)]
        assert len(named) == len(set(named))


def test_that_somebody_without_anything_lacks_imaging_and_markers() -> None:
    named = {str(gap.what) for gap in gaps(bare_course())}
    assert {"baseline imaging", "imaging after the start of treatment", "AFP", "PIVKA-II"} <= named


def test_that_a_reader_who_has_not_read_the_newest_imaging_is_named() -> None:
    lesion = {"number": "T1", "role": "target", "organ": "liver"}

    def read(on: str, reader: str) -> dict[str, object]:
        return {"date": on, "reader": reader, "lesions": {"T1": {"diameter_mm": 40, "viable_mm": 40}}}

    both = [read(on, reader) for on in ("2025-01-08", "2025-02-20") for reader in "AB"]
    imaging = [*both, read("2025-03-25", "A")]
    found = _gap(bare_course(lesions=[lesion], imaging=imaging, settings={"primary_reader": "A"}), "second read by B")
    assert found is not None
    assert (found.last, found.on) == (date(2025, 2, 20), date(2025, 3, 25))


def test_that_what_goes_on_stands_before_what_has_ended() -> None:
    treatments = [
        {"kind": "drug", "agent": "sorafenib", "start": "2025-01-10", "stop": "2025-02-01", "dose": 400, "unit": "mg"},
        {"kind": "drug", "agent": "lenvatinib", "start": "2025-02-10", "dose": 8, "unit": "mg"},
        {"kind": "drug", "agent": "cadonilimab", "start": "2025-02-12", "stop": "2025-02-12", "dose": 0, "unit": "mg"},
    ]
    found = [lane.agent for lane in lanes_for_board(bare_course(treatments=treatments))]
    assert found[0] == "lenvatinib"
    assert set(found) == {"lenvatinib", "sorafenib", "cadonilimab"}


# --- what changed with a visit --------------------------------------------------------------------------------------


def test_that_a_visit_holds_what_came_after_the_visit_before() -> None:
    course = difficult_course()
    assert visit_dates(course) == (date(2023, 3, 9), date(2023, 11, 20))
    changes = visit_changes(course)
    assert changes is not None
    assert (changes.since, changes.on) == (date(2023, 3, 9), date(2023, 11, 20))
    assert [str(point.on) for point in changes.reads] == ["2023-04-21", "2023-06-02", "2023-11-18"]
    newest = {cell.result.analyte: cell for cell in changes.results}
    assert newest["albumin"].letter == "L"
    assert newest["albumin"].previous is None
    assert newest["AFP"].previous is not None
    assert newest["AFP"].previous.value.reported == "<1.3"
    assert changes.events[0].event.grade == 3
    assert all(turn.turn is Turn.BEGUN for turn in changes.events)
    assert len(changes.doses) == 2
    assert len(changes.given) == 8


def test_that_the_first_visit_holds_everything_before_it_and_no_other_day_is_a_visit() -> None:
    course = difficult_course()
    first = visit_changes(course, date(2023, 3, 9))
    assert first is not None
    assert first.since is None
    assert {cell.result.date for cell in first.results} <= {date(2023, 3, 9), date(2023, 3, 7)}
    assert visit_changes(course, date(2023, 3, 10)) is None
    assert visit_changes(bare_course()) is None


def test_that_a_grade_that_changed_and_an_end_are_told_of_the_visit_they_belong_to() -> None:
    event = {
        "term": "Rash",
        "grade": 3,
        "grades": [{"on": "2025-01-20", "grade": 1}, {"on": "2025-03-01", "grade": 3}],
        "start": "2025-01-20",
        "stop": "2025-03-20",
    }
    course = bare_course(version=2, adverse_events=[event], visits=[{"date": "2025-02-01"}, {"date": "2025-03-21"}])
    before, now = visit_changes(course, date(2025, 2, 1)), visit_changes(course)
    assert before is not None
    assert [(turn.turn, turn.grade) for turn in before.events] == [(Turn.BEGUN, 1)]
    assert now is not None
    assert [(turn.turn, turn.before, turn.grade) for turn in now.events] == [
        (Turn.GRADED, 1, 3),
        (Turn.ENDED, None, 3),
    ]
