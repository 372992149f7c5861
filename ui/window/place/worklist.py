"""The worklist in the window: the way to what waits, and back; commands for the patient who is looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.window.places import IMPORT, PATIENTS, WORKLIST, Places

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QAction

    from models.worklist.line import Kind, Wait
    from ui.patient.page import PatientPage
    from ui.session.access import Access
    from ui.session.lines import News
    from ui.session.session import Session
    from ui.window.deeds import Deeds
    from ui.window.desk import Desk
    from ui.worklist.page import WorklistPage
    from ui.worklist.sheet import Listing


class WorklistPlace(QObject):
    """What is asked for a patient waits until they are open; Esc on their page leads back to the row that was left."""

    def __init__(
        self, desk: Desk, session: Session, places: Places, deeds: Deeds, *, offers: Sequence[QAction] = ()
    ) -> None:
        super().__init__(desk)
        self._offers = offers
        self._desk, self._session, self._places, self._deeds = desk, session, places, deeds
        self._then: tuple[int, Callable[[], None]] | None = None
        self._left = False
        self._access: Access | None = None
        self._access_of: int | None = None  # the patient whose lock it tells
        self._drafts: dict[int, date] = {}
        deeds.listing = self._listing
        places.page_made.connect(self._on_page_made)
        session.course_changed.connect(self._on_course)
        desk.drafts_found.connect(self._on_drafts)

    @property
    def page(self) -> WorklistPage | None:
        """The page, once it was gone to."""
        if WORKLIST not in self._places:
            return None
        from ui.worklist.page import WorklistPage

        found = self._places.page(WORKLIST)
        assert isinstance(found, WorklistPage)
        return found

    def show_access(self, access: Access) -> None:
        self._access, self._access_of = access, self._session.key
        if (page := self.page) is not None:
            page.show_actor(access.actor)

    def first(self, news: News) -> int:
        """Who is opened where nobody is: who stands first on the worklist, else the first by code."""
        page, first = self.page, None
        if page is not None:
            page.show_news(news)
            first = page.table.first
        return news.lines[0].who.key if first is None else first

    def settle(self) -> None:
        """Whoever was gone to on the worklist a moment ago is the one whom a command is for."""
        if (page := self.page) is not None:
            page.settle()

    def back(self) -> bool:
        """Return to the row that was left; whether one was."""
        left, self._left = self._left, False
        if left and self.page is not None:
            self._desk.show_place(WORKLIST)
            self.page.take_focus()
        return left

    def _listing(self) -> Listing | None:
        return self.page.listing if self._places.current == WORKLIST and self.page is not None else None

    def _on_page_made(self, name: str) -> None:
        if name != WORKLIST:
            return
        page, choices = self.page, self._desk.choices
        assert page is not None
        page.kept, page.keep = choices.kept, choices.keep
        page.chosen.connect(self._session.open)
        page.open_wanted.connect(self._open_at)
        page.deed_wanted.connect(self._give)
        page.move_wanted.connect(self._move)
        page.print_wanted.connect(partial(self._deeds.give, "print"))
        page.empty.offer(self._offers)
        page.tray_wanted.connect(partial(self._desk.show_place, IMPORT))
        if self._access is not None:
            page.show_actor(self._access.actor)
        page.show_drafts(self._drafts)

    def _on_drafts(self, begun: dict[int, date]) -> None:
        self._drafts = begun
        if (page := self.page) is not None:
            page.show_drafts(begun)

    def _open_at(self, key: int, wait: Wait | Kind | None) -> None:
        self._when_open(key, partial(self._go, wait))

    def _give(self, key: int, command: str) -> None:
        self._begin(key, command, partial(self._deeds.give, command))

    def _move(self, key: int, visit: str) -> None:
        self._begin(key, "planned_visit", partial(self._deeds.plan_visit, visit, False))

    def _begin(self, key: int, command: str, form: Callable[[], None]) -> None:
        """A form for a patient: what stops it is said before it opens. Their own lock is known once they are open."""
        from ui.window.access_watch import access_of

        def ask() -> None:
            if self._access is not None and self._access_of == key:  # at once: the next key is for the form
                begin((key, self._access))
            else:
                self._session.read(partial(access_of, key), begin)

        def begin(found: tuple[int | None, Access]) -> None:
            if self._session.key == key and not self._desk.covered and self._may(command, found[1]):
                form()

        if self._access is None or self._may(command, replace(self._access, patient_lock=None)):
            self._when_open(key, ask)

    def _may(self, command: str, access: Access) -> bool:
        """Whether a form may be begun; else why not is said."""
        from ui.window.access_watch import refusal
        from ui.window.commands import commands

        why = partial(refusal, access, next(one for one in commands() if one.name == command))
        if why():
            self._desk.message.say(why, news=True)
        return not why()

    def _when_open(self, key: int, then: Callable[[], None]) -> None:
        self._then = (key, then)
        if self._session.key == key and self._session.course is not None and not self._session.opening:
            self._do()
        else:
            self._session.open(key)

    def _on_course(self, _: object) -> None:
        if self._then is not None and self._then[0] == self._session.key:
            self._do()

    def _do(self) -> None:
        waiting, self._then = self._then, None
        if waiting is not None and not self._desk.covered:
            waiting[1]()

    def _go(self, wait: Wait | Kind | None) -> None:
        page = self._desk.page
        if page is None:
            return
        self._desk.show_place(PATIENTS)
        self._left = True
        if isinstance(wait, str):  # of this kind nothing waits
            page.show_tab(_TABS[wait])
        elif wait is not None:
            show_wait(page, wait)
        page.take_keys()


def show_wait(page: PatientPage, wait: Wait) -> None:
    """Go to the thing that waits: the column of results, the read, the drug, the grades, the flags."""
    tab = _TABS[wait.kind]
    page.show_tab(tab)
    if tab == "history":
        page.show_queries()
        page.history.queries.choose(answered=wait.kind == "answer", whose=wait.whose)
    elif tab == "visits":
        page.visits.show_result(wait.on)
        page.visits.table.setFocus()
    elif tab == "lesions":
        page.lesions.show_read(wait.on)
        page.lesions.view.table.setFocus()
    elif tab == "treatment":
        page.treatment.table.choose(wait.name)
        page.treatment.table.view.setFocus()
    elif wait.kind == "flags" and page.flags.folded:
        page.toggle_flags()


# The place of the patient for each kind of thing.
_TABS = {
    "visit": "visits",
    "results": "visits",
    "read": "lesions",
    "confirmation": "lesions",
    "dose": "treatment",
    "grades": "events",
    "flags": "overview",
    "draft": "overview",
    "query": "history",
    "answer": "history",
}
