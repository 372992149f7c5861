"""The head of the place Import: the file, its mapping and its laboratory, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QWidget

from models.words import filled
from ui.imports.words import State, value_word
from ui.imports.work import Looked
from ui.kit.fields import Combo
from ui.kit.retold import Retold
from ui.kit.theme import Theme
from ui.kit.widgets import ElidedLabel, bare, button, dress_label, icon_button, label
from ui.words.language import number


class ImportHeader(Retold, QWidget):
    """``import_wanted`` takes the file; the mapping is saved under its name, or that of its laboratory."""

    choose_wanted = Signal()
    leave_wanted = Signal()
    mapping_chosen = Signal(str)
    laboratory_said = Signal(str)
    save_wanted = Signal()
    import_wanted = Signal()
    tray_wanted = Signal()
    details_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._looked: Looked | None = None
        self._refusal = ""
        self._title = label("", theme, self, role="title")
        self._file, self._about = ElidedLabel(self), ElidedLabel(self)
        self._close = icon_button("close", theme, self, says="")
        self._mapping_words = label("", theme, self, role="table", colour="text3")
        self._laboratory_words = label("", theme, self, role="table", colour="text3")
        self.mapping = Combo(self)
        self.laboratory = QLineEdit(self)
        self.tray_button, self.cancel_button = button("", self), button("", self, kind="flat")
        self.details_button = button("", self)
        self.save_button, self.import_button = button("", self), button("", self, kind="primary")
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lines.setContentsMargins(theme.px(16), theme.px(9), theme.px(16), theme.px(9))
        self._lines.setSpacing(theme.px(8))
        first, second = bare(QHBoxLayout(), spacing=theme.px(8)), bare(QHBoxLayout(), spacing=theme.px(8))
        first.addWidget(self._title)
        first.addSpacing(theme.px(6))
        first.addWidget(self._file, 2)
        first.addWidget(self._about, 2)
        first.addWidget(self._close)
        self._laboratory_words.setBuddy(self.laboratory)
        for widget in (self._mapping_words, self.mapping, self._laboratory_words, self.laboratory):
            second.addWidget(widget)
        second.addStretch(1)
        for made in (self.tray_button, self.details_button, self.cancel_button, self.save_button, self.import_button):
            second.addWidget(made)
        self._lines.addLayout(first, 1)
        self._lines.addLayout(second, 1)
        self._close.clicked.connect(self.leave_wanted)
        self.cancel_button.clicked.connect(self.leave_wanted)
        self.mapping.activated.connect(self._on_mapping)
        self.laboratory.editingFinished.connect(lambda: self.laboratory_said.emit(self.typed_laboratory))
        self.laboratory.textChanged.connect(self._allow)
        self.save_button.clicked.connect(self.save_wanted)
        self.import_button.clicked.connect(self._on_import)
        self.tray_button.clicked.connect(self.tray_wanted)
        self.details_button.clicked.connect(self.details_wanted)
        self._narrow = False
        self._rows = True
        self.show_steps(tray=False, details=False, rows=True)
        self._say()

    @property
    def typed_laboratory(self) -> str:
        """What stands in the field, whether it was left or not: a chord that imports does not leave it."""
        return self.laboratory.text().strip()

    @property
    def name(self) -> str:
        """Under which the mapping is saved: the name it has, else laboratory and layout."""
        looked = self._looked
        if looked is None:
            return ""
        layout = value_word("layout", str(looked.judged.read_as.get("layout") or "")).partition(":")[0]
        return looked.name or ", ".join(filter(None, (self.typed_laboratory, layout)))

    @property
    def may_import(self) -> bool:
        return self.import_button.isEnabled()

    def show_file(self, looked: Looked | None) -> None:
        """The file that is looked at, its saved mappings, and how many rows would be taken."""
        self._looked = looked
        held = looked is not None
        words = (self._mapping_words, self._laboratory_words)
        for part in (self._file, self._about, self._close, *words, self.mapping, self.laboratory):
            part.setVisible(held)
        for made in (self.cancel_button, self.save_button):
            made.setVisible(held)
        if looked is not None:
            judged = looked.judged
            self._file.setText(judged.file)
            sha = f"SHA-256 {judged.sha256[:4]}…{judged.sha256[-4:]}"
            self._about.setText(f"{_size(looked.size)}, {sha}")
            self._about.setAccessibleDescription(judged.sha256)
            self.mapping.clear()
            if not looked.name:
                self.mapping.addItem(self.tr("not saved yet"), "")
            for one in looked.saved:
                self.mapping.addItem(one.name, one.name)
            self.mapping.setCurrentIndex(max(0, self.mapping.findData(looked.name)))
            if not self.laboratory.hasFocus():
                self.laboratory.setText(looked.mapping.laboratory)
        self._say()

    def show_busy(self, name: str) -> None:
        """A file is being read or taken."""
        self._file.setText(name)
        self.import_button.setEnabled(False)
        self.save_button.setEnabled(False)
        for made in (self._file, self.cancel_button):
            made.setVisible(True)

    def show_refusal(self, why_not: str) -> None:
        self._refusal = why_not
        self._allow()

    def show_steps(self, *, tray: bool, details: bool, rows: bool) -> None:
        """Ways to what is a step of its own; ``rows``: these are what is seen."""
        self._rows = rows
        self.tray_button.setVisible(tray)
        self.details_button.setVisible(details)
        self.details_button.setText(self.tr("Read as…") if rows else self.tr("Rows"))

    def be_narrow(self, narrow: bool) -> None:
        """In two lines."""
        self._narrow = narrow
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._lines.setDirection(down if narrow else across)
        held = self._looked is not None
        self._mapping_words.setVisible(held and not narrow)
        self._laboratory_words.setVisible(held and not narrow)
        self.cancel_button.setVisible(held and not narrow)

    def dress(self) -> None:
        dress_label(self._title, self._theme, role="title", colour="text")
        dress_label(self._file, self._theme, role="strong", colour="text")
        dress_label(self._about, self._theme, role="caption", colour="text3")
        for words in (self._mapping_words, self._laboratory_words):
            dress_label(words, self._theme, role="table", colour="text3")
        self.mapping.setMinimumWidth(self._theme.px(118))
        self.laboratory.setFixedWidth(self._theme.px(110))

    def _on_import(self) -> None:
        if self._looked is None:
            self.choose_wanted.emit()
        else:
            self.import_wanted.emit()

    def _on_mapping(self, place: int) -> None:
        if name := str(self.mapping.itemData(place)):
            self.mapping_chosen.emit(name)

    def _allow(self, *_: object) -> None:
        looked, refused = self._looked, self._refusal
        ready = looked is None or looked.is_ready
        self.import_button.setEnabled(not refused and ready)
        self.import_button.setToolTip(refused or self._why_not())
        named = bool(self.typed_laboratory) or (looked is not None and bool(looked.name))
        changed = looked is not None and all(
            one.name != looked.name or one.mapping != looked.mapping for one in looked.saved
        )
        self.save_button.setEnabled(not refused and named and changed)
        why = "" if named else self.tr("Say which laboratory it is first.")
        self.save_button.setToolTip(refused or why or (self.name if changed else self.tr("It is saved as it is.")))

    def _why_not(self) -> str:
        looked = self._looked
        if looked is None or looked.is_ready:
            return ""
        if looked.judged.questions:
            return self.tr("Answer what is asked first.")
        return self.tr("Nothing of this file is new.")

    def _say(self) -> None:
        self._title.setText(self.tr("Import"))
        self._mapping_words.setText(self.tr("Mapping"))
        self._laboratory_words.setText(self.tr("&Laboratory"))
        self.mapping.setAccessibleName(self.tr("Mapping"))
        self.laboratory.setPlaceholderText(self.tr("Not said"))
        self.laboratory.setAccessibleName(self.tr("Laboratory"))
        self.tray_button.setText(self.tr("Tray"))
        self.cancel_button.setText(self.tr("Cancel"))
        self.details_button.setText(self.tr("Read as…") if self._rows else self.tr("Rows"))
        self.save_button.setText(self.tr("&Save mapping"))
        for made in (self._close,):
            made.setToolTip(self.tr("Leave this file"))
            made.setAccessibleName(self.tr("Leave this file"))
        if self._looked is None:
            self.import_button.setText(self.tr("Choose a file…"))
        else:
            counts = self._looked.counts
            count = counts.get(State.NEW, 0) + counts.get(State.CHANGED, 0)
            waits = counts.get(State.WAITING, 0)
            words = self.tr("Import 1 row") if count == 1 else self.tr("Import {count} rows")
            if waits and not count:
                words = self.tr("Keep {waits} waiting")
            self.import_button.setText(filled(words, count=number(count), waits=number(waits)))
        self._allow()


def _size(count: int) -> str:
    return f"{count:,} B" if count < 1_000 else f"{count / 1_000:,.1f} kB" if count < 1e6 else f"{count / 1e6:,.1f} MB"
