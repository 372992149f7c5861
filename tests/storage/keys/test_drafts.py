"""Drafts of unsaved forms: kept encrypted, given back, forgotten."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from storage.keys.drafts import drafts, drop_draft, save_draft
from storage.problems import StoreProblem

KEY, OTHER = bytes([1] * 32), bytes([2] * 32)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clinic.hepatrack"


def test_that_a_draft_comes_back_as_it_was_left(path: Path) -> None:
    save_draft(path, KEY, name="visit of 12", data={"afp": "<1.3", "notes": "张桂花"})
    save_draft(path, KEY, name="visit of 13", data={})
    save_draft(path, KEY, name="visit of 12", data={"afp": "<1.30"})
    assert {draft.name: draft.data for draft in drafts(path, KEY)} == {
        "visit of 12": {"afp": "<1.30"},
        "visit of 13": {},
    }
    drop_draft(path, KEY, name="visit of 12")
    drop_draft(path, KEY, name="visit of 12")
    assert [draft.name for draft in drafts(path, KEY)] == ["visit of 13"]


def test_that_the_file_of_a_draft_says_nothing(path: Path) -> None:
    save_draft(path, KEY, name="visit of Zhang Guihua", data={"name": "Zhang Guihua", "number": "H 4711"})
    (file,) = path.parent.iterdir()
    content = file.read_bytes() + file.name.encode()
    assert [secret for secret in (b"Zhang", b"Guihua", b"4711", b"visit", b"name") if secret in content] == []
    assert file.stat().st_mode & 0o077 == 0


def test_that_drafts_of_another_key_and_damaged_ones_are_left_alone(path: Path) -> None:
    save_draft(path, OTHER, name="theirs", data={})
    save_draft(path, KEY, name="ours", data={})
    for file in path.parent.iterdir():
        content = file.read_bytes()
        assert len(content) > 60
    path.with_name(path.name + ".draft-0").write_bytes(b"x" * 100)
    assert [draft.name for draft in drafts(path, KEY)] == ["ours"]
    assert len(os.listdir(path.parent)) == 3


def test_that_a_draft_that_cannot_be_kept_is_told(path: Path) -> None:
    with pytest.raises(StoreProblem):
        save_draft(path.parent / "none" / "clinic", KEY, name="visit", data={})
    assert drafts(path.parent / "none" / "clinic", KEY) == ()
