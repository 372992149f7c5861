"""What came of a first load as JSON: every row by sheet and cell, accepted, refused or there already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from storage.firstload.lines import Refusal
from storage.firstload.loading import Trial, code_of_line
from storage.firstload.sheets import sheets

FORMAT, VERSION = "first-load", 1


def report(trial: Trial, *, written: bool) -> dict[str, Any]:
    """The document of a trial; ``written``: the patients were loaded."""
    rows = list(_rows(trial))
    counts = Counter(row["outcome"] for row in rows)
    per_sheet = Counter(line.plan.name for line in trial.reading.lines)
    return {
        "format": FORMAT,
        "version": VERSION,
        "file": trial.reading.file,
        "sha256": trial.reading.sha256,
        "file_outcome": _outcome(trial),
        "loaded": written,
        "counts": {outcome: counts[outcome] for outcome in ("accepted", "refused", "same")},
        "sheets": {plan.name: per_sheet[plan.name] for plan in sheets() if per_sheet[plan.name]},
        "told": [str(words) for words in trial.told],
        "rows": rows,
    }


def refused_file(file: str, reason: str) -> dict[str, Any]:
    """The document of a file of which nothing could be read."""
    counts = dict.fromkeys(("accepted", "refused", "same"), 0)
    return {"format": FORMAT, "version": VERSION, "file": file, "sha256": None, "file_outcome": f"refused: {reason}",
            "loaded": False, "counts": counts, "sheets": {}, "told": [], "rows": []}  # fmt: skip


def _outcome(trial: Trial) -> str:
    if trial.refusals:
        return f"refused: {len(trial.refusals)} cells cannot be taken, so nothing is loaded"
    return "read" if trial.new else "nothing to load"


def _rows(trial: Trial) -> Iterator[dict[str, Any]]:
    """A row of the file is told once, or once for each of its cells that is refused."""
    refused: dict[tuple[str, str], list[Refusal]] = {}
    for one in trial.refusals:
        refused.setdefault((one.sheet, _number(one.cell)), []).append(one)
    for line in trial.reading.lines:
        found = refused.pop((line.sheet, str(line.number)), None)
        code = code_of_line(line)
        if found is not None:
            yield from (_refused(one, code) for one in found)
        else:
            yield _row(line.sheet, line.where(), code, "same" if trial.is_there(line) else "accepted", None)
    for left in refused.values():
        yield from (_refused(one, one.patient) for one in left)


def _number(cell: str) -> str:
    return cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _refused(one: Refusal, code: str) -> dict[str, Any]:
    return _row(one.sheet, one.cell, code, "refused", str(one.reason))


def _row(sheet: str, cell: str, patient: str, outcome: str, reason: str | None) -> dict[str, Any]:
    return {"sheet": sheet, "cell": cell, "patient": patient or None, "outcome": outcome, "reason": reason}
