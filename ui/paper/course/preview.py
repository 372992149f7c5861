"""Print preview of one patient: the pages of the PDF itself, saved or printed exactly as they are seen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from models.course.course import Course
from storage.clinic.leaving import Way
from storage.roles import Action
from ui.kit.theme import Theme
from ui.paper.composing import Aside, Leave
from ui.paper.course.prints import PRINTS
from ui.paper.looks_choice import NOTHING, Memory
from ui.paper.pages import Document
from ui.paper.preview_pages import PagesPreview
from ui.paper.prints import Print


class PreviewDialog(PagesPreview):
    """The patient summary, or another of the prints of a course."""

    way, action = Way.SUMMARY, Action.PRINT

    @property
    def leaves_as(self) -> Way:
        return self.print.way

    def __init__(
        self,
        course: Course,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        printed_by: str,
        printed_at: datetime | None = None,
        mark: str = "",
        leave: Leave,
        prints: tuple[Print[Course], ...] = PRINTS,
        aside: Aside | None = None,
        memory: Memory = NOTHING,
    ) -> None:
        footer: dict[str, Any] = {"printed_at": printed_at, "printed_by": printed_by, "mark": mark}
        super().__init__(theme, parent, prints=prints, leave=leave, aside=aside, memory=memory, **footer)
        self._course = course
        self.renew()

    def making(self) -> Callable[[], Document]:
        return partial(self.composer(), self._course)

    def patients(self) -> tuple[int, ...]:
        return () if self._course.record.key is None else (self._course.record.key,)

    def file_name(self) -> str:
        return self.print.file_name(self._course)
