"""A course without the person, for a figure that may leave the clinic."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from models.course.course import Course, course
from models.record.analytes import ANALYTES
from models.record.records import Kept, Record
from storage.files.deidentified import REMOVED, people_of, without_identity, without_names
from ui.words.recorded import is_listed

_YEAR, _NUMBER = r"(?:19|20)[0-9]{2}", r"[0-9]{1,2}"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = rf"{_NUMBER}(?:st|nd|rd|th)?"
_DATES = re.compile(
    rf"(?<![0-9]){_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9])"
    rf"|{_YEAR}\s?年(?:\s?{_NUMBER}\s?月(?:\s?{_NUMBER}\s?日?)?)?|{_NUMBER}\s?月\s?{_NUMBER}\s?[日号]"
    rf"|{_YEAR}\s?[-/.]\s?{_NUMBER}(?:\s?[-/.]\s?{_NUMBER})?"
    rf"|(?<![0-9]){_NUMBER}[-/. ](?:{_NUMBER})[-/. ](?:{_YEAR}|[0-9]{{2}}(?![0-9]))"
    rf"|(?<![0-9]){_NUMBER}[-/.]{_YEAR}(?![0-9])"
    rf"|(?<![0-9])(?:{_DAY}[-/. ])?\b{_MONTH}[-/., ]+(?:{_DAY}[-/., ]+)?{_YEAR}(?![0-9])"
    rf"|(?<![0-9]){_DAY}[-/. ]{_MONTH}(?:[-/. ][0-9]{{2}}(?![0-9]))?(?![a-z])|\b{_MONTH}[-/. ]{_DAY}(?![0-9])"
    rf"|(?<![\w-]){_YEAR}(?![\w-]|\s?(?:[mµuk]?g|ml|IU|U|[MG]Bq)\b)",  # a year, and no dose
    re.IGNORECASE,
)
_MEASURE = r"(?:[kmµu]?g|ng|[mµun]?mol|k?m?A?U|IU|%|[MG]Bq|Gy|mm|10\^[0-9]+|24 ?h|[dmµu]?L)"
_UNIT = re.compile(rf"{_MEASURE}(?:/{_MEASURE})*", re.IGNORECASE)
_PARTS = ("treatments", "labs", "imaging", "lesions", "adverse_events")
_LISTS = ("aetiology", "extrahepatic_sites")
_NAMES = ("identifier", "number", "reader", "laboratory", "from_result", "ctcae_version")


def of_nobody(one: Course) -> Course:
    """The course derived anew from the record without identity. Its dates stay what they were inside, and are never
    shown: a figure tells days between them. Words that somebody may have typed lose any name and any date, too."""
    record = _clean(without_identity(one.record, 0), _cleared(one.record))
    return course(record, one.protocol, one.today)


def _cleared(record: Record) -> Callable[[str], str]:
    """Takes names and dates out of words. A word of the program's own lists names nobody, whoever is called so."""
    nobody, people = replace(record.patient, code=""), tuple(people_of(record))

    def cleared(text: str) -> str:
        if text in ANALYTES or is_listed(text) or _UNIT.fullmatch(text):
            return text
        return _DATES.sub(REMOVED, without_names(nobody, text, names=people))

    return cleared


def _clean(record: Record, cleared: Callable[[str], str]) -> Record:
    """All words of a record that a figure may name; lesions keep being told from each other."""
    baseline = record.baseline
    told: dict[str, Any] = {
        name: tuple(map(cleared, texts)) for name in _LISTS if (texts := getattr(baseline, name)) is not None
    }
    if baseline.reported is not None:
        told["reported"] = tuple((name, cleared(text)) for name, text in baseline.reported)
    parts: dict[str, Any] = {
        name: tuple(_without_words(part, cleared) for part in getattr(record, name)) for name in _PARTS
    }
    return _numbered(replace(record, baseline=replace(baseline, **told), **parts), cleared)


def _without_words(part: Kept, cleared: Callable[[str], str]) -> Kept:
    """Each text of a part, but for those by which other parts know it."""
    found = {field.name: getattr(part, field.name) for field in fields(part) if field.name not in _NAMES}
    changes: dict[str, Any] = {name: cleared(text) for name, text in found.items() if type(text) is str}
    return replace(part, **changes)


def _numbered(record: Record, cleared: Callable[[str], str]) -> Record:
    """A lesion whose number names somebody is called by its place in the record."""
    numbers = {
        lesion.number: lesion.number if cleared(lesion.number) == lesion.number else f"lesion {place}"
        for place, lesion in enumerate(record.lesions, start=1)
    }
    if all(old == new for old, new in numbers.items()):
        return record
    return replace(
        record,
        lesions=tuple(replace(one, number=numbers[one.number]) for one in record.lesions),
        imaging=tuple(
            replace(
                read,
                measurements=tuple(
                    replace(found, number=numbers.get(found.number, found.number), into=numbers.get(found.into or ""))
                    for found in read.measurements
                ),
            )
            for read in record.imaging
        ),
    )
