"""What comes in a laboratory's file: read by a saved mapping, mapped for the first time, three exceptions cleared."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialogButtonBox, QFileDialog

from benchmarks.journeys.clinic import Clinic, Held
from benchmarks.journeys.entering import with_record
from benchmarks.journeys.patients import LABORATORY
from models.laboratory.mapping import Mapping
from models.quantities import parse_quantity
from models.record.records import LabResult
from storage.clinic.imports.mappings import save_mapping
from ui.imports.page import ImportPage
from ui.imports.words import State, state_of

LONG = Mapping(
    columns={
        "number": "住院号",
        "name": "姓名",
        "test": "项目名称",
        "result": "结果",
        "unit": "单位",
        "reference": "参考范围",
        "flag": "提示",
        "collected": "采集时间",
    },
    tests={"甲胎蛋白": "AFP", "总胆红素": "bilirubin", "白蛋白": "albumin", "血小板计数": "platelets"},
    laboratory=LABORATORY,
)
_HEAD = "住院号,姓名,项目名称,结果,单位,参考范围,提示,采集时间,审核时间"
ON, AT = date(2025, 11, 14), time(8, 5)
_TIMES = "2025-11-14 08:05,2025-11-14 10:40"
WIDE_TESTS = ("AFP", "ALT", "AST", "ALP", "GGT", "albumin", "creatinine", "INR", "platelets", "neutrophils", "sodium")
_WIDE_TITLES = (
    *("AFP (ng/mL)", "ALT U/L", "AST U/L", "ALP U/L", "GGT U/L", "Alb g/L", "Crea (umol/L)", "INR", "PLT (10^9/L)"),
    *("NEUT# (10^9/L)", "Na mmol/L"),
)
_WIDE = ("9820", "62", "70", "152", "176", "34", "71", "1.12", "68", "2.3", "139")
_UNITS = ("ng/mL", "U/L", "U/L", "U/L", "U/L", "g/L", "umol/L", "", "10^9/L", "10^9/L", "mmol/L")


def _write(clinic: Clinic, name: str, lines: tuple[str, ...], encoding: str = "gb18030") -> None:
    (clinic.folder / name).write_text("\n".join(lines) + "\n", encoding=encoding)


def _who(number: int) -> str:
    return f'{2000 + number:08},"GENERATED, {number}"'


def _place(clinic: Clinic) -> ImportPage:
    page = clinic.window.imports.page
    assert page is not None
    return page


def _save(clinic: Clinic) -> None:
    clinic.session.write(lambda store: save_mapping(store, f"{LABORATORY}, long", LONG), touched=())
    clinic.settle()


def _choose(clinic: Clinic, name: str) -> ImportPage:
    """By two clicks: the file in the list of the folder, and Open."""
    hand = clinic.hand
    hand.press(Qt.Key.Key_I, control=True)
    dialogs = _place(clinic).findChildren(QFileDialog)
    hand.wait(lambda: any(one.isVisible() for one in dialogs), "a file is asked for")
    dialog = next(one for one in dialogs if one.isVisible())
    files = next(one for one in dialog.findChildren(QAbstractItemView) if one.objectName() == "listView")
    hand.wait(lambda: _index(files, name).isValid(), f"{name} is in the list")
    hand.click(files.viewport(), files.visualRect(_index(files, name)).center())
    (buttons,) = dialog.findChildren(QDialogButtonBox)
    hand.click(buttons.button(QDialogButtonBox.StandardButton.Open))
    clinic.to_front()
    page = _place(clinic)
    hand.wait(lambda: len(page.table.rows) or page.names.isVisible(), f"{name} is on the screen")
    hand.wait(lambda: not clinic.session.busy, "nothing is being read any more")
    return page


def _index(files: QAbstractItemView, name: str) -> QModelIndex:
    model, root = files.model(), files.rootIndex()
    found = (model.index(row, 0, root) for row in range(model.rowCount(root)))
    return next((one for one in found if one.data() == name), QModelIndex())


def _taken(clinic: Clinic, page: ImportPage) -> None:
    clinic.hand.save()
    clinic.hand.wait(page.start.isVisible, "the file is imported and put away")
    clinic.settle()


# 8: a saved mapping


def prepare_saved(clinic: Clinic) -> None:
    tests = (
        ("甲胎蛋白", "＞60500", "ng/ml", "0-7", "↑"),
        ("总胆红素", "19.0", "μmol/L", "0-21", ""),
        ("白蛋白", "38", "g/L", "40-55", "↓"),
        ("血小板计数", "118", "10^9/L", "125-350", "↓"),
    )
    lines = tuple(f"{_who(8)},{','.join(one)},{_TIMES}" for one in tests)
    _write(clinic, "LabA_8.csv", (_HEAD, *lines))
    _save(clinic)
    clinic.to_front()


def import_saved(clinic: Clinic) -> None:
    page = _choose(clinic, "LabA_8.csv")
    assert [state_of(row) for row in page.table.rows] == [State.NEW] * 4, "not every row is new"
    _taken(clinic, page)


def with_saved(before: Held, _: Held) -> Held:
    return _with(
        before,
        8,
        ("AFP", ">60500", "ng/mL", "0", "7"),
        ("bilirubin", "19.0", "umol/L", "0", "21"),
        ("albumin", "38", "g/L", "40", "55"),
        ("platelets", "118", "10^9/L", "125", "350"),
    )


def _with(before: Held, number: int, *results: tuple[str, str, str, str, str]) -> Held:
    code = f"HCC-{2000 + number}"
    labs = tuple(_result(*one) for one in results)
    return with_record(before, code, labs=(*before[code].labs, *labs))


def _result(analyte: str, text: str, unit: str, low: str, high: str) -> LabResult:
    return LabResult(
        analyte=analyte,
        date=ON,
        time=AT,
        value=parse_quantity(text),
        unit=unit,
        low=Decimal(low),
        high=Decimal(high),
        laboratory=LABORATORY,
    )


# 9: a first mapping


def prepare_first(clinic: Clinic) -> None:
    head = ",".join(("ID", "Name", "Date", *_WIDE_TITLES))
    row = f"{_who(9)},2025-11-14,{','.join(_WIDE)}"
    _write(clinic, "LabB_9.csv", (head, row), "utf-8")
    clinic.to_front()


def map_first(clinic: Clinic) -> None:
    hand = clinic.hand
    page = _choose(clinic, "LabB_9.csv")
    box = page.columns.heads.boxes[2]
    hand.click(box)
    hand.wait(lambda: QApplication.activePopupWidget() is not None, "what the column can be is offered")
    hand.type("co")
    hand.press(Qt.Key.Key_Return)
    hand.wait(lambda: page.columns.heads.boxes[2].currentData() == "collected", "the column is a date")
    hand.wait(lambda: not clinic.session.busy, "the file is read anew")
    hand.click(page.names.all_button)
    hand.wait(lambda: len(page.table.rows) == len(WIDE_TESTS), f"every name is taken: {len(page.table.rows)}")
    hand.press(Qt.Key.Key_L, alt=True)
    hand.wait(page.header.laboratory.hasFocus, "the laboratory can be said")
    hand.type_and_enter("Lab B")
    hand.wait(page.header.save_button.isEnabled, "the mapping can be saved")
    hand.press(Qt.Key.Key_S, alt=True)
    hand.wait(lambda: page.header.mapping.currentData() == "Lab B, wide", "the mapping is saved")
    hand.wait(lambda: page.header.may_import and not clinic.session.busy, "the rows can be imported")
    _taken(clinic, page)


def with_first(before: Held, _: Held) -> Held:
    labs = tuple(
        LabResult(analyte=name, date=ON, value=parse_quantity(text), unit=unit, laboratory="Lab B")
        for name, text, unit in zip(WIDE_TESTS, _WIDE, _UNITS, strict=True)
    )
    return with_record(before, "HCC-2009", labs=(*before["HCC-2009"].labs, *labs))


# 10: three exceptions


def prepare_exceptions(clinic: Clinic) -> None:
    """A comma in the wrong place, a wrong number on the tube, and no result at all."""
    number = "00020001"
    lines = (
        f"{_who(12)},甲胎蛋白,906,ng/mL,0-7,↑,{_TIMES}",
        f'{_who(12)},总胆红素,"1,9.0",umol/L,0-21,,{_TIMES}',
        f'{number},"GENERATED, 1",白蛋白,38,g/L,40-55,↓,{_TIMES}',
        f"{_who(12)},血小板计数,溶血,10^9/L,125-350,,{_TIMES}",
    )
    _write(clinic, "LabA_10.csv", (_HEAD, *lines))
    _save(clinic)
    clinic.to_front()
    page = _choose(clinic, "LabA_10.csv")
    states = [state_of(row) for row in page.table.rows]
    assert states == [State.NEW, State.REFUSED, State.WAITING, State.REFUSED], f"the rows are {states}"


def clear_exceptions(clinic: Clinic) -> None:
    hand, page = clinic.hand, _place(clinic)
    hand.wait(page.table.hasFocus, "the rows take the cursor")
    assert page.table.currentIndex().row() == 1, "the first exception is not the one that is looked at"
    hand.type("19")
    hand.press(Qt.Key.Key_Return)
    hand.wait(lambda: page.table.currentIndex().row() == 2 and not clinic.session.busy, "the next one is gone to")
    hand.press(Qt.Key.Key_1)
    hand.wait(page.tray.reason.hasFocus, "the reason is asked")
    hand.press(Qt.Key.Key_Return)
    hand.wait(lambda: page.table.currentIndex().row() == 3 and not clinic.session.busy, "the last one is gone to")
    hand.press(Qt.Key.Key_Escape)
    _taken(clinic, page)


def with_exceptions(before: Held, _: Held) -> Held:
    held = _with(before, 12, ("AFP", "906", "ng/mL", "0", "7"), ("bilirubin", "19", "umol/L", "0", "21"))
    return _with(held, 1, ("albumin", "38", "g/L", "40", "55"))
