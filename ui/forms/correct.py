"""Correcting what was saved: one row, value by value, with what it was and with a reason; or taking the row out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from models.course.course import Course
from models.forms.registration import Known, code_problem, number_problem, plain_code
from models.forms.typed import LONGEST_WORDS, EntryError, Problem, text_problem
from models.plan.dose_slip import doubtful_dose
from models.record.impossible import HEPATIC_VEINS, newly_impossible
from models.record.records import Thrombus, Treatment
from models.words import Sentence
from storage.clinic.editing import corrected, with_thrombus
from storage.clinic.rows import RecordKind, table_of
from storage.clinic.wording import START, Written, WrittenRow, value_of
from storage.fields import DATE, PARTIAL_DATE
from storage.problems import StoreProblem
from ui.forms.base import DraftForm
from ui.forms.dose_question import DoseQuestion
from ui.forms.offering import LINES, OFFERED, Offer
from ui.kit.fields import Choice, DateEntry, Entry
from ui.kit.suggestions import Suggestions
from ui.kit.theme import Theme
from ui.kit.widgets import ElidedLabel, button, dress_label, label
from ui.session.session import Session
from ui.words.clinical import capital
from ui.words.common import not_recorded
from ui.words.journal import field_word, row_words
from ui.words.language import word

if TYPE_CHECKING:
    from ui.forms.base import Operation

_IDENTITY = {"code": code_problem, "hospital_number": number_problem}
_STAYS = (RecordKind.PATIENT, RecordKind.BASELINE, RecordKind.OUTCOME)


class CorrectDialog(DraftForm):
    """One row of a patient. Closes when the correction is in the store; a correction needs a reason."""

    kind = "correction"
    ask_wanted = Signal(str)  # about which of its values

    def __init__(
        self,
        theme: Theme,
        session: Session,
        parent: QWidget,
        *,
        course: Course,
        key: int,
        row: WrittenRow,
        subject: str,
        known: Sequence[Known] = (),
        query: int = 0,
        may_ask: bool = False,
    ) -> None:
        super().__init__(theme, session, parent, course=course, key=key)
        self._record, self._row, self._subject = course.record, row, subject
        self._query = query  # which the correction answers
        self._others = [one for one in known if one.code != course.record.patient.code]
        title = row_words(row.kind, subject)
        nothing = row.kind in _STAYS and not any(one.text for one in row.values)
        first = (row.new or nothing) and not query  # to be corrected
        self.setWindowTitle((self.tr("Fill in: {row}") if first else self.tr("Correct: {row}")).format(row=title))
        self.fields: dict[str, Entry | Choice] = {one.attribute: self._field(one) for one in row.values}
        self._remarks = {
            name: label("", theme, self.body, role="caption", colour="urgent", wrap=True) for name in self.fields
        }
        self._dose_asked = self._question()
        self.reason = Choice(_reasons(), self.tr("Reason"), self.body)
        self.other = Entry("reason", self.tr("Reason in words"), self.body)
        self.void_button = button(self.tr("Take this row out"), self)
        self.void_button.setVisible(row.kind not in _STAYS and not row.new and not query)
        self.ask_button = button(self.tr("As&k…"), self)
        self.ask_button.setToolTip(self.tr("Ask whoever entered the value at which the cursor is"))
        self.ask_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the cursor stays at the value
        self.ask_button.setVisible(may_ask and not row.new and not query)
        if not first:
            self.save_button.setText(self.tr("Correct"))
        self._offers = {
            name: Offer(field, Suggestions(field, theme, self, lines=LINES), self._grow)
            for name, field in self.fields.items()
            if isinstance(field, Entry) and row.kind is RecordKind.BASELINE and name in (*OFFERED, "illustrative")
        }
        self._lay_out()
        self._connect()
        self._before = {name: self._text(name) for name in self.fields}
        self._begin()
        self._first().setFocus()
        if isinstance(begun := self._first(), Entry):
            begun.selectAll()
        for part in self._why if first else ():
            part.hide()
        self._fit(720)

    @property
    def draft(self) -> tuple[dict[str, str], str]:
        return self.changed, self.other.text().strip()

    @property
    def is_whole(self) -> bool:
        if self._dose_asked is not None and self._dose_asked.open is not None:
            return False
        return bool(self.changed and (self.reason_words or self._is_first_entry))

    def save(self) -> None:
        if self._dose_asked is not None:
            self._dose_asked.leave()
        super().save()

    @property
    def _is_first_entry(self) -> bool:
        """Whether only what was not recorded is filled in: that is no correction, and needs none but as an answer."""
        if self._query:
            return False
        return self._row.new or (self._row.kind in _STAYS and not any(self._before[name] for name in self.changed))

    def document(self) -> dict[str, Any]:
        return {
            "kind": self._row.kind.value,
            "row": self._row.row,
            "subject": self._subject,
            "new": self._row.new,
            "query": self._query,
            "texts": self.changed,
            "reason": self.other.text(),
        }

    def problems(self) -> tuple[Problem, ...]:
        return tuple(self._problems())

    def operation(self) -> Operation:
        values = {name: self._value(name, text) for name, text in self.changed.items()}
        key, row, reason, query = self.patient[0], self._row, self.reason_words, self._query
        if query:
            return lambda store: store.queries.correct(key, query, values, reason=reason)
        if row.new:
            thrombus = Thrombus(**values)
            return lambda store: store.decisions.add_thrombus(key, row.row, thrombus)
        return lambda store: store.correct(key, row.kind.value, row.row, values, reason=reason)

    def _take(self, document: dict[str, Any]) -> str:
        for name, text in document["texts"].items():
            field = self.fields.get(name)
            if isinstance(field, Entry):
                field.setText(text)
            elif field is not None:
                field.choose(text or None)
        self.other.setText(document["reason"])
        return ""

    @property
    def changed(self) -> dict[str, str]:
        """The values that stand otherwise than they did, as typed."""
        return {name: text for name in self.fields if (text := self._text(name)) != self._before[name]}

    @property
    def reason_words(self) -> str:
        return self.other.text().strip() or self.reason.value or ""

    def go_to(self, name: str) -> None:
        """Begin at a value of the row, where it has one of this name."""
        if (field := self.fields.get(name)) is not None:
            field.setFocus()

    def void(self) -> None:
        if not self._saving and self.reason_words:
            key, row, reason = self.patient[0], self._row, self.reason_words
            self._write(lambda store: store.void(key, row.kind.value, row.row, reason=reason))

    # The parts

    def _field(self, one: Written) -> Entry | Choice:
        says = field_word(one.attribute)
        if not one.options:
            fields = (*table_of(self._row.kind).kind.fields, START)
            dates = {field.attribute for field in fields if field.kind in (DATE, PARTIAL_DATE)}
            entry = (DateEntry if one.attribute in dates else Entry)(one.attribute, says, self.body)
            entry.setText(one.text)
            entry.setCursorPosition(0)
            return entry
        options = [(word(text), key, text) for text, key in zip(one.options, _keys(one.options), strict=True)]
        choice = Choice(options, says, self.body)
        choice.choose(one.text or None)
        return choice

    def _question(self) -> DoseQuestion | None:
        """About the dose, as on the form that enters it."""
        dose, unit = self.fields.get("dose"), self.fields.get("unit")
        if self._row.kind is not RecordKind.TREATMENT or not isinstance(dose, Entry) or not isinstance(unit, Entry):
            return None
        find, check, room = self._dose_slip, self._on_typed, self._grow
        return DoseQuestion(self._theme, self, dose, unit, find=find, check=check, room=room)

    def _dose_slip(self) -> Sentence | None:
        """What is asked about a dose that would stand otherwise than it did."""
        if not {"agent", "dose", "unit"} & self.changed.keys() or self.problems() or self._course is None:
            return None
        values = {name: self._value(name, text) for name, text in self.changed.items()}
        try:
            after = corrected(self._record, self._row.kind, self._row.row, values).after
        except StoreProblem:  # said once it is to be saved
            return None
        return doubtful_dose(self._record, self._course.protocol, after) if isinstance(after, Treatment) else None

    def _text(self, name: str) -> str:
        field = self.fields[name]
        return field.typed if isinstance(field, Entry) else field.value or ""

    def _first(self) -> QWidget:
        return next(iter(self.fields.values()))

    def _lay_out(self) -> None:
        px = self._theme.px
        grid = QGridLayout()
        grid.setContentsMargins(px(24), px(14), px(24), px(6))
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(2))
        for number, one in enumerate(self._row.values):
            field = self.fields[one.attribute]
            before = ElidedLabel(self.body)
            before.setText(word(one.text) or not_recorded())
            dress_label(before, self._theme, role="table", colour="text3")
            before.setMaximumWidth(px(150))
            grid.addWidget(self._named(capital(field_word(one.attribute)), field), 2 * number, 0)
            grid.addWidget(before, 2 * number, 1)
            grid.addWidget(field, 2 * number, 2)
            grid.addWidget(self._remarks[one.attribute], 2 * number + 1, 2)
            if one.attribute == "dose" and self._dose_asked is not None:
                grid.addWidget(self._dose_asked, 2 * number + 1, 0, 1, 3)
            if (offer := self._offers.get(one.attribute)) is not None:
                grid.addWidget(offer.below, 2 * number + 1, 2)
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(2 * len(self.fields), 1)
        why = QHBoxLayout()
        why.setContentsMargins(0, px(8), 0, 0)
        why.setSpacing(px(8))
        self._why = (self._named(self.tr("&Reason"), self.reason), self.reason, self.other)
        for part in self._why:
            why.addWidget(part, 1 if part is self.other else 0)
        below = 2 * len(self.fields) + 1
        grid.addLayout(why, below, 0, 1, 3)
        self._finish(grid)
        self._foot.insertWidget(1, self.void_button)
        self._foot.insertWidget(1, self.ask_button)
        for made in (self.void_button, self.ask_button):
            made.setAutoDefault(False)

    def _connect(self) -> None:
        self.other.setPlaceholderText(self.tr("or in words"))
        for field in (*self.fields.values(), self.other):
            signal = field.textChanged if isinstance(field, Entry) else field.currentIndexChanged
            signal.connect(self._on_typed)
        self.reason.currentIndexChanged.connect(self._on_typed)
        for field in (*self.fields.values(), self.reason, self.other):
            self._walk.add(field)
        for offer in self._offers.values():
            offer.below.listen()
        self.void_button.clicked.connect(self.void)
        self.ask_button.clicked.connect(self._on_ask)

    # What happens

    def _on_ask(self) -> None:
        """About the value at which the cursor is; nothing on the form was touched."""
        at = self.focusWidget()
        name = next((name for name, field in self.fields.items() if field is at), next(iter(self.fields)))
        self.leave()
        self.ask_wanted.emit(name)

    def _grow(self) -> None:
        """A list under a field has room only while there is something on it."""
        tall = self.height()
        self._fit(720)
        self.resize(self.width(), max(tall, self.height()))

    def _value(self, name: str, text: str) -> Any:
        """What was typed, as the record holds it. Raises EntryError for what it could not hold."""
        if said := text_problem(text, LONGEST_WORDS):
            raise EntryError(said)
        if self._row.kind is RecordKind.PATIENT and name in _IDENTITY:
            if said := _IDENTITY[name](text, self._others):
                raise EntryError(said)
            text = plain_code(text)
        return value_of(self._row.kind, name, text, self._session.today)

    def _problems(self) -> Iterator[Problem]:
        values: dict[str, Any] = {}
        for name, text in self.changed.items():
            try:
                values[name] = self._value(name, text)
            except EntryError as error:
                yield Problem(name, error.sentence)
        if said := text_problem(self.other.text(), LONGEST_WORDS):
            yield Problem("reason", said)
        if values and len(values) == len(self.changed):
            yield from self._problems_together(values)

    def _problems_together(self, values: dict[str, Any]) -> Iterator[Problem]:
        """What the record would hold that cannot be (R-16). What no case file could hold the store refuses."""
        try:
            if self._row.new:
                after = with_thrombus(self._record, self._row.row, Thrombus(**values))
            else:
                after = corrected(self._record, self._row.kind, self._row.row, values).record
        except StoreProblem:  # said once it is to be saved
            return
        first = next(iter(values))
        for found in newly_impossible(self._record, after, self._session.today):
            name = str(found.place[-1])
            yield Problem(name if name in self.fields else first, found.sentence)

    def _show_problems(self, words: dict[str, str]) -> None:
        for name, field in self.fields.items():
            wrong = words.get(name, "")
            self._remarks[name].setText(wrong)
            self._remarks[name].setVisible(bool(wrong))
            if isinstance(field, Entry):
                field.show_problem(wrong)
        if self._dose_asked is not None:
            self._dose_asked.show_question()
        self.other.show_problem(words.get("reason", ""))
        self.ask_button.setEnabled(not self.changed and not self._saving)
        self.void_button.setEnabled(bool(self.reason_words and not self.changed and not self._saving))

    def _ready(self) -> str:
        if not self.changed and not any(self._before.values()):
            return self.tr("Ctrl+Enter saves; what was not recorded yet needs no reason.")
        if not self.changed:
            return self.tr("Type what is right; the value before stays in the history.")
        if self._dose_asked is not None and self._dose_asked.open is not None:
            return self._dose_asked.words
        if self._is_first_entry:
            return self.tr("Ctrl+Enter saves; what was not recorded yet needs no reason.")
        if not self.reason_words:
            return self.tr("A reason is needed to change what was saved.")
        return self.tr("Ctrl+Enter corrects.")


def _keys(options: tuple[str, ...]) -> list[str]:
    """The first letters, or where two are the same the digits they hold, 0 for the one without: 0 to 4 for Vp, 1 or 2
    for grade 1-2. Else the numbers from 0, as for Cheng."""
    if options == HEPATIC_VEINS:
        return [*"nrmlia123"]
    letters = [text[0].casefold() for text in options]
    if len(set(letters)) == len(letters):
        return letters
    digits = ["".join(sign for sign in text if sign.isdigit()) for text in options]
    if digits.count("") > 1 or ("" in digits and any("0" in one for one in digits)):
        return [str(number) for number in range(len(options))]
    return [found or f"{letter}0" for found, letter in zip(digits, letters, strict=True)]


def _reasons() -> list[tuple[str, str, str]]:
    """The reasons there are mostly, each with its key; what is kept in the journal is what stands here."""
    from PySide6.QtCore import QCoreApplication

    translate = QCoreApplication.translate
    words = (
        ("f", translate("Correct", "entered for the first time")),
        ("t", translate("Correct", "typing error")),
        ("r", translate("Correct", "read from the wrong line")),
        ("u", translate("Correct", "wrong unit")),
        ("d", translate("Correct", "wrong date")),
        ("m", translate("Correct", "measured again")),
        ("l", translate("Correct", "corrected by the laboratory")),
        ("p", translate("Correct", "belongs to another patient")),
    )
    return [(f"{key}  {text}", key, text) for key, text in words]
