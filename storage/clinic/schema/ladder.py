"""What every step of the schema stands on: the ladder of migrations, and how a table of a patient's rows is made.

Every table has an integer ``id``, belongs to a patient, and is never deleted from (``deleted`` is set instead), so
that a journal can name any row. Dates, exact decimals and lists are text; yes and no are 1 and 0. ``written`` keeps
the keys that a case file wrote. Order of ``id`` is order of entry.
"""

from __future__ import annotations

from typing import Any

from storage.clinic.connection import Database, Migrations

SCHEMA = Migrations("hepatrack")
# What ``deleted`` says of a row.
KEPT, VOIDED, UNDONE = 0, 1, 2
# What is derived, or of today alone (``storage/clinic/beside/``): no journal, no export, no verification knows it.
UNWATCHED = frozenset({"worklist_line", "worklist_state", "clinic_mark", "kept_print_pages"})
# What an operation is called that changed nothing: somebody came in, looked or took something out (``leaving.py``).
LOOKED = "Write down who came in, looked or took"
APPLICATION_ID = 0x48_43_43_54  # tells a clinic file from any other SQLCipher file


def applied(db: Database) -> frozenset[str]:
    return frozenset(done.name for done in SCHEMA.applied(db))


Link = tuple[str, str, str]
OF_PATIENT: Link = ("patient_id", "patient", "id")
OF_IMAGING: Link = ("imaging_id", "imaging", "id")
OF_LESION: Link = ("lesion_id", "lesion", "id")


def create(
    db: Database, name: str, columns: dict[str, Any], *, required: tuple[str, ...] = (), links: tuple[Link, ...] = ()
) -> None:
    """A strict table of rows that belong to a patient, and to what else ``links`` name."""
    keys = [OF_PATIENT, *links]
    parents = {column: int for column, _, _ in keys}
    db.table(name).create(
        {"id": int} | parents | columns | {"written": str, "deleted": int},
        pk="id",
        foreign_keys=keys,
        not_null={*parents, *required, "deleted"},
        defaults={"deleted": 0},
        strict=True,
    )
    for column in parents:
        db.table(name).create_index([column])
