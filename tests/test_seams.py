"""The seams between what the medicine reads and what a person can reach: each name has a screen, or a reason why not.

What is typed is looked for where it is typed: in the records that the forms make, in the fields of the forms as the
window opens them, and in the three rows that are there once of a patient. A row that can only be corrected does not
count: somebody must have made it.
"""

from __future__ import annotations

import ast
import dataclasses
import importlib
import typing
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import SIGNAL
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import models.forms
import models.record
import run
from models.record.analytes import ANALYTES
from models.record.records import Kept, Patient, Record
from storage import fields as listed
from storage.roles import Action
from ui.forms.correct import CorrectDialog
from ui.forms.rows import RowsForm
from ui.forms.visit.marks import LineMarks, MarksPanel
from ui.kit.fields import Choice, Entry
from ui.session.session import Session
from ui.window.main import MainWindow

FORMS = ("models/forms", "ui/forms")
OPENING = (
    "visit",
    "read",
    "adjudicate",
    "planned_visit",
    "event",
    "treatment",
    "register",
    "details",
    "baseline",
    "outcome",
    "laboratories",
)
BARE = "BARE-01"

# What has no screen, and why. A name that gets one is taken out: what stands here in vain fails, too.
GRADES = "made by the store where a laboratory-derived grade is accepted or declined"
PRINTED = "the result before, of the same laboratory, whose printed range and method are taken over"
SETTINGS = "typed in the settings, into the cells of a table; held by the journey of protocol templates"
EXCEPTIONS: dict[str, dict[str, str]] = {
    "record field": {
        **dict.fromkeys(("Adjudication.by", "Adjudication.on"), "made by the store of whoever decides, and when"),
        **dict.fromkeys(("Visit.identifier", "LabResult.identifier"), GRADES),
        "AdverseEvent.from_result": GRADES,
        **dict.fromkeys(
            (f"DeclinedGrade.{name}" for name in ("result", "term", "grade", "reason", "by", "on")), GRADES
        ),
        **dict.fromkeys(
            (f"Query.{field.attribute}" for field in listed.QUERY.fields),
            "made by the store of whoever asks, answers or closes, and when; its words are typed at the value",
        ),
        **dict.fromkeys(("Query.about", "Query.subject"), "the value at which it was asked"),
        **dict.fromkeys(
            (f"ReviewedFlag.{name}" for name in ("rule", "inputs", "by", "on")),
            "made by the store of the flag that was seen",
        ),
        **dict.fromkeys(
            ("Treatment.illustrative", "AdverseEvent.illustrative"),
            "said of a case made from a publication, whose file says it; what a clinic types is never illustrative. "
            "F2 on the row corrects it",
        ),
        "Treatment.identifier": "made by the store where an adverse event is linked to it",
        "AdverseEvent.linked_treatments": "chosen at the place of adverse events by its key L",
        "Visit.nothing_to_report": "answered by a button of the place of adverse events, of the last visit",
        "LabResult.reviewed": "made by the store of whoever signs, and when",
        "Imaging.signed": "made by the store of whoever signs, and when",
        "Record.settings": "a protocol has them, and a case file may; a clinic changes them in a template of its own",
        "Record.template": "given with the protocol where a patient is registered, and by the settings to who is there",
    },
    "draft field": {
        "LabDraft.before": PRINTED,
        **dict.fromkeys((f"TemplateDraft.{name}" for name in ("base", "name", "parameters", "visits")), SETTINGS),
        **dict.fromkeys((f"PlannedDraft.{name}" for name in ("name", "day", "before", "after", "imaging")), SETTINGS),
    },
    "analyte": {},
    "word": {},
    "action": {
        "VOID": "the form of correction offers it to whoever may correct, and the store refuses the others",
    },
    "command": {},
}


SHOWN = pytest.StashKey["Shown"]()


def without_screen(sort: str, found: dict[str, bool]) -> tuple[list[str], list[str]]:
    """Names that no screen has and no reason excuses, and reasons for names that have a screen or are gone."""
    excused = EXCEPTIONS[sort]
    unseen = [name for name, seen in found.items() if not seen]
    return [name for name in unseen if name not in excused], [name for name in excused if name not in unseen]


# What the forms make


@cache
def made_by_forms(folder: str) -> dict[str, dict[str, list[ast.expr]]]:
    """By the name of a class, or ``replace``: what the forms give it, by name or (``#1``: the second) by place."""
    given: dict[str, dict[str, list[ast.expr]]] = {}
    for path in run.own_files(run.ROOT / folder, ".py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                named = [(word.arg, word.value) for word in node.keywords if word.arg]
                named += [pair for word in node.keywords if word.arg is None for pair in by_name(word.value)]
                for name, value in (*named, *((f"#{place}", value) for place, value in enumerate(node.args))):
                    given.setdefault(node.func.id, {}).setdefault(name, []).append(value)
    return given


def by_name(given: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    """What ``**(values | {"ends": …})`` gives in so many words."""
    for part in ast.walk(given):
        if isinstance(part, ast.Dict):
            pairs = zip(part.keys, part.values, strict=True)
            yield from ((key.value, value) for key, value in pairs if isinstance(key, ast.Constant))


def nobody_typed(value: ast.expr) -> bool:
    """``True``, ``"text"``, a word of a vocabulary, or what the row before said: ``before.low if before else None``."""
    if isinstance(value, ast.IfExp) and isinstance(value.test, ast.Name):
        return ast.unparse(value.body).startswith(f"{value.test.id}.") and nobody_typed(value.orelse)
    named_in_full = isinstance(value, ast.Attribute) and isinstance(value.value, ast.Name)
    return isinstance(value, ast.Constant) or (named_in_full and value.value.id[:1].isupper())


def is_filled_in(kind: type, place: int, field: str) -> bool:
    """Whether a form fills in this value of a draft."""
    given = made_by_forms("ui/forms")
    own = given.get(kind.__name__, {})
    values = [*own.get(field, ()), *own.get(f"#{place}", ()), *given.get("replace", {}).get(field, ())]
    return not all(map(nobody_typed, values))


def draft_fields(shown: Shown) -> dict[str, dict[str, bool]]:
    """Whether a form fills it in, by draft and field: in its code, or by a field that is named for it."""
    return {
        kind.__name__: {
            field.name: is_filled_in(kind, place, field.name) or (kind, field.name) in shown.filled
            for place, field in enumerate(dataclasses.fields(kind))
        }
        for kind in draft_classes()
    }


def is_typed(kind: type[Kept], field: str, drafts: dict[str, dict[str, bool]]) -> bool:
    """Whether a form makes records of this kind with this value, and not from a field of a draft that nobody fills."""
    values = [value for folder in FORMS for value in made_by_forms(folder).get(kind.__name__, {}).get(field, ())]
    return any(not nobody_typed(value) and not is_from_an_empty_field(value, drafts) for value in values)


def is_from_an_empty_field(value: ast.expr, drafts: dict[str, dict[str, bool]]) -> bool:
    if not isinstance(value, ast.Attribute):
        return False
    filled = [fields[value.attr] for fields in drafts.values() if value.attr in fields]
    return bool(filled) and not any(filled)


@cache
def kept_classes() -> tuple[type[Kept], ...]:
    return tuple(kind for kind in classes_of(models.record) if issubclass(kind, Kept) and kind is not Kept)


def draft_classes() -> Iterator[type]:
    return (kind for kind in classes_of(models.forms) if kind.__name__.endswith("Draft"))


def classes_of(room: ModuleType) -> Iterator[type]:
    for path in sorted(Path(room.__path__[0]).glob("[!_]*.py")):
        module = importlib.import_module(f"{room.__name__}.{path.stem}")
        yield from (
            kind
            for kind in vars(module).values()
            if getattr(kind, "__module__", "") == module.__name__ and isinstance(kind, type)
        )


def own_fields(kind: type) -> Iterator[str]:
    """The values of a record class; not what it shares with all, not the records it holds."""
    shared = {field.name for field in dataclasses.fields(Kept)}
    hints = typing.get_type_hints(kind)
    for field in dataclasses.fields(kind):
        if field.name not in shared and not any(issubclass(part, Kept) for part in parts(hints[field.name])):
            yield field.name


def parts(hint: object) -> Iterator[type]:
    """The classes that a type is put together from."""
    if isinstance(hint, type) and not typing.get_args(hint):
        yield hint
    for part in typing.get_args(hint):
        yield from parts(part)


# The forms as the window opens them


@dataclasses.dataclass
class Shown:
    """What stands on the forms: the names of lines, the words that can be chosen, the values of what is there once."""

    lines: set[str] = dataclasses.field(default_factory=set)
    words: set[tuple[type, str]] = dataclasses.field(default_factory=set)
    once: dict[type[Kept], set[str]] = dataclasses.field(default_factory=dict)
    filled: set[tuple[type, str]] = dataclasses.field(default_factory=set)  # fields of drafts

    def take(self, form: QWidget) -> None:
        if isinstance(form, CorrectDialog):
            kind = form.document()["kind"]
            record = next(one for one in kept_classes() if one.__name__.casefold() == kind)
            hints = typing.get_type_hints(record)
            self.once[record] = set(form.fields)
            for name, field in form.fields.items():
                if isinstance(field, Choice):
                    self.words |= offered(field, {part for part in parts(hints[name]) if issubclass(part, StrEnum)})
        else:
            if isinstance(form, RowsForm):
                self.filled |= {(type(form.draft), name) for name in form._values}
            for panel in form.findChildren(MarksPanel):  # made once it is opened
                for line in form.findChildren(LineMarks)[:1]:
                    panel.open(line)
                    panel.close_up()
            for choice in form.findChildren(Choice):
                self.words |= offered(choice, vocabularies(), exactly=True)


def offered(choice: Choice, words: Iterable[type[StrEnum]], *, exactly: bool = False) -> set[tuple[type, str]]:
    """The words that can be chosen; ``exactly``, because two vocabularies may have words that are spelled alike."""
    found = set()
    for vocabulary in words:
        for word in vocabulary:
            choice.choose(word)
            if choice.value is word or (not exactly and choice.value == word.value):
                found.add((vocabulary, word.name))
    return found


def vocabularies() -> set[type[StrEnum]]:
    """Every vocabulary in which a value of a record is written."""
    hints = [hint for kind in kept_classes() for hint in typing.get_type_hints(kind).values()]
    return {part for hint in hints for part in parts(hint) if issubclass(part, StrEnum)}


@pytest.fixture
def shown(request: pytest.FixtureRequest) -> Shown:
    """Every form, opened for a patient of whom nothing is known and for one with lesions; looked at once."""
    if (known := request.config.stash.get(SHOWN, None)) is not None:
        return known
    found = Shown()
    qtbot: QtBot = request.getfixturevalue("qtbot")
    session: Session = request.getfixturevalue("session")
    window: MainWindow = request.getfixturevalue("window")
    bare = Record(patient=Patient(code=BARE), treatment_start=date(2025, 1, 2))
    with qtbot.waitSignal(session.lines_changed):
        session.write(lambda store: store.import_records([bare]), lambda _: None)
    for code in (BARE, "HCC-R01"):
        qtbot.waitUntil(lambda code=code: any(line.code == code for line in window.patients.shown))
        session.open(next(line.key for line in window.patients.shown if line.code == code))
        qtbot.waitUntil(lambda code=code: session.course is not None and session.course.record.patient.code == code)
        for name in OPENING:
            form = opened(qtbot, window, name)
            if code == BARE:
                found.lines |= {entry.name for entry in form.findChildren(Entry)}
            found.take(form)
            form.hide()
    request.config.stash[SHOWN] = found
    return found


def opened(qtbot: QtBot, window: MainWindow, name: str) -> QWidget:
    forms: list[QWidget] = []
    window.form_opened.connect(forms.append)
    qtbot.waitUntil(window._actions[name].isEnabled)
    window._actions[name].trigger()
    qtbot.waitUntil(lambda: bool(forms))
    window.form_opened.disconnect(forms.append)
    return forms[0]


# What must have a screen


def test_that_every_value_of_a_record_can_be_typed(shown: Shown) -> None:
    drafts = draft_fields(shown)
    found = {
        f"{kind.__name__}.{name}": is_typed(kind, name, drafts) or name in shown.once.get(kind, ())
        for kind in kept_classes()
        for name in own_fields(kind)
    }
    assert without_screen("record field", found) == ([], [])


def test_that_every_value_of_a_draft_is_filled_in_by_a_form(shown: Shown) -> None:
    found = {
        f"{draft}.{name}": filled for draft, fields in draft_fields(shown).items() for name, filled in fields.items()
    }
    assert without_screen("draft field", found) == ([], [])


def test_that_every_analyte_of_a_rule_has_a_line_for_a_new_patient(shown: Shown) -> None:
    found = {name: f"labs.{name}" in shown.lines for name in ANALYTES}
    assert without_screen("analyte", found) == ([], [])


def test_that_every_word_of_a_vocabulary_can_be_chosen(shown: Shown) -> None:
    found = {
        f"{vocabulary.__name__}.{word.name}": (vocabulary, word.name) in shown.words
        for vocabulary in vocabularies()
        for word in vocabulary
    }
    assert without_screen("word", found) == ([], [])


def test_that_every_action_is_asked_for_by_a_screen() -> None:
    asked = {
        node.attr
        for path in run.own_files(run.ROOT / "ui", ".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path)))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Action"
    }
    assert without_screen("action", {action.name: action.name in asked for action in Action}) == ([], [])


def test_that_every_command_does_something(window: MainWindow) -> None:
    found = {name: action.receivers(SIGNAL("triggered(bool)")) > 0 for name, action in window._actions.by_name.items()}
    assert without_screen("command", found) == ([], [])
