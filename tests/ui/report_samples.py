"""Courses to print, and what a finished PDF says: the demo clinic, and one invented patient with every difficulty."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtPdf import QPdfDocument

from models.course.course import Course, course
from storage.clinic.leaving import Left, Out
from storage.demo import CASES
from storage.files.casefile import parse_case, read_case
from storage.problems import StoreProblem
from storage.roles import Action
from storage.shipped.protocols import load_protocols

PRINTED_AT = datetime(2025, 3, 28, 10, 44)
PRINTED_BY = "周医生 Dr Zhou"
DATA_CUT = date(2025, 3, 28)
DEMO_CODES = tuple(sorted(path.stem for path in CASES.glob("*.json")))
LONG_NAME = "欧阳喆堃（OUYANG Zhekun Alexandra Maria-Magdalena von Hohenlohe-Waldenburg-Schillingsfürst）"


@cache
def demo_course(code: str) -> Course:
    record = read_case(CASES / f"{code}.json")
    return course(record, load_protocols()[record.protocol], DATA_CUT)


def _results(analyte: str, unit: str, *values: tuple[str, str, str]) -> list[dict[str, Any]]:
    return [
        {"analyte": analyte, "date": on, "value": value, "unit": unit, "low": 0, "high": 40, "method": method}
        for on, value, method in values
    ]


def _read(on: str, thrombus: tuple[str, str], **lesions: dict[str, Any]) -> dict[str, Any]:
    pvtt = {"vp": thrombus[0], "cheng": thrombus[1]}
    return {"date": on, "reader": "A", "lesions": {**lesions, "N1": {"status": "present"}}, "pvtt": pvtt}


@cache
def difficult_course() -> Course:
    """Han and long words, censored values, two units, a change of method, a read that is not evaluable, lesions too
    small or new, doses omitted, many open adverse events."""
    term = "免疫性肝炎 Hepatitis"
    events = ("Hypertension", "Proteinuria", "Palmar-plantar erythrodysesthesia syndrome", term)
    document = {
        "format": "hcc-case",
        "version": 1,
        "patient": {
            "code": "HCC-0099",
            "name": LONG_NAME,
            "sex": "female",
            "birth_date": "1955-02-28",
            "hospital_number": "00123456",
        },
        "treatment_start": "2023-03-10",
        "baseline": {"aetiology": ["HBV"], "cirrhosis": False, "ecog": 1, "vp": "Vp3", "cheng": "II"},
        "treatments": [
            {
                "kind": "drug",
                "agent": "仑伐替尼 lenvatinib",
                "start": "2023-03-10",
                "stop": "2023-05-01",
                "dose": 12,
                "unit": "mg",
            },
            {"kind": "drug", "agent": "仑伐替尼 lenvatinib", "start": "2023-05-15", "dose": 8, "unit": "mg"},
            *(
                {
                    "kind": "drug",
                    "agent": "cadonilimab",
                    "start": f"2023-{month:02d}-03",
                    "stop": f"2023-{month:02d}-03",
                    "dose": 0 if month == 6 else 620,
                    "unit": "mg",
                }
                for month in range(4, 12)
            ),
        ],
        "visits": [
            {"date": "2023-03-09", "ecog": 1, "ascites": "none", "encephalopathy": "none"},
            {"date": "2023-11-20", "ecog": 2, "ascites": "moderate", "encephalopathy": "grade 1-2"},
        ],
        "labs": [
            *_results(
                "AFP",
                "ng/mL",
                ("2023-03-09", ">60,500", "A"),
                ("2023-04-20", "400", "A"),
                ("2023-06-02", "<1.3", "A"),
                ("2023-11-18", "2410", "B"),
            ),
            *_results("PIVKA-II", "mAU/mL", ("2023-03-09", "18640", "A"), ("2023-11-18", "405", "A")),
            *_results("PIVKA-II", "ng/mL", ("2023-06-02", "3.1", "A")),
            {"analyte": "bilirubin", "date": "2023-03-09", "value": "1.2", "unit": "mg/dL", "low": 0.2, "high": 1.2},
            {"analyte": "bilirubin", "date": "2023-11-18", "value": "41", "unit": "umol/L", "low": 0, "high": 21},
            {"analyte": "albumin", "date": "2023-11-18", "value": "29", "unit": "g/L", "low": 40, "high": 55},
            {"analyte": "HBV DNA", "date": "2023-03-07", "value": "<20", "unit": "IU/mL"},
        ],
        "lesions": [
            {"number": "T1", "role": "target", "organ": "liver", "site": "segment 4", "in_radiation_field": True},
            {"number": "T2", "role": "target", "organ": "liver", "site": "segment 8"},
            {"number": "N1", "role": "non-target", "organ": "lung", "site": "both lungs"},
            {"number": "NEW1", "role": "new", "organ": "liver", "site": "segment 7"},
        ],
        "imaging": [
            _read(
                "2023-03-08",
                ("Vp3", "II"),
                T1={"diameter_mm": 71.0, "viable_mm": 60.0},
                T2={"diameter_mm": 33.4, "viable_mm": 33.4},
            ),
            _read(
                "2023-04-21",
                ("Vp2", "I"),
                T1={"diameter_mm": 49.0, "viable_mm": 20.0},
                T2={"diameter_mm": 20.1, "viable_mm": 10.0},
            ),
            _read(
                "2023-06-02",
                ("Vp2", "I"),
                T1={"state": "not evaluable"},
                T2={"diameter_mm": 18.0, "viable_mm": 0},
            ),
            _read(
                "2023-11-18",
                ("Vp3", "II"),
                T1={"diameter_mm": 44.0, "viable_mm": 19.0},
                T2={"state": "too small"},
                NEW1={"diameter_mm": 15, "viable_mm": 15, "typical": True},
            ),
        ],
        "adverse_events": [
            {
                "term": found,
                "grade": 3 if place == 0 else 2,
                "start": "2023-05-01",
                "serious": place == 0,
                "immune_related": found == term,
            }
            for place, found in enumerate(events)
        ],
        "outcome": {"alive": True, "last_contact": "2023-11-20"},
    }
    record = parse_case(document)
    return course(record, load_protocols()[record.protocol], date(2023, 11, 21))


def bare_course(code: str = "X-1", **changes: Any) -> Course:
    """A patient of whom nothing but a code and a date is recorded, but for ``changes`` to the case file."""
    document = {
        "format": "hcc-case",
        "version": 1,
        "patient": {"code": code},
        "treatment_start": "2025-01-10",
        **changes,
    }
    record = parse_case(document)
    return course(record, load_protocols()[record.protocol], DATA_CUT)


class Pages:
    """A PDF as QtPdf reads it: text, sizes and properties of its pages."""

    def __init__(self, data: bytes) -> None:
        self._buffer = QBuffer()
        self._buffer.setData(data)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument()
        self.document.load(self._buffer)

    @property
    def texts(self) -> list[str]:
        """The text layer of each page, its lines joined by single spaces."""
        count = self.document.pageCount()
        return [" ".join(self.document.getAllText(page).text().split()) for page in range(count)]

    @property
    def text(self) -> str:
        return " ".join(self.texts)

    @property
    def sizes(self) -> set[tuple[int, int]]:
        sizes = (self.document.pagePointSize(page) for page in range(self.document.pageCount()))
        return {(round(size.width()), round(size.height())) for size in sizes}


def unwritten(
    out: Out,
    job: Callable[[Left], Any],
    then: Callable[[Any], None],
    *,
    action: Action | None = None,
    otherwise: Callable[[Exception], None] | None = None,
    here: bool = False,
) -> None:
    """The door of a preview for tests of its pages: here and now, and written down nowhere."""
    try:
        made = job(Left(1))
    except StoreProblem as problem:
        assert otherwise is not None
        otherwise(problem)
    else:
        then(made)
