"""Colours by meaning, type, and the look of every control, in light and dark and at any scale."""

from __future__ import annotations

import json
import re
from functools import cache
from string import Template
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from storage.places import RESOURCES

FAMILIES = ("IBM Plex Sans", "Hepatrack Han")  # Latin first: see the traps of the architecture page
SCALES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)

_PALETTE = (
    (QPalette.ColorRole.Window, "window"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "panel"),
    (QPalette.ColorRole.AlternateBase, "band"),
    (QPalette.ColorRole.Button, "panel"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.BrightText, "accent_text"),
    (QPalette.ColorRole.PlaceholderText, "text3"),
    (QPalette.ColorRole.ToolTipBase, "panel"),
    (QPalette.ColorRole.ToolTipText, "text"),
    (QPalette.ColorRole.Highlight, "accent_soft"),
    (QPalette.ColorRole.HighlightedText, "text"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.LinkVisited, "accent"),
    (QPalette.ColorRole.Light, "panel"),
    (QPalette.ColorRole.Midlight, "line"),
    (QPalette.ColorRole.Mid, "line_strong"),
    (QPalette.ColorRole.Dark, "control"),
    (QPalette.ColorRole.Shadow, "line_strong"),
)
_DISABLED = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
    QPalette.ColorRole.HighlightedText,
    QPalette.ColorRole.PlaceholderText,
)


@cache
def _tokens() -> dict[str, Any]:
    tokens: dict[str, Any] = json.loads((RESOURCES / "theme.json").read_text(encoding="utf-8"))
    return tokens


@cache
def load_fonts() -> None:
    """Register the bundled fonts once; Qt maps the files, so all five take about five milliseconds."""
    for path in sorted((RESOURCES / "fonts").glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise RuntimeError(f"the font {path.name} cannot be read")


class Theme(QObject):
    """The colours, type and sizes that every view draws with. ``changed`` says that all of them may be new."""

    changed = Signal()

    def __init__(self, dark: bool = False, scale: float = 1.0, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dark = dark
        self._scale = scale
        self._app: QApplication | None = None
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[str, QFont] = {}
        self._forget()

    @property
    def dark(self) -> bool:
        return self._dark

    @property
    def scale(self) -> float:
        return self._scale

    def colour(self, name: str) -> QColor:
        """The colour that means ``name``. Raises KeyError for a meaning that theme.json does not have."""
        return self._colours[name]

    def font(self, role: str) -> QFont:
        """A copy of the font of a role: caption, table, body, strong, section, title, value, live and their kin."""
        if role not in self._fonts:
            points, weight = _tokens()["type"][role]
            self._fonts[role] = font(points * self._scale, weight)
        return QFont(self._fonts[role])

    def px(self, n: float) -> int:
        """``n`` pixels of the design in pixels of this scale."""
        return round(n * self._scale)

    def set_dark(self, dark: bool) -> None:
        if dark != self._dark:
            self._dark = dark
            self._renew()

    def set_scale(self, scale: float) -> None:
        if scale != self._scale:
            self._scale = scale
            self._renew()

    def apply(self, app: QApplication) -> None:
        """Dress the whole program: Fusion, an explicit palette (its Disabled group too), the font, and a little QSS."""
        self._app = app
        # Without it Qt gives a widget that is polished once more the palette of its last polish, and PySide has one
        # polished once more when a method of it is first connected: a page was light again in the dark theme.
        app.setAttribute(Qt.ApplicationAttribute.AA_UseStyleSheetPropagationInWidgetStyles)
        load_fonts()
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setPalette(self.palette())
        app.setFont(self.font("body"))
        app.setStyleSheet(self.style_sheet())

    def palette(self) -> QPalette:
        palette = QPalette()
        for role, name in _PALETTE:
            palette.setColor(role, self.colour(name))
        for role in _DISABLED:
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("disabled"))
        return palette

    def style_sheet(self) -> str:
        """theme.qss with this theme's colours and its pixels scaled."""
        text = (RESOURCES / "theme.qss").read_text(encoding="utf-8")
        names = {name: colour.name() for name, colour in self._colours.items()}
        kind = "dark" if self._dark else "light"
        icons = {name: RESOURCES / "icons" / f"{name}-{kind}.svg" for name in ("arrow", "arrow-up", "tick")}
        images = {name.replace("-", "_"): path.as_posix() for name, path in icons.items()}
        scaled = re.sub(
            r"(\d+)px", lambda found: f"{max(1, self.px(int(found[1])))}px" if found[1] != "0" else "0", text
        )
        return Template(scaled).substitute(names, **images)

    def _forget(self) -> None:
        self._colours = {name: QColor(value) for name, value in _tokens()["dark" if self._dark else "light"].items()}
        self._fonts.clear()

    def _renew(self) -> None:
        self._forget()
        if self._app is not None:
            self.apply(self._app)
        self.changed.emit()


def font(points: float, weight: int = 400) -> QFont:
    """The house's font at a size: Latin family first, the Han companion second."""
    made = QFont()
    made.setFamilies(list(FAMILIES))
    made.setPointSizeF(points)
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return made
