"""What can go wrong with a file, told to a person: one sentence and, where there is one, a remedy."""

from __future__ import annotations

from enum import StrEnum

from models.words import Sentence, sentence


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
    """The clinic file cannot be opened, read or written. Nothing was changed.

    ``words`` and ``advice`` are what a screen translates; ``sentence`` and ``remedy`` are the same in English.
    """

    def __init__(self, said: str | Sentence, remedy: str | Sentence = "", *, fault: Fault = Fault.ENVIRONMENT) -> None:
        self.words = said if isinstance(said, Sentence) else Sentence(said)
        self.advice = remedy if isinstance(remedy, Sentence) else Sentence(remedy)
        self.sentence, self.remedy = str(self.words), str(self.advice)
        self.fault = fault
        super().__init__(self.sentence, self.remedy)

    def __str__(self) -> str:
        return f"{self.sentence} {self.remedy}".strip()


class Stopped(StoreProblem):
    """Long work was given up because somebody asked for it; nothing is wrong."""


class FileProblem(Exception):
    """A file that was handed in cannot be accepted. Nothing of it was kept.

    ``place`` is a path in the document (``labs[3].unit``) or the name of the file. ``words`` is the whole of it, which
    a screen translates as far as it was given as a Sentence; ``said`` is what is wrong there, without the place.
    """

    def __init__(self, place: str | Sentence, said: str | Sentence) -> None:
        where, what = _on_one_line(place), _on_one_line(said)
        self.place, self.sentence, self.said = str(where), str(what), what
        self.words = sentence("{place}: {said}", place=where, said=what)
        self.advice = Sentence("")
        super().__init__(self.place, self.sentence)

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}"


def _on_one_line(words: str | Sentence) -> str | Sentence:
    if isinstance(words, str):
        return on_one_line(words)
    return Sentence(on_one_line(words.template), tuple((name, _on_one_line(value)) for name, value in words.values))
