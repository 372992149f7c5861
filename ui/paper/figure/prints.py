"""The case figure, as a preview offers it."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from models.course.course import Course
from storage.clinic.leaving import Way
from storage.roles import Action
from ui.paper.figure.files import file_as, file_name
from ui.paper.figure.page import figure_document
from ui.paper.prints import Print


def _pdf_name(course: Course) -> str:
    return file_name(course, "pdf")


FIGURE: Print[Course] = Print(
    str(QT_TRANSLATE_NOOP("Prints", "case figure")),
    figure_document,
    _pdf_name,
    "figure",
    Way.CASE_FIGURE,
    Action.EXPORT_DEIDENTIFIED,
    file_as,
)
