"""The baseline table of a cohort: medians with quartiles, counts with shares, and tests between groups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from models.cohort.covariates import LINE_NAMES, Line, Profile
from models.cohort.members import Grouping
from models.published.defects import published_notes
from models.quantities import Quantity
from models.record.records import Cheng, Sex, Vp
from models.statistics.group_tests import compared, mann_whitney, quartiles
from models.tables.table import (
    EMPTY,
    NOT_RECORDED,
    CohortTable,
    Courses,
    Entry,
    TableCell,
    TableGroup,
    TableRow,
    columns_of,
    groups_of,
    p_cell,
    share_cell,
    without_group_note,
)
from models.words import Sentence, sentence

UNKNOWN, UNDETERMINED = "not recorded", "cannot be determined"
LARGE_MM, MANY_PERCENT, HIGH_AFP, HIGH_PIVKA = Decimal(100), Decimal(40), Decimal(400), Decimal(2050)
_YES, _NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class _Variable:
    """A variable in levels. ``level`` gives a patient's, or that it is not known; ``names`` in the order of rows.

    Levels that ``names`` has not follow in order of their number.
    """

    key: str
    title: Sentence
    level: Callable[[Entry], str]
    names: dict[str, Sentence]
    of: Grouping | None = None


def baseline_table(courses: Courses, grouping: Grouping = Grouping.VP) -> CohortTable:
    """Who the patients were at the start, for everybody and by group, with tests where there are two groups or more."""
    groups = groups_of(courses, grouping)
    rows = [_age_row(groups)]
    for variable in _VARIABLES:
        if variable.of is None or variable.of is not grouping:
            rows += _rows(variable, groups)
    members = [entry.one for entry in groups[0].entries]
    return CohortTable(
        key="baseline",
        title=Sentence("Baseline characteristics"),
        columns=columns_of(groups, with_p=len(groups) > 2),
        rows=tuple(rows),
        notes=(*_notes(tested=len(groups) > 2), *without_group_note(groups), *published_notes("baseline", members)),
    )


def _notes(*, tested: bool) -> tuple[Sentence, ...]:
    notes = [Sentence("Age: median [quartiles, R type 7]. All others: patients (% of the column).")]
    if tested:
        notes += [
            Sentence(
                "p: Mann-Whitney for age; Fisher's exact test where an expected count is below 5, else chi-squared "
                "(2 × 2 with continuity correction). Who is not recorded is left out. No correction for many tests."
            ),
            Sentence("Beside a variable p compares all its levels, beside a level that one with all others."),
        ]
    return tuple(notes)


def _age_row(groups: Sequence[TableGroup]) -> TableRow:
    ages = [[float(age) for entry in group.entries if (age := entry.one.profile.age) is not None] for group in groups]
    cells = [_median_cell(of) for of in ages]
    if len(groups) > 2:
        two = len(groups) == 3 and ages[1] and ages[2]
        cells.append(p_cell(mann_whitney(ages[1], ages[2]) if two else None))
    return TableRow("age", Sentence("Age, years"), tuple(cells))


def _median_cell(values: Sequence[float]) -> TableCell:
    if not values:
        return TableCell(NOT_RECORDED, (("n", 0.0), ("median", None), ("low", None), ("high", None)))
    found = quartiles(values)
    words = sentence(
        "{median} [{low}, {high}]", median=f"{found.median:g}", low=f"{found.low:g}", high=f"{found.high:g}"
    )
    return TableCell(
        words, (("n", float(len(values))), ("median", found.median), ("low", found.low), ("high", found.high))
    )


def _rows(variable: _Variable, groups: Sequence[TableGroup]) -> list[TableRow]:
    """A row for the variable and one for each level that somebody has; what is not known last and in no test."""
    found = [[variable.level(entry) for entry in group.entries] for group in groups]
    everybody = found[0]
    others = sorted(
        set(everybody) - set(variable.names) - {UNKNOWN, UNDETERMINED}, key=lambda one: -everybody.count(one)
    )
    levels = [name for name in (*variable.names, *others) if name in everybody]
    table = [[of.count(level) for of in found[1:]] for level in levels]
    tested = len(groups) > 2
    rows = [TableRow(variable.key, variable.title, _heading(table, found, tested=tested))]
    for level, counts in zip(levels, table, strict=True):
        cells = [share_cell(of.count(level), len(of)) for of in found]
        if tested:
            rest = [sum(column) - here for column, here in zip(zip(*table, strict=True), counts, strict=True)]
            cells.append(p_cell(compared([counts, rest]) if len(levels) > 2 else None))
        label = variable.names.get(level) or Sentence(level)
        rows.append(TableRow(f"{variable.key}:{level}", label, tuple(cells), level=1))
    for level, label in ((UNKNOWN, NOT_RECORDED), (UNDETERMINED, Sentence("Cannot be determined"))):
        if level in everybody:
            cells = [share_cell(of.count(level), len(of)) for of in found] + ([TableCell()] if tested else [])
            rows.append(TableRow(f"{variable.key}:{level}", label, tuple(cells), level=1))
    return rows


def _heading(table: Sequence[Sequence[int]], found: Sequence[Sequence[str]], *, tested: bool) -> tuple[TableCell, ...]:
    empty = tuple(TableCell(EMPTY) for _ in found)
    return (*empty, p_cell(compared(table) if table else None)) if tested else empty


# --- the variables --------------------------------------------------------------------------------------------------


def _of(read: Callable[[Profile], object]) -> Callable[[Entry], str]:
    """The level of a value of the profile: its own words, yes or no."""

    def level(entry: Entry) -> str:
        value = read(entry.one.profile)
        if value is None:
            return UNKNOWN
        return (_YES if value else _NO) if isinstance(value, bool) else str(value)

    return level


def _derived(read: Callable[[Profile], object]) -> Callable[[Entry], str]:
    """The level of a score: where it is not known, something that it needs was not recorded."""

    def level(entry: Entry) -> str:
        value = read(entry.one.profile)
        return UNDETERMINED if value is None else str(value)

    return level


def _from(read: Callable[[Profile], Decimal | int | None], limit: Decimal) -> Callable[[Entry], str]:
    """Whether a value reaches a limit."""

    def level(entry: Entry) -> str:
        value = read(entry.one.profile)
        return UNKNOWN if value is None else "high" if value >= limit else "low"

    return level


def _marker_from(read: Callable[[Profile], Quantity | None], limit: Decimal) -> Callable[[Entry], str]:
    """Whether the whole interval of a marker reaches a limit; a censored one may lie on either side."""

    def level(entry: Entry) -> str:
        value = read(entry.one.profile)
        if value is None:
            return UNKNOWN
        if value.low >= limit:
            return "high"
        return "low" if value.high < limit else UNDETERMINED

    return level


def _pivka(at_start: Profile) -> Quantity | None:
    return at_start.pivka if at_start.pivka_unit == "mAU/mL" else None


def _child_pugh(at_start: Profile) -> str | None:
    if at_start.child_pugh != "B":
        return at_start.child_pugh
    return "B7" if at_start.child_pugh_points == 7 else "B"


def _tumours(at_start: Profile) -> str | None:
    count = at_start.tumour_count
    return None if count is None else "1" if count == 1 else "2-5" if count <= 5 else ">5"


def _causes(at_start: Profile) -> str | None:
    causes = at_start.aetiology
    return None if causes is None else " + ".join(causes) if causes else "none"


def _hepatic_vein(entry: Entry) -> str:
    noted = entry.course.record.baseline.hepatic_vein
    return UNKNOWN if noted is None or not noted.strip() else _NO if noted.strip().casefold() == "none" else _YES


_YES_NO = {_YES: Sentence("Yes"), _NO: Sentence("No")}
_VARIABLES = (
    _Variable(
        "sex",
        Sentence("Sex"),
        _of(lambda one: one.sex),
        {Sex.MALE.value: Sentence("male"), Sex.FEMALE.value: Sentence("female")},
    ),
    _Variable(
        "ecog",
        Sentence("ECOG performance status"),
        _of(lambda one: one.ecog),
        {str(n): Sentence(str(n)) for n in range(5)},
    ),
    _Variable(
        "child_pugh",
        Sentence("Child-Pugh class"),
        _derived(_child_pugh),
        {
            "A": Sentence("A"),
            "B7": Sentence("B, 7 points"),
            "B": Sentence("B, 8 or 9 points"),
            "C": Sentence("C"),
        },
        Grouping.CHILD_PUGH,
    ),
    _Variable(
        "albi",
        Sentence("ALBI grade"),
        _derived(lambda one: one.albi_grade),
        {grade: Sentence(grade) for grade in ("1", "2a", "2b", "3")},
        Grouping.ALBI,
    ),
    _Variable(
        "bclc",
        Sentence("BCLC stage"),
        _derived(lambda one: one.bclc),
        {stage: Sentence(stage) for stage in ("0", "A", "B", "C", "D")},
        Grouping.BCLC,
    ),
    _Variable(
        "aetiology",
        Sentence("Aetiology"),
        _of(_causes),
        {"HBV": Sentence("HBV"), "HBV + HCV": Sentence("HBV + HCV")},
        Grouping.AETIOLOGY,
    ),
    _Variable("cirrhosis", Sentence("Cirrhosis"), _of(lambda one: one.cirrhosis), _YES_NO),
    _Variable(
        "vp",
        Sentence("Portal vein invasion"),
        _of(lambda one: one.vp),
        {vp.value: Sentence(vp.value) for vp in Vp},
        Grouping.VP,
    ),
    _Variable(
        "cheng",
        Sentence("Thrombus after Cheng"),
        _of(lambda one: one.cheng),
        {cheng.value: sentence("type {name}", name=cheng.value) for cheng in Cheng},
    ),
    _Variable("hepatic_vein", Sentence("Hepatic vein, vena cava or right atrium"), _hepatic_vein, _YES_NO),
    _Variable(
        "size",
        Sentence("Largest tumour"),
        _from(lambda one: one.largest_mm, LARGE_MM),
        {"low": Sentence("< 10 cm"), "high": Sentence("≥ 10 cm")},
    ),
    _Variable(
        "tumours",
        Sentence("Number of tumours"),
        _of(_tumours),
        {"1": Sentence("1"), "2-5": Sentence("2–5"), ">5": Sentence("> 5")},
    ),
    _Variable(
        "metastasis",
        Sentence("Spread outside the liver"),
        _of(lambda one: one.metastasis),
        _YES_NO,
        Grouping.METASTASIS,
    ),
    _Variable(
        "afp",
        Sentence("AFP"),
        _marker_from(lambda one: one.afp, HIGH_AFP),
        {"low": Sentence("< 400 ng/mL"), "high": Sentence("≥ 400 ng/mL")},
    ),
    _Variable(
        "pivka",
        Sentence("PIVKA-II"),
        _marker_from(_pivka, HIGH_PIVKA),
        {"low": Sentence("< 2050 mAU/mL"), "high": Sentence("≥ 2050 mAU/mL")},
    ),
    _Variable(
        "liver",
        Sentence("Liver taken by tumour"),
        _from(lambda one: one.liver_percent, MANY_PERCENT),
        {"low": Sentence("< 40 %"), "high": Sentence("≥ 40 %")},
    ),
    _Variable(
        "prior",
        Sentence("Treatment before"),
        _of(lambda one: one.line),
        {line.value: LINE_NAMES[line] for line in Line},
        Grouping.LINE,
    ),
)
