"""The last impression and plan of a visit on the patient summary, as they were typed."""

from __future__ import annotations

from models.course.course import Course
from ui.paper.course.summary_clinical import facts
from ui.paper.ink import plain
from ui.paper.layout import Piece, Section
from ui.words.common import translate
from ui.words.flowsheet import visit_kind_words
from ui.words.language import clauses, short_date


def notes_blocks(course: Course) -> tuple[Piece, ...]:
    """Of the last visit that has either; nothing where none has."""
    noted = [visit for visit in course.record.visits if visit.impression or visit.plan]
    if not noted:
        return ()
    last = max(noted, key=lambda visit: visit.date)
    kind = "" if last.kind is None else visit_kind_words(last.kind)
    title = clauses(filter(None, (translate("Report", "Impression and plan"), short_date(last.date), kind)))
    said = ((translate("Report", "Impression"), last.impression), (translate("Report", "Plan"), last.plan))
    return (Section(title, facts([(name, (plain(text),)) for name, text in said if text])),)
