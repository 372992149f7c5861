"""The sizes that charts and value column share, in pixels of the design."""

from __future__ import annotations

from dataclasses import dataclass

VALUE_COLUMN = 200
LEFT_AXIS = 60
RIGHT_EDGE = 10
AXIS_HEIGHT = 40

TREATMENT_PADDING = 6
TREATMENT_LANE = 20
EVENT_PADDING = 6
EVENT_LANE = 17
EMPTY_ROW = 44

POINT = 7
BASELINE_SQUARE = 8
CENSORED_TRIANGLE = 10
STAR = 12
CHART_CHIP = (26, 15)
PLOT_LINE = 1.5
THRESHOLD_LINE = 1.2
FOCUS_LINE = 1.25


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the stack. ``stretch`` is its share of the height that is left over in a tall window."""

    name: str
    height: int
    stretch: int = 0


ROWS = (
    Row("visits", 30),
    Row("treatment", 66),
    Row("afp", 116, 3),
    Row("pivka", 94, 2),
    Row("recist", 98, 2),
    Row("mrecist", 98, 2),
    Row("thrombus", 70, 1),
    Row("liver", 62, 1),
    Row("events", 74),
)
ANALYTE_HEIGHT = 70
