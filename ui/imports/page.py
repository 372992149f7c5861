"""The place Import: a file at the top, how it was read, what becomes of each row, names proposed, and the tray."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from models.laboratory.mapping import Mapping
from models.laboratory.results import JudgedRow, Outcome
from storage.clinic.imports.batches import KeptImport, place_of
from storage.clinic.imports.mappings import save_mapping
from storage.clinic.imports.tray import dismiss, match
from storage.clinic.store import Store
from storage.problems import Stopped
from ui.imports.asked import corrected, given_to, with_column, with_reading, with_tests, with_unit
from ui.imports.correction import says_no_unit
from ui.imports.counts import EVERY
from ui.imports.taking import Taking
from ui.imports.tray import Waiting
from ui.imports.view import ImportView
from ui.imports.waiting import kept_waiting
from ui.imports.words import State
from ui.imports.work import Ask, Looked, Looking
from ui.kit.theme import Theme
from ui.session.session import Session
from ui.words.language import number, problem_words


class ImportPage(ImportView):
    """Nothing is kept before Import; then all that was accepted, in one operation, and what waits."""

    problem = Signal(object)
    told = Signal(str)

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._session = session
        self._ask: Ask | None = None
        self._folder: Path | None = None  # of the file before
        self._left: set[object] = set()  # rows that were left as they are
        self._going = self._goes_on = False  # something is being kept; the next row is gone to when it is shown
        self.looking, self.taking = Looking(session, self), Taking(session, self)
        self._connect()
        self._show_nothing()

    def _connect(self) -> None:
        header, table, tray = self.header, self.table, self.tray
        self.looking.found.connect(self._on_found)
        self.looking.failed.connect(self._on_unreadable)
        self.taking.taken.connect(self._on_taken)
        self.taking.not_taken.connect(self._on_not_kept)
        self.taking.share.connect(self.progress.show_share)
        header.choose_wanted.connect(self.choose_file)
        header.leave_wanted.connect(self.give_up)
        header.mapping_chosen.connect(self._on_mapping)
        header.laboratory_said.connect(self._on_laboratory)
        header.save_wanted.connect(self.save_mapping)
        header.import_wanted.connect(self.take)
        self.start.choose_wanted.connect(self.choose_file)
        self.chips.chosen.connect(self._on_reading)
        self.columns.chosen.connect(self._on_column)
        self.names.taken.connect(self._on_names)
        table.corrected.connect(self._on_corrected)
        table.left_refused.connect(self._on_left)
        table.chosen.connect(self._on_candidate)
        table.waits.connect(tray.keep_waiting)
        table.name_taken.connect(self._on_name_wanted)
        table.needs_next.connect(self.go_on)
        tray.matched.connect(self._on_matched)
        tray.kept_waiting.connect(self._on_kept_waiting)
        tray.dismissed.connect(self._on_dismissed)
        tray.left.connect(self._to_table)
        self.progress.cancelled.connect(self.give_up)
        self._session.changed.connect(self._on_session_changed)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.take)

    def show_refusal(self, why_not: str) -> None:
        """Why nothing may be imported, where that is so."""
        self.header.show_refusal(why_not)
        self.start.show_refusal(why_not)

    # --- the file ----------------------------------------------------------------------------------------------------

    def choose_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Import a laboratory file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog.setDirectory(str(self._folder or documents))
        kinds = self.tr("Laboratory files (*.csv *.txt *.tsv *.xlsx *.xlsm *.xls *.hl7 *.json)")
        dialog.setNameFilters([kinds, self.tr("All files (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.open_file(Path(name)))
        dialog.open()

    def open_file(self, path: Path) -> None:
        """Read a file; what was said of the one before is gone. Nothing while one is being written."""
        if self.taking.is_going:
            return
        self.looking.forget()
        self._folder = path.parent
        self._looked = None  # what is typed into rows that are still shown is not said of this file
        self._left.clear()
        self.counts.choose(EVERY)
        self._look(Ask(path=path))

    def give_up(self) -> None:
        """What is going on: writing, after which the file is on the screen as before, or looking at it."""
        if self.taking.is_going:
            self.taking.cancel()
        else:
            self.leave()

    def leave(self) -> None:
        """No file is looked at any more; nothing of it was kept, also where it is being written."""
        self.taking.cancel()
        self.looking.forget()
        self._ask = self._looked = None
        self.progress.end()
        self._show_nothing()

    def _look(self, ask: Ask) -> None:
        self._ask = ask
        self.progress.begin(self.tr("Reading {file} …").format(file=ask.path.name))
        self.header.show_busy(ask.path.name)
        self.looking.look(ask)

    def _on_found(self, looked: Looked) -> None:
        first = self._looked is None or self._looked.ask.path != looked.ask.path
        named = self._looked is not None and self._looked.mapping.tests != looked.mapping.tests
        self._looked = looked
        sha256 = looked.judged.sha256
        self._ask = replace(looked.ask, mapping=looked.mapping, name=looked.name, sha256=sha256)
        self.progress.end()
        self._places.setCurrentWidget(self._middle)
        self._show(first=first)
        if first:
            self._to_table()
        if first or named or self._goes_on:
            self.go_on(stay=True)
        self._goes_on = False

    def _on_unreadable(self, problem: Exception) -> None:
        self.progress.end()
        name = "" if self._ask is None else self._ask.path.name
        self._looked = None
        self._show_nothing(problem_words(problem), name)

    def _on_session_changed(self, _: object) -> None:
        """What the rows were judged by may be another now."""
        if self._looked is not None and not self._going and self._ask is not None:
            self._look(self._ask)
        elif self._looked is None:
            self._show_kept()

    # --- what a person says ------------------------------------------------------------------------------------------

    @property
    def _mapping(self) -> Mapping:
        """The one asked for last: what is on its way counts, too."""
        assert self._looked is not None
        asked = None if self._ask is None else self._ask.mapping
        return asked or self._looked.mapping

    def _again(self, mapping: Mapping | None = None, **more: object) -> None:
        if self._ask is not None and self._looked is not None and not self.taking.is_going:
            given: dict[str, object] = {"mapping": mapping or self._mapping, **more}
            self._look(replace(self._ask, **given))  # type: ignore[arg-type]

    def _on_mapping(self, name: str) -> None:
        if self._looked is not None:
            found = next((one for one in self._looked.saved if one.name == name), None)
            if found is not None:
                self._again(found.mapping, name=name)

    def _on_laboratory(self, laboratory: str) -> None:
        if self._looked is not None and laboratory != self._mapping.laboratory:
            self._again(replace(self._mapping, laboratory=laboratory))

    def _on_reading(self, about: str, value: str) -> None:
        if self._looked is not None:
            self._again(with_reading(self._mapping, about, value))

    def _on_column(self, title: str, what: str) -> None:
        if self._looked is not None:
            self._again(with_column(self._mapping, title, what))

    def _on_names(self, names: dict[str, str]) -> None:
        if self._looked is not None and names:
            self._again(with_tests(self._mapping, names))

    def _on_name_wanted(self) -> None:
        row = self.table.row
        self.names.take_first("" if row is None else row.raw.test or row.raw.column)

    def _on_corrected(self, row: JudgedRow, field: str, text: str) -> None:
        if self._looked is None or self._ask is None:
            return
        self._goes_on = True
        if says_no_unit(row, field) and row.analyte is not None:
            self._again(with_unit(self._mapping, row.analyte, text))
        else:
            self._again(told=corrected(self._ask.told, row, field, text))

    def _on_left(self, row: JudgedRow) -> None:
        self._left.add(place_of(row.raw))
        self.go_on()

    def _on_candidate(self, place: int) -> None:
        row = self.table.row
        if row is not None:
            self._show_tray(True)
            self.tray.go_to(place_of(row.raw))
            self.tray.choose(place)

    def _on_matched(self, one: Waiting, code: str, reason: str) -> None:
        if one.kept:
            keys = [int(str(key)) for key in one.keys]
            self._decide(lambda store: match(store, keys, _key_of(store, code), reason=reason))
        elif self._ask is not None:
            self._goes_on = True
            self._again(told=given_to(self._ask.told, one.keys, code, reason))
        self._to_table()

    def _on_dismissed(self, one: Waiting, reason: str) -> None:
        keys = [int(str(key)) for key in one.keys]
        self._decide(lambda store: dismiss(store, keys, reason=reason))

    def _decide(self, deed: object) -> None:
        self._session.write(deed, lambda _: self._show_kept())  # type: ignore[arg-type]

    def _on_kept_waiting(self, one: Waiting) -> None:
        self._left.update(one.keys)
        if not one.kept:
            self._to_table()
            self.go_on()

    # --- taking it ---------------------------------------------------------------------------------------------------

    def save_mapping(self) -> None:
        """Under the name of its laboratory, or the name it has; the next file of it is read so."""
        looked = self._looked
        if looked is None:
            return
        name = self.header.name
        mapping = replace(looked.mapping, laboratory=self.header.typed_laboratory)
        self._going = True
        self._session.write(
            lambda store: save_mapping(store, name, mapping),
            lambda _: self._on_saved(name, mapping),
            touched=(),
            otherwise=self._on_not_kept,
        )

    def _on_saved(self, name: str, mapping: Mapping) -> None:
        self._going = False
        self.told.emit(self.tr("The mapping “{name}” is saved.").format(name=name))
        self._again(mapping, name=name)
        self._to_table()  # the button has nothing more to save

    def take(self) -> None:
        """Import what was accepted and let the rest wait; nothing while anything is asked."""
        looked = self._looked
        if looked is None or self._going or not self.header.may_import:
            return
        self._going = True
        self.progress.begin(self.tr("Importing {file} …").format(file=looked.judged.file))
        self.header.show_busy(looked.judged.file)
        self.taking.take(looked, self.header.typed_laboratory)

    def _on_taken(self, looked: Looked) -> None:
        self._going = False
        words = self.tr("{file}: {new} new, {changed} changed, {waiting} waiting. Ctrl+Z takes all of it back.")
        counts = {name: number(looked.counts.get(state, 0)) for name, state in _COUNTED}
        self.told.emit(words.format(file=looked.judged.file, **counts))
        if self._looked is looked:
            self.leave()
        else:
            self._show_kept()

    def _on_not_kept(self, problem: Exception) -> None:
        self._going = False
        self.progress.end()
        if isinstance(problem, Stopped):
            self.told.emit(problem_words(problem))
        else:
            self.problem.emit(problem)
        if self._ask is not None:
            self._look(self._ask)

    # --- what is shown -----------------------------------------------------------------------------------------------

    def _show_nothing(self, words: str = "", name: str = "") -> None:
        """No file is looked at: why, and what waits from files before."""
        self.header.show_file(None)
        self.table.show_rows((), {})
        self._places.setCurrentWidget(self.start)
        self.start.say(words, name)
        self._show_kept()

    def _show_kept(self) -> None:
        self._session.read(kept_waiting, self._on_kept)

    def _on_kept(self, kept: tuple[Sequence[Waiting], Sequence[KeptImport]]) -> None:
        if self._looked is None:
            self.tray.show_change("", ())
            self.tray.show_waiting(kept[0])
            self.start.show_imports([self._told_of(one) for one in kept[1]])
            self._fold()

    # --- going through it --------------------------------------------------------------------------------------------

    def go_on(self, *, stay: bool = False) -> None:
        """To the next row that needs something; without one to the next row."""
        rows = self.table.rows
        at = self.table.currentIndex().row()
        first = min(max(at, 0) if stay else at + 1, len(rows))
        order = [*range(first, len(rows)), *range(first)]
        found = next((n for n in order if self._needs(rows[n])), None)
        if found is not None:
            self.table.go_to(found)
        elif not stay and at + 1 < len(rows):
            self.table.go_to(at + 1)

    def _needs(self, row: JudgedRow) -> bool:
        return row.outcome in _NEEDY and place_of(row.raw) not in self._left

    def _to_table(self) -> None:
        self._show_tray(False)
        target = self.table if self._looked is not None else self.start.button
        target.setFocus(Qt.FocusReason.OtherFocusReason)


_NEEDY = (Outcome.REFUSED, Outcome.TRAY)
_COUNTED = (("new", State.NEW), ("changed", State.CHANGED), ("waiting", State.WAITING))


def _key_of(store: Store, code: str) -> int:
    key = store.find(code)
    assert key is not None
    return key
