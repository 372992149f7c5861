"""A laboratory's file, of whatever kind, read and judged; what nothing in it decides is asked, never guessed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from models.laboratory.heads import BLOCKS
from models.laboratory.judging import Clinic, judged
from models.laboratory.layout import LaidOut, laid_out
from models.laboratory.mapping import Mapping
from models.laboratory.proposals import folded_title
from models.laboratory.results import Asked, JudgedFile, Question, RawResult
from models.laboratory.rows import Row
from models.words import Sentence, Unreadable, sentence
from storage.files.encodings import ENCODINGS, Undecided
from storage.files.grid import HTML, TEXT, XLS, XLSX, Grid, content_of, grid_of, text_rows
from storage.files.headerrow import filled_down, merged_words
from storage.laboratory.fhir import FORMAT as FHIR
from storage.laboratory.fhir import is_fhir, read_fhir
from storage.laboratory.hl7 import FORMAT as HL7
from storage.laboratory.hl7 import is_hl7, read_hl7
from storage.problems import FileProblem, on_one_line

NOTHING = Sentence("nothing to import")
MOST_LINES, MOST_RESULTS = 150_000, 60_000
"""Of one file: more would take minutes and gigabytes, and no laboratory prints so much at once."""
_NAMES = {**ENCODINGS, "utf-8-sig": "UTF-8 with BOM"}
_IN_ORDER = ("utf-8", "gb18030", "cp1252")  # of the encodings that nothing tells apart, the usual ones
_KINDS = {XLSX: "xlsx", XLS: "xls"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What a file brings, before anything of it is judged. ``grid`` None: it is no table.

    ``problem`` is why no row of a table can be read by the mapping; ``laid`` is None then, too.
    """

    file: str
    sha256: str
    results: tuple[RawResult, ...]
    read_as: dict[str, object]
    questions: tuple[Question, ...] = ()
    told: tuple[Sentence, ...] = ()
    grid: Grid | None = None
    laid: LaidOut | None = None
    problem: Sentence | None = None


Grids = dict[tuple[str, str | None, str | None, str | None], Grid]
"""What one file is as a table, by its hash and how it was read: kept by who reads it again and again."""


def codec_of(name: str | None) -> str | None:
    """Python's name of an encoding that a mapping names as a person does; None for one to be found out."""
    if name is None:
        return None
    plain = name.casefold().replace(" ", "").replace("-", "").replace("_", "")
    for codec, called in (*_NAMES.items(), *_OTHER_NAMES):
        if plain in (codec.replace("-", "").replace("_", ""), called.casefold().replace(" ", "").replace("-", "")):
            return codec
    return None


_OTHER_NAMES = (
    ("gb18030", "GBK"), ("gb18030", "GB2312"), ("utf-8-sig", "UTF-8 (BOM)"), ("cp1252", "Latin-1"),
    ("cp1252", "ISO-8859-1"), ("utf-16", "UTF-16"), ("cp1252", "ANSI"),
)  # fmt: skip


def read_results(path: Path, mapping: Mapping) -> Brought:
    """The results of a file as they stand there. Raises FileProblem where the file or the mapping is wrong."""
    name = on_one_line(path.name)
    return results_of(name, content_of(path, name), mapping)


def judged_file(brought: Brought, mapping: Mapping, clinic: Clinic) -> JudgedFile:
    """What becomes of every result that a file brings."""
    found = judged(brought.results, mapping, clinic, decimal=None if brought.grid is not None else ".")
    read_as = dict(brought.read_as)
    if brought.grid is not None:
        read_as["decimal"] = found.decimal or "?"
        asked = any(one.about is Asked.DATE_ORDER for one in found.questions)
        if found.order is not None or asked:
            read_as["date_order"] = found.order or "?"
    return JudgedFile(
        file=brought.file,
        sha256=brought.sha256,
        read_as=read_as,
        rows=found.rows,
        outcome=None if brought.results else NOTHING,
        questions=(*brought.questions, *found.questions),
        told=brought.told,
        proposals=found.proposals,
        laboratory=mapping.laboratory,
    )


def results_of(name: str, content: bytes, mapping: Mapping) -> Brought:
    """The same as ``read_results`` for bytes; ``name`` is what the file is called."""
    found = brought(name, content, mapping)
    if found.problem is not None:
        raise FileProblem(name, found.problem)
    return found


def brought(name: str, content: bytes, mapping: Mapping, kept: Grids | None = None) -> Brought:
    """The same, with the table and the ``problem`` where the mapping does not know its header. Raises FileProblem."""
    lines = max(content.count(b"\n"), content.count(b"\r"))  # of a packed workbook there are few
    if lines > MOST_LINES:
        raise FileProblem(
            name, sentence("the file has {count} lines; {most} are the most", count=lines, most=MOST_LINES)
        )
    found = message_of(name, content, mapping) or table_of(name, *grid_for(name, content, mapping, kept), mapping)
    if (count := len(found.results)) > MOST_RESULTS:
        raise FileProblem(
            name, sentence("the file has {count} results; {most} are the most", count=count, most=MOST_RESULTS)
        )
    return found


def message_of(name: str, content: bytes, mapping: Mapping) -> Brought | None:
    """What an HL7 message or a FHIR bundle brings; None for what is a table."""
    encoding = codec_of(mapping.read_as.encoding)
    for is_one, read, called in ((is_hl7, read_hl7, HL7), (is_fhir, read_fhir, FHIR)):
        if is_one(content):
            results, said = read(name, content, encoding)
            sha256, read_as = hashlib.sha256(content).hexdigest(), {"format": called, "encoding": said}
            return Brought(file=name, sha256=sha256, results=tuple(results), read_as=dict(read_as))
    return None


def table_of(name: str, grid: Grid, questions: tuple[Question, ...], mapping: Mapping) -> Brought:
    """What a table brings."""
    rows = [_clean(row) for row in grid.rows]
    if mapping.read_as.fill_merged:
        rows = filled_down(rows, grid.merged)
    found = Brought(
        file=name, sha256=grid.sha256, results=(), read_as={}, questions=questions, told=grid.told, grid=grid
    )
    try:
        laid = laid_out(rows, mapping, ragged=grid.ragged, merged=grid.merged, sheet=grid.sheet)
    except Unreadable as problem:
        return replace(found, problem=problem.sentence)
    told = tuple(_told(grid, laid, mapping))
    return replace(found, results=laid.results, read_as=_read_as(grid, laid), told=told, laid=laid)


def grid_for(
    name: str, content: bytes, mapping: Mapping, kept: Grids | None = None
) -> tuple[Grid, tuple[Question, ...]]:
    """The rows of the file; where nothing tells its encoding, in the one in which the mapping knows the titles."""
    said, encoding = mapping.read_as, codec_of(mapping.read_as.encoding)
    known, sha256 = {} if kept is None else kept, hashlib.sha256(content).hexdigest()

    def read(codec: str | None) -> Grid:
        key = (sha256, codec, said.separator, said.sheet)
        if key not in known:
            known[key] = grid_of(name, content, encoding=codec, separator=said.separator, sheet=said.sheet)
        return known[key]

    try:
        return read(encoding), ()
    except Undecided as problem:
        if not any(_decodes(content, codec) for codec in ("utf-8", "gb18030")) and (
            mixed := _mixed(name, content, mapping)
        ):
            return mixed, ()
        titles = {folded_title(title) for title in (*mapping.columns.values(), *mapping.tests)}
        foreign = {title for title in titles if not title.isascii()}
        for codec in (one for one in ENCODINGS if one not in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")):
            try:
                grid = read(codec)
            except FileProblem:
                continue
            if foreign & {folded_title(cell) for row in grid.rows for cell in row.cells if not cell.isascii()}:
                return grid, ()
        for codec in _IN_ORDER:
            try:
                return read(codec), (Question(Asked.ENCODING, problem.words),)
            except FileProblem:
                continue
        raise


def _mixed(name: str, content: bytes, mapping: Mapping) -> Grid | None:
    """A text of which most lines are in one encoding and some in another: those are marked and cannot be read."""
    lines = [line for line in content.splitlines() if not line.isascii()]
    for codec in ("utf-8", "gb18030"):
        fit = sum(_decodes(line, codec) for line in lines)
        if 2 * fit >= len(lines) > fit:
            text = content.decode(codec, "replace")
            rows, separator, told = text_rows(name, text, mapping.read_as.separator)
            called = ENCODINGS[codec]
            bad = sentence("it holds signs that are not text in {encoding}", encoding=called)
            rows = [replace(row, problem=bad) if any(_LOST in cell for cell in row.cells) else row for row in rows]
            return Grid(
                source=name, sha256=hashlib.sha256(content).hexdigest(), form=TEXT, rows=rows, encoding=codec,
                separator=separator, told=told,
            )  # fmt: skip
    return None


_LOST = "\N{REPLACEMENT CHARACTER}"


def _decodes(line: bytes, codec: str) -> bool:
    try:
        line.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _clean(row: Row) -> Row:
    """Without a byte order mark that stands before the first cell, as files have that were put together."""
    first = row.cells[0] if row.cells else ""
    return replace(row, cells=[first.lstrip("\ufeff"), *row.cells[1:]]) if first[:1] == "\ufeff" else row


def _read_as(grid: Grid, laid: LaidOut) -> dict[str, object]:
    called = grid.charset or _NAMES.get(grid.encoding, grid.encoding)
    read_as: dict[str, object] = {
        "encoding": _KINDS.get(grid.form) or (f"HTML, {called}" if grid.form == HTML else called)
    }
    if grid.form == TEXT:
        read_as["separator"] = grid.separator
    read_as |= {"header_line": laid.header_line, "layout": laid.layout}
    if laid.units_row is not None:
        read_as["units_row"] = laid.units_row
    if grid.sheets:
        read_as["sheet"] = grid.sheet
    if laid.flags_to_the_right:
        read_as["flag_columns"] = "to the right"
    return read_as


def _told(grid: Grid, laid: LaidOut, mapping: Mapping) -> list[Sentence]:
    told = list(grid.told)
    if below := sum(area[0] > laid.header_line for area in grid.merged):
        told.append(merged_words(below, filled=bool(mapping.read_as.fill_merged)))
    if len(grid.sheets) > 1:
        others = [one for one in grid.sheets if one != grid.sheet]
        told.append(sentence("Other sheets are not read: {sheets}.", sheets=", ".join(others[:12])))
    if hidden := [one for one in grid.hidden_sheets if one != grid.sheet]:
        told.append(sentence("Hidden sheets: {sheets}.", sheets=", ".join(hidden[:12])))
    if count := len({row.line for row in laid.results if row.hidden}):
        told.append(sentence("{count} rows are hidden in Excel and are listed.", count=count))
    if laid.layout == BLOCKS:
        told.append(Sentence("Each report begins with its patient above the table."))
    return told
