"""What a value is called in a refusal: by the words of the screen, and never by the key of a file."""

from __future__ import annotations

import pytest

from models.names.field_names import FIELD_NAMES, place_name
from storage import fields


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("treatment_start", "start of treatment"),
        ("treatments[2].stop", "stop"),
        ("imaging[0].lesions.T1.viable_mm", "T1, viable diameter, mm"),
        ("outcome.death_date", "date of death"),
        ("board.question", "question for the tumour board"),
    ],
)
def test_that_a_place_of_a_file_is_called_by_the_words_of_the_screen(place: str, words: str) -> None:
    assert str(place_name(place)) == words


def test_that_a_whole_row_is_no_value() -> None:
    assert place_name("treatments[2]") is None


def test_that_every_value_that_is_kept_has_words() -> None:
    """One without them is shown by its key, in English whatever the language of the screen."""
    kinds = [kind for kind in vars(fields).values() if isinstance(kind, fields.Listed)]
    assert not {field.attribute for kind in kinds for field in kind.fields} - set(FIELD_NAMES)
