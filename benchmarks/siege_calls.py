"""Every public call of the store and the vault: who may, and how it is done; for ``rights`` and its test.

Whatever a call refuses is done all the same by a program that asks nobody, in the name and with the key of whoever is
refused: the very write, past every question, with the guards content. A new method without a line fails the test.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal
from types import ModuleType
from typing import Any

import numpy as np

from benchmarks.siege_common import PASSWORD, a_case
from models.cohort.imported import CohortKind, ImportedCohort, TimeUnit
from models.forms.likeness import Pair
from models.laboratory.mapping import Mapping, mapping_of
from models.laboratory.results import JudgedFile
from models.quantities import parse_quantity
from models.record.protocol import Protocol
from models.record.range_changes import RangeChange
from models.record.records import (
    AdverseEvent,
    Imaging,
    LabRange,
    LabResult,
    Medication,
    Patient,
    Record,
    Thrombus,
    Treatment,
    Visit,
)
from models.record.visit_entry import VisitEntry
from models.record.vocabulary import Vp
from models.words import sentence
from models.worklist.clinic import Mark
from storage.clinic import cohorts
from storage.clinic.beside.kept_prints import KeptPrints, NewPrint
from storage.clinic.beside.worklist import Worklist
from storage.clinic.entering import Laboratories
from storage.clinic.history import Past
from storage.clinic.imports import batches, cases, mappings, tray
from storage.clinic.journal.operations import now, stamp
from storage.clinic.journal.statements import Statement
from storage.clinic.leaving import Form, Leaving, Out, Way
from storage.clinic.locks import Locks
from storage.clinic.people.merging import People
from storage.clinic.protocols.templates import Templates
from storage.clinic.queries import Queries
from storage.clinic.store import Decisions, Store
from storage.firstload import loading
from storage.firstload.reading import Reading
from storage.keys import acknowledging, limits, vault
from storage.keys.keyfile import read_keys
from storage.keys.vault import Unlocked
from storage.keys.vaultnotes import keep_statement, settle
from storage.roles import Action, Actor, Role

# Where the calls stand, by the name that the table has for it.
PLACES: dict[str, type | ModuleType] = {
    "store": Store,
    "decisions": Decisions,
    "past": Past,
    "locks": Locks,
    "laboratories": Laboratories,
    "worklist": Worklist,
    "queries": Queries,
    "templates": Templates,
    "people": People,
    "leaving": Leaving,
    "prints": KeptPrints,
    "cohorts": cohorts,
    "mappings": mappings,
    "batches": batches,
    "tray": tray,
    "cases": cases,
    "loading": loading,
    "vault": vault,
    "limits": limits,
    "acknowledging": acknowledging,
}
LATER = date(2026, 6, 12)
ONE, SECOND, LOCKED, TWIN, OTHER_TWIN = 1, 2, 3, 4, 5  # the patients by key


@dataclass(slots=True)
class Desk:
    """Somebody at an open clinic file. ``by`` is what the vault is asked with."""

    store: Store
    by: Unlocked

    def number(self, label: str, user: str) -> int:
        """The last operation of that label by somebody."""
        asked = 'SELECT max(id) FROM operation WHERE label = ? AND "user" = ?'
        return int(self.store.file.query(asked, label, user)[0][0])


@dataclass(frozen=True, slots=True)
class Call:
    """How it is done, and which actions it asks for: any of these sets will do, none is everybody's.

    ``seen`` is False for what no journal shows; why, ``docs/clinic-file.md`` says.
    """

    act: Callable[[Desk], object]
    needs: tuple[frozenset[Action], ...] = ()
    seen: bool = True

    def may(self, rights: frozenset[Action]) -> bool:
        return not self.needs or any(one <= rights for one in self.needs)


def _call(act: Callable[[Desk], object], *needs: Action, seen: bool = True) -> Call:
    """That asks for all of these."""
    return Call(act, (frozenset(needs),) if needs else (), seen)


def bare(code: str) -> Record:
    whole = a_case()
    return Record(patient=replace(whole.patient, code=code, name=None, hospital_number=None), treatment_start=None)


def world(desk: Desk) -> None:
    """What the calls need to be there; an administrator makes it."""
    store = desk.store
    store.import_record(replace(bare("SECOND"), treatment_start=date(2026, 1, 5)))
    for code in ("THIRD", "TWIN", "TWIN-2"):
        store.register(bare(code))
    for number in range(4):
        store.queries.ask(ONE, "visit", 1, "ecog", f"Is it so? {number}")
    store.queries.answer(ONE, 4, "It is.")
    cohorts.save_filter(store, "kept", {"vp": ["Vp4"]})
    cohorts.keep_cohort(store, _COHORT)
    store.templates.save(_TEMPLATE)
    read = Imaging(date=date(2026, 6, 8), modality="MRI", reader="A")
    store.add_visit(ONE, VisitEntry(visit=Visit(date=read.date), imaging=read))
    store.add(ONE, "adverse_event", AdverseEvent(term="Rash", grade=1, start=LATER))
    store.add(SECOND, "treatment", _DRUG)
    undone = store.register(replace(bare("UNDONE"), treatment_start=date(2026, 1, 5)))
    store.add_visit(undone, VisitEntry(visit=Visit(date=LATER, ecog=0)))
    store.locks.lock(LOCKED, "published")
    vault.add_user(store.path, desk.by, user="hao", password=PASSWORD, role=Role.READER)
    settle(store, desk.by.key)
    batches.take(store, results(desk, "9.1", "7", of=Patient(code="", name="Nobody", birth_date=date(1950, 1, 1))))
    _break(store)


def results(desk: Desk, *values: str, of: Patient | None = None) -> JudgedFile:
    """Values of AFP, a day each, as a laboratory's file brings them for the first patient, or for somebody unknown."""
    from ui.console.labs import judged

    who = of or desk.store.record(ONE).patient
    begun = f"{who.name};{who.birth_date};AFP"
    lines = [f"{begun};{value};ng/mL;2026-06-{day:02d} 08:00" for day, value in enumerate(values, start=10)]
    path = desk.store.path.parent / "results.csv"
    path.write_text("\n".join((";".join(_COLUMNS), *lines, "")), encoding="utf-8")
    return judged(desk.store, path, _MAPPING, date(2026, 7, 1))


def _waiting(desk: Desk, place: int) -> int:
    return tray.waiting_rows(desk.store)[place].key


def _brought_in(desk: Desk) -> None:
    file = cases.CaseFile(name="x.json", sha256="ab" * 32, record=bare("X-5"))
    cases.brought_in(desk.store, [cases.Case(file=file, becomes=cases.Becomes.NEW)])


_READING = Reading(file="x.xlsx", sha256="ab" * 32, lines=(), patients=(), refusals=())


def _loaded(desk: Desk) -> None:
    found = loading.Trial(_READING, refusals=(), same=frozenset(), new=(bare("X-7"),))
    loading.loaded(desk.store, found)


_COLUMNS = ("name", "born", "test", "result", "unit", "collected")
_MAPPING = mapping_of({"mapping": {"columns": {name: name for name in _COLUMNS}, "tests": {"AFP": "AFP"}}})


def _break(store: Store) -> None:
    """What is said to have been done with the recovery code, to be acknowledged."""
    code = Actor(vault.RECOVERY, Role.ADMINISTRATOR)
    done, at = "Give a user a new password", now()
    said = Statement(
        clinic=read_keys(store.path).clinic,
        at=stamp(at),
        label=done,
        reason="hao",
        name="hao",
        role=Role.READER.value,
        by_user=code.user,
        by_role=code.role.value,
    )
    with store.file.journal.operation(done, reason="hao", undoable=False, by=code, at=at):
        keep_statement(store, said)


_COHORT = ImportedCohort(
    name="Hospital B",
    kind=CohortKind.IMPORTED,
    unit=TimeUnit.MONTHS,
    times=np.array([1.0, 6.8]),
    events=np.array([True, False]),
    source="b.csv",
    sha256="ab" * 32,
)
_OUT = Out(way=Way.CASE, form=Form.JSON, patients=(ONE,), to="x")
_TEMPLATE = Protocol(name="ward 2", title="ward 2", anchor="start of treatment", based_on="follow-up")
_DRUG = Treatment(kind="drug", agent="lenvatinib", start=LATER, dose=Decimal(8), unit="mg")
_RESULT = LabResult(analyte="AFP", date=LATER, value=parse_quantity("400"), unit="ng/mL")
_RANGE = LabRange(laboratory="x", analyte="AFP", unit="ng/mL", high=Decimal(7), valid_from=date(2026, 1, 1))


def _row(desk: Desk, part: str, key: int = ONE, last: bool = True) -> Any:
    found = getattr(desk.store.record(key), part)
    return found[-1] if last else found[0]


def _read_without(desk: Desk) -> int:
    return next(int(one.key or 0) for one in desk.store.record(ONE).imaging if one.thrombus is None)


def _merge(desk: Desk) -> None:
    desk.store.people.merge(TWIN, OTHER_TWIN, {}, reason="one")


def _say_apart(desk: Desk) -> None:
    one, other = (known for known in desk.store.people.known() if known.code in ("SECOND", "TWIN"))
    desk.store.people.say_apart(Pair(one, other, sentence("alike")), reason="two")


def _of_the_file(function: Callable[..., object], **words: object) -> Callable[[Desk], object]:
    """A call of the vault."""
    return lambda desk: function(desk.store.path, desk.by, **words)


def _own(kind: str, record: Any) -> Callable[[Desk], object]:
    return lambda desk: desk.store.add(ONE, kind, record)


_PRINT = NewPrint(
    kind="summary", language="en", page="A4", grey=False, rules="2.0", judged=LATER, mark="1f3a", stated=()
)  # fmt: skip
_NEW = "hepatic artery 9"
A = Action
CALLS: dict[str, Call] = {
    "store.import_record": _call(lambda d: d.store.import_record(bare("X-1")), A.IMPORT),
    "store.import_records": _call(lambda d: d.store.import_records([bare("X-2")]), A.IMPORT),
    "store.register": _call(lambda d: d.store.register(bare("X-3")), A.REGISTER),
    "store.add_visit": _call(
        lambda d: d.store.add_visit(ONE, VisitEntry(visit=Visit(date=LATER, ecog=0), labs=(_RESULT,))), A.ENTER
    ),
    "store.add": _call(_own("medication", Medication(name="aspirin")), A.TREAT),
    "store.change_dose": _call(
        lambda d: d.store.change_dose(
            SECOND,
            _row(d, "treatments", SECOND).key,
            replace(_DRUG, start=date(2026, 6, 20), dose=Decimal(4)),
            last=date(2026, 6, 19),
            reason="rash",
        ),
        A.TREAT,
        A.CORRECT,
    ),
    "store.correct": _call(
        lambda d: d.store.correct(ONE, "visit", 1, {"ecog": 3}, reason="misread"), A.ENTER, A.CORRECT
    ),
    "store.void": _call(lambda d: d.store.void(ONE, "visit", 2, reason="twice"), A.ENTER, A.VOID),
    "store.undo": _call(lambda d: d.store.undo(d.number("Add a visit", "Chen")), A.UNDO, A.UNDO_OTHERS),
    "store.operation": _call(lambda d: _operation(d), A.ENTER),
    "decisions.sign_read": _call(lambda d: d.store.decisions.sign_read(ONE, _row(d, "imaging").key), A.SIGN_READS),
    "decisions.add_thrombus": _call(
        lambda d: d.store.decisions.add_thrombus(ONE, _read_without(d), Thrombus(vp=Vp.VP3)), A.MEASURE
    ),
    "decisions.add_new_therapy": _call(
        lambda d: d.store.decisions.add_new_therapy(SECOND, replace(_DRUG, agent="sorafenib")), A.TREAT
    ),
    "decisions.sign_results": _call(
        lambda d: d.store.decisions.sign_results(ONE, [_row(d, "labs").key]), A.SIGN_RESULTS
    ),
    "decisions.accept_grade": _call(
        lambda d: d.store.decisions.accept_grade(
            ONE, _row(d, "labs"), AdverseEvent(term="Fatigue", grade=1, start=LATER)
        ),
        A.REPORT_EVENT,
    ),
    "decisions.decline_grade": _call(
        lambda d: d.store.decisions.decline_grade(
            ONE, _row(d, "labs", last=False), term="Fatigue", grade=1, reason="x"
        ),
        A.REPORT_EVENT,
    ),
    "decisions.link_treatment": _call(
        lambda d: d.store.decisions.link_treatment(ONE, _row(d, "adverse_events").key, _row(d, "treatments").key),
        A.REPORT_EVENT,
    ),
    "decisions.nothing_to_report": _call(lambda d: d.store.decisions.nothing_to_report(ONE, 3), A.REPORT_EVENT),
    "decisions.continue_event": _call(
        lambda d: d.store.decisions.continue_event(ONE, _row(d, "adverse_events").key, {"stop": date(2026, 6, 28)}),
        A.REPORT_EVENT,
    ),
    "decisions.review_flag": _call(lambda d: d.store.decisions.review_flag(ONE, "R-16", ("x",)), A.REVIEW_FLAGS),
    "laboratories.change": _call(lambda d: d.store.laboratories.change(RangeChange(come=(_RANGE,))), A.CHANGE_RANGES),
    "queries.ask": _call(lambda d: d.store.queries.ask(ONE, "visit", 1, "ecog", "Why?"), A.ASK_QUERIES),
    "queries.answer": _call(lambda d: d.store.queries.answer(ONE, 1, "So."), A.ANSWER_QUERIES),
    "queries.correct": _call(
        lambda d: d.store.queries.correct(ONE, 2, {"ecog": 1}, reason="so"), A.ANSWER_QUERIES, A.ENTER, A.CORRECT
    ),
    "queries.close": _call(lambda d: d.store.queries.close(ONE, 3), A.ASK_QUERIES),
    "queries.ask_again": _call(lambda d: d.store.queries.ask_again(ONE, 4, "Sure?"), A.ASK_QUERIES),
    "templates.save": _call(lambda d: d.store.templates.save(replace(_TEMPLATE, name="ward 3")), A.CHANGE_RANGES),
    "templates.give": _call(
        lambda d: d.store.templates.give([SECOND], "ward 2", 1, reason="x"), A.CHANGE_RANGES, A.REGISTER, A.CORRECT
    ),
    "people.say_apart": _call(_say_apart, A.MERGE),
    "people.merge": _call(_merge, A.MERGE),
    "cohorts.save_filter": _call(lambda d: cohorts.save_filter(d.store, "x", {"vp": ["Vp4"]}), A.KEEP_COHORTS),
    "cohorts.drop_filter": _call(lambda d: cohorts.drop_filter(d.store, "kept", reason="x"), A.KEEP_COHORTS),
    "cohorts.keep_cohort": _call(lambda d: cohorts.keep_cohort(d.store, replace(_COHORT, name="C")), A.KEEP_COHORTS),
    "cohorts.drop_cohort": _call(lambda d: cohorts.drop_cohort(d.store, 1, reason="x"), A.KEEP_COHORTS),
    "mappings.save_mapping": _call(lambda d: mappings.save_mapping(d.store, "x", Mapping()), A.IMPORT_RESULTS),
    "prints.keep": _call(lambda d: d.store.prints.keep(ONE, _PRINT, b"%PDF-1.4"), A.PRINT),
    "batches.take": _call(lambda d: batches.take(d.store, results(d, "9.5")), A.IMPORT_RESULTS),
    "tray.match": _call(lambda d: tray.match(d.store, [_waiting(d, 0)], ONE, reason="hers"), A.IMPORT_RESULTS),
    "tray.dismiss": _call(lambda d: tray.dismiss(d.store, [_waiting(d, 1)], reason="nobody's"), A.IMPORT_RESULTS),
    "cases.brought_in": _call(_brought_in, A.IMPORT),
    "cases.may_import": _call(lambda d: cases.may_import(d.store), A.IMPORT, seen=False),
    "cases.looked_through": _call(lambda d: cases.looked_through(d.store, ()), A.IMPORT, seen=False),
    "loading.tried": _call(lambda d: loading.tried(d.store, _READING), A.FIRST_LOAD, seen=False),
    "loading.loaded": _call(_loaded, A.FIRST_LOAD),
    "leaving.begin": _call(lambda d: d.store.leaving.begin(_OUT, action=A.EXPORT), A.EXPORT),
    "leaving.of": _call(lambda d: _left(d), A.PRINT),
    "leaving.opened": _call(lambda d: d.store.leaving.opened([ONE])),
    "leaving.came_in": _call(lambda d: d.store.leaving.came_in()),
    "leaving.did_not": _call(lambda d: d.store.leaving.did_not(None, OSError())),
    "leaving.found": _call(lambda d: d.store.leaving.found(), A.SEE_DISCLOSURES, seen=False),
    "leaving.users": _call(lambda d: d.store.leaving.users(), A.SEE_DISCLOSURES, seen=False),
    "worklist.mark": _call(lambda d: d.store.worklist.mark(ONE, LATER, Mark(time(9), None)), A.ENTER, seen=False),
    "vault.keys_for_backup": _call(
        lambda d: vault.keys_for_backup(d.store.path, d.by, password=_NEW), A.BACK_UP, seen=False
    ),
    "vault.add_user": _call(_of_the_file(vault.add_user, user="hu", password=_NEW, role=Role.NURSE), A.MANAGE_USERS),
    "vault.set_role": _call(_of_the_file(vault.set_role, user="wang", role=Role.ADMINISTRATOR), A.MANAGE_USERS),
    "vault.change_password": _call(_of_the_file(vault.change_password, user="hao", password=_NEW), A.MANAGE_USERS),
    "vault.remove_user": _call(_of_the_file(vault.remove_user, user="wang"), A.MANAGE_USERS),
    "vault.new_recovery_code": _call(_of_the_file(vault.new_recovery_code), A.MANAGE_USERS),
    "limits.set_idle_limit": _call(_of_the_file(limits.set_idle_limit, minutes=60), A.LIMIT_IDLE),
    "acknowledging.acknowledge": _call(lambda d: acknowledging.acknowledge(d.store, "x"), A.MANAGE_USERS),
    "locks.unlock": _call(lambda d: d.store.locks.unlock(LOCKED, "x"), A.UNLOCK),
    "locks.lock": _call(lambda d: d.store.locks.lock(ONE, "x"), A.LOCK),  # the last, since it holds up the others
}
# What only answers, or opens and closes: everybody with a password can read everything.
READS = frozenset(
    {
        *("store.anchor", "store.close", "store.create", "store.open", "store.date_shift", "store.find", "store.known"),
        *("store.patients", "store.record", "store.records", "store.warnings"),
        *("past.begun", "past.history", "past.last_by_user", "past.last_operation", "past.origins"),
        *("past.patients_of", "past.value_history", "locks.held", "locks.on"),
        *("laboratories.names", "laboratories.ranges", "laboratories.results"),
        *("worklist.catch_up", "worklist.forget", "worklist.keep", "worklist.kept", "worklist.marks"),
        *("templates.offered", "templates.patients", "templates.versions"),
        *("people.apart", "people.compared", "people.former", "people.keys", "people.known", "people.names"),
        *("batches.as_it_stands", "batches.check", "batches.imports", "batches.mark", "batches.origin_from"),
        *("batches.place_of", "batches.result_of", "tray.waiting_count", "tray.waiting_rows", "cases.read_file"),
        *("loading.clinic_of", "loading.code_of_line"),
        "batches.write",  # within the operation of ``take`` or ``match``
        *("leaving.codes", "leaving.is_changed_since", "prints.of", "prints.pages"),
        *("cohorts.checked_name", "cohorts.cohorts", "cohorts.filter_versions", "cohorts.filters"),
        *("cohorts.read_cohort", "mappings.mappings"),
        *("vault.create_clinic", "vault.has_users", "vault.recover", "vault.unlock", "vault.users"),
        *("limits.check_minutes", "limits.idle_limit", "limits.limited_to", "acknowledging.unacknowledged"),
    }
)


def _operation(desk: Desk) -> None:
    with desk.store.operation("Add a visit"):
        desk.store.file.rows.insert_row("visit", {"patient_id": ONE, "date": "2026-06-21", "ecog": 1})


def _left(desk: Desk) -> None:
    with desk.store.leaving.of(Out(way=Way.SUMMARY, form=Form.PDF, patients=(ONE,), to="x"), action=Action.PRINT):
        pass


def public_calls() -> Iterator[str]:
    """Every public function of the places, as they are."""
    for place, of in PLACES.items():
        for name, member in inspect.getmembers(of, lambda one: inspect.isfunction(one) or inspect.ismethod(one)):
            if not name.startswith("_") and (inspect.isclass(of) or member.__module__ == of.__name__):
                yield f"{place}.{name}"
