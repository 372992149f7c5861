"""Saving what the Cohort place shows: which figures there are, as what they can be saved, and under which name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from models.cohort.members import GROUPING_NAMES, Grouping
from models.course.course import RULES_VERSION
from models.figures.pictures import Spider, Swimmer
from models.figures.waterfalls import MarkerWaterfall, Waterfall
from models.record.queries import open_queries
from models.words import filled
from storage.clinic.leaving import Form, Left, Out, Way, folder_of, let_out
from storage.roles import Action
from ui.charts.cohort.survival_marks import provenance_line
from ui.charts.cohort.survival_trials import marks_words
from ui.cohort.export import drawing_height, figure_height, of_drawing, of_figure
from ui.cohort.pictures_panel import Facts
from ui.cohort.tabs import TABLES, CohortTabs
from ui.cohort.work import CohortAnswer
from ui.paper.cohort.files import (
    figure_csv,
    figure_name,
    marker_csv,
    not_drawn_words,
    spider_csv,
    swimmer_csv,
    table_csv,
    waterfall_csv,
)
from ui.paper.figure_dialog import ask_where
from ui.paper.figure_file import TALLEST, Exportable, Format, file_of, packed
from ui.session.access import why_not
from ui.session.leaving import copy, leave
from ui.session.session import Session
from ui.words import survival as words
from ui.words.common import file_kind, purpose
from ui.words.language import in_a_row, problem_words, short_date, spoken
from ui.words.queries import not_closed_words


class CohortExports(QObject):
    """Fills a menu with what can be saved now. ``told`` says what became of it."""

    told = Signal(str)

    def __init__(self, session: Session, tabs: CohortTabs, owner: QWidget) -> None:
        super().__init__(owner)
        self._session, self._tabs, self._owner = session, tabs, owner
        self._answer: CohortAnswer | None = None

    def show_answer(self, answer: CohortAnswer | None) -> None:
        self._answer = answer

    @property
    def refusal(self) -> str:
        """Why nothing may be saved; nothing where it may."""
        actor = self._answer.actor if self._answer is not None else None
        return "" if actor is None else why_not(actor, Action.EXPORT_DEIDENTIFIED)

    def fill(self, menu: QMenu) -> None:
        """What can be saved of what is seen, each in its forms."""
        menu.clear()
        if self.refusal:
            menu.addAction(self.refusal).setEnabled(False)
            return
        for one in self.all():
            inner = menu.addMenu(one.title)
            for kind in Format:
                if one.paint is not None or kind is Format.CSV:
                    inner.addAction(file_kind(kind.value)).triggered.connect(partial(self._ask, one, kind))

    def all(self) -> tuple[Exportable, ...]:
        """The figure, the two pictures beside it and the table, as far as they are there."""
        if self._answer is None:
            return ()
        found = [self._figure(self._answer)]
        panel = self._tabs.curves.pictures_panel
        if panel.shown is not None and not self._answer.ask.of_file:
            found += [self._picture(panel.shown.upper), self._picture(panel.shown.lower)]
        table = self._tabs.tables.table
        if table is not None and self._tabs.place == TABLES:
            name, title, origin = f"table_{table.key}", spoken(table.title), self._origin(self._answer)
            content = partial(table_csv, table)
            found.append(Exportable(name=name, title=title, notes=(), origin=origin, csv=content))
        return tuple(found)

    def write(self, one: Exportable, kind: Format, path: Path) -> None:
        """Draw it now, write it beside the window, and tell. The store is asked whether it may be."""
        drawn = file_of(one, kind)

        def job(left: Left) -> None:
            let_out(left, ((path, drawn if isinstance(drawn, bytes) else packed(drawn)),))

        def then(_: None) -> None:
            self.told.emit(self.tr("Saved as {path}.").format(path=path))

        out = Out(way=Way.FIGURE, form=Form(kind.name), patients=self._keys(), to=folder_of(path))
        leave(self._session, out, job, then, action=Action.EXPORT_DEIDENTIFIED, otherwise=self._on_problem)

    def copy(self, text: str) -> None:
        """The values behind what is seen, on the clipboard."""
        out = Out(way=Way.FIGURE, form=Form.CLIPBOARD, patients=self._keys())
        copy(self._session, text, out, action=Action.EXPORT_DEIDENTIFIED)

    def _on_problem(self, problem: Exception) -> None:
        self.told.emit(problem_words(problem))

    def _keys(self) -> tuple[int, ...]:
        """Of a cohort from a file nobody is a patient of this clinic, but for one who is shown beside it."""
        answer = self._answer
        return () if answer is None else tuple(key for key, _ in (*answer.courses, *answer.safety))

    # --- what there is ---------------------------------------------------------------------------------------------

    def _figure(self, answer: CohortAnswer) -> Exportable:
        figure, view = answer.figure, self._tabs.curves.figure_panel.view
        marks = [one.mark for one in view.chart.marks]
        title = words.title(figure.choice.measure)
        if figure.choice.grouping is not Grouping.NONE:
            name = spoken(GROUPING_NAMES[figure.choice.grouping])
            title = self.tr("{endpoint}, {grouping}").format(endpoint=title, grouping=name)
        notes = (
            " · ".join(spoken(part) for part in figure.caption),
            in_a_row(spoken(warning) for warning in figure.warnings),
            " · ".join(part for part in (words.left_out_title(figure), words.left_out_words(figure)) if part),
            " · ".join(f"{line.name}: {line.value}" for line in words.lines(figure)),
            *words.remarks(figure),
            words.not_chosen_words(answer.not_chosen, answer.considered),
            marks_words(marks),
        )
        return Exportable(
            name=f"survival_{figure_name(figure)}",
            title=title,
            notes=tuple(note for note in notes if note),
            origin=self._origin(answer),
            csv=partial(figure_csv, figure),
            height=figure_height(figure),
            paint=of_figure(figure, marks, with_limits=self._tabs.curves.figure_panel.with_limits.isChecked()),
        )

    def _picture(self, facts: Facts) -> Exportable:
        panel, answer = self._tabs.curves.pictures_panel, self._answer
        assert answer is not None
        assert panel.shown is not None
        half = panel.best_change if facts is panel.shown.upper else panel.on_study
        drawing = half.picture.drawing
        assert drawing is not None
        content, name = _csv_of(facts)
        tall = drawing_height(drawing)
        notes = (
            filled(self.tr("{cohort}; {count} patients"), cohort=spoken(answer.figure.source), count=facts.considered),
            *not_drawn_words(facts),
        )
        return Exportable(
            name=name,
            title=drawing.twin().title,
            notes=tuple(note for note in notes if note),
            origin=self._origin(answer),
            csv=content,
            height=tall,
            paint=of_drawing(drawing) if tall <= TALLEST else None,
        )

    def _origin(self, answer: CohortAnswer) -> tuple[str, ...]:
        """Who of them is not real, up to when they were judged, and by which rules."""
        labels = [(name if isinstance(name, str) else spoken(name), count) for name, count in answer.labels]
        n = answer.considered if answer.ask.of_file else answer.chosen
        found = [provenance_line(labels, n)]
        if answer.cohort is not None:
            found.append(
                self.tr("File {file}, SHA-256 {hash}").format(file=answer.cohort.source, hash=answer.cohort.sha256)
            )
            found += [spoken(note) for note in answer.cohort.notes]
        else:
            on = short_date(self._session.today)
            found.append(self.tr("Data as of {date}; rules {version}").format(date=on, version=RULES_VERSION))
            found.append(not_closed_words([len(open_queries(course.record)) for _, course in answer.courses]))
        return tuple(note for note in (*found, purpose()) if note)

    # --- asking where ----------------------------------------------------------------------------------------------

    def _ask(self, one: Exportable, kind: Format, _: bool = False) -> None:
        ask_where(self._owner, one, kind, partial(self.write, one, kind))


def _csv_of(facts: Facts) -> tuple[Callable[[], bytes], str]:
    """The values of a picture, and the stem of its file's name."""
    if isinstance(facts, Waterfall):
        return partial(waterfall_csv, facts), f"waterfall_{facts.criterion.value}"
    if isinstance(facts, MarkerWaterfall):
        return partial(marker_csv, facts), f"waterfall_{facts.analyte.casefold()}"
    if isinstance(facts, Spider):
        return partial(spider_csv, facts), f"spider_{facts.criterion.value}"
    assert isinstance(facts, Swimmer)
    return partial(swimmer_csv, facts), f"swimmer_{facts.criterion.value}"
