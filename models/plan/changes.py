"""What one protocol has otherwise than another: old and new, and the rules that a change feeds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from models.forms.template import parameter_text
from models.record.protocol import PARAMETER_NAMES, PlannedVisit, Protocol
from models.record.rulebook import BY_ID, RULES, Rule
from models.words import Sentence, sentence

_NONE, _NOT_PLANNED = Sentence("none"), Sentence("not planned")


@dataclass(frozen=True, slots=True)
class Difference:
    """``what`` is the name of a parameter or of a planned visit; ``old`` and ``new`` are as they are to be read."""

    what: str
    old: Sentence
    new: Sentence
    rules: tuple[Rule, ...]
    of_visit: bool = False


def rules_of(parameter: str) -> tuple[Rule, ...]:
    """The rules that read a parameter."""
    return tuple(rule for rule in RULES if parameter in rule.parameters)


def differences(old: Protocol, new: Protocol) -> tuple[Difference, ...]:
    """What of parameters and plan ``new`` has otherwise than ``old``: parameters in their order, visits by day."""
    return (*_of_parameters(old, new), *_of_visits(old, new))


def _of_parameters(old: Protocol, new: Protocol) -> Iterator[Difference]:
    for name in PARAMETER_NAMES:
        before, after = getattr(old.parameters, name), getattr(new.parameters, name)
        if before != after:
            yield Difference(name, _value(before), _value(after), rules_of(name))


def _value(value: object) -> Sentence:
    text = parameter_text(value)
    return Sentence(text) if text else _NONE


def _of_visits(old: Protocol, new: Protocol) -> Iterator[Difference]:
    before, after = ({one.label: one for one in protocol.visits} for protocol in (old, new))
    both = {**before, **after}
    for label in sorted(both, key=lambda name: both[name].day):
        if before.get(label) != after.get(label):
            yield Difference(
                label, visit_words(before.get(label)), visit_words(after.get(label)), (BY_ID["R-13"],), of_visit=True
            )


def visit_words(visit: PlannedVisit | None) -> Sentence:
    """``day 42, 35 to 49, with imaging``."""
    if visit is None:
        return _NOT_PLANNED
    words = {"day": visit.day, "first": visit.earliest, "last": visit.latest}
    if visit.imaging:
        return sentence("day {day}, {first} to {last}, with imaging", **words)
    return sentence("day {day}, {first} to {last}, without imaging", **words)
