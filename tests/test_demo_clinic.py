"""The demo clinic against its sources: the engine finds in every case file what the reconstruction says it holds."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from models.course.course import Course, course
from models.quantities import Answer
from models.record.records import Record
from models.response.response import Response
from storage.files.casefile import case_document, parse_case, read_case
from storage.shipped.protocols import load_protocols

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / "resources" / "demo"
REFERENCE = ROOT / "resources" / "reference"
DATA_CUT = date(2025, 3, 28)
MONTH = 30.4375

Row = dict[str, str]


def rows(name: str) -> list[Row]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


COHORT = rows("reconstructed_cohort.csv")
EFFICACY = [row for row in COHORT if row["analysis_set"] == "efficacy"]
EVENTS = rows("reconstructed_adverse_events.csv")
TERMS = {row["printed_term"]: row for row in rows("term_names.csv")}
each_patient = pytest.mark.parametrize("row", EFFICACY, ids=lambda row: row["id"])


@pytest.fixture(scope="module")
def courses() -> dict[str, Course]:
    protocols = load_protocols()
    records = [read_case(path) for path in sorted(DEMO.glob("*.json"))]
    return {record.patient.code: course(record, protocols[record.protocol], DATA_CUT) for record in records}


def found(courses: dict[str, Course], row: Row) -> Course:
    return courses[f"HCC-{row['id']}"]


def median(values: list[float]) -> float:
    values = sorted(values)
    middle = len(values) // 2
    return values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2


def kaplan_meier_median(times: list[tuple[int, bool]]) -> float:
    """The first time at which the product-limit curve falls below one half, in months (no plateau lies on it here)."""
    survival, at_risk = 1.0, len(times)
    for day in sorted({day for day, _ in times}):
        deaths = sum(1 for time, event in times if time == day and event)
        survival *= 1 - deaths / at_risk
        at_risk -= sum(1 for time, _ in times if time == day)
        if survival < 0.5:
            return day / MONTH
    raise AssertionError("the median is not reached")


def test_that_every_patient_of_the_sources_has_one_case_file() -> None:
    codes = {f"HCC-{row['id']}" for row in COHORT} | {"TIL-01", "TIL-02"}
    assert {path.stem for path in DEMO.glob("*.json")} == codes
    assert all(read_case(path).patient.code == path.stem for path in DEMO.glob("*.json"))


def test_that_every_case_carries_its_provenance() -> None:
    for path in DEMO.glob("*.json"):
        provenance = read_case(path).provenance
        assert provenance is not None
        expected = "Published case report" if path.stem.startswith("TIL") else "Reconstructed from published summaries"
        assert provenance.startswith(expected)


def test_that_every_case_file_survives_reading_and_writing_unchanged() -> None:
    for path in DEMO.glob("*.json"):
        record = read_case(path)
        assert parse_case(case_document(record)) == record


def test_that_the_builder_writes_the_same_bytes_again() -> None:
    script = DEMO / "build_demo.py"
    done = subprocess.run([sys.executable, "-B", str(script), "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@each_patient
def test_that_the_engine_finds_the_best_responses(courses: dict[str, Course], row: Row) -> None:
    series = found(courses, row).series
    assert series.recist.confirmed == row["best_recist"]
    assert series.mrecist.confirmed == row["best_mrecist"]
    assert series.thrombus.best == row["best_pvtt"]


@each_patient
def test_that_the_engine_finds_the_best_change_of_the_recist_sum(courses: dict[str, Course], row: Row) -> None:
    points = found(courses, row).series.points
    changes = [point.recist.change_from_baseline_percent for point in points]
    assert min(change for change in changes if change is not None) == float(row["best_change_pct"])


@each_patient
def test_that_the_engine_finds_progression_and_survival(courses: dict[str, Course], row: Row) -> None:
    endpoints = found(courses, row).endpoints
    assert endpoints.pfs is not None
    assert endpoints.os is not None
    assert (endpoints.pfs.days, endpoints.pfs.event) == (int(row["pfs_days"]), row["pfs_event"] == "1")
    assert (endpoints.os.days, endpoints.os.event) == (int(row["os_days"]), row["os_event"] == "1")


@each_patient
def test_that_progression_is_an_imaging_finding_where_the_cohort_says_so(courses: dict[str, Course], row: Row) -> None:
    judged = found(courses, row)
    progressed = [point.day for point in judged.series.points if point.recist.overall is Response.PD]
    assert progressed[:1] == ([int(row["pfs_days"])] if row["pfs_type"] == "PD" else [])
    by_viable = [point.day for point in judged.series.points if point.mrecist.overall is Response.PD]
    assert progressed[:1] == by_viable[:1]
    died = judged.record.outcome.death_date
    assert (row["pfs_type"] == "death") == (died is not None and not progressed)


@each_patient
def test_that_the_engine_finds_time_to_and_duration_of_response(courses: dict[str, Course], row: Row) -> None:
    judged = found(courses, row)
    endpoints, responded = judged.endpoints, judged.series.mrecist.confirmed_response_date
    if not row["ttr_days"]:
        assert responded is None
        assert (endpoints.ttr_mrecist, endpoints.dor_mrecist) == (None, None)
        assert (endpoints.ttr, endpoints.dor) == (None, None)
        return
    assert responded is not None
    assert judged.record.day(responded) == int(row["ttr_days"])
    assert endpoints.ttr_mrecist is not None
    assert endpoints.dor_mrecist is not None
    assert endpoints.ttr_mrecist.days == int(row["ttr_days"])
    duration = (endpoints.dor_mrecist.days, endpoints.dor_mrecist.event)
    assert duration == (int(row["dor_days"]), row["dor_event"] == "1")
    if row["best_recist"] == "SD":
        assert (endpoints.ttr, endpoints.dor) == (None, None)
    else:
        assert endpoints.ttr == endpoints.ttr_mrecist
        assert endpoints.dor == endpoints.dor_mrecist


ANSWERS = {"1": Answer.MET, "0": Answer.NOT_MET, "": Answer.NOT_ASSESSABLE}


@each_patient
def test_that_the_engine_finds_the_marker_answers(courses: dict[str, Course], row: Row) -> None:
    markers = found(courses, row).markers
    assert markers.afp.answer is ANSWERS[row["afp75_w6"]]
    assert markers.pivka.answer is ANSWERS[row["pivka50_w6"]]
    assert markers.combined is ANSWERS[row["either_w6"]]


@each_patient
def test_that_the_markers_at_weeks_0_2_and_6_are_those_of_the_cohort(courses: dict[str, Course], row: Row) -> None:
    markers = found(courses, row).markers
    for name, marker in (("afp", markers.afp), ("pivka", markers.pivka)):
        assert marker.baseline is not None
        assert marker.week2 is not None
        assert marker.week6 is not None
        checked = (marker.baseline, marker.week2, marker.week6.point)
        values = [float(point.value.low) for point in checked]
        assert values == [float(row[f"{name}_{week}"]) for week in ("w0", "w2", "w6")]
        before, after = values[:2]
        assert marker.week2_direction == ("down" if after < before else "up")


@each_patient
def test_that_the_baseline_is_that_of_the_cohort(courses: dict[str, Course], row: Row) -> None:
    judged = found(courses, row)
    record, baseline = judged.record, judged.record.baseline
    born, start = record.patient.birth_date, record.treatment_start
    assert start.isoformat() == row["start_date"]
    assert born is not None
    assert start.year - born.year - ((start.month, start.day) < (born.month, born.day)) == int(row["age"])
    assert record.patient.sex == {"M": "male", "F": "female"}[row["sex"]]
    assert (baseline.vp, baseline.cheng, baseline.ecog) == (row["vp"], row["cheng"], int(row["ecog"]))
    assert "+".join(baseline.aetiology or ()) == row["aetiology"]
    assert baseline.cirrhosis == (row["cirrhosis"] == "1")
    assert baseline.largest_tumour_mm is not None
    assert (baseline.largest_tumour_mm >= 100) == (row["size_ge10cm"] == "1")
    assert bool(baseline.extrahepatic_sites) == (row["extrahepatic"] == "1")
    assert baseline.liver_involvement_percent is not None
    assert (baseline.liver_involvement_percent >= 40) == (row["liver_ge40pct"] == "1")
    low, high = {"1": (1, 1), "2-5": (2, 5), ">5": (6, 99)}[row["tumor_number"]]
    assert baseline.tumour_count is not None
    assert low <= baseline.tumour_count <= high
    assert judged.stages.baseline is not None
    assert judged.stages.baseline.bclc == "C"
    first = judged.liver[0]
    assert f"{first.child_pugh_class}{first.child_pugh_points}" in {"A": ("A5", "A6"), "B7": ("B7",)}[row["child_pugh"]]


def test_that_the_cohort_reproduces_the_published_responses(courses: dict[str, Course]) -> None:
    series = [found(courses, row).series for row in EFFICACY]
    assert Counter(str(one.recist.confirmed) for one in series) == {"PR": 8, "SD": 13}
    assert Counter(str(one.mrecist.confirmed) for one in series) == {"CR": 3, "PR": 7, "SD": 11}
    assert Counter(str(one.thrombus.best) for one in series) == {"CR": 7, "PR": 9, "SD": 5}


def test_that_the_cohort_reproduces_the_published_marker_answers(courses: dict[str, Course]) -> None:
    markers = [found(courses, row).markers for row in EFFICACY]
    afp = Counter(one.afp.answer for one in markers)
    assert (afp[Answer.MET], afp[Answer.MET] + afp[Answer.NOT_MET]) == (8, 17)
    assert Counter(one.pivka.answer for one in markers) == {Answer.MET: 11, Answer.NOT_MET: 10}
    assert Counter(one.combined for one in markers) == {Answer.MET: 12, Answer.NOT_MET: 9}


def test_that_the_cohort_reproduces_the_published_medians(courses: dict[str, Course]) -> None:
    judged = [found(courses, row).endpoints for row in EFFICACY]
    overall = [(one.os.days, one.os.event) for one in judged if one.os]
    free = [(one.pfs.days, one.pfs.event) for one in judged if one.pfs]
    responses = [one.ttr_mrecist.days / MONTH for one in judged if one.ttr_mrecist]
    assert (len(overall), len(free), len(responses)) == (21, 21, 10)
    assert round(kaplan_meier_median(overall), 1) == 13.4
    assert round(kaplan_meier_median(free), 1) == 6.8
    assert round(median(responses), 1) == 1.7


def test_that_every_patient_has_the_terms_and_bands_of_the_reconstruction(courses: dict[str, Course]) -> None:
    expected = {(row["id"], TERMS[row["printed_term"]]["term"]): row["grade_band"] for row in _named(EVENTS)}
    logged = {
        (code.removeprefix("HCC-"), event.term): "3-4" if event.highest_grade >= 3 else "1-2"
        for code, one in courses.items()
        if code.startswith("HCC")
        for event in one.events.by_term
        if event.related
    }
    assert logged == expected


def _named(events: list[Row]) -> list[Row]:
    return [{**row, "printed_term": row["term"]} for row in events]


# Table 3 of the report: any grade, of these grade 3 or 4. Its colitis row counts the one severe event as severe only.
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
    "Immune-mediated colitis": (1, 1),
    "Immune-mediated dermatitis": (5, 2),
    "Immune-mediated hepatitis": (1, 1),
}


def test_that_the_log_reproduces_the_published_table_of_events(courses: dict[str, Course]) -> None:
    related = [
        (code, event.term, event.highest_grade)
        for code, one in courses.items()
        if code.startswith("HCC")
        for event in one.events.by_term
        if event.related
    ]
    assert len({code for code, _, _ in related}) == 22
    assert len({code for code, _, grade in related if grade >= 3}) == 10
    counts = {
        printed: (
            sum(1 for _, term, _ in related if term == TERMS[printed]["term"]),
            sum(1 for _, term, grade in related if term == TERMS[printed]["term"] and grade >= 3),
        )
        for printed in TERMS
    }
    assert counts == TABLE_3


def test_that_immune_mediated_events_are_marked_and_no_others(courses: dict[str, Course]) -> None:
    marked = {
        event.term for one in courses.values() for event in one.record.adverse_events if event.immune_related is True
    }
    assert marked == {"Pneumonitis", "Colitis", "Immune-mediated dermatitis", "Immune-mediated hepatitis"}


LABORATORY_TERMS = {
    "Alanine aminotransferase increased",
    "Aspartate aminotransferase increased",
    "Blood bilirubin increased",
    "Neutrophil count decreased",
    "Platelet count decreased",
    "White blood cell decreased",
    "Hypertension",
    "Proteinuria",
}


def test_that_no_result_computes_a_grade_that_contradicts_the_log(courses: dict[str, Course]) -> None:
    """Allowed: the grade of an event that held on that date, and a grade that the baseline had already."""
    for code, one in courses.items():
        before = {
            (grade.analyte, grade.term): grade.grade
            for grade in one.lab_grades
            if grade.on <= one.record.treatment_start
        }
        for grade in one.lab_grades:
            assert grade.grade is not None, (code, grade)
            if grade.on <= one.record.treatment_start:
                continue
            logged = _logged(one.record, grade.term, grade.on)
            known = before.get((grade.analyte, grade.term)) or 0
            assert grade.grade == logged or grade.grade <= known, (code, grade.on, grade.term, grade.grade, logged)


def test_that_every_laboratory_event_is_borne_out_by_a_result_on_the_day_it_began(courses: dict[str, Course]) -> None:
    for code, one in courses.items():
        computed = {(grade.on, grade.term): grade.grade for grade in one.lab_grades}
        visited = {visit.date for visit in one.record.visits}
        for event in one.record.adverse_events:
            if event.term in LABORATORY_TERMS and event.start in visited and code.startswith("HCC"):
                assert computed.get((event.start, event.term)) == event.grade, (code, event)


def _logged(record: Record, term: str, on: date) -> int | None:
    held = [
        event.grade
        for event in record.adverse_events
        if event.term == term
        and event.start is not None
        and event.start <= on
        and (event.stop is None or on < event.stop or on == event.start)
    ]
    return max(held, default=None)


def test_that_no_flag_speaks_of_a_liver_injury_pattern_that_the_report_excludes(courses: dict[str, Course]) -> None:
    for one in courses.values():
        for flag in one.flags:
            words = str(flag.summary).lower()
            assert "hy's law" not in words
            assert "classic radiation-induced" not in words or "non-classic" in words


def test_that_cadonilimab_was_given_eight_times_in_the_median(courses: dict[str, Course]) -> None:
    doses = [
        sum(1 for entry in found(courses, row).record.treatments if entry.agent == "cadonilimab") for row in EFFICACY
    ]
    assert median([float(count) for count in doses]) == 8
    safety = [row for row in COHORT if row["analysis_set"] == "safety only"]
    for row in safety:
        entries = found(courses, row).record.treatments
        assert sum(1 for entry in entries if entry.agent == "cadonilimab") == 1


def test_that_doses_follow_the_protocol(courses: dict[str, Course]) -> None:
    for row in COHORT:
        record = found(courses, row).record
        weight = record.baseline.weight_kg
        assert weight is not None
        lenvatinib = [entry for entry in record.treatments if entry.agent == "lenvatinib"]
        assert lenvatinib[0].start == record.treatment_start
        assert lenvatinib[0].dose == (8 if weight < 60 else 12)
        (radiation,) = [entry for entry in record.treatments if entry.agent == "SBRT"]
        assert radiation.dose is not None
        assert radiation.stop is not None
        assert 30 <= radiation.dose <= 40
        assert radiation.fractions == 5
        first, *later = [entry for entry in record.treatments if entry.agent == "cadonilimab"]
        assert 1 <= (first.start - radiation.stop).days <= 7
        assert all((entry.start - first.start).days % 21 == 0 for entry in later)
        assert all(entry.dose == 10 * weight for entry in (first, *later))
        died = record.outcome.death_date
        assert all(died is None or (entry.stop or entry.start) <= died for entry in record.treatments)


def test_that_nothing_is_recorded_after_death_or_the_data_cut(courses: dict[str, Course]) -> None:
    for code, one in courses.items():
        record = one.record
        end = min(record.outcome.death_date or DATA_CUT, DATA_CUT)
        seen = [visit.date for visit in record.visits] + [result.date for result in record.labs]
        assert max(seen + [read.date for read in record.imaging]) <= end, code


@pytest.mark.parametrize("code", ["TIL-01", "TIL-02"])
def test_that_the_published_complete_responses_come_out_of_the_engine(courses: dict[str, Course], code: str) -> None:
    judged = courses[code]
    assert judged.series.recist.confirmed is Response.CR
    assert judged.endpoints.os is not None
    assert judged.endpoints.os.event is False
    assert judged.endpoints.pfs is not None
    assert judged.endpoints.pfs.event is False


def _entries(record: Record, agent: str) -> list[tuple[date, date]]:
    return [(entry.start, entry.stop or entry.start) for entry in record.treatments if entry.agent == agent]


@pytest.mark.parametrize(
    ("code", "afp", "sizes", "cells", "surgery_to_infusion", "interleukin_days", "toripalimab", "months"),
    [
        ("TIL-01", ">60,500", ["71"], 35_000_000_000, 24, 9, 2, 48),
        ("TIL-02", "14,529", ["147", "18", "25"], 12_000_000_000, 29 + 5, 12, 18, 24),
    ],
)
def test_that_the_numbers_of_the_published_report_are_in_its_cases(
    courses: dict[str, Course],
    code: str,
    afp: str,
    sizes: list[str],
    cells: int,
    surgery_to_infusion: int,
    interleukin_days: int,
    toripalimab: int,
    months: int,
) -> None:
    record = courses[code].record
    assert [result.value.reported for result in record.labs if result.analyte == "AFP"] == [afp]
    diameters = {m.diameter_tenths for read in record.imaging for m in read.measurements if m.diameter_tenths}
    assert diameters == {int(size) * 10 for size in sizes}
    (surgery, _), *_ = _entries(record, "left hemi-hepatectomy")
    ((infusion, _),) = _entries(record, "TIL infusion")
    ((cyclophosphamide, second),) = _entries(record, "cyclophosphamide")
    ((third, fifth),) = _entries(record, "fludarabine")
    assert record.treatment_start == cyclophosphamide
    assert (infusion - surgery).days == surgery_to_infusion
    assert [(day - cyclophosphamide).days for day in (second, third, fifth, infusion)] == [1, 2, 4, 5]
    assert {int(entry.dose) for entry in record.treatments if entry.unit == "cells" and entry.dose} == {cells}
    ((first, last),) = _entries(record, "interleukin-2")
    assert (last - first).days + 1 == interleukin_days
    doses = [start for start, _ in _entries(record, "toripalimab")]
    assert [(day - doses[0]).days for day in doses] == [21 * number for number in range(toripalimab)]
    end = record.imaging[-1].date
    assert (end.year - surgery.year) * 12 + end.month - surgery.month == months
    assert end.day == surgery.day
    lymphopenia = record.adverse_events[0]
    assert (lymphopenia.term, lymphopenia.grade) == ("Lymphocyte count decreased", 4)
    assert all((event.action or "").startswith("illustrative") for event in record.adverse_events)
