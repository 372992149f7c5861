"""A Debian of nothing but its essentials, in a folder: made once by debootstrap, kept, and copied for every test."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from building import Problem, found, need, say

SUITES = ("bookworm", "trixie")  # Debian 12, the oldest system that the bundle is for, and Debian 13
USER = "clinic"
_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
_SOCKETS = Path("/", "tmp", ".X11-unix")


def cache() -> Path:
    """Where what is slow to fetch is kept between tests; HEPATRACK_CACHE names another folder."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(os.environ.get("HEPATRACK_CACHE") or Path(base) / "hepatrack-installer")


class CleanRoot:
    """A fresh copy of the system, with one unprivileged user, and commands inside it. Needs root."""

    def __init__(self, suite: str) -> None:
        if os.geteuid() != 0:
            raise Problem("A clean system is made by root: type  sudo python3 run.py installer-test")
        need({"debootstrap": "debootstrap", "unshare": "util-linux"})
        self.path = cache() / "root"
        self._archives = cache() / "archives" / suite
        self._archives.mkdir(parents=True, exist_ok=True)
        self._clear()
        subprocess.run(["cp", "-a", "--reflink=auto", str(_base(suite)), str(self.path)], check=True)
        for name in ("resolv.conf", "hosts"):
            if Path("/etc", name).is_file():
                shutil.copyfile(Path("/etc", name), self.path / "etc" / name)
        for package in self._archives.glob("*.deb"):
            shutil.copy(package, self.path / "var" / "cache" / "apt" / "archives")
        self.as_root("useradd", "--create-home", "--shell", "/bin/sh", USER)
        self.home = self.path / "home" / USER

    def close(self) -> None:
        """Keep the packages that were fetched, and remove the rest."""
        for package in (self.path / "var" / "cache" / "apt" / "archives").glob("*.deb"):
            if not package.name.startswith("hepatrack"):
                shutil.copy(package, self._archives)
        self._clear()

    def _clear(self) -> None:
        if self.path.exists():
            subprocess.run(["rm", "-rf", "--one-file-system", str(self.path)], check=True)

    def as_root(self, *words: str) -> str:
        """Run a command with the network, as for installing. Raises Problem with what it said."""
        return _ended(subprocess.run(self._command(words, user="root"), capture_output=True, text=True, check=False))

    def install(self, *packages: str, recommended: bool = False) -> str:
        """Install by apt: names, or paths inside the root. Its lists are fetched when they are needed."""
        if not list((self.path / "var" / "lib" / "apt" / "lists").glob("*_Packages*")):
            self.as_root("apt-get", "-q", "update")
        options = ["-q", "-y", "--allow-downgrades"] + ([] if recommended else ["--no-install-recommends"])
        settings = "DEBIAN_FRONTEND=noninteractive"
        return self.as_root("env", settings, "apt-get", "install", *options, *packages)

    def as_user(self, *words: str, environment: Mapping[str, str] | None = None, expected: int = 0) -> str:
        """Run a command as the unprivileged user, without any network, the program's folder read-only."""
        command = self._command(words, user=USER, environment=environment)
        return _ended(subprocess.run(command, capture_output=True, text=True, check=False), expected)

    def start(self, *words: str, environment: Mapping[str, str]) -> subprocess.Popen[str]:
        """Start a command as the user, likewise, and come back at once."""
        command = self._command(words, user=USER, environment=environment)
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def _command(self, words: Sequence[str], *, user: str, environment: Mapping[str, str] | None = None) -> list[str]:
        """The whole of a command line: name spaces, mounts that end with it, the root, the user, a bare environment."""
        alone = user != "root"
        home = "/root" if user == "root" else f"/home/{user}"
        given = {"HOME": home, "PATH": _PATH, "LANG": "C.UTF-8", "USER": user, "LOGNAME": user, **(environment or {})}
        root = shlex.quote(str(self.path))
        mounts = [f"mount -t proc proc {root}/proc", f"mount -t tmpfs -o mode=1777 tmpfs {root}/dev/shm"]
        if alone:
            program = f"{root}/usr/lib/hepatrack"
            mounts += [f"mount --bind {program} {program}", f"mount -o remount,bind,ro {program}"]
            if "DISPLAY" in given:
                sockets = f"{root}{_SOCKETS}"
                mounts += [f"mkdir -p {sockets}", f"mount --bind {_SOCKETS} {sockets}"]
        settings = shlex.join(f"{name}={value}" for name, value in given.items())
        # The shell stays, as the parent that dies when it is told to: who becomes another user no longer hears of it.
        inside = f"chroot --userspec={user}:{user} {root} env -i -C {home} {settings} {shlex.join(words)}"
        spaces = ["unshare", "--mount", "--pid", "--fork", "--kill-child", *(["--net"] if alone else [])]
        return [*spaces, "sh", "-ec", "; ".join([*mounts, inside, "exit 0"])]


def _base(suite: str) -> Path:
    """The system as debootstrap left it; a half-made one is made again."""
    base, unfinished = cache() / f"base-{suite}", cache() / f"base-{suite}.unfinished"
    if not base.is_dir():
        say(f"Making a clean Debian ({suite}) in {base}: once, for a minute or two.")
        subprocess.run(["rm", "-rf", "--one-file-system", str(unfinished)], check=True)
        command = [found("debootstrap") or "debootstrap", "--variant=minbase", suite, str(unfinished)]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        if done.returncode:
            raise Problem("debootstrap failed: " + "\n".join(done.stdout.splitlines()[-3:]))
        unfinished.rename(base)
    return base


def _ended(done: subprocess.CompletedProcess[str], expected: int = 0) -> str:
    if done.returncode != expected:
        said = "\n".join((done.stdout + done.stderr).splitlines()[-15:])
        raise Problem(f"{shlex.join(done.args[-1:])} ended with {done.returncode}:\n{said}")
    return done.stdout
