"""The forms that the window opens in front of itself; each closes by itself and leaves nothing behind."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QMessageBox

from ui.forms.registry import FORMS, Stand
from ui.session.leaving import door

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.course.course import Course
    from storage.clinic.beside.kept_prints import KeptPrint
    from ui.forms.base import DraftForm
    from ui.kit.theme import Theme
    from ui.paper.course.keeping import Keeping
    from ui.session.access import Access
    from ui.session.session import Session
    from ui.window.desk import Desk
    from ui.worklist.sheet import Listing

translate = QCoreApplication.translate


def _open(form: QDialog) -> None:
    form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    form.open()


def show_about(window: Desk) -> None:
    from ui.window.help.about import about

    box = QMessageBox(window)
    box.setWindowTitle(translate("Forms", "About Hepatrack"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText("\n\n".join(about()))
    _open(box)


def show_disclosures(window: Desk, session: Session) -> None:
    from ui.patient.history.disclosures import DisclosuresDialog

    _open(DisclosuresDialog(window.theme, session, window))


def show_duplicates(window: Desk, session: Session) -> None:
    """Who may be one person under two codes; a pair is compared and merged in a form of its own."""
    from ui.forms.merging.candidates import CandidatesDialog
    from ui.forms.merging.form import MergeDialog

    def merge(stays: int, goes: int) -> None:
        form = MergeDialog(window.theme, session, window, stays=stays, goes=goes)
        form.merged.connect(merged)
        _open(form)

    def merged(stays: str, goes: str) -> None:
        words = translate("MergeDialog", "{goes} was merged into {stays}. Ctrl+Z brings both back.")

        def say(course: Course) -> None:
            if course.record.patient.code == stays:  # with the page of whoever was open before it would pass by
                session.course_changed.disconnect(say)
                window.message.say(words.format(goes=goes, stays=stays), news=True)

        session.course_changed.connect(say)

    _open(CandidatesDialog(window.theme, session, window, merge=merge))


def show_list_preview(window: Desk, session: Session, listing: Listing) -> None:
    """The worklist as it is shown; the store is asked whether whoever is here may print."""
    from ui.paper.prints import stamp
    from ui.worklist.sheet import ListingPreview

    session.read(
        stamp,
        lambda found: _open(
            ListingPreview(listing, window.theme, window, stamp=found, leave=door(session), aside=session.aside)
        ),
    )


def show_preview(window: Desk, session: Session, theme: Theme, *, kept: KeptPrint | None = None) -> None:
    """The summary of the open patient as it will be printed, or a ``kept`` print; the store is asked whether it may."""
    course = session.course
    if course is not None:
        from ui.paper.course.preview import PreviewDialog
        from ui.paper.looks_choice import Memory
        from ui.paper.patient_prints import EVERY
        from ui.paper.prints import Stamp, stamp

        def opened(found: Stamp) -> None:
            footer: dict[str, Any] = {"printed_by": found.printed_by, "mark": found.mark}
            out: dict[str, Any] = {"leave": door(session), "aside": session.aside}
            out["memory"] = Memory(window.choices.kept, window.choices.keep)
            out["keeping"] = None if session.key is None else _keeping(session, session.key)
            visits = None if window.page is None else window.page.visits
            out["on"] = visits.chosen_date if visits is not None and visits.isVisible() else None
            _open(PreviewDialog(course, theme, window, prints=EVERY, kept=kept, **footer, **out))

        session.read(stamp, opened)


def show_batch(window: Desk, session: Session, people: Sequence[tuple[int, str]]) -> None:
    """Print ``people``, by key and code; one such form at a time, beside which the window goes on."""
    from ui.paper.looks_choice import Memory
    from ui.patient.prints.batch import BatchDialog

    form = window.findChild(BatchDialog)
    if form is not None:
        form.show_people(people)
    else:
        memory = Memory(window.choices.kept, window.choices.keep)
        form = BatchDialog(window.theme, session, window, people=people, memory=memory)
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    form.show()
    form.activateWindow()


def _keeping(session: Session, key: int) -> Keeping:
    """How prints of the patient are kept in the clinic file and read from it."""
    from ui.paper.course.keeping import Keeping

    return Keeping(
        keep=lambda what, pdf, then, otherwise: session.write(
            lambda store: store.prints.keep(key, what, pdf), then, touched=(), otherwise=otherwise
        ),
        kept=lambda then, otherwise: session.read(lambda store: store.prints.of(key), then, otherwise=otherwise),
        pages=lambda kept, then, otherwise: session.read(
            lambda store: store.prints.pages(kept), then, otherwise=otherwise
        ),
    )


def show_lock_form(window: Desk, session: Session, theme: Theme, *, access: Access, whole: bool) -> None:
    """Lock or unlock the open patient, or the ``whole`` data set."""
    from ui.forms.data_lock import LockDialog

    course = session.course
    if not whole and (course is None or session.key is None):
        return
    code = "" if course is None else course.record.patient.code
    lock = access.all_lock if whole else access.patient_lock
    _open(LockDialog(theme, session, window, key=None if whole else session.key, code=code, lock=lock))


def show_form(window: Desk, session: Session, kind: str, /, **which: object) -> None:
    """A form of the registry, of the open patient if it is of one; ``which`` row, if it is of a row."""
    form = FORMS[kind]
    if form.make is not None and (session.course is not None or not form.of_patient):
        form.make(Stand(window.theme, session, window), which, partial(_shown, window))


def _shown(window: Desk, form: DraftForm) -> None:
    window.form_opened.emit(form)
    _open(form)


def show_row(window: Desk, session: Session, what: str) -> None:
    """What there is once of the open patient (``patient``, ``baseline``, ``outcome``), to be filled in or corrected;
    from one of its values on, where it is named."""
    kind, _, field = what.partition(" ")
    course = session.course
    if course is not None:
        record = course.record
        key = {"patient": record.patient.key, "baseline": record.baseline.key, "outcome": record.outcome.key}[kind]
        if key is not None:
            show_correction(window, session, kind=kind, row=key, subject=record.patient.code, field=field)


def show_correction(window: Desk, session: Session, **which: object) -> None:
    """One row of the open patient, to be corrected or taken out, or a ``new`` one to be filled in.

    ``which`` is its kind, row and subject, whether it is new, and the field to go to.
    """
    if session.course is not None:
        make = FORMS["correction"].make
        assert make is not None
        make(Stand(window.theme, session, window), which, partial(_shown, window))
