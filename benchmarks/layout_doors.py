"""What opens from a form, a card or a page, and by no command: how the walk of the layouts comes to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from storage.clinic.beside.kept_prints import KeptPrint, NewPrint
from storage.version import PROGRAM_VERSION
from ui.window.places import PATIENTS

if TYPE_CHECKING:
    from benchmarks.siege_layouts import Walk


def _settings(walk: Walk, section: str) -> Any:
    walk.window.show_place("settings")
    walk.rest()
    page = walk.window.settings.page
    assert page is not None
    page.go_to(section)
    walk.rest()
    return page.cards[section]


def _template(walk: Walk) -> None:
    card = _settings(walk, "protocols")
    card.copy_button.click()


def _move(walk: Walk) -> None:
    card = _settings(walk, "protocols")
    card.view.selectRow(0)
    card._on_move()


def _user(walk: Walk) -> None:
    _settings(walk, "users")._on_add()


def _rights(walk: Walk) -> None:
    _settings(walk, "users")._on_rights()


def _code(walk: Walk) -> None:
    _settings(walk, "users")._on_code()


def _backup_copy(walk: Walk) -> None:
    """As the dialog of backups opens it, where there is none to choose here."""
    from ui.clinic.backups.copying import BackupCopyDialog

    backup: Any = SimpleNamespace(path=Path("clinic-20250328T160000Z.hepatrack"))
    BackupCopyDialog(walk.theme, walk.clinic.session, backup, lambda: None, parent=walk.window).open()


def _merge(walk: Walk) -> None:
    walk.window.show_place(PATIENTS)
    walk.window._actions["duplicates"].trigger()
    walk.rest()
    from ui.forms.merging.candidates import CandidatesDialog

    dialog = walk.clinic.form(CandidatesDialog)
    walk.clinic.hand.wait(lambda: dialog.pair is not None, "a pair")
    dialog.merge_button.click()


def _marks(walk: Walk) -> None:
    """The marks of a lesion open in the form of a read."""
    from ui.forms.read import ReadForm

    walk.window._actions["read"].trigger()
    form = walk.clinic.form(ReadForm)
    walk.rest()
    line = next((one for one in form.marks.lines if one.names), None)
    if line is not None:
        form.marks.open(line)


def _lines_of_a_read(walk: Walk) -> None:
    """A read with every field typed that can be: problems, remarks and the lines of lesions not yet recorded."""
    from ui.forms.read import ReadForm

    walk.window._actions["read"].trigger()
    form = walk.clinic.form(ReadForm)
    for size in form.of_read.sizes:
        size.diameter.setText("12 + 7")
        size.viable.setText("400")
    form.answer()


def _ranges(walk: Walk) -> None:
    from ui.forms.visit.form import VisitDialog

    walk.window._actions["visit"].trigger()
    form = walk.clinic.form(VisitDialog)
    form.laboratory.open_sheet()


def _acknowledge(walk: Walk) -> None:
    _settings(walk, "users")._on_acknowledge()


def _kept_prints(walk: Walk) -> None:
    from ui.paper.course.keeping import KeptPrintsDialog
    from ui.paper.patient_prints import EVERY

    what = NewPrint(
        kind="board", language="both", page="A4", grey=False, rules="2.0", judged=walk.clinic.course.today,
        mark="1f3a", stated=(),
    )  # fmt: skip
    kept = KeptPrint(
        key=1, what=what, program=PROGRAM_VERSION, sha256="0" * 64, by="Administrator",
        at=datetime(2025, 3, 28, 9, 30, tzinfo=UTC),
    )  # fmt: skip
    KeptPrintsDialog(walk.theme, (kept,), walk.clinic.course, EVERY, walk.window).open()


FROM_ELSEWHERE: dict[str, Callable[[Walk], None]] = {
    "marks of a lesion": _marks,
    "read with problems": _lines_of_a_read,
    "range at a visit": _ranges,
    "merge": _merge,
    "copy of a protocol": _template,
    "patients to another protocol": _move,
    "user": _user,
    "rights": _rights,
    "recovery code": _code,
    "copy of a backup": _backup_copy,
    "the use of the recovery code": _acknowledge,
    "kept prints": _kept_prints,
}
