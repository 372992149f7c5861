"""A mark or a line of words stays within the room it has."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.response.response import Response
from ui.kit.marks import response_in_full, response_short
from ui.kit.theme import Theme
from ui.kit.widgets import Chip, ElidedLabel
from ui.words.language import CHINESE, ENGLISH, set_language


@pytest.mark.parametrize("language", [ENGLISH, CHINESE])
def test_that_a_chip_without_room_has_short_words_within_its_edge_and_the_whole_ones_as_its_tip(
    qapp: QApplication, theme: Theme, language: str
) -> None:
    set_language(qapp, language)
    metrics = QFontMetricsF(theme.font("chip"))
    for response in Response:
        chip = Chip(theme, response)
        room = chip.minimumSizeHint().width()
        assert room <= chip.sizeHint().width()
        assert metrics.horizontalAdvance(response_short(response)) + theme.px(8) <= room
        assert chip.toolTip() == response_in_full(response)
        assert room <= theme.px(74), "three stand beside each other below the flags"
    set_language(qapp, ENGLISH)


def test_that_a_line_that_gives_way_keeps_its_margins(qtbot: QtBot, theme: Theme) -> None:
    made = ElidedLabel()
    qtbot.addWidget(made)
    made.setText("||||||||")
    made.setContentsMargins(30, 0, 10, 0)
    made.resize(200, 24)
    shown = made.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)

    def inked(first: int, last: int) -> bool:
        ground = shown.pixel(0, 0)
        return any(shown.pixel(x, y) != ground for x in range(first, last) for y in range(24))

    assert not inked(0, 30)
    assert inked(30, 60)
