"""Mutation testing of models/: whether its tests notice when one small thing in it is changed.

The tests of a module are collected once; then every mutant has a process of its own, forked from there, in which the
changed code takes the place of the real one and the tests that reach it are run until one fails. Nothing is written
but build/mutation.json. Needs fork: Linux or macOS. See docs/mutation-testing.md.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import json
import os
import random
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from benchmarks.mutants import Mutant, mutants
from benchmarks.mutation_runs import Judge, planted_verdict, verdicts

ROOT = Path(__file__).resolve().parent.parent
LIBRARIES = (
    *("numpy", "hypothesis.strategies", "hypothesis.stateful", "jsonschema", "referencing", "sqlite3"),
    *("PySide6.QtWidgets", "PySide6.QtTest", "pytestqt.plugin", "_hypothesis_pytestplugin"),
)
_RESPONSE = (
    *("response/response", "response/lesions", "response/target_series", "response/non_target"),
    *("response/best_response", "response/thrombus_and_readers", "workings"),
    *("course/what_would_change", "course/what_is_awaited"),
)
_MARKERS = (
    *("markers/markers", "markers/series", "quantities", "record/labs", "workings", "stage_and_entry_workings"),
    "course/what_is_awaited",
)
_GRADES = ("safety/toxicity", "safety/toxicity_list", "record/term_grades", "record/labs", "plan/doses")
_STAGES = ("liver/bclc", "stage_and_entry_workings")
# The tests of each module, both by their place under models/ and tests/models/; the worked cases and the properties of
# courses are always added.
TESTS: dict[str, Sequence[str]] = {
    **dict.fromkeys(("response/targets", "response/disease", "response/lesions", "response/timepoints"), _RESPONSE),
    **dict.fromkeys(("response/normalisation", "response/thrombus", "response/best_response"), _RESPONSE),
    "response/endpoints": (
        *("response/endpoints", "course/endpoint_why", "cohort/covariates", "figures/published_figures"),
        "flags/assessment",
    ),
    **dict.fromkeys(("quantities", "markers/markers", "markers/series"), _MARKERS),
    "markers/growth": ("markers/growth",),
    **dict.fromkeys(("safety/toxicity", "record/ctcae"), _GRADES),
    "liver/liver": ("liver/liver", "record/labs", "plan/criteria", *_STAGES),
    "liver/bclc": _STAGES,
    "plan/criteria": ("plan/criteria", "stage_and_entry_workings"),
    "flags/patterns": ("flags/patterns", "flags/flags_explained"),
}
ALWAYS = ("tests/test_worked_cases.py", "tests/models/course/test_course_properties.py")


@dataclass(slots=True)
class Tally:
    """What became of the mutants of one module. ``noticed`` by a test, ``unending`` ones among them."""

    made: int = 0
    run: int = 0
    noticed: int = 0
    unending: int = 0
    survivors: list[str] = field(default_factory=list)


def main() -> int:
    """Returns 1 when a mutant survived, else 0."""
    parser = argparse.ArgumentParser(prog="run.py mutation", description=__doc__)
    parser.add_argument("modules", nargs="*", help=f"any of {', '.join(TESTS)}; all without one")
    parser.add_argument("--sample", type=int, help="this many mutants of each module, drawn always alike")
    parser.add_argument("--lines", help="only mutants of these lines, as in 40-60")
    chosen = parser.parse_args()
    if unknown := [name for name in chosen.modules if name not in TESTS]:
        parser.error(f"there is no module {unknown[0]} here; they are {', '.join(TESTS)}")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    for library in LIBRARIES:  # once, for every process to come
        importlib.import_module(library)
    tallies: dict[str, Tally] = {}
    for name in chosen.modules or TESTS:
        tallies[name] = judged(name, sample=chosen.sample, lines=_lines(chosen.lines))
        print(table({name: tallies[name]}).splitlines()[-1], flush=True)
        (ROOT / "build").mkdir(exist_ok=True)
        document = {module: asdict(tally) for module, tally in tallies.items()}
        (ROOT / "build" / "mutation.json").write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
    print(table(tallies))
    return 1 if any(tally.survivors for tally in tallies.values()) else 0


def _lines(words: str | None) -> range | None:
    if words is None:
        return None
    first, _, last = words.partition("-")
    return range(int(first), int(last or first) + 1)


def table(tallies: Mapping[str, Tally]) -> str:
    lines = ["module                    made    run  noticed  unending  survived"]
    for name, found in tallies.items():
        numbers = f"{found.made:>5}  {found.run:>5}  {found.noticed:>7}  {found.unending:>8}  {len(found.survivors):>8}"
        lines.append(f"{name:23}  {numbers}")
    return "\n".join(lines)


def judged(name: str, *, sample: int | None, lines: range | None) -> Tally:
    """The mutants of ``models/<name>.py``, or some of them, against the tests of that module."""
    tree = ast.parse((ROOT / "models" / f"{name}.py").read_text(encoding="utf-8"))
    made = list(mutants(tree))
    chosen = made if lines is None else [one for one in made if one.lines.start in lines]
    if sample is not None and sample < len(chosen):
        chosen = sorted(random.Random(name).sample(chosen, sample), key=chosen.index)
    tally = Tally(made=len(made))

    def count(mutant: Mutant, by: str | None) -> None:
        tally.run += 1
        tally.noticed += by is not None
        tally.unending += by == ""
        if by is None:
            tally.survivors.append(str(mutant))
            print(f"{name}.py:{mutant}", flush=True)

    judge = Judge(ROOT, name, tree, (*map(_test_file, TESTS[name]), *ALWAYS))
    inside = [mutant for mutant in chosen if mutant.inside]
    for mutant, by in zip(inside, verdicts(judge, inside), strict=True):
        count(mutant, by)
    for mutant in chosen:
        if not mutant.inside:
            count(mutant, planted_verdict(judge, mutant))
    return tally


def _test_file(name: str) -> str:
    folder, _, stem = name.rpartition("/")
    return Path("tests", "models", folder, f"test_{stem}.py").as_posix()


if __name__ == "__main__":
    sys.exit(main())
