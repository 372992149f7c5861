"""Workbooks: what is there is read, whatever the workbook states; what cannot be read is refused early and in words."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.chart import LineChart

from storage.files.tablefile import read_table
from storage.problems import FileProblem

ROWS = [["time", "event", "arm"], *([10 + row, row % 2, "ab"[row % 2]] for row in range(60))]
SHEET = "xl/worksheets/sheet1.xml"
ROW_1, ENTITY = '<row r="1"><c r="A1"><v>1</v></c></row>', '<!DOCTYPE x [<!ENTITY a "b">]>'
FAR = '<row r="1000000000"><c r="A1000000000"><v>1</v></c></row>'
Change = Callable[[str], str]


def book(rows: object = ROWS) -> Workbook:
    made = Workbook()
    for row in rows:  # type: ignore[attr-defined]
        made.active.append(row)
    return made


def saved(folder: Path, made: Workbook) -> Path:
    made.save(folder / "table.xlsx")
    return folder / "table.xlsx"


def changed(path: Path, parts: Mapping[str, Change | None], *, method: int = zipfile.ZIP_DEFLATED) -> Path:
    """The same workbook with some parts written otherwise, or left out."""
    with zipfile.ZipFile(path) as old:
        content = {name: old.read(name).decode("utf-8") for name in old.namelist()}
    with zipfile.ZipFile(path, "w", method) as new:
        for name, text in content.items():
            change = parts.get(name, str)
            if change is not None:
                new.writestr(name, change(text))
    return path


def refusal(path: Path) -> str:
    with pytest.raises(FileProblem) as told:
        read_table(path)
    assert str(told.value).isprintable()
    return str(told.value)


def sheet_of(cells: str) -> Change:
    return lambda text: re.sub("<sheetData>.*</sheetData>", f"<sheetData>{cells}</sheetData>", text, flags=re.DOTALL)


@pytest.mark.parametrize("stated", ["A1:C31", "A1", "A1:A1", "$A$1:$B$5", "A1:C61", "A1:XFD1048576", ""])
def test_that_every_cell_is_read_whatever_range_the_workbook_states(tmp_path: Path, stated: str) -> None:
    path = saved(tmp_path, book())
    changed(
        path,
        {
            SHEET: lambda text: re.sub(
                '<dimension ref="[^"]*" ?/>', f'<dimension ref="{stated}"/>' if stated else "", text
            )
        },
    )
    table = read_table(path)
    assert (table.n, len(table.header)) == (60, 3)
    assert table.column("time")[-1] == "69"
    short = stated in ("A1:C31", "A1", "A1:A1", "$A$1:$B$5")
    assert [str(one) for one in table.told] == (
        [f"The workbook states the range {_plain(stated)}; everything up to C61 was read."] if short else []
    )


def _plain(stated: str) -> str:
    ref = stated.replace("$", "")
    return ref if ":" in ref else f"{ref}:{ref}"


def test_that_the_first_sheet_with_cells_is_read(tmp_path: Path) -> None:
    made = Workbook()
    made.active.title = "Empty"
    chart = made.create_chartsheet("Chart", 0)
    chart.add_chart(LineChart())
    hidden = made.create_sheet("Hidden")
    hidden.append(["not", "this"])
    hidden.sheet_state = "hidden"
    sheet = made.create_sheet("Data")
    for row in ROWS:
        sheet.append(row)
    table = read_table(saved(tmp_path, made))
    assert (table.sheet, table.n, table.sheets) == ("Data", 60, ("Empty", "Hidden", "Data"))
    assert read_table(tmp_path / "table.xlsx", sheet="Hidden").header == ("not", "this")
    with pytest.raises(FileProblem, match='there is no sheet "Chart"'):
        read_table(tmp_path / "table.xlsx", sheet="Chart")


def test_that_a_workbook_of_charts_alone_is_a_sentence(tmp_path: Path) -> None:
    made = Workbook()
    made.create_chartsheet("Chart").add_chart(LineChart())
    made.remove(made["Sheet"])
    assert refusal(saved(tmp_path, made)) == "table.xlsx: the workbook has no sheet with cells"


def test_that_a_workbook_that_names_no_sheet_is_a_sentence(tmp_path: Path) -> None:
    path = changed(
        saved(tmp_path, book()), {"xl/workbook.xml": lambda text: re.sub("<sheets>.*</sheets>", "<sheets/>", text)}
    )
    assert refusal(path) == "table.xlsx: the workbook has no sheet with cells"


def test_that_a_formula_without_a_saved_result_is_refused_by_its_cell(tmp_path: Path) -> None:
    rows = [["time", "event", "sum"], [1, 1, 2], [2, 0, "=A3+1"]]
    assert refusal(saved(tmp_path, book(rows))) == (
        'table.xlsx, sheet "Sheet", cell C3: a formula stands here whose result was never saved; '
        "open the workbook in Excel and save it"
    )


def test_that_a_formula_with_a_saved_result_is_its_result(tmp_path: Path) -> None:
    path = saved(tmp_path, book([["time", "event"], [1, 1], ["=A2+1", 0]]))
    changed(path, {SHEET: lambda text: re.sub(r"<f>A2\+1</f><v ?/?>(</v>)?", "<f>A2+1</f><v>2</v>", text)})
    assert read_table(path).column("time") == ("1", "2")


@pytest.mark.parametrize(
    ("part", "change", "said"),
    [
        (SHEET, sheet_of(ROW_1 + FAR), 'row 1000000000 of sheet "Sheet": a sheet has no such row; its last one is'),
        (SHEET, sheet_of('<row r="1"><c r="XFD1"><v>1</v></c></row>'), "there is a cell in column XFD"),
        (SHEET, sheet_of('<row r="2"><c r="A2"><v>1</v></c></row>' + ROW_1), "not numbered"),
        (SHEET, sheet_of('<row r="1"><c r="A7"><v>1</v></c></row>'), "not numbered"),
        (SHEET, sheet_of('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'), "not numbered"),
        (SHEET, lambda text: text.replace("<worksheet", ENTITY + "<worksheet", 1), "declares entities"),
        (SHEET, lambda text: text[: len(text) // 2], "it is damaged"),
        (SHEET, lambda text: text + " " * 30_000_000, "it unpacks to"),
        ("xl/workbook.xml", lambda text: text + " " * 3_000_000, "it unpacks to"),
        ("xl/workbook.xml", lambda _: "", "it is damaged"),
        ("xl/styles.xml", lambda text: text[:-20], "it is damaged"),
        ("[Content_Types].xml", None, "it is damaged"),
        ("xl/workbook.xml", None, "it is damaged"),
        (SHEET, None, "no sheet with cells"),
    ],
    ids=lambda value: value if isinstance(value, str) and " " in value else "",
)  # fmt: skip
def test_that_a_workbook_that_cannot_be_is_refused_in_words(
    tmp_path: Path, part: str, change: Change | None, said: str
) -> None:
    assert said in refusal(changed(saved(tmp_path, book()), {part: change}))


def test_that_a_sheet_of_too_many_cells_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    many = sheet_of("".join(f'<row r="{row}">' + "<c/>" * 21 for row in range(1, 100_001)))
    path = changed(saved(tmp_path, book()), {SHEET: many}, method=zipfile.ZIP_STORED)
    assert "the table is too large; 300,000 rows and 2,000,000 cells are the most" in refusal(path)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_that_an_odd_compression_is_named(tmp_path: Path, method: int) -> None:
    path = changed(saved(tmp_path, book()), {}, method=method)
    assert "compressed in a way that Excel does not use" in refusal(path)


def test_that_an_unknown_compression_is_named(tmp_path: Path) -> None:
    path = saved(tmp_path, book())
    with zipfile.ZipFile(path) as archive:
        offset = archive.getinfo("[Content_Types].xml").header_offset
    content = bytearray(path.read_bytes())
    directory = content.index(b"PK\x01\x02")
    content[offset + 8 : offset + 10] = content[directory + 10 : directory + 12] = (93).to_bytes(2, "little")
    for place in [found.start() for found in re.finditer(rb"PK\x01\x02", bytes(content))]:
        content[place + 10 : place + 12] = (93).to_bytes(2, "little")
    path.write_bytes(content)
    assert "compressed in a way that Excel does not use" in refusal(path)


def test_that_locked_and_old_workbooks_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "table.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600))
    assert "protected by a password" in refusal(path)
    path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(1200))
    assert "not an Excel workbook, or it is damaged" in refusal(path)
    saved(tmp_path, book())
    content = bytearray(path.read_bytes())
    for place in [found.start() for found in re.finditer(rb"PK\x01\x02", bytes(content))]:
        content[place + 8] |= 1
    path.write_bytes(content)
    assert "protected by a password" in refusal(path)


def test_that_an_archive_of_too_many_parts_is_refused(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for number in range(6_000):
            archive.writestr(f"{number}", "")
    (tmp_path / "table.xlsx").write_bytes(made.getvalue())
    assert "the workbook has 6000 parts" in refusal(tmp_path / "table.xlsx")


def test_that_what_stands_beside_the_cells_costs_nothing(tmp_path: Path) -> None:
    rules = '<conditionalFormatting sqref="A1"><cfRule type="bad"/></conditionalFormatting>' * 1000
    path = changed(saved(tmp_path, book()), {SHEET: lambda text: text.replace("</sheetData>", "</sheetData>" + rules)})
    assert read_table(path).n == 60
