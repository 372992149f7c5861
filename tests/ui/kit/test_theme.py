"""Colours, type, sizes, marks and icons."""

from __future__ import annotations

import json
from itertools import product

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontDatabase, QFontMetricsF, QImage, QPainter, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from models.flags.flags import Severity
from models.response.response import Response
from storage.places import RESOURCES
from ui.kit.icons import icon
from ui.kit.marks import chip_width, glyph_path, paint_chip, paint_flag, paint_grade, response_colour
from ui.kit.theme import SCALES, Theme, load_fonts
from ui.patient.card_panel import PanelCard

GROUNDS = (
    "panel",
    "window",
    "window6",
    "sunken",
    "band",
    "hover",
    "accent_soft",
    "note_soft",
    "review_soft",
    "urgent_soft",
)
TOKENS = json.loads((RESOURCES / "theme.json").read_text(encoding="utf-8"))


def _luminance(theme: Theme, name: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue, _ = theme.colour(name).getRgbF()
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def _contrast(theme: Theme, one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(theme, one), _luminance(theme, other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_that_light_and_dark_mean_the_same_things() -> None:
    assert set(TOKENS["light"]) == set(TOKENS["dark"])


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        *product(("text", "text2", "text3", "accent", "high", "low", "urgent", "review", "note"), GROUNDS),
        *((f"{stem}_ink", f"{stem}_fill") for stem in ("cr", "pr", "sd", "pd", "ne")),
        *((f"g{grade}_ink", f"g{grade}") for grade in range(1, 6)),
        *((ink, ground) for ink in ("banner_text", "banner_text2") for ground in ("banner", "deceased")),
        ("accent_text", "accent"),
    ],
)
def test_that_text_stands_out_from_its_ground(dark: bool, ink: str, ground: str) -> None:
    assert _contrast(Theme(dark), ink, ground) >= 4.5


def test_that_a_meaning_without_a_colour_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        Theme().colour("progression of joy")


@pytest.mark.parametrize("scale", SCALES)
def test_that_type_and_pixels_grow_with_the_scale(scale: float) -> None:
    theme = Theme(scale=scale)
    assert theme.px(100) == round(100 * scale)
    assert theme.font("body").pointSizeF() == pytest.approx(9.75 * scale)


def test_that_latin_comes_before_han_and_all_digits_are_equally_wide(qapp: QApplication) -> None:
    load_fonts()
    assert {"IBM Plex Sans", "Hepatrack Han"} <= set(QFontDatabase.families())
    for role in ("body", "strong", "value"):
        font = Theme().font(role)
        assert font.families() == ["IBM Plex Sans", "Hepatrack Han"]
        metrics = QFontMetricsF(font)
        assert len({round(metrics.horizontalAdvance(digit), 3) for digit in "0123456789"}) == 1


def test_that_the_style_sheet_names_every_colour_and_scales_every_pixel() -> None:
    small, large = Theme(scale=1.0).style_sheet(), Theme(dark=True, scale=2.0).style_sheet()
    assert "$" not in small + large
    assert "min-height: 24px" in small
    assert "min-height: 48px" in large
    assert Theme().colour("accent").name() in small


def test_that_the_disabled_group_is_set() -> None:
    palette = Theme().palette()
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled == Theme().colour("disabled") != palette.color(QPalette.ColorRole.Text)


def test_that_a_change_of_theme_is_told_once_and_no_change_not_at_all() -> None:
    theme, told = Theme(), []
    theme.changed.connect(lambda: told.append(theme.colour("panel").name()))
    theme.set_dark(False)
    theme.set_scale(1.0)
    assert told == []
    theme.set_dark(True)
    theme.set_scale(1.25)
    assert told == ["#181d25", "#181d25"]


def _picture(width: int = 120, height: int = 24) -> tuple[QImage, QPainter]:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    return image, QPainter(image)


def test_that_responses_differ_without_colour(qapp: QApplication) -> None:
    rect = QRectF(0, 0, 8, 8)
    shapes = [glyph_path(response, rect) for response in (Response.CR, Response.PR, Response.SD, Response.PD)]
    assert len({shape.toFillPolygon().size() for shape in shapes} | {0}) > 2
    assert all(first != second for first in shapes for second in shapes if first is not second)
    assert glyph_path(Response.NOT_EVALUABLE, rect).isEmpty()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("response", list(Response))
def test_that_every_chip_is_painted_in_its_own_colours(qapp: QApplication, dark: bool, response: Response) -> None:
    theme = Theme(dark)
    width = chip_width(theme, response)
    image, painter = _picture(width + 4)
    paint_chip(painter, QRectF(0, 0, width, 18), theme, response)
    painter.end()
    fill = theme.colour(f"{response_colour(response)}_fill").rgb()
    found = {image.pixel(x, 3) for x in range(4, width - 4)}
    assert fill in found


def test_that_a_narrow_chip_drops_its_shape_and_keeps_its_code(qapp: QApplication) -> None:
    theme = Theme()
    wide, narrow = chip_width(theme, Response.PR), 26
    assert narrow < wide
    image, painter = _picture()
    paint_chip(painter, QRectF(0, 0, narrow, 15), theme, Response.PR)
    painter.end()
    ink = theme.colour("pr_ink")
    dark = [x for x in range(26) for y in range(15) if abs(image.pixelColor(x, y).lightness() - ink.lightness()) < 30]
    assert min(dark) >= 3
    assert max(dark) <= 22


def test_that_flags_and_grades_differ_in_shape_and_lightness(qapp: QApplication) -> None:
    theme, drawn = Theme(), []
    for severity, gap in (
        (Severity.URGENT, False),
        (Severity.REVIEW, False),
        (Severity.INFORMATION, False),
        (Severity.INFORMATION, True),
    ):
        image, painter = _picture(16, 16)
        paint_flag(painter, QRectF(0, 0, 16, 16), theme, severity, gap)
        painter.end()
        drawn.append(bytes(image.convertToFormat(QImage.Format.Format_Mono).constBits()))
    assert len(set(drawn)) == 4
    lightness = []
    for grade in range(1, 6):
        image, painter = _picture(40, 18)
        paint_grade(painter, QRectF(0, 0, image.width(), 18), theme, grade, "")
        painter.end()
        lightness.append(image.pixelColor(image.width() // 2, 9).lightness())
    assert lightness == sorted(lightness, reverse=True)


@pytest.mark.parametrize("path", sorted((RESOURCES / "icons").glob("*.svg")), ids=lambda path: path.stem)
def test_that_every_icon_is_drawn(qapp: QApplication, path) -> None:  # type: ignore[no-untyped-def]
    assert not icon(path.stem, Theme()).pixmap(20, 20).toImage().isNull()


def test_that_the_title_of_a_card_follows_the_theme_when_its_lines_are_made_anew(qtbot: QtBot, theme: Theme) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    card = PanelCard(theme, holder)
    card.begin("Planned against given")
    try:
        theme.set_dark(True)
        card.begin("Planned against given")
        assert card.title.palette().windowText().color() == theme.colour("text")
    finally:
        theme.set_dark(False)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_that_what_can_be_chosen_has_an_edge_that_is_seen(
    qtbot: QtBot, theme: Theme, kind: type[QAbstractButton], dark: bool
) -> None:
    """Fusion draws the ring of a radio button darker than the ground, and on a dark ground it was gone."""
    theme.set_dark(dark)
    box = kind("")
    qtbot.addWidget(box)
    box.show()
    shown = box.grab().toImage()
    edge = theme.colour("control").rgb()
    assert any(shown.pixel(x, y) == edge for x in range(shown.width()) for y in range(shown.height()))
    theme.set_dark(False)
