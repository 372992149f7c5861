"""What the commands do: each way of doing that a line in the table of commands may name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from ui.window import openings
from ui.window.commands import Needs, commands
from ui.window.places import PATIENTS

if TYPE_CHECKING:
    from storage.clinic.beside.kept_prints import KeptPrint
    from storage.clinic.history import HistoryEntry
    from ui.session.access import Access
    from ui.session.session import Session
    from ui.window.commands import Command
    from ui.window.desk import Desk
    from ui.window.patients_place import PatientsPlace
    from ui.window.place.cohort import CohortPlace
    from ui.window.place.imports import ImportPlace
    from ui.window.search import Search
    from ui.worklist.sheet import Listing


class Deeds:
    """Does what the slot of a command names. ``access`` is who is here, once that is known."""

    def __init__(
        self,
        desk: Desk,
        session: Session,
        patients: PatientsPlace,
        cohort: CohortPlace,
        imports: ImportPlace,
        search: Search,
    ) -> None:
        self._desk, self._session, self._patients = desk, session, patients
        self.access: Access | None = None
        self.listing: Callable[[], Listing | None] = lambda: None  # the worklist, where that is looked at
        self._waiting: tuple[int | None, Callable[[], None]] = (None, _nothing)
        session.course_changed.connect(self._on_course)
        session.failed.connect(self._on_failed)
        self._ways: dict[str, Callable[[str], None]] = {
            "ask": desk.wanted.emit,
            "cohort": cohort.do,
            "import": imports.choose,
            "form": partial(openings.show_form, desk, session),
            "lock": self._lock,
            "patient": self._of_patient,
            "place": desk.show_place,
            "row": partial(openings.show_row, desk, session),
            "tab": self._show_tab,
            "window": self._do_of_window,
        }
        self._of_window: Mapping[str, Callable[[], object]] = {
            "about": partial(openings.show_about, desk),
            "disclosures": partial(openings.show_disclosures, desk, session),
            "duplicates": partial(openings.show_duplicates, desk, session),
            "find": search.begin,
            "print": self._print,
            "print_shown": self._print_shown,
            "list": patients.toggle_list,
            "next": partial(patients.list.step, 1),
            "previous": partial(patients.list.step, -1),
            "quit": desk.close,
        }

    def lead(self, way: str, do: Callable[[str], None]) -> None:
        """Let a slot name another way of doing."""
        self._ways[way] = do

    def do(self, command: Command) -> None:
        """Raises KeyError for a slot that names nothing. What is of a patient waits for one who is being opened."""
        way, _, what = command.slot.partition(" ")
        do, wanted = self._ways[way], self._session.wanted
        if command.needs is Needs.PATIENT and wanted != self._session.key:
            self._waiting = wanted, partial(do, what)
        else:
            do(what)

    def _on_course(self, _: object) -> None:
        """What waited is done once the page shows the patient; what waited for somebody else is not."""
        (key, do), self._waiting = self._waiting, (None, _nothing)
        if key is not None and key == self._session.key:
            QTimer.singleShot(0, do)

    def _on_failed(self, _: object) -> None:
        self._waiting = None, _nothing

    def give(self, name: str) -> None:
        """Do what the command of this name does. Raises KeyError for a name that is none."""
        self.do({command.name: command for command in commands()}[name])

    def treat(self, begin: dict[str, Any]) -> None:
        """The form of a treatment with what stands on it already."""
        openings.show_form(self._desk, self._session, "treatment", begin=begin)

    def correct(self, entry: HistoryEntry) -> None:
        """Correct the row that an entry of the history tells of, or ask or answer about it."""
        if entry.kind is not None:
            kind = entry.kind.value
            which = {"kind": kind, "row": entry.row, "subject": entry.subject, "field": getattr(entry, "field", "")}
            which["new"] = getattr(entry, "new", False)  # a row that a page says is not there yet
            which["query"] = getattr(entry, "query", 0)
            if deed := getattr(entry, "deed", ""):
                openings.show_form(self._desk, self._session, "query", **which, deed=deed)
                return
            openings.show_correction(self._desk, self._session, **which)

    def plan_visit(self, visit: str, skipped: bool) -> None:
        """Move a planned visit, or skip it; nothing said of which: the next one."""
        openings.show_form(self._desk, self._session, "planned visit", visit=visit, skipped=skipped)

    def show_ranges(self, laboratory: str) -> None:
        """The form of the ranges of a laboratory; of another one where none is named."""
        openings.show_form(self._desk, self._session, "laboratories", laboratory=laboratory)

    def lock_data(self, whole: bool) -> None:
        """Lock or unlock the open patient, or the ``whole`` data set."""
        if self.access is not None:
            openings.show_lock_form(self._desk, self._session, self._desk.theme, access=self.access, whole=whole)

    def _do_of_window(self, what: str) -> None:
        self._of_window[what]()

    def _lock(self, what: str) -> None:
        self.lock_data({"patient": False, "clinic": True}[what])

    def _print(self) -> None:
        """What is looked at: the worklist where that is, else the open patient."""
        listing = self.listing()
        if listing is not None:
            openings.show_list_preview(self._desk, self._session, listing)
        else:
            openings.show_preview(self._desk, self._session, self._desk.theme)

    def show_kept(self, kept: KeptPrint) -> None:
        """The pages of a print that was signed and kept."""
        openings.show_preview(self._desk, self._session, self._desk.theme, kept=kept)

    def _print_shown(self) -> None:
        """A file of each patient in the list as it is filtered."""
        self._desk.show_place(PATIENTS)
        people = tuple((line.key, line.code) for line in self._patients.list.shown)
        openings.show_batch(self._desk, self._session, people)

    def _show_tab(self, name: str) -> None:
        self._desk.show_place(PATIENTS)
        if self._desk.page is not None:
            self._desk.page.show_tab(name)
            self._desk.page.take_keys()

    def _of_patient(self, what: str) -> None:
        page = self._desk.page
        if page is None:
            return
        if what != "flags":
            self._desk.show_place(PATIENTS)
        ways = {"flags": page.toggle_flags, "why": page.show_why, "origins": page.show_origins, "sign": page.sign}
        ways |= {"sign_results": page.sign_results, "review_flag": page.review_flag, "queries": page.show_queries}
        ways[what]()


def _nothing() -> None:
    """Where no command waits."""
