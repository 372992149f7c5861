"""The words of a ruler: whole, however close their places lie."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from models.course.course import Course
from ui.kit.ruler import Ruler
from ui.kit.theme import Theme


@pytest.mark.parametrize("width", [240, 250, 300, 400])
@pytest.mark.parametrize(("nadir", "pr", "pd"), [(690, 707, 828), (550, 595, 660), (690, 692, 694), (100, 690, 828)])
def test_that_no_word_is_cut_at_an_end_of_the_ruler(
    qtbot: QtBot, theme: Theme, demo_courses: dict[str, Course], width: int, nadir: int, pr: int, pd: int
) -> None:
    read = next(
        point.recist
        for one in demo_courses.values()
        for point in one.series.points
        if point.recist.sum_tenths and point.recist.progression_threshold_tenths
    )
    read = replace(
        read,
        sum_tenths=400,
        nadir_tenths=nadir,
        partial_response_threshold_tenths=pr,
        progression_threshold_tenths=pd,
        persisting=False,
    )
    ruler = Ruler(theme, read)
    qtbot.addWidget(ruler)
    ruler.resize(width, ruler.height())
    rows: dict[int, list[tuple[float, float]]] = {}
    for mark, place, row in ruler.word_places():
        font = theme.font("caption_strong" if mark.strong else "caption")
        rows.setdefault(row, []).append((place, place + QFontMetricsF(font).horizontalAdvance(mark.words)))
    for spans in rows.values():
        assert all(begin >= 0 and end <= width for begin, end in spans)
        ordered = sorted(spans)
        assert all(before[1] <= after[0] for before, after in pairwise(ordered))
    assert sum(map(len, rows.values())) == 3
