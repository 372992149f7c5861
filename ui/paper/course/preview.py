"""Print preview of one patient: the pages of the PDF itself, saved or printed exactly as they are seen."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from models.course.course import Course
from ui.kit.theme import Theme
from ui.paper.course.prints import PRINTS
from ui.paper.pages import Document
from ui.paper.preview_pages import PagesPreview
from ui.paper.prints import Print


class PreviewDialog(PagesPreview):
    """The patient summary, or another of the prints of a course."""

    def __init__(
        self,
        course: Course,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        printed_by: str,
        printed_at: datetime | None = None,
        mark: str = "",
        prints: tuple[Print[Course], ...] = PRINTS,
    ) -> None:
        super().__init__(theme, parent, prints=prints, printed_at=printed_at, printed_by=printed_by, mark=mark)
        self._course = course
        self.renew()

    def compose(self) -> Document:
        return self.composer()(self._course)

    def file_name(self) -> str:
        return self.print.file_name(self._course)
