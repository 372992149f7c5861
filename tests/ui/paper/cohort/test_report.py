"""The cohort report: what its pages say in both languages, its files, and what the command refuses."""

from __future__ import annotations

import csv
import io
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from main import main
from models.cohort.filter import CohortFilter
from models.cohort.filter_document import filter_document
from models.cohort.members import Grouping
from models.course.course import Course, course
from models.record.records import Vp
from models.tables.report import CohortReport, cohort_report, reconstructed_report
from models.words import Sentence
from storage.clinic.cohorts import keep_cohort, save_filter
from storage.clinic.store import DEMO_KEY, Store
from storage.files.casefile import parse_case
from storage.shipped.protocols import load_protocols
from tests.storage.clinics import small_cohort
from tests.ui.report_samples import Pages
from ui.paper.cohort.files import report_files, written
from ui.paper.cohort.report import report_document, report_pdf
from ui.words.language import CHINESE, ENGLISH, set_language, spoken

PRINTED_AT = datetime(2025, 3, 28, 10, 44)
LABEL = {ENGLISH: "Reconstructed from published summaries", CHINESE: "根据已发表汇总数据重建"}


@pytest.fixture(scope="module")
def report(demo_courses: dict[str, Course]) -> CohortReport:
    return reconstructed_report(tuple(enumerate(demo_courses.values(), start=1)))


@pytest.fixture(params=[ENGLISH, CHINESE])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    set_language(qapp, request.param)
    yield request.param
    set_language(qapp, ENGLISH)


def pages(report: CohortReport, page: str = "A4") -> Pages:
    return Pages(report_pdf(report, printed_at=PRINTED_AT, printed_by="Dr Zhou", page=page, mark="1234:abcd"))


def test_that_every_page_names_the_cohort_its_label_its_number_and_the_purpose(report, language):
    texts = pages(report).texts
    assert len(texts) > 8
    for number, text in enumerate(texts, start=1):
        assert text.count(LABEL[language]) == 2  # header and footer
        assert spoken(report.name) in text
        assert f"Page {number} of {len(texts)}" in text or f"第 {number} 页" in text
        assert "not a medical device" in text or "非医疗器械" in text
        assert "1234:abcd" in text


def test_that_the_text_layer_holds_every_printed_cell(report, language):
    text = "".join(pages(report).text.split())
    for table in report.tables:
        assert "".join(spoken(table.title).split()) in text
        for row in table.rows:
            for words in (row.label, *(cell.text for cell in row.cells)):
                assert "".join(spoken(words).split()) in text, (table.key, row.key)


def test_that_every_known_defect_stands_under_its_table(report, language):
    text = "".join(pages(report).text.split())
    for table in report.tables:
        for note in table.notes:
            assert "".join(spoken(note).split()) in text


@pytest.mark.parametrize("page", ["A4", "Letter"])
def test_that_nothing_is_printed_below_the_footer_rule(report, page):
    document = report_document(report, printed_at=PRINTED_AT, printed_by="", page=page)
    for placed in (one for on_page in document.pages for one in on_page):
        assert placed.y + placed.piece.height(document.width) <= document.bottom + 0.5
    assert pages(report, page).sizes == {{"A4": (595, 842), "Letter": (612, 792)}[page]}


def test_that_patients_who_are_not_real_are_counted_where_others_are_real(demo_courses):
    courses = tuple(enumerate([demo_courses["HCC-R01"], bare("REAL-1")]))
    text = pages(cohort_report(courses, Sentence("All patients of this clinic"))).texts[0]
    assert "Reconstructed from published summaries; nobody in it exists: 1 of 2 patients" in text


def test_that_a_cohort_about_which_nothing_is_known_still_prints():
    found = pages(cohort_report(tuple(enumerate([bare("X-1")])), Sentence("All patients of this clinic")))
    assert "Nobody to draw" in found.text
    assert "Nobody is left to draw a curve of." in found.text
    assert "Not drawn: 1 (no baseline imaging): X-1" in found.text


def test_that_many_patients_print_without_names_under_their_bars(demo_courses):
    courses = tuple(enumerate(list(demo_courses.values()) * 6))
    found = pages(cohort_report(courses, Sentence("All patients of this clinic")))
    assert "Only the 150 longest are drawn; 6 more are in the file" in found.text


def bare(code: str) -> Course:
    document = {"format": "hcc-case", "version": 1, "patient": {"code": code}, "treatment_start": "2025-01-10"}
    record = parse_case(document)
    return course(record, load_protocols()[record.protocol], date(2025, 3, 28))


# --- files ----------------------------------------------------------------------------------------------------------


def rows(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_that_a_table_file_holds_what_is_printed_and_the_numbers_behind_it(report):
    files = dict(report_files(report))
    titles, *lines = rows(files["table_rates.csv"])
    line = next(line for line in lines if line[0] == "os:median")
    assert line[titles.index("All (n = 21)")] == "13.4 (6.8–not estimable)"
    assert float(line[titles.index("all.median")]) == pytest.approx(13.4045, abs=1e-4)
    assert line[titles.index("all.high")] == ""
    assert {name for name in files if name.startswith("table_")} == {
        f"table_{table.key}.csv" for table in report.tables
    }


def test_that_the_picture_files_hold_a_line_for_each_patient_or_step(report):
    files = dict(report_files(report))
    assert len(rows(files["waterfall_recist.csv"])) == 22
    assert len({line[0] for line in rows(files["swimmer_mrecist.csv"])[1:]}) == 21
    curve = [line for line in rows(files["survival_os_by_vp.csv"])[1:] if line and line[0] == "Vp3"]
    assert (curve[0][1], curve[0][3], curve[0][4]) == ("126", "11", "1")
    left_out = rows(files["survival_pfs_by_afp.csv"])[-1]
    assert left_out == ["Left out: 4 (AFP fall not assessable)"]


def test_that_a_formula_is_defused_and_a_number_stays_a_number():
    found = rows(
        written(("code", "value"), [("=HYPERLINK(1)", -35.0), ("+1", None), ("@x", float("nan")), ("A", ">60,500")])
    )
    assert found[1:] == [["'=HYPERLINK(1)", "-35"], ["'+1", ""], ["'@x", ""], ["A", ">60,500"]]


def test_that_a_censored_marker_is_written_as_text_with_its_operator():
    labs = [
        {"analyte": "AFP", "date": "2025-01-08", "value": ">60,500", "unit": "ng/mL"},
        {"analyte": "AFP", "date": "2025-02-21", "value": "400", "unit": "ng/mL"},
    ]
    document = {
        "format": "hcc-case",
        "version": 1,
        "patient": {"code": "X-2"},
        "treatment_start": "2025-01-10",
        "labs": labs,
    }
    record = parse_case(document)
    one = course(record, load_protocols()[record.protocol], date(2025, 3, 28))
    files = dict(report_files(cohort_report(((1, one),), Sentence("All patients of this clinic"))))
    assert rows(files["waterfall_afp.csv"])[1] == ["X-2", "'-100.0 to -99.3", ">60,500", "400", "42", "met"]


# --- the command ----------------------------------------------------------------------------------------------------


@pytest.fixture
def said(capfd: pytest.CaptureFixture[str], qapp: QApplication) -> Iterator[Callable[..., tuple[int, str, str]]]:
    """Runs the command: exit status, output, errors."""
    mask = os.umask(0o022)

    def run(*words: object) -> tuple[int, str, str]:
        capfd.readouterr()
        try:
            status = main(["cohort-report", *(str(word) for word in words)])
        except SystemExit as ended:
            status = int(ended.code or 0)
        found = capfd.readouterr()
        assert "Traceback" not in found.err
        return status, found.out, found.err

    yield run
    set_language(qapp, ENGLISH)
    os.umask(mask)


def test_that_one_command_writes_the_whole_report_of_the_demo_clinic(said, tmp_path):
    status, out, err = said("--cohort", "reconstructed", "--out", tmp_path / "report", "--language", "zh_CN")
    assert (status, err) == (0, "")
    names = {path.name for path in (tmp_path / "report").iterdir()}
    assert {Path(line).name for line in out.splitlines()[1:]} == names
    assert len(names) == 32
    found = Pages((tmp_path / "report" / "cohort-report.pdf").read_bytes())
    assert "队列报告" in found.texts[0]


def test_that_a_clinic_file_gives_its_patients_its_protocols_and_its_filters(said, tmp_path, demo_file):
    database = tmp_path / "clinic.hepatrack"
    shutil.copy(demo_file, database)
    with Store.open(database, key=DEMO_KEY) as store:
        keep_cohort(store, small_cohort("Hospital B"))
        save_filter(store, "Vp4 only", filter_document(CohortFilter(vp=(Vp.VP4,))))
    for cohort, n in (("clinic", 26), ("protocol:til-anti-pd-1", 2), ("Vp4 only", 10)):
        status, out, err = said("--cohort", cohort, "--database", database, "--out", tmp_path / "out")
        assert (status, err, out.splitlines()[0]) == (0, "", f"{n} patients")
    assert "journal" in Pages((tmp_path / "out" / "cohort-report.pdf").read_bytes()).texts[0]
    status, out, err = said("--cohort", "Hospital B", "--database", database, "--out", tmp_path / "out")
    assert (status, out) == (2, "")
    assert "came from a file" in err


def test_that_queries_that_are_not_closed_are_told_by_the_command_and_on_every_page(said, tmp_path):
    database = tmp_path / "clinic.hepatrack"
    with Store.create(database, key=DEMO_KEY) as store:
        for code, asked in (("A-1", 2), ("A-2", 1), ("A-3", 0)):
            (key,) = (found.key for found in store.import_records((bare(code).record,)))
            rows = [store.queries.ask(key, "patient", key, "treatment_start", "Is this the day?") for _ in range(asked)]
            if code == "A-1":
                store.queries.close(key, rows[0])
    status, out, err = said("--cohort", "clinic", "--database", database, "--out", tmp_path / "out")
    assert (status, err, out.splitlines()[0]) == (0, "", "3 patients; queries that are not closed: 2")
    pages = Pages((tmp_path / "out" / "cohort-report.pdf").read_bytes()).texts
    assert all("Queries not closed: 2, of 2 patients" in text for text in pages)


@pytest.mark.parametrize(
    ("words", "status", "complaint"),
    [
        (("--cohort", "nobody", "--out", "{folder}"), 2, "neither reconstructed, clinic, protocol:NAME nor a saved"),
        (("--cohort", "protocol:x", "--out", "{folder}"), 2, "there is no protocol 'x'"),
        (("--cohort", "protocol:follow-up", "--out", "{folder}"), 2, "there is no patient in protocol:follow-up"),
        (("--cohort", "clinic", "--out", "{folder}/a/b"), 2, "does not exist"),
        (("--cohort", "clinic", "--out", "{file}"), 2, "a folder is needed"),
        (("--cohort", "clinic", "--out", "{folder}", "--user", "zhou"), 2, "the clinic file is needed"),
        (("--cohort", "clinic", "--out", "{folder}", "--database", "{folder}/none"), 2, "There is no clinic file"),
        (("--cohort", "clinic"), 2, "--out"),
    ],
)
def test_that_what_cannot_be_is_refused_in_one_line(said, tmp_path, words, status, complaint):
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    filled = [word.format(folder=tmp_path, file=file) for word in words]
    before = sorted(tmp_path.iterdir())
    found, out, err = said(*filled)
    assert (found, out) == (status, "")
    assert complaint in err
    assert err.count("\n") == 1
    assert sorted(tmp_path.iterdir()) == before


def test_that_the_groups_of_week_6_are_drawn_from_the_landmark(report):
    late = [figure for figure in report.figures if figure.choice.grouping.of_marker]
    assert {figure.choice.landmark_day for figure in late} == {42}
    assert {figure.choice.grouping for figure in late} == {Grouping.AFP, Grouping.PIVKA, Grouping.EITHER}
