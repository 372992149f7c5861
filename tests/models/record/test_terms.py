"""The CTCAE term list: complete, and every term found by what people type."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.names.chinese_terms import CHINESE_NAMES
from models.names.same_term import EVERYDAY_NAMES, same_spelling, same_term
from models.record.records import AdverseEvent
from models.record.terms import Term, by_name, canonical, findings, folded, search
from storage.shipped.terms import load_terms

TERMS = load_terms()

# As printed in the trial's table of related events, in the two published cases and in the review.
PRINTED = {
    "Fatigue": "Fatigue",
    "Rash": "Rash maculo-papular",
    "Anorexia": "Anorexia",
    "Hypertension": "Hypertension",
    "Proteinuria": "Proteinuria",
    "leukopenia": "White blood cell decreased",
    "Neutropenia": "Neutrophil count decreased",
    "Thrombocytopenia": "Platelet count decreased",
    "AST elevation": "Aspartate aminotransferase increased",
    "ALT elevation": "Alanine aminotransferase increased",
    "Hyperbilirubinemia": "Blood bilirubin increased",
    "Infusion related reaction": "Infusion related reaction",
    "PPE": "Palmar-plantar erythrodysesthesia syndrome",
    "Palmar–plantar erythrodysesthesia": "Palmar-plantar erythrodysesthesia syndrome",
    "Gastric ulcer": "Gastric ulcer",
    "Adrenal insufficiency": "Adrenal insufficiency",
    "Immune-mediated pneumonitis": "Pneumonitis",
    "Immune-mediated colitis": "Colitis",
    "lymphocyte count decrease": "Lymphocyte count decreased",
    "nausea": "Nausea",
    "vomiting": "Vomiting",
    "fever": "Fever",
    "hand-foot skin reaction": "Palmar-plantar erythrodysesthesia syndrome",
    "HFSR": "Palmar-plantar erythrodysesthesia syndrome",
    "weight loss": "Weight loss",
    "abdominal pain": "Abdominal pain",
    "diarrhoea": "Diarrhea",
    "diarrhea": "Diarrhea",
    "anemia": "Anemia",
    "dyspnoea": "Dyspnea",
    "hypothyroidism": "Hypothyroidism",
    "hyponatremia": "Hyponatremia",
    "pruritus": "Pruritus",
    "cytokine release syndrome": "Cytokine release syndrome",
    "interstitial lung disease": "Pneumonitis",
    "autoimmune events": "Autoimmune disorder",
}
# Printed, but no term of the catalogue: they lead to the terms that come into question and stay free terms.
LEADING = {
    "Immune-mediated dermatitis": "Rash maculo-papular",
    "Immune-mediated hepatitis": "Hepatobiliary disorders - Other, specify",
    "immune-mediated enteritis": "Enterocolitis",
    "transaminase abnormality": "Alanine aminotransferase increased",
    "Palmar-plantar arerythrodysesthesia syndrome": "Palmar-plantar erythrodysesthesia syndrome",
    "desquamation": "Dermatitis radiation",
    "cardiotoxicity": "Heart failure",
    "peripheral neuropathy": "Peripheral sensory neuropathy",
    "thyroid dysfunction": "Hypothyroidism",
    "hematological toxicity": "Neutrophil count decreased",
    "RILD": "Hepatic failure",
}

# The first sign of each letter in the part of GB 2312 that is sorted by sound.
FIRST_SIGNS = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"
LETTERS = "abcdefghjklmnopqrstwxyz"
OTHER_SOUND = {"校": "j", "卒": "c", "膀": "p"}  # as read in 校正, 卒中 and 膀胱


def named(name: str) -> Term:
    found = by_name(TERMS, name)
    assert found is not None, name
    return found


def test_that_the_list_holds_every_common_term_once() -> None:
    assert len(TERMS) >= 130
    assert len({term.name for term in TERMS}) == len({term.chinese for term in TERMS}) == len(TERMS)
    assert {term.version for term in TERMS} == {"5.0"}
    assert list(TERMS) == sorted(TERMS, key=lambda term: term.name)


@pytest.mark.parametrize(("printed", "name"), [*PRINTED.items(), *LEADING.items()])
def test_that_every_term_of_the_papers_is_found_by_its_printed_name(printed: str, name: str) -> None:
    assert name in [term.name for term in search(TERMS, printed)]


@pytest.mark.parametrize(("printed", "name"), PRINTED.items())
def test_that_a_printed_name_comes_to_its_term_first(printed: str, name: str) -> None:
    assert search(TERMS, printed)[0].name == name


def test_that_the_reference_names_and_the_list_agree() -> None:
    path = Path(__file__).parents[3] / "resources" / "reference" / "term_names.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found = canonical(TERMS, row["printed_term"])
            if row["in_ctcae"] == "yes":
                assert found is named(row["term"])
            else:
                assert found is None
                assert search(TERMS, row["printed_term"])


def test_that_every_term_has_a_chinese_name_and_its_pinyin_initials() -> None:
    for term in TERMS:
        assert re.search("[\u4e00-\u9fff]", term.chinese), term.name
        for name, letters in zip((term.chinese, *term.chinese_synonyms), term.initials, strict=True):
            signs = [sign for sign in name if (sign.isascii() and sign.isalnum()) or "\u4e00" <= sign <= "\u9fff"]
            assert len(signs) == len(letters), name
            differing = [sign for sign, letter in zip(signs, letters, strict=True) if sound(sign) not in (letter, None)]
            assert differing == [], name


def sound(sign: str) -> str | None:
    """The first letter of a sign by its place in GB 2312, None where the standard is not sorted by sound."""
    if sign.isascii():
        return sign.lower()
    if sign in OTHER_SOUND:
        return OTHER_SOUND[sign]
    code = sign.encode("gb2312")
    if code > "座".encode("gb2312"):
        return None
    return [letter for letter, first in zip(LETTERS, FIRST_SIGNS, strict=True) if first.encode("gb2312") <= code][-1]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("plat", "Platelet count decreased"),
        ("plat dec", "Platelet count decreased"),
        ("dec plat", "Platelet count decreased"),
        ("血小板", "Platelet count decreased"),
        ("xxb", "Platelet count decreased"),
        ("XXBJS", "Platelet count decreased"),
        ("alt", "Alanine aminotransferase increased"),
        ("谷丙", "Alanine aminotransferase increased"),
        ("gxy", "Hypertension"),
        ("hfs", "Palmar-plantar erythrodysesthesia syndrome"),
        ("手足", "Palmar-plantar erythrodysesthesia syndrome"),
        ("anaem", "Anemia"),
        ("oedema f", "Edema face"),
        ("oesophageal v", "Esophageal varices hemorrhage"),
        ("intracranial ha", "Intracranial hemorrhage"),
        ("hypokal", "Hypokalemia"),
        ("hyperkalaemia", "Hyperkalemia"),
        ("thromboe", "Thromboembolic event"),
        ("gastroesophageal", "Gastroesophageal reflux disease"),
        ("leucopenia", "White blood cell decreased"),
        ("tumour pain", "Tumor pain"),
        ("ＡＬＴ", "Alanine aminotransferase increased"),
        ("  fatigue ", "Fatigue"),
        ("aminotransferase asp", "Aspartate aminotransferase increased"),
        ("itch", "Pruritus"),
        ("low platelets", "Platelet count decreased"),
    ],
)
def test_that_a_term_is_found_from_a_few_letters(typed: str, first: str) -> None:
    assert search(TERMS, typed)[0].name == first


def test_that_a_name_comes_before_a_synonym_and_a_hint_comes_last() -> None:
    found = [term.name for term in search(TERMS, "dermatitis")]
    assert found[0] == "Dermatitis radiation"
    assert found.index("Rash maculo-papular") > 0
    assert [term.name for term in search(TERMS, "rash")] == ["Rash maculo-papular", "Rash acneiform"]


@pytest.mark.parametrize("typed", ["", "   ", "-", "zzzzqq", "（）"])
def test_that_nothing_is_found_for_nothing(typed: str) -> None:
    assert search(TERMS, typed) == ()
    assert canonical(TERMS, typed) is None


def test_that_every_chinese_name_of_the_list_counts_as_its_term() -> None:
    listed = {name: term.name.casefold() for term in TERMS for name in (term.chinese, *term.chinese_synonyms)}
    assert {name.casefold(): term for name, term in listed.items()} == CHINESE_NAMES
    assert [same_spelling(typed) for typed in ("疲乏", "疲劳", "乏力", "手足综合征", "ALT升高")] == [
        "fatigue",
        "fatigue",
        "fatigue",
        "palmar-plantar erythrodysesthesia syndrome",
        "alanine aminotransferase increased",
    ]


def test_that_everyday_names_mean_the_term_the_flags_take_them_for() -> None:
    for everyday, name in (EVERYDAY_NAMES | CHINESE_NAMES).items():
        found = canonical(TERMS, everyday)
        assert found is not None, everyday
        assert found.name.casefold() == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anaemia", "anemia"),
        ("ANEMIA", "贫血"),
        ("Diarrhoea", "Diarrhea "),
        ("Haematuria", "hematuria"),
        ("Hypokalaemia", "低钾血症"),
        ("Oedema  limbs", "edema limbs"),
    ],
)
def test_that_terms_that_differ_in_case_spelling_or_language_are_one(one: str, other: str) -> None:
    assert same_spelling(one) == same_spelling(other)


def test_that_an_everyday_name_is_found_in_the_log_and_counted_apart() -> None:
    assert same_term("Thrombocytopenia") == same_term("Platelet count decreased")
    assert same_spelling("Thrombocytopenia") != same_spelling("Platelet count decreased")
    assert same_spelling("Hyperkalemia") != same_spelling("Hypokalemia")


def test_that_a_hint_finds_a_term_but_does_not_mean_it() -> None:
    assert canonical(TERMS, "melena") is None
    assert {term.name for term in search(TERMS, "melaena")} >= {
        "Upper gastrointestinal hemorrhage",
        "Lower gastrointestinal hemorrhage",
    }


def test_that_the_catalogues_name_is_told_from_a_synonym() -> None:
    assert by_name(TERMS, "thrombocytopenia") is None
    assert by_name(TERMS, "PLATELET  COUNT DECREASED") is named("Platelet count decreased")
    assert by_name(TERMS, "血小板计数降低") is named("Platelet count decreased")
    assert canonical(TERMS, "血小板减少") is named("Platelet count decreased")


def test_that_immune_related_forms_are_marked_as_possible() -> None:
    for name in (
        "Pneumonitis",
        "Colitis",
        "Myocarditis",
        "Hypothyroidism",
        "Adrenal insufficiency",
        "Rash maculo-papular",
    ):
        assert named(name).immune_related_possible, name
    for name in ("Hypertension", "Proteinuria", "Fatigue", "Palmar-plantar erythrodysesthesia syndrome", "Ascites"):
        assert not named(name).immune_related_possible, name


def test_that_a_free_term_and_an_undefined_grade_are_remarked_and_not_refused() -> None:
    events = (
        AdverseEvent(term="Thrombocytopenia", grade=3),
        AdverseEvent(term="Immune-mediated hepatitis", grade=2),
        AdverseEvent(term="Hair loss", grade=3),
        AdverseEvent(term="Hypertension", grade=5),
    )
    found = findings(TERMS, events)
    assert [str(finding.sentence) for finding in found] == [
        "Immune-mediated hepatitis is not in the list of CTCAE 5.0; kept as written",
        "CTCAE 5.0 has no grade 3 for Alopecia",
    ]
    assert [finding.term for finding in found] == [None, named("Alopecia")]
    assert [finding.event for finding in found] == [events[1], events[2]]
    assert findings((), events) == ()


@given(typed=st.text())
@settings(max_examples=150, deadline=None)
def test_that_any_text_may_be_typed(typed: str) -> None:
    found = search(TERMS, typed)
    assert found == search(TERMS, typed)
    assert len({term.name for term in found}) == len(found)
    means = canonical(TERMS, typed)
    assert means is None or means in found


@given(typed=st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz 血小板减少肝炎-"), max_size=8), data=st.data())
@settings(max_examples=150, deadline=None)
def test_that_case_makes_no_difference(typed: str, data: st.DataObject) -> None:
    shouted = "".join(data.draw(st.sampled_from((sign, sign.upper()))) for sign in typed)
    assert search(TERMS, shouted) == search(TERMS, typed)
    assert canonical(TERMS, shouted) is canonical(TERMS, typed)


@given(data=st.data())
@settings(max_examples=200, deadline=None)
def test_that_every_name_is_found_first_and_from_each_of_its_beginnings(data: st.DataObject) -> None:
    term = data.draw(st.sampled_from(TERMS))
    name = data.draw(st.sampled_from((term.name, term.chinese, *term.synonyms, *term.chinese_synonyms)))
    assert search(TERMS, name)[0] is term
    assert canonical(TERMS, name) is term
    beginning = name[: data.draw(st.integers(1, len(name)))]
    assert not folded(beginning) or term in search(TERMS, beginning)
    letters = data.draw(st.sampled_from(term.initials))
    assert term in search(TERMS, letters[: data.draw(st.integers(1, len(letters)))])
