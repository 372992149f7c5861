"""What the self-test does without a window: a clinic file, its passwords and signatures, and what comes into it."""

from __future__ import annotations

import math
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from storage.demo import CASES
from storage.files.casefile import read_case
from storage.places import DATA_CUT
from storage.problems import StoreProblem
from storage.signing import is_signed, new_signer
from ui.self_test_report import SelfTestProblem
from ui.words.languages import LANGUAGES

if TYPE_CHECKING:
    from models.course.course import Course
    from storage.clinic.store import Store

USER, PASSWORD = "Self-test", "only for the self-test"
EASY = "password1"
LOADED, NAME, NUMBER = "SELF-TEST-1", "王小明", "0000101"
_FIRST_LOAD = {
    "patients": {"code": LOADED, "name": NAME, "sex": "male", "birth_date": "1960-02-03", "hospital_number": NUMBER,
                 "treatment_start": date(2023, 5, 1)},
    "results": {"patient": LOADED, "analyte": "AFP", "date": date(2023, 5, 1), "value": "820", "unit": "ng/mL"},
    "outcomes": {"patient": LOADED, "alive": "yes", "last_contact": date(2024, 1, 5)},
}  # fmt: skip
_TABLE = (
    "number;name;test;result;unit;collected\n"
    f"{NUMBER};{NAME};AFP;>60,500;ng/mL;2024-01-05 08:00\n{NUMBER};{NAME};ALT;31.5;U/L;2024-01-05 08:00\n"
)
_COLUMNS = {name: name for name in ("number", "name", "test", "result", "unit", "collected")}
_MESSAGE = (
    "MSH|^~\\&|LIS|LAB|X|Y|20240305120000||ORU^R01|1|P|2.5.1\r"
    f"PID|1||{NUMBER}^^^H^MR||{NAME}||19600203|M\r"
    "OBR|1||F1|L^x^L|||20240301081500\r"
    "OBX|1|NM|AFP^AFP^L||12.5|ng/mL|||||F\r"
)


def make(clinic: Path) -> None:
    """An encrypted clinic file with one administrator, which no wrong password opens."""
    from storage.keys import vault

    vault.create_clinic(clinic, user=USER, password=PASSWORD)
    expect(not clinic.read_bytes().startswith(b"SQLite format 3"), "the clinic file is not encrypted")
    try:
        vault.unlock(clinic, user=USER, password=f"{PASSWORD}?")
    except vault.WrongPassword:
        return
    raise SelfTestProblem("a wrong password opened the clinic file")


def judge() -> None:
    """An easy password is refused for a reason of its own, which only the lists of zxcvbn can give."""
    from storage.keys.passwords import check_password

    check_password(PASSWORD, clinic="clinic")
    try:
        check_password(EASY)
    except StoreProblem as problem:
        expect("many people use" in str(problem), f"{EASY} was refused for another reason: {problem}")
        return
    raise SelfTestProblem(f"{EASY} was taken for a good password")


def take_in(clinic: Path) -> int:
    """The demo patients, one of a first load, and that one's results from a laboratory; how many patients there are."""
    from storage.keys import vault
    from storage.keys.patience import Patience
    from storage.opening import opened_clinic

    records = [read_case(case) for case in sorted(CASES.glob("*.json"))]
    expect(bool(records), f"there are no demo patients in {CASES}")
    Patience(clinic).forget()  # the wrong password above was ours
    with opened_clinic(clinic, vault.unlock(clinic, user=USER, password=PASSWORD)) as store:
        store.import_records(records)
        read = {record.patient.code: record for _, record in store.records()}
        expect(read == {record.patient.code: record for record in records}, "patients were read back otherwise")
        _first_load(store, clinic.parent)
        _laboratory(store, clinic.parent)
        count = len(store.patients())
    expect(count == len(records) + 1, f"{count} patients are in the file, not {len(records) + 1}")
    return count


def _first_load(store: Store, folder: Path) -> None:
    """The template in every language, filled in as by hand; the name is sounded by pypinyin."""
    from storage.firstload.loading import clinic_of, loaded, tried
    from storage.firstload.reading import read_workbook
    from storage.firstload.sheets import sheets
    from storage.firstload.template import FIRST_ROW, packed, put, template_book
    from ui.words.names import sounds

    expect("wangxiaoming" in sounds(NAME), f"{NAME} is not known by its sounds")
    for language in LANGUAGES:
        book = template_book(language)
        for plan in sheets():
            for place, column in enumerate(plan.columns, start=1):
                if column.title in _FIRST_LOAD.get(plan.name, {}):
                    put(book[plan.name], FIRST_ROW, place, _FIRST_LOAD[plan.name][column.title])
        path = folder / f"first-load-{language}.xlsx"
        path.write_bytes(packed(book))
        trial = tried(store, read_workbook(path, clinic_of(store, DATA_CUT)), sounds)
        expect(not trial.refusals, "; ".join(str(one.words) for one in trial.refusals))
        loaded(store, trial)
    expect(trial.same == {LOADED}, "the same workbook in another language was not taken for the same patients")


def _laboratory(store: Store, folder: Path) -> None:
    """A table and a message of HL7 come in; the value with its sign is there as it was reported."""
    from models.laboratory.mapping import mapping_of
    from storage.clinic.imports.batches import take
    from ui.console.labs import judged

    mapping = mapping_of({"mapping": {"columns": _COLUMNS, "tests": {"AFP": "AFP", "ALT": "ALT"}}})
    for name, text in (("laboratory.csv", _TABLE), ("laboratory.hl7", _MESSAGE)):
        (folder / name).write_text(text, encoding="utf-8", newline="")
        found = judged(store, folder / name, mapping, DATA_CUT)
        said = "; ".join(str(row.reason) for row in found.rows if row.reason is not None)
        expect(take(store, found, mapping="") is not None, f"{name} was not taken: {said}")
    (record,) = (record for _, record in store.records() if record.patient.code == LOADED)
    values = {f"{one.date} {one.value.reported}" for one in record.labs}
    wanted = {"2024-01-05 >60500", "2024-03-01 12.5"}
    expect(wanted <= values, f"{wanted} are not among the results of {LOADED}: {values}")


def libraries() -> None:
    """What is imported late, inside functions, and would be missed late."""
    import hl7
    import lifelines
    import openpyxl
    import pandas
    import scipy.stats
    import xlrd

    parts = (lifelines.CoxPHFitter, openpyxl.Workbook, pandas.DataFrame, scipy.stats.norm, hl7.parse, xlrd.Book)
    expect(all(parts), "a library is empty")


def fit(courses: tuple[tuple[int, Course], ...]) -> None:
    """A survival curve and a Cox model, each twice, with the same answer."""
    import numpy as np
    from lifelines import KaplanMeierFitter

    from models.statistics import hazards
    from models.statistics.survival import kaplan_meier, quantile, sample

    ends = [(course, course.endpoints.os) for _, course in courses if course.endpoints.os is not None]
    times = np.array([end.days for _, end in ends], dtype=np.float64)
    events = np.array([end.event for _, end in ends], dtype=np.bool_)
    expect(times.size >= 10 and bool(events.any()), "too few survival times")
    ours = quantile(kaplan_meier(sample(times, events))).value
    theirs = float(KaplanMeierFitter().fit(times, events).median_survival_time_)
    expect(math.isclose(ours, theirs), f"median by the kernel {ours:g}, by lifelines {theirs:g}")
    place = np.arange(times.size, dtype=np.float64)[:, None] % 3
    own, other = hazards.cox(times, events, place, ["x"]), hazards.cox_by_lifelines(times, events, place, ["x"])
    expect(other is not None and own.estimable, "no Cox model was found")
    assert other is not None
    pair = own.coefficients[0].value, other.coefficients[0].value
    expect(math.isclose(*pair, abs_tol=1e-5), f"coefficient by the kernel {pair[0]:g}, by lifelines {pair[1]:g}")


def verify(clinic: Path) -> None:
    """The file is whole; every operation is signed, and another's hand is not taken for the user's."""
    from storage.clinic.verifying.people import is_signed_throughout, people_of
    from storage.clinic.verifying.verification import verify
    from storage.keys import vault
    from storage.opening import opened_clinic

    signer, other = new_signer(), new_signer()
    signature = signer.sign(b"what was said")
    expect(is_signed(b"what was said", signature, public=signer.public), "a signature does not hold")
    expect(not is_signed(b"what was sais", signature, public=signer.public), "a signature holds for something else")
    expect(not is_signed(b"what was said", signature, public=other.public), "a signature holds for somebody else")
    with opened_clinic(clinic, vault.unlock(clinic, user=USER, password=PASSWORD)) as store:
        found = verify(store)
        start = people_of(store.database).start
        expect(start is not None and is_signed_throughout(store.database), "operations are not signed")
    expect(found.ok, " ".join(found.problems))


def expect(true: bool, otherwise: str) -> None:
    """Raises SelfTestProblem with what is otherwise."""
    if not true:
        raise SelfTestProblem(otherwise)
