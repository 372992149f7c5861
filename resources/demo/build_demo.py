"""Writes the case files of the demo clinic into its own folder; ``--check`` compares them instead and changes nothing.

The same bytes come out on every run: fixed seed, no clock, standard library only.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

import reconstructed
import til
from plans import HERE, plans


def documents() -> Iterator[dict[str, Any]]:
    """Every case of the demo clinic."""
    for plan in plans():
        yield reconstructed.case(plan)
    yield from til.cases()


def as_text(document: dict[str, Any]) -> str:
    """JSON with one line per entry of a list, so that a change shows as the lines it changes."""
    parts = [f"{json.dumps(key)}: {_part(value)}" for key, value in document.items()]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _part(value: Any) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n  " + ",\n  ".join(_line(entry) for entry in value) + "\n]"
    return _line(value)


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare with the files that are there, write nothing")
    check = parser.parse_args().check
    texts = {HERE / f"{document['patient']['code']}.json": as_text(document) for document in documents()}
    stray = sorted(set(HERE.glob("*.json")) - set(texts))
    if check:
        changed = [path for path, text in texts.items() if not path.exists() or path.read_bytes() != text.encode()]
        for path in [*changed, *stray]:
            print(f"{path.name} differs from what the script writes")
        return 1 if changed or stray else 0
    for path, text in texts.items():
        path.write_bytes(text.encode())
    print(f"{len(texts)} case files written")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
