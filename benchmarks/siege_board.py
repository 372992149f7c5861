"""The tumour-board page of people made by chance, the heaviest among them: one page each, and nothing over it.

A page is composed and painted in English, in Chinese and in both side by side, which is the longest that a page will
ever hold.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import combinations
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

import ui  # noqa: F401 - before Qt
from benchmarks.people import patient
from models.course.course import Course, course
from models.record.partialdate import PartialDate
from models.record.protocol import FOLLOW_UP
from models.record.records import AdverseEvent, Imaging, Lesion, Outcome, Record, Sex, Treatment
from storage.shipped.protocols import load_protocols
from ui.paper.board.page import board_document
from ui.paper.ink import Ink, Lines
from ui.paper.pages import MARGIN, PAGES, Document, pdf_of
from ui.words.languages import BOTH, CHINESE, ENGLISH
from ui.words.speaking import speaking

PRINTED_AT = datetime(2026, 12, 1, 10, 44)
LONG_NAME = "OUYANG Zhekun Alexandra Maria-Magdalena von Hohenlohe-Waldenburg"[:60]
_WORDS = (
    "肝动脉化疗栓塞",
    "palmar-plantar",
    "erythrodysesthesia",
    "segment",
    "两肺多发结节",
    "arterial rim",
    "of",
    "the",
    "left",
    "门静脉癌栓",
)
_TERMS = (
    "Hypertension",
    "Proteinuria",
    "Fatigue",
    "Palmar-plantar erythrodysesthesia syndrome",
    "Platelet count decreased",
)
_AGENTS = (
    "lenvatinib",
    "cadonilimab",
    "SBRT",
    "TACE",
    "HAIC",
    "toripalimab",
    "bevacizumab",
    "仑伐替尼胶囊 lenvatinib capsules",
)


def person(seed: int) -> Course:
    """Somebody of a size by chance; of seed 0 the heaviest: 12 lesions, 60 visits, 40 events, a name of 60 signs."""
    chance = random.Random(seed)
    heaviest = seed == 0
    visits = 60 if heaviest else chance.choice((1, 2, 5, 12, 30, 60))
    made = patient(visits, seed=seed)
    last = made.visits[-1].date
    record = replace(
        made,
        patient=replace(
            made.patient,
            code=f"SIEGE-{seed:03}",
            name=LONG_NAME if heaviest else chance.choice((None, "王小明", LONG_NAME)),
            hospital_number=chance.choice((None, "00123456", "住院 0012-3456-7890-A")),
            sex=chance.choice((Sex.MALE, Sex.FEMALE, None)),
            board_question=_question(chance, heaviest=heaviest),
            board_on=last,
        ),
        baseline=replace(
            made.baseline,
            notes="[Made by chance; nobody in it exists]" if chance.random() < 0.3 or heaviest else None,
            aetiology=tuple(chance.sample(("HBV", "HCV", "alcohol", "MASLD"), chance.randint(1, 4))),
            extrahepatic_sites=tuple(chance.sample(("lung", "bone", "adrenal", "lymph node"), chance.randint(0, 4))),
            largest_tumour_mm=Decimal(chance.randint(10, 180)),
        ),
        treatments=tuple(_treatments(chance, last, 12 if heaviest else chance.randint(0, 12))),
        lesions=tuple(_lesion(one, chance, heaviest=heaviest) for one in made.lesions),
        imaging=tuple(_read(one, chance) for one in made.imaging),
        adverse_events=tuple(_events(chance, last, 40 if heaviest else chance.choice((0, 1, 3, 8, 20, 40)))),
        outcome=chance.choice((made.outcome, Outcome(alive=False, death_date=last), Outcome(alive=False))),
    )
    if visits > 2 and chance.random() < 0.2:
        record = _sparser(record, chance)
    template = FOLLOW_UP if chance.random() < 0.5 else chance.choice(tuple(load_protocols().values()))
    return course(record, template, last + timedelta(days=chance.choice((0, 3, 60))))


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(count))


def _question(chance: random.Random, *, heaviest: bool) -> str | None:
    lengths = (0, 6, 20, 60, 200)
    count = 200 if heaviest else chance.choice(lengths)
    return f"{_words(chance, count)}?" if count else None


def _treatments(chance: random.Random, last: date, count: int) -> Iterator[Treatment]:
    for _ in range(count):
        agent, days = chance.choice(_AGENTS), max((last - date(2000, 1, 3)).days, 1)
        start = date(2000, 1, 3) + timedelta(days=chance.randrange(days))
        stop = chance.choice((None, start, min(start + timedelta(days=chance.randint(1, 90)), last)))
        dose = chance.choice((None, Decimal(0), Decimal(8), Decimal("12.5"), Decimal(680)))
        reason = chance.choice((None, _words(chance, 12)))
        yield Treatment(kind="drug", agent=agent, start=start, stop=stop, dose=dose, unit="mg", reason=reason)


def _events(chance: random.Random, last: date, count: int) -> Iterator[AdverseEvent]:
    """Open, each of a term of its own."""
    for number in range(count):
        days = max((last - date(2000, 1, 3)).days, 1)
        start = date(2000, 1, 3) + timedelta(days=chance.randrange(days))
        yield AdverseEvent(
            term=f"{chance.choice(_TERMS)} {number} {_words(chance, chance.choice((0, 0, 2, 8)))}".strip(),
            grade=chance.randint(2, 4),
            start=chance.choice((start, start, PartialDate(start.year, None))),
            serious=chance.choice((True, False, None)),
            immune_related=chance.choice((True, None)),
            related=chance.choice((True, False, None)),
            action=chance.choice((None, _words(chance, 10))),
        )


def _lesion(lesion: Lesion, chance: random.Random, *, heaviest: bool) -> Lesion:
    site = _words(chance, 8 if heaviest else chance.choice((1, 2, 12)))
    return replace(lesion, site=site, in_radiation_field=chance.choice((True, None)))


def _read(read: Imaging, chance: random.Random) -> Imaging:
    """As it was made, or with sizes that go far apart, or with something that nothing was said of."""
    if chance.random() < 0.6:
        return read
    measured = tuple(
        replace(one, diameter_tenths=chance.randint(0, 1800), viable_tenths=None)
        if one.diameter_tenths is not None and chance.random() < 0.5
        else one
        for one in read.measurements
        if chance.random() < 0.9
    )
    return replace(read, measurements=measured, thrombus=chance.choice((read.thrombus, None)))


def _sparser(record: Record, chance: random.Random) -> Record:
    """Only screened, or without a read, a result or a visit."""
    ways: tuple[dict[str, Any], ...] = (
        {"treatment_start": None, "treatments": ()},
        {"imaging": ()},
        {"labs": ()},
        {"visits": ()},
    )
    return replace(record, **chance.choice(ways))


# --- what must hold -------------------------------------------------------------------------------------------------


def faults(document: Document) -> list[str]:
    """What is wrong with a page: that there are two, that text stands over text, beyond a margin or below the foot."""
    found = [] if len(document.pages) == 1 else [f"{len(document.pages)} pages"]
    over = sum(piece.height(document.width) for piece in document.blocks) - (document.bottom - document.top)
    if over > 0.05:
        found.append(f"{over:.1f} points too tall")
    boxes = text_boxes(document)
    left, right = MARGIN - 0.5, MARGIN + document.width + 0.5
    for text, box in boxes:
        if box.left() < left or box.right() > right:
            found.append(f"beyond the margin: {text}")
    body = [(text, box) for text, box in boxes if box.top() < document.bottom]
    found += [f"below the page: {text}" for text, box in body if box.bottom() > document.bottom + 0.5]
    inner = [(text, box.adjusted(0.3, 1.0, -0.3, -1.0)) for text, box in boxes]
    found += [f"{text} on {other}" for (text, box), (other, at) in combinations(inner, 2) if box.intersects(at)]
    return found


def text_boxes(document: Document) -> list[tuple[str, QRectF]]:
    """Every line of text that is painted, in points; of the charts, which place their own, nothing."""
    found: list[tuple[str, QRectF]] = []
    painted = Lines.paint

    def noted(self: Lines, ink: Ink, x: float, y: float) -> None:
        found.extend((self.words, box) for box in self.boxes(x, y) if box.width() > 0)
        painted(self, ink, x, y)

    Lines.paint = noted  # type: ignore[method-assign]
    try:
        pdf_of(document)
    finally:
        Lines.paint = painted  # type: ignore[method-assign]
    return found


def boards(count: int, seed: int) -> str:
    """The pages of ``count`` people, the heaviest first, in English, Chinese and both, A4 and Letter by turns."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert app is not None
    wrong: list[str] = []
    pages = 0
    for number in range(count):
        one = person(0 if number == 0 else seed * 1000 + number)
        papers = tuple(PAGES) if number == 0 else (tuple(PAGES)[number % 2],)
        for paper in papers:
            for told in spoken_pages(one, paper):
                pages += 1
                wrong += [f"{one.record.patient.code} {paper} {told[0]}: {fault}" for fault in told[1]]
    assert not wrong, "; ".join(wrong[:12])
    return f"{pages} pages of {count} people in English, Chinese and both: each one page, nothing over anything"


def spoken_pages(one: Course, paper: str) -> Iterator[tuple[str, list[str]]]:
    """In each way of speaking what is wrong with the page."""
    for language in (ENGLISH, CHINESE, BOTH):
        with speaking(language):
            document = _board(one, paper)
        yield language, faults(document)


def _board(one: Course, paper: str) -> Document:
    return board_document(one, printed_at=PRINTED_AT, printed_by="周医生 Dr Zhou", page=paper)
