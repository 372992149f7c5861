"""The lesions of the patient summary, under both criteria."""

from __future__ import annotations

from models.course.course import Course
from models.course.report_rows import (
    LesionCell,
    LesionColumn,
    LesionRow,
    LesionTable,
    lesion_table,
)
from models.record.records import Role, State
from models.response.response import Criterion, CriterionRead, Response
from models.words import millimetre_words, percent_words
from ui.paper.course.summary_clinical import text_cell
from ui.paper.ink import Run, plain, second, strong
from ui.paper.layout import Cell, Column, Grid, Paragraph, Piece, Row, Section
from ui.words.clinical import (
    li_rads_notes,
    place_words,
    state_notes,
    status_words,
    translate,
)
from ui.words.common import not_recorded
from ui.words.language import day_and_month, in_a_row, listed, spoken
from ui.words.worksheet import as_marked, measured_words

_CODES = (Response.CR, Response.PR, Response.SD, Response.PD)


def lesion_section(course: Course) -> Section:
    """Targets at baseline, nadir and now under both criteria, their sums, and the overall responses."""
    title, table = translate("Report", "Lesions, mm"), lesion_table(course)
    if not table.columns:
        nothing = translate("Report", "No baseline imaging is recorded: no sum and no response can be determined.")
        return Section(title, (Paragraph((plain(nothing),)), *_lesion_notes(course, table)))
    rows = [*head_rows(table), *(_lesion_row(row, table) for row in table.rows)]
    if table.rows:
        rows += _sum_rows(table)
    else:
        rows.append(Row((Cell((plain(translate("Report", "No target lesion")),), span=1 + len(table.columns)),)))
    rows.append(_overall_row(table))
    columns = (Column(share=1.0), *(Column(right=True, narrow=True) for _ in table.columns))
    return Section(title, (*Grid(columns, tuple(rows), gap=5.0).pieces(), *_lesion_notes(course, table)))


def head_rows(table: LesionTable) -> list[Row]:
    """Criteria, moments and dates above the columns of numbers."""
    groups, moments, dates = [Cell()], [Cell()], [Cell()]
    words = {
        Criterion.RECIST: translate("Report", "RECIST 1.1, diameter"),
        Criterion.MRECIST: translate("Report", "mRECIST, viable"),
    }
    named = {
        "baseline": translate("Report", "baseline"),
        "nadir": translate("Report", "nadir"),
        "now": translate("Report", "now"),
    }
    years = {column.on.year for column in table.columns}
    if len(years) == 1:
        dates = [Cell((second(str(min(years))),))]
    shared_year = len(years) == 1
    for criterion in Criterion:
        if columns := table.by(criterion):
            groups.append(Cell((second(words[criterion]),), span=len(columns), right=True))
            moments += [Cell((second(named[column.moment]),)) for column in columns]
            dates += [Cell((second(day_and_month(column.on)),)) for column in columns]
    rows = [Row(tuple(groups)), Row(tuple(moments)), Row(tuple(dates), below=shared_year)]
    if not shared_year:
        rows.append(Row((Cell(), *(Cell((second(str(c.on.year)),)) for c in table.columns)), below=True))
    return rows


def _lesion_row(row: LesionRow, table: LesionTable) -> Row:
    lesion = row.lesion
    marks = " *" if lesion.in_radiation_field else ""
    label = (strong(lesion.number), plain(f" {place_words(lesion)}{marks}"))
    cells = (Cell(_diameter(cell, column)) for cell, column in zip(row.cells, table.columns, strict=True))
    return Row((Cell(label), *cells))


def _diameter(cell: LesionCell, column: LesionColumn) -> tuple[Run, ...]:
    weigh = strong if column.moment == "now" else plain
    if not cell.counts:
        return (second(translate("Report", "not counted")),)
    if cell.state is not None and cell.state is not State.TOO_SMALL:
        return (weigh(translate("models", cell.state.value)),)
    if cell.value.tenths is None:
        return (weigh(not_recorded()),)
    return (weigh(millimetre_words(cell.value.tenths) + (" †" if cell.state is State.TOO_SMALL else "")),)


def _sum_rows(table: LesionTable) -> list[Row]:
    sums = (Cell((strong(_sum(column)),)) for column in table.columns)
    rows = [Row((Cell((strong(translate("Report", "Sum")),)), *sums), above=True)]
    return [*rows, *percent_rows(table)]


def percent_rows(table: LesionTable) -> list[Row]:
    """How far the sums are from baseline and nadir, where a read was judged."""
    rows = []
    if any(column.judged for column in table.columns):
        rows.append(_percent_row(table, translate("Report", "% from baseline"), "change_from_baseline_percent"))
    now = [column.judged for column in table.columns if column.judged and column.moment == "now"]
    if any(read.change_from_nadir_percent is not None for read in now):
        rows.append(_percent_row(table, translate("Report", "% from nadir"), "change_from_nadir_percent"))
    return rows


def _sum(column: LesionColumn) -> str:
    return translate("Report", "incomplete") if column.sum_tenths is None else millimetre_words(column.sum_tenths)


def _percent_row(table: LesionTable, label: str, change: str) -> Row:
    cells = []
    for column in table.columns:
        value: float | None = getattr(column.judged, change, None)
        own_nadir = column.moment == "nadir" and change == "change_from_nadir_percent"
        cells.append(Cell() if value is None or own_nadir else text_cell(percent_words(value)))
    return Row((text_cell(label), *cells))


def _overall_row(table: LesionTable) -> Row:
    cells = []
    for column in table.columns:
        overall = column.judged.overall if column.judged else None
        if overall in _CODES:
            cells.append(Cell(chip=overall))
        else:
            cells.append(Cell((strong(translate("models", overall.value)),)) if overall else Cell())
    return Row((Cell((strong(translate("Report", "Overall response")),)), *cells), space=1.5)


def _lesion_notes(course: Course, table: LesionTable) -> tuple[Piece, ...]:
    notes = [*_other_lesions(course, table), *response_notes(table), *li_rads_notes(table.read)]
    legend = []
    if any(row.lesion.in_radiation_field for row in table.rows):
        legend.append(translate("Report", "* in the radiation field."))
    legend += state_notes(cell.state for row in table.rows for cell in row.cells)
    if table.columns and not table.by(Criterion.MRECIST):
        legend.append(translate("Report", "mRECIST not assessable: no enhancing target at baseline (R-6.1)."))
    if course.series.reader:
        legend.append(translate("Report", "Reader {reader}.").format(reader=course.series.reader))
    legend += [translate("Report", "{remark}.").format(remark=spoken(remark)) for remark in course.series.remarks]
    said = (plain(in_a_row(notes)), second(in_a_row(legend)))
    return tuple(Paragraph((run,)) for run in said if run.text)


def _other_lesions(course: Course, table: LesionTable) -> list[str]:
    """Non-target and new lesions as the newest read has them."""
    read = table.read
    if read is None:
        return []
    notes = []
    for lesion in course.record.lesions:
        found = read.measurement(lesion.number)
        marks = [] if found is None else measured_words(as_marked(found, lesion))
        place, name = place_words(lesion), lesion.number
        if place:
            name = translate("Report", "{number}, {place}").format(number=name, place=place)
        if lesion.role is Role.NON_TARGET:
            words = translate("Report", "Non-target {lesion}: {status}.")
            status = listed([status_words(found.status if found else None), *marks])
            notes.append(words.format(lesion=name, status=status))
        elif lesion.role is Role.NEW and found is not None and marks:
            words = translate("Report", "New lesion {lesion}: {marks}.")
            notes.append(words.format(lesion=name, marks=listed(marks)))
        elif lesion.role is Role.NEW and found is not None:
            notes.append(translate("Report", "New lesion {lesion}.").format(lesion=name))
        elif marks:
            notes.append(translate("Report", "{lesion}: {marks}.").format(lesion=lesion.number, marks=listed(marks)))
    if table.latest and not any(lesion.role is Role.NEW for lesion in course.record.lesions):
        said = read.no_new_lesion
        notes.append(
            translate("Report", "No new lesion.")
            if said
            else translate("Report", "New lesions: none recorded, and not said.")
        )
    return notes


def response_notes(table: LesionTable) -> list[str]:
    """How the newest read stands under each criterion."""
    if table.latest is None:
        return [translate("Report", "No imaging after the start of treatment.")] if table.columns else []
    notes = []
    for criterion in Criterion:
        read = table.latest.by(criterion)
        if read.overall is Response.NOT_ASSESSABLE:
            continue
        notes += [note.format(criterion=criterion.in_words) for note in _read_notes(read)]
    return notes


def _read_notes(read: CriterionRead) -> list[str]:
    notes = []
    if read.after_progression:
        notes.append(translate("Report", "{criterion}: this read is after progression."))
    if read.persisting:
        notes.append(translate("Report", "{criterion}: PR persisting (R-2.6)."))
    progressed = read.after_progression or read.overall is Response.PD
    if read.next_progression_threshold_tenths is not None and not progressed:
        words = translate("Report", "{criterion}: PD from {threshold} mm at the next read.")
        threshold = millimetre_words(read.next_progression_threshold_tenths)
        notes.append(words.replace("{threshold}", threshold))
    return notes
