"""Widgets side by side that go on in a next line where the width ends."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Left to right, then down; the items of a line stand on its middle. Its height follows from its width.

    ``right`` puts every line against the right edge.
    """

    def __init__(self, parent: QWidget | None = None, *, across: int = 8, down: int = 6, right: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._across, self._down, self._right = across, down, right
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def hold(self, *widgets: QWidget) -> FlowLayout:
        """Itself, with these at its end."""
        for one in widgets:
            self.addWidget(one)
        return self

    def insert_widget(self, place: int, widget: QWidget) -> None:
        """Add a widget before the one at ``place``."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        sizes = [item.sizeHint() for item in self._seen()]
        width = sum(size.width() for size in sizes) + self._across * max(len(sizes) - 1, 0)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._seen()]
        return QSize(
            max((size.width() for size in sizes), default=0), max((size.height() for size in sizes), default=0)
        )

    def _seen(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Put the items into lines, or only count; returns the height that they take."""
        line: list[tuple[QLayoutItem, int]] = []
        top, used = rect.top(), 0
        for item in self._seen():
            width = min(item.sizeHint().width(), max(rect.width(), item.minimumSize().width()))
            if line and used + self._across + width > rect.width():
                top += self._lay(line, self._left(rect, used), top, move=move) + self._down
                line, used = [], 0
            used += width + (self._across if line else 0)
            line.append((item, width))
        return top + self._lay(line, self._left(rect, used), top, move=move) - rect.top()

    def _left(self, rect: QRect, used: int) -> int:
        return rect.left() + (max(rect.width() - used, 0) if self._right else 0)

    def _lay(self, line: list[tuple[QLayoutItem, int]], left: int, top: int, *, move: bool) -> int:
        height = max((item.sizeHint().height() for item, _ in line), default=0)
        for item, width in line:
            own = item.sizeHint().height()
            if move:
                item.setGeometry(QRect(QPoint(left, top + (height - own) // 2), QSize(width, own)))
            left += width + self._across
        return height
