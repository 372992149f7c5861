"""The floor plan: no circles of modules, folders and files that stay small, and a contract for every room of rooms."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from statistics import median

import pytest

import run

ROOT = run.ROOT
ROOMS = ("models", "storage", "ui")
MOST_MODULES = 20
LONGEST_MEDIAN = 150
MOST_METHODS = 25
OPENED = {"MainWindow": "ui/window/main.py", "Store": "storage/clinic/store.py"}  # the two everybody knows

Imports = dict[str, set[str]]


@cache
def modules() -> dict[str, Path]:
    """Every module of the program by its dotted name; a package is the module of its ``__init__.py``."""
    paths = [*(path for room in ROOMS for path in run.own_files(ROOT / room, ".py")), ROOT / "main.py"]
    return {dotted(path.relative_to(ROOT)): path for path in paths}


def dotted(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def imports_of(tree: ast.Module, known: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Each module of ours that a module names, and when it is imported: "at once", "for types" or "inside"."""
    waiting: list[tuple[ast.AST, str]] = [(tree, "at once")]
    while waiting:
        node, when = waiting.pop()
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [
                whole if (whole := f"{node.module}.{alias.name}") in known else f"{node.module}" for alias in node.names
            ]
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            when = "inside"
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test) and when == "at once":
            when = "for types"
        yield from ((name, when) for name in names if name in known)
        waiting.extend((child, when) for child in ast.iter_child_nodes(node))


@cache
def every_import() -> dict[str, frozenset[tuple[str, str]]]:
    known = modules()
    trees = {name: ast.parse(path.read_text(encoding="utf-8"), str(path)) for name, path in known.items()}
    return {name: frozenset(imports_of(tree, known)) for name, tree in trees.items()}


def imports(*, at_once: bool = False) -> Imports:
    """Who imports whom: all imports, also in functions and for the type checker, or only those of loading."""
    return {
        name: {other for other, when in found if other != name and (when == "at once" or not at_once)}
        for name, found in every_import().items()
    }


def circle(graph: Mapping[str, set[str]]) -> list[str]:
    """One circle of the graph, from a module back to itself; empty when there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as found:
        return list(reversed(found.args[1]))
    return []


def loaded_with(graph: Imports, name: str) -> set[str]:
    found: set[str] = set()
    waiting = [name]
    while waiting:
        new = graph.get(waiting.pop(), set()) - found
        found |= new
        waiting.extend(new)
    return found


def test_that_no_modules_import_each_other_in_a_circle() -> None:
    """Not when they are loaded, not for the type checker, and not hidden inside a function."""
    assert circle(imports()) == []


def test_that_a_circle_is_found_wherever_its_imports_stand() -> None:
    one = "def later():\n    from ui import two\n"
    two = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from ui.one import One\n"
    known = {"ui.one": one, "ui.two": two}
    found = {name: set(imports_of(ast.parse(text), known)) for name, text in known.items()}
    assert found == {"ui.one": {("ui.two", "inside")}, "ui.two": {("ui.one", "for types")}}
    assert set(circle({name: {other for other, _ in others} for name, others in found.items()})) == set(known)


def test_that_an_import_inside_a_function_keeps_something_from_being_loaded() -> None:
    """It is there to keep the start light, so what the file loads anyway is imported at its top."""
    graph = imports(at_once=True)
    loaded = {name: loaded_with(graph, name) for name in graph}
    assert [
        f"{name} -> {other}"
        for name, found in every_import().items()
        for other, when in sorted(found)
        if when == "inside" and other in loaded[name]
    ] == []


def test_that_the_start_loads_of_medicine_only_its_words() -> None:
    """Records and rules are made of hundreds of dataclasses, for which the first paint would wait."""
    graph = imports(at_once=True)
    loaded = {name for name in loaded_with(graph, "ui.start") if name.startswith("models.")}
    words = {"models.words", "models.quantities", "models.flags.flags", "models.response.answers"}
    lines = {"models.worklist.line", "models.worklist.patients"}  # of the lists that stand there first
    assert loaded - words - lines == {"models.record.partialdate", "models.record.vocabulary"}


def folders() -> list[Path]:
    return sorted({path.parent for path in modules().values()} - {ROOT})


def test_that_no_folder_holds_more_modules_than_one_can_look_over() -> None:
    held = {folder.relative_to(ROOT): len(list(folder.glob("*.py"))) - 1 for folder in folders()}
    assert {str(folder): count for folder, count in held.items() if count > MOST_MODULES} == {}


def test_that_half_of_the_files_are_short() -> None:
    """Of all files of the program; the longest is held by the lint of run.py."""
    lengths = [len(path.read_text(encoding="utf-8").splitlines()) for path in modules().values()]
    assert median(lengths) <= LONGEST_MEDIAN


@pytest.mark.parametrize(("name", "path"), OPENED.items())
def test_that_what_everybody_knows_stays_small(name: str, path: str) -> None:
    body = ast.parse((ROOT / path).read_text(encoding="utf-8")).body
    (found,) = (node for node in body if isinstance(node, ast.ClassDef) and node.name == name)
    methods = [node.name for node in found.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert len(methods) <= MOST_METHODS, methods


def test_that_every_room_says_in_a_sentence_what_it_is_for() -> None:
    said = {folder: ast.parse((folder / "__init__.py").read_text(encoding="utf-8")) for folder in folders()}
    first = {folder: (ast.get_docstring(tree) or "").partition("\n")[0] for folder, tree in said.items()}
    assert [str(folder) for folder, line in first.items() if len(line.split()) < 5 or not line.endswith(".")] == []


def test_that_loading_a_room_loads_none_of_its_modules() -> None:
    """A room that imported its modules would make every import of one an import of all."""
    rooms = {dotted((folder / "__init__.py").relative_to(ROOT)) for folder in folders()}
    assert {room: found for room, found in imports().items() if room in rooms and found} == {}


def floors() -> dict[str, dict[str, object]]:
    """The contract of layers of each room that has one, by the room."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    contracts = tomllib.loads(text)["tool"]["importlinter"]["contracts"]
    layered = [contract for contract in contracts if contract["type"] == "layers"]
    return {container: contract for contract in layered for container in contract.get("containers", ())}


def test_that_every_room_of_rooms_has_floors_that_name_all_it_holds() -> None:
    """Exhaustive, so that a new module or folder must take its place; nothing is let through by name."""
    divided = {".".join(folder.parent.relative_to(ROOT).parts) for folder in folders()} - {""}
    contracts = floors()
    assert divided - contracts.keys() == set()
    assert [room for room, contract in contracts.items() if contract.get("exhaustive") is not True] == []
    assert {room: let for room, contract in contracts.items() if (let := contract.get("ignore_imports"))} == {}
