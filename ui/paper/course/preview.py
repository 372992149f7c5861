"""Print preview of the patient summary: the pages of the PDF itself, saved or printed exactly as they are seen."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from models.course.course import Course
from ui.kit.theme import Theme
from ui.paper.course.summary import suggested_name, summary_document
from ui.paper.pages import Document
from ui.paper.preview_pages import PagesPreview


class PreviewDialog(PagesPreview):
    """The patient summary. ``mark``, the end of the journal, stands in its footer."""

    def __init__(
        self,
        course: Course,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        printed_at: datetime | None = None,
        printed_by: str | None = None,
        mark: str = "",
    ) -> None:
        super().__init__(theme, parent, printed_at=printed_at, printed_by=printed_by)
        self.setWindowTitle(self.tr("Print preview: patient summary"))
        self._course, self._mark = course, mark
        self.renew()

    def compose(self) -> Document:
        return summary_document(
            self._course,
            printed_at=self.printed_at,
            printed_by=self.printed_by.text().strip(),
            page=self.paper.currentText(),
            mark=self._mark,
        )

    def file_name(self) -> str:
        """The study code and the date of the data, and no identity."""
        return suggested_name(self._course)
