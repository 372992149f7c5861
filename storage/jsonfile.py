"""JSON files read strictly (no duplicate keys, no NaN, exact decimals) and written whole or not at all."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from storage.problems import FileProblem
from storage.wholefile import write_whole

HIGHEST_BYTES = 20_000_000
_DEEPEST, _MOST_VALUES = 12, 400_000
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*\Z")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class _Object(dict[str, Any]):
    """A JSON object that remembers which of its keys was written twice."""

    twice: str | None = None


class _Constant:
    """NaN or Infinity, which the parser lets through and JSON does not know."""

    def __init__(self, name: str) -> None:
        self.name = name


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    made = _Object(pairs)
    if len(made) < len(pairs):
        seen: set[str] = set()
        made.twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
    return made


def read_json(path: Path) -> Any:
    """The document in ``path``, decimals exact. Raises FileProblem with one sentence for anything else."""
    return parsed_json(path, content_of(path))


def parsed_json(path: Path, content: bytes) -> Any:
    """The document that the ``content`` of a file holds; see ``read_json``."""
    text = _text(path, content)
    if text.count(",") + text.count(":") > _MOST_VALUES:  # at the speed of memory, before anything is parsed
        raise FileProblem(str(path), f"the document is too large; {_MOST_VALUES:,} values are the most")
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=_Constant, object_pairs_hook=_object)
    except json.JSONDecodeError as problem:
        raise FileProblem(str(path), f"line {problem.lineno} is not JSON ({problem.msg})") from None
    except RecursionError:
        raise FileProblem(str(path), "the document is nested too deeply") from None
    except ValueError:
        raise FileProblem(str(path), "a number has too many digits") from None


def content_of(path: Path) -> bytes:
    """What is in a file. Raises FileProblem where it cannot be read, or is larger than any document."""
    try:
        if path.is_dir():
            raise FileProblem(str(path), "this is a folder; a file is expected")
        with path.open("rb") as file:
            content = file.read(HIGHEST_BYTES + 1)
    except FileNotFoundError:
        raise FileProblem(str(path), "there is no such file") from None
    except (OSError, ValueError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) and problem.strerror else str(problem)
        raise FileProblem(str(path), f"the file cannot be read ({reason})") from None
    if len(content) > HIGHEST_BYTES:
        raise FileProblem(str(path), f"the file is larger than {HIGHEST_BYTES // 1_000_000} MB")
    return content


def _text(path: Path, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileProblem(str(path), "the file is not text in UTF-8") from None


def exact(value: Any, place: str = "", depth: int = 0) -> Any:
    """A parsed document with floats made exact. Refuses what no JSON document may hold.

    That is: a key written twice, NaN and infinity, text that cannot be printed, anything nested deeper than twelve.
    """
    if depth > _DEEPEST:
        raise FileProblem(place, "the document is nested too deeply")
    if isinstance(value, Mapping):
        return _exact_object(value, place, depth)
    if isinstance(value, list):
        return [exact(item, f"{place}[{index}]", depth + 1) for index, item in enumerate(value)]
    if isinstance(value, str):
        if _UNPRINTABLE.search(value):
            raise FileProblem(place or "the document", "the text holds a character that cannot be printed")
        return value
    if value is None or isinstance(value, bool | int):
        return value
    return _exact_number(value, place)


def _exact_object(value: Mapping[str, Any], place: str, depth: int) -> dict[str, Any]:
    twice = getattr(value, "twice", None)
    if twice is not None:
        raise FileProblem(below(place, twice), "this key is written twice")
    made: dict[str, Any] = {}
    for key, item in value.items():
        inner = below(place, key)
        if _UNPRINTABLE.search(key):
            raise FileProblem(inner, "the key holds a character that cannot be printed")
        made[key] = exact(item, inner, depth + 1)
    return made


def _exact_number(value: Any, place: str) -> Decimal:
    if isinstance(value, _Constant):
        raise FileProblem(place or "the document", f"{value.name} is not a number")
    number = Decimal(repr(value)) if isinstance(value, float) else value
    if not isinstance(number, Decimal) or not number.is_finite():
        raise FileProblem(place or "the document", f"{value} is not a number")
    if number.adjusted() > 300 or len(number.as_tuple().digits) > 40:
        raise FileProblem(place or "the document", "the number has too many digits")
    return number


def below(place: str, key: str) -> str:
    """The path of ``key`` in the object at ``place``: ``labs[3].unit``."""
    if not _PLAIN_KEY.match(key):
        return f"{place}[{shown(key)}]"
    return f"{place}.{key}" if place else key


def path_of(parts: Iterable[str | int]) -> str:
    place = ""
    for part in parts:
        place = f"{place}[{part}]" if isinstance(part, int) else below(place, part)
    return place


def shown(value: Any) -> str:
    """A value of a document as it may stand in a sentence: one line, not long, quoted if it is text."""
    if isinstance(value, Mapping):
        return "an object"
    if isinstance(value, list):
        return "a list"
    text = str(value) if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f'{text[:56]}…"' if text.startswith('"') else f"{text[:57]}…"


def number(value: Decimal) -> int | float:
    """An exact decimal as the JSON number that reads back equal."""
    return int(value) if value == value.to_integral_value() and value.adjusted() < 15 else float(value)


def write_json(document: Mapping[str, Any], path: Path) -> None:
    """Write ``document`` to ``path``, readable by its owner only. The old file stays until the new one is whole."""
    text = json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    check_place(path)
    write_whole(path, text.encode("utf-8"))


def check_place(path: Path) -> None:
    """Raise FileProblem where a file cannot lie at ``path``."""
    if path.is_dir():
        raise FileProblem(str(path), "this is a folder; a file name is expected")
    if not path.parent.is_dir():
        raise FileProblem(str(path), "the folder it should lie in does not exist")
