"""What can go wrong with a file, told to a person: one sentence and, where there is one, a remedy."""

from __future__ import annotations

from enum import StrEnum


def on_one_line(text: str) -> str:
    """A text from a stranger's file as it may stand in a message: nothing in it breaks the line or the terminal."""
    return (
        text
        if text.isprintable()
        else "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)
    )


class Fault(StrEnum):
    """Whose fault it is: of the file that was named, or of what surrounds it (disk, lock, permission)."""

    FILE = "file"
    ENVIRONMENT = "environment"


class StoreProblem(Exception):
    """The clinic file cannot be opened, read or written. Nothing was changed."""

    def __init__(self, sentence: str, remedy: str = "", *, fault: Fault = Fault.ENVIRONMENT) -> None:
        super().__init__(sentence, remedy)
        self.sentence = sentence
        self.remedy = remedy
        self.fault = fault

    def __str__(self) -> str:
        return f"{self.sentence} {self.remedy}".strip()


class FileProblem(Exception):
    """A file that was handed in cannot be accepted. Nothing of it was kept.

    ``place`` is a path in the document (``labs[3].unit``) or the name of the file.
    """

    def __init__(self, place: str, sentence: str) -> None:
        self.place = on_one_line(place)
        self.sentence = on_one_line(sentence)
        super().__init__(self.place, self.sentence)

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}"
