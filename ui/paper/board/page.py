"""The tumour-board page: exactly one page of a course, whatever the patient.

What there is no room for is cut by rule. First the charts are drawn lower, then the lists lose rows, the least
important first, then long texts lose lines. Every list says how much of it was left out and where that stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from models.course.course import Course
from models.prints.board import lanes_for_board
from ui.kit.theme import load_fonts
from ui.paper.board.cutting import Air, Cut, Ends, Listed, Once, Pages, cut_in
from ui.paper.board.lesions import lesion_list
from ui.paper.board.sections import (
    MissingBox,
    disease_list,
    event_list,
    gap_list,
    liver_piece,
    marker_checks,
    question_runs,
    question_title,
)
from ui.paper.board.signing import signing_lines
from ui.paper.chart_ink import Days
from ui.paper.course.charts import Panel, chart_strip
from ui.paper.course.lanes import LanePanel
from ui.paper.course.marker_panel import MarkerPanel
from ui.paper.course.sum_panel import SumPanel
from ui.paper.course.summary import patient_footer, patient_header, suggested_name, summary_document
from ui.paper.ink import second
from ui.paper.layout import SECTION_GAP, Boxed, Paragraph, Piece, Rule, Side, Together, stack_height
from ui.paper.pages import Document
from ui.words.clinical import translate

_QUESTION_LINES = 10
_LEAST_AIR = 2.0
_ROUNDING = 0.05  # heights are sums of many numbers
_COLUMNS_APART = 18.0
_MOST_TO_WRITE = 60.0
_TOP_SHARES = (0.48, 0.42, 0.54, 0.62, 0.36, 0.3)
_LOW_SHARE = 0.6  # six columns of numbers beside the places need as much


@dataclass(frozen=True)
class Charts:
    """How the chart strip is drawn: heights in pixels, how many lanes, how many lines of notes below it.

    ``marker`` or ``sums`` 0: they are not drawn, and the strip says so.
    """

    marker: float
    sums: float
    full: bool
    lanes: int
    notes: int


_CHARTS = (
    Charts(72.0, 90.0, full=True, lanes=6, notes=6),
    Charts(60.0, 84.0, full=False, lanes=5, notes=4),
    Charts(50.0, 70.0, full=False, lanes=4, notes=2),
    Charts(50.0, 62.0, full=False, lanes=3, notes=1),
    Charts(50.0, 56.0, full=False, lanes=2, notes=1),
    Charts(50.0, 0.0, full=False, lanes=2, notes=2),
    Charts(50.0, 0.0, full=False, lanes=1, notes=1),
    Charts(0.0, 0.0, full=False, lanes=1, notes=2),
)
_LINES = (6, 3, 2, 1)


@dataclass(frozen=True)
class Step:
    """How far the page gives way. ``cut``: soft, hard, to the bone, or None, where the lists keep what they have."""

    charts: Charts
    lines: int
    cut: str | None = None


_STEPS = (
    Step(_CHARTS[0], 6),
    Step(_CHARTS[1], 6),
    *(Step(charts, 6, "soft") for charts in _CHARTS[1:-4]),
    *(Step(_CHARTS[-4], lines, "hard") for lines in _LINES),
    Step(_CHARTS[-3], 1, "hard"),
    Step(_CHARTS[-2], 1, "bone"),
    Step(_CHARTS[-1], 1, "bone"),
)


def board_document(
    course: Course, *, printed_at: datetime, printed_by: str, page: str = "A4", mark: str = ""
) -> Document:
    """The tumour-board page on ``page`` (A4 or Letter), in the language the program speaks now."""
    load_fonts()
    header = patient_header(course, translate("Board", "Tumour board"))
    footer = patient_footer(course, printed_at, printed_by=printed_by, mark=mark)
    empty = Document(page, header, footer, ())
    summary = _SummaryPages(lambda: summary_document(course, printed_at=printed_at, printed_by=printed_by, page=page))
    body = fitted(course, empty.width, empty.bottom - empty.top - _ROUNDING, Pages(summary.of))
    return replace(empty, blocks=(Together(body),))


def board_name(course: Course) -> str:
    """A file name without identity."""
    return suggested_name(course).replace(".pdf", "_board.pdf")


class _SummaryPages:
    """On which page of the patient summary a section begins; the summary is composed when something is left to it."""

    def __init__(self, compose: Callable[[], Document]) -> None:
        self._compose = compose

    @cached_property
    def _pages(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for number, placed in enumerate(self._compose().pages, start=1):
            for one in placed:
                for title in _titles(one.piece):
                    found.setdefault(title, number)
        return found

    def of(self, title: str) -> int:
        return self._pages.get(title, 1)


def _titles(piece: Piece) -> Iterator[str]:
    """The titles that stand in a piece; that of a box is its first line."""
    if isinstance(piece, Side):
        for inner in (*piece.left, *piece.right):
            yield from _titles(inner)
    elif isinstance(piece, Boxed) and isinstance(piece.inside[0], Paragraph):
        yield piece.inside[0].runs[0].text
    elif (title := getattr(piece, "title", None)) is not None:
        yield title


# --- what fits ------------------------------------------------------------------------------------------------------


def fitted(course: Course, width: float, room: float, pages: Pages) -> tuple[Piece, ...]:
    """The pieces of the page from the top, together exactly ``room`` points high."""
    liver = liver_piece(course)
    drafts = {_LINES[0]: (draft := Draft.made(course, width, _LINES[0], liver=liver, pages=pages))}
    strips = {charts: Once(chart_rows(course, width, charts)) for charts in _CHARTS}
    for step in _STEPS:
        if step.lines != draft.lines:
            draft = drafts[step.lines] = Draft.made(course, width, step.lines, liver=liver, pages=pages)
        found = replace(draft, strip=strips[step.charts])
        if step.cut is not None:
            found = found.shortened(room, step.cut)
        if found.height <= room:
            break
    if found.lines < _LINES[0]:
        found = found.with_longest(tuple(drafts.values()), room)
    return found.with_highest([strips[charts] for charts in _CHARTS], room).pieces(room)


@dataclass(frozen=True)
class Draft:
    """One way to fill the page: its parts, of which the lists can still be cut."""

    width: float
    lines: int
    disease: Listed
    liver: Piece
    lesions: Listed
    events: Listed
    checks: Piece
    gaps: Listed
    question: Boxed
    strip: Piece
    top_share: float = 0.48

    @classmethod
    def made(cls, course: Course, width: float, lines: int, *, liver: Piece, pages: Pages) -> Draft:
        whole = translate("Board", "…: cut here, whole in the patient summary")
        asked = Once(Cut(question_runs(course), min(_QUESTION_LINES, max(2 * lines, 2))))
        draft = cls(
            width,
            lines,
            disease_list(course, pages, lines),
            liver,
            lesion_list(course, pages, (width - _COLUMNS_APART) * _LOW_SHARE, lines),
            event_list(course, pages, lines),
            marker_checks(course, lines),
            gap_list(course, pages, lines),
            Boxed((Ends(question_title(course), second(whole), 2), asked)),
            Air(0.0),
        )
        return draft.lowest()

    def lowest(self) -> Draft:
        """With the division of the width that needs the least height."""
        top = min(_TOP_SHARES, key=lambda share: replace(self, top_share=share).top.height(self.width))
        return replace(self, top_share=top)

    @property
    def top(self) -> Side:
        return Side((self.disease,), (self.liver,), left_share=self.top_share)

    @property
    def low(self) -> Side:
        return Side(
            (self.lesions,),
            (self.events, self.checks, MissingBox(self.gaps)),
            left_share=_LOW_SHARE,
            gap=_COLUMNS_APART,
        )

    @property
    def parts(self) -> tuple[Piece, ...]:
        hair, below = Rule(above=3.0, below=5.0, ink="hair"), Rule(above=3.0, below=5.0, ink="hair")
        return (self.top, hair, self.strip, below, self.low, Air(SECTION_GAP), self.question)

    @property
    def height(self) -> float:
        return stack_height((*self.parts, signing_lines()), self.width) + _LEAST_AIR

    def with_longest(self, drafts: Sequence[Draft], room: float) -> Draft:
        """With more lines of each text that has the room for them beside what is higher: events first."""
        found = self
        for name, part in (("events", "rows"), ("disease", "head"), ("disease", "rows"), ("lesions", "tail")):
            for place in range(len(getattr(getattr(self, name), part))):
                longer = (found.with_piece(name, part, place, draft) for draft in drafts)
                found = next((one for one in longer if one.height <= room), found)
        checks = (replace(found, checks=draft.checks) for draft in drafts)
        return next((one for one in checks if one.height <= room), found)

    def with_piece(self, name: str, part: str, place: int, other: Draft) -> Draft:
        """With one piece of a list as it is in another draft of the same page."""
        mine: Listed = getattr(self, name)
        pieces = list(getattr(mine, part))
        pieces[place] = getattr(getattr(other, name), part)[place]
        made: dict[str, Any] = {part: tuple(pieces)}
        listed: dict[str, Any] = {name: replace(mine, **made)}
        return replace(self, **listed)

    def with_highest(self, strips: Sequence[Piece], room: float) -> Draft:
        """With the first of the strips that still fits: what was cut may have left more room than one row needs."""
        return next((found for strip in strips if (found := replace(self, strip=strip)).height <= room), self)

    @property
    def is_cut(self) -> bool:
        """Whether any text of the page ends before its end."""
        top, low = self.top.widths(self.width), self.low.widths(self.width)
        parts = ((self.disease, top[0]), (self.lesions, low[0]), (self.events, low[1]), (self.gaps, low[1] - 12.0))
        asked = self.question.inside[1]
        texts = ((self.checks, low[1]), (asked, self.width - 12.0))
        return any(one.is_cut(width) for one, width in parts) or any(cut_in(one, width) for one, width in texts)

    def pieces(self, room: float) -> tuple[Piece, ...]:
        """The parts, the air between them and the lines to sign, which stand at the foot.

        What is left over is room to write in the box of the question, up to a point.
        """
        left_over = max(room - self.height, 0.0)  # at least: without the note of what is cut there is more
        to_write = min(left_over, _MOST_TO_WRITE)
        title, asked = self.question.inside
        if not self.is_cut and isinstance(title, Ends):
            title = replace(title, right=second(""))
        boxed = replace(self, question=replace(self.question, inside=(title, asked, Air(to_write))))
        return (*boxed.parts, Air(left_over - to_write + _LEAST_AIR), signing_lines())

    def shortened(self, room: float, cut: str) -> Draft:
        """With as many rows cut as it takes: of the taller column, of the list that has the most to spare."""
        names = ("disease", "lesions", "events", "gaps")
        least: dict[str, Any] = {name: getattr(self, name).shortest(cut) for name in names}
        draft = replace(self, **least).lowest()
        if draft.height > room:
            return draft
        draft = replace(self, top_share=draft.top_share)
        while draft.height > room and (found := draft._next_cut(cut)) is not None:
            draft = found
        return draft

    def _next_cut(self, cut: str) -> Draft | None:
        for names in (self._taller_low(), self._taller_top()):
            lists: dict[str, Listed] = {name: getattr(self, name) for name in names}
            name = max(lists, key=lambda one: lists[one].spare(cut), default="")
            if name and lists[name].spare(cut):
                shorter: dict[str, Any] = {name: lists[name].shorter()}
                return replace(self, **shorter)
        return None

    def _taller_low(self) -> tuple[str, ...]:
        left, right = self.low.heights(self.width)
        return ("lesions",) if left > right else ("events", "gaps")

    def _taller_top(self) -> tuple[str, ...]:
        left, right = self.top.heights(self.width)
        return ("disease",) if left >= right else ()


# --- the charts -----------------------------------------------------------------------------------------------------


def chart_rows(course: Course, width: float, charts: Charts) -> Together:
    def rows(course: Course, days: Days) -> tuple[Panel, ...]:
        kept = lanes_for_board(course)[: charts.lanes]
        lanes = sorted(kept, key=lambda lane: lane.spans[0].start)
        return (
            LanePanel(course, lanes),
            *(
                (
                    MarkerPanel(course.markers.afp, ink="afp", symbol="circle", height=charts.marker),
                    MarkerPanel(course.markers.pivka, ink="pivka", symbol="diamond", height=charts.marker),
                )
                if charts.marker
                else ()
            ),
            *((SumPanel(course, days, plot=charts.sums, full=charts.full),) if charts.sums else ()),
        )

    strip = chart_strip(course, width, rows)
    notes = [run for piece in strip.pieces if isinstance(piece, Paragraph) for run in piece.runs]
    if (hidden := len(lanes_for_board(course)) - charts.lanes) > 0:
        words = translate("Board", "Treatments without a lane: {count}.").format(count=hidden)
        notes = [second(words + " "), *notes]
    if not charts.sums:
        notes = [second(translate("Board", "Sums: in the table below, drawn in the patient summary.") + " "), *notes]
    if not charts.marker:
        notes = [second(translate("Board", "Markers: drawn in the patient summary.") + " "), *notes]
    return Together((strip.pieces[0], *((Cut(tuple(notes), charts.notes),) if notes else ())))
