"""Tables and pictures of a cohort as CSV: UTF-8 with a byte order mark, censored values as text, formulas defused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.figures.cohort_figure import CohortFigure
from models.figures.pictures import Spider, Swimmer
from models.figures.waterfalls import MarkerBar, MarkerWaterfall, Waterfall
from models.statistics.survival import DAYS_PER_MONTH
from models.tables.report import CohortReport
from models.tables.table import CohortTable
from storage.csvfile import Value, written
from ui.words.language import spoken
from ui.words.speaking import translate


def report_files(report: CohortReport) -> tuple[tuple[str, bytes], ...]:
    """Every table and picture of a report as a file: its name and its content."""
    files = [(f"table_{table.key}.csv", table_csv(table)) for table in report.tables]
    files += [(f"waterfall_{facts.criterion.value}.csv", waterfall_csv(facts)) for facts in report.waterfalls]
    files += [(f"spider_{facts.criterion.value}.csv", spider_csv(facts)) for facts in report.spiders]
    for swimmer in report.swimmers:
        files.append((f"swimmer_{swimmer.criterion.value}.csv", swimmer_csv(swimmer)))
    files.append(("treatments.csv", treatments_csv(report.swimmers[0])))
    files += [(f"waterfall_{facts.analyte.casefold()}.csv", marker_csv(facts)) for facts in report.marker_waterfalls]
    files += [(f"survival_{figure_name(figure)}.csv", figure_csv(figure)) for figure in report.figures]
    return tuple(files)


def figure_name(figure: CohortFigure) -> str:
    """``os_by_vp``: the endpoint, and the groups where there are any."""
    choice = figure.choice
    grouped = choice.grouping.value
    return choice.measure.value if grouped == "none" else f"{choice.measure.value}_by_{grouped}"


def table_csv(table: CohortTable) -> bytes:
    """What is printed of each cell, and beside it the numbers behind it."""
    names = [_numbers_of(table, place) for place in range(len(table.columns))]
    titles = ["key", translate("CohortReport", "Row")]
    for column, numbers in zip(table.columns, names, strict=True):
        title = spoken(column.title)
        shown = title if column.n is None else f"{title} (n = {column.n})"
        titles += [shown, *(f"{column.key}.{name}" for name in numbers)]
    rows: list[list[Value]] = []
    for row in table.rows:
        line: list[Value] = [row.key, spoken(row.label)]
        for cell, numbers in zip(row.cells, names, strict=True):
            known = dict(cell.numbers)
            line += [spoken(cell.text), *(known.get(name) for name in numbers)]
        rows.append(line)
    return written(titles, rows, (spoken(note) for note in table.notes))


def _numbers_of(table: CohortTable, place: int) -> list[str]:
    return list(dict.fromkeys(name for row in table.rows for name, _ in row.cells[place].numbers))


def waterfall_csv(facts: Waterfall) -> bytes:
    titles = ("code", "best_change_percent", "day", "best_confirmed_response", "new_lesion")
    rows = [(bar.code, bar.percent, bar.day, bar.best.value, int(bar.new_lesion)) for bar in facts.bars]
    return written(titles, rows, not_drawn_words(facts))


def spider_csv(facts: Spider) -> bytes:
    titles = ("code", "day", "change_percent", "response", "new_lesion", "after_progression", "best_confirmed_response")
    rows = [
        (
            line.code,
            point.day,
            point.percent,
            "" if point.response is None else point.response.value,
            int(point.new_lesion),
            int(point.after_progression),
            line.best.value,
        )
        for line in facts.lines
        for point in line.points
    ]
    return written(titles, rows, not_drawn_words(facts))


def swimmer_csv(facts: Swimmer) -> bytes:
    titles = ("code", "days", "best_confirmed_response", "ongoing", "event_day", "event", "response")
    rows: list[Sequence[Value]] = []
    for lane in facts.lanes:
        of_patient = (lane.code, lane.days, lane.best.value, int(lane.ongoing))
        for event in lane.events:
            response = "" if event.response is None else event.response.value
            rows.append((*of_patient, event.day, event.kind.value, response))
        if not lane.events:
            rows.append((*of_patient, None, "", ""))
    return written(titles, rows, not_drawn_words(facts))


def treatments_csv(facts: Swimmer) -> bytes:
    titles = ("code", "kind", "agent", "start_day", "stop_day", "ongoing")
    rows = [
        (lane.code, span.kind, span.agent, span.start, span.stop, int(span.ongoing))
        for lane in facts.lanes
        for span in lane.treatments
    ]
    return written(titles, rows)


def marker_csv(facts: MarkerWaterfall) -> bytes:
    """A change whose bounds differ is text with its operator, and so is a censored result."""
    titles = ("code", "change_percent", "baseline", "week_6", "week_6_day", "criterion")
    rows = [
        (bar.code, _change(bar), _result(bar.baseline), _result(bar.value), bar.day, bar.answer.value)
        for bar in facts.bars
    ]
    return written(titles, rows, not_drawn_words(facts))


def _change(bar: MarkerBar) -> Value:
    if not bar.censored:
        return bar.low
    if bar.low is None:
        return f"< {bar.high:.1f}"
    return f"> {bar.low:.1f}" if bar.high is None else f"{bar.low:.1f} to {bar.high:.1f}"


def _result(reported: str) -> Value:
    try:
        return float(reported.replace(",", ""))
    except ValueError:
        return reported


def figure_csv(figure: CohortFigure) -> bytes:
    """Every step of every curve, on the clock that starts at the start of treatment."""
    titles = (
        "group", "days", "months", "at_risk", "events", "censored",
        "survival", "standard_error", "low", "high",
    )  # fmt: skip
    rows: list[Sequence[Value]] = []
    for group in figure.groups:
        curve = group.curve
        name = spoken(group.name.full)
        columns = (curve.time, curve.at_risk, curve.events, curve.censored, curve.survival, curve.standard_error)
        steps = zip(*(column.tolist() for column in (*columns, curve.low, curve.high)), strict=True)
        for time, at_risk, events, censored, survival, error, low, high in steps:
            days = time + group.offset
            counts = (int(at_risk), int(events), int(censored))
            rows.append((name, days, days / DAYS_PER_MONTH, *counts, survival, error, low, high))
    return written(titles, rows, _figure_notes(figure))


def _figure_notes(figure: CohortFigure) -> Iterator[str]:
    yield from (spoken(part) for part in figure.caption)
    for entry in figure.left_out:
        words = translate("CohortReport", "Left out: {count} ({reason})")
        yield words.format(count=entry.count, reason=spoken(entry.reason))


def not_drawn_words(facts: Waterfall | Spider | Swimmer | MarkerWaterfall, most: int | None = None) -> Iterator[str]:
    """Who has no place in a picture and why, words for each reason; above ``most`` patients without their codes."""
    for entry in facts.not_drawn:
        if most is not None and len(entry.codes) > most:
            words = translate("CohortReport", "Not drawn: {count} ({reason}), named in the file")
            yield words.format(count=len(entry.codes), reason=spoken(entry.reason))
            continue
        words = translate("CohortReport", "Not drawn: {count} ({reason}): {codes}")
        yield words.format(count=len(entry.codes), reason=spoken(entry.reason), codes=" ".join(entry.codes))
