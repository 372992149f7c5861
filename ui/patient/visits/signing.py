"""Results are signed by whoever is here."""

from __future__ import annotations

from collections.abc import Iterable

from models.record.records import LabResult
from ui.session.session import Session


def sign_results(session: Session, results: Iterable[LabResult]) -> None:
    """Those that nobody has signed; the store asks whether that may be, the course that comes shows who signed."""
    rows = [one.key for one in results if one.reviewed is None and one.key is not None]
    if rows and (key := session.key) is not None:
        session.write(lambda store: store.decisions.sign_results(key, rows), touched=(key,))
