"""A filter of a cohort as plain values that can be kept and read again, and what is wrong with values that cannot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from models.cohort.covariates import AfpClass, Line
from models.cohort.filter import PARTS, CohortFilter
from models.quantities import Answer
from models.record.records import Vp
from models.response.response import Response
from models.words import Unreadable, listed, sentence

FORMAT, VERSION = "cohort-filter", 1

_CLASSES: dict[str, tuple[str, ...] | type[StrEnum]] = {
    "vp": Vp,
    "child_pugh": ("A", "B", "C"),
    "albi": ("1", "2a", "2b", "3"),
    "bclc": ("0", "A", "B", "C", "D"),
    "afp_class": AfpClass,
    "line": Line,
    "afp_answer": Answer,
    "pivka_answer": Answer,
    "either_answer": Answer,
    "best_recist": Response,
    "best_mrecist": Response,
}
_WORDS = ("protocols", "aetiology")
_DATES = ("start_from", "start_to")


def filter_document(wanted: CohortFilter) -> dict[str, Any]:
    """The filter as plain values, without the parts that ask nothing."""
    found: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    for part in PARTS:
        value = getattr(wanted, part)
        if isinstance(value, tuple) and value:
            found[part] = [str(one) for one in value]
        elif isinstance(value, date):
            found[part] = value.isoformat()
        elif value is True or (value is False and part != "evaluable_only"):
            found[part] = value
    return found


def parse_filter(document: object) -> CohortFilter:
    """The filter that ``filter_document`` wrote. Raises Unreadable with a sentence for anything else."""
    if not isinstance(document, Mapping) or document.get("format") != FORMAT:
        raise Unreadable(sentence("This is not a filter of a cohort."))
    version = document.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise Unreadable(sentence("The filter does not say of which version it is."))
    if version > VERSION:
        raise Unreadable(
            sentence("The filter was saved by a newer version of the program ({version}).", version=version)
        )
    unknown = [str(key) for key in document if key not in (*PARTS, "format", "version")]
    if unknown:
        raise Unreadable(sentence("A filter has no part {names}.", names=listed(unknown)))
    given = {part: _READERS[part](part, document[part]) for part in PARTS if part in document}
    wanted = CohortFilter(**given)
    if wanted.start_from is not None and wanted.start_to is not None and wanted.start_from > wanted.start_to:
        raise Unreadable(sentence("The filter's dates of start are the wrong way round."))
    return wanted


def _refused(part: str, value: object) -> Unreadable:
    return Unreadable(sentence("{value} cannot be part {part} of a filter.", value=repr(value), part=part))


def _several(part: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
        raise _refused(part, value)
    if part in _WORDS:
        return tuple(dict.fromkeys(value))
    known = {str(one): one for one in _CLASSES[part]}
    if any(one not in known for one in value):
        raise _refused(part, next(one for one in value if one not in known))
    return tuple(one for name, one in known.items() if name in value)


def _day(part: str, value: object) -> date:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise _refused(part, value) from None


def _yes_or_no(part: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise _refused(part, value)
    return value


def _reader(part: str) -> Callable[[str, object], Any]:
    if part in _CLASSES or part in _WORDS:
        return _several
    return _day if part in _DATES else _yes_or_no


_READERS = {part: _reader(part) for part in PARTS}
