"""R-18 on the screen and on paper: where only a month or a year is known, no place of the program writes a day.

Of what is shown everything is read, painted words as well: the window is drawn as SVG, whose text can be read.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPoint
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from pytestqt.qtbot import QtBot

import main
from models.course.course import Course, course
from models.record.partialdate import PartialDate
from models.record.records import Record, Treatment
from storage import fields
from storage.clinic.history import NO_ORIGINS
from storage.files.casefile import parse_case
from storage.places import RESOURCES
from storage.shipped.protocols import load_protocols
from tests.ui.report_samples import PRINTED_AT, PRINTED_BY, Pages
from tests.ui.test_case_window import looked_at, said
from ui.charts.row import Chart
from ui.charts.spots import spot_words
from ui.kit.theme import Theme
from ui.paper.course.summary import pdf_bytes
from ui.patient.page import TABS, TREATMENT
from ui.window.main import MainWindow
from ui.words.language import CHINESE, ENGLISH, set_language
from ui.words.speaking import speaking

CASE = RESOURCES / "demo" / "HCC-R01.json"
_TEXT = re.compile(r">([^<>\n]+)</text>")
# Nothing of the case that is known to the day lies in these years, nor in August: a day of them was invented.
DAYS = re.compile(
    r"\d\d-[A-Z][a-z]{2}-20(?:16|17|18|19)|20(?:16|17|18|19)-\d\d-\d\d|(?:01|31)-(?:Aug|Mar)|\b0[38]-(?:01|31)\b"
)


def treatments() -> list[dict[str, Any]]:
    """Of every kind, with and without an end; what goes on, what was omitted, and two entries of one drug."""
    drug, early = {"kind": "drug", "unit": "mg"}, {"start": "2017", "stop": "2018-08"}
    return [
        {**drug, "agent": "sorafenib", "dose": 400, **early},
        {**drug, "agent": "sorafenib", "dose": 200, "start": "2018-08", "stop": "2019", "reason": "fatigue"},
        {**drug, "agent": "regorafenib", "dose": 160, "start": "2019-08"},
        {**drug, "agent": "apatinib", "start": "2019-08", "stop": "2019-08"},
        {**drug, "agent": "camrelizumab", "dose": 200, "start": "2018", "stop": "2018", "schedule": "every 3 weeks"},
        {**drug, "agent": "camrelizumab", "dose": 0, "start": "2019", "stop": "2019", "reason": "hepatitis"},
        {"kind": "radiation", "agent": "SBRT", "dose": 35, "unit": "Gy", "fractions": 5, **early},
        {"kind": "radiation", "agent": "EBRT", "start": "2018-08"},
        {"kind": "procedure", "agent": "TACE", "start": "2017"},
        {"kind": "procedure", "agent": "resection", "start": "2016-08", "stop": "2016-08"},
        {"kind": "cell therapy", "agent": "TIL", "start": "2019-08", "cells": 10000000000},
        {**drug, "agent": "cyclophosphamide", "dose": 900, "start": "2019-08", "stop": "2019-08"},
    ]


def known_in_part(*, dead: bool) -> dict[str, Any]:
    """A case of the demo clinic, and beside it everything that may be known in part, known so."""
    document = json.loads(CASE.read_text(encoding="utf-8"))
    document["version"] = 2
    document["patient"]["birth_date"] = "1957"
    document.setdefault("baseline", {})["diagnosis_date"] = "2016-08"
    document["treatments"] = [*treatments(), *document.get("treatments", [])]
    document["medications"] = [
        {"name": "entecavir", "start": "2016", "dose": 0.5, "unit": "mg"},
        {"name": "amlodipine", "start": "2017", "stop": "2018-08"},
        {"name": "aspirin", "stop": "2018-08"},
    ]
    document["adverse_events"] = [
        {"term": "Fatigue", "grade": 2, "start": "2019-08"},
        {"term": "Rash", "grade": 1, "start": "2017", "stop": "2018-08"},
        {"term": "Pruritus", "grade": 1, "stop": "2018"},
    ]
    if dead:
        outcome = document.setdefault("outcome", {})
        outcome |= {"alive": False, "death_date": "2025-03", "death_cause": "liver failure"}
    return document


def partial_values(record: Record) -> Iterator[str]:
    """Which values of a record are known in part, by class and field."""

    def within(part: object) -> Iterator[str]:
        if isinstance(part, tuple):
            for one in part:
                yield from within(one)
        elif dataclasses.is_dataclass(part) and not isinstance(part, PartialDate):
            for field in dataclasses.fields(part):
                value = getattr(part, field.name)
                if isinstance(value, PartialDate):
                    yield f"{type(part).__name__}.{field.name}"
                else:
                    yield from within(value)

    return within(record)


@pytest.fixture(params=[False, True], ids=["alive", "dead"])
def document(request: pytest.FixtureRequest) -> dict[str, Any]:
    return known_in_part(dead=request.param)


def judged(document: dict[str, Any]) -> Course:
    record = parse_case(document)
    return course(record, load_protocols()[record.protocol], date(2025, 4, 20))


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    yield
    set_language(qapp, ENGLISH)


def around(text: str) -> list[str]:
    """Each day that nobody knows, with the words around it."""
    return [text[max(found.start() - 60, 0) : found.end() + 40] for found in DAYS.finditer(text)]


def painted(widget: QWidget) -> str:
    """The words of a widget, those of its charts among them."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(buffer)
    painter = QPainter(drawing)
    widget.render(painter, QPoint(0, 0))
    painter.end()
    return "\n".join(_TEXT.findall(bytes(buffer.data().data()).decode()))


def of_tables(window: QWidget) -> Iterator[str]:
    for view in window.findChildren(QTableView):
        table = view.model()
        if table is not None:
            for row in range(table.rowCount()):
                yield " ".join(str(table.index(row, column).data()) for column in range(table.columnCount()))


def of_charts(window: QWidget) -> Iterator[str]:
    for chart in window.findChildren(Chart):
        if chart.time is not None:
            yield from (spot_words(spot, chart.time, NO_ORIGINS) for spot in chart.spots())
            yield from (" ".join(row) for row in chart.twin().rows)


def test_that_the_record_has_everything_in_part_that_may_be() -> None:
    found = set(partial_values(parse_case(known_in_part(dead=True))))
    tables = [one for one in vars(fields).values() if isinstance(one, fields.Listed)]
    every = ((one.record.__name__, field) for one in tables for field in one.fields)
    may_be = {f"{name}.{field.attribute}" for name, field in every if field.kind is fields.PARTIAL_DATE}
    assert found == may_be


@pytest.mark.parametrize("language", [ENGLISH, CHINESE])
def test_that_no_print_writes_a_day_that_nobody_knows(
    qapp: QApplication, theme: Theme, document: dict[str, Any], language: str
) -> None:
    with speaking(language):
        text = Pages(pdf_bytes(judged(document), printed_at=PRINTED_AT, printed_by=PRINTED_BY)).text
    assert "\n".join(around(text)) == ""


def test_that_the_console_writes_no_day_that_nobody_knows(
    document: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = tmp_path / "case.json"
    case.write_text(json.dumps(document), encoding="utf-8")
    for words in (["assess", str(case)], ["assess", str(case), "--json"]):
        assert main.main(words) == 0
        assert "\n".join(around(capsys.readouterr().out)) == ""


@pytest.mark.parametrize(("language", "dead"), [(ENGLISH, False), (CHINESE, True)])
def test_that_every_tab_opens_and_says_no_day_that_nobody_knows(
    qtbot: QtBot, qapp: QApplication, theme: Theme, english: None, tmp_path: Path, language: str, dead: bool
) -> None:
    case = tmp_path / "case.json"
    case.write_text(json.dumps(known_in_part(dead=dead)), encoding="utf-8")
    set_language(qapp, language)
    with looked_at(qtbot, theme, case, tmp_path) as (window, session):
        window.resize(1440, 2000)
        qtbot.waitUntil(lambda: session.course is not None, timeout=10_000)
        told = [text for tab in TABS for text in told_by(window, tab.name)]
        told += [*of_tables(window.page), *of_charts(window.page)]
    assert len(told) > 100
    assert "\n".join(one for text in told for one in around(text)) == ""


def told_by(window: MainWindow, tab: str) -> list[str]:
    """What a tab says, painted or on a label; of the treatment, with each row chosen once."""
    window.page.show_tab(tab)
    said_here: list[str] = []
    if tab == TREATMENT:
        table = window.page.treatment.table
        for row in table.rows:
            if isinstance(row.entry, Treatment):
                table.choose_entry(row.entry)
                said_here.append(said(window))
    QApplication.processEvents()
    return [painted(window), said(window), *said_here]
