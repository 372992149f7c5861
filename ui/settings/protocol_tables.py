"""The tables of a protocol template: parameters and planned visits that are typed into cells, F2 and Esc."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView
from PySide6.QtWidgets import QWidget as Widget

from models.forms.template import PlannedDraft
from models.plan.changes import Difference, rules_of
from models.record.protocol import WORDS, Parameters
from ui.kit.fields import Combo, Entry
from ui.kit.tables import RIGHT, Column, Index, RecordTable
from ui.kit.theme import Theme
from ui.words.common import translate
from ui.words.language import listed, spoken, word

CHOICES_ROLE = Qt.ItemDataRole.UserRole + 2
_NOWHERE = QModelIndex()
_DEFAULTS = Parameters().as_dict()
_TRUTH = ("true", "false")
VISIT_FIELDS = ("name", "day", "before", "after", "imaging")


def parameter_choices(name: str) -> tuple[str, ...]:
    """What a parameter is one of; nothing for a number or a name."""
    return _TRUTH if isinstance(_DEFAULTS[name], bool) else WORDS.get(name, ())


class CellTable(QAbstractTableModel):
    """What tables that are typed into have in common: heads, cells that are wrong, and cells that were changed."""

    was_typed = Signal()

    def __init__(self, theme: Theme, parent: QObject, *, editable: bool) -> None:
        super().__init__(parent)
        self._theme, self._editable = theme, editable
        self._heads: tuple[str, ...] = ()
        self._right: tuple[int, ...] = ()  # columns of numbers
        self._problems: Mapping[tuple[int, int], str] = {}

    def say_heads(self, heads: Sequence[str]) -> None:
        self._heads = tuple(heads)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._heads) - 1)

    def show_problems(self, problems: Mapping[tuple[int, int], str]) -> None:
        """Why cells are wrong, by row and column."""
        self._problems = problems
        self._all_changed()

    def _all_changed(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section in self._right:
            return RIGHT
        return None

    def is_typed(self, row: int, column: int) -> bool:
        """Whether this cell is typed into."""
        raise NotImplementedError

    def is_changed(self, row: int, column: int) -> bool:
        raise NotImplementedError

    def words(self, row: int, column: int) -> str:
        raise NotImplementedError

    def typed(self, row: int, column: int) -> str:
        """As it is typed."""
        raise NotImplementedError

    def choices(self, row: int, column: int) -> tuple[str, ...]:
        return ()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        roles = Qt.ItemDataRole
        if role in (roles.DisplayRole, roles.AccessibleTextRole):
            return self.words(row, column)
        if role == roles.EditRole:
            return self.typed(row, column)
        if role == CHOICES_ROLE:
            return self.choices(row, column)
        if role == roles.TextAlignmentRole:
            return RIGHT if column in self._right else None
        wrong = self._problems.get((row, column), "")
        if role in (roles.ToolTipRole, roles.AccessibleDescriptionRole):
            return wrong or None
        return self._dress(role, wrong=bool(wrong), changed=self.is_changed(row, column))

    def _dress(self, role: int, *, wrong: bool, changed: bool) -> Any:
        """What was changed is bold and in accent, what is wrong stands on a ground of its own too."""
        if role == Qt.ItemDataRole.FontRole and (wrong or changed):
            return self._theme.font("table_strong")
        if role == Qt.ItemDataRole.ForegroundRole and (wrong or changed):
            return self._theme.colour("urgent" if wrong else "accent")
        if role == Qt.ItemDataRole.BackgroundRole and wrong:
            return self._theme.colour("urgent_soft")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        typed = self._editable and index.isValid() and self.is_typed(index.row(), index.column())
        return found | Qt.ItemFlag.ItemIsEditable if typed else found


class ParametersTable(CellTable):
    """Every parameter: what the other template has, what this one has, and the rules that read it."""

    NAME, OLD, NEW, RULES = range(4)

    def __init__(
        self, theme: Theme, parent: QObject, texts: Sequence[tuple[str, str]], old: Mapping[str, str], *, editable: bool
    ) -> None:
        super().__init__(theme, parent, editable=editable)
        self._right = self.OLD, self.NEW
        self._names = tuple(name for name, _ in texts)
        self._texts, self._old = dict(texts), dict(old)

    @property
    def texts(self) -> tuple[tuple[str, str], ...]:
        return tuple(self._texts.items())

    def show_texts(self, texts: Sequence[tuple[str, str]]) -> None:
        """What was typed before; a parameter that is none any more is left out."""
        self._texts |= {name: text for name, text in texts if name in self._texts}
        self._all_changed()

    def row_of(self, name: str) -> int:
        return self._names.index(name)

    def name(self, row: int) -> str:
        return self._names[row]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._names)

    def is_typed(self, row: int, column: int) -> bool:
        return column == self.NEW

    def is_changed(self, row: int, column: int) -> bool:
        name = self._names[row]
        return column == self.NEW and self._texts[name].strip() != self._old[name]

    def words(self, row: int, column: int) -> str:
        name = self._names[row]
        if column == self.NAME:
            return word(name)
        if column == self.RULES:
            return listed(rule.id for rule in rules_of(name))
        text = (self._old if column == self.OLD else self._texts)[name]
        return word(text) if parameter_choices(name) else text or "–"

    def typed(self, row: int, column: int) -> str:
        return self._texts[self._names[row]]

    def choices(self, row: int, column: int) -> tuple[str, ...]:
        return parameter_choices(self._names[row])

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return False
        self._texts[self._names[index.row()]] = str(value).strip()
        self.was_typed.emit()
        return True


class VisitsTable(CellTable):
    """The planned visits: name, day, days before and after it, with imaging or without."""

    def __init__(
        self,
        theme: Theme,
        parent: QObject,
        visits: Sequence[PlannedDraft],
        old: Sequence[PlannedDraft],
        *,
        editable: bool,
    ) -> None:
        super().__init__(theme, parent, editable=editable)
        self._right = 1, 2, 3
        self.visits = list(visits)
        self._old = {one.name: one for one in old}

    def show_visits(self, visits: Sequence[PlannedDraft]) -> None:
        """What was typed before."""
        self.beginResetModel()
        self.visits = list(visits)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.visits)

    def is_typed(self, row: int, column: int) -> bool:
        return column < len(VISIT_FIELDS)

    def is_changed(self, row: int, column: int) -> bool:
        one, name = self.visits[row], VISIT_FIELDS[column]
        old = self._old.get(one.name)
        return old is None or getattr(one, name) != getattr(old, name)

    def words(self, row: int, column: int) -> str:
        text = self.typed(row, column)
        return word("yes" if text == "true" else "no") if VISIT_FIELDS[column] == "imaging" else text

    def typed(self, row: int, column: int) -> str:
        value = getattr(self.visits[row], VISIT_FIELDS[column])
        return str(value).lower() if isinstance(value, bool) else str(value)

    def choices(self, row: int, column: int) -> tuple[str, ...]:
        return _TRUTH if VISIT_FIELDS[column] == "imaging" else ()

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return False
        name = VISIT_FIELDS[index.column()]
        changes: dict[str, Any] = {name: value == "true" if name == "imaging" else str(value).strip()}
        self.visits[index.row()] = replace(self.visits[index.row()], **changes)
        self.was_typed.emit()
        return True

    def add(self) -> int:
        """A visit more below the others, six weeks after the last where that can be told; its row."""
        last = self.visits[-1] if self.visits else PlannedDraft(day="0", before="7", after="7")
        day = str(int(last.day) + 42) if last.day.isdecimal() else ""
        row = len(self.visits)
        self.beginInsertRows(_NOWHERE, row, row)
        self.visits.append(replace(last, name="", day=day))
        self.endInsertRows()
        return row

    def take_out(self, row: int) -> None:
        self.beginRemoveRows(_NOWHERE, row, row)
        self.visits.pop(row)
        self._problems = {}
        self.endRemoveRows()


class CellEditor(QStyledItemDelegate):
    """A line to type in, or a list where a cell is one of few words; Enter takes it, Esc leaves it as it was."""

    def createEditor(self, parent: Widget, option: QStyleOptionViewItem, index: Index) -> Widget:
        choices: tuple[str, ...] = index.data(CHOICES_ROLE)
        says = str(index.model().headerData(index.column(), Qt.Orientation.Horizontal))
        if not choices:
            return Entry("cell", says, parent)
        made = Combo(parent)
        made.setAccessibleName(says)
        for one in choices:
            made.addItem(word(one), one)
        return made

    def setEditorData(self, editor: Widget, index: Index) -> None:
        text = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, Combo):
            editor.setCurrentIndex(editor.findData(text))
        elif isinstance(editor, Entry):
            editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: Widget, model: QAbstractItemModel, index: Index) -> None:
        text = editor.currentData() if isinstance(editor, Combo) else editor.text() if isinstance(editor, Entry) else ""
        model.setData(index, text)


def cell_view(table: CellTable, theme: Theme, parent: Widget, *, says: str) -> QTableView:
    """A table that is typed into: F2 or a sign begins, Enter takes, Esc leaves; the arrows go from cell to cell."""
    view = QTableView(parent)
    view.setModel(table)
    view.setItemDelegate(CellEditor(view))
    triggers = QAbstractItemView.EditTrigger
    view.setEditTriggers(triggers.EditKeyPressed | triggers.AnyKeyPressed | triggers.DoubleClicked)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setFrameShape(QTableView.Shape.NoFrame)
    view.setShowGrid(False)
    view.setAlternatingRowColors(True)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    view.setAccessibleName(says)
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setStretchLastSection(True)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return view


def rule_words(name: str, text: str) -> str:
    return f"{name}  {word(text)}"


def differences_table(parent: Widget) -> RecordTable:
    """What differs: old, new and the rules."""
    return RecordTable(
        (
            Column(title=translate("TemplateForm", "what"), value=lambda one: one, text=what_differs),
            Column(title=translate("TemplateForm", "old"), value=lambda one: one.old, text=spoken),
            Column(title=translate("TemplateForm", "new"), value=lambda one: one.new, text=spoken),
            Column(
                title=translate("TemplateForm", "rules"),
                value=lambda one: one.rules,
                text=lambda rules: listed(rule.id for rule in rules),
                tip=lambda one: "\n".join(rule_words(rule.id, rule.text) for rule in one.rules),
            ),
        ),
        parent,
    )


def difference_words(one: Difference) -> str:
    """Old and new in full, and below them the rules that they feed."""
    words = translate("TemplateForm", "{what}: {old} → {new}")
    told = words.format(what=what_differs(one), old=spoken(one.old), new=spoken(one.new))
    return "\n".join((told, *(rule_words(rule.id, rule.text) for rule in one.rules)))


def what_differs(one: Difference) -> str:
    return one.what if one.of_visit else word(one.what)
