"""The case figure: exactly one page of a course without the person, whatever the patient."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from models.course.course import Course
from models.course.headline import thrombus_at_baseline
from models.liver.result import LiverFunction
from models.prints.case_facts import CaseFigure, Row
from models.prints.case_figure import case_figure
from storage.version import PROGRAM_VERSION
from ui.kit.theme import load_fonts
from ui.paper.chart_piece import PIXELS_PER_POINT, ChartPiece
from ui.paper.figure.body import HEIGHTS, Body, by_need, is_needed
from ui.paper.figure.nobody import of_nobody
from ui.paper.figure.tables import Legend, absent_box, values_section
from ui.paper.figure.words import intro
from ui.paper.heads import HeavyRule, IdentityLine, NameLine
from ui.paper.ink import plain, strong
from ui.paper.layout import SECTION_GAP, Paragraph, Piece, Rule, Side, Together, stack_height
from ui.paper.pages import Document, Footer
from ui.words.clinical import translate
from ui.words.common import child_pugh_words, not_recorded, sex_word, thrombus_words
from ui.words.language import listed
from ui.words.recorded import recorded

_OLDEST = 90
_SHARES = (0.56, 0.62, 0.68)
_MOST_LINES = 40
_LEAST_LINES = 3
_LONGER, _HIGHER = (_MOST_LINES, 20, 16, 14, 12), (1.9, 1.7, 1.5, 1.35, 1.2, 1.1)
_ENOUGH = 18  # rows, for which the table gives way


@dataclass(frozen=True)
class FigurePage:
    """The figure of a course on a page, its rows chosen so that they fit."""

    course: Course
    document: Document
    figure: CaseFigure
    rows: tuple[Row, ...]

    @property
    def not_drawn(self) -> tuple[Row, ...]:
        return tuple(row for row in self.figure.rows if row not in self.rows)


def figure_document(
    course: Course, *, printed_at: datetime, printed_by: str, page: str = "A4", mark: str = ""
) -> Document:
    """The case figure on ``page`` (A4 or Letter), in the language the program speaks now.

    Neither when it was printed nor by whom stands on it: it tells of nobody, and holds no date.
    """
    return figure_page(course, page=page, mark=mark).document


def figure_page(course: Course, *, page: str = "A4", mark: str = "") -> FigurePage:
    """The case figure with what is drawn on it and what is not."""
    load_fonts()
    course = of_nobody(course)
    figure = case_figure(course)
    empty = Document(page, _header(course, figure), _footer(course, mark), ())
    fitted = _fitted(figure, empty.width, empty.bottom - empty.top)
    return FigurePage(course, replace(empty, blocks=(Together(fitted.pieces),)), figure, fitted.rows)


# --- the head and the foot ------------------------------------------------------------------------------------------


def _header(course: Course, figure: CaseFigure) -> tuple[Piece, ...]:
    pieces: list[Piece] = [
        NameLine(figure.code, translate("Figure", "Case figure")),
        IdentityLine(_facts(course, figure)),
        HeavyRule(),
    ]
    if course.record.provenance:
        pieces.append(Paragraph((strong(recorded(course.record.provenance)),)))
    pieces.append(Paragraph((plain(intro(figure)),), below=2.0))
    return tuple(pieces)


def _facts(course: Course, figure: CaseFigure) -> tuple[tuple[str, str], ...]:
    """Sex, age and the stage; what a source states of a score is said to be stated, and stands for no computed one."""
    baseline, stages = course.record.baseline, course.stages
    stated = dict(baseline.reported or ())
    age = not_recorded()
    if figure.age is not None:
        oldest = figure.age >= _OLDEST
        age = translate("Figure", "{years} y or older" if oldest else "{years} y").format(years=figure.age)
    pairs = [
        (translate("Report", "Sex"), sex_word(figure.sex)),
        (translate("Figure", "Age"), age),
        (translate("Figure", "Cause"), listed(recorded(one) for one in baseline.aetiology or ())),
        (translate("Figure", "Outside the liver"), listed(recorded(one) for one in baseline.extrahepatic_sites or ())),
        ("BCLC", "" if stages.baseline is None else stages.baseline.bclc or ""),
        (translate("Figure", "Thrombus"), thrombus_words(thrombus_at_baseline(course))),
        ("Child-Pugh", _child_pugh(stages.baseline_liver, stated.get("child_pugh"))),
        ("ECOG", "" if baseline.ecog is None else str(baseline.ecog)),
    ]
    return tuple((label, words) for label, words in pairs if words)


def _child_pugh(scores: LiverFunction | None, stated: str | None) -> str:
    """As computed; else as a source states it, which is said. What it would need stands among what is missing."""
    if scores is not None and scores.child_pugh_points is not None:
        return child_pugh_words(scores)
    return "" if stated is None else translate("Figure", "{told} as stated by the source").format(told=stated)


def _footer(course: Course, mark: str) -> Footer:
    words = translate("Figure", "De-identified · values in the data file {file}").format(file=stem(course) + ".csv")
    if mark:
        words = translate("Figure", "{words} · journal {mark}").format(words=words, mark=mark)
    versions = translate(
        "Report",
        "Hepatrack {program} · rules {rules} · CTCAE {ctcae} · for research and documentation; not a medical device",
    ).format(program=PROGRAM_VERSION, rules=course.rules_version, ctcae=course.parameters.ctcae_version)
    return Footer((words, versions), translate("Report", "Page {number} of {total}"), course.record.patient.code)


def stem(course: Course) -> str:
    """The name of its files, without their ending: the study code alone."""
    code = "".join(sign if sign.isalnum() or sign in "-_" else "-" for sign in course.record.patient.code)
    return f"{code}_case-figure"


# --- what fits ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Draft:
    figure: CaseFigure
    body: Body
    width: float
    lines: int

    @property
    def rows(self) -> tuple[Row, ...]:
        return self.body.rows

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        legend = Legend(self.figure, self.width * PIXELS_PER_POINT)
        drawing = (
            ChartPiece(legend.height, legend.paint),
            ChartPiece(self.body.height, self.body.paint),
        )
        return (*drawing, Rule(above=2.0, below=5.0), *self._below)

    @cached_property
    def _below(self) -> tuple[Piece, ...]:
        """The values and what is missing: beside each other, or under each other where that is lower."""
        values = values_section(self.rows, self.lines)
        missing = tuple(row for row in self.figure.rows if row not in self.rows)
        box = absent_box(self.figure, missing, self.lines)
        sides: list[tuple[Piece, ...]] = [(Side((values,), (box,), left_share=share),) for share in _SHARES]
        flowing = absent_box(self.figure, missing, self.lines, flowing=True)
        sides.append((values, Rule(above=3.0, below=4.0, ink="paper"), flowing))
        return min(sides, key=lambda pieces: stack_height(pieces, self.width))

    @cached_property
    def height(self) -> float:
        return stack_height(self.pieces, self.width) + SECTION_GAP


def _fitted(figure: CaseFigure, width: float, room: float) -> _Draft:
    """Everything, if it fits; else lower plots, a shorter table, and then without the rows that are missed least."""
    ranked = by_need(figure.rows)
    across = width * PIXELS_PER_POINT

    def draft(count: int, heights: int, lines: int) -> _Draft:
        kept = ranked[:count]
        rows = tuple(row for row in figure.rows if any(row is one for one in kept))
        tight = lines < _MOST_LINES  # nothing of the drawing is one language's alone before the table is shorter
        return _Draft(figure, Body(figure, rows, HEIGHTS[heights], across, tight), width, lines)

    needed = sum(is_needed(row) for row in ranked)
    for count, heights, lines in (
        *((len(ranked), heights, _MOST_LINES) for heights in (0, 1)),
        *((needed, heights, _MOST_LINES) for heights in (0, 1, 2)),
        *((needed, heights, lines) for heights in (2, 3) for lines in (14, 10, 7, 4)),
    ):
        if (found := draft(count, heights, lines)).height <= room:
            return _grown(_with_more(found, ranked, draft, heights, lines, room), room)
    best = draft(0, 3, _LEAST_LINES)
    for lines in (10, 6, _LEAST_LINES):
        low, high = 1, needed
        while low <= high:
            middle = (low + high) // 2
            found = draft(middle, 3, lines)
            best, low, high = (found, middle + 1, high) if found.height <= room else (best, low, middle - 1)
        if len(best.rows) >= _ENOUGH:
            break
    return _grown(best, room)


def _grown(found: _Draft, room: float) -> _Draft:
    """With a longer table, then with higher plots, as far as there is room."""
    for lines in _LONGER:
        more = replace(found, lines=max(lines, found.lines))
        if more.height <= room:
            found = more
            break
    for times in _HIGHER:
        more = replace(found, body=replace(found.body, heights=found.body.heights.times(times)))
        if more.height <= room:
            return more
    return found


def _with_more(
    found: _Draft, ranked: list[Row], draft: Callable[[int, int, int], _Draft], heights: int, lines: int, room: float
) -> _Draft:
    """With as many rows more as there is room for."""
    for count in range(len(found.rows) + 1, len(ranked) + 1):
        more = draft(count, heights, lines)
        if more.height > room:
            break
        found = more
    return found
