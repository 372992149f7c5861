"""Every public call of the store and the vault by every role: who may, and that what is done all the same is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.siege_calls import CALLS, READS, public_calls
from benchmarks.siege_common import CHEAP
from benchmarks.siege_hand import STAFF, Clinic
from benchmarks.siege_rights import copied, lay_one, prepared
from storage.keys import vault
from storage.roles import Role


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Clinic:
    folder = tmp_path_factory.mktemp("calls")
    with pytest.MonkeyPatch.context() as cheap:
        cheap.setattr(vault, "NEW_COST", CHEAP)
        return prepared(folder)


def test_that_every_public_call_has_its_line() -> None:
    """A new one stands in CALLS with what it asks for, or in READS where it only answers."""
    assert sorted(public_calls()) == sorted({*CALLS, *READS})
    assert not CALLS.keys() & READS


@pytest.mark.parametrize("who", STAFF)
def test_that_each_call_is_refused_to_whom_it_is_not_for_and_named_where_it_is_done_all_the_same(
    made: Clinic, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, who: str
) -> None:
    monkeypatch.setattr(vault, "NEW_COST", CHEAP)
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "computer"))
    siege = lay_one(copied(made, tmp_path / "copy"), who, list(CALLS))
    assert siege.wrong == []
    assert siege.tried == len(CALLS)
    assert (siege.ends["refused, and named"] == 0) == (STAFF[who] is Role.ADMINISTRATOR)
