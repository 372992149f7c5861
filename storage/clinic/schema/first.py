"""The tables of a clinic file as migrations, 1 to 14: one thing each, each with a test, never changed."""

from __future__ import annotations

from storage.clinic.connection import Database
from storage.clinic.schema.ladder import OF_IMAGING, OF_LESION, OF_PATIENT, SCHEMA, UNDONE, create


@SCHEMA()
def m0001_patients(db: Database) -> None:
    """Patients; a study code is used once among those not deleted."""
    db.table("patient").create(
        {
            "id": int,
            "code": str,
            "name": str,
            "sex": str,
            "birth_date": str,
            "hospital_number": str,
            "treatment_start": str,
            "protocol": str,
            "settings": str,
            "date_shift_days": int,
            "written": str,
            "record_written": str,
            "deleted": int,
        },
        pk="id",
        not_null={"code", "treatment_start", "protocol", "settings", "date_shift_days", "deleted"},
        defaults={"deleted": 0},
        strict=True,
    )
    db.execute("CREATE UNIQUE INDEX patient_code ON patient (code) WHERE deleted = 0")


@SCHEMA()
def m0002_baseline_and_outcome(db: Database) -> None:
    """What is known before treatment and how it ended: one row each."""
    baseline = {
        "aetiology": str,
        "cirrhosis": int,
        "ecog": int,
        "vp": str,
        "cheng": str,
        "hepatic_vein": str,
        "extrahepatic_sites": str,
        "tumour_count": int,
        "largest_tumour_mm": str,
        "liver_involvement_percent": str,
        "ascites": str,
        "encephalopathy": str,
        "prior_treatments": str,
        "weight_kg": str,
        "notes": str,
    }
    outcome = {"alive": int, "last_contact": str, "death_date": str, "death_cause": str, "new_therapy_start": str}
    create(db, "baseline", baseline)
    create(db, "outcome", outcome)


@SCHEMA()
def m0003_treatments(db: Database) -> None:
    columns = {
        "kind": str,
        "agent": str,
        "start": str,
        "stop": str,
        "dose": str,
        "unit": str,
        "schedule": str,
        "fractions": int,
        "reason": str,
    }
    create(db, "treatment", columns, required=("kind", "agent", "start"))


@SCHEMA()
def m0004_visits(db: Database) -> None:
    columns = {
        "date": str,
        "time": str,
        "ecog": int,
        "weight_kg": str,
        "systolic": int,
        "diastolic": int,
        "ascites": str,
        "encephalopathy": str,
        "anticoagulated": int,
    }
    create(db, "visit", columns, required=("date",))


@SCHEMA()
def m0005_laboratory_results(db: Database) -> None:
    """Results verbatim; ``value_is_number`` where a case file wrote a JSON number."""
    columns = {
        "analyte": str,
        "date": str,
        "time": str,
        "value": str,
        "value_is_number": int,
        "unit": str,
        "method": str,
        "low": str,
        "high": str,
    }
    required = ("analyte", "date", "value", "value_is_number", "unit")
    create(db, "lab_result", columns, required=required)


@SCHEMA()
def m0006_lesions(db: Database) -> None:
    """Lesions; a number is never used again, not even after its lesion was deleted (R-1.8)."""
    columns = {
        "number": str,
        "role": str,
        "organ": str,
        "site": str,
        "nodal": int,
        "in_radiation_field": int,
        "irradiated_before": int,
        "progressed_since": int,
        "certainty": str,
        "typical": int,
        "cytology_positive": int,
    }
    create(db, "lesion", columns, required=("number", "role"))
    db.table("lesion").create_index(["patient_id", "number"], unique=True)


@SCHEMA()
def m0007_imaging(db: Database) -> None:
    """Reads, what was measured of each lesion in tenths of a millimetre, and the thrombus."""
    read = {"date": str, "modality": str, "slice_mm": str, "reader": str}
    measured = {
        "diameter_tenths": int,
        "viable_tenths": int,
        "parts_tenths": str,
        "state": str,
        "into": str,
        "status": str,
        "certainty": str,
        "typical": int,
        "cytology_positive": int,
    }
    thrombus = {"vp": str, "cheng": str, "flow_restored": int, "progressed": int}
    create(db, "imaging", read, required=("date",))
    create(db, "measurement", measured, links=(OF_IMAGING, OF_LESION))
    create(db, "thrombus", thrombus, links=(OF_IMAGING,))


@SCHEMA()
def m0008_adverse_events(db: Database) -> None:
    columns = {
        "term": str,
        "grade": int,
        "start": str,
        "stop": str,
        "related": int,
        "serious": int,
        "immune_related": int,
        "action": str,
    }
    create(db, "adverse_event", columns, required=("term", "grade"))


@SCHEMA()
def m0009_operations(db: Database) -> None:
    """What a person did in one go: who, when (UTC, and minutes of the local clock ahead of it), why.

    ``undoes`` is the operation an undo took back; ``clock_set_back`` marks a time before that of the operation before.
    """
    db.table("operation").create(
        {
            "id": int,
            "label": str,
            "user": str,
            "role": str,
            "at": str,
            "offset_minutes": int,
            "reason": str,
            "undoes": int,
            "undoable": int,
            "clock_set_back": int,
        },
        pk="id",
        foreign_keys=[("undoes", "operation", "id")],
        not_null={"label", "user", "role", "at", "offset_minutes", "undoable", "clock_set_back"},
        strict=True,
    )
    db.table("operation").create_index(["undoes"], unique=True)


@SCHEMA()
def m0010_journal(db: Database) -> None:
    """Every row before and after every write, each entry chained to the one before by its hash."""
    db.table("journal").create(
        {
            "id": int,
            "operation_id": int,
            "table_name": str,
            "row_id": int,
            "patient_id": int,
            "before": str,
            "after": str,
            "previous": str,
            "hash": str,
        },
        pk="id",
        foreign_keys=[("operation_id", "operation", "id")],
        not_null={"operation_id", "table_name", "row_id", "previous", "hash"},
        strict=True,
    )
    db.table("journal").create_index(["table_name", "row_id"])
    db.table("journal").create_index(["patient_id"])
    db.table("journal").create_index(["operation_id"])


@SCHEMA()
def m0011_data_locks(db: Database) -> None:
    """Locks on a patient, or on the whole data set (no ``patient_id``)."""
    db.table("data_lock").create(
        {"id": int, "patient_id": int, "deleted": int},
        pk="id",
        foreign_keys=[OF_PATIENT],
        not_null={"deleted"},
        defaults={"deleted": 0},
        strict=True,
    )
    db.execute("CREATE UNIQUE INDEX data_lock_patient ON data_lock (coalesce(patient_id, 0)) WHERE deleted = 0")


@SCHEMA()
def m0012_numbers_of_undone_lesions(db: Database) -> None:
    """The number of a voided lesion stays taken (R-1.8); that of one whose entry was undone never was."""
    db.execute('DROP INDEX "idx_lesion_patient_id_number"')
    db.execute(f"CREATE UNIQUE INDEX lesion_number ON lesion (patient_id, number) WHERE deleted <> {UNDONE}")


@SCHEMA()
def m0013_saved_filters(db: Database) -> None:
    """Cohort filters by name: every save is a version of its own, and a version is never changed."""
    db.table("saved_filter").create(
        {"id": int, "name": str, "version": int, "document": str, "deleted": int},
        pk="id",
        not_null={"name", "version", "document", "deleted"},
        defaults={"deleted": 0},
        strict=True,
    )
    db.execute(f"CREATE UNIQUE INDEX saved_filter_version ON saved_filter (name, version) WHERE deleted <> {UNDONE}")


@SCHEMA()
def m0014_imported_cohorts(db: Database) -> None:
    """Cohorts from elsewhere, their columns packed into one text; a name is used once among those not deleted."""
    db.table("imported_cohort").create(
        {
            "id": int,
            "name": str,
            "kind": str,
            "unit": str,
            "endpoint": str,
            "source": str,
            "sha256": str,
            "patients": int,
            "events": int,
            "notes": str,
            "content": str,
            "deleted": int,
        },
        pk="id",
        not_null={"name", "kind", "unit", "endpoint", "source", "sha256", "patients", "events", "notes", "content"}
        | {"deleted"},
        defaults={"deleted": 0},
        strict=True,
    )
    db.execute("CREATE UNIQUE INDEX imported_cohort_name ON imported_cohort (name) WHERE deleted = 0")
