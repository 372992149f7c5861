"""A form of fields under each other, each with a line below it: what it means, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui.forms.base import DraftForm
from ui.kit.fields import Choice, DateEntry, Entry
from ui.kit.widgets import dress_label, label

Row = tuple[str, str, Entry | Choice]  # its name in the draft, the words before it, the field


class RowsForm(DraftForm):
    """Fields are named as in the draft. ``steady``: the line below a field keeps its room with nothing to say."""

    steady = True

    def _lay_out(
        self,
        rows: Sequence[Row],
        *,
        remarked: Collection[str],
        under: QWidget | None = None,
        below: Mapping[str, QWidget] | None = None,
        last: QWidget | None = None,
    ) -> None:
        """A line below those that are ``remarked``; ``under`` stands below the first field, ``last`` below all.

        ``below`` others by name stands what belongs to them.
        """
        px = self._theme.px
        self._rows = {name: field for name, _, field in rows}
        self._remarks: dict[str, QLabel] = {}
        self._words: dict[str, QLabel] = {}
        grid = QGridLayout()
        grid.setContentsMargins(px(24), px(16), px(24), px(10))
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(2))
        grid.setColumnStretch(1, 1)
        for name, words, field in rows:
            row = grid.rowCount()
            self._words[name] = self._named(words, field)
            grid.addWidget(self._words[name], row, 0)
            column: list[QWidget] = [field, under] if under is not None and row == 1 else [field]
            column += [] if below is None or name not in below else [below[name]]
            if name in remarked:
                self._remarks[name] = label("", self._theme, self.body, role="caption", colour="text3", wrap=True)
                column.append(self._remarks[name])
            for place, widget in enumerate(column):
                grid.addWidget(widget, row + place, 1)
            self._walk.add(field)
            changed = field.textChanged if isinstance(field, Entry) else field.currentIndexChanged
            changed.connect(self._on_typed)
        if last is not None:
            grid.addWidget(last, grid.rowCount(), 0, 1, 2)
            self._walk.add(last)
        grid.setRowStretch(grid.rowCount(), 1)  # room that was given back is not shared out between the lines
        self._finish(grid)

    def _show_row(self, name: str, shown: bool) -> None:
        """A row that is not asked for is not there."""
        for part in (self._words[name], self._rows[name]):
            part.setVisible(shown)

    @property
    def _values(self) -> dict[str, Any]:
        """What stands in each field: text, a date as it is read, or what was chosen."""
        return {name: field.typed if isinstance(field, Entry) else field.value for name, field in self._rows.items()}

    def _put(self, kept: Any) -> None:
        """A draft that was read back, field by field."""
        for name, field in self._rows.items():
            if isinstance(field, Entry):
                field.setText(str(getattr(kept, name)))
            else:
                field.choose(getattr(kept, name))

    def _show_problems(self, words: dict[str, str]) -> None:
        """A field in which nothing was typed yet is not wrong, whatever is still to come."""
        for name, field in self._rows.items():
            typed = bool(field.text().strip()) if isinstance(field, Entry) else field.value is not None
            wrong = words.get(name, "") if typed else ""
            if isinstance(field, Entry):
                field.show_problem(wrong)
            if (remark := self._remarks.get(name)) is not None:
                dress_label(remark, self._theme, role="caption", colour="urgent" if wrong else "text2")
                remark.setText(wrong or self._meaning(name, field))
                remark.setVisible(self.steady or bool(remark.text()))

    def _meaning(self, name: str, field: Entry | Choice) -> str:
        """The day that a date means, and what a form says of its own fields."""
        return field.meaning(self._session.today) if isinstance(field, DateEntry) else ""
