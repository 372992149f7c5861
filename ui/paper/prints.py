"""What a print is to its preview: words, document, files; what its foot says of the clinic file; many in one folder."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Generic, NamedTuple, Protocol, TypeVar

from storage.clinic.leaving import Form, Out, Way, folder_of
from storage.clinic.store import Store
from storage.roles import Action
from ui.paper.pages import Document, pdf_of
from ui.words.languages import ENGLISH
from ui.words.speaking import speaking, translate

Facts = TypeVar("Facts", contravariant=True)
FILES = ("pdf", "svg", "png", "csv")  # of the last one, the values, there is one beside each of the others
_FORMS = {"pdf": Form.PDF, "svg": Form.SVG, "png": Form.PNG, "csv": Form.CSV}


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
    which asks for ``action``. ``file_as``, where it is more than pages: the file of an ending of ``FILES``. ``dates``,
    where it is of a day: those that there are, the newest last; ``document`` then takes the one that is wanted ``on``.
    """

    english: str
    document: Composer[Facts]
    file_name: Callable[[Facts], str]
    kind: str = "summary"
    way: Way = Way.SUMMARY
    action: Action = Action.PRINT
    file_as: Callable[[Facts, str, Looks], bytes] | None = None
    dates: Callable[[Facts], tuple[date, ...]] | None = None

    @property
    def endings(self) -> tuple[str, ...]:
        """Of the files that it can be saved as, the PDF first."""
        return FILES[:1] if self.file_as is None else FILES

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


@dataclass(frozen=True, slots=True)
class Press(Generic[Facts]):
    """Makes the files of one print, looking as it is to look."""

    one: Print[Facts]
    looks: Looks

    def files(
        self, facts: Facts, path: Path, stamp: Stamp | None = None, *, pdf: bytes = b""
    ) -> tuple[tuple[Path, bytes], ...]:
        """The file that the ending of ``path`` asks for, and beside it the table of all that is in it.

        ``pdf``: its pages, where they are made already.
        """
        found = self._file(facts, ending_of(path), stamp, pdf)
        if self.one.file_as is None or ending_of(path) == FILES[-1]:
            return ((path, found),)
        return (path, found), (self.table_beside(path), self.one.file_as(facts, FILES[-1], self.looks))

    def table_beside(self, path: Path) -> Path:
        return path.with_suffix(f".{FILES[-1]}")

    def _file(self, facts: Facts, ending: str, stamp: Stamp | None, pdf: bytes) -> bytes:
        if ending != FILES[0] and self.one.file_as is not None:
            return self.one.file_as(facts, ending, self.looks)
        if pdf:
            return pdf
        document = composed(self.one, facts, stamp or Stamp("", ""), self.looks, printed_at=datetime.now())
        return pdf_of(document, grey=self.looks.grey)

    def out(self, patients: Collection[int], path: Path) -> Out:
        """What is written down before the file at ``path`` leaves."""
        return Out(way=self.one.way, form=form_of(path), patients=patients, to=folder_of(path))


def ending_of(path: Path) -> str:
    """``svg``"""
    return path.suffix.lower().removeprefix(".")


def form_of(path: Path) -> Form:
    return _FORMS.get(ending_of(path), Form.PDF)


class Sheaf(Generic[Facts]):
    """The print of many in one folder, a file of each; no two have one name, nor that of a file in ``there``."""

    def __init__(self, press: Press[Facts], folder: Path, *, there: Collection[str] = ()) -> None:
        self.press, self._folder = press, folder
        self._taken = {Path(name).stem.casefold() for name in there}

    def path_of(self, facts: Facts) -> Path:
        """Its name, with a number where codes that differ in signs alone would lie in one file."""
        name = Path(self.press.one.file_name(facts))
        stem, number = name.stem, 1
        while stem.casefold() in self._taken:
            number += 1
            stem = f"{name.stem}_{number}"
        self._taken.add(stem.casefold())
        return self._folder / f"{stem}{name.suffix}"
