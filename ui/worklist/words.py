"""What a line says in each column, in two lines of words, and what waits as a sentence of the panel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from models.quantities import parse_quantity
from models.words import filled
from models.worklist.clinic import Ask, Group, Mark, Scope
from models.worklist.line import Kind, Line, State, Wait, Window
from ui.charts.words import value_words
from ui.words.clinical import analyte_name, capital
from ui.words.common import sex_letter, translate
from ui.words.journal import subject_words
from ui.words.language import clauses, day_and_month, listed, short_date, weekday_date, word
from ui.words.recorded import recorded

PLAIN, QUIET, STRONG, LATE, CLOSED, HIGH = "text2", "text3", "text", "review", "urgent", "high"
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Cell:
    """Two lines of words; ``tone`` is the colour of the first, and what is ``strong`` is to be done now."""

    first: str = NOTHING
    second: str = ""
    tone: str = QUIET
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Now:
    """What a cell is judged by: the day, and whether the patient is here or has a visit today."""

    today: date
    mark: Mark
    called: bool = False


def worded(text: str, **values: object) -> str:
    """A sentence of this place."""
    return filled(translate("Worklist", text), **values)


def of(line: Line, kind: Kind, *states: State) -> Wait | None:
    return next((one for one in line.waits if one.kind is kind and (not states or one.state in states)), None)


def until_words(visit: Window, today: date) -> tuple[str, str]:
    """Until when a visit may be made, or how late it is, and the colour of the words."""
    if visit.state == "overdue":
        return worded("{days} d late", days=(today - visit.due_by).days), CLOSED
    if visit.state == "open" and visit.due_by == today:
        return worded("closes today"), LATE
    if visit.state == "open":
        return worded("until {date}", date=day_and_month(visit.due_by)), PLAIN
    if visit.state == "upcoming":
        return worded("from {date}", date=day_and_month(visit.opens)), QUIET
    return worded("done"), QUIET


def time_cell(line: Line, now: Now) -> Cell:
    at = now.mark.finished or now.mark.here
    return Cell() if at is None else Cell(f"{at:%H:%M}", tone=STRONG, strong=now.mark.finished is None)


def patient_words(line: Line) -> str:
    return line.who.name or line.who.code


def code_words(line: Line) -> tuple[str, str]:
    who = line.who
    return who.code, " ".join(filter(None, (sex_letter(who.sex), "" if who.age is None else str(who.age))))


def who_words(line: Line) -> str:
    """Code, sex and age; where the code stands for the name, it is not said twice."""
    code, person = code_words(line)
    return " ".join(filter(None, (code if line.who.name else "", person)))


def visit_cell(line: Line, now: Now) -> Cell:
    who = line.who
    if who.deceased:
        return Cell(worded("died"), "" if who.last_day is None else worded("day {day}", day=who.last_day))
    day = worded("not started") if who.day is None else worded("day {day}", day=who.day)
    return Cell(NOTHING if line.visit is None else line.visit.label, day, STRONG, line.visit is not None)


def window_words(line: Line, now: Now) -> str:
    """The window as a sentence: for who cannot see it drawn."""
    visit = line.visit
    if visit is None:
        return worded("No visit is planned.")
    said = until_words(visit, now.today)[0]
    return clauses([window_dates(visit), said])


def window_dates(visit: Window) -> str:
    if visit.opens == visit.due_by:
        return short_date(visit.opens)
    return worded("{first} to {last}", first=day_and_month(visit.opens), last=short_date(visit.due_by))


def results_cell(line: Line, now: Now) -> Cell:
    visit, unsigned = line.visit, of(line, Kind.RESULTS)
    until, tone = ("", QUIET) if visit is None else until_words(visit, now.today)
    due = visit is not None and visit.state in ("open", "overdue")
    if unsigned is not None:
        first = worded("{count} to sign", count=unsigned.number)
        if unsigned.urgent:
            return Cell(first, critical_words(unsigned), CLOSED, strong=True)
        second = worded("{count} H or L", count=unsigned.beyond) if unsigned.beyond else until if due else ""
        return Cell(first, second, STRONG if now.called else PLAIN, strong=now.called)
    if not due or visit is None:
        return Cell(worded("none to sign")) if line.afp or line.who.response is not None else Cell()
    if visit.items[1:4] == "111":
        return Cell(worded("recorded"), until, QUIET)
    drawn = "1" in visit.items[1:4]
    if visit.state == "overdue":
        return Cell(worded("not complete") if drawn else worded("nothing recorded"), until, tone, strong=True)
    return Cell(worded("not complete") if drawn else worded("to draw"), until, tone, strong=now.called or tone == LATE)


def critical_words(one: Wait) -> str:
    """The results beyond the critical limits of their laboratory, each with its value as reported."""
    named = (part.rpartition(" ") for part in one.name.split(", "))
    return ", ".join(f"{analyte_name(name)} {value}" for name, _, value in named)


def read_cell(line: Line, now: Now) -> Cell:
    for state, made in _READS.items():
        if (one := of(line, Kind.READ, state)) is not None:
            return made(one, now)
    visit = line.visit
    if visit is None or visit.state not in ("open", "overdue") or visit.items[:1] != "0":
        return Cell(worded("none to do")) if line.who.response is not None else Cell()
    until, tone = until_words(visit, now.today)
    first = worded("no imaging") if visit.state == "overdue" else worded("imaging to do")
    return Cell(first, until, tone, strong=tone in (LATE, CLOSED) or now.called)


def _second(one: Wait, now: Now) -> Cell:
    reader = one.name or worded("unnamed")
    return Cell(worded("reader {reader} due", reader=reader), of_days(one), STRONG if now.called else PLAIN, now.called)


def _unsigned(one: Wait, now: Now) -> Cell:
    reader = of_days(one) if not one.name else clauses([worded("reader {reader}", reader=one.name), of_days(one)])
    return Cell(worded("not signed"), reader, STRONG if now.called else PLAIN, now.called)


def _adjudicate(one: Wait, now: Now) -> Cell:
    return Cell(worded("readers differ"), of_days(one), LATE, strong=True)


_READS: dict[State, Callable[[Wait, Now], Cell]] = {
    State.ADJUDICATE: _adjudicate,
    State.SECOND: _second,
    State.UNSIGNED: _unsigned,
}


def of_days(one: Wait) -> str:
    """The day it lies on; of several, how many."""
    return day_and_month(one.on) if one.number == 1 else worded("{count} dates", count=one.number)


def confirmation_cell(line: Line, now: Now) -> Cell:
    one = of(line, Kind.CONFIRMATION)
    if one is None:
        return Cell()
    first = worded("{response} of {date}", response=word(one.name), date=day_and_month(one.on))
    due = one.waits(now.today)
    return Cell(
        first, worded("counts from {date}", date=day_and_month(one.since)), STRONG if due else PLAIN, strong=due
    )


def dose_cell(line: Line, now: Now) -> Cell:
    one = of(line, Kind.DOSE)
    if one is None:
        return Cell()
    agent, late = capital(recorded(one.name)), (now.today - one.since).days
    if late > 0:
        return Cell(worded("no. {number} {days} d late", number=one.number, days=late), agent, LATE, strong=True)
    if late == 0:
        return Cell(worded("no. {number} due today", number=one.number), agent, STRONG, strong=True)
    return Cell(worded("no. {number} on {date}", number=one.number, date=day_and_month(one.since)), agent, PLAIN)


def afp_words(line: Line) -> tuple[str, str]:
    """The latest AFP as the charts write it, and its letter."""
    if line.afp_words is None:
        return "", ""
    reported, _, letter = line.afp_words
    return value_words(parse_quantity(reported)), letter


def first_cell(line: Line, now: Now) -> tuple[Cell, int]:
    """What waits first, in two lines, and how many things more wait or are planned."""
    found = shown_waits(line, now.today)
    if not found:
        return Cell(worded("nothing waits")), 0
    one, due = found[0], found[0].waits(now.today)
    tone = CLOSED if one.urgent else STRONG if due else PLAIN
    return Cell(*titled(one, now.today), tone, strong=due), len(found) - 1


def shown_waits(line: Line, today: date) -> tuple[Wait, ...]:
    """What waits today, urgent things and what is for this visit first; then what is only planned."""
    now = sorted(line.waiting(today), key=lambda one: not one.urgent)
    return (*now, *(one for one in line.waits if not one.waits(today)))


# What waits, in the panel


def titled(one: Wait, today: date) -> tuple[str, str]:
    """What waits, and since when, until when or whose it is: two lines of the panel."""
    words = _TITLES[one.kind, one.state]
    values = {
        "count": one.number,
        "beyond": one.beyond,
        "name": one.name,
        "agent": capital(recorded(one.name)) if one.kind is Kind.DOSE else "",
        "reader": one.name or worded("unnamed"),
        "response": word(one.name) if one.kind is Kind.CONFIRMATION else "",
        "since": short_date(one.since),
        "on": short_date(one.on),
        "until": "" if one.until is None else weekday_date(one.until),
        "days": (today - one.since).days,
    }
    if one.kind in (Kind.QUERY, Kind.ANSWER):
        values |= {"row": subject_words(one.name), "whose": one.whose or worded("several")}
        if one.number == 1:
            words = _ONE_QUERY[one.kind]
    title = translate("Worklist", words.title).format(**values)
    if one.kind is Kind.RESULTS and one.urgent:
        return title, worded("beyond critical limits: {results}", results=critical_words(one))
    return title, translate("Worklist", words.detail).format(**values)


@dataclass(frozen=True, slots=True)
class Titled:
    """Translated in the context "Worklist"."""

    title: str
    detail: str


_TITLES = {
    (Kind.VISIT, State.OPEN): Titled("Visit {name} is due", "window open until {until}"),
    (Kind.VISIT, State.OVERDUE): Titled(
        "Visits not made: {count}", "the first is {name}, window closed before {since}"
    ),
    (Kind.RESULTS, State.UNSIGNED): Titled("Results to sign: {count}", "{beyond} H or L, the latest of {on}"),
    (Kind.READ, State.UNSIGNED): Titled("Reads not signed: {count}", "reader {reader}, the latest of {on}"),
    (Kind.READ, State.SECOND): Titled("Dates not read: {count}", "by reader {reader}, the latest of {on}"),
    (Kind.READ, State.ADJUDICATE): Titled(
        "Dates at which readers differ: {count}", "nobody has adjudicated, the latest of {on}"
    ),
    (Kind.CONFIRMATION, State.AWAITED): Titled(
        "{response} of {on} is not confirmed", "a read counts from {since} on (R-7)"
    ),
    (Kind.DOSE, State.DUE): Titled("{agent}, dose {count}", "planned for {since}"),
    (Kind.GRADES, State.UNDECIDED): Titled(
        "Derived grades to decide: {count}", "the highest is grade {beyond}, since {since}"
    ),
    (Kind.DRAFT, State.BEGUN): Titled("An unsaved form of yours", "begun {on}"),
    (Kind.QUERY, State.ASKED): Titled("Queries to answer: {count}", "the first: {row}, asked of {whose} on {since}"),
    (Kind.ANSWER, State.ANSWERED): Titled(
        "Answers to check: {count}", "the first: {row}, answered by {whose} on {since}"
    ),
    (Kind.FLAGS, State.UNSEEN): Titled("Open flags: {count}", "{beyond} urgent, the latest of {on}"),
}


_ONE_QUERY = {
    Kind.QUERY: Titled("Query: {row}", "asked of {whose} on {since}"),
    Kind.ANSWER: Titled("Answer to a query: {row}", "answered by {whose} on {since}"),
}


def kind_words() -> dict[Kind, str]:
    """The kinds as the filters name them, in their order."""
    return {
        Kind.RESULTS: worded("Results to sign"),
        Kind.READ: worded("Reads to do"),
        Kind.CONFIRMATION: worded("Confirmation due"),
        Kind.DOSE: worded("Doses due"),
        Kind.VISIT: worded("Visits due"),
        Kind.GRADES: worded("Grades to decide"),
        Kind.FLAGS: worded("Open flags"),
        Kind.QUERY: worded("Queries to answer"),
        Kind.ANSWER: worded("Answers to check"),
        Kind.DRAFT: worded("Unsaved forms"),
    }


def asked_words(ask: Ask, protocol: str) -> str:
    """By what the lines are filtered; ``protocol`` is the one that is chosen, in words."""
    kinds = [said for kind, said in kind_words().items() if kind in ask.kinds]
    return listed([*kinds, *[worded("Mine")] * ask.mine, *[protocol] * bool(ask.protocol)])


def scope_words() -> dict[Scope, str]:
    return {Scope.ALL: worded("All"), Scope.TODAY: worded("Today's clinic"), Scope.WEEK: worded("This week")}


def group_words() -> dict[Group, tuple[str, str]]:
    """The headings, each with what more there is to say of it."""
    return {
        Group.CANNOT_WAIT: (worded("Cannot wait"), worded("results beyond critical limits, or an urgent flag")),
        Group.HERE: (worded("Here now"), ""),
        Group.BOOKED: (worded("Booked"), worded("planned for today")),
        Group.NOT_BOOKED: (worded("Not booked"), worded("window closes today, or closed")),
        Group.FINISHED: (worded("Finished"), ""),
        Group.OVERDUE: (worded("Overdue"), ""),
        Group.OPEN: (worded("Window open"), ""),
        Group.SOON: (worded("Opens soon"), ""),
        Group.REVIEW: (worded("To review, no visit due"), ""),
    }
