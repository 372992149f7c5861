"""One program per clinic file, held by real processes; and the kinds of disk it may lie on."""

from __future__ import annotations

import json
import os
import platform
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.keys.instance import Hold, lock_path, network_share, place_warning
from storage.problems import StoreProblem

ROOT = Path(__file__).parents[3]
SCRIPT = (
    "import sys; from pathlib import Path; from storage.keys.instance import Hold\n"
    "hold = Hold(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read(); hold.release()"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clinic.hepatrack"


@pytest.fixture
def holder(path: Path) -> Iterator[subprocess.Popen[bytes]]:
    started = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with started:
        assert started.stdout is not None
        assert started.stdout.readline() == b"held\n"
        yield started
        started.kill()


def test_that_the_holder_is_named(path: Path, holder: subprocess.Popen[bytes]) -> None:
    with pytest.raises(StoreProblem) as raised:
        Hold(path)
    assert f"on {platform.node()} (process {holder.pid}, since " in raised.value.sentence
    assert raised.value.remedy == "Close it there and try again."
    holder.communicate()
    with Hold(path):
        assert json.loads(lock_path(path).read_text())["pid"] == os.getpid()
    assert list(path.parent.iterdir()) == []


def test_that_the_lock_of_a_killed_process_is_taken_over(path: Path, holder: subprocess.Popen[bytes]) -> None:
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    assert lock_path(path).exists()
    Hold(path).release()


def test_that_a_file_is_held_once_in_one_process_too(path: Path) -> None:
    with Hold(path), pytest.raises(StoreProblem, match="is held by"):
        Hold(path)
    hold = Hold(path)
    hold.release()
    hold.release()


def test_that_the_lock_of_another_computer_stays(path: Path) -> None:
    content = {"user": "wang\n", "host": "ward-3", "pid": 7, "since": "2026-11-20 08:00 UTC"}
    lock_path(path).write_text(json.dumps(content))
    with pytest.raises(StoreProblem) as raised:
        Hold(path)
    assert "on ward-3 (process 7, since 2026-11-20 08:00 UTC)" in raised.value.sentence
    assert "\n" not in str(raised.value)
    assert str(lock_path(path)) in raised.value.remedy
    assert json.loads(lock_path(path).read_text()) == content


@pytest.mark.parametrize("content", ["", "{", "[]", '{"user": 1}', '{"user": "", "host": "", "pid": "x", "since": ""}'])
def test_that_a_lock_file_that_says_nothing_is_taken_over(path: Path, content: str) -> None:
    lock_path(path).write_text(content)
    Hold(path).release()


def test_that_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreProblem, match="was not written"):
        Hold(tmp_path / "none" / "clinic.hepatrack")


MOUNTS = """/dev/sda1 / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/local ext4 rw 0 0
//nas/clinic /media/our\\040clinic cifs rw 0 0
chen@host:/ /mnt/far fuse.sshfs rw 0 0
short
"""


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/var/clinic", None),
        ("/home/chen/clinic", "nfs4"),
        ("/home/local/clinic", None),
        ("/homely/clinic", None),
        ("/media/our clinic/clinic", "cifs"),
        ("/mnt/far/clinic", "fuse.sshfs"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="mounts of another system")
def test_that_a_network_share_is_known_by_its_mount(tmp_path: Path, place: str, kind: str | None) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS)
    assert network_share(Path(place), mounts=mounts) == kind


def test_that_a_local_disk_is_not_warned_of(tmp_path: Path) -> None:
    assert network_share(tmp_path, mounts=tmp_path / "none") is None
    assert place_warning(tmp_path) is None
