"""Unsaved forms: kept encrypted beside the clinic file as one types, offered again, never thrown away in silence.

A draft belongs to whoever typed it: another user is neither shown nor told what stands in it.
"""

from __future__ import annotations

import contextlib
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from storage.problems import StoreProblem
from ui.forms.registry import FORMS, Stand, Waiting, waiting_drafts
from ui.kit.asking import ask_first
from ui.session.session import Session
from ui.words.language import in_a_row, listed, problem_words

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from models.record.records import Record
    from storage.clinic.store import Store
    from storage.roles import Actor
    from ui.forms.base import DraftForm
    from ui.patient.visits.draft import CellDraft
    from ui.session.lines import News
    from ui.settings.protocol_form import TemplateForm
    from ui.window.desk import Desk

    Typed = DraftForm | CellDraft | TemplateForm

QUIET_MS = 700  # after the last key
LATEST_MS = 5000  # however fast one types


class Guard(Protocol):
    """What is known here of who guards the clinic file: where it lies, its key, and who is in."""

    path: Path

    @property
    def key(self) -> bytes: ...

    @property
    def demo(self) -> bool: ...

    @property
    def actor(self) -> Actor: ...


class OpenForm(QObject):
    """One form that somebody is typing on, and the draft of it."""

    def __init__(self, form: Typed, keeper: FormKeeper, *, user: str, name: str = "") -> None:
        super().__init__(form)
        self.form, self.user = form, user
        self.patient, self.code = form.patient
        self.name = name or f"{form.kind} {self.patient} {user} {form.begun.isoformat()}"
        self._keeper = keeper
        self._kept = bool(name)
        self.in_store = Event()  # set by the worker
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._latest = QTimer(self, singleShot=True, interval=LATEST_MS)
        for timer in (self._quiet, self._latest):
            timer.timeout.connect(self.keep)
        form.typed.connect(self._on_typed)
        form.saved.connect(self.forget)
        form.discarded.connect(self.forget)
        form.put_off.connect(self._on_put_off)

    @property
    def has_something(self) -> bool:
        return not self.form.is_empty

    def keep(self) -> None:
        """Keep what stands on the form now; a form that was emptied again has no draft."""
        self._stop()
        if self.has_something:
            data = {"kind": self.form.kind, "patient": self.patient, "code": self.code, "user": self.user}
            data |= {"begun": self.form.begun.isoformat(), "form": self.form.document()}
            self._keeper.keep(self, data)
            self._kept = True
        elif self._kept:
            self._keeper.drop(self.name)
            self._kept = False

    def keep_if_changed(self) -> None:
        if self._quiet.isActive():
            self.keep()

    def forget(self) -> None:
        """The form was saved, or thrown away on purpose."""
        self._stop()
        self._keeper.close(self)
        if self._kept:
            self._keeper.drop(self.name)

    def _on_typed(self) -> None:
        self._quiet.start()
        if not self._latest.isActive():
            self._latest.start()

    def _on_put_off(self) -> None:
        self.keep()
        self._keeper.close(self)
        self._keeper.look()

    def on_problem(self, problem: Exception) -> None:
        words = self.tr("What you type is not kept as a draft.")
        self.form.tell(in_a_row((words, problem_words(problem))))

    def _stop(self) -> None:
        self._quiet.stop()
        self._latest.stop()


class FormKeeper(QObject):
    """Takes every form that the window opens; offers what waits for the patient on the screen.

    Nothing of the demo clinic is kept, so nothing that is typed there is; ``gate`` is None for it.
    """

    offered = Signal(object)  # Waiting | None: what may be gone on with for the patient on the screen

    def __init__(self, window: Desk, session: Session, gate: Guard | None = None) -> None:
        super().__init__(window)
        self._window, self._session, self._gate = window, session, gate
        self._forms: list[OpenForm] = []
        self._waiting: tuple[Waiting, ...] = ()
        self._told = False
        window.close_asks.insert(0, self.may_close)
        window.form_opened.connect(self.take)
        window.furnished.connect(self._on_furnished)
        session.course_changed.connect(self._on_course)
        session.lines_changed.connect(self._on_lines)
        self._former = session.news.former
        if window.page is not None:
            self._on_furnished()

    def follow(self, *, entered: SignalInstance, leaving: SignalInstance) -> None:
        """Keep what is typed before the key is forgotten, and look for drafts when somebody comes in."""
        entered.connect(self._on_entered)
        leaving.connect(self._on_leaving)

    @property
    def waiting(self) -> tuple[Waiting, ...]:
        """What whoever is here may go on with."""
        return self._waiting

    # Forms

    def take(self, form: Typed, name: str = "") -> None:
        """Keep what is typed on this form; ``name`` is that of the draft it goes on with."""
        name = name or self._resumed(form)
        taken = OpenForm(form, self, user=self._user(), name=name)
        form.keepable = self._keeps()
        if self._gate is not None and form.keepable:
            form.once_saved = partial(_once_saved, self._gate.path, self._gate.key, taken.name, taken.in_store)
        self._forms.append(taken)

    def _resumed(self, form: Typed) -> str:
        """The name of the draft that a form of nobody goes on with."""
        if FORMS[form.kind].of_patient or not isinstance(form, QWidget):
            return ""
        mine = (one for one in self._waiting if one.kind == form.kind and form.goes_on_with(one.document))
        left = next((one for one in mine if not self._is_open(one.name)), None)
        if left is None:
            return ""
        form.resume(left.document, left.begun)
        return left.name

    def close(self, form: OpenForm) -> None:
        """The form is no longer on the screen."""
        if form in self._forms:
            self._forms.remove(form)

    def keep(self, form: OpenForm, data: dict[str, object]) -> None:
        if self._gate is not None and self._keeps():
            job = partial(_kept, self._gate.path, self._gate.key, form.name, form.in_store, data)
            self._session.work(job, _done, otherwise=form.on_problem)

    def drop(self, name: str) -> None:
        from storage.keys.drafts import drop_draft

        if self._gate is not None and self._keeps():
            self._session.work(partial(drop_draft, self._gate.path, self._gate.key, name=name), _done)
        self._waiting = tuple(one for one in self._waiting if one.name != name)
        self._offer()

    # What waits

    def look(self) -> None:
        """Find the drafts of whoever is here."""
        if self._gate is not None and self._keeps():
            self._session.work(partial(waiting_drafts, self._gate.path, self._gate.key, self._user()), self._on_found)

    def go_on(self, waiting: Waiting) -> None:
        """Open the form again as it was left."""
        course = self._session.course
        if course is None or self._whose(waiting)[1] != course.record.patient.code or self._is_open(waiting.name):
            return
        page = self._window.page
        if waiting.kind == "cells" and page is not None:
            cells = page.visits.resume(waiting.document, waiting.begun)
            if cells is not None:
                self.take(cells, waiting.name)
                page.show_tab("visits")
                self._offer()
                return
        stand = Stand(self._window.theme, self._session, self._window)
        if (make := FORMS[waiting.kind].make) is not None:
            make(stand, waiting.document, partial(self._reopen, waiting))

    def _reopen(self, waiting: Waiting, form: DraftForm) -> None:
        form.resume(waiting.document, waiting.begun)
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.take(form, waiting.name)
        form.open()
        self._offer()

    def discard(self, waiting: Waiting) -> None:
        """Throw a draft away, after asking."""
        title, leave, go = self.tr("Discard what was not saved"), self.tr("Leave it"), self.tr("Discard")
        going = ask_first(self._window, title=title, text=waiting.words, leave=leave, go=go)
        going.clicked.connect(partial(self._on_discard, waiting.name))

    def _on_discard(self, name: str, _: bool = False) -> None:
        self.drop(name)

    def _on_found(self, found: tuple[Waiting, ...]) -> None:
        self._waiting = found
        self._offer()
        closed = [one for one in found if not self._is_open(one.name)]
        codes = sorted({self._whose(one)[1] for one in closed if FORMS[one.kind].of_patient})
        if codes and not self._told and not self._window.covered:
            self._window.message.say(partial(self._kept_words, codes))
        self._told = True
        of_nobody = [one for one in closed if not FORMS[one.kind].of_patient]
        if of_nobody and not self._window.covered and not self._window.message.isVisible():
            self._window.message.say(lambda: of_nobody[0].words)

    def _kept_words(self, codes: list[str]) -> str:
        words = self.tr("Unsaved forms of yours were kept. Open the patient to go on: {codes}.")
        return words.format(codes=listed(codes))

    def _aside_words(self, code: str) -> str:
        words = self.tr("The data of {code} were changed while the form was hidden. Open the patient to go on with it.")
        return words.format(code=code)

    def _offer(self) -> None:
        found = {self._whose(one)[0]: one.begun.date() for one in self._waiting if one.patient}
        self._window.drafts_found.emit(found)
        course = self._session.course
        here = self._session.key, "" if course is None else course.record.patient.code
        mine = (one for one in self._waiting if self._whose(one) == here and not self._is_open(one.name))
        self.offered.emit(None if self._window.covered else next(mine, None))

    def _whose(self, waiting: Waiting) -> tuple[int, str]:
        """Key and code of the patient now: of one who was merged away since, those of the one who stays."""
        news = self._session.news
        into = next((key for key, former in news.former.items() if waiting.code in former.codes), None)
        stays = next((line.who for line in news.lines if line.who.key == into), None)
        return (waiting.patient, waiting.code) if stays is None else (stays.key, stays.code)

    def _is_open(self, name: str) -> bool:
        return any(form.name == name for form in self._forms)

    def _on_furnished(self) -> None:
        page = self._window.page
        assert page is not None
        self.offered.connect(page.drafts.show_waiting)
        page.drafts.go_on_wanted.connect(self.go_on)
        page.drafts.discard_wanted.connect(self.discard)
        self._offer()

    def _on_course(self, _: object) -> None:
        self._offer()

    def _on_lines(self, news: News) -> None:
        if news.former != self._former:
            self._former = news.former
            self._offer()

    # Coming and going

    def _on_entered(self) -> None:
        if self._window.page is not None:  # before anything is typed
            self._window.page.visits.typing.show_user(self._user())
        self._told = False
        self.look()
        for form in self._alive():
            if form.form.isVisible() and form.patient:
                self._session.read(partial(_record, form.patient), partial(self._on_record, form))

    def _on_record(self, form: OpenForm, now: Record | None) -> None:
        """A form that comes back after a lock shows what was last known: another user may have changed it since."""
        if form not in self._alive() or not form.form.isVisible():
            return
        shown = form.form.course
        if shown is not None and now != shown.record:
            form.form.put_aside()
            self._window.message.say(partial(self._aside_words, form.code))

    def _on_leaving(self) -> None:
        for form in self._alive():
            form.keep_if_changed()
        self._waiting = ()
        self._window.drafts_found.emit({})
        self.offered.emit(None)

    def may_close(self) -> bool:
        """Whoever quits with something unsaved on a form is told what becomes of it, and asked."""
        typed = [form for form in self._alive() if form.has_something]
        if not typed or self._window.covered:  # what a lock hid was kept before
            return True
        for form in typed:
            form.keep_if_changed()
        self._ask(typed[-1].form)
        return False

    def _ask(self, form: Typed) -> None:
        more = self.tr("The demo clinic keeps nothing: it is lost when the window is closed.")
        if form.keepable:
            more = self.tr("It is kept, encrypted, and you can go on with it when you next open this patient.")
        words, stay = self.tr("What was typed is not saved."), self.tr("Keep typing")
        over = form if isinstance(form, QWidget) else self._window
        going = ask_first(over, title=self.tr("Quit Hepatrack"), text=words, more=more, leave=stay, go=self.tr("Quit"))
        going.clicked.connect(self._on_quit)

    def _on_quit(self) -> None:
        for form in tuple(self._alive()):
            if form.form.keepable:
                form.form.put_aside()
            else:
                form.form.leave()
        QTimer.singleShot(0, self._window, self._window.close)  # not from within the box that is modal to it

    def _alive(self) -> list[OpenForm]:
        self._forms = [form for form in self._forms if isValid(form) and isValid(form.form)]
        return self._forms

    def _keeps(self) -> bool:
        return self._gate is not None and not self._gate.demo

    def _user(self) -> str:
        return "" if self._gate is None else self._gate.actor.user


def _once_saved(path: Path, key: bytes, name: str, in_store: Event) -> None:
    """On the worker, as soon as the form is in the store: it is saved, whatever becomes of its draft."""
    from storage.keys.drafts import drop_draft

    in_store.set()
    with contextlib.suppress(StoreProblem):
        drop_draft(path, key, name=name)


def _kept(path: Path, key: bytes, name: str, in_store: Event, data: dict[str, object]) -> None:
    """On the worker too: what was put aside while it was being saved is no draft, or it would be saved again."""
    from storage.keys.drafts import save_draft

    if not in_store.is_set():
        save_draft(path, key, name=name, data=data)


def _record(key: int, store: Store) -> Record | None:
    return store.record(key) if any(key == other for other, _ in store.patients()) else None


def _done(_: object) -> None:
    """A draft was kept or dropped; there is nothing to say."""
