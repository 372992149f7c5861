"""What was changed in a dose, in words: in the log, in the story, and in the list of what an event is linked to."""

from __future__ import annotations

from models.course.dose_changes import DoseChange, Step
from models.record.records import Treatment
from ui.words.common import translate
from ui.words.language import short_date
from ui.words.recorded import short


def change_words(change: DoseChange) -> str:
    """``lenvatinib 12 → 8 mg``, with days without ``12 → 0 → 8 mg``; ``cadonilimab omitted``."""
    agent = short(change.treatment.agent)
    words = {
        Step.CHANGED: "{agent} {doses}",
        Step.RESUMED: translate("DoseChanges", "{agent} held {days} days"),
        Step.OMITTED: translate("DoseChanges", "{agent} omitted"),
        Step.STOPPED: translate("DoseChanges", "{agent} stopped"),
    }
    return words[change.step].format(agent=agent, doses=_doses(change), days=change.days_without)


def change_days(change: DoseChange) -> str:
    """The day of it; where days without came first, from when on it was given again."""
    if not change.days_without:
        return short_date(change.on)
    words = translate("DoseChanges", "{start}, again from {resumed}")
    return words.format(start=short_date(change.on), resumed=short_date(change.treatment.start))


def _doses(change: DoseChange) -> str:
    before, after = change.before, change.treatment
    if before is None:
        return _dose(after)
    first = f"{before.dose:f}" if before.dose is not None and before.unit == after.unit else _dose(before)
    return " → ".join((first, *(("0",) if change.days_without else ()), _dose(after)))


def _dose(given: Treatment) -> str:
    return "–" if given.dose is None else f"{given.dose:f} {given.unit or ''}".strip()
