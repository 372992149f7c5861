"""One case file document for a patient of the reconstructed cohort."""

from __future__ import annotations

from typing import Any

import bloods
import therapy
import tumour
from plans import Plan

Document = dict[str, Any]
MARK = "[Reconstructed from published summaries; nobody in it exists]"
EFFICACY = (
    "Patient {id} of a set of 21 + 3 that reproduces the published summaries of the phase II trial NCT06040177. "
    "From the reconstruction: start, age, sex, baseline characteristics, AFP and PIVKA-II at weeks 0, 2 and 6, "
    "best responses, best change, times of response, progression and death, adverse events with their grade band. "
    "Illustrative: name, birth date, weight, single diameters, sites and dates in between, later marker values, "
    "all other laboratory results, doses and their changes, onset and grade of adverse events within the band."
)
SAFETY = (
    "Patient {id} of a set of 21 + 3 that reproduces the published summaries of the phase II trial NCT06040177; "
    "one of the three who stopped after one cycle of cadonilimab ({reason}) and count for safety only. From the "
    "reconstruction: start of treatment, terms of adverse events with their grade band. Which of the three stopped "
    "for which reason is not published. Illustrative: name, weight, doses, laboratory results, blood pressure, "
    "onset and grade within the band. Age, sex, baseline characteristics, imaging and survival are not published "
    "and are left out."
)
BEYOND = (
    " The report names {event} of grade 3 or more as the reason for stopping, once as related to treatment and "
    "once as treatment-emergent, and leaves it out of its table of related events: the relation is left open here."
)
EVENTS = {"R22": "upper gastrointestinal haemorrhage", "R24": "cerebral infarction"}
VENA_CAVA = {"IVC": "inferior vena cava", "IVC+RA": "right atrium", "": "none"}
AETIOLOGY = {"HBV": ["HBV"], "HBV+HCV": ["HBV", "HCV"]}


def case(plan: Plan) -> Document:
    """The case file of one patient, as a document in the order of the format."""
    document: Document = {"format": "hcc-case", "version": 1, "patient": _patient(plan)}
    document |= {"protocol": "cadonilimab-lenvatinib-sbrt", "treatment_start": plan.on(0), "baseline": _baseline(plan)}
    document |= {"treatments": therapy.treatments(plan), "visits": bloods.visits(plan), "labs": bloods.labs(plan)}
    document |= {"lesions": tumour.lesions(plan), "imaging": tumour.imaging(plan)}
    document["adverse_events"] = therapy.adverse_events(plan)
    if found := therapy.outcome(plan):
        document["outcome"] = found
    return document


def _patient(plan: Plan) -> Document:
    document: Document = {"code": f"HCC-{plan.id}", "name": f"DEMO, {plan.own['name']}"}
    if plan.facts["sex"]:
        document["sex"] = "female" if plan.female else "male"
        document["birth_date"] = therapy.born(plan)
    return document


def _baseline(plan: Plan) -> Document:
    if not plan.efficacy:
        return {"prior_treatments": [], "weight_kg": plan.weight, "notes": _notes(plan)}
    facts, own = plan.facts, plan.own
    largest = max(lesion.diameter or 0 for lesion in plan.lesions() if lesion.organ == "liver")
    return {
        "aetiology": AETIOLOGY[facts["aetiology"]],
        "cirrhosis": facts["cirrhosis"] == "1",
        "ecog": int(facts["ecog"]),
        "vp": facts["vp"],
        "cheng": facts["cheng"],
        "hepatic_vein": VENA_CAVA[facts["ivc_ra"]],
        "extrahepatic_sites": [own["extrahepatic_sites"]] if own["extrahepatic_sites"] else [],
        "tumour_count": int(own["tumour_count"]),
        "largest_tumour_mm": largest / 10,
        "liver_involvement_percent": int(own["liver_percent"]),
        "ascites": own["ascites"],
        "encephalopathy": "none",
        "prior_treatments": [],
        "weight_kg": plan.weight,
        "notes": _notes(plan),
    }


def _notes(plan: Plan) -> str:
    if plan.efficacy:
        text = EFFICACY.format(id=plan.id)
        return f"{MARK} {text} {plan.own['remark']}".strip()
    text = SAFETY.format(id=plan.id, reason=plan.own["cadonilimab_stop_reason"])
    if plan.id in EVENTS:
        text += BEYOND.format(event=EVENTS[plan.id])
    return f"{MARK} {text}"
