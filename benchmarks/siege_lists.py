"""The list of users, the recovery code and rights by name, for ``tampering``: by somebody with a password."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from benchmarks.siege_common import CHEAP
from benchmarks.siege_hand import WHO, Hand, Scenario, insert, update
from storage.clinic.journal.statements import ACKNOWLEDGE, LIMIT_IDLE, TABLE, Statement
from storage.clinic.leaving import Form, Way
from storage.clinic.schema.ladder import LOOKED
from storage.keys import vault
from storage.keys.keyfile import opened_book, read_keys, wrapped, write_keys
from storage.keys.recoverycode import new_code, secret_of, signer_of
from storage.roles import Role

_BY_CODE = {"by_user": vault.RECOVERY, "by_role": "administrator"}


def recovery(hand: Hand, **said: str) -> str:
    """A use of the code, written by hand; the mark of the statement."""
    named = {"label": "Give a user a new password", "reason": WHO, "name": WHO, "role": "administrator"}
    named |= {"public": hand.signer.public, "by_public": "", "signature": "", **_BY_CODE} | said
    hand.operate(
        hand.statement(**named),
        user=vault.RECOVERY,
        role=Role.ADMINISTRATOR,
        label=named["label"],
        reason=named["reason"],
        signed=False,
    )
    return hand.statement_of(named["label"]).mark


def acknowledged(hand: Hand, mark: str, **said: str) -> None:
    named = {"label": ACKNOWLEDGE, "reason": "meant", "public": mark, "by_role": "administrator"} | said
    hand.operate(
        hand.statement(**named),
        user=named.get("by_user", WHO),
        role=Role.ADMINISTRATOR,
        label=ACKNOWLEDGE,
        reason="meant",
    )


def _own_recovery(hand: Hand) -> None:
    acknowledged(hand, recovery(hand))


def _own_code(hand: Hand) -> None:
    """A code of one's own, made up first, then used and acknowledged."""
    signer = signer_of(secret_of(new_code()))
    recovery(hand, name=vault.RECOVERY, role="0" * 64, public=signer.public, label=vault.NEW_CODE)
    (clinic,) = hand.db.execute(f"SELECT clinic FROM {TABLE} LIMIT 1").fetchone()
    named = {"at": "2026-06-30T00:00:00.000000Z", "label": "Give a user a role", "reason": WHO, "name": WHO}
    made = Statement(clinic=clinic, role="administrator", public=hand.signer.public, **named, **_BY_CODE)
    made = made.signed(signer)
    acknowledged(hand, recovery(hand, **{name: getattr(made, name) for name in ("label", "by_public", "signature")}))


def _as_older(hand: Hand) -> None:
    acknowledged(hand, recovery(hand), by_user="Chen")


def _unsigned(hand: Hand) -> None:
    acknowledged(hand, recovery(hand), by_user="Chen", by_public=hand.public("Chen"), signature="")


def _replayed(hand: Hand) -> None:
    """Chen acknowledges one use; the same statement of it is put there again."""
    mark = recovery(hand, name="sun", public="")
    by = {"by_user": "Chen", "by_public": hand.public("Chen")}
    chen = hand.clinic.people["Chen"].signer
    (clinic,) = hand.db.execute(f"SELECT clinic FROM {TABLE} LIMIT 1").fetchone()
    named = {"at": "2026-06-30T00:00:00.000000Z", "label": ACKNOWLEDGE, "reason": "meant", "public": mark}
    made = Statement(clinic=clinic, by_role="administrator", **named, **by).signed(chen)
    said = hand.statement(**named, **by, by_role="administrator", signature=made.signature)
    hand.operate(said, user="Chen", label=ACKNOWLEDGE, reason="meant", signer=chen)
    recovery(hand, name="sun", public="")


def _limit(hand: Hand) -> None:
    said = hand.statement(label=LIMIT_IDLE, reason="60 minutes", by_role=Role.NURSE.value)
    hand.operate(said, label=LIMIT_IDLE, reason="60 minutes")


def rewritten(hand: Hand, *, recovery_code: bool = False, **book: Any) -> None:
    """The keys file, of the next generation."""
    path, key = hand.clinic.path, hand.clinic.people[WHO].key
    file = read_keys(path)
    written = replace(opened_book(file, key), **book)
    if recovery_code:
        file = replace(file, recovery=wrapped(key, secret_of(new_code()), clinic=file.clinic, cost=CHEAP))
    write_keys(file, written, path, key=key)


def _over_another(hand: Hand) -> None:
    (row,) = hand.db.execute(f"SELECT max(id) FROM {TABLE}").fetchone()
    hand.db.execute(f"UPDATE {TABLE} SET by_role = 'nurse' WHERE id = ?", [row])


def _left(way: Way) -> Any:
    values = {"patient_id": 1, "day": "2026-06-20", "way": way.value, "form": Form.JSON.value}

    def act(db: Any) -> None:
        (operation,) = db.execute("SELECT current_operation()").fetchone()
        insert("disclosure", operation_id=operation, **values)(db)

    return act


_BROKEN, _OWN = "which did not sign it", "whose own key has nobody's word but that of what it acknowledges"
LISTS = (
    Scenario("a recovery of one's own, acknowledged", _own_recovery, _OWN),
    Scenario("a recovery that the code did not sign", recovery, _BROKEN),
    Scenario("a code of one's own, used and acknowledged", _own_code, _BROKEN),
    Scenario("a recovery, acknowledged as another", _as_older, "is signed with another key than that of Chen"),
    Scenario("a recovery, acknowledged by nobody's hand", _unsigned, "was not signed by Chen"),
    Scenario("a recovery that was acknowledged, once more", _replayed, "The chain of administrators is broken on"),
    Scenario("nothing acknowledged", lambda h: acknowledged(h, "00" * 32), "by mei, who was no administrator then"),
    Scenario("another limit of the idle lock", _limit, r"\(Limit the idle lock: 60 minutes\) is by mei"),
    Scenario(
        "another code in the keys file",
        partial(rewritten, recovery_code=True),
        "is not the one that was signed for",
        opens=True,
        kept=True,
    ),
    Scenario(
        "another limit in the keys file",
        partial(rewritten, idle_minutes=60),
        "is limited to 60 minutes in",
        opens=True,
        kept=True,
    ),
    Scenario("a statement over another", _over_another, "was not signed by Chen"),
    Scenario(
        "called an import",
        lambda h: h.operate(
            insert("patient", code="X-1", protocol="TACE", settings="{}", date_shift_days=1), label="Import a case"
        ),
        "a nurse may not import cases",
    ),
    Scenario(
        "another protocol, called so",
        lambda h: h.operate(
            update("patient", 1, protocol="RESORCE"), label="Give a patient another protocol", reason="x"
        ),
        "a nurse may not change ranges and templates",
    ),
    Scenario(
        "a template of the clinic",
        lambda h: h.operate(
            insert("protocol_template", name="x", version=1, document="{}", came_with_case=0), label="Save"
        ),
        "a nurse may not change ranges and templates",
    ),
    Scenario(
        "a case file taken along",
        lambda h: h.operate(_left(Way.CASE), label=LOOKED),
        "a nurse may not export identified data",
    ),
    Scenario(
        "the state of a patient, by a radiologist",
        lambda h: h.operate(update("visit", 1, ecog=4), user="zhao", label="Correct a visit", reason="x"),
        "a radiologist may not enter visits",
        who="zhao",
    ),
)
