"""The page for the tumour board, as a preview offers it."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from models.course.course import Course
from storage.clinic.leaving import Way
from ui.paper.board.page import board_document, board_name
from ui.paper.prints import Print

BOARD: Print[Course] = Print(
    str(QT_TRANSLATE_NOOP("Prints", "tumour-board page")), board_document, board_name, "board", Way.BOARD
)
