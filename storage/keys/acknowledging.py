"""Acknowledging that the recovery code was used: an administrator's word for it, signed and journalled, with a reason.

``verify`` then says it as a remark. Whose key comes from what they acknowledge is believed only where the recovery code
itself signed: else whoever has a password could write both.
"""

from __future__ import annotations

from dataclasses import replace

from models.words import sentence
from storage.clinic.connection import told
from storage.clinic.journal.operations import stamp
from storage.clinic.journal.statements import ACKNOWLEDGE, NOBODYS, Break, Roster, Said, Statement, statements
from storage.clinic.openfile import check_reason
from storage.clinic.store import Store
from storage.keys.vaultnotes import keep_statement
from storage.problems import StoreProblem
from storage.roles import Action

_NOBODY_OLDER = (
    "{label} of {on} cannot be acknowledged by {user}, whose own key has no other word than that of the recovery code."
)


def unacknowledged(store: Store) -> tuple[Break, ...]:
    """What was done with the recovery code, or is said to have been, and nobody acknowledged; the oldest first."""
    with told(store.path):
        return tuple(one for one in Roster(statements(store.database)).breaks.values() if one.acknowledged is None)


def acknowledge(store: Store, reason: str) -> int:
    """Acknowledge all of it that the actor may; how much that was.

    Raises StoreProblem for a role that may not, without a reason or a key to sign with, where there is nothing to
    acknowledge, or nothing that they may.
    """
    journal, user = store.file.journal, store.actor.user
    store.actor.require(Action.MANAGE_USERS)
    check_reason(reason)
    if journal.signer is None or user in NOBODYS:
        raise StoreProblem("Only a user who came in by a password can sign for it.", "Log in by name and password.")
    with told(store.path):
        roster = Roster(statements(store.database))
        waiting = [one for one in roster.breaks.values() if one.acknowledged is None]
        if not waiting:
            raise StoreProblem("There is nothing to acknowledge.", "Nothing was changed.")
        if not any(roster.may_acknowledge(user, one) for one in waiting):
            first = waiting[0].said.statement
            words = {"label": first.label, "on": first.at[:10], "user": user}
            raise StoreProblem(sentence(_NOBODY_OLDER, **words), "Ask an administrator from before it.")
        made = Statement(
            clinic=roster.clinic,
            at=stamp(journal.clock()),
            label=ACKNOWLEDGE,
            reason=reason.strip(),
            by_user=user,
            by_role=store.actor.role.value,
        )
        with journal.operation(ACKNOWLEDGE, reason=made.reason, undoable=False) as number:
            for one in waiting:  # one may make the next one possible; of two that are the same, one at a time
                said = replace(made, public=one.said.statement.mark).signed(journal.signer)
                if roster.may_acknowledge(user, one):
                    keep_statement(store, said)
                    roster.take(Said(0, number, said))
        return sum(one.acknowledged is not None for one in waiting)
