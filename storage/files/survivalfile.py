"""The survival of a table: a CSV with one row per patient in, a JSON document out."""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from models.statistics.comparison import LogRank
from models.statistics.hazards import CoxModel
from models.statistics.survival import Curve
from models.statistics.survival_study import GroupResult, PatientTable, Study
from storage.problems import FileProblem

FORMAT, VERSION = "survival", 1
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\Z")
_EVENTS = {"0": False, "1": True, "0.0": False, "1.0": True, "false": False, "true": True}
_FEWEST_ROWS = 2


def read_patient_table(path: Path, *, time: str, event: str, group: str | None = None) -> PatientTable:
    """The named columns of a CSV. Raises FileProblem naming row and column for anything that cannot be.

    Rows are counted from 1 below the header.
    """
    header, rows = _cells(path)
    places = [_place(path, header, name) for name in (time, event, *([group] if group is not None else []))]
    if len(rows) < _FEWEST_ROWS:
        raise FileProblem(path.name, f"{len(rows)} rows; at least 2 patients are needed")
    times, events, groups = [], [], []
    for number, (line, row) in enumerate(rows, start=1):
        where = f"{path.name}, row {number} (line {line})"
        if len(row) > len(header):
            raise FileProblem(where, f"{len(row)} cells; the header has {len(header)}")
        times.append(_time(_cell(row, places[0]), f"{where}, column {time}"))
        events.append(_event(_cell(row, places[1]), f"{where}, column {event}"))
        if group is not None:
            groups.append(_group(_cell(row, places[2]), f"{where}, column {group}"))
    return PatientTable(np.array(times), np.array(events, dtype=np.bool_), tuple(groups) if group is not None else None)


def _cells(path: Path) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The header, and every row that is not blank with its line number."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            lines = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except FileNotFoundError:
        raise FileProblem(path.name, "there is no such file") from None
    except OSError as problem:
        raise FileProblem(path.name, f"the file cannot be read ({problem.strerror})") from None
    except UnicodeDecodeError:
        raise FileProblem(path.name, "the file is not a CSV in UTF-8") from None
    except csv.Error as problem:
        raise FileProblem(path.name, f"the file is not a CSV ({problem})") from None
    if not lines:
        raise FileProblem(path.name, "the file is empty")
    return [name.strip() for name in lines[0][1]], lines[1:]


def _place(path: Path, header: list[str], name: str) -> int:
    found = [place for place, title in enumerate(header) if title == name]
    if not found:
        raise FileProblem(path.name, f"there is no column {name}; the columns are {', '.join(header)}")
    if len(found) > 1:
        raise FileProblem(path.name, f"there are {len(found)} columns {name}")
    return found[0]


def _cell(row: list[str], place: int) -> str:
    return row[place].strip() if place < len(row) else ""


def _time(text: str, where: str) -> float:
    if not text:
        raise FileProblem(where, "the time is missing")
    if not _NUMBER.match(text):
        raise FileProblem(where, f'"{text}" is not a number')
    value = float(text)
    if value < 0:
        raise FileProblem(where, f"{text} is negative")
    if not math.isfinite(value):
        raise FileProblem(where, f"{text} is too large")
    return value


def _event(text: str, where: str) -> bool:
    if not text:
        raise FileProblem(where, "the event is missing")
    if text.lower() not in _EVENTS:
        raise FileProblem(where, f'"{text}" is not an event; 0 or 1 is expected, or false or true')
    return _EVENTS[text.lower()]


def _group(text: str, where: str) -> str:
    if not text:
        raise FileProblem(where, "the group is missing")
    return text


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
        "notes": [str(note) for note in study.notes],
    }


def _group_document(group: GroupResult) -> dict[str, Any]:
    mean = group.restricted_mean
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


def _known(value: float) -> float | None:
    return value if math.isfinite(value) else None
