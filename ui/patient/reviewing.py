"""A flag is marked as reviewed in the record of the patient who is open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from models.flags.flags import Flag
from models.flags.reviewed import inputs_of
from ui.session.session import Session

if TYPE_CHECKING:
    from storage.clinic.store import Store


def mark_reviewed(session: Session, flag: Flag) -> None:
    """With the inputs it rests on now; the course that comes shows it."""
    if (key := session.key) is not None:
        session.write(partial(_reviewed, key, flag.rule, inputs_of(flag)), _done, touched=(key,))


def _reviewed(key: int, rule: str, inputs: tuple[str, ...], store: Store) -> int:
    return store.decisions.review_flag(key, rule, inputs)


def _done(_: object) -> None:
    """The course that comes shows it."""
