"""From a row that is on the screen to the form on which it is corrected."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from models.forms.registration import Known
from storage.clinic.rows import RecordKind
from storage.clinic.wording import WrittenRow, unwritten_thrombus, written_row
from storage.problems import Fault, StoreProblem
from storage.roles import Action
from ui.forms.correct import CorrectDialog
from ui.kit.theme import Theme
from ui.session.session import Session

if TYPE_CHECKING:
    from storage.clinic.store import Store


def open_correction(
    session: Session,
    parent: QWidget,
    theme: Theme,
    *,
    kind: str,
    row: int,
    subject: str,
    new: bool = False,
    query: int = 0,
    then: Callable[[CorrectDialog], None],
) -> None:
    """Make the form for one row of the open patient, and hand it to ``then``; a row that is gone is a problem."""
    key, kept = session.key, RecordKind(kind)
    if key is None:
        return

    def made(found: tuple[WrittenRow, tuple[Known, ...], bool]) -> None:
        course = session.course
        if key == session.key and course is not None:
            row, known, may_ask = found
            more: dict[str, Any] = {"row": row, "subject": subject, "known": known, "query": query, "may_ask": may_ask}
            then(CorrectDialog(theme, session, parent, course=course, key=key, **more))

    session.read(partial(_written, key, kept, row, new), made)


def _written(
    key: int, kind: RecordKind, row: int, new: bool, store: Store
) -> tuple[WrittenRow, tuple[Known, ...], bool]:
    """The row, all patients where it is that of one (their codes and numbers are told apart), and who may ask."""
    may_ask = store.actor.may(Action.ASK_QUERIES)
    try:
        if new:
            return unwritten_thrombus(store.record(key), row), (), may_ask
        others = store.known() if kind is RecordKind.PATIENT else ()
        return written_row(store.record(key), kind, row), others, may_ask
    except LookupError:
        raise StoreProblem(
            "This row was taken out of the record; there is nothing to correct.", fault=Fault.FILE
        ) from None
