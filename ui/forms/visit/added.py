"""Lesions not recorded yet, on the visit form: each is asked what it is; an empty line waits below the last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from models.forms.lesion import AddedLesion, has_status, lesion_of, marks_of, numbers_of
from models.record.impossible import names_a_node
from models.record.records import Certainty, Record, Role
from ui.forms.visit.fields import header, status_options
from ui.forms.visit.marks import LineMarks, MarksPanel, show_remark
from ui.kit.fields import Choice, Entry, vocabulary
from ui.kit.widgets import ground, label
from ui.words.common import translate
from ui.words.worksheet import lesion_remark

WIDTHS = {"role": 146, "organ": 84, "site": 60, "diameter": 54, "viable": 54, "status": 112, "certainty": 112}
_HAS: dict[Role | None, tuple[str, ...]] = {
    None: ("diameter", "viable"),
    Role.TARGET: ("diameter", "viable"),
    Role.NON_TARGET: ("status",),
    Role.NEW: ("diameter", "viable", "certainty"),
}
_EFFUSION = ("status",)  # new and seen, but nothing of it can be measured
LAST_ROW = 60  # takes what room is left
PARTS = tuple(one.name for one in fields(AddedLesion))
MARKS = tuple(name for name in PARTS if name not in WIDTHS)


class AddedRow(QObject):
    """One lesion: what it is, where, and what its kind of lesion has: diameters, a status, or how certain it is.

    What is rarely said of it, of radiation, pattern and cytology, are its marks.
    """

    typed = Signal()

    def __init__(self, place: int, panel: MarksPanel, parent: QWidget) -> None:
        super().__init__(parent)
        self.place, self._theme = place, panel.theme
        theme = panel.theme
        roles = (
            (translate("VisitDialog", "target"), "t", Role.TARGET),
            (translate("VisitDialog", "non-target"), "n", Role.NON_TARGET),
            (translate("VisitDialog", "new since baseline"), "w", Role.NEW),
        )
        shown = [(f"{key}  {words}", key, role) for words, key, role in roles]
        self.number = label("", theme, parent, role="table_strong", colour="text2")
        self.role = Choice(shown, translate("VisitDialog", "What the lesion is"), parent)
        self.organ = self._entry("organ", translate("VisitDialog", "Organ"))
        self.site = self._entry("site", translate("VisitDialog", "Site"))
        self.diameter = self._entry(
            "diameter", translate("VisitDialog", "Diameter in mm; of a lymph node the short axis")
        )
        self.viable = self._entry("viable", translate("VisitDialog", "Viable diameter in mm"))
        self.status = Choice(status_options(), translate("VisitDialog", "Status"), parent)
        self.certainty = Choice(vocabulary(Certainty, "eu"), translate("VisitDialog", "How certain"), parent)
        self.remark = label("", theme, parent, role="caption", colour="urgent", wrap=True)
        self.number.setBuddy(self.role)
        self.marks = LineMarks(panel, parent, tuple(self.by_name.values()))
        self.marks.typed.connect(self._on_changed)
        for name, field in self.by_name.items():
            field.setFixedWidth(theme.px(WIDTHS[name]))
            changed = field.textChanged if isinstance(field, Entry) else field.currentIndexChanged
            changed.connect(self._on_changed)
        self._fit()

    def _entry(self, name: str, says: str) -> Entry:
        parent = self.parent()
        assert isinstance(parent, QWidget)
        return Entry(f"added.{self.place}.{name}", says, parent)

    @property
    def by_name(self) -> dict[str, Entry | Choice]:
        """The fields in the order in which Enter walks them."""
        return {name: getattr(self, name) for name in WIDTHS}

    def put(self, grid: QGridLayout, row: int) -> None:
        widgets = (self.number, self.role, self.organ, self.site, self.diameter, self.viable, self.certainty)
        for column, widget in enumerate(widgets):
            grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.status, row, 4, 1, 3)
        grid.addWidget(self.marks.button, row, 7)
        grid.addWidget(self.remark, row + 1, 1, 1, 6)

    @property
    def _has(self) -> tuple[str, ...]:
        """What this kind of lesion has; of a lymph node no viable part is measured."""
        what = AddedLesion(role=self.role.value, organ=self.organ.text(), site=self.site.text())
        has = _EFFUSION if what.role is Role.NEW and has_status(what) else _HAS[self.role.value]
        return tuple(name for name in has if name != "viable" or not names_a_node(self.organ.text()))

    @property
    def draft(self) -> AddedLesion:
        """What its fields say; one that its kind of lesion does not have says nothing."""
        has = self._has
        typed = AddedLesion(
            role=self.role.value,
            organ=self.organ.text(),
            site=self.site.text(),
            diameter=self.diameter.text() if "diameter" in has else "",
            viable=self.viable.text() if "viable" in has else "",
            status=self.status.value if "status" in has else None,
            certainty=self.certainty.value if "certainty" in has else None,
        )
        marks = marks_of(replace(typed, irradiated_before=self.marks.value("irradiated_before")))
        return replace(typed, **{name: self.marks.value(name) for name in marks})

    def show_draft(self, kept: AddedLesion) -> None:
        for name in (*MARKS, "certainty"):
            self.marks.put(name, getattr(kept, name))
        for name, field in self.by_name.items():
            if isinstance(field, Entry):
                field.setText(getattr(kept, name))
            else:
                field.choose(getattr(kept, name))

    def show_problems(self, found: Mapping[str, str]) -> None:
        mine = {name: found.get(f"added.{self.place}.{name}", "") for name in PARTS}
        for name, field in self.by_name.items():
            if isinstance(field, Entry):
                field.show_problem(mine[name])
        first = next(filter(None, mine.values()), "")
        self.marks.offer(self.number.text() or translate("Marks", "this lesion"), marks_of(self.draft))
        words = self._words() if self.marks.names else ""
        show_remark(self.remark, self._theme, wrong=first, words=words)
        self.remark.setVisible(bool(first or words))

    def _words(self) -> str:
        """What is marked of it; how certain it is only where its line does not say so."""
        draft = self.draft
        return lesion_remark(lesion_of(replace(draft, certainty=draft.certainty if has_status(draft) else None), ""))

    def _on_changed(self) -> None:
        self._fit()
        self.typed.emit()

    def _fit(self) -> None:
        """A line on which nothing stands shows its first field alone: Enter leaves it for what comes after."""
        empty = self.draft.is_empty
        for name in ("organ", "site"):
            self.by_name[name].setVisible(not empty)
        for name in ("diameter", "viable", "status", "certainty"):
            self.by_name[name].setVisible(not empty and name in self._has)

    def show(self, shown: bool) -> None:
        self.number.setVisible(shown)
        self.role.setVisible(shown)
        self.marks.button.setVisible(shown and bool(self.marks.names))


class AddedSection(QWidget):
    """The lines, one empty one below the last that was begun. ``grown`` hands over the fields of a further line."""

    typed = Signal()
    grown = Signal(object)

    def __init__(self, record: Record, panel: MarksPanel, parent: QWidget) -> None:
        super().__init__(parent)
        self._record, self._panel = record, panel
        theme = panel.theme
        self.rows: list[AddedRow] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, theme.px(6), 0, 0)
        self._grid.setHorizontalSpacing(theme.px(6))
        self._grid.setVerticalSpacing(theme.px(2))
        self._grid.setColumnMinimumWidth(0, theme.px(38))
        self._grid.setColumnStretch(8, 1)
        self._grid.setRowStretch(LAST_ROW, 1)
        ground(self, theme, "panel")
        title = label(self.tr("Lesions not &yet recorded"), theme, self, role="table_strong")
        self._grid.addWidget(title, 0, 0, 1, 7)
        heads = (
            self.tr("what it is"),
            self.tr("organ"),
            self.tr("site"),
            self.tr("diameter"),
            self.tr("viable"),
            self.tr("status, or how certain"),
        )
        self._heads = [header(words, theme, self) for words in heads]
        for column, head in enumerate(self._heads, start=1):
            self._grid.addWidget(head, 1, column)
        self._grow()
        self._show_lines()
        title.setBuddy(self.rows[0].role)

    @property
    def fields(self) -> list[QWidget]:
        return [field for row in self.rows for field in row.by_name.values()]

    @property
    def draft(self) -> tuple[AddedLesion, ...]:
        """The lines as they stand, without the empty ones at the end."""
        drafts = [row.draft for row in self.rows]
        while drafts and drafts[-1].is_empty:
            drafts.pop()
        return tuple(drafts)

    def show_draft(self, kept: tuple[AddedLesion, ...]) -> None:
        for place, one in enumerate(kept):
            self.rows[place].show_draft(one)  # which makes the next line

    def show_problems(self, found: Mapping[str, str]) -> None:
        for row, number in zip(self.rows, numbers_of([row.draft for row in self.rows], self._record), strict=True):
            row.number.setText(number)
            row.show_problems(found)

    def _grow(self) -> None:
        row = AddedRow(len(self.rows), self._panel, self)
        row.put(self._grid, 2 + 2 * len(self.rows))
        row.typed.connect(self._on_typed)
        self.rows.append(row)
        self.grown.emit(list(row.by_name.values()))

    def _on_typed(self) -> None:
        if not self.rows[-1].draft.is_empty:
            self._grow()
        self._show_lines()
        self.typed.emit()

    def _show_lines(self) -> None:
        """Of lines that were emptied again only the first waits below the others; heads stand over fields alone."""
        begun = len(self.draft)
        for row in self.rows:
            row.show(row.place <= begun)
        for head in self._heads[1:]:
            head.setVisible(begun > 0)
