"""The queries of one patient: what is asked about which value, how each stands, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.course.course import Course
from models.forms.query import Deed
from models.record.kept import QueryState
from models.record.queries import Asked, asked, query_subject
from storage.clinic.rows import RecordKind, name_of
from ui.kit.flow import FlowLayout
from ui.kit.retold import Retold
from ui.kit.table_view import dress_view, fill_view, inset, table_view
from ui.kit.tables import Column, RecordTable
from ui.kit.theme import Theme
from ui.kit.widgets import bare, button, dress_label, label
from ui.patient.lesions.page import RowToCorrect
from ui.session.session import Session
from ui.words.language import clauses
from ui.words.queries import about_words, state_words, thread, value_words

_WIDTHS = (270, 140, 280, 110, 220, 110)  # the last column takes the rest
_ORDER = (QueryState.OPEN, QueryState.ANSWERED, QueryState.CLOSED)


class QueriesView(Retold, QWidget):
    """What waits stands on top. ``wanted`` names the query that is to be answered, corrected or asked again."""

    wanted = Signal(object)  # RowToCorrect
    save_wanted = Signal(object)  # Course

    def __init__(self, theme: Theme, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._session = theme, session
        self._course: Course | None = None
        self._refusals: dict[str, str] = {}
        self.view = table_view(self)
        self._table = RecordTable((), self)
        self._told = label("", theme, self, role="body", colour="text2")
        self.answer_button, self.correct_button = button("", self, kind="primary"), button("", self)
        self.close_button, self.again_button = button("", self), button("", self)
        self.save_button = button("", self)
        self._line = QHBoxLayout()
        self._line.addWidget(self._told)
        ways = FlowLayout(right=True)
        self._line.addLayout(ways, 1)
        for made, deed in (
            (self.answer_button, self.answer),
            (self.correct_button, self.correct),
            (self.again_button, self.ask_again),
            (self.close_button, self.close_query),
            (self.save_button, self.save),
        ):
            ways.addWidget(made)
            made.clicked.connect(deed)
        for keys, deed in (("A", self.answer), ("C", self.close_query)):
            QShortcut(QKeySequence(keys), self, deed)
        self.view.activated.connect(self._on_activated)
        self._thread = label("", theme, self, role="table", colour="text2", wrap=True)
        column = bare(QVBoxLayout(self))
        column.addLayout(self._line)
        column.addLayout(inset(self.view, theme), 1)
        column.addWidget(self._thread)
        self.setFocusProxy(self.view)
        theme.changed.connect(self.dress)
        self._say()
        self.dress()

    @property
    def queries(self) -> tuple[Asked, ...]:
        return self._table.records

    @property
    def chosen(self) -> Asked | None:
        current = self.view.currentIndex()
        return self._table.record(current) if current.isValid() else None

    @property
    def open(self) -> int:
        """How many are not closed."""
        return sum(one.query.state is not QueryState.CLOSED for one in self.queries)

    def show_course(self, course: Course | None) -> None:
        before, self._course = self.chosen, course
        found = () if course is None else asked(course.record)
        rows = sorted(found, key=lambda one: _ORDER.index(one.query.state))
        self._table.show_records(rows)
        self._told.setText(self._counted(len(rows)))
        keys = [one.query.key for one in rows]
        if rows:
            self._go_to(keys.index(before.query.key) if before is not None and before.query.key in keys else 0)
        self._allow()

    def show_refusals(self, refusals: dict[str, str]) -> None:
        """Why a query may not be answered, asked again or closed, or its value not be corrected."""
        self._refusals = refusals
        self._allow()

    def choose(self, *, answered: bool, whose: str = "") -> None:
        """Put the cursor on the first query that waits for an answer, or the first ``answered`` one.

        Of the one who is asked, where somebody is named.
        """
        rows, state = self.queries, QueryState.ANSWERED if answered else QueryState.OPEN
        of_state = [place for place, one in enumerate(rows) if one.query.state is state]
        named = [place for place in of_state if whose in ("", rows[place].query.asked_of)]
        if found := named or of_state:
            self._go_to(found[0])

    # What is done

    def answer(self, *_: object) -> None:
        self._ask_for(self.answer_button.isEnabled(), Deed.ANSWER.value)

    def correct(self, *_: object) -> None:
        self._ask_for(self.correct_button.isEnabled(), "")

    def ask_again(self, *_: object) -> None:
        self._ask_for(self.again_button.isEnabled(), Deed.ASK_AGAIN.value)

    def close_query(self, *_: object) -> None:
        one, key = self.chosen, self._session.key
        if one is not None and key is not None and self.close_button.isEnabled() and one.query.key is not None:
            self.close_button.setEnabled(False)
            row = one.query.key
            self._session.write(
                lambda store: store.queries.close(key, row), touched=(key,), otherwise=self._on_not_closed
            )

    def _on_not_closed(self, problem: Exception) -> None:
        self._allow()
        self._session.failed.emit(problem)

    def save(self, *_: object) -> None:
        """All of them as a table."""
        if self._course is not None and self.save_button.isEnabled():
            self.save_wanted.emit(self._course)

    def _ask_for(self, allowed: bool, deed: str) -> None:
        one = self.chosen
        if not allowed or one is None or one.query.key is None or self._course is None:
            return
        kind, row, field = RecordKind.QUERY, one.query.key, ""
        if one.target is not None and one.target.part.key is not None:
            kind, row, field = RecordKind(name_of(type(one.target.part))), one.target.part.key, one.target.name
        subject = query_subject(self._course.record, one.query)
        self.wanted.emit(RowToCorrect(kind, row, subject, field=field, deed=deed, query=one.query.key))

    def _on_activated(self, *_: object) -> None:
        """Enter does what the query waits for."""
        if (one := self.chosen) is not None and one.query.state is QueryState.OPEN:
            self.answer()
        elif self.again_button.isEnabled():
            self.ask_again()

    def _go_to(self, place: int) -> None:
        self.view.setCurrentIndex(self._table.index(place, 0))

    # What is shown

    def _allow(self, *_: object) -> None:
        one = self.chosen
        state = None if one is None else one.query.state
        there = one is not None and one.target is not None
        waits = state in (QueryState.OPEN, QueryState.ANSWERED)
        for made, names, possible, tip in (
            (self.answer_button, ("answer",), state is QueryState.OPEN, self.tr("Answer the chosen query (A)")),
            (
                self.correct_button,
                ("answer", "correct"),
                state is QueryState.OPEN and there,
                self.tr("Correct the value; the reason is the answer (F2)"),
            ),
            (
                self.again_button,
                ("ask",),
                state is QueryState.ANSWERED and there,
                self.tr("Close the answered query and ask once more about the same (Q)"),
            ),
            (self.close_button, ("ask",), waits, self.tr("Close the chosen query (C)")),
            (self.save_button, ("print",), bool(self.queries), self.tr("All queries of this patient as a table")),
        ):
            why_not = next(filter(None, (self._refusals.get(name, "") for name in names)), "")
            made.setEnabled(possible and not why_not)
            made.setToolTip(why_not or tip)
        self._thread.setText("" if one is None else _tip(one))
        self._thread.setVisible(one is not None)

    def _counted(self, count: int) -> str:
        if not count:
            return self.tr("No query was asked about this patient. Q at a value asks one.")
        return self.tr("Queries not closed: {open} of {count}").format(open=self.open, count=count)

    def _subject(self, one: Asked) -> str:
        return "" if self._course is None else query_subject(self._course.record, one.query)

    def _say(self) -> None:
        for made, words in (
            (self.answer_button, self.tr("Answer…")),
            (self.correct_button, self.tr("Correct the value…")),
            (self.again_button, self.tr("Ask again…")),
            (self.close_button, self.tr("Close")),
            (self.save_button, self.tr("Save as CSV…")),
        ):
            made.setText(words)
        self._table = RecordTable(
            (
                Column(title=self.tr("About"), value=lambda one: about_words(one, self._subject(one)), tip=_tip),
                Column(title=self.tr("Value then, and now"), value=value_words, tip=_tip),
                Column(title=self.tr("Question"), value=lambda one: one.query.question, tip=_tip),
                Column(title=self.tr("Asked of"), value=lambda one: one.query.asked_of),
                Column(title=self.tr("Answer"), value=lambda one: one.query.answer, tip=_tip),
                Column(title=self.tr("State"), value=state_words, tip=_tip),
            ),
            self,
        )
        fill_view(self.view, self._table, self._theme, _WIDTHS)
        self.view.selectionModel().currentRowChanged.connect(self._allow)
        self.view.setAccessibleName(self.tr("Queries of this patient"))
        self.show_course(self._course)

    def dress(self) -> None:
        px = self._theme.px
        dress_label(self._told, self._theme, role="body", colour="text2")
        dress_label(self._thread, self._theme, role="table", colour="text2")
        self._thread.setContentsMargins(px(18), px(8), px(18), px(10))
        self._line.setSpacing(px(8))
        self._line.setContentsMargins(px(18), px(8), px(14), px(8))
        dress_view(self.view, self._theme)

    def minimumSizeHint(self) -> QSize:
        """The buttons give way before the window must be wider."""
        return QSize(self._theme.px(320), super().minimumSizeHint().height())


def _tip(one: Asked) -> str:
    return "\n".join(clauses(filter(None, line)) for line in thread(one.query))
