"""How the console writes numbers, dates, tables and workings. English only, no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from models.course.course import Course
from models.words import Step, Why, millimetre_words, percent_words

NOT_RECORDED = "not recorded"
DASH = "–"
YES_NO = {True: "yes", False: "no", None: "cannot be determined"}


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Lines of aligned columns under their titles."""
    lines = [columns, *rows]
    widths = [max(len(line[index]) for line in lines) for index in range(len(columns))]
    return [
        "  " + "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip() for line in lines
    ]


def text(value: object | None) -> str:
    return DASH if value is None else str(value)


def mm(tenths: int | None) -> str:
    return DASH if tenths is None else millimetre_words(tenths)


def percent(value: float | None) -> str:
    return DASH if value is None else percent_words(value)


def bounds(low: float | None, high: float | None) -> str:
    """A change in percent: one number, or the two ends between which it lies."""
    if low is None and high is None:
        return "cannot be determined"
    if low == high:
        return f"{percent(low)} %"
    if high is None:
        return f"{percent(low)} % or more"
    return f"{percent(high)} % or less" if low is None else f"{percent(low)} to {percent(high)} %"


def rounded(value: float | None, places: int) -> str:
    return DASH if value is None else f"{value:.{places}f}".replace("-", "−")


def day(on: date | None, course: Course | None = None) -> str:
    if on is None:
        return DASH
    if course is None or not course.record.started:
        return on.isoformat()
    return f"{on.isoformat()} (day {course.record.day(on)})"


def rows_of(steps: Iterable[Step]) -> list[str]:
    """What is looked at on the left, what is found on the right."""
    pairs = [(str(step.left), str(step.right)) for step in steps]
    width = max((len(left) for left, right in pairs if right), default=0)
    return [f"  {left.ljust(width)}  {right}".rstrip() for left, right in pairs]


def why_lines(why: Why) -> Iterator[str]:
    """A working from its rule to its source, one line for each part."""
    for given in why.inputs:
        yield str(given)
    for step in why.steps:
        yield f"{step.left}: {step.right}"
    for parameter in why.parameters:
        yield f"Parameter: {parameter}"
    for missing in why.missing:
        yield f"Missing: {missing}"
    yield f"Source: {why.source}"
