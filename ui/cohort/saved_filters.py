"""Filters that were kept under a name: a menu to save, to choose, to look at earlier versions and to drop."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMenu, QWidget

from models.cohort.filter import EVERYONE, CohortFilter, filter_words
from models.cohort.filter_document import filter_document, parse_filter
from models.words import Unreadable
from storage.clinic.cohorts import LONGEST_NAME, SavedFilter, drop_filter, save_filter
from storage.roles import Action, Actor
from ui.session.access import why_not
from ui.session.session import Session
from ui.words.language import listed, problem_words, short_date, spoken

_Versions = tuple[tuple[SavedFilter, ...], ...]


class SavedFilters(QObject):
    """``chosen`` tells a filter that was taken from the menu, ``told`` what became of saving and dropping."""

    chosen = Signal(object)  # CohortFilter
    told = Signal(str)

    def __init__(self, session: Session, owner: QWidget) -> None:
        super().__init__(owner)
        self._session, self._owner = session, owner
        self._saved: _Versions = ()
        self._wanted = EVERYONE
        self._actor: Actor | None = None

    def show_saved(self, saved: _Versions, wanted: CohortFilter, actor: Actor | None) -> None:
        """All versions of every filter, the latest first, and the filter that is looked at."""
        self._saved, self._wanted, self._actor = saved, wanted, actor

    @property
    def name(self) -> str:
        """The name under which the filter that is looked at is kept; empty for one that is not."""
        if self._wanted.empty:
            return ""
        same = filter_document(self._wanted)
        return next((versions[0].name for versions in self._saved if dict(versions[0].document) == same), "")

    def fill(self, menu: QMenu) -> None:
        menu.clear()
        why = "" if self._actor is None else why_not(self._actor, Action.KEEP_COHORTS)
        save = menu.addAction(self.tr("Save this filter…"))
        save.setEnabled(not why and not self._wanted.empty)
        save.setToolTip(why)
        save.triggered.connect(self.ask_name)
        menu.addSeparator()
        for versions in self._saved:
            action = menu.addAction(versions[0].name)
            action.setCheckable(True)
            action.setChecked(versions[0].name == self.name)
            action.triggered.connect(partial(self._take, versions[0]))
        if not self._saved:
            menu.addAction(self.tr("No filter is saved.")).setEnabled(False)
            return
        menu.addSeparator()
        earlier, gone = menu.addMenu(self.tr("Versions")), menu.addMenu(self.tr("Take out of the list"))
        gone.setEnabled(not why)
        for versions in self._saved:
            of_name = earlier.addMenu(versions[0].name)
            for one in versions:
                of_name.addAction(self._version_words(one)).triggered.connect(partial(self._take, one))
            gone.addAction(versions[0].name).triggered.connect(partial(self.ask_reason, versions[0].name))

    def save(self, name: str) -> None:
        """Keep the filter that is looked at; under a name that is taken it becomes a new version."""
        document = filter_document(self._wanted)

        def then(kept: SavedFilter) -> None:
            self.told.emit(self.tr("Saved: “{name}”, version {version}.").format(name=kept.name, version=kept.version))

        self._session.write(
            lambda store: save_filter(store, name, document), then, touched=(), otherwise=self._on_refused
        )

    def drop(self, name: str, reason: str) -> None:
        """Take a filter out of the list; its versions stay in the file."""
        self._session.write(
            lambda store: drop_filter(store, name, reason=reason),
            lambda _: self.told.emit(self.tr("“{name}” is no longer in the list.").format(name=name)),
            touched=(),
            otherwise=self._on_refused,
        )

    def ask_name(self) -> None:
        self._ask(self.tr("Save this filter"), self.tr("Name"), self.name, self.save)

    def ask_reason(self, name: str, _: bool = False) -> None:
        title = self.tr("Take “{name}” out of the list").format(name=name)
        self._ask(title, self.tr("Reason"), "", partial(self.drop, name))

    # --- how ---------------------------------------------------------------------------------------------------------

    def _ask(self, title: str, words: str, text: str, then: Callable[[str], None]) -> None:
        dialog = QInputDialog(self._owner)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(title)
        dialog.setLabelText(words)
        dialog.setTextValue(text)
        for field in dialog.findChildren(QLineEdit):
            field.setMaxLength(LONGEST_NAME)
        dialog.textValueSelected.connect(lambda typed: then(typed.strip()) if typed.strip() else None)
        dialog.open()

    def _take(self, one: SavedFilter, _: bool = False) -> None:
        try:
            self.chosen.emit(parse_filter(dict(one.document)))
        except Unreadable as problem:
            self.told.emit(spoken(problem.sentence))

    def _version_words(self, one: SavedFilter) -> str:
        words = self.tr("Version {version}, {date}, {user}: {filter}")
        try:
            parts = listed(spoken(word.sentence) for word in filter_words(parse_filter(dict(one.document))))
        except Unreadable as problem:
            parts = spoken(problem.sentence)
        on = short_date(one.saved_at.date())
        return words.format(version=one.version, date=on, user=one.saved_by, filter=parts)

    def _on_refused(self, problem: Exception) -> None:
        self.told.emit(problem_words(problem))
