"""The siege of laboratory files: files of every kind, changed by chance, judged and now and then taken."""

from __future__ import annotations

import json
import random
import resource
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from benchmarks.spoilt import spoilt_table, spoilt_workbook
from models.laboratory.judging import Clinic, clinic_of
from models.laboratory.mapping import Mapping, mapping_of
from models.laboratory.results import JudgedFile, Outcome, Person
from models.record.records import Patient, Record
from storage.laboratory.reading import judged_file, results_of
from storage.problems import FileProblem, StoreProblem

if TYPE_CHECKING:
    from storage.clinic.store import Store

MOST_SECONDS, MOST_MEGABYTES = 2.0, 300.0
TODAY = date(2026, 11, 30)
_TAKEN_EACH = 50
_PEOPLE = tuple(
    Person(code=f"S{number}", number=f"{number:07d}", names=(name,), born=date(1950 + number, 3, 4))
    for number, name in enumerate(("张桂花", "李建国", "Jörg Müller", "欧阳䶮", "John O'Neil"), start=1)
)
_TITLES = ["住院号", "姓名", "项目名称", "结果", "单位", "采集时间", "参考范围", "提示", "状态"]
_FIELDS = ("number", "name", "test", "result", "unit", "collected", "reference", "flag", "status")
_TESTS = {"甲胎蛋白": "AFP", "*白蛋白": "albumin", "ALT": "ALT", "尿蛋白": "urine protein dipstick", "INR": "INR"}
_UNITS = {"甲胎蛋白": "ng/mL", "*白蛋白": "g/L", "ALT": "U/L", "尿蛋白": "", "INR": ""}
_LOINC = {"1834-1": "AFP", "1742-6": "ALT"}
_RESULTS = ("12.5", ">60,500", "<0.61", "98 ↑", "1,5", "1.234,5", "阴性", "2+", "溶血", "3-5", "1.2E+05", "0", "-1", "")
_DATES = ("2023-03-01 08:15", "2023/3/1", "28/03/2023", "03/04/2023", "20230301", "5-Mar-2023", "2099-01-01", "23-3-1")


def _rows(chance: random.Random) -> list[list[str]]:
    made = [_TITLES]
    for _ in range(chance.choice((1, 4, 15, 60))):
        person, test = chance.choice(_PEOPLE), chance.choice((*_TESTS, "钙"))
        made.append(
            [person.number or "", person.names[0], test, chance.choice(_RESULTS), _UNITS.get(test, "mmol/L"),
             chance.choice(_DATES), chance.choice(("0-7", "7 ~ 40", "<40", "")), chance.choice(("", "H", "↑")),
             chance.choice(("", "F", "C", "P"))]
        )  # fmt: skip
    return made


def _text(chance: random.Random) -> tuple[str, bytes]:
    return "lab.csv", spoilt_table(chance, _rows(chance))


def _bytes(chance: random.Random) -> tuple[str, bytes]:
    mark = chance.choice((",", ";", "\t", "，"))
    text = "\r\n".join(mark.join(f'"{cell}"' if mark in cell else cell for cell in row) for row in _rows(chance))
    content = text.encode(chance.choice(("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-be")), "replace")
    return chance.choice(("lab.csv", "lab.xls", "lab.txt")), _spoilt(chance, content)


def _wide(chance: random.Random) -> tuple[str, bytes]:
    titles = ["住院号", "姓名", "采集时间", "甲胎蛋白 (ng/mL)", "ALT U/L", ""]
    lines = [
        [
            person.number or "",
            person.names[0],
            chance.choice(_DATES),
            chance.choice(_RESULTS),
            chance.choice(_RESULTS),
            "H",
        ]
        for person in _PEOPLE
    ]
    return "wide.csv", _spoilt(chance, "\n".join(",".join(row) for row in [titles, *lines]).encode())


def _reports(chance: random.Random) -> tuple[str, bytes]:
    parts = []
    for person in chance.sample(_PEOPLE, 3):
        parts.append(
            f"住院号：{person.number} 姓名：{person.names[0]} 采集时间：{chance.choice(_DATES)}\n项目名称,结果,单位"
        )
        parts += [f"{test},{chance.choice(_RESULTS)},{_UNITS[test]}" for test in _TESTS]
    return "reports.csv", _spoilt(chance, "\n".join(parts).encode("gb18030", "replace"))


def _workbook(chance: random.Random) -> tuple[str, bytes]:
    return "lab.xlsx", spoilt_workbook(chance, _rows(chance))


def _page(chance: random.Random) -> tuple[str, bytes]:
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in _rows(chance))
    page = f'<html><meta charset="gb2312"><table>{cells}</table></html>'
    return "lab.xls", _spoilt(chance, page.encode("gb18030"))


def _messages(chance: random.Random) -> tuple[str, bytes]:
    segments = ["MSH|^~\\&|LIS|LAB|H|C|20230301103000||ORU^R01|1|P|2.5.1|||||CHN|UNICODE UTF-8"]
    for person in chance.sample(_PEOPLE, 2):
        segments += [f"PID|1||{person.number}^^^H^MR||{person.names[0]}", "OBR|1||F1|L^x^L|||20230301081500"]
        for code, test in (("1834-1", "AFP"), ("1742-6", "ALT")):
            value = chance.choice((">^60500", "12.5", "<5", '""', "", "1~2"))
            kind = chance.choice(("SN", "NM", "ST"))
            segments.append(f"OBX|1|{kind}|{code}^{test}^LN||{value}|ng/mL|0-7|H|||{chance.choice('FCPX')}")
    return "lab.hl7", _spoilt(chance, chance.choice(("\r", "\n", "\r\n")).join(segments).encode())


def _bundle(chance: random.Random) -> tuple[str, bytes]:
    person = chance.choice(_PEOPLE)
    patient = {"resourceType": "Patient", "identifier": [{"value": person.number}], "name": [{"text": person.names[0]}]}
    entries: list[object] = [{"fullUrl": "urn:uuid:p1", "resource": patient}]
    for code in _LOINC:
        value = {"value": chance.choice((12.5, 0, 1e300, -3, "x", None)), "unit": chance.choice(("ng/mL", "U/L", ""))}
        entries.append(
            {"resource": {
                "resourceType": "Observation", "status": chance.choice(("final", "amended", "x")),
                "code": {"coding": [{"system": "http://loinc.org", "code": code}]},
                "subject": {"reference": "urn:uuid:p1"}, "effectiveDateTime": chance.choice(_DATES),
                "valueQuantity": value,
            }}
        )  # fmt: skip
    document = {"resourceType": "Bundle", "entry": entries}
    return "lab.json", _spoilt(chance, json.dumps(document, ensure_ascii=False).encode())


def _spoilt(chance: random.Random, content: bytes) -> bytes:
    """Some bytes changed, taken out, put in, repeated, or all after them cut off."""
    data = bytearray(content)
    for _ in range(chance.choice((0, 1, 1, 2, 5, 30))):
        place = chance.randrange(len(data) + 1)
        match chance.randrange(6):
            case 0:
                data[place : place + 1] = bytes([chance.randrange(256)])
            case 1:
                del data[place : place + chance.randrange(1, 20)]
            case 2:
                data[place:place] = chance.choice(
                    (b'"', b"\0", b"\r", b"\n", b",", b"\xef\xbb\xbf", b"<", b"^", b"{", b"9" * 400)
                )
            case 3:
                data[place:place] = data[max(0, place - chance.randrange(1, 300)) : place] * chance.choice((1, 2, 50))
            case 4:
                del data[place:]
            case _:
                data[place:place] = chance.randbytes(chance.randrange(1, 12))
    return bytes(data[:2_000_000])


KINDS: dict[str, Callable[[random.Random], tuple[str, bytes]]] = {
    "tables": _text,
    "texts": _bytes,
    "wide tables": _wide,
    "reports": _reports,
    "workbooks": _workbook,
    "pages": _page,
    "HL7": _messages,
    "FHIR": _bundle,
}


def laboratory_files(count: int, seed: int) -> str:
    """Files of laboratories, spoilt by chance: each is judged whole or refused in one line, and taken whole or not.

    Raises AssertionError with the number of the file that was neither, took more than 2 s of the processor, or made
    the process larger than 300 MB. A file is made again by its number and the seed.
    """
    told: Counter[tuple[str, str]] = Counter()
    slowest, taken = (0.0, "none"), 0
    clinic = clinic_of(_PEOPLE, TODAY)
    with tempfile.TemporaryDirectory(prefix="hepatrack-siege-") as folder, _store(Path(folder)) as store:
        for number in range(count):
            chance, kind = random.Random(f"{seed}/{number}"), tuple(KINDS)[number % len(KINDS)]
            name, content = KINDS[kind](chance)
            which, begun = f"{kind} {number} of seed {seed}", process_time()
            found = _judged(name, content, _mapping(chance, kind), clinic, which)
            seconds = process_time() - begun
            assert seconds <= MOST_SECONDS, f"{which}: {seconds:.1f} s"
            slowest = max(slowest, (seconds, which))
            told[kind, "refused" if found is None else "judged"] += 1
            if found is not None and number % _TAKEN_EACH < len(KINDS):
                taken += _take(store, found, which)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    assert megabytes <= MOST_MEGABYTES or count < 1000, f"{megabytes:.0f} MB"
    counts = ", ".join(
        f"{kind}: {told[kind, 'refused']:,} of {sum(told[kind, one] for one in ('refused', 'judged')):,} refused"
        for kind in KINDS
    )
    return (
        f"no traceback, nothing taken in part; {counts}; {taken} taken whole and undone; "
        f"the slowest took {slowest[0]:.2f} s ({slowest[1]}), the whole {megabytes:.0f} MB"
    )


def _mapping(chance: random.Random, kind: str) -> Mapping:
    read_as = chance.choice(({}, {}, {"decimal": ".", "date_order": "DMY"}, {"decimal": ",", "date_order": "MDY"}))
    if kind in ("HL7", "FHIR"):
        return mapping_of({"mapping": {"loinc": _LOINC}})
    columns = dict(zip(_FIELDS, _TITLES, strict=True))
    if kind == "wide tables":
        columns = {what: title for what, title in columns.items() if what in ("number", "name", "collected")}
        return mapping_of(
            {
                "read_as": read_as,
                "mapping": {"columns": columns, "tests": {"甲胎蛋白 (ng/mL)": "AFP", "ALT U/L": "ALT"}},
            }
        )
    return mapping_of({"read_as": read_as, "mapping": {"columns": columns, "tests": _TESTS}})


def _judged(name: str, content: bytes, mapping: Mapping, clinic: Clinic, which: str) -> JudgedFile | None:
    """The judged file, its accepted rows whole; None where it was refused in a sentence."""
    try:
        found = judged_file(results_of(name, content, mapping), mapping, clinic)
    except FileProblem as problem:
        if not str(problem).isprintable():
            raise AssertionError(f"{which}: {problem!r}") from None
        return None
    except Exception as fault:
        raise AssertionError(f"{which}: {fault!r}") from fault
    for row in found.rows:
        assert row.outcome in (Outcome.ACCEPTED, Outcome.SAME) or row.reason is not None, f"{which}: {row}"
        if row.outcome is Outcome.ACCEPTED:
            assert None not in (row.patient, row.analyte, row.quantity, row.collected), f"{which}: {row}"
            assert row.collected is not None, which
            assert row.collected <= TODAY, f"{which}: {row}"
    return found


def _store(folder: Path) -> Store:
    from storage.clinic.store import DEMO_KEY, Store

    store = Store.create(folder / "siege.hepatrack", key=DEMO_KEY)
    for one in _PEOPLE:
        patient = Patient(code=one.code, name=one.names[0], hospital_number=one.number, birth_date=one.born)
        store.register(Record(patient=patient, treatment_start=None))
    return store


def _take(store: Store, found: JudgedFile, which: str) -> int:
    """Take it and undo it: as many results as were accepted, or none; then as many as before."""
    from storage.clinic.imports.batches import take

    def kept() -> int:
        return int(store.file.query("SELECT count(*) FROM lab_result WHERE deleted = 0")[0][0])

    assert kept() == 0, which
    try:
        key = take(store, found)
    except StoreProblem:
        assert kept() == 0, f"{which}: refused, and kept in part"
        return 0
    assert kept() == len(found.accepted), f"{which}: {kept()} of {len(found.accepted)} kept"
    if key is None:
        return 0
    store.undo()
    assert kept() == 0, f"{which}: not undone"
    return 1
