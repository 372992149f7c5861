"""The boxes under a survival chart: the warning, the comparison, and where the patient stands."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.figures.cohort_figure import CohortFigure
from models.flags.flags import Severity
from ui.kit.marks import paint_flag
from ui.kit.theme import Theme
from ui.kit.widgets import bare, ground, label
from ui.words import survival as words
from ui.words.language import in_a_row, spoken


class WarningStrip(QWidget):
    """One sentence to be careful about, on the colour of a review flag; it wraps."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_words(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        flags = int(Qt.TextFlag.TextWordWrap)
        room = max(width - self._theme.px(44), self._theme.px(60))
        box = QFontMetrics(self._theme.font("table")).boundingRect(0, 0, room, 10_000, flags, self._text)
        return max(self._theme.px(28), box.height() + self._theme.px(12))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self.heightForWidth(max(self.width(), self._theme.px(320))))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = self._theme.px
        painter.setPen(QPen(self._theme.colour("review"), 1))
        painter.setBrush(self._theme.colour("review_soft"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
        paint_flag(painter, QRectF(px(10), self.height() / 2 - px(8), px(16), px(16)), self._theme, Severity.REVIEW)
        painter.setFont(self._theme.font("table"))
        painter.setPen(self._theme.colour("text"))
        room = self.rect().adjusted(px(34), 0, -px(10), 0)
        painter.drawText(room, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter), self._text)
        painter.end()


class FiguresPanel(QWidget):
    """Comparison on the left, the patient and who is left out on the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, comparison_width: int = 330) -> None:
        super().__init__(parent)
        self._theme, self._comparison_width = theme, comparison_width
        self._row = bare(QHBoxLayout(self), spacing=None)
        self._content: QWidget | None = None

    def show_figure(self, figure: CohortFigure | None) -> None:
        if self._content is not None:
            self._content.hide()
            self._row.removeWidget(self._content)
            self._content.deleteLater()
        self._content = QWidget(self)
        row = bare(QHBoxLayout(self._content), spacing=self._theme.px(16))
        if figure is not None:
            row.addWidget(self._comparison(figure), 0, Qt.AlignmentFlag.AlignTop)
            divider = QFrame(self._content)
            divider.setFixedWidth(1)
            ground(divider, self._theme, "line")
            row.addWidget(divider)
            row.addWidget(self._patient(figure), 1, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._content)
        self._content.show()

    def _comparison(self, figure: CohortFigure) -> QWidget:
        box = QWidget(self._content)
        box.setFixedWidth(self._theme.px(self._comparison_width))
        column = bare(QVBoxLayout(box), spacing=self._theme.px(1))
        head = self.tr("Comparison") if len(figure.groups) > 1 else self.tr("In figures")
        column.addWidget(label(head, self._theme, box, role="table_strong"))
        if figure.comparison is not None and figure.comparison.refused is not None:
            column.addWidget(self._words(spoken(figure.comparison.refused), box))
        for line in words.lines(figure):
            column.addLayout(self._line(line, box))
        return box

    def _line(self, line: words.Line, box: QWidget) -> QHBoxLayout:
        """A name with all the room that its value leaves."""
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(8))
        value = label(line.value, self._theme, box, role="table", right=True, wrap=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        name = label(line.name, self._theme, box, role="table", colour="text2", wrap=True)
        row.addWidget(name, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(value, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _patient(self, figure: CohortFigure) -> QWidget:
        box = QWidget(self._content)
        box.setMinimumWidth(self._theme.px(220))  # its words wrap: they widen no window
        column = bare(QVBoxLayout(box), spacing=self._theme.px(4))
        title = words.patient_title(figure)
        column.addWidget(label(title, self._theme, box, role="table_strong", colour="accent", wrap=True))
        standing = figure.patient.words if figure.patient is not None else ()
        percentile = figure.patient.percentile if figure.patient is not None else None
        told = (*standing, *(() if percentile is None else (percentile,)), *figure.conditional)
        if text := in_a_row(spoken(sentence) for sentence in told):
            column.addWidget(self._words(text, box))
        for other in words.elsewhere(figure) if len(figure.groups) > 1 else ():
            column.addWidget(self._words(other, box))
        column.addSpacing(self._theme.px(4))
        column.addWidget(label(words.left_out_title(figure), self._theme, box, role="table_strong"))
        if out := words.left_out_words(figure):
            left_out = self._words(out, box)
            left_out.setToolTip(words.left_out_codes(figure.left_out))
            column.addWidget(left_out)
        for remark in words.remarks(figure):
            column.addWidget(label(remark, self._theme, box, role="caption", colour="text3", wrap=True))
        return box

    def _words(self, text: str, parent: QWidget) -> QWidget:
        return label(text, self._theme, parent, role="table", colour="text2", wrap=True)
