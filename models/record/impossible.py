"""What cannot be (R-16): one list of checks for every door, the case file, an import, an entry and a form.

Every check names both sides. What an older clinic file holds of these stays, and is flagged by the same list.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from models.record.partialdate import Day, PartialDate, first_day, last_day
from models.record.records import Cheng, Imaging, Measurement, Record, Thrombus, Vp
from models.words import Sentence, listed, sentence

Place = tuple[str | int, ...]
PLANNED_DAYS = 365  # further ahead a plan is a slip of the year
RESULT_AFTER_DEATH_DAYS = 7  # a sample that was taken in life may be reported after it
HEPATIC_VEINS = (
    "none",
    "right hepatic vein",
    "middle hepatic vein",
    "left hepatic vein",
    "inferior vena cava",
    "right atrium",
    "Vv1",
    "Vv2",
    "Vv3",
)
_NO_SITE = frozenset({"", "-", "–", "—", "−", "/", "0", "no", "non", "none", "nil", "na", "n/a", "无", "無", "没有"})
_NODE = re.compile(r"lymph[\s-]*(?:node|gland)|lymphad|\bnodes?\b|\bnodal\b|\blns?\b|淋巴", re.IGNORECASE)
# Where lymph nodes lie: no organs of their own, so that a node may be written by its place alone.
_PLACE_OF_NODES = re.compile(
    r"porta|hilum|hilar|hilus|hepatoduodenal|caval|retroperiton|mediastin|axill|supraclav|cervical|neck|groin|inguin"
    r"|mesent|aort|pelvi[cs]|iliac|abdom|thora|chest|co?eliac|phrenic|肝门|腹膜后|纵隔|腋|锁骨上|颈|腹股沟",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Impossible:
    """One thing that cannot be. ``place`` is its path in a case file (``visits``, 0, ``date``), ``what`` names it."""

    place: Place
    sentence: Sentence
    what: Sentence
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Something that has happened, with its day, or what is known of it: never a plan."""

    place: Place
    what: Sentence
    day: Day
    is_result: bool = False
    is_last_contact: bool = False

    @property
    def on(self) -> date:
        """The first day on which it may have happened."""
        return first_day(self.day)


def impossible(record: Record, today: date | None = None) -> tuple[Impossible, ...]:
    """Everything in a record that cannot be, in the order of a case file; ``today`` None: nothing is in the future."""
    return tuple(_impossible(record, today))


def newly_impossible(before: Record, after: Record, today: date | None = None) -> tuple[Impossible, ...]:
    """What a change would add: what was there before is not in its way, so that it can be mended piece by piece."""
    known = Counter((found.what, found.on, found.sentence) for found in impossible(before, today))
    new = []
    for found in impossible(after, today):
        same = (found.what, found.on, found.sentence)
        if known[same]:
            known[same] -= 1
        else:
            new.append(found)
    return tuple(new)


def _impossible(record: Record, today: date | None) -> Iterator[Impossible]:
    yield from _profile(record)
    for index, lesion in enumerate(record.lesions):
        if said := node_problem(lesion.organ, lesion.nodal):
            yield Impossible(("lesions", index, "nodal"), said, sentence("lesion {number}", number=lesion.number))
    for index, read in enumerate(record.imaging):
        yield from _read(read, ("imaging", index))
    yield from _after_removal(record)
    yield from _moments(record, today)


# --- the profile ----------------------------------------------------------------------------------------------------


def _profile(record: Record) -> Iterator[Impossible]:
    baseline = record.baseline
    if said := hepatic_vein_problem(baseline.hepatic_vein):
        yield Impossible(("baseline", "hepatic_vein"), said, Sentence("hepatic vein"))
    if said := thrombus_problem(baseline.vp, baseline.cheng):
        yield Impossible(("baseline", "cheng"), said, Sentence("thrombus class"))
    for index, site in enumerate(baseline.extrahepatic_sites or ()):
        if said := site_problem(site):
            yield Impossible(("baseline", "extrahepatic_sites", index), said, Sentence("sites outside the liver"))


def site_problem(site: str) -> Sentence | None:
    """Why ``site`` is no site outside the liver: a word for none in a list that would count as spread (R-12.2)."""
    if " ".join(site.casefold().split()) in _NO_SITE:
        return sentence("“{site}” is no site; leave the list empty", site=site)
    return None


def hepatic_vein_problem(vein: str | None) -> Sentence | None:
    """Why ``vein`` cannot be: invasion of the hepatic vein has a fixed vocabulary (R-12.2)."""
    if vein is None or vein in HEPATIC_VEINS:
        return None
    return sentence("“{vein}” is not one of {words}", vein=vein, words=listed(HEPATIC_VEINS))


# --- lesions and reads ----------------------------------------------------------------------------------------------


def names_a_node(organ: str | None) -> bool:
    """Whether the organ is written as lymph node, in whatever words."""
    return organ is not None and _NODE.search(organ) is not None


def node_problem(organ: str | None, nodal: bool | None) -> Sentence | None:
    """Why organ and ``nodal`` cannot both be right. A place where nodes lie, or no organ, goes with either."""
    if nodal is None or organ is None or not organ.strip():
        return None
    if not nodal and names_a_node(organ):
        return sentence("the organ is “{organ}” and the lesion is said to be no lymph node", organ=organ)
    if nodal and not names_a_node(organ) and not _PLACE_OF_NODES.search(organ):
        words = "the lesion is said to be a lymph node and the organ is “{organ}”, not “lymph node”"
        return sentence(words, organ=organ)
    return None


def viable_problem(measured: Measurement) -> Sentence | None:
    """Why the two diameters of one lesion cannot both be right: the viable part is larger than the whole."""
    whole = sum(measured.parts_tenths) if measured.parts_tenths else measured.diameter_tenths
    viable = measured.viable_tenths
    if viable is None or whole is None or viable <= whole:
        return None
    words = {"viable": f"{viable / 10:.1f}", "whole": f"{whole / 10:.1f}"}
    return sentence("the viable diameter, {viable} mm, is larger than the whole one, {whole} mm", **words)


def thrombus_problem(vp: Vp | None, cheng: Cheng | None) -> Sentence | None:
    """Why two classes of one thrombus cannot both be right (R-9)."""
    if vp is None or cheng is None:
        return None
    if vp is Vp.VP0 and cheng is not Cheng.NONE:
        return sentence("{vp} says that there is no thrombus, and Cheng {cheng} that there is", vp=vp, cheng=cheng)
    if cheng is Cheng.NONE and vp in (Vp.VP2, Vp.VP3, Vp.VP4):
        return sentence("Cheng {cheng} says that there is no thrombus, and {vp} that there is", vp=vp, cheng=cheng)
    return None


def _read(read: Imaging, place: Place) -> Iterator[Impossible]:
    for measured in read.measurements:
        if said := viable_problem(measured):
            inner = (*place, "lesions", measured.number, "viable_mm")
            yield Impossible(inner, said, sentence("lesion {number}", number=measured.number), read.date)
    thrombus = read.thrombus or Thrombus()
    if said := thrombus_problem(thrombus.vp, thrombus.cheng):
        yield Impossible((*place, "pvtt", "cheng"), said, Sentence("thrombus class"), read.date)


def _after_removal(record: Record) -> Iterator[Impossible]:
    """What was removed has no size and no state at a later read (R-1.6a)."""
    removed: dict[str, date] = {}
    for read in sorted(record.imaging, key=lambda read: read.date):
        for measured in (measured for measured in read.measurements if measured.removed):
            removed.setdefault(measured.number, read.date)
    for index, read in enumerate(record.imaging):
        for measured in read.measurements:
            gone = removed.get(measured.number)
            if gone is not None and read.date > gone and not measured.removed:
                words = "it was read on {on}, and was removed by {gone} (R-1.6a)"
                what = sentence("lesion {number}", number=measured.number)
                place = ("imaging", index, "lesions", measured.number)
                yield Impossible(place, sentence(words, on=read.date, gone=gone), what, read.date)


# --- time -----------------------------------------------------------------------------------------------------------


def occurrences(record: Record) -> Iterator[Occurrence]:
    """Everything that is recorded as having happened. The start of treatment may be planned, and is none."""
    if record.baseline.diagnosis_date is not None:
        yield Occurrence(("baseline", "diagnosis_date"), Sentence("diagnosis"), record.baseline.diagnosis_date)
    yield from _spans("treatments", ((one.agent, one.start, one.stop) for one in record.treatments))
    yield from _spans("medications", ((one.name, one.start, one.stop) for one in record.medications))
    for index, visit in enumerate(record.visits):
        yield Occurrence(("visits", index, "date"), Sentence("visit"), visit.date)
    for index, result in enumerate(record.labs):
        yield Occurrence(("labs", index, "date"), Sentence(result.analyte), result.date, is_result=True)
    for index, read in enumerate(record.imaging):
        yield Occurrence(("imaging", index, "date"), Sentence("imaging"), read.date)
    yield from _spans("adverse_events", ((one.term, one.start, one.stop) for one in record.adverse_events))
    for index, event in enumerate(record.adverse_events):
        for step in event.grades or ():
            yield Occurrence(("adverse_events", index, "grades"), Sentence(event.term), step.on)
    outcome = record.outcome
    if outcome.last_contact is not None:
        what = Sentence("last contact")
        yield Occurrence(("outcome", "last_contact"), what, outcome.last_contact, is_last_contact=True)
    if outcome.new_therapy_start is not None:
        yield Occurrence(("outcome", "new_therapy_start"), Sentence("new therapy"), outcome.new_therapy_start)


def _spans(part: str, entries: Iterable[tuple[str, Day | None, Day | None]]) -> Iterator[Occurrence]:
    """First and last days of what lasts, where they are known."""
    for index, (name, start, stop) in enumerate(entries):
        for key, on in (("start", start), ("stop", stop)):
            if on is not None:
                yield Occurrence((part, index, key), Sentence(name), on)


def days(record: Record) -> frozenset[date]:
    """The days of all ``occurrences``, without their names: a list of a thousand patients asks for no more."""
    found: set[Day | None] = {record.baseline.diagnosis_date}
    for spans in (record.treatments, record.medications, record.adverse_events):
        found.update(one.start for one in spans)
        found.update(one.stop for one in spans)
    found.update(visit.date for visit in record.visits)
    found.update(result.date for result in record.labs)
    found.update(read.date for read in record.imaging)
    found.update(step.on for event in record.adverse_events for step in event.grades or ())
    found.update((record.outcome.last_contact, record.outcome.new_therapy_start))
    return frozenset(first_day(day) for day in found if day is not None)


def last_date(record: Record, today: date | None = None) -> date:
    """The last date on which anything of the record was observed; none after ``today``, which is the last resort.

    A death that is known in part was on the first day of its span, at the earliest.
    """
    dates = set(days(record))
    if record.treatment_start is not None:
        dates.add(record.treatment_start)
    if record.outcome.death_date is not None:
        dates.add(first_day(record.outcome.death_date))
    return max((on for on in dates if today is None or on <= today), default=today or record.day_zero)


def kept_after_death(record: Record) -> tuple[Occurrence, ...]:
    """What is later than the death and may be: results of up to seven days, and the day the family was reached."""
    died = record.outcome.died
    if died is None:
        return ()
    return tuple(found for found in occurrences(record) if found.on > died and after_death_problem(found, died) is None)


def after_death_problem(found: Occurrence, died: Day) -> Sentence | None:
    """Why an occurrence cannot be later than the death, where it is; of one known in part, later than all of it."""
    last = last_day(died)
    if found.on <= last or found.is_last_contact:
        return None
    words = {"on": found.day, "died": died, "days": RESULT_AFTER_DEATH_DAYS}
    if not found.is_result:
        return sentence("{on} is after the death, {died}", on=found.day, died=died)
    if found.on - last <= timedelta(days=RESULT_AFTER_DEATH_DAYS):
        return None
    return sentence("{on} is more than {days} days after the death, {died}", **words)


def future_problem(on: Day, today: date | None) -> Sentence | None:
    """Why an occurrence cannot have happened yet; ``today`` None where no clock can be trusted."""
    if today is None or first_day(on) <= today:
        return None
    return sentence("{on} is after today, {today}", on=on, today=today)


def planned_problem(on: date | None, today: date | None) -> Sentence | None:
    """Why a plan, the start of treatment among them, cannot be meant: it is more than a year ahead."""
    if on is None or today is None or on <= today + timedelta(days=PLANNED_DAYS):
        return None
    return sentence("{on} is more than a year away", on=on)


def part_problem(day: Day | None, start: date | None) -> Sentence | None:
    """Why a treatment needs its day: it is known in part, and not before the start of treatment nor in its span."""
    if not isinstance(day, PartialDate) or start is None or day.first <= start:
        return None
    return sentence(
        "{on} is since the start of treatment, {start}: a treatment since then needs its day", on=day, start=start
    )


def new_therapy_problem(on: date | None, start: date | None) -> Sentence | None:
    """Why a therapy cannot be the new one: the treatment that it follows had not begun."""
    if on is None or (start is not None and on >= start):
        return None
    if start is None:
        return sentence("{on} is a new therapy, and treatment has not started", on=on)
    return sentence("{on} is before the start of treatment, {start}", on=on, start=start)


def _moments(record: Record, today: date | None) -> Iterator[Impossible]:
    """A death that is known in part is in the way only of what is after all of it (R-18)."""
    known = record.outcome.death_date
    for found in occurrences(record):
        said = future_problem(found.day, today)
        if said is None and known is not None:
            said = after_death_problem(found, known)
        if said is not None:
            yield Impossible(found.place, said, found.what, found.on)
    if known is not None and (said := future_problem(known, today)):
        yield Impossible(("outcome", "death_date"), said, Sentence("death"), last_day(known))
    born, start = record.patient.birth_date, record.treatment_start
    if born is not None and (said := future_problem(born, today)):
        yield Impossible(("patient", "birth_date"), said, Sentence("birth"), last_day(born))
    if said := planned_problem(start, today):
        yield Impossible(("treatment_start",), said, Sentence("start of treatment"), start)
    for index, given in enumerate(record.treatments):
        if said := planned_problem(given.planned_date, today):
            yield Impossible(("treatments", index, "planned_date"), said, Sentence(given.agent), given.planned_date)
        for key, day in (("start", given.start), ("stop", given.stop)):
            if said := part_problem(day, record.treatment_start):
                yield Impossible(("treatments", index, key), said, Sentence(given.agent), given.first)
    therapy = record.outcome.new_therapy_start
    if said := new_therapy_problem(therapy, record.treatment_start):
        yield Impossible(("outcome", "new_therapy_start"), said, Sentence("new therapy"), therapy)
