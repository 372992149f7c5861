"""The rules of the house that can be read off the files: rooms, names, words and what is never said."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import run
from models.record.rulebook import RULES

ROOT = run.ROOT
ROOMS = ("models", "storage", "ui")
TOP = {
    *("CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "main.py", "run.py", "pyproject.toml"),
    *("requirements.in", "requirements-dev.in", "requirements.lock"),
    *(*ROOMS, "benchmarks", "docs", "packaging", "resources", "tests"),
}
PALETTES = {"ui/kit/theme.py", "ui/paper/ink.py"}  # what gives colours their meanings, on screen and on paper
SLOW_LIBRARIES = {"lifelines", "scipy", "pandas", "openpyxl", "pydicom"}
CLOCK = {"today", "now", "utcnow", "time", "time_ns", "monotonic", "perf_counter"}

# What the screen never says. "Abnormal" may be said: only the whole word counts.
NEVER_SAID = re.compile(
    r"\brecommend\w*|\bshould (start|stop)\b|\b(in)?eligib\w+|\bsafe(ly|ty)?\b|\bresponding well\b|\brisk of death\b"
    r"|\bnormal\b|\bcomplian\w+|\b(?-i:AI)\b",
    re.IGNORECASE,
)
# In pieces, so that this file does not name what no file may name.
ELSEWHERE = re.compile(
    "|".join(
        re.escape("".join(pieces))
        for pieces in (
            ("/wo", "rk/"), ("/fa", "rm/"), ("/tm", "p/"), ("/ro", "ot/"), (".lib", "rary"), ("../sha", "red"),
            ("pypi", ".org"), ("pythonhosted", ".org"), ("deb.", "debian.org"), ("npmjs", ".org"), ("npmjs", ".com"),
        )
    )
)  # fmt: skip


@cache
def python_files(*folders: str) -> tuple[Path, ...]:
    roots = [ROOT / folder for folder in folders] or [ROOT]
    return tuple(path for root in roots for path in run.own_files(root, ".py"))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def place(path: Path, node: ast.expr | ast.stmt) -> str:
    return f"{path.relative_to(ROOT)}:{node.lineno}"


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def spoken_templates() -> Iterator[tuple[Path, ast.Call, ast.expr]]:
    """Every call that words something for the user, with the expression of its text."""
    for path in python_files(*ROOMS):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and called(node) in ("tr", "translate", "sentence"):
                position = 1 if called(node) == "translate" else 0
                if len(node.args) > position:
                    yield path, node, node.args[position]


def test_that_the_top_folder_holds_what_is_on_the_map() -> None:
    """A new room is a decision: it is added here and to the map in CONTRIBUTING.md."""
    kept_out = {"build", "dist", "__pycache__"}
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} - kept_out
    assert {name for name in found if not name.endswith((".hepatrack", ".log"))} == TOP


def test_that_the_rules_run_py_lints_are_kept() -> None:
    assert run.house_problems(ROOT) == []


def test_that_every_module_says_what_it_is_for() -> None:
    assert [str(path) for path in python_files() if not ast.get_docstring(tree(path))] == []


def test_that_tests_are_named_for_the_rule_they_hold() -> None:
    names = [
        (place(path, node), node.name)
        for path in python_files("tests")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test")
    ]
    empty_words = {"works", "correctly", "properly", "handles"}
    assert [
        name for name in names if not name[1].startswith("test_that_") or empty_words & set(name[1].split("_"))
    ] == []


def test_that_tests_replace_none_of_our_own_code_by_mocks() -> None:
    assert [str(path) for path in python_files("tests") if "unittest.mock" in imported(tree(path))] == []


def test_that_no_file_names_the_machine_it_was_written_on() -> None:
    found = []
    texts = (".py", ".md", ".toml", ".json", ".txt", ".in", ".lock", ".qss", ".svg", ".ts", ".html", ".csv", ".desktop")
    hidden = [ROOT / ".ci" / "run", ROOT / ".gitignore", ROOT / ".gitattributes", *(ROOT / ".github").rglob("*.*")]
    for path in [*run.own_files(ROOT, *texts), *hidden]:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if ELSEWHERE.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert found == []


def test_that_the_screen_never_says_what_only_a_clinician_may() -> None:
    found = []
    for path, _, text in spoken_templates():
        for part in ast.walk(text):
            if isinstance(part, ast.Constant) and isinstance(part.value, str) and NEVER_SAID.search(part.value):
                found.append(f"{place(path, part)}: {part.value}")
    assert found == []


@pytest.mark.parametrize("words", ["We recommend this", "All is normal", "Ask the AI", "Not eligible", "Risk of death"])
def test_that_the_words_never_said_are_found(words: str) -> None:
    assert NEVER_SAID.search(words)


@pytest.mark.parametrize("words", ["abnormal at baseline", "said again", "unsafely put", "normalised"])
def test_that_other_words_may_be_said(words: str) -> None:
    assert not NEVER_SAID.search(words)


def test_that_a_sentence_is_never_glued_from_pieces() -> None:
    """A translator gets whole templates: no f-string, no + and no % inside tr(), translate() or sentence()."""
    assert [
        place(path, text) for path, _, text in spoken_templates() if isinstance(text, ast.JoinedStr | ast.BinOp)
    ] == []


def test_that_the_places_of_a_sentence_are_the_values_it_is_given() -> None:
    found = []
    for path, node, text in spoken_templates():
        given = {keyword.arg for keyword in node.keywords}
        if called(node) != "sentence" or None in given or not isinstance(text, ast.Constant):
            continue
        wanted = {name.split(".")[0] for _, name, _, _ in string.Formatter().parse(str(text.value)) if name is not None}
        if wanted != given:
            found.append(f"{place(path, node)}: places {sorted(wanted)}, values {sorted(map(str, given))}")
    assert found == []


def test_that_libraries_slow_to_import_are_imported_inside_functions() -> None:
    found = []
    for path in (*python_files(*ROOMS), ROOT / "main.py"):
        at_once = [node for node in tree(path).body if not is_for_type_checking(node)]
        if SLOW_LIBRARIES & {name.split(".")[0] for name in imported(ast.Module(at_once, []), inside=False)}:
            found.append(str(path))
    assert found == []


def is_for_type_checking(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)


def imported(module: ast.Module, *, inside: bool = True) -> set[str]:
    """The modules that a module imports; those imported inside functions only if asked for."""
    names: set[str] = set()
    waiting: list[ast.AST] = [module]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}", *(f"{node.module}.{alias.name}" for alias in node.names)}
        if inside or not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            waiting.extend(ast.iter_child_nodes(node))
    return names


def test_that_medicine_never_looks_at_the_clock() -> None:
    found = [
        place(path, node)
        for path in python_files("models")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCK
        if isinstance(node.func.value, ast.Name) and node.func.value.id in ("date", "datetime", "time")
    ]
    assert found == []


def test_that_colours_are_asked_for_by_meaning() -> None:
    """Hex values stand in a palette, where both themes are written side by side, and in no view."""
    hexadecimal = re.compile(r"#[0-9A-Fa-f]{6}\b")
    assert [
        place(path, node)
        for path in python_files("ui")
        if path.relative_to(ROOT).as_posix() not in PALETTES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and hexadecimal.search(node.value)
    ] == []


def pages() -> Iterator[tuple[Path, str]]:
    """Everything written for people who read the code, with its text. What the changelog tells of is past."""
    for page in run.own_files(ROOT, ".md"):
        if page.name != "CHANGELOG.md":
            yield page, page.read_text(encoding="utf-8")


def test_that_the_docs_name_every_rule() -> None:
    overview = (ROOT / "docs" / "clinical-rules.md").read_text(encoding="utf-8")
    assert [rule.id for rule in RULES if not re.search(re.escape(rule.id) + r"\b(?!\.\d)", overview)] == []


def test_that_the_docs_name_only_files_that_exist() -> None:
    named = re.compile(rf"`((?:{'|'.join(sorted(TOP))})(?:/[\w.-]+)*/?)`")
    told = [(page, name) for page, text in pages() for name in named.findall(text)]
    assert [f"{page.relative_to(ROOT)}: {name}" for page, name in told if not exists(name)] == []


def exists(name: str) -> bool:
    """An X in a name stands for any."""
    return (ROOT / name).exists() or (name.rsplit("/", 1)[-1].startswith("X.") and (ROOT / name).parent.is_dir())


def test_that_the_map_fits_on_few_pages() -> None:
    assert len((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()) <= 150


def test_that_the_map_names_every_room() -> None:
    map_of_the_house = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert [name for name in TOP if (ROOT / name).is_dir() and f"\n{name}/" not in map_of_the_house] == []


def test_that_no_shortcut_is_given_a_context_that_is_dropped() -> None:
    """``QShortcut(keys, parent, deed, context=…)`` of PySide6 holds in the whole window, whatever the context says."""
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in run.own_files(ROOT / "ui", ".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "QShortcut"
        and len(node.args) > 2
        and any(word.arg == "context" for word in node.keywords)
    ]
    assert found == []


def test_that_nothing_filters_the_events_of_the_whole_program() -> None:
    """Such a filter hears of widgets that are being destroyed, and PySide ends the process over it."""
    filters = re.compile(r"\b(?:app|program|qApp|instance\(\))\.installEventFilter")
    found = [path for path in run.own_files(ROOT / "ui", ".py") if filters.search(path.read_text(encoding="utf-8"))]
    assert [path.name for path in found] == ["shots.py"]  # a tool, which waits for what paints anywhere
