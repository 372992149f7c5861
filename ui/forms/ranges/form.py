"""The laboratories of the clinic and the ranges of each: typed once, and anew from a date on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from models.forms.ranges import (
    RangeDraft,
    RangesDraft,
    draft_document,
    draft_of_edition,
    problems,
    range_change,
    read_draft,
    standing,
)
from models.forms.typed import Problem, read_date
from models.record.analytes import ANALYTES
from models.record.range_changes import Alike, RangeChange, touched
from models.record.records import LabRange, RangeSex
from ui.forms.base import DraftForm
from ui.forms.ranges.rows import NAME_WIDTH, RangeRow, limit_heads
from ui.kit.fields import Choice, DateEntry, Entry
from ui.kit.theme import Theme
from ui.kit.widgets import dress_label, ground, hold_width, label, upright
from ui.session.session import Session
from ui.words.language import listed, short_date

if TYPE_CHECKING:
    from ui.forms.base import Operation

WIDTH, HEIGHT = 1180, 860
ANOTHER = ""  # a laboratory that has no name yet
_OTHER = {RangeSex.MALE: RangeSex.FEMALE, RangeSex.FEMALE: RangeSex.MALE}


class LaboratoriesDialog(DraftForm):
    """One laboratory at a time; what is valid on the day the ranges hold from stands in the fields already."""

    kind = "laboratories"

    def __init__(
        self,
        theme: Theme,
        session: Session,
        parent: QWidget,
        *,
        editions: Sequence[LabRange],
        names: Sequence[str],
        results: Sequence[Alike],
    ) -> None:
        super().__init__(theme, session, parent)
        self._editions, self._names, self._results = tuple(editions), tuple(names), tuple(results)
        self.setWindowTitle(self.tr("Laboratories and their ranges"))
        options = [(f"{place}  {name}", str(place), name) for place, name in enumerate(self._names, start=1)]
        options.append((self.tr("0  another laboratory"), "0", ANOTHER))
        self.chosen = Choice(options, self.tr("Laboratory"), self.body)
        self.chosen.choose(self._names[0] if self._names else ANOTHER)
        self.name = Entry("laboratory", self.tr("Name of the laboratory"), self.body)
        self.valid_from = DateEntry("valid_from", self.tr("Valid from"), self.body)
        self.reason = Entry("reason", self.tr("Reason"), self.body)
        self._day = label("", theme, self.body, role="caption", colour="text3", wrap=True)  # below the date
        self._remark = label("", theme, self.body, role="caption", colour="text3", wrap=True)
        self._touches = label("", theme, self.body, role="table", colour="text2", wrap=True)
        self._reason_label = self._named(self.tr("&Reason"), self.reason)
        self._inner_rows = QWidget(self.body)
        ground(self._inner_rows, theme, "panel")
        self._scroll = upright(self._inner_rows, self.body)
        self._grid = QGridLayout(self._inner_rows)
        self.rows: list[RangeRow] = []
        self._lay_out()
        self._connect()
        self._show_laboratory()
        self._begin()
        room = parent.window().size()
        self.resize(
            min(theme.px(WIDTH), room.width() - theme.px(24)), min(theme.px(HEIGHT), room.height() - theme.px(28))
        )
        self._walk.add(self.reason)

    def begin_with(self, laboratory: str) -> None:
        """Another laboratory than the first; for one that has no name yet, nothing."""
        self.chosen.choose(laboratory if laboratory in self._names else ANOTHER)

    # What stands on it

    @property
    def laboratory(self) -> str:
        return self.name.text().strip() if self.chosen.value == ANOTHER else self.chosen.value or ""

    @property
    def draft(self) -> RangesDraft:
        return RangesDraft(
            laboratory=self.laboratory,
            valid_from=self.valid_from.typed,
            rows=tuple(row.draft for row in self.rows),
            reason=self.reason.text(),
        )

    @property
    def is_whole(self) -> bool:
        return self.change is not None

    @property
    def change(self) -> RangeChange | None:
        return range_change(self.draft, self._editions, self._session.today)

    def document(self) -> dict[str, Any]:
        return draft_document(self.draft, self._session.today)

    def problems(self) -> tuple[Problem, ...]:
        return problems(self.draft, self._editions, self._session.today)

    def operation(self) -> Operation:
        change = self.change
        assert change is not None
        reason = self.reason.text()
        return lambda store: store.laboratories.change(change, reason=reason)

    def _take(self, document: dict[str, Any]) -> str:
        kept = read_draft(document)
        self.chosen.choose(kept.laboratory if kept.laboratory in self._names else ANOTHER)
        self.name.setText("" if kept.laboratory in self._names else kept.laboratory)
        self._show_laboratory()
        self.valid_from.setText(kept.valid_from)
        self.reason.setText(kept.reason)
        for place, row in enumerate(kept.rows):
            if place < len(self.rows):
                self.rows[place].show_draft(row)
            elif not row.is_blank:
                self._add(row)
        return ""

    # How it looks

    def _lay_out(self) -> None:
        px = self._theme.px
        top = QGridLayout()
        top.setHorizontalSpacing(px(10))
        top.setVerticalSpacing(px(2))
        top.addWidget(self._named(self.tr("&Laboratory"), self.chosen), 0, 0)
        top.addWidget(self.chosen, 0, 1)
        top.addWidget(self.name, 0, 2)
        top.addWidget(self._named(self.tr("&Valid from"), self.valid_from), 0, 3)
        top.addWidget(self.valid_from, 0, 4)
        top.addWidget(self._day, 1, 3, 1, 2)
        top.addWidget(self._remark, 2, 1, 1, 4)
        for field, width in ((self.chosen, 190), (self.name, 190), (self.valid_from, 120)):
            field.setMinimumWidth(px(width))
        top.setColumnStretch(2, 1)
        self._grid.setContentsMargins(0, 0, px(4), 0)
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(2))
        self._grid.setColumnMinimumWidth(0, px(NAME_WIDTH))
        self._grid.setColumnStretch(7, 1)
        heads = (self.tr("test"), self.tr("unit"), self.tr("for"), *limit_heads())
        for place, words in enumerate(heads):
            made = label(words, self._theme, self._inner_rows, role="caption", colour="text3")
            self._grid.addWidget(made, 0, place, Qt.AlignmentFlag.AlignBottom)
        why = QHBoxLayout()
        why.setSpacing(px(10))
        why.addWidget(self._reason_label)
        why.addWidget(self.reason, 1)
        column = QVBoxLayout()
        column.setContentsMargins(px(24), px(14), px(24), px(8))
        column.setSpacing(px(6))
        column.addLayout(top)
        column.addWidget(self._scroll, 1)
        hold_width(self._scroll)
        column.addWidget(self._touches)
        column.addLayout(why)
        self._finish(column)

    def _connect(self) -> None:
        self.chosen.currentIndexChanged.connect(self._on_chosen)
        self.valid_from.textChanged.connect(self._on_dated)
        for entry in (self.name, self.reason):
            entry.textChanged.connect(self._on_typed)
        for field in (self.chosen, self.name, self.valid_from):
            self._walk.add(field)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self.name if self.chosen.value == ANOTHER else self.rows[0].limits["low"]).setFocus()

    # Its lines

    def _show_laboratory(self) -> None:
        """Every test of the rules has a line, and every edition of the laboratory that is valid."""
        self.name.setVisible(self.chosen.value == ANOTHER)
        latest = max((one.valid_from for one in self._own_editions()), default=None)
        self.valid_from.setText("" if latest is None else short_date(latest))
        self._show_standing()

    def _own_editions(self) -> list[LabRange]:
        return [one for one in self._editions if one.laboratory == self.laboratory]

    def _standing(self) -> dict[tuple[str, str, RangeSex], RangeDraft]:
        on = read_date(self.valid_from.typed, self._session.today)
        found = map(draft_of_edition, standing(self._editions, self.laboratory, on))
        return {one.test: one for one in found}

    def _show_standing(self) -> None:
        """What is valid on the day, but in lines on which something was typed already."""
        stands = self._standing()
        for row in self.rows:
            if not row.is_touched:
                row.show_standing(stands.get(row.shown.test, row.emptied()))
        have = {row.shown.test for row in self.rows}
        named = {row.shown.analyte for row in self.rows} | {analyte for analyte, _, _ in stands}
        missing = [one for test, one in stands.items() if test not in have]
        missing += [RangeDraft(analyte=one.name, unit=one.unit) for one in ANALYTES.values() if one.name not in named]
        order = {name: place for place, name in enumerate(ANALYTES)}
        for one in sorted(missing, key=lambda one: order.get(one.analyte, len(order))):
            if one.analyte not in ANALYTES or not ANALYTES[one.analyte].dipstick:
                self._add(one)
        self._arrange()

    def _add(self, begun: RangeDraft) -> RangeRow:
        row = RangeRow(begun, self._theme, self._inner_rows)
        row.typed.connect(self._on_row)
        self.rows.append(row)
        return row

    def _arrange(self) -> None:
        """In the order of the rules, for both before for one; those of the laboratory's own at the end, then one
        empty line."""
        if not any(isinstance(row.name, Entry) and row.draft.is_empty for row in self.rows):
            self._add(RangeDraft())
        order = {name: place for place, name in enumerate(ANALYTES)}
        sexes = list(RangeSex)
        self.rows.sort(
            key=lambda row: (
                order.get(row.shown.analyte, len(order) + (not row.shown.analyte)),
                row.draft.unit if row.shown.analyte else "",
                sexes.index(row.draft.sex) if row.shown.analyte else 0,
            )
        )
        for number, row in enumerate(self.rows, start=1):
            row.place(self._grid, number)
            row.show_problem("", "", "")
        self._grid.setRowStretch(len(self.rows) + 1, 1)
        self._order_fields()

    def _order_fields(self) -> None:
        """Enter goes from limit to limit, Tab to every field."""
        self._walk.begin((self.chosen, self.name, self.valid_from))
        before: QWidget = self.valid_from
        for row in self.rows:
            for field in row.walked:
                self._walk.add(field)
            for field in row.fields:
                QWidget.setTabOrder(before, field)
                before = field
        self._walk.add(self.reason)
        QWidget.setTabOrder(before, self.reason)

    # What happens

    def _on_chosen(self) -> None:
        for row in self.rows:
            for widget in (row.name, row.unit, row.sex, *row.limits.values(), row.remark):
                widget.deleteLater()
            row.deleteLater()
        self.rows = []
        self._show_laboratory()
        self._begun_as = self.draft
        self._on_typed()

    def _on_dated(self) -> None:
        self._show_standing()
        self._on_typed()

    def _on_row(self) -> None:
        """A range for one sex asks for that of the other; the empty line that was begun makes the next."""
        tests = {(row.draft.analyte, row.draft.sex) for row in self.rows}
        wanted = None
        for row in self.rows:
            draft = row.draft
            other = _OTHER.get(draft.sex)
            if other is not None and row.shown.analyte and (draft.analyte, other) not in tests:
                wanted = RangeDraft(analyte=draft.analyte, unit=draft.unit, sex=other)
        if wanted is not None:
            self._add(wanted)
        if wanted is not None or not any(row.draft.is_empty for row in self.rows if isinstance(row.name, Entry)):
            self._arrange()
        self._on_typed()

    def _show_problems(self, words: dict[str, str]) -> None:
        found = {(int(parts[1]), parts[2]): said for name, said in words.items() if len(parts := name.split(".")) == 3}
        since = {(one.analyte, one.unit, one.sex): one.valid_from for one in self._standing_editions()}
        for place, row in enumerate(self.rows):
            field, said = next(((name, said) for (at, name), said in found.items() if at == place), ("", ""))
            on = since.get(row.draft.test)
            row.show_problem(field, said, "" if on is None else self.tr("since {date}").format(date=short_date(on)))
        wrong = words.get("valid_from", "") if self.valid_from.typed else ""
        self.valid_from.show_problem(wrong)
        self.name.show_problem(words.get("laboratory", "") if self.name.text() else "")
        dress_label(self._day, self._theme, role="caption", colour="urgent" if wrong else "text3")
        self._day.setText(wrong or self.valid_from.meaning(self._session.today))
        self._remark.setText(self._meaning())
        self._show_change()

    def _standing_editions(self) -> tuple[LabRange, ...]:
        return standing(self._editions, self.laboratory, read_date(self.valid_from.typed, self._session.today))

    def _meaning(self) -> str:
        """The days from which there are editions already."""
        days = sorted({one.valid_from for one in self._own_editions()})
        if not days:
            return self.tr("From that day on: results before it have no range of this laboratory.")
        told = self.tr("Editions: {days}. Another date begins a new one; what is older keeps its ranges.")
        return told.format(days=listed(map(short_date, days)))

    def _show_change(self) -> None:
        """How many results it touches, before it is saved; and the reason, where one is asked."""
        change = self.change
        corrects = change is not None and change.corrects(self._editions)
        self.reason.setVisible(corrects)
        self._reason_label.setVisible(corrects)
        self.chosen.setEnabled(not any(row.is_touched for row in self.rows))
        if change is None:
            self._touches.setText("")
            return
        count = touched(change, self._editions, self._results)
        ranges = self.tr("Ranges to be saved: {count}.").format(count=len(change.come) + len(change.gone))
        results = self.tr("Results that are saved already and get other limits: {count}; grades are computed anew.")
        none = self.tr("No result that is saved already gets other limits.")
        self._touches.setText(f"{ranges} {results.format(count=count) if count else none}")

    def _ready(self) -> str:
        if self.change is None:
            return self.tr("Type the limits as the laboratory prints them. Enter goes to the next limit.")
        return self.tr("Ctrl+Enter saves the ranges.")
