"""The head of the Cohort place: which patients these are, how many, who is shown on them, and what to do with it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QMenu, QPushButton, QWidget

from models.cohort.filter import CohortFilter, filter_words
from models.words import filled
from ui.cohort.filter_chips import FilterChip
from ui.kit.fields import Combo
from ui.kit.flow import FlowLayout
from ui.kit.icons import icon
from ui.kit.retold import Retold
from ui.kit.theme import Theme
from ui.kit.widgets import button, dress_label, ground, label
from ui.words.language import spoken

_WIDE = 1120


class CohortHeader(Retold, QWidget):
    """Shows a filter as chips and tells what is asked of it; in a narrow window its right half goes below."""

    part_removed = Signal(str)
    filter_wanted = Signal(str)  # the part that is looked at first, or nothing
    source_chosen = Signal(object)
    counted_wanted = Signal(bool)
    patient_removed = Signal()
    table_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wanted: CohortFilter | None = None
        self._patient: tuple[str, bool, bool] = ("", False, False)
        self._saved_name = ""
        self.chips: dict[str, FilterChip] = {}
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._left, self._right = QWidget(self), QWidget(self)
        self._build_left()
        self._build_right()
        self._row.addWidget(self._left, 1)
        self._row.addWidget(self._right)
        theme.changed.connect(self._dress)
        self._dress()
        self._say()

    # --- what it shows ---------------------------------------------------------------------------------------------

    def show_sources(self, sources: Sequence[tuple[object, str]], chosen: object) -> None:
        """The cohorts that can be looked at, each with its words; one is looked at."""
        shown = [(self.sources.itemData(place), self.sources.itemText(place)) for place in range(self.sources.count())]
        if shown != list(sources):
            self.sources.clear()
            for source, words in sources:
                self.sources.addItem(words, source)
        places = [place for place, (source, _) in enumerate(sources) if source == chosen]
        self.sources.setCurrentIndex(places[0] if places else 0)

    def show_filter(self, wanted: CohortFilter, *, shown: bool = True) -> None:
        """A chip per part; ``shown`` is false for a cohort whose patients cannot be filtered."""
        self.add.setVisible(shown)
        self.saved.setVisible(shown)
        self._wanted = wanted if shown else None
        focused = next((key for key, chip in self.chips.items() if chip.hasFocus()), None)
        for chip in self.chips.values():
            chip.hide()
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self.chips.clear()
        for word in filter_words(wanted) if shown else ():
            chip = FilterChip(self._theme, self._left, name=spoken(word.name), value=spoken(word.value))
            chip.removed.connect(lambda key=word.key: self._on_removed(key))
            chip.clicked.connect(lambda _=False, key=word.key: self.filter_wanted.emit(key))
            self._flow.insert_widget(self._flow.indexOf(self.add), chip)
            chip.show()
            self.chips[word.key] = chip
        row = (self.sources, *self.chips.values(), self.add, self.saved, self.patient, self.table, self.export)
        for before, after in pairwise(row):
            QWidget.setTabOrder(before, after)
        if focused in self.chips:
            self.chips[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_saved(self, name: str) -> None:
        """The name under which the filter is kept, where it is."""
        self._saved_name = name
        self.saved.setText(self.tr("Saved: {name}").format(name=name) if name else self.tr("Saved filters"))

    def show_count(self, chosen: int | None, considered: int | None) -> None:
        """How many were chosen out of how many; nothing while it is not known."""
        if chosen is None or considered is None:
            self._chosen.setText("")
            self._considered.hide()
            return
        one = self.tr("1 patient") if chosen == 1 else self.tr("{count} patients")
        self._chosen.setText(filled(one, count=f"{chosen:,}"))
        several = considered != chosen
        self._considered.setText(self.tr("of {count}").format(count=f"{considered:,}") if several else "")
        self._considered.setVisible(several)

    def show_export(self, refusal: str) -> None:
        """Grey the export, with the reason, for a role that may not."""
        self.export.setEnabled(not refusal)
        self.export.setToolTip(refusal)

    def show_patient(self, code: str, *, inside: bool, counted: bool) -> None:
        """Who is shown on the figure, and whether as one of the cohort; nobody without a code."""
        self._patient = (code, inside, counted)
        self.patient.setVisible(bool(code))
        if code:
            after = self.tr("counted") if inside and counted else self.tr("not counted")
            self.patient.say(name=self.tr("Shown"), value=code, after=after)
            tip = self.tr("A click counts {code} in the cohort, or no longer; the cross takes the mark off the figure.")
            self.patient.setToolTip(tip.format(code=code) if inside else self.tr("Not one of these patients."))

    # --- its parts -------------------------------------------------------------------------------------------------

    def _build_left(self) -> None:
        self._flow = FlowLayout(self._left, across=self._theme.px(8), down=self._theme.px(6))
        self._title = label("", self._theme, self._left, role="title")
        self.sources = Combo(self._left)
        self.sources.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.sources.activated.connect(lambda place: self.source_chosen.emit(self.sources.itemData(place)))
        self.add = button("", self._left, kind="flat")
        self.add.clicked.connect(lambda: self.filter_wanted.emit(""))
        self.saved = button("", self._left, kind="flat")
        self.saved.setMenu(QMenu(self.saved))
        for widget in (self._title, self.sources, self.add, self.saved):
            self._flow.addWidget(widget)

    def _build_right(self) -> None:
        row = FlowLayout(self._right, across=self._theme.px(8), down=self._theme.px(6), right=True)
        self._chosen = label("", self._theme, self._right, role="table_strong")
        self._considered = label("", self._theme, self._right, role="table", colour="text2")
        self.patient = FilterChip(self._theme, self._right, name="", value="", accent=True)
        self.patient.removed.connect(self.patient_removed)
        self.patient.clicked.connect(self._on_patient_clicked)
        self.table = QPushButton(self._right)
        self.table.clicked.connect(self.table_wanted)
        self.export = QPushButton(self._right)
        self.export.setMenu(QMenu(self.export))
        for widget in (self._chosen, self._considered, self.patient, self.table, self.export):
            row.addWidget(widget)

    def _on_removed(self, key: str) -> None:
        self.part_removed.emit(key)
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_patient_clicked(self) -> None:
        code, inside, counted = self._patient
        if code and inside:
            self.counted_wanted.emit(not counted)

    # --- Qt --------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= self._theme.px(_WIDE)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if direction != self._row.direction():
            self._row.setDirection(direction)

    def _say(self) -> None:
        self._title.setText(self.tr("Cohort"))
        self.sources.setAccessibleName(self.tr("Patients of this cohort"))
        self.add.setText(self.tr("Filter"))
        self.add.setAccessibleName(self.tr("Filter the cohort"))
        self.show_saved(self._saved_name)
        self.table.setText(self.tr("Table"))
        self.table.setAccessibleName(self.tr("The values of the figure as a table"))
        self.export.setText(self.tr("Export"))
        if self._wanted is not None:
            self.show_filter(self._wanted)
        code, inside, counted = self._patient
        self.show_patient(code, inside=inside, counted=counted)

    def _dress(self) -> None:
        px = self._theme.px
        ground(self, self._theme, "panel")
        self._row.setContentsMargins(px(16), px(9), px(16), px(9))
        self._row.setSpacing(px(8))
        dress_label(self._title, self._theme, role="title", colour="text")
        dress_label(self._chosen, self._theme, role="table_strong", colour="text")
        dress_label(self._considered, self._theme, role="table", colour="text2")
        for made, name in ((self.add, "plus"), (self.table, "table"), (self.export, "download")):
            made.setIcon(icon(name, self._theme, "text2"))
            made.setIconSize(QSize(px(15), px(15)))
