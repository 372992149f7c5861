"""The charts of a patient as files: values as reported, pictures of shapes and words, and nobody's name in either."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from models.course.course import Course, course
from models.record.records import LabResult
from tests.ui.overview_samples import PROTOCOL, TODAY, full_record, lab
from ui.charts.timescale import FIRST_WEEKS, time_scale
from ui.kit.theme import Theme
from ui.paper.course.chart_files import chart_file
from ui.paper.figure_file import Exportable, Format, file_of

ALL = ("visits", "treatment", "afp", "pivka", "recist", "mrecist", "thrombus", "liver", "events")


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    Theme().apply(qapp)


def with_results(*labs: LabResult, **patient: object) -> Course:
    record = full_record()
    record = replace(record, labs=(*record.labs, *labs), patient=replace(record.patient, **patient))
    return course(record, PROTOCOL, TODAY)


def saved(of: Course, *names: str, analytes: tuple[str, ...] = (), shown: str = "all") -> Exportable:
    return chart_file((of, "log", analytes, time_scale(of, shown, analytes=analytes)), names or ALL)


def rows(one: Exportable) -> list[list[str]]:
    data = file_of(one, Format.CSV)
    assert isinstance(data, bytes)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_that_values_are_written_as_reported_with_unit_date_day_and_laboratory() -> None:
    first = replace(lab("IL-6", 3, "<1.5", "pg/mL", high="7"), laboratory="Lab B", method=None, time=time(8, 40))
    found = rows(saved(with_results(first), "analyte IL-6", analytes=("IL-6",)))
    titles = ["Test", "Date", "Time", "Day", "Value as reported", "Unit", "Letter", "Lower limit", "Upper limit",
              "Laboratory", "Method", "Drawn as", "Remark"]  # fmt: skip
    assert found[:2] == [
        titles,
        ["IL-6", "2025-03-13", "08:40", "3", "<1.5", "pg/mL", "", "0", "7", "Lab B", "", "", ""],
    ]
    afp = rows(saved(with_results(), "afp"))
    assert afp[1][:6] == ["AFP", "2025-03-06", "", "-4", ">60,500", "ng/mL"]


def test_that_a_converted_result_is_written_as_reported_and_as_drawn() -> None:
    found = rows(
        saved(with_results(lab("haemoglobin", 8, "11.5", "g/dL")), "analyte haemoglobin", analytes=("haemoglobin",))
    )
    assert (found[1][4:6], found[1][11]) == (["11.5", "g/dL"], "115 g/L")


def test_that_what_a_spreadsheet_would_run_is_defused() -> None:
    evil = replace(lab("IL-6", 3, "7", "pg/mL"), laboratory="=HYPERLINK(1)", method="@cmd")
    found = rows(saved(with_results(evil), "analyte IL-6", analytes=("IL-6",)))
    assert found[1][9:11] == ["'=HYPERLINK(1)", "'@cmd"]


def test_that_all_charts_are_tables_under_their_titles_and_the_origin_ends_them() -> None:
    found = rows(saved(with_results()))
    for title in ("Visits", "Treatment", "AFP over time", "Liver function", "Adverse events"):
        assert [title] in found
    assert found[-2][0].endswith("data as of 17-Nov-2025; rules 2.0")
    assert ["lenvatinib", "17-Jun-2025", "ongoing", "8 mg", "hypertension, grade 3"] in found


def test_that_neither_name_nor_number_of_the_patient_leaves_in_a_picture_or_its_name() -> None:
    named = with_results(name="Zhang Guihua", hospital_number="00123456", code="HCC/0021")
    one = saved(named)
    svg = file_of(one, Format.SVG)
    assert isinstance(svg, bytes)
    for data in (svg, file_of(one, Format.CSV)):
        assert isinstance(data, bytes)
        assert b"Zhang" not in data
        assert b"00123456" not in data
    assert one.name == "HCC_0021_charts"
    assert saved(named, "afp").name == "HCC_0021_afp"


def test_that_a_drawing_holds_words_and_shapes_and_a_picture_is_as_large_as_it() -> None:
    one = saved(with_results(), "afp", "recist", shown=FIRST_WEEKS)
    svg = file_of(one, Format.SVG)
    assert isinstance(svg, bytes)
    assert b"<image" not in svg
    assert "9,820" in svg.decode("utf-8")
    renderer = QSvgRenderer(svg)
    assert renderer.isValid()
    image = file_of(one, Format.PNG)
    assert isinstance(image, QImage)
    assert abs(image.width() - 2 * renderer.viewBox().width()) <= 2
    assert abs(image.height() - 2 * renderer.viewBox().height()) <= 40
