"""What the store never does, done by hand within one's own rights and signed with one's own key, for ``tampering``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from benchmarks.siege_hand import WHO, Hand, Scenario, insert, update
from storage.clinic.connection import Database
from storage.clinic.migrating import MIGRATION
from storage.clinic.schema.ladder import LOOKED

VISIT = insert("visit", patient_id=1, date="2026-06-20", ecog=3)


def _by(hand: Hand, who: str, act: Callable[[Database], Any], label: str, reason: str | None = None) -> int:
    """Another's operation, as they did it themselves."""
    return hand.operate(act, user=who, label=label, reason=reason, signer=hand.clinic.people[who].signer)


def _past_the_guard(table: str, act: Callable[[Database], Any]) -> Callable[[Database], Any]:
    def done(db: Database) -> None:
        for event in ("insert", "update"):
            db.execute(f"DROP TRIGGER {table}_{event}_guard")
        act(db)

    return done


def _under_a_lock(hand: Hand) -> None:
    _by(hand, "Chen", insert("data_lock", patient_id=1), "Lock a patient", "published")
    hand.operate(_past_the_guard("visit", VISIT))


def _under_a_lock_of_all(hand: Hand) -> None:
    _by(hand, "Chen", insert("data_lock", patient_id=None), "Lock the data set", "published")
    hand.operate(_past_the_guard("visit", update("visit", 1, ecog=4)), label="Correct a visit", reason="misread")


def _left_row(hand: Hand) -> int:
    found = hand.db.execute(
        'SELECT disclosure.id FROM disclosure JOIN operation ON operation.id = operation_id WHERE "user" = ?', ["wang"]
    )
    return int(found.fetchone()[0])


def _came_back(hand: Hand) -> None:
    _by(hand, "Chen", update("visit", 1, deleted=1), "Void a visit", "twice")
    hand.operate(update("visit", 1, deleted=0), label="Correct a visit", reason="not twice")


def _moved(hand: Hand) -> None:
    other = insert("patient", code="X-1", protocol="TACE", settings="{}", date_shift_days=1)
    _by(hand, "Chen", other, "Register a patient")
    hand.operate(update("visit", 1, patient_id=2), label="Correct a visit", reason="of another")


_QUERY = {"patient_id": 1, "target": "visit", "target_row": 1, "field": "ecog", "subject": "x"}


def _other_question(hand: Hand) -> None:
    _by(hand, "Chen", insert("query", **_QUERY, question="Why?", asked_by="Chen"), "Ask a query")
    hand.operate(update("query", 1, question="Who?"), label="Answer a query", reason="Answer a query")


def _undo_after_a_correction(hand: Hand) -> None:
    number = hand.last(WHO)
    row = _visit_of(hand, number)
    _by(hand, "Chen", update("visit", row, ecog=0), "Correct a visit", "misread")
    hand.operate(update("visit", row, deleted=2), label="Undo", reason="Undo", undoes=number)


def _undo_of_an_undo(hand: Hand) -> None:
    number = hand.last(WHO)
    row = _visit_of(hand, number)
    first = hand.operate(update("visit", row, deleted=2), label="Undo", reason="Undo", undoes=number)
    hand.operate(update("visit", row, deleted=0), label="Undo", reason="Undo", undoes=first)


def _visit_of(hand: Hand, number: int) -> int:
    asked = "SELECT row_id FROM journal WHERE operation_id = ? AND table_name = 'visit'"
    return int(hand.db.execute(asked, [number]).fetchone()[0])


_NO_UPDATE, _NO_UNDO = "is called an update of the file and is none", "is called an undo"
UNTRUE = (
    Scenario(
        "called a step of the schema that there is",
        lambda h: h.operate(VISIT, label=MIGRATION, reason="m0045_compact_journal"),
        _NO_UPDATE,
    ),
    Scenario(
        "called an old step of the schema",
        lambda h: h.operate(update("visit", 1, ecog=4), label=MIGRATION, reason="m0010_laboratory_ranges"),
        _NO_UPDATE,
    ),
    Scenario("under a lock", _under_a_lock, "wrote row .* of visit while its data were locked"),
    Scenario("under a lock of everybody", _under_a_lock_of_all, "wrote row 1 of visit while its data were locked"),
    Scenario(
        "that another's print never left",
        lambda h: h.operate(update("disclosure", _left_row(h), ended="not written"), label=LOOKED, reason="x"),
        "changed what somebody else left written",
    ),
    Scenario(
        "what left, in another's name",
        lambda h: h.operate(
            insert("disclosure", operation_id=h.last("wang"), day="2026-06-20", way="backup"), label=LOOKED
        ),
        "changed what somebody else left written",
    ),
    Scenario("called a look", lambda h: h.operate(VISIT, label=LOOKED), "says that it looked, and wrote row"),
    Scenario(
        "a read signed as another",
        lambda h: h.operate(
            update("imaging", 1, signed='{"by": "Chen"}'), user="wang", label="Sign a read", reason="Sign a read"
        ),
        "put another's name into signed",
        who="wang",
    ),
    Scenario(
        "results signed as another",
        lambda h: h.operate(
            update("lab_result", 1, reviewed='{"by": "Chen"}'), user="wang", label="Sign results", reason="Sign results"
        ),
        "put another's name into reviewed",
        who="wang",
    ),
    Scenario(
        "a query asked as another",
        lambda h: h.operate(
            insert("query", **_QUERY, question="Why?", asked_by="Chen"), user="sun", label="Ask a query"
        ),
        "put another's name into asked_by",
        who="sun",
    ),
    Scenario("a voided row comes back", _came_back, "changed deleted in row 1 of visit as this program never does"),
    Scenario("a row of another patient", _moved, "changed patient_id in row 1 of visit as this program never does"),
    Scenario("another question", _other_question, "a nurse may not ask"),
    Scenario(
        "other days of a patient's exports",
        lambda h: h.operate(
            update("patient", 1, date_shift_days=7), user="Chen", label="Correct a patient", reason="x"
        ),
        "changed date_shift_days in row 1 of patient",
        who="Chen",
    ),
    Scenario("an undo after a correction", _undo_after_a_correction, _NO_UNDO),
    Scenario("an undo of an undo", _undo_of_an_undo, _NO_UNDO),
    Scenario("an undo of nothing", lambda h: h.operate(label="Undo", reason="Undo", undoes=h.last(WHO)), _NO_UNDO),
    Scenario("called an undo", lambda h: h.operate(update("visit", 1, ecog=4), label="Undo", reason="x"), _NO_UNDO),
)
