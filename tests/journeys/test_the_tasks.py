"""The tasks of a clinic day as ``run.py journeys`` does them: by no more keys than they may take, and kept as typed."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from benchmarks.journeys import entering, looking, reading
from benchmarks.journeys.clinic import make_clinic, open_clinic
from benchmarks.journeys.patients import patients
from benchmarks.journeys.running import as_json, run, table
from benchmarks.journeys.tasks import TASKS
from models.response.response import Response
from storage.roles import Role
from ui.kit.theme import Theme
from ui.patient.page import HISTORY, LESIONS, VISITS

TOUCHED = {f"HCC-{number}" for number in (2001, 2008, 2009, 2011, 2012, 2013, *range(2016, 2025), 2026)}


@pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)  # the list of a combo box
def test_that_every_task_takes_no_more_keys_than_it_may_and_the_file_holds_what_was_typed(
    theme: Theme, tmp_path: Path
) -> None:
    some = [one for one in patients() if one.patient.code in TOUCHED]  # the others are looked at by nobody
    with open_clinic(make_clinic(tmp_path, some), theme) as clinic:
        done = run(clinic)
    taken = {task.number: (task, found) for task, found in done if found is not None}
    assert {number: found.wrong for number, (_, found) in taken.items() if found.wrong} == {}
    over = {
        number: (found.keys, found.clicks)
        for number, (task, found) in taken.items()
        if found.keys > task.keys or found.clicks > task.clicks
    }
    assert over == {}
    assert set(taken) >= {*range(1, 25)}
    told = json.loads(as_json(done))
    assert {int(number) for number in told["tasks"]} == set(range(1, 26))
    assert set(told["null_because"]) == {number for number, found in told["tasks"].items() if found is None}
    assert len(table(done).splitlines()) == 1 + len(TASKS)


def test_that_one_patient_of_an_empty_clinic_goes_from_registration_to_a_partial_response(
    theme: Theme, tmp_path: Path
) -> None:
    path = make_clinic(tmp_path, ())
    with open_clinic(path, theme, as_of=date(2025, 10, 3)) as clinic:
        clinic.sit(Role.NURSE)
        entering.register(clinic)
        entering.type_baseline(clinic)
        entering.look_at_schedule(clinic)
        entering.type_panel(clinic)
        entering.begin_visit(clinic)
        entering.type_censored(clinic)
        clinic.sit(Role.RADIOLOGIST)
        clinic.open(entering.NEW, LESIONS)
        reading.type_lesions(clinic)
    with open_clinic(path, theme) as clinic:
        clinic.sit(Role.RADIOLOGIST)
        clinic.open(entering.NEW, VISITS)
        reading.type_follow_up(clinic)  # and both criteria answer PR
        clinic.sit(Role.CLINICIAN)
        clinic.open(entering.NEW, HISTORY)
        looking.ask_why(clinic)
        record, course = clinic.held()[entering.NEW], clinic.course
    assert [one.value.reported for one in record.labs] == [*entering.RESULTS, ">60500"]
    assert (record.baseline.tumour_count, record.patient.hospital_number) == (3, "00123456")
    assert [read.date for read in record.imaging] == [date(2025, 10, 3), date(2025, 11, 14)]
    assert [read.signed.by for read in record.imaging if read.signed] == [Role.RADIOLOGIST.value] * 2
    point = course.series.points[-1]
    assert (point.recist.overall, point.mrecist.overall) == (Response.PR, Response.PR)
    assert (point.recist.sum_tenths, point.mrecist.sum_tenths) == (610, 420)
    assert course.series.reader == Role.RADIOLOGIST.value
