"""A course without the person, for a figure that may leave the clinic."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from models.course.course import Course, course
from models.record.records import Patient, Record
from storage.files.deidentified import REMOVED, without_identity, without_names

_YEAR, _NUMBER = r"(?:19|20)[0-9]{2}", r"[0-9]{1,2}"
_DATES = re.compile(
    rf"{_YEAR}\s?[-/.年]\s?{_NUMBER}(?:\s?[-/.月]\s?{_NUMBER}日?)?"
    rf"|{_NUMBER}[-/. ](?:{_NUMBER}|[A-Za-z]{{3,9}})[-/. ](?:{_YEAR}|[0-9]{{2}}(?![0-9]))"
)


def of_nobody(one: Course) -> Course:
    """The course derived anew from the record without identity. Its dates stay what they were inside, and are never
    shown: a figure tells days between them. Names of drugs, results and events lose any name and any date, too."""
    record = _clean(without_identity(one.record, 0), _cleared(one.record.patient))
    return course(record, one.protocol, one.today)


def _cleared(patient: Patient) -> Callable[[str], str]:
    nobody = replace(patient, code="")

    def cleared(text: str) -> str:
        return _DATES.sub(REMOVED, without_names(nobody, text))

    return cleared


def _clean(record: Record, cleared: Callable[[str], str]) -> Record:
    """Words of a record that a figure names, and that a person may have typed."""

    def maybe(text: str | None) -> str | None:
        return None if text is None else cleared(text)

    return replace(
        record,
        treatments=tuple(
            replace(part, agent=cleared(part.agent), unit=maybe(part.unit), reason=maybe(part.reason))
            for part in record.treatments
        ),
        labs=tuple(
            replace(part, analyte=cleared(part.analyte), unit=cleared(part.unit), method=maybe(part.method))
            for part in record.labs
        ),
        adverse_events=tuple(replace(part, term=cleared(part.term)) for part in record.adverse_events),
        imaging=tuple(replace(part, modality=maybe(part.modality)) for part in record.imaging),
    )
