"""The clinic's own protocol templates: copied, versioned, given to patients with a reason; old versions stay."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from models.forms.template import name_problem, template_problems
from models.record.protocol import Protocol
from models.words import sentence
from storage.clinic.changing import correct
from storage.clinic.journal.operations import local_time
from storage.clinic.locks import check_unlocked
from storage.clinic.openfile import OpenFile, check_reason
from storage.clinic.reading import kept_template
from storage.clinic.rows import TEMPLATES, RecordKind, template_columns, template_of
from storage.clinic.schema.ladder import KEPT
from storage.problems import Fault, StoreProblem
from storage.roles import Action
from storage.shipped.protocols import load_protocols

SAVE_FIRST = "Save a protocol template"
SAVE_NEXT = "Save a new version of a protocol template"
GIVE = "Give a patient another protocol"
_VERSIONS = (
    "SELECT t.document, t.came_with_case, operation.at, operation.offset_minutes, operation.user, operation.reason "
    f"FROM {TEMPLATES} AS t JOIN journal ON journal.table_name = '{TEMPLATES}' AND journal.row_id = t.id "
    f"AND journal.before IS NULL JOIN operation ON operation.id = journal.operation_id WHERE t.deleted = {KEPT} "
    "ORDER BY t.name, t.version"
)
_MADE_HERE = f"SELECT document FROM {TEMPLATES} WHERE deleted = {KEPT} AND came_with_case = 0 ORDER BY name, version"
_PATIENTS = (
    f"SELECT id, code, protocol, coalesce(protocol_version, 0) FROM patient WHERE deleted = {KEPT} ORDER BY code"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a template, who saved it when and why. ``imported``: it came with a case file."""

    protocol: Protocol
    saved_at: datetime
    saved_by: str
    reason: str
    imported: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OnProtocol:
    """A patient, and the protocol he is on; ``version`` is 0 for one that came with the program."""

    key: int
    code: str
    protocol: str
    version: int


class Templates:
    """The templates of one open clinic file."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file

    def versions(self) -> tuple[Version, ...]:
        """Every version of every template that can be read, in order of name, the oldest first."""
        found = []
        for text, imported, at, offset, user, reason in self._file.query(_VERSIONS):
            with contextlib.suppress(ValueError):  # verifying the file names it
                found.append(
                    Version(
                        protocol=template_of(text),
                        saved_at=local_time(at, offset),
                        saved_by=user,
                        reason=reason or "",
                        imported=bool(imported),
                    )
                )
        return tuple(found)

    def offered(self, shipped: Mapping[str, Protocol]) -> Mapping[str, Protocol]:
        """What a patient can be given: the shipped templates, and the last version of each of the clinic's own."""
        found = dict(shipped)
        for (text,) in self._file.query(_MADE_HERE):
            with contextlib.suppress(ValueError):
                one = template_of(text)
                found[one.name] = one
        return found

    def patients(self) -> tuple[OnProtocol, ...]:
        """Every patient with the protocol he is on, in order of code."""
        return tuple(
            OnProtocol(key=key, code=code, protocol=protocol, version=version)
            for key, code, protocol, version in self._file.query(_PATIENTS)
        )

    def save(self, template: Protocol, *, reason: str = "") -> Protocol:
        """Keep a template as the next version under its name; gives it with its number. The same again adds nothing.

        Nobody is moved to it. From the second version on a reason is needed. Raises StoreProblem for a name that is
        taken, a plan or parameters that cannot be, a missing reason, a lock or a role that may not.
        """
        file = self._file
        file.actor.require(Action.CHANGE_RANGES)
        name = template.name
        versions = self.versions()
        own = [one for one in versions if one.protocol.name == name]
        taken = {one.protocol.name for one in versions if one.imported or one.protocol.name != name}
        if said := name_problem(name, {*load_protocols(), *taken}):
            raise StoreProblem(sentence("{said}.", said=said), "Choose another name.", fault=Fault.FILE)
        ((last,),) = file.query(f"SELECT coalesce(max(version), 0) FROM {TEMPLATES} WHERE name = ?", name)
        made = replace(template, version=int(last) + 1)
        for problem in template_problems(made):
            raise StoreProblem(
                sentence("{said}.", said=problem.sentence), "Correct the entry and save again.", fault=Fault.FILE
            )
        if own and replace(own[-1].protocol, version=made.version) == made:
            return own[-1].protocol
        if own:
            check_reason(reason)
        check_unlocked(file.query, None)
        with file.operation(SAVE_NEXT if own else SAVE_FIRST, reason=reason if own else None):
            file.rows.insert_row(TEMPLATES, template_columns(made, came_with_case=False))
        return made

    def give(self, keys: Collection[int], name: str, version: int, *, reason: str) -> None:
        """Move patients to a protocol of the clinic or, with version 0, a shipped one: all of them, or none.

        Raises StoreProblem for a missing reason, a lock on one of them or a role that may not; LookupError for a
        protocol that is not there.
        """
        self._file.actor.require(Action.CHANGE_RANGES)
        check_reason(reason)
        template = kept_template(self._file.query, name, version) if version else None
        if template is None and name not in load_protocols():
            raise LookupError(f"there is no protocol {name}")
        changes: dict[str, Any] = {"protocol": name, "template": template}
        with self._file.operation(GIVE, reason=reason):
            for key in keys:
                correct(self._file, key, RecordKind.PATIENT.value, key, changes, reason=reason)
