"""What one user has typed into the cells of one patient and not saved: kept, put off and dropped as a form is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from models.course.course import Course
from models.forms.cells import cells_document, cells_draft, laboratory_of
from models.forms.results import LabDraft
from models.forms.visit import VisitDraft
from models.record.records import Record
from ui.patient.visits.table import CellKey


class CellDraft(QObject):
    """To whoever keeps drafts it is a form of today that is never in front: see ``DraftForm`` for what each name says.

    ``laboratory`` is the one that measured last, until another ``is_chosen``.
    """

    kind = "cells"
    saved = Signal()
    typed = Signal()
    discarded = Signal()
    put_off = Signal()
    told = Signal(str)

    def __init__(self, course: Course, key: int, user: str, parent: QObject) -> None:
        super().__init__(parent)
        self.course, self.user = course, user
        self.patient = key, course.record.patient.code
        self.cells: dict[CellKey, LabDraft] = {}
        self.laboratory, self.is_chosen = laboratory_of(course.record), False
        self.begun = datetime.now(UTC)
        self.keepable = False
        self.once_saved: Callable[[], None] = lambda: None

    @property
    def is_empty(self) -> bool:
        return not any(one.text.strip() for one in self.cells.values())

    def visit(self, record: Record) -> VisitDraft:
        """The visit of today that it becomes."""
        return cells_draft(record, self.course.today, self.cells.values(), laboratory=self.laboratory)

    def document(self) -> dict[str, Any]:
        return cells_document(self.visit(self.course.record), self.course.today)

    def tell(self, words: str) -> None:
        self.told.emit(words)

    def isVisible(self) -> bool:
        """Never: what is typed into cells stands in the newest table, whoever changed the record meanwhile."""
        return False

    def put_aside(self) -> None:
        self.put_off.emit()

    def leave(self) -> None:
        self.discarded.emit()
