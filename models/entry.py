"""The entry criteria of a protocol as a checklist: met, not met, or not recorded (R-13)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.liver import LiverFunction
from models.protocol import EntryCriterion, Protocol
from models.records import Imaging, Lesion, Record, Role, Vp
from models.words import Sentence, listed, sentence

_MEASURABLE, _MEASURABLE_NODE = 100, 150
_NERVOUS_SYSTEM = ("brain", "cerebr", "mening", "spinal cord", "nervous system")
_ANTIVIRALS = ("entecavir", "tenofovir", "telbivudine", "adefovir", "lamivudine", "interferon", "antiviral")
_LOCAL = (
    *("tace", "haic", "taie", "tae", "rfa", "mwa", "ablation", "embolis", "emboliz", "resection", "hepatectomy"),
    *("transplant", "radio", "sbrt", "proton", "drainage", "stent", "surgery", "none"),
)
_SYSTEMIC = (
    *(
        "nib",
        "mab",
        "folfox",
        "chemotherapy",
        "oxaliplatin",
        "systemic",
        "immunotherapy",
        "doxorubicin",
        "capecitabine",
    ),
    *("pd-1", "pd-l1", "til infusion", "interleukin"),
)


class Checked(StrEnum):
    """How a criterion stands. There is no overall verdict: the program lists, a person decides."""

    MET = "met"
    NOT_MET = "not met"
    NOT_RECORDED = "not recorded"


@dataclass(frozen=True, slots=True)
class EntryCheck:
    """One criterion of the checklist, what was found, and in which words."""

    criterion: EntryCriterion
    answer: Checked
    found: Sentence | None = None


def entry_checklist(record: Record, protocol: Protocol, liver: LiverFunction) -> tuple[EntryCheck, ...]:
    """Every entry criterion of the protocol. ``liver`` are the scores at baseline."""
    return tuple(_check(criterion, record, liver) for criterion in protocol.criteria)


def _check(criterion: EntryCriterion, record: Record, liver: LiverFunction) -> EntryCheck:
    rule = RULES.get(criterion.rule)
    answer, found = rule(criterion, record, liver) if rule is not None else (Checked.NOT_RECORDED, None)
    return EntryCheck(criterion, answer, found)


Found = tuple[Checked, Sentence | None]
_NOTHING: Found = (Checked.NOT_RECORDED, None)


def _met(met: bool, found: Sentence) -> Found:
    return Checked.MET if met else Checked.NOT_MET, found


def _within(criterion: EntryCriterion, number: float, found: Sentence) -> Found:
    low_met = criterion.low is None or number >= criterion.low
    return _met(low_met and (criterion.high is None or number <= criterion.high), found)


def _thrombus(_: EntryCriterion, record: Record, __: LiverFunction) -> Found:
    vp = record.baseline.vp
    if vp is None:
        read = _baseline_imaging(record)
        vp = read.thrombus.vp if read is not None and read.thrombus is not None else None
    return _NOTHING if vp is None else _met(vp is not Vp.VP0, Sentence(vp.value))


def _age(criterion: EntryCriterion, record: Record, _: LiverFunction) -> Found:
    born, on = record.patient.birth_date, record.treatment_start
    if born is None:
        return _NOTHING
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return _within(criterion, years, sentence("{years} years", years=years))


def _ecog(criterion: EntryCriterion, record: Record, _: LiverFunction) -> Found:
    noted = [v for v in record.visits if v.ecog is not None and v.date <= record.treatment_start]
    last = max(noted, key=lambda visit: visit.date, default=None)
    ecog = record.baseline.ecog if record.baseline.ecog is not None or last is None else last.ecog
    return _NOTHING if ecog is None else _within(criterion, ecog, sentence("ECOG {ecog}", ecog=ecog))


def _child_pugh(criterion: EntryCriterion, _: Record, liver: LiverFunction) -> Found:
    """Decided by fewer parts than five where the others cannot change it."""
    if liver.child_pugh_points is not None:
        words = {"name": liver.child_pugh_class, "points": liver.child_pugh_points}
        return _within(criterion, liver.child_pugh_points, sentence("Child-Pugh {name}, {points} points", **words))
    if criterion.high is not None and liver.least_points > criterion.high:
        return Checked.NOT_MET, sentence("Child-Pugh, at least {points} points", points=liver.least_points)
    missing = [name for name in liver.missing if name not in ("neutrophils", "lymphocytes")]
    return Checked.NOT_RECORDED, sentence("needs: {item}", item=listed(missing))


def _measurable(_: EntryCriterion, record: Record, __: LiverFunction) -> Found:
    """A target measured at baseline, large enough, and never treated locally before (R-1.2)."""
    read = _baseline_imaging(record)
    if read is None:
        return _NOTHING
    targets = [lesion for lesion in record.lesions if lesion.role is Role.TARGET]
    measured = [lesion.number for lesion in targets if _is_measurable(lesion, read)]
    untreated = [
        lesion.number for lesion in targets if lesion.number in measured and lesion.irradiated_before is not True
    ]
    if untreated:
        return Checked.MET, listed(untreated)
    if not measured:
        return Checked.NOT_MET, sentence("no target of measurable size at baseline")
    return Checked.NOT_MET, sentence("{count} measurable, all treated before", count=len(measured))


def _is_measurable(lesion: Lesion, read: Imaging) -> bool:
    found = read.measurement(lesion.number)
    if found is None or found.diameter_tenths is None:
        return False
    if lesion.nodal:
        return found.diameter_tenths >= _MEASURABLE_NODE
    slices = 0 if read.slice_mm is None or read.slice_mm <= 5 else 2 * read.slice_mm * 10
    return found.diameter_tenths >= max(_MEASURABLE, slices)


def _antiviral(_: EntryCriterion, record: Record, __: LiverFunction) -> Found:
    causes = record.baseline.aetiology
    if causes is None:
        return _NOTHING
    if not any("hbv" in cause.casefold() or "hepatitis b" in cause.casefold() for cause in causes):
        return Checked.MET, sentence("no hepatitis B among the causes")
    given = [t.agent for t in record.treatments if _names(f"{t.kind} {t.agent}", _ANTIVIRALS)]
    given += [name for name in record.baseline.prior_treatments or () if _names(name, _ANTIVIRALS)]
    return (Checked.MET, Sentence(given[0])) if given else _NOTHING


def _nervous_system(_: EntryCriterion, record: Record, __: LiverFunction) -> Found:
    sites = record.baseline.extrahepatic_sites
    if sites is None:
        return _NOTHING
    found = [site for site in sites if _names(site, _NERVOUS_SYSTEM)]
    if found:
        return Checked.NOT_MET, Sentence(found[0])
    return Checked.MET, listed(sites) if sites else sentence("no sites outside the liver")


def _systemic(_: EntryCriterion, record: Record, __: LiverFunction) -> Found:
    """Names of agents decide; a treatment that is neither known as local nor as systemic leaves it open."""
    prior = record.baseline.prior_treatments
    if prior is None:
        return _NOTHING
    systemic = [name for name in prior if _names(name, _SYSTEMIC)]
    if systemic:
        return Checked.NOT_MET, Sentence(systemic[0])
    if all(_names(name, (*_LOCAL, *_ANTIVIRALS)) for name in prior):
        return Checked.MET, listed(prior) if prior else sentence("no earlier treatment")
    return Checked.NOT_RECORDED, listed(prior)


def _names(text: str, parts: tuple[str, ...]) -> bool:
    folded = text.casefold()
    return any(part in folded for part in parts)


def _baseline_imaging(record: Record) -> Imaging | None:
    before = [imaging for imaging in record.imaging if imaging.date <= record.treatment_start]
    last: date | None = max((imaging.date for imaging in before), default=None)
    return next((imaging for imaging in before if imaging.date == last), None)


RULES: dict[str, Callable[[EntryCriterion, Record, LiverFunction], Found]] = {
    "thrombus_present": _thrombus,
    "age_years": _age,
    "ecog": _ecog,
    "child_pugh_points": _child_pugh,
    "measurable_lesion": _measurable,
    "antiviral_treatment": _antiviral,
    "no_nervous_system_metastasis": _nervous_system,
    "no_earlier_systemic_therapy": _systemic,
}
