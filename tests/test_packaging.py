"""What installers are made by: what goes in, what is left to the system, and that a version stands in one place."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

import building
import deb
import lean
import run
from storage.version import PROGRAM_VERSION
from ui.window.help.about import about

PACKAGING = run.ROOT / "packaging"
SYSTEM = "/usr/lib/x86_64-linux-gnu"


@pytest.mark.parametrize(
    ("place", "source"),
    [
        ("resources/translations/hepatrack_zh_CN.qm", "resources/translations/hepatrack_zh_CN.qm"),
        ("PySide6/Qt/translations/qtbase_zh_CN.qm", "PySide6/Qt/translations/qtbase_zh_CN.qm"),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "PySide6/Qt/plugins/platforms/libqxcb.so"),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", "PySide6/Qt/plugins/platforms/libqoffscreen.so"),
        ("PySide6/Qt/plugins/printsupport/libcupsprintersupport.so", "PySide6/libcupsprintersupport.so"),
        ("libpython3.11.so.1.0", f"{SYSTEM}/libpython3.11.so.1.0"),
        ("libcrypto.so.3", f"{SYSTEM}/libcrypto.so.3"),
        ("lib-dynload/_bz2.so", "/usr/lib/python3.11/lib-dynload/_bz2.so"),
        ("numpy.libs/libgfortran.so.5", "site-packages/numpy.libs/libgfortran.so.5"),
        ("lifelines/datasets/__init__.py", "site-packages/lifelines/datasets/__init__.py"),
    ],
)
def test_that_what_the_program_needs_goes_in(place: str, source: str) -> None:
    assert lean.wanted(place, source)


@pytest.mark.parametrize(
    ("place", "source"),
    [
        ("PySide6/Qt/translations/qtbase_de.qm", "PySide6/Qt/translations/qtbase_de.qm"),
        ("PySide6/Qt/plugins/platforms/libqwayland.so", "PySide6/Qt/plugins/platforms/libqwayland.so"),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", "PySide6/Qt/plugins/platforms/libqeglfs.so"),
        ("PySide6\\Qt\\plugins\\tls\\qopensslbackend.dll", "qopensslbackend.dll"),
        ("libxcb-cursor.so.0", f"{SYSTEM}/libxcb-cursor.so.0"),
        ("libcairo.so.2", "/lib/x86_64-linux-gnu/libcairo.so.2"),
        ("lifelines/datasets/rossi.csv", "site-packages/lifelines/datasets/rossi.csv"),
    ],
)
def test_that_what_it_does_not_need_or_the_system_keeps_stays_out(place: str, source: str) -> None:
    assert not lean.wanted(place, source)


def test_that_the_version_stands_in_one_place() -> None:
    texts = (".py", ".toml", ".spec", ".nsi", ".desktop", ".xml", ".1", ".in")
    files = [path for path in run.own_files(run.ROOT, *texts) if "tests" not in path.parts]
    quoted = re.compile(rf"[\"' ]{re.escape(PROGRAM_VERSION)}\b")
    holding = [str(path.relative_to(run.ROOT)) for path in files if quoted.search(path.read_text(encoding="utf-8"))]
    assert holding == [str(Path("storage", "version.py"))]
    assert building.VERSION == PROGRAM_VERSION
    assert any(PROGRAM_VERSION in said for said in about())


def test_that_the_menu_entry_opens_the_types_of_files_that_are_declared() -> None:
    entry = (PACKAGING / "linux" / "hepatrack.desktop").read_text(encoding="utf-8")
    tree = ElementTree.parse(PACKAGING / "linux" / "hepatrack.xml")
    declared = [kind.get("type") for kind in tree.getroot() if kind.tag.endswith("mime-type")]
    assert re.findall(r"^MimeType=(.*);$", entry, re.M) == [";".join(map(str, declared))]
    assert "Exec=hepatrack %f\n" in entry


def test_that_the_magic_of_a_case_file_is_how_case_files_begin() -> None:
    patterns = re.findall(r'value="(.*)" offset="0:64"', (PACKAGING / "linux" / "hepatrack.xml").read_text("utf-8"))
    sought = [pattern.replace("&quot;", '"') for pattern in patterns]
    for case in (run.ROOT / "resources" / "demo").glob("*.json"):
        assert any(pattern in case.read_text(encoding="utf-8")[: 64 + 24] for pattern in sought), case.name


def test_that_the_manual_names_every_option_and_command() -> None:
    page = (PACKAGING / "linux" / "hepatrack.1").read_text(encoding="utf-8").replace("\\-", "-")
    told = subprocess.run(
        [sys.executable, "main.py", "--help"], cwd=run.ROOT, capture_output=True, text=True, check=True
    ).stdout
    options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", told))
    commands = set(re.findall(r"^    ([a-z][a-z-]+)(?:\s|$)", told, re.M))
    assert len(commands) > 8
    assert {word for word in options | commands if word not in page} == set()


def test_that_the_set_up_of_windows_never_touches_data_of_users() -> None:
    script = (PACKAGING / "windows" / "hepatrack.nsi").read_text(encoding="utf-8")
    code = "\n".join(line for line in script.splitlines() if not line.lstrip().startswith(";"))
    assert "APPDATA" not in code
    assert set(re.findall(r"RMDir /r \S+", code)) == {'RMDir /r "$INSTDIR\\_internal"'}


@pytest.mark.skipif(not shutil.which("readelf"), reason="libraries are read by binutils, on Linux")
def test_that_a_library_that_no_package_is_named_for_ends_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy("/bin/sh", tmp_path / "program")
    (needed,) = (name for name in deb.depends(tmp_path) if name.startswith("libc6 (>= "))
    assert re.fullmatch(r"libc6 \(>= 2\.\d+\)", needed)
    monkeypatch.setattr(lean, "C_LIBRARY", re.compile("nothing"))
    with pytest.raises(building.Problem, match=r"No package is named in packaging/lean\.py for libc\.so\.6"):
        deb.depends(tmp_path)
