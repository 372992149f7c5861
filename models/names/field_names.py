"""What each value of a record is called, on every screen and in every refusal; and where a place of a file points."""

from __future__ import annotations

import re

from models.words import Sentence, listed

FIELD_NAMES: dict[str, Sentence] = {
    "identifier": Sentence("name that links hold on to"),
    "origin": Sentence("file, line and as written there"),
    "ctcae_version": Sentence("CTCAE edition"),
    "from_result": Sentence("derived from"),
    "rule": Sentence("rule"),
    "inputs": Sentence("inputs"),
    "result": Sentence("derived from"),
    "by": Sentence("decided by"),
    "on": Sentence("decided on"),
    "impression": Sentence("impression"),
    "plan": Sentence("plan"),
    "visit": Sentence("visit"),
    "day": Sentence("planned for"),
    "moved_from": Sentence("moved from"),
    "skipped": Sentence("skipped"),
    "code": Sentence("study code"),
    "name": Sentence("name"),
    "sex": Sentence("sex"),
    "birth_date": Sentence("born"),
    "hospital_number": Sentence("hospital number"),
    "treatment_start": Sentence("start of treatment"),
    "protocol": Sentence("protocol"),
    "settings": Sentence("settings"),
    "aetiology": Sentence("aetiology"),
    "cirrhosis": Sentence("cirrhosis"),
    "ecog": Sentence("ECOG"),
    "vp": Sentence("Vp"),
    "cheng": Sentence("Cheng"),
    "hepatic_vein": Sentence("hepatic vein"),
    "extrahepatic_sites": Sentence("sites outside the liver"),
    "tumour_count": Sentence("number of tumours"),
    "largest_tumour_mm": Sentence("largest tumour, mm"),
    "liver_involvement_percent": Sentence("liver involved, %"),
    "ascites": Sentence("ascites"),
    "encephalopathy": Sentence("encephalopathy"),
    "prior_treatments": Sentence("treatments before"),
    "weight_kg": Sentence("weight, kg"),
    "antiviral": Sentence("antiviral treatment"),
    "varices": Sentence("varices"),
    "diagnosis_date": Sentence("date of diagnosis"),
    "ruptured": Sentence("ruptured"),
    "differentiation": Sentence("differentiation"),
    "pd_l1_percent": Sentence("PD-L1, %"),
    "comorbidities": Sentence("comorbidities"),
    "reported": Sentence("as the source states it"),
    "illustrative": Sentence("not from the source"),
    "centre": Sentence("centre"),
    "screening_number": Sentence("screening number"),
    "height_cm": Sentence("height, cm"),
    "board_question": Sentence("question for the tumour board"),
    "board_on": Sentence("tumour board on"),
    "notes": Sentence("notes"),
    "kind": Sentence("kind"),
    "agent": Sentence("agent"),
    "start": Sentence("start"),
    "stop": Sentence("stop"),
    "dose": Sentence("dose"),
    "unit": Sentence("unit"),
    "schedule": Sentence("schedule"),
    "fractions": Sentence("fractions"),
    "planned_date": Sentence("planned for"),
    "planned_dose": Sentence("planned dose"),
    "omitted": Sentence("omitted"),
    "cells": Sentence("number of cells"),
    "cd4_percent": Sentence("CD4+, %"),
    "cd8_percent": Sentence("CD8+, %"),
    "culture_days": Sentence("days of culture"),
    "viability_percent": Sentence("viability, %"),
    "reason": Sentence("reason"),
    "date": Sentence("date"),
    "time": Sentence("time"),
    "systolic": Sentence("systolic pressure, mmHg"),
    "diastolic": Sentence("diastolic pressure, mmHg"),
    "nothing_to_report": Sentence("nothing to report"),
    "anticoagulated": Sentence("anticoagulated"),
    "analyte": Sentence("test"),
    "method": Sentence("method"),
    "low": Sentence("lower limit of the laboratory's range"),
    "high": Sentence("upper limit of the laboratory's range"),
    "value": Sentence("value"),
    "number": Sentence("number"),
    "role": Sentence("role"),
    "organ": Sentence("organ"),
    "site": Sentence("site"),
    "nodal": Sentence("lymph node"),
    "in_radiation_field": Sentence("in the radiation field"),
    "irradiated_before": Sentence("irradiated before"),
    "progressed_since": Sentence("progressed since"),
    "certainty": Sentence("certainty"),
    "typical": Sentence("typical enhancement"),
    "cytology_positive": Sentence("cytology positive"),
    "modality": Sentence("modality"),
    "slice_mm": Sentence("slice, mm"),
    "reader": Sentence("reader"),
    "no_new_lesion": Sentence("no new lesion"),
    "signed": Sentence("signed"),
    "criterion": Sentence("criterion"),
    "overall": Sentence("overall response"),
    "reviewed": Sentence("reviewed"),
    "diameter_tenths": Sentence("diameter, mm"),
    "li_rads": Sentence("LI-RADS treatment response"),
    "viable_tenths": Sentence("viable diameter, mm"),
    "parts_tenths": Sentence("parts, mm"),
    "state": Sentence("state"),
    "into": Sentence("merged into"),
    "status": Sentence("status"),
    "flow_restored": Sentence("flow restored"),
    "progressed": Sentence("progressed"),
    "term": Sentence("term"),
    "grade": Sentence("grade"),
    "grades": Sentence("grades, each from its day"),
    "related": Sentence("related to the treatment"),
    "linked_treatments": Sentence("linked to treatments"),
    "related_to": Sentence("related to which drug"),
    "serious": Sentence("serious"),
    "immune_related": Sentence("immune-related"),
    "action": Sentence("action"),
    "alive": Sentence("alive"),
    "last_contact": Sentence("last contact"),
    "death_date": Sentence("date of death"),
    "death_cause": Sentence("cause of death"),
    "new_therapy_start": Sentence("start of a new therapy"),
}

# Keys of a case file that are other words than the value they hold.
_OF_A_FILE = {
    "diameter_mm": "diameter_tenths",
    "viable_mm": "viable_tenths",
    "parts_mm": "parts_tenths",
    "id": "identifier",
    "question": "board_question",
}
_HOLDERS = frozenset(
    {
        *("patient", "baseline", "treatments", "medications", "visits", "planned_visits", "labs", "lesions", "imaging"),
        *("pvtt", "adverse_events", "adjudications", "declined_grades", "reviewed_flags", "outcome", "board", "ranges"),
    }
)
_INDEX = re.compile(r"\[[0-9]+\]")
_QUOTED = re.compile(r'\["(.*)"\]')


def field_name(field: str) -> Sentence:
    """``diameter, mm``; one that has no words here is its own name."""
    return FIELD_NAMES.get(field) or Sentence(field.replace("_", " "))


def place_name(place: str) -> Sentence | None:
    """What a place of a case file is called: ``labs[3].unit`` is the unit; None where it is no single value."""
    parts = [part for part in _QUOTED.sub(r".\1", _INDEX.sub("", place)).split(".") if part not in _HOLDERS]
    names = [field_name(_OF_A_FILE.get(part, part)) for part in parts if part]
    return listed(names) if names else None
