"""The tables of a cohort on the screen: the same words as in print and in files, one group a column."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.course.course import course
from models.tables.tables import CohortTable, Courses, baseline_table, response_table
from storage.files.casefile import read_case
from storage.shipped.protocols import load_protocols
from ui.cohort.tables_panel import CohortTablesPanel, plain
from ui.kit.theme import Theme

DEMO = Path(__file__).resolve().parents[3] / "resources" / "demo"


@pytest.fixture(scope="module")
def tables() -> tuple[CohortTable, ...]:
    protocols = load_protocols()
    records = [read_case(path) for path in sorted(DEMO.glob("HCC-R1*.json"))]
    courses: Courses = [
        (key, course(record, protocols[record.protocol], date(2025, 3, 28))) for key, record in enumerate(records)
    ]
    return baseline_table(courses), response_table(courses)


@pytest.fixture
def panel(qtbot: QtBot, tables: tuple[CohortTable, ...]) -> CohortTablesPanel:
    made = CohortTablesPanel(Theme())
    qtbot.addWidget(made)
    made.show_tables(tables)
    made.show()
    return made


def test_that_every_cell_of_a_table_is_on_the_screen(panel: CohortTablesPanel, tables: tuple[CohortTable, ...]) -> None:
    for table in tables:
        panel.choice.button(table.key).click()
        model = panel.view.model()
        twin = plain(table)
        assert (model.rowCount(), model.columnCount()) == (len(table.rows), len(table.columns) + 1)
        shown = [
            tuple(model.index(row, place).data() for place in range(model.columnCount()))
            for row in range(model.rowCount())
        ]
        assert tuple(shown) == twin.rows


def test_that_a_column_says_how_many_patients_it_is_of(tables: tuple[CohortTable, ...]) -> None:
    assert plain(tables[0]).columns[1] == "All, n = 10"


def test_that_what_stands_under_a_variable_is_indented_and_lighter(panel: CohortTablesPanel) -> None:
    model = panel.view.model()
    table = panel.table
    assert table is not None
    inner = next(place for place, row in enumerate(table.rows) if row.level == 1)
    outer = next(place for place, row in enumerate(table.rows) if row.level == 0)
    assert model.index(inner, 0).data().startswith("   ")
    weights = [model.index(place, 0).data(Qt.ItemDataRole.FontRole).weight() for place in (outer, inner)]
    assert weights[0] > weights[1]


def test_that_the_table_that_was_looked_at_stays_when_patients_change(
    panel: CohortTablesPanel, tables: tuple[CohortTable, ...]
) -> None:
    panel.choice.button("responses").click()
    panel.show_tables(tables)
    assert panel.table is not None
    assert panel.table.key == "responses"
