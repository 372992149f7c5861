"""Tables that stand on a card as tall as their rows: the page scrolls, they do not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QTableView

from ui.kit.table_view import HEADER_HEIGHT, ROW_HEIGHT
from ui.kit.theme import Theme


def fit_rows(view: QTableView, theme: Theme) -> None:
    """As tall as what it shows."""
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    rows = view.model().rowCount()
    view.setFixedHeight(theme.px(HEADER_HEIGHT) + rows * theme.px(ROW_HEIGHT) + 2)
