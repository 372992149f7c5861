"""What a print is to its preview: words, document, file name; and what its foot says of the clinic file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, NamedTuple, Protocol, TypeVar

from storage.clinic.leaving import Way
from storage.clinic.store import Store
from storage.roles import Action
from ui.paper.pages import Document
from ui.words.languages import ENGLISH
from ui.words.speaking import speaking, translate

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
    patient but by the study code. ``kind``: how the command line and what is kept call it; ``way``: as what it leaves,
    which asks for ``action``.
    """

    english: str
    document: Composer[Facts]
    file_name: Callable[[Facts], str]
    kind: str = "summary"
    way: Way = Way.SUMMARY
    action: Action = Action.PRINT

    @property
    def words(self) -> str:
        return translate("Prints", self.english)


@dataclass(frozen=True, slots=True)
class Looks:
    """How a print is to be made: ``page`` A4 or Letter, in ``language`` (one of ``LANGUAGES``, or ``BOTH``), in shades
    of ``grey`` alone or in colour."""

    page: str = "A4"
    language: str = ENGLISH
    grey: bool = False


def composed(one: Print[Facts], facts: Facts, stamp: Stamp, looks: Looks, *, printed_at: datetime) -> Document:
    """The print of these facts; its pages are laid out when they are painted."""
    by, mark = stamp
    with speaking(looks.language):
        return one.document(facts, printed_at=printed_at, printed_by=by, page=looks.page, mark=mark)


class Stamp(NamedTuple):
    """Who is logged in, and where the journal of the clinic file ends."""

    printed_by: str
    mark: str


def stamp(store: Store, action: Action = Action.PRINT) -> Stamp:
    """What the foot of a print says of the clinic file. Raises StoreProblem for whom may not do ``action``."""
    store.actor.require(action)
    return Stamp(store.actor.user, store.anchor().short)
