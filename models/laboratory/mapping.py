"""How the files of one laboratory are read: which column is what, which test is which analyte, saved by a name.

The JSON document has the keys ``read_as`` and ``mapping``; a key of ``read_as`` that is missing, empty or ``"?"`` is
found out in the file.
"""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field, fields
from typing import Any

from models.words import Sentence, Unreadable, sentence

FIELDS = (
    "number", "name", "born", "sex", "test", "code", "result", "unit", "collected", "time", "reference", "flag",
    "status",
)  # fmt: skip
"""What a column can be, by the names of ``RawResult``."""
LAYOUTS = ("long", "wide", "dates across", "blocks")
DATE_ORDERS = ("DMY", "MDY", "YMD")
_LONGEST, _MOST = 200, 5_000
_UNSAID = (None, "", "?")
_SAID_OTHERWISE = {
    ("layout", "tests down"): "dates across",
    ("layout", "tests down, dates across"): "dates across",
    ("layout", "block"): "blocks",
    ("date_order", "day first"): "DMY",
    ("date_order", "month first"): "MDY",
    ("date_order", "year first"): "YMD",
    ("decimal", "point"): ".",
    ("decimal", "comma"): ",",
    ("separator", "tab"): "\t",
    ("separator", "\\t"): "\t",
    ("separator", "comma"): ",",
    ("separator", "semicolon"): ";",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAs:
    """How a file is to be read; None is found out. ``header_line`` and ``units_row`` count from 1.

    ``fill_merged``: what stands in merged cells counts for every one of them.
    """

    encoding: str | None = None
    separator: str | None = None
    decimal: str | None = None
    header_line: int | None = None
    layout: str | None = None
    date_order: str | None = None
    sheet: str | None = None
    units_row: int | None = None
    fill_merged: bool | None = None

    def document(self) -> dict[str, object]:
        return {one.name: value for one in fields(self) if (value := getattr(self, one.name)) is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """``columns``: titles by what they are. ``tests``: analytes by the name printed; ``loinc``: by the code.

    ``units``: those of tests whose file has none. ``empty_marks``: what this laboratory writes for nothing.
    ``identity``: the labels of a report whose patient stands above the table.
    """

    columns: Dictionary[str, str] = field(default_factory=dict)
    tests: Dictionary[str, str] = field(default_factory=dict)
    loinc: Dictionary[str, str] = field(default_factory=dict)
    units: Dictionary[str, str] = field(default_factory=dict)
    empty_marks: tuple[str, ...] = ()
    identity: Dictionary[str, str] = field(default_factory=dict)
    laboratory: str = ""
    read_as: ReadAs = field(default_factory=ReadAs)

    def document(self) -> dict[str, object]:
        """As it is saved, and as ``mapping_of`` reads it."""
        parts: dict[str, object] = {
            "columns": dict(self.columns),
            "tests": dict(self.tests),
            "loinc": dict(self.loinc),
            "units": dict(self.units),
            "empty_marks": list(self.empty_marks),
            "identity": dict(self.identity),
            "laboratory": self.laboratory,
        }
        return {"read_as": self.read_as.document(), "mapping": {name: part for name, part in parts.items() if part}}


def mapping_of(document: object) -> Mapping:
    """The mapping of a JSON document. Raises Unreadable with a sentence that names the key."""
    whole = _table(document, "mapping")
    if "mapping" not in whole:
        raise Unreadable(Sentence("there is no mapping in it"))
    parts = _table(whole["mapping"], "mapping")
    columns = _words(parts, "columns")
    if unknown := next((name for name in columns if name not in FIELDS), None):
        raise Unreadable(sentence("mapping.columns.{key}: no column can be this", key=_cut(unknown)))
    marks = parts.get("empty_marks", [])
    if not isinstance(marks, list) or not all(isinstance(mark, str) and len(mark) <= _LONGEST for mark in marks):
        raise Unreadable(_misfit("mapping.empty_marks"))
    identity = parts.get("identity", {})
    return Mapping(
        columns=columns,
        tests=_words(parts, "tests"),
        loinc=_words(parts, "loinc"),
        units=_words(parts, "units", may_be_empty=True),
        empty_marks=tuple(marks),
        identity=_words(parts, "identity") if isinstance(identity, dict) else {},
        laboratory=_word(parts.get("laboratory", ""), "mapping.laboratory"),
        read_as=_read_as(_table(whole.get("read_as", {}), "read_as")),
    )


def _read_as(said: Dictionary[str, object]) -> ReadAs:
    known: dict[str, Any] = {}
    for one in fields(ReadAs):
        value = said.get(one.name)
        if value in _UNSAID:
            continue
        if one.name == "fill_merged":
            if not isinstance(value, bool):
                raise Unreadable(_misfit("read_as.fill_merged"))
            known[one.name] = value
            continue
        number = one.name in ("header_line", "units_row")
        if number and not (isinstance(value, int) and not isinstance(value, bool) and 0 < value <= 10_000):
            raise Unreadable(_misfit(f"read_as.{one.name}"))
        word = value if number else _word(value, f"read_as.{one.name}")
        known[one.name] = _SAID_OTHERWISE.get((one.name, str(word)), word)
    for key, allowed in (("decimal", (".", ",")), ("layout", LAYOUTS), ("date_order", DATE_ORDERS)):
        if key in known and known[key] not in allowed:
            raise Unreadable(_misfit(f"read_as.{key}"))
    if len(known.get("separator", ",")) != 1:
        raise Unreadable(_misfit("read_as.separator"))
    return ReadAs(**known)


def _words(parts: Dictionary[str, object], key: str, *, may_be_empty: bool = False) -> dict[str, str]:
    where = f"mapping.{key}"
    found = _table(parts.get(key, {}), where)
    if len(found) > _MOST:
        raise Unreadable(_misfit(where))
    words = {_word(name, where): _word(value, f"{where}.{_cut(name)}") for name, value in found.items()}
    if not may_be_empty and (empty := next((name for name, word in words.items() if not word.strip()), None)):
        raise Unreadable(_misfit(f"{where}.{_cut(empty)}"))
    return words


def _table(value: object, where: str) -> Dictionary[str, object]:
    if not isinstance(value, dict):
        raise Unreadable(_misfit(where))
    return value


def _word(value: object, where: str) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise Unreadable(_misfit(where))
    return value


def _misfit(where: str) -> Sentence:
    return sentence("{key}: this is not what stands there in a mapping", key=where)


def _cut(text: str) -> str:
    return text[:40]
