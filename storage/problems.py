"""What can go wrong with a file, told to a person: one sentence and, where there is one, a remedy."""

from __future__ import annotations

from enum import StrEnum


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
        super().__init__(place, sentence)
        self.place = place
        self.sentence = sentence

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}"
