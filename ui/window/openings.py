"""The forms that the window opens in front of itself; each closes by itself and leaves nothing behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QMessageBox

if TYPE_CHECKING:
    from models.course.course import Course
    from models.forms.registration import Known
    from storage.clinic.store import Store
    from ui.forms.event import EventDialog
    from ui.forms.treatment import TreatmentDialog
    from ui.forms.visit import VisitDialog
    from ui.kit.theme import Theme
    from ui.session.access import Access
    from ui.session.session import Session
    from ui.window.main import MainWindow

translate = QCoreApplication.translate


def _open(form: QDialog) -> None:
    form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    form.open()


def show_about(window: MainWindow) -> None:
    from ui.window.help import about

    box = QMessageBox(window)
    box.setWindowTitle(translate("Forms", "About Hepatrack"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText("\n\n".join(about()))
    _open(box)


def show_preview(window: MainWindow, session: Session, theme: Theme) -> None:
    """The summary of the open patient, as it will be printed; the store is asked whether it may be."""
    course = session.course
    if course is not None:
        from ui.paper.course.preview import PreviewDialog
        from ui.paper.prints import Stamp, stamp

        def opened(found: Stamp) -> None:
            _open(PreviewDialog(course, theme, window, printed_by=found.printed_by, mark=found.mark))

        session.read(stamp, opened)


def show_lock_form(window: MainWindow, session: Session, theme: Theme, *, access: Access, whole: bool) -> None:
    """Lock or unlock the open patient, or the ``whole`` data set."""
    from ui.forms.data_lock import LockDialog

    course = session.course
    if not whole and (course is None or session.key is None):
        return
    code = "" if course is None else course.record.patient.code
    lock = access.all_lock if whole else access.patient_lock
    _open(LockDialog(theme, session, window, key=None if whole else session.key, code=code, lock=lock))


def show_verification(window: MainWindow, session: Session, theme: Theme, *, restorable: bool) -> None:
    """Whether the clinic file is what it was; a backup is restored from there when it is not."""
    from ui.clinic.verify import VerifyDialog

    form = VerifyDialog(theme, session, window, restorable=restorable)
    form.restore_wanted.connect(window.backups_wanted)
    _open(form)


def show_registration(window: MainWindow, session: Session) -> None:
    """A patient who is not in the clinic yet."""
    from ui.forms.register import RegisterDialog

    def opened(known: tuple[Known, ...]) -> None:
        form = RegisterDialog(window.theme, session, window, known=known, protocols=session.protocols)
        form.registered.connect(session.open)
        window.form_opened.emit(form)
        _open(form)

    session.read(_known, opened)


def show_event_form(window: MainWindow, session: Session) -> None:
    """An adverse event of the open patient."""
    if session.course is not None:
        form = event_form(window, session, session.course)
        window.form_opened.emit(form)
        _open(form)


def event_form(window: MainWindow, session: Session, course: Course) -> EventDialog:
    """The form of an adverse event of the open patient, still closed."""
    from storage.shipped.terms import load_terms
    from ui.forms.event import EventDialog

    terms, key = load_terms(course.parameters.ctcae_version), session.key
    assert key is not None
    return EventDialog(window.theme, session, window, course=course, key=key, terms=terms)


def show_treatment_form(window: MainWindow, session: Session) -> None:
    """A treatment of the open patient, or another dose."""
    if session.course is not None:
        form = treatment_form(window, session, session.course)
        window.form_opened.emit(form)
        _open(form)


def treatment_form(window: MainWindow, session: Session, course: Course) -> TreatmentDialog:
    """The form of a treatment of the open patient, still closed."""
    from ui.forms.treatment import TreatmentDialog

    assert session.key is not None
    return TreatmentDialog(window.theme, session, window, course=course, key=session.key)


def show_row(window: MainWindow, session: Session, *, kind: str) -> None:
    """What there is once of the open patient (``patient``, ``baseline``, ``outcome``), to be filled in or corrected."""
    course = session.course
    if course is not None:
        record = course.record
        key = {"patient": record.patient.key, "baseline": record.baseline.key, "outcome": record.outcome.key}[kind]
        if key is not None:
            show_correction(window, session, kind=kind, row=key, subject=record.patient.code)


def show_correction(window: MainWindow, session: Session, *, kind: str, row: int, subject: str) -> None:
    """One row of the open patient, to be corrected or taken out."""
    from ui.forms.correct import CorrectDialog, open_correction

    def made(form: CorrectDialog) -> None:
        window.form_opened.emit(form)
        _open(form)

    open_correction(session, window, window.theme, kind=kind, row=row, subject=subject, then=made)


def _known(store: Store) -> tuple[Known, ...]:
    return store.known()


def show_visit_form(window: MainWindow, session: Session) -> None:
    """A visit of the open patient."""
    if session.course is not None:
        form = visit_form(window, session, session.course)
        window.form_opened.emit(form)
        _open(form)


def visit_form(window: MainWindow, session: Session, course: Course) -> VisitDialog:
    """The form of a visit of the open patient, still closed."""
    from ui.forms.visit import VisitDialog

    form = VisitDialog(window.theme, session, window)
    form.show_course(course)
    return form
