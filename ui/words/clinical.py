"""How the patient summary words what it prints: analytes, units, ranges, doses, falls, answers, outcomes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from models.course.lanes import DoseSpan, TreatmentLane
from models.flags.flags import Severity
from models.markers.markers import MarkerCheck
from models.quantities import Answer
from models.record.analytes import ANALYTES
from models.record.partialdate import PartialDate
from models.record.plausible import Doubt
from models.record.records import (
    Ascites,
    Encephalopathy,
    Imaging,
    LabResult,
    Lesion,
    Medication,
    Record,
    ReviewedFlag,
    State,
    Status,
    Treatment,
)
from models.response.endpoints import Endpoint
from models.words import filled, limit_shown, percent_words
from ui.words.common import in_months, not_recorded
from ui.words.language import BOTH, UNITS, clauses, day_and_month, listed, short_date, told
from ui.words.recorded import recorded
from ui.words.speaking import first_sign, said
from ui.words.speaking import translate as translate  # said here to everybody


def printed_words(printed_at: datetime, printed_by: str, *, judged: date, mark: str) -> str:
    """The line of every foot that says when a page was printed, by whom, of which data, and where the journal ended."""
    template = translate("Report", "Printed {date} {time} by {name} · data as of {data}")
    if mark:
        template = translate("Report", "Printed {date} {time} by {name} · data as of {data} · journal {mark}")
    return template.format(
        date=short_date(printed_at.date()),
        time=printed_at.strftime("%H:%M"),
        name=printed_by or not_recorded(),
        data=short_date(judged),
        mark=mark,
    )


def joined(parts: list[str]) -> str:
    """Words in a list."""
    return listed(parts)


def capital(words: str) -> str:
    """With a capital first letter, the rest as it is."""
    at = first_sign(words)
    return words[:at] + words[at : at + 1].upper() + words[at + 1 :]


def analyte_name(analyte: str) -> str:
    """An analyte at the head of a row; one that neither a rule nor a list of words knows keeps its own spelling."""
    return capital(translate("models", analyte)) if analyte in ANALYTES else recorded(analyte)


def unit_words(unit: str) -> str:
    """A unit as it is printed; ``days`` and ``cells`` in the language of the screen."""
    return UNITS.get(unit) or recorded(unit)


def analyte_with_unit(analyte: str, unit: str) -> str:
    name = analyte_name(analyte)
    if not unit or said() == BOTH:  # the unit stands once behind both names
        return ", ".join(part for part in (name, unit_words(unit)) if part)
    return translate("Report", "{analyte}, {unit}").format(analyte=name, unit=unit_words(unit))


def plain_number(value: Decimal) -> str:
    """A decimal as it was written, without an exponent, its thousands separated as everywhere in the program."""
    return f"{value:,f}"


def _limit(limit: Decimal) -> str:
    return plain_number(limit_shown(limit))


def range_words(result: LabResult) -> str:
    """The laboratory's own range: ``40–55``, ``≤ 40``, ``≥ 100``; empty where it gave none."""
    if result.low is not None and result.high is not None:
        return f"{_limit(result.low)}–{_limit(result.high)}"
    if result.high is not None:
        return f"≤ {_limit(result.high)}"
    return f"≥ {_limit(result.low)}" if result.low is not None else ""


def answer_words(answer: Answer) -> str:
    return {
        Answer.MET: translate("Report", "criterion met"),
        Answer.NOT_MET: translate("Report", "criterion not met"),
        Answer.UNDETERMINED: translate("Report", "cannot be determined"),
        Answer.NOT_ASSESSABLE: translate("Report", "not assessable"),
    }[answer]


def fall_words(check: MarkerCheck) -> str:
    """The fall from baseline; of a censored result its bounds."""
    low, high = check.fall_low, check.fall_high
    censored = low != high or low is None
    if not censored and low is not None:
        return (
            translate("Report", "fall {percent} %").format(percent=percent_words(low, plus=False))
            if low >= 0
            else translate("Report", "rise {percent} %").format(percent=percent_words(-low, plus=False))
        )
    if low is not None and (high is None or high >= 100):
        return translate("Report", "change below {percent} %").format(percent=percent_words(-low)) if low < 0 else (
            translate("Report", "fall > {percent} %").format(percent=percent_words(low, plus=False))
        )  # fmt: skip
    if low is None and high is not None:
        return translate("Report", "change above {percent} %").format(percent=percent_words(-high))
    if low is not None and high is not None:
        ends = {"low": percent_words(-high), "high": percent_words(-low)}
        return translate("Report", "change between {low} and {high} %").format(**ends)
    return translate("Report", "change cannot be determined")


def amount_words(treatment: Treatment | Medication) -> str:
    """``12 mg``; empty where no dose was recorded."""
    dose, unit = treatment.dose, unit_words(treatment.unit or "")
    return "" if dose is None else f"{plain_number(dose)} {unit}".strip()


def medicine_words(one: Medication) -> str:
    """``entecavir 0.5 mg, from 12-Jan-2024``"""
    parts = [f"{recorded(one.name)} {amount_words(one)}".strip()]
    if one.start is not None:
        parts.append(translate("Report", "from {date}").format(date=short_date(one.start)))
    if one.stop is not None:
        parts.append(translate("Report", "to {date}").format(date=short_date(one.stop)))
    return " ".join(parts)


def dose_words(span: DoseSpan) -> str:
    """``12 mg, daily`` or ``35 Gy in 5 fractions``; empty where no dose was recorded."""
    return dose_words_of(span.treatment)


def dose_words_of(treatment: Treatment) -> str:
    """The same of an entry by itself."""
    dose = amount_words(treatment)
    if dose and treatment.fractions:
        return filled(translate("Report", "{dose} in {count} fractions"), dose=dose, count=treatment.fractions)
    schedule = recorded(treatment.schedule or "")
    if dose and schedule:
        return translate("Report", "{dose}, {schedule}").format(dose=dose, schedule=schedule)
    return dose or schedule


def lane_words(lane: TreatmentLane) -> str:
    """All of one agent in words: doses with their dates, or the number of doses given."""
    given = [span for span in lane.spans if not span.omitted]
    if not given:
        return translate("Report", "planned, not given")
    if lane.periodic and len(given) > 2:
        words = filled(
            translate("Report", "{count} doses, {first} to {last}; last {dose}"),
            count=len(given),
            first=short_date(given[0].begins),
            last=short_date(given[-1].begins),
            dose=dose_words(given[-1]) or not_recorded(),
        )
        omitted = translate("Report", "{count} omitted").format(count=lane.omitted)
        return clauses([words, omitted]) if lane.omitted else words
    return clauses(_span_words(span) for span in given)


def _span_words(span: DoseSpan) -> str:
    dose = dose_words(span)
    if span.ongoing:
        when = translate("Report", "from {start}").format(start=short_date(span.begins))
    elif span.ends == span.begins:
        when = short_date(span.begins)
    else:
        in_part = isinstance(span.begins, PartialDate) or isinstance(span.ends, PartialDate)
        short = span.start.year == span.stop.year and told().short_spans and not in_part
        start = day_and_month(span.start) if short else short_date(span.begins)
        when = translate("Report", "{start} to {stop}").format(start=start, stop=short_date(span.ends))
    return translate("Report", "{dose}, {when}").format(dose=dose, when=when) if dose else when


def ascites_words(ascites: Ascites | None) -> str:
    return not_recorded() if ascites is None else translate("models", ascites.value)


def encephalopathy_words(encephalopathy: Encephalopathy | None) -> str:
    return not_recorded() if encephalopathy is None else translate("models", encephalopathy.value)


def place_words(lesion: Lesion) -> str:
    """``Liver, segment 8``; a node says so."""
    organ, site = recorded(lesion.organ or ""), recorded(lesion.site or "")
    words = capital(organ or site)
    if organ and site:
        words = capital(translate("Report", "{organ}, {site}").format(organ=organ, site=site))
    if lesion.nodal and "node" not in f"{lesion.organ} {lesion.site}".casefold():
        return translate("Report", "{place} (node)").format(place=words) if words else translate("Report", "Node")
    return words


def status_words(status: Status | None) -> str:
    return not_recorded() if status is None else translate("models", status.value)


def state_notes(states: Iterable[State | None]) -> list[str]:
    """What the states in a table of lesions mean for its sums."""
    meanings = {
        State.TOO_SMALL: translate("Report", "† too small to measure, counted as 5.0 mm (R-1.6)."),
        State.REMOVED: translate("Report", "removed: from then on in no sum, nor in the baseline and nadir (R-1.6a)."),
    }
    noted = set(states)
    return [words for state, words in meanings.items() if state in noted]


def li_rads_notes(read: Imaging | None) -> list[str]:
    """What a read says by LI-RADS, lesion by lesion (R-17); nothing where it says nothing."""
    noted = [] if read is None else [(one.number, one.li_rads) for one in read.measurements if one.li_rads is not None]
    if not noted:
        return []
    said = joined([f"{number} {translate('models', found.value)}" for number, found in noted])
    return [translate("Report", "LI-RADS treatment response: {lesions}.").format(lesions=said)]


def endpoint_words(endpoint: Endpoint) -> str:
    """``8.3 months (252 days)``, with a plus where it goes on."""
    months = in_months(endpoint.days)
    return filled(translate("Report", "{months} ({days} days)"), months=months, days=endpoint.days)


def weight_words(record: Record) -> list[str]:
    """``weight 61.5 kg on 28-Mar-2025``, the last one of a visit; nothing where none is recorded."""
    weighed = [visit for visit in record.visits if visit.weight_kg is not None]
    if not weighed:
        return []
    last = max(weighed, key=lambda visit: visit.date)
    assert last.weight_kg is not None
    words = translate("Report", "weight {kilograms} kg on {date}")
    return [words.format(kilograms=plain_number(last.weight_kg), date=short_date(last.date))]


def severity_words(severity: Severity, data_gap: bool) -> str:
    words = {
        Severity.URGENT: translate("Report", "Urgent"),
        Severity.REVIEW: translate("Report", "Review"),
        Severity.INFORMATION: translate("Report", "Note"),
    }
    return translate("Report", "Data gap") if data_gap else words[severity]


def seen_words(seen: ReviewedFlag) -> str:
    if seen.by is None or seen.on is None:
        return translate("FlagsPanel", "Reviewed")
    return translate("FlagsPanel", "Reviewed by {user}, {date}").format(user=seen.by, date=short_date(seen.on))


def doubt_answers(doubt: Doubt, typed: str) -> tuple[str, str]:
    """That it is in the other unit, where it would be plausible there, and that it stays as it is."""
    if doubt.unit is None:
        return "", translate("VisitDialog", "Keep {value} (Alt+K)").format(value=typed)
    take = translate("VisitDialog", "Take it as {unit} (Alt+U)").format(unit=unit_words(doubt.unit))
    return take, translate("VisitDialog", "Keep {value}, stays flagged (Alt+K)").format(value=typed)
