"""Tables that stand on a card as tall as their rows: the page scrolls, they do not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QTableView

from ui.kit.table_view import HEADER_HEIGHT, ROW_HEIGHT
from ui.kit.theme import Theme


def fit_rows(view: QTableView, theme: Theme, *, most: int | None = None) -> None:
    """As tall as what it shows, once it shows something; of more than ``most`` rows it scrolls."""
    if (model := view.model()) is None:
        return
    rows = model.rowCount()
    shown = rows if most is None else min(rows, most)
    bars = Qt.ScrollBarPolicy
    view.setVerticalScrollBarPolicy(bars.ScrollBarAsNeeded if shown < rows else bars.ScrollBarAlwaysOff)
    view.setHorizontalScrollBarPolicy(bars.ScrollBarAlwaysOff)
    view.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    view.setFixedHeight(theme.px(HEADER_HEIGHT) + shown * theme.px(ROW_HEIGHT) + 2)
