"""The list of patients."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.course.summary import PatientSummary
from models.flags.flags import Severity
from models.record.records import Sex
from models.response.response import Response
from ui.kit.theme import Theme
from ui.patient.list import PatientsList
from ui.words.names import Names
from ui.words.summaries import names_of, second_line

LINE = PatientSummary(
    key=1,
    code="HCC-0021",
    name="DEMO, Twenty-one",
    hospital_number="00123456",
    sex=Sex.MALE,
    age=54,
    day=252,
    last_day=252,
    deceased=False,
    response=Response.PR,
    severity=Severity.REVIEW,
    flags=4,
    provenance=None,
)
LINES = (
    LINE,
    LINE._replace(key=2, code="HCC-0015", name="DEMO, Fifteen", hospital_number=None, deceased=True, last_day=203),
    LINE._replace(key=3, code="TIL-01", name=None, hospital_number="777", age=None, sex=None, response=None),
)


def found(lines: Sequence[PatientSummary], text: str) -> list[PatientSummary]:
    ranks = Names([names_of(line) for line in lines]).ranks(text.strip())
    return [lines[place] for place in sorted(ranks, key=lambda place: (ranks[place], place))]


@pytest.fixture
def patients(qtbot: QtBot, theme: Theme) -> PatientsList:
    made = PatientsList(theme)
    qtbot.addWidget(made)
    made.resize(208, 600)
    made.show()
    made.show_patients(LINES)
    return made


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("", [1, 2, 3]),
        ("0021", [1]),
        ("hcc", [1, 2]),
        ("til", [3]),
        ("fift", [2]),
        ("123456", [1]),
        ("777", [3]),
        ("demo", [1, 2]),
        (" Twenty ", [1]),
        ("nobody", []),
        ("01", [3, 1, 2]),
    ],
)
def test_that_code_name_and_hospital_number_are_searched(text: str, keys: list[int]) -> None:
    assert [line.key for line in found(LINES, text)] == keys


@given(st.text(max_size=8))
def test_that_a_search_gives_some_of_the_patients_each_once(text: str) -> None:
    keys = [line.key for line in found(LINES, text)]
    assert len(keys) == len(set(keys))
    assert set(keys) <= {1, 2, 3}


@given(st.sampled_from(LINES), st.integers(0, 7), st.integers(1, 8))
def test_that_every_piece_of_a_code_finds_its_patient(line: PatientSummary, start: int, length: int) -> None:
    piece = line.code[start : start + length]
    assert line in found(LINES, piece)


def test_that_the_second_line_tells_who_is_alive() -> None:
    assert second_line(LINES[0]) == "HCC-0021 · M 54 · day 252"
    assert second_line(LINES[1]) == "HCC-0015 · died, day 203"
    assert second_line(LINES[2]) == "day 252"


def test_that_a_row_says_in_words_what_it_shows_by_marks(patients: PatientsList) -> None:
    words = patients.view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "DEMO, Twenty-one; HCC-0021 · M 54 · day 252; PR; Review, 4 to look at"
    assert "age and sex not recorded" in patients.view.model().index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_that_choosing_a_row_says_whose_page_is_wanted_once(qtbot: QtBot, patients: PatientsList) -> None:
    chosen: list[int] = []
    patients.patient_chosen.connect(chosen.append)
    patients.step(1)
    patients.step(1)
    patients.step(1)
    patients.step(-1)
    assert chosen == [2, 3, 2] or chosen == [1, 2, 3, 2]


def test_that_marking_the_open_patient_chooses_nothing(patients: PatientsList) -> None:
    chosen: list[int] = []
    patients.patient_chosen.connect(chosen.append)
    patients.show_open(2)
    assert patients.view.currentIndex().row() == 1
    assert chosen == []


def test_that_focus_alone_opens_nobody_while_the_open_patient_is_not_in_the_list_yet(
    qtbot: QtBot, patients: PatientsList
) -> None:
    patients.show_open(99)  # just registered
    wanted: list[int] = []
    patients.patient_chosen.connect(wanted.append)
    patients.activateWindow()
    qtbot.waitUntil(patients.isActiveWindow)
    patients.view.setFocus()
    qtbot.waitUntil(patients.view.hasFocus)
    assert wanted == []
    qtbot.keyClick(patients.view, Qt.Key.Key_Down)
    assert wanted == [1]


def test_that_the_open_patient_stays_marked_when_the_list_is_computed_anew(patients: PatientsList) -> None:
    patients.show_open(2)
    patients.show_patients((LINES[2], *LINES[:2]))
    assert patients.view.currentIndex().row() == 2


def test_that_patients_of_one_provenance_stand_together_under_its_name(patients: PatientsList) -> None:
    made_up = LINE._replace(key=9, code="A", provenance="Reconstructed; nobody in it exists")
    patients.show_patients((made_up, LINES[0], made_up._replace(key=10, code="B")))
    assert [line.key for line in patients.shown] == [9, 10, 1]
    heights = [patients.view.visualRect(patients.view.model().index(row, 0)).height() for row in range(3)]
    assert heights == [80, 44, 80]


def test_that_an_empty_list_says_why(patients: PatientsList) -> None:
    patients.seek("zzz")
    assert patients._nobody.text() == "No patient has a code, name or hospital number with “zzz”."
    assert not patients._nobody.isHidden()
    patients.seek("")
    assert patients._nobody.isHidden()
    patients.show_patients(())
    assert patients._nobody.text() == "No patient is recorded in this clinic file."
