"""What is looked at, signed and printed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from benchmarks.journeys.clinic import Clinic, Held, signed_by
from benchmarks.journeys.entering import with_record
from models.cohort.members import Grouping, Measure
from storage.roles import Role
from ui.paper.course.preview import PreviewDialog


def open_worklist(clinic: Clinic) -> None:
    """From the window as it is: the lines of today, the cursor on one."""
    clinic.hand.press(Qt.Key.Key_0, control=True)
    page = clinic.window.worklist.page
    assert page is not None
    clinic.hand.wait(lambda: page.isVisible() and page.table.line is not None, "the worklist is on the screen")


def find(clinic: Clinic) -> None:
    hand = clinic.hand
    hand.press(Qt.Key.Key_K, control=True)
    hand.type_and_enter("2021")
    hand.wait(lambda: clinic.course.record.patient.code == "HCC-2021", "HCC-2021 is on the screen")
    hand.wait(lambda: "HCC-2021" in clinic.page.banner.text(), "the banner names HCC-2021")


def sign_result(clinic: Clinic) -> None:
    hand = clinic.hand
    hand.press(Qt.Key.Key_V, control=True, shift=True)
    table = clinic.page.visits.table
    hand.wait(table.hasFocus, "the results take the cursor")
    assert str(table.currentIndex().data()).endswith(" H"), "what is chosen is not abnormal"
    hand.press(Qt.Key.Key_Space)
    hand.wait(lambda: any(one.reviewed for one in clinic.course.record.labs), "the result is signed")
    clinic.settle()


def with_signed(before: Held, _: Held) -> Held:
    labs = before["HCC-2011"].labs
    newest = max((one for one in labs if one.analyte == "AFP"), key=lambda one: one.date)
    signed = replace(newest, reviewed=signed_by(Role.CLINICIAN.value))
    return with_record(before, "HCC-2011", labs=tuple(signed if one is newest else one for one in labs))


def ask_why(clinic: Clinic) -> None:
    clinic.hand.press(Qt.Key.Key_J, control=True)
    opened = [card for card in clinic.page.flags.cards if card.is_open]
    assert [card.entry.title for card in opened] == ["RECIST 1.1"], "the working of the response is not open"
    assert opened[0].entry.subject is not None, "what would change it is not shown"
    clinic.hand.wait(opened[0].isVisible, "the working is on the screen")


def step_focus(clinic: Clinic) -> None:
    hand, overview = clinic.hand, clinic.page.overview
    hand.press(Qt.Key.Key_1, control=True)
    seen = [overview.focus_date]
    for _ in range(3):
        hand.press(Qt.Key.Key_Left)
        seen.append(overview.focus_date)
    assert len(set(seen)) == 4, f"the focus line stood at {seen}"


def show_survival(clinic: Clinic) -> None:
    hand, page = clinic.hand, clinic.page.survival
    hand.press(Qt.Key.Key_2, control=True)
    hand.wait(lambda: page.figure is not None, "the curves are there")
    hand.press(Qt.Key.Key_Right)
    hand.wait(lambda: page.figure is not None and page.figure.choice.grouping is Grouping.VP, "the curves are by Vp")
    assert page.figure is not None
    assert page.figure.choice.measure is Measure.OS, "the curves are not those of overall survival"
    clinic.settle()


def print_summary(clinic: Clinic) -> None:
    hand = clinic.hand
    hand.press(Qt.Key.Key_P, control=True)
    preview = clinic.form(PreviewDialog)
    hand.press(Qt.Key.Key_S, control=True)
    hand.wait(lambda: preview.findChildren(QFileDialog), "a place to save it is asked for")
    dialog = preview.findChildren(QFileDialog)[0]
    hand.wait(dialog.isVisible, "a place to save it is asked for")
    hand.press(Qt.Key.Key_Return)
    made = clinic.folder / preview.file_name()
    hand.wait(made.is_file, f"{made.name} is there")
    assert made.read_bytes().startswith(b"%PDF"), "what was saved is no PDF"
    assert 1 <= preview.page_count <= 3, f"it has {preview.page_count} pages"
    made.unlink()
