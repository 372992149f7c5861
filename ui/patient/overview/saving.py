"""Saving charts of a patient, and their queries: where to, and what became of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from storage.roles import Action
from ui.paper.pages import PrintProblem
from ui.paper.saving import save
from ui.patient.overview.page import OverviewPage
from ui.session.session import Session

if TYPE_CHECKING:
    from models.course.course import Course
    from ui.paper.figure_file import Exportable, Format


class ChartSaving(QObject):
    """Asks where to save what the charts want saved. ``told`` says what became of it, and whether it is mere news."""

    told = Signal(str, bool)

    def __init__(self, session: Session, overview: OverviewPage) -> None:
        super().__init__(overview)
        self._session, self._overview = session, overview
        overview.stack.save_wanted.connect(self.ask)

    def ask(self, names: tuple[str, ...], kind: str) -> None:
        from ui.paper.course.chart_files import chart_file
        from ui.paper.figure_dialog import ask_where
        from ui.paper.figure_file import Format

        if (shown := self._overview.shown) is not None:
            one, wanted = chart_file(shown, names), Format(kind)
            ask_where(self._overview, one, wanted, lambda path: self.write(names, kind, path))

    def write(self, names: tuple[str, ...], kind: str, path: Path) -> None:
        """Draw it now, write it beside the window, and tell. The store is asked whether it may be."""
        from ui.paper.course.chart_files import chart_file
        from ui.paper.figure_file import Format

        if (shown := self._overview.shown) is not None:
            self._write(chart_file(shown, names), Format(kind), path)

    def ask_queries(self, course: Course) -> None:
        """The queries of a patient as a table."""
        from ui.paper.course.query_file import query_file
        from ui.paper.figure_dialog import ask_where
        from ui.paper.figure_file import Format

        one = query_file(course)
        ask_where(self._overview.window(), one, Format.CSV, partial(self._write, one, Format.CSV))

    def _write(self, one: Exportable, kind: Format, path: Path) -> None:
        from ui.paper.figure_file import file_of, packed

        drawn = file_of(one, kind)

        def job() -> PrintProblem | None:
            try:
                save(drawn if isinstance(drawn, bytes) else packed(drawn), path)
            except PrintProblem as problem:
                return problem
            return None

        self._session.read(
            lambda store: store.actor.require(Action.PRINT),
            lambda _: self._session.aside(job, partial(self._tell, path)),
        )

    def _tell(self, path: Path, problem: PrintProblem | None) -> None:
        if problem is None:
            self.told.emit(self.tr("Saved as {path}.").format(path=path), True)
        else:
            self.told.emit(str(problem), False)
