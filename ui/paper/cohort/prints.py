"""Every print of a cohort; the preview offers the first and, where there are more, a choice."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from models.tables.report import CohortReport
from ui.paper.cohort.report import report_document, suggested_name
from ui.paper.prints import Print

PRINTS: tuple[Print[CohortReport], ...] = (
    Print(str(QT_TRANSLATE_NOOP("Prints", "cohort report")), report_document, suggested_name),
)
