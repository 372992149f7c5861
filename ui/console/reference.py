"""``main.py trials`` and ``main.py reconstruct``: published results, and patients made of a published curve. No Qt."""

from __future__ import annotations

import json
import math
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from storage.problems import FileProblem
from ui.console.survival import add_reading, reading_of, said_how

if TYPE_CHECKING:
    from models.cohort.imported import ImportedCohort
    from models.published.trials import Conflict, PublishedTrial, PublishedValue

UNITS = ("days", "weeks", "months", "years")


def add_arguments(commands: Any) -> None:
    """Register both commands with the subparsers of the program."""
    trials = commands.add_parser("trials", help="list the published trials that curves are compared with")
    trials.add_argument("--search", metavar="TEXT", default="", help="only those with all of these words")
    trials.add_argument("--json", action="store_true", help="print JSON")
    made = commands.add_parser("reconstruct", help="make patients of a published curve (Guyot 2012)")
    made.add_argument("curve", type=Path, metavar="CURVE.csv", help="columns time and survival, perhaps group")
    made.add_argument("--at-risk", type=Path, required=True, metavar="RISK.csv", help="columns time and at_risk")
    made.add_argument(
        "--curve-name", metavar="NAME", help="which curve, where the file holds several beside each other"
    )
    made.add_argument("--unit", choices=UNITS, required=True, help="unit of the times in both files")
    made.add_argument("--events", type=int, metavar="N", help="total of events, where it is printed")
    made.add_argument("--percent", action="store_true", help="survival runs from 0 to 100")
    made.add_argument("--out", type=Path, required=True, metavar="TABLE.csv", help="one row per patient")
    add_reading(made)


def trials(arguments: Namespace) -> str:
    """What the command prints."""
    from models.published.trials import TrialFilter, chosen, conflicts
    from storage.shipped.references import published_trials, trials_document

    found = chosen(published_trials(), TrialFilter(text=arguments.search))
    if arguments.json:
        return json.dumps(trials_document(found), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    lines = [line for one in found for line in _trial_text(one)]
    lines += _conflicts_text(conflicts(found))
    count = f"{len(found)} {'entry' if len(found) == 1 else 'entries'}, figures as printed in their sources"
    return "\n".join([*lines, count]) + "\n"


def _trial_text(one: PublishedTrial) -> Iterator[str]:
    year = f" {one.year}" if one.year else ""
    line = f"; line: {one.line}" if one.line else ""
    yield f"{one.trial}{year} ({one.population}{line})  [{one.row}]"
    size = f" (n = {one.n})" if one.n else f" ({one.total} in both arms)" if one.total else ""
    yield f"  {one.arm}{', ' + one.dose if one.dose else ''}{size}"
    if one.comparator:
        yield f"  against {one.comparator}{f' (n = {one.comparator_n})' if one.comparator_n else ''}"
    yield from (f"    {_value_text(value)}" for value in one.values)
    yield f"  Source: {one.source}, {one.place}"
    if one.note:
        yield f"  Note: {one.note}"
    yield ""


def _value_text(value: PublishedValue) -> str:
    at = f" at {value.at:g} {value.at_unit}" if value.at is not None else ""
    unit = f" {value.unit}" if value.unit not in ("ratio", "p") and value.value is not None else ""
    limits = f" ({value.limits_text}; {value.limits})" if value.low is not None else ""
    versus = f" against {value.versus}" if value.versus else ""
    said = [
        f"{value.endpoint} {value.statistic.value}{at}, {value.arm}{versus}: {value.text}{unit}{limits}",
        f"p {value.p}" if value.p else "",
        value.criterion,
        f"reader: {value.reader}" if value.reader else "",
        f"data cut: {value.data_cut}" if value.data_cut else "",
        value.note,
    ]
    return "; ".join(part for part in said if part)


def _conflicts_text(found: tuple[Conflict, ...]) -> Iterator[str]:
    if found:
        yield "Printed differently in different places:"
    for one in found:
        yield f"  {one.trial}"
        yield from (f"    [{value.row}] {_value_text(value)}" for value in one.values)
    if found:
        yield ""


def reconstruct(arguments: Namespace) -> str:
    """Writes the table and gives what is to be said of it. Raises FileProblem and StoreProblem."""
    from models.cohort.imported import TimeUnit
    from storage.files.curvefile import read_reconstruction, write_cohort

    try:
        cohort = read_reconstruction(
            arguments.curve,
            arguments.at_risk,
            unit=TimeUnit(arguments.unit),
            name=arguments.curve.stem,
            events=arguments.events,
            percent=arguments.percent,
            chosen=arguments.curve_name,
            **reading_of(arguments),
        )
    except FileProblem as problem:
        raise said_how(problem) from None
    write_cohort(arguments.out, cohort)
    return "\n".join([*_cohort_text(cohort), f"Written to {arguments.out}"]) + "\n"


def _cohort_text(cohort: ImportedCohort) -> Iterator[str]:
    from models.statistics.survival import kaplan_meier, quantile, sample

    yield f"{cohort.label}: {cohort.n} patients, {cohort.event_count} events; times in {cohort.unit.value}"
    codes = None if cohort.groups is None else cohort.groups.codes
    for place, name in enumerate(cohort.groups.names if cohort.groups is not None else ("",)):
        chosen = slice(None) if codes is None else codes == place
        group = sample(cohort.times[chosen], cohort.events[chosen])
        median = quantile(kaplan_meier(group)).value
        said = "not estimable" if math.isnan(median) else f"{median:.4g}"
        yield f"  {f'Group {name}: ' if name else ''}{group.n} patients, {group.event_count} events, median {said}"
    yield from (f"  {note}" for note in cohort.notes)
