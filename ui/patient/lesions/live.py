"""The response at a read by both criteria: of the last one, or of the one that is being typed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from models.course.tentative import Tentative
from models.response.response import Criterion, CriterionRead, Response, TimePoint
from models.response.response_why import signed
from models.words import filled
from ui.kit.marks import response_word
from ui.kit.retold import Retold
from ui.kit.theme import Theme
from ui.kit.widgets import Chip, bare, dress_label, label
from ui.words.common import tenths, translate
from ui.words.language import clauses


class LiveResponse(Retold, QWidget):
    """Sum, change from baseline and from nadir, and the response, by both criteria."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        grid = bare(QGridLayout(self), spacing=None)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(2))
        self._columns = {
            criterion: _CriterionColumn(criterion, theme, grid, column)
            for column, criterion in enumerate(Criterion, start=0)
        }
        self._note = label("", theme, self, role="table", colour="text2", wrap=True)
        grid.addWidget(self._note, 4, 0, 1, 2)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        self.show_tentative(None, 0, 0)

    def show_tentative(self, tentative: Tentative | None, typed: int, targets: int) -> None:
        """``typed`` of ``targets`` have been typed so far."""
        self._again = partial(self.show_tentative, tentative, typed, targets)
        point = tentative.point if tentative else None
        self._show(point, self._words(tentative, point, typed=typed, targets=targets), typing=True)

    def show_point(self, point: TimePoint | None) -> None:
        """A read that is recorded; None where there is none after the baseline."""
        self._again = partial(self.show_point, point)
        late = self.tr("After progression") if point is not None and point.recist.after_progression else ""
        self._show(point, self.tr("No read after the baseline yet.") if point is None else late)

    def _say(self) -> None:
        self._again()

    def _show(self, point: TimePoint | None, note: str, *, typing: bool = False) -> None:
        for criterion, column in self._columns.items():
            column.show_room(point is not None or typing)
            column.show_read(point.by(criterion) if point else None)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.setAccessibleName(self.text)

    def dress(self) -> None:
        dress_label(self._note, self._theme, role="table", colour="text2")
        for column in self._columns.values():
            column.dress(self._theme)

    @property
    def text(self) -> str:
        """Everything it says, for readers of the screen."""
        return clauses([*(column.text for column in self._columns.values()), self._note.text()])

    def response(self, criterion: Criterion) -> Response | None:
        return self._columns[criterion].response

    def _words(self, tentative: Tentative | None, point: TimePoint | None, *, typed: int, targets: int) -> str:
        if typed == 0 and point is None:
            return self.tr("The response appears here as diameters are typed.")
        baseline = tentative.course.series.baseline if tentative else None
        if tentative is not None and point is None and baseline is not None and baseline.on == tentative.on:
            return self.tr("This read would be the baseline.")
        if typed < targets:
            return filled(self.tr("{typed} of {targets} targets typed"), typed=typed, targets=targets)
        if point is not None and point.recist.after_progression:
            return self.tr("After progression")
        return ""


class _CriterionColumn:
    def __init__(self, criterion: Criterion, theme: Theme, grid: QGridLayout, column: int) -> None:
        parent = grid.parentWidget()
        self._title = label(criterion.in_words, theme, parent, role="table_strong", colour="text2")
        self._chip = Chip(theme, Response.NO_ASSESSMENT, parent, full=True)
        self._sum = label("", theme, parent, role="live")
        self._changes = label("", theme, parent, role="table", colour="text2", wrap=True)
        grid.addWidget(self._title, 0, column)
        grid.addWidget(self._chip, 1, column, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self._sum, 2, column)
        grid.addWidget(self._changes, 3, column)

    def dress(self, theme: Theme) -> None:
        dress_label(self._title, theme, role="table_strong", colour="text2")
        dress_label(self._sum, theme, role="live", colour="text")
        dress_label(self._changes, theme, role="table", colour="text2")

    @property
    def response(self) -> Response | None:
        return None if self._chip.isHidden() else self._chip.response

    @property
    def text(self) -> str:
        words: list[QLabel] = [self._title, self._sum, self._changes]
        response = self.response
        return " ".join(
            [*(shown.text() for shown in words if shown.text()), response_word(response) if response else ""]
        )

    def show_read(self, read: CriterionRead | None) -> None:
        self._chip.setVisible(read is not None)
        self._sum.setText("")
        self._changes.setText("")
        if read is None:
            return
        self._chip.show_response(read.overall)
        if read.sum_tenths is not None:
            self._sum.setText(f"{tenths(read.sum_tenths)} mm")
        self._changes.setText(_changes(read))

    def show_room(self, shown: bool) -> None:
        """Where a read is typed its room is kept, so that nothing jumps; without a recorded one there is none."""
        for made in (self._title, self._sum, self._changes):
            made.setVisible(shown)


def _changes(read: CriterionRead) -> str:
    lines = []
    if read.change_from_baseline_percent is not None:
        percent = signed(f"{read.change_from_baseline_percent:.1f}")
        lines.append(translate("LiveResponse", "{percent} % from baseline").format(percent=percent))
    if read.change_from_nadir_percent is not None and read.sum_tenths is not None and read.nadir_tenths is not None:
        percent = signed(f"{read.change_from_nadir_percent:.1f}")
        apart = signed(f"{(read.sum_tenths - read.nadir_tenths) / 10:.1f}")
        words = translate("LiveResponse", "{percent} % from nadir ({mm} mm)")
        lines.append(words.format(percent=percent, mm=apart))
    return "\n".join(lines)
