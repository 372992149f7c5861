"""The tables of a clinic file as migrations, from 45 on: a thing each, with a test; new ones go to the end."""

from __future__ import annotations

from storage.clinic.connection import Database
from storage.clinic.journal.shapes import dictionary
from storage.clinic.packing import HASH_BYTES
from storage.clinic.schema.ladder import SCHEMA


@SCHEMA()
def m0045_compact_journal(db: Database) -> None:
    """Entries hold their rows packed and their hash as bytes; ``journal`` is a view that reads them as before.

    Numbers and hashes stay what they are, since the hash is that of the whole content, however it is held.
    """
    tables = [str(name) for (name,) in db.execute("SELECT DISTINCT table_name FROM journal").fetchall()]
    db.execute('ALTER TABLE "journal" RENAME TO "journal_before"')
    for index in ("table_name_row_id", "patient_id", "operation_id"):
        db.execute(f'DROP INDEX IF EXISTS "idx_journal_{index}"')
    db.execute(
        "CREATE TABLE journal_shape (id INTEGER PRIMARY KEY, table_name TEXT NOT NULL, dictionary BLOB NOT NULL) STRICT"
    )
    db.execute("CREATE INDEX journal_shape_table ON journal_shape (table_name)")
    db.execute(
        "CREATE TABLE journal_entry (id INTEGER PRIMARY KEY, "
        "operation_id INTEGER NOT NULL, shape_id INTEGER NOT NULL, row_id INTEGER NOT NULL, patient_id INTEGER, "
        "content BLOB NOT NULL, hash BLOB NOT NULL) STRICT"
    )
    db.execute(_VIEW)
    for table in tables:
        db.execute("INSERT INTO journal_shape (table_name, dictionary) VALUES (?, ?)", [table, dictionary(db, table)])
    db.execute(
        "INSERT INTO journal_entry SELECT e.id, operation_id, s.id, row_id, patient_id, "
        f"packed(before, after, dictionary), coalesce(unhex(hash), zeroblob({HASH_BYTES})) "
        "FROM journal_before AS e JOIN journal_shape AS s USING (table_name) ORDER BY e.id"
    )
    db.execute("DROP TABLE journal_before")
    for name, columns in (("row", "shape_id, row_id"), ("patient", "patient_id"), ("operation", "operation_id")):
        db.execute(f"CREATE INDEX journal_entry_{name} ON journal_entry ({columns})")


# A left join, which SQLite leaves out where nobody asks for the table, and turns round where somebody names one.
_VIEW = (
    "CREATE VIEW journal AS SELECT journal_entry.id AS id, operation_id, journal_shape.table_name AS table_name, "
    "row_id, patient_id, row_before(content, dictionary) AS before, row_after(content, dictionary) AS after, "
    "lower(hex(coalesce((SELECT hash FROM journal_entry AS earlier WHERE earlier.id = journal_entry.id - 1), "
    f"zeroblob({HASH_BYTES})))) AS previous, lower(hex(hash)) AS hash "
    "FROM journal_entry LEFT JOIN journal_shape ON journal_shape.id = shape_id"
)


@SCHEMA()
def m0052_kept_prints(db: Database) -> None:
    """Prints that somebody signed and kept: what they are and state, and their pages by SHA-256, compressed."""
    columns = ("kind", "language", "page", "rules", "program", "judged", "mark", "sha256", "stated")
    db.table("kept_print").create(
        {"id": int, "patient_id": int, **dict.fromkeys(columns, str), "grey": int, "deleted": int},
        pk="id",
        not_null={"patient_id", *columns, "grey", "deleted"},
        defaults={"deleted": 0},
        foreign_keys=[("patient_id", "patient", "id")],
        strict=True,
    )
    db.execute("CREATE INDEX kept_print_patient ON kept_print (patient_id)")
    db.execute("CREATE TABLE kept_print_pages (sha256 TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT")
