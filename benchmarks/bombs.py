"""Small inputs that ask for much: each is built on the fly, with the words of the command that must refuse it."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

Words = Sequence[str]
Bomb = Callable[[Path, random.Random], Words]

NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET, STRINGS, STYLES, BOOK, TYPES = (
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
    "[Content_Types].xml",
)
_STRINGS_TYPE = (
    '<Override PartName="/xl/sharedStrings.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
)
_LAUGHS = "".join(f'<!ENTITY l{depth} "{f"&l{depth - 1};" * 10}">' for depth in range(1, 10))
LAUGHS = f'<!DOCTYPE x [<!ENTITY l0 "ha">{_LAUGHS}]>'
BLOW_UP = f'<!DOCTYPE x [<!ENTITY l9 "{"a" * 100_000}">]>'


def survival(path: Path, *more: str) -> Words:
    return ("survival", str(path), "--time", "time", "--event", "event", *more)


# Workbooks


def parts() -> dict[str, str]:
    """The parts of a small workbook of three rows, as openpyxl writes them, with a table of strings as Excel has it."""
    from openpyxl import Workbook

    made, content = Workbook(), io.BytesIO()
    for row in (["time", "event"], [1, 1], [2, 0]):
        made.active.append(row)
    made.save(content)
    with zipfile.ZipFile(content) as archive:
        found = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    found[STRINGS] = f"<sst {NAMESPACE}><si><t>a</t></si></sst>"
    found[TYPES] = found[TYPES].replace("</Types>", f"{_STRINGS_TYPE}</Types>")
    return found


def packed(path: Path, made: dict[str, str], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, text in made.items():
            archive.writestr(name, text)
    return path


def sheet(rows: str, *, before: str = "") -> str:
    return f"{before}<worksheet {NAMESPACE}><sheetData>{rows}</sheetData></worksheet>"


def workbook(part: str, text: str | Callable[[str], str], method: int = zipfile.ZIP_DEFLATED) -> Bomb:
    """A workbook of which one part is written otherwise."""

    def built(folder: Path, _chance: random.Random) -> Words:
        made = parts()
        made[part] = text if isinstance(text, str) else text(made[part])
        return survival(packed(folder / "bomb.xlsx", made, method))

    return built


def padded(megabytes: int) -> Callable[[str], str]:
    """Blanks after the last tag: nothing to a parser, everything to a memory."""
    return lambda text: text + " " * (megabytes * 1_000_000)


def row(number: int, cells: str) -> str:
    return f'<row r="{number}">{cells}</row>'


HEADER = row(1, '<c r="A1" t="inlineStr"><is><t>time</t></is></c><c r="B1" t="inlineStr"><is><t>event</t></is></c>')


def _many_parts(folder: Path, _chance: random.Random) -> Words:
    with zipfile.ZipFile(folder / "bomb.xlsx", "w") as archive:
        for number in range(20_000):
            archive.writestr(f"{number}", "")
    return survival(folder / "bomb.xlsx")


def _lying_size(folder: Path, _chance: random.Random) -> Words:
    """A part that says it unpacks to 100 bytes and unpacks to 50 million."""
    made = parts()
    path = packed(folder / "bomb.xlsx", {**made, SHEET: sheet(HEADER) + " " * 50_000_000})
    content = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo(SHEET).file_size.to_bytes(4, "little")
    path.write_bytes(content.replace(size, (100).to_bytes(4, "little")))
    return survival(path)


WORKBOOKS: dict[str, Bomb] = {
    "row 1,000,000,000": workbook(SHEET, sheet(HEADER + row(1_000_000_000, '<c r="A1000000000"><v>1</v></c>'))),
    "row number of 4,000 digits": workbook(SHEET, sheet(HEADER + f'<row r="{"9" * 4_000}"><c><v>1</v></c></row>')),
    "header to XFD": workbook(SHEET, sheet(HEADER.replace("B1", "XFD1"))),
    "cell in XFD": workbook(SHEET, sheet(HEADER + row(2, '<c r="A2"><v>1</v></c><c r="XFD2"><v>1</v></c>'))),
    "cell in ZZZZZZ": workbook(SHEET, sheet(HEADER.replace("B1", "ZZZZZZ1"))),
    "header of 40,000 cells": workbook(SHEET, sheet(row(1, "<c><v>1</v></c>" * 40_000))),
    "2.1 million cells": workbook(
        SHEET, sheet("".join(row(number, "<c><v>1</v></c>" * 21) for number in range(1, 100_001)))
    ),
    "700,000 rows": workbook(SHEET, sheet("".join(row(number, "<c/>") for number in range(1, 700_001)))),
    "300 MB of blanks in a sheet": workbook(SHEET, padded(300)),
    "100 MB of blanks in a sheet": workbook(SHEET, padded(100)),
    "100 MB of blanks in the strings": workbook(STRINGS, padded(100)),
    "100 MB of blanks in the styles": workbook(STYLES, padded(100)),
    "100 MB of blanks in the frame": workbook(BOOK, padded(100)),
    "100 MB of blanks in the types": workbook(TYPES, padded(100)),
    "a billion laughs in a sheet": workbook(SHEET, sheet(row(1, '<c t="str"><v>&l9;</v></c>'), before=LAUGHS)),
    "a billion laughs in the strings": workbook(STRINGS, f"{LAUGHS}<sst {NAMESPACE}><si><t>&l9;</t></si></sst>"),
    "a billion laughs in the frame": workbook(BOOK, f"{LAUGHS}<workbook {NAMESPACE}>&l9;</workbook>"),
    "one entity 3,000 times": workbook(
        SHEET, sheet(row(1, '<c t="str"><v>' + "&l9;" * 3_000 + "</v></c>"), before=BLOW_UP)
    ),
    "a cell of 15 MB": workbook(SHEET, sheet(row(1, f'<c t="str"><v>{"x" * 15_000_000}</v></c>')), zipfile.ZIP_STORED),
    "tags 500,000 deep": workbook(SHEET, lambda _: sheet("<a>" * 500_000), zipfile.ZIP_STORED),
    "20,000 parts": _many_parts,
    "a part that lies about its size": _lying_size,
}


# Texts


def text(content: str | Callable[[random.Random], bytes], *more: str) -> Bomb:
    def built(folder: Path, chance: random.Random) -> Words:
        made = content.encode("utf-8") if isinstance(content, str) else content(chance)
        (folder / "bomb.csv").write_bytes(made)
        return survival(folder / "bomb.csv", *more)

    return built


def _one_line_of_200_mb(folder: Path, _chance: random.Random) -> Words:
    with (folder / "bomb.csv").open("wb") as file:
        for _ in range(200):
            file.write(b"1," * 500_000)
    return survival(folder / "bomb.csv")


def _hangul(chance: random.Random) -> bytes:
    """Rare signs of every kind, on lines of which none is like another."""
    return (
        b"".join(bytes((chance.randrange(0x81, 0xFE), chance.randrange(0x41, 0x5A), 0x0A)) for _ in range(1_000_000))
        + b"\xff"
    )


TEXTS: dict[str, Bomb] = {
    "one line of 200 MB": _one_line_of_200_mb,
    "one line of 19 MB": text("1," * 9_500_000),
    "19 MB of line ends": text("\n" * 19_000_000),
    "19 MB of quotes": text("time,event\n" + '"' * 19_000_000),
    "a quote that never closes": text('time,event\n"' + "1,1\n" * 2_000_000),
    "header of 40,000 names": text(",".join(f"c{number}" for number in range(40_000)) + "\n1\n2\n"),
    "3,000 columns of short rows": text(",".join(f"c{number}" for number in range(3_000)) + "\n" + "1\n" * 200_000),
    "a field of 10 MB": text("time,event\n" + "9" * 10_000_000 + ",1\n2,0\n"),
    "a number of 100,000 digits": text("time,event\n" + "9" * 100_000 + ",1\n2,0\n"),
    "19 MB of zero bytes": text(lambda _: bytes(19_000_000)),
    "19 MB of noise": text(lambda chance: chance.randbytes(19_000_000)),
    "3 MB in no encoding": text(_hangul),
    "a group for each of 100,000": text(
        "time,event,arm\n" + "".join(f"{row},1,g{row}\n" for row in range(100_000)), "--group", "arm"
    ),
}


# Case files


def case(content: str) -> Bomb:
    def built(folder: Path, _chance: random.Random) -> Words:
        (folder / "bomb.json").write_text(content, encoding="utf-8")
        return "assess", str(folder / "bomb.json")

    return built


def _with(**more: object) -> str:
    document = {"format": "hcc-case", "version": 1, "patient": {"code": "B-1"}, "treatment_start": "2024-01-02"}
    return json.dumps(document | more)


def _result(value: str) -> str:
    one = f'{{"analyte": "AFP", "date": "2024-01-02", "value": {value}, "unit": "ng/mL"}}'
    return _with(labs=["HERE"]).replace('"HERE"', one)


CASES: dict[str, Bomb] = {
    "a million brackets": case("[" * 1_000_000),
    "a million closed brackets": case("[" * 1_000_000 + "]" * 1_000_000),
    "objects 200,000 deep": case('{"a":' * 200_000 + "1" + "}" * 200_000),
    "a case 30 MB long": case(_with(patient={"code": "B-1", "name": "x" * 30_000_000})),
    "a name of 15 MB": case(_with(patient={"code": "B-1", "name": "x" * 15_000_000})),
    "a result of a million digits": case(_result("9" * 1_000_000)),
    "a result of a million decimals": case(_result("0." + "9" * 1_000_000)),
    "a result of 1e999999999": case(_result("1e999999999")),
    "a text result of a million digits": case(_result('"' + "9" * 1_000_000 + '"')),
    "a million wrong keys": case(_with(**{f"k{number}": 1 for number in range(1_000_000)})),
    "one key 500,000 times": case("{" + '"format": "hcc-case",' * 500_000 + '"version": 1}'),
}


# Curves


def curve(points: Iterable[str], risk: Iterable[str], *more: str) -> Bomb:
    def built(folder: Path, _chance: random.Random) -> Words:
        (folder / "curve.csv").write_text("\n".join(points), encoding="utf-8")
        (folder / "risk.csv").write_text("\n".join(risk), encoding="utf-8")
        paths = (str(folder / "curve.csv"), "--at-risk", str(folder / "risk.csv"))
        return "reconstruct", *paths, "--unit", "days", "--out", str(folder / "made.csv"), *more

    return built


POINTS, RISK = ("time,survival", "1,0.9", "2,0.8"), ("time,at_risk", "0,20")
CURVES: dict[str, Bomb] = {
    "10,000,000 at risk": curve(POINTS, ("time,at_risk", "0,10000000")),
    "1e300 at risk": curve(POINTS, ("time,at_risk", "0,1e300")),
    "20,000 points": curve(("time,survival", *(f"{t},{1 - t / 40_000:.6f}" for t in range(20_000))), RISK),
    "100,000 numbers at risk": curve(POINTS, ("time,at_risk", *(f"{t},20" for t in range(100_000)))),
    "a thousand groups of 1,000 patients": curve(
        ("time,survival,group", *(f"{t},{1 - t / 10},g{group}" for group in range(1_000) for t in (1, 2))),
        ("time,at_risk,group", *(f"0,1000,g{group}" for group in range(1_000))),
    ),
    "1e12 events": curve(POINTS, RISK, "--events", "1000000000000"),
}

BOMBS: dict[str, Bomb] = {**WORKBOOKS, **TEXTS, **CASES, **CURVES}
