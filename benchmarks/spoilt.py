"""Spoilt case files, tables and workbooks: a few things changed by chance, each made again by its number."""

from __future__ import annotations

import copy
import io
import json
import random
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

NASTY: tuple[Any, ...] = (
    None, True, False, 0, -0.0, -1, -0.1, 0.05, 1, 3, 5.5, 500, 500.1, 501, 1e9, 1e15, 1e308, 10**30, 10**400,
    float("nan"), float("inf"), float("-inf"), "", " ", "0", "-1", "−1", "NaN", "Infinity", "1e3", "1,5", "12,34",
    "1,234", ">", "<", ">>5", "≥ 5", "<1.3", "＞４００", "≧7", ">60,500", "5 mm", "5.", ".5", "+5", "0x1F", "١٢", "²",
    "T1", "T9", "NEW1", "AFP", "afp", "A F P", "Vp3", "vp3", "Vp5", "0", "I", "V", "CR", "absent", "Absent", "merged",
    "too small", "present", "progressed", "target", "new", "A", "mg/L", "ng/mL", "µg/L", "ug/L", "umol/L", "g/dL",
    "2024-02-30", "2024-2-3", "20240203", "2024-02-03", "2024-02-03T25:00", "2024-02-03T08:30", "1899-12-31",
    "1900-01-01", "2099-12-31", "9999-12-31", "0000-00-00", "03.02.2024", "today", "x" * 3000, "é" * 101, "line\nbreak",
    "tab\there", "nul\x00", "\ud800", "\u202e", "🩻", "'; DROP TABLE patients; --", "../../etc/passwd", "%s%n", "{0}",
    [], {}, [[]], [None], {"": None}, {"state": "absent"}, {"diameter_mm": -5}, {"vp": "Vp9"}, [1, 2, 3],
)  # fmt: skip
Spoil = Callable[[random.Random, Any, Any], None]


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every (container, key) of a document."""
    if not isinstance(value, dict | list):
        return []
    found = [(value, key) for key in (value if isinstance(value, dict) else range(len(value)))]
    return found + [place for container, key in found for place in places(container[key])]


def _replace(chance: random.Random, container: Any, key: Any) -> None:
    container[key] = copy.deepcopy(chance.choice(NASTY))


def _remove(_chance: random.Random, container: Any, key: Any) -> None:
    del container[key]


def _stretch(chance: random.Random, container: Any, key: Any) -> None:
    value = container[key]
    if isinstance(value, int | float) and not isinstance(value, bool):
        small = abs(value) < 1e15
        container[key] = chance.choice(
            (-value, value * 10, value * 1000, *((value + 0.01, value / 3) if small else ()))
        )
    elif isinstance(value, str) and value:
        at = chance.randrange(len(value))
        container[key] = value[:at] + chance.choice(("", " ", "9", "-", ",", ">", "\u00a0", "x")) + value[at + 1 :]
    else:
        container[key] = [value, value]


def _rename(chance: random.Random, container: Any, key: Any) -> None:
    if isinstance(container, dict):
        container[chance.choice((key.upper(), f"{key} ", f"{key}s", key[::-1], "x", ""))] = container.pop(key)
    else:
        container.append(copy.deepcopy(container[key]))


def _borrower(originals: Sequence[Any]) -> Spoil:
    """Puts in what stands anywhere in another document."""

    def borrow(chance: random.Random, container: Any, key: Any) -> None:
        other, name = chance.choice(places(chance.choice(originals)))
        container[key] = copy.deepcopy(other[name])

    return borrow


def _bury(chance: random.Random, container: Any, key: Any) -> None:
    for _ in range(chance.choice((1, 2, 15, 200))):
        container[key] = [container[key]]


SPOILS: tuple[Spoil, ...] = (_replace, _replace, _replace, _stretch, _stretch, _remove, _rename, _bury)


def spoilt_case(chance: random.Random, originals: Sequence[Any]) -> bytes:
    """A spoilt case file: a few things changed in one of the documents, and now and then in its bytes."""
    document = copy.deepcopy(chance.choice(originals))
    spoils = (*SPOILS, _borrower(originals))
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        container, key = chance.choice(places(document))
        chance.choice(spoils)(chance, container, key)
        if not places(document):
            break
    content = json.dumps(document, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")
    return torn(chance, content) if chance.random() < 0.1 else content


def torn(chance: random.Random, content: bytes) -> bytes:
    """Bytes that were cut off, changed, doubled or lost."""
    if not content:
        return b""
    at, end = sorted((chance.randrange(len(content)), chance.randrange(len(content))))
    return chance.choice(
        (
            content[:at],
            content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :],
            content[:at] + content[at:end] + content[at:],
            content[:at] + content[end:],
            content[:at] + chance.randbytes(4) + content[at:],
            b"",
        )
    )


# Tables

CELLS = (
    "", "NA", "-", "?", ".", "0", "1", "2", "-1", "−1", "1e999", "1e-320", "nan", "inf", "1.250", "1,250", "1.250,5",
    "12 mo", "０", "１２", "x", "\u200b1", "\u00a01", "1\x00", "=1+1", "@A1", '"', '""', "'", "true", "FALSE", "dead",
    "2024-01-02", "9" * 400, "x" * 3_000, "甲", "組", "あ", "é", "\ufeff", "\u202e", "🩻", "1\n2", "1;2", "1\t2", "NaN",
    "-0", "+5", ".5", "5.",
)  # fmt: skip
ENCODED = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "cp950", "cp932", "cp949", "cp1252")
Rows = list[list[str]]


def spoilt_rows(chance: random.Random, rows: Rows) -> Rows:
    """A table in which a few cells, rows or columns were changed."""
    made = [list(row) for row in rows]
    for _ in range(chance.choice((0, 0, 1, 1, 2))):
        row = chance.randrange(len(made))
        kind = chance.random()
        if kind < 0.6 and made[row]:
            made[row][chance.randrange(len(made[row]))] = chance.choice(CELLS)
        elif kind < 0.7:
            made[row].append(chance.choice(CELLS))
        elif kind < 0.8 and made[row]:
            made[row].pop()
        elif kind < 0.9:
            made.insert(row, list(chance.choice(made)))
        elif len(made) > 1:
            del made[row]
    return made


def spoilt_table(chance: random.Random, rows: Rows) -> bytes:
    """A spoilt table as a text in some encoding, with some separator."""
    separator = chance.choice((",", ",", ",", ";", "\t", "|"))
    quoted = chance.random() < 0.3
    lines = [
        separator.join(f'"{cell}"' if quoted or (separator in cell and chance.random() < 0.8) else cell for cell in row)
        for row in spoilt_rows(chance, rows)
    ]
    text = chance.choice(("\n", "\n", "\r\n", "\r")).join(lines)
    encoding = chance.choice(("utf-8", "utf-8", "utf-8", *ENCODED))
    content = text.encode(
        encoding, "replace" if encoding.startswith("cp") or encoding == "gb18030" else "surrogatepass"
    )
    return torn(chance, content) if chance.random() < 0.3 else content


def spoilt_workbook(chance: random.Random, rows: Rows) -> bytes:
    """A spoilt table as a workbook, and now and then its parts or its bytes spoilt as well."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book, made = Workbook(), io.BytesIO()
    for row in spoilt_rows(chance, rows):
        book.active.append([_typed(chance, ILLEGAL_CHARACTERS_RE.sub("", cell)) for cell in row])
    book.save(made)
    if chance.random() < 0.5:
        return made.getvalue()
    if chance.random() < 0.5:
        return torn(chance, made.getvalue())
    again = io.BytesIO()
    with zipfile.ZipFile(made) as archive, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as other:
        spoilt = chance.choice(archive.namelist())
        for name in archive.namelist():
            content = archive.read(name)
            other.writestr(name, torn(chance, content) if name == spoilt else content)
    return again.getvalue()


def _typed(chance: random.Random, cell: str) -> str | int | float | None:
    """A cell as a number where it is one, mostly."""
    if not cell or chance.random() < 0.05:
        return None
    try:
        number = float(cell)
    except ValueError:
        return cell
    whole = number.is_integer() and abs(number) < 1e15
    return (
        cell if chance.random() < 0.1 or number != number or abs(number) > 1e300 else int(number) if whole else number
    )
