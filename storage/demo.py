"""The demo clinic: every case file that comes with the program, in one new clinic file."""

from __future__ import annotations

import os
from pathlib import Path

from models.words import sentence
from storage.clinic.connection import remove_files
from storage.clinic.store import DEMO_KEY, Store
from storage.files.casefile import read_case
from storage.places import RESOURCES
from storage.problems import Fault, StoreProblem
from storage.wholefile import put, write_problem

CASES = RESOURCES / "demo"


def create_demo_clinic(path: Path) -> None:
    """A new clinic file at ``path`` with every demo case; a half-made one is never left there.

    Raises StoreProblem where the file cannot be made, FileProblem for a case file that cannot be read.
    """
    if path.exists():
        raise StoreProblem(sentence("{path} exists already.", path=path), "Choose another name.", fault=Fault.FILE)
    records = [read_case(case) for case in sorted(CASES.glob("*.json"))]
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    remove_files(unfinished)
    try:
        with Store.create(unfinished, key=DEMO_KEY) as store:
            store.import_records(records)
        put(unfinished, path)
    except OSError as problem:
        raise write_problem(path, problem) from problem
    finally:
        remove_files(unfinished)
