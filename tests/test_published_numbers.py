"""Every number that the phase II paper prints, beside what the program shows of the stored demo clinic.

Tables name the place in the paper, what it prints and where the program shows the same. What the paper prints otherwise
than its own numbers allow is listed with what is shown instead, and so is what the reconstruction does not reach.
"""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from models.cohort.members import Grouping, Measure
from models.course.course import course
from models.figures.cohort_figure import CohortFigure
from models.figures.standing import in_months
from models.response.response import Response
from models.tables.report import CohortReport, reconstructed_report
from models.tables.table import CohortTable, Courses
from storage.clinic.store import DEMO_KEY, Store
from storage.shipped.protocols import load_protocols

DATA_CUT = date(2025, 3, 28)
REFERENCE = Path(__file__).resolve().parent.parent / "resources" / "reference"
NE = "not estimable"


@pytest.fixture(scope="module")
def stored(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Courses:
    """Every patient as the clinic file gives them back."""
    path = tmp_path_factory.mktemp("clinic") / "demo.hepatrack"
    shutil.copy(demo_file, path)
    protocols = load_protocols()
    with Store.open(path, key=DEMO_KEY) as store:
        return tuple((key, course(record, protocols[record.protocol], DATA_CUT)) for key, record in store.records())


@pytest.fixture(scope="module")
def report(stored: Courses) -> CohortReport:
    return reconstructed_report(stored)


def texts(table: CohortTable, row: str) -> tuple[str, ...]:
    return tuple(str(cell.text) for cell in table.row(row).cells)


def counts(table: CohortTable, row: str, columns: int = 3) -> tuple[int, ...]:
    cells = table.row(row).cells[:columns]
    return tuple(int(cell.number("count") or 0) for cell in cells)


# --- table 1 --------------------------------------------------------------------------------------------------------

TABLE_1 = [  # row, All, Vp3, Vp4 of the paper
    ("sex:male", 20, 11, 9),
    ("sex:female", 1, 0, 1),
    ("ecog:0", 7, 4, 3),
    ("ecog:1", 13, 6, 7),
    ("ecog:2", 1, 1, 0),
    ("child_pugh:A", 19, 10, 9),
    ("child_pugh:B7", 2, 1, 1),
    ("aetiology:HBV", 20, 11, 9),
    ("aetiology:HBV + HCV", 1, 0, 1),
    ("cirrhosis:yes", 17, 10, 7),
    ("cirrhosis:no", 4, 1, 3),
    ("cheng:II", 11, 11, 0),
    ("cheng:III", 7, 0, 7),
    ("cheng:IV", 3, 0, 3),
    ("hepatic_vein:yes", 3, 0, 3),
    ("size:low", 8, 3, 5),
    ("size:high", 13, 8, 5),
    ("tumours:>5", 5, 1, 4),
    ("metastasis:yes", 10, 3, 7),
    ("metastasis:no", 11, 8, 3),
    ("afp:low", 7, 3, 4),
    ("afp:high", 14, 8, 6),
    ("pivka:low", 2, 1, 1),
    ("pivka:high", 19, 10, 9),
    ("liver:low", 15, 7, 8),
    ("liver:high", 6, 4, 2),
    ("prior:untreated", 21, 11, 10),
]
TABLE_1_P = [  # row, p of the paper; where p is 1 it prints 0.999
    ("age", "0.077"),
    ("sex", "0.476"),
    ("ecog:0", "1.000"),
    ("ecog:1", "0.659"),
    ("ecog:2", "1.000"),
    ("child_pugh", "1.000"),
    ("aetiology", "0.476"),
    ("cirrhosis", "0.311"),
    ("size", "0.387"),
    ("tumours:>5", "0.149"),
    ("metastasis", "0.086"),
    ("pivka", "1.000"),
    ("liver", "0.635"),
]
TABLE_1_CORRECTED = [
    ("tumours:1", (4, 3, 1), "3 and 2 printed, of 4"),
    ("tumours:2-5", (12, 7, 5), "7 and 6 printed, of 12"),
]


def test_that_table_1_has_its_ages(report: CohortReport) -> None:
    assert texts(report.baseline, "age")[:3] == ("53 [45, 58]", "49 [45, 53]", "57 [47, 66]")


@pytest.mark.parametrize(("row", "everybody", "vp3", "vp4"), TABLE_1)
def test_that_table_1_has_its_counts(report: CohortReport, row: str, everybody: int, vp3: int, vp4: int) -> None:
    assert counts(report.baseline, row) == (everybody, vp3, vp4)


@pytest.mark.parametrize(("row", "p"), TABLE_1_P)
def test_that_table_1_has_its_p_values(report: CohortReport, row: str, p: str) -> None:
    assert texts(report.baseline, row)[-1] == p


@pytest.mark.parametrize(("row", "shown", "printed"), TABLE_1_CORRECTED)
def test_that_the_tumour_numbers_add_up_where_those_of_the_paper_do_not(
    report: CohortReport, row: str, shown: tuple[int, ...], printed: str
) -> None:
    everybody, *groups = counts(report.baseline, row)
    assert (everybody, *groups) == shown, printed
    assert everybody == sum(groups)


def test_that_the_p_of_afp_is_that_of_its_counts_and_not_the_one_printed(report: CohortReport) -> None:
    assert texts(report.baseline, "afp")[-1] == "0.659"  # 0.635 printed: that of liver taken by tumour


# --- table 2 and figure 3 -------------------------------------------------------------------------------------------

TABLE_2 = [
    ("recist:CR", 0, 0, 0),
    ("recist:PR", 8, 4, 4),
    ("recist:SD", 13, 7, 6),
    ("recist:PD", 0, 0, 0),
    ("recist:orr", 8, 4, 4),
    ("recist:dcr", 21, 11, 10),
    ("mrecist:CR", 3, 2, 1),
    ("mrecist:PR", 7, 4, 3),
    ("mrecist:SD", 11, 5, 6),
    ("mrecist:PD", 0, 0, 0),
    ("mrecist:orr", 10, 6, 4),
    ("mrecist:dcr", 21, 11, 10),
]
TABLE_2_THROMBUS = [("CR", 7), ("PR", 9), ("SD", 5), ("PD", 0), ("orr", 16), ("dcr", 21)]
TABLE_2_SHARES = [
    ("recist:PR", "38.1"),
    ("recist:SD", "61.9"),
    ("recist:orr", "38.1"),
    ("recist:dcr", "100.0"),
    ("mrecist:CR", "14.3"),
    ("mrecist:PR", "33.3"),
    ("mrecist:SD", "52.4"),
    ("mrecist:orr", "47.6"),
    ("mrecist:dcr", "100.0"),
    ("thrombus:CR", "33.3"),
    ("thrombus:PR", "42.9"),
    ("thrombus:SD", "23.8"),
    ("thrombus:orr", "76.2"),
    ("thrombus:dcr", "100.0"),
]


@pytest.mark.parametrize(("row", "everybody", "vp3", "vp4"), TABLE_2)
def test_that_table_2_has_its_counts(report: CohortReport, row: str, everybody: int, vp3: int, vp4: int) -> None:
    assert counts(report.responses, row) == (everybody, vp3, vp4)


@pytest.mark.parametrize(("row", "count"), TABLE_2_THROMBUS)
def test_that_table_2_has_its_thrombus_responses(report: CohortReport, row: str, count: int) -> None:
    assert counts(report.responses, f"thrombus:{row}", 1) == (count,)


@pytest.mark.parametrize(("row", "share"), TABLE_2_SHARES)
def test_that_table_2_has_its_shares_of_all(report: CohortReport, row: str, share: str) -> None:
    assert f"({share} %" in texts(report.responses, row)[0]


def test_that_response_rates_carry_exact_limits(report: CohortReport) -> None:
    shown = [texts(report.responses, row)[0] for row in ("recist:orr", "mrecist:orr", "thrombus:orr", "recist:dcr")]
    assert shown == [
        "8 (38.1 %; 18.1–61.6)",
        "10 (47.6 %; 25.7–70.2)",
        "16 (76.2 %; 52.8–91.8)",
        "21 (100.0 %; 83.9–100.0)",
    ]


def test_that_figure_3_has_14_smaller_tumours_by_either_criterion(report: CohortReport) -> None:
    assert [facts.shrunk for facts in report.waterfalls] == [14, 14]
    assert [len(facts.bars) for facts in report.waterfalls] == [21, 21]


def test_that_figure_3_colours_bars_and_lanes_by_best_confirmed_response(report: CohortReport) -> None:
    expected = [{"PR": 8, "SD": 13}, {"CR": 3, "PR": 7, "SD": 11}]
    for pictures in ([facts.bars for facts in report.waterfalls], [facts.lanes for facts in report.swimmers]):
        found = [[one.best for one in picture] for picture in pictures]
        assert [
            {key: best.count(Response(key)) for key in want} for best, want in zip(found, expected, strict=True)
        ] == expected


def test_that_figure_3_has_14_deaths_and_7_who_are_followed(report: CohortReport) -> None:
    lanes = report.swimmers[0].lanes
    assert sum(event.kind == "death" for lane in lanes for event in lane.events) == 14
    assert sum(lane.ongoing for lane in lanes) == 7


def test_that_16_progressed_and_2_died_before(report: CohortReport) -> None:
    kinds = [{event.kind.value for event in lane.events} for lane in report.swimmers[0].lanes]
    assert sum("progression" in found for found in kinds) == 16
    assert sum("death" in found and "progression" not in found for found in kinds) == 2


# --- figures 4 and 5, survival in table 2 ---------------------------------------------------------------------------

MEDIANS = [  # row of the survival table, column, as printed
    ("os:median", "all", "13.4 (6.8–not estimable)"),
    ("os:median", "Vp3", "13.4 (4.6–not estimable)"),
    ("os:median", "Vp4", "11.3 (4.9–18.0)"),
    ("pfs:median", "all", "6.8 (4.6–12.9)"),
    ("pfs:median", "Vp3", "8.3 (3.1–14.4)"),
    ("pfs:median", "Vp4", "6.8 (3.0–10.0)"),
    ("dor_mrecist:median", "all", "10.4 (2.9–not estimable)"),
    ("dor:median", "Vp3", "12.5 (6.9–not estimable)"),
    ("dor:median", "Vp4", "7.3 (5.1–not estimable)"),
    ("ttr_mrecist", "all", "1.7 (n = 10)"),
    ("follow_up", "all", "19.7"),
]
RATES = [  # row, printed rate, printed "95 % CI" (one standard error), the true log-log limits
    ("os:6", 81.0, (72.4, 89.6), "81.0 (56.9–92.4)"),
    ("os:12", 52.4, (41.5, 63.3), "52.4 (29.7–70.9)"),
    ("pfs:6", 57.1, (46.3, 67.9), "57.1 (33.8–74.9)"),
]


@pytest.mark.parametrize(("row", "column", "printed"), MEDIANS)
def test_that_medians_are_those_printed(report: CohortReport, row: str, column: str, printed: str) -> None:
    assert str(report.rates.cell(row, column).text) == printed


@pytest.mark.parametrize(("row", "rate", "error", "shown"), RATES)
def test_that_rates_are_those_printed_and_their_limits_corrected(
    report: CohortReport, row: str, rate: float, error: tuple[float, float], shown: str
) -> None:
    cell = report.rates.cell(row, "all")
    assert round(cell.number("percent") or 0, 1) == rate
    assert str(cell.text) == shown
    measure, months = row.split(":")
    curve = figure(report, Measure(measure), Grouping.NONE).groups[0].curve
    before = max(place for place, day in enumerate(curve.time) if day <= int(months) * 30.4375)
    percent, one = 100 * curve.survival[before], 100 * curve.standard_error[before]
    assert (round(percent - one, 1), round(percent + one, 1)) == pytest.approx(error, abs=0.11)


def figure(report: CohortReport, measure: Measure, grouping: Grouping) -> CohortFigure:
    return next(one for one in report.figures if (one.choice.measure, one.choice.grouping) == (measure, grouping))


COMPARISONS = [  # grouping, endpoint, printed hazard ratio and p, shown ratio and p
    (Grouping.VP, "os", "1.34", "0.59", "1.36 (0.47–3.97)", "0.589"),
    (Grouping.VP, "pfs", "1.24", "0.65", "1.24 (0.48–3.16)", "0.654"),
    (Grouping.AFP, "pfs", "0.22 (0.07–0.70)", "0.006", "0.21 (0.06–0.70)", "0.006"),
    (Grouping.AFP, "os", "0.25 (0.07–0.89)", "0.024", "0.25 (0.07–0.89)", "0.024"),
    (Grouping.PIVKA, "pfs", "0.28 (0.10–0.74)", "0.007", "0.28 (0.11–0.74)", "0.007"),
    (Grouping.PIVKA, "os", "0.18 (0.05–0.58)", "0.002", "0.18 (0.05–0.58)", "0.002"),
    (Grouping.EITHER, "pfs", "0.30 (0.12–0.78)", "0.009", "0.30 (0.12–0.78)", "0.009"),
    (Grouping.EITHER, "os", "0.21 (0.07–0.65)", "0.003", "0.21 (0.07–0.65)", "0.003"),
]


def rates_by(report: CohortReport, grouping: Grouping) -> CohortTable:
    tables = {"rates": report.rates} | {table.key: table for table in report.marker_rates}
    return tables["rates" if grouping is Grouping.VP else f"rates_by_{grouping.value}"]


@pytest.mark.parametrize(("grouping", "endpoint", "ratio", "p", "shown", "shown_p"), COMPARISONS)
def test_that_hazard_ratios_and_p_values_are_those_printed(
    report: CohortReport, grouping: Grouping, endpoint: str, ratio: str, p: str, shown: str, shown_p: str
) -> None:
    table, row = rates_by(report, grouping), f"{endpoint}:comparison"
    column = "Vp4" if grouping is Grouping.VP else "met"
    assert str(table.cell(row, column).text) == shown
    found = table.cell(row, "p").number("p") or 0.0
    assert str(table.cell(row, "p").text).split()[0] == shown_p
    assert f"{found:.{len(p) - 2}f}" == p
    assert table.cell(row, column).number("hazard_ratio") == pytest.approx(float(ratio.split()[0]), abs=0.021)


# --- figures 6 and 7, markers ---------------------------------------------------------------------------------------

MARKER_MEDIANS = [
    (Grouping.AFP, "pfs", 8, "10.6", 9, "4.0"),
    (Grouping.AFP, "os", 8, "14.2", 9, "6.8"),
    (Grouping.PIVKA, "pfs", 11, "12.9", 10, "4.4"),
    (Grouping.PIVKA, "os", 11, NE, 10, "7.2"),
    (Grouping.EITHER, "pfs", 12, "11.5", 9, "4.0"),
    (Grouping.EITHER, "os", 12, NE, 9, "6.8"),
]
MARKERS = [  # row, count
    ("AFP:assessable", 17),
    ("AFP:week2:down", 15),
    ("AFP:week2:up", 2),
    ("AFP:week6:down", 14),
    ("AFP:week6:up", 3),
    ("AFP:week6:met", 8),
    ("PIVKA-II:week2:down", 8),
    ("PIVKA-II:week2:up", 13),
    ("PIVKA-II:week6:met", 11),
]
MARKER_SHARES = [("AFP:week2:down", "88.2"), ("AFP:week2:up", "11.8"), ("PIVKA-II:week2:down", "38.1")]


@pytest.mark.parametrize(("grouping", "endpoint", "met", "median", "others", "other_median"), MARKER_MEDIANS)
def test_that_medians_by_marker_answer_are_those_printed(
    report: CohortReport, grouping: Grouping, endpoint: str, met: int, median: str, others: int, other_median: str
) -> None:
    table = rates_by(report, grouping)
    for column, n, printed in (("met", met, median), ("not met", others, other_median)):
        assert next(found.n for found in table.columns if found.key == column) == n
        assert str(table.cell(f"{endpoint}:median", column).text).split(" (")[0] == printed


def test_that_nobody_ended_before_the_landmark_so_that_it_changes_nothing(report: CohortReport) -> None:
    for grouping in (Grouping.AFP, Grouping.PIVKA, Grouping.EITHER):
        notes = [str(note) for note in rates_by(report, grouping).notes]
        assert "Landmark day 42: 0 of 21 patients had ended by then and are left out." in notes


@pytest.mark.parametrize(("row", "count"), MARKERS)
def test_that_markers_move_as_printed(report: CohortReport, row: str, count: int) -> None:
    assert counts(report.markers, row, 1) == (count,)


@pytest.mark.parametrize(("row", "share"), MARKER_SHARES)
def test_that_shares_of_markers_are_those_printed(report: CohortReport, row: str, share: str) -> None:
    assert f"({share} %" in texts(report.markers, row)[0]


def test_that_the_median_fall_of_afp_is_of_those_with_a_fall(report: CohortReport) -> None:
    assert texts(report.markers, "AFP:median_fallen")[0] == "−85.0"
    assert texts(report.markers, "AFP:median")[0] == "−62.0"  # 85 % printed of all 17: impossible
    assert texts(report.markers, "AFP:range")[0] == "−99.0 to +79.0"


def test_that_the_marker_waterfalls_draw_the_assessable_patients(report: CohortReport) -> None:
    afp, pivka = report.marker_waterfalls
    assert [len(facts.bars) for facts in (afp, pivka)] == [17, 21]
    assert [len(entry.codes) for entry in afp.not_drawn] == [4]
    lowest = sorted(float(bar.baseline) for bar in pivka.bars)[:2]
    assert lowest == [113, 1056]


# --- table 3 --------------------------------------------------------------------------------------------------------

TABLE_3 = {
    "Fatigue": (9, 2),
    "Rash": (5, 1),
    "Anorexia": (4, 0),
    "Hypertension": (12, 4),
    "Proteinuria": (4, 0),
    "Leukopenia": (6, 1),
    "Neutropenia": (3, 1),
    "Thrombocytopenia": (10, 0),
    "AST elevation": (8, 2),
    "ALT elevation": (4, 1),
    "Hyperbilirubinemia": (5, 0),
    "Infusion related reaction": (1, 0),
    "PPE": (1, 0),
    "Gastric ulcer": (2, 0),
    "Adrenal insufficiency": (4, 0),
    "Immune-mediated pneumonitis": (1, 0),
    "Immune-mediated colitis": (1, 1),  # any grade 0 printed, beside one of grade 3 or 4
    "Immune-mediated dermatitis": (5, 2),
    "Immune-mediated hepatitis": (1, 1),
}
TABLE_3_SHARES = [("Hypertension", "50.0"), ("Platelet count decreased", "41.7"), ("Fatigue", "37.5")]


@cache
def ctcae_names() -> dict[str, str]:
    with (REFERENCE / "term_names.csv").open(encoding="utf-8", newline="") as file:
        return {row["printed_term"]: row["term"] for row in csv.DictReader(file)}


@pytest.mark.parametrize(("printed", "expected"), TABLE_3.items())
def test_that_table_3_has_its_related_events(report: CohortReport, printed: str, expected: tuple[int, int]) -> None:
    cells = [report.events.cell(ctcae_names()[printed], column) for column in ("related_any", "related_severe")]
    assert tuple(int(cell.number("count") or 0) for cell in cells) == expected


def test_that_table_3_counts_24_treated_of_whom_22_had_an_event_and_10_a_severe_one(report: CohortReport) -> None:
    cells = [report.events.row("any adverse event").cells[place] for place in (2, 3)]
    assert [str(cell.text) for cell in cells] == ["22 (91.7 %)", "10 (41.7 %)"]
    assert report.safety == 24
    assert report.only_safety == ("HCC-R22", "HCC-R23", "HCC-R24")


@pytest.mark.parametrize(("term", "share"), TABLE_3_SHARES)
def test_that_shares_of_events_are_those_printed(report: CohortReport, term: str, share: str) -> None:
    assert f"({share} %)" in str(report.events.cell(term, "related_any").text)


# --- what is not met, and what is said of it ------------------------------------------------------------------------


def test_that_no_comparison_of_eight_responders_is_shown(report: CohortReport) -> None:
    """Printed: hazard ratio 1.57, p 0.56, of 4 and 4 patients. R-14.4 gives neither below 10 patients."""
    assert [str(cell.text) for cell in report.rates.row("dor:comparison").cells[1:]] == ["–", "–", "–"]
    assert any("fewer than 10 patients" in str(note) for note in report.rates.notes)


KNOWN_DEFECTS: list[tuple[str, Callable[[CohortReport], CohortTable]]] = [
    ("one standard error", lambda report: report.rates),
    ("10 mRECIST responders", lambda report: report.rates),
    ("8.3 months, which is that of Vp3", lambda report: report.rates),
    ("0.0009", lambda report: rates_by(report, Grouping.EITHER)),
    ("start at the start of treatment", lambda report: rates_by(report, Grouping.AFP)),
    ("median fall of 85 %", lambda report: report.markers),
    ("Tumour number", lambda report: report.baseline),
    ("mg/L", lambda report: report.baseline),
    ("ECOG 1 and Child-Pugh B", lambda report: report.baseline),
    ("of all 21 patients", lambda report: report.baseline),
    ("of all 21 patients", lambda report: report.responses),
    ("colitis", lambda report: report.events),
]


@pytest.mark.parametrize(("words", "table"), KNOWN_DEFECTS)
def test_that_each_known_defect_of_the_paper_is_said_beside_its_table(
    report: CohortReport, words: str, table: Callable[[CohortReport], CohortTable]
) -> None:
    assert any(words in str(note) for note in table(report).notes)


def test_that_a_part_of_the_cohort_carries_no_notes_on_the_paper(stored: Courses) -> None:
    from models.tables.tables import baseline_table

    few = [(key, one) for key, one in stored if one.record.patient.code in ("HCC-R01", "HCC-R02")]
    assert not any("paper" in str(note) for note in baseline_table(few).notes)


def test_that_the_report_is_labelled_as_reconstructed(report: CohortReport) -> None:
    assert [label.split(";")[0] for label, _ in report.provenances] == ["Reconstructed from published summaries"]
    assert report.provenances[0][1] == 24


def test_that_the_enrolment_and_the_data_cut_are_those_printed(stored: Courses, report: CohortReport) -> None:
    starts = sorted(one.record.treatment_start for _, one in stored if one.record.patient.code.startswith("HCC"))
    assert (starts[0].isoformat()[:7], starts[-1].isoformat()[:7]) == ("2023-03", "2023-12")
    assert report.judged == DATA_CUT
    assert in_months(figure(report, Measure.OS, Grouping.NONE).groups[0].follow_up.value) == "19.7"


def columns_of(report: CohortReport) -> Iterator[int | None]:
    yield from (column.n for column in report.baseline.columns)


def test_that_the_columns_of_table_1_are_21_11_and_10(report: CohortReport) -> None:
    assert list(columns_of(report)) == [21, 11, 10, None]
