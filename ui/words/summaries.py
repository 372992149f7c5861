"""What a list of many says of one patient."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ui.words.common import sex_letter, translate

if TYPE_CHECKING:
    from models.course.summary import PatientSummary


Former = Mapping[int, tuple[str, ...]]
NOBODY: Former = {}


def names_of(line: PatientSummary) -> tuple[str, ...]:
    """What somebody is sought by: name, code and hospital number."""
    return tuple(filter(None, (line.name, line.code, line.hospital_number)))


def merged_words(sought: str, lines: Iterable[PatientSummary], former: Former) -> str:
    """Into whom somebody was merged whose code is sought; nothing where nobody was."""
    wanted = sought.strip().casefold()
    if len(wanted) < 2 or not former:
        return ""
    found = ((old, line.code) for line in lines for old in former.get(line.key, ()))
    words = translate("PatientsList", "{code} was merged into {other}.")
    said = [words.format(code=old, other=code) for old, code in found if wanted in old.casefold()]
    return "\n".join(said[:3])


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
