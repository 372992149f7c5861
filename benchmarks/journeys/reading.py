"""What a radiologist types: the baseline, the next read, and the same read by a second reader."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt

from benchmarks.journeys.clinic import Clinic, Held, signed_by
from benchmarks.journeys.entering import NEW, with_record
from benchmarks.journeys.patients import AS_OF
from models.record.records import Cheng, Imaging, Lesion, Measurement, Role, Status, Thrombus, Visit, Vp
from models.response.response import Response
from storage.roles import Role as UserRole
from ui.forms.read import ReadForm

OCTOBER, READ_ON = "HCC-2013", date(2025, 11, 14)
READER = UserRole.RADIOLOGIST.value


def begin_read(clinic: Clinic) -> ReadForm:
    hand = clinic.hand
    hand.press(Qt.Key.Key_M, control=True)
    form = clinic.form(ReadForm)
    hand.wait(lambda: form.date.entry.hasFocus() and form.of_read.reader.text(), "the form of a read is ready")
    return form


def type_lesions(clinic: Clinic) -> None:
    form, hand = begin_read(clinic), clinic.hand
    hand.press(Qt.Key.Key_Return)  # today
    hand.type_and_enter("t", "liver", "S4", "71", "60", "t", "lung", "", "18", "")
    hand.type_and_enter("n", "liver", "S7", "p", "n", "node", "hilum", "p")
    hand.press(Qt.Key.Key_Return)  # no further lesion
    hand.type_and_enter("3")
    hand.type("2")
    hand.save()
    clinic.gone(form)


def _read(on: date, reader: str, sizes: tuple[int, int, int], vp: Vp, cheng: Cheng, **more: bool) -> Imaging:
    first, viable, second = sizes
    return Imaging(
        date=on,
        reader=reader,
        signed=signed_by(READER),
        measurements=(
            Measurement(number="T1", diameter_tenths=10 * first, viable_tenths=10 * viable),
            Measurement(number="T2", diameter_tenths=10 * second),
            Measurement(number="N1", status=Status.PRESENT),
            Measurement(number="N2", status=Status.PRESENT),
        ),
        thrombus=Thrombus(vp=vp, cheng=cheng),
        no_new_lesion=more.get("none_new"),
    )


def with_lesions(before: Held, _: Held) -> Held:
    lesions = (
        Lesion(number="T1", role=Role.TARGET, organ="liver", site="S4"),
        Lesion(number="T2", role=Role.TARGET, organ="lung"),
        Lesion(number="N1", role=Role.NON_TARGET, organ="liver", site="S7"),
        Lesion(number="N2", role=Role.NON_TARGET, organ="node", site="hilum", nodal=True),
    )
    read = _read(AS_OF, READER, (71, 60, 18), Vp.VP3, Cheng.II)
    return with_record(before, NEW, lesions=lesions, imaging=(read,))


def type_follow_up(clinic: Clinic) -> None:
    form, hand = begin_read(clinic), clinic.hand
    hand.type_and_enter(f"{READ_ON:%Y%m%d}", "49", "30", "12", "p", "p", "2", "1")
    hand.press(Qt.Key.Key_Space)  # no new lesion
    hand.save()
    clinic.gone(form)
    point = clinic.course.series.points[-1]
    assert (point.recist.overall, point.mrecist.overall) == (Response.PR, Response.PR), "both criteria answer PR"


def with_follow_up(before: Held, _: Held) -> Held:
    """How it was taken stands on the form as it was taken before; the day becomes a visit."""
    taken = replace(
        _read(READ_ON, "A", (49, 30, 12), Vp.VP2, Cheng.I, none_new=True), modality="CT", slice_mm=Decimal(5)
    )
    visits = (*before[OCTOBER].visits, Visit(date=READ_ON))
    return with_record(before, OCTOBER, imaging=(*before[OCTOBER].imaging, taken), visits=visits)


def type_second_read(clinic: Clinic) -> None:
    form, hand = begin_read(clinic), clinic.hand
    hand.press(Qt.Key.Key_R, alt=True)
    hand.type_and_enter("B", f"{READ_ON:%Y%m%d}", "52", "33", "12", "p", "p", "2", "1")
    hand.press(Qt.Key.Key_Space)
    hand.save()
    clinic.gone(form)
    hand.press(Qt.Key.Key_L, control=True, shift=True)
    shown = clinic.page.lesions.panel.readers
    hand.wait(lambda: shown.isVisible() and "14-Nov-2025" in shown.text, "the disagreements are shown")


def with_second_read(before: Held, _: Held) -> Held:
    read = replace(
        _read(READ_ON, "B", (52, 33, 12), Vp.VP2, Cheng.I, none_new=True), modality="CT", slice_mm=Decimal(5)
    )
    return with_record(before, OCTOBER, imaging=(*before[OCTOBER].imaging, read))
