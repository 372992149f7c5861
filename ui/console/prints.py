"""``main.py print``: a page of a patient, or of many, as PDF without a window. Qt is needed only to paint."""

from __future__ import annotations

import os
from argparse import SUPPRESS, Namespace
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.worklist.patients import NO, VALUES, YES, By, PatientFilter, left
from storage.jsonfile import check_place
from storage.problems import FileProblem
from storage.wholefile import make_folder, write_several
from ui.console import clinic
from ui.words.languages import BOTH, CHINESE, LANGUAGES

if TYPE_CHECKING:
    from models.course.course import Course
    from storage.clinic.store import Store
    from ui.paper.prints import Press, Stamp

KINDS = ("summary", "board", "visit", "figure")  # as ui/paper/patient_prints.py has them, which needs Qt
FIGURE = KINDS[-1]
_PAPERS = {"a4": "A4", "letter": "Letter"}
_LANGUAGES = {"zh": CHINESE}
_FILTERS = {
    By.PROTOCOL: "who follow this protocol",
    By.RESPONSE: "whose newest response is this one, CR, PR, SD, PD …",
    By.THROMBUS: "whose thrombus is of this class, Vp0 to Vp4",
    By.CHILD_PUGH: "whose newest class is this one, A, B or C",
    By.TREATED: "who are on treatment now",
    By.CENTRE: "of this centre",
}


def add_arguments(commands: Any, date_of: Callable[[str], date], today: str) -> None:
    """Register the command with the subparsers of the program."""
    parser = commands.add_parser("print", help="write a page of one patient, or of many, as PDF")
    whom = "study code of a patient, or a case file, which needs no clinic"
    parser.add_argument("whom", metavar="CODE|CASE.json", nargs="?", help=whom)
    parser.add_argument("--all", action="store_true", help="everybody in the clinic file, or whom the options leave")
    parser.add_argument("--kind", choices=KINDS, default="summary", help="which page (default: summary)")
    languages = (*LANGUAGES, *_LANGUAGES, BOTH)
    words = "language of the page; both: English and Chinese side by side (default: en)"
    parser.add_argument("--language", choices=languages, default=SUPPRESS, help=words)
    parser.add_argument("--paper", choices=tuple(_PAPERS), default="a4", help="(default: a4)")
    ink = parser.add_mutually_exclusive_group()
    ink.add_argument("--colour", action="store_true", help="in colour (the default)")
    ink.add_argument("--grey", action="store_true", help="in shades of grey alone")
    out = "the PDF, or with --all a folder for them"
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help=out)
    for by, words in _FILTERS.items():
        values = {"choices": (YES, NO)} if by is By.TREATED else {"metavar": "VALUE"}
        parser.add_argument(
            _option(by), dest=_dest(by), action="append", default=[], help=f"with --all: {words}", **values
        )
    parser.add_argument("--today", type=date_of, metavar="DATE", default=SUPPRESS, help=today)
    clinic.add_opening(parser)


def printed(arguments: Namespace) -> str:
    """What the command prints. Raises FileProblem and StoreProblem."""
    case = arguments.whom is not None and Path(arguments.whom).suffix.lower() == ".json"
    if arguments.all == (arguments.whom is not None):
        raise FileProblem("print", "either the code of a patient, a case file or --all is expected")
    if not arguments.all and (given := next((by for by in _FILTERS if getattr(arguments, _dest(by))), None)):
        raise FileProblem(f"print {arguments.whom}", f"{_option(given)} chooses among many: it goes with --all")
    if arguments.all:
        _look_at(arguments.out)
    else:
        check_place(arguments.out)
        endings = (".pdf", ".svg", ".png") if arguments.kind == FIGURE else (".pdf",)
        if arguments.out.suffix.lower() not in endings:
            raise FileProblem(str(arguments.out), f"a file name that ends in {' or '.join(endings)} is expected")
        if arguments.kind == FIGURE:
            check_place(arguments.out.with_suffix(".csv"))
        if arguments.grey and arguments.out.suffix.lower() == ".svg":
            raise FileProblem(str(arguments.out), "a drawing is written in colour; --grey goes with .pdf and .png")
    if case:
        return _case(arguments)
    with clinic.opened(arguments) as store:
        return _many(store, arguments) if arguments.all else _one(store, arguments)


COMMANDS: dict[str, Callable[[Namespace], str]] = {"print": printed}


# --- whom -----------------------------------------------------------------------------------------------------------


def _case(arguments: Namespace) -> str:
    """A case file: no clinic file is opened, so nothing is written down of it."""
    from storage.files.casefile import read_case
    from ui.console.commands import judged_case

    today = arguments.today or date.today()
    course = judged_case(read_case(Path(arguments.whom), today), today, as_of=arguments.today)
    press, stamp = _press(arguments)
    write_several(press.files(course, arguments.out, stamp))
    return f"{course.record.patient.code} was printed to {arguments.out}\n"


def _one(store: Store, arguments: Namespace) -> str:
    from storage.clinic.leaving import let_out

    key = store.find(arguments.whom)
    if key is None:
        raise FileProblem(arguments.whom, f"there is no patient with this code in {store.path}")
    press, stamp = _press(arguments, store)
    files = press.files(_course(store, key, arguments), arguments.out, stamp)
    with store.leaving.of(press.out((key,), arguments.out), action=press.one.action) as entry:
        let_out(entry, files)
    return f"{arguments.whom} was printed to {arguments.out}\n"


def _many(store: Store, arguments: Namespace) -> str:
    """A file for each patient, one after the other: what one needs is let go before the next."""
    from storage.clinic.leaving import let_out

    (press, stamp), said = _press(arguments, store), []
    from ui.paper.prints import Sheaf

    sheaf = Sheaf(press, arguments.out)
    chosen = frozenset((by, value) for by in _FILTERS for value in getattr(arguments, _dest(by)))
    there: dict[By, set[str]] = {by: set() for by in _FILTERS}
    for key, code, course in _courses(store, arguments):
        path = sheaf.path_of(course)  # whoever is left: never the name of another's file
        if not _is_left(key, course, chosen, there):
            continue
        files = press.files(course, path, stamp)
        make_folder(arguments.out)
        with store.leaving.of(press.out((key,), path), action=press.one.action) as entry:
            let_out(entry, files)
        said.append(f"{code} was printed to {path}\n")
    if not said:
        known = "; ".join(
            f"{_option(by)}: {', '.join(sorted(there[by] - {''}))}" for by in _FILTERS if by in {by for by, _ in chosen}
        )
        raise FileProblem("print --all", f"nobody is left to print{f' ({known})' if known else ''}")
    return f"{''.join(said)}{len(said)} {'patient' if len(said) == 1 else 'patients'}\n"


def _is_left(
    key: int, course: Course, chosen: frozenset[tuple[By, str]], there: dict[By, set[str]]
) -> bool:  # fmt: skip
    from models.worklist.deriving import line_of

    if not chosen:
        return True
    line = line_of(key, course)
    for by, values in there.items():
        values.add(VALUES[by](line))
    return bool(left([line], PatientFilter(chosen)))


def _courses(store: Store, arguments: Namespace) -> Iterator[tuple[int, str, Course]]:
    from storage.clinic.reading import unreadable

    broken = {one.key: one for one in unreadable(store.file.query)}
    for key, code in store.patients():
        if key in broken:
            clinic.warn(f"{code} is left out. {broken[key]}")
        else:
            yield key, code, _course(store, key, arguments)


def _course(store: Store, key: int, arguments: Namespace) -> Course:
    from models.course.course import course
    from storage.shipped.protocols import load_protocols

    record = store.record(key)
    return course(record, record.judged_by(load_protocols()), arguments.today or date.today())


# --- the page -------------------------------------------------------------------------------------------------------


def _press(arguments: Namespace, store: Store | None = None) -> tuple[Press[Course], Stamp]:
    """What makes the pages that were asked for. Raises StoreProblem for whom may not print from ``store``."""
    from storage.roles import Action

    if store is not None:
        store.actor.require(Action.PRINT)
    _begin_qt()
    from ui.paper.patient_prints import EVERY
    from ui.paper.prints import Looks, Press, Stamp, stamp

    one = next(one for one in EVERY if one.kind == arguments.kind)
    if store is not None:
        store.actor.require(one.action)
    said = getattr(arguments, "language", None) or "en"
    looks = Looks(_PAPERS[arguments.paper], _LANGUAGES.get(said, said), grey=arguments.grey)
    return Press(one, looks), Stamp("", "") if store is None else stamp(store)


def _begin_qt() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    running = QApplication.instance()
    _APP.append(running if isinstance(running, QApplication) else QApplication(["hepatrack"]))


_APP: list[Any] = []  # as long as the process


def _look_at(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise FileProblem(str(folder), "this is a file; a folder is needed")
    if not folder.parent.is_dir():
        raise FileProblem(str(folder), f"the folder {folder.parent} does not exist")


def _option(by: By) -> str:
    return "--on-treatment" if by is By.TREATED else f"--{by.value}"


def _dest(by: By) -> str:
    return f"by_{by.value.replace('-', '_')}"
