"""A flag is marked as reviewed in the record of the patient who is open."""

from __future__ import annotations

from models.flags.flags import Flag
from models.flags.reviewed import inputs_of
from ui.session.session import Session


def mark_reviewed(session: Session, flag: Flag) -> None:
    """With the inputs it rests on now; the course that comes shows it."""
    if (key := session.key) is not None:
        inputs = inputs_of(flag)
        session.write(lambda store: store.decisions.review_flag(key, flag.rule, inputs), touched=(key,))
