"""The worklist: filters on top, the lines under their headings, and what waits for the patient who is looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.worklist.clinic import NO_MARK, Ask, Scope, agenda, counts, open_windows, turned
from models.worklist.line import Kind, Line, Wait, with_draft
from storage.roles import Actor, Role
from ui.kit.fields import Combo
from ui.kit.flow import FlowLayout
from ui.kit.retold import Retold
from ui.kit.segments import Segments
from ui.kit.theme import Theme
from ui.kit.widgets import bare, button, dress_label, ground, label
from ui.patient.empty import EmptyPage
from ui.session.lines import News
from ui.session.session import Session
from ui.words.common import translate
from ui.words.language import weekday_date
from ui.worklist import asks, words
from ui.worklist.beside import PANEL_FROM, Beside
from ui.worklist.panel import WaitPanel
from ui.worklist.table import WorklistTable
from ui.worklist.words import worded

if TYPE_CHECKING:
    from ui.worklist.sheet import Listing

_DAY_FROM = 760  # the width of the place at 100 %
_OPEN_AFTER_MS = 120  # while the arrows are held nobody is opened
_OF_THE_DAY = frozenset({Kind.VISIT, Kind.RESULTS, Kind.READ, Kind.DOSE, Kind.DRAFT})
_IF_ANY = frozenset({Kind.DRAFT, Kind.QUERY, Kind.ANSWER})  # their chips are there where one waits
_KEYS: dict[str, Kind] = {"R": Kind.RESULTS, "L": Kind.READ, "G": Kind.DOSE}


class WorklistPage(Retold, QWidget):
    """Says by signals who is to be opened, at what, and which form; keeps itself what is filtered, for each user."""

    chosen = Signal(int)  # the patient who is looked at
    open_wanted = Signal(int, object)  # and what waits, or None
    deed_wanted = Signal(int, str)  # a command for a patient
    move_wanted = Signal(int, str)  # a visit of the plan
    print_wanted = Signal()
    tray_wanted = Signal()  # where rows of laboratory files wait

    def __init__(self, theme: Theme, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._session = theme, session
        self.kept: Callable[[str], str] = lambda _: ""  # what was filtered here before, by name
        self.keep: Callable[[str, str], None] = lambda _, __: None
        self._news, self._ask, self._actor = News(), Ask(), Actor("", Role.READER)
        self._asked = False
        self._drafts: dict[int, date] = {}
        self._warned: int | None = None  # of whom it was said that something still waits
        self._opener = QTimer(self, singleShot=True, interval=_OPEN_AFTER_MS)
        self._opener.timeout.connect(self._on_rest)
        self._title = label("", theme, self, role="title")
        self._day = label("", theme, self, colour="text2")
        self._state = label("", theme, self, role="caption", colour="text3")
        self.scopes = Segments("", self)
        self.chips = {kind: button("", self) for kind in words.kind_words()}
        self.rows, self.print_button = button("", self), button("", self)
        self.protocol = Combo(self)
        self.mine = QCheckBox(self)
        self.table = WorklistTable(theme, session.today, self)
        self.panel = WaitPanel(theme, self)
        self.empty = EmptyPage(theme, self)
        self.way_out = button("", self.empty, kind="primary")
        self._keys = label("", theme, self, role="caption", colour="text2")
        self._lay_out()
        self._connect()
        self._say()
        self._dress()

    @property
    def ask(self) -> Ask:
        """What is filtered."""
        return self._ask

    @property
    def listing(self) -> Listing:
        """What is shown, to be printed."""
        from ui.worklist.sheet import Listing

        shown, said = (self.table.sections, self._news.marks), words.asked_words(self._ask, self.protocol.currentText())
        return Listing(*shown, self._ask.scope, said, self._session.today, self._news.complete)

    def take_focus(self) -> None:
        self.table.view.setFocus()

    # What is shown

    def show_news(self, news: News) -> None:
        """The lines as they are now. Whoever is open stays open: news moves nobody."""
        if news is not self._news:
            self._news = news
            self._fill()

    def show_drafts(self, begun: dict[int, date]) -> None:
        """By patient, since when an unsaved form of whoever is here waits."""
        if begun != self._drafts:
            self._drafts = begun
            self._fill()

    def show_actor(self, actor: Actor) -> None:
        """Who is here: their filters, and what is theirs to do."""
        if self._asked and actor == self._actor:
            return
        self._actor, self._asked = actor, True
        self._ask = asks.read(self.kept(self._name))
        self._show_ask()
        self._fill()

    def show_open(self, *_: object) -> None:
        """Put the cursor on the patient who is open, or nowhere where they do not stand here."""
        if not self._opener.isActive():
            self.table.choose(self._session.wanted)

    def settle(self) -> None:
        """Whoever was gone to a moment ago is opened now: what is done next is done to them."""
        if self._opener.isActive():
            self._opener.stop()
            self._on_rest()

    @property
    def _name(self) -> str:
        return f"worklist/{self._actor.user}"

    def _fill(self) -> None:
        ask, today, news = asks.whole(self._ask, self._actor), self._session.today, self._news
        lines, begun = news.lines, self._drafts
        if begun:
            keys = ((line, line.who.key) for line in lines)
            lines = tuple(with_draft(line, begun[key]) if key in begun else line for line, key in keys)
        sections = agenda(lines, news.marks, ask, today)
        line = self.table.line
        whose = line.who.key if line is not None and self._opener.isActive() else self._session.wanted
        self.table.show_sections(sections, news.marks, news.stale, whose)
        self._show_protocols()
        self._count(ask, lines)
        shown = sum(len(section.lines) for section in sections)
        at_way_out = self.empty.isAncestorOf(self.window().focusWidget() or self)
        self._pages.setCurrentWidget(self.beside if shown else self.empty)
        self.empty.say("", "")  # what was said before, in whatever language
        if not shown:
            self._say_empty()
        elif at_way_out:  # which is gone; the next button is none of the hand's
            self.take_focus()
        for one in (self.way_out, self._filters):
            one.setVisible(bool(news.lines or news.waiting))
        self.empty.show_offers(news.read and not news.lines and not news.waiting)
        self.print_button.setEnabled(bool(shown))
        self.panel.setEnabled(bool(shown))

    def _count(self, ask: Ask, lines: Sequence[Line]) -> None:
        news = self._news
        found = counts(lines, ask, self._session.today)
        for kind, said in words.kind_words().items():
            self.chips[kind].setText(f"{said}  {found[kind]}")
            self.chips[kind].setVisible(kind not in _IF_ANY or bool(found[kind]) or kind in ask.kinds)
        self.rows.setText(worded("Laboratory rows waiting in Import: {count}", count=news.rows))
        self.rows.setVisible(bool(news.rows))
        left = len(news.stale) + news.waiting
        self._state.setText("" if not left else worded("Lines being brought up to date: {count}", count=left))

    def _show_protocols(self) -> None:
        names = sorted({line.protocol for line in self._news.lines})
        if names != [self.protocol.itemData(n) for n in range(1, self.protocol.count())] or not self.protocol.count():
            self.protocol.blockSignals(True)
            self.protocol.clear()
            self.protocol.addItem(worded("All protocols"), "")
            for name in names:
                template = self._session.protocols.get(name)
                self.protocol.addItem(name if template is None else translate("models", template.title), name)
            self.protocol.setCurrentIndex(max(0, self.protocol.findData(self._ask.protocol)))
            self.protocol.blockSignals(False)
        self.protocol.setVisible(len(names) > 1)

    def _say_empty(self) -> None:
        """The fact, what is nearest, and one way on."""
        news, today = self._news, self._session.today
        if not news.read:
            self.empty.say(worded("The clinic file is being opened."), "")
        elif not news.lines and not news.waiting:
            self.empty.say(
                worded("No patient is recorded in this clinic file."),
                worded(
                    "Press Ctrl+R to register the first one. The first load brings past patients out of a workbook."
                ),
            )
        elif not news.lines:
            self.empty.say(worded("The lines of {count} patients are being derived.", count=news.waiting), "")
        else:
            count = open_windows(news.lines, today)
            fact = worded("Nothing waits that these filters leave.")
            if self._ask == Ask(scope=Scope.TODAY):
                fact = worded("No visit is planned for today.")
            self.empty.say(
                fact, worded("Windows open today: {count}, of {all} patients.", count=count, all=len(news.lines))
            )

    # The parts

    def _lay_out(self) -> None:
        px = self._theme.px
        self._head = QWidget(self)
        line = QHBoxLayout(self._head)
        line.setContentsMargins(px(16), px(8), px(16), px(4))
        line.setSpacing(px(12))
        for widget in (self._title, self._day):
            line.addWidget(widget)
        line.addWidget(self.scopes)
        choices = FlowLayout(across=px(12), right=True)
        choices.hold(self._state, self.mine, self.protocol, self.print_button)
        line.addLayout(choices, 1)
        self._filters = QWidget(self)
        margin = QHBoxLayout(self._filters)
        margin.setContentsMargins(px(16), px(2), px(16), px(8))
        flow = FlowLayout(across=px(6), down=px(4))
        margin.addLayout(flow)
        self.protocol.setMaximumWidth(px(260))
        self.protocol.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.protocol.setMinimumContentsLength(18)
        for chip in self.chips.values():
            chip.setCheckable(True)
            flow.addWidget(chip)
        flow.addWidget(self.rows)
        self.beside = Beside(self._theme, self.table, self.panel, self)
        self.empty.add(self.way_out)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.beside)
        self._pages.addWidget(self.empty)
        column = bare(QVBoxLayout(self))
        column.addWidget(self._head)
        column.addWidget(self._filters)
        column.addWidget(self._pages, 1)
        column.addWidget(self._keys)
        self.setFocusProxy(self.table.view)

    def _connect(self) -> None:
        self.scopes.chosen.connect(lambda scope: self._narrow(scope=Scope(scope)))
        for kind, chip in self.chips.items():
            chip.clicked.connect(partial(self._on_chip, kind))
        self.rows.clicked.connect(self.tray_wanted)
        self.print_button.clicked.connect(self.print_wanted)
        self.mine.clicked.connect(lambda on: self._narrow(mine=on))
        self.protocol.activated.connect(lambda _: self._narrow(protocol=str(self.protocol.currentData())))
        self.table.chosen.connect(self._on_row)
        self.table.moved.connect(self._opener.start)
        self.table.activated.connect(self._open)
        self.table.struck.connect(self._on_key)
        self.panel.wanted.connect(self._go)
        self.way_out.clicked.connect(self._on_way_out)
        self._session.lines_changed.connect(self.show_news)
        self._session.course_changed.connect(self.show_open)
        self._session.failed.connect(self.show_open)
        self._theme.changed.connect(self._dress)

    # What is done

    def _narrow(self, **changes: object) -> None:
        old = self._ask
        values = {"scope": old.scope, "kinds": old.kinds, "protocol": old.protocol, "mine": old.mine} | changes
        self._ask = Ask(**values)  # type: ignore[arg-type]
        self.keep(self._name, asks.written(self._ask))
        self._show_ask()
        self._fill()

    def _show_ask(self) -> None:
        self.scopes.choose(self._ask.scope.value)
        for kind, chip in self.chips.items():
            chip.setChecked(kind in self._ask.kinds)
        self.mine.setChecked(self._ask.mine)
        self.protocol.setCurrentIndex(max(0, self.protocol.findData(self._ask.protocol)))

    def _on_chip(self, kind: Kind) -> None:
        on = self.chips[kind].isChecked()
        kinds = self._ask.kinds | {kind} if on else self._ask.kinds - {kind}
        self._narrow(kinds=kinds, scope=Scope.ALL if on and not self._ask.kinds else self._ask.scope)

    def _on_way_out(self) -> None:
        self._narrow(scope=Scope.ALL, kinds=frozenset(), protocol="", mine=False)
        self.take_focus()

    def _on_row(self, _: object) -> None:
        line = self.table.line
        mark = NO_MARK if line is None else self._news.marks.get(line.who.key, NO_MARK)
        self.panel.show_line(line, self._session.today, mark)
        self.beside.strip.show_waits(self.panel.waits, self.panel.texts)

    def _on_rest(self) -> None:
        """The patient who is looked at is the one whom the commands are for."""
        line = self.table.line
        if line is not None and self.isVisible() and line.who.key != self._session.wanted:
            self.chosen.emit(line.who.key)

    def _open(self) -> None:
        line = self.table.line
        if line is not None:
            waits = self.panel.waits
            filtered = [one for one in waits if one.kind in self._ask.kinds]
            self.open_wanted.emit(line.who.key, next(iter(filtered or waits), None))

    def _on_key(self, key: str) -> None:
        line = self.table.line
        if line is None:
            return
        if key.isdigit():
            waits = self.panel.waits
            if int(key) <= len(waits):
                self._go(waits[int(key) - 1])
        elif key in _KEYS:
            self.open_wanted.emit(line.who.key, next((one for one in line.waits if one.kind is _KEYS[key]), _KEYS[key]))
        elif key == "P":
            self.beside.toggle()
        elif key == "E":
            self.deed_wanted.emit(line.who.key, "visit")
        elif key == "M":
            self.move_wanted.emit(line.who.key, "" if line.visit is None else line.visit.label)
        else:
            self._mark(line, here=key == "H")

    def _go(self, wait: Wait) -> None:
        line = self.table.line
        if line is not None and wait.kind is Kind.VISIT:
            self.deed_wanted.emit(line.who.key, "visit")
        elif line is not None:
            self.open_wanted.emit(line.who.key, wait)

    def _mark(self, line: Line, *, here: bool) -> None:
        """Here now, or finished now, asked once where something waits; the same key again takes it back."""
        waiting = [one for one in line.waiting(self._session.today) if one.kind in _OF_THE_DAY]
        finished = self._news.marks.get(line.who.key, NO_MARK).finished is not None
        if not here and waiting and not finished and self._warned != line.who.key:
            self._warned = line.who.key
            what = words.titled(waiting[0], self._session.today)[0]
            self._state.setText(worded("Still waiting: {what}. F once more finishes.", what=what))
            return
        self._warned = None
        old, now = self._news.marks.get(line.who.key, NO_MARK), datetime.now().time().replace(second=0, microsecond=0)
        new = turned(old, now, here=here)
        key, today = line.who.key, self._session.today
        self._session.read(lambda store: store.worklist.mark(key, today, new), lambda _: self._session.refresh())

    # Words and sizes

    def _say(self) -> None:
        self._title.setText(worded("Worklist"))
        self._day.setText(weekday_date(self._session.today))
        self.scopes.setAccessibleName(worded("Whose lines are shown"))
        self.scopes.set_choices([(scope.value, said) for scope, said in words.scope_words().items()])
        self.mine.setText(worded("Mine"))
        self.mine.setToolTip(worded("Only what whoever is here may do by their role."))
        self.protocol.setAccessibleName(worded("Protocol"))
        self._keys.setText(
            worded(
                "↑ ↓ patient   Enter open   E enter visit   R sign results   L read   G given   M move   H here   "
                "F finished   1–6 item at the right"
            )
        )
        self.way_out.setText(worded("Show all"))
        self.print_button.setText(worded("Print list…"))
        self.print_button.setToolTip("Ctrl+P")
        self.panel.say()
        self.protocol.clear()
        self._show_ask()
        self._fill()

    def _dress(self) -> None:
        px = self._theme.px
        ground(self, self._theme, "panel")
        dress_label(self._title, self._theme, role="title", colour="text")
        dress_label(self._day, self._theme, role="body", colour="text2")
        dress_label(self._state, self._theme, role="caption", colour="text3")
        dress_label(self._keys, self._theme, role="caption", colour="text2")
        self._keys.setContentsMargins(px(16), px(8), px(16), px(8))
        self.panel.dress()
        self.beside.dress()
        self.table.dress()
        self._fit()

    def _fit(self) -> None:
        self._keys.setVisible(self.width() >= self._theme.px(PANEL_FROM))
        self._day.setVisible(self.width() >= self._theme.px(_DAY_FROM))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_open()
