"""Every print of one patient; the preview offers the first and, where there are more, a choice."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from models.course.course import Course
from ui.paper.course.summary import suggested_name, summary_document
from ui.paper.prints import Print

PRINTS: tuple[Print[Course], ...] = (
    Print(str(QT_TRANSLATE_NOOP("Prints", "patient summary")), summary_document, suggested_name),
)
