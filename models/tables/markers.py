"""The marker table of a cohort: AFP and PIVKA-II at baseline, direction at week 2, change at week 6."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from models.cohort.members import Grouping
from models.figures.waterfalls import MarkerBar, marker_waterfall
from models.markers.markers import AFP, PIVKA, MarkerCourse, MarkerRule
from models.published.defects import published_notes
from models.quantities import Answer
from models.tables.table import (
    CohortTable,
    Courses,
    Entry,
    TableCell,
    TableGroup,
    TableRow,
    columns_of,
    groups_of,
    share_cell,
    without_group_note,
)
from models.words import Sentence, percent_words, sentence

_DIRECTIONS = (("down", Sentence("lower")), ("up", Sentence("higher")), ("unchanged", Sentence("unchanged")))


def marker_table(courses: Courses, grouping: Grouping = Grouping.VP) -> CohortTable:
    """Counts of the assessable patients of each column, and the median and range of the change at week 6."""
    groups = groups_of(courses, grouping)
    rows: list[TableRow] = []
    for rule in (AFP, PIVKA):
        rows += _rows(rule, groups)
    return CohortTable(
        key="markers",
        title=Sentence("Tumour markers"),
        columns=columns_of(groups, with_p=False),
        rows=tuple(rows),
        notes=(
            Sentence("Assessable: AFP above 20 ng/mL, PIVKA-II above the laboratory's range at baseline."),
            Sentence("Week 2: day 14 ± 3. Week 6: the result nearest to day 42 within the protocol's window."),
            Sentence("Percentages below the first row are of the assessable patients."),
            Sentence("Changes of censored values enter with their bounds."),
            *without_group_note(groups),
            *published_notes("markers", [entry.one for entry in groups[0].entries]),
        ),
    )


def _rows(rule: MarkerRule, groups: Sequence[TableGroup]) -> list[TableRow]:
    name = rule.analyte
    assessable = [[entry for entry in group.entries if _of(entry, rule).meets_at is not None] for group in groups]
    bars = [_bars(those, rule) for those in assessable]
    rows = [
        TableRow(name, Sentence(name), tuple(TableCell() for _ in groups)),
        TableRow(
            f"{name}:assessable",
            Sentence("Assessable at baseline"),
            tuple(share_cell(len(those), group.n) for those, group in zip(assessable, groups, strict=True)),
            level=1,
        ),
    ]
    for key, words in _DIRECTIONS:
        counts = [sum(_of(entry, rule).week2_direction == key for entry in those) for those in assessable]
        if key != "unchanged" or counts[0]:
            rows.append(
                _counted(f"{name}:week2:{key}", sentence("Week 2: {direction}", direction=words), counts, assessable)
            )
    for key, words in _DIRECTIONS:
        counts = [sum(_moved(bar) == key for bar in those) for those in bars]
        if key != "unchanged" or counts[0]:
            rows.append(
                _counted(f"{name}:week6:{key}", sentence("Week 6: {direction}", direction=words), counts, assessable)
            )
    met = [sum(bar.answer is Answer.MET for bar in those) for those in bars]
    words = sentence("Week 6: fall of {percent} % or more", percent=rule.fall_percent)
    rows.append(_counted(f"{name}:week6:met", words, met, assessable))
    rows.append(_changes(f"{name}:median", Sentence("Week 6: median change, %"), bars))
    fallen = [[bar for bar in those if _moved(bar) == "down"] for those in bars]
    rows.append(_changes(f"{name}:median_fallen", Sentence("Week 6: median change of those lower, %"), fallen))
    rows.append(_range(f"{name}:range", bars))
    return rows


def _of(entry: Entry, rule: MarkerRule) -> MarkerCourse:
    return entry.course.markers.afp if rule is AFP else entry.course.markers.pivka


def _bars(those: Sequence[Entry], rule: MarkerRule) -> tuple[MarkerBar, ...]:
    return marker_waterfall([(entry.one.key, entry.course) for entry in those], rule.analyte).bars


def _moved(bar: MarkerBar) -> str:
    """Which way the value went; of a censored one only where its bounds agree."""
    if bar.high is not None and bar.high < 0:
        return "down"
    if bar.low is not None and bar.low > 0:
        return "up"
    return "unchanged" if bar.low == bar.high == 0 else Answer.UNDETERMINED.value


def _counted(key: str, label: Sentence, counts: Sequence[int], of: Sequence[Sequence[Entry]]) -> TableRow:
    cells = tuple(share_cell(count, len(those)) for count, those in zip(counts, of, strict=True))
    return TableRow(key, label, cells, level=1)


def _changes(key: str, label: Sentence, bars: Sequence[Sequence[MarkerBar]]) -> TableRow:
    return TableRow(key, label, tuple(_median(those) for those in bars), level=1)


def _median(bars: Sequence[MarkerBar]) -> TableCell:
    if not bars:
        return TableCell(Sentence("–"), (("low", None), ("high", None)))
    low = median(float("-inf") if bar.low is None else bar.low for bar in bars)
    high = median(float("inf") if bar.high is None else bar.high for bar in bars)
    return TableCell(_bounds(low, high), (("low", _finite(low)), ("high", _finite(high))))


def _range(key: str, bars: Sequence[Sequence[MarkerBar]]) -> TableRow:
    cells = []
    for those in bars:
        low = min((bar.low for bar in those if bar.low is not None), default=None)
        high = max((bar.high for bar in those if bar.high is not None), default=None)
        open_end = any(bar.low is None or bar.high is None for bar in those)
        if low is None or high is None or open_end:
            words = Sentence("–") if not those else Sentence("cannot be determined")
            cells.append(TableCell(words, (("low", None), ("high", None))))
        else:
            words = sentence("{low} to {high}", low=_signed(low), high=_signed(high))
            cells.append(TableCell(words, (("low", low), ("high", high))))
    return TableRow(key, Sentence("Week 6: range of change, %"), tuple(cells), level=1)


def _bounds(low: float, high: float) -> Sentence:
    if low == high:
        return Sentence(_signed(low))
    if _finite(low) is None and _finite(high) is None:
        return Sentence("cannot be determined")
    if _finite(low) is None:
        return sentence("below {high}", high=_signed(high))
    if _finite(high) is None:
        return sentence("above {low}", low=_signed(low))
    return sentence("{low} to {high}", low=_signed(low), high=_signed(high))


def _finite(value: float) -> float | None:
    return None if value in (float("-inf"), float("inf")) else value


def _signed(percent: float) -> str:
    """With a true minus sign, cut toward zero to one decimal."""
    return percent_words(percent)
