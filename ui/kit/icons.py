"""Icons, drawn by us on a 24 grid, in the colour of the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from storage.places import RESOURCES
from ui.kit.theme import Theme

SIZES = (16, 20, 24, 32, 48)


def icon(name: str, theme: Theme, colour: str = "text2") -> QIcon:
    """The icon ``resources/icons/<name>.svg`` in a colour of the theme; greyed in its disabled state."""
    return QIcon(_icon(name, theme.colour(colour).name(), theme.colour("disabled").name()))


def pixmap(name: str, theme: Theme, size: int, *, colour: str = "text2", ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of ``size`` logical pixels on a screen of ``ratio`` device pixels to one."""
    return _rendered(name, theme.colour(colour).name(), round(size * ratio), ratio)


@lru_cache(maxsize=256)
def _icon(name: str, colour: str, disabled: str) -> QIcon:
    made = QIcon()
    for size in SIZES:
        made.addPixmap(_rendered(name, colour, size, 1.0), QIcon.Mode.Normal)
        made.addPixmap(_rendered(name, disabled, size, 1.0), QIcon.Mode.Disabled)
    return made


@lru_cache(maxsize=512)
def _rendered(name: str, colour: str, pixels: int, ratio: float) -> QPixmap:
    drawing = (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    picture = QPixmap(QSize(pixels, pixels))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
