"""What may be done now, by the role of whoever is here and by the locks on the data; the store asks again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from storage.clinic.locks import Lock, refusal
from storage.problems import StoreProblem
from storage.roles import Action, Actor
from ui.words.language import problem_words, spoken

# What a command does to the data: any one of these actions is enough to begin.
CHANGING: Mapping[str, tuple[Action, ...]] = {
    "visit": (Action.ENTER, Action.MEASURE),
    "event": (Action.REPORT_EVENT,),
    "treatment": (Action.TREAT,),
    "correct": (Action.CORRECT,),
    **dict.fromkeys(("details", "baseline", "outcome"), (Action.REGISTER,)),
}
READING: Mapping[str, tuple[Action, ...]] = {
    "print": (Action.PRINT,),
    "users": (Action.MANAGE_USERS,),
    "cohort_import": (Action.KEEP_COHORTS,),
    "cohort_reconstruct": (Action.KEEP_COHORTS,),
    "cohort_export": (Action.EXPORT,),
    "cohort_report": (Action.EXPORT,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who is here, and the locks on the patient on the screen and on the data set, None where there is none."""

    actor: Actor
    patient_lock: Lock | None = None
    all_lock: Lock | None = None

    @property
    def lock(self) -> Lock | None:
        """What keeps the patient on the screen from being changed."""
        return self.all_lock or self.patient_lock

    def refusals(self) -> dict[str, str]:
        """Why a command may not be given, by its name; nothing where it may."""
        found = {name: why_not(self.actor, *actions) for name, actions in READING.items()}
        found |= {name: why_not(self.actor, *actions) or self.lock_words for name, actions in CHANGING.items()}
        found["register"] = why_not(self.actor, Action.REGISTER) or _lock_words(self.all_lock)
        for name, lock in (("lock_patient", self.patient_lock), ("lock_all", self.all_lock)):
            found[name] = why_not(self.actor, Action.LOCK if lock is None else Action.UNLOCK)
        return found

    @property
    def lock_words(self) -> str:
        """``This patient's data are locked since …``; nothing where they are not."""
        return _lock_words(self.lock)


def _lock_words(lock: Lock | None) -> str:
    return "" if lock is None else spoken(refusal(lock).words)


def why_not(actor: Actor, *actions: Action) -> str:
    """Nothing when the role of ``actor`` may do one of the actions; else a sentence, and whom to ask."""
    if any(actor.may(action) for action in actions):
        return ""
    try:
        actor.require(actions[0])
    except StoreProblem as problem:
        return problem_words(problem)
    return ""
