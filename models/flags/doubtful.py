"""What cannot be, or can hardly be, in a record: kept, told with both sides, and offered for correction (R-16)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from models.flags.flags import Flag, Severity
from models.names.same_term import same_spelling
from models.names.synonyms import known_spelling
from models.record.analytes import ANALYTES
from models.record.impossible import impossible, kept_after_death
from models.record.labs import in_digits
from models.record.plausible import other_unit
from models.record.records import AdverseEvent, LabResult, Record
from models.words import Input, Sentence, Why, listed, sentence

SOURCE = "Own rule: what cannot be, or can hardly be"
FATAL = 5
_ONE_DAY = ("radiation", "procedure", "cell therapy")


def doubtful_flags(record: Record, today: date) -> Iterator[Flag]:
    """Everything of R-16 that is not about reads; those are told by ``models.flags.reads``."""
    yield from _impossible(record, today)
    for found in (_fatal_events, _death_without_a_date, _after_death, _unknown_analytes, _other_units, _one_term):
        yield from found(record)
    yield from _open_twice(record)


def _flag(
    severity: Severity,
    summary: Sentence,
    inputs: Sequence[Input],
    *,
    on: date | None = None,
    data_gap: bool = False,
    missing: tuple[Sentence, ...] = (),
) -> Flag:
    why = Why(rule="R-16", inputs=tuple(inputs), missing=missing, source=SOURCE)
    return Flag(severity=severity, summary=summary, why=why, on=on, data_gap=data_gap)


def _impossible(record: Record, today: date) -> Iterator[Flag]:
    """What a door would refuse today and an older file holds."""
    found = impossible(record, today)
    if not found:
        return
    inputs = [Input(one.what, one.sentence, on=one.on) for one in found]
    first = sentence("{what}: {problem}", what=found[0].what, problem=found[0].sentence)
    if len(found) == 1:
        summary = sentence("This cannot be: {first}", first=first)
    else:
        summary = sentence("{count} things in the record cannot be; the first: {first}", count=len(found), first=first)
    yield _flag(Severity.REVIEW, summary, inputs, on=max((one.on for one in found if one.on), default=None))


def _fatal_events(record: Record) -> Iterator[Flag]:
    """An event of grade 5 is a death, and no death is recorded."""
    if record.outcome.is_dead:
        return
    for event in record.adverse_events:
        if event.grade >= FATAL:
            words = sentence("{term} of grade 5 means death, and no death is recorded", term=event.term)
            alive = Sentence("alive") if record.outcome.alive else Sentence("not recorded")
            inputs = (_event(event), Input(Sentence("outcome"), alive, on=record.outcome.last_contact))
            yield _flag(Severity.REVIEW, words, inputs, on=event.first)


def _event(event: AdverseEvent) -> Input:
    return Input(Sentence(event.term), sentence("grade {grade}", grade=event.grade), on=event.start)


def _death_without_a_date(record: Record) -> Iterator[Flag]:
    if not record.outcome.is_dead or record.outcome.died is not None:
        return
    in_part = record.outcome.death_date
    known = () if in_part is None else (Input(Sentence("death"), str(in_part)),)
    yield _flag(
        Severity.REVIEW,
        Sentence("Died on a day that is not recorded: what depends on it cannot be determined"),
        (Input(Sentence("outcome"), Sentence("dead"), on=record.outcome.last_contact), *known),
        missing=(Sentence("Date of death"),),
        data_gap=True,
    )


def _after_death(record: Record) -> Iterator[Flag]:
    """Results that came in within a week of the death, and a last contact after it: kept and remarked."""
    kept = kept_after_death(record)
    if not kept:
        return
    names = listed([sentence("{what} of {on}", what=one.what, on=one.on) for one in kept])
    summary = sentence("After the death on {died} and kept: {names}", died=record.outcome.died, names=names)
    inputs = [Input(Sentence("death"), str(record.outcome.died))]
    yield _flag(Severity.INFORMATION, summary, [*inputs, *(Input(one.what, str(one.on)) for one in kept)])


def _unknown_analytes(record: Record) -> Iterator[Flag]:
    """Names that no rule reads: kept and charted, and never passed over. Another name of a known one is for review."""
    latest = {result.analyte: result for result in record.labs if result.analyte not in ANALYTES}
    other_names = {name: spelt for name in latest if (spelt := known_spelling(name)) is not None}
    for name, spelt in other_names.items():
        words = sentence("“{name}” is spelt {spelt}: no rule reads its results", name=name, spelt=spelt)
        yield _flag(Severity.REVIEW, words, (_result(latest[name]),), on=latest[name].date, data_gap=True)
    unknown = [result for name, result in latest.items() if name not in other_names]
    if unknown:
        names = listed([result.analyte for result in unknown])
        words = sentence("Kept and charted, but read by no rule: {names}", names=names)
        yield _flag(Severity.INFORMATION, words, [_result(result) for result in unknown], data_gap=True)


def _result(result: LabResult) -> Input:
    return Input(Sentence(result.analyte), result.value.reported, result.unit, result.date)


def _other_units(record: Record) -> Iterator[Flag]:
    """Results that can hardly be in the unit they are written in, and well in the other."""
    found = [(result, unit) for result in record.labs if (unit := other_unit(result)) is not None]
    for result, unit in found:
        words = {"analyte": result.analyte, "value": in_digits(result.value.limit), "unit": result.unit, "other": unit}
        summary = sentence("{analyte} {value} {unit} on {on}: a value of {other}?", on=result.date, **words)
        yield _flag(Severity.INFORMATION, summary, (_result(result),), on=result.date, data_gap=True)


def _one_term(record: Record) -> Iterator[Flag]:
    """Terms that differ only in case, spelling or language, counted as one."""
    spellings: dict[str, dict[str, AdverseEvent]] = {}
    for event in record.adverse_events:
        spellings.setdefault(same_spelling(event.term), {}).setdefault(event.term, event)
    for written in spellings.values():
        if len(written) > 1:
            summary = sentence("Counted as one term: {names}", names=listed(list(written)))
            yield _flag(Severity.INFORMATION, summary, [_event(event) for event in written.values()], data_gap=True)


def _open_twice(record: Record) -> Iterator[Flag]:
    """One agent with several entries that go on: which of the doses is taken now is not said.

    A dose that was left out does not go on.
    """
    if record.outcome.is_dead:
        return
    going_on: dict[str, list[Input]] = {}
    last: dict[str, date] = {}
    for given in record.treatments:
        if given.stop is None and given.omitted is not True and given.kind not in _ONE_DAY:
            dose = "–" if given.dose is None else in_digits(given.dose)
            entry = Input(Sentence(given.agent), dose, given.unit or "", given.start)
            going_on.setdefault(given.agent.casefold(), []).append(entry)
            last[given.agent.casefold()] = given.first
    for agent, entries in going_on.items():
        if len(entries) > 1:
            words = {"count": len(entries), "agent": entries[0].label}
            summary = sentence("{count} entries of {agent} have no end: which goes on is not said", **words)
            yield _flag(Severity.INFORMATION, summary, entries, on=last[agent], data_gap=True)
