"""A correction makes nothing of a record that cannot be: both sides are named, and other patients stay told apart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from models.course.worksheet import Line
from models.record.records import Ascites, Cheng, Encephalopathy, Record, Vp
from storage.clinic.store import Store
from ui.forms.correct import CorrectDialog, _keys
from ui.forms.registry import FORMS, Stand
from ui.kit.fields import Choice, DateEntry, Entry
from ui.kit.theme import Theme
from ui.patient.lesions.table import WorksheetModel
from ui.session.session import Session
from ui.window.main import MainWindow
from ui.words.language import short_date

Opening = Callable[[str], CorrectDialog]


@pytest.fixture
def record(window: MainWindow, session: Session) -> Record:
    assert session.course is not None
    return session.course.record


@pytest.fixture
def opening(qtbot: QtBot, window: MainWindow, session: Session, theme: Theme, record: Record) -> Opening:
    def opened(kind: str) -> CorrectDialog:
        found: list[CorrectDialog] = []
        part = getattr(record, kind, None) or record.treatments[-1]
        which = {"kind": kind, "row": part.key, "subject": record.patient.code}
        make = FORMS["correction"].make
        assert make is not None
        make(Stand(theme, session, window), which, found.append)  # type: ignore[arg-type]
        qtbot.waitUntil(lambda: bool(found))
        found[0].other.setText("from the letter")
        return found[0]

    return opened


def _without_thrombus(key: int, row: int, store: Store) -> None:
    store.void(key, "thrombus", row, reason="not seen")


def _type(form: CorrectDialog, name: str, text: str) -> None:
    field = form.fields[name]
    if isinstance(field, Choice):
        field.choose(text)
    else:
        field.setText(text)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("HCC-R02", "HCC-R02 is in this clinic already"),
        ("hcc-r02", "Hcc-r02 is in this clinic already"),
        ("НСС-R02", "НСС-R02 looks the same as HCC-R02, which is in this clinic already"),
        ("ＨＣＣ－Ｒ０２", "HCC-R02 is in this clinic already"),
        ("HCC-R\u200b99", "It holds a sign that cannot be seen, U+200B; type it anew"),
        ("", "A study code is needed"),
    ],
)
def test_that_a_corrected_code_is_told_apart_from_all_others(opening: Opening, code: str, words: str) -> None:
    form = opening("patient")
    _type(form, "code", code)
    assert form.told == words
    assert not form.save_button.isEnabled()
    form.leave()


def test_that_a_code_may_be_written_otherwise_and_is_kept_half_width(opening: Opening, record: Record) -> None:
    form = opening("patient")
    _type(form, "code", record.patient.code.lower())
    assert form.save_button.isEnabled()
    _type(form, "code", "ＨＣＣ－Ｒ９９")
    assert form.save_button.isEnabled()
    assert form._value("code", "ＨＣＣ－Ｒ９９") == "HCC-R99"
    form.leave()


def test_that_nothing_happens_in_the_future_or_after_the_death(
    opening: Opening, record: Record, session: Session
) -> None:
    form = opening("outcome")
    assert isinstance(form.fields["last_contact"], DateEntry)
    _type(form, "last_contact", "+1d")
    late = session.today + timedelta(days=1)
    assert form.told == f"{short_date(late)} is after today, {short_date(session.today)}"
    assert not form.save_button.isEnabled()
    _type(form, "last_contact", record.outcome.last_contact.isoformat() if record.outcome.last_contact else "")
    died = record.imaging[-1].date - timedelta(days=1)
    _type(form, "alive", "no")
    _type(form, "death_date", died.isoformat())
    assert short_date(died) in form.told
    assert not form.save_button.isEnabled()
    form.leave()


def test_that_a_corrected_dose_is_asked_about_as_one_that_is_entered(
    qtbot: QtBot, session: Session, opening: Opening, record: Record
) -> None:
    """A tenth or ten times of the dose before may be a slip (R-16): asked once, and kept by its answer."""
    before = record.treatments[-1]
    assert before.dose is not None
    form = opening("treatment")
    assert form._dose_asked is not None
    _type(form, "dose", str(before.dose * 100))
    assert form._dose_asked.isHidden()  # a digit may be wanting yet
    form.save()
    assert not form._dose_asked.isHidden()
    assert "is more than ten times" in form._dose_asked.text
    assert not form.save_button.isEnabled()
    _type(form, "dose", str(before.dose + 1))
    assert form._dose_asked.isHidden()
    assert form.save_button.isEnabled()
    _type(form, "dose", str(before.dose * 100))
    form.save()
    form._dose_asked.keep()
    with qtbot.waitSignal(session.course_changed):
        form.save()
    assert session.course is not None
    assert session.course.record.treatments[-1].dose == before.dose * 100


def test_that_a_word_for_no_site_is_refused(opening: Opening) -> None:
    form = opening("baseline")
    _type(form, "extrahepatic_sites", "none")
    assert form.told == "“none” is no site; leave the list empty"
    field = form.fields["extrahepatic_sites"]
    assert isinstance(field, Entry)
    assert not form.save_button.isEnabled()
    form.leave()


def test_that_a_thrombus_forgotten_at_a_read_is_filled_in_without_a_reason(
    qtbot: QtBot, window: MainWindow, session: Session, record: Record
) -> None:
    """F2 where the worksheet has no class of that read."""
    key, read = session.key, record.imaging[-1]
    assert key is not None
    assert read.thrombus is not None
    thrombus = read.thrombus.key or 0
    session.write(partial(_without_thrombus, key, thrombus), lambda _: None, touched=(key,))
    qtbot.waitUntil(lambda: session.course is not None and session.course.record.imaging[-1].thrombus is None)
    assert window.page is not None
    window.page.show_tab("lesions")
    table = window.page.lesions.view.table
    model = table.model()
    assert isinstance(model, WorksheetModel)
    place = next(place for place, row in enumerate(model.sheet.rows) if row.line is Line.THROMBUS)
    table.setCurrentIndex(table.model().index(place, table.model().columnCount() - 1))
    forms: list[CorrectDialog] = []
    window.form_opened.connect(forms.append)
    window.page.lesions._on_correct()
    qtbot.waitUntil(lambda: bool(forms))
    form = forms[0]
    assert form.windowTitle().startswith("Fill in: thrombus")
    assert not form.reason.isVisible()
    _type(form, "vp", "Vp2")
    form.save()
    qtbot.waitUntil(lambda: session.course is not None and session.course.record.imaging[-1].thrombus is not None)


def test_that_a_grade_of_encephalopathy_is_chosen_by_its_own_number() -> None:
    """Never grade 3-4 by a 2, because it is the third of the list."""
    assert _keys(tuple(Encephalopathy)) == ["n0", "12", "34"]
    assert _keys(tuple(Vp)) == ["0", "1", "2", "3", "4", "5"]
    assert _keys(tuple(Cheng)) == ["0", "1", "2", "3", "4"]
    assert _keys(tuple(Ascites)) == ["n", "s", "m"]
