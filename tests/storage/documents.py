"""Random case documents that are valid, and ways to spoil them."""

from __future__ import annotations

import copy
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from models.record.analytes import ANALYTES, DIPSTICK_VALUES
from models.record.impossible import HEPATIC_VEINS

START = date(2023, 3, 10)
WORDS = st.text("abc XYZ 门静脉癌栓éü\"'.,;-\n", max_size=12)
NAMES = st.text("abcXYZ门癌é-1", min_size=1, max_size=8)
DAYS = st.integers(0, 900).map(lambda days: (START + timedelta(days)).isoformat())
ANY_DAY = st.integers(-60, 900).map(lambda days: (START + timedelta(days)).isoformat())
MOMENTS = st.tuples(ANY_DAY, st.sampled_from(["", "", "T08:30", "T00:00", "T23:59"])).map("".join)
MILLIMETRES = st.integers(0, 5000).map(lambda tenths: tenths / 10 if tenths % 10 else tenths // 10)
YES_NO = st.booleans()
VP, CHENG = st.sampled_from(["Vp0", "Vp1", "Vp2", "Vp3", "Vp4"]), st.sampled_from(["0", "I", "II", "III", "IV"])
ASCITES = st.sampled_from(["none", "slight", "moderate"])
ENCEPHALOPATHY = st.sampled_from(["none", "grade 1-2", "grade 3-4"])
CERTAINTY = st.sampled_from(["equivocal", "unequivocal"])
AMOUNTS = st.one_of(st.integers(0, 10**12), st.floats(0, 1e6, allow_nan=False).map(lambda value: round(value, 4)))
ABSENT = object()


def an_object(required: dict[str, Any], optional: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Required keys always; each optional key absent, null or with a value."""
    kept = {key: st.one_of(st.just(ABSENT), st.none(), value) for key, value in optional.items()}
    drawn = st.fixed_dictionaries({**required, **kept})
    return drawn.map(lambda found: {key: value for key, value in found.items() if value is not ABSENT})


BASELINE = an_object(
    {},
    {
        "aetiology": st.lists(WORDS, max_size=2),
        "cirrhosis": YES_NO,
        "ecog": st.integers(0, 4),
        "vp": VP,
        "cheng": CHENG,
        "hepatic_vein": st.sampled_from(HEPATIC_VEINS),
        "extrahepatic_sites": st.lists(WORDS, max_size=2),
        "tumour_count": st.integers(0, 40),
        "largest_tumour_mm": MILLIMETRES,
        "liver_involvement_percent": st.floats(0, 100, allow_nan=False),
        "ascites": ASCITES,
        "encephalopathy": ENCEPHALOPATHY,
        "prior_treatments": st.lists(WORDS, max_size=2),
        "weight_kg": st.floats(1, 200, allow_nan=False),
        "notes": WORDS,
    },
)


def ends_after_it_starts(entry: dict[str, Any]) -> bool:
    return not (entry.get("start") and entry.get("stop")) or entry["start"] <= entry["stop"]


TREATMENT = an_object(
    {"kind": NAMES, "agent": NAMES, "start": ANY_DAY},
    {
        "stop": DAYS,
        "dose": AMOUNTS,
        "unit": WORDS,
        "schedule": WORDS,
        "fractions": st.integers(1, 30),
        "reason": WORDS,
    },
).filter(ends_after_it_starts)
VISIT = an_object(
    {"date": MOMENTS},
    {
        "ecog": st.integers(0, 5),
        "weight_kg": st.integers(20, 200),
        "systolic": st.integers(100, 250),
        "diastolic": st.integers(30, 99),
        "ascites": ASCITES,
        "encephalopathy": ENCEPHALOPATHY,
        "anticoagulated": YES_NO,
    },
)
PATIENT_VALUES = {
    "name": WORDS,
    "sex": st.sampled_from(["male", "female", "unknown"]),
    "birth_date": st.dates(date(1920, 1, 1), date(2005, 1, 1)).map(date.isoformat),
    "hospital_number": WORDS,
}
EVENT = an_object(
    {"term": NAMES, "grade": st.integers(1, 5)},
    {
        "start": ANY_DAY,
        "stop": DAYS,
        "related": YES_NO,
        "serious": YES_NO,
        "immune_related": YES_NO,
        "action": WORDS,
    },
).filter(ends_after_it_starts)
OUTCOME = st.one_of(
    an_object({}, {"alive": YES_NO, "last_contact": DAYS, "new_therapy_start": DAYS}),
    an_object({"alive": st.just(False), "death_date": DAYS}, {"last_contact": DAYS, "death_cause": WORDS}),
)
SETTINGS = an_object(
    {},
    {"missed_assessments": st.just(2), "primary_reader": st.just("A")},
).flatmap(
    lambda optional: st.fixed_dictionaries(
        {name: st.just(value) for name, value in optional.items()},
        optional={
            "confirmation_days": st.integers(0, 60),
            "partial_response_persists": YES_NO,
            "progression_criterion": st.sampled_from(["recist", "mrecist"]),
        },
    )
)


@st.composite
def lab_results(draw: st.DrawFn) -> dict[str, Any]:
    analyte = draw(st.sampled_from([*ANALYTES, "HBV DNA", "γ-interferon"]))
    known = ANALYTES.get(analyte)
    plain = st.one_of(st.integers(0, 90), st.sampled_from([0.5, 1.0, 3.25, 12.5]))
    text = st.sampled_from(["35", "<1.3", ">60", "≥ 2.5", "＞40", "1.50", "<= 7"])
    value = st.sampled_from(DIPSTICK_VALUES) if known and known.dipstick else st.one_of(plain, text)
    result = draw(
        an_object(
            {"analyte": st.just(analyte), "date": MOMENTS, "value": value},
            {"method": WORDS, "low": st.integers(0, 7), "high": st.integers(7, 400)},
        )
    )
    # 35 g/dL of albumin is refused as absurd, so that unit is left to a test of its own
    units = [name for name, _ in known.units if name != "g/dL"] if known else ["IU/mL", ""]
    unit = draw(st.sampled_from(units))
    written = draw(st.sampled_from([unit, None, ABSENT])) if unit == "" else unit
    return result if written is ABSENT else {**result, "unit": written}


@st.composite
def lesions(draw: st.DrawFn) -> list[dict[str, Any]]:
    """At most two targets per organ and five in all."""
    numbers = draw(st.lists(st.sampled_from(["T1", "T2", "N1", "NEW 1", "新1", "a.b"]), unique=True, max_size=6))
    targets, made = 0, []
    for index, number in enumerate(numbers):
        role = draw(st.sampled_from(["target", "non-target", "new"]))
        targets += role == "target"
        role = "new" if role == "target" and targets > 5 else role
        lesion = an_object(
            {"number": st.just(number), "role": st.just(role), "organ": st.sampled_from([f"organ {index // 2}", None])},
            {
                "site": WORDS,
                "nodal": st.just(False),
                "in_radiation_field": YES_NO,
                "irradiated_before": YES_NO,
                "progressed_since": YES_NO,
                "certainty": CERTAINTY,
                "typical": YES_NO,
                "cytology_positive": YES_NO,
            },
        )
        made.append(draw(lesion))
    return made


MARKS = {"certainty": CERTAINTY, "typical": YES_NO, "cytology_positive": YES_NO}
STATUS = st.sampled_from(["present", "not enhancing", "absent", "progressed", "not evaluable"])
NON_TARGET = an_object({}, {"status": STATUS, **MARKS})
PARTS = st.lists(MILLIMETRES, min_size=1, max_size=3).filter(lambda parts: sum(parts) <= 500)
MEASURED = st.one_of(
    an_object({}, {"diameter_mm": MILLIMETRES, "viable_mm": MILLIMETRES, **MARKS}),
    an_object({"parts_mm": PARTS}, {"viable_mm": MILLIMETRES}),
    an_object({"state": st.sampled_from(["absent", "too small", "not evaluable", "merged"])}, {}),
)


def measurements(found: list[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    kinds = {
        lesion["number"]: st.one_of(st.none(), NON_TARGET if lesion["role"] == "non-target" else MEASURED)
        for lesion in found
    }
    return st.fixed_dictionaries({}, optional=kinds)


PVTT = an_object({}, {"vp": VP, "cheng": CHENG, "flow_restored": YES_NO, "progressed": YES_NO})


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """A valid case document; every key that may be absent or null sometimes is."""
    found = draw(lesions())
    read = an_object(
        {"date": ANY_DAY},
        {
            "modality": WORDS,
            "slice_mm": st.sampled_from([1, 2.5, 5]),
            "reader": st.sampled_from(["A", "B"]),
            "lesions": measurements(found),
            "pvtt": PVTT,
        },
    )
    rest = draw(
        an_object(
            {"patient": an_object({"code": NAMES}, PATIENT_VALUES), "treatment_start": st.just(START.isoformat())},
            {
                "protocol": st.sampled_from(["follow-up", "cadonilimab-lenvatinib-sbrt", "til-anti-pd-1"]),
                "baseline": BASELINE,
                "treatments": st.lists(TREATMENT, max_size=2),
                "visits": st.lists(VISIT, max_size=2),
                "labs": st.lists(lab_results(), max_size=4),
                "imaging": st.lists(read, max_size=3),
                "adverse_events": st.lists(EVENT, max_size=2),
                "outcome": OUTCOME,
                "settings": SETTINGS,
            },
        )
    )
    if found or draw(YES_NO):
        rest["lesions"] = found
    elif not rest.get("imaging") and draw(YES_NO):
        rest["lesions"] = None
    return {"format": "hcc-case", "version": 1, **rest}


MORE_OF_THE_BASELINE = an_object(
    {},
    {
        "antiviral": YES_NO,
        "varices": st.sampled_from(["none", "small", "large"]),
        "diagnosis_date": st.sampled_from(["2019", "2021-05", "2022-12-30"]),
        "ruptured": YES_NO,
        "differentiation": WORDS,
        "pd_l1_percent": st.floats(0, 100, allow_nan=False),
        "comorbidities": st.lists(WORDS, max_size=2),
        "reported": st.dictionaries(NAMES, NAMES, max_size=2),
        "illustrative": st.lists(WORDS, max_size=2),
    },
)
MORE_OF_THE_PATIENT = an_object(
    {}, {"centre": WORDS, "screening_number": WORDS, "height_cm": st.floats(30, 250, allow_nan=False)}
)
BOARD = an_object({}, {"question": WORDS, "on": ANY_DAY})
PARTS_OF_DATES = st.sampled_from(["2021", "2022-11", "2023", "2023-03"])


@st.composite
def documents_of_version_2(draw: st.DrawFn) -> dict[str, Any]:
    """A valid document with keys of version 2, and days that are known in part."""
    document = draw(documents()) | {"version": 2}
    document["patient"] |= draw(MORE_OF_THE_PATIENT)
    document["baseline"] = (document.get("baseline") or {}) | draw(MORE_OF_THE_BASELINE)
    if draw(YES_NO):
        document["board"] = draw(st.one_of(st.none(), BOARD))
    for entry in (*(document.get("treatments") or ()), *(document.get("adverse_events") or ())):
        if draw(YES_NO) and not entry.get("stop"):
            entry["start"] = draw(PARTS_OF_DATES)
    return document


ANYTHING = st.recursive(
    st.one_of(
        st.none(),
        YES_NO,
        st.integers(-10, 10**20),
        st.floats(),
        st.text(max_size=8),
        st.sampled_from(["2023-02-30", "2023-03-10", "1,5", "T1", "Vp3", "-4", ">60,500", "ng/mL", "A\x00", "\ud800"]),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(st.text(max_size=5), inner, max_size=2)),
    max_leaves=4,
)


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every (container, key) of a document."""
    inner: list[Any] = list(value.items()) if isinstance(value, dict) else list(enumerate(value))
    found = [(value, key) for key, _ in inner]
    for _, item in inner:
        if isinstance(item, dict | list):
            found += places(item)
    return found


@st.composite
def spoilt_documents(draw: st.DrawFn) -> dict[str, Any]:
    """A valid document with one to three things replaced, removed, doubled or added anywhere in it."""
    document = copy.deepcopy(draw(documents()))
    for _ in range(draw(st.integers(1, 3))):
        container, key = draw(st.sampled_from(places(document)))
        how = draw(st.sampled_from(["replace", "remove", "add", "borrow"]))
        if how == "replace":
            container[key] = draw(ANYTHING)
        elif how == "remove":
            del container[key]
        elif how == "borrow":
            other, name = draw(st.sampled_from(places(document)))
            container[key] = copy.deepcopy(other[name])
        elif isinstance(container, dict):
            container[draw(st.text(max_size=6))] = draw(ANYTHING)
        else:
            container.append(draw(ANYTHING))
        if not places(document):
            break
    return document
