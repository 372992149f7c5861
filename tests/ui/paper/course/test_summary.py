"""The patient summary on paper: who it is about on every page, the numbers of the course, and what is missing."""

from __future__ import annotations

import re
import sys
import tomllib
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.course.course import Course
from models.course.course import course as judged
from models.course.report_rows import months
from models.flags.reviewed import inputs_of
from models.record.records import Ascites, Encephalopathy, Query, ReviewedFlag, Role
from models.response.response import Criterion
from models.words import millimetre_words, percent_words
from tests.ui.report_samples import (
    DEMO_CODES,
    LONG_NAME,
    PRINTED_AT,
    PRINTED_BY,
    Pages,
    bare_course,
    demo_course,
    difficult_course,
)
from ui.paper.chart_ink import TEXT, ChartInk, width
from ui.paper.chart_piece import PIXELS_PER_POINT, ChartPiece
from ui.paper.course.charts import chart_strip
from ui.paper.course.summary import PROGRAM_VERSION, pdf_bytes, suggested_name, summary_document, write_pdf
from ui.paper.ink import BODY, COLOURS, REGULAR
from ui.paper.layout import LINE
from ui.paper.pages import PAGES, PrintProblem, pdf_of
from ui.words.language import set_language, short_date, spoken

SHOWN = (*DEMO_CODES, "difficult", "bare")
NEVER_SAID = ("recommend", "eligible", "responding well", "risk of death", "compliant", "should start", "should stop")


def _course(name: str) -> Course:
    return {"difficult": difficult_course, "bare": bare_course}[name]() if name in SHOWN[-2:] else demo_course(name)


def _print(course: Course, page: str = "A4") -> Pages:
    return Pages(pdf_bytes(course, printed_at=PRINTED_AT, printed_by=PRINTED_BY, page=page))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", SHOWN)
def test_that_every_page_says_whose_it_is_and_where_it_comes_from(qtbot: QtBot, name: str, page: str) -> None:
    course = _course(name)
    record, patient = course.record, course.record.patient
    pages = _print(course, page)
    assert 1 <= len(pages.texts) <= 3
    assert pages.sizes == {tuple(round(side) for side in PAGES[page])}
    for number, text in enumerate(pages.texts, start=1):
        assert (patient.name or patient.code) in text
        assert f"Born {short_date(patient.birth_date) if patient.birth_date else 'Not recorded'}" in text
        assert (f"Hospital no. {patient.hospital_number}" if patient.hospital_number else "Study code") in text
        assert f"Study code {patient.code}" in text
        assert f"Page {number} of {len(pages.texts)}" in text
        assert f"Printed 28-Mar-2025 10:44 by {PRINTED_BY} · data as of {short_date(course.today)}" in text
        assert f"rules {course.rules_version} · CTCAE 5.0" in text
        assert "for research and documentation; not a medical device" in text
        if record.provenance:
            assert text.count(record.provenance) == 2


@pytest.mark.parametrize("name", SHOWN)
def test_that_the_text_layer_has_the_sums_responses_and_endpoints_of_the_course(qtbot: QtBot, name: str) -> None:
    course, text = _course(name), _print(_course(name)).text
    for criterion in Criterion:
        best = course.series.best(criterion)
        day = f" {short_date(best.confirmed_date)}" if best.confirmed_date else ""
        assert f"{best.confirmed.value}{day}" in text
    if course.series.points and course.series.baseline:
        now = course.series.points[-1]
        for read in (now.recist, now.mrecist):
            for sum_tenths in (read.sum_tenths, read.baseline_tenths):
                assert sum_tenths is None or read.sum_tenths is None or millimetre_words(sum_tenths) in text
            if read.change_from_baseline_percent is not None:
                assert percent_words(read.change_from_baseline_percent) in text
    for endpoint in (course.endpoints.os, course.endpoints.pfs, course.endpoints.dor, course.endpoints.ttr):
        assert endpoint is None or f"{months(endpoint.days):.1f} months ({endpoint.days} days)" in text


@pytest.mark.parametrize("name", SHOWN)
def test_that_every_flag_lesion_and_newest_result_is_printed(qtbot: QtBot, name: str) -> None:
    course, text = _course(name), _print(_course(name)).text
    for flag in course.flags:
        assert spoken(flag.summary) in text
        assert flag.rule in text
    for lesion in course.record.lesions:
        if lesion.role is not Role.NEW and course.series.baseline:
            assert lesion.number in text
    for term in course.events.by_term:
        assert f"{term.term} {term.highest_grade}" in text
    for marker in (course.markers.afp, course.markers.pivka):
        if marker.points:
            assert marker.points[-1].value.reported in text
    assert not [word for word in NEVER_SAID if word in text.casefold()]


def test_that_a_flag_somebody_has_looked_at_stands_after_the_open_ones_with_who_and_when(qtbot: QtBot) -> None:
    course = difficult_course()
    first, second = course.flags[:2]
    seen = ReviewedFlag(rule=first.rule, inputs=inputs_of(first), by="Zhou", on=date(2025, 3, 27))
    text = _print(replace(course, record=replace(course.record, reviewed_flags=(seen,)))).text
    assert "Reviewed by Zhou, 27-Mar-2025" in text
    assert text.index(spoken(second.summary)) < text.index(spoken(first.summary))
    assert "Reviewed by" not in _print(course).text


def test_that_queries_that_are_not_closed_are_counted_and_others_not_named(qtbot: QtBot) -> None:
    course = difficult_course()
    asked = Query(about="baseline.ecog", question="Is it 1?")
    closed = replace(asked, closed_on="2025-03-20")
    text = _print(replace(course, record=replace(course.record, queries=(asked, asked, closed)))).text
    assert "Queries not closed: 2" in text
    assert "Queries" not in _print(replace(course, record=replace(course.record, queries=(closed,)))).text


def test_that_a_censored_result_stays_as_reported(qtbot: QtBot) -> None:
    text = _print(difficult_course()).text
    assert ">60,500 → 400 ng/mL" in text
    assert "fall > 99.3 %, criterion met" in text
    assert "nadir <1.3" in text


def test_that_han_characters_copy_as_they_are_printed(qtbot: QtBot) -> None:
    text = _print(difficult_course()).text
    assert LONG_NAME in text
    for words in ("仑伐替尼 lenvatinib", "免疫性肝炎 Hepatitis", "周医生 Dr Zhou"):
        assert words in text


def test_that_a_read_without_its_targets_is_never_given_a_sum(qtbot: QtBot) -> None:
    text = _print(difficult_course()).text
    assert "empty dashed box: not evaluable" in text
    assert "† too small to measure, counted as 5.0 mm (R-1.6)." in text
    assert "* in the radiation field." in text


def test_that_a_result_in_another_unit_keeps_its_unit(qtbot: QtBot) -> None:
    text = _print(difficult_course()).text
    assert "1.2 mg/dL" in text
    assert "41 H *" in text
    assert "PIVKA-II results in another unit, not drawn and never compared: 1." in text


def test_that_a_patient_without_data_is_printed_with_what_is_missing(qtbot: QtBot) -> None:
    text = _print(bare_course()).text
    for words in (
        "Identity: name, date of birth, sex, hospital number",
        "Never measured: AFP, PIVKA-II, ALT, AST, bilirubin, albumin, INR, platelets",
        "No baseline imaging",
        "No AFP result is recorded.",
        "No sum of diameters is recorded.",
        "No treatment is recorded.",
        "No adverse event is recorded.",
        "No laboratory result is recorded.",
        "no assessment",
    ):
        assert words in text


def test_that_scores_name_what_they_need(qtbot: QtBot) -> None:
    text = _print(difficult_course()).text
    assert "needs INR" in text
    assert "For liver scores at the latest visit, 20-Nov-2023:" in text


def test_that_ascites_and_encephalopathy_at_baseline_are_those_the_score_took(qtbot: QtBot) -> None:
    course = demo_course("HCC-R01")
    visits = tuple(replace(one, ascites=None, encephalopathy=None) for one in course.record.visits)
    profile = replace(course.record.baseline, ascites=Ascites.SLIGHT, encephalopathy=Encephalopathy.NONE)
    record = replace(course.record, visits=visits, baseline=profile)
    text = _print(judged(record, course.protocol, course.today)).text
    assert " ".join(text.split()).partition("Ascites ")[2].startswith("slight")


def test_that_a_deceased_patient_is_printed_with_date_and_age_of_death(qtbot: QtBot) -> None:
    for text in _print(demo_course("HCC-R07")).texts:
        assert "Died 23-Oct-2023 aged 44" in text


def test_that_more_results_than_a_page_holds_go_on_under_the_same_heads(qtbot: QtBot) -> None:
    names = [f"test {number:03d}" for number in range(150)]
    labs = [{"analyte": name, "date": "2025-01-09", "value": "1", "unit": "U/L"} for name in names]
    pages = _print(bare_course(labs=labs))
    assert all(name in pages.text for name in names)
    assert sum("Laboratory results, newest" in text for text in pages.texts) > 1


def test_that_the_file_names_nobody(qtbot: QtBot) -> None:
    data = pdf_bytes(difficult_course(), printed_at=PRINTED_AT, printed_by=PRINTED_BY)
    pages, field = Pages(data), QPdfDocument.MetaDataField
    for kept in (field.Subject, field.Author, field.Keywords, field.CreationDate, field.ModificationDate):
        assert not pages.document.metaData(kept)
    assert pages.document.metaData(field.Title) == "Patient summary, HCC-0099"
    assert pages.document.metaData(field.Creator) == "Hepatrack"
    assert b"OUYANG" not in data
    assert b"00123456" not in data
    assert suggested_name(difficult_course()) == "HCC-0099_2023-11-21.pdf"
    assert suggested_name(bare_course(code="a/b: c")) == "a-b--c_2025-03-28.pdf"


@pytest.mark.parametrize("spoken_as", ["en", "zh_CN"])
@pytest.mark.parametrize("page", PAGES)
def test_that_the_end_of_the_journal_stands_in_the_first_line_of_the_footer(
    qtbot: QtBot, qapp: QApplication, page: str, spoken_as: str
) -> None:
    mark = "1234567:9f86d081884c7d65"
    set_language(qapp, spoken_as)
    try:
        course = demo_course("HCC-R01")
        document = summary_document(course, printed_at=PRINTED_AT, printed_by=PRINTED_BY, page=page, mark=mark)
        pages = Pages(pdf_of(document))
    finally:
        set_language(qapp, "en")
    assert all(mark in text for text in pages.texts)
    assert [round(line.height, 3) for line in document.footer_lines] == [round(LINE, 3)] * 3
    assert mark not in _print(course, page).text


def test_that_the_footer_names_the_version_of_the_project() -> None:
    project = tomllib.loads((Path(__file__).parents[4] / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["tool"]["setuptools"]["dynamic"]["version"] == {"attr": "storage.version.PROGRAM_VERSION"}
    course = demo_course("HCC-R01")
    document = summary_document(course, printed_at=PRINTED_AT, printed_by=PRINTED_BY)
    pages = Pages(pdf_of(document))
    assert pages.texts
    assert all(PROGRAM_VERSION in text for text in pages.texts)


def test_that_nothing_is_printed_below_nine_points() -> None:
    assert BODY >= 9
    assert TEXT * 72 / 96 >= 9


def _luminance(colour: QColor) -> float:
    channels = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3])
    return sum(share * channel for share, channel in zip((0.2126, 0.7152, 0.0722), channels, strict=True))


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted(_luminance(QColor(COLOURS[name])) for name in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def test_that_the_print_is_legible_in_shades_of_grey() -> None:
    for name in ("ink", "second", "pd"):
        assert _contrast(name, "paper") >= 4.5
    for name in ("afp", "pivka", "recist", "mrecist", "pvtt", "radiation"):
        assert _contrast(name, "paper") >= 3
    for fill in ("pr_fill", "cr_fill", "targeted", "cell", "band"):
        assert _contrast("ink", fill) >= 4.5


class Overheard(ChartInk):
    """The ink of a chart that remembers where its words stand."""

    def __init__(self, painter: QPainter) -> None:
        super().__init__(painter)
        self.rects: list[tuple[str, QRectF]] = []

    def words(self, x: float, y: float, words: str, **how: Any) -> None:
        across = width(words, how.get("weight", REGULAR))
        self.rects.append((words, QRectF(x - how.get("align", 0.0) * across, y - 5, across, 10)))


@pytest.mark.parametrize("name", SHOWN)
def test_that_no_words_of_the_charts_overlap(qtbot: QtBot, name: str) -> None:
    document = summary_document(_course(name), printed_at=PRINTED_AT, printed_by=PRINTED_BY)
    picture = chart_strip(_course(name), document.width).pieces[0]
    assert isinstance(picture, ChartPiece)
    image = QImage(8, 8, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    said = Overheard(painter)
    picture.draw(said, document.width * PIXELS_PER_POINT)
    painter.end()
    rects = said.rects
    crossing = [(a, b) for (a, one), (b, two) in combinations(rects, 2) if one.intersects(two)]
    assert not crossing


def test_that_writing_leaves_one_whole_file(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "summary.pdf"
    write_pdf(demo_course("HCC-R02"), path, printed_at=PRINTED_AT, printed_by=PRINTED_BY, page="Letter")
    assert Pages(path.read_bytes()).sizes == {(612, 792)}
    assert [found.name for found in tmp_path.iterdir()] == ["summary.pdf"]


def test_that_a_missing_folder_is_said_in_a_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    with pytest.raises(PrintProblem, match=re.escape(f"There is no folder {tmp_path / 'gone'}.")):
        write_pdf(bare_course(), tmp_path / "gone" / "x.pdf", printed_at=PRINTED_AT, printed_by=PRINTED_BY)


def test_that_a_folder_in_the_place_of_the_file_is_said_in_a_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").mkdir()
    with pytest.raises(PrintProblem, match="is a folder"):
        write_pdf(bare_course(), tmp_path / "x.pdf", printed_at=PRINTED_AT, printed_by=PRINTED_BY)
    assert [found.name for found in tmp_path.iterdir()] == ["x.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are a thing of Unix")
def test_that_a_full_disk_leaves_the_old_file_as_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    import resource

    path = tmp_path / "x.pdf"
    path.write_bytes(b"the print of yesterday")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(PrintProblem, match=r"full\. Free some space"):
            write_pdf(bare_course(), path, printed_at=PRINTED_AT, printed_by=PRINTED_BY)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert path.read_bytes() == b"the print of yesterday"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("said", [True, None])
def test_that_no_new_lesion_is_printed_only_where_the_newest_read_says_so(qtbot: QtBot, said: bool | None) -> None:
    record = demo_course("HCC-R01").record
    plain = [lesion for lesion in record.lesions if lesion.role is not Role.NEW]
    known = {lesion.number for lesion in plain}
    reads = [
        replace(read, no_new_lesion=said, measurements=tuple(one for one in read.measurements if one.number in known))
        for read in record.imaging
    ]
    shown = demo_course("HCC-R01")
    changed = judged(replace(record, lesions=tuple(plain), imaging=tuple(reads)), shown.protocol, shown.today)
    text = " ".join(" ".join(_print(changed).texts).split())
    assert ("No new lesion." in text) is (said is True)
    assert ("New lesions: none recorded, and not said." in text) is (said is None)
