"""Grades of the CTCAE terms: those of the catalogue, and in agreement with the laboratory table."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from models.record.ctcae import CTCAE, Kind, Limit, Reference, Row
from models.record.terms import Term, Wording, by_name
from storage.shipped.terms import load_terms

TERMS = load_terms()
EDITION = CTCAE["5.0"]
ROWS = (*EDITION.rows, EDITION.systolic, EDITION.diastolic)
STEPPED = {"urine protein dipstick", "blood pressure"}  # whole numbers: a grade ends below the number of the next

# Terms that lack a grade, transcribed from the catalogue a second time; every other term has grades 1 to 5.
GRADES = {
    (1,): "Blood lactate dehydrogenase increased; Thyroid stimulating hormone increased",
    (1, 2): "Alopecia; Bloating; Bruising; Dysgeusia; Flatulence; Palpitations; Skin hyperpigmentation; "
    "Skin hypopigmentation; Transient ischemic attacks",
    (1, 2, 3): "Abdominal distension; Abdominal pain; Activated partial thromboplastin time prolonged; Arthralgia; "
    "Arthritis; Back pain; Blood corticotrophin decreased; Bone pain; Chest pain - cardiac; Chest wall pain; Chills; "
    "Cough; Dizziness; Dry eye; Dry mouth; Dry skin; Dysesthesia; Dyspepsia; Eczema; Edema face; Edema limbs; Fall; "
    "Fatigue; Flu like symptoms; Flushing; Gastroesophageal reflux disease; Generalized muscle weakness; Headache; "
    "Hepatic pain; Hiccups; Hoarseness; Hyperhidrosis; INR increased; Insomnia; Localized edema; Malaise; "
    "Muscle cramp; Myalgia; Nausea; Non-cardiac chest pain; Oral pain; Oropharyngeal pain; Pain; Pain in extremity; "
    "Palmar-plantar erythrodysesthesia syndrome; Paresthesia; Paronychia; Proteinuria; Pruritus; Purpura; "
    "Rash maculo-papular; Sinus tachycardia; Sore throat; Stomach pain; Thrush; Tinnitus; Tremor; Tumor pain; "
    "Urticaria; Vertigo; Voice alteration; Weight gain; Weight loss",
    (1, 2, 3, 4): "Alanine aminotransferase increased; Alkaline phosphatase increased; Anxiety; Aspartate "
    "aminotransferase increased; Blood bilirubin increased; Blurred vision; CD4 lymphocytes decreased; "
    "CPK increased; Cholesterol high; Confusion; Creatinine increased; Electrocardiogram QT corrected "
    "interval prolonged; Fibrinogen decreased; GGT increased; Generalized edema; Hearing impaired; "
    "Lipase increased; Lymphocyte count decreased; Myositis; Neutrophil count decreased; Peripheral "
    "sensory neuropathy; Platelet count decreased; Serum amylase increased; Uveitis; White blood cell "
    "decreased",
    (1, 3): "Cardiac troponin I increased; Cardiac troponin T increased; Eosinophilia",
    (1, 3, 4, 5): "Hyperuricemia",
    (2,): "Bacteremia; Phlebitis",
    (2, 3): "Lymphocyte count increased",
    (2, 3, 4): "Ejection fraction decreased",
    (2, 3, 4, 5): "Abdominal infection; Biliary fistula; Biliary tract infection; Budd-Chiari syndrome; "
    "Catheter related infection; Cholecystitis; Colonic perforation; Disseminated intravascular coagulation; "
    "Enterocolitis infectious; Esophageal varices hemorrhage; Gastric perforation; Hepatic infection; Hypoxia; "
    "Intra-abdominal hemorrhage; Lung infection; Myocardial infarction; Myocarditis; Pancreatitis; "
    "Pericardial effusion; Peripheral ischemia; Portal hypertension; Portal vein thrombosis; "
    "Reversible posterior leukoencephalopathy syndrome; Sinusoidal obstruction syndrome; Upper respiratory infection; "
    "Urinary tract infection",
    (3,): "Syncope",
    (3, 4, 5): "Acute kidney injury; Adult respiratory distress syndrome; Anaphylaxis; Arterial thromboembolism; "
    "Febrile neutropenia; Hepatic failure; Left ventricular systolic dysfunction; Multi-organ failure; "
    "Nephrotic syndrome; Peritoneal infection; Sepsis; Stevens-Johnson syndrome; Thrombotic thrombocytopenic purpura; "
    "Tumor lysis syndrome",
    (4, 5): "Cardiac arrest; Gallbladder necrosis; Gallbladder perforation; Hepatic necrosis; Respiratory failure; "
    "Toxic epidermal necrolysis",
    (5,): "Death NOS; Disease progression; Sudden death NOS",
}

NEVER_SAID = re.compile(
    r"\brecommend\w*|\bshould\b|\b(in)?eligib\w+|\bsafe(ly|ty)?\b|\bresponding well\b|\brisk of death\b|\bnormal\b"
    r"|\bcomplian\w+|推荐|建议|应该|正常|安全|合格|死亡风险",
    re.IGNORECASE,
)


def named(name: str) -> Term:
    found = by_name(TERMS, name)
    assert found is not None, name
    return found


def grades_of(term: Term) -> tuple[int, ...]:
    """The grades for which the catalogue has a text."""
    return tuple(grade for grade in range(1, 6) if term.grade_text(grade) is not None)


def texts(term: Term) -> list[Wording]:
    return [text for text in term.grades if text is not None]


def numbers(text: str) -> list[Decimal]:
    return sorted(Decimal(number) for number in re.findall(r"\d+(?:\.\d+)?", text))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.term}, {row.analyte}")
def test_that_every_graded_test_has_its_term_with_the_same_numbers(row: Row) -> None:
    term = named(row.term)
    for limit in (*row.limits, *row.by_baseline):
        assert limit.grade in grades_of(term)
        assert states(term.grade_text(limit.grade), limit)
        starts_here = row.analyte in STEPPED or (row.kind is Kind.BOTH and limit.of is Reference.BASELINE)
        if limit.grade > 1 and not starts_here:
            assert states(term.grade_text(limit.grade - 1), limit), "the grade below ends where this one begins"


def states(text: Wording | None, limit: Limit) -> bool:
    """Whether both languages name the number of a limit and what it is multiplied by."""
    assert text is not None
    chinese = "基线" if limit.of is Reference.BASELINE else limit.of.value
    referred = limit.of.value in text.english and chinese in text.chinese
    if limit.number == 1 and limit.of in (Reference.UPPER, Reference.LOWER):
        return referred
    return referred and limit.number in numbers(text.english) and limit.number in numbers(text.chinese)


@pytest.mark.parametrize(
    ("name", "grade", "number"),
    [
        ("Platelet count decreased", 2, "<75–50 ×10⁹/L"),
        ("Neutrophil count decreased", 4, "<0.5 ×10⁹/L"),
        ("Anemia", 3, "<80 g/L"),
        ("Alanine aminotransferase increased", 3, ">5–20 × ULN"),
        ("Creatinine increased", 3, ">3 × baseline, or >3–6 × ULN"),
        ("Hyponatremia", 3, "<125–120 mmol/L"),
        ("Hypertension", 3, "≥160 / ≥100 mmHg"),
        ("Proteinuria", 3, "≥3.5 g"),
        ("Diarrhea", 3, "≥7 stools"),
        ("Fever", 2, ">39.0–40.0 °C"),
    ],
)
def test_that_grades_state_the_catalogues_numbers(name: str, grade: int, number: str) -> None:
    text = named(name).grade_text(grade)
    assert text is not None
    assert number in text.english


def test_that_a_term_has_the_grades_of_the_catalogue_and_no_other() -> None:
    lacking = {name: grades for grades, names in GRADES.items() for name in names.split("; ")}
    assert {name for name in lacking if by_name(TERMS, name) is None} == set()
    wrong = {term.name: grades_of(term) for term in TERMS if grades_of(term) != lacking.get(term.name, (1, 2, 3, 4, 5))}
    assert wrong == {}


def test_that_a_grade_that_does_not_exist_has_no_text() -> None:
    alopecia = named("Alopecia")
    assert grades_of(alopecia) == (1, 2)
    assert [alopecia.grade_text(grade) is None for grade in range(-1, 8)] == [*[True] * 2, *[False] * 2, *[True] * 5]
    assert named("Hepatic failure").grade_text(2) is None


def test_that_grade_5_is_death_and_nothing_below_is() -> None:
    for term in TERMS:
        for grade in grades_of(term):
            text = term.grade_text(grade)
            assert text is not None
            assert ("Death" in text.english, "死亡" in text.chinese) == (grade == 5,) * 2, f"{term.name}, grade {grade}"


def test_that_both_languages_state_the_same_numbers() -> None:
    differing = [
        (term.name, text.english)
        for term in TERMS
        for text in texts(term)
        if numbers(text.english) != numbers(text.chinese)
    ]
    assert differing == []


def test_that_the_texts_never_say_what_only_a_clinician_may() -> None:
    found = [
        (term.name, word)
        for term in TERMS
        for text in (*texts(term), Wording(term.name, term.chinese), term.system_class)
        for word in (text.english, text.chinese)
        if NEVER_SAID.search(word)
    ]
    assert found == []


def test_that_grade_texts_are_short_enough_to_stand_beside_a_field() -> None:
    assert [text.english for term in TERMS for text in texts(term) if len(text.english) > 130] == []
    assert [text.chinese for term in TERMS for text in texts(term) if len(text.chinese) > 65] == []
