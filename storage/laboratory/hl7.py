"""HL7 version 2: the results of its OBX segments, of as many messages and patients as the file holds.

The date is that of the observation (OBX-14), else of the collection (OBR-7); never that of the message or the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from models.laboratory.results import RawResult
from models.words import Sentence, sentence
from storage.files.encodings import ENCODINGS, decoded
from storage.problems import FileProblem

_BEGINS = re.compile(rb"[\s\x0b\x1c\xef\xbb\xbf]*(?:FHS|BHS|MSH)[|^~&!#]")
_CHARSETS = {
    "UNICODE UTF-8": "utf-8", "UTF-8": "utf-8", "UTF8": "utf-8", "GB 18030-2000": "gb18030", "GB18030": "gb18030",
    "GBK": "gb18030", "GB2312": "gb18030", "8859/1": "cp1252", "ASCII": None, "BIG-5": "cp950", "BIG5": "cp950",
    "UNICODE": None,
}  # fmt: skip
_MSH_18 = 17
_OF_RESULTS = ("ORU", "OUL")
DELETE = Sentence("delete the stored value: never done by a file")
TWO_VALUES = Sentence("two values in one field")
A_RANGE = Sentence("a range, not a number")
_MOST_SEGMENTS, _MOST_PARTS = 30_000, 20_000
FORMAT = "HL7 v2 ORU^R01"


def is_hl7(content: bytes) -> bool:
    return _BEGINS.match(content[:64]) is not None


def read_hl7(name: str, content: bytes, encoding: str | None) -> tuple[list[RawResult], str]:
    """The results, and what the encoding is called. Raises FileProblem."""
    said = _charset(content)
    text, found = decoded(name, content, encoding or _CHARSETS.get(said))
    segments = [line for line in re.split(r"[\r\n]+", re.sub("[\x0b\x1c\x1a\0]", "\r", text)) if line.strip()]
    if len(segments) > _MOST_SEGMENTS:
        many = sentence("the file has {count} segments; {most} are the most", count=len(segments), most=_MOST_SEGMENTS)
        raise FileProblem(name, many)
    called = ENCODINGS.get(found, found)
    return list(_results(name, segments)), f"{called} (MSH-18)" if said else called


def _charset(content: bytes) -> str:
    """What the first message says of its encoding, in the signs that every encoding shares."""
    head = content[: content.find(b"\r")] if b"\r" in content[:4000] else content[:4000]
    head = head[head.find(b"MSH") :].splitlines()[0] if b"MSH" in head else b""
    fields = head.split(head[3:4] or b"|")
    return fields[_MSH_18].split(b"~")[0].decode("ascii", "replace").strip().upper() if len(fields) > _MSH_18 else ""


def _results(name: str, segments: list[str]) -> Iterator[RawResult]:
    import hl7

    message: Any = None
    patient: dict[str, Any] = {}
    collected = ""
    kind = ""
    for line, printed in enumerate(segments, start=1):
        text = printed.lstrip("\ufeff \t")  # a segment that is not seen would leave its results to the patient before
        tag = text[:3].upper()
        if tag == "MSH":
            try:
                message = hl7.parse(text + "\r")
            except Exception as fault:  # whatever the library raises on a damaged header
                raise FileProblem(name, sentence("segment {line} is no header of a message", line=line)) from fault
            patient, collected = {}, ""
            kind = _text(message, message[0], 9)
            continue
        if message is None:
            continue
        if tag not in ("PID", "OBR", "OBX"):
            continue
        segment = _segment(name, text, message, line)
        if tag == "PID":
            patient, collected = _patient(message, segment), ""
        elif tag == "OBR":
            collected = _text(message, segment, 7)
        else:
            yield _result(line, message, segment, patient, collected, kind)
    if message is None:
        raise FileProblem(name, Sentence("there is no message of HL7 in it"))


def _segment(name: str, text: str, message: Any, line: int) -> Any:
    """A segment parted by the signs that its message names."""
    import hl7

    separators = message.separators
    parts = sum(text.count(one) for one in set(separators[1:]))
    if parts > _MOST_PARTS:
        told = {"line": line, "count": parts, "most": _MOST_PARTS}
        many = sentence("segment {line} has {count} parts; {most} are the most", **told)
        raise FileProblem(name, many)
    head = "MSH" + separators[1] + str(message[0][2]) if len(message[0]) > 2 else "MSH|^~\\&"
    try:
        return hl7.parse(f"{head}\r{text}\r")[1]
    except Exception as fault:  # whatever the library raises on a damaged segment
        raise FileProblem(name, sentence("segment {line} cannot be read", line=line)) from fault


def _field(segment: Any, number: int) -> Any:
    return segment[number] if number < len(segment) else None


def _text(message: Any, segment: Any, number: int) -> str:
    """The first component of the first repetition of a field, its escapes undone."""
    return _component(message, segment, number, 1)


def _component(message: Any, segment: Any, number: int, place: int, repetition: int = 0) -> str:
    parts = _parts(message, segment, number, repetition)
    return _plain(message, parts[place - 1]) if place <= len(parts) else ""


def _parts(message: Any, segment: Any, number: int, repetition: int = 0) -> list[str]:
    """The components of one repetition as they stand there, escapes and all."""
    field = _field(segment, number)
    if field is None:
        return []
    separators = message.separators
    repetitions = str(field).split(separators[2])
    return repetitions[repetition].split(separators[3]) if repetition < len(repetitions) else []


def _plain(message: Any, text: str) -> str:
    return str(message.unescape(text.split(message.separators[4])[0])).strip()


def _patient(message: Any, segment: Any) -> dict[str, str]:
    field = str(_field(segment, 3) or "")
    separators = message.separators
    numbers = [one.split(separators[3]) for one in field.split(separators[2])] if field else []
    own = next((parts for parts in numbers if len(parts) > 4 and parts[4] == "MR"), numbers[0] if numbers else [])
    names = [_plain(message, part) for part in _parts(message, segment, 5)[:3]]
    family, given = next(iter(names), ""), " ".join(part for part in names[1:] if part)
    return {
        "number": _plain(message, own[0]) if own else "",
        "name": f"{family}^{given}" if family and given else family or given,
        "born": _text(message, segment, 7),
        "sex": _text(message, segment, 8),
    }


def _result(line: int, message: Any, segment: Any, patient: dict[str, Any], collected: str, kind: str) -> RawResult:
    code, test = _code(message, segment)
    written = str(_field(segment, 5) or "")
    text, meant, unreadable = _value(message, written, _text(message, segment, 2))
    return RawResult(
        line=line,
        **patient,
        subject_missing=not patient.get("number") and not patient.get("name"),
        test=test,
        code=code,
        result=text,
        meant=meant,
        unreadable=unreadable,
        unit=_text(message, segment, 6),
        collected=_to_minutes(_text(message, segment, 14) or collected),
        reference=str(message.unescape(str(_field(segment, 7) or ""))).strip(),
        flag=_text(message, segment, 8),
        status=_text(message, segment, 11),
        problem=None
        if kind in _OF_RESULTS
        else sentence("a message of the kind {kind} brings no results", kind=kind or "–"),
    )


def _to_minutes(moment: str) -> str:
    """An hour without minutes is one o'clock sharp in HL7."""
    return re.sub(r"\A([0-9]{10})(?=[+-]|\Z)", r"\g<1>00", moment)


def _code(message: Any, segment: Any) -> tuple[str, str]:
    """The LOINC codes, where one of the two codes is one or both are, and the name of the test."""
    parts = [_plain(message, part) for part in _parts(message, segment, 3)]
    parts += [""] * (6 - len(parts))
    loinc = " ".join(parts[at] for at in (0, 3) if parts[at] and parts[at + 2].upper() in ("LN", "LOINC"))
    return loinc, parts[1] or parts[4] or parts[0]


def _value(message: Any, written: str, value_type: str) -> tuple[str, str, Sentence | None]:
    """The result as printed, in plain signs where it stands in parts, and why it is none."""
    separators = message.separators
    if written.strip() == '""':
        return written, "", DELETE
    if separators[2] in written:
        return written, "", TWO_VALUES
    parts = [str(message.unescape(part)).strip() for part in written.split(separators[3])]
    if len(parts) == 1:
        return parts[0], "", None
    if value_type in ("CE", "CWE", "CNE"):
        return parts[1] or parts[0], "", None
    if value_type == "SN":
        if any(parts[2:]):
            return written, "", A_RANGE
        return written, "".join(parts[:2]), None
    return written, "", None
