"""What a list of many says of one patient."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ui.words.common import sex_letter, translate

if TYPE_CHECKING:
    from models.course.summary import PatientSummary
    from models.forms.registration import Formerly


Former = Mapping[int, "Formerly"]
NOBODY: Former = {}


def names_of(line: PatientSummary) -> tuple[str, ...]:
    """What somebody is sought by: name, code and hospital number."""
    return tuple(filter(None, (line.name, line.code, line.hospital_number)))


def merged_words(sought: str, lines: Iterable[PatientSummary], former: Former) -> str:
    """Into whom somebody was merged whose code is sought, or whose number it was; nothing where nobody was."""
    wanted = sought.strip().casefold()
    if len(wanted) < 2 or not former:
        return ""
    codes = translate("PatientsList", "{code} was merged into {other}.")
    numbers = translate("PatientsList", "{number} was a hospital number of {code} before a merge.")
    said: list[str] = []
    for line in lines:
        if (gone := former.get(line.key)) is not None:
            said += [codes.format(code=old, other=line.code) for old in gone.codes if wanted in old.casefold()]
            said += [numbers.format(number=old, code=line.code) for old in gone.numbers if wanted in old.casefold()]
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
