"""What makes a case impossible although each of its values can stand alone: rules that a schema cannot say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import reduce

from models.forms.template import name_problem, template_problems
from models.names.synonyms import known_spelling
from models.record.analytes import ANALYTES, is_absurd
from models.record.identity import OLDEST_YEARS
from models.record.impossible import impossible
from models.record.partialdate import Day, first_day, last_day
from models.record.protocol import Protocol, parameter_problem
from models.record.queries import is_gone, target_of
from models.record.records import Imaging, LabResult, Lesion, Measurement, Record, Role, State
from models.record.story import story_problems
from models.response.lesions import LARGEST_TENTHS, MOST_TARGETS, MOST_TARGETS_PER_ORGAN
from models.words import Sentence, listed, sentence
from storage.files.caseschema import right_spelling
from storage.jsonfile import below, path_of, shown
from storage.problems import FileProblem

Problem = tuple[str, Sentence]


def check_rules(record: Record, protocols: Collection[str]) -> None:
    """Raise FileProblem for the first thing in ``record`` that no program could make sense of."""
    for place, said in rule_problems(record):
        raise FileProblem(place, said)
    _check_protocol(record, protocols)


def rule_problems(record: Record) -> Iterator[Problem]:
    """Every such thing, but for an unknown protocol."""
    return (problem for rule in _RULES for problem in rule(record))


def check_possible(record: Record, today: date | None) -> None:
    """Raise FileProblem for the first thing in ``record`` that cannot be (R-16), as of ``today``."""
    for found in impossible(record, today):
        raise FileProblem(path_of(found.place), found.sentence)


def _check_protocol(record: Record, protocols: Collection[str]) -> None:
    if record.template is not None:
        for place, said in _template_problems(record.protocol, record.template, protocols):
            raise FileProblem(place, said)
    elif record.protocol not in protocols:
        spelt = right_spelling(record.protocol, protocols)
        words = {"name": shown(record.protocol), "spelt": shown(spelt), "known": listed(sorted(protocols))}
        unknown = sentence("{name} is unknown; the protocols are {known}", **words)
        told = sentence("{name} is spelt {spelt}; the protocols are {known}", **words)
        raise FileProblem("protocol", told if spelt else unknown)


_KEYS = {"name": "label", "before": "earliest", "after": "latest"}  # of what is typed otherwise


def _template_problems(named: str, template: Protocol, shipped: Collection[str]) -> Iterator[Problem]:
    """Why a case cannot have this template of a clinic's own."""
    if template.name in shipped:
        said = sentence("{name} comes with the program and cannot be changed", name=shown(template.name))
        yield "protocol_template.name", said
    elif problem := name_problem(template.name, shipped):
        yield "protocol_template.name", problem
    if template.name != named:
        words = {"name": shown(named), "other": shown(template.name)}
        yield "protocol", sentence("the case names {name}, the template is {other}", **words)
    for one in template_problems(template):
        part, *inner = one.field.split(".")
        if part == "visits" and inner:
            part, inner = f"visits[{inner[0]}]", [_KEYS.get(inner[1], inner[1])]
        yield ".".join(("protocol_template", part, *inner)), one.sentence


def _before(place: str, on: Day | None, start: Day | None, start_name: Sentence) -> Iterator[Problem]:
    if on is not None and start is not None and last_day(on) < first_day(start):
        yield place, sentence("{on} is before {what} ({start})", on=on, what=start_name, start=start)


def _patient(record: Record) -> Iterator[Problem]:
    known, start = record.patient.birth_date, record.treatment_start
    if known is None:
        return
    yield from _before("treatment_start", start, known, Sentence("the patient was born"))
    if start is not None and start.year - last_day(known).year > OLDEST_YEARS:
        words = {"on": known, "n": OLDEST_YEARS}
        yield "patient.birth_date", sentence("{on} is more than {n} years before the start of treatment", **words)
    dates: Sequence[Day | None]
    for key, dates in (
        ("treatments[{}].start", [given.start for given in record.treatments]),
        ("medications[{}].start", [given.start for given in record.medications]),
        ("visits[{}].date", [visit.date for visit in record.visits]),
        ("labs[{}].date", [result.date for result in record.labs]),
        ("imaging[{}].date", [read.date for read in record.imaging]),
    ):
        for index, on in enumerate(dates):
            yield from _before(key.format(index), on, known, Sentence("the patient was born"))


def _visits(record: Record) -> Iterator[Problem]:
    for index, visit in enumerate(record.visits):
        upper, lower = visit.systolic, visit.diastolic
        if upper is not None and lower is not None and lower >= upper:
            words = sentence("{lower} is not below the systolic pressure, {upper}", lower=lower, upper=upper)
            yield f"visits[{index}].diastolic", words


def _treatments(record: Record) -> Iterator[Problem]:
    for index, given in enumerate(record.treatments):
        yield from _before(f"treatments[{index}].stop", given.stop, given.start, Sentence("its start"))
        if given.omitted and given.dose:
            words = sentence("the dose was omitted, and {dose} is said to be given", dose=given.dose)
            yield f"treatments[{index}].omitted", words


def _medications(record: Record) -> Iterator[Problem]:
    for index, given in enumerate(record.medications):
        yield from _before(f"medications[{index}].stop", given.stop, given.start, Sentence("its start"))


def _identifiers(record: Record) -> Iterator[Problem]:
    """What is derived from a result or a visit names one, and one only."""
    seen: set[str] = set()
    ids = [(f"labs[{index}].id", result.identifier) for index, result in enumerate(record.labs)]
    ids += [(f"visits[{index}].id", visit.identifier) for index, visit in enumerate(record.visits)]
    for place, name in ids:
        if name is not None and name in seen:
            yield place, sentence("{name} is the id of another result or visit", name=shown(name))
        seen.add(name or "")
    given: set[str] = set()
    for index, treatment in enumerate(record.treatments):
        name = treatment.identifier
        if name is not None and name in given:
            yield f"treatments[{index}].id", sentence("{name} is the id of another treatment", name=shown(name))
        given.add(name or "")


def _events(record: Record) -> Iterator[Problem]:
    for index, event in enumerate(record.adverse_events):
        yield from _before(f"adverse_events[{index}].stop", event.stop, event.start, Sentence("its start"))
        yield from ((f"adverse_events[{index}].{name}", said) for name, said in story_problems(event))


def _outcome(record: Record) -> Iterator[Problem]:
    outcome, start = record.outcome, record.treatment_start
    died = None if outcome.death_date is None else last_day(outcome.death_date)
    for name, on in (("death_date", died), ("last_contact", outcome.last_contact)):
        yield from _before(f"outcome.{name}", on, start, Sentence("the start of treatment"))
    if outcome.alive and outcome.death_date is not None:
        yield "outcome.death_date", sentence("the patient is said to be alive; one of the two is wrong")


def _settings(record: Record) -> Iterator[Problem]:
    for name, value in record.settings:
        if problem := parameter_problem(name, value):
            yield below("settings", name), problem


def spelling_problem(analyte: str) -> Sentence | None:
    """Why ``analyte`` cannot be taken for an unknown one: it is a known one, spelt otherwise."""
    spelt = known_spelling(analyte)
    return None if spelt in (None, analyte) else _spelt(analyte, spelt)


def _spelt(name: object, spelt: object) -> Sentence:
    return sentence("{name} is spelt {spelt}", name=shown(name), spelt=shown(spelt))


def unit_problem(analyte: str, unit: str) -> Sentence | None:
    """Why ``unit`` is not a unit of a known analyte. An unknown analyte may have any."""
    known = ANALYTES.get(analyte)
    if known is None or known.factor(unit) is not None:
        return None
    units = [name for name, _ in known.units if name]
    if not units:
        return sentence("{unit} is not a unit of {analyte}; it has no unit", unit=shown(unit), analyte=analyte)
    words = {"unit": shown(unit), "analyte": analyte, "units": reduce(_either, units[1:], Sentence(units[0]))}
    if not unit:
        return sentence("{analyte} needs a unit; {units} is expected", analyte=analyte, units=words["units"])
    spelt = right_spelling(unit.replace("µ", "u").replace("μ", "u"), units)
    if spelt:
        return _spelt(unit, spelt)
    return sentence("{unit} is not a unit of {analyte}; {units} is expected", **words)


def _either(one: Sentence, other: str) -> Sentence:
    return sentence("{one} or {other}", one=one, other=other)


def _labs(record: Record) -> Iterator[Problem]:
    for index, result in enumerate(record.labs):
        for key, said in result_problems(result):
            yield f"labs[{index}].{key}", said


def result_problems(result: LabResult) -> Iterator[Problem]:
    """Why a case file could not hold a result, by key."""
    if problem := spelling_problem(result.analyte):
        yield "analyte", problem
    if problem := unit_problem(result.analyte, result.unit):
        yield "unit", problem
    if is_absurd(result.analyte, result.unit, result.value):
        reported = f"{result.value.reported} {result.unit}".strip()
        words = {"value": shown(reported), "analyte": result.analyte}
        yield "value", sentence("{value} is beyond any {analyte} measured in a person", **words)
    if result.low is not None and result.high is not None and result.low > result.high:
        yield "low", sentence("{low} is above the upper limit {high}", low=result.low, high=result.high)


def _ranges(record: Record) -> Iterator[Problem]:
    """Each edition has a limit, a unit of its analyte, and a first day of its own."""
    seen: set[tuple[object, ...]] = set()
    for index, one in enumerate(record.ranges):
        place = f"ranges[{index}]"
        if problem := unit_problem(one.analyte, one.unit):
            yield f"{place}.unit", problem
        if one.low is None and one.high is None:
            yield place, sentence("a range has a lower or an upper limit")
        limits = [limit for limit in (one.critical_low, one.low, one.high, one.critical_high) if limit is not None]
        if limits != sorted(limits):
            told = listed([str(limit) for limit in limits])
            yield place, sentence("the limits {limits} are not in order", limits=told)
        edition = (one.laboratory, one.analyte, one.unit, one.sex, one.valid_from)
        if edition in seen:
            yield (
                place,
                sentence(
                    "the same laboratory, analyte, unit and sex have an edition of {on} already", on=one.valid_from
                ),
            )
        seen.add(edition)


def _lesions(record: Record) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, lesion in enumerate(record.lesions):
        if lesion.number in seen:
            name = shown(lesion.number)
            said = sentence("{number} is already the number of another lesion (R-1.8)", number=name)
            yield f"lesions[{index}].number", said
        seen.add(lesion.number)


def _organ(lesion: Lesion) -> str | Sentence | None:
    if lesion.nodal:
        return Sentence("lymph nodes, which count as one organ")
    return " ".join(lesion.organ.casefold().split()) if lesion.organ else None


def _targets(record: Record) -> Iterator[Problem]:
    per_organ: Counter[str | Sentence] = Counter()
    targets = [(index, lesion) for index, lesion in enumerate(record.lesions) if lesion.role is Role.TARGET]
    for count, (index, lesion) in enumerate(targets, start=1):
        if count > MOST_TARGETS:
            words = sentence(
                "this is target lesion {count}; R-1.3 allows at most {most}", count=count, most=MOST_TARGETS
            )
            yield f"lesions[{index}].role", words
        organ = _organ(lesion)
        if organ is None:
            continue
        per_organ[organ] += 1
        if per_organ[organ] > MOST_TARGETS_PER_ORGAN:
            told = {"count": per_organ[organ], "organ": organ, "most": MOST_TARGETS_PER_ORGAN}
            said = sentence("this is target lesion {count} in {organ}; R-1.3 allows at most {most} per organ", **told)
            yield f"lesions[{index}].organ", said


def _imaging(record: Record) -> Iterator[Problem]:
    lesions = {lesion.number: lesion for lesion in record.lesions}
    for index, read in enumerate(record.imaging):
        yield from _read(read, f"imaging[{index}].lesions", lesions)


def _read(read: Imaging, place: str, lesions: Mapping[str, Lesion]) -> Iterator[Problem]:
    for measured in read.measurements:
        inner = below(place, measured.number)
        lesion = lesions.get(measured.number)
        if lesion is None:
            yield inner, sentence("there is no lesion {number} in lesions", number=shown(measured.number))
        elif lesion.role is Role.NON_TARGET:
            yield from _non_target(measured, inner)
        else:
            yield from _target(measured, inner, lesion)
            yield from _merged(measured, inner, lesions)
            yield from _circle(measured, inner, read)


def _non_target(measured: Measurement, place: str) -> Iterator[Problem]:
    for key, value in (
        ("diameter_mm", measured.diameter_tenths),
        ("viable_mm", measured.viable_tenths),
        ("parts_mm", measured.parts_tenths),
        ("state", measured.state),
        ("into", measured.into),
    ):
        if value is not None:
            yield f"{place}.{key}", sentence("a non-target lesion is noted by its status and not measured")


def _target(measured: Measurement, place: str, lesion: Lesion) -> Iterator[Problem]:
    """A node has a short axis even when it is called absent (R-1.6); any other lesion has a size or a state."""
    if measured.status is not None and lesion.role is Role.TARGET:
        yield f"{place}.status", sentence("a target lesion is noted by diameters or a state and has no status")
    if measured.diameter_tenths is not None and measured.parts_tenths is not None:
        yield f"{place}.parts_mm", sentence("a lesion has a diameter or parts and not both")
    if sum(measured.parts_tenths or ()) > LARGEST_TENTHS:
        words = sentence("the parts together are longer than {most} mm", most=LARGEST_TENTHS // 10)
        yield f"{place}.parts_mm", words
    sizes = (measured.diameter_tenths, measured.viable_tenths, measured.parts_tenths)
    node_is_small = lesion.nodal and measured.state in (State.ABSENT, State.TOO_SMALL)
    if measured.state is not None and any(size is not None for size in sizes) and not node_is_small:
        yield f"{place}.state", sentence("a lesion is measured or {state} and not both", state=shown(measured.state))


def _merged(measured: Measurement, place: str, lesions: Mapping[str, Lesion]) -> Iterator[Problem]:
    if measured.into is None:
        return
    if measured.state is not State.MERGED:
        yield f"{place}.into", sentence("only a merged lesion is measured with another")
    if measured.into not in lesions or measured.into == measured.number:
        yield f"{place}.into", sentence("there is no other lesion {number} in lesions", number=shown(measured.into))


def _circle(measured: Measurement, place: str, read: Imaging) -> Iterator[Problem]:
    """Lesions that are merged into one another have no diameter at all (R-1.6)."""
    passed = {measured.number}
    other = measured
    while other.state is State.MERGED and other.into is not None and (found := read.measurement(other.into)):
        if found.number in passed:
            yield f"{place}.into", sentence("lesions are merged into one another; one of them has a diameter (R-1.6)")
            return
        passed.add(found.number)
        other = found


def _queries(record: Record) -> Iterator[Problem]:
    """Each is about a value of this patient, or about a row that was taken out of its list."""
    for index, query in enumerate(record.queries):
        if not is_gone(query.about) and target_of(record, query.about) is None:
            said = sentence("there is nothing at {place} in this case", place=shown(query.about))
            yield f"queries[{index}].about", said


_RULES = (
    _patient,
    _treatments,
    _medications,
    _visits,
    _lesions,
    _targets,
    _labs,
    _ranges,
    _imaging,
    _identifiers,
    _events,
    _outcome,
    _queries,
    _settings,
)
