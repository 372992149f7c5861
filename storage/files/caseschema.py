"""A document held against the published schema of the case file, with one sentence for the first thing wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from models.record.protocol import parameter_problem
from models.words import Sentence, sentence
from storage.jsonfile import below, path_of, shown
from storage.places import RESOURCES
from storage.problems import FileProblem

SCHEMA = RESOURCES / "hcc-case.schema.json"

VERSIONS = (1, 2)
Said = str | Sentence
_Error = Any  # jsonschema's ValidationError: it declares each of its parts as perhaps unset

_TYPE_WORDS = {
    "string": Sentence("text"),
    "integer": Sentence("a whole number"),
    "number": Sentence("a number"),
    "boolean": Sentence("true or false"),
    "array": Sentence("a list"),
    "object": Sentence("an object"),
    "null": Sentence("null"),
}


def check_schema(document: Any) -> None:
    """Raise FileProblem for the first place in which ``document`` departs from the schema."""
    if not isinstance(document, dict):
        raise FileProblem("the document", sentence("a JSON object is expected"))
    if document.get("format") != "hcc-case":
        found = shown(document["format"]) if "format" in document else Sentence("nothing")
        words = sentence("{wanted} is expected, not {found}; this is not a case file", wanted='"hcc-case"', found=found)
        raise FileProblem("format", words)
    if "version" in document and (document["version"] not in VERSIONS or document["version"] is True):
        words = sentence("version {found} is not known; version 1 or 2 is expected", found=shown(document["version"]))
        raise FileProblem("version", words)
    for place, said in schema_problems(document):
        raise FileProblem(place, said)
    if document["version"] == 1:
        for place in keys_of_version_2(document):
            raise FileProblem(place, sentence("this key needs {version}", version='"version": 2'))


_BASELINE = ("antiviral", "varices", "diagnosis_date", "ruptured", "differentiation", "pd_l1_percent")
_OF_ONE = {
    "patient": ("centre", "screening_number", "height_cm"),
    "baseline": (*_BASELINE, "comorbidities", "reported", "illustrative"),
}


def schema_problems(document: dict[str, Any]) -> Iterator[tuple[str, Said]]:
    """Every place in which a document departs from the schema, with a sentence."""
    yield from map(_worded, _validator().iter_errors(document))


_SINCE_VERSION_2 = {
    "treatments": (
        *("site", "planned_date", "planned_dose", "omitted"),
        *("id", "cells", "cd4_percent", "cd8_percent", "culture_days", "viability_percent", "illustrative"),
    ),
    "visits": ("id", "kind", "impression", "plan", "nothing_to_report"),
    "labs": ("laboratory", "id", "reviewed"),
    "imaging": ("no_new_lesion", "signed"),
    "adverse_events": ("ctcae_version", "from_result", "grades", "related_to", "linked_treatments", "illustrative"),
}


def keys_of_version_2(document: Mapping[str, Any]) -> Iterator[str]:
    """The places of a document that version 1 of the format does not know."""
    parts = ("medications", "ranges", "declined_grades", "adjudications", "planned_visits", "reviewed_flags", "queries")
    yield from (key for key in (*parts, "board", "protocol_template") if key in document)
    for place, names in _OF_ONE.items():
        yield from (f"{place}.{key}" for key in names if key in (document.get(place) or {}))
    if document.get("treatment_start", "") is None:
        yield "treatment_start"
    for place, key in (("patient", "birth_date"), ("outcome", "death_date")):
        if _in_part((document.get(place) or {}).get(key)):
            yield f"{place}.{key}"
    for part in ("treatments", "adverse_events"):
        for index, entry in enumerate(document.get(part) or ()):
            yield from (f"{part}[{index}].{key}" for key in ("start", "stop") if _in_part(entry.get(key)))
    for part, keys in _SINCE_VERSION_2.items():
        for index, entry in enumerate(document.get(part) or ()):
            yield from (f"{part}[{index}].{key}" for key in keys if key in entry)
    for index, entry in enumerate(document.get("imaging") or ()):
        for number, found in (entry.get("lesions") or {}).items():
            place = below(f"imaging[{index}].lesions", number)
            yield from (f"{place}.{key}" for key in ("state", "status") if (found or {}).get(key) == "removed")
            yield from (f"{place}.{key}" for key in ("li_rads",) if key in (found or {}))
    yield from (f"{place}.vp" for place, found in _thrombi(document) if found.get("vp") == "present")


def _in_part(day: str | None) -> bool:
    return 0 < len(day or "") < len("2023-04-01")


def _thrombi(document: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield "baseline", document.get("baseline") or {}
    for index, entry in enumerate(document.get("imaging") or ()):
        yield f"imaging[{index}].pvtt", entry.get("pvtt") or {}


@lru_cache(maxsize=1)
def _validator() -> Any:
    """jsonschema with two differences: exact decimals are numbers, and ``$`` is the very end of a text."""
    from jsonschema import Draft202012Validator, validators

    types = Draft202012Validator.TYPE_CHECKER.redefine_many({"integer": _is_whole, "number": _is_number})
    extend: Any = validators.extend
    kind = extend(Draft202012Validator, {"pattern": _pattern}, type_checker=types)
    document = json.loads(SCHEMA.read_text(encoding="utf-8"), parse_float=Decimal)
    return kind(_inlined(document, document["$defs"]))


def _inlined(part: Any, definitions: Mapping[str, Any]) -> Any:
    """The schema with every definition where it is meant: looking one up takes longer than holding a value to it."""
    if isinstance(part, list):
        return [_inlined(one, definitions) for one in part]
    if not isinstance(part, dict):
        return part
    name = str(part.get("$ref", "")).removeprefix("#/$defs/")
    found = definitions.get(name, part)
    return {key: _inlined(value, definitions) for key, value in found.items() if key != "$defs"}


def _is_number(_checker: Any, value: Any) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _is_whole(_checker: Any, value: Any) -> bool:
    return _is_number(_checker, value) and value == int(value)


def _pattern(_validator: Any, pattern: str, value: Any, _schema: Any) -> Iterator[_Error]:
    from jsonschema import ValidationError

    if isinstance(value, str) and not re.search(re.sub(r"\$$", r"\\Z", pattern), value):
        yield ValidationError(f"{value!r} does not match")


def _worded(error: _Error) -> tuple[str, Said]:
    place = path_of(error.absolute_path)
    parts = list(error.absolute_path)
    if error.validator == "required":
        missing = next(key for key in error.validator_value if key not in error.instance)
        return below(place, missing), sentence("this key is required")
    if error.validator == "additionalProperties":
        known = tuple(error.schema.get("properties", ()))
        return _unknown_key(place, error.instance, known, settings=parts == ["settings"])
    if parts[:1] == ["settings"] and len(parts) == 2 and (said := parameter_problem(str(parts[1]), error.instance)):
        return place, said
    return place, _WORDING.get(str(error.validator), _other)(error)


def _unknown_key(place: str, instance: dict[str, Any], known: tuple[str, ...], *, settings: bool) -> tuple[str, Said]:
    key = next(key for key in instance if key not in known)
    spelt = right_spelling(key, known)
    if spelt is not None:
        return below(place, key), sentence("this key is spelt {spelt}", spelt=shown(spelt))
    if settings:
        return below(place, key), parameter_problem(key, None) or "there is no such parameter"
    return below(place, key), sentence("there is no such key here; the keys are {keys}", keys=", ".join(known))


def right_spelling(word: object, known: Iterable[object]) -> str | None:
    """The known word from which ``word`` differs only in case or spacing."""
    if not isinstance(word, str):
        return None
    plain = _without_case_and_space(word)
    return next((name for name in known if isinstance(name, str) and _without_case_and_space(name) == plain), None)


def _without_case_and_space(word: str) -> str:
    return re.sub(r"[\s_-]+", "", word.casefold())


def _type(error: _Error) -> Said:
    types = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
    wanted = [_TYPE_WORDS[name] for name in types if name != "null"]
    first, *others = wanted
    for other in others:
        first = sentence("{first} or {other}", first=first, other=other)
    return sentence("{what} is expected, not {found}", what=first, found=shown(error.instance))


def _enum(error: _Error) -> Said:
    words = [word for word in error.validator_value if word is not None]
    spelt = right_spelling(error.instance, words)
    if spelt is not None:
        return sentence("{name} is spelt {spelt}", name=shown(error.instance), spelt=shown(spelt))
    told = ", ".join(str(word) for word in words)
    return sentence("{text} is not one of {words}", text=shown(error.instance), words=told)


def _pattern_words(error: _Error) -> Said:
    if "20" not in str(error.validator_value):
        text = shown(error.instance)
        return sentence("{text} is empty or begins or ends with a space; a name on one line is expected", text=text)
    form = "YYYY-MM-DD or YYYY-MM-DDThh:mm" if "T" in error.validator_value else "YYYY-MM-DD"
    words = {"text": shown(error.instance), "form": form}
    if "0[1-9]" in error.validator_value:
        return sentence(
            "{text} is not a date from 1900 to 2099; {form} is expected; in version 2 YYYY-MM or YYYY will do", **words
        )
    return sentence("{text} is not a date from 1900 to 2099; {form} is expected", **words)


def _other(error: _Error) -> Said:
    return sentence("{text} cannot stand here", text=shown(error.instance))


def _limit(error: _Error) -> dict[str, object]:
    return {"value": shown(error.instance), "limit": error.validator_value}


_WORDING: dict[str, Callable[[_Error], Said]] = {
    "type": _type,
    "enum": _enum,
    "pattern": _pattern_words,
    "minimum": lambda error: sentence("{value} is below {limit}", **_limit(error)),
    "exclusiveMinimum": lambda error: sentence("{value} is not above {limit}", **_limit(error)),
    "maximum": lambda error: sentence("{value} is above {limit}", **_limit(error)),
    "minLength": lambda error: sentence("the text is empty"),
    "maxLength": lambda error: sentence("the text is longer than {count} characters", count=error.validator_value),
    "minItems": lambda error: sentence("the list is empty"),
    "maxItems": lambda error: sentence("the list is longer than {n}", n=error.validator_value),
}
