"""The survival of a table: one row per patient in, a JSON document out."""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from models.cohort.imported import MISSING
from models.statistics.comparison import LogRank
from models.statistics.competing import Incidence
from models.statistics.hazards import CoxModel
from models.statistics.survival import Curve, Flags
from models.statistics.survival_study import GroupResult, PatientTable, Study
from models.words import Sentence, sentence
from storage.files.cells import quoted
from storage.files.cohortfile import check_count, check_order, group_labels, order_words, times_of
from storage.files.followup import Dates, Meanings, events_of, with_days, without_left_out
from storage.files.tablefile import Table, read_table
from storage.problems import FileProblem

FORMAT, VERSION = "survival", 1
PLAIN = ("utf-8", "utf-8-sig")


def read_patient_table(
    path: Path,
    *,
    time: str,
    event: str,
    group: str | None = None,
    competing: str | None = None,
    event_words: Meanings | None = None,
    dates: Dates | None = None,
    order: tuple[str, ...] = (),
    **reading: Any,
) -> tuple[PatientTable, Sentence]:
    """The named columns of a CSV or an Excel file, and how it was read.

    Raises FileProblem naming row and column for anything that cannot be. Rows are counted from 1 below the header;
    a row without a group or without one of ``dates`` is left out, counted and told. ``order``: groups that come first,
    the reference before all. ``reading`` is how the file is read, as ``read_table`` has it.
    """
    read = read_table(path, **reading)
    table = read if dates is None else with_days(read, dates)
    table.require(name for name in (time, event, group, competing) if name is not None)
    if event_words:
        table = without_left_out(table, event, event_words)
    check_count(table)
    times, events = times_of(table, time), events_of(table, event, event_words)
    others = None if competing is None else _competing(table, competing, events)
    usual = len(table.sheets) == 1 or (not table.sheets and table.encoding in PLAIN and table.decimal == ".")
    notes = [*(() if usual else (table.how_read,)), *table.told]
    without = read.n - table.n
    if group is None:
        check_order(table, None, None, order)
        return PatientTable(times, events, competing=others, left_out=without, notes=tuple(notes)), table.how_read
    found = group_labels(table, group)
    check_order(table, group, found, order)
    notes += order_words(order)
    there = found.codes != MISSING
    if found.missing:
        notes.insert(
            0,
            sentence(
                "{count} rows without a group in column {column} are left out",
                count=found.missing,
                column=quoted(group),
            ),
        )
    made = PatientTable(
        times[there],
        events[there],
        tuple(found.names[code] for code in found.codes[there].tolist()),
        competing=None if others is None else others[there],
        left_out=found.missing + without,
        notes=tuple(notes),
        order=order,
    )
    return made, table.how_read


def _competing(table: Table, title: str, events: Flags) -> Flags:
    others = events_of(table, title)
    both = events & others
    if both.any():
        where = table.place(int(np.argmax(both)), title)
        raise FileProblem(where, Sentence("this row has both the event and the competing one"))
    return others


# --- out ------------------------------------------------------------------------------------------------------------


def survival_document(study: Study) -> dict[str, Any]:
    """The JSON document of a study, in full precision; None where a value is not estimable."""
    reference = study.groups[0].name
    return {
        "format": FORMAT,
        "version": VERSION,
        "unit": study.options.unit,
        "interval": study.options.limits.value,
        "n": study.n,
        "events": study.events,
        "left_out": study.left_out,
        "groups": [_group_document(group) for group in study.groups],
        "logrank": _log_rank_document(study.log_rank),
        "cox": _cox_document(study.cox, reference),
        "restricted_mean_difference": _difference_document(study),
        "notes": [str(note) for note in study.notes],
    }


def _group_document(group: GroupResult) -> dict[str, Any]:
    mean = group.restricted_mean
    incidence = {} if group.incidence is None else {"cumulative_incidence": _incidence_document(*group.incidence)}
    return {
        "group": group.name,
        "n": group.curve.n,
        "events": group.curve.event_count,
        "median": _known(group.median.value),
        "median_low": _known(group.median.low),
        "median_high": _known(group.median.high),
        "curve": list(_curve_rows(group.curve)),
        "at": [
            {
                "time": point.time,
                "at_risk": point.at_risk,
                "survival": _known(point.survival),
                "low": _known(point.low),
                "high": _known(point.high),
            }
            for point in group.at
        ],
        "restricted_mean": {
            "until": _known(mean.until),
            "mean": _known(mean.mean),
            "standard_error": _known(mean.standard_error),
        },
        "median_follow_up": {
            "median": _known(group.follow_up.value),
            "low": _known(group.follow_up.low),
            "high": _known(group.follow_up.high),
        },
        **incidence,
    }


def _incidence_document(event: Incidence, competing: Incidence) -> dict[str, list[dict[str, float]]]:
    return {
        name: [
            {"time": time, "value": value, "standard_error": error}
            for time, value, error in zip(
                found.time.tolist(), found.value.tolist(), found.standard_error.tolist(), strict=True
            )
        ]
        for name, found in (("event", event), ("competing", competing))
    }


def _curve_rows(curve: Curve) -> Iterable[dict[str, Any]]:
    names = ("time", "at_risk", "events", "censored", "survival", "standard_error", "low", "high")
    columns = [getattr(curve, name).tolist() for name in names]
    for time, at_risk, events, censored, *rest in zip(*columns, strict=True):
        counts = {"time": time, "at_risk": int(at_risk), "events": int(events), "censored": int(censored)}
        yield counts | {name: _known(value) for name, value in zip(names[4:], rest, strict=True)}


def _log_rank_document(test: LogRank | None) -> dict[str, Any] | None:
    if test is None:
        return None
    return {
        "chi_squared": _known(test.chi_squared),
        "degrees_of_freedom": test.degrees_of_freedom,
        "p": _known(test.p),
    }


def _cox_document(model: CoxModel | None, reference: str) -> list[dict[str, Any]] | None:
    if model is None:
        return None
    return [
        {
            "group": one.name,
            "reference": reference,
            "hazard_ratio": _known(one.hazard_ratio),
            "low": _known(one.low),
            "high": _known(one.high),
            "p": _known(one.p),
        }
        for one in model.coefficients
    ]


def _difference_document(study: Study) -> dict[str, Any] | None:
    found = study.mean_difference
    if found is None:
        return None
    return {
        "group": study.groups[1].name,
        "reference": study.groups[0].name,
        "until": _known(found.until),
        "difference": _known(found.difference.value),
        "standard_error": _known(found.standard_error),
        "low": _known(found.difference.low),
        "high": _known(found.difference.high),
        "ratio": _known(found.ratio.value),
        "ratio_low": _known(found.ratio.low),
        "ratio_high": _known(found.ratio.high),
    }


def _known(value: float) -> float | None:
    return value if math.isfinite(value) else None
