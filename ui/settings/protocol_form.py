"""A protocol template of the clinic's own in its form: parameters, visits, what differs; saved as a version."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.forms.template import TemplateDraft, draft_document, draft_of_protocol, problems, read_draft, template
from models.forms.typed import LONGEST_WORDS, Problem, text_problem
from models.plan.changes import Difference, differences, rules_of
from models.record.protocol import Protocol
from ui.kit.asking import ask_before_leaving
from ui.kit.fields import Entry
from ui.kit.room import keep_size
from ui.kit.segments import Segments
from ui.kit.table_view import INSET, ROW_HEIGHT, dress_view, fill_view, table_view
from ui.kit.theme import Theme
from ui.kit.widgets import bare, button, dress_label, foot_band, ground, label
from ui.session.session import Session
from ui.settings.kept_dialog import KeptDialog
from ui.settings.protocol_tables import (
    VISIT_FIELDS,
    ParametersTable,
    VisitsTable,
    cell_view,
    difference_words,
    differences_table,
    rule_words,
)
from ui.words.language import problem_words, spoken, word

if TYPE_CHECKING:
    from storage.clinic.store import Store

PARAMETERS, VISITS, CHANGES = "parameters", "visits", "changes"
EDIT_ROW = 28
_PARAMETER_WIDTHS, _VISIT_WIDTHS, _CHANGE_WIDTHS = (270, 110, 130), (150, 80, 110, 110), (230, 190, 190)


class TemplateForm(KeptDialog):
    """One template. ``against`` is what it is compared with, ``taken`` the names of all others.

    ``name`` is fixed where it has one already; ``readable``: it is only looked at. ``saved`` gives what was kept.
    """

    saved = Signal(object)  # Protocol
    kind = "template"

    def __init__(
        self,
        theme: Theme,
        session: Session,
        parent: QWidget,
        *,
        shown: Protocol,
        against: Protocol,
        taken: Collection[str] = (),
        is_copy: bool = False,
        readable: bool = False,
    ) -> None:
        super().__init__(parent)
        keep_size(self)
        ground(self, theme, "panel")
        self._theme, self._session, self._against = theme, session, against
        self._taken, self._is_copy, self.readable = tuple(taken), is_copy, readable
        self._working = False
        self._source = {"of": shown.name, "version": shown.version, "copy": is_copy}
        self._found: tuple[Problem, ...] = ()
        self._begun = draft_of_protocol(shown, name="" if is_copy else shown.name)
        other = draft_of_protocol(against, name=against.name)
        self.name = Entry("name", self.tr("Name of the template"), self)
        self.name.setText(self._begun.name)
        self.name.setReadOnly(not is_copy)
        self._name_words = label("", theme, self, role="caption", colour="text2", wrap=True)
        editable = not readable
        self.parameters = ParametersTable(
            theme, self, self._begun.parameters, dict(other.parameters), editable=editable
        )
        self.visits = VisitsTable(theme, self, self._begun.visits, other.visits, editable=editable)
        self._heads()
        self.parameters_view = cell_view(self.parameters, theme, self, says=self.tr("Parameters of the protocol"))
        self.visits_view = cell_view(self.visits, theme, self, says=self.tr("Planned visits of the protocol"))
        self.changes_view, self._changes = table_view(self), differences_table(self)
        fill_view(self.changes_view, self._changes, theme, _CHANGE_WIDTHS)
        self.changes_view.setAccessibleName(self.tr("What differs"))
        self.parts = Segments(self.tr("Part of the template"), self)
        self._stack = QStackedWidget(self)
        self.add_button, self.out_button = (
            button(words, self) for words in (self.tr("Add visit"), self.tr("Take out"))
        )
        self.told = label("", theme, self, role="table", colour="text2", wrap=True)
        self.reason = Entry("reason", self.tr("Reason"), self)
        self._reason_words = label(self.tr("&Reason"), theme, self, role="table", colour="text2")
        self._reason_words.setBuddy(self.reason)
        self.cancel_button = button(self.tr("Close") if readable else self.tr("Cancel"), self)
        self.save_button = button(self.tr("Save") if is_copy else self.tr("Save version"), self, kind="primary")
        self.setWindowTitle(self._title(shown))
        self._lay_out()
        self._connect()
        self.resize(self.sizeHint())
        self._look()
        self._choose(PARAMETERS)
        (self.name if is_copy else self.parameters_view).setFocus()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(760), self._theme.px(620))

    @property
    def draft(self) -> TemplateDraft:
        return TemplateDraft(
            base=self._begun.base,
            name=self.name.text(),
            parameters=self.parameters.texts,
            visits=tuple(self.visits.visits),
        )

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What the draft has otherwise than what it is compared with, as it was last told."""
        return self._changes.records

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed yet."""
        return self.readable or (self.draft == self._begun and not self.reason.text())

    def document(self) -> dict[str, Any]:
        """What stands on it, and of which protocol it is, as plain values."""
        return draft_document(self.draft, self.reason.text()) | self._source

    def goes_on_with(self, document: dict[str, Any]) -> bool:
        """Whether a kept document is of this protocol, and of a copy where this is one."""
        return not self.readable and {name: document.get(name) for name in self._source} == self._source

    def resume(self, document: dict[str, Any], begun: datetime) -> None:
        """Go on with what was typed before. Raises ValueError for what no form of this program wrote."""
        kept, reason = read_draft(document, self._begun.base)
        self.parameters.show_texts(kept.parameters)
        self.visits.show_visits(kept.visits)
        self.name.setText(kept.name)
        self.reason.setText(reason)
        self.begun = begun
        self.tell(self.tr("What was typed and not saved is here again."))

    def tell(self, words: str, colour: str = "text2") -> None:
        """A sentence under the table, until something is typed or chosen."""
        dress_label(self.told, self._theme, role="table", colour=colour)
        self.told.setText(words)

    def _title(self, shown: Protocol) -> str:
        if self.readable:
            return self.tr("Protocol {name}").format(name=spoken(shown.edition))
        if self._is_copy:
            return self.tr("Copy of {name}").format(name=spoken(shown.edition))
        return self.tr("Change {name}").format(name=shown.name)

    # The parts

    def _heads(self) -> None:
        new = self.tr("here") if self.readable else self.tr("new (F2)")
        self.parameters.say_heads((self.tr("Parameter"), self.tr("before"), new, self.tr("rules")))
        self.visits.say_heads(
            (
                self.tr("Visit"),
                self.tr("day"),
                self.tr("days before"),
                self.tr("days after"),
                self.tr("imaging"),
            )
        )

    def _lay_out(self) -> None:
        px = self._theme.px
        top = QHBoxLayout()
        top.setContentsMargins(px(18), px(12), px(18), px(2))
        top.setSpacing(px(8))
        words = label(self.tr("&Name"), self._theme, self, role="table", colour="text2")
        words.setBuddy(self.name)
        top.addWidget(words)
        top.addWidget(self.name, 1)
        under = QHBoxLayout()
        under.setContentsMargins(px(18), 0, px(18), px(4))
        under.addWidget(self._name_words)
        line = QHBoxLayout()
        line.setContentsMargins(px(18), px(4), px(18), px(8))
        line.setSpacing(px(8))
        line.addWidget(self.parts)
        line.addStretch(1)
        line.addWidget(self.add_button)
        line.addWidget(self.out_button)
        for view in (self.parameters_view, self.visits_view, self.changes_view):
            self._stack.addWidget(view)
        said = QVBoxLayout()
        said.setContentsMargins(px(18), px(8), px(18), px(8))
        said.setSpacing(px(6))
        self.told.setMinimumHeight(px(36))
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        said.addWidget(self.told)
        why = QHBoxLayout()
        why.setSpacing(px(8))
        why.addWidget(self._reason_words)
        why.addWidget(self.reason, 1)
        said.addLayout(why)
        column = bare(QVBoxLayout(self))
        column.addLayout(top)
        column.addLayout(under)
        column.addLayout(line)
        inner = bare(QHBoxLayout())
        inner.setContentsMargins(px(INSET), 0, 0, 0)
        inner.addWidget(self._stack)
        column.addLayout(inner, 1)
        column.addLayout(said)
        column.addWidget(foot_band(self._theme, self, self.cancel_button, self.save_button))
        for view, widths in ((self.parameters_view, _PARAMETER_WIDTHS), (self.visits_view, _VISIT_WIDTHS)):
            dress_view(view, self._theme)
            view.verticalHeader().setDefaultSectionSize(px(max(ROW_HEIGHT, EDIT_ROW)))
            for number, width in enumerate(widths):
                view.setColumnWidth(number, px(width))
        dress_view(self.changes_view, self._theme)
        asks = not (self.readable or self._is_copy)
        self.reason.setVisible(asks)
        self._reason_words.setVisible(asks)
        self.save_button.setVisible(not self.readable)
        for made in (self.add_button, self.out_button, self.cancel_button, self.save_button):
            made.setAutoDefault(False)

    def _connect(self) -> None:
        self.parts.chosen.connect(self._choose)
        self.name.textChanged.connect(self._look)
        self.reason.textChanged.connect(self._look)
        for table in (self.parameters, self.visits):
            table.was_typed.connect(self._look)
            table.rowsInserted.connect(self._look)
            table.rowsRemoved.connect(self._look)
        for view in (self.parameters_view, self.visits_view, self.changes_view):
            view.selectionModel().currentRowChanged.connect(self._tell)
        self.add_button.clicked.connect(self._on_add)
        self.out_button.clicked.connect(self._on_out)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.save)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._on_save_keys)

    # What happens

    def _choose(self, part: str) -> None:
        self.parts.choose(part)
        self._stack.setCurrentIndex((PARAMETERS, VISITS, CHANGES).index(part))
        for made in (self.add_button, self.out_button):
            made.setVisible(part == VISITS and not self.readable)
        self._tell()

    def _on_add(self) -> None:
        index = self.visits.index(self.visits.add(), 0)
        self.visits_view.setCurrentIndex(index)
        self.visits_view.scrollTo(index)
        self.visits_view.edit(index)

    def _on_out(self) -> None:
        current = self.visits_view.currentIndex()
        if current.isValid():
            self.visits.take_out(current.row())

    def _look(self, *_: object) -> None:
        """What is wrong with the draft, and what it has otherwise."""
        draft = self.draft
        self.typed.emit()
        self._found = () if self.readable else problems(draft, self._taken)
        wrong: dict[str, dict[tuple[int, int], str]] = {PARAMETERS: {}, VISITS: {}}
        for one in self._found:
            part, *inner = one.field.split(".")
            if part == PARAMETERS:
                wrong[part][self.parameters.row_of(inner[0]), ParametersTable.NEW] = spoken(one.sentence)
            elif part == VISITS and inner:
                wrong[part].setdefault((int(inner[0]), VISIT_FIELDS.index(inner[1])), spoken(one.sentence))
        self.parameters.show_problems(wrong[PARAMETERS])
        self.visits.show_problems(wrong[VISITS])
        if not self._found_but_name:
            self._changes.show_records(differences(self._against, template(draft)))
        count = str(len(self._changes.records))
        self.parts.set_choices(
            (
                (PARAMETERS, self.tr("Parameters")),
                (VISITS, self.tr("Visits")),
                (CHANGES, self.tr("Differences: {count}").format(count=count)),
            )
        )
        self._tell_name()
        self._tell()
        self._allow()

    @property
    def _found_but_name(self) -> tuple[Problem, ...]:
        return tuple(one for one in self._found if one.field != "name")

    def _tell_name(self) -> None:
        said = next((spoken(one.sentence) for one in self._found if one.field == "name"), "")
        shown = said if self.name.text().strip() else ""
        words = shown or (
            self.tr("Patients and case files name it so; it stays through all versions.")
            if self._is_copy
            else self.tr("The name stays through all versions.")
        )
        self.name.show_problem(shown)
        dress_label(self._name_words, self._theme, role="caption", colour="urgent" if shown else "text2")
        self._name_words.setText(words)

    def _tell(self, *_: object) -> None:
        """What is wrong, under the table; else the rules of the row that is chosen."""
        wrong = [self._problem_words(one) for one in self._found_but_name]
        words = "\n".join(wrong[:3]) if wrong else self._rules_of_row()
        self.tell(words, "urgent" if wrong else "text2")

    def _problem_words(self, one: Problem) -> str:
        part, *inner = one.field.split(".")
        said = spoken(one.sentence)
        if part == PARAMETERS:
            return self.tr("{field}: {problem}").format(field=word(inner[0]), problem=said)
        if not inner:
            return said
        visit = self.visits.visits[int(inner[0])].name or self.tr("row {number}").format(number=int(inner[0]) + 1)
        head = self.visits.headerData(VISIT_FIELDS.index(inner[1]), Qt.Orientation.Horizontal)
        return self.tr("{visit}, {field}: {problem}").format(visit=visit, field=head, problem=said)

    def _rules_of_row(self) -> str:
        at = self._stack.currentIndex()
        view = (self.parameters_view, self.visits_view, self.changes_view)[at]
        index: QModelIndex = view.currentIndex()
        if at == 1:
            return self.tr("The window is the day and the days before and after it; windows never overlap (R-13).")
        if at == 2:
            if index.isValid():
                return difference_words(self._changes.record(index))
            against = spoken(self._against.edition)
            return self.tr("Against {name}. The rules that a difference feeds stand here.").format(name=against)
        if index.isValid() and (found := rules_of(self.parameters.name(index.row()))):
            return "\n".join(rule_words(rule.id, rule.text) for rule in found)
        return self.tr("F2 types, Enter takes, Esc leaves. The rules that read a parameter stand here.")

    def _allow(self) -> None:
        needs = not self._is_copy and not self.reason.text().strip()
        told = text_problem(self.reason.text(), LONGEST_WORDS)
        self.reason.show_problem("" if told is None else spoken(told))
        ready = not self._found and told is None and (self._is_copy or bool(self.differences_of_save))
        self.save_button.setEnabled(ready and not needs and not self._working)
        self.save_button.setToolTip(self.tr("A reason is needed to change what was saved.") if needs else "")

    @property
    def differences_of_save(self) -> tuple[Difference, ...]:
        """What a version more would have otherwise than the last one."""
        return () if self._found else differences(self._begun.base, template(self.draft))

    def _on_save_keys(self) -> None:
        """A cell that is being typed into is taken first."""
        self.cancel_button.setFocus()
        self.save()

    def save(self) -> None:
        """As the next version; nobody is moved to it."""
        if not self.save_button.isEnabled():
            return
        self._working = True
        self._allow()
        made, reason, once_saved = template(self.draft), self.reason.text(), self.once_saved

        def keep(store: Store) -> Protocol:
            kept = store.templates.save(made, reason=reason)
            once_saved()
            return kept

        self._session.write(keep, self._on_saved, touched=(), otherwise=self._on_problem)

    def _on_saved(self, kept: Protocol) -> None:
        self.accept()
        self.saved.emit(kept)

    def _on_problem(self, problem: Exception) -> None:
        self._working = False
        self._allow()
        self.tell(problem_words(problem), "urgent")

    def reject(self) -> None:
        """Esc and Cancel; what was typed is asked about first."""
        if self._working:
            return
        if self.is_empty:
            self.leave()
        else:
            ask_before_leaving(self, discard=self.leave, later=self.put_aside if self.keepable else None)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.reject()
