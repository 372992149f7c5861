"""BCLC stage, 2022 version, at baseline and at the last visit, with the reason for it (R-12; Reig 2022)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from decimal import Decimal

from models.labs import Results
from models.liver import WINDOW_DAYS, LiverFunction, Stage, Stages, baseline_liver_function
from models.protocol import Parameters
from models.records import Certainty, Record, Role, State, Status, Visit, Vp
from models.timepoints import primary_reader, reads_of
from models.words import Sentence, listed, sentence

SOURCE = "Reig 2022 (BCLC)"
_NO_INVASION = ("", "none", "no", "absent", "0", "vv0")
_OF_THE_LIVER = ("liver", "portal vein", "hepatic vein", "bile duct", "ascites", "peritoneal fluid")
_SMALL_MM, _SINGLE_SMALL_MM, _FEW = Decimal(30), Decimal(20), 3
_END_STAGE_POINTS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What the stage is judged from; None was not recorded. ``from_baseline``: number and size are the baseline's."""

    ecog: int | None
    vp: Vp | None
    hepatic_vein: str | None
    sites: tuple[str, ...] | None
    count: int | None
    largest_mm: Decimal | None
    liver: LiverFunction | None
    from_baseline: bool = False

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
    """The stage at baseline and at the last visit. ``liver`` are the scores at every visit, oldest first."""
    at_start = baseline_liver_function(record, results=results)
    found = baseline_findings(record, parameters, at_start)
    return Stages(
        baseline=None if found.nothing else stage(found),
        last=stage(_at_last(record, found, parameters=parameters, liver=liver[-1])) if liver else None,
        baseline_liver=at_start,
    )


# --- what is known --------------------------------------------------------------------------------------------------


def baseline_findings(record: Record, parameters: Parameters, liver: LiverFunction | None) -> Findings:
    """The baseline profile; what it leaves out, from the last visit and imaging on or before the start."""
    noted = record.baseline
    visits = [visit for visit in record.visits if visit.date <= record.treatment_start and visit.ecog is not None]
    last = _in_order(visits)[-1] if visits else None
    return Findings(
        ecog=noted.ecog if noted.ecog is not None or last is None else last.ecog,
        vp=noted.vp or _vp_by(record, parameters, record.treatment_start),
        hepatic_vein=noted.hepatic_vein,
        sites=noted.extrahepatic_sites if noted.extrahepatic_sites is not None else _outside(record) or None,
        count=noted.tumour_count,
        largest_mm=noted.largest_tumour_mm,
        liver=liver,
    )


def _at_last(record: Record, before: Findings, *, parameters: Parameters, liver: LiverFunction) -> Findings:
    """The last visit's performance status and liver function, the thrombus of the last imaging by then, and what is
    recorded at baseline only: hepatic vein, number and size of tumours."""
    visit = _in_order(record.visits)[-1]
    by = visit.date + timedelta(days=WINDOW_DAYS)
    new = _new_by(record, by)
    outside = tuple(organ for organ in new if organ.casefold() not in _OF_THE_LIVER)
    return replace(
        before,
        ecog=_ecog(visit, before, record),
        vp=_vp_by(record, parameters, by) or before.vp,
        sites=(*(before.sites or ()), *outside) if outside else before.sites,
        count=None if before.count is None else before.count + len(new) - len(outside),
        liver=liver,
        from_baseline=visit.date > record.treatment_start,
    )


def _in_order(visits: Sequence[Visit]) -> list[Visit]:
    return sorted(visits, key=lambda visit: (visit.date, visit.time or time.min))


def _ecog(visit: Visit, before: Findings, record: Record) -> int | None:
    if visit.ecog is None and visit.date <= record.treatment_start:
        return before.ecog
    return visit.ecog


def _vp_by(record: Record, parameters: Parameters, by: date) -> Vp | None:
    """The class at the primary reader's last read on or before a day that names one."""
    reader = primary_reader(record, parameters)
    classes = [
        imaging.thrombus.vp
        for imaging in reads_of(record, reader, reader)
        if imaging.date <= by and imaging.thrombus is not None and imaging.thrombus.vp is not None
    ]
    return classes[-1] if classes else None


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
        if found.number in new and found.state is not State.ABSENT and found.status is not Status.ABSENT
        if found.certainty is not Certainty.EQUIVOCAL
    }
    return [organ for number, organ in new.items() if number in seen]


# --- the stage ------------------------------------------------------------------------------------------------------


def stage(found: Findings) -> Stage:
    """BCLC in the order of R-12: D, C, 0, A, B. None with what is needed where it cannot be told."""
    if terminal := _terminal(found):
        return Stage("D", terminal)
    if found.ecog is None:
        return Stage(None, sentence("needs: {item}", item=Sentence("ECOG")))
    if advanced := _advanced(found):
        return Stage("C", _with_liver_caveat(advanced, found))
    if found.vp is None:
        return Stage(None, sentence("needs: {item}", item=Sentence("Vp class")))
    name, reason = _by_number(found)
    if name is None:
        return Stage(None, reason)
    return Stage(name, _with_liver_caveat(_with_caveats(reason, found), found))


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
