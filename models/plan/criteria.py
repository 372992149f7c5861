"""The entry criteria of a protocol as a checklist: met, not met, or not recorded (R-13)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from models.liver.result import LiverFunction
from models.record.partialdate import age_on
from models.record.protocol import EntryCriterion, Protocol
from models.record.records import Imaging, Lesion, Record, Role, Vp
from models.record.therapies import Effect, acts_on_hepatitis_b, effect_of, is_nothing
from models.response.lesions import measurable_at_baseline, whole_tenths
from models.words import Input, Sentence, Step, Why, listed, millimetre_words, sentence

_NERVOUS_SYSTEM = ("brain", "cerebr", "mening", "spinal cord", "nervous system")


class Checked(StrEnum):
    """How a criterion stands. There is no overall verdict: the program lists, a person decides."""

    MET = "met"
    NOT_MET = "not met"
    NOT_RECORDED = "not recorded"


@dataclass(frozen=True, slots=True)
class EntryCheck:
    """One criterion of the checklist, what was found, in which words, and what it was read from.

    ``arithmetic`` is the comparison with the limits where there are any; ``source`` is the protocol's.
    """

    criterion: EntryCriterion
    answer: Checked
    found: Sentence | None = None
    inputs: tuple[Input, ...] = ()
    arithmetic: Sentence | None = None
    source: str = ""

    @property
    def why(self) -> Why:
        """The working of this criterion."""
        return _why((self,))


def checklist_why(checks: Sequence[EntryCheck]) -> Why:
    """The working of the whole list: what each criterion was read from, and how it stands. No verdict on all."""
    return _why(checks)


def _why(checks: Sequence[EntryCheck]) -> Why:
    return Why(
        rule="R-13",
        inputs=tuple(dict.fromkeys(given for check in checks for given in check.inputs)),
        steps=tuple(step for check in checks for step in _steps(check)),
        missing=tuple(_not_recorded(check) for check in checks if check.answer is Checked.NOT_RECORDED),
        source=next((check.source for check in checks), ""),
    )


def _steps(check: EntryCheck) -> tuple[Step, ...]:
    words, answer = Sentence(check.criterion.text), Sentence(check.answer.value)
    if check.arithmetic is not None:
        return (Step(sentence("{criterion}: {arithmetic}", criterion=words, arithmetic=check.arithmetic), answer),)
    if check.found is not None and check.answer is not Checked.NOT_RECORDED:
        return (Step(sentence("{criterion}: {found}", criterion=words, found=check.found), answer),)
    return (Step(words, answer),)


def _not_recorded(check: EntryCheck) -> Sentence:
    words = Sentence(check.criterion.text)
    return words if check.found is None else sentence("{criterion}: {found}", criterion=words, found=check.found)


def entry_checklist(record: Record, protocol: Protocol, liver: LiverFunction) -> tuple[EntryCheck, ...]:
    """Every entry criterion of the protocol. ``liver`` are the scores at baseline."""
    source = protocol.source or protocol.title
    return tuple(replace(_check(criterion, record, liver), source=source) for criterion in protocol.criteria)


def _check(criterion: EntryCriterion, record: Record, liver: LiverFunction) -> EntryCheck:
    rule = RULES.get(criterion.rule)
    return EntryCheck(criterion, Checked.NOT_RECORDED) if rule is None else rule(criterion, record, liver)


_PROFILE = Sentence("baseline profile")


def _nothing(criterion: EntryCriterion, found: Sentence | None = None, *inputs: Input) -> EntryCheck:
    return EntryCheck(criterion, Checked.NOT_RECORDED, found, inputs)


def _met(criterion: EntryCriterion, met: bool, found: Sentence, /, *inputs: Input) -> EntryCheck:
    return EntryCheck(criterion, Checked.MET if met else Checked.NOT_MET, found, inputs)


def _within(criterion: EntryCriterion, number: int, found: Sentence, /, *inputs: Input) -> EntryCheck:
    """Compared with the limits of the criterion, both included."""
    low, high = criterion.low, criterion.high
    met = (low is None or number >= low) and (high is None or number <= high)
    line = (None if low is None else f"{low:g}", f"{number}", None if high is None else f"{high:g}")
    arithmetic = sentence("{comparison}", comparison=" ≤ ".join(part for part in line if part is not None))
    return replace(_met(criterion, met, found, *inputs), arithmetic=arithmetic)


def _thrombus(criterion: EntryCriterion, record: Record, _: LiverFunction) -> EntryCheck:
    vp, given = record.baseline.vp, Input(Sentence("Vp class"), "", origin=_PROFILE)
    if vp is None:
        read = _baseline_imaging(record)
        vp = read.thrombus.vp if read is not None and read.thrombus is not None else None
        given = replace(given, on=None if read is None else read.date, origin=Sentence("imaging"))
    if vp is None:
        return _nothing(criterion)
    return _met(criterion, vp is not Vp.VP0, Sentence(vp.value), replace(given, value=vp.value))


def _age(criterion: EntryCriterion, record: Record, _: LiverFunction) -> EntryCheck:
    born, on = record.patient.birth_date, record.day_zero
    years = age_on(born, on)
    if born is None or years is None or years < 0:
        return _nothing(criterion)
    then = Sentence("Start of treatment") if record.started else Sentence("Last day recorded")
    dates = Input(Sentence("Date of birth"), born.isoformat()), Input(then, on.isoformat())
    return _within(criterion, years, sentence("{years} years", years=years), *dates)


def _ecog(criterion: EntryCriterion, record: Record, _: LiverFunction) -> EntryCheck:
    noted = [v for v in record.visits if v.ecog is not None and v.date <= record.day_zero]
    last = max(noted, key=lambda visit: visit.date, default=None)
    ecog, given = record.baseline.ecog, Input(Sentence("ECOG"), str(record.baseline.ecog), origin=_PROFILE)
    if ecog is None and last is not None:
        ecog, given = last.ecog, Input(Sentence("ECOG"), str(last.ecog), on=last.date, origin=Sentence("visit"))
    if ecog is None:
        return _nothing(criterion)
    return _within(criterion, ecog, sentence("ECOG {ecog}", ecog=ecog), given)


def _child_pugh(criterion: EntryCriterion, _: Record, liver: LiverFunction) -> EntryCheck:
    """Decided by fewer parts than five where the others cannot change it."""
    inputs = tuple(given for given in liver.why.inputs if str(given.label) not in ("neutrophils", "lymphocytes"))
    if liver.child_pugh_points is not None:
        words = {"name": liver.child_pugh_class, "points": liver.child_pugh_points}
        found = sentence("Child-Pugh {name}, {points} points", **words)
        return _within(criterion, liver.child_pugh_points, found, *inputs)
    if criterion.high is not None and liver.least_points > criterion.high:
        return _met(
            criterion, False, sentence("Child-Pugh, at least {points} points", points=liver.least_points), *inputs
        )
    missing = listed([Sentence(name) for name in liver.missing])
    return _nothing(criterion, sentence("needs: {item}", item=missing), *inputs)


def _measurable(criterion: EntryCriterion, record: Record, _: LiverFunction) -> EntryCheck:
    """A target measured at baseline, large enough, and never treated locally before (R-1.2)."""
    read = _baseline_imaging(record)
    if read is None:
        return _nothing(criterion)
    targets = [lesion for lesion in record.lesions if lesion.role is Role.TARGET]
    inputs = [given for lesion in targets if (given := _diameter(lesion, read)) is not None]
    measured = [
        lesion.number for lesion in targets if measurable_at_baseline(lesion, read.measurement(lesion.number), read)
    ]
    untreated = [
        lesion.number for lesion in targets if lesion.number in measured and lesion.irradiated_before is not True
    ]
    if untreated:
        return _met(criterion, True, listed(untreated), *inputs)
    if not measured:
        return _met(criterion, False, sentence("no target of measurable size at baseline"), *inputs)
    return _met(criterion, False, sentence("{count} measurable, all treated before", count=len(measured)), *inputs)


def _diameter(lesion: Lesion, read: Imaging) -> Input | None:
    found = read.measurement(lesion.number)
    tenths = None if found is None else whole_tenths(found)
    if tenths is None:
        return None
    origin = Sentence("irradiated before") if lesion.irradiated_before else Sentence("imaging")
    return Input(Sentence(lesion.number), millimetre_words(tenths), "mm", read.date, origin)


def _antiviral(criterion: EntryCriterion, record: Record, _: LiverFunction) -> EntryCheck:
    causes = record.baseline.aetiology
    if causes is None:
        return _nothing(criterion)
    noted = _noted(Sentence("causes of the liver disease"), causes)
    if not any("hbv" in cause.casefold() or "hepatitis b" in cause.casefold() for cause in causes):
        return _met(criterion, True, sentence("no hepatitis B among the causes"), noted)
    others = (medicine.name for medicine in record.medications)
    noted_ones = (*(t.agent for t in record.treatments), *others, *(record.baseline.prior_treatments or ()))
    given = [name for name in noted_ones if acts_on_hepatitis_b(name)]
    if not given and record.baseline.antiviral is not None:
        answer = record.baseline.antiviral
        told = Sentence("antiviral treatment") if answer else Sentence("no antiviral treatment")
        return _met(
            criterion, answer, told, noted, Input(told, Sentence("yes") if answer else Sentence("no"), origin=_PROFILE)
        )
    if not given:
        return _nothing(criterion, None, noted)
    return _met(criterion, True, Sentence(given[0]), noted, Input(Sentence("treatments"), Sentence(given[0])))


def _nervous_system(criterion: EntryCriterion, record: Record, _: LiverFunction) -> EntryCheck:
    sites = record.baseline.extrahepatic_sites
    if sites is None:
        return _nothing(criterion)
    noted = _noted(Sentence("sites outside the liver"), sites)
    found = [site for site in sites if _names(site, _NERVOUS_SYSTEM)]
    if found:
        return _met(criterion, False, Sentence(found[0]), noted)
    return _met(criterion, True, listed(sites) if sites else sentence("no sites outside the liver"), noted)


def _systemic(criterion: EntryCriterion, record: Record, _: LiverFunction) -> EntryCheck:
    """Names of agents decide; a treatment of unknown kind leaves it open."""
    prior = record.baseline.prior_treatments
    if prior is None:
        return _nothing(criterion)
    noted = _noted(Sentence("earlier treatments"), prior)
    effects = {name: effect_of(name) for name in prior if not is_nothing(name)}
    systemic = [name for name, effect in effects.items() if effect is Effect.SYSTEMIC]
    if systemic:
        return _met(criterion, False, Sentence(systemic[0]), noted)
    if None not in effects.values():
        return _met(criterion, True, listed(tuple(effects)) if effects else sentence("no earlier treatment"), noted)
    return _nothing(criterion, listed(prior), noted)


def _noted(label: Sentence, items: Sequence[str]) -> Input:
    return Input(label, listed(items) if items else Sentence("none"), origin=_PROFILE)


def _names(text: str, parts: tuple[str, ...]) -> bool:
    folded = text.casefold()
    return any(part in folded for part in parts)


def _baseline_imaging(record: Record) -> Imaging | None:
    before = [imaging for imaging in record.imaging if imaging.date <= record.day_zero]
    last: date | None = max((imaging.date for imaging in before), default=None)
    return next((imaging for imaging in before if imaging.date == last), None)


RULES: dict[str, Callable[[EntryCriterion, Record, LiverFunction], EntryCheck]] = {
    "thrombus_present": _thrombus,
    "age_years": _age,
    "ecog": _ecog,
    "child_pugh_points": _child_pugh,
    "measurable_lesion": _measurable,
    "antiviral_treatment": _antiviral,
    "no_nervous_system_metastasis": _nervous_system,
    "no_earlier_systemic_therapy": _systemic,
}
