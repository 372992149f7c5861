"""What is asked of the worklist: whose work a kind is, and how what was filtered is kept between two days."""

from __future__ import annotations

import json

from models.worklist.clinic import Ask, Scope
from models.worklist.line import Kind
from storage.roles import Action, Actor

# Whose work a kind is: who may do one of these.
_DOING: dict[Kind, tuple[Action, ...]] = {
    Kind.VISIT: (Action.ENTER,),
    Kind.RESULTS: (Action.SIGN_RESULTS,),
    Kind.READ: (Action.MEASURE, Action.SIGN_READS, Action.ADJUDICATE),
    Kind.CONFIRMATION: (Action.MEASURE,),
    Kind.DOSE: (Action.TREAT,),
    Kind.GRADES: (Action.REPORT_EVENT,),
    Kind.FLAGS: (Action.REVIEW_FLAGS,),
    Kind.QUERY: (Action.ANSWER_QUERIES,),
    Kind.ANSWER: (Action.ASK_QUERIES,),
    Kind.DRAFT: tuple(Action),  # whoever typed it
}


def whole(ask: Ask, actor: Actor) -> Ask:
    """What is asked, with the kinds that are ``actor``'s to do."""
    may = frozenset(kind for kind, doing in _DOING.items() if any(map(actor.may, doing)))
    return Ask(scope=ask.scope, kinds=ask.kinds, protocol=ask.protocol, mine=ask.mine, may=may, user=actor.user)


def written(ask: Ask) -> str:
    return json.dumps([ask.scope.value, sorted(kind.value for kind in ask.kinds), ask.protocol, ask.mine])


def read(text: str) -> Ask:
    """What was filtered last; what cannot be read is what opens first."""
    try:
        scope, kinds, protocol, mine = json.loads(text)
        return Ask(scope=Scope(scope), kinds=frozenset(map(Kind, kinds)), protocol=str(protocol), mine=bool(mine))
    except (ValueError, TypeError):
        return Ask()
