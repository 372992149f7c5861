"""The popover in which a cohort is filtered: every value that occurs with its number of patients, all by keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.cohort.filter import EVERYONE, CohortFilter
from models.cohort.filter_offers import Offer, Offers, asked, toggled
from models.forms.typed import EntryError, parse_date
from ui.kit.flow import FlowLayout
from ui.kit.theme import Theme
from ui.kit.widgets import button, ground, label, rule, upright_scroll
from ui.words.language import short_date, spoken

_WIDTH, _HEIGHT = 560, 620


class FilterPopover(QFrame):
    """Lies over its parent. Every change is told at once by ``changed``; Esc, Enter and a focus elsewhere close it.

    ``today`` is the day that ``today`` and ``-2w`` count from in the fields of the dates.
    """

    changed = Signal(object)  # CohortFilter

    def __init__(self, theme: Theme, parent: QWidget, *, today: date) -> None:
        super().__init__(parent)
        self._theme, self._today, self._over = theme, today, parent
        self._anchor: QWidget | None = None
        self._wanted, self._offers = EVERYONE, Offers()
        self.boxes: dict[tuple[str, object], QCheckBox] = {}
        self.setFrameShape(QFrame.Shape.Box)
        self.setAccessibleName(self.tr("Filter of the cohort"))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self._inner = QWidget(self)
        self._inner_column = QVBoxLayout(self._inner)
        px = theme.px
        self._inner_column.setContentsMargins(px(14), px(10), px(14), px(10))
        self._inner_column.setSpacing(px(4))
        self._scroll = upright_scroll(self._inner, self)
        column.addWidget(self._scroll, 1)
        column.addWidget(rule(theme, self))
        column.addWidget(self._foot())
        self.show_offers(self._offers, self._wanted)
        self.hide()
        program = QApplication.instance()
        assert isinstance(program, QApplication)
        program.focusChanged.connect(self._on_focus)

    @property
    def wanted(self) -> CohortFilter:
        return self._wanted

    def show_offers(self, offers: Offers, wanted: CohortFilter) -> None:
        """What can be asked of the cohort, and what is."""
        for part, colour in ((self, "panel"), (self._inner, "panel"), (self._low, "band")):
            ground(part, self._theme, colour)
        self._offers, self._wanted = offers, wanted
        while (item := self._inner_column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.boxes.clear()
        for offer in offers.parts:
            self._inner_column.addWidget(self._part(offer))
        self._inner_column.addWidget(self._dates())
        self._inner_column.addStretch(1)
        self._clear.setEnabled(not wanted.empty)

    def show_filter(self, wanted: CohortFilter) -> None:
        """The filter as it was changed elsewhere, for instance by a chip."""
        self._wanted = wanted
        for (part, value), box in self.boxes.items():
            box.blockSignals(True)
            box.setChecked(asked(wanted, part, value))
            box.blockSignals(False)
        for field, on in ((self.first, wanted.start_from), (self.last, wanted.start_to)):
            field.setText("" if on is None else short_date(on))
        self._clear.setEnabled(not wanted.empty)

    def open_below(self, anchor: QWidget, part: str = "") -> None:
        """Show it under a widget, inside its parent, with the focus on a part of the filter."""
        px, room = self._theme.px, self._over.rect()
        self._anchor = anchor
        below = anchor.mapTo(self._over, QPoint(0, anchor.height() + px(4)))
        width = min(px(_WIDTH), room.width() - px(8))
        height = min(px(_HEIGHT), max(room.height() - below.y() - px(8), px(220)))
        left = max(min(below.x(), room.width() - width - px(4)), px(4))
        self.setGeometry(left, max(min(below.y(), room.height() - height), 0), width, height)
        self.show()
        self.raise_()
        first = next((box for (name, _), box in self.boxes.items() if not part or name == part), self.first)
        if part == "start":
            first = self.first
        first.setFocus(Qt.FocusReason.PopupFocusReason)
        self._scroll.ensureWidgetVisible(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.leave()
        else:
            super().keyPressEvent(event)

    def leave(self) -> None:
        """Close it, with the focus back where it was opened from."""
        if self._anchor is not None:
            self._anchor.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """While it is open: a click elsewhere in the window closes it."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            pressed = self.mapFromGlobal(event.globalPosition().toPoint())
            self.setVisible(self.rect().contains(pressed))
        return False

    def _on_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and now is not None and now is not self and not self.isAncestorOf(now):
            self.hide()

    def showEvent(self, event: QShowEvent) -> None:
        # Of the program, a filter would hear of widgets that are being destroyed, which PySide does not survive.
        super().showEvent(event)
        if (handle := self.window().windowHandle()) is not None:
            handle.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        if (handle := self.window().windowHandle()) is not None:
            handle.removeEventFilter(self)
        super().hideEvent(event)

    # --- its parts -------------------------------------------------------------------------------------------------

    def _part(self, offer: Offer) -> QWidget:
        box, flow = self._section(spoken(offer.name), unknown=offer.unknown)
        for one in offer.values:
            check = QCheckBox(self.tr("{value} ({count})").format(value=spoken(one.words), count=one.count), box)
            check.setAccessibleName(f"{spoken(offer.name)}: {check.text()}")
            check.setChecked(asked(self._wanted, offer.part, one.value))
            check.toggled.connect(partial(self._on_toggled, offer.part, one.value))
            self.boxes[offer.part, one.value] = check
            flow.addWidget(check)
        return box

    def _section(self, name: str, *, unknown: int = 0) -> tuple[QWidget, FlowLayout]:
        box = QWidget(self._inner)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, self._theme.px(4))
        column.setSpacing(self._theme.px(2))
        head = QHBoxLayout()
        head.setSpacing(self._theme.px(8))
        head.addWidget(label(name, self._theme, box, role="table_strong"))
        if unknown:
            words = self.tr("not known: {count}").format(count=unknown)
            head.addWidget(label(words, self._theme, box, role="caption", colour="text3"))
        head.addStretch(1)
        column.addLayout(head)
        flow = FlowLayout(None, across=self._theme.px(16), down=self._theme.px(2))
        column.addLayout(flow)
        return box, flow

    def _dates(self) -> QWidget:
        box, flow = self._section(self.tr("Start of treatment"))
        self.first, self.last = QLineEdit(box), QLineEdit(box)
        words = (
            (self.first, self.tr("from"), self._wanted.start_from, self._offers.first),
            (self.last, self.tr("to"), self._wanted.start_to, self._offers.last),
        )
        for field, name, on, example in words:
            said = label(name, self._theme, box, role="table", colour="text2")
            said.setBuddy(field)
            field.setAccessibleName(self.tr("Start of treatment, {end}").format(end=name))
            field.setPlaceholderText("" if example is None else short_date(example))
            field.setText("" if on is None else short_date(on))
            field.setFixedWidth(self._theme.px(120))
            field.editingFinished.connect(self._on_dates)
            flow.addWidget(said)
            flow.addWidget(field)
        self._problem = label("", self._theme, box, role="caption", colour="urgent", wrap=True)
        self._problem.hide()
        flow.addWidget(self._problem)
        return box

    def _foot(self) -> QWidget:
        foot = QWidget(self)
        self._low = foot
        row = QHBoxLayout(foot)
        px = self._theme.px
        row.setContentsMargins(px(14), px(8), px(14), px(8))
        self._clear = button(self.tr("Everyone"), foot, kind="small")
        self._clear.clicked.connect(lambda: self._choose(EVERYONE, everywhere=True))
        done = button(self.tr("Done"), foot, kind="primary")
        done.clicked.connect(self.leave)
        row.addWidget(self._clear)
        row.addStretch(1)
        row.addWidget(done)
        return foot

    # --- what is chosen --------------------------------------------------------------------------------------------

    def _on_toggled(self, part: str, value: object, on: bool) -> None:
        self._choose(toggled(self._wanted, part, value, on=on), everywhere=True)

    def _on_dates(self) -> None:
        try:
            first, last = (self._date(field) for field in (self.first, self.last))
        except EntryError as problem:
            self._say_problem(spoken(problem.sentence))
            return
        if first is not None and last is not None and first > last:
            self._say_problem(self.tr("The first day lies after the last."))
            return
        self._say_problem("")
        self._choose(replace(self._wanted, start_from=first, start_to=last))

    def _date(self, field: QLineEdit) -> date | None:
        return parse_date(field.text(), self._today) if field.text().strip() else None

    def _say_problem(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.setVisible(bool(words))

    def _choose(self, wanted: CohortFilter, *, everywhere: bool = False) -> None:
        if wanted == self._wanted:
            return
        if everywhere:
            self.show_filter(wanted)
        self._wanted = wanted
        self._clear.setEnabled(not wanted.empty)
        self.changed.emit(wanted)
