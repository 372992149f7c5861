"""The case figure: of nobody, on one page, and with every number that a published report prints."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from benchmarks.longer import Longer
from models.course.course import Course, course
from models.prints.case_facts import Anchor, DayKind, Panel
from models.prints.case_figure import case_figure
from models.quantities import parse_quantity
from models.record.partialdate import PartialDate
from models.record.records import AdverseEvent, LabResult, Outcome, Patient, Record, Sex, Treatment
from storage.clinic.leaving import Way
from storage.roles import Action
from tests.ui.report_samples import Pages, bare_course, demo_course, difficult_course
from ui.paper.chart_ink import ChartInk, width
from ui.paper.chart_piece import PIXELS_PER_POINT
from ui.paper.figure.body import HEIGHTS, Body
from ui.paper.figure.files import csv_bytes, data_rows, file_name, png_bytes, svg_bytes
from ui.paper.figure.page import figure_page
from ui.paper.ink import REGULAR
from ui.paper.pages import pdf_of
from ui.paper.patient_prints import EVERY

pytestmark = pytest.mark.usefixtures("qapp")
CODES = ("HCC-R01", "HCC-R05", "HCC-R24", "TIL-01", "TIL-02")
START = date(2024, 3, 1)
SECRETS = ("Zhang", "Guihua", "张桂花", "4711-88", "Ward Nine", "S-0042", "Dr Reader", "Old Town Laboratory")
DATE = re.compile(r"(?:19|20)\d\d-\d\d|\d\d-[A-Z][a-z]{2}-\d{4}|(?:19|20)\d\d年")
SIGNS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def _course(name: str) -> Course:
    if name == "difficult":
        return difficult_course()
    return bare_course() if name == "bare" else demo_course(name)


def _of(record: Record) -> Course:
    like = demo_course("HCC-R01")
    return course(record, like.protocol, START + timedelta(days=400))


def _identified() -> Course:
    """Everything by which a person is known, in every place where somebody could have typed it."""
    patient = Patient(
        code="B-7",
        name="Zhang, Guihua 张桂花",
        sex=Sex.FEMALE,
        birth_date=date(1931, 5, 6),
        hospital_number="4711-88",
        centre="Ward Nine",
        screening_number="S-0042",
    )
    noted = "Zhang asked Dr Reader on 12-Mar-2024 and 2024-03-15, 2024年3月, Ward Nine"
    drug = Treatment(
        kind="drug", agent="lenvatinib for Zhang 2024-03-01", start=START, stop=PartialDate(2024, 6), reason=noted
    )
    results = tuple(
        LabResult(
            analyte=analyte,
            date=START + timedelta(days=day),
            value=parse_quantity("5.5"),
            unit="10^9/L",
            laboratory="Old Town Laboratory",
        )
        for analyte, day in (("neutrophils", 3), ("share of 4711-88 on 03.04.2024", 9))
    )
    event = AdverseEvent(term="rash of Guihua", grade=3, start=START + timedelta(days=5), action=noted)
    outcome = Outcome(alive=False, death_date=START + timedelta(days=300), death_cause=noted)
    return _of(
        Record(
            patient=patient,
            treatment_start=START,
            treatments=(drug,),
            labs=results,
            adverse_events=(event,),
            outcome=outcome,
        )
    )


def _pdf(one: Course) -> bytes:
    return pdf_of(figure_page(one).document)


def _texts(one: Course) -> Iterator[tuple[str, str]]:
    yield "svg", svg_bytes(one).decode("utf-8")
    yield "csv", csv_bytes(one).decode("utf-8-sig")
    yield "pdf", Pages(_pdf(one)).text
    yield "name", file_name(one, "svg")


def _data(one: Course) -> list[list[str]]:
    return list(csv.reader(io.StringIO(csv_bytes(one).decode("utf-8-sig"))))


# --- of nobody ------------------------------------------------------------------------------------------------------


def test_that_no_name_number_or_date_stands_in_any_byte() -> None:
    for kind, text in _texts(_identified()):
        assert [secret for secret in SECRETS if secret in text] == [], kind
        assert DATE.findall(text) == [], kind


def test_that_neither_a_name_nor_a_date_is_told_by_any_word_that_can_be_typed() -> None:
    """In whatever spelling, also without the family name; a word of the lists stays, whoever is called so."""
    record = demo_course("HCC-R01").record
    typed = "桂花 of 20240315, Mar 2024, 3 March, 2024年, 3月15日, 03/2024, 2019 and 张 桂花 4711-88, ZhangGuihua"
    first, *lesions = record.lesions
    reads = tuple(
        replace(
            read,
            reader="Dr Reader",
            measurements=tuple(
                replace(found, number="桂花") if found.number == first.number else found for found in read.measurements
            ),
        )
        for read in record.imaging
    )
    one = _of(
        replace(
            record,
            patient=replace(_identified().record.patient, name="Lung, Zhang Guihua 张桂花"),
            baseline=replace(
                record.baseline,
                aetiology=("HBV", typed),
                extrahepatic_sites=("lung", typed),
                reported=(("child_pugh", f"A6 {typed}"),),
            ),
            lesions=(replace(first, number="桂花", organ=typed), *lesions),
            imaging=reads,
            treatments=tuple(replace(part, agent=f"drug of Dr Reader {typed}") for part in record.treatments[:1]),
        )
    )
    for kind, text in _texts(one):
        found = [secret for secret in (*SECRETS, "桂花", "2024", "2019", "March", "Mar ", "月15") if secret in text]
        assert found == [], kind
    assert "lung" in Pages(_pdf(one)).text
    rows = {row[1] for row in _data(one) if row[:1] == ["lesion"]}
    assert any(row.startswith("lesion 1") for row in rows)
    assert len(rows) == len(
        {found.number for read in record.imaging for found in read.measurements if found.diameter_tenths}
    )


def test_that_who_is_called_like_a_unit_an_organ_or_a_test_loses_no_value() -> None:
    then = demo_course("HCC-R01")
    named = replace(then.record.patient, name="Ng, Mg Liver Ast Bone Lung Fatigue")
    known = replace(then.record.patient, name="Wu, Xiu")
    of = [_data(_of(replace(then.record, patient=patient))) for patient in (named, known)]
    assert of[0] == of[1]


@pytest.mark.parametrize("code", CODES)
def test_that_no_date_of_a_demo_patient_is_told(code: str) -> None:
    one = demo_course(code)
    for kind, text in _texts(one):
        assert DATE.findall(text) == [], kind
        assert (one.record.patient.name or "DEMO,") not in text, kind


def test_that_what_was_typed_freely_is_told_only_where_it_is_a_word_of_the_lists() -> None:
    record = _identified().record
    (drug,) = record.treatments
    told = replace(record, treatments=(replace(drug, agent="lenvatinib", reason="stopped: progression; a word"),))
    text = Pages(_pdf(_of(told))).text
    assert "stopped: progression" in text
    assert "a word" not in text


def test_that_who_is_older_than_ninety_is_of_ninety_or_more() -> None:
    assert "90 y or older" in Pages(_pdf(_identified())).text


def test_that_it_leaves_as_itself_by_the_right_to_export_without_identity() -> None:
    (found,) = (one for one in EVERY if one.kind == "figure")
    assert (found.way, found.action) == (Way.CASE_FIGURE, Action.EXPORT_DEIDENTIFIED)
    assert found.file_name(demo_course("HCC-R01")) == "HCC-R01_case-figure.pdf"


# --- one page, the same each time -----------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["A4", "Letter"])
@pytest.mark.parametrize("name", [*CODES, "difficult", "bare"])
def test_that_it_is_one_page(name: str, page: str) -> None:
    assert len(figure_page(_course(name), page=page).document.pages) == 1


def _heavy() -> Course:
    one = demo_course("HCC-R01")
    events = tuple(
        AdverseEvent(term=f"a finding of the skin number {number}", grade=1 + number % 4, start=START)
        for number in range(40)
    )
    labs = tuple(
        LabResult(analyte=f"own analyte {number}", date=START, value=parse_quantity("1"), unit="U")
        for number in range(30)
    )
    drugs = tuple(
        Treatment(kind="drug", agent=f"drug with a rather long name {number}", start=START) for number in range(20)
    )
    record = one.record
    return _of(
        replace(
            record,
            patient=replace(record.patient, code="C" * 60),
            adverse_events=events,
            labs=(*record.labs, *labs),
            treatments=(*record.treatments, *drugs),
        )
    )


def test_that_the_heaviest_patient_has_one_page_and_the_rest_in_the_data_file() -> None:
    one = _heavy()
    found = figure_page(one)
    assert len(found.document.pages) == 1
    assert found.not_drawn
    rows = _data(one)
    assert sum("no room on the page" in row for row in rows) == sum(len(row.marks) for row in found.not_drawn)
    severe = [row for row in found.figure.of(Panel.EVENT) if max(mark.grade or 0 for mark in row.marks) == 4]
    mild = [row for row in found.rows if row.panel is Panel.EVENT and max(mark.grade or 0 for mark in row.marks) < 3]
    assert not mild or all(row in found.rows for row in severe)


@pytest.mark.parametrize("code", ["TIL-01", "HCC-R05"])
def test_that_the_same_course_gives_the_same_bytes(code: str) -> None:
    one = demo_course(code)
    assert svg_bytes(one) == svg_bytes(one)
    assert csv_bytes(one) == csv_bytes(one)


def test_that_a_picture_has_the_pixels_asked_for_and_no_colour_in_grey() -> None:
    image = QImage.fromData(png_bytes(demo_course("TIL-01"), dpi=150, grey=True))
    assert (image.width(), image.height()) == (1240, 1754)
    assert image.isGrayscale()


# --- what is drawn --------------------------------------------------------------------------------------------------

PUBLISHED = {
    "TIL-01": (
        *("49", "71 × 48", ">60,500", "82.60", "15.00", "24", "3.5 × 1010", "1.0 × 106", "9", "A6", "CR"),
        *("3,287", "8,675", "6,560", "9,440", "7,475", "10,772", "9.76", "10.50"),
    ),
    "TIL-02": (
        *("67", "147 × 79", "18", "25", "14,529", "90.60", "7.24", "29", "1.2 × 1010", "1.0 × 106", "12", "A6", "CR"),
        *("2,448", "7,465", "3,827", "8,723", "3,333", "8,380", "3.63", "4.02"),
    ),
}


@pytest.mark.parametrize("code", PUBLISHED)
def test_that_every_printed_number_of_the_report_is_in_the_data_file(code: str) -> None:
    one = demo_course(code)
    page = Pages(_pdf(one)).text.translate(SIGNS)
    data = csv_bytes(one).decode("utf-8-sig").translate(SIGNS)
    both = page + data
    assert [number for number in PUBLISHED[code] if number not in both] == []
    on_page = [number for number in PUBLISHED[code] if number not in ("49", "67") and number in page]
    assert len(on_page) >= len(PUBLISHED[code]) - 6


def test_that_day_0_of_a_cell_therapy_is_its_infusion_and_the_culture_begins_with_the_surgery() -> None:
    figure = case_figure(demo_course("TIL-02"))
    assert figure.anchor is Anchor.INFUSION
    days = {row.name: (row.marks[0].day, row.marks[0].until) for row in figure.of(Panel.TREATMENT)}
    assert days["TIL infusion"] == (0, None)
    assert days["left hemi-hepatectomy"][0] == -34
    assert days["cell culture"] == (-34, -5)


def test_that_what_is_illustrative_is_drawn_so() -> None:
    figure = case_figure(demo_course("TIL-01"))
    kinds = {row.name: row.marks[0].kind for row in figure.rows}
    assert kinds["TIL infusion"] is DayKind.RECORDED  # day 0 is its day
    assert kinds["interleukin-2"] is kinds["toripalimab"] is DayKind.ORDER
    assert kinds["AFP"] is kinds["left hemi-hepatectomy"] is DayKind.COUNTED
    assert kinds["Nausea"] is DayKind.UNKNOWN
    assert "grade 1 or 2" in Pages(_pdf(demo_course("TIL-01"))).text
    assert {row[4] for row in _data(demo_course("TIL-01")) if len(row) > 4 and row[1] == "Nausea"} == {"1 or 2"}


def test_that_sums_are_not_joined_across_surgery() -> None:
    (row,) = (row for row in case_figure(demo_course("TIL-01")).of(Panel.SUM))
    assert row.parted == (-24,)
    assert [mark.day for mark in row.marks] == [-29, 38, 1437]


@pytest.mark.parametrize("code", ["HCC-R01", "HCC-R05"])
def test_that_every_result_stands_in_the_data_file_as_reported(code: str) -> None:
    one = demo_course(code)
    told = {(row[2], row[4]) for row in data_rows(one)}
    drawn = [result for result in one.record.labs if result.analyte != "urine protein dipstick"]
    assert {(one.record.day(result.date), result.value.reported) for result in drawn} <= told


def test_that_what_is_not_recorded_is_named_and_not_drawn() -> None:
    text = Pages(_pdf(demo_course("TIL-01"))).text
    assert "Not recorded, so not drawn" in text
    assert "AFP: no result after the start" in text
    assert "ALBI: the source states 2, without its inputs" in text


def test_that_who_is_only_screened_has_days_from_the_first_entry() -> None:
    record = replace(demo_course("HCC-R01").record, treatment_start=None, treatments=())
    figure = case_figure(_of(record))
    assert figure.anchor is Anchor.FIRST_ENTRY
    assert min(figure.days) == 0


def test_that_a_record_that_holds_nothing_says_so_and_draws_nothing() -> None:
    one = _of(Record(patient=Patient(code="E-1"), treatment_start=None))
    assert figure_page(one).rows == ()
    text = Pages(_pdf(one)).text
    assert "Nothing with a day is recorded, so nothing is drawn." in text


@pytest.fixture(params=["as it is", "longer"])
def _spoken(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    longer = Longer()
    if request.param == "longer":
        qapp.installTranslator(longer)
    yield
    qapp.removeTranslator(longer)


@pytest.mark.usefixtures("_spoken")
@pytest.mark.parametrize("name", [*CODES, "difficult", "heavy"])
def test_that_no_words_of_the_drawing_lie_over_others_or_beyond_its_edge(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = figure_page(_heavy() if name == "heavy" else _course(name))
    assert len(found.document.pages) == 1
    across = found.document.width * PIXELS_PER_POINT
    said = _words(Body(found.figure, found.rows, HEIGHTS[-1], across), across, monkeypatch)
    assert [words for words, left, right, *_ in said if left < -0.5 or right > across + 0.5] == []
    pairs = ((one, two) for one, two in combinations(said, 2) if one[1] < two[2] and two[1] < one[2])
    assert [(one[0], two[0]) for one, two in pairs if one[3] < two[4] and two[3] < one[4]] == []


def _words(body: Body, across: float, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, float, float, float, float]]:
    """All words of a drawing with their left and right end, top and bottom."""
    said: list[tuple[str, float, float, float, float]] = []
    write = ChartInk.words

    def noted(pen: ChartInk, x: float, y: float, words: str, **looks: Any) -> None:
        wide = width(words, looks.get("weight", REGULAR))
        left = x - looks.get("align", 0.0) * wide
        said.append((words, left, left + wide, y - 5.0, y + 5.0))
        write(pen, x, y, words, **looks)

    monkeypatch.setattr(ChartInk, "words", noted)
    image = QImage(1000, 1500, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    body.paint(ChartInk(painter), across)
    painter.end()
    return said
