"""Saving charts of a patient, and their queries: where to, and what became of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from storage.clinic.leaving import Form, Left, Out, Way, folder_of, let_out
from storage.roles import Action
from ui.patient.flags_panel import FlagsPanel
from ui.patient.overview.page import OverviewPage
from ui.session.leaving import copy, leave
from ui.session.session import Session
from ui.words.language import problem_words

if TYPE_CHECKING:
    from models.course.course import Course
    from ui.paper.figure_file import Exportable, Format


class ChartSaving(QObject):
    """Asks where to save what the charts want saved. ``told`` says what became of it, and whether it is mere news."""

    told = Signal(str, bool)

    def __init__(self, session: Session, overview: OverviewPage, flags: FlagsPanel) -> None:
        super().__init__(overview)
        self._session, self._overview = session, overview
        overview.stack.save_wanted.connect(self.ask)
        overview.copy_wanted.connect(self.copy)
        flags.copy_wanted.connect(self.copy_flag)

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
            self._write(chart_file(shown, names), Format(kind), path, course=shown[0], way=Way.CHART)

    def ask_queries(self, course: Course) -> None:
        """The queries of a patient as a table."""
        from ui.paper.course.query_file import query_file
        from ui.paper.figure_dialog import ask_where
        from ui.paper.figure_file import Format

        one = query_file(course)
        write = partial(self._write, one, Format.CSV, course=course, way=Way.QUERIES)
        ask_where(self._overview.window(), one, Format.CSV, write)

    def _write(self, one: Exportable, kind: Format, path: Path, *, course: Course, way: Way) -> None:
        from ui.paper.figure_file import file_of, packed

        drawn = file_of(one, kind)

        def job(left: Left) -> None:
            let_out(left, ((path, drawn if isinstance(drawn, bytes) else packed(drawn)),))

        out = Out(way=way, form=Form(kind.name), patients=_keys(course), to=folder_of(path))
        leave(self._session, out, job, partial(self._tell, path), action=Action.PRINT, otherwise=self._on_problem)

    def _tell(self, path: Path, _: None) -> None:
        self.told.emit(self.tr("Saved as {path}.").format(path=path), True)

    def _on_problem(self, problem: Exception) -> None:
        self.told.emit(problem_words(problem), False)

    def copy(self, text: str) -> None:
        """The values of a chart on the clipboard."""
        if (course := self._session.course) is not None:
            out = Out(way=Way.VALUES, form=Form.CLIPBOARD, patients=_keys(course))
            copy(self._session, text, out, action=Action.PRINT)

    def copy_flag(self, course: Course, text: str) -> None:
        """What a flag says on the clipboard."""
        out = Out(way=Way.FLAG, form=Form.CLIPBOARD, patients=_keys(course))
        copy(self._session, text, out, action=Action.PRINT)


def _keys(course: Course) -> tuple[int, ...]:
    return () if course.record.key is None else (course.record.key,)
