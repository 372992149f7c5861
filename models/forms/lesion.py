"""What a person types about lesions that are not recorded yet, and what each of them can be (R-1.1 to R-1.4, R-1.8).

A lesion is target, non-target or new since baseline because somebody says so: it is asked, and never taken as new.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models.forms.sizes import (
    SizeDraft,
    is_noted_by_status,
    letter_problem,
    marks_at_a_read,
    one_organ,
    parse_size,
    size_problem,
    state_of,
)
from models.forms.typed import EntryError, Problem, text_problem
from models.record.impossible import names_a_node
from models.record.records import Certainty, Imaging, Lesion, Measurement, Record, Role, State, Status
from models.response.lesions import (
    MOST_TARGETS,
    MOST_TARGETS_PER_ORGAN,
    is_never_target,
    measurable_at_baseline,
    targets_of,
)
from models.words import Sentence, sentence

_NUMBERED = {Role.TARGET: "T", Role.NON_TARGET: "N", Role.NEW: "NEW"}
# The organs that rules know by name, as Chinese reports write them.
_ORGANS = {
    "肝": "liver",
    "肝脏": "liver",
    "肝臟": "liver",
    "肺": "lung",
    "骨": "bone",
    "脑": "brain",
    "肾上腺": "adrenal gland",
    "腹膜": "peritoneum",
    "淋巴结": "lymph node",
    "腹水": "ascites",
    "胸水": "pleural effusion",
    "胸腔积液": "pleural effusion",
}
_IN_THE_LIVER = re.compile(r"\bliver\b|肝(?!门|静脉)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedLesion:
    """One lesion as typed. A target and a new one have diameters in mm, a non-target and a new effusion a status."""

    role: Role | None = None
    organ: str = ""
    site: str = ""
    diameter: str = ""
    viable: str = ""
    status: Status | None = None
    certainty: Certainty | None = None
    typical: bool | None = None
    cytology_positive: bool | None = None
    in_radiation_field: bool | None = None
    irradiated_before: bool | None = None
    progressed_since: bool | None = None

    @property
    def is_empty(self) -> bool:
        return self == AddedLesion()


def lesion_of(added: AddedLesion, number: str) -> Lesion:
    """The lesion that is meant, once its role is said. A node is one by the name of its organ."""
    assert added.role is not None
    organ = _organ_of(added)
    return Lesion(
        number=number,
        role=added.role,
        organ=organ or None,
        site=added.site.strip() or None,
        nodal=True if names_a_node(organ) else None,
        in_radiation_field=added.in_radiation_field,
        irradiated_before=added.irradiated_before,
        progressed_since=added.progressed_since,
        certainty=added.certainty if added.role is Role.NEW else None,
        typical=added.typical,
        cytology_positive=added.cytology_positive,
    )


def marks_of(added: AddedLesion) -> tuple[str, ...]:
    """What can be marked of such a lesion beside what its line asks; nothing while its role is not said."""
    if added.role is None:
        return ()
    asked = () if has_status(added) else ("certainty",)
    marks = [name for name in marks_at_a_read(lesion_of(added, "")) if name not in asked]
    marks.append("in_radiation_field")
    if added.role is not Role.NEW:
        marks += ["irradiated_before", "progressed_since"] if added.irradiated_before else ["irradiated_before"]
    return tuple(marks)


def has_status(added: AddedLesion) -> bool:
    """Whether its line asks a status and no diameter: of a non-target, and of a new effusion."""
    return added.role is not None and is_noted_by_status(lesion_of(added, ""))


def _organ_of(added: AddedLesion) -> str:
    return _ORGANS.get(added.organ.strip(), added.organ.strip())


def measurement_of(added: AddedLesion, number: str) -> Measurement | None:
    """What this read says of it. Raises EntryError for a diameter that cannot be read."""
    if has_status(added):
        return None if added.status is None else Measurement(number=number, status=added.status)
    return parse_size(SizeDraft(number, added.diameter, added.viable))


def numbers_of(added: Sequence[AddedLesion], record: Record) -> tuple[str, ...]:
    """``T2``, ``N1``, ``NEW3``: the next of its kind for each; nothing while its role is not said (R-1.8)."""
    taken = {role: _highest(record, start) for role, start in _NUMBERED.items()}
    numbers = []
    for one in added:
        if one.role is None or one.is_empty:
            numbers.append("")
            continue
        taken[one.role] += 1
        numbers.append(f"{_NUMBERED[one.role]}{taken[one.role]}")
    return tuple(numbers)


def _highest(record: Record, start: str) -> int:
    found = (re.fullmatch(f"{start}([0-9]+)", lesion.number) for lesion in record.lesions)
    return max((int(one[1]) for one in found if one), default=0)


def lesion_problems(
    added: Sequence[AddedLesion], record: Record, on: date | None, slice_mm: Decimal | None
) -> Iterator[Problem]:
    """What is wrong with each, by its place: ``added.0.organ``. ``on`` is the day of the read, None while unknown."""
    numbers = numbers_of(added, record)
    targets = list(targets_of(record.lesions))
    for place, (one, number) in enumerate(zip(added, numbers, strict=True)):
        if one.is_empty:
            continue
        for part, said in _problems(one, record, on):
            yield Problem(f"added.{place}.{part}", said)
        if one.role is Role.TARGET:
            lesion = lesion_of(one, number)
            targets.append(lesion)
            for part, said in _target_problems(one, lesion, targets, slice_mm):
                yield Problem(f"added.{place}.{part}", said)


def _problems(one: AddedLesion, record: Record, on: date | None) -> Iterator[tuple[str, Sentence]]:
    if one.role is None:
        yield "role", sentence("what is this lesion: target, non-target, or new since baseline?")
    elif on is not None and (said := _role_problem(one.role, record, on)):
        yield "role", said
    if not one.organ.strip():
        yield "organ", sentence("a lesion needs its organ")
    organ = _organ_of(one)
    if _IN_THE_LIVER.search(organ) and organ.casefold() != "liver" and not names_a_node(organ):
        # a part of the liver would be taken for another organ, and read by its whole diameter under mRECIST
        yield "organ", sentence("the organ is “liver”; where in the liver is its site")
    for part, text in (("organ", one.organ), ("site", one.site)):
        if said := text_problem(text):
            yield part, said
    if has_status(one):
        if one.status is None:
            effusion = sentence("an effusion needs its status")
            target = one.role is Role.NON_TARGET
            yield "status", sentence("a non-target lesion needs its status") if target else effusion
        return
    yield from _size_problems(one)


def _size_problems(one: AddedLesion) -> Iterator[tuple[str, Sentence]]:
    if found := size_problem(SizeDraft("", one.diameter, one.viable)):
        yield found
    elif one.role is not None and (said := letter_problem(one.diameter, lesion_of(one, ""))):
        yield "diameter", said
    elif state_of(one.diameter)[0] is State.MERGED:
        yield "diameter", sentence("a lesion that was not recorded before has merged into none (R-1.6)")
    if one.role is not None and not one.diameter.strip():
        words = {Role.TARGET: sentence("a target lesion needs its diameter")}
        yield "diameter", words.get(one.role, sentence("a new lesion needs its diameter; P: present, not measured"))


def _role_problem(role: Role, record: Record, on: date) -> Sentence | None:
    """Why a lesion that is first read on this day cannot be that: the baseline read has no new ones (R-1.1)."""
    start = record.treatment_start
    if start is None:
        if role is not Role.NEW:
            return None
        return sentence("treatment has not started: every read may be the baseline, target or non-target (R-1.1)")
    baseline = max((read.date for read in record.imaging if read.date <= start), default=None)
    if role is Role.NEW and on <= start:
        words = "a read on or before the start of treatment, {start}, is a baseline: target or non-target (R-1.1)"
        return sentence(words, start=start)
    if role is Role.NEW and not any(read.date < on for read in record.imaging):
        return sentence("there is no earlier read since which it could be new; enter the baseline first (R-1.1)")
    if role is Role.TARGET and on > start and baseline is not None:
        return sentence("targets are chosen at the baseline read, {on} (R-1.1)", on=baseline)
    return None


def _target_problems(
    one: AddedLesion, lesion: Lesion, targets: Sequence[Lesion], slice_mm: Decimal | None
) -> Iterator[tuple[str, Sentence]]:
    """``targets`` are all so far, this one among them."""
    if len(targets) > MOST_TARGETS:
        words = "this is target lesion {count}; R-1.3 allows at most {n}"
        yield "role", sentence(words, count=len(targets), n=MOST_TARGETS)
    same = Counter(map(one_organ, targets))[one_organ(lesion)]
    if lesion.organ and same > MOST_TARGETS_PER_ORGAN:
        where = sentence("lymph nodes, which count as one organ") if lesion.nodal else lesion.organ
        words = "this is target lesion {count} in {organ}; R-1.3 allows at most {n} per organ"
        yield "organ", sentence(words, count=same, organ=where, n=MOST_TARGETS_PER_ORGAN)
    if is_never_target(lesion):
        yield "organ", sentence("this can be seen and not measured, so it is never a target (R-1.4)")
    if lesion.irradiated_before and not lesion.progressed_since:
        yield (
            "progressed_since",
            sentence(
                "it was irradiated before baseline: a target only when it has progressed since, else non-target (R-1.4)"
            ),
        )
    try:
        found = measurement_of(one, lesion.number)
    except EntryError:  # said already
        return
    if found is None:
        return
    if found.state in (State.ABSENT, State.TOO_SMALL, State.NOT_EVALUABLE, State.MERGED, State.REMOVED):
        yield "diameter", sentence("a target is measured when it is chosen (R-1.2)")
    elif measurable_at_baseline(lesion, found, Imaging(date=date.min, slice_mm=slice_mm)) is False:
        yield "diameter", _too_small(lesion, slice_mm)


def _too_small(lesion: Lesion, slice_mm: Decimal | None) -> Sentence:
    if lesion.nodal:
        return sentence("a lymph node is a target from 15 mm of its short axis on; from 10 mm it is non-target (R-1.2)")
    if slice_mm is not None and slice_mm > 5:
        words = "in slices of {slice} mm a lesion is a target from {n} mm on (R-1.2)"
        return sentence(words, slice=f"{slice_mm.normalize():f}", n=f"{(2 * slice_mm).normalize():f}")
    return sentence("a lesion is a target from 10 mm on; smaller it is non-target (R-1.2)")
