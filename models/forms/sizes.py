"""What is typed of one target or new lesion at a read: diameters, the parts of a split one, a letter, a merger (R-1.6),
and the marks of the reader beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from models.forms.typed import EntryError, Problem, parse_diameter
from models.record.identity import half_width
from models.record.impossible import viable_problem
from models.record.records import Certainty, Lesion, LiRads, Measurement, Record, Role, State, Status
from models.response.lesions import LARGEST_TENTHS, is_effusion, is_hepatic
from models.response.reads import lesions_left
from models.words import Sentence, sentence

STATE_LETTERS = {
    "A": State.ABSENT,
    "S": State.TOO_SMALL,
    "E": State.NOT_EVALUABLE,
    "M": State.MERGED,
    "R": State.REMOVED,
}
PRESENT = "P"  # of a new lesion that is there and was not measured
_MEASURED_ABSENT = re.compile(r"([^A-Za-z+]*\S)\s*a\Z", re.IGNORECASE)  # of a node: its short axis, and absent
_MERGED = re.compile(r"m\s*(.*)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SizeDraft:
    """Diameters of one target or new lesion as typed: millimetres, ``12 + 7`` for the parts of a split lesion, or
    A absent, S too small, E not evaluable, ``M T1`` merged into T1, R removed. A node that is no longer pathological is
    absent and has a short axis all the same: ``8 A``. A new lesion that is there and was not measured is P.

    ``viable`` may be ``=``, as the diameter. ``li_rads`` stands beside either, or alone.
    """

    number: str
    diameter: str = ""
    viable: str = ""
    li_rads: LiRads | None = None

    @property
    def is_empty(self) -> bool:
        return not self.diameter.strip() and not self.viable.strip() and self.li_rads is None


@dataclass(frozen=True, slots=True)
class MarksDraft:
    """What a reader marks of one lesion at a read, beside its size or status (R-4, R-6.7, R-6.8)."""

    number: str
    certainty: Certainty | None = None
    typical: bool | None = None
    cytology_positive: bool | None = None

    @property
    def is_empty(self) -> bool:
        return self == MarksDraft(self.number)


def marks_at_a_read(lesion: Lesion) -> tuple[str, ...]:
    """The marks that a rule reads of such a lesion: certainty of a new one, pattern of a new one of the liver,
    cytology of an effusion."""
    new = lesion.role is Role.NEW
    effusion = lesion.role is not Role.TARGET and is_effusion(lesion)
    marks = (
        ("certainty", new),
        ("typical", new and is_hepatic(lesion) and not effusion),
        ("cytology_positive", effusion),
    )
    return tuple(name for name, has in marks if has)


def is_noted_by_status(lesion: Lesion) -> bool:
    """Whether a read says a status of it and no diameter: a non-target, and a new effusion."""
    return lesion.role is Role.NON_TARGET or (lesion.role is Role.NEW and is_effusion(lesion))


def state_of(diameter: str) -> tuple[State | None, str]:
    """The state that was typed in place of a diameter, and for a merged lesion what it is measured with, as typed."""
    plain = half_width(diameter).strip()
    if found := _MERGED.match(plain):
        return State.MERGED, found[1]
    return STATE_LETTERS.get(plain.upper()), ""


def parse_size(draft: SizeDraft, marks: MarksDraft | None = None) -> Measurement | None:
    """One target or new lesion as typed; None when nothing was. Raises EntryError naming what is wrong."""
    diameter, viable = draft.diameter.strip(), draft.viable.strip()
    marks = marks or MarksDraft(draft.number)
    if draft.is_empty:
        return None
    state, into = state_of(diameter)
    whole = parts = status = None
    if half_width(diameter).upper() == PRESENT:
        if viable:
            raise EntryError(sentence("a lesion that was not measured has no viable diameter"))
        status = Status.PRESENT
    elif found := _MEASURED_ABSENT.match(half_width(diameter)):
        whole, state = _whole(found[1])[0], State.ABSENT
        if viable:
            raise EntryError(sentence("a lesion that is {state} has no viable diameter", state=state.value))
    elif state is not None:
        if viable:
            raise EntryError(sentence("a lesion that is {state} has no viable diameter", state=state.value))
        if state is State.MERGED and not into:
            raise EntryError(sentence("merged into which lesion? write M and its number, as M T1"))
    else:
        whole, parts = _whole(diameter)
    measured = Measurement(
        number=draft.number,
        diameter_tenths=whole,
        viable_tenths=_viable(viable, whole if parts is None else sum(parts)),
        parts_tenths=parts,
        state=state,
        into=into or None,
        status=status,
        li_rads=draft.li_rads,
        certainty=marks.certainty,
        typical=marks.typical,
        cytology_positive=marks.cytology_positive,
    )
    if said := viable_problem(measured):
        raise EntryError(said)
    return measured


def _whole(text: str) -> tuple[int | None, tuple[int, ...] | None]:
    """One diameter, or the parts of a split lesion; neither where nothing was typed."""
    plain = half_width(text)
    if "+" in plain:
        return None, _parts(plain)
    whole = parse_diameter(text) if text else None
    if whole == 0:
        raise EntryError(sentence("0 mm is written A, absent"))
    return whole, None


def _parts(text: str) -> tuple[int, ...]:
    typed = [part.strip() for part in text.split("+")]
    if not all(typed):
        raise EntryError(sentence("“{text}” lacks a part; the parts of a split lesion are written 12 + 7", text=text))
    parts = tuple(map(parse_diameter, typed))
    if 0 in parts:
        raise EntryError(sentence("a part of 0 mm is no part; write those that are there"))
    if sum(parts) > LARGEST_TENTHS:
        raise EntryError(sentence("the parts together are longer than {most} mm", most=LARGEST_TENTHS // 10))
    return parts


def size_problem(draft: SizeDraft) -> tuple[str, Sentence] | None:
    """What is wrong with a size, and where: ``diameter`` when that alone is already wrong, else ``viable``."""
    for part, tried in (("diameter", replace(draft, viable="")), ("viable", draft)):
        try:
            parse_size(tried)
        except EntryError as error:
            return part, error.sentence
    return None


def letter_problem(diameter: str, lesion: Lesion) -> Sentence | None:
    """Why what stands in the field of a diameter cannot be said of this lesion."""
    text = half_width(diameter).strip()
    if text.upper() == PRESENT and lesion.role is not Role.NEW:
        return sentence(
            "P is a new lesion that was not measured; a target lesion has its diameter, or E, not evaluable"
        )
    if _MEASURED_ABSENT.match(text) and not lesion.nodal:
        return sentence("only a lymph node is absent with a size, its short axis; what is absent otherwise is A")
    return None


def _viable(text: str, whole: int | None) -> int | None:
    if not text or text.upper() == "E":
        return None
    if half_width(text) == "=":
        if whole is None:
            raise EntryError(sentence("= needs a diameter to be equal to"))
        return whole
    return 0 if text.upper() == "A" else parse_diameter(text)


# --- lesions that have merged, and marks without a measurement ------------------------------------------------------


def one_organ(lesion: Lesion) -> str | None:
    """The organ as rules count it: all lymph nodes are one (R-1.3)."""
    if lesion.nodal:
        return "lymph node"
    return " ".join(lesion.organ.casefold().split()) if lesion.organ else None


def may_merge_into(lesion: Lesion, record: Record) -> tuple[Lesion, ...]:
    """The lesions with which this one can be measured: still there, of its organ, and for a target another target."""
    left = (one for one in lesions_left(record) if not is_noted_by_status(one) and one.number != lesion.number)
    return tuple(one for one in left if _apart(lesion, one) is None)


def number_of(text: str, record: Record) -> str:
    """The number of the lesion that is meant, as it is recorded: t1 is T1. What means none stays as it was typed."""
    known = {one.number.casefold(): one.number for one in record.lesions}
    return known.get(half_width(text).strip().casefold(), text)


def _apart(lesion: Lesion, other: Lesion) -> Sentence | None:
    """Why two lesions cannot be measured as one."""
    numbers = {"number": lesion.number, "other": other.number}
    if lesion.role is Role.TARGET and other.role is not Role.TARGET:
        words = "{number} is a target lesion and {other} is not: merged into it, it would be in no sum (R-1.6)"
        return sentence(words, **numbers)
    organs = one_organ(lesion), one_organ(other)
    if None not in organs and organs[0] != organs[1]:
        words = "{number} is of the {organ} and {other} of the {other_organ}: they cannot merge (R-1.6)"
        return sentence(words, **numbers, organ=Sentence(organs[0] or ""), other_organ=Sentence(organs[1] or ""))
    return None


def merge_problems(sizes: Sequence[SizeDraft], record: Record) -> Iterator[Problem]:
    """What is wrong with lesions that are said to be merged, at their diameters."""
    lesions = {one.number: one for one in record.lesions}
    left = {one.number for one in lesions_left(record) if not is_noted_by_status(one)}
    states = {size.number: state_of(size.diameter) for size in sizes}
    merged = {number: other for number, (state, other) in states.items() if state is State.MERGED and other}
    into = {number: number_of(other, record) for number, other in merged.items()}
    for number, other in into.items():
        lesion = lesions.get(number)
        if lesion is None:
            continue
        if other not in left or other == number:
            words = "there is no other target or new lesion {number} with which it could be measured"
            said: Sentence | None = sentence(words, number=other)
        else:
            said = _apart(lesion, lesions[other]) or _lost(number, into, states)
        if said is not None:
            yield Problem(f"lesions.{number}.diameter", said)


def _lost(number: str, into: Mapping[str, str], states: Mapping[str, tuple[State | None, str]]) -> Sentence | None:
    """Why the tumour of a merged lesion would be measured nowhere: in a circle, or with one that is gone."""
    passed, at = {number}, number
    while at in into:
        at = into[at]
        if at in passed:
            return sentence("lesions are merged into one another; one of them has a diameter (R-1.6)")
        passed.add(at)
    state = states.get(at, (None, ""))[0]
    if state in (State.ABSENT, State.REMOVED):
        words = "{other} is {state} at this read, and both are measured with it (R-1.6)"
        return sentence(words, other=at, state=state.value)
    return None


def mark_problems(marks: Sequence[MarksDraft], noted: Mapping[str, bool], record: Record) -> Iterator[Problem]:
    """Marks of a lesion of which nothing else is noted; ``noted`` says by number whether anything is."""
    by_status = {one.number for one in record.lesions if is_noted_by_status(one)}
    for one in marks:
        if one.is_empty or noted.get(one.number, False):
            continue
        if one.number in by_status:
            yield Problem(f"lesions.{one.number}.status", sentence("its status is needed beside its marks"))
        else:
            yield Problem(f"lesions.{one.number}.diameter", sentence("its diameter is needed beside its marks"))
