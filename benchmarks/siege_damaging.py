"""Clinic files, and what lies beside them, damaged somewhere: each works as it was or says what is wrong."""

from __future__ import annotations

import random
import tempfile
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path
from unittest.mock import patch

from benchmarks.siege_common import CHEAP, Siege, a_clinic, unlocked
from models.record.records import Record, Visit
from models.record.visit_entry import VisitEntry
from storage.backups.pages import PAGE_BYTES
from storage.clinic.connection import Error, connect
from storage.clinic.store import DEMO_KEY, Store
from storage.clinic.verifying.verification import verify
from storage.keys import vault
from storage.keys.drafts import drafts, save_draft
from storage.keys.instance import lock_path
from storage.keys.keyfile import keys_path
from storage.opening import opened_clinic
from storage.problems import StoreProblem


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The bytes of a file after something went wrong on the disk."""
    place = chance.randrange(len(content))
    length = min(chance.choice((1, 1, 16, 512, 4096)), len(content) - place)
    kinds = {
        "flipped bit": bytes([content[place] ^ 1 << chance.randrange(8)]),
        "random bytes": chance.randbytes(length),
        "zeros": bytes(length),
    }
    kind = chance.choice(("cut off", "doubled", *kinds))
    if kind == "cut off":
        return content[:place]
    if kind == "doubled":
        return content[:place] + content[place : place + length] + content[place:]
    return content[:place] + kinds[kind] + content[place + len(kinds[kind]) :]


def pages_of(older: bytes, content: bytes, chance: random.Random) -> bytes:
    """Some pages of the file as they were on another day."""
    pages = range(0, min(len(content), len(older)), PAGE_BYTES)
    differing = [place for place in pages if content[place:][:PAGE_BYTES] != older[place:][:PAGE_BYTES]]
    mixed = bytearray(content)
    for place in chance.sample(differing, min(len(differing), chance.choice((1, 1, 2, 5)))):
        mixed[place : place + PAGE_BYTES] = older[place : place + PAGE_BYTES]
    return bytes(mixed)


def _meddled(path: Path, chance: random.Random) -> None:
    """One value, table or guard changed by somebody who has the key, past the journal."""
    db = connect(path, key=DEMO_KEY)
    try:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("PRAGMA recursive_triggers = OFF")
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f'DROP TRIGGER "{name}"')
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
        table = chance.choice([name for name in tables if not name.startswith("sqlite_")])
        column = chance.choice([column.name for column in db.table(table).columns])
        with suppress(Error):  # what the tables themselves refuse is no damage
            db.execute(
                chance.choice(
                    (
                        f'DROP TABLE "{table}"',
                        f'DELETE FROM "{table}"',
                        f'ALTER TABLE "{table}" RENAME COLUMN "{column}" TO strange',
                        f'UPDATE "{table}" SET "{column}" = \'Zhang\'',
                        f'UPDATE "{table}" SET "{column}" = -1',
                        f'UPDATE "{table}" SET "{column}" = NULL',
                    )
                )
            )
    finally:
        db.close()


def damage_files(count: int, seed: int) -> Siege:
    """Two of three damaged as a disk does it, the third as somebody does who has the key; and files beside one.

    What a disk does is also to keep pages of an older day.
    """
    found, chance = Siege("damaged files"), random.Random(seed)
    _damage_beside(count // 5, chance, found)
    with tempfile.TemporaryDirectory(prefix="hepatrack-siege-") as place:
        path, tried = a_clinic(Path(place), patients=2), Path(place) / "tried.hepatrack"
        older = path.read_bytes()
        with Store.open(path, key=DEMO_KEY) as store:
            store.correct(1, "baseline", 1, {"weight_kg": Decimal(61)}, reason="weighed again")
            store.add_visit(1, VisitEntry(visit=Visit(date=date(2025, 3, 1), ecog=0)))
            whole = store.records()
        content = path.read_bytes()
        for number in range(count // 5 + 1, count + 1):
            for left in Path(place).glob("tried*"):
                left.unlink()
            by_hand, mixed = number % 3 == 0, number % 3 == 1 and chance.random() < 0.5
            tried.write_bytes(
                content if by_hand else pages_of(older, content, chance) if mixed else damaged(content, chance)
            )
            if by_hand:
                _meddled(tried, chance)
            found.tried += 1
            try:
                found.ends[_opened_and_verified(tried, whole)] += 1
            except AssertionError as lost:
                found.wrong.append(f"file {number}: {lost}")
            except (
                Error,
                ArithmeticError,
                AttributeError,
                LookupError,
                TypeError,
                ValueError,
                OSError,
                RuntimeError,
            ) as fault:
                found.wrong.append(f"file {number}: a traceback, {fault!r}")
    return found


def _damage_beside(count: int, chance: random.Random, found: Siege) -> None:
    """Keys, tries, lock and draft of a clinic file damaged: it opens with the right password, or says why not."""
    with tempfile.TemporaryDirectory(prefix="hepatrack-siege-") as place, patch.object(vault, "NEW_COST", CHEAP):
        path = a_clinic(Path(place), users=True)
        key = unlocked(path.parent).key
        save_draft(path, key, name="visit", data={"afp": "60500"})
        (draft,) = path.parent.glob("*.draft-*")
        whole = {
            keys_path(path): keys_path(path).read_bytes(),
            draft: draft.read_bytes(),
            path.with_name(path.name + ".tries"): b'{"failures": 2, "last": 1764490000.5}',
            lock_path(path): b'{"user": "Li", "host": "ward", "pid": 7, "since": "2026-11-30 09:00 UTC"}\n',
        }
        for number in range(1, count + 1):
            for file, content in whole.items():
                file.write_bytes(content)
            lock_path(path).unlink()
            one = chance.choice(list(whole))
            one.write_bytes(damaged(whole[one], chance))
            found.tried += 1
            try:
                with opened_clinic(path, unlocked(path.parent)):
                    if drafts(path, key) and drafts(path, key)[0].data != {"afp": "60500"}:
                        found.wrong.append(f"beside {number}: another draft")
                found.ends["opened as it was"] += 1
            except StoreProblem:
                found.ends["told"] += 1
            except (ArithmeticError, LookupError, TypeError, ValueError, OSError, RuntimeError) as fault:
                found.wrong.append(f"beside {number}, {one.name}: a traceback, {fault!r}")


def _opened_and_verified(path: Path, whole: tuple[tuple[int, Record], ...]) -> str:
    try:
        with Store.open(path, key=DEMO_KEY) as store:
            problems = verify(store).problems
            read = store.records()
            if not problems and read != whole:
                raise AssertionError("other records than were kept, and nothing is wrong with the file")
            return "opened, and named by verify" if problems else "opened as it was"
    except StoreProblem as problem:
        if not problem.remedy or "\n" in str(problem):
            raise AssertionError(f"no remedy, or more than a line: {problem}") from problem
        return "told"
