"""The response table of a cohort: best confirmed responses, response and disease control rates with exact limits."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from models.cohort.members import CohortMember, Grouping
from models.published.defects import published_notes
from models.response.response import Response
from models.statistics.group_tests import compared, exact_limits
from models.tables.table import (
    CohortTable,
    Courses,
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

RESPONDED = (Response.CR, Response.PR)
CONTROLLED = (Response.CR, Response.PR, Response.SD)
_ALWAYS = (*CONTROLLED, Response.PD)
_RARER = (Response.NON_CR_NON_PD, Response.NOT_EVALUABLE, Response.NOT_ASSESSABLE, Response.NO_ASSESSMENT)
_IN_ORDER = (*CONTROLLED, Response.NON_CR_NON_PD, Response.PD, *_RARER[1:])
_PARTS: tuple[tuple[str, Sentence, Callable[[CohortMember], Response]], ...] = (
    ("recist", Sentence("RECIST 1.1, confirmed"), lambda one: one.best_recist),
    ("mrecist", Sentence("mRECIST, confirmed"), lambda one: one.best_mrecist),
    ("thrombus", Sentence("Portal vein tumour thrombus, best"), lambda one: one.best_thrombus),
)


def response_table(courses: Courses, grouping: Grouping = Grouping.VP) -> CohortTable:
    """Best responses by RECIST 1.1, by mRECIST and of the thrombus, of all patients of each column."""
    groups = groups_of(courses, grouping)
    members = [entry.one for entry in groups[0].entries]
    rows: list[TableRow] = []
    for key, title, best in _PARTS:
        rows += _rows(key, title, best, groups=groups)
    return CohortTable(
        key="responses",
        title=Sentence("Best response"),
        columns=columns_of(groups, with_p=len(groups) > 2),
        rows=tuple(rows),
        notes=(
            Sentence("Patients (% of all patients of the column, those without an assessment included)."),
            Sentence(
                "Objective response: CR or PR; disease control: CR, PR or SD; exact (Clopper-Pearson) 95 % limits."
            ),
            Sentence("The thrombus is judged by the definition of the phase II trial and needs no confirmation."),
            *without_group_note(groups),
            *published_notes("responses", members),
        ),
    )


def _rows(
    key: str, title: Sentence, best: Callable[[CohortMember], Response], *, groups: Sequence[TableGroup]
) -> list[TableRow]:
    found = [[best(entry.one) for entry in group.entries] for group in groups]
    tested = len(groups) > 2
    blank = (TableCell(),) if tested else ()
    rows = [TableRow(key, title, tuple(TableCell() for _ in groups) + blank)]
    for response in _IN_ORDER:
        if response in _ALWAYS or response in found[0]:
            cells = tuple(share_cell(of.count(response), len(of)) for of in found)
            rows.append(TableRow(f"{key}:{response.value}", Sentence(response.value), cells + blank, level=1))
    rates = (
        ("orr", Sentence("Objective response"), RESPONDED),
        ("dcr", Sentence("Disease control"), CONTROLLED),
    )
    for name, label, counted in rates:
        hits = [sum(response in counted for response in of) for of in found]
        cells = tuple(rate_cell(hit, len(of)) for hit, of in zip(hits, found, strict=True))
        if tested:
            misses = [len(of) - hit for hit, of in zip(hits, found, strict=True)]
            cells = (*cells, p_cell(compared([hits[1:], misses[1:]])))
        rows.append(TableRow(f"{key}:{name}", label, cells, level=1))
    return rows


def rate_cell(count: int, total: int) -> TableCell:
    """``8 (38.1 %; 18.1–61.6)``: a share with exact limits; without anybody, a dash."""
    plain = share_cell(count, total)
    if total == 0:
        return TableCell(plain.text, (*plain.numbers, ("low", None), ("high", None)))
    low, high = (100 * limit for limit in exact_limits(count, total))
    words = sentence(
        "{count} ({percent} %; {low}–{high})",
        count=count,
        percent=f"{100 * count / total:.1f}",
        low=f"{low:.1f}",
        high=f"{high:.1f}",
    )
    return TableCell(words, (*plain.numbers, ("low", low), ("high", high)))
