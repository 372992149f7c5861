"""The page for the tumour board and the note of a visit, as a preview offers them."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from models.course.course import Course
from models.prints.visit import visit_dates
from storage.clinic.leaving import Way
from ui.paper.board.page import board_document, board_name
from ui.paper.board.visit import visit_document, visit_name
from ui.paper.prints import Print

BOARD: Print[Course] = Print(
    str(QT_TRANSLATE_NOOP("Prints", "tumour-board page")), board_document, board_name, "board", Way.BOARD
)
VISIT: Print[Course] = Print(
    str(QT_TRANSLATE_NOOP("Prints", "visit note")), visit_document, visit_name, "visit", Way.VISIT, dates=visit_dates
)
