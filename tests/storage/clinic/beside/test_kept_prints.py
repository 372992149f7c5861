"""Prints that are signed and kept: shown again byte for byte, journalled, taken back by undo, watched by verify."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from models.prints.stated import Stated
from storage.clinic.beside.kept_prints import NewPrint
from storage.clinic.store import DEMO_KEY, Store
from storage.clinic.verifying.verification import Check, verify
from storage.problems import StoreProblem
from storage.roles import MAY, Action, Actor, Role
from tests.storage.clinics import busy_clinic

PDF = b"%PDF-1.4 pages of a patient" * 2000
WHAT = NewPrint(
    kind="board",
    language="both",
    page="Letter",
    grey=True,
    rules="2.0",
    judged=date(2026, 6, 20),
    mark="12:abc",
    stated=(Stated("afp", "4.3 ng/mL, 2026-06-01"), Stated("albi", "")),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with busy_clinic(tmp_path / "clinic.hepatrack") as made:
        yield made


def test_that_a_kept_print_is_shown_again_byte_for_byte_with_all_that_is_told_of_it(store: Store) -> None:
    row = store.prints.keep(1, WHAT, PDF)
    (kept,) = store.prints.of(1)
    assert (kept.key, kept.what, kept.by) == (row, WHAT, store.actor.user)
    assert store.prints.pages(kept) == PDF
    assert store.prints.of(2) == ()


def test_that_it_stays_through_closing_and_verify_finds_nothing_wrong(store: Store) -> None:
    store.prints.keep(1, WHAT, PDF)
    path = store.path
    store.close()
    with Store.open(path, key=DEMO_KEY) as again:
        assert again.prints.pages(again.prints.of(1)[0]) == PDF
        assert verify(again).problems == ()


def test_that_the_same_pages_lie_in_the_file_once_and_none_where_nothing_is_kept(store: Store) -> None:
    def pages() -> int:
        return int(store.database.execute("SELECT count(*) FROM kept_print_pages").fetchone()[0])

    assert pages() == 0
    for _ in range(2):
        store.prints.keep(1, WHAT, PDF)
    assert (pages(), len(store.prints.of(1))) == (1, 2)


def test_that_undo_takes_it_back(store: Store) -> None:
    store.prints.keep(1, WHAT, PDF)
    assert store.undo() == "Sign and keep a print"
    assert store.prints.of(1) == ()
    assert verify(store).problems == ()


@pytest.mark.parametrize("damage", ["DELETE FROM kept_print_pages", "UPDATE kept_print_pages SET content = x'00'"])
def test_that_pages_that_were_altered_or_lost_are_told_and_never_shown(store: Store, damage: str) -> None:
    row = store.prints.keep(1, WHAT, PDF)
    store.database.execute(damage)
    with pytest.raises(StoreProblem, match="not in the clinic file as they were signed"):
        store.prints.pages(store.prints.of(1)[0])
    (found,) = verify(store).of(Check.ROWS)
    assert str(found.words) == f"The pages of the kept print {row} are not as they were signed, or are lost."


@pytest.mark.parametrize("role", list(Role))
def test_that_whoever_may_print_may_keep_and_nobody_else(tmp_path: Path, role: Role) -> None:
    path = tmp_path / "clinic.hepatrack"
    busy_clinic(path).close()
    with Store.open(path, key=DEMO_KEY, actor=Actor("Chen", role)) as store:
        if Action.PRINT in MAY[role]:
            assert store.prints.keep(1, WHAT, PDF)
            return
        with pytest.raises(StoreProblem):
            store.prints.keep(1, WHAT, PDF)
        assert store.database.execute("SELECT count(*) FROM kept_print_pages").fetchone()[0] == 0
