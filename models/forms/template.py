"""A protocol template of a clinic's own as a person types it, what is wrong with it, and the protocol it becomes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from models.forms.typed import LONGEST_NAME, EntryError, Problem, text_problem
from models.record.identity import skeleton
from models.record.protocol import Parameters, PlannedVisit, Protocol, parameter_problem
from models.words import Sentence, sentence

LAST_DAY, LONGEST_LABEL, MOST_VISITS = 3650, 24, 200
_WHOLE = re.compile(r"[0-9]{1,6}\Z")
_DEFAULTS = Parameters().as_dict()
_TRUTH = {"true": True, "false": False}
_NOTHING = Protocol(name="", title="", anchor="")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDraft:
    """A planned visit as typed: its day, and the days before and after it that its window holds."""

    name: str = ""
    day: str = ""
    before: str = ""
    after: str = ""
    imaging: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateDraft:
    """A template as it stands on the screen. ``base`` is what was copied; ``parameters`` are texts by name.

    ``true`` and ``false`` are texts too; an empty text is none, where a parameter may have none.
    """

    base: Protocol
    name: str = ""
    parameters: tuple[tuple[str, str], ...] = ()
    visits: tuple[PlannedDraft, ...] = ()


def draft_of_protocol(protocol: Protocol, *, name: str) -> TemplateDraft:
    """A protocol as it would be typed."""
    values = protocol.parameters.as_dict()
    visits = tuple(
        PlannedDraft(
            name=one.label,
            day=str(one.day),
            before=str(one.day - one.earliest),
            after=str(one.latest - one.day),
            imaging=one.imaging,
        )
        for one in protocol.visits
    )
    texts = tuple((parameter, parameter_text(value)) for parameter, value in values.items())
    return TemplateDraft(base=protocol, name=name, parameters=texts, visits=visits)


def parameter_text(value: object) -> str:
    """A parameter as it is typed."""
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def parameter_value(name: str, text: str) -> Any:
    """What a typed parameter means. Raises EntryError with a sentence; nothing is rounded or cut to fit."""
    plain, default = text.strip(), _DEFAULTS[name]
    value: Any = plain
    if isinstance(default, bool):
        value = _TRUTH.get(plain, plain)
    elif not plain and default is None:
        value = None
    elif _WHOLE.match(plain) and name != "primary_reader" and not isinstance(default, str):
        value = int(plain)
    said = parameter_problem(name, value)
    if said is None and name == "primary_reader":
        said = text_problem(plain, LONGEST_NAME)
    if said is not None:
        raise EntryError(said)
    return value


def problems(draft: TemplateDraft, taken: Collection[str]) -> tuple[Problem, ...]:
    """Everything wrong with a draft; ``parameters.confirmation_days`` and ``visits.3.day`` are fields.

    ``taken`` are the names of the other templates.
    """
    return tuple(_problems(draft, taken))


def _problems(draft: TemplateDraft, taken: Collection[str]) -> Iterator[Problem]:
    if said := name_problem(draft.name, taken):
        yield Problem("name", said)
    values: dict[str, Any] = {}
    for name, text in draft.parameters:
        try:
            values[name] = parameter_value(name, text)
        except EntryError as error:
            yield Problem(f"parameters.{name}", error.sentence)
    if len(values) == len(draft.parameters):
        yield from _parameters_together(Parameters(**values))
    unread, visits = set(), []
    for place, one in enumerate(draft.visits):
        for name in ("day", "before", "after"):
            text = getattr(one, name).strip()
            if not _WHOLE.match(text) or int(text) > LAST_DAY:
                unread.add(place)
                yield Problem(f"visits.{place}.{name}", _whole_number())
        visits.append(PlannedVisit(one.name.strip(), 0, 0, 0) if place in unread else _visit(one))
    yield from _plan_problems(visits, unread)


def name_problem(name: str, taken: Collection[str]) -> Sentence | None:
    """Why a template of a clinic's own cannot have this name."""
    plain = name.strip()
    if not plain:
        return sentence("the template needs a name")
    if said := text_problem(plain, LONGEST_NAME):
        return said
    same = next((other for other in taken if skeleton(other) == skeleton(plain)), None)
    return None if same is None else sentence("{name} is the name of another template", name=same)


def template(draft: TemplateDraft) -> Protocol:
    """The protocol that a draft without problems becomes; its version is given by the store. Raises EntryError."""
    name = draft.name.strip()
    values = {parameter: parameter_value(parameter, text) for parameter, text in draft.parameters}
    visits = sorted((_visit(one) for one in draft.visits), key=lambda one: one.day)
    base = draft.base
    return replace(
        base,
        name=name,
        title=name,
        parameters=Parameters(**values),
        visits=tuple(visits),
        based_on=base.based_on if base.is_own else base.name,
    )


def draft_document(draft: TemplateDraft, reason: str) -> dict[str, Any]:
    """What was typed, as JSON can say it; the protocol it is of is not told."""
    visits = [asdict(one) for one in draft.visits]
    return {"name": draft.name, "parameters": dict(draft.parameters), "visits": visits, "reason": reason}


def read_draft(document: dict[str, Any], base: Protocol = _NOTHING) -> tuple[TemplateDraft, str]:
    """The draft that ``draft_document`` wrote of ``base``, and its reason. Raises ValueError for what it cannot have
    written."""
    try:
        texts = tuple((str(name), str(text)) for name, text in document["parameters"].items())
        visits = tuple(PlannedDraft(**one) for one in document["visits"])
        draft = TemplateDraft(base=base, name=str(document["name"]), parameters=texts, visits=visits)
        return draft, str(document["reason"])
    except (AttributeError, KeyError, TypeError) as problem:
        raise ValueError("no draft of a template") from problem


def template_problems(protocol: Protocol) -> tuple[Problem, ...]:
    """Why a protocol of a document cannot be a clinic's template; fields are named as those of a draft."""
    found = [*_parameters_together(protocol.parameters)]
    if said := name_problem(protocol.name, ()):
        found.append(Problem("name", said))
    if not protocol.is_own:
        found.append(Problem("version", _whole_number(1)))
    return (*found, *_plan_problems(protocol.visits, ()))


def _parameters_together(parameters: Parameters) -> Iterator[Problem]:
    low, high = parameters.irecist_confirmation_days_low, parameters.irecist_confirmation_days_high
    if low > high:
        words = sentence("{low} is above the upper limit {high}", low=low, high=high)
        yield Problem("parameters.irecist_confirmation_days_low", words)


def _visit(one: PlannedDraft) -> PlannedVisit:
    day, before, after = (int(getattr(one, name).strip()) for name in ("day", "before", "after"))
    return PlannedVisit(one.name.strip(), day, day - before, day + after, one.imaging)


def _whole_number(least: int = 0) -> Sentence:
    return sentence("a whole number from {least} to {most} is expected", least=least, most=LAST_DAY)


def _plan_problems(visits: Sequence[PlannedVisit], unread: Collection[int]) -> Iterator[Problem]:
    """What cannot be of a plan of visits; of those ``unread`` the name alone is known."""
    if len(visits) > MOST_VISITS:
        yield Problem("visits", sentence("a plan has at most {most} visits", most=MOST_VISITS))
    labels: set[str] = set()
    for place, one in enumerate(visits):
        if not one.label:
            yield Problem(f"visits.{place}.name", sentence("the visit needs a name"))
        elif said := text_problem(one.label, LONGEST_LABEL):
            yield Problem(f"visits.{place}.name", said)
        elif skeleton(one.label) in labels:
            yield Problem(f"visits.{place}.name", sentence("another visit is called {name}", name=one.label))
        labels.add(skeleton(one.label))
        if place in unread:
            continue
        if not 0 <= one.day <= LAST_DAY or one.latest > 2 * LAST_DAY:
            yield Problem(f"visits.{place}.day", _whole_number())
        elif not one.earliest <= one.day <= one.latest:
            yield Problem(f"visits.{place}.day", sentence("day {day} lies outside its own window", day=one.day))
        elif one.earliest < 0:
            words = sentence("the window begins {days} days before day 0, the start of treatment", days=-one.earliest)
            yield Problem(f"visits.{place}.before", words)
    yield from _overlaps([(place, one) for place, one in enumerate(visits) if place not in unread])


def _overlaps(visits: list[tuple[int, PlannedVisit]]) -> Iterator[Problem]:
    widest: PlannedVisit | None = None
    for place, one in sorted(visits, key=lambda found: (found[1].day, found[1].earliest)):
        if widest is not None and one.earliest <= widest.latest:
            words = sentence(
                "the window, day {first} to {last}, overlaps that of {other}, day {earliest} to {latest}",
                first=one.earliest,
                last=one.latest,
                other=widest.label,
                earliest=widest.earliest,
                latest=widest.latest,
            )
            yield Problem(f"visits.{place}.day", words)
        if widest is None or one.latest > widest.latest:
            widest = one
