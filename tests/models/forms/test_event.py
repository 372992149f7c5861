"""An adverse event as it is typed: what is wrong with it, and what it becomes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.forms.event import EventDraft, adverse_event, draft_document, problems, read_draft
from models.forms.typed import EntryError
from models.record.records import Outcome, Patient, Record

TODAY = date(2025, 3, 28)
RECORD = Record(
    patient=Patient(code="HCC-0001", birth_date=date(1960, 5, 1)),
    treatment_start=date(2025, 1, 2),
    outcome=Outcome(alive=False, death_date=date(2025, 3, 20)),
)
GOOD = EventDraft(term=" Fatigue ", grade=2, start="20250310", stop="2025-03-14", related=True, serious=False)


def test_that_a_whole_draft_becomes_an_event() -> None:
    event = adverse_event(GOOD, RECORD, TODAY, edition="5.0")
    assert (event.term, event.grade, event.start, event.stop) == ("Fatigue", 2, date(2025, 3, 10), date(2025, 3, 14))
    assert (event.related, event.serious, event.immune_related, event.action) == (True, False, None, None)
    assert event.ctcae_version == "5.0"


def test_that_an_event_need_not_be_dated() -> None:
    event = adverse_event(EventDraft(term="Rash", grade=1), RECORD, TODAY, edition="5.0")
    assert (event.start, event.stop) == (None, None)


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"term": " "}, "term", "a term is needed"),
        ({"term": "x" * 101}, "term", "it has 101 signs; at most 100 are kept"),
        ({"term": "Ra\u200bsh"}, "term", "it holds a sign that cannot be seen, U+200B; type it anew"),
        ({"action": "stop\x1b"}, "action", "it holds a sign that cannot be seen, U+001B; type it anew"),
        ({"action": "x" * 20_001}, "action", "it has 20001 signs; at most 20000 are kept"),
        ({"start": "18990310", "stop": ""}, "start", "“18990310” is not a date from 1900 to 2099"),
        ({"grade": None}, "grade", "a grade is needed"),
        ({"start": "tomorrow"}, "start", "“tomorrow” is not a date; write 8 digits (20250328), +3d, -2w or today"),
        ({"start": "+1d", "stop": ""}, "start", "2025-03-29 is after today, 2025-03-28"),
        ({"start": "19500101"}, "start", "1950-01-01 is before the birth, 1960-05-01"),
        ({"stop": "20250321"}, "stop", "2025-03-21 is after the death, 2025-03-20"),
        ({"stop": "20250309"}, "stop", "2025-03-09 is before its start, 2025-03-10"),
        ({"start": ""}, "start", "an event that has ended has begun: when?"),
    ],
)
def test_that_each_field_says_what_is_wrong(changes: dict[str, object], field: str, words: str) -> None:
    draft = replace(GOOD, **changes)  # type: ignore[arg-type]
    assert [(one.field, str(one.sentence)) for one in problems(draft, RECORD, TODAY)] == [(field, words)]
    with pytest.raises(EntryError):
        adverse_event(draft, RECORD, TODAY, edition="5.0")


def test_that_a_draft_comes_back_with_its_dates_written_out() -> None:
    again = read_draft(draft_document(replace(GOOD, start="-3w"), TODAY))
    assert (again.start, again.stop, again.grade) == ("2025-03-07", "2025-03-14", 2)
    with pytest.raises(ValueError, match="no draft"):
        read_draft({"word": 1})
