"""Results are signed by whoever is here."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from models.record.records import LabResult
from ui.session.session import Session

if TYPE_CHECKING:
    from storage.clinic.store import Store


def sign_results(session: Session, results: Iterable[LabResult]) -> None:
    """Those that nobody has signed; the store asks whether that may be, the course that comes shows who signed."""
    rows = [one.key for one in results if one.reviewed is None and one.key is not None]
    if rows and session.key is not None:
        session.write(partial(_sign, session.key, rows), _done, touched=(session.key,))


def _sign(key: int, rows: list[int], store: Store) -> None:
    store.decisions.sign_results(key, rows)


def _done(_: object) -> None:
    """The course that comes shows who signed."""
