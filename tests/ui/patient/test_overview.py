"""The overview page: one axis, one focus line, latest values beside their charts."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.course.course import Course, course
from models.course.headline import due_visit, regimen
from models.record.partialdate import PartialDate
from models.record.records import Measurement, Outcome, Patient, Record, Thrombus
from storage.files.casefile import read_case
from storage.shipped.protocols import load_protocols
from tests.ui.overview_samples import PROTOCOL, TODAY, empty_course, full_course, full_record, on, with_labs
from ui.charts.course.sums import SumChart
from ui.charts.course.thrombus import ThrombusChart
from ui.charts.measures import ROWS, VALUE_COLUMN
from ui.charts.table_dialog import ChartTableDialog
from ui.kit.theme import Theme
from ui.patient.overview.page import OverviewPage
from ui.window.main import MainWindow

ROOT = Path(__file__).resolve().parents[3]
CASES = sorted(path.stem for path in (ROOT / "resources" / "demo").glob("*.json"))


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = Theme()
    made.apply(qapp)
    return made


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> OverviewPage:
    made = OverviewPage(theme)
    qtbot.addWidget(made)
    made.resize(872, 748)
    made.show()
    return made


def demo_course(code: str) -> Course:
    record = read_case(ROOT / "resources" / "demo" / f"{code}.json")
    return course(record, load_protocols()[record.protocol], TODAY.replace(year=2025, month=3, day=28))


def tile(page: OverviewPage, row: str) -> str:
    return page.stack.column.tiles[row].text()


def test_that_the_value_column_shows_latest_previous_and_change(page: OverviewPage) -> None:
    page.show_course(full_course())
    assert tile(page, "afp") == (
        "AFP ng/mL log 884 H 612 H 14-Nov-2025 06-Oct-2025"
        " +44.4 % previous · +121.0 % nadir fall > 98.5 % from baseline >60,500"
    )
    assert tile(page, "recist") == (
        "Sum of diameters RECIST 1.1, mm 126.0 07-Oct-2025 121.0 26-Aug-2025"
        " −31.1 % baseline · +4.1 % nadir PR confirmed, from 26-Aug-2025"
    )
    assert tile(page, "thrombus") == "Thrombus Vp; Cheng Vp2, I 07-Oct-2025 Vp2, I 26-Aug-2025"
    assert tile(page, "treatment").startswith("Lenvatinib 8 mg 12 mg SBRT 35 Gy / 5 Cadonilimab 10 doses, 1 omitted")
    assert tile(page, "events").startswith("Hypertension G2 ongoing Platelet count decrea")


def test_that_a_response_after_progression_is_named_so(page: OverviewPage) -> None:
    record = full_record()
    reads = list(record.imaging)
    grown = Measurement(number="T1", diameter_tenths=2400, viable_tenths=2300)
    reads[3] = replace(reads[3], measurements=(grown, *reads[3].measurements[1:]))
    page.show_course(course(replace(record, imaging=tuple(reads)), PROTOCOL, TODAY))
    assert tile(page, "recist").endswith("after progression")
    chart = page.stack.charts["recist"]
    assert isinstance(chart, SumChart)
    assert [mark.open for mark in chart.marks] == [True, False, False, False, True, True]


def test_that_a_dead_patients_axis_shows_the_death_and_not_today(page: OverviewPage) -> None:
    record = full_record()
    dead = replace(record, outcome=replace(record.outcome, alive=False, death_date=on(250)))
    page.show_course(course(dead, PROTOCOL, TODAY))
    words = [text for _, text in page._axis._visits]
    assert "died" in words
    assert not any("today" in text for text in words)
    assert "G2 at death" in tile(page, "events")
    assert tile(page, "visits") == "Visits died 15-Nov-2025"


def test_that_a_class_not_named_at_the_last_read_is_not_drawn_on(page: OverviewPage) -> None:
    record = full_record()
    unnamed = replace(record.imaging[-1], thrombus=Thrombus(flow_restored=False))
    page.show_course(course(replace(record, imaging=(*record.imaging[:-1], unnamed)), PROTOCOL, TODAY))
    chart = page.stack.charts["thrombus"]
    assert isinstance(chart, ThrombusChart)
    assert chart.rank(chart.steps[-1]) is None
    assert chart.rows()[-1][2:4] == ("Not recorded", "Not recorded")


def test_that_nothing_recorded_is_said_and_not_blank(page: OverviewPage) -> None:
    page.show_course(empty_course())
    for row in ("afp", "pivka", "recist", "mrecist", "thrombus", "liver"):
        assert tile(page, row).endswith("Not recorded")
    words = [page.stack.charts[row.name].empty_words() for row in ROWS]
    assert all(words[1:])
    assert words[2] == "No AFP recorded"


def test_that_rows_and_value_column_share_their_heights(page: OverviewPage) -> None:
    page.show_course(full_course())
    top = 0
    for place, row in zip(page.stack.column._places, ROWS, strict=True):
        chart = page.stack.charts[row.name]
        assert (place.top, place.height) == (chart.y(), chart.height()) == (top, chart.height())
        assert chart.x() == VALUE_COLUMN
        top += place.height
    assert top == page.stack.height()


def test_that_a_tall_window_gives_its_height_to_the_charts_and_a_low_one_scrolls(page: OverviewPage) -> None:
    page.show_course(full_course())
    page.resize(872, 1000)
    assert page.stack.height() >= 1000 - 40 - len(ROWS)
    assert page.stack.charts["afp"].height() > 116
    page.resize(872, 500)
    assert page.stack.height() == page.stack.natural_height() > 460
    axis = page._axis
    assert axis.y() == 0
    assert axis.width() == page.stack.charts["afp"].width()


def test_that_arrow_keys_step_over_the_visits(page: OverviewPage, qtbot: QtBot) -> None:
    page.show_course(full_course())
    assert page.focus_date == on(211)
    assert page._axis.pill_text() == "Tue 07-Oct-2025 · day 211 · W30"
    seen: list[object] = []
    page.focus_changed.connect(seen.append)
    qtbot.keyClick(page.stack, Qt.Key.Key_Left)
    qtbot.keyClick(page.stack, Qt.Key.Key_Left)
    qtbot.keyClick(page.stack, Qt.Key.Key_Right)
    qtbot.keyClick(page.stack, Qt.Key.Key_Home)
    qtbot.keyClick(page.stack, Qt.Key.Key_Left)
    qtbot.keyClick(page.stack, Qt.Key.Key_End)
    assert seen == [on(169), on(135), on(169), on(-4), on(249)]


def test_that_the_mouse_moves_the_focus_and_snaps_to_a_visit(page: OverviewPage, qtbot: QtBot) -> None:
    page.show_course(full_course())
    time = page.stack.afp.time
    assert time is not None
    near = QPoint(round(VALUE_COLUMN + time.x(84)) + 3, 300)
    qtbot.mouseClick(page.stack, Qt.MouseButton.LeftButton, pos=near)
    assert page.focus_date == on(85)
    between = QPoint(round(VALUE_COLUMN + time.x(190)), 300)
    qtbot.mouseClick(page.stack, Qt.MouseButton.LeftButton, pos=between)
    assert page.focus_date == on(190)
    assert page._axis.pill_text() == "Tue 16-Sep-2025 · day 190"


def test_that_the_axis_moves_the_focus_too(page: OverviewPage, qtbot: QtBot) -> None:
    page.show_course(full_course())
    time = page._axis.time
    assert time is not None
    qtbot.mouseClick(page, Qt.MouseButton.LeftButton, pos=QPoint(round(VALUE_COLUMN + time.x(42)), 30))
    assert page.focus_date == on(43)
    assert page.stack.accessibleDescription() == "Tue 22-Apr-2025 · day 43 · W6"


def test_that_the_values_under_the_focus_line_are_named_in_accent(page: OverviewPage) -> None:
    page.show_course(full_course())
    accent = {entry.label.text for entry in page.stack.afp.placed if entry.label.colour == "accent"}
    assert accent == {"612"}


@pytest.mark.parametrize(("shown", "days"), [("6 months", 183), ("3 months", 92)])
def test_that_a_range_ends_where_the_record_ends(page: OverviewPage, shown: str, days: int) -> None:
    page.show_course(full_course())
    whole = page.stack.afp.time
    page.show_range(shown)
    time = page.stack.afp.time
    assert time is not None
    assert whole is not None
    assert time.first == 249 - days
    assert time.last == whole.last
    page.show_range("all")
    assert page.stack.afp.time == whole


def test_that_an_unknown_range_is_refused(page: OverviewPage) -> None:
    with pytest.raises(ValueError, match="no range"):
        page.show_range("a year")


def test_that_a_key_changes_the_scale_of_the_markers(page: OverviewPage, qtbot: QtBot) -> None:
    page.show_course(full_course())
    qtbot.keyClick(page.stack, Qt.Key.Key_L)
    assert "ng/mL linear" in tile(page, "afp")
    assert page.stack.afp.marks[1].y == 41200
    qtbot.keyClick(page.stack, Qt.Key.Key_L)
    assert "mAU/mL %" in tile(page, "pivka")
    qtbot.keyClick(page.stack, Qt.Key.Key_L)
    assert page.stack.afp.mode == "log"


def test_that_every_chart_has_a_name_and_a_description(page: OverviewPage) -> None:
    page.show_course(full_course())
    names = [chart.accessibleName() for chart in page.stack.charts.values()]
    assert all(names)
    assert len(set(names)) == len(names)
    assert "884 H" in page.stack.afp.accessibleDescription()
    assert page.stack.column.accessibleName()


def test_that_each_chart_can_be_read_and_copied_as_a_table(page: OverviewPage, qtbot: QtBot) -> None:
    page.show_course(full_course())
    menu = page.stack.menu(page.stack.afp)
    action = menu.actions()[0]
    assert action.text() == "Show as table: AFP over time"
    action.trigger()
    dialog = page.findChild(ChartTableDialog)
    assert dialog is not None
    assert dialog.view.model().rowCount() == 10
    dialog.view.selectRow(0)
    copied: list[str] = []
    page.copy_wanted.connect(copied.append)
    dialog._copy_chosen()
    assert copied == ["06-Mar-2025\t-4\t>60,500\tH\tbaseline"]
    dialog._copy_all()
    assert copied[1].startswith("Date\tDay\tAFP, ng/mL\tLetter\tRemark\n06-Mar-2025")
    dialog.close()
    assert len(page.stack.menu(None).actions()) == len(ROWS) + 6  # rows, saving, a line, three scales


def test_that_opening_patients_makes_no_new_items(page: OverviewPage) -> None:
    shown = [full_course(), with_labs(), empty_course()]
    page.show_course(shown[0])
    before = [len(chart.view.scene().items()) for chart in (page.stack.afp, page.stack.charts["recist"])]
    for number in range(9):
        page.show_course(shown[number % 3])
        page.grab()
    page.show_course(shown[0])
    after = [len(chart.view.scene().items()) for chart in (page.stack.afp, page.stack.charts["recist"])]
    assert before == after


def test_that_the_page_is_cleared_without_a_course(page: OverviewPage) -> None:
    page.show_course(full_course())
    page.show_course(None)
    assert page.focus_date is None
    assert not page.stack.isVisible()


def test_that_theme_scale_and_language_redraw_the_page_and_keep_the_focus(page: OverviewPage, theme: Theme) -> None:
    page.show_course(full_course())
    page._step(-1)
    theme.set_dark(True)
    assert page.focus_date == on(169)
    assert page.grab().toImage().pixelColor(400, 300).name() == theme.colour("panel").name()
    theme.set_scale(1.5)
    assert page.stack.charts["afp"].x() == 300
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    assert page.focus_date == on(169)


@pytest.mark.parametrize("code", CASES)
def test_that_every_case_of_the_demo_clinic_is_drawn(page: OverviewPage, code: str) -> None:
    shown = demo_course(code)
    page.show_course(shown)
    page.grab()
    for row, chart in page.stack.charts.items():
        assert all(len(entry) == len(chart.twin().columns) for entry in chart.rows()), row
    if code == "TIL-01":
        assert tile(page, "afp").startswith("AFP ng/mL log >60,500 27-Nov-2019")


def test_that_the_overview_loads_no_statistics_library() -> None:
    ask = (
        "import sys, ui.patient.overview.page;"
        "print([name for name in ('scipy', 'pandas', 'lifelines', 'matplotlib') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"


def test_that_a_patient_is_painted_once_where_no_value_was_changed(window: MainWindow, qtbot: QtBot) -> None:
    """The origins of the values arrive after the charts were painted, and change nothing that is seen."""
    window.resize(1440, 900)
    column = window.page.overview.stack.column
    visits = window.page.overview.stack.charts["visits"]
    painted: list[str] = []

    class Counting(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and watched is visits:
                painted.append(event.type().name)
            return False

    counting = Counting()
    visits.installEventFilter(counting)
    other = next(line for line in window.patients.shown if line.key != window._session.key)
    with qtbot.waitSignal(window.page._reader.origins_changed, timeout=10_000):
        window._session.open(other.key)
    qtbot.waitUntil(lambda: bool(column.origins.entered), timeout=10_000)
    for _ in range(5):
        QApplication.processEvents()
    assert painted == ["Paint"]


def test_that_who_is_only_screened_and_has_nothing_recorded_is_shown(page: OverviewPage) -> None:
    """There is no day to count from: the axis begins today, and no day is said."""
    screened = Record(patient=Patient(code="NEW-01"), treatment_start=None)
    page.show_course(course(screened, load_protocols()[screened.protocol], TODAY))
    page.resize(700, 700)
    page.show_range("3 months")
    assert page.focus_date is None


def test_that_of_who_died_in_a_month_no_visit_is_open_and_nothing_is_given(page: OverviewPage) -> None:
    record = replace(full_record(), outcome=Outcome(alive=False, death_date=PartialDate(TODAY.year, TODAY.month)))
    found = course(record, PROTOCOL, TODAY)
    page.show_course(found)
    assert f"died ~{TODAY:%b-%Y}" in tile(page, "visits")
    assert due_visit(found) is None
    assert regimen(found).current == ()
    assert not [flag for flag in found.flags if flag.why.rule == "R-13" and "isit" in flag.summary.template]
