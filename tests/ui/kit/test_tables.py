"""Tables of records."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from ui.kit.tables import RECORD_ROLE, SORT_ROLE, Column, RecordTable


@dataclass(frozen=True)
class Result:
    name: str
    value: float | None


COLUMNS = (
    Column(title="Name", value=lambda result: result.name),
    Column(title="Value", value=lambda result: result.value, text="{:.1f}".format, align_right=True),
)


def test_that_a_table_is_a_table_to_qt(qtmodeltester: ModelTester) -> None:
    table = RecordTable(COLUMNS)
    table.show_records([Result("AFP", 884.0), Result("INR", None)])
    qtmodeltester.check(table, force_py=True)
    table.show_records([])
    qtmodeltester.check(table, force_py=True)


def test_that_a_table_says_its_records_in_the_columns_words() -> None:
    table = RecordTable(COLUMNS)
    table.show_records([Result("AFP", 884.0), Result("INR", None)])
    afp, inr = table.index(0, 1), table.index(1, 1)
    assert (afp.data(), inr.data()) == ("884.0", "")
    assert afp.data(SORT_ROLE) == 884.0
    assert inr.data(SORT_ROLE) is None
    assert afp.data(RECORD_ROLE) == table.record(afp) == Result("AFP", 884.0)
    assert table.headerData(1, Qt.Orientation.Horizontal) == "Value"
    assert table.rowCount(afp) == 0
    assert table.data(QModelIndex()) is None
    assert afp.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
