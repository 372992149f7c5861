"""The same program without a window: its commands, and their exit status. Imports no Qt."""

from __future__ import annotations

import json
import logging
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import date

from models.course.course import Course, course
from models.record.impossible import last_date
from models.record.queries import open_queries
from models.record.records import Record
from storage import logfile
from storage.files.casefile import read_case, write_case
from storage.files.coursefile import course_document
from storage.jsonfile import check_place
from storage.problems import Fault, FileProblem, StoreProblem
from storage.shipped.protocols import load_protocols
from ui.console import clinic, first_load
from ui.console.text import course_text, rules_text

log = logging.getLogger(__name__)
DONE, WRONG_FILE, ENVIRONMENT_FAILED = 0, 2, 3


Command = Callable[[Namespace], str | tuple[str, int]]


def run(arguments: Namespace, others: Mapping[str, Command] | None = None) -> int:
    """Run one command and give its exit status; a problem is one line on standard error.

    ``others`` are commands that need Qt, which this module must not know.
    """
    commands: dict[str, Command] = {
        **(others or {}),
        "assess": _assess,
        "import": _import,
        "export": _export,
        "rules": lambda _: rules_text(),
        "survival": _survival,
        "trials": _trials,
        "reconstruct": _reconstruct,
        "import-labs": _import_labs,
        "create-clinic": clinic.create_clinic,
        "verify": clinic.verify,
        "backup": clinic.backup,
        "restore": clinic.restore,
        "recover": clinic.recover,
        "first-load": first_load.first_load,
        "left": _left,
    }
    log.info("%s begun", logfile.Word(arguments.command))
    status = _run(commands[arguments.command], arguments)
    log.info("%s ended, status %d", logfile.Word(arguments.command), status)
    return status


def _run(command: Command, arguments: Namespace) -> int:
    try:
        answer = command(arguments)
        text, status = answer if isinstance(answer, tuple) else (answer, DONE)
        return _print(text) or status
    except (FileProblem, StoreProblem) as problem:
        log.error("ended by %s", type(problem), exc_info=problem)
        wrong = isinstance(problem, FileProblem) or problem.fault is Fault.FILE
        return _complain(problem, WRONG_FILE if wrong else ENVIRONMENT_FAILED)
    except BaseException as error:
        logfile.tell_crash(error)
        raise


def _print(text: str) -> int:
    """Write the answer in UTF-8, whatever the terminal believes."""
    try:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # the reader, say ``head``, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as problem:
        return _complain(f"The answer could not be written ({problem.strerror}).", ENVIRONMENT_FAILED)
    return DONE


def _complain(problem: Exception | str, status: int) -> int:
    line = " ".join(str(problem).splitlines())
    sys.stderr.buffer.write(f"{line}\n".encode())
    sys.stderr.flush()
    return status


def _assess(arguments: Namespace) -> str:
    record = read_case(arguments.case, _today(arguments))
    judged = judged_case(record, _today(arguments), as_of=arguments.today)
    if not arguments.json:
        return course_text(judged)
    return json.dumps(course_document(judged), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _today(arguments: Namespace) -> date:
    """The day by which nothing may have happened yet: as the command line says, else by the clock."""
    return arguments.today or date.today()


def judged_case(record: Record, today: date | None = None, *, as_of: date | None = None) -> Course:
    """The course as of a day, else as of the last date in the record that is not after ``today``.

    So the same file gives the same answer on any later day.
    """
    return course(record, record.judged_by(load_protocols()), as_of or last_date(record, today))


def _import(arguments: Namespace) -> str:
    from storage.clinic.store import DEMO_KEY, Store

    record = read_case(arguments.case, _today(arguments))
    path = clinic.database(arguments)
    said = ""
    if arguments.user is None and not path.exists():
        Store.create(path, key=DEMO_KEY).close()
        said = f"A new clinic file was made: {path}\nIt has no users and its key is public: for trying out only.\n"
    with clinic.opened(arguments) as store:
        imported = store.import_record(record)
    code = record.patient.code
    if imported.added:
        return f"{said}{code} was added to {path}\n"
    return f"{code} is in {path} already with the same content; nothing was changed\n"


def _export(arguments: Namespace) -> str:
    from storage.clinic.leaving import Form, Out, Way, folder_of
    from storage.roles import Action

    without = arguments.deidentified
    action = Action.EXPORT_DEIDENTIFIED if without else Action.EXPORT
    with clinic.opened(arguments) as store:
        store.actor.require(action)
        key = store.find(arguments.code)
        if key is None:
            raise FileProblem(arguments.code, f"there is no patient with this code in {store.path}")
        record, shift, names = store.record(key), store.date_shift(key), store.people.names(key)
        check_place(arguments.out)
        way = Way.CASE_DEIDENTIFIED if without else Way.CASE
        out = Out(way=way, form=Form.JSON, patients=(key,), to=folder_of(arguments.out))
        with store.leaving.of(out, action=action):
            write_case(record, arguments.out, deidentified=without, shift_days=shift, names=names)
    waits = len(open_queries(record))
    told = f"; queries that are not closed: {waits}" if waits else ""
    return f"{arguments.code} was written to {arguments.out}{told}\n"


def _survival(arguments: Namespace) -> str:
    from ui.console.survival import survival

    return survival(arguments)


def _trials(arguments: Namespace) -> str:
    from ui.console.reference import trials

    return trials(arguments)


def _reconstruct(arguments: Namespace) -> str:
    from ui.console.reference import reconstruct

    return reconstruct(arguments)


def _left(arguments: Namespace) -> str:
    from ui.console.left import left

    return left(arguments)


def _import_labs(arguments: Namespace) -> tuple[str, int]:
    from ui.console.labs import import_labs

    return import_labs(arguments)
