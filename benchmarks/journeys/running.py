"""The tasks done one after the other in one window, and what each took, as a table or as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from benchmarks.journeys.clinic import Clinic, Held
from benchmarks.journeys.tasks import TASKS, Task
from storage.roles import Role

USERS = (Role.NURSE, Role.RADIOLOGIST, Role.CLINICIAN, Role.DATA_MANAGER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a task took, and ``wrong``: in a sentence what is not as it should be, but for the keys and the clock.

    ``processor_seconds``: what the program worked meanwhile, on all its threads, whoever else the machine had to serve;
    ``longest_work_ms``: what the window's own thread worked at most between two turns of the event loop.
    """

    task: int
    words: str
    keys: int
    clicks: int
    seconds: float
    processor_seconds: float
    longest_stall_ms: float
    longest_work_ms: float
    wrong: str = ""


def run(clinic: Clinic, tasks: Sequence[Task] = TASKS) -> tuple[tuple[Task, Taken | None], ...]:
    """Each task with what it took, in the order of their numbers; None for one that cannot be done yet.

    Done user by user, each of them in that order, so that the window is not locked before every task.
    """
    taken: dict[int, Taken] = {}
    held: Held | None = None
    for task in sorted(tasks, key=lambda one: (USERS.index(one.role), one.number)):
        if task.do is not None:
            taken[task.number], held = _done(clinic, task, held)
    return tuple((task, taken.get(task.number)) for task in tasks)


def _done(clinic: Clinic, task: Task, held: Held | None) -> tuple[Taken, Held]:
    """What it took, and what the file holds afterwards; ``held`` is what it held after the task before."""
    hand, wrong = clinic.hand, ""
    assert task.do is not None
    clinic.sit(task.role)
    if task.prepare is not None:
        task.prepare(clinic)
    before = clinic.held() if held is None else held
    hand.begin()
    try:
        task.do(clinic)
    except AssertionError as problem:
        wrong = str(problem) or "it did not go as it should"
    hand.watch.end()
    after = clinic.held()
    taken = Taken(
        task=task.number,
        words=task.words,
        keys=hand.strokes,
        clicks=hand.clicks,
        seconds=round(hand.watch.seconds, 3),
        processor_seconds=round(hand.watch.processor_seconds, 3),
        longest_stall_ms=round(hand.watch.longest_stall * 1000, 1),
        longest_work_ms=round(hand.watch.longest_work * 1000, 1),
        wrong=wrong or differences(task.expected(before, after), after),
    )
    clinic.leave_forms()
    return taken, after


def differences(expected: Held, found: Held) -> str:
    """Nothing where the file holds exactly what was typed; else the parts of the patients that differ."""
    codes = sorted(expected.keys() ^ found.keys())
    parts = [f"{code} is {'missing' if code in expected else 'too many'}" for code in codes]
    for code in sorted(expected.keys() & found.keys()):
        if expected[code] != found[code]:
            parts += [
                f"{code} {name}: {getattr(found[code], name)!r}, not {getattr(expected[code], name)!r}"
                for name in expected[code].__dataclass_fields__
                if name not in ("key", "written", "ranges")
                and getattr(expected[code], name) != getattr(found[code], name)
            ]
    return "; ".join(parts)


def presses_more(task: Task, taken: Taken) -> bool:
    """Whether it takes more keys or clicks than it may; the clock depends on the machine."""
    return taken.keys > task.keys or taken.clicks > task.clicks


def above(task: Task, taken: Taken) -> str:
    """Which of its budgets a task does not keep."""
    over = {
        "keys": taken.keys > task.keys,
        "clicks": taken.clicks > task.clicks,
        "seconds": taken.seconds > task.seconds,
    }
    return ", ".join(name for name, is_over in over.items() if is_over)


def table(done: Sequence[tuple[Task, Taken | None]]) -> str:
    """A line for each task: what it took and, after a slash, what it may take."""
    head = f"{'keys':>9}  {'clicks':>6}  {'seconds':>11}  {'worked':>6}  {'longest stall':>13}  {'of it work':>10}"
    lines = [f"    {'task':51}  {head}"]
    for task, taken in done:
        name = f"{task.number:>2}  {task.words:51}"
        if taken is None:
            lines.append(f"{name}  – {task.missing}")
            continue
        pressed = f"{f'{taken.keys} / {task.keys}':>9}  {f'{taken.clicks} / {task.clicks}':>6}"
        lasted = f"{f'{taken.seconds:.2f} / {task.seconds:g}':>11}  {taken.processor_seconds:>6.2f}"
        over = above(task, taken)
        told = f"  above: {over}" if over else ""
        told += f"  WRONG: {taken.wrong}" if taken.wrong else ""
        lines.append(
            f"{name}  {pressed}  {lasted}  {taken.longest_stall_ms:>10.0f} ms  {taken.longest_work_ms:>7.0f} ms{told}"
        )
    return "\n".join(lines)


def as_json(done: Sequence[tuple[Task, Taken | None]]) -> str:
    """By the number of the task: what it took beside its budgets, or null."""
    tasks = {
        str(task.number): None
        if taken is None
        else asdict(taken) | {"budget": {"keys": task.keys, "clicks": task.clicks, "seconds": task.seconds}}
        for task, taken in done
    }
    missing = {str(task.number): task.missing for task, taken in done if taken is None}
    return json.dumps({"tasks": tasks, "null_because": missing}, indent=1)
