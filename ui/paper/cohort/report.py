"""The cohort report: tables, pictures and survival curves of a cohort as a document, and that document as a PDF."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from models.cohort.members import GROUPING_NAMES, Grouping
from models.figures.cohort_figure import CohortFigure, GroupCurve
from models.figures.pictures import Spider, Swimmer
from models.figures.standing import in_months
from models.figures.waterfalls import MarkerWaterfall, Waterfall
from models.statistics.survival import THIN_BELOW
from models.tables.report import CohortReport
from models.tables.table import CohortTable, TableRow
from models.words import filled
from storage.version import PROGRAM_VERSION
from ui.kit.theme import load_fonts
from ui.paper.cohort.courses import MOST_LANES, not_shown, spider_piece, swimmer_pieces
from ui.paper.cohort.files import not_drawn_words
from ui.paper.cohort.survival import MOST_GROUPS, survival_piece
from ui.paper.cohort.waterfalls import marker_piece, waterfall_piece
from ui.paper.heads import HeavyRule, IdentityLine, NameLine
from ui.paper.ink import plain, second, strong
from ui.paper.layout import Cell, Column, Grid, Paragraph, Piece, Row, Section, Side, Together
from ui.paper.pages import Document, Footer, pdf_of
from ui.words.clinical import printed_words
from ui.words.common import purpose
from ui.words.language import clauses, short_date, spoken
from ui.words.queries import not_closed_words
from ui.words.recorded import recorded
from ui.words.speaking import translate
from ui.words.survival import left_out_words, median_words, p_words, ratio_words, title

_WHOLE_ROWS, _WIDEST_CELL, _MOST_CODES = 30, 118.0, 20


def report_document(
    report: CohortReport, *, printed_at: datetime, printed_by: str, page: str = "A4", mark: str = ""
) -> Document:
    """The report on ``page`` (A4 or Letter), in the language the program speaks now.

    ``mark`` is where the journal of the clinic file ended: the print remembers it.
    """
    load_fonts()
    footer = _footer(report, printed_at, printed_by=printed_by, mark=mark)
    return Document(page, _header(report), footer, tuple(_blocks(report)))


def report_pdf(
    report: CohortReport, *, printed_at: datetime, printed_by: str, page: str = "A4", mark: str = ""
) -> bytes:
    return pdf_of(report_document(report, printed_at=printed_at, printed_by=printed_by, page=page, mark=mark))


def suggested_name(report: CohortReport) -> str:
    """``cohort-report_2025-03-28.pdf``: the date of the data."""
    return f"cohort-report_{report.judged.isoformat()}.pdf"


def _blocks(report: CohortReport) -> Iterable[Piece]:
    yield table_section(report.baseline)
    yield table_section(report.responses)
    for facts in report.waterfalls:
        yield _waterfall_section(facts)
    for spider in report.spiders:
        yield _spider_section(spider)
    for swimmer in report.swimmers:
        yield _swimmer_section(swimmer)
    yield table_section(report.rates)
    yield from _pairs(report.figures)
    for table in report.marker_rates:
        yield table_section(table)
    yield table_section(report.markers)
    for marker in report.marker_waterfalls:
        yield _marker_section(marker)
    yield table_section(report.events)


# --- the header and footer of every page ----------------------------------------------------------------------------


def _header(report: CohortReport) -> tuple[Piece, ...]:
    name = NameLine(spoken(report.name), translate("CohortReport", "Cohort report"))
    counts = [(translate("CohortReport", "Patients"), str(report.n))]
    if report.safety != report.n:
        counts.append((translate("CohortReport", "Adverse events of"), str(report.safety)))
    counts.append((translate("CohortReport", "Data as of"), short_date(report.judged)))
    labels = [Paragraph((strong(label),)) for label in provenance_labels(report)]
    asked = not_closed_words(report.not_closed)
    queries = (Paragraph((plain(asked),)),) if asked else ()
    return (name, IdentityLine(tuple(counts)), *labels, *queries, HeavyRule())


def provenance_labels(report: CohortReport) -> tuple[str, ...]:
    """Every label of patients who are not real; with their number where the others are."""
    words = translate("CohortReport", "{label}: {count} of {n} patients")
    return tuple(
        recorded(label)
        if count == report.safety
        else filled(words, label=recorded(label), count=count, n=report.safety)
        for label, count in report.provenances
    )


def _footer(report: CohortReport, printed_at: datetime, *, printed_by: str, mark: str) -> Footer:
    printed = printed_words(printed_at, printed_by, judged=report.judged, mark=mark)
    versions = translate("CohortReport", "Hepatrack {program} · rules {rules}").format(
        program=PROGRAM_VERSION, rules=report.rules_version
    )
    first = [printed, *provenance_labels(report)]
    return Footer(
        (*first, f"{versions} · {purpose()}"),
        translate("Report", "Page {number} of {total}"),
        translate("CohortReport", "Cohort report"),
    )


# --- tables ---------------------------------------------------------------------------------------------------------


def table_section(table: CohortTable) -> Section:
    """A table with its columns' titles on every page that it goes on to, and its notes below it."""
    wide = len(table.columns) < 5
    cells = tuple(Column(right=True, share=None if wide else 0.9, cap=_WIDEST_CELL) for _ in table.columns)
    columns = (Column(share=1.0 if wide else 1.7), *cells)
    heads = _heads(table)
    following = (*table.rows[1:], None)
    rows = (
        _row(row, indent=table.key != "events", leads=row.level == 0 and after is not None and after.level > 0)
        for row, after in zip(table.rows, following, strict=True)
    )
    grid = Grid(columns, (*heads, *rows))
    notes = [Paragraph((second(spoken(note)),), below=1.0) for note in table.notes]
    whole = len(table.rows) <= _WHOLE_ROWS
    return Section(spoken(table.title), (*grid.pieces(), *notes), repeated=len(heads), whole=whole)


def _heads(table: CohortTable) -> tuple[Row, ...]:
    """The columns' titles, and under them of how many patients they are."""
    titles = [Cell((plain(""),)), *(Cell((strong(spoken(column.title)),)) for column in table.columns)]
    if all(column.n is None for column in table.columns):
        return (Row(tuple(titles), below=True),)
    counts = [Cell((plain("" if column.n is None else f"n = {column.n}"),)) for column in table.columns]
    return (Row(tuple(titles)), Row((Cell((plain(""),)), *counts), below=True))


def _row(row: TableRow, *, indent: bool, leads: bool) -> Row:
    heading = row.level == 0
    label = spoken(row.label)
    words = strong(label) if heading else plain(f"\u2003{label}" if indent else label)
    cells = (Cell((words,)), *(Cell((plain(spoken(cell.text)),)) for cell in row.cells))
    return Row(cells, space=2.5 if heading else 0.0, leads=leads)


# --- pictures -------------------------------------------------------------------------------------------------------


def _waterfall_section(facts: Waterfall) -> Section:
    words = translate("CohortReport", "Best change in sum, {criterion}").format(criterion=facts.criterion.in_words)
    aside = translate("CohortReport", "n = {n}; smaller than at baseline: {shrunk}").format(
        n=len(facts.bars), shrunk=facts.shrunk
    )
    return _picture(words, aside, [waterfall_piece(facts)] if facts.bars else [], facts)


def _marker_section(facts: MarkerWaterfall) -> Section:
    words = translate("CohortReport", "Change of {marker} at week 6").format(marker=facts.analyte)
    aside = translate("CohortReport", "assessable: {n}").format(n=len(facts.bars))
    return _picture(words, aside, [marker_piece(facts)] if facts.bars else [], facts)


def _spider_section(facts: Spider) -> Section:
    words = translate("CohortReport", "Change of sum over time, {criterion}").format(criterion=facts.criterion.in_words)
    aside = translate("CohortReport", "n = {n}; line: best confirmed response").format(n=len(facts.lines))
    return _picture(words, aside, [spider_piece(facts)] if facts.lines else [], facts)


def _swimmer_section(facts: Swimmer) -> Section:
    words = translate("CohortReport", "Time on study, {criterion}").format(criterion=facts.criterion.in_words)
    aside = translate("CohortReport", "n = {n}, longest first; bar: best confirmed response").format(n=len(facts.lanes))
    left = not_shown(facts)
    notes = []
    if left:
        note = translate("CohortReport", "Only the {most} longest are drawn; {left} more are in the file")
        notes.append(note.format(most=MOST_LANES, left=left))
    return _picture(words, aside, swimmer_pieces(facts) if facts.lanes else [], facts, notes=notes)


def _picture(
    words: str,
    aside: str,
    pieces: Sequence[Piece],
    facts: Waterfall | Spider | Swimmer | MarkerWaterfall,
    *,
    notes: Sequence[str] = (),
) -> Section:
    """A drawing with the names of those who have no place in it; without anybody, that there is nobody."""
    said = [*notes, *not_drawn_words(facts, most=_MOST_CODES)]
    if not pieces:
        said.insert(0, translate("CohortReport", "Nobody to draw"))
    below = [Paragraph((second(clauses(said)),))] if said else []
    return Section(words, (*pieces, *below), aside=aside, whole=len(pieces) < 3)


# --- survival -------------------------------------------------------------------------------------------------------


def _pairs(figures: Sequence[CohortFigure]) -> Iterable[Piece]:
    """Two figures beside each other."""
    for place in range(0, len(figures), 2):
        sections = [(_figure_section(figure),) for figure in figures[place : place + 2]]
        yield Side(sections[0], sections[1] if len(sections) > 1 else ())


def _figure_section(figure: CohortFigure) -> Section:
    name = title(figure.choice.measure)
    if figure.choice.grouping is not Grouping.NONE:
        name = translate("CohortReport", "{endpoint} {grouping}").format(
            endpoint=name, grouping=spoken(GROUPING_NAMES[figure.choice.grouping])
        )
    said = clauses([*_comparison(figure), *_medians(figure)])
    small = clauses(_small_print(figure))
    pieces: tuple[Piece, ...] = (survival_piece(figure), Paragraph((plain(said),)), Paragraph((second(small),)))
    return Section(name, (Together(pieces),), whole=True)


def _medians(figure: CohortFigure) -> Iterable[str]:
    whole, of_group = (
        translate("CohortReport", "median {median}"),
        translate("CohortReport", "median {group}: {median}"),
    )
    for group in figure.groups:
        words = whole if len(figure.groups) == 1 else of_group
        yield words.format(group=spoken(group.name.short), median=median_words(group.median))


def _comparison(figure: CohortFigure) -> Iterable[str]:
    found = figure.comparison
    if found is None or found.log_rank is None or found.cox is None:
        return
    yield translate("CohortReport", "log-rank {p}").format(p=p_words(found.log_rank.p))
    if found.permutation is not None:
        yield translate("CohortReport", "permutation {p}").format(p=p_words(found.permutation.p))
    reference = spoken(found.reference.short) if found.reference else ""
    for other, coefficient in zip(found.against, found.cox.coefficients, strict=True):
        words = translate("CohortReport", "hazard ratio, {group} to {reference}: {ratio}")
        yield words.format(group=spoken(other.short), reference=reference, ratio=ratio_words(coefficient))


def _small_print(figure: CohortFigure) -> Iterable[str]:
    """R-14.10: limits, month, data cut; who is left out; why there is no p; from when on few are at risk."""
    yield clauses(spoken(part) for part in figure.caption[1:-1])
    if figure.comparison is not None and figure.comparison.refused is not None:
        yield spoken(figure.comparison.refused)
    if figure.left_out:
        yield translate("CohortReport", "left out: {words}").format(words=left_out_words(figure))
    if len(figure.groups) > MOST_GROUPS:
        yield filled(
            translate("CohortReport", "only the first {most} of {n} groups are drawn"),
            most=MOST_GROUPS,
            n=len(figure.groups),
        )
    for group in figure.groups if figure.small is not None else ():
        yield _thin(group)


def _thin(group: GroupCurve) -> str:
    """The warning of a small group in a few words."""
    name = spoken(group.name.short)
    if group.curve.n < THIN_BELOW:
        return filled(translate("CohortReport", "{group}: fewer than {least} patients"), group=name, least=THIN_BELOW)
    return filled(
        translate("CohortReport", "{group}: fewer than {least} at risk after {months} months"),
        group=name,
        least=THIN_BELOW,
        months=in_months(group.thin_from),
    )
