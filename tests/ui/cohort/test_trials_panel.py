"""Published trials on the screen: as printed, with their place, found by a word, drawn only as marks."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.published.trials import Statistic
from storage.shipped.references import published_trials
from ui.cohort.trials_panel import TrialsPanel
from ui.kit.theme import Theme
from ui.words.trials import KNOWN, number_words, outcome_words
from ui.words.trials_notes import NOTES


@pytest.fixture
def panel(qtbot: QtBot) -> TrialsPanel:
    made = TrialsPanel(Theme())
    qtbot.addWidget(made)
    made.resize(1280, 680)
    made.show()
    return made


def test_that_every_published_row_is_listed(panel: TrialsPanel) -> None:
    assert [trial.row for trial in panel.shown] == [trial.row for trial in published_trials()]


def test_that_a_search_narrows_the_list_and_an_empty_one_widens_it(qtbot: QtBot, panel: TrialsPanel) -> None:
    panel.search.setText("lenvatinib reflect")
    qtbot.waitUntil(lambda: len(panel.shown) < 10)
    assert {trial.trial for trial in panel.shown} == {"REFLECT"}
    panel.search.clear()
    qtbot.waitUntil(lambda: len(panel.shown) == len(published_trials()))


def test_that_a_cell_holds_both_arms_and_the_hazard_ratio_as_printed(panel: TrialsPanel) -> None:
    sharp = next(trial for trial in published_trials() if trial.row == "SHARP_T")
    assert outcome_words(sharp, ("OS",)) == "10.7 vs 7.9 · HR 0.69 (0.55–0.87)"
    assert outcome_words(sharp, ("PFS", "TTP")) == "TTP 5.5 vs 2.8 · HR 0.58 (0.45–0.74)"


def test_that_what_was_not_reached_is_said_so() -> None:
    words = {number_words(value) for trial in published_trials() for value in trial.values if value.value is None}
    assert words <= {"not reached", "not estimable"}
    assert words


def test_that_a_ticked_trial_gives_its_medians_as_marks_at_one_half(qtbot: QtBot, panel: TrialsPanel) -> None:
    model = panel.view.model()
    with qtbot.waitSignal(panel.marks_chosen) as told:
        model.setData(model.index(0, 0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    (marks,) = told.args
    medians = [mark for mark in marks if mark.statistic is Statistic.MEDIAN]
    assert {mark.survival for mark in medians} == {0.5}
    assert {mark.trial for mark in marks} == {"SHARP"}
    model.setData(model.index(0, 0), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert panel.drawn == ()


def test_that_numbers_that_disagree_between_two_places_are_both_said(panel: TrialsPanel) -> None:
    row = next(place for place, trial in enumerate(panel.shown) if trial.row == "REFLECT_T")
    panel.view.selectRow(row)
    said = panel._note.text()
    assert "40.6 % here, 24.1 % elsewhere" in said


def test_that_every_remark_of_the_data_can_be_said_in_another_language() -> None:
    """What is a sentence or a word of ours; names of trials, drugs, populations and codes stay as printed."""
    values = [value for trial in published_trials() for value in trial.values]
    remarks = {trial.note for trial in published_trials()} | {value.note for value in values} | {""}
    remarks |= {trial.place for trial in published_trials()} | {trial.line for trial in published_trials()}
    remarks |= {value.reader for value in values} | {value.statistic.value for value in values}
    assert remarks - {"", *NOTES, *KNOWN} == set()
    codes = re.compile(r"[A-Z]{2,4}|m?RECIST( v1\.1)?|")
    words = {value.endpoint for value in values} | {value.criterion for value in values}
    assert {word for word in words if not codes.fullmatch(word)} - {*NOTES, *KNOWN} == set()
