"""The survival figure of a cohort that came from a file, also of 100,000 rows, with or without a clinic's patient."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from models.cohort.groupings import group_name
from models.cohort.imported import MISSING, ImportedCohort, Labels
from models.cohort.members import ENDPOINTS, GROUPING_NAMES, Cohort, CohortMember, Grouping, GroupName, LeftOut, Measure
from models.figures.cohort_figure import before_landmark, caption, conditional, patient_mark
from models.figures.groups import comparison, group_curve, restarted, warnings_of
from models.figures.parts import CohortFigure, FigureChoice
from models.statistics.comparison import Group, in_order
from models.statistics.hazards import CoxModel, cox
from models.statistics.survival import TOLERANCE, Flags, Floats, merged_times
from models.statistics.survival import sample as make_sample
from models.words import Sentence, sentence

MOST_GROUPS = 12
"""More curves than this are not drawn: the largest groups are."""


def imported_figure(
    cohort: ImportedCohort,
    choice: FigureChoice,
    patient: CohortMember | None = None,
    *,
    fit: Callable[..., CoxModel] = cox,
) -> CohortFigure:
    """The figure of an imported cohort, as one curve or, with any grouping, by the groups of its file.

    ``choice.column`` takes the groups from a column that was kept. The endpoint is the file's; where it says
    none, nothing is called survival and no patient has a place on the axis.
    Raises LookupError for a column that it does not have or that does not divide it.
    """
    choice = _for_file(cohort, choice)
    days, events = merged_times(cohort.days), cohort.events
    groups, left_out = _groups(cohort, choice, days, events)
    shown = restarted(groups, choice.landmark_day)
    curves = tuple(
        group_curve(group, choice, name=_name(group.name), of_patient=patient is not None and not group.name)
        for group in shown
    )
    label = sentence("{label}: {name}", label=cohort.label, name=cohort.name)
    source = sentence("{cohort}, file {file}", cohort=label, file=cohort.source)
    small = warnings_of(curves)
    cut = None if cohort.kept_at is None else sentence("imported {on}", on=cohort.kept_at.date())
    column = choice.grouping is Grouping.FILE and choice.column
    by = sentence("by column {name}", name=choice.column) if column else GROUPING_NAMES[choice.grouping]
    filtered = sentence("{cohort}, {grouping}", cohort=source, grouping=by)
    n = sum(group.curve.n for group in curves)
    return CohortFigure(
        choice=choice,
        groups=curves,
        considered=cohort.n,
        left_out=left_out,
        comparison=comparison(shown, choice.grouping, _name, fit=fit, offset=float(choice.landmark_day or 0)),
        patient=patient_mark(patient, curves, choice) if patient else None,
        provenances=((str(cohort.label), n),) if cohort.reconstructed else (),
        judged=None,
        small=small[0] if small else None,
        conditional=conditional(patient, curves, choice),
        caption=(*caption(curves, choice, cut=cut), filtered),
        source=label,
        warnings=small,
    )


def columns(cohort: ImportedCohort) -> tuple[str, ...]:
    """The columns of the file, besides its group, by which the cohort can be divided."""
    return tuple(one.name for one in cohort.covariates if _labels(one.values) is not None)


def _for_file(cohort: ImportedCohort, choice: FigureChoice) -> FigureChoice:
    divided = choice.grouping is not Grouping.NONE and (cohort.groups is not None or bool(choice.column))
    known = cohort.endpoint in tuple(ENDPOINTS)
    return replace(
        choice,
        cohort=Cohort.IMPORTED,
        grouping=Grouping.FILE if divided else Grouping.NONE,
        measure=Measure(cohort.endpoint) if known else Measure.UNSAID,
    )


def _name(name: str) -> GroupName:
    return group_name(Grouping.FILE if name else Grouping.NONE, name)


def _groups(
    cohort: ImportedCohort, choice: FigureChoice, days: Floats, events: Flags
) -> tuple[tuple[Group, ...], tuple[LeftOut, ...]]:
    """The groups with the times of the file, and how many rows are left out for which reason, each row once."""
    landmark = -1.0 if choice.landmark_day is None else choice.landmark_day * (1 + TOLERANCE)
    ended = days <= landmark
    out = {before_landmark(choice, event=event): int((ended & (events == event)).sum()) for event in (True, False)}
    if choice.grouping is Grouping.NONE:
        return (Group("", make_sample(days, events)),), _counted(out)
    column = _column(cohort, choice.column)
    order = () if choice.column else cohort.group_order
    kept = [place for place, _ in _largest(column, order)]
    drawn = np.isin(column.codes, kept)
    out[Sentence("group not recorded")] = int((~ended & (column.codes == MISSING)).sum())
    out[sentence("in smaller groups: the {n} largest are drawn", n=MOST_GROUPS)] = int(
        (~ended & ~drawn & (column.codes != MISSING)).sum()
    )
    named = {column.names[place]: column.codes == place for place in kept}
    groups = tuple(Group(name, make_sample(days[named[name]], events[named[name]])) for name in in_order(named, order))
    return groups, _counted(out)


def _counted(out: dict[Sentence, int]) -> tuple[LeftOut, ...]:
    return tuple(LeftOut(reason, (), count) for reason, count in out.items() if count)


def _largest(column: Labels, order: Sequence[str]) -> list[tuple[int, int]]:
    """The places of the groups that are drawn, with their sizes; the reference that a person chose is among them."""
    first = order[:1]
    sizes = sorted(enumerate(column.counts), key=lambda one: (column.names[one[0]] not in first, -one[1], one[0]))
    return [(place, size) for place, size in sizes[:MOST_GROUPS] if size]


def _column(cohort: ImportedCohort, name: str) -> Labels:
    if not name and cohort.groups is not None:
        return cohort.groups
    found = next((_labels(one.values) for one in cohort.covariates if one.name == name), None)
    if found is None:
        raise LookupError(f"the cohort has no column {name} that divides it")
    return found


def _labels(values: Floats | Labels) -> Labels | None:
    """A column as groups; numbers only where there are few different ones (ECOG 0, 1, 2), else None."""
    if isinstance(values, Labels):
        return values if values.names else None
    known = np.unique(values[~np.isnan(values)])
    if not 0 < known.size <= MOST_GROUPS:
        return None
    codes = np.searchsorted(known, values).astype(np.int32)
    codes[np.isnan(values)] = MISSING
    return Labels(tuple(f"{number:g}" for number in known.tolist()), codes)
