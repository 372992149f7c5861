"""Every form whose unfinished text is kept: how it is opened, how what was kept is read, and how one speaks of it.

A new form is one function and one entry of ``FORMS``. Forms are imported as they are opened: start-up stays light.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from storage.problems import Fault, StoreProblem
from ui.kit.theme import Theme
from ui.session.session import Session
from ui.words.journal import moment
from ui.words.language import short_date

if TYPE_CHECKING:
    from models.forms.registration import Known
    from storage.keys.drafts import Draft
    from ui.forms.base import DraftForm
    from ui.forms.correct import CorrectDialog

    Then = Callable[[DraftForm], None]

Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Stand:
    """What a form is opened in front of."""

    theme: Theme
    session: Session
    window: QWidget


@dataclass(frozen=True, slots=True)
class FormKind:
    """One kind of form. ``of_patient``: of the one who is open; a form of nobody goes on with what was left of it.

    ``make`` hands over the form, still closed, once what it needs is there; the document says which row it is of. None:
    it is opened at a place of its own, and goes on there.
    ``read`` raises KeyError, TypeError or ValueError for what no form wrote. ``says`` is that it is not saved,
    ``dated`` the same where its document holds a ``date``.
    """

    make: Callable[[Stand, Document, Then], None] | None
    read: Callable[[dict[str, Any]], object]
    says: str
    dated: str = ""
    of_patient: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One unsaved form: ``document`` is what stood on it, ``patient`` the key of whose it is, 0 for nobody's."""

    name: str
    kind: str
    patient: int
    code: str
    begun: datetime
    document: dict[str, Any]

    @property
    def words(self) -> str:
        """``A visit of 28-Mar-2025, begun 28-Mar-2025 14:03, is not saved.``"""
        translate = QCoreApplication.translate
        kind, begun = FORMS[self.kind], moment(self.begun.astimezone())
        try:
            on = short_date(date.fromisoformat(str(self.document.get("date", ""))))
        except ValueError:
            says, on = kind.says, ""
        else:
            says = kind.dated or kind.says
        return translate("WaitingBar", says).format(begun=begun, date=on, of=self.document.get("of", ""))


def waiting_drafts(clinic: Path, key: bytes, user: str) -> tuple[Waiting, ...]:
    """The drafts that this user left, oldest first; those of others and of a newer program stay where they are."""
    from storage.keys.drafts import drafts

    return tuple(found for one in drafts(clinic, key) if (found := _waiting(one, user)) is not None)


def _waiting(kept: Draft, user: str) -> Waiting | None:
    data = kept.data
    kind = FORMS.get(str(data.get("kind")))
    if data.get("user") != user or kind is None:
        return None
    try:
        kind.read(dict(data["form"]))
        return Waiting(
            name=kept.name,
            kind=str(data["kind"]),
            patient=int(data["patient"]),
            code=str(data["code"]),
            begun=datetime.fromisoformat(data["begun"]),
            document=dict(data["form"]),
        )
    except (KeyError, ValueError, TypeError):
        return None


def _reader(name: str) -> Callable[[dict[str, Any]], object]:
    """``read_draft`` of a module of ``models/forms``, imported when something kept is read."""

    def read(document: dict[str, Any]) -> object:
        return import_module(f"models.forms.{name}").read_draft(document)

    return read


def _visit(stand: Stand, _: Document, then: Then) -> None:
    from ui.forms.visit.form import VisitDialog

    then(VisitDialog(stand.theme, stand.session, stand.window, **_of_patient(stand)))


def _read(stand: Stand, _: Document, then: Then) -> None:
    from ui.forms.read import ReadForm

    then(ReadForm(stand.theme, stand.session, stand.window, **_of_patient(stand)))


def _adjudication(stand: Stand, _: Document, then: Then) -> None:
    from ui.forms.adjudicate import AdjudicationDialog

    then(AdjudicationDialog(stand.theme, stand.session, stand.window, **_of_patient(stand)))


def _planned_visit(stand: Stand, which: Document, then: Then) -> None:
    """``which`` of the plan, and whether it is skipped; the next one where nothing is said."""
    from ui.forms.planned_visit import PlannedVisitDialog

    visit, skipped = str(which.get("visit") or ""), which.get("skipped") is True
    made = {"visit": visit, "skipped": skipped, **_of_patient(stand)}
    then(PlannedVisitDialog(stand.theme, stand.session, stand.window, **made))


def _event(stand: Stand, _: Document, then: Then) -> None:
    from storage.shipped.terms import load_terms
    from ui.forms.event import EventDialog

    whose = _of_patient(stand)
    terms = load_terms(whose["course"].parameters.ctcae_version)
    then(EventDialog(stand.theme, stand.session, stand.window, terms=terms, **whose))


def _treatment(stand: Stand, which: Document, then: Then) -> None:
    """With what stands on it already (``begin``), where it was asked for from a row."""
    from ui.forms.treatment import TreatmentDialog

    form = TreatmentDialog(stand.theme, stand.session, stand.window, **_of_patient(stand))
    form.begin_with(which.get("begin", {}))
    then(form)


def _correction(stand: Stand, which: Document, then: Then) -> None:
    """``which`` row is to be corrected or taken out: its ``kind``, ``row`` and ``subject``; or filled in, being new."""
    from ui.forms.correcting import open_correction

    kind, row, subject = str(which["kind"]), int(which["row"]), str(which["subject"])
    new, query = bool(which.get("new")), int(which.get("query", 0))

    def opened(form: CorrectDialog) -> None:
        form.go_to(str(which.get("field", "")))
        form.ask_wanted.connect(lambda name: _query(stand, {**about, "field": name}, then))
        then(form)

    about = {"deed": "ask", "kind": kind, "row": row, "subject": subject}
    made: dict[str, Any] = {"kind": kind, "row": row, "subject": subject, "new": new, "query": query}
    open_correction(stand.session, stand.window, stand.theme, **made, then=opened)


def _read_correction(document: dict[str, Any]) -> object:
    texts = dict(document["texts"])
    return str(document["kind"]), int(document["row"]), str(document["subject"]), str(document["reason"]), texts


def _query(stand: Stand, which: Document, then: Then) -> None:
    """``which`` query is answered or asked again, or about which row and value one is asked."""
    from ui.forms.query import QueryDialog

    try:
        form = QueryDialog(stand.theme, stand.session, stand.window, which=which, **_of_patient(stand))
    except LookupError:
        stand.session.failed.emit(
            StoreProblem("This row was taken out of the record; there is nothing to ask about.", fault=Fault.FILE)
        )
        return
    then(form)


def _read_query(document: dict[str, Any]) -> object:
    which = int(document["query"]), str(document["kind"]), int(document["row"]), str(document["subject"])
    return which, _reader("query")(document)


def _registration(stand: Stand, _: Document, then: Then) -> None:
    from ui.forms.register import RegisterDialog

    session = stand.session

    def opened(known: tuple[Known, ...]) -> None:
        form = RegisterDialog(stand.theme, session, stand.window, known=known, protocols=session.protocols)
        form.registered.connect(session.open)
        then(form)

    session.read(lambda store: store.known(), opened)


def _laboratories(stand: Stand, which: Document, then: Then) -> None:
    """At the ``laboratory`` that is named; the one whose results came last where nothing is said."""
    from ui.forms.ranges.form import LaboratoriesDialog

    def opened(found: tuple[Any, Any, Any]) -> None:
        editions, names, results = found
        made = {"editions": editions, "names": names, "results": results}
        form = LaboratoriesDialog(stand.theme, stand.session, stand.window, **made)
        if "laboratory" in which:
            form.begin_with(str(which["laboratory"]))
        then(form)

    stand.session.read(
        lambda store: (store.laboratories.ranges(), store.laboratories.names(), store.laboratories.results()), opened
    )


def _of_patient(stand: Stand) -> dict[str, Any]:
    course, key = stand.session.course, stand.session.key
    assert course is not None
    assert key is not None
    return {"course": course, "key": key}


FORMS: dict[str, FormKind] = {
    "visit": FormKind(
        _visit,
        _reader("visit_draft"),
        "A visit, begun {begun}, is not saved.",
        "A visit of {date}, begun {begun}, is not saved.",
    ),
    "cells": FormKind(  # gone on with in the cells, where they are still of today
        _visit,
        _reader("visit_draft"),
        "Results typed into the table, begun {begun}, are not saved.",
        "Results of {date} typed into the table, begun {begun}, are not saved.",
    ),
    "read": FormKind(
        _read,
        _reader("visit_draft"),
        "A read, begun {begun}, is not saved.",
        "A read of {date}, begun {begun}, is not saved.",
    ),
    "adjudication": FormKind(
        _adjudication,
        _reader("adjudication"),
        "An adjudication, begun {begun}, is not saved.",
        "An adjudication of {date}, begun {begun}, is not saved.",
    ),
    "planned visit": FormKind(
        _planned_visit,
        _reader("planned_visit"),
        "A planned visit, moved or skipped on a form begun {begun}, is not saved.",
    ),
    "adverse event": FormKind(_event, _reader("event"), "An adverse event, begun {begun}, is not saved."),
    "treatment": FormKind(_treatment, _reader("treatment"), "A treatment, begun {begun}, is not saved."),
    "correction": FormKind(_correction, _read_correction, "A correction, begun {begun}, is not saved."),
    "query": FormKind(_query, _read_query, "A query or its answer, begun {begun}, is not saved."),
    "registration": FormKind(
        _registration,
        _reader("registration"),
        "A registration of yours was not finished; begin one (Ctrl+R) to go on with it.",
        of_patient=False,
    ),
    "laboratories": FormKind(
        _laboratories,
        _reader("ranges"),
        "Ranges of a laboratory were not saved; open Laboratories and ranges to go on with them.",
        of_patient=False,
    ),
    "template": FormKind(
        None,
        _reader("template"),
        "A protocol template of yours was not saved; open {of} in Settings, Protocols to go on with it.",
        of_patient=False,
    ),
}
