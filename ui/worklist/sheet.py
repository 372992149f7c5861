"""The worklist on paper: the lines as they are shown, with everything that waits of each patient."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QWidget

from models.course.course import RULES_VERSION
from models.worklist.clinic import NO_MARK, Mark, Scope, Section
from models.worklist.line import Line
from storage.clinic.leaving import Way
from storage.roles import Action
from storage.version import PROGRAM_VERSION
from ui.kit.theme import Theme, load_fonts
from ui.paper.heads import HeavyRule, IdentityLine, NameLine
from ui.paper.ink import plain, second, strong
from ui.paper.layout import Cell, Column, Grid, Piece, Row, Together
from ui.paper.layout import Section as Block
from ui.paper.pages import Document, Footer
from ui.paper.preview_pages import PagesPreview
from ui.paper.prints import Print, Stamp
from ui.words.clinical import printed_words
from ui.words.language import weekday_date
from ui.words.speaking import translate
from ui.worklist import words
from ui.worklist.words import Now, worded

if TYPE_CHECKING:
    from ui.paper.composing import Aside, Leave

_COLUMNS = (
    Column(share=0.06),
    Column(share=0.21),
    Column(share=0.25),
    Column(share=0.39),
    Column(right=True, share=0.09),
)


@dataclass(frozen=True, slots=True)
class Listing:
    """What is shown on the worklist. ``filtered`` says by what; ``fresh``: no line is of before."""

    sections: Sequence[Section]
    marks: Mapping[int, Mark]
    scope: Scope
    filtered: str
    today: date
    fresh: bool

    @property
    def count(self) -> int:
        return sum(len(section.lines) for section in self.sections)


def listing_document(
    listing: Listing, *, printed_at: datetime, printed_by: str, page: str = "A4", mark: str = ""
) -> Document:
    """The list on ``page`` (A4 or Letter), a patient never divided between two pages."""
    load_fonts()
    blocks = tuple(_block(section, listing) for section in listing.sections)
    title = words.scope_words()[listing.scope]
    header: tuple[Piece, ...] = (NameLine(weekday_date(listing.today), worded("Worklist")), _about(listing, title))
    return Document(page, (*header, HeavyRule()), _footer(listing, printed_at, by=printed_by, mark=mark), blocks)


def _about(listing: Listing, title: str) -> Piece:
    pairs = [(worded("Shown"), title), (worded("Patients"), str(listing.count))]
    if listing.filtered:
        pairs.append((worded("Filtered"), listing.filtered))
    if not listing.fresh:
        pairs.append((worded("Lines"), worded("some are being brought up to date")))
    return IdentityLine(tuple(pairs))


def _block(section: Section, listing: Listing) -> Block:
    titles = (worded("Time"), worded("Patient"), worded("Visit"), worded("What waits"), worded("AFP"))
    head = Row(tuple(Cell((second(title),)) for title in titles), below=True)
    entries = [_entry(line, listing, first=not place) for place, line in enumerate(section.lines)]
    grid = Grid(_COLUMNS, (head, *(row for entry in entries for row in entry)))
    first, *rest = grid.pieces()
    pieces: list[Piece] = [first]
    for entry in entries:
        pieces.append(Together(tuple(rest[: len(entry)])))
        rest = rest[len(entry) :]
    title, more = words.group_words()[section.group]
    return Block(f"{title}  {len(section.lines)}", tuple(pieces), repeated=1, aside=more)


def _entry(line: Line, listing: Listing, *, first: bool) -> list[Row]:
    """As many rows as things wait, at least two: who, and below it by which code."""
    now = Now(listing.today, listing.marks.get(line.who.key, NO_MARK), called=True)
    visit, waits = words.visit_cell(line, now), words.shown_waits(line, listing.today)
    told = [" · ".join(filter(None, words.titled(one, listing.today))) for one in waits]
    due = [one.waits(listing.today) for one in waits]
    value, letter = words.afp_words(line)
    left = [
        (words.time_cell(line, now).first, strong(words.patient_words(line)), " ".join((visit.first, visit.second))),
        ("", second(words.who_words(line)), "" if line.visit is None else words.window_words(line, now)),
    ]
    rows = []
    for place in range(max(2, len(told))):
        time, who, when = left[place] if place < len(left) else ("", plain(""), "")
        waiting = plain("") if place >= len(told) else (plain if due[place] else second)(told[place])
        afp = " ".join(filter(None, (value, letter))) if place == 0 else ""
        cells = (Cell((plain(time),)), Cell((who,)), Cell((plain(when),)), Cell((waiting,)), Cell((plain(afp),)))
        rows.append(Row(cells, above=place == 0 and not first, space=1.5 if place == 0 else 0.0))
    return rows


def _footer(listing: Listing, printed_at: datetime, *, by: str, mark: str) -> Footer:
    versions = translate(
        "Report", "Hepatrack {program} · rules {rules} · for research and documentation; not a medical device"
    ).format(program=PROGRAM_VERSION, rules=RULES_VERSION)
    printed = printed_words(printed_at, by, judged=listing.today, mark=mark)
    return Footer((printed, versions), translate("Report", "Page {number} of {total}"), worded("Worklist"))


def suggested_name(listing: Listing) -> str:
    """A file name that names nobody."""
    return f"worklist_{listing.today.isoformat()}.pdf"


LISTING: Print[Listing] = Print(str(QT_TRANSLATE_NOOP("Prints", "worklist")), listing_document, suggested_name)


class ListingPreview(PagesPreview):
    """The pages of the list, to look at, to save, to print."""

    way, action = Way.WORKLIST, Action.PRINT

    def __init__(
        self, listing: Listing, theme: Theme, parent: QWidget, *, stamp: Stamp, leave: Leave, aside: Aside | None = None
    ) -> None:
        footer: dict[str, Any] = {"printed_by": stamp.printed_by, "mark": stamp.mark}
        super().__init__(theme, parent, prints=(LISTING,), leave=leave, aside=aside, **footer)
        self._listing = listing
        self.renew()

    def making(self) -> Callable[[], Document]:
        return partial(self.composer(), self._listing)

    def patients(self) -> tuple[int, ...]:
        return tuple(line.who.key for section in self._listing.sections for line in section.lines)

    def file_name(self) -> str:
        return self.print.file_name(self._listing)
