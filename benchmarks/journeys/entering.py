"""What is typed about patients: registered, baseline, results, treatments, adverse events, a value corrected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from PySide6.QtCore import Qt

from benchmarks.journeys.clinic import Clinic, Held
from benchmarks.journeys.patients import AS_OF, LABORATORY, PANEL, PROTOCOL
from models.course.course import course
from models.course.headline import due_visit
from models.quantities import parse_quantity
from models.record.analytes import ANALYTES
from models.record.kept import Relation
from models.record.records import (
    AdverseEvent,
    Appointment,
    Ascites,
    Baseline,
    Cheng,
    Encephalopathy,
    LabResult,
    Patient,
    Record,
    Sex,
    Treatment,
    Varices,
    Visit,
    Vp,
)
from storage.shipped.protocols import load_protocols
from ui.forms.correct import CorrectDialog
from ui.forms.event import EventDialog
from ui.forms.planned_visit import PlannedVisitDialog
from ui.forms.register import RegisterDialog
from ui.forms.treatment import TreatmentDialog
from ui.forms.visit.form import VisitDialog
from ui.patient.page import EVENTS

NEW = "HCC-0101"  # registered by task 3, and gone on with
RESULTS = ("9820", "6150", "62", "70", "152", "176", "22", "34", "71", "1.12", "68", "2.3", "0.52", "128")


def with_record(held: Held, code: str, **changed: object) -> Held:
    """The same patients, with these parts of one of them otherwise."""
    return {**held, code: replace(held[code], **changed)}  # type: ignore[arg-type]


# 3 to 5: a patient registered, the profile, the visits


def register(clinic: Clinic) -> None:
    hand = clinic.hand
    hand.press(Qt.Key.Key_R, control=True)
    form = clinic.form(RegisterDialog)
    hand.wait(form.code.hasFocus, "the form of a registration takes the cursor")
    hand.type_and_enter(NEW, "Xu, Li", "f", "19630504", "00123456", "today")
    hand.type(str(1 + sorted(clinic.session.protocols).index(PROTOCOL)))
    hand.save()
    clinic.gone(form)
    hand.wait(lambda: clinic.course.record.patient.code == NEW, "who was registered is on the screen")


def registered(before: Held, _: Held) -> Held:
    patient = Patient(code=NEW, name="Xu, Li", sex=Sex.FEMALE, birth_date=date(1963, 5, 4), hospital_number="00123456")
    return {**before, NEW: Record(patient=patient, treatment_start=AS_OF, protocol=PROTOCOL)}


def type_baseline(clinic: Clinic) -> None:
    hand = clinic.hand
    hand.press(Qt.Key.Key_B, control=True, shift=True)
    form = clinic.form(CorrectDialog)
    hand.wait(form.fields["aetiology"].hasFocus, "the baseline profile takes the cursor")
    hand.type_and_enter("h", "y", "1", "3", "2", "n", "l", "3", "112", "30", "n", "0", "n", "y", "s", "62")
    hand.save()
    clinic.gone(form)


def with_baseline(before: Held, _: Held) -> Held:
    baseline = Baseline(
        aetiology=("HBV",),
        cirrhosis=True,
        ecog=1,
        vp=Vp.VP3,
        cheng=Cheng.II,
        hepatic_vein="none",
        extrahepatic_sites=("lung",),
        tumour_count=3,
        largest_tumour_mm=Decimal(112),
        liver_involvement_percent=Decimal(30),
        ascites=Ascites.NONE,
        encephalopathy=Encephalopathy.NONE,
        prior_treatments=("none",),
        antiviral=True,
        varices=Varices.SMALL,
        weight_kg=Decimal(62),
    )
    return with_record(before, NEW, baseline=baseline)


def look_at_schedule(clinic: Clinic) -> None:
    """The template's visits hold from the registration on: they are looked at, and nothing is changed."""
    clinic.hand.press(Qt.Key.Key_V, control=True, shift=True)
    clinic.hand.wait(clinic.page.visits.isVisible, "the visits are shown")
    plan = clinic.session.protocols[PROTOCOL].visits
    assert [one.plan for one in clinic.course.schedule] == list(plan), "the schedule is not that of the template"


# 6 and 7: results


def begin_visit(clinic: Clinic) -> VisitDialog:
    hand = clinic.hand
    hand.press(Qt.Key.Key_N, control=True)
    form = clinic.form(VisitDialog)
    hand.wait(lambda: form.date.entry.hasFocus() and form.laboratory.is_known, "the form of a visit is ready")
    hand.press(Qt.Key.Key_L, alt=True)
    return form


def type_panel(clinic: Clinic) -> None:
    form = begin_visit(clinic)
    for row in form.laboratory.rows[: len(RESULTS) + 1]:
        clinic.hand.type_and_enter(dict(zip(PANEL, RESULTS, strict=True)).get(row.analyte, ""))
    clinic.hand.save()
    clinic.gone(form)


def result(analyte: str, text: str, on: date = AS_OF) -> LabResult:
    value, unit = parse_quantity(text), ANALYTES[analyte].unit
    return LabResult(analyte=analyte, date=on, value=value, unit=unit, laboratory=LABORATORY)


def with_panel(before: Held, _: Held) -> Held:
    labs = tuple(result(name, text) for name, text in zip(PANEL, RESULTS, strict=True))
    return with_record(before, NEW, labs=labs, visits=(Visit(date=AS_OF),))


def type_censored(clinic: Clinic) -> None:
    form = clinic.form(VisitDialog)
    clinic.hand.type_and_enter(">60500")
    clinic.hand.save()
    clinic.gone(form)


def with_censored(before: Held, _: Held) -> Held:
    return with_record(before, NEW, labs=(*before[NEW].labs, result("AFP", ">60500")))


# 16 and 17: treatments


def begin_treatment(clinic: Clinic, agent: str) -> TreatmentDialog:
    hand = clinic.hand
    hand.press(Qt.Key.Key_T, control=True, shift=True)
    form = clinic.form(TreatmentDialog)
    hand.wait(form.agent.hasFocus, "the form of a treatment takes the cursor")
    hand.type_and_enter(agent)
    return form


def change_dose(clinic: Clinic) -> None:
    form = begin_treatment(clinic, "len")
    clinic.hand.type("8")
    clinic.hand.press(Qt.Key.Key_R, alt=True)
    clinic.hand.type_and_enter("hy")
    clinic.hand.save()
    clinic.gone(form)


def with_dose(before: Held, _: Held) -> Held:
    earlier = before["HCC-2016"].treatments
    ended = tuple(replace(one, stop=AS_OF - timedelta(days=1)) if one.agent == "lenvatinib" else one for one in earlier)
    now = Treatment(
        kind="drug",
        agent="lenvatinib",
        start=AS_OF,
        dose=Decimal(8),
        unit="mg",
        schedule="daily",
        reason="hypertension",
    )
    return with_record(before, "HCC-2016", treatments=(*ended, now))


def type_radiation(clinic: Clinic) -> None:
    form, hand = begin_treatment(clinic, "sb"), clinic.hand
    hand.type_and_enter("35", "", "5", "", "20250324", "28", "p")
    hand.save()
    clinic.gone(form)


def with_radiation(before: Held, _: Held) -> Held:
    block = Treatment(
        kind="radiation",
        agent="SBRT",
        start=date(2025, 3, 24),
        stop=date(2025, 3, 28),
        dose=Decimal(35),
        unit="Gy",
        fractions=5,
        site="portal vein tumour thrombus",
    )
    return with_record(before, "HCC-2017", treatments=(*before["HCC-2017"].treatments, block))


# 20: a visit of the plan


def move_visit(clinic: Clinic) -> None:
    hand = clinic.hand
    hand.press(Qt.Key.Key_M, control=True, shift=True)
    form = clinic.form(PlannedVisitDialog)
    hand.wait(form.on.hasFocus, "the form of a planned visit takes the cursor")
    hand.type("+3d")
    hand.save()
    clinic.gone(form)


def with_moved_visit(before: Held, _: Held) -> Held:
    record = before["HCC-2026"]
    due = due_visit(course(record, load_protocols()[record.protocol], AS_OF))
    assert due is not None
    moved = Appointment(visit=due.plan.label, day=due.on + timedelta(days=3), moved_from=due.on)
    return with_record(before, "HCC-2026", planned_visits=(moved,))


# 18 and 19: adverse events


def type_event(clinic: Clinic) -> None:
    hand = clinic.hand
    hand.press(Qt.Key.Key_E, control=True, shift=True)
    form = clinic.form(EventDialog)
    hand.wait(form.term.hasFocus, "the form of an event takes the cursor")
    hand.type_and_enter("rash m", "2", "-3d", "")
    hand.type("y")
    hand.save()
    clinic.gone(form)


def with_event(before: Held, _: Held) -> Held:
    """By the edition that the protocol sets."""
    event = AdverseEvent(
        term="Rash maculo-papular",
        grade=2,
        start=AS_OF - timedelta(days=3),
        related_to=(("lenvatinib", Relation.RELATED),),
        ctcae_version="5.0",
    )
    return with_record(before, "HCC-2018", adverse_events=(*before["HCC-2018"].adverse_events, event))


def accept_grade(clinic: Clinic) -> None:
    hand, count = clinic.hand, len(clinic.course.record.adverse_events)
    hand.press(Qt.Key.Key_A, control=True, shift=True)
    events = clinic.page.pages[EVENTS]
    hand.wait(events.isVisible, "the adverse events are shown")
    hand.press(Qt.Key.Key_A)
    hand.wait(lambda: len(clinic.course.record.adverse_events) == count + 1, "the grade is accepted")
    clinic.settle()


def with_grade(before: Held, after: Held) -> Held:
    """The result has a name from now on, by which the grade names it."""
    labs = before["HCC-2019"].labs
    place = max(number for number, one in enumerate(labs) if one.analyte == "AST")
    name = after["HCC-2019"].labs[place].identifier
    assert name, "the grade names no result"
    event = AdverseEvent(
        term="Aspartate aminotransferase increased",
        grade=3,
        start=labs[place].date,
        ctcae_version="5.0",
        from_result=name,
    )
    named = (*labs[:place], replace(labs[place], identifier=name), *labs[place + 1 :])
    return with_record(before, "HCC-2019", labs=named, adverse_events=(*before["HCC-2019"].adverse_events, event))


# 24: a value corrected


def correct_albumin(clinic: Clinic) -> None:
    hand = clinic.hand
    hand.press(Qt.Key.Key_V, control=True, shift=True)
    table = clinic.page.visits.table
    hand.wait(table.hasFocus, "the results take the cursor")
    hand.type("alb")
    assert str(table.currentIndex().data()).startswith("3.8 L"), "the newest albumin is not chosen"
    hand.press(Qt.Key.Key_F2)
    form = clinic.form(CorrectDialog)
    hand.wait(form.fields["value"].hasFocus, "the correction takes the cursor")
    hand.type("38")
    hand.press(Qt.Key.Key_R, alt=True)
    hand.type("t")
    hand.save()
    clinic.gone(form)


def with_albumin(before: Held, _: Held) -> Held:
    labs = tuple(
        replace(one, value=parse_quantity("38")) if (one.analyte, one.value.reported) == ("albumin", "3.8") else one
        for one in before["HCC-2024"].labs
    )
    return with_record(before, "HCC-2024", labs=labs)
