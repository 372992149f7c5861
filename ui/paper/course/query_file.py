"""The queries of one patient as a table that Excel and R read; its name holds the study code alone."""

from __future__ import annotations

import re
from functools import partial

from models.course.course import RULES_VERSION, Course
from models.record.queries import asked, query_subject
from storage.csvfile import Value, written
from ui.paper.figure_file import Exportable
from ui.words.common import purpose, translate
from ui.words.language import short_date
from ui.words.queries import about_words, state_words
from ui.words.recorded import recorded


def query_file(course: Course) -> Exportable:
    """Every query in the order in which it was asked, with its place in the case file."""
    record = course.record
    code = record.patient.code
    on = translate("ChartFile", "{code}: data as of {date}; rules {version}")
    label = () if record.provenance is None else (recorded(record.provenance),)
    return Exportable(
        name=re.sub(r"[^\w.-]+", "_", f"{code}_queries").strip("_."),
        title=translate("QueryFile", "{code}: queries").format(code=code),
        notes=(),
        origin=(*label, on.format(code=code, date=short_date(course.today), version=RULES_VERSION), purpose()),
        csv=partial(_csv, course),
    )


def _csv(course: Course) -> bytes:
    titles = (
        translate("QueryFile", "About"),
        translate("QueryFile", "Place in the case file"),
        translate("QueryFile", "Value then"),
        translate("QueryFile", "Value now"),
        translate("QueryFile", "State"),
        translate("QueryFile", "Question"),
        translate("QueryFile", "Asked by"),
        translate("QueryFile", "Asked on"),
        translate("QueryFile", "Asked of"),
        translate("QueryFile", "Answer"),
        translate("QueryFile", "Answered by"),
        translate("QueryFile", "Answered on"),
        translate("QueryFile", "Closed by"),
        translate("QueryFile", "Closed on"),
    )
    rows: list[tuple[Value, ...]] = []
    for one in asked(course.record):
        query = one.query
        what = about_words(one, query_subject(course.record, query))
        told = (query.question, query.asked_by, query.asked_on, query.asked_of, query.answer, query.answered_by)
        ended = (query.answered_on, query.closed_by, query.closed_on)
        rows.append((what, query.about, query.asked_value, one.now, state_words(one), *told, *ended))
    return written(titles, rows)
