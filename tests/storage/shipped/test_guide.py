"""The guide and the release notes: a text for each language, of the same chapters, with their pictures."""

from __future__ import annotations

import re

import pytest

from storage.shipped.guide import GUIDE, NEWS, chapters, picture_file, pictures
from storage.version import PROGRAM_VERSION
from ui.words.languages import LANGUAGES

LEADING = re.compile(r"^(\d+\.|-|!\[|)", re.MULTILINE)
KEYS = re.compile(r"`([^`]+)`")
TYPED = {"20250328", "2025/3/8", "2025年3月8日", "+3d", "-2w", "today"}


@pytest.mark.parametrize("kind", [GUIDE, NEWS])
@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_language_has_the_same_chapters_pictures_and_points(language: str, kind: str) -> None:
    english, said = chapters("en", kind), chapters(language, kind)
    assert [one.anchor for one in said] == [one.anchor for one in english]
    for one, other in zip(english, said, strict=True):
        assert pictures(one) == pictures(other)
        assert LEADING.findall(one.text) == LEADING.findall(other.text), one.anchor
        assert set(KEYS.findall(one.text)) - TYPED == set(KEYS.findall(other.text)) - TYPED, one.anchor


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_picture_of_the_guide_is_there_and_no_other(language: str) -> None:
    wanted = {picture_file(name, language) for one in chapters(language) for name in pictures(one)}
    assert wanted
    assert wanted == set(next(iter(wanted)).parent.iterdir())


def test_that_the_release_notes_begin_with_this_version() -> None:
    assert chapters("en", NEWS)[1].anchor == PROGRAM_VERSION
