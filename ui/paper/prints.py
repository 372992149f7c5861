"""What a print is to its preview: words, document, file name; and what its foot says of the clinic file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, NamedTuple, Protocol, TypeVar

from storage.clinic.store import Store
from storage.roles import Action
from ui.paper.pages import Document
from ui.words.speaking import translate

Facts = TypeVar("Facts", contravariant=True)


class Composer(Protocol[Facts]):
    """Lays facts out on a page (A4 or Letter), in the language the program speaks now."""

    def __call__(
        self, facts: Facts, /, *, printed_at: datetime, printed_by: str, page: str = "A4", mark: str = ""
    ) -> Document: ...


@dataclass(frozen=True, slots=True)
class Print(Generic[Facts]):
    """One print of facts of a kind (a course, a cohort report), as its preview offers it.

    ``english``: what it is called, marked for translation in the context ``Prints``. ``file_name`` of the PDF names no
    patient but by the study code.
    """

    english: str
    document: Composer[Facts]
    file_name: Callable[[Facts], str]

    @property
    def words(self) -> str:
        return translate("Prints", self.english)


class Stamp(NamedTuple):
    """Who is logged in, and where the journal of the clinic file ends."""

    printed_by: str
    mark: str


def stamp(store: Store, action: Action = Action.PRINT) -> Stamp:
    """What the foot of a print says of the clinic file. Raises StoreProblem for whom may not do ``action``."""
    store.actor.require(action)
    return Stamp(store.actor.user, store.anchor().short)
