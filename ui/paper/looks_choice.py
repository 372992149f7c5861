"""Which print, on which paper, in which language, in colour or grey: chosen over the pages and remembered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLayout, QWidget

from ui.kit.fields import Combo
from ui.kit.theme import Theme
from ui.kit.widgets import bare, dress_label
from ui.paper.pages import PAGES
from ui.paper.prints import Looks, Print
from ui.words.clinical import capital
from ui.words.language import BOTH, language, languages

_GREY = "grey"


class Memory(NamedTuple):
    """What this computer remembers of somebody's choices: by a name, "" where nothing was chosen."""

    kept: Callable[[str], str]
    keep: Callable[[str, str], None]


NOTHING = Memory(lambda name: "", lambda name, value: None)


class LooksChoice(QObject):
    """Fields with their labels in a row of ``bar``. What was chosen before stands in them, else the paper A4, the
    language of the screen, and colour; the first print stands there whatever was chosen before, but where it is kept
    as ``kind``. A field that offers no choice is not shown."""

    changed = Signal()

    def __init__(
        self,
        bar: QWidget,
        row: QLayout,
        theme: Theme,
        *,
        prints: tuple[Print[Any], ...],
        memory: Memory = NOTHING,
        kind: str = "",
    ) -> None:
        super().__init__(bar)
        self._theme, self._prints, self._memory = theme, prints, memory
        offered = languages()
        both = ((BOTH, " + ".join(name for _, name in offered)),) if len(offered) > 1 else ()
        self.kind = self._field(kind, tuple((one.kind, capital(one.words)) for one in prints))
        self.paper = self._field("page", tuple((name, name) for name in PAGES))
        self.spoken = self._field("language", (*offered, *both), language())
        self.ink = self._field("ink", (("colour", self.tr("Colour")), (_GREY, self.tr("Grey"))))
        for words, field in (
            (self.tr("Pri&nt"), self.kind),
            (self.tr("Pape&r"), self.paper),
            (self.tr("&Language"), self.spoken),
            (self.tr("&Ink"), self.ink),
        ):
            self.add(row, words, field)
            field.currentIndexChanged.connect(self._on_change)
            if field.count() < 2:
                self.show(field, False)

    @property
    def print(self) -> Print[Any]:
        """The print that is chosen."""
        return self._prints[max(self.kind.currentIndex(), 0)]

    @property
    def looks(self) -> Looks:
        spoken = cast(str, self.spoken.currentData()) if self.spoken.count() else language()
        return Looks(self.paper.currentText(), spoken, grey=self.ink.currentData() == _GREY)

    def show(self, field: QWidget, wanted: bool) -> None:
        """Show a choice with its label, or neither."""
        field.setVisible(wanted)
        cast(QWidget, field.parentWidget()).setVisible(wanted)

    def add(self, row: QLayout, words: str, field: QWidget) -> None:
        """A field with its label, which stay together where the line ends."""
        pair = QWidget(field.parentWidget())
        made = QLabel(words, pair)
        dress_label(made, self._theme, role="body", colour="text2")
        made.setBuddy(field)
        line = bare(QHBoxLayout(pair), spacing=self._theme.px(6))
        line.addWidget(made)
        line.addWidget(field)
        row.addWidget(pair)

    def _field(self, name: str, entries: tuple[tuple[str, str], ...], first: str = "") -> QComboBox:
        made = Combo(cast(QWidget, self.parent()))
        made.setObjectName(name)
        for data, words in entries:
            made.addItem(words, data)
        remembered = made.findData((self._memory.kept(f"print_{name}") if name else "") or first)
        made.setCurrentIndex(max(remembered, 0))
        return made

    def _on_change(self) -> None:
        for field in (self.kind, self.paper, self.spoken, self.ink):
            if field.count() > 1 and not field.isHidden() and field.objectName():
                self._memory.keep(f"print_{field.objectName()}", str(field.currentData()))
        self.changed.emit()
