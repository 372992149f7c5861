"""What may be done now, by the role of whoever is here and by the locks on the data; the store asks again."""

from __future__ import annotations

from dataclasses import dataclass

from storage.clinic.locks import Lock, refusal
from storage.problems import StoreProblem
from storage.roles import Action, Actor
from ui.words.language import problem_words, spoken


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

    @property
    def lock_words(self) -> str:
        """``This patient's data are locked since …``; nothing where they are not."""
        return "" if self.lock is None else spoken(refusal(self.lock).words)


def why_not(actor: Actor, *actions: Action, lock: Lock | None = None) -> str:
    """Nothing when the role of ``actor`` may do one of the actions, or none is asked, and no ``lock`` is in the way.

    Else a sentence, and whom to ask.
    """
    if actions and not any(actor.may(action) for action in actions):
        try:
            actor.require(actions[0])
        except StoreProblem as problem:
            return problem_words(problem)
    return "" if lock is None else spoken(refusal(lock).words)
