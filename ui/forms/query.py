"""Asking at a value, answering, asking again: one form of one line, under what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout, QWidget

from models.course.course import Course
from models.forms.query import Deed, QueryDraft, draft_document, problems, read_draft
from models.forms.typed import Problem
from models.record.queries import asked, query_subject
from storage.clinic.rows import RecordKind
from storage.clinic.wording import WrittenRow, written_row
from ui.forms.rows import RowsForm
from ui.kit.fields import Choice, Entry
from ui.kit.theme import Theme
from ui.kit.widgets import label
from ui.session.session import Session
from ui.words.clinical import capital
from ui.words.common import not_recorded
from ui.words.journal import field_word, row_words
from ui.words.language import word
from ui.words.queries import about_words, thread, value_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.forms.base import Operation


class QueryDialog(RowsForm):
    """``which``: the deed, the ``query`` by its row, or the ``kind``, ``row``, ``subject`` and ``field`` asked about.

    Raises LookupError for a row that the record does not have.
    """

    kind = "query"
    steady = False

    def __init__(
        self, theme: Theme, session: Session, parent: QWidget, *, course: Course, key: int, which: Mapping[str, Any]
    ) -> None:
        super().__init__(theme, session, parent, course=course, key=key)
        self.deed = Deed(which.get("deed", Deed.ASK.value))
        self._which: dict[str, Any] = {"deed": self.deed.value, "query": int(which.get("query", 0))}
        self._which |= {"kind": str(which["kind"]), "row": int(which["row"]), "subject": str(which["subject"])}
        patient = course.record.patient
        title = {
            Deed.ASK: self.tr("Ask a query: {patient}"),
            Deed.ASK_AGAIN: self.tr("Ask again: {patient}"),
            Deed.ANSWER: self.tr("Answer a query: {patient}"),
        }[self.deed]
        self.setWindowTitle(title.format(patient=patient.name or patient.code))
        self.value = Choice([], self.tr("Value"), self.body)
        words = self.tr("&Answer") if self.deed is Deed.ANSWER else self.tr("&Question")
        self.text = Entry("text", words.replace("&", ""), self.body)
        self._lay_out((("value", self.tr("&Value"), self.value), ("text", words, self.text)), remarked=("text",))
        self._show_about(str(which.get("field", "")))
        self._begin()
        self.text.setFocus()
        self._fit(640)

    def _show_about(self, field: str) -> None:
        """The row and its values to choose from; of a query that there is, what was said so far."""
        grid = self.body.layout()
        assert isinstance(grid, QGridLayout)
        assert self.course is not None
        record = self.course.record
        said: list[tuple[str, str, str]] = []
        if self.deed is Deed.ASK:
            kind = RecordKind(self._which["kind"])
            row = written_row(record, kind, self._which["row"])
            self.value.offer(_values(row))
            self.value.choose(field if field in self.value.values else self.value.values[0])
            said.append((row_words(kind, self._which["subject"]), "strong", "text"))
        else:
            one = next((one for one in asked(record) if one.query.key == self._which["query"]), None)
            if one is None:
                raise LookupError("the record has no such query")
            self._show_row("value", False)
            said.append((about_words(one, query_subject(record, one.query)), "strong", "text"))
            said.append((value_words(one), "table", "text2"))
            for text, whom in thread(one.query):
                said += [(text, "body", "text"), (whom, "caption", "text3")]
        column = QWidget(self)
        lines = QGridLayout(column)
        lines.setContentsMargins(0, 0, 0, self._theme.px(8))
        lines.setVerticalSpacing(self._theme.px(2))
        for place, (text, role, colour) in enumerate(part for part in said if part[0]):
            lines.addWidget(label(text, self._theme, column, role=role, colour=colour, wrap=True), place, 0)
        grid.addWidget(column, 0, 0, 1, 2)

    @property
    def draft(self) -> QueryDraft:
        return QueryDraft(value=self.value.value, text=self.text.typed)

    @property
    def is_empty(self) -> bool:
        return not self.text.text().strip()

    @property
    def is_whole(self) -> bool:
        return bool(self.draft.text.strip()) and (self.deed is not Deed.ASK or self.draft.value is not None)

    def document(self) -> dict[str, Any]:
        return draft_document(self.draft, **self._which)

    def problems(self) -> tuple[Problem, ...]:
        return problems(self.draft)

    def operation(self) -> Operation:
        key, which, text, value = self.patient[0], self._which, self.draft.text, self.draft.value or ""
        query = which["query"]
        if self.deed is Deed.ANSWER:
            return lambda store: store.queries.answer(key, query, text)
        if self.deed is Deed.ASK_AGAIN:
            return lambda store: store.queries.ask_again(key, query, text)
        return lambda store: store.queries.ask(key, which["kind"], which["row"], value, text)

    def _take(self, document: dict[str, Any]) -> str:
        self._put(read_draft(document))
        return ""

    def _ready(self) -> str:
        if self.deed is Deed.ANSWER:
            return self.tr("Ctrl+Enter saves the answer; who asked closes the query.")
        return self.tr("Ctrl+Enter asks whoever entered the value.")


def _values(row: WrittenRow) -> list[tuple[str, str, str]]:
    """The values of a row with what stands there; each is chosen by the letter it begins with."""
    found = []
    for one in row.values:
        name = capital(field_word(one.attribute))
        found.append((f"{name}: {word(one.text) or not_recorded()}", name[0], one.attribute))
    return found
