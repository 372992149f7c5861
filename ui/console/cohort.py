"""The cohort report without a window: which patients, which language, one PDF and a CSV for each table and picture."""

from __future__ import annotations

import os
import tempfile
from argparse import SUPPRESS, Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.words import Unreadable, sentence
from storage.places import DATA_CUT
from storage.problems import FileProblem
from storage.wholefile import make_folder, write_several
from ui.console import clinic
from ui.words.languages import LANGUAGES

if TYPE_CHECKING:
    from models.tables.report import CohortReport
    from models.tables.table import Courses
    from storage.clinic.store import Store

REPORT = "cohort-report.pdf"
_PROTOCOL = "protocol:"


def add_arguments(commands: Any) -> None:
    """Register the command with the subparsers of the program."""
    parser = commands.add_parser("cohort-report", help="write tables, pictures and curves of a cohort as PDF and CSV")
    parser.add_argument(
        "--cohort",
        required=True,
        metavar="COHORT",
        help="reconstructed, clinic, protocol:NAME, or the name of a saved filter",
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="the folder to write to")
    parser.add_argument("--page", choices=("A4", "Letter"), default="A4", help="the paper (default: A4)")
    parser.add_argument("--language", choices=tuple(LANGUAGES), default=SUPPRESS, help="language of the report")
    clinic.add_opening(parser)
    parser.set_defaults(reads=("today",))


def cohort_report(arguments: Namespace) -> str:
    """What the command prints. Raises FileProblem for a cohort that is not there, StoreProblem for the rest."""
    from storage.clinic.leaving import Form, Out, Way, folder_of
    from storage.roles import Action

    _look_at(arguments.out)
    with _store(arguments) as (store, today, printed_by):
        report, keys = _report(store, arguments.cohort, arguments.today or today)
        mark = store.anchor().short if arguments.database is not None else ""
        files = _files(report, arguments, printed_by, mark=mark)
        out = Out(way=Way.COHORT_REPORT, form=Form.PDF, patients=keys, to=folder_of(arguments.out / REPORT))
        with store.leaving.of(out, action=Action.EXPORT_DEIDENTIFIED):
            _write(arguments.out, files)
    names = "".join(f"{arguments.out / name}\n" for name, _ in files)
    waits = sum(report.not_closed)
    told = f"; queries that are not closed: {waits}" if waits else ""
    return f"{report.n} patients{told}\n{names}"


COMMANDS: dict[str, Callable[[Namespace], str]] = {"cohort-report": cohort_report}


@contextmanager
def _store(arguments: Namespace) -> Iterator[tuple[Store, date, str]]:
    """The clinic file, the date to judge by, and who prints; without a file the demo clinic in a temporary place."""
    from storage.clinic.store import DEMO_KEY, Store
    from storage.demo import create_demo_clinic
    from storage.roles import Action

    if arguments.database is not None:
        with clinic.opened(arguments) as store:
            store.actor.require(Action.EXPORT_DEIDENTIFIED)
            yield store, date.today(), store.actor.user
        return
    if arguments.user is not None or arguments.password_file is not None:
        raise FileProblem("--database", "the clinic file is needed; the demo clinic has no users")
    with tempfile.TemporaryDirectory(prefix="hepatrack-") as folder:
        path = Path(folder) / "demo.hepatrack"
        create_demo_clinic(path)
        with Store.open(path, key=DEMO_KEY) as store:
            yield store, DATA_CUT, store.actor.user


# --- which patients -------------------------------------------------------------------------------------------------


def _report(store: Store, wanted: str, today: date) -> tuple[CohortReport, tuple[int, ...]]:
    """The report, and the keys of whom it is about."""
    from models.cohort.members import COHORT_NAMES, Cohort, members, started
    from models.course.course import course
    from models.tables.report import cohort_report as facts
    from models.tables.report import reconstructed_report
    from storage.clinic.reading import unreadable
    from storage.shipped.protocols import load_protocols

    protocols = load_protocols()
    codes = dict(store.patients())
    for problem in unreadable(store.file.query):
        clinic.warn(f"{codes[problem.key]} is left out. {problem}")
    courses = ((key, course(record, record.judged_by(protocols), today)) for key, record in store.records())
    everybody = started(courses)
    if wanted == Cohort.RECONSTRUCTED.value:
        if not any(one.reconstructed for one in members(everybody)):
            raise FileProblem("--cohort", f"nobody in {store.path.name} is reconstructed")
        return reconstructed_report(everybody), _keys(everybody)
    if wanted == Cohort.CLINIC.value:
        return facts(_somebody(everybody, wanted), COHORT_NAMES[Cohort.CLINIC]), _keys(everybody)
    if wanted.startswith(_PROTOCOL):
        name = wanted.removeprefix(_PROTOCOL)
        there = {*protocols, *(found.protocol.name for _, found in everybody)}
        if name not in there:
            raise FileProblem("--cohort", f"there is no protocol {name!r}; there are {', '.join(sorted(there))}")
        chosen = tuple((key, found) for key, found in everybody if found.protocol.name == name)
        return facts(_somebody(chosen, wanted), sentence("Protocol {name}", name=name)), _keys(chosen)
    return _filtered(store, wanted, everybody)


def _somebody(courses: Courses, wanted: str) -> Courses:
    if not courses:
        raise FileProblem("--cohort", f"there is no patient in {wanted}")
    return courses


def _keys(courses: Courses) -> tuple[int, ...]:
    return tuple(key for key, _ in courses)


def _filtered(store: Store, wanted: str, everybody: Courses) -> tuple[CohortReport, tuple[int, ...]]:
    """The patients of a saved filter, in its newest version."""
    from models.cohort.filter import chosen
    from models.cohort.filter_document import parse_filter
    from models.cohort.members import members
    from models.tables.report import cohort_report as facts
    from storage.clinic.cohorts import cohorts, filters

    saved = {one.name: one for one in filters(store)}
    if wanted not in saved and any(one.name == wanted for one in cohorts(store)):
        raise FileProblem(
            "--cohort", f"{wanted!r} came from a file: it has times and events only, a report needs patients"
        )
    if wanted not in saved:
        there = ", ".join(sorted(saved)) or "none"
        message = f"{wanted!r} is neither reconstructed, clinic, protocol:NAME nor a saved filter (saved: {there})"
        raise FileProblem("--cohort", message)
    try:
        found = chosen(parse_filter(saved[wanted].document), members(everybody))
    except Unreadable as problem:
        raise FileProblem(f"--cohort {wanted}", str(problem)) from None
    keys = {one.key for one in found.members}
    courses = tuple((key, course) for key, course in everybody if key in keys)
    return facts(_somebody(courses, wanted), found.name), _keys(courses)


# --- writing --------------------------------------------------------------------------------------------------------


def _files(report: CohortReport, arguments: Namespace, printed_by: str, *, mark: str) -> tuple[tuple[str, bytes], ...]:
    """All files of the report before any is written."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from ui.paper.cohort.files import report_files
    from ui.paper.cohort.report import report_pdf
    from ui.words.language import set_language

    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(["hepatrack"])
    set_language(app, arguments.language or "en")
    pdf = report_pdf(report, printed_at=datetime.now(), printed_by=printed_by, page=arguments.page, mark=mark)
    return ((REPORT, pdf), *report_files(report))


def _look_at(folder: Path) -> None:
    """Refuse a folder that cannot be, before anything is computed."""
    if folder.exists() and not folder.is_dir():
        raise FileProblem(str(folder), "this is a file; a folder is needed")
    if not folder.parent.is_dir():
        raise FileProblem(str(folder), f"the folder {folder.parent} does not exist")


def _write(folder: Path, files: tuple[tuple[str, bytes], ...]) -> None:

    make_folder(folder)
    write_several((folder / name, content) for name, content in files)
