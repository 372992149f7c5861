"""The user guide and the release notes, a text for each language, and their pictures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from storage.places import RESOURCES

FOLDER = RESOURCES / "guide"
PICTURES = FOLDER / "pictures"
GUIDE, NEWS = "", "news."  # what the names of their files begin with
_HEAD = re.compile(r"^(#{1,2}) (.*?)(?: \{([\w.-]+)\})?$")
_PICTURE = re.compile(r"^!\[(.*)\]\((\w+)\)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a text: what it is called, by what name it is gone to (none for the title), and its Markdown."""

    title: str
    anchor: str
    text: str


def chapters(language: str, kind: str = GUIDE) -> tuple[Chapter, ...]:
    """The text in ``language`` by its headings, the title first. A picture stands in a line of its own.

    Raises OSError where the language has none.
    """
    found: list[Chapter] = []
    for line in (FOLDER / f"{kind}{language}.md").read_text(encoding="utf-8").splitlines():
        if head := _HEAD.match(line):
            found.append(Chapter(head[2], head[3] or "", ""))
        else:
            last = found[-1]
            found[-1] = Chapter(last.title, last.anchor, f"{last.text}{line}\n")
    return tuple(found)


def pictures(chapter: Chapter) -> tuple[str, ...]:
    """The names of the pictures in it, in their order."""
    return tuple(name for _words, name in _PICTURE.findall(chapter.text))


def picture_file(name: str, language: str) -> Path:
    return PICTURES / language / f"{name}.png"
