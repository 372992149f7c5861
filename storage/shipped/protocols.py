"""Protocol templates, read from data and checked, so that a clinic can add its own without touching code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, asdict, fields, replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from models.record.protocol import EntryCriterion, Parameters, PlannedDose, PlannedVisit, Protocol, parameter_problem
from storage.jsonfile import below, exact, read_json, shown
from storage.places import RESOURCES
from storage.problems import FileProblem

FOLDER = RESOURCES / "protocols"
T = TypeVar("T")
_PARTS: dict[str, type] = {"visits": PlannedVisit, "doses": PlannedDose, "criteria": EntryCriterion}
_NAMES = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}


def load_protocols(folder: Path = FOLDER) -> dict[str, Protocol]:
    """Every template in ``folder`` by name. Raises FileProblem, naming file and place, for one that cannot be."""
    return dict(_loaded(folder))


@lru_cache(maxsize=4)
def _loaded(folder: Path) -> Mapping[str, Protocol]:
    found: dict[str, Protocol] = {}
    for path in sorted(folder.glob("*.json")):
        protocol = read_protocol(path)
        if protocol.name in found:
            raise FileProblem(f"{path.name}: name", f"{shown(protocol.name)} is already the name of another protocol")
        found[protocol.name] = protocol
    if not found:
        raise FileProblem(str(folder), "there is no protocol template in this folder")
    return found


def read_protocol(path: Path) -> Protocol:
    """One template. Raises FileProblem for a key, type or parameter that cannot be."""
    try:
        protocol = protocol_of(read_json(path))
        if protocol.is_own or protocol.based_on:
            raise FileProblem("version", "a protocol that comes with the program has no version")
        return protocol
    except FileProblem as problem:
        if problem.place == str(path):
            raise
        raise FileProblem(f"{path.name}: {problem.place}", problem.sentence) from None


def protocol_of(document: Any) -> Protocol:
    """A template out of its document. Raises FileProblem, naming the place, for a key, type or value that cannot be."""
    document = exact(document)
    if not isinstance(document, dict):
        raise FileProblem("the document", "a JSON object is expected")
    parts: dict[str, Any] = {key: _list(kind, document.get(key, []), key) for key, kind in _PARTS.items()}
    plain = {key: value for key, value in document.items() if key not in (*_PARTS, "parameters", "charts")}
    protocol = _made(Protocol, plain, "")
    charts = _names_in(document.get("charts", []), "charts")
    return replace(protocol, parameters=_parameters(document.get("parameters", {})), charts=charts, **parts)


def protocol_document(protocol: Protocol) -> dict[str, Any]:
    """The document of a template, from which ``protocol_of`` makes an equal one.

    Every parameter is written, so that it stays what it was where a later program has another default.
    """
    document = asdict(protocol)
    for key, kind in _PARTS.items():
        absent = {field.name: field.default for field in fields(kind)}
        document[key] = [
            {name: value for name, value in part.items() if name == "imaging" or value != absent[name]}
            for part in document[key]
        ]
    return document | {"charts": list(protocol.charts)}


def _parameters(document: Any) -> Parameters:
    if not isinstance(document, dict):
        raise FileProblem("parameters", "an object is expected")
    for name, value in document.items():
        if said := parameter_problem(name, value):
            raise FileProblem(below("parameters", name), said)
    return Parameters(**document)


def _names_in(document: Any, place: str) -> tuple[str, ...]:
    if not isinstance(document, list) or not all(isinstance(name, str) and name for name in document):
        raise FileProblem(place, "a list of names is expected")
    return tuple(dict.fromkeys(document))


def _list(kind: type[T], documents: Any, place: str) -> tuple[T, ...]:
    if not isinstance(documents, list):
        raise FileProblem(place, "a list is expected")
    made = tuple(_made(kind, document, f"{place}[{index}]") for index, document in enumerate(documents))
    for index, part in enumerate(made):
        if isinstance(part, PlannedVisit) and not part.earliest <= part.day <= part.latest:
            raise FileProblem(f"{place}[{index}].day", f"day {part.day} lies outside its own window")
    return made


def _made(kind: type[T], document: Any, place: str) -> T:
    """A dataclass from an object with exactly its fields, each of its declared type."""
    if not isinstance(document, dict):
        raise FileProblem(place, "an object is expected")
    hints = get_type_hints(kind)
    for field in fields(kind):  # type: ignore[arg-type]
        if field.default is MISSING and field.name not in document:
            raise FileProblem(below(place, field.name), "this key is required")
    return kind(**{key: _value(hints.get(key), value, below(place, key)) for key, value in document.items()})


def _value(hint: Any, value: Any, place: str) -> Any:
    if hint is None:
        raise FileProblem(place, "there is no such key here")
    allowed = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    if value is None and NoneType in allowed:
        return None
    if float in allowed and isinstance(value, int | Decimal) and not isinstance(value, bool):
        return float(value)
    if type(value) in allowed and type(value) in _NAMES:
        return value
    wanted = " or ".join(_NAMES[kind] for kind in allowed if kind in _NAMES)
    raise FileProblem(place, f"{wanted} is expected, not {shown(value)}")
