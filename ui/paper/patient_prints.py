"""Every print of one patient, the summary first."""

from __future__ import annotations

from models.course.course import Course
from ui.paper.board.prints import BOARD, VISIT
from ui.paper.course.prints import PRINTS
from ui.paper.figure.prints import FIGURE
from ui.paper.prints import Print

EVERY: tuple[Print[Course], ...] = (*PRINTS, BOARD, VISIT, FIGURE)
