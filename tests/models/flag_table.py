"""Each kind of flag with a small record that raises it and one that just does not, on either side of its limit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from models.course.course import Course, course
from models.flags.flags import Severity
from models.record.records import (
    Baseline,
    Certainty,
    Cheng,
    Outcome,
    Record,
    Status,
    Vp,
)
from storage.shipped.protocols import load_protocols
from tests.models.changes import Sizes, read, record_of, sized
from tests.models.flag_records import (
    CALM,
    LUNG,
    NEW,
    ONE,
    SBRT,
    afp,
    assessed,
    back,
    counts,
    dosed,
    enhancing,
    enzymes,
    flowing,
    flowing_again,
    functioning,
    irradiated,
    liver,
    lung,
    lung_again,
    newly,
    noted,
    persisting,
    progressed_under,
    readers,
    sums,
    taken_by,
    thrombus,
    twice_read,
    viable,
    with_others,
)
from tests.models.patients import event, lab, on_day, patient, visit

PROTOCOLS = load_protocols()
PLAIN, TRIAL = "follow-up", "cadonilimab-lenvatinib-sbrt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One kind of flag: how its summary reads, its rule and severity, and records on both sides of its limit."""

    kind: str
    says: str
    rule: str
    severity: Severity
    raised: Course
    quiet: Course
    data_gap: bool = False
    arithmetic: bool = True


def judged(record: Record, *, today: int = 400, protocol: str = PLAIN) -> Course:
    return course(record, PROTOCOLS[protocol], on_day(today))


def cases() -> tuple[Case, ...]:
    """Every kind of flag that the clinical rules ask for, then those that the house added."""
    return (*_responses(), *_markers(), *_events(), *_patterns(), *_plan(), *_further())


def _responses() -> Iterable[Case]:
    yield Case(
        kind="new best response", says="New best response by RECIST 1.1: PR", rule="R-2.5",
        severity=Severity.INFORMATION,
        raised=judged(sums({"T1": 100.0}, {"T1": 70.0})), quiet=judged(sums({"T1": 100.0}, {"T1": 70.1})),
    )  # fmt: skip
    twice: tuple[Sizes, ...] = ({"T1": 100.0}, {"T1": 70.0}, {"T1": 70.0})
    yield Case(
        kind="confirmation due",
        says="PR by RECIST 1.1 on 2023-04-21 not yet confirmed; confirmation counts from 2023-05-19", rule="R-7.2",
        severity=Severity.REVIEW,
        raised=judged(sums(*twice, days=(42, 69))), quiet=judged(sums(*twice, days=(42, 70))),
    )  # fmt: skip
    yield Case(
        kind="progression by targets", says="Progression by RECIST 1.1: target sum 30.6 mm, nadir 25.5 mm",
        rule="R-2.2", severity=Severity.URGENT,
        raised=judged(sums({"T1": 25.5}, {"T1": 30.6})), quiet=judged(sums({"T1": 25.5}, {"T1": 30.5})),
    )  # fmt: skip
    yield Case(
        kind="progression by a non-target",
        says="Progression by RECIST 1.1: unequivocal progression of non-target N1", rule="R-3",
        severity=Severity.URGENT, raised=judged(lung(Status.PROGRESSED)), quiet=judged(lung(Status.PRESENT)),
    )  # fmt: skip
    yield Case(
        kind="progression by a new lesion", says="Progression by RECIST 1.1: new lesion NEW1", rule="R-4",
        severity=Severity.URGENT,
        raised=judged(newly(Certainty.UNEQUIVOCAL)), quiet=judged(newly(Certainty.EQUIVOCAL)),
    )  # fmt: skip
    yield Case(
        kind="unconfirmed progression under immunotherapy",
        says="Progression under cadonilimab is not yet confirmed by a later read", rule="R-2.2",
        severity=Severity.INFORMATION,
        raised=judged(progressed_under("cadonilimab", 42)), quiet=judged(progressed_under("cadonilimab", 41)),
    )  # fmt: skip
    yield Case(
        kind="disagreement of the criteria",
        says="RECIST 1.1 SD, mRECIST PR: whole and viable diameters changed differently", rule="R-6",
        severity=Severity.REVIEW,
        raised=judged(record_of(read(-1, {"T1": 50.0}), viable(50.0, 35.0), lesions=ONE)),
        quiet=judged(record_of(read(-1, {"T1": 50.0}), viable(50.0, 35.1), lesions=ONE)),
    )  # fmt: skip
    yield Case(
        kind="thrombus upstaged", says="Thrombus extended: Vp3, Cheng III", rule="R-9", severity=Severity.URGENT,
        raised=judged(thrombus((Vp.VP3, Cheng.II), (Vp.VP3, Cheng.III))),
        quiet=judged(thrombus((Vp.VP3, Cheng.II), (Vp.VP3, Cheng.II))), arithmetic=False,
    )  # fmt: skip
    yield Case(
        kind="thrombus downstaged", says="Thrombus PR: Vp2, Cheng II", rule="R-9", severity=Severity.INFORMATION,
        raised=judged(thrombus((Vp.VP3, Cheng.II), (Vp.VP2, Cheng.II))),
        quiet=judged(thrombus((Vp.VP3, Cheng.II), (Vp.VP3, Cheng.II))), arithmetic=False,
    )  # fmt: skip

    gone: tuple[Sizes, ...] = ({"T1": 50.0}, {"T1": "absent"}, {"T1": 5.0})
    yield Case(
        kind="disease back after an overall CR", rule="R-2.2", severity=Severity.REVIEW,
        says="T1 back after the CR of 2023-04-21 by RECIST 1.1: if it was never gone, correct the earlier read",
        raised=judged(sums(*gone)), quiet=judged(persisting(*gone)),
    )  # fmt: skip
    yield Case(
        kind="non-target back after an overall CR", says="N1 back after the CR of 2023-04-21 by RECIST 1.1",
        rule="R-3.1", severity=Severity.REVIEW,
        raised=judged(lung_again(Status.ABSENT, Status.PRESENT)),
        quiet=judged(lung_again(Status.PRESENT, Status.PRESENT)),
    )  # fmt: skip
    yield Case(
        kind="progression by a non-target that is back",
        says="Progression by RECIST 1.1: non-target N1 back after complete response", rule="R-3.1",
        severity=Severity.URGENT,
        raised=judged(lung_again(Status.ABSENT, Status.PRESENT)),
        quiet=judged(lung_again(Status.ABSENT, Status.ABSENT)),
    )  # fmt: skip
    yield Case(
        kind="disease back after all was gone", rule="R-3.2", severity=Severity.REVIEW,
        says="Disease is back by RECIST 1.1 after the read of 2023-04-21, at which all that was read was gone",
        raised=judged(sums(*gone, labs=afp((-1, 400)))), quiet=judged(sums(*gone, labs=afp((-1, 7)))),
    )  # fmt: skip
    yield Case(
        kind="thrombus better by flow alone", says="Thrombus PR, by restored flow alone: Vp3, Cheng II", rule="R-9",
        severity=Severity.INFORMATION,
        raised=judged(flowing_again(Vp.VP3)), quiet=judged(flowing_again(Vp.VP2)), arithmetic=False,
    )  # fmt: skip
    yield Case(
        kind="a lesion read twice", rule="R-16", severity=Severity.INFORMATION, data_gap=True,
        says="T1 was read twice on 2023-04-21: 50.0 mm, viable 50.0 mm counts, entered later; 40.0 mm, viable 40.0 mm",
        raised=judged(twice_read({"T1": 40.0}, {"T1": 50.0})), quiet=judged(twice_read({"T1": 50.0}, {"T1": 50.0})),
    )  # fmt: skip
    yield Case(
        kind="a thrombus read twice", rule="R-16", severity=Severity.INFORMATION, data_gap=True,
        says="thrombus was read twice on 2023-04-21: Vp2 counts, entered later; Vp3 does not",
        raised=judged(twice_read({}, {}, vps=(Vp.VP3, Vp.VP2))), quiet=judged(twice_read({}, {}, vps=(Vp.VP2, Vp.VP2))),
    )  # fmt: skip
    yield Case(
        kind="another modality", rule="R-16", severity=Severity.INFORMATION, data_gap=True,
        says="T1 measured by CT at baseline and by MRI on 2023-04-21",
        raised=judged(taken_by("CT", "MRI")), quiet=judged(taken_by("CT", "ct")),
    )  # fmt: skip
    profile = {"baseline": Baseline(vp=Vp.VP3, cheng=Cheng.II)}
    yield Case(
        kind="the profile against the baseline read", rule="R-16", severity=Severity.INFORMATION, data_gap=True,
        says="Vp class: Vp3 in the profile, Vp4 at the baseline read of 2023-03-09",
        raised=judged(record_of(read(-1, {}, vp=Vp.VP4, cheng=Cheng.II), lesions=(), **profile)),
        quiet=judged(record_of(read(-1, {}, vp=Vp.VP3), lesions=(), **profile)),
    )  # fmt: skip


def _markers() -> Iterable[Case]:
    yield Case(
        kind="marker answer at 6 weeks, met", says="AFP criterion met at 6 weeks", rule="R-10.3",
        severity=Severity.INFORMATION,
        raised=judged(patient(*afp((-1, 1000), (42, 250)))), quiet=judged(patient(*afp((-1, 1000), (42, "250.1")))),
    )  # fmt: skip
    yield Case(
        kind="marker answer at 6 weeks, not met", says="PIVKA-II criterion not met at 6 weeks", rule="R-10.4",
        severity=Severity.INFORMATION,
        raised=judged(patient(lab("PIVKA-II", -1, 1000, high=40), lab("PIVKA-II", 42, "500.1", high=40))),
        quiet=judged(patient(lab("PIVKA-II", -1, 1000, high=40), lab("PIVKA-II", 42, 500, high=40))),
    )  # fmt: skip
    yield Case(
        kind="marker answer at 6 weeks, missing", says="AFP at 6 weeks cannot be determined", rule="R-10.3",
        severity=Severity.INFORMATION, data_gap=True, arithmetic=False,
        raised=judged(patient(*afp((-1, 1000))), today=50), quiet=judged(patient(*afp((-1, 1000))), today=49),
    )  # fmt: skip
    yield Case(
        kind="marker rise of a doubling", says="AFP has at least doubled since its nadir", rule="R-10.9",
        severity=Severity.REVIEW,
        raised=judged(patient(*afp((-1, 1000), (42, 100), (84, 200)))),
        quiet=judged(patient(*afp((-1, 1000), (42, 100), (84, "199.9")))),
    )  # fmt: skip
    fell = afp((-1, 1000), (42, 250))
    yield Case(
        kind="marker down, imaging progressed", says="AFP fell at 6 weeks, imaging shows progression", rule="R-10.6",
        severity=Severity.REVIEW,
        raised=judged(sums({"T1": 25.5}, {"T1": 30.6}, labs=fell)),
        quiet=judged(sums({"T1": 25.5}, {"T1": 30.5}, labs=fell)),
    )  # fmt: skip
    late = {"labs": afp((-1, 1000), (98, 250))}
    yield Case(
        kind="marker down at a later read, imaging progressed", rule="R-10.6", severity=Severity.REVIEW,
        says="AFP is down by its criterion, imaging of the same time shows progression",
        raised=judged(sums({"T1": 25.5}, {"T1": 25.5}, {"T1": 30.6}, **late)),
        quiet=judged(sums({"T1": 25.5}, {"T1": 25.5}, {"T1": 30.6}, labs=afp((-1, 1000), (99, 250)))),
    )  # fmt: skip
    yield Case(
        kind="marker risen from its nadir, though not twice, imaging progressed", rule="R-10.6",
        says="AFP is down by its criterion, imaging of the same time shows progression", severity=Severity.REVIEW,
        raised=judged(sums({"T1": 25.5}, {"T1": 25.5}, {"T1": 30.6}, labs=afp((-1, 1000), (42, 100), (84, "199.9")))),
        quiet=judged(sums({"T1": 25.5}, {"T1": 25.5}, {"T1": 30.6}, labs=afp((-1, 1000), (42, 100), (84, 200)))),
    )  # fmt: skip
    yield Case(
        kind="marker no longer down at a later read, imaging responds", rule="R-10.6", severity=Severity.REVIEW,
        says="AFP is not down by its criterion, imaging of the same time shows PR",
        raised=judged(sums({"T1": 100.0}, {"T1": 70.0}, {"T1": 70.0}, labs=afp((-1, 1000), (42, 250), (84, "250.1")))),
        quiet=judged(sums({"T1": 100.0}, {"T1": 70.0}, {"T1": 70.0}, labs=afp((-1, 1000), (42, "250.1"), (84, 250)))),
    )  # fmt: skip
    stayed = afp((-1, 1000), (42, "250.1"))
    yield Case(
        kind="marker not down, imaging responds", says="AFP criterion not met at 6 weeks, imaging shows PR",
        rule="R-10.6", severity=Severity.REVIEW,
        raised=judged(sums({"T1": 100.0}, {"T1": 70.0}, labs=stayed)),
        quiet=judged(sums({"T1": 100.0}, {"T1": 70.1}, labs=stayed)),
    )  # fmt: skip


def _events() -> Iterable[Case]:
    for grade, severity in ((3, Severity.REVIEW), (4, Severity.URGENT)):
        yield Case(
            kind=f"adverse event of grade {grade}", says=f"Grade {grade} Colitis, ongoing", rule="R-11",
            severity=severity, arithmetic=False,
            raised=judged(patient(adverse_events=(event("Colitis", grade, start=10),))),
            quiet=judged(patient(adverse_events=(event("Colitis", grade - 1, start=10),))),
        )  # fmt: skip
    yield Case(
        kind="earlier adverse events", says="Earlier adverse events of grade 3 or more: Colitis (3)", rule="R-11",
        severity=Severity.INFORMATION, arithmetic=False,
        raised=judged(patient(adverse_events=(event("Colitis", 3, start=10, stop=20),))),
        quiet=judged(patient(adverse_events=(event("Colitis", 2, start=10, stop=20),))),
    )  # fmt: skip
    yield Case(
        kind="laboratory-derived grade 3 not reviewed",
        says="Not in the adverse-event log: Platelet count decreased, grade 3", rule="R-11", severity=Severity.REVIEW,
        raised=judged(patient(lab("platelets", 42, "49.9", low=100))),
        quiet=judged(patient(lab("platelets", 42, 50, low=100))),
    )  # fmt: skip
    yield Case(
        kind="laboratory-derived grade 1 or 2 not reviewed",
        says="Results of grade 1 or 2 not in the adverse-event log: Platelet count decreased (1)", rule="R-11",
        severity=Severity.INFORMATION,
        raised=judged(patient(lab("platelets", 42, "99.9", low=100))),
        quiet=judged(patient(lab("platelets", 42, 100, low=100))),
    )  # fmt: skip


def _patterns() -> Iterable[Case]:
    yield Case(
        kind="Hy's law pattern", says="Hy's law pattern: ALT 120 with bilirubin 60", rule="R-11",
        severity=Severity.URGENT,
        raised=judged(patient(*enzymes(120, 60, 239))), quiet=judged(patient(*enzymes("119.9", 60, 239))),
    )  # fmt: skip
    yield Case(
        kind="classic radiation-induced liver disease",
        says="Pattern of classic radiation-induced liver disease", rule="R-11", severity=Severity.URGENT,
        raised=judged(irradiated(lab("ALP", 60, "240.1", high=120), ascites="slight")),
        quiet=judged(irradiated(lab("ALP", 60, 240, high=120), ascites="slight")),
    )  # fmt: skip
    yield Case(
        kind="non-classic radiation-induced liver disease",
        says="Pattern of non-classic radiation-induced liver disease: AST 200.1", rule="R-11", severity=Severity.REVIEW,
        raised=judged(irradiated(lab("AST", 60, "200.1", high=40))),
        quiet=judged(irradiated(lab("AST", 60, 200, high=40))),
    )  # fmt: skip
    yield Case(
        kind="Child-Pugh worse by 2", says="Child-Pugh 5 points at baseline, 7 now", rule="R-12",
        severity=Severity.REVIEW,
        raised=judged(functioning("51.1")), quiet=judged(functioning(51)),
    )  # fmt: skip


def _plan() -> Iterable[Case]:
    yield Case(
        kind="dose against the weight band", says="Dose check: lenvatinib 12 mg is above the planned 8 mg", rule="R-13",
        severity=Severity.REVIEW,
        raised=judged(dosed("lenvatinib", 12, "59.9"), today=5, protocol=TRIAL),
        quiet=judged(dosed("lenvatinib", 12, 60), today=5, protocol=TRIAL),
    )  # fmt: skip
    yield Case(
        kind="dose per kilogram", says="Dose check: cadonilimab 682.1 mg is above the planned", rule="R-13",
        severity=Severity.REVIEW,
        raised=judged(dosed("cadonilimab", "682.1", 62, day=22), today=25, protocol=TRIAL),
        quiet=judged(dosed("cadonilimab", 682, 62, day=22), today=25, protocol=TRIAL),
    )  # fmt: skip
    yield Case(
        kind="visit due", says="Visit W6 is due: 2023-04-14 to 2023-04-28", rule="R-13", severity=Severity.INFORMATION,
        raised=judged(patient(visits=[visit(14)]), today=35, protocol=TRIAL),
        quiet=judged(patient(visits=[visit(14)]), today=34, protocol=TRIAL),
    )  # fmt: skip
    yield Case(
        kind="visit overdue", says="Visit W6 is overdue: its window ended on 2023-04-28", rule="R-13",
        severity=Severity.REVIEW,
        raised=judged(patient(visits=[visit(14)]), today=50, protocol=TRIAL),
        quiet=judged(patient(visits=[visit(14)]), today=49, protocol=TRIAL),
    )  # fmt: skip
    yield Case(
        kind="visit outside its window", rule="R-13",
        says="Visit W6 took place outside its window (2023-04-14 to 2023-04-28)",
        severity=Severity.INFORMATION,
        raised=judged(patient(visits=[visit(14), visit(50)]), today=60, protocol=TRIAL),
        quiet=judged(patient(visits=[visit(14), visit(49)]), today=60, protocol=TRIAL),
    )  # fmt: skip
    for name, words in (("imaging", "imaging"), ("AFP", "AFP"), ("INR", "INR"), ("ecog", "ECOG")):
        yield Case(
            kind=f"missing for the next assessment: {name}", says=f"Visit W6 still needs, until 2023-04-28: {words}",
            rule="R-13", severity=Severity.INFORMATION, data_gap=True,
            raised=judged(assessed(without=name), today=42, protocol=TRIAL),
            quiet=judged(assessed(), today=42, protocol=TRIAL),
        )  # fmt: skip


def _further() -> Iterable[Case]:
    yield Case(
        kind="no baseline imaging", says="No imaging on or before the start of treatment", rule="R-1.1",
        severity=Severity.REVIEW, data_gap=True, arithmetic=False,
        raised=judged(record_of(read(1, {"T1": 50.0}), lesions=ONE)),
        quiet=judged(record_of(read(0, {"T1": 50.0}), lesions=ONE)),
    )  # fmt: skip
    yield Case(
        kind="old baseline imaging", says="Baseline imaging is 29 days before the start, more than 28", rule="R-1.1",
        severity=Severity.REVIEW,
        raised=judged(record_of(read(-29, {"T1": 50.0}), lesions=ONE)),
        quiet=judged(record_of(read(-28, {"T1": 50.0}), lesions=ONE)),
    )  # fmt: skip
    yield from _targets()
    yield Case(
        kind="a sum near progression", says="RECIST 1.1 sum 10.0 mm below the progression threshold", rule="R-2.2",
        severity=Severity.REVIEW,
        raised=judged(sums({"T1": 100.0}, {"T1": 110.0})), quiet=judged(sums({"T1": 100.0}, {"T1": 109.9})),
    )  # fmt: skip
    yield Case(
        kind="an equivocal new lesion", says="Equivocal new lesion NEW1 by RECIST 1.1: to be followed", rule="R-4",
        severity=Severity.REVIEW,
        raised=judged(newly(Certainty.EQUIVOCAL)), quiet=judged(newly(Certainty.UNEQUIVOCAL)),
    )  # fmt: skip
    yield Case(
        kind="a read that cannot be judged", says="Read of 2023-04-21 not evaluable by RECIST 1.1", rule="R-2.4",
        severity=Severity.REVIEW, data_gap=True, arithmetic=False,
        raised=judged(sums({"T1": 50.0}, {"T1": "not evaluable"})), quiet=judged(sums({"T1": 50.0}, {"T1": 50.0})),
    )  # fmt: skip
    yield Case(
        kind="mRECIST not assessable", says="mRECIST not assessable: no enhancing target at baseline", rule="R-6.1",
        severity=Severity.INFORMATION, data_gap=True, arithmetic=False,
        raised=judged(sums({"T1": 9.9}, {"T1": 9.9})), quiet=judged(sums({"T1": 10.0}, {"T1": 10.0})),
    )  # fmt: skip
    yield Case(
        kind="enhancement that is back", says="Enhancement below 10 mm has reappeared", rule="R-6.4",
        severity=Severity.REVIEW,
        raised=judged(record_of(read(-1, {"T1": 50.0}), viable(40.0, 0), back(9.9), lesions=ONE)),
        quiet=judged(record_of(read(-1, {"T1": 50.0}), viable(40.0, 0), back(10.0), lesions=ONE)),
    )  # fmt: skip
    yield Case(
        kind="readers disagree", says="Readers disagree on 2023-04-21: measurement", rule="R-5",
        severity=Severity.REVIEW, raised=judged(readers(35.1)), quiet=judged(readers(35.0)),
    )  # fmt: skip
    yield Case(
        kind="marker rise beyond noise", says="AFP has risen beyond noise since its nadir", rule="R-10.10",
        severity=Severity.INFORMATION,
        raised=judged(patient(*afp((-1, 1000), (42, 100), (84, "185.1")))),
        quiet=judged(patient(*afp((-1, 1000), (42, 100), (84, "185")))),
    )  # fmt: skip
    yield Case(
        kind="old baseline of a marker", says="Baseline AFP is 29 days before the start, more than 28", rule="R-10.3",
        severity=Severity.INFORMATION,
        raised=judged(patient(*afp((-29, 1000)))), quiet=judged(patient(*afp((-28, 1000)))),
    )  # fmt: skip
    yield Case(
        kind="old baseline results", says="Baseline results older than 28 days: ALT", rule="R-11",
        severity=Severity.INFORMATION,
        raised=judged(patient(lab("ALT", -29, 20, high=40))), quiet=judged(patient(lab("ALT", -28, 20, high=40))),
    )  # fmt: skip
    yield Case(
        kind="liver scores that need a result", says="Liver scores of the visit on 2023-05-09 need: INR", rule="R-12",
        severity=Severity.INFORMATION, data_gap=True,
        raised=judged(patient(*liver(60)[:2], *counts(60), visits=[visit(60, **CALM)])),
        quiet=judged(patient(*liver(60), *counts(60), visits=[visit(60, **CALM)])),
    )  # fmt: skip
    yield Case(
        kind="a dose that cannot be checked", says="Dose check: dose of lenvatinib needs a weight to be checked",
        rule="R-13", severity=Severity.INFORMATION, data_gap=True, arithmetic=False,
        raised=judged(replace(dosed("lenvatinib", 12, 60), baseline=Baseline()), today=5, protocol=TRIAL),
        quiet=judged(dosed("lenvatinib", 12, 60), today=5, protocol=TRIAL),
    )  # fmt: skip


def _targets() -> Iterable[Case]:
    """Remarks on the choice of targets."""
    yield Case(
        kind="a target too small", says="T1 is not measurable at baseline (R-1.2)", rule="R-1.2",
        severity=Severity.INFORMATION, arithmetic=False,
        raised=judged(record_of(read(-1, {"T1": 9.9}), lesions=ONE)),
        quiet=judged(record_of(read(-1, {"T1": 10.0}), lesions=ONE)),
    )  # fmt: skip
    yield Case(
        kind="a target without a diameter", says="T2 has no diameter at baseline (R-1.5)", rule="R-1.5",
        severity=Severity.INFORMATION, arithmetic=False,
        raised=judged(record_of(read(-1, {"T1": 50.0}))), quiet=judged(record_of(read(-1, {"T1": 50.0, "T2": 50.0}))),
    )  # fmt: skip
    irradiated_before = replace(ONE[0], irradiated_before=True)
    yield Case(
        kind="a target irradiated before", says="T1 was irradiated before baseline and has not progressed since",
        rule="R-1.4", severity=Severity.REVIEW, arithmetic=False,
        raised=judged(record_of(read(-1, {"T1": 50.0}), lesions=(irradiated_before,))),
        quiet=judged(record_of(read(-1, {"T1": 50.0}), lesions=(replace(irradiated_before, progressed_since=True),))),
    )  # fmt: skip
    yield Case(
        kind="a target of a kind that is none", says="T1 is of a kind that is never a target (R-1.4)", rule="R-1.4",
        severity=Severity.REVIEW, arithmetic=False,
        raised=judged(record_of(read(-1, {"T1": 50.0}), lesions=(replace(ONE[0], organ="ascites"),))),
        quiet=judged(record_of(read(-1, {"T1": 50.0}), lesions=ONE)),
    )  # fmt: skip
    yield Case(
        kind="a target without enough enhancement", says="T2 does not count under mRECIST (R-6.1)", rule="R-6.1",
        severity=Severity.INFORMATION, arithmetic=False,
        raised=judged(record_of(enhancing(9.9))), quiet=judged(record_of(enhancing(10.0))),
    )  # fmt: skip


def odd_records() -> tuple[Record, ...]:
    """Records in which hardly anything, or something rare, was noted: every answer of theirs explains itself too."""
    dead = Outcome(death_date=on_day(100))
    return (
        patient(),
        record_of(lesions=()),
        with_others(sums({}, {}, lesions=(LUNG,)), noted("N1", Status.PRESENT)),
        with_others(sums({}, {}, lesions=(NEW,)), sized("NEW1", 8.0)),
        sums({"T1": "not evaluable"}, {"T1": 30.0}),
        sums({"T1": 50.0}, {"T1": "absent"}, {"T1": "too small"}),
        sums({"T1": 50.0}, {"T1": 80.0}, outcome=dead),
        record_of(read(-1, {"T1": 50.0}, vp=Vp.VP3), replace(read(42, {"T1": 50.0}), thrombus=flowing()), lesions=ONE),
        patient(*afp((-1, "<50"), (42, "<13"))),
        patient(*afp((-1, ">60,500"), (42, 30000))),
        patient(lab("AFP", -1, 100, method="a"), lab("AFP", 42, 10, method="b")),
        patient(lab("PIVKA-II", -1, 100), lab("PIVKA-II", 42, 10, unit="ng/mL")),
        patient(lab("INR", 42, "1.8"), lab("potassium", 42, 6), lab("glucose", 42, "<2"), lab("AFP", 0, 5)),
        patient(visits=[visit(42, systolic=165)]),
        patient(*enzymes(120, 40, 100)[:5]),
        patient(treatments=(replace(SBRT, dose=None, stop=None),), visits=[visit(14, ascites="none")]),
    )


DATA_CUT = date(2025, 3, 28)
