"""The list of CTCAE terms, one file for each version, read from data and checked when it is loaded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from models.record.terms import HIGHEST_GRADE, Term, Wording
from storage.jsonfile import below, exact, read_json, shown
from storage.places import RESOURCES
from storage.problems import FileProblem

FOLDER = RESOURCES / "ctcae"
FORMAT = "ctcae-terms"

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_TYPED = re.compile("[0-9A-Za-z\u3400-\u4dbf\u4e00-\u9fff]")  # signs of a Chinese name that have a pinyin initial
_VERSION = re.compile(r"[0-9]+(\.[0-9]+)*\Z")
_INITIALS = re.compile(r"[a-z0-9]+\Z")
_DOCUMENT = {"format": str, "version": str, "classes": list}
_CLASS = {"english": str, "chinese": str, "terms": list}
_WORDING = {"english": str, "chinese": str}
_TERM = {
    "name": str,
    "chinese": str,
    "synonyms": list,
    "chinese_synonyms": list,
    "initials": list,
    "hints": list,
    "immune_related_possible": bool,
    "grades": list,
}
_KINDS = {str: "text", list: "a list", bool: "true or false"}


def term_versions(folder: Path = FOLDER) -> tuple[str, ...]:
    """The versions there is a list for, oldest first."""
    found = [path.stem for path in folder.glob("*.json") if _VERSION.match(path.stem)]
    return tuple(sorted(found, key=lambda version: [int(part) for part in version.split(".")]))


@lru_cache(maxsize=8)
def load_terms(version: str = "5.0", folder: Path = FOLDER) -> tuple[Term, ...]:
    """The terms of one version, by name. Raises FileProblem, naming file and place, for a list that cannot be."""
    if version not in term_versions(folder):
        raise FileProblem(version, "there is no list of terms for this version of the CTCAE")
    path = folder / f"{version}.json"
    try:
        terms = tuple(_terms(exact(read_json(path)), version))
        _check_names(terms)
    except FileProblem as problem:
        if problem.place == str(path):
            raise
        raise FileProblem(f"{path.name}: {problem.place}", problem.sentence) from None
    return tuple(sorted(terms, key=lambda term: term.name))


def _terms(document: Any, version: str) -> Iterator[Term]:
    found = _object(document, _DOCUMENT, "")
    if found["format"] != FORMAT:
        raise FileProblem("format", f'"{FORMAT}" is expected, not {shown(found["format"])}')
    if found["version"] != version:
        raise FileProblem("version", f"{shown(version)} is expected, as the file is named")
    if not found["classes"]:
        raise FileProblem("classes", "the list is empty")
    for index, part in enumerate(found["classes"]):
        place = f"classes[{index}]"
        group = _object(part, _CLASS, place)
        system_class = _wording({key: group[key] for key in _WORDING}, place)
        for number, term in enumerate(group["terms"]):
            yield _term(term, system_class, place=f"{place}.terms[{number}]", version=version)


def _term(document: Any, system_class: Wording, *, place: str, version: str) -> Term:
    found = _object(document, _TERM, place)
    chinese = (_chinese(found["chinese"], below(place, "chinese")), *_texts(found, "chinese_synonyms", place))
    return Term(
        name=_text(found["name"], below(place, "name")),
        chinese=chinese[0],
        system_class=system_class,
        grades=_grades(found["grades"], below(place, "grades")),
        version=version,
        synonyms=_texts(found, "synonyms", place),
        chinese_synonyms=chinese[1:],
        initials=_initials(_texts(found, "initials", place), chinese, below(place, "initials")),
        hints=_texts(found, "hints", place),
        immune_related_possible=found["immune_related_possible"],
    )


def _grades(documents: list[Any], place: str) -> tuple[Wording | None, ...]:
    if len(documents) != HIGHEST_GRADE:
        raise FileProblem(place, f"{HIGHEST_GRADE} grades are expected, null for one that does not exist")
    if all(document is None for document in documents):
        raise FileProblem(place, "a term has at least one grade")
    return tuple(
        None if document is None else _wording(document, f"{place}[{index}]")
        for index, document in enumerate(documents)
    )


def _initials(initials: tuple[str, ...], chinese: tuple[str, ...], place: str) -> tuple[str, ...]:
    """Pinyin initials, one entry for each Chinese name and one letter for each sign of it."""
    if len(initials) != len(chinese):
        raise FileProblem(place, "one entry is expected for the Chinese name and for each Chinese synonym")
    for index, (letters, name) in enumerate(zip(initials, chinese, strict=True)):
        if not _INITIALS.match(letters) or len(letters) != len(_TYPED.findall(name)):
            raise FileProblem(f"{place}[{index}]", f"{shown(letters)} are not the pinyin initials of {name}")
    return initials


def _wording(document: Any, place: str) -> Wording:
    found = _object(document, _WORDING, place)
    english, chinese = (
        _text(found["english"], below(place, "english")),
        _text(found["chinese"], below(place, "chinese")),
    )
    if _HAN.search(english):
        raise FileProblem(below(place, "english"), "the text is not English")
    return Wording(english, chinese)


def _chinese(text: Any, place: str) -> str:
    if not _HAN.search(_text(text, place)):
        raise FileProblem(place, f"a Chinese name is expected, not {shown(text)}")
    return str(text)


def _texts(found: dict[str, Any], key: str, place: str) -> tuple[str, ...]:
    return tuple(_text(text, f"{below(place, key)}[{index}]") for index, text in enumerate(found[key]))


def _text(text: Any, place: str) -> str:
    if not isinstance(text, str) or not text or text != text.strip():
        raise FileProblem(place, f"a text without spaces around it is expected, not {shown(text)}")
    return text


def _object(document: Any, kinds: Mapping[str, type], place: str) -> dict[str, Any]:
    """``document`` with exactly the keys of ``kinds``, each of its type."""
    if not isinstance(document, dict):
        raise FileProblem(place or "the document", "an object is expected")
    for key, kind in kinds.items():
        if key not in document:
            raise FileProblem(below(place, key), "this key is required")
        if type(document[key]) is not kind:
            raise FileProblem(below(place, key), f"{_KINDS[kind]} is expected, not {shown(document[key])}")
    for key in document:
        if key not in kinds:
            raise FileProblem(below(place, key), "there is no such key here")
    return document


def _check_names(terms: Iterable[Term]) -> None:
    """A name or synonym means one term only; otherwise an entry could be read as either."""
    owner: dict[str, Term] = {}
    for term in terms:
        for name in sorted(term.names):
            if not name:
                raise FileProblem(term.name, "a name or synonym has neither letters nor digits")
            other = owner.setdefault(name, term)
            if other is not term:
                raise FileProblem(term.name, f"{shown(name)} already means {other.name}")
