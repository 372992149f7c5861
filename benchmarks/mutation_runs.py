"""How a mutant is tried: processes forked from one that has collected the tests, and code put in the place of code."""

from __future__ import annotations

import ast
import importlib.abc
import importlib.machinery
import importlib.util
import inspect
import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from benchmarks.mutants import Mutant

# How much longer than the undisturbed tests a mutant may take before it counts as noticed: it does not end.
PATIENCE, LEAST_SECONDS = 5.0, 10.0
Verdict = str | None  # the test that noticed; "" for a mutant that does not end; None for one that survived


@dataclass(slots=True)
class Judge:
    """A module and the files of its tests; what is learnt while they run is kept for the mutants to come."""

    root: Path
    name: str
    tree: ast.Module
    files: Sequence[str]
    reached: dict[int, set[str]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    noticed: dict[str, int] = field(default_factory=dict)

    @property
    def path(self) -> Path:
        return self.root / "models" / f"{self.name}.py"

    @property
    def module(self) -> str:
        return f"models.{self.name.replace('/', '.')}"

    def tests(self, mutant: Mutant) -> list[str]:
        """The tests that reach a mutant, what noticed the last mutants first, then the quick ones."""
        found: set[str] = set()
        for line in mutant.lines if mutant.inside else ():
            found |= self.reached.get(line, set())
        return sorted(
            found if mutant.inside else self.seconds,
            key=lambda test: (-self.noticed.get(test, 0), self.seconds[test]),
        )

    def keep(self, by: Verdict) -> Verdict:
        if by:
            self.noticed[by] = max(self.noticed.values(), default=0) + 1
        return by

    def patience(self, tests: Sequence[str]) -> float:
        return LEAST_SECONDS + PATIENCE * sum(self.seconds[test] for test in tests)


# --- processes ------------------------------------------------------------------------------------------------------


@contextmanager
def _forked(work: Callable[[Connection], None]) -> Iterator[Connection]:
    """A silent process that does ``work``; what it sends can be received. It is ended with the block."""
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_silently, args=(work, sending))
    process.start()
    sending.close()
    try:
        yield receiving
    finally:
        process.kill()
        process.join()
        receiving.close()


def _silently(work: Callable[[Connection], None], sending: Connection) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    work(sending)
    sending.close()
    os._exit(0)


def _verdict(work: Callable[[Connection], None], *, patience: float) -> Verdict:
    with _forked(work) as receiving:
        if not receiving.poll(patience):
            return ""
        try:
            answer = receiving.recv()
        except EOFError:  # the process died of it
            return "the interpreter"
    assert answer is None or isinstance(answer, str)
    return answer


def _pytest(judge: Judge, files: Sequence[str], plugin: object) -> int:
    words = ("-x", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning", "--tb=no")
    return int(pytest.main([f"--rootdir={judge.root}", *words, *(str(judge.root / file) for file in files)], [plugin]))


# --- mutants inside functions: the tests are collected once ---------------------------------------------------------


def verdicts(judge: Judge, mutants: Sequence[Mutant]) -> Iterator[Verdict]:
    """The verdict on each mutant in turn. Raises RuntimeError where the tests do not pass undisturbed."""

    def work(sending: Connection) -> None:
        _pytest(judge, judge.files, _Trying(judge, mutants, sending))

    with _forked(work) as receiving:
        try:
            judge.reached, judge.seconds = receiving.recv()
            for _ in mutants:
                yield judge.keep(receiving.recv())
        except EOFError as problem:
            raise RuntimeError(f"the tests of {judge.path.name} do not pass undisturbed") from problem


class _Trying:
    """In the place of pytest's loop: one undisturbed run, then one for each mutant, each in a fork of this process."""

    def __init__(self, judge: Judge, mutants: Sequence[Mutant], sending: Connection) -> None:
        self.judge, self.mutants, self.sending = judge, mutants, sending

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        judge = self.judge
        items = {item.nodeid: item for item in session.items}
        with _forked(lambda sending: _measure(judge, items, sending)) as receiving:
            judge.reached, judge.seconds = receiving.recv()
        self.sending.send((judge.reached, judge.seconds))
        for mutant in self.mutants:
            tests = judge.tests(mutant)
            chosen = [items[test] for test in tests]
            code = compile(mutant.tree(judge.tree), str(judge.path), "exec")
            by = _verdict(lambda sending: _run(judge, code, chosen, sending=sending), patience=judge.patience(tests))  # noqa: B023
            self.sending.send(judge.keep(by))
        return True


def _failed(item: pytest.Item, after: pytest.Item | None) -> bool:
    return any(report.failed for report in runtestprotocol(item, log=False, nextitem=after))


def _measure(judge: Judge, items: dict[str, pytest.Item], sending: Connection) -> None:
    """Which tests reach each line, and how long each takes in seconds of the processor."""
    import coverage

    measuring = coverage.Coverage(data_file=None, config_file=False, include=[str(judge.path)])
    seconds = {}
    in_order = list(items.values())
    measuring.start()
    for item, after in zip(in_order, [*in_order[1:], None], strict=True):
        measuring.switch_context(item.nodeid)
        begin = time.process_time()
        if _failed(item, after):
            return
        seconds[item.nodeid] = time.process_time() - begin
    measuring.stop()
    lines = measuring.get_data().contexts_by_lineno(str(judge.path))
    sending.send(({line: set(tests) - {""} for line, tests in lines.items()}, seconds))


def _run(judge: Judge, code: CodeType, items: Sequence[pytest.Item], *, sending: Connection) -> None:
    _exchange(sys.modules[judge.module], code)
    for item, after in zip(items, [*items[1:], None], strict=True):
        if _failed(item, after):
            sending.send(item.nodeid)
            return
    sending.send(None)


def _exchange(module: ModuleType, code: CodeType) -> None:
    """Gives every function and method of a loaded module its code of a newly compiled one."""
    changed = {found.co_qualname: found for found in _codes(code)}
    owners: list[Any] = [module, *(one for one in vars(module).values() if inspect.isclass(one))]
    for owner in owners:
        for member in list(vars(owner).values()):
            parts = (member.fget, member.fset) if isinstance(member, property) else (member,)
            for part in parts:
                function = inspect.unwrap(getattr(part, "__func__", part)) if callable(part) or part else part
                if isinstance(function, FunctionType) and function.__module__ == module.__name__:
                    function.__code__ = changed.get(function.__qualname__, function.__code__)


def _codes(code: CodeType) -> Iterator[CodeType]:
    """The code of the functions and methods of a module, not of what stands inside these."""
    for found in code.co_consts:
        if isinstance(found, CodeType):
            yield found
            if not found.co_flags & inspect.CO_OPTIMIZED:  # the body of a class
                yield from _codes(found)


# --- mutants outside functions: everything of ours is imported anew -------------------------------------------------


def planted_verdict(judge: Judge, mutant: Mutant) -> Verdict:
    """The verdict on a mutant of what runs when its module is imported, after ``verdicts`` has learnt the tests."""
    tests = judge.tests(mutant)
    code = compile(mutant.tree(judge.tree), str(judge.path), "exec")
    return judge.keep(
        _verdict(lambda sending: _run_anew(judge, code, tests, sending=sending), patience=60.0 + judge.patience(tests))
    )


def _run_anew(judge: Judge, code: CodeType, tests: Sequence[str], *, sending: Connection) -> None:
    choosing = _Choosing(tests)
    sys.meta_path.insert(0, _Planted(judge.module, code))
    status = _pytest(judge, judge.files, choosing)
    sending.send(choosing.failed or ("the import" if status else None))


class _Choosing:
    """Runs the tests in the order asked for, and keeps the one that fails."""

    def __init__(self, tests: Sequence[str]) -> None:
        self.place = {test: number for number, test in enumerate(tests)}
        self.failed = ""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items.sort(key=lambda item: self.place[item.nodeid])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed = self.failed or report.nodeid


class _Planted(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives the changed code wherever its module is imported."""

    def __init__(self, name: str, code: CodeType) -> None:
        self.name, self.code = name, code

    def find_spec(self, fullname: str, path: object, target: object = None) -> importlib.machinery.ModuleSpec | None:
        return importlib.util.spec_from_loader(fullname, self) if fullname == self.name else None

    def exec_module(self, module: ModuleType) -> None:
        exec(self.code, module.__dict__)
