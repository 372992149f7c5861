"""The adverse-event table of a cohort: patients by term, any grade and grade 3 or more, related, immune-related."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from models.cohort.members import Grouping
from models.names.same_term import same_spelling
from models.published.defects import published_notes
from models.record.story import is_related
from models.safety.toxicity import TermSummary
from models.tables.table import CohortTable, Courses, Entry, TableColumn, TableRow, groups_of, share_cell
from models.words import Sentence, sentence

SEVERE = 3
ANY = "any adverse event"


@dataclass(frozen=True, slots=True)
class _Kind:
    """A pair of columns; ``grade`` is the highest grade of a term that counts there, 0 for none."""

    key: str
    any_grade: Sentence
    severe: Sentence
    grade: Callable[[TermSummary], int]


_KINDS = (
    _Kind("all", Sentence("Any grade"), Sentence("Grade ≥ 3"), lambda term: term.highest_grade),
    _Kind(
        "related",
        Sentence("Related, any grade"),
        Sentence("Related, grade ≥ 3"),
        lambda term: term.highest_related,
    ),
    _Kind(
        "immune",
        Sentence("Immune-related, any grade"),
        Sentence("Immune-related, grade ≥ 3"),
        lambda term: term.highest_immune_related,
    ),
)


def adverse_event_table(courses: Courses) -> CohortTable:
    """One row for any event and one for each term, the most frequent first. Each patient counts once for each term,
    with the highest grade."""
    entries = groups_of(courses, Grouping.NONE)[0].entries
    terms: dict[str, TermSummary] = {}
    frequency: dict[str, tuple[int, int]] = {}
    for entry in entries:
        for term in entry.course.events.by_term:
            name = same_spelling(term.term)
            terms.setdefault(name, term)
            seen, severe = frequency.get(name, (0, 0))
            frequency[name] = (seen + 1, severe + (term.highest_grade >= SEVERE))
    order = sorted(terms, key=lambda name: (-frequency[name][0], -frequency[name][1], name))
    rows = [_row(ANY, Sentence("Any adverse event"), entries)]
    rows += [_row(terms[name].term, Sentence(terms[name].term), entries) for name in order]
    columns = [
        TableColumn(f"{kind.key}_{which}", title)
        for kind in _KINDS
        for which, title in (("any", kind.any_grade), ("severe", kind.severe))
    ]
    return CohortTable(
        key="events",
        title=Sentence("Adverse events"),
        columns=tuple(columns),
        rows=tuple(rows),
        notes=(
            sentence(
                "Patients (% of {n}); each patient counts once for each term, with the highest grade.", n=len(entries)
            ),
            *_editions(entries),
            *_unmarked(entries),
            *published_notes("events", [entry.one for entry in entries]),
        ),
    )


def _row(key: str, label: Sentence, entries: Sequence[Entry]) -> TableRow:
    of = [
        [term for term in entry.course.events.by_term if key == ANY or same_spelling(term.term) == same_spelling(key)]
        for entry in entries
    ]
    cells = []
    for kind in _KINDS:
        highest = [max((kind.grade(term) for term in found), default=0) for found in of]
        cells += [share_cell(sum(grade >= least for grade in highest), len(entries)) for least in (1, SEVERE)]
    return TableRow(key, label, tuple(cells), level=0 if key == ANY else 1)


def _editions(entries: Sequence[Entry]) -> tuple[Sentence, ...]:
    found = sorted({entry.course.parameters.ctcae_version for entry in entries})
    return tuple(sentence("Graded by CTCAE {version}.", version=version) for version in found)


def _unmarked(entries: Sequence[Entry]) -> tuple[Sentence, ...]:
    """Events of which it is not known whether they were related: they are in no column of related ones."""
    logged = [event for entry in entries for event in entry.course.record.adverse_events]
    unknown = sum(is_related(event) is None for event in logged)
    if not unknown:
        return ()
    words = "Of {n} events it is not known of {count} whether they were related; they count as not related."
    return (sentence(words, n=len(logged), count=unknown),)
