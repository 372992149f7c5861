"""Words of roles, operations, kinds of rows and their fields, as storage names them, in the language of the screen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.words.language import listed, short_date, word

if TYPE_CHECKING:
    from storage.clinic.history import HistoryEntry
    from storage.clinic.rows import RecordKind
    from storage.roles import Role

translate = QCoreApplication.translate
_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}|~[0-9]{4}(-[0-9]{2})?")

OPERATIONS = (
    QT_TRANSLATE_NOOP("Journal", "Import a case"),
    QT_TRANSLATE_NOOP("Journal", "Import cases"),
    QT_TRANSLATE_NOOP("Journal", "First load"),
    QT_TRANSLATE_NOOP("Journal", "Import results of a laboratory"),
    QT_TRANSLATE_NOOP("Journal", "Save the mapping of a laboratory"),
    QT_TRANSLATE_NOOP("Journal", "Say whose the waiting results are"),
    QT_TRANSLATE_NOOP("Journal", "Dismiss waiting results"),
    QT_TRANSLATE_NOOP("Journal", "Register a patient"),
    QT_TRANSLATE_NOOP("Journal", "Add a visit"),
    QT_TRANSLATE_NOOP("Journal", "Move a planned visit"),
    QT_TRANSLATE_NOOP("Journal", "Skip a planned visit"),
    QT_TRANSLATE_NOOP("Journal", "Correct a planned visit"),
    QT_TRANSLATE_NOOP("Journal", "Void a planned visit"),
    QT_TRANSLATE_NOOP("Journal", "Add a thrombus"),
    QT_TRANSLATE_NOOP("Journal", "Add a read"),
    QT_TRANSLATE_NOOP("Journal", "Correct a read"),
    QT_TRANSLATE_NOOP("Journal", "Void a read"),
    QT_TRANSLATE_NOOP("Journal", "Sign a read"),
    QT_TRANSLATE_NOOP("Journal", "Sign results"),
    QT_TRANSLATE_NOOP("Journal", "Add a patient"),
    QT_TRANSLATE_NOOP("Journal", "Add a baseline"),
    QT_TRANSLATE_NOOP("Journal", "Add a treatment"),
    QT_TRANSLATE_NOOP("Journal", "Change a dose"),
    QT_TRANSLATE_NOOP("Journal", "Add a new anticancer therapy"),
    QT_TRANSLATE_NOOP("Journal", "Add a medication"),
    QT_TRANSLATE_NOOP("Journal", "Correct a medication"),
    QT_TRANSLATE_NOOP("Journal", "Void a medication"),
    QT_TRANSLATE_NOOP("Journal", "Add a lab result"),
    QT_TRANSLATE_NOOP("Journal", "Add a lesion"),
    QT_TRANSLATE_NOOP("Journal", "Add an imaging"),
    QT_TRANSLATE_NOOP("Journal", "Add a measurement"),
    QT_TRANSLATE_NOOP("Journal", "Add a thrombus"),
    QT_TRANSLATE_NOOP("Journal", "Add an adverse event"),
    QT_TRANSLATE_NOOP("Journal", "Add an adjudication"),
    QT_TRANSLATE_NOOP("Journal", "Correct an adjudication"),
    QT_TRANSLATE_NOOP("Journal", "Void an adjudication"),
    QT_TRANSLATE_NOOP("Journal", "Accept a laboratory-derived grade"),
    QT_TRANSLATE_NOOP("Journal", "Decline a laboratory-derived grade"),
    QT_TRANSLATE_NOOP("Journal", "Change of grade of an adverse event"),
    QT_TRANSLATE_NOOP("Journal", "End of an adverse event"),
    QT_TRANSLATE_NOOP("Journal", "Relation of an adverse event"),
    QT_TRANSLATE_NOOP("Journal", "Mark a flag as reviewed"),
    QT_TRANSLATE_NOOP("Journal", "Add a reviewed flag"),
    QT_TRANSLATE_NOOP("Journal", "Correct a reviewed flag"),
    QT_TRANSLATE_NOOP("Journal", "Void a reviewed flag"),
    QT_TRANSLATE_NOOP("Journal", "Link an adverse event to a change of dose"),
    QT_TRANSLATE_NOOP("Journal", "Nothing to report at a visit"),
    QT_TRANSLATE_NOOP("Journal", "Add a declined grade"),
    QT_TRANSLATE_NOOP("Journal", "Correct a declined grade"),
    QT_TRANSLATE_NOOP("Journal", "Void a declined grade"),
    QT_TRANSLATE_NOOP("Journal", "Add an outcome"),
    QT_TRANSLATE_NOOP("Journal", "Fill in a patient"),
    QT_TRANSLATE_NOOP("Journal", "Fill in a baseline"),
    QT_TRANSLATE_NOOP("Journal", "Fill in an outcome"),
    QT_TRANSLATE_NOOP("Journal", "Correct a patient"),
    QT_TRANSLATE_NOOP("Journal", "Correct a baseline"),
    QT_TRANSLATE_NOOP("Journal", "Correct a treatment"),
    QT_TRANSLATE_NOOP("Journal", "Correct a visit"),
    QT_TRANSLATE_NOOP("Journal", "Correct a lab result"),
    QT_TRANSLATE_NOOP("Journal", "Correct a lesion"),
    QT_TRANSLATE_NOOP("Journal", "Correct an imaging"),
    QT_TRANSLATE_NOOP("Journal", "Correct a measurement"),
    QT_TRANSLATE_NOOP("Journal", "Correct a thrombus"),
    QT_TRANSLATE_NOOP("Journal", "Correct an adverse event"),
    QT_TRANSLATE_NOOP("Journal", "Correct an outcome"),
    QT_TRANSLATE_NOOP("Journal", "Void a patient"),
    QT_TRANSLATE_NOOP("Journal", "Void a baseline"),
    QT_TRANSLATE_NOOP("Journal", "Void a treatment"),
    QT_TRANSLATE_NOOP("Journal", "Void a visit"),
    QT_TRANSLATE_NOOP("Journal", "Void a lab result"),
    QT_TRANSLATE_NOOP("Journal", "Void a lesion"),
    QT_TRANSLATE_NOOP("Journal", "Void an imaging"),
    QT_TRANSLATE_NOOP("Journal", "Void a measurement"),
    QT_TRANSLATE_NOOP("Journal", "Void a thrombus"),
    QT_TRANSLATE_NOOP("Journal", "Void an adverse event"),
    QT_TRANSLATE_NOOP("Journal", "Void an outcome"),
    QT_TRANSLATE_NOOP("Journal", "Enter the ranges of a laboratory"),
    QT_TRANSLATE_NOOP("Journal", "Change the ranges of a laboratory"),
    QT_TRANSLATE_NOOP("Journal", "Lock a patient"),
    QT_TRANSLATE_NOOP("Journal", "Unlock a patient"),
    QT_TRANSLATE_NOOP("Journal", "Lock the data set"),
    QT_TRANSLATE_NOOP("Journal", "Unlock the data set"),
    QT_TRANSLATE_NOOP("Journal", "Save a filter"),
    QT_TRANSLATE_NOOP("Journal", "Drop a filter"),
    QT_TRANSLATE_NOOP("Journal", "Import a cohort"),
    QT_TRANSLATE_NOOP("Journal", "Keep a reconstructed cohort"),
    QT_TRANSLATE_NOOP("Journal", "Drop a cohort"),
    QT_TRANSLATE_NOOP("Journal", "Undo"),
    QT_TRANSLATE_NOOP("Journal", "Restore a backup"),
    QT_TRANSLATE_NOOP("Journal", "Add a user"),
    QT_TRANSLATE_NOOP("Journal", "Remove a user"),
    QT_TRANSLATE_NOOP("Journal", "Give a user a role"),
    QT_TRANSLATE_NOOP("Journal", "Give a user a new password"),
    QT_TRANSLATE_NOOP("Journal", "Change one's own password"),
    QT_TRANSLATE_NOOP("Journal", "Make a new recovery code"),
)
WORDS = (
    # kinds of rows
    QT_TRANSLATE_NOOP("Journal", "patient"),
    QT_TRANSLATE_NOOP("Journal", "baseline"),
    QT_TRANSLATE_NOOP("Journal", "treatment"),
    QT_TRANSLATE_NOOP("Journal", "medication"),
    QT_TRANSLATE_NOOP("Journal", "visit"),
    QT_TRANSLATE_NOOP("Journal", "planned visit"),
    QT_TRANSLATE_NOOP("Journal", "lab result"),
    QT_TRANSLATE_NOOP("Journal", "lesion"),
    QT_TRANSLATE_NOOP("Journal", "read"),
    QT_TRANSLATE_NOOP("Journal", "adjudication"),
    QT_TRANSLATE_NOOP("Journal", "first entry"),
    QT_TRANSLATE_NOOP("Journal", "measurement"),
    QT_TRANSLATE_NOOP("Journal", "thrombus"),
    QT_TRANSLATE_NOOP("Journal", "adverse event"),
    QT_TRANSLATE_NOOP("Journal", "declined grade"),
    QT_TRANSLATE_NOOP("Journal", "reviewed flag"),
    QT_TRANSLATE_NOOP("Journal", "outcome"),
    # what came of them
    QT_TRANSLATE_NOOP("Journal", "added"),
    QT_TRANSLATE_NOOP("Journal", "changed"),
    QT_TRANSLATE_NOOP("Journal", "voided"),
    QT_TRANSLATE_NOOP("Journal", "undone"),
    QT_TRANSLATE_NOOP("Journal", "restored"),
    QT_TRANSLATE_NOOP("Journal", "locked"),
    QT_TRANSLATE_NOOP("Journal", "unlocked"),
)
FIELDS = {
    "identifier": QT_TRANSLATE_NOOP("Journal", "name that links hold on to"),
    "origin": QT_TRANSLATE_NOOP("Journal", "file, line and as written there"),
    "ctcae_version": QT_TRANSLATE_NOOP("Journal", "CTCAE edition"),
    "from_result": QT_TRANSLATE_NOOP("Journal", "derived from"),
    "rule": QT_TRANSLATE_NOOP("Journal", "rule"),
    "inputs": QT_TRANSLATE_NOOP("Journal", "inputs"),
    "result": QT_TRANSLATE_NOOP("Journal", "derived from"),
    "by": QT_TRANSLATE_NOOP("Journal", "decided by"),
    "on": QT_TRANSLATE_NOOP("Journal", "decided on"),
    "impression": QT_TRANSLATE_NOOP("Journal", "impression"),
    "plan": QT_TRANSLATE_NOOP("Journal", "plan"),
    "visit": QT_TRANSLATE_NOOP("Journal", "visit"),
    "day": QT_TRANSLATE_NOOP("Journal", "planned for"),
    "moved_from": QT_TRANSLATE_NOOP("Journal", "moved from"),
    "skipped": QT_TRANSLATE_NOOP("Journal", "skipped"),
    "code": QT_TRANSLATE_NOOP("Journal", "study code"),
    "name": QT_TRANSLATE_NOOP("Journal", "name"),
    "sex": QT_TRANSLATE_NOOP("Journal", "sex"),
    "birth_date": QT_TRANSLATE_NOOP("Journal", "born"),
    "hospital_number": QT_TRANSLATE_NOOP("Journal", "hospital number"),
    "treatment_start": QT_TRANSLATE_NOOP("Journal", "start of treatment"),
    "protocol": QT_TRANSLATE_NOOP("Journal", "protocol"),
    "settings": QT_TRANSLATE_NOOP("Journal", "settings"),
    "aetiology": QT_TRANSLATE_NOOP("Journal", "aetiology"),
    "cirrhosis": QT_TRANSLATE_NOOP("Journal", "cirrhosis"),
    "ecog": "ECOG",
    "vp": "Vp",
    "cheng": QT_TRANSLATE_NOOP("Journal", "Cheng"),
    "hepatic_vein": QT_TRANSLATE_NOOP("Journal", "hepatic vein"),
    "extrahepatic_sites": QT_TRANSLATE_NOOP("Journal", "sites outside the liver"),
    "tumour_count": QT_TRANSLATE_NOOP("Journal", "number of tumours"),
    "largest_tumour_mm": QT_TRANSLATE_NOOP("Journal", "largest tumour, mm"),
    "liver_involvement_percent": QT_TRANSLATE_NOOP("Journal", "liver involved, %"),
    "ascites": QT_TRANSLATE_NOOP("Journal", "ascites"),
    "encephalopathy": QT_TRANSLATE_NOOP("Journal", "encephalopathy"),
    "prior_treatments": QT_TRANSLATE_NOOP("Journal", "treatments before"),
    "weight_kg": QT_TRANSLATE_NOOP("Journal", "weight, kg"),
    "antiviral": QT_TRANSLATE_NOOP("Journal", "antiviral treatment"),
    "varices": QT_TRANSLATE_NOOP("Journal", "varices"),
    "diagnosis_date": QT_TRANSLATE_NOOP("Journal", "date of diagnosis"),
    "ruptured": QT_TRANSLATE_NOOP("Journal", "ruptured"),
    "differentiation": QT_TRANSLATE_NOOP("Journal", "differentiation"),
    "pd_l1_percent": QT_TRANSLATE_NOOP("Journal", "PD-L1, %"),
    "comorbidities": QT_TRANSLATE_NOOP("Journal", "comorbidities"),
    "reported": QT_TRANSLATE_NOOP("Journal", "as the source states it"),
    "illustrative": QT_TRANSLATE_NOOP("Journal", "not from the source"),
    "centre": QT_TRANSLATE_NOOP("Journal", "centre"),
    "screening_number": QT_TRANSLATE_NOOP("Journal", "screening number"),
    "height_cm": QT_TRANSLATE_NOOP("Journal", "height, cm"),
    "board_question": QT_TRANSLATE_NOOP("Journal", "question for the tumour board"),
    "board_on": QT_TRANSLATE_NOOP("Journal", "tumour board on"),
    "notes": QT_TRANSLATE_NOOP("Journal", "notes"),
    "kind": QT_TRANSLATE_NOOP("Journal", "kind"),
    "agent": QT_TRANSLATE_NOOP("Journal", "agent"),
    "start": QT_TRANSLATE_NOOP("Journal", "start"),
    "stop": QT_TRANSLATE_NOOP("Journal", "stop"),
    "dose": QT_TRANSLATE_NOOP("Journal", "dose"),
    "unit": QT_TRANSLATE_NOOP("Journal", "unit"),
    "schedule": QT_TRANSLATE_NOOP("Journal", "schedule"),
    "fractions": QT_TRANSLATE_NOOP("Journal", "fractions"),
    "planned_date": QT_TRANSLATE_NOOP("Journal", "planned for"),
    "planned_dose": QT_TRANSLATE_NOOP("Journal", "planned dose"),
    "omitted": QT_TRANSLATE_NOOP("Journal", "omitted"),
    "cells": QT_TRANSLATE_NOOP("Journal", "number of cells"),
    "cd4_percent": QT_TRANSLATE_NOOP("Journal", "CD4+, %"),
    "cd8_percent": QT_TRANSLATE_NOOP("Journal", "CD8+, %"),
    "culture_days": QT_TRANSLATE_NOOP("Journal", "days of culture"),
    "viability_percent": QT_TRANSLATE_NOOP("Journal", "viability, %"),
    "reason": QT_TRANSLATE_NOOP("Journal", "reason"),
    "date": QT_TRANSLATE_NOOP("Journal", "date"),
    "time": QT_TRANSLATE_NOOP("Journal", "time"),
    "systolic": QT_TRANSLATE_NOOP("Journal", "systolic pressure, mmHg"),
    "diastolic": QT_TRANSLATE_NOOP("Journal", "diastolic pressure, mmHg"),
    "nothing_to_report": QT_TRANSLATE_NOOP("Journal", "nothing to report"),
    "anticoagulated": QT_TRANSLATE_NOOP("Journal", "anticoagulated"),
    "analyte": QT_TRANSLATE_NOOP("Journal", "test"),
    "method": QT_TRANSLATE_NOOP("Journal", "method"),
    "low": QT_TRANSLATE_NOOP("Journal", "lower limit of the laboratory's range"),
    "high": QT_TRANSLATE_NOOP("Journal", "upper limit of the laboratory's range"),
    "value": QT_TRANSLATE_NOOP("Journal", "value"),
    "number": QT_TRANSLATE_NOOP("Journal", "number"),
    "role": QT_TRANSLATE_NOOP("Journal", "role"),
    "organ": QT_TRANSLATE_NOOP("Journal", "organ"),
    "site": QT_TRANSLATE_NOOP("Journal", "site"),
    "nodal": QT_TRANSLATE_NOOP("Journal", "lymph node"),
    "in_radiation_field": QT_TRANSLATE_NOOP("Journal", "in the radiation field"),
    "irradiated_before": QT_TRANSLATE_NOOP("Journal", "irradiated before"),
    "progressed_since": QT_TRANSLATE_NOOP("Journal", "progressed since"),
    "certainty": QT_TRANSLATE_NOOP("Journal", "certainty"),
    "typical": QT_TRANSLATE_NOOP("Journal", "typical enhancement"),
    "cytology_positive": QT_TRANSLATE_NOOP("Journal", "cytology positive"),
    "modality": QT_TRANSLATE_NOOP("Journal", "modality"),
    "slice_mm": QT_TRANSLATE_NOOP("Journal", "slice, mm"),
    "reader": QT_TRANSLATE_NOOP("Journal", "reader"),
    "no_new_lesion": QT_TRANSLATE_NOOP("Journal", "no new lesion"),
    "signed": QT_TRANSLATE_NOOP("Journal", "signed"),
    "criterion": QT_TRANSLATE_NOOP("Journal", "criterion"),
    "overall": QT_TRANSLATE_NOOP("Journal", "overall response"),
    "reviewed": QT_TRANSLATE_NOOP("Journal", "reviewed"),
    "diameter_tenths": QT_TRANSLATE_NOOP("Journal", "diameter, mm"),
    "li_rads": QT_TRANSLATE_NOOP("Journal", "LI-RADS treatment response"),
    "viable_tenths": QT_TRANSLATE_NOOP("Journal", "viable diameter, mm"),
    "parts_tenths": QT_TRANSLATE_NOOP("Journal", "parts, mm"),
    "state": QT_TRANSLATE_NOOP("Journal", "state"),
    "into": QT_TRANSLATE_NOOP("Journal", "merged into"),
    "status": QT_TRANSLATE_NOOP("Journal", "status"),
    "flow_restored": QT_TRANSLATE_NOOP("Journal", "flow restored"),
    "progressed": QT_TRANSLATE_NOOP("Journal", "progressed"),
    "term": QT_TRANSLATE_NOOP("Journal", "term"),
    "grade": QT_TRANSLATE_NOOP("Journal", "grade"),
    "grades": QT_TRANSLATE_NOOP("Journal", "grades, each from its day"),
    "related": QT_TRANSLATE_NOOP("Journal", "related"),
    "linked_treatments": QT_TRANSLATE_NOOP("Journal", "linked to treatments"),
    "related_to": QT_TRANSLATE_NOOP("Journal", "related to which drug"),
    "serious": QT_TRANSLATE_NOOP("Journal", "serious"),
    "immune_related": QT_TRANSLATE_NOOP("Journal", "immune-related"),
    "action": QT_TRANSLATE_NOOP("Journal", "action"),
    "alive": QT_TRANSLATE_NOOP("Journal", "alive"),
    "last_contact": QT_TRANSLATE_NOOP("Journal", "last contact"),
    "death_date": QT_TRANSLATE_NOOP("Journal", "date of death"),
    "death_cause": QT_TRANSLATE_NOOP("Journal", "cause of death"),
    "new_therapy_start": QT_TRANSLATE_NOOP("Journal", "start of a new therapy"),
}


def role_word(role: Role) -> str:
    """A role as it stands after a name or in a list."""
    from storage.roles import Role

    words = {
        Role.ADMINISTRATOR: translate("Roles", "administrator"),
        Role.CLINICIAN: translate("Roles", "clinician"),
        Role.NURSE: translate("Roles", "nurse"),
        Role.RADIOLOGIST: translate("Roles", "radiologist"),
        Role.DATA_MANAGER: translate("Roles", "data manager"),
        Role.READER: translate("Roles", "reader"),
    }
    return words[role]


def operation_word(label: str) -> str:
    """What an operation is called; one of a newer program stays as it was written."""
    return translate("Journal", label)


def operation_of(entry: HistoryEntry) -> str:
    """What was done; an undo names what it took back."""
    if entry.undone is None:
        return operation_word(entry.label)
    return translate("Journal", "Undo of “{operation}”").format(operation=operation_word(entry.undone))


def reason_of(entry: HistoryEntry) -> str:
    """The reason that somebody gave; nothing where the operation says it already."""
    given = entry.reason or ""
    return "" if entry.undone is not None or given == entry.label else translate("Journal", given)


def value_words(entry: HistoryEntry) -> str:
    """The values of a row that came or went: ``value 8.84, unit ng/mL``."""
    words = translate("Journal", "{field} {value}")
    return listed(words.format(field=field_word(field), value=word(value)) for field, value in entry.values)


def moment(at: datetime) -> str:
    """``28-Mar-2025 14:03``, on the clock of whoever was there."""
    return f"{short_date(at.date())} {at:%H:%M}"


def universal(at: datetime) -> str:
    """The same moment in UTC, for the tip."""
    return translate("Journal", "{moment} UTC").format(moment=moment(at.astimezone(UTC)))


def subject_words(subject: str) -> str:
    """``white cells 2025-03-22``: a name of one word or several, and the date after it."""
    name, _, last = subject.rpartition(" ")
    return f"{word(name)} {word(last)}" if _DATE.fullmatch(last) and name else word(subject)


def field_word(field: str) -> str:
    """What a value is called: ``diameter, mm``."""
    return translate("Journal", str(FIELDS.get(field, field.replace("_", " "))))


def not_from_source(names: Iterable[str]) -> str:
    """Which values of a row are illustrative: ``Not from the source: dose, start``."""
    return translate("Journal", "Not from the source: {names}").format(names=listed(map(field_word, names)))


def row_words(kind: RecordKind | None, subject: str) -> str:
    """``lab result AFP 22-Mar-2025``: what a row is called."""
    return " ".join(filter(None, ("" if kind is None else translate("Journal", kind.words), subject_words(subject))))


def what_changed(entry: HistoryEntry) -> str:
    """``lab result AFP 22-Mar-2025, value``: which value of which row; or which row came or went."""
    last = translate("Journal", entry.event.value) if entry.field is None else field_word(entry.field)
    row = row_words(entry.kind, entry.subject or "")
    return translate("Journal", "{row}: {what}").format(row=row, what=last) if row else last
