"""Lesion sums, RECIST 1.1 and mRECIST at each read, overall and best response (R-1 to R-7)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from models.record.vocabulary import Cheng, Vp
from models.response.answers import Criterion as Criterion
from models.response.answers import Response as Response
from models.words import Sentence, Why, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionRead:
    """One read judged by one criterion. Sums and thresholds are whole tenths of a millimetre, None where unknown.

    ``target`` is None without target lesions, ``non_target`` None without non-target disease.
    ``change_from_*_percent`` are cut toward zero to 0.1. ``target_rule`` is the rule that decided the target response;
    ``progressed_non_targets`` holds lesion numbers, and ``thrombus`` where the thrombus is followed as one.
    ``measured_tenths`` is the part of the sum that was measured; ``regrown`` are targets, ``regrown_non_targets``
    non-targets, that are back after an overall CR. ``all_gone``: everything that was read is gone, and yet the word is
    not CR; ``complete_not_proven``: because a marker is not known or a non-target was not read (R-7.2a).
    ``removed``: lesions that count no more (R-1.6a).
    """

    criterion: Criterion
    sum_tenths: int | None
    baseline_tenths: int | None
    nadir_tenths: int | None
    nadir_date: date | None
    change_from_baseline_percent: float | None
    change_from_nadir_percent: float | None
    target: Response | None
    non_target: Response | None
    new_lesion: bool
    overall: Response
    persisting: bool
    progression_threshold_tenths: int | None
    next_progression_threshold_tenths: int | None
    partial_response_threshold_tenths: int | None
    after_progression: bool
    explain: Callable[[], Why] = field(compare=False, repr=False)
    target_rule: str = ""
    equivocal_enhancement: bool = False
    equivocal_new_lesions: tuple[str, ...] = ()
    progressed_non_targets: tuple[str, ...] = ()
    new_lesions: tuple[str, ...] = ()
    unmeasured: tuple[str, ...] = ()
    measured_tenths: int | None = None
    regrown: tuple[str, ...] = ()
    regrown_non_targets: tuple[str, ...] = ()
    all_gone: bool = False
    complete_not_proven: bool = False
    removed: tuple[str, ...] = ()

    @property
    def why(self) -> Why:
        """The working, written out only when somebody asks: a long course has hundreds of reads."""
        return self.explain()


@dataclass(frozen=True, slots=True, kw_only=True)
class ThrombusRead:
    """Thrombus classes at a read and the answer by the phase II definition (R-9).

    ``never_there``: no thrombus at baseline and none since, nothing to assess. ``by_flow_alone`` marks a PR for which
    no class changed.
    """

    vp: Vp | None
    cheng: Cheng | None
    response: Response
    explain: Callable[[], Why] = field(compare=False, repr=False)
    by_flow_alone: bool = False
    never_there: bool = False

    @property
    def why(self) -> Why:
        return self.explain()

    @property
    def in_words(self) -> Sentence:
        """The response, and that restored flow alone made it where it did."""
        if self.by_flow_alone:
            return sentence("{response}, by restored flow alone", response=Sentence(self.response.value))
        return Sentence(self.response.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePoint:
    """One reader's read of one date after the baseline. ``key`` is the store's handle on the last entered of that date.

    ``under_new_therapy``: after the first day of a new anticancer therapy (R-7.2b). ``signed``: every read of the date.
    """

    on: date
    day: int
    reader: str | None
    modality: str | None
    recist: CriterionRead
    mrecist: CriterionRead
    thrombus: ThrombusRead | None
    key: int | None = None
    under_new_therapy: bool = False
    signed: bool = False

    def by(self, criterion: Criterion) -> CriterionRead:
        return self.recist if criterion is Criterion.RECIST else self.mrecist


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineRead:
    """The baseline of one reader's series. Sums in tenths of a millimetre, None where incomplete.

    ``mrecist_targets`` are the lesions that count under mRECIST (R-6.1). ``reads_that_day`` were entered for its date.
    """

    on: date
    day: int
    reader: str | None
    recist_tenths: int | None
    mrecist_tenths: int | None
    targets: tuple[str, ...]
    mrecist_targets: tuple[str, ...]
    vp: Vp | None
    cheng: Cheng | None
    too_old: bool
    reads_that_day: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class BestResponse:
    """Best overall response by one criterion, unconfirmed and confirmed (R-7), each with the date it is given."""

    criterion: Criterion
    unconfirmed: Response
    unconfirmed_date: date | None
    confirmed: Response
    confirmed_date: date | None
    confirmed_response_date: date | None
    confirmed_by_date: date | None
    disease_control: bool | None
    explain: Callable[[], Why] = field(compare=False, repr=False)

    @property
    def why(self) -> Why:
        return self.explain()


@dataclass(frozen=True, slots=True, kw_only=True)
class BestThrombus:
    best: Response
    on: date | None
    never_there: bool = False


@dataclass(frozen=True)
class Remark(Sentence):
    """A sentence about the choice of targets, and the rule that it comes from."""

    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderSeries:
    """Everything computed from one reader's reads, in order of date. ``baseline`` is None without one (R-1.1)."""

    reader: str | None
    baseline: BaselineRead | None
    points: tuple[TimePoint, ...]
    recist: BestResponse
    mrecist: BestResponse
    thrombus: BestThrombus
    remarks: tuple[Remark, ...] = ()

    def best(self, criterion: Criterion) -> BestResponse:
        return self.recist if criterion is Criterion.RECIST else self.mrecist


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two readers who differ at one date.

    ``cause`` is measurement, lesion choice, non-target, new lesion or not read.
    """

    on: date
    cause: str
    detail: Sentence
