"""FHIR R4: the observations of a bundle, or of one resource a line; numbers keep the digits as written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from models.laboratory.results import RawResult
from models.laboratory.units import looks_like_unit
from models.words import Sentence, sentence
from storage.files.encodings import ENCODINGS, decoded
from storage.problems import FileProblem

FORMAT = "FHIR R4"
_LOINC = "http://loinc.org"
_MOST_ENTRIES, _DEEPEST = 100_000, 60
_TAKEN = {"final": "", "amended": "C", "corrected": "C", "appended": "C"}
TEXT_NOT_QUANTITY = Sentence("a text, not a quantity")
_MODIFIED = Sentence("it carries an extension that changes its meaning, which is not read")
_PERIOD = Sentence("a span of time, not a moment")
Resource = dict[str, Any]


def is_fhir(content: bytes) -> bool:
    head = content[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    return head[:1] in (b"{", b"[")


def read_fhir(name: str, content: bytes, encoding: str | None) -> tuple[list[RawResult], str]:
    """The results, and what the encoding is called. Raises FileProblem."""
    text, found = decoded(name, content, encoding)
    entries = _entries(name, text)
    if len(entries) > _MOST_ENTRIES:
        said = sentence("the file has {count} entries; {most} are the most", count=len(entries), most=_MOST_ENTRIES)
        raise FileProblem(name, said)
    return list(_results(entries)), ENCODINGS.get(found, found)


def _entries(name: str, text: str) -> list[tuple[str, Resource]]:
    """Each entry with its full address; those of a bundle in its order, or one resource a line."""
    try:
        whole = _parsed(text)
    except (ValueError, RecursionError) as problem:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2 or not isinstance(problem, json.JSONDecodeError):
            raise FileProblem(name, _not_json(problem)) from None
        try:
            return [("", _resource(_parsed(line))) for line in lines]
        except (ValueError, RecursionError):
            raise FileProblem(name, _not_json(problem)) from None
    if isinstance(whole, dict) and whole.get("resourceType") == "Bundle":
        given = whole.get("entry", [])
        listed = given if isinstance(given, list) else []
        return [
            (str(entry.get("fullUrl", "")), _resource(entry.get("resource"))) if isinstance(entry, dict) else ("", {})
            for entry in listed
        ]
    found = whole if isinstance(whole, list) else [whole]
    entries = [("", _resource(one)) for one in found]
    if not any(one.get("resourceType") for _, one in entries):
        raise FileProblem(name, Sentence("JSON, but no FHIR: there is no resourceType in it"))
    return entries


def _parsed(text: str) -> Any:
    return json.loads(text, parse_float=_exact, parse_int=_exact, parse_constant=_no_number)


def _exact(digits: str) -> Decimal:
    if len(digits) > 60:
        raise ValueError("a number has too many digits")
    return Decimal(digits)


def _no_number(word: str) -> Any:
    raise ValueError(f"{word} is no number of JSON")


def _not_json(problem: Exception) -> Sentence:
    if isinstance(problem, json.JSONDecodeError):
        return sentence("line {line} is not JSON ({reason})", line=problem.lineno, reason=problem.msg)
    if isinstance(problem, RecursionError):
        return Sentence("the document is nested too deeply")
    return sentence("it is not JSON ({reason})", reason=problem)


def _resource(value: Any) -> Resource:
    return value if isinstance(value, dict) else {}


def _results(entries: list[tuple[str, Resource]]) -> Iterator[RawResult]:
    people: dict[str, Resource] = {}
    for url, resource in entries:
        if resource.get("resourceType") == "Patient":
            for address in filter(None, (url, f"Patient/{resource['id']}" if resource.get("id") else "")):
                people[address] = resource if people.get(address, resource) == resource else {}  # two are nobody
    for line, (_, resource) in enumerate(entries, start=1):
        if resource.get("resourceType") == "Observation":
            yield from _observation(line, resource, people)


def _observation(line: int, resource: Resource, people: dict[str, Resource]) -> Iterator[RawResult]:
    who = _who(resource, people)
    collected, problem = _collected(resource)
    status = _word(resource.get("status")) or "unknown"
    base: dict[str, Any] = {
        **who,
        "line": line,
        "collected": collected,
        "status": _TAKEN.get(status, status),
    }
    parts = [one for one in _list(resource.get("component")) if isinstance(one, dict)]
    whole = [resource] if not parts or any(key.startswith("value") for key in resource) else []
    for one in [*whole, *parts]:
        code, test = _code(one)
        text, unit, coded, unreadable = _value(one)
        if resource.get("modifierExtension") or one.get("modifierExtension"):
            unreadable = _MODIFIED
        yield RawResult(
            **base, test=test, code=code, result=text, unit=unit, header_unit=coded, unreadable=unreadable or problem,
            reference=_reference(one), flag=_flag(one),
        )  # fmt: skip


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _first(value: Any) -> Resource:
    return next((one for one in _list(value) if isinstance(one, dict)), {})


def _word(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _who(resource: Resource, people: dict[str, Resource]) -> dict[str, Any]:
    subject = _resource(resource.get("subject"))
    address = _word(subject.get("reference"))
    own = {f"#{one.get('id')}": one for one in _list(resource.get("contained")) if isinstance(one, dict)}
    patient = own.get(address) or people.get(address) or people.get("/".join(address.split("/")[-2:]))
    if not patient:
        return {"subject_missing": True}
    identifiers = [one for one in _list(patient.get("identifier")) if isinstance(one, dict)]
    own_number = next((one for one in identifiers if _is_record_number(one)), identifiers[0] if identifiers else {})
    return {
        "number": _word(own_number.get("value")),
        "name": _name(_first(patient.get("name"))),
        "born": _word(patient.get("birthDate")),
        "sex": _word(patient.get("gender")),
    }


def _is_record_number(identifier: Resource) -> bool:
    return any(
        _word(one.get("code")) == "MR"
        for one in _list(_resource(identifier.get("type")).get("coding"))
        if isinstance(one, dict)
    )


def _name(name: Resource) -> str:
    if _word(name.get("text")):
        return _word(name.get("text"))
    given = " ".join(_word(one) for one in _list(name.get("given")))
    family = _word(name.get("family"))
    return f"{family}^{given}" if family and given else family or given


def _code(one: Resource) -> tuple[str, str]:
    code = _resource(one.get("code"))
    codings = [coding for coding in _list(code.get("coding")) if isinstance(coding, dict)]
    loinc = [coding for coding in codings if _word(coding.get("system")) == _LOINC]
    first = next(iter(loinc or codings), {})
    test = _word(code.get("text")) or _word(first.get("display")) or _word(first.get("code"))
    return " ".join(filter(None, (_word(coding.get("code")) for coding in loinc))), test


def _collected(resource: Resource) -> tuple[str, Sentence | None]:
    moment = _word(resource.get("effectiveDateTime")) or _word(resource.get("effectiveInstant"))
    if moment:
        return moment, None
    period = _resource(resource.get("effectivePeriod"))
    start, end = _word(period.get("start")), _word(period.get("end"))
    if start and (not end or start == end):
        return start, None
    return "", _PERIOD if period else None


def _value(one: Resource) -> tuple[str, str, str, Sentence | None]:
    """The result as written, its unit as printed and as coded, and why it is none."""
    quantity = one.get("valueQuantity")
    given = [key for key in one if key.startswith("value")]
    if len(given) > 1:
        return "", "", "", Sentence("two values in one observation")
    absent = _resource(one.get("dataAbsentReason"))
    why = _word(absent.get("text")) or _word(_first(absent.get("coding")).get("code"))
    if why:
        return "", "", "", sentence("no value: {reason}", reason=why)
    if isinstance(quantity, dict) and isinstance(quantity.get("value"), Decimal):
        unit, code = _word(quantity.get("unit")), _word(quantity.get("code"))
        text = f"{_word(quantity.get('comparator'))}{quantity['value']}"
        return text, unit if looks_like_unit(unit) or not code else code, code, None
    if isinstance(one.get("valueInteger"), Decimal):
        return str(one["valueInteger"]), "", "", None
    if "valueCodeableConcept" in one:
        concept = _resource(one["valueCodeableConcept"])
        return _word(concept.get("text")) or _word(_first(concept.get("coding")).get("display")), "", "", None
    if "valueString" in one:
        return _word(one["valueString"]), "", "", TEXT_NOT_QUANTITY
    return "", "", "", Sentence("a value of a kind that is not read") if given else None


def _reference(one: Resource) -> str:
    found = _first(one.get("referenceRange"))
    if _word(found.get("text")):
        return _word(found.get("text"))
    low, high = (_resource(found.get(side)).get("value") for side in ("low", "high"))
    if low is not None and high is not None:
        return f"{low}-{high}"
    return f"≥{low}" if low is not None else f"≤{high}" if high is not None else ""


def _flag(one: Resource) -> str:
    meant = _first(one.get("interpretation"))
    return _word(_first(meant.get("coding")).get("code")) or _word(meant.get("text"))
