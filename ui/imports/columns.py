"""The first rows of a file as they stand in it; what each column is, is said in its head."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from models.laboratory.mapping import FIELDS
from ui.imports.words import field_word
from ui.kit.fields import Combo
from ui.kit.table_view import dress_view, table_view
from ui.kit.tables import Column, RecordTable
from ui.kit.theme import Theme
from ui.words.common import translate

HEAD, ROW, SHOWN = 56, 24, 5
TEST = "a test"  # of a table with one column a test


class ColumnHeads(QHeaderView):
    """The title of a column above, a list of what it can be below."""

    chosen = Signal(str, str)  # title, field ("" for none)

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.boxes: list[Combo] = []
        self.setSectionsClickable(False)
        self.sectionResized.connect(self._place)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def show_columns(
        self, titles: Sequence[str], fields: Mapping[str, str], *, tests: Collection[str] | None = None
    ) -> None:
        """What each title is, by title; the others are not used. ``tests``: of a table with one column a test, those
        that are one."""
        for box in self.boxes:
            box.hide()
            box.deleteLater()
        self.boxes = []
        for title in titles:
            box = Combo(self.viewport())
            box.setAccessibleName(title)
            is_test = tests is not None and title in tests
            box.addItem(translate("Import", "a test") if is_test else translate("Import", "not used"), "")
            for name in FIELDS:
                if tests is None or name not in ("test", "result"):
                    box.addItem(field_word(name), name)
            box.setCurrentIndex(max(0, box.findData(fields.get(title, ""))))
            box.activated.connect(partial(self._on_activated, box, title))
            box.show()
            self.boxes.append(box)
        self._place()

    def _on_activated(self, box: Combo, title: str, place: int) -> None:
        self.chosen.emit(title, str(box.itemData(place)))

    def _place(self, *_: object) -> None:
        px = self._theme.px
        for place, box in enumerate(self.boxes):
            left, width = self.sectionViewportPosition(place), self.sectionSize(place)
            box.setGeometry(left + px(3), px(24), max(0, width - px(6)), px(26))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Paint, QEvent.Type.Resize):
            self._place()
        return super().viewportEvent(event)


class ColumnsPreview(QWidget):
    """``chosen`` tells a title and what it is."""

    chosen = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.view = table_view(self)
        self.heads = ColumnHeads(theme, self.view)
        self.view.setHorizontalHeader(self.heads)
        self.heads.chosen.connect(self.chosen)
        self.view.horizontalScrollBar().valueChanged.connect(self.heads._place)
        self.view.setAccessibleName(translate("Import", "First rows of the file"))
        self._titles: tuple[str, ...] = ()

    def show_preview(
        self,
        titles: Sequence[str],
        sample: Sequence[Sequence[str]],
        fields: Mapping[str, str],
        *,
        tests: Collection[str] | None = None,
    ) -> None:
        self._titles = tuple(titles)
        columns = [Column(title=title, value=partial(_cell, place)) for place, title in enumerate(titles)]
        table = RecordTable(columns, self)
        table.show_records(sample[:SHOWN])
        old = self.view.model()
        self.view.setModel(table)
        if old is not None:
            old.deleteLater()
        self.heads.show_columns(titles, fields, tests=tests)
        self.dress()

    def dress(self) -> None:
        px = self._theme.px
        dress_view(self.view, self._theme)
        self.heads.setFixedHeight(px(HEAD))
        self.heads.setStretchLastSection(False)
        widest = max((box.sizeHint().width() for box in self.heads.boxes), default=0)
        for place in range(len(self._titles)):
            self.view.setColumnWidth(place, max(px(128), widest + px(10)))
        model = self.view.model()
        rows = 0 if model is None else model.rowCount()
        self.setFixedHeight(px(HEAD + ROW * rows) + px(14))

    def resizeEvent(self, event: object) -> None:
        self.view.setGeometry(self.rect())


def _cell(place: int, cells: Sequence[str]) -> str:
    return cells[place] if place < len(cells) else ""
