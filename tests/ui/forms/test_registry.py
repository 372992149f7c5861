"""The registry of forms: each is opened, kept, read back and spoken of by its line alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.forms import ranges
from models.forms.visit import VisitDraft
from models.forms.visit_draft import draft_document
from models.record.records import Vp
from storage.keys.drafts import save_draft
from ui.forms.base import DraftForm
from ui.forms.ranges.form import LaboratoriesDialog
from ui.forms.read import ReadForm
from ui.forms.registry import FORMS, Stand, Waiting, waiting_drafts
from ui.forms.rows import RowsForm
from ui.forms.visit.form import VisitDialog
from ui.kit.fields import Choice, Entry
from ui.kit.theme import Theme
from ui.session.session import Session
from ui.window.main import MainWindow

KEY, USER = bytes(range(32)), "Chen Yu"
BEGUN = datetime(2025, 3, 28, 14, 3, tzinfo=UTC)


def _forms(qtbot: QtBot, window: MainWindow, session: Session, theme: Theme, kind: str) -> Callable[[], DraftForm]:
    assert session.course is not None
    row = session.course.record.patient.key
    which = {"kind": "patient", "row": row, "subject": session.course.record.patient.code}

    def made() -> DraftForm:
        found: list[DraftForm] = []
        make = FORMS[kind].make
        assert make is not None
        make(Stand(theme, session, window), which, found.append)
        qtbot.waitUntil(lambda: bool(found))
        return found[0]

    return made


def _type(form: DraftForm) -> None:
    if isinstance(form, VisitDialog):
        form.laboratory.rows[0].entry.setText("8.84")
        form.findings.weight.setText("61.5")
        return
    if isinstance(form, ReadForm):
        form.of_read.sizes[0].diameter.setText("49")
        form.of_read.none_new.setChecked(True)
        return
    if isinstance(form, LaboratoriesDialog):
        form.name.setText("Lab A")
        form.reason.setText("typed")
        return
    fields = form._rows if isinstance(form, RowsForm) else form.fields  # type: ignore[attr-defined]
    for name, field in fields.items():
        if isinstance(field, Choice):
            field.setCurrentIndex(field.count() - 1)
        elif isinstance(field, Entry):
            field.setText("-2d" if name in ("start", "stop", "born", "birth_date") else f"typed {name}")


@pytest.mark.parametrize("kind", [name for name, one in FORMS.items() if one.make is not None])
def test_that_what_was_typed_on_a_form_comes_back_on_another(
    qtbot: QtBot, window: MainWindow, session: Session, theme: Theme, kind: str
) -> None:
    made = _forms(qtbot, window, session, theme, kind)
    form = made()
    assert form.kind == ("visit" if kind == "cells" else kind)  # cells of another day are gone on with as a visit
    assert form.is_empty
    assert (form.patient[0] != 0) is FORMS[kind].of_patient
    _type(form)
    assert not form.is_empty
    document = json.loads(json.dumps(form.document()))
    FORMS[kind].read(document)
    again = made()
    again.resume(document, BEGUN)
    assert again.document() == document
    assert again.begun == BEGUN
    for one in (form, again):
        one.leave()


@pytest.mark.parametrize("kind", [name for name, one in FORMS.items() if one.make is not None])
def test_that_a_kept_form_is_found_by_its_owner_and_spoken_of(tmp_path: Path, kind: str) -> None:
    documents = {
        "adjudication": {"date": "2025-03-28", "criterion": None, "overall": "PR", "reason": ""},
        "read": draft_document(VisitDraft(date="20250328", vp=Vp.VP2), date(2025, 3, 28)),
        "visit": {"date": "2025-03-28", "weight": "", "pressure": "", "modality": "", "slice_mm": "", "reader": ""}
        | {"ecog": None, "ascites": None, "encephalopathy": None, "labs": [], "sizes": [], "statuses": [], "vp": None}
        | {"cheng": None, "flow_restored": None, "added": []},
        "adverse event": {"term": "Fatigue"},
        "planned visit": {"visit": "W12"},
        "treatment": {"agent": "sorafenib"},
        "correction": {"kind": "patient", "row": 3, "subject": "X", "reason": "", "texts": {}},
        "query": {"deed": "ask", "query": 0, "kind": "visit", "row": 3, "subject": "X", "field": "ecog", "text": ""},
        "registration": {"code": "X", "sex": None},
        "laboratories": ranges.draft_document(ranges.RangesDraft(laboratory="Lab A"), date(2025, 3, 28)),
    }
    documents["cells"] = documents["visit"]
    clinic = tmp_path / "c.hepatrack"
    data = {"kind": kind, "patient": 3, "code": "X", "user": USER, "begun": BEGUN.isoformat(), "form": documents[kind]}
    save_draft(clinic, KEY, name="one", data=data)
    (found,) = waiting_drafts(clinic, KEY, USER)
    assert isinstance(found, Waiting)
    assert (found.kind, found.document, found.begun) == (kind, documents[kind], BEGUN)
    assert "not " in found.words
    assert "{" not in found.words
    assert ("28-Mar-2025, begun" in found.words) is (kind in ("visit", "read", "adjudication"))
    assert waiting_drafts(clinic, KEY, "Li") == ()


@pytest.mark.parametrize(
    "data", [{"kind": "of a newer program", "form": {}}, {"kind": "visit", "form": {"weight": 3}}, {"kind": "visit"}]
)
def test_that_a_draft_that_no_form_here_wrote_is_left_where_it_lies(tmp_path: Path, data: dict[str, object]) -> None:
    clinic = tmp_path / "c.hepatrack"
    save_draft(clinic, KEY, name="one", data={"user": USER, "patient": 1, "code": "X", "begun": "2025-03-28"} | data)
    assert waiting_drafts(clinic, KEY, USER) == ()
    assert len(list(tmp_path.iterdir())) == 1
