"""The queries of one patient as a table: every query with its place, and no formula for a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from models.record.records import Query
from tests.models.changes import awaiting_course
from ui.paper.course.query_file import query_file
from ui.paper.figure_file import Format, file_of


def test_that_the_table_has_every_query_with_its_place_and_defuses_formulas() -> None:
    course = awaiting_course()
    asked = Query(about="labs[0].value", question="=1+1", asked_value="60,500", asked_by="Wang", asked_on="2025-03-12")
    closed = replace(asked, about="labs", subject="AFP 2025-01-10", answer="@me", closed_on="2025-03-20")
    one = query_file(replace(course, record=replace(course.record, queries=(asked, closed))))
    data = file_of(one, Format.CSV)
    assert isinstance(data, bytes)
    titles, first, second, *notes = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    assert titles[:5] == ["About", "Place in the case file", "Value then", "Value now", "State"]
    assert first[1:7] == ["labs[0].value", "60,500", ">60,500", "open; corrected since", "'=1+1", "Wang"]
    assert (second[0], second[4], second[9]) == ("AFP 10-Jan-2025", "closed; taken out", "'@me")
    assert any("X: data as of" in line[0] for line in notes if line)
    assert one.name == "X_queries"
