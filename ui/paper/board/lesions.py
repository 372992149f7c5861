"""The lesions of the tumour-board page: targets under both criteria in columns of numbers, the others in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from models.course.course import Course
from models.course.report_rows import LesionCell, LesionColumn, LesionRow, LesionTable, lesion_table
from models.record.records import Imaging, Role, State
from models.response.readers import NOT_READ
from models.response.response import Criterion, Response
from models.words import millimetre_words
from ui.paper.board.cutting import Cut, Listed, Once, Pages, cut_to
from ui.paper.course.summary_lesions import head_rows, percent_rows, response_notes
from ui.paper.ink import Run, plain, second, strong
from ui.paper.layout import Cell, Column, Grid, GridRow, Paragraph, Piece, Row
from ui.words.clinical import place_words, state_notes, status_words, translate
from ui.words.language import in_a_row, listed, spoken
from ui.words.worksheet import as_marked, measured_words

_CODES = (Response.CR, Response.PR, Response.SD, Response.PD)
_GAP = 4.0


@dataclass(frozen=True)
class Short:
    """A word that a column of numbers has room for, and what it stands for."""

    word: str
    meaning: str


def _shorts() -> dict[str, Short]:
    """By what is found in a cell."""
    return {
        "not counted": Short("–", translate("Board", "–: not counted")),
        "not evaluable": Short("NE", translate("Board", "NE: not evaluable")),
        "not recorded": Short("NR", translate("Board", "NR: not recorded")),
        "incomplete": Short("inc.", translate("Board", "inc.: incomplete sum")),
        "not assessable": Short("NA", translate("Board", "NA: not assessable")),
    }


def lesion_list(course: Course, pages: Pages, width: float, lines: int) -> Listed:
    """Targets under both criteria; where there is no room for all, the largest now stay. Sums are of all."""
    title, table = translate("Report", "Lesions, mm"), lesion_table(course)
    more = pages.more(translate("Board", "Further targets, counted in the sums: {count}"), title)
    if not table.columns:
        nothing = translate("Report", "No baseline imaging is recorded: no sum and no response can be determined.")
        return Listed(title, (), 0, more, head=(Paragraph((plain(nothing),)),))
    head, body, foot = _rows(table, width, lines)
    by_size = sorted(range(len(body)), key=lambda place: (-_size(table.rows[place]), place))
    notes = (plain(in_a_row(_notes(course, table))), second(in_a_row(_legend(course, table))))
    return Listed(
        title,
        body,
        3,
        soft=6,
        more=more,
        head=head,
        tail=(*foot, *(Once(Cut((run,), lines)) for run in notes if run.text)),
        rank=tuple(by_size.index(place) for place in range(len(body))),
    )


def _size(row: LesionRow) -> int:
    """Of the newest column that has one."""
    return next((cell.value.tenths for cell in reversed(row.cells) if cell.value.tenths is not None), 0)


Pieces = tuple[Piece, ...]


def _rows(table: LesionTable, width: float, lines: int) -> tuple[Pieces, Pieces, Pieces]:
    """Above the targets, the targets, and below them; places are cut to ``lines`` of the column they stand in."""
    head = head_rows(table)
    body = [Row((Cell(), *(Cell(_diameter(*pair)) for pair in zip(row.cells, table.columns, strict=True))))
            for row in table.rows]  # fmt: skip
    foot = [Row((Cell((strong(translate("Report", "Sum")),)), *(Cell((strong(_sum(one)),)) for one in table.columns)),
                above=True)] if body else []  # fmt: skip
    foot += [*(percent_rows(table) if body else ()), _overall(table)]
    columns = (Column(share=1.0), *(Column(right=True) for _ in table.columns))
    room = Grid(columns, (*head, *body, *foot), gap=_GAP).widths(width)[0]

    def labelled(row: Row, label: tuple[Run, ...]) -> Row:
        return Row((Cell(cut_to(label, room, lines)), *row.cells[1:]), row.above, row.below, row.space)

    body = [labelled(row, _place(one)) for row, one in zip(body, table.rows, strict=True)]
    foot = [labelled(row, row.cells[0].runs) for row in foot]
    grid = Grid(columns, (*head, *body, *foot), gap=_GAP)
    parts = (head, body, foot)
    above, targets, below = (tuple(Once(GridRow(grid, row)) for row in part) for part in parts)
    return above, targets, below


def _place(row: LesionRow) -> tuple[Run, ...]:
    marks = " *" if row.lesion.in_radiation_field else ""
    return strong(f"{row.lesion.number}{marks}"), plain(f" {place_words(row.lesion)}")


def _diameter(cell: LesionCell, column: LesionColumn) -> tuple[Run, ...]:
    weigh = strong if column.moment == "now" else plain
    if not cell.counts:
        return (second(_shorts()["not counted"].word),)
    if cell.state is State.NOT_EVALUABLE:
        return (weigh(_shorts()["not evaluable"].word),)
    if cell.state is not None and cell.state is not State.TOO_SMALL:
        return (weigh(translate("models", cell.state.value)),)
    if cell.value.tenths is None:
        return (weigh(_shorts()["not recorded"].word),)
    return (weigh(millimetre_words(cell.value.tenths) + (" †" if cell.state is State.TOO_SMALL else "")),)


def _sum(column: LesionColumn) -> str:
    return _shorts()["incomplete"].word if column.sum_tenths is None else millimetre_words(column.sum_tenths)


def _overall(table: LesionTable) -> Row:
    cells = []
    for column in table.columns:
        overall = column.judged.overall if column.judged else None
        if overall in _CODES:
            cells.append(Cell(chip=overall))
        elif overall is None:
            cells.append(Cell())
        else:
            short = _shorts().get(overall.value)
            cells.append(Cell((strong(short.word if short else translate("models", overall.value)),)))
    return Row((Cell((strong(translate("Report", "Overall response")),)), *cells), space=1.5)


# --- in words -------------------------------------------------------------------------------------------------------


def _notes(course: Course, table: LesionTable) -> Iterator[str]:
    """Who read otherwise, non-targets by what the newest read says, new lesions, and how each criterion stands."""
    if table.read is not None:
        yield from _others(course, table.read)
        yield from _non_targets(course, table.read)
        yield from _new(course, table)
    yield from response_notes(table)


def _others(course: Course, read: Imaging) -> Iterator[str]:
    words = translate("Board", "Reader {reader} disagrees: {detail}.")
    for reader, other in course.other_readers:
        for found in other.disagreements:
            if found.on == read.date and found.cause != NOT_READ:  # that is among what is missing
                yield words.format(reader=reader, detail=spoken(found.detail))


def _non_targets(course: Course, read: Imaging) -> Iterator[str]:
    by_status: dict[str, list[str]] = {}
    for lesion in course.record.lesions:
        if lesion.role is Role.NON_TARGET:
            found = read.measurement(lesion.number)
            by_status.setdefault(status_words(found.status if found else None), []).append(lesion.number)
    for status, numbers in by_status.items():
        words = translate("Board", "Non-target {lesions}: {status}.")
        yield words.format(lesions=listed(numbers), status=status)


def _new(course: Course, table: LesionTable) -> Iterator[str]:
    new = [lesion for lesion in course.record.lesions if lesion.role is Role.NEW]
    for lesion in new:
        found = table.read.measurement(lesion.number) if table.read else None
        if found is not None:
            marks = [place_words(lesion), *measured_words(as_marked(found, lesion))]
            words = translate("Report", "New lesion {lesion}: {marks}.")
            said = listed([mark for mark in marks if mark])
            yield (
                words.format(lesion=lesion.number, marks=said)
                if said
                else translate("Report", "New lesion {lesion}.").format(lesion=lesion.number)
            )
    if table.latest and table.read and not new:
        said_none = translate("Report", "No new lesion.")
        yield (
            said_none if table.read.no_new_lesion else translate("Report", "New lesions: none recorded, and not said.")
        )


def _legend(course: Course, table: LesionTable) -> Iterator[str]:
    if any(row.lesion.in_radiation_field for row in table.rows):
        yield translate("Report", "* in the radiation field.")
    yield from state_notes(cell.state for row in table.rows for cell in row.cells)
    cells = [
        (run.text for run in _diameter(*pair))
        for row in table.rows
        for pair in zip(row.cells, table.columns, strict=True)
    ]
    written = {text for texts in cells for text in texts} | {_sum(column) for column in table.columns if table.rows}
    overall = {column.judged.overall.value for column in table.columns if column.judged and column.judged.overall}
    said = [one.meaning for name, one in _shorts().items() if one.word in written or name in overall]
    if said:
        yield translate("Board", "{meanings}.").format(meanings=listed(said))
    if not table.by(Criterion.MRECIST):
        yield translate("Report", "mRECIST not assessable: no enhancing target at baseline (R-6.1).")
    if course.series.reader:
        yield translate("Report", "Reader {reader}.").format(reader=course.series.reader)
    for remark in course.series.remarks:
        yield translate("Report", "{remark}.").format(remark=spoken(remark))
