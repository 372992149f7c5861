"""The licences of everything inside a bundle, collected from where each part came from."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from building import HERE, ROOT, TOOLS, Problem

_TEXT = re.compile(r"^(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
# Wheels that name a licence and hold no text of it; the texts lie in packaging/licences.
_TEXTLESS = {"LGPL-3.0": ("LGPL-3.0.txt", "GPL-3.0.txt")}
_PYTHON = "Python"


@dataclass(frozen=True, slots=True)
class Part:
    """Something inside the bundle: its name and version, what it says of its licence, and the texts of that."""

    name: str
    version: str
    licence: str
    texts: tuple[tuple[str, Path], ...]  # each under the name it is to have

    @property
    def folder(self) -> str:
        return f"{self.name}-{self.version}".replace(" ", "-")


def parts(contents: Path) -> list[Part]:
    """Every distribution and library that gave a file to the bundle. Raises Problem for one without a licence."""
    sources = {Path(source) for source in json.loads(contents.read_text(encoding="utf-8"))}
    (packages,) = [*TOOLS.folder.glob("lib/python*/site-packages"), *TOOLS.folder.glob("Lib/site-packages")]
    found = sorted(_distributions(packages, sources), key=lambda part: part.name.lower())
    found += _system_libraries(sources)
    found.append(_python(packages))
    without = [part.folder for part in found if not part.texts]
    if without:
        raise Problem(f"These have no licence text, so they cannot be given away: {', '.join(without)}.")
    return found


def collect(found: Iterable[Part], folder: Path) -> None:
    """Copy every text to ``folder``, in a folder of its part."""
    for part in found:
        for name, text in part.texts:
            target = folder / part.folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(text, target)


def _distributions(packages: Path, sources: set[Path]) -> Iterator[Part]:
    resolved = {source.resolve() for source in sources}
    for described in packages.glob("*.dist-info"):
        lines = (described / "RECORD").read_text(encoding="utf-8").splitlines()
        files = [packages / line.split(",")[0] for line in lines if line]
        if any(file.resolve() in resolved for file in files if ".dist-info" not in str(file)):
            fields = _fields(described / "METADATA")
            licence = fields.get("License-Expression") or fields.get("License") or ", ".join(_classifiers(described))
            if len(licence) > 60 or licence.startswith("Copyright"):  # the text itself, where its name belongs
                licence = ", ".join(_classifiers(described))
            texts = [(_short(file, described), file) for file in files if _is_text(file, described)]
            for known, names in _TEXTLESS.items():
                if not texts and known in licence:
                    texts = [(name, HERE / "licences" / name) for name in names]
            yield Part(fields["Name"], fields["Version"], licence, tuple(texts))


def _is_text(file: Path, described: Path) -> bool:
    return file.is_relative_to(described) and bool(_TEXT.match(file.name))


def _short(file: Path, described: Path) -> str:
    return str(file.relative_to(described)).removeprefix("licenses/")


def _fields(metadata: Path) -> dict[str, str]:
    head = metadata.read_text(encoding="utf-8").split("\n\n")[0]
    pairs = (line.split(": ", 1) for line in head.splitlines() if ": " in line and not line.startswith(" "))
    return {name: value for name, value in pairs if name != "Classifier" and value != "UNKNOWN"}


def _classifiers(described: Path) -> list[str]:
    head = (described / "METADATA").read_text(encoding="utf-8").split("\n\n")[0]
    lines = [line for line in head.splitlines() if line.startswith("Classifier: License ::")]
    return [line.rsplit(" :: ", 1)[-1] for line in lines] or ["see its text"]


def _system_libraries(sources: set[Path]) -> list[Part]:
    """The few libraries of the building system that Python is built on, by their Debian packages."""
    libraries = [
        source for source in sources if str(source).startswith(("/lib/", "/usr/lib/")) and ".so" in source.name
    ]
    owners: dict[str, str] = {}
    for library in libraries:
        # A package may own it by its place before or after /lib became a link to /usr/lib.
        for place in (library, Path(str(library).removeprefix("/usr")), Path("/usr") / str(library).lstrip("/")):
            asked = subprocess.run(["dpkg", "-S", str(place)], capture_output=True, text=True, check=False)
            if asked.returncode == 0:
                owners[asked.stdout.split(":")[0]] = library.name
                break
        else:
            raise Problem(f"{library} belongs to no Debian package, so its licence is not known.")
    return [
        Part(name, _debian_version(name), "see its text", (("copyright", Path("/usr/share/doc", name, "copyright")),))
        for name in sorted(owners)
        if not name.startswith("libpython")
    ]


def _debian_version(package: str) -> str:
    shown = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Version}\n", package], capture_output=True, text=True, check=True
    )
    return shown.stdout.splitlines()[0].replace(":", "_")


def _python(packages: Path) -> Part:
    """Python itself; Debian keeps its licence with the documentation."""
    told = subprocess.run(
        [str(TOOLS.python), "-c", "import os, platform; print(os.__file__); print(platform.python_version())"],
        capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    library, version = Path(told[0]).parent, told[1]
    short = ".".join(version.split(".")[:2])
    places = (library / "LICENSE.txt", library.parent / "LICENSE.txt", Path(f"/usr/share/doc/python{short}/copyright"))
    return Part(_PYTHON, version, "PSF-2.0", tuple(("LICENSE.txt", place) for place in places if place.is_file())[:1])


def own_texts() -> dict[str, Path]:
    """The licence of the program itself and of what it holds that others made."""
    return {"Hepatrack-MIT.txt": ROOT / "LICENSE", "fonts-OFL-1.1.txt": ROOT / "resources" / "fonts" / "OFL.txt"}
