"""The tables of a clinic file as migrations, from 15 on: a thing each, with a test; new ones go to the end."""

from __future__ import annotations

from storage.clinic.connection import Database
from storage.clinic.schema.ladder import SCHEMA, UNDONE, Link, create


@SCHEMA()
def m0015_laboratory_ranges(db: Database) -> None:
    """Editions of the ranges of laboratories, the clinic's and no patient's; a result names its laboratory."""
    db.table("lab_result").add_column("laboratory", str)
    db.table("laboratory_range").create(
        {
            "id": int,
            "written": str,
            "laboratory": str,
            "analyte": str,
            "unit": str,
            "sex": str,
            "low": str,
            "high": str,
            "critical_low": str,
            "critical_high": str,
            "valid_from": str,
            "deleted": int,
        },
        pk="id",
        not_null={"laboratory", "analyte", "unit", "sex", "valid_from", "deleted"},
        defaults={"deleted": 0},
        strict=True,
    )
    edition = "laboratory, analyte, unit, sex, valid_from"
    db.execute(f"CREATE UNIQUE INDEX laboratory_range_edition ON laboratory_range ({edition}) WHERE deleted = 0")


@SCHEMA()
def m0016_answers_of_a_read(db: Database) -> None:
    """A read says that there is no new lesion, and who signed it when (as the case file has it)."""
    for column, kind in (("no_new_lesion", int), ("signed", str)):
        db.table("imaging").add_column(column, kind)


@SCHEMA()
def m0017_results_reviewed(db: Database) -> None:
    """Who signed a result, and when (as the case file has it)."""
    db.table("lab_result").add_column("reviewed", str)


@SCHEMA()
def m0018_grades_from_results(db: Database) -> None:
    """Results and visits that something is derived from have a name; events say by which edition, and from what."""
    for table in ("lab_result", "visit"):
        db.table(table).add_column("identifier", str)
    for column in ("ctcae_version", "from_result"):
        db.table("adverse_event").add_column(column, str)
    columns = {"result": str, "term": str, "grade": int, "reason": str, "by": str, "on": str}
    create(db, "declined_grade", columns, required=("result", "term", "grade"))


@SCHEMA()
def m0019_adjudications(db: Database) -> None:
    """What somebody decided of a date at which two readers differ."""
    columns = {"date": str, "criterion": str, "overall": str, "reason": str, "by": str, "on": str}
    create(db, "adjudication", columns, required=("date", "criterion", "overall"))


@SCHEMA()
def m0020_patients_only_screened(db: Database) -> None:
    """Somebody who is only screened has no start of treatment."""
    db.table("patient").transform(not_null={"treatment_start": False})


@SCHEMA()
def m0021_li_rads(db: Database) -> None:
    """What a reader calls a treated lesion by LI-RADS."""
    db.table("measurement").add_column("li_rads", str)


@SCHEMA()
def m0022_planned_visits(db: Database) -> None:
    """A visit of the plan is moved to another day, or skipped (as the case file has it)."""
    columns = {"visit": str, "day": str, "moved_from": str, "skipped": int, "reason": str}
    create(db, "planned_visit", columns, required=("visit",))


@SCHEMA()
def m0023_notes_of_a_visit(db: Database) -> None:
    """Whether a visit was a telephone contact or on the ward, its impression and its plan (as the case file has it)."""
    for column in ("kind", "impression", "plan"):
        db.table("visit").add_column(column, str)


@SCHEMA()
def m0024_stories_of_events(db: Database) -> None:
    """One adverse event has one story: its grades, each from its day, and what it came of; visits ask."""
    for column in ("grades", "related_to", "linked_treatments"):
        db.table("adverse_event").add_column(column, str)
    db.table("treatment").add_column("identifier", str)
    db.table("visit").add_column("nothing_to_report", int)


@SCHEMA()
def m0025_treatments_and_medicines(db: Database) -> None:
    """What was planned of a dose and whether it was omitted, what was treated, what the cells were; other medicines."""
    texts = ("site", "planned_date", "planned_dose", "cells", "cd4_percent", "cd8_percent", "viability_percent")
    for column, kind in (*((name, str) for name in texts), ("omitted", int), ("culture_days", int)):
        db.table("treatment").add_column(column, kind)
    columns = {"name": str, "start": str, "stop": str, "dose": str, "unit": str, "reason": str}
    create(db, "medication", columns, required=("name",))


@SCHEMA()
def m0026_reviewed_flags(db: Database) -> None:
    """Which flags somebody has looked at, by their rule and the inputs they had."""
    create(db, "reviewed_flag", {"rule": str, "inputs": str, "by": str, "on": str}, required=("rule", "inputs"))


@SCHEMA()
def m0027_more_of_patient_and_baseline(db: Database) -> None:
    """Of a patient centre, number at screening, height and the question for the board; more of the baseline."""
    for column in ("centre", "screening_number", "height_cm", "board_question", "board_on"):
        db.table("patient").add_column(column, str)
    texts = ("varices", "diagnosis_date", "differentiation", "pd_l1_percent", "comorbidities", "reported")
    for column, kind in (*((name, str) for name in (*texts, "illustrative")), ("antiviral", int), ("ruptured", int)):
        db.table("baseline").add_column(column, kind)


@SCHEMA()
def m0028_values_not_from_the_source(db: Database) -> None:
    """Which values of a treatment and of an adverse event are illustrative (as the case file has it)."""
    for table in ("treatment", "adverse_event"):
        db.table(table).add_column("illustrative", str)


@SCHEMA()
def m0030_laboratory_imports(db: Database) -> None:
    """Mappings by name, each save a version; the files that were taken; rows of theirs that wait for a person.

    A result says of which import it is, and what stood in the file. ``outcome`` of a waiting row: none yet, ``taken``
    or ``dismissed``.
    """
    for column, kind in (("import_id", int), ("origin", str)):
        db.table("lab_result").add_column(column, kind)
    counts = ("rows", "added", "changed", "same", "refused", "ignored", "waiting")
    tables: dict[str, dict[str, type]] = {
        "lab_mapping": {"name": str, "version": int, "document": str},
        "lab_import": {"file": str, "sha256": str, "laboratory": str, "mapping": str} | dict.fromkeys(counts, int),
        "lab_waiting": {"import_id": int, "line": int, "document": str, "outcome": str},
    }
    for name, columns in tables.items():
        db.table(name).create(
            {"id": int, **columns, "deleted": int},
            pk="id",
            foreign_keys=[("import_id", "lab_import", "id")] if "import_id" in columns else [],
            not_null={*columns, "deleted"} - {"outcome"},
            defaults={"deleted": 0},
            strict=True,
        )
    db.execute(f"CREATE UNIQUE INDEX lab_mapping_version ON lab_mapping (name, version) WHERE deleted <> {UNDONE}")
    db.table("lab_import").create_index(["sha256"])


@SCHEMA()
def m0036_worklist(db: Database) -> None:
    """Derived lines of the worklist and today's marks: unwatched, see ``storage/clinic/beside/worklist.py``."""
    line = {"patient_id": int, "line": str, "stale": int}
    db.table("worklist_line").create(line, pk="patient_id", not_null={"line", "stale"}, strict=True)
    state = {"id": int, "entry": int, "hash": str, "rules": str}
    db.table("worklist_state").create(state, pk="id", not_null={"entry", "hash", "rules"}, strict=True)
    mark = {"patient_id": int, "day": str, "here": str, "finished": str}
    db.table("clinic_mark").create(mark, pk="patient_id", not_null={"day"}, strict=True)


@SCHEMA()
def m0039_protocol_templates(db: Database) -> None:
    """Protocol templates of the clinic's own, each save a version; a patient names the version that he was given."""
    columns = {"name": str, "version": int, "document": str, "came_with_case": int, "deleted": int}
    db.table("protocol_template").create(
        {"id": int, **columns},
        pk="id",
        not_null={*columns},
        defaults={"came_with_case": 0, "deleted": 0},
        strict=True,
    )
    version = f"ON protocol_template (name, version) WHERE deleted <> {UNDONE}"
    db.execute(f"CREATE UNIQUE INDEX protocol_template_version {version}")
    db.table("patient").add_column("protocol_version", int)


@SCHEMA()
def m0041_queries(db: Database) -> None:
    """Questions of a data manager, each at a value by its table, row and column; answers, and who closed them."""
    apart = {"target": str, "target_row": int, "field": str, "subject": str}
    told = ("asked_of", "asked_value", "asked_by", "asked_on", "answer", "answered_by", "answered_on")
    columns = {**apart, "question": str, **dict.fromkeys((*told, "closed_by", "closed_on"), str)}
    create(db, "query", columns, required=(*apart, "question"))


@SCHEMA()
def m0042_one_person_under_two_codes(db: Database) -> None:
    """Who was merged into whom, and which two were said to be two people; who said it and when, the journal knows."""
    other: Link = ("other_id", "patient", "id")
    gone: Link = ("gone_id", "patient", "id")
    create(db, "merged_patient", {}, links=(gone,))
    create(db, "different_people", {}, links=(other,))


@SCHEMA()
def m0043_signatures(db: Database) -> None:
    """Who signed which operation (its ``id``), and the list of users: each statement about it a row, none changed."""
    db.table("signature").create(
        {"id": int, "public": bytes, "signature": bytes},
        pk="id",
        foreign_keys=[("id", "operation", "id")],
        not_null={"public", "signature"},
        strict=True,
    )
    said = ("clinic", "at", "label", "reason", "name", "role", "public", "by_user", "by_role", "by_public", "signature")
    db.table("clinic_user").create({"id": int, **dict.fromkeys(said, str)}, pk="id", not_null={*said}, strict=True)


@SCHEMA()
def m0044_what_leaves(db: Database) -> None:
    """Who came in, opened a patient or took something out: ``storage/clinic/leaving.py``.

    A row is of one patient (``patient_id``), or of several or all (``patients``, as ``1-4,7`` or ``all``).
    """
    texts = ("day", "way", "form", "patients", "destination", "ended", "note")
    db.table("disclosure").create(
        {"id": int, "operation_id": int, "patient_id": int, **dict.fromkeys(texts, str), "deleted": int},
        pk="id",
        foreign_keys=[("operation_id", "operation", "id"), ("patient_id", "patient", "id")],
        not_null={"operation_id", *texts, "deleted"},
        defaults={**dict.fromkeys(("form", "patients", "destination", "ended", "note"), ""), "deleted": 0},
        strict=True,
    )
    db.table("disclosure").create_index(["patient_id", "day"])
    db.table("disclosure").create_index(["day"])
