"""What a list of many says of one patient."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.words.common import sex_letter, translate

if TYPE_CHECKING:
    from models.course.summary import PatientSummary


def names_of(line: PatientSummary) -> tuple[str, ...]:
    """What somebody is sought by: name, code and hospital number."""
    return tuple(filter(None, (line.name, line.code, line.hospital_number)))


def second_line(line: PatientSummary) -> str:
    """``HCC-0021 · M 54 · day 252``, or what of it is known."""
    if line.unreadable is not None:
        return translate("PatientsList", "cannot be read")
    words = [line.code] if line.name else []
    if line.deceased and line.last_day is None:
        return " · ".join([*words, translate("PatientsList", "died")])
    if line.deceased:
        died = translate("PatientsList", "died, day {day}").format(day=line.last_day)
        return " · ".join([*words, died])
    person = " ".join(part for part in (sex_letter(line.sex), "" if line.age is None else str(line.age)) if part)
    words += [person] if person else []
    begun = translate("PatientsList", "day {day}").format(day=line.day)
    words.append(begun if line.day is not None else translate("PatientsList", "not started"))
    return " · ".join(words)
