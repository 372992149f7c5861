"""BCLC stage, 2022 version, at baseline and at the last visit, with the reason for it (R-12; Reig 2022)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from decimal import Decimal
from functools import partial

from models.liver.liver import WINDOW_DAYS, baseline_liver_function
from models.liver.result import LiverFunction, Stage, Stages
from models.record.labs import Results
from models.record.protocol import Parameters
from models.record.records import Certainty, Record, Role, State, Status, Visit, Vp
from models.response.reads import primary_reader, reads_of
from models.words import Input, Sentence, Step, Why, listed, sentence

SOURCE = "Reig 2022 (BCLC)"
_NO_INVASION = ("", "none", "no", "absent", "0", "vv0")
_OF_THE_LIVER = ("liver", "portal vein", "hepatic vein", "bile duct", "ascites", "peritoneal fluid")
_SMALL_MM, _SINGLE_SMALL_MM, _FEW = Decimal(30), Decimal(20), 3
_END_STAGE_POINTS = 10


@dataclass(frozen=True, slots=True)
class Noted:
    """Where a finding stands: in a record of a date, or in the baseline profile, which has none."""

    origin: Sentence
    on: date | None = None


_BY_PROFILE, _BY_LESIONS = Noted(Sentence("baseline profile")), Noted(Sentence("lesions"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What the stage is judged from; None was not recorded. ``from_baseline``: number and size are the baseline's.

    ``noted`` says by the name of a field where it stands, if not in the baseline profile.
    """

    ecog: int | None
    vp: Vp | None
    hepatic_vein: str | None
    sites: tuple[str, ...] | None
    count: int | None
    largest_mm: Decimal | None
    liver: LiverFunction | None
    from_baseline: bool = False
    noted: Mapping[str, Noted] = field(default_factory=dict)

    @property
    def nothing(self) -> bool:
        recorded = (self.ecog, self.vp, self.hepatic_vein, self.sites, self.count)
        return all(item is None for item in recorded) and (self.liver is None or self.liver.child_pugh_points is None)


def stages(
    record: Record,
    parameters: Parameters,
    liver: Sequence[LiverFunction],
    *,
    results: Results | None = None,
) -> Stages:
    """The stage at baseline and at the last visit. ``liver`` are the scores at every date, oldest first."""
    at_start = baseline_liver_function(record, results=results)
    found = baseline_findings(record, parameters, at_start)
    last = _latest_liver([at_start, *liver])
    return Stages(
        baseline=None if found.nothing else stage(found),
        last=None if last is None else stage(_at_last(record, found, parameters=parameters, liver=last)),
        baseline_liver=at_start,
    )


def _latest_liver(liver: Sequence[LiverFunction]) -> LiverFunction | None:
    """The scores by which the last visit is staged: its own, or where they do not tell the class, the last that did.

    A visit without laboratory results never makes a known class unknown (R-12). None without a visit.
    """
    visits = [scores for scores in liver[1:] if scores.at_visit]
    if not visits:
        return None
    own = visits[-1]
    if own.child_pugh_points is not None or own.least_points >= _END_STAGE_POINTS:
        return own
    known = [scores for scores in liver if scores.child_pugh_points is not None and scores.on <= own.on]
    return max(known, key=lambda scores: scores.on, default=own)


# --- what is known --------------------------------------------------------------------------------------------------


def baseline_findings(record: Record, parameters: Parameters, liver: LiverFunction | None) -> Findings:
    """The baseline profile; what it leaves out, from the last visit and imaging on or before the start."""
    noted = record.baseline
    visits = [visit for visit in record.visits if visit.date <= record.day_zero and visit.ecog is not None]
    last = _in_order(visits)[-1] if visits else None
    vp, read = _vp_by(record, parameters, record.day_zero)
    elsewhere: dict[str, Noted] = {}
    if noted.ecog is None and last is not None:
        elsewhere["ecog"] = Noted(Sentence("visit"), last.date)
    if noted.vp is None:
        elsewhere["vp"] = Noted(Sentence("imaging"), read)
    if noted.extrahepatic_sites is None:
        elsewhere["sites"] = _BY_LESIONS
    return Findings(
        ecog=noted.ecog if noted.ecog is not None or last is None else last.ecog,
        vp=noted.vp or vp,
        hepatic_vein=noted.hepatic_vein,
        sites=noted.extrahepatic_sites if noted.extrahepatic_sites is not None else _outside(record) or None,
        count=noted.tumour_count,
        largest_mm=noted.largest_tumour_mm,
        liver=liver,
        noted=elsewhere,
    )


def _at_last(record: Record, before: Findings, *, parameters: Parameters, liver: LiverFunction) -> Findings:
    """The last visit's performance status and liver function, the thrombus of the last imaging by then, and what is
    recorded at baseline only: hepatic vein, number and size of tumours."""
    visit = _in_order(record.visits)[-1]
    seen = _with_performance(record, visit, own=liver.on == visit.date)
    by = visit.date + timedelta(days=WINDOW_DAYS)
    new = _new_by(record, by)
    outside = tuple(organ for organ in new if organ.casefold() not in _OF_THE_LIVER)
    vp, read = _vp_by(record, parameters, by)
    elsewhere = dict(before.noted)
    if seen.ecog is not None:
        elsewhere["ecog"] = Noted(Sentence("visit"), seen.date)
    if vp is not None:
        elsewhere["vp"] = Noted(Sentence("imaging"), read)
    if outside:
        elsewhere["sites"] = _BY_LESIONS
    if len(new) > len(outside):
        elsewhere["count"] = Noted(Sentence("baseline profile and new lesions"))
    return replace(
        before,
        ecog=_ecog(seen, before, record, own=liver.on == visit.date),
        vp=vp or before.vp,
        sites=(*(before.sites or ()), *outside) if outside else before.sites,
        count=None if before.count is None else before.count + len(new) - len(outside),
        liver=liver,
        from_baseline=visit.date > record.day_zero,
        noted=elsewhere,
    )


def _in_order(visits: Sequence[Visit]) -> list[Visit]:
    return sorted(visits, key=lambda visit: (visit.date, visit.time or time.min))


def _with_performance(record: Record, last: Visit, *, own: bool) -> Visit:
    """The visit whose performance status counts: the last, or where that brings no liver function of its ``own``
    either, the last that tells it: such a visit takes no known stage away (R-12)."""
    told = [visit for visit in _in_order(record.visits) if visit.ecog is not None]
    return told[-1] if told and last.ecog is None and not own else last


def _ecog(visit: Visit, before: Findings, record: Record, *, own: bool) -> int | None:
    if visit.ecog is None and (visit.date <= record.day_zero or not own):
        return before.ecog
    return visit.ecog


def _vp_by(record: Record, parameters: Parameters, by: date) -> tuple[Vp | None, date | None]:
    """The class at the primary reader's last read on or before a day that names one, and its date."""
    reader = primary_reader(record, parameters)
    classes = [
        (imaging.thrombus.vp, imaging.date)
        for imaging in reads_of(record, reader, reader)
        if imaging.date <= by and imaging.thrombus is not None and imaging.thrombus.vp is not None
    ]
    return classes[-1] if classes else (None, None)


def _outside(record: Record) -> tuple[str, ...]:
    """Organs of the lesions followed since baseline that lie outside the liver."""
    organs = [lesion.organ for lesion in record.lesions if lesion.role is not Role.NEW and lesion.organ]
    return tuple(dict.fromkeys(organ for organ in organs if organ.casefold() not in _OF_THE_LIVER))


def _new_by(record: Record, by: date) -> list[str]:
    """The organs of unequivocal new lesions seen by a day."""
    new = {
        lesion.number: lesion.organ
        for lesion in record.lesions
        if lesion.role is Role.NEW and lesion.organ and lesion.certainty is not Certainty.EQUIVOCAL
    }
    seen = {
        found.number
        for imaging in record.imaging
        if imaging.date <= by
        for found in imaging.measurements
        if found.number in new
        and not found.removed
        and found.state is not State.ABSENT
        and found.status is not Status.ABSENT
        if found.certainty is not Certainty.EQUIVOCAL
    }
    return [organ for number, organ in new.items() if number in seen]


# --- the stage ------------------------------------------------------------------------------------------------------


def stage(found: Findings) -> Stage:
    """BCLC in the order of R-12: D, C, 0, A, B. None with what is needed where it cannot be told."""
    name, reason = _judged(found)
    return Stage(name, reason, partial(_why, found, name, reason))


def _judged(found: Findings) -> tuple[str | None, Sentence]:
    if terminal := _terminal(found):
        return "D", terminal
    if found.ecog is None:
        return None, sentence("needs: {item}", item=Sentence("ECOG"))
    if advanced := _advanced(found):
        return "C", _with_liver_caveat(advanced, found)
    if found.vp is None:
        return None, sentence("needs: {item}", item=Sentence("Vp class"))
    name, reason = _by_number(found)
    if name is None:
        return None, reason
    return name, _with_liver_caveat(_with_caveats(reason, found), found)


def _terminal(found: Findings) -> Sentence | None:
    if found.ecog is not None and found.ecog >= 3:
        return sentence("performance status {ecog}", ecog=found.ecog)
    if found.liver is None or found.liver.least_points < _END_STAGE_POINTS:
        return None
    words = {"points": found.liver.least_points}
    if found.liver.child_pugh_points is not None:
        return sentence("Child-Pugh C ({points} points), taken as end-stage liver function: an approximation", **words)
    return sentence(
        "Child-Pugh C (at least {points} points), taken as end-stage liver function: an approximation", **words
    )


def _advanced(found: Findings) -> Sentence | None:
    if found.vp is not None and found.vp is not Vp.VP0:
        return sentence("portal vein invasion ({vp})", vp=found.vp.value)
    if _invaded(found.hepatic_vein):
        return sentence("hepatic vein invasion ({vein})", vein=found.hepatic_vein)
    if found.sites:
        return sentence("extrahepatic spread ({sites})", sites=listed(found.sites))
    if found.ecog:
        return sentence("performance status {ecog}", ecog=found.ecog)
    return None


def _invaded(hepatic_vein: str | None) -> bool:
    return hepatic_vein is not None and hepatic_vein.strip().casefold() not in _NO_INVASION


def _by_number(found: Findings) -> tuple[str | None, Sentence]:
    """Stages 0, A and B by number and size of tumours."""
    count, largest = found.count, found.largest_mm
    if not count:
        return None, sentence("needs: {item}", item=Sentence("number of tumours"))
    if count > _FEW:
        return "B", sentence("{count} tumours, performance status 0", count=count)
    if largest is None:
        return None, sentence("needs: {item}", item=Sentence("largest tumour"))
    if count == 1:
        words = {"size": f"{largest:f}"}
        if largest <= _SINGLE_SMALL_MM:
            return "0", sentence("single tumour of {size} mm, performance status 0", **words)
        return "A", sentence("single tumour of {size} mm, performance status 0", **words)
    return "A" if largest <= _SMALL_MM else "B", sentence(
        "{count} tumours, the largest of {size} mm, performance status 0", count=count, size=f"{largest:f}"
    )


def _with_caveats(reason: Sentence, found: Findings) -> Sentence:
    """What the stage takes for granted, said."""
    if found.from_baseline:
        reason = sentence("{reason} (number and size as at baseline)", reason=reason)
    if found.hepatic_vein is None and found.sites is None:
        return sentence("{reason} (hepatic vein and extrahepatic spread not recorded, taken as free)", reason=reason)
    if found.hepatic_vein is None:
        return sentence("{reason} (hepatic vein not recorded, taken as free)", reason=reason)
    if found.sites is None:
        return sentence("{reason} (extrahepatic spread not recorded, taken as absent)", reason=reason)
    return reason


def _with_liver_caveat(reason: Sentence, found: Findings) -> Sentence:
    """Stage D is not excluded while the Child-Pugh points may reach ten."""
    if found.liver is not None and found.liver.most_points < _END_STAGE_POINTS:
        return reason
    return sentence("{reason} (stage D is not excluded: Child-Pugh class not known)", reason=reason)


# --- the working ----------------------------------------------------------------------------------------------------

# In the order in which they are asked; the first that is met is the stage.
_LADDER = (
    ("D", Sentence("D: performance status 3–4, or Child-Pugh C")),
    ("C", Sentence("C: vein invasion, spread outside the liver, or performance status 1–2")),
    ("0", Sentence("0: single tumour up to 20 mm")),
    ("A", Sentence("A: single tumour, or up to 3 of up to 30 mm each")),
    ("B", Sentence("B: more or larger tumours")),
)
_MET, _NOT_MET = Sentence("criterion met"), Sentence("criterion not met")
_OPEN = Sentence("cannot be determined")


def _why(found: Findings, name: str | None, reason: Sentence) -> Why:
    """Every finding with its date, then the stages in their order up to the one that is met."""
    return Why(
        rule="R-12",
        inputs=_inputs(found),
        steps=(*_ladder(found, name), Step(reason, sentence("BCLC {stage}", stage=name) if name else _OPEN)),
        missing=_missing(found, name, reason),
        source=SOURCE,
    )


def _inputs(found: Findings) -> tuple[Input, ...]:
    sites = None if found.sites is None else listed(found.sites) if found.sites else Sentence("none")
    rows: tuple[tuple[str, Sentence, str | Sentence | None, str], ...] = (
        ("ecog", Sentence("ECOG"), None if found.ecog is None else str(found.ecog), ""),
        ("vp", Sentence("Vp class"), None if found.vp is None else found.vp.value, ""),
        ("hepatic_vein", Sentence("hepatic vein"), found.hepatic_vein, ""),
        ("sites", Sentence("sites outside the liver"), sites, ""),
        ("count", Sentence("number of tumours"), None if found.count is None else str(found.count), ""),
        ("largest_mm", Sentence("largest tumour"), None if found.largest_mm is None else f"{found.largest_mm:f}", "mm"),
    )
    inputs = []
    for name, label, value, unit in rows:
        if value is not None:
            noted = found.noted.get(name, _BY_PROFILE)
            inputs.append(Input(label, value, unit, noted.on, noted.origin))
    if found.liver is not None:
        inputs.append(Input(Sentence("Child-Pugh points"), _points(found.liver), on=found.liver.on))
    return tuple(inputs)


def _points(liver: LiverFunction) -> str | Sentence:
    if liver.child_pugh_points is not None:
        return str(liver.child_pugh_points)
    return sentence("{least} to {most}", least=liver.least_points, most=liver.most_points)


def _ladder(found: Findings, name: str | None) -> tuple[Step, ...]:
    steps: list[Step] = []
    for stage_name, words in _LADDER:
        if stage_name == name:
            return (*steps, Step(words, _MET))
        undecided = _undecided(found, stage_name, told=name is not None)
        steps.append(Step(words, _OPEN if undecided else _NOT_MET))
        if undecided and stage_name != "D":
            break
    return tuple(steps)


def _undecided(found: Findings, stage_name: str, *, told: bool) -> bool:
    """Whether a stage that is not the one cannot be ruled out either."""
    if stage_name == "D":
        return _may_be_terminal(found)
    if stage_name == "C":
        return found.ecog is None or found.vp is None
    return not told


def _may_be_terminal(found: Findings) -> bool:
    return found.ecog is None or found.liver is None or found.liver.most_points >= _END_STAGE_POINTS


def _missing(found: Findings, name: str | None, reason: Sentence) -> tuple[Sentence, ...]:
    """What is needed for a stage, or what was taken as free or absent for this one."""
    if name is None:
        return (reason,)
    needed = []
    if name in ("0", "A", "B"):
        needed += [Sentence("hepatic vein")] if found.hepatic_vein is None else []
        needed += [Sentence("sites outside the liver")] if found.sites is None else []
    if name != "D" and _may_be_terminal(found):
        needed.append(Sentence("Child-Pugh class"))
    return tuple(sentence("needs: {item}", item=item) for item in needed)
