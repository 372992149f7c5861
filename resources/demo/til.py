"""The two patients of the published report on TIL infusion with anti-PD-1 therapy, with what it states and no more."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

Document = dict[str, Any]
MARK = "[Published case report; dates and values marked illustrative are not published]"
SOURCE = "doi 10.1159/000544163, NCT03658785"
FIRST_HEPATECTOMY = date(2019, 12, 2)
SECOND_HEPATECTOMY = date(2022, 2, 1)
MILD_EVENTS = (
    "Transaminase abnormality",
    "Nausea",
    "Vomiting",
    "Fatigue",
    "Fever",
    "Rash maculo-papular",
    "Hypertension",
)
SHARE, CLONES, CELLS = "TIL clones in blood", "TCR clones", "cells sequenced"
MONTH = 30.4375  # days, by which months of the report are counted where no day is published
MILD_MARK = "illustrative: published as grade 1 or 2 without saying which grade in which patient"

ON_DATES = (
    "Calendar dates and the birth date are illustrative; the intervals are the published ones, counted from the "
    "hepatectomy, with culture taken to begin on the day of surgery. "
)
ON_BOTH = (
    "Doses of cyclophosphamide, fludarabine and toripalimab, the day on which interleukin-2 and toripalimab began, "
    "and every laboratory result other than AFP before surgery are not published in the text and are left out or "
    "marked. Published scores that cannot be computed here, since their inputs are not published: Child-Pugh A6, "
    "ALBI grade 2. Adequate antiviral therapy: yes. PD-L1 on 1 % of tumour cells or more: no. Grade 4 lymphocyte "
    "count decreased, resolved after the end of chemotherapy; counts back at the earlier level two weeks after "
    "lymphodepletion and infusion. All other events grade 1 or 2; the text does not say which in which patient, so "
    "that each is listed with grade 2, the upper bound, and marked. Setting: normal markers are not asked for a "
    "complete response, because no AFP after baseline is published. "
)
FIRST_NOTES = (
    "Patient 1 of the report ({source}). HBV-related, tumour rupture, several lesions in the left lobe, the "
    "largest 71 × 48 mm; left portal vein filled with thrombus (a first-order branch: Vp3, Cheng II, our reading "
    "of the words); several lung nodules without published sizes. Differentiation: median. Left hemi-hepatectomy "
    "took the liver lesions and the thrombus before treatment began: their absence afterwards is the surgeon's "
    "work, the absence of the lung nodules from two months on is not. The baseline image is the one before "
    "surgery, since none between is published. Tumour-free at 48 months. TIL clones in blood: 9.76 % at 3 months, "
    "10.50 % at 6 months after infusion. "
)
SECOND_NOTES = (
    "Patient 2 of the report ({source}). HBV-related, tumour rupture, embolised at another hospital one week "
    "before admission; mass in the left lobe of 147 × 79 mm; nodules in both lungs, the largest 18 mm in the right "
    "middle lobe before surgery and 25 mm one month after it, which is the baseline here. Differentiation: low. "
    "Portal vein tumour thrombus present, class not published: left out. AFP was measured before surgery, more "
    "than 28 days before treatment began. Lung lesions gone at 10 months, tumour-free at 24 months after "
    "hepatectomy. TIL clones in blood: 3.63 % at 3 months, 4.02 % at 6 months after infusion. "
)


def cases() -> tuple[Document, Document]:
    """Both patients. The anchor is the first day of lymphodepletion."""
    return _first(), _second()


def _first() -> Document:
    surgery = FIRST_HEPATECTOMY
    infusion = surgery + timedelta(days=24)
    start = infusion - timedelta(days=5)
    scan = surgery - timedelta(days=5)
    patient = {"code": "TIL-01", "sex": "male", "birth_date": "1970-07-01"}
    baseline = {"vp": "Vp3", "cheng": "II", "largest_tumour_mm": 71}
    document = _head(patient, start, baseline, prior=[], notes=FIRST_NOTES)
    document["treatments"] = [
        _procedure("left hemi-hepatectomy", surgery, "palliative, for pain after rupture; source of the TIL"),
        *_cell_therapy(start, infusion, 3.5e10, (82.6, 15, 24), interleukin_days=9),
        *_toripalimab(
            infusion + timedelta(days=10), 2, "stopped after 2 doses: pandemic restriction and financial reason"
        ),
    ]
    document["labs"] = [
        {"analyte": "AFP", "date": _iso(scan), "value": ">60,500", "unit": "ng/mL"},
        *_clones(infusion, (3287, 8675), (6560, 9440, "9.76"), (7475, 10772, "10.50")),
    ]
    document["lesions"] = [
        _lesion("T1", "target", "liver", "left lobe, 71 × 48 mm"),
        _lesion("N1", "non-target", "lung", "several nodules, sizes not published"),
        _lesion("N2", "non-target", "liver", "further lesions of the left lobe"),
    ]
    gone = {"T1": {"state": "absent"}, "N1": {"status": "absent"}, "N2": {"status": "absent"}}
    before = {"T1": {"diameter_mm": 71.0}, "N1": {"status": "present"}, "N2": {"status": "present"}}
    document["imaging"] = [
        _read(scan, "CT", before, {"vp": "Vp3", "cheng": "II"}),
        _read(date(2020, 2, 2), "CT", gone, {"vp": "Vp0", "cheng": "0"}),
        _read(date(2023, 12, 2), "CT", gone, {"vp": "Vp0", "cheng": "0"}),
    ]
    return document | _tail(start, infusion, last_contact=date(2023, 12, 2))


def _second() -> Document:
    surgery = SECOND_HEPATECTOMY
    start = surgery + timedelta(days=29)
    infusion = start + timedelta(days=5)
    scan = surgery - timedelta(days=7)
    patient = {"code": "TIL-02", "sex": "female", "birth_date": "1954-07-01"}
    baseline = {"largest_tumour_mm": 147}
    prior = ["TACE"]
    document = _head(patient, start, baseline, prior=prior, notes=SECOND_NOTES)
    document["treatments"] = [
        _procedure("transhepatic arterial embolization", scan - timedelta(days=7), "tumour rupture and bleeding"),
        _procedure("left hemi-hepatectomy", surgery, "palliative, for pain after rupture; source of the TIL"),
        *_cell_therapy(start, infusion, 1.2e10, (90.6, 7.24, 29), interleukin_days=12),
        *_toripalimab(infusion + timedelta(days=13), 18, "18 doses"),
    ]
    document["labs"] = [
        {"analyte": "AFP", "date": _iso(scan), "value": "14,529", "unit": "ng/mL"},
        *_clones(infusion, (2448, 7465), (3827, 8723, "3.63"), (3333, 8380, "4.02")),
    ]
    document["lesions"] = [
        _lesion("T1", "target", "liver", "left lobe, 147 × 79 mm"),
        _lesion("T2", "target", "lung", "middle lobe of the right lung"),
        _lesion("N1", "non-target", "lung", "further nodules in both lungs, sizes not published"),
    ]
    before = {"T1": {"diameter_mm": 147.0}, "T2": {"diameter_mm": 18.0}, "N1": {"status": "present"}}
    resected = {"T1": {"state": "absent"}, "T2": {"diameter_mm": 25.0}, "N1": {"status": "present"}}
    gone = {"T1": {"state": "absent"}, "T2": {"state": "absent"}, "N1": {"status": "absent"}}
    document["imaging"] = [
        _read(scan, "CT", before),
        _read(date(2022, 3, 1), "CT", resected),
        _read(date(2022, 12, 1), "CT", gone),
        _read(date(2024, 2, 1), "CT", gone),
    ]
    return document | _tail(start, infusion, last_contact=date(2024, 2, 1))


def _head(patient: Document, start: date, baseline: Document, *, prior: list[str], notes: str) -> Document:
    text = f"{MARK} {notes.format(source=SOURCE)}{ON_DATES}{ON_BOTH}".strip()
    shared: Document = {"aetiology": ["HBV"], "ecog": 1, "extrahepatic_sites": ["lung"], "prior_treatments": prior}
    shared |= {"antiviral": True, "ruptured": True, "reported": {"child_pugh": "A6", "albi_grade": "2"}}
    shared |= {"illustrative": ["birth_date", "treatment_start"]}
    return {
        "format": "hcc-case",
        "version": 2,
        "patient": patient,
        "protocol": "til-anti-pd-1",
        "treatment_start": _iso(start),
        "baseline": shared | baseline | {"notes": text},
    }


def _tail(start: date, infusion: date, *, last_contact: date) -> Document:
    lymphopenia = {"term": "Lymphocyte count decreased", "grade": 4, "start": _iso(start + timedelta(days=4))}
    lymphopenia |= {"stop": _iso(infusion + timedelta(days=14)), "related": True, "action": "illustrative onset"}
    lymphopenia |= {"illustrative": ["start"]}
    told: Document = {"grade": 2, "related": True, "action": MILD_MARK, "illustrative": ["grade"]}
    mild = [{"term": term} | told for term in MILD_EVENTS]
    return {
        "adverse_events": [lymphopenia, *mild],
        "outcome": {"alive": True, "last_contact": _iso(last_contact)},
        "settings": {"marker_normalisation_required": False},
    }


def _procedure(agent: str, on: date, reason: str) -> Document:
    return {"kind": "procedure", "agent": agent, "start": _iso(on), "stop": _iso(on), "reason": reason}


def _cell_therapy(
    start: date, infusion: date, cells: float, product: tuple[float, float, int], *, interleukin_days: int
) -> list[Document]:
    """Two days of cyclophosphamide, three of fludarabine, the infusion, then interleukin-2 from the next day on.

    ``product``: percent CD4+, percent CD8+ and days of culture.
    """
    helper, killer, days = product
    shares = f"{helper:.2f} % CD4+, {killer:.2f} % CD8+, cultured for {days} days"
    second, third, fifth = (start + timedelta(days=days) for days in (1, 2, 4))
    interleukin = infusion + timedelta(days=1)
    last = infusion + timedelta(days=interleukin_days)
    return [
        {"kind": "drug", "agent": "cyclophosphamide", "start": _iso(start), "stop": _iso(second)}
        | {"schedule": "daily", "reason": "lymphodepletion; dose not published", "illustrative": ["start", "stop"]},
        {"kind": "drug", "agent": "fludarabine", "start": _iso(third), "stop": _iso(fifth)}
        | {"schedule": "daily", "reason": "lymphodepletion; dose not published", "illustrative": ["start", "stop"]},
        {"kind": "cell therapy", "agent": "TIL infusion", "start": _iso(infusion), "stop": _iso(infusion)}
        | {"dose": int(cells), "unit": "cells", "schedule": "once", "reason": f"autologous; {shares}"}
        | {"cells": int(cells), "cd4_percent": helper, "cd8_percent": killer, "culture_days": days},
        {"kind": "drug", "agent": "interleukin-2", "start": _iso(interleukin), "stop": _iso(last)}
        | {
            "dose": 1000000,
            "unit": "IU",
            "schedule": "daily",
            "reason": "first day illustrative",
            "illustrative": ["start", "stop"],
        },
    ]


def _toripalimab(first: date, doses: int, reason: str) -> list[Document]:
    """Infusions every 21 days; the reason stands on the last."""
    days = [first + timedelta(days=21 * number) for number in range(doses)]
    documents: list[Document] = [
        {"kind": "drug", "agent": "toripalimab", "start": _iso(day), "stop": _iso(day), "schedule": "every 21 days"}
        | {"illustrative": ["start", "stop"]}
        for day in days
    ]
    documents[0]["reason"] = "dose not published; first day illustrative"
    documents[-1]["reason"] = reason
    return documents


def _clones(
    infusion: date, product: tuple[int, int], third: tuple[int, int, str], sixth: tuple[int, int, str]
) -> list[Document]:
    """Clones and cells that were sequenced of the product and of the blood about 3 and 6 months after the infusion,
    and in the blood the share of clones that the product had."""
    results: list[Document] = []
    for months, (clones, cells, *shared) in ((0, product), (3, third), (6, sixth)):
        on = {"date": _iso(infusion + timedelta(days=round(months * MONTH)))}
        results += [{"analyte": SHARE} | on | {"value": share, "unit": "%"} for share in shared]
        results.append({"analyte": CLONES} | on | {"value": f"{clones:,}", "unit": "clones"})
        results.append({"analyte": CELLS} | on | {"value": f"{cells:,}", "unit": "cells"})
    return results


def _lesion(number: str, role: str, organ: str, site: str) -> Document:
    return {"number": number, "role": role, "organ": organ, "site": site, "nodal": False}


def _read(on: date, modality: str, lesions: Document, thrombus: Document | None = None) -> Document:
    document = {"date": _iso(on), "modality": modality, "lesions": lesions}
    return document | ({"pvtt": thrombus} if thrombus else {})


def _iso(on: date) -> str:
    return on.isoformat()
