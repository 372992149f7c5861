"""The place Import: a file at the top, how it was read, what becomes of each row, names proposed, and the tray."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.laboratory.mapping import Mapping
from models.laboratory.results import Asked, JudgedRow, Question
from storage.clinic.imports.batches import KeptImport, place_of, take
from storage.clinic.imports.mappings import save_mapping
from storage.clinic.imports.tray import dismiss, match
from ui.imports.asked import corrected, given_to, waiting_in, with_column, with_reading, with_tests, with_unit
from ui.imports.columns import ColumnsPreview
from ui.imports.correction import says_no_unit
from ui.imports.counts import EVERY, Counts
from ui.imports.header import ImportHeader
from ui.imports.names import NamesProposed
from ui.imports.reading import ReadingChips
from ui.imports.rows import RowsTable
from ui.imports.start import ImportStart
from ui.imports.tray import Tray, Waiting
from ui.imports.waiting import kept_waiting
from ui.imports.words import State, state_of
from ui.imports.work import Ask, Looked, Looking
from ui.kit.progress_line import ProgressLine
from ui.kit.retold import Retold
from ui.kit.theme import Theme
from ui.kit.widgets import ElidedLabel, bare, dress_label, ground, rule
from ui.session.session import Session
from ui.words.clinical import unit_words
from ui.words.journal import moment
from ui.words.language import number, problem_words, short_date, spoken, word

TRAY_FROM = 1150  # narrower, the tray is a step of its own
NARROW, LOW = 960, 560  # narrower, the head has two lines; lower, how the file was read is a step of its own


class ImportPage(Retold, QWidget):
    """Nothing is kept before Import; then all that was accepted, in one operation, and what waits."""

    problem = Signal(object)
    told = Signal(str)

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._session = theme, session
        self._looked: Looked | None = None
        self._ask: Ask | None = None
        self._folder: Path | None = None  # of the file before
        self._left: set[object] = set()  # rows that were left as they are
        self._tray_shown = self._columns_shown = self._details = False
        self._going = self._goes_on = False  # something is being kept; the next row is gone to when it is shown
        self.looking = Looking(session, self)
        self.header = ImportHeader(theme, self)
        self.progress = ProgressLine(theme, self)
        self.chips = ReadingChips(theme, self)
        self.columns = ColumnsPreview(theme, self)
        self.counts = Counts(theme, self)
        self.table = RowsTable(theme, self)
        self.names = NamesProposed(theme, self)
        self.tray = Tray(theme, self)
        self.start = ImportStart(theme, self)
        self._says, self._keys = ElidedLabel(self), ElidedLabel(self)
        self._lay_out()
        self._connect()
        self._say()
        self._dress()
        self._show_nothing()

    # --- what it is made of ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._middle = QWidget(self)
        middle = bare(QVBoxLayout(self._middle))
        self._lines = [bare(QHBoxLayout()), bare(QHBoxLayout())]
        for line, words in zip(self._lines, (self._says, self._keys), strict=True):
            line.addWidget(words)
        for part in (self.columns, self.counts, self.table):
            middle.addWidget(part, 1 if part is self.table else 0)
        middle.addLayout(self._lines[0])
        middle.addWidget(self.names)
        middle.addWidget(rule(self._theme, self))
        middle.addLayout(self._lines[1])
        self._places = QStackedWidget(self)
        self._places.addWidget(self._middle)
        self._places.addWidget(self.start)
        left = bare(QHBoxLayout())
        left.addWidget(self._places, 1)
        left.addWidget(self.tray)
        column = bare(QVBoxLayout(self))
        for widget in (self.header, rule(self._theme, self), self.progress, self.chips, rule(self._theme, self)):
            column.addWidget(widget)
        column.addLayout(left, 1)

    def _connect(self) -> None:
        header, table, tray = self.header, self.table, self.tray
        self.looking.found.connect(self._on_found)
        self.looking.failed.connect(self._on_unreadable)
        header.choose_wanted.connect(self.choose_file)
        header.leave_wanted.connect(self.leave)
        header.mapping_chosen.connect(self._on_mapping)
        header.laboratory_said.connect(self._on_laboratory)
        header.save_wanted.connect(self.save_mapping)
        header.import_wanted.connect(self.take)
        header.tray_wanted.connect(self._on_tray_wanted)
        header.details_wanted.connect(self._on_details)
        self.start.choose_wanted.connect(self.choose_file)
        self.chips.chosen.connect(self._on_reading)
        self.columns.chosen.connect(self._on_column)
        self.counts.chosen.connect(lambda _: self._show_rows())
        self.names.taken.connect(self._on_names)
        table.row_changed.connect(self._on_row)
        table.corrected.connect(self._on_corrected)
        table.left_refused.connect(self._on_left)
        table.chosen.connect(self._on_candidate)
        table.waits.connect(tray.keep_waiting)
        table.name_taken.connect(self._on_name_wanted)
        table.needs_next.connect(self.go_on)
        table.columns_wanted.connect(self._on_columns_wanted)
        tray.matched.connect(self._on_matched)
        tray.kept_waiting.connect(self._on_kept_waiting)
        tray.dismissed.connect(self._on_dismissed)
        tray.left.connect(self._to_table)
        self.progress.cancelled.connect(self.leave)
        self._theme.changed.connect(self._dress)
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
        """Read a file; what was said of the one before is gone."""
        self.looking.forget()
        self._folder = path.parent
        self._left.clear()
        self.counts.choose(EVERY)
        self._look(Ask(path=path))

    def leave(self) -> None:
        """No file is looked at any more; nothing of it was kept."""
        self.looking.forget()
        self._ask = self._looked = None
        self.progress.end()
        self._show_nothing()

    def _look(self, ask: Ask) -> None:
        self._ask = ask
        self.progress.begin()
        self.header.show_busy(ask.path.name)
        self.looking.look(ask)

    def _on_found(self, looked: Looked) -> None:
        first = self._looked is None or self._looked.ask.path != looked.ask.path
        named = self._looked is not None and self._looked.mapping.tests != looked.mapping.tests
        self._looked = looked
        self._ask = replace(looked.ask, mapping=looked.mapping, name=looked.name)
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
        if self._ask is not None and self._looked is not None:
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
        mapping = looked.mapping
        self._going = True
        self._session.write(
            lambda store: save_mapping(store, name, mapping),
            lambda _: self._on_saved(name),
            touched=(),
            otherwise=self._on_not_kept,
        )

    def _on_saved(self, name: str) -> None:
        self._going = False
        self.told.emit(self.tr("The mapping “{name}” is saved.").format(name=name))
        self._again(name=name)

    def take(self) -> None:
        """Import what was accepted and let the rest wait; nothing while anything is asked."""
        looked = self._looked
        if looked is None or not self.header.may_import:
            return
        self._going = True
        self.progress.begin()
        self.header.show_busy(looked.judged.file)
        judged = replace(looked.judged, laboratory=looked.mapping.laboratory)
        codes = {row.patient for row in judged.accepted}
        self._session.write(
            lambda store: take(store, judged, mapping=looked.name, said=looked.said, as_of=looked.as_of),
            partial(self._on_taken, looked),
            touched=lambda store: [key for key, code in store.patients() if code in codes],
            otherwise=self._on_not_kept,
        )

    def _on_taken(self, looked: Looked, _: object) -> None:
        self._going = False
        states = [state_of(row) for row in looked.judged.rows]
        words = self.tr("{file}: {new} new, {changed} changed, {waiting} waiting. Ctrl+Z takes all of it back.")
        counts = {name: number(states.count(state)) for name, state in _COUNTED}
        self.told.emit(words.format(file=looked.judged.file, **counts))
        self.leave()

    def _on_not_kept(self, problem: Exception) -> None:
        self._going = False
        self.progress.end()
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

    def _told_of(self, one: KeptImport) -> str:
        words = self.tr("{file}, {moment}, {user}: {added} new, {changed} changed, {refused} refused")
        counts = {name: number(one.counts[name]) for name in ("added", "changed", "refused")}
        return words.format(file=one.file, moment=moment(one.at), user=one.by, **counts)

    def _show(self, *, first: bool) -> None:
        looked = self._looked
        assert looked is not None
        judged, read_as = looked.judged, looked.judged.read_as
        self.header.show_file(looked)
        line, kind = read_as.get("header_line"), str(read_as.get("format") or "")
        notes = self.tr("header line {line}").format(line=line) if line else kind
        self.chips.show_reading(
            read_as, [(one, _example(one, looked)) for one in judged.questions], looked.sheets, notes
        )
        fields = {title: what for what, title in looked.mapping.columns.items()}
        self.columns.show_preview(looked.titles, looked.sample, fields, wide=read_as.get("layout") == "wide")
        if first or looked.problem is not None:
            self._columns_shown = not looked.name or looked.problem is not None
        if first:
            self._details = not looked.name
        self._details = self._details or bool(judged.questions)
        known = len(looked.mapping.tests)
        self.names.show_proposals(judged.proposals, looked.mapping.laboratory, known)
        self.counts.show_rows(judged.rows)
        self._show_rows()
        self.tray.show_waiting(waiting_in(looked))
        self._fold()

    def _show_rows(self) -> None:
        looked = self._looked
        if looked is None:
            return
        rows = looked.judged.rows
        shown = [row for row in rows if self.counts.value in (EVERY, state_of(row))]
        decimal = str(looked.judged.read_as.get("decimal") or ".")
        self.table.show_rows(shown, dict(looked.mapping.columns), looked.new_names, decimal)
        self._says.setText(self._sentence(looked))

    def _sentence(self, looked: Looked) -> str:
        if looked.problem is not None and looked.judged.read_as.get("layout") == "wide":
            return self.tr("Say above what each column is; names of tests are proposed below.")
        if looked.problem is not None:
            return spoken(looked.problem)
        judged = looked.judged
        nothing = not any(state_of(row) in (State.NEW, State.CHANGED, State.WAITING) for row in judged.rows)
        if looked.earlier and nothing:
            before = looked.earlier[0]
            words = self.tr("Imported {moment} by {user}; {count} rows, nothing new")
            return words.format(moment=moment(before.at), user=before.by, count=number(len(judged.rows)))
        if not judged.rows:
            return self.tr("Nothing to import: there is no row below the header.")
        told = [spoken(one) for one in judged.told]
        patients = len({row.patient for row in judged.rows if row.patient is not None})
        one, many = self.tr("1 patient by two identifiers."), self.tr("{count} patients by two identifiers.")
        told.insert(0, one if patients == 1 else many.format(count=number(patients)))
        used = {*looked.mapping.columns.values(), *looked.mapping.tests}
        spare = [title for title in looked.titles if title and title not in used]
        if spare and judged.read_as.get("layout") != "wide":
            told.append(self.tr("Not used, and not kept: {columns}.").format(columns=", ".join(spare)))
        return " ".join(told)

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
        return state_of(row) in (State.REFUSED, State.WAITING) and place_of(row.raw) not in self._left

    def _on_row(self, row: JudgedRow | None) -> None:
        if row is None or self._looked is None:
            self.tray.show_change("", ())
            return
        if state_of(row) is State.WAITING:
            self.tray.go_to(place_of(row.raw))
        if row.changes is None:
            self.tray.show_change("", ())
            return
        before = row.changes
        new = "" if row.quantity is None else row.quantity.reported
        title = self.tr("Line {line} changes a result").format(line=row.raw.line)
        on = short_date(before.date)
        what = f"{word(before.analyte)}, {row.patient}, {on}"
        values = f"{before.value.reported} {unit_words(before.unit)} → {new} {unit_words(row.unit)}"
        same = self.tr("Same patient, test and collection time. The old value stays in History.")
        self.tray.show_change(title, (what, values, same))

    def _to_table(self) -> None:
        self._show_tray(False)
        target = self.table if self._looked is not None else self.start.button
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_columns_wanted(self) -> None:
        self._columns_shown = not self._columns_shown
        self._fold()

    def _on_details(self) -> None:
        self._details = not self._details
        self._columns_shown = True
        self._fold()

    # --- its form ----------------------------------------------------------------------------------------------------

    def _on_tray_wanted(self) -> None:
        self._show_tray(not self._tray_shown)

    def _show_tray(self, shown: bool) -> None:
        self._tray_shown = shown
        self._fold()

    def _fold(self) -> None:
        """The tray beside the rows; where there is no room a step of its own, and so is how the file was read."""
        held = self._looked is not None
        wide, low = self.width() >= self._theme.px(TRAY_FROM), self.height() < self._theme.px(LOW)
        waits = self.tray.waiting is not None
        changes = self._looked is not None and any(row.is_change for row in self._looked.judged.rows)
        step = self._tray_shown and waits and held and not wide
        self.tray.be_sheet(step)
        self.tray.setVisible(step or (waits if not held else wide and (waits or changes)))
        self._places.setVisible(not step)
        details = held and (self._details or not low)
        rows = not (low and self._details)
        self.chips.setVisible(details and not step)
        self.columns.setVisible(details and self._columns_shown)
        for part in (self.counts, self.table, self._says):
            part.setVisible(rows)
        self._keys.setVisible(not low)
        self.header.show_steps(tray=held and not wide and waits, details=held and low, rows=rows)
        self.header.be_narrow(self.width() < self._theme.px(NARROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _say(self) -> None:
        self._keys.setText(
            self.tr(
                "↓ next row that needs something · Enter correct · Esc leave refused · 1 2 choose candidate"
                " · W wait · T take name · Ctrl+Enter import · Ctrl+Z after import: undo the batch"
            )
        )
        if self._looked is not None:
            self._show(first=False)

    def _dress(self) -> None:
        px = self._theme.px
        ground(self, self._theme, "panel")
        dress_label(self._keys, self._theme, role="caption", colour="text3")
        dress_label(self._says, self._theme, role="table", colour="text2")
        for line in self._lines:
            line.setContentsMargins(px(16), px(6), px(16), px(6))
        for part in (self.header, self.chips, self.columns, self.counts, self.table, self.names, self.tray, self.start):
            part.dress()


_COUNTED = (("new", State.NEW), ("changed", State.CHANGED), ("waiting", State.WAITING))


def _example(question: Question, looked: Looked) -> str:
    """The first text of the file that the question is about."""
    raws = [row.raw for row in looked.judged.rows if row.raw.problem is None]
    texts = [raw.collected if question.about is Asked.DATE_ORDER else raw.result for raw in raws]
    return next((text for text in texts if question.about is not Asked.DECIMAL or set(text) & set(".,")), "")


def _key_of(store: object, code: str) -> int:
    key = store.find(code)  # type: ignore[attr-defined]
    assert key is not None
    return int(key)
