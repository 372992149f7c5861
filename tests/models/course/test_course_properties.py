"""What must hold of every course: order of entry, units, scale, later visits and censoring never bend an answer."""

from __future__ import annotations

import copy
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from models.course.course import Course, course
from models.liver.liver import scores
from models.markers.markers import marker_answers
from models.quantities import Answer, fall_at_least, parse_quantity
from models.record.labs import Results
from models.record.protocol import Parameters
from models.record.records import Ascites, Encephalopathy
from models.safety.grade import LabGrade
from models.safety.toxicity import lab_grades
from storage.files.casefile import parse_case
from storage.files.coursefile import course_document
from storage.shipped.protocols import load_protocols
from tests.models.patients import lab, patient

START = date(2024, 1, 1)
FEW = settings(max_examples=60)
Document = dict[str, Any]


def on(day: int) -> str:
    return (START + timedelta(days=day)).isoformat()


def judged(document: Document) -> Course:
    record = parse_case(document)
    return course(record, load_protocols()[record.protocol], START + timedelta(days=1000))


def answers(document: Document) -> Document:
    return course_document(judged(document))


# --- random courses -------------------------------------------------------------------------------------------------

LESIONS = [
    {"number": "T1", "role": "target", "organ": "liver"},
    {"number": "T2", "role": "target", "organ": "liver"},
    {"number": "T3", "role": "target", "organ": "lymph node", "nodal": True},
    {"number": "T4", "role": "target", "organ": "lung"},
    {"number": "N1", "role": "non-target", "organ": "lung"},
    {"number": "NEW1", "role": "new", "organ": "bone"},
    {"number": "NEW2", "role": "new", "organ": "liver"},
]
TENTHS = st.integers(0, 900)
SIZED = st.tuples(TENTHS, TENTHS).map(lambda two: {"diameter_mm": max(two) / 10, "viable_mm": min(two) / 10})
NODE = st.integers(0, 400).map(lambda tenths: {"diameter_mm": tenths / 10})
STATES = st.sampled_from([{"state": "absent"}, {"state": "absent"}, {"state": "too small"}, {"state": "not evaluable"}])
TARGET = st.one_of(SIZED, SIZED, SIZED, STATES)
NON_TARGET = st.sampled_from(["present", "present", "absent", "not enhancing", "progressed", "not evaluable"])
NEW = st.sampled_from([{"diameter_mm": 12, "typical": True}, {"state": "absent"}])
VP = st.sampled_from([None, {"vp": "Vp0"}, {"vp": "Vp2", "cheng": "I"}, {"vp": "Vp3"}, {"vp": "Vp4", "cheng": "III"}])


@st.composite
def reads(draw: st.DrawFn, day: int, reader: str | None, *, new: bool) -> Document:
    lesions: Document = {
        "T1": draw(TARGET),
        "T2": draw(TARGET),
        "T3": draw(st.one_of(NODE, NODE, STATES)),
        "T4": draw(TARGET),
        "N1": {"status": draw(NON_TARGET)},
    }
    for number in ("T2", "T4", "N1"):
        if draw(st.integers(0, 9)) == 0:
            del lesions[number]
    for number in ("NEW1", "NEW2"):
        if new and draw(st.integers(0, 3)) == 0:
            lesions[number] = draw(NEW)
    return {"date": on(day), "reader": reader, "lesions": lesions, "pvtt": draw(VP)}


def results(first: int, last: int) -> st.SearchStrategy[list[Document]]:
    """Results of several analytes, at most one of each a day."""
    ranges = {
        "AFP": ("ng/mL", 0, 7), "PIVKA-II": ("mAU/mL", 0, 40), "ALT": ("U/L", 0, 40), "bilirubin": ("umol/L", 3, 20),
        "albumin": ("g/L", 35, 55), "platelets": ("10^9/L", 125, 350), "sodium": ("mmol/L", 135, 145),
        "creatinine": ("umol/L", 45, 104),
    }  # fmt: skip
    one = st.tuples(
        st.sampled_from(sorted(ranges)),
        st.integers(first, last),
        st.integers(0, 199),
        st.sampled_from(["", "", "", "<", ">", "≥"]),
    )
    return st.lists(one, max_size=14, unique_by=lambda result: result[:2]).map(
        lambda found: [
            {
                "analyte": analyte,
                "date": on(day),
                "value": f"{operator}{value}",
                "unit": ranges[analyte][0],
                "low": ranges[analyte][1],
                "high": ranges[analyte][2],
            }
            for analyte, day, value, operator in found
        ]
    )


@st.composite
def cases(draw: st.DrawFn) -> Document:
    """One or two readers with a baseline and up to five reads each, results, visits, events, an outcome."""
    days = draw(st.lists(st.integers(10, 400), min_size=1, max_size=5, unique=True))
    readers = draw(st.sampled_from([(None,), ("A",), ("A", "B")]))
    imaging = [draw(reads(-3, reader, new=False)) for reader in readers]
    imaging += [draw(reads(day, reader, new=True)) for day in sorted(days) for reader in readers]
    visits = [
        {
            "date": on(day),
            "ecog": draw(st.integers(0, 3)),
            "systolic": draw(st.integers(100, 190)),
            "diastolic": draw(st.integers(50, 99)),
            "ascites": draw(st.sampled_from(["none", "slight", "moderate"])),
            "encephalopathy": "none",
        }
        for day in draw(st.lists(st.integers(-5, 400), max_size=4, unique=True))
    ]
    terms = draw(st.lists(st.sampled_from(["Rash", "Fatigue", "Hypertension"]), max_size=3))
    return {
        "format": "hcc-case",
        "version": 1,
        "patient": {"code": "X"},
        "treatment_start": START.isoformat(),
        "baseline": {"vp": draw(st.sampled_from([None, "Vp0", "Vp3"])), "ecog": 0, "extrahepatic_sites": ["lung"]},
        "visits": visits,
        "labs": draw(results(-20, 400)),
        "lesions": LESIONS,
        "imaging": imaging,
        "adverse_events": [{"term": term, "grade": draw(st.integers(1, 5))} for term in terms],
        "outcome": draw(
            st.sampled_from([{}, {"alive": True, "last_contact": on(500)}, {"alive": False, "death_date": on(450)}])
        ),
        "settings": {
            "primary_reader": readers[0],
            "thrombus_is_non_target": draw(st.booleans()),
            "partial_response_persists": draw(st.booleans()),
            "missed_assessments": draw(st.sampled_from([None, 2])),
        },
    }


# --- order of entry -------------------------------------------------------------------------------------------------


def without_order(document: Document) -> Document:
    """The answers without the flags, whose sentences list lesions as they were entered, but with their rules."""
    flags = document.pop("flags")
    return {**document, "flags": sorted((flag["rule"], flag["severity"]) for flag in flags)}


@FEW
@given(cases(), st.randoms())
def test_that_the_order_of_entry_never_changes_an_answer(document: Document, chance: Any) -> None:
    shuffled = copy.deepcopy(document)
    for part in ("lesions", "imaging", "labs", "visits", "adverse_events"):
        chance.shuffle(shuffled[part])
    for read in shuffled["imaging"]:
        read["lesions"] = dict(sorted(read["lesions"].items(), key=lambda _: chance.random()))
    assert without_order(answers(shuffled)) == without_order(answers(document))


@FEW
@given(cases(), st.data())
def test_that_two_reads_of_one_date_are_one_and_the_later_entered_counts_for_each_lesion(
    document: Document, data: st.DataObject
) -> None:
    document["imaging"] = [read for read in document["imaging"] if read["reader"] != "B"]
    again = copy.deepcopy(data.draw(st.sampled_from(document["imaging"])))
    again["lesions"] = {"T1": data.draw(TARGET)}
    again.pop("pvtt", None)
    place = max(i for i, read in enumerate(document["imaging"]) if read["date"] == again["date"])
    twice, once = copy.deepcopy(document), copy.deepcopy(document)
    twice["imaging"].insert(data.draw(st.integers(place + 1, len(document["imaging"]))), again)
    once["imaging"][place]["lesions"]["T1"] = again["lesions"]["T1"]
    found, other = without_order(answers(twice)), without_order(answers(once))
    flags = [flag for flag in found.pop("flags") if flag[0] != "R-16"]
    assert flags == [flag for flag in other.pop("flags") if flag[0] != "R-16"]
    for document in (found, other):
        if document["baseline_read"]:
            document["baseline_read"].pop("reads_that_day")
    assert found == other


# --- units ----------------------------------------------------------------------------------------------------------

OTHER_UNITS = {"albumin": ("g/dL", "10"), "haemoglobin": ("g/dL", "10"), "creatinine": ("mg/dL", "88.4")}
OTHER_UNITS |= {"bilirubin": ("mg/dL", "17.1")}


@FEW
@given(
    st.sampled_from(sorted(OTHER_UNITS)),
    st.lists(st.tuples(st.integers(-5, 60), st.integers(1, 250)), min_size=1, max_size=6, unique_by=lambda r: r[0]),
    st.tuples(st.integers(1, 60), st.integers(61, 150)),
    st.sampled_from(["", "<", ">"]),
)
def test_that_the_unit_never_changes_a_grade(
    analyte: str, found: list[tuple[int, int]], limits: tuple[int, int], operator: str
) -> None:
    """Values and limits in the other unit are tenths, so that the exact conversion has an exact counterpart."""
    unit, factor = OTHER_UNITS[analyte]

    def graded(times: str, unit: str | None) -> list[tuple[Any, ...]]:
        def converted(number: int) -> Decimal:
            return Decimal(number) / 10 * Decimal(times)

        record = patient(
            *(
                lab(
                    analyte, day, f"{operator}{converted(value):f}", unit=unit,
                    low=converted(limits[0]), high=converted(limits[1]),
                )
                for day, value in found
            )
        )  # fmt: skip
        return [(g.on, g.term, g.grade, g.branch, g.lowest, g.highest) for g in lab_grades(record, Parameters())]

    assert graded("1", unit) == graded(factor, None)


@given(st.integers(1, 60), st.integers(100, 600))
def test_that_the_unit_never_changes_albi(bilirubin: int, albumin: int) -> None:
    def albi(*found: Any) -> tuple[float | None, str | None]:
        used = {result.analyte: result for result in found}
        made = scores(START, 0, used=used, ascites=Ascites.NONE, encephalopathy=Encephalopathy.NONE)
        return made.albi, made.albi_grade

    tenths = Decimal(bilirubin) / 10
    here = albi(lab("bilirubin", 0, tenths * Decimal("17.1")), lab("albumin", 0, Decimal(albumin) / 10))
    there = albi(lab("bilirubin", 0, tenths, unit="mg/dL"), lab("albumin", 0, Decimal(albumin) / 100, unit="g/dL"))
    assert here == there


# --- scale ----------------------------------------------------------------------------------------------------------

WHOLE = st.one_of(st.integers(100, 900), st.just(0))
ROWS = st.lists(st.tuples(WHOLE, WHOLE), min_size=1, max_size=5)


def plain(rows: list[tuple[int, int]], factor: int = 1) -> Document:
    """Two liver targets, whole and viable the same; the baseline is 30 and 20 mm."""
    return {
        "format": "hcc-case",
        "version": 1,
        "patient": {"code": "X"},
        "treatment_start": START.isoformat(),
        "lesions": LESIONS[:2],
        "imaging": [
            {
                "date": on(42 * place - 1),
                "lesions": {
                    number: {"diameter_mm": size * factor / 10, "viable_mm": size * factor / 10}
                    for number, size in (("T1", one), ("T2", two))
                },
            }
            for place, (one, two) in enumerate([(300, 200), *rows])
        ],
    }


@FEW
@given(ROWS, st.integers(2, 5))
@example([(200, 100), (220, 130)], 5)
def test_that_scale_changes_no_category_but_through_the_5_mm_rule(rows: list[tuple[int, int]], factor: int) -> None:
    small, large = answers(plain(rows)), answers(plain(rows, factor))
    for one, two in zip(small["imaging"], large["imaging"], strict=True):
        assert two["recist"]["sum_mm"] == round(one["recist"]["sum_mm"] * factor, 1)
        assert one["recist"]["change_from_baseline_percent"] == two["recist"]["change_from_baseline_percent"]
        assert one["mrecist"]["overall"] == two["mrecist"]["overall"]
        if one["recist"]["target"] == two["recist"]["target"]:
            continue
        before = one["recist"]["nadir_mm"]
        assert two["recist"]["target"] == "PD"
        assert 0.2 * before <= round(one["recist"]["sum_mm"] - before, 1) < 5
        break  # what follows a progression may differ


# --- later visits ---------------------------------------------------------------------------------------------------


def until(document: Document, day: int) -> Document:
    """The case as it was known on a day."""
    known = copy.deepcopy(document)
    for part in ("imaging", "labs", "visits"):
        known[part] = [entry for entry in known[part] if entry["date"] <= on(day)]
    return known


def by(document: Document, part: str, day: int) -> list[Document]:
    return [entry for entry in document[part] if entry["date"] <= on(day)]


@FEW
@given(cases(), st.integers(0, 400))
def test_that_later_visits_never_change_an_earlier_answer(document: Document, day: int) -> None:
    """Windows reach forward: 14 days for markers beside imaging, 7 days for scores, day 49 for six weeks.

    New lesions of these cases are certain when first seen; see the next test for those that are not.
    """
    before, after = answers(until(document, day)), answers(document)
    assert by(before, "imaging", day - 14) == by(after, "imaging", day - 14)
    assert by(before, "liver", day - 7) == by(after, "liver", day - 7)
    assert by(before, "lab_grades", day) == by(after, "lab_grades", day)
    assert before["stage"]["baseline"] == after["stage"]["baseline"]
    for marker in ("AFP", "PIVKA-II"):
        one, two = before["markers"][marker], after["markers"][marker]
        assert one["baseline"] == two["baseline"]
        assert two["kinetics"][: len(one["kinetics"])] == one["kinetics"]
        if day >= 49:
            assert (one["answer"], one["week6"], one["week2"]) == (two["answer"], two["week6"], two["week2"])
    for name, other in before["other_readers"].items():
        assert by(other, "imaging", day - 14) == by(after["other_readers"][name], "imaging", day - 14)


@FEW
@given(cases(), st.integers(0, 400), st.data())
def test_that_only_a_new_lesion_is_dated_back(document: Document, day: int, data: st.DataObject) -> None:
    """What a later read may change is whether a new lesion counts, and what follows from that."""
    for read in document["imaging"][1:]:
        for number in ("NEW1", "NEW2"):
            if data.draw(st.integers(0, 2)) == 0:
                read["lesions"][number] = {
                    "diameter_mm": data.draw(st.integers(3, 30)),
                    "certainty": data.draw(st.sampled_from(["equivocal", "unequivocal"])),
                    "typical": data.draw(st.booleans()),
                }
    before, after = answers(until(document, day)), answers(document)
    for one, two in zip(by(before, "imaging", day - 14), by(after, "imaging", day - 14), strict=True):
        for criterion in ("recist", "mrecist"):
            first, second = one[criterion], two[criterion]
            assert first["new_lesion"] <= second["new_lesion"]
            assert first["after_progression"] <= second["after_progression"]
            if first["new_lesion"] == second["new_lesion"]:
                assert first["overall"] == second["overall"]
            changed = ("new_lesion", "overall", "after_progression", "persisting")
            assert {k: v for k, v in first.items() if k not in changed} == {
                k: v for k, v in second.items() if k not in changed
            }


# --- censoring ------------------------------------------------------------------------------------------------------


@st.composite
def censored(draw: st.DrawFn, most: int = 400) -> tuple[str, str]:
    """A censored result, and an exact one above zero that it may be: nothing is a multiple of zero."""
    number, off = draw(st.integers(1, most)), draw(st.integers(0, most))
    operator = draw(st.sampled_from(["<", ">", "≤", "≥", ""]))
    if not operator:
        return str(number), str(number)
    exact = number + off if operator in (">", "≥") else max(number - off, 1)
    return f"{operator}{number}", str(exact)


@given(censored(), censored(), st.integers(0, 100))
def test_that_a_decided_fall_holds_for_every_exact_value(
    before: tuple[str, str], after: tuple[str, str], percent: int
) -> None:
    answer = fall_at_least(parse_quantity(before[0]), parse_quantity(after[0]), percent)
    exact = fall_at_least(parse_quantity(before[1]), parse_quantity(after[1]), percent)
    assert answer in (exact, Answer.UNDETERMINED)


@FEW
@given(censored(), censored(), st.sampled_from([None, 40]))
def test_that_a_decided_marker_answer_holds_for_every_exact_value(
    before: tuple[str, str], after: tuple[str, str], high: int | None
) -> None:
    def answered(place: int) -> tuple[Answer, Answer]:
        record = patient(
            lab("AFP", -1, before[place]), lab("AFP", 42, after[place]),
            lab("PIVKA-II", -1, before[place], high=high), lab("PIVKA-II", 42, after[place]),
        )  # fmt: skip
        found = marker_answers(record, Parameters())
        return found.afp.answer, found.pivka.answer

    for open_answer, exact in zip(answered(0), answered(1), strict=True):
        assert open_answer in (exact, Answer.UNDETERMINED)


GRADED = ["ALT", "ALP", "bilirubin", "platelets", "haemoglobin", "creatinine", "INR", "sodium", "potassium"]
SALTS = {"sodium": (135, 145), "potassium": (3, 5)}


@FEW
@given(
    st.sampled_from(GRADED),
    st.one_of(st.none(), censored(250)),
    censored(250),
    st.sampled_from([None, 3, 40, 130]),
    st.sampled_from([None, 5, 50, 150]),
)
def test_that_a_grade_of_an_interval_holds_the_grade_of_every_exact_value(
    analyte: str, before: tuple[str, str] | None, now: tuple[str, str], low: int | None, high: int | None
) -> None:
    if analyte in SALTS:  # a range that no salt has would make it both too high and too low
        low, high = SALTS[analyte][0] if low else None, SALTS[analyte][1] if high else None

    def graded(place: int) -> dict[str, LabGrade]:
        first = [] if before is None else [lab(analyte, -1, before[place], low=low, high=high)]
        record = patient(*first, lab(analyte, 30, now[place], low=low, high=high))
        return {grade.term: grade for grade in lab_grades(record, Parameters()) if grade.queued}

    wide, exact = graded(0), graded(1)
    for term, grade in exact.items():
        assert term in wide
        assert wide[term].lowest <= grade.lowest <= grade.highest <= wide[term].highest
        assert wide[term].grade in (None, grade.grade)
    assert all(wide[term].lowest == 0 for term in wide if term not in exact)


@FEW
@given(censored(120), censored(60), censored(4))
def test_that_child_pugh_of_intervals_holds_the_points_of_every_exact_value(
    bilirubin: tuple[str, str], albumin: tuple[str, str], inr: tuple[str, str]
) -> None:
    def points(place: int) -> tuple[int, int]:
        found = {
            name: lab(name, 0, value[place])
            for name, value in (("bilirubin", bilirubin), ("albumin", albumin), ("INR", inr))
        }
        made = scores(START, 0, used=found, ascites=Ascites.NONE, encephalopathy=None)
        return made.least_points, made.most_points

    (least, most), (low, high) = points(0), points(1)
    assert least <= low <= high <= most
    assert high - low == 2  # encephalopathy alone is open


def test_that_one_grouping_serves_every_rule() -> None:
    record = patient(lab("AFP", -1, "400"), lab("AFP", 42, "50"))
    assert marker_answers(record, Parameters(), results=Results(record)) == marker_answers(record, Parameters())
