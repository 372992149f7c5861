"""The bundle as a Debian package: what lies where, what it depends on, and its papers."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path

import lean
import licences
from building import DIST, HERE, ICONS, ROOT, VERSION, WORK, Problem, do, epoch, need, say

PROGRAM = Path("usr/lib/hepatrack")
PAPERS = Path("usr/share/doc/hepatrack")
LINUX = HERE / "linux"
MOST_PACKED, MOST_INSTALLED = 120.0, 350.0  # the bars, in millions of bytes
MAINTAINER = "Hepatrack maintainers <maintainers@hepatrack.invalid>"
CONTROL = """\
Package: hepatrack
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: shared-mime-info, desktop-file-utils, hicolor-icon-theme
Section: science
Priority: optional
Description: follow single patients with hepatocellular carcinoma, offline
 Tumour markers, lesions under RECIST 1.1 and mRECIST, portal vein tumour
 thrombus, liver function, adverse events, treatment and survival on one time
 axis, in English and Simplified Chinese. One encrypted file per clinic, on the
 clinic's own workstation: no account, no server, no network call.
 .
 For research and documentation; not a medical device.
"""
_NEEDED = re.compile(r"\(NEEDED\)\s+Shared library: \[(.+)\]")
_GLIBC = re.compile(r"Name: GLIBC_(\d+)\.(\d+)(?:\.\d+)?\s")


def package(bundle: Path, *, version: str = VERSION, folder: Path = DIST) -> Path:
    """Write the package of a bundle into ``folder``; returns its path. Raises Problem."""
    need({"dpkg-deb": "dpkg", "readelf": "binutils"})
    stage = WORK / "deb"
    shutil.rmtree(stage, ignore_errors=True)
    shutil.copytree(bundle, stage / PROGRAM, symlinks=True)
    _lay_out(stage)
    _papers(stage, version)
    architecture = _told("dpkg", "--print-architecture")
    control = CONTROL.format(
        version=version,
        architecture=architecture,
        maintainer=MAINTAINER,
        kilobytes=_kilobytes(stage),
        depends=", ".join(depends(stage / PROGRAM)),
    )
    _write(stage / "DEBIAN" / "control", control)
    _write(stage / "DEBIAN" / "md5sums", _sums(stage))
    _settle(stage)
    folder.mkdir(parents=True, exist_ok=True)
    made = folder / f"hepatrack_{version}_{architecture}.deb"
    begun = WORK / made.name  # what stands in the folder is whole: a build that is broken off leaves nothing there
    words = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", str(stage), str(begun)]
    do(words, what="dpkg-deb", environment={"SOURCE_DATE_EPOCH": epoch()})
    shutil.move(begun, made)
    shutil.rmtree(stage)
    say(f"{made.name}: {made.stat().st_size / 1e6:.1f} MB packed, {installed_megabytes(made):.0f} MB installed")
    return made


def installed_megabytes(made: Path) -> float:
    """What a package says it takes on the disk, in millions of bytes."""
    return int(_told("dpkg-deb", "--field", str(made), "Installed-Size")) * 1024 / 1e6


def depends(program: Path) -> list[str]:
    """The packages of the libraries that the program's own ask for and it does not bring, and the C library."""
    asked: dict[str, str] = {}
    lowest = (0, 0)
    brought = {path.name for path in program.rglob("*.so*")}
    for path in sorted(program.rglob("*")):
        if path.is_symlink() or not path.is_file() or not (path.parent == program or ".so" in path.name):
            continue
        told = _told("readelf", "--wide", "--dynamic", "--version-info", str(path))
        asked |= dict.fromkeys(_NEEDED.findall(told), path.name)
        lowest = max([lowest, *((int(major), int(minor)) for major, minor in _GLIBC.findall(told))])
    missing = {name: by for name, by in asked.items() if name not in brought and not lean.C_LIBRARY.fullmatch(name)}
    unknown = [f"{name} (for {by})" for name, by in missing.items() if name not in lean.SYSTEM]
    if unknown:
        raise Problem(f"No package is named in packaging/lean.py for {', '.join(sorted(unknown))}.")
    return [f"libc6 (>= {lowest[0]}.{lowest[1]})", *sorted({lean.SYSTEM[name] for name in missing})]


def _lay_out(stage: Path) -> None:
    """What a desktop finds: the command, the entry of the menu, icons, types of files."""
    share = stage / "usr" / "share"
    command = stage / "usr" / "bin" / "hepatrack"
    command.parent.mkdir(parents=True)
    command.symlink_to(Path("..", *PROGRAM.parts[1:], "hepatrack"))
    _copy(LINUX / "hepatrack.desktop", share / "applications" / "hepatrack.desktop")
    _copy(LINUX / "hepatrack.xml", share / "mime" / "packages" / "hepatrack.xml")
    icons = share / "icons" / "hicolor"
    for picture in sorted(ICONS.glob("*.png")):
        size = f"{picture.stem}x{picture.stem}"
        _copy(picture, icons / size / "apps" / "hepatrack.png")
    _copy(ROOT / "resources" / "icons" / "hepatrack.svg", icons / "scalable" / "apps" / "hepatrack.svg")


def _papers(stage: Path, version: str) -> None:
    """The page of the manual, what changed, and every licence."""
    page = (LINUX / "hepatrack.1").read_text(encoding="utf-8").replace("@VERSION@", version)
    _compress(page.encode(), stage / "usr" / "share" / "man" / "man1" / "hepatrack.1.gz")
    papers = stage / PAPERS
    _compress((ROOT / "CHANGELOG.md").read_bytes(), papers / "changelog.gz")
    found = licences.parts(WORK / "hepatrack" / "contents.json")
    licences.collect(found, papers / "licences")
    for name, text in licences.own_texts().items():
        _copy(text, papers / "licences" / name)
    _write(papers / "copyright", _copyright(found))


def _copyright(found: list[licences.Part]) -> str:
    own = (ROOT / "LICENSE").read_text(encoding="utf-8").strip()
    indented = "\n".join(f" {line}" if line else " ." for line in own.splitlines()[2:])
    holder = next(line for line in own.splitlines() if line.startswith("Copyright"))
    lines = [
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/",
        "Upstream-Name: Hepatrack",
        "",
        "Files: *",
        f"Copyright: {holder.removeprefix('Copyright (c) ')}",
        "License: Expat",
        indented,
        "",
        f"Files: {PROGRAM}/_internal/resources/fonts/*",
        "Copyright: see licences/fonts-OFL-1.1.txt",
        "License: OFL-1.1",
        " The text is licences/fonts-OFL-1.1.txt beside this file.",
        "",
        f"Files: {PROGRAM}/_internal/*",
        "Copyright: see the texts of each part",
        "License: various",
        " The libraries inside, with the licence each names; the texts are in licences/ beside this file.",
        *(f"  {part.name} {part.version}: {part.licence}" for part in found),
        " .",
        " PySide6, Shiboken and Qt are used under the LGPL, version 3. They are the unaltered files of the",
        " packages named above, each a file of its own in the program's folder, and may be replaced there.",
    ]
    return "\n".join(lines) + "\n"


def _kilobytes(stage: Path) -> int:
    """As dpkg counts: every file in whole kilobytes, everything else one."""
    paths = list(stage.rglob("*"))
    files = (path.lstat().st_size for path in paths if path.is_file() and not path.is_symlink())
    return sum((size + 1023) // 1024 for size in files) + sum(path.is_symlink() or path.is_dir() for path in paths)


def _sums(stage: Path) -> str:
    files = sorted(path for path in stage.rglob("*") if path.is_file() and not path.is_symlink())
    held = (path for path in files if "DEBIAN" not in path.relative_to(stage).parts)
    return "".join(f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(stage)}\n" for path in held)


def _settle(stage: Path) -> None:
    """Everybody may read, nobody writes but root; programs and libraries may be run; one time for all."""
    moment = int(epoch())
    for path in [stage, *stage.rglob("*")]:
        if not path.is_symlink():
            runs = path.is_dir() or path.parent == stage / PROGRAM
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (moment, moment), follow_symlinks=False)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def _compress(data: bytes, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(data, 9, mtime=0))


def _told(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Problem(f"{' '.join(command)} failed: {done.stderr.strip()}")
    return done.stdout.strip()
