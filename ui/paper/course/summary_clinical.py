"""The clinical half of the patient summary: disease and treatment, liver function, lesions under both criteria."""

from __future__ import annotations

from collections.abc import Iterator

from models.course.course import Course
from models.course.headline import performance_status, thrombus_at_baseline, thrombus_now
from models.course.lanes import treatment_lanes
from models.course.report_rows import (
    LiverColumn,
    LiverRow,
    LiverTable,
    letter,
    liver_table,
)
from models.record.protocol import Protocol
from models.record.records import Baseline, LabResult
from models.words import score_words
from ui.paper.ink import Run, plain, second, strong
from ui.paper.layout import Cell, Column, Grid, Paragraph, Piece, Row, Section
from ui.words.clinical import (
    analyte_with_unit,
    ascites_words,
    capital,
    encephalopathy_words,
    joined,
    lane_words,
    medicine_words,
    plain_number,
    range_words,
    translate,
    unit_words,
    weight_words,
)
from ui.words.common import needs, not_recorded, thrombus_words
from ui.words.journal import field_word
from ui.words.language import clauses, short_date, spoken, word
from ui.words.recorded import in_full, recorded

_ALBI = ("albumin", "bilirubin")
_CHILD_PUGH = ("bilirubin", "albumin", "INR", "ascites", "encephalopathy")


def text_cell(text: str) -> Cell:
    """A cell of one plain run."""
    return Cell((plain(text),))


def facts(rows: list[tuple[str, tuple[Run, ...]]]) -> tuple[Piece, ...]:
    """Labels and what they say."""
    grid = Grid(
        (Column(cap=84.0), Column(share=1.0)), tuple(Row((Cell((second(label),)), Cell(runs))) for label, runs in rows)
    )
    return grid.pieces()


# --- diagnosis, stage, treatment ------------------------------------------------------------------------------------


def disease_section(course: Course) -> Section:
    rows = [
        (translate("Report", "Disease"), (plain(disease_words(course)),)),
        (translate("Report", "At baseline"), (plain(baseline_words(course)),)),
        (translate("Report", "Now"), now_runs(course)),
        (translate("Report", "Before"), (plain(_prior(course)),)),
        (translate("Report", "Protocol"), (plain(_protocol(course)),)),
        *((label, (plain(words),)) for label, words in _as_noted(course) if words),
    ]
    treatments = [(lane.agent, (plain(lane_words(lane)),)) for lane in treatment_lanes(course)]
    if not treatments:
        treatments = [(translate("Report", "Treatment"), (plain(not_recorded()),))]
    if course.record.medications:
        medicines = (plain(joined([medicine_words(one) for one in course.record.medications])),)
        treatments.append((translate("Report", "Other medicines"), medicines))
    return Section(
        translate("Report", "Diagnosis, stage, treatment"),
        facts(rows + [(capital(recorded(agent)), runs) for agent, runs in treatments]),
    )


def disease_words(course: Course) -> str:
    baseline = course.record.baseline
    cirrhosis = {
        True: translate("Report", "cirrhosis"),
        False: translate("Report", "no cirrhosis"),
        None: translate("Report", "cirrhosis not recorded"),
    }[baseline.cirrhosis]
    cause = (
        joined([recorded(one) for one in baseline.aetiology])
        if baseline.aetiology
        else translate("Report", "cause not recorded")
    )
    return joined([translate("Report", "Hepatocellular carcinoma"), cause, cirrhosis])


def baseline_words(course: Course) -> str:
    baseline, parts = course.record.baseline, []
    extent = thrombus_at_baseline(course)
    parts.append(thrombus_words(extent) if extent.recorded else translate("Report", "thrombus classes not recorded"))
    if baseline.hepatic_vein:
        parts.append(translate("Report", "hepatic vein: {extent}").format(extent=recorded(baseline.hepatic_vein)))
    if baseline.largest_tumour_mm is not None:
        size = plain_number(baseline.largest_tumour_mm)
        parts.append(translate("Report", "largest tumour {size} mm").format(size=size))
    if baseline.tumour_count is not None:
        parts.append(translate("Report", "number of tumours {count}").format(count=baseline.tumour_count))
    if baseline.liver_involvement_percent is not None:
        share = plain_number(baseline.liver_involvement_percent)
        parts.append(translate("Report", "{share} % of the liver").format(share=share))
    if baseline.extrahepatic_sites is not None:
        sites = joined([recorded(site) for site in baseline.extrahepatic_sites])
        parts.append(sites or translate("Report", "nothing outside the liver"))
    if course.stages.baseline and course.stages.baseline.bclc:
        parts.append(f"BCLC {course.stages.baseline.bclc}")
    if baseline.ecog is not None:
        parts.append(f"ECOG {baseline.ecog}")
    return clauses([*parts, *_more(baseline)])


def _more(baseline: Baseline) -> Iterator[str]:
    """What of the profile is recorded seldom: said only where it is."""
    if baseline.diagnosis_date is not None:
        yield translate("Report", "diagnosed {date}").format(date=short_date(baseline.diagnosis_date))
    if baseline.varices is not None:
        yield translate("Report", "varices: {extent}").format(extent=word(baseline.varices.value))
    if baseline.ruptured is not None:
        yield translate("Report", "ruptured") if baseline.ruptured else translate("Report", "not ruptured")
    if baseline.differentiation:
        yield recorded(baseline.differentiation)
    if baseline.pd_l1_percent is not None:
        yield translate("Report", "PD-L1 {share} %").format(share=plain_number(baseline.pd_l1_percent))
    if baseline.antiviral is not None:
        told = (translate("Report", "antiviral treatment"), translate("Report", "no antiviral treatment"))
        yield told[0] if baseline.antiviral else told[1]


def _as_noted(course: Course) -> Iterator[tuple[str, str]]:
    """What is noted beside what is computed, and what is asked of the board."""
    patient, baseline = course.record.patient, course.record.baseline
    yield translate("Report", "Comorbidities"), joined([recorded(one) for one in baseline.comorbidities or ()])
    yield (
        translate("Report", "Source states"),
        joined([f"{word(name)} {told}" for name, told in baseline.reported or ()]),
    )
    yield translate("Report", "Not from source"), joined([field_word(name) for name in baseline.illustrative or ()])
    on = patient.board_on
    question = (translate("Report", "For the board"), translate("Report", "Board, {date}"))
    yield question[0] if on is None else question[1].format(date=short_date(on)), patient.board_question or ""
    height = "" if patient.height_cm is None else f"{plain_number(patient.height_cm)} cm"
    yield translate("Report", "Height"), height
    yield translate("Report", "Centre"), patient.centre or ""
    yield translate("Report", "Screening no."), patient.screening_number or ""


def now_runs(course: Course) -> tuple[Run, ...]:
    extent, last = thrombus_now(course), course.stages.last
    words = thrombus_words(extent) if extent.recorded else translate("Report", "thrombus not recorded")
    stage = last.bclc if last and last.bclc else translate("Report", "cannot be determined")
    ecog = performance_status(course)
    parts = [f"BCLC {stage}", f"ECOG {ecog}" if ecog is not None else translate("Report", "ECOG not recorded")]
    return strong(words), plain(clauses(["", *parts, *weight_words(course.record)]))


def _prior(course: Course) -> str:
    prior = course.record.baseline.prior_treatments
    if prior is None:
        return not_recorded()
    return joined([in_full(one) for one in prior]) if prior else translate("Report", "no earlier treatment")


def _protocol(course: Course) -> str:
    if not course.record.started:
        words = translate("Report", "{title}; treatment has not started")
        return words.format(title=_title(course.protocol))
    start = short_date(course.record.day_zero)
    return translate("Report", "{title}; day 0 is {start}").format(title=_title(course.protocol), start=start)


def _title(protocol: Protocol) -> str:
    """A clinic's own with its version."""
    return spoken(protocol.edition) if protocol.is_own else word(protocol.title)


# --- liver function -------------------------------------------------------------------------------------------------


def liver_section(course: Course) -> Section:
    """Liver tests and scores at baseline, before and now; each value with the letter of its own range."""
    title, table = translate("Report", "Liver function"), liver_table(course)
    if not table.columns:
        nothing = translate("Report", "No liver test and no visit is recorded.")
        return Section(title, (Paragraph((plain(nothing),)),))
    moments = {
        "baseline": translate("Report", "baseline"),
        "previous": translate("Report", "previous"),
        "latest": translate("Report", "latest"),
    }
    head = (
        Row((Cell(), *(Cell((second(moments[column.moment]),)) for column in table.columns))),
        Row((Cell(), *(Cell((second(_on(column)),)) for column in table.columns)), below=True),
    )
    rows = (*(_liver_row(table, row) for row in table.rows), *_noted_rows(table), *_score_rows(table))
    columns = (Column(share=1.0), *(Column(right=True, cap=72.0) for _ in table.columns))
    grid = Grid(columns, (*head, *rows), gap=7.0)
    note = Paragraph((second(translate("Report", "* up to 7 days from the date above.")),))
    aside = translate("Report", "H, L: above, below the laboratory’s range")
    return Section(title, (*grid.pieces(), *((note,) if table.any_off_day else ())), aside=aside)


def _on(column: LiverColumn) -> str:
    return short_date(column.on) if column.on else not_recorded()


def _liver_row(table: LiverTable, row: LiverRow) -> Row:
    newest = next((cell for cell in reversed(row.cells) if cell is not None), None)
    unit = newest.unit if newest else ""
    label = [plain(analyte_with_unit(row.analyte, unit))]
    if newest and range_words(newest):
        label.append(second(translate("Report", " ({range})").format(range=range_words(newest))))
    cells = tuple(Cell(_value(cell, column, unit=unit)) for column, cell in zip(table.columns, row.cells, strict=True))
    return Row((Cell(tuple(label)), *cells))


def _value(cell: LabResult | None, column: LiverColumn, *, unit: str) -> tuple[Run, ...]:
    weigh = strong if column.moment == "latest" else plain
    if cell is None:
        return (weigh(not_recorded()),) if column.on else (second("–"),)
    words = cell.value.reported.strip()
    if cell.unit != unit:
        words += f" {unit_words(cell.unit)}"
    if mark := letter(cell):
        words += f" {mark}"
    return (weigh(f"{words} *" if cell.date != column.on else words),)


def _noted_rows(table: LiverTable) -> tuple[Row, ...]:
    """As the scores below take them: at baseline what a visit does not say is that of the baseline profile."""
    found = [column.scores or column.visit for column in table.columns]
    ascites = [ascites_words(one.ascites if one else None) for one in found]
    encephalopathy = [encephalopathy_words(one.encephalopathy if one else None) for one in found]
    return (
        _words_row(table, translate("Report", "Ascites"), ascites),
        _words_row(table, translate("Report", "Encephalopathy"), encephalopathy),
    )


def _score_rows(table: LiverTable) -> tuple[Row, ...]:
    return (
        _words_row(table, translate("Report", "ALBI, grade"), [_albi(column) for column in table.columns]),
        _words_row(table, "Child-Pugh", [_child_pugh(column) for column in table.columns]),
    )


def _albi(column: LiverColumn) -> str:
    scores = column.scores
    if scores is None:
        return not_recorded()
    if scores.albi is None:
        return needs(tuple(name for name in scores.missing if name in _ALBI))
    return f"{score_words(scores.albi)}, {scores.albi_grade}"


def _child_pugh(column: LiverColumn) -> str:
    scores = column.scores
    if scores is None:
        return not_recorded()
    if scores.child_pugh_points is None:
        return needs(tuple(name for name in scores.missing if name in _CHILD_PUGH))
    return f"{scores.child_pugh_class}{scores.child_pugh_points}"


def _words_row(table: LiverTable, label: str, words: list[str]) -> Row:
    cells = []
    for column, text in zip(table.columns, words, strict=True):
        run = second("–") if column.on is None else strong(text) if column.moment == "latest" else plain(text)
        cells.append(Cell((run,)))
    return Row((text_cell(label), *cells))
