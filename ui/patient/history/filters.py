"""What of a history is shown: by whom it was done, to what kind of row, and what its line says."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from storage.clinic.history import HistoryEntry
from storage.clinic.rows import RecordKind
from ui.kit.fields import Combo
from ui.kit.retold import Retold
from ui.kit.theme import Theme
from ui.words.journal import operation_of, translate

Words = Callable[[HistoryEntry], str]  # all that the line of an entry says


class HistoryFilters(Retold, QWidget):
    """A person, a kind and a text; ``changed`` when any of them is another. The key / goes to the text."""

    changed = Signal()
    left = Signal()  # Escape or Enter in the text: back to the table

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.person, self.kind = Combo(self), Combo(self)
        self.text = _Text(self)
        self._line = QHBoxLayout(self)
        for field in (self.person, self.kind):
            self._line.addWidget(field)
            field.currentIndexChanged.connect(self.changed)
        self._line.addWidget(self.text, 1)
        self.text.textChanged.connect(self.changed)
        self.text.left.connect(self.left)
        QShortcut(QKeySequence("/"), parent, self._begin)
        theme.changed.connect(self._dress)
        self._say()
        self._dress()

    @property
    def is_on(self) -> bool:
        return bool(self.person.currentData() or self.kind.currentData() or self.text.text().strip())

    def offer(self, entries: Sequence[HistoryEntry]) -> None:
        """The people and kinds of these entries; what was chosen stays where it is still there."""
        people = sorted({entry.user for entry in entries})
        kinds = [kind for kind in RecordKind if any(entry.kind is kind for entry in entries)]
        everything = (
            (self.person, self.tr("Everybody"), [(name, name) for name in people]),
            (self.kind, self.tr("Everything"), [(translate("Journal", kind.words), kind.value) for kind in kinds]),
        )
        for field, words, options in everything:
            before = field.currentData()
            field.blockSignals(True)
            field.clear()
            field.addItem(words, "")
            for option, value in options:
                field.addItem(option, value)
            field.setCurrentIndex(max(field.findData(before), 0))
            field.blockSignals(False)

    def shown(self, entries: Sequence[HistoryEntry], words: Words) -> tuple[HistoryEntry, ...]:
        """The entries of the person and the kind whose line says every word of the text."""
        person, kind = self.person.currentData(), self.kind.currentData()
        wanted = self.text.text().casefold().split()
        return tuple(
            entry
            for entry in entries
            if (not person or entry.user == person)
            and (not kind or (entry.kind is not None and entry.kind.value == kind))
            and (not wanted or all(part in words(entry).casefold() for part in wanted))
        )

    def clear(self) -> None:
        """Show everything."""
        self.person.setCurrentIndex(0)
        self.kind.setCurrentIndex(0)
        self.text.clear()

    def _begin(self) -> None:
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()

    def _say(self) -> None:
        self.person.setAccessibleName(self.tr("By whom"))
        self.kind.setAccessibleName(self.tr("What was changed"))
        words = self.tr("Find words, values or dates (/)")
        self.text.setPlaceholderText(words)
        self.text.setAccessibleName(words)
        if self.person.count():
            self.person.setItemText(0, self.tr("Everybody"))
            self.kind.setItemText(0, self.tr("Everything"))
            for place in range(1, self.kind.count()):
                kind = RecordKind(self.kind.itemData(place))
                self.kind.setItemText(place, translate("Journal", kind.words))

    def _dress(self) -> None:
        px = self._theme.px
        self._line.setSpacing(px(8))
        self._line.setContentsMargins(px(18), 0, px(14), px(8))
        self.person.setMinimumWidth(px(120))
        self.kind.setMinimumWidth(px(130))
        self.text.setMinimumWidth(px(140))


class _Text(QLineEdit):
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
            return
        super().keyPressEvent(event)


def line_words(entry: HistoryEntry, *parts: str | None) -> str:
    """Everything that a line says, and its days as files write them."""
    return " ".join(filter(None, (*parts, entry.user, operation_of(entry), entry.subject, f"{entry.at:%Y-%m-%d}")))
