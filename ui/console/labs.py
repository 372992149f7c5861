"""``main.py import-labs``: a laboratory's file into a clinic file, or only what would become of it. Imports no Qt."""

from __future__ import annotations

import json
import sys
from argparse import SUPPRESS, Namespace
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.words import Unreadable
from storage.problems import FileProblem
from ui.console import clinic

if TYPE_CHECKING:
    from models.laboratory.mapping import Mapping
    from models.laboratory.results import JudgedFile, JudgedRow
    from storage.clinic.store import Store

NAME = "import-labs"
READ, WRONG = 0, 2
_TODAY = "judge as of this date, YYYY-MM-DD; nothing may have happened after it"


def add_arguments(commands: Any, day: Callable[[str], date]) -> None:
    """Register the command with the subparsers of the program."""
    parser = commands.add_parser(NAME, help="take the results of a laboratory's file")
    parser.add_argument("file", type=Path, metavar="FILE", help="CSV, Excel, HTML, HL7 version 2 or FHIR")
    parser.add_argument(
        "--mapping", required=True, metavar="NAME|MAPPING.json", help="a mapping saved in the clinic, or a file of one"
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would become of every row")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--today", type=day, metavar="DATE", default=SUPPRESS, help=_TODAY)
    clinic.add_opening(parser)


def import_labs(arguments: Namespace) -> tuple[str, int]:
    """What the command prints, and its exit status: 0 read, 2 the file or the mapping is wrong."""
    from models.laboratory.document import import_document, refused_document

    with clinic.opened(arguments) as store, clinic.many_objects():
        mapping, name = _mapping(store, arguments.mapping)
        try:
            found = judged(store, arguments.file, mapping, arguments.today or date.today())
        except FileProblem as problem:
            if not arguments.json:
                raise
            clinic.warn(str(problem))
            return _json(refused_document(arguments.file.name, problem.sentence)), WRONG
        written: bool | None = None
        if not arguments.dry_run:
            written = not found.questions and _take(store, found, name)
        status = WRONG if found.questions and not arguments.dry_run else READ
        if status == WRONG:
            asked = "; ".join(str(one.words) for one in found.questions)
            sys.stderr.buffer.write(f"{found.file}: nothing was imported; say in the mapping: {asked}\n".encode())
    text = (
        _json(import_document(found, written=written)) if arguments.json else "\n".join(_lines(found, written)) + "\n"
    )
    return text, status


def _json(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _mapping(store: Store, said: str) -> tuple[Mapping, str]:
    """The mapping of a file, or the one saved under a name, with that name."""
    from models.laboratory.mapping import mapping_of
    from storage.clinic.imports.mappings import mappings
    from storage.jsonfile import read_json

    saved = next((one.mapping for one in mappings(store) if one.name == said), None)
    if saved is not None:
        return saved, said
    path = Path(said)
    if path.suffix.lower() != ".json" and not path.is_file():
        names = ", ".join(f'"{one.name}"' for one in mappings(store)) or "none"
        raise FileProblem("--mapping", f'there is no mapping "{said}"; saved are: {names}')
    try:
        return mapping_of(read_json(path)), ""
    except Unreadable as problem:
        raise FileProblem(path.name, problem.sentence) from None


def judged(store: Store, path: Path, mapping: Mapping, today: date) -> JudgedFile:
    """What would become of every row of a file, as the clinic stands. Raises FileProblem."""
    from models.laboratory.identity import near
    from models.laboratory.judging import clinic_of
    from storage.clinic.imports.batches import as_it_stands
    from storage.clinic.imports.people import people, recorded
    from storage.laboratory.reading import judged_file, read_results

    brought = read_results(path, mapping)
    everybody = people(store)
    there = recorded(store, near(everybody, brought.results))
    return as_it_stands(store, judged_file(brought, mapping, clinic_of(everybody, today, there)))


def _take(store: Store, found: JudgedFile, name: str) -> bool:
    from storage.clinic.imports.batches import take

    return take(store, found, mapping=name) is not None


def _lines(found: JudgedFile, written: bool | None) -> Iterator[str]:
    how = ", ".join(
        f"{key} {value!r}" if key == "separator" else f"{key} {value}" for key, value in found.read_as.items()
    )
    yield f"{found.file}, SHA-256 {found.sha256}"
    yield f"Read as: {how}"
    yield from (str(said) for said in found.told)
    if found.outcome is not None:
        yield str(found.outcome)
    counts = {outcome.value: count for outcome, count in found.counts.items()}
    changed = sum(row.is_change for row in found.rows)
    yield ", ".join(f"{count} {outcome}" for outcome, count in counts.items()) + f" ({changed} of them change a result)"
    yield from (f"Asked: {one.about.value}: {one.words}" for one in found.questions)
    for one in found.proposals:
        yield f'Not mapped: "{one.test}" in {one.rows} rows' + (f"; it may be {one.analyte}" if one.analyte else "")
    yield from (_line(row) for row in found.rows if row.reason is not None and row.outcome.value in ("refused", "tray"))
    yield (
        "Only judged; nothing was written." if written is None else "Imported." if written else "Nothing was imported."
    )


def _line(row: JudgedRow) -> str:
    raw = row.raw
    where = f"line {raw.line}" + (f", {raw.column}" if raw.column else "")
    text = f' "{raw.result.strip()}"' if raw.result.strip() else ""
    return f"{where}: {row.outcome.value}{text}: {row.reason}"
