"""``main.py survival``: curves and tests of a CSV table, for people or as JSON. Imports no Qt."""

from __future__ import annotations

import csv
import json
import math
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from storage.problems import FileProblem

if TYPE_CHECKING:
    from models.statistics.survival_study import GroupResult, Study
    from storage.files.followup import Dates, Meanings

NAME = "survival"
NOT_ESTIMABLE = "not estimable"
LIMITS = ("log-log", "log", "plain")
READINGS = {
    "utf-8": "utf-8",
    "utf-16": "utf-16",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "gb18030": "gb18030",
    "big5": "cp950",
    "shift-jis": "cp932",
    "euc-kr": "cp949",
    "windows-1252": "cp1252",
}
"""What an encoding is called on the command line, and Python's name of it."""
DATE_ORDERS = {"day-first": "DMY", "month-first": "MDY"}
DECIMAL_MARKS = {"point": ".", "comma": ",", ".": ".", ",": ","}


def add_arguments(commands: Any) -> ArgumentParser:
    """Register the command with the subparsers of the program."""
    parser: ArgumentParser = commands.add_parser(NAME, help="Kaplan-Meier curves and tests of a CSV table")
    parser.add_argument("table", type=Path, metavar="TABLE.csv", help="one row per patient; also an Excel file")
    times = parser.add_mutually_exclusive_group(required=True)
    times.add_argument("--time", metavar="COLUMN", help="column of the times")
    times.add_argument("--start-date", metavar="COLUMN", help="dates from which the time of each patient runs, in days")
    parser.add_argument("--end-date", metavar="COLUMN", help="dates at which it ends, with --start-date")
    parser.add_argument("--date-order", choices=DATE_ORDERS, help="what 03/04/2024 is, where no date tells")
    parser.add_argument("--event", required=True, metavar="COLUMN", help="column of the events: 0, 1, false, true")
    parser.add_argument("--group", metavar="COLUMN", help="column of the groups")
    for option, meant in (
        ("--event-is", "where the event has happened"),
        ("--censored-is", "where a patient is censored"),
        ("--leave-out", "where a patient is left out, which is told"),
    ):
        what = f"what the column of events says {meant}; may come several times"
        parser.add_argument(option, action="append", default=[], metavar="WORD", help=what)
    parser.add_argument("--reference", metavar="GROUP", help="the group to which the others are compared")
    parser.add_argument(
        "--group-order", type=_names, default=(), metavar="A,B,…", help="the groups in order, the reference first"
    )
    parser.add_argument("--competing", metavar="COLUMN", help="column of the competing events: 0, 1, false, true")
    parser.add_argument("--unit", choices=("days", "months"), default="days", help="unit of the times")
    parser.add_argument("--interval", choices=LIMITS, default=LIMITS[0])
    parser.add_argument("--at", type=_times, default=(), metavar="T1,T2,…", help="times at which to read the curve")
    restart = parser.add_mutually_exclusive_group()
    restart.add_argument("--landmark", type=_time, metavar="T", help="leave out times up to T, restart the clock there")
    restart.add_argument("--conditional", type=_time, metavar="T", help="condition on times above T")
    parser.add_argument("--until", type=_time, metavar="T", help="end of the restricted mean (default: the last time)")
    add_reading(parser)
    parser.add_argument("--no-guard", action="store_true", help="p and hazard ratio also for very small groups")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser


def add_reading(parser: ArgumentParser) -> None:
    """How the bytes of a table are to be read, where nothing in them tells."""
    names = ", ".join(READINGS)
    parser.add_argument(
        "--encoding", type=_encoding, metavar="NAME", help=f"of the table, where it cannot be told: {names}"
    )
    parser.add_argument(
        "--decimal", choices=DECIMAL_MARKS, metavar="MARK", help="decimal mark of the table: point, comma"
    )
    parser.add_argument("--sheet", metavar="NAME", help="sheet of a workbook (default: the first with cells)")
    parser.add_argument("--header-line", type=int, metavar="N", help="line or row of the header (default: found out)")
    parser.add_argument("--fill-merged", action="store_true", help="what stands in merged cells counts for all of them")


def reading_of(arguments: Namespace) -> dict[str, Any]:
    """How a table is to be read, as ``read_table`` takes it."""
    return {
        "encoding": arguments.encoding,
        "decimal": DECIMAL_MARKS.get(arguments.decimal),
        "sheet": arguments.sheet,
        "header": arguments.header_line,
        "fill_merged": arguments.fill_merged,
    }


def _encoding(text: str) -> str:
    if text.lower() not in READINGS:
        raise ArgumentTypeError(f"{text!r} is not an encoding that is read; there are {', '.join(READINGS)}")
    return READINGS[text.lower()]


def said_how(problem: FileProblem) -> FileProblem:
    """The same problem, with the option that answers it."""
    option = getattr(problem, "option", "")
    return FileProblem(problem.place, f"{problem.sentence} ({option})") if option else problem


def _time(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not (math.isfinite(value) and value >= 0):
        raise ArgumentTypeError(f"{text!r} is not a time; a number from 0 is expected")
    return value


def _times(text: str) -> tuple[float, ...]:
    return tuple(_time(part.strip()) for part in text.split(","))


def _names(text: str) -> tuple[str, ...]:
    """Names between commas; one with a comma of its own stands in quotes."""
    return tuple(name.strip() for name in next(csv.reader([text], skipinitialspace=True), []))


def _order_of(arguments: Namespace) -> tuple[str, ...]:
    order: tuple[str, ...] = arguments.group_order
    if arguments.reference is None:
        return order
    return (arguments.reference, *(name for name in order if name != arguments.reference))


def _dates_of(arguments: Namespace) -> Dates | None:
    """The two dates from which times are made; None where there is a column of times."""
    from storage.files.followup import Dates

    if arguments.start_date is None and arguments.end_date is None and arguments.date_order is None:
        return None
    if arguments.start_date is None or arguments.end_date is None:
        raise FileProblem("--start-date", "it takes --end-date beside it, and the other way round")
    if arguments.unit != "days":
        raise FileProblem("--unit", "times from two dates are in days")
    return Dates(arguments.start_date, arguments.end_date, DATE_ORDERS.get(arguments.date_order))


def _meanings(arguments: Namespace) -> Meanings:
    from storage.files.followup import Meaning

    said = (
        (Meaning.EVENT, arguments.event_is),
        (Meaning.CENSORED, arguments.censored_is),
        (Meaning.LEFT_OUT, arguments.leave_out),
    )
    found: dict[str, Meaning] = {}
    for meaning, words in said:
        for word in words:
            if found.setdefault(word, meaning) is not meaning:
                raise FileProblem(arguments.table.name, f'"{word}" was given two meanings')
    return found


def survival(arguments: Namespace) -> str:
    """What the command prints. Raises FileProblem for a table that cannot be.

    numpy is imported here and not above: the window reads the same command line and need not wait for it.
    """
    from models.statistics.survival import Limits
    from models.statistics.survival_study import StudyOptions, study
    from storage.files.followup import BETWEEN
    from storage.files.survivalfile import read_patient_table, survival_document

    dates, order = _dates_of(arguments), _order_of(arguments)
    try:
        table, how_read = read_patient_table(
            arguments.table,
            time=arguments.time if dates is None else BETWEEN,
            dates=dates,
            order=order,
            event=arguments.event,
            group=arguments.group,
            competing=arguments.competing,
            event_words=_meanings(arguments),
            **reading_of(arguments),
        )
    except FileProblem as problem:
        raise said_how(problem) from None
    options = StudyOptions(
        unit=arguments.unit,
        limits=Limits(arguments.interval),
        at=arguments.at,
        restart=arguments.conditional if arguments.landmark is None else arguments.landmark,
        until=arguments.until,
        guarded=not arguments.no_guard,
    )
    try:
        found = study(table, options)
    except ValueError as problem:
        raise FileProblem(arguments.table.name, str(problem)) from None
    if arguments.json:
        return json.dumps(survival_document(found), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    return "\n".join([str(how_read), *_text(found)]) + "\n"


# --- text for people ------------------------------------------------------------------------------------------------


def _text(found: Study) -> Iterator[str]:
    options = found.options
    yield f"{found.n} patients, {found.events} events; times in {options.unit}; 95 % limits {options.limits.value}"
    if options.restart is not None:
        yield f"{found.left_out} left out; the clock restarts at {options.restart:g}, and no time up to there counts"
    for group in found.groups:
        yield ""
        yield from _group_text(group)
    yield from _difference_text(found)
    yield from _tests_text(found)
    yield from (f"Note: {note}" for note in found.notes)


def _group_text(group: GroupResult) -> Iterator[str]:
    curve, median, mean = group.curve, group.median, group.restricted_mean
    yield f"Group {group.name}: {curve.n} patients, {curve.event_count} events"
    yield f"  Median {_number(median.value)} ({_number(median.low)} to {_number(median.high)})"
    yield f"  Mean up to {_number(mean.until)}: {_number(mean.mean)}, standard error {_number(mean.standard_error)}"
    followed = group.follow_up
    limits = f"({_number(followed.low)} to {_number(followed.high)})"
    yield f"  Median follow-up {_number(followed.value)} {limits}, by reverse Kaplan-Meier, log-log limits"
    for point in group.at:
        limits = _limits(point.low, point.high)
        yield f"  At {point.time:g}: {point.at_risk} at risk, survival {_percent(point.survival)} {limits}"
    yield from _incidence_text(group)
    yield "  time, at risk, events, censored, survival (95 % limits)"
    columns = (curve.time, curve.at_risk, curve.events, curve.censored, curve.survival, curve.low, curve.high)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    for time, at_risk, events, censored, share, low, high in rows:
        counts = f"{at_risk:>7.0f}{events:>5.0f}{censored:>5.0f}"
        yield f"  {time:>10g}{counts}  {_percent(share):>7} {_limits(low, high)}"


def _incidence_text(group: GroupResult) -> Iterator[str]:
    if group.incidence is None:
        return
    event, other = group.incidence
    yield "  time, cumulative incidence (Aalen-Johansen) of the event and of the competing one, with standard errors"
    columns = (event.time, event.value, event.standard_error, other.value, other.standard_error)
    for time, *shares in zip(*(column.tolist() for column in columns), strict=True):
        yield f"  {time:>10g}  {'  '.join(f'{share * 100:5.1f} %' for share in shares)}"


def _difference_text(found: Study) -> Iterator[str]:
    difference = found.mean_difference
    if difference is None:
        return
    yield ""
    yield f"Means up to {_number(difference.until)}, group {found.groups[1].name} and group {found.groups[0].name}:"
    for words, one in (("difference", difference.difference), ("ratio", difference.ratio)):
        yield f"  {words} {_number(one.value)} ({_number(one.low)} to {_number(one.high)})"


def _tests_text(found: Study) -> Iterator[str]:
    if found.log_rank is None or found.cox is None:
        return
    yield ""
    for name, test in (("Log-rank", found.log_rank), ("Fleming-Harrington (1, 0)", found.fleming_harrington)):
        if test is not None:
            statistic = f"chi-squared {_number(test.chi_squared)}, degrees of freedom {test.degrees_of_freedom}"
            yield f"{name}: {statistic}, p = {_p(test.p)}"
    for one in found.cox.coefficients:
        limits = f"({_number(one.low)} to {_number(one.high)})"
        names = f"group {one.name} to group {found.groups[0].name}"
        yield f"Cox (Efron), {names}: hazard ratio {_number(one.hazard_ratio)} {limits}, Wald p = {_p(one.p)}"
    for pair in found.pairs:
        yield f"Log-rank, group {pair.first} and group {pair.second}: p = {_p(pair.p)}, Holm {_p(pair.holm)}"


def _number(value: float) -> str:
    return NOT_ESTIMABLE if math.isnan(value) else f"{value:.4g}"


def _percent(share: float) -> str:
    return NOT_ESTIMABLE if math.isnan(share) else f"{share * 100:.1f} %"


def _limits(low: float, high: float) -> str:
    if math.isnan(low) or math.isnan(high) or low == high:
        return f"({NOT_ESTIMABLE})"
    return f"({low * 100:.1f} to {high * 100:.1f})"


def _p(p: float) -> str:
    if math.isnan(p):
        return NOT_ESTIMABLE
    return f"{p:.4f}" if p >= 0.0001 else f"{p:.1e}"
