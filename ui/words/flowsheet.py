"""The words of the flowsheet: bands, names of rows, what stands in a cell and over a column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from models.course.flowsheet import Cell, Column, Group, ResultCell, Row, Score, Sign
from models.liver.result import LiverFunction
from models.record.protocol import ScheduledVisit
from models.record.records import Visit, VisitKind
from models.words import filled, score_words
from ui.words.clinical import (
    analyte_name,
    ascites_words,
    encephalopathy_words,
    plain_number,
    range_words,
    unit_words,
)
from ui.words.common import child_pugh_words, needs
from ui.words.language import clauses, day_and_month, listed, number, short_date, weekday_date, word
from ui.words.speaking import translate

NOTHING = "–"
_LARGE = re.compile(r"[1-9][0-9]{3,}(\.[0-9]+)?")


def group_words(group: Group) -> str:
    return {
        Group.MARKERS: translate("Flowsheet", "Markers"),
        Group.LIVER: translate("Flowsheet", "Liver"),
        Group.BLOOD: translate("Flowsheet", "Blood"),
        Group.KIDNEY: translate("Flowsheet", "Kidney"),
        Group.URINE: translate("Flowsheet", "Urine"),
        Group.OTHER: translate("Flowsheet", "Other tests"),
        Group.OWN: translate("Flowsheet", "Own analytes"),
        Group.VITAL: translate("Flowsheet", "Vital signs and findings"),
    }[group]


def row_name(row: Row) -> str:
    if row.score is not None:
        return row.score.value
    if row.sign is not None:
        return {
            Sign.ECOG: "ECOG",
            Sign.WEIGHT: translate("Flowsheet", "Weight"),
            Sign.PRESSURE: translate("Flowsheet", "Blood pressure"),
            Sign.ASCITES: translate("Flowsheet", "Ascites"),
            Sign.ENCEPHALOPATHY: translate("Flowsheet", "Encephalopathy"),
        }[row.sign]
    return analyte_name(row.analyte)


def row_unit(row: Row) -> str:
    """The unit as reported; of a score that it is computed."""
    if row.score is not None:
        return translate("Flowsheet", "derived")
    return unit_words(row.unit) if row.unit else ""


def row_range(row: Row) -> str:
    """The newest range of the row's results; that there is none is said."""
    if not row.analyte:
        return ""
    return translate("Flowsheet", "no range") if row.limits is None else range_words(row.limits)


def cell_words(row: Row, cell: Cell) -> str:
    """What stands in a cell, without its letter: a result as it was reported, the thousands of a number separated."""
    if isinstance(cell, ResultCell):
        reported = cell.text.strip()
        if _LARGE.fullmatch(reported):
            return plain_number(Decimal(reported))
        return word(reported) if reported.isalpha() else reported
    if isinstance(cell, LiverFunction):
        return _score(row.score, cell)
    return "" if cell is None or row.sign is None else _sign(row.sign, cell)


def _score(score: Score | None, scores: LiverFunction) -> str:
    if score is Score.CHILD_PUGH:
        return child_pugh_words(scores)
    return needs(scores.missing_for_albi) if scores.albi is None else score_words(scores.albi)


def _sign(sign: Sign, visit: Visit) -> str:
    if sign is Sign.ECOG:
        return "" if visit.ecog is None else str(visit.ecog)
    if sign is Sign.WEIGHT:
        return "" if visit.weight_kg is None else plain_number(visit.weight_kg)
    if sign is Sign.PRESSURE:
        both = (visit.systolic, visit.diastolic)
        return "/".join(NOTHING if one is None else str(one) for one in both)
    return ascites_words(visit.ascites) if sign is Sign.ASCITES else encephalopathy_words(visit.encephalopathy)


def _day_words(column: Column) -> str:
    if column.day is None:
        return translate("Flowsheet", "draft") if column.is_draft else ""
    day = number(column.day)
    if column.is_draft:
        return translate("Flowsheet", "draft, day {day}").format(day=day)
    return translate("Flowsheet", "day {day}").format(day=day)


def column_words(column: Column) -> tuple[str, str, str]:
    """The three lines over a column: visit, date, and how many results are signed, or the window."""
    if (planned := column.planned) is not None:
        state = moved_by(planned) if planned.moved_from and planned.state != "skipped" else state_words(planned.state)
        return f"{column.label} {state}", short_date(column.on), window_words(planned)
    day = signed_words(column) or _day_words(column)
    if column.is_baseline:
        return translate("Flowsheet", "Baseline"), short_date(column.on), day
    return column.label or translate("Flowsheet", "extra"), short_date(column.on), day


def signed_words(column: Column) -> str:
    """How many results of a date are signed; nothing where it has none."""
    every, wanting = len(column.results), len(column.unsigned)
    if not every:
        return ""
    if not wanting:
        return translate("Flowsheet", "signed")
    if wanting == every:
        return translate("Flowsheet", "not signed")
    return translate("Flowsheet", "{n} of {all} signed").format(n=number(every - wanting), all=number(every))


def state_words(state: str) -> str:
    """What became of a planned visit for which nothing is recorded."""
    return {
        "open": translate("Flowsheet", "open"),
        "overdue": translate("Flowsheet", "overdue"),
        "missed": translate("Flowsheet", "missed"),
        "skipped": translate("Flowsheet", "skipped"),
    }.get(state, translate("Flowsheet", "planned"))


def window_words(visit: ScheduledVisit) -> str:
    """``10-Nov to 24-Nov``, or the one day of a visit that has no window."""
    earliest, latest = day_and_month(visit.earliest), day_and_month(visit.latest)
    if earliest == latest:
        return earliest
    return translate("Flowsheet", "{earliest} to {latest}").format(earliest=earliest, latest=latest)


def moved_by(visit: ScheduledVisit) -> str:
    """``+3 d`` from the day of the plan."""
    days = number(abs(visit.days_moved))
    words = translate("Flowsheet", "+{days} d") if visit.days_moved > 0 else translate("Flowsheet", "−{days} d")
    return words.format(days=days)


def moved_words(visit: ScheduledVisit, on: date) -> str:
    """How a new day lies to the window of a planned visit: in it, at its end, or so many days off it."""
    window, off = window_words(visit), 0
    if visit.earliest == visit.latest:
        return translate("Flowsheet", "no window")
    if on == visit.latest:
        words = translate("Flowsheet", "last day of its window, {window}")
    elif visit.earliest <= on < visit.latest:
        words = translate("Flowsheet", "in its window, {window}")
    elif on > visit.latest:
        words, off = translate("Flowsheet", "{days} d after its window, {window}"), (on - visit.latest).days
    else:
        words, off = translate("Flowsheet", "{days} d before its window, {window}"), (visit.earliest - on).days
    return words.format(window=window, days=number(off))


def visit_kind_words(kind: VisitKind) -> str:
    return {
        VisitKind.CLINIC: translate("Flowsheet", "seen in the clinic"),
        VisitKind.TELEPHONE: translate("Flowsheet", "telephone contact"),
        VisitKind.WARD: translate("Flowsheet", "seen on the ward"),
    }[kind]


def column_title(column: Column) -> str:
    """``W36, Fri 14-Nov-2025``."""
    name = translate("Flowsheet", "Baseline") if column.is_baseline else column.label
    return listed((name or translate("Flowsheet", "extra"), weekday_date(column.on)))


def column_tip(column: Column) -> str:
    if column.planned is None:
        return column_title(column)
    return clauses((column_title(column), column_words(column)[2], state_words(column.planned.state)))


def empty_words(abnormal: bool, visits: int) -> str:
    """That a filter finds nothing."""
    words = (
        translate("Flowsheet", "No result outside its range on {n} dates.")
        if abnormal
        else translate("Flowsheet", "No result changed its letter, or moved beyond noise, on {n} dates.")
    )
    return filled(words, n=number(visits))


def next_visit_words(schedule: Sequence[ScheduledVisit]) -> str:
    """``Next visit W6, 14-Apr to 28-Apr``; nothing where none is planned."""
    ahead = next((visit for visit in schedule if visit.state in ("open", "upcoming", "overdue")), None)
    if ahead is None:
        return ""
    if ahead.moved_from is not None:
        words = translate("Flowsheet", "Next visit {visit}, moved to {day}")
        return words.format(visit=ahead.plan.label, day=short_date(ahead.on))
    words = translate("Flowsheet", "Next visit {visit}, {earliest} to {latest}")
    latest, earliest = short_date(ahead.latest), day_and_month(ahead.earliest)
    return words.format(visit=ahead.plan.label, earliest=earliest, latest=latest)
