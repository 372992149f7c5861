"""The place Settings: a list of sections that jumps to its card, and the cards in as many columns as there is room."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.kit.fields import Combo
from ui.kit.retold import Retold
from ui.kit.tables import Index
from ui.kit.theme import Theme
from ui.kit.widgets import bare, dress_label, ground, label
from ui.session.access import Access
from ui.settings.card import SettingsCard

LIST_WIDTH, ROW, GAP, EDGE = 208, 32, 8, 12
COLUMNS = (328, 432, 368)
_THREE, _TWO = 1336, 900  # from which width on, at 100 %


@dataclass(frozen=True, slots=True)
class Placed:
    """A card, and the column it stands in: of three, and of two."""

    name: str
    card: SettingsCard
    of_three: int
    of_two: int


class SettingsPage(Retold, QWidget):
    """It knows no card: whoever makes it places them, in the order of the sections."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._placed: list[Placed] = []
        self._columns: tuple[QWidget, ...] = ()  # widgets: a layout in a layout keeps the heights of before
        self._access: Access | None = None
        self._aim: int | None = None  # the row that was gone to, until the hand is elsewhere
        self._wanted = ""  # a section that was gone to before its card was there
        self._side = QFrame(self)
        self._title = label("", theme, self._side, role="title")
        self.sections = QListWidget(self._side)
        self.sections.setFrameShape(QFrame.Shape.NoFrame)
        self.sections.setItemDelegate(_Row(theme, self.sections))
        self.sections.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._foot = label("", theme, self._side, role="caption", colour="text2", wrap=True)
        self.chooser = Combo(self)
        self.chooser.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToContents)
        self._inner = QWidget(self)
        self._line = bare(QHBoxLayout(self._inner))
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self._inner)
        self._lay_out()
        self.sections.currentRowChanged.connect(self._on_row)
        self.sections.itemActivated.connect(lambda _: self._enter())
        self.chooser.activated.connect(self._on_chosen)
        self.area.verticalScrollBar().rangeChanged.connect(self._on_range)
        self.area.verticalScrollBar().actionTriggered.connect(self._let_go)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)
        self.setFocusProxy(self.sections)
        theme.changed.connect(self._dress)
        self._dress()
        self._say()

    @property
    def cards(self) -> dict[str, SettingsCard]:
        """What stands here, by the name of its section."""
        return {one.name: one.card for one in self._placed}

    def host(self) -> QWidget:
        """What the cards are children of."""
        return self._inner

    def place(self, name: str, card: SettingsCard, *, of_three: int, of_two: int) -> None:
        """Add a section at the end of the list, and its card at the foot of a column."""
        self._placed.append(Placed(name, card, of_three, of_two))
        self.sections.addItem(QListWidgetItem())
        self.chooser.addItem("")
        if self._access is not None:
            card.show_access(self._access)
        self._stand(self._placed[-1])
        self._name_sections()
        if len(self._placed) == 1:
            self.sections.setCurrentRow(0)
        if name == self._wanted:
            self.go_to(name)

    def go_to(self, name: str) -> None:
        """Jump to a section and mark it; to one that is yet to be placed, once it is."""
        self._wanted = name
        row = next((row for row, one in enumerate(self._placed) if one.name == name), None)
        if row is not None:
            self._wanted = ""
            self.sections.setCurrentRow(row)
            self._jump(row)

    def show_access(self, access: Access) -> None:
        """Who is here and what they may do, to every card."""
        self._access = access
        for one in self._placed:
            one.card.show_access(access)

    def refresh(self) -> None:
        """Every card shows how things stand now."""
        for one in self._placed:
            one.card.refresh()

    # How it looks

    def _lay_out(self) -> None:
        self._aside = QVBoxLayout(self._side)
        self._aside.addWidget(self._title)
        self._aside.addWidget(self.sections, 1)
        self._aside.addWidget(self._foot)
        right = bare(QVBoxLayout())
        self._above = QHBoxLayout()
        self._above.addWidget(self.chooser)
        self._above.addStretch(1)
        right.addLayout(self._above)
        right.addWidget(self.area, 1)
        line = bare(QHBoxLayout(self))
        line.addWidget(self._side)
        line.addLayout(right, 1)

    def _dress(self) -> None:
        px = self._theme.px
        ground(self, self._theme, "window")
        ground(self._inner, self._theme, "window")
        ground(self._side, self._theme, "panel")
        ground(self.sections, self._theme, "panel")
        dress_label(self._title, self._theme, role="title", colour="text")
        dress_label(self._foot, self._theme, role="caption", colour="text2")
        self._side.setFixedWidth(px(LIST_WIDTH))
        self.sections.setFont(self._theme.font("body"))
        self._aside.setContentsMargins(0, px(14), 0, px(14))
        self._aside.setSpacing(px(12))
        for made in (self._title, self._foot):
            made.setContentsMargins(px(16), 0, px(12), 0)
        for row in range(self.sections.count()):
            self.sections.item(row).setSizeHint(QSize(0, px(ROW)))
        self._line.setContentsMargins(px(EDGE), px(EDGE), px(EDGE), px(EDGE))
        self._line.setSpacing(px(GAP))
        for column in self._columns:
            if (layout := column.layout()) is not None:
                layout.setSpacing(px(GAP))
        self._arrange()

    def _say(self) -> None:
        self._title.setText(self.tr("Settings"))
        self._foot.setText(
            self.tr("What belongs to the clinic is kept with its file and journalled; Display is yours alone.")
        )
        self.sections.setAccessibleName(self.tr("Sections of the settings"))
        self.chooser.setAccessibleName(self.tr("Sections of the settings"))
        QTimer.singleShot(0, self, self._name_sections)  # a card hears of a language after what it stands on

    def _name_sections(self) -> None:
        for row, one in enumerate(self._placed):
            words = one.card.title.text()
            one.card.setAccessibleName(words)
            self.sections.item(row).setText(words)
            self.sections.item(row).setSizeHint(QSize(0, self._theme.px(ROW)))
            self.chooser.setItemText(row, words)

    @property
    def count_of_columns(self) -> int:
        width = self.width() / self._theme.scale
        return 3 if width >= _THREE else 2 if width >= _TWO else 1

    def _arrange(self) -> None:
        """Put every card into its column, where there are more or fewer of them than before."""
        count = self.count_of_columns
        self._side.setVisible(count > 1)
        self.chooser.setVisible(count == 1)
        px = self._theme.px
        self._above.setContentsMargins(px(EDGE), px(EDGE) if count == 1 else 0, px(EDGE), 0)
        if len(self._columns) == count:
            return
        before, self._columns = self._columns, tuple(QWidget(self._inner) for _ in range(count))
        for place, column in enumerate(self._columns):
            bare(QVBoxLayout(column), spacing=px(GAP))
            self._line.addWidget(column, COLUMNS[place] if count == 3 else 1)
        for one in self._placed:
            self._stand(one)
        for column in before:
            self._line.removeWidget(column)
            column.deleteLater()
        for column in self._columns:
            column.show()

    def _stand(self, one: Placed) -> None:
        """Put a card at the foot of its column."""
        count = len(self._columns)
        column = self._columns[{3: one.of_three, 2: one.of_two, 1: 0}[count]].layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(max(column.count() - 1, 0), one.card)
        if column.count() == 1:
            column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    # What happens

    def _on_row(self, row: int) -> None:
        self.chooser.setCurrentIndex(row)
        for number, one in enumerate(self._placed):
            one.card.mark(number == row)
        if self.sections.hasFocus():
            self._jump(row)

    def _on_chosen(self, row: int) -> None:
        self.sections.setCurrentRow(row)
        self._jump(row)

    def _jump(self, row: int) -> None:
        if 0 <= row < len(self._placed):
            self._aim = row
            self._aim_again()
            self._on_range()

    def _on_range(self) -> None:
        QTimer.singleShot(0, self, self._aim_again)  # the cards are still where they were

    def _aim_again(self) -> None:
        """What stands above may have another height than it had."""
        if self._aim is not None:
            top = self._placed[self._aim].card.mapTo(self._inner, QPoint(0, 0)).y()
            self.area.verticalScrollBar().setValue(top - self._theme.px(EDGE))

    def _let_go(self) -> None:
        self._aim = None

    def _enter(self) -> None:
        """From the list into the card: to the first thing that can be changed."""
        row = self.sections.currentRow()
        if 0 <= row < len(self._placed):
            for one in self._placed[row].card.findChildren(QWidget):
                if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled() and one.isVisible():
                    one.setFocus(Qt.FocusReason.TabFocusReason)
                    return

    def _on_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        """The section is marked that the hand is in."""
        if now is None or not self._inner.isAncestorOf(now):
            return
        self._let_go()
        for row, one in enumerate(self._placed):
            if one.card.isAncestorOf(now):
                self.sections.setCurrentRow(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        now = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape and now is not None and self._inner.isAncestorOf(now):
            (self.sections if self.sections.isVisible() else self.chooser).setFocus()
            return
        super().keyPressEvent(event)


class _Row(QStyledItemDelegate):
    """A section in the list: the one that was gone to has the accent's ground and edge."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        px, colour = self._theme.px, self._theme.colour
        state, box, font = option.state, option.rect, option.font
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, colour("accent_soft" if chosen else "hover"))
        if chosen:
            painter.fillRect(QRectF(box.x(), box.y(), px(3), box.height()), colour("accent"))
            font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(colour("accent" if chosen else "text2"))
        words = box.adjusted(px(16), 0, -px(8), 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), str(index.data()))
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.restore()
