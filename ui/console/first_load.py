"""The first load without a window: the template, a dry run with every refusal by sheet and cell, the load itself."""

from __future__ import annotations

import json
from argparse import SUPPRESS, Namespace
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from storage.problems import FileProblem
from ui.console import clinic
from ui.words.names import sounds

if TYPE_CHECKING:
    from storage.firstload.loading import Trial
    from storage.firstload.reading import Clinic, Reading

WRONG_FILE = 2
_LANGUAGES = {"en": "en", "zh": "zh_CN", "zh_CN": "zh_CN"}


def add_arguments(commands: Any, day: Callable[[str], date], today: str) -> None:
    """Register the command with the subparsers of the program. ``day`` reads a date, ``today`` says what it is for."""
    parser = commands.add_parser("first-load", help="load the patients of a workbook, or write its template")
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE", help="the workbook, or a table with --mapping")
    parser.add_argument("--template", type=Path, metavar="OUT.xlsx", help="write the template, and nothing else")
    parser.add_argument("--language", choices=tuple(_LANGUAGES), default=SUPPRESS, help="language of the template")
    parser.add_argument("--mapping", type=Path, metavar="MAPPING.json", help="which column of FILE is which")
    parser.add_argument("--dry-run", action="store_true", help="look through the file; nothing is written")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--today", type=day, metavar="DATE", default=SUPPRESS, help=today)
    clinic.add_opening(parser)


def first_load(arguments: Namespace) -> str | tuple[str, int]:
    """What the command prints, and its status: 2 where anything is refused, and then nothing is loaded."""
    if (arguments.file is None) == (arguments.template is None):
        raise FileProblem("first-load", "a FILE to load is needed, or --template OUT.xlsx, and not both")
    return _template(arguments) if arguments.template is not None else _load(arguments)


def _template(arguments: Namespace) -> str:
    from storage.firstload.template import write_template

    out = arguments.template
    if out.suffix.lower() != ".xlsx":
        raise FileProblem(str(out), "the template is a workbook; a name that ends in .xlsx is expected")
    if out.is_dir() or not out.parent.is_dir():
        raise FileProblem(str(out), "this is a folder" if out.is_dir() else "the folder it is to lie in does not exist")
    write_template(out, _LANGUAGES[arguments.language or "en"])
    return f"The template was written to {out}\n"


def _load(arguments: Namespace) -> str | tuple[str, int]:
    from storage.firstload.loading import clinic_of, loaded, tried
    from storage.firstload.report import refused_file, report
    from storage.roles import Action

    with clinic.opened(arguments) as store, clinic.many_objects():
        store.actor.require(Action.FIRST_LOAD)
        try:
            trial = tried(store, _read(arguments, clinic_of(store, arguments.today)), sounds)
        except FileProblem as problem:
            if not arguments.json:
                raise
            return _as_json(refused_file(arguments.file.name, str(problem))), WRONG_FILE
        written = not arguments.dry_run and trial.would_load
        if written:
            loaded(store, trial)
    text = _as_json(report(trial, written=written)) if arguments.json else "\n".join(_lines(trial, written)) + "\n"
    return (text, WRONG_FILE) if trial.refusals else text


def _read(arguments: Namespace, clinic: Clinic) -> Reading:
    from storage.firstload.mapping import read_mapped, read_mapping
    from storage.firstload.reading import read_workbook

    if arguments.mapping is None:
        return read_workbook(arguments.file, clinic)
    return read_mapped(arguments.file, read_mapping(arguments.mapping), clinic)


def _as_json(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _lines(trial: Trial, written: bool) -> Iterator[str]:
    from storage.firstload.lines import grouped

    yield f"{trial.reading.file}, SHA-256 {trial.reading.sha256}"
    yield from (f"{name}: {count}" for name, count in trial.rows.items())
    yield from map(str, trial.told)
    if trial.same:
        yield f"there already with the same data: {len(trial.same)} patients"
    for group in grouped(trial.refusals):
        yield f"{group.first.words}{'' if group.rows == 1 else f' ({group.rows} rows)'}"
    if trial.refusals:
        yield f"{len(trial.refusals)} cells cannot be taken; nothing was loaded"
    elif not trial.new:
        yield "nobody new is in this file; nothing was changed"
    else:
        yield f"{len(trial.new)} patients {'were loaded' if written else 'would be loaded; nothing was written'}"
