"""An unsaved visit as plain values, so that it can be kept and be typed on another day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from enum import Enum
from typing import Any

from models.forms.lesion import AddedLesion
from models.forms.results import LabDraft, is_begun
from models.forms.sizes import MarksDraft, SizeDraft
from models.forms.typed import draft_of, lasting_date, word_of
from models.forms.visit import VisitDraft
from models.record.records import Ascites, Certainty, Cheng, Encephalopathy, LiRads, Role, Status, VisitKind, Vp

_TEXTS = ("weight", "pressure", "modality", "slice_mm", "reader")


def draft_document(draft: VisitDraft, today: date) -> dict[str, Any]:
    """What was typed, as JSON can say it. A date counted from ``today`` is written out: it would move."""
    return {
        "date": lasting_date(draft.date, today),
        "time": draft.time,
        **{name: getattr(draft, name) for name in _TEXTS},
        "ecog": draft.ecog,
        "ascites": _said(draft.ascites),
        "encephalopathy": _said(draft.encephalopathy),
        "anticoagulated": draft.anticoagulated,
        "kind": _said(draft.kind),
        "impression": draft.impression,
        "plan": draft.plan,
        "laboratory": draft.laboratory,
        "collected": draft.collected,
        "labs": [_typed(lab) for lab in draft.labs if lab.text.strip() or lab.has_sheet],
        "others": [_typed(lab) for lab in draft.others if is_begun(lab)],
        "sizes": [
            [size.number, size.diameter, size.viable, _said(size.li_rads)] for size in draft.sizes if not size.is_empty
        ],
        "statuses": [[number, status.value] for number, status in draft.statuses],
        "marks": [
            [one.number, _said(one.certainty), one.typical, one.cytology_positive]
            for one in draft.marks
            if not one.is_empty
        ],
        "vp": _said(draft.vp),
        "cheng": _said(draft.cheng),
        "flow_restored": draft.flow_restored,
        "progressed": draft.progressed,
        "no_new_lesion": draft.no_new_lesion,
        "added": [asdict(one) for one in draft.added if not one.is_empty],
    }


def read_draft(document: Mapping[str, Any]) -> VisitDraft:
    """The draft that ``draft_document`` wrote. Raises ValueError for what it cannot have written."""
    try:
        return VisitDraft(
            date=str(document["date"]),
            time=str(document.get("time", "")),
            **{name: str(document[name]) for name in _TEXTS},
            ecog=document["ecog"],
            ascites=word_of(Ascites, document["ascites"]),
            encephalopathy=word_of(Encephalopathy, document["encephalopathy"]),
            anticoagulated=document.get("anticoagulated"),
            kind=word_of(VisitKind, document.get("kind")),
            impression=str(document.get("impression", "")),
            plan=str(document.get("plan", "")),
            laboratory=str(document.get("laboratory", "")),
            collected=str(document.get("collected", "")),
            labs=tuple(_lab(*lab) for lab in document["labs"]),
            others=tuple(_lab(*lab) for lab in document.get("others", ())),
            sizes=tuple(_size(*size) for size in document["sizes"]),
            statuses=tuple((number, Status(status)) for number, status in document["statuses"]),
            marks=tuple(_marks(*marks) for marks in document.get("marks", ())),
            vp=word_of(Vp, document["vp"]),
            cheng=word_of(Cheng, document["cheng"]),
            flow_restored=document["flow_restored"],
            progressed=document.get("progressed"),
            no_new_lesion=document.get("no_new_lesion") is True,
            added=_added(document),
        )
    except (KeyError, TypeError) as problem:
        raise ValueError(f"no draft of a visit: {type(problem).__name__}") from problem


def _typed(lab: LabDraft) -> list[Any]:
    """Not what was taken over: another laboratory may be chosen."""
    return [lab.analyte, lab.text, lab.unit, lab.kept, lab.low, lab.high, lab.method]


def _lab(analyte: str, text: str, unit: str, kept: bool = False, *sheet: str) -> LabDraft:
    """An older program asked nothing about a result, and nothing of its sheet."""
    low, high, method = sheet or ("", "", "")
    return LabDraft(analyte=analyte, text=text, unit=unit, kept=kept, low=low, high=high, method=method)


def _size(number: str, diameter: str, viable: str, li_rads: str | None = None) -> SizeDraft:
    """An older program asked nothing of LI-RADS."""
    return SizeDraft(number, diameter, viable, word_of(LiRads, li_rads))


def _marks(number: str, certainty: str | None, typical: bool | None, cytology_positive: bool | None) -> MarksDraft:
    return MarksDraft(number, word_of(Certainty, certainty), typical, cytology_positive)


def _added(document: Mapping[str, Any]) -> tuple[AddedLesion, ...]:
    """Lesions that were not recorded yet; a draft of an older program has one, and what it is was not asked."""
    if "new_lesion" in document:
        organ, site, diameter, viable, certainty = document["new_lesion"]
        found = word_of(Certainty, certainty)
        one = AddedLesion(organ=organ, site=site, diameter=diameter, viable=viable, certainty=found)
        return () if one.is_empty else (one,)
    return tuple(draft_of(AddedLesion, one, role=Role, status=Status, certainty=Certainty) for one in document["added"])


def without_place(kept: VisitDraft, shown: VisitDraft) -> tuple[str, ...]:
    """What stood in a kept draft and not on the form it was put on: analytes and lesions, as they are recorded."""
    labs = {lab.analyte: lab.text for lab in shown.labs}
    sizes = {size.number: size for size in shown.sizes}
    statuses = dict(shown.statuses)
    marks = {one.number: one for one in shown.marks}
    lost = (
        *(lab.analyte for lab in kept.labs if labs.get(lab.analyte) != lab.text),
        *(size.number for size in kept.sizes if sizes.get(size.number) != size),
        *(number for number, status in kept.statuses if statuses.get(number) is not status),
        *(one.number for one in kept.marks if marks.get(one.number) != one),
    )
    return tuple(dict.fromkeys(lost))


def _said(value: Enum | None) -> Any:
    return None if value is None else value.value
