"""What is typed of times of day and of the sheet of a laboratory, and the records that it becomes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from models.forms.results import LabDraft, as_printed, printed_limits
from models.forms.typed import EntryError, parse_time
from models.forms.visit import VisitDraft, problems, visit_entry, with_entry
from models.forms.visit_draft import draft_document, read_draft
from models.quantities import parse_quantity
from models.record.labs import Results
from models.record.records import LabResult, Patient, Record, Visit

TODAY, ON = date(2025, 3, 28), date(2025, 3, 10)
MORNING, AFTERNOON = time(8, 40), time(15, 5)
RECORD = Record(patient=Patient(code="T-01"), treatment_start=date(2025, 3, 1))


def afp(text: str = "400", **more: str) -> LabDraft:
    return LabDraft(analyte="AFP", text=text, unit="ng/mL", **more)


def entered(record: Record, draft: VisitDraft) -> Record:
    return with_entry(record, visit_entry(draft, record, TODAY))


@pytest.mark.parametrize("text", ["08:40", "8:40", "0840", "840", "８：４０", "8.40", "8时40分", " 08:40 "])
def test_that_a_time_of_day_is_read_as_it_is_written(text: str) -> None:
    assert parse_time(text) == MORNING


@pytest.mark.parametrize("text", ["24:00", "8:60", "8", "8:4", "-8:40", "08:40:30", "8 am"])
def test_that_what_is_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(EntryError):
        parse_time(text)


@pytest.mark.parametrize("field", ["time", "collected"])
def test_that_a_wrong_time_names_its_field_and_an_empty_one_is_none(field: str) -> None:
    assert [one.field for one in problems(VisitDraft(date="today", **{field: "25:00"}), RECORD, TODAY)] == [field]
    assert problems(VisitDraft(date="today", **{field: " "}), RECORD, TODAY) == ()


def test_that_of_two_results_typed_of_one_day_the_later_time_counts_whichever_is_typed_last() -> None:
    late = entered(RECORD, VisitDraft(date="20250310", collected="15:05", labs=(afp("500"),)))
    both = entered(late, VisitDraft(date="20250310", collected="8:40", labs=(afp("400"),)))
    assert [(one.value.reported, one.time) for one in both.labs] == [("500", AFTERNOON), ("400", MORNING)]
    (counts,) = Results(both).series("AFP").results
    assert counts.value.reported == "500"


def test_that_a_visit_of_another_time_of_the_day_is_another_visit() -> None:
    first = entered(RECORD, VisitDraft(date="20250310", time="08:40", ecog=1))
    second = VisitDraft(date="20250310", time="15:05", ecog=2)
    assert problems(second, first, TODAY) == ()
    assert [(one.time, one.ecog) for one in entered(first, second).visits] == [(MORNING, 1), (AFTERNOON, 2)]


@pytest.mark.parametrize(("before", "typed"), [("08:40", "08:40"), ("", "08:40"), ("08:40", ""), ("", "")])
def test_that_a_visit_that_may_be_the_same_is_refused(before: str, typed: str) -> None:
    first = entered(RECORD, VisitDraft(date="20250310", time=before, ecog=1))
    found = problems(VisitDraft(date="20250310", time=typed, ecog=2), first, TODAY)
    assert [one.field for one in found] == ["date"]


def test_that_results_with_a_time_of_the_visit_fill_it_in_and_write_over_none() -> None:
    draft = VisitDraft(date="20250310", time="15:05", labs=(afp(),))
    untimed = entered(RECORD, VisitDraft(date="20250310", ecog=1))
    assert [(one.time, one.ecog) for one in entered(untimed, draft).visits] == [(AFTERNOON, 1)]
    morning = entered(RECORD, VisitDraft(date="20250310", time="08:40", ecog=1))
    assert [one.time for one in entered(morning, draft).visits] == [MORNING, AFTERNOON]


def test_that_anticoagulation_alone_is_a_visit_and_no_is_an_answer() -> None:
    for answer in (True, False):
        draft = VisitDraft(date="20250310", anticoagulated=answer)
        assert not draft.is_empty
        assert entered(RECORD, draft).visits == (Visit(date=ON, anticoagulated=answer),)


def test_that_times_alone_are_no_visit() -> None:
    assert VisitDraft(date="today", time="08:40", collected="08:30").is_empty


def test_that_the_range_of_the_sheet_comes_before_the_one_taken_over_and_a_method_by_itself() -> None:
    before = LabResult(
        analyte="AFP", date=ON, value=parse_quantity("1"), unit="ng/mL", method="CLIA", high=Decimal(7), laboratory="A"
    )
    taken = as_printed(afp(), before, "A", has_edition=False)
    assert printed_limits(taken) == (None, Decimal(7))
    typed = as_printed(afp(low="0", high="20"), before, "A", has_edition=False)
    assert printed_limits(typed) == (Decimal(0), Decimal(20))
    (one,) = visit_entry(VisitDraft(date="today", laboratory="A", labs=(typed,)), RECORD, TODAY).labs
    assert (one.low, one.high, one.method) == (0, 20, "CLIA")
    own = replace(taken, method="ECLIA")
    (one,) = visit_entry(VisitDraft(date="today", laboratory="A", labs=(own,)), RECORD, TODAY).labs
    assert (one.low, one.high, one.method) == (None, 7, "ECLIA")
    assert as_printed(afp(), before, "B", has_edition=False).before is None


@pytest.mark.parametrize(
    ("sheet", "part"),
    [
        ({"low": "x"}, "low"),
        ({"high": "-1"}, "high"),
        ({"low": "8", "high": "7"}, "high"),
        ({"high": "7,0"}, "high"),
        ({"method": "a\u200b"}, "method"),
    ],
)
def test_that_a_wrong_sheet_names_its_field(sheet: dict[str, str], part: str) -> None:
    found = problems(VisitDraft(date="today", labs=(afp(**sheet),)), RECORD, TODAY)
    assert [one.field for one in found] == [f"labs.AFP.{part}"]
    other = LabDraft(analyte="IL-6", text="3", unit="pg/mL", **sheet)
    found = problems(VisitDraft(date="today", others=(other,)), RECORD, TODAY)
    assert [one.field for one in found] == [f"others.0.{part}"]


def test_that_limits_may_be_equal_and_a_sheet_without_a_result_is_not_left_behind() -> None:
    assert problems(VisitDraft(date="today", labs=(afp(low="7", high="7"),)), RECORD, TODAY) == ()
    alone = VisitDraft(date="today", labs=(afp("", high="7"),))
    assert not alone.is_empty
    assert [one.field for one in problems(alone, RECORD, TODAY)] == ["labs.AFP.text"]


def test_that_times_and_sheets_come_back_and_a_draft_of_an_older_program_has_none() -> None:
    draft = VisitDraft(
        date="2025-03-10",
        time="8:4",
        collected="08:30",
        anticoagulated=False,
        labs=(afp(low="0", high="7", method="CLIA"), afp("", high="7")),
        others=(LabDraft(analyte="IL-6", text="3", unit="pg/mL", high="7"),),
    )
    document = json.loads(json.dumps(draft_document(draft, TODAY)))
    assert read_draft(document) == draft
    for gone in ("time", "collected", "anticoagulated"):
        del document[gone]
    older = read_draft(document | {"labs": [["AFP", "400", "ng/mL", False]], "others": [["IL-6", "3", "pg/mL"]]})
    assert older.labs == (afp(),)
    assert (older.time, older.collected, older.anticoagulated) == ("", "", None)
    assert older.others[0].high == ""


def test_that_what_was_taken_over_is_not_kept_as_typed() -> None:
    before = LabResult(analyte="AFP", date=ON, value=parse_quantity("1"), unit="ng/mL", high=Decimal(7), laboratory="A")
    taken = as_printed(afp(), before, "A", has_edition=False)
    draft = VisitDraft(date="2025-03-10", laboratory="A", labs=(taken,))
    assert read_draft(draft_document(draft, TODAY)).labs == (afp(),)
