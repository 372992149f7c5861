"""The working of one read, written so that a person can check it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from models.quantities import percent_of_tenths
from models.record.protocol import Parameters
from models.record.records import Imaging
from models.response.disease import NewLesionRead, NonTargetRead
from models.response.response import Criterion, Response
from models.response.targets import TargetRead
from models.words import Input, Sentence, Step, Why, listed, millimetre_words, percent_words, sentence

SOURCES = {
    Criterion.RECIST: "Eisenhauer 2009 (RECIST 1.1)",
    Criterion.MRECIST: "Lencioni 2010; update 2020 (mRECIST)",
}
_BASELINE = {Criterion.RECIST: Sentence("Baseline sum"), Criterion.MRECIST: Sentence("Baseline viable sum")}
_SUM = {Criterion.RECIST: Sentence("Sum at this read"), Criterion.MRECIST: Sentence("Viable sum at this read")}
_NADIR = Sentence("Nadir")
_REMOVED = Sentence("Removed: not in the sum, the baseline sum or the nadir (R-1.6a)")
_MET = Sentence("criterion met")
_NOT_MET = Sentence("criterion not met")
_PR_RULE = Sentence("PR: −30 % of baseline or lower")
_REAPPEARING = Sentence("PD: 10 mm or more of enhancement again, and a sum above the nadir (own rule)")
_PD_RULE = {
    Criterion.RECIST: Sentence("PD: +20 % of the nadir or higher, and 5 mm or more"),
    Criterion.MRECIST: Sentence("PD: +20 % of the nadir or higher"),
}


def millimetres(tenths: int) -> str:
    """Tenths of a millimetre as they are printed: ``126.0``."""
    return millimetre_words(tenths)


def signed(number: object) -> str:
    """A number with a true minus sign, and a plus where it is positive."""
    return percent_words(Decimal(str(number)))


def read_why(
    imaging: Imaging,
    target: TargetRead,
    non_target: NonTargetRead,
    new: NewLesionRead,
    *,
    criterion: Criterion,
    baseline: tuple[int | None, date | None],
    overall: Response,
    parameters: Parameters,
    removed: Sequence[str] = (),
) -> Why:
    """Rule, inputs, arithmetic, parameters and what was missing for the overall response at one read."""
    return Why(
        rule=_rule(target, non_target, overall=overall, criterion=criterion),
        inputs=(
            *_inputs(imaging, target, criterion=criterion, baseline=baseline),
            *_other_inputs(imaging, non_target, new),
        ),
        steps=(
            *(Step(_REMOVED, listed(removed)) for _ in removed[:1]),
            *_steps(target, non_target, new, criterion=criterion, baseline=baseline[0]),
            *_together(target, non_target, new, overall=overall),
        ),
        parameters=_parameters(criterion, parameters),
        missing=_missing(target, non_target, new, overall=overall, removed=bool(removed)),
        source=SOURCES[criterion],
    )


def _rule(target: TargetRead, non_target: NonTargetRead, *, overall: Response, criterion: Criterion) -> str:
    if overall is Response.NOT_ASSESSABLE:
        return "R-6.1"
    if overall is Response.PD and target.response is not Response.PD:
        if non_target.response is Response.PD:
            return "R-3" if non_target.progressed else "R-3.1"
        return "R-4" if criterion is Criterion.RECIST else "R-6.8"
    if non_target.gone and not non_target.marker.fulfilled and target.response in (Response.CR, None):
        return "R-3.2"
    return target.rule


def _inputs(
    imaging: Imaging, target: TargetRead, *, criterion: Criterion, baseline: tuple[int | None, date | None]
) -> tuple[Input, ...]:
    found = []
    if baseline[0] is not None:
        found.append(Input(_BASELINE[criterion], millimetres(baseline[0]), "mm", baseline[1]))
    if target.nadir_tenths is not None:
        found.append(Input(_NADIR, millimetres(target.nadir_tenths), "mm", target.nadir_date))
    origin = _reader(imaging)
    if target.sum_tenths is not None:
        found.append(Input(_SUM[criterion], millimetres(target.sum_tenths), "mm", imaging.date, origin))
    elif target.measured_tenths:
        measured = Sentence("Measured part of the sum")
        found.append(Input(measured, millimetres(target.measured_tenths), "mm", imaging.date, origin))
    return tuple(found)


def _reader(imaging: Imaging) -> str | Sentence:
    return sentence("reader {reader}", reader=imaging.reader) if imaging.reader else ""


def _other_inputs(imaging: Imaging, non_target: NonTargetRead, new: NewLesionRead) -> tuple[Input, ...]:
    """Non-target disease and new lesions as this read found them."""
    found = []
    if non_target.response is not None:
        words = Sentence("Non-target disease")
        found.append(Input(words, Sentence(non_target.response.value), on=imaging.date, origin=_reader(imaging)))
    seen = (*new.progression, *new.equivocal)
    if seen:
        found.append(Input(Sentence("New lesions"), listed(seen), on=imaging.date, origin=_reader(imaging)))
    return tuple(found)


def _steps(
    target: TargetRead,
    non_target: NonTargetRead,
    new: NewLesionRead,
    *,
    criterion: Criterion,
    baseline: int | None,
) -> tuple[Step, ...]:
    steps: list[Step] = []
    now = target.sum_tenths
    if now is not None and baseline:
        steps.append(_arithmetic(now, baseline))
        steps.append(Step(_PR_RULE, _MET if 10 * (baseline - now) >= 3 * baseline else _NOT_MET))
    nadir, threshold = target.nadir_tenths, target.progression_threshold_tenths
    if nadir is not None and threshold is not None and (now is not None or target.response is Response.PD):
        size = target.measured_tenths
        if nadir:
            steps.append(_arithmetic(size, nadir))
        rule = _REAPPEARING if target.after_gone else _PD_RULE[criterion]
        steps.append(Step(rule, _MET if size >= threshold else _NOT_MET))
    for number in (*target.regrown, *non_target.back):
        steps.append(
            Step(sentence("{number} is back after complete response", number=Sentence(number)), Sentence("PD"))
        )
    for number in non_target.progressed:
        steps.append(Step(sentence("{number}: unequivocal progression", number=Sentence(number)), Sentence("PD")))
    for number in new.progression:
        steps.append(Step(sentence("New lesion {number}", number=number), Sentence("PD")))
    for number in new.equivocal:
        steps.append(Step(sentence("New lesion {number}: equivocal", number=number), Sentence("followed")))
    if target.equivocal:
        steps.append(
            Step(Sentence("Enhancement below 10 mm after complete response (own rule)"), Sentence("equivocal"))
        )
    return tuple(steps)


def _together(
    target: TargetRead, non_target: NonTargetRead, new: NewLesionRead, *, overall: Response
) -> tuple[Step, ...]:
    """The line of the table of R-5, where there is more than the target response to put together."""
    if overall is Response.NOT_ASSESSABLE or (non_target.response is None and target.response is overall):
        return ()
    none = Sentence("none")
    left = sentence(
        "Target {target}, non-target {non_target}, new lesion: {new}",
        target=none if target.response is None else Sentence(target.response.value),
        non_target=none if non_target.response is None else Sentence(non_target.response.value),
        new=Sentence("yes") if new.progression else Sentence("no"),
    )
    return (Step(left, sentence("overall {response}", response=Sentence(overall.value))),)


def _arithmetic(now: int, before: int) -> Step:
    left = sentence("({now} − {before}) ÷ {before}", now=millimetres(now), before=millimetres(before))
    return Step(left, sentence("{percent} %", percent=signed(percent_of_tenths(now, before))))


def _parameters(criterion: Criterion, parameters: Parameters) -> tuple[str, ...]:
    if criterion is Criterion.MRECIST:
        return (f"mrecist_absolute_5mm = {str(parameters.mrecist_absolute_5mm).lower()}",)
    return (f"partial_response_persists = {str(parameters.partial_response_persists).lower()}",)


def _missing(
    target: TargetRead, non_target: NonTargetRead, new: NewLesionRead, *, overall: Response, removed: bool
) -> tuple[Sentence, ...]:
    if overall is Response.NOT_ASSESSABLE:
        return (Sentence("No enhancing target lesion at baseline"),)
    if target.response is None and non_target.response is None and not new.progression:
        if removed:
            return (Sentence("Nothing is left that was ever there: removal is no response (R-1.6a)"), *new.remarks)
        return (Sentence("No target and no non-target lesion is followed"), *new.remarks)
    return (
        *(sentence("{number} was not measured", number=number) for number in target.unmeasured),
        *(sentence("{number} was not assessed", number=number) for number in non_target.not_assessed),
        *_withheld(target, non_target, overall=overall),
        *new.remarks,
    )


def _withheld(target: TargetRead, non_target: NonTargetRead, *, overall: Response) -> tuple[Sentence, ...]:
    """Why everything gone is not CR, or for which markers CR did not ask (R-3.2)."""
    marker = non_target.marker
    if not non_target.gone or target.response not in (Response.CR, None):
        return (*marker.above, *marker.unknown) if non_target.response is Response.NON_CR_NON_PD else ()
    if overall is Response.CR:
        return marker.not_asked
    if marker.above:
        return (Sentence("All lesions gone, a marker above its range"), *marker.above, *marker.unknown)
    return (Sentence("All lesions gone: complete, marker not known"), *marker.unknown) if marker.unknown else ()
