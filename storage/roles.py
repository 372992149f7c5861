"""Who may do what: one table of roles and actions, asked by the store before every write."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.words import Sentence, listed, sentence
from storage.problems import StoreProblem


class Role(StrEnum):
    ADMINISTRATOR = "administrator"
    CLINICIAN = "clinician"
    NURSE = "nurse"
    RADIOLOGIST = "radiologist"
    DATA_MANAGER = "data manager"
    READER = "reader"


class Action(StrEnum):
    """What can be done, as it stands after "may not" in a sentence."""

    REGISTER = "register patients or change what is known of them before treatment"
    MERGE = "merge two patients"
    IMPORT = "import cases"
    FIRST_LOAD = "load patients from a workbook"
    ENTER = "enter visits and results"
    IMPORT_RESULTS = "import results of a laboratory"
    MEASURE = "enter lesions and their measurements"
    SIGN_READS = "sign reads"
    ADJUDICATE = "adjudicate between readers"
    SIGN_RESULTS = "sign results"
    REVIEW_FLAGS = "mark flags as reviewed"
    TREAT = "enter treatments"
    REPORT_EVENT = "enter adverse events"
    CORRECT = "correct what was saved"
    VOID = "void what was saved"
    UNDO = "undo"
    UNDO_OTHERS = "undo what somebody else did"
    ASK_QUERIES = "ask and close queries"
    ANSWER_QUERIES = "answer queries"
    KEEP_COHORTS = "save filters and cohorts"
    CHANGE_RANGES = "change ranges and templates"
    LOCK = "lock data"
    UNLOCK = "unlock data"
    EXPORT = "export identified data"
    EXPORT_DEIDENTIFIED = "export de-identified data"
    PRINT = "print or save pages of a patient"
    BACK_UP = "make backups"
    RESTORE = "restore a backup"
    OPEN_OLDER = "go on with an older clinic file"
    MANAGE_USERS = "manage users"
    SEE_DISCLOSURES = "look at who opened and exported what"
    LIMIT_IDLE = "set after how long the clinic file locks itself"


_ENTERING = frozenset(
    {
        Action.REGISTER,
        Action.ENTER,
        Action.IMPORT_RESULTS,
        Action.MEASURE,
        Action.TREAT,
        Action.REPORT_EVENT,
    }
)
_MENDING = frozenset({Action.CORRECT, Action.ANSWER_QUERIES, Action.UNDO, Action.BACK_UP, Action.PRINT})
MAY: dict[Role, frozenset[Action]] = {
    Role.ADMINISTRATOR: frozenset(Action),
    Role.CLINICIAN: _ENTERING
    | _MENDING
    | {
        Action.SIGN_READS,
        Action.ADJUDICATE,
        Action.SIGN_RESULTS,
        Action.REVIEW_FLAGS,
        Action.IMPORT,
        Action.VOID,
        Action.KEEP_COHORTS,
        Action.EXPORT,
        Action.EXPORT_DEIDENTIFIED,
        Action.CHANGE_RANGES,
    },
    Role.NURSE: _ENTERING - {Action.MEASURE} | _MENDING,
    Role.RADIOLOGIST: frozenset({Action.MEASURE, Action.SIGN_READS}) | _MENDING,
    Role.DATA_MANAGER: frozenset(Action)
    - {
        Action.MANAGE_USERS,
        Action.LIMIT_IDLE,
        Action.RESTORE,
        Action.OPEN_OLDER,
        Action.SIGN_READS,
        Action.ADJUDICATE,
        Action.SIGN_RESULTS,
        Action.REVIEW_FLAGS,
    },
    Role.READER: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Actor:
    """The person at the keyboard."""

    user: str
    role: Role

    def may(self, action: Action) -> bool:
        return action in MAY[self.role]

    def require(self, action: Action) -> None:
        """Raise StoreProblem with a sentence when this actor's role may not do ``action``."""
        if not self.may(action):
            asked = [with_article(role) for role in holders(action)]
            raise StoreProblem(
                sentence("{role} may not {action}.", role=with_article(self.role).capitalize(), action=action.value),
                sentence("Ask {who}.", who=_either(asked)),
            )


def holders(*actions: Action) -> tuple[Role, ...]:
    """The roles that may do at least one of these."""
    return tuple(role for role in Role if any(action in MAY[role] for action in actions))


DEMO_ACTOR = Actor("demo", Role.ADMINISTRATOR)


def _either(names: list[str]) -> str | Sentence:
    *others, last = names
    return sentence("{first} or {last}", first=listed(others), last=last) if others else last


def with_article(role: Role) -> str:
    """``a nurse``, ``an administrator``; said so, "reader" is nobody who reads images."""
    return f"{'an' if role.value[0] in 'aeiou' else 'a'} {role.value}"
