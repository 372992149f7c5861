"""The parts of the place Import and how they share the room; it shows a file as it stands and decides nothing."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.laboratory.results import Asked, JudgedRow, Question
from models.words import filled
from storage.clinic.imports.batches import KeptImport, place_of
from ui.imports.asked import waiting_in
from ui.imports.columns import ColumnsPreview
from ui.imports.counts import EVERY, Counts
from ui.imports.header import ImportHeader
from ui.imports.names import NamesProposed
from ui.imports.reading import ReadingChips
from ui.imports.rows import RowsTable
from ui.imports.start import ImportStart
from ui.imports.tray import Tray
from ui.imports.words import State, state_of
from ui.imports.work import Looked
from ui.kit.progress_line import ProgressLine
from ui.kit.retold import Retold
from ui.kit.theme import Theme
from ui.kit.widgets import ElidedLabel, bare, dress_label, ground, rule
from ui.words.clinical import unit_words
from ui.words.journal import moment
from ui.words.language import number, short_date, spoken, word

TRAY_FROM = 1150  # narrower, the tray is a step of its own
NARROW, LOW = 960, 560  # narrower, the head has two lines; lower, how the file was read is a step of its own


class ImportView(Retold, QWidget):
    """A file at the top, how it was read, what becomes of each row, names proposed, and the tray beside them."""

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._looked: Looked | None = None
        self._tray_shown = self._columns_shown = self._details = False
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
        self.header.tray_wanted.connect(self._on_tray_wanted)
        self.header.details_wanted.connect(self._on_details)
        self.table.columns_wanted.connect(self._on_columns_wanted)
        self.table.row_changed.connect(self._on_row)
        self.counts.chosen.connect(lambda _: self._show_rows())
        theme.changed.connect(self._dress)
        self._say()
        self._dress()

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
        wide = read_as.get("layout") == "wide"
        tests = {*looked.mapping.tests, *(one.test for one in judged.proposals)} if wide else None
        self.columns.show_preview(looked.titles, looked.sample, fields, tests=tests)
        if first or looked.problem is not None:
            self._columns_shown = not looked.name or looked.problem is not None
        if first:
            self._details = not looked.name
        self._details = self._details or bool(judged.questions)
        known = len(looked.mapping.tests)
        self.names.show_proposals(judged.proposals, looked.mapping.laboratory, known)
        self.counts.show_counts(looked.counts)
        self._show_rows()
        self.tray.show_waiting(waiting_in(looked))
        self._fold()

    def _show_rows(self) -> None:
        looked = self._looked
        if looked is None:
            return
        shown, wanted = looked.judged.rows, self.counts.value
        if wanted != EVERY:
            shown = tuple(row for row in shown if state_of(row) == wanted)
        decimal = str(looked.judged.read_as.get("decimal") or ".")
        self.table.show_rows(shown, dict(looked.mapping.columns), looked.new_names, decimal)
        self._says.setText(self._sentence(looked))

    def _sentence(self, looked: Looked) -> str:
        if looked.problem is not None and looked.judged.read_as.get("layout") == "wide":
            return self.tr("Say above what each column is; names of tests are proposed below.")
        if looked.problem is not None:
            return spoken(looked.problem)
        judged = looked.judged
        nothing = not any(looked.counts.get(state) for state in (State.NEW, State.CHANGED, State.WAITING))
        if looked.earlier and nothing:
            before = looked.earlier[0]
            words = self.tr("Imported {moment} by {user}; {count} rows, nothing new")
            said = filled(words, moment=moment(before.at), user=before.by, count=number(len(judged.rows)))
            return " ".join((said, *(spoken(one) for one in judged.told)))
        if not judged.rows:
            return self.tr("Nothing to import: there is no row below the header.")
        told = [spoken(one) for one in judged.told]
        one, many = self.tr("1 patient by two identifiers."), self.tr("{count} patients by two identifiers.")
        told.insert(0, one if looked.patients == 1 else filled(many, count=number(looked.patients)))
        used = {*looked.mapping.columns.values(), *looked.mapping.tests}
        spare = [title for title in looked.titles if title and title not in used]
        if spare and judged.read_as.get("layout") != "wide":
            told.append(self.tr("Not used, and not kept: {columns}.").format(columns=", ".join(spare)))
        return " ".join(told)

    def _told_of(self, one: KeptImport) -> str:
        words = self.tr("{file}, {moment}, {user}: {added} new, {changed} changed, {refused} refused")
        counts = {name: number(one.counts[name]) for name in ("added", "changed", "refused")}
        return words.format(file=one.file, moment=moment(one.at), user=one.by, **counts)

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

    def _on_columns_wanted(self) -> None:
        self._columns_shown = not self._columns_shown
        self._fold()

    def _on_details(self) -> None:
        self._details = not self._details
        self._columns_shown = True
        self._fold()

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
        changes = self._looked is not None and self._looked.counts.get(State.CHANGED, 0) > 0
        step = self._tray_shown and waits and held and not wide
        self.tray.be_sheet(step)
        self.tray.setVisible(step or (waits if not held else wide and (waits or changes)))
        self._places.setVisible(not step)
        details = held and (self._details or not low)
        rows = not (low and self._details)
        self.chips.setVisible(details and not step)
        titled = self._looked is not None and bool(self._looked.titles)
        self.columns.setVisible(details and titled and self._columns_shown)
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


def _example(question: Question, looked: Looked) -> str:
    """The first text of the file that the question is about."""
    raws = [row.raw for row in looked.judged.rows if row.raw.problem is None]
    texts = [raw.collected if question.about is Asked.DATE_ORDER else raw.result for raw in raws]
    return next((text for text in texts if question.about is not Asked.DECIMAL or set(text) & set(".,")), "")
