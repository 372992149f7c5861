"""Chips, grades, flags and response shapes: the same mark wherever it is drawn, never by colour alone."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from models.flags.flags import Severity
from models.response.answers import Response
from ui.kit.theme import Theme
from ui.words.speaking import translate

CHIP_HEIGHT = 18
_PADDING, _GLYPH, _GAP = 6, 8, 4
_COLOURS = {
    Response.CR: "cr",
    Response.PR: "pr",
    Response.SD: "sd",
    Response.NON_CR_NON_PD: "sd",
    Response.PD: "pd",
}
_WRITTEN_OUT = (
    QT_TRANSLATE_NOOP("models", "not evaluable"),
    QT_TRANSLATE_NOOP("models", "not assessable"),
    QT_TRANSLATE_NOOP("models", "no assessment"),
)
_SEVERITY_COLOURS = {Severity.URGENT: "urgent", Severity.REVIEW: "review", Severity.INFORMATION: "note"}
_SEVERITY_WORDS = {
    Severity.URGENT: "Urgent",
    Severity.REVIEW: "Review",
    Severity.INFORMATION: "Note",
}


def response_colour(response: Response) -> str:
    """The stem of the colour names of a response: ``cr``, ``pr``, ``sd``, ``pd`` or ``ne``."""
    return _COLOURS.get(response, "ne")


def response_word(response: Response) -> str:
    """The code, or the words written out, in the language of the screen."""
    return translate("models", response.value)


def response_short(response: Response) -> str:
    """The code, or the words cut to what a narrow chip holds; who paints it tells them in full by a tip."""
    return {
        Response.NOT_EVALUABLE: translate("Worksheet", "n. eval."),
        Response.NOT_ASSESSABLE: translate("Worksheet", "n. ass."),
        Response.NO_ASSESSMENT: translate("Worksheet", "no read"),
        Response.NON_CR_NON_PD: translate("Worksheet", "Non-CR"),
    }.get(response, response_word(response))


def response_in_full(response: Response) -> str:
    """The code with its words, as a legend has it."""
    return {
        Response.CR: translate("Response", "CR complete response"),
        Response.PR: translate("Response", "PR partial response"),
        Response.SD: translate("Response", "SD stable disease"),
        Response.PD: translate("Response", "PD progressive disease"),
    }.get(response, response_word(response))


def severity_word(severity: Severity, data_gap: bool = False) -> str:
    return translate("models", "Data gap" if data_gap else _SEVERITY_WORDS[severity])


def severity_colour(severity: Severity, data_gap: bool = False) -> str:
    return "gap" if data_gap else _SEVERITY_COLOURS[severity]


def glyph_path(response: Response, rect: QRectF) -> QPainterPath:
    """The shape of a response in ``rect``: disc, triangle down, bar, triangle up; empty for those written out."""
    path = QPainterPath()
    x, y, w, h = rect.x(), rect.y(), rect.width(), rect.height()
    stem = response_colour(response)
    if stem == "cr":
        path.addEllipse(rect.adjusted(w * 0.06, h * 0.06, -w * 0.06, -h * 0.06))
    elif stem == "sd":
        path.addRect(QRectF(x, y + h * 0.38, w, h * 0.24))
    elif stem in ("pr", "pd"):
        tip, base = (y + h * 0.9, y + h * 0.12) if stem == "pr" else (y + h * 0.1, y + h * 0.88)
        path.moveTo(x + w / 2, tip)
        path.lineTo(x + w, base)
        path.lineTo(x, base)
        path.closeSubpath()
    return path


def chip_width(theme: Theme, response: Response, text: str | None = None) -> int:
    """The width of a chip with its shape and words."""
    words = response_word(response) if text is None else text
    glyph = 0 if response_colour(response) == "ne" else _GLYPH + _GAP
    return theme.px(2 * _PADDING + glyph) + round(QFontMetricsF(theme.font("chip")).horizontalAdvance(words)) + 1


def paint_chip(painter: QPainter, rect: QRectF, theme: Theme, response: Response, text: str | None = None) -> None:
    """A response as word, shape and fill. What is too narrow for the shape has the code alone, or the short words."""
    stem = response_colour(response)
    words = response_word(response) if text is None else text
    if rect.width() + 1 < chip_width(theme, response, words):
        words = response_short(response)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.colour(f"{stem}_edge"), 1.0)
    if stem == "ne":
        pen.setDashPattern([3.0, 2.0])
    painter.setPen(pen)
    painter.setBrush(theme.colour(f"{stem}_fill"))
    box = QRectF(round(rect.x()) + 0.5, round(rect.y()) + 0.5, round(rect.width()) - 1, round(rect.height()) - 1)
    painter.drawRoundedRect(box, theme.px(3), theme.px(3))
    painter.setFont(theme.font("chip"))
    ink = theme.colour(f"{stem}_ink")
    if stem == "ne" or rect.width() + 1 < chip_width(theme, response, words):
        painter.setPen(ink)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)
    else:
        _paint_glyph_and_words(painter, rect, theme, response, words, ink)
    painter.restore()


def _paint_glyph_and_words(
    painter: QPainter, rect: QRectF, theme: Theme, response: Response, words: str, ink: QColor
) -> None:
    size = theme.px(_GLYPH)
    left = rect.x() + theme.px(_PADDING)
    painter.fillPath(glyph_path(response, QRectF(left, rect.center().y() - size / 2, size, size)), ink)
    painter.setPen(ink)
    text_rect = rect.adjusted(theme.px(_PADDING) + size + theme.px(_GAP), 0, 0, 0)
    painter.drawText(text_rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


def paint_grade(painter: QPainter, rect: QRectF, theme: Theme, grade: int, text: str, *, serious: bool = False) -> None:
    """A CTCAE grade as number and lightness; a serious event has a 2 px frame (and the caller's word)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = 2.0 if serious else 1.0
    painter.setPen(QPen(theme.colour("text" if serious else "g_edge"), width))
    painter.setBrush(theme.colour(f"g{grade}"))
    inset = width / 2
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), theme.px(2), theme.px(2))
    painter.setPen(theme.colour(f"g{grade}_ink"))
    painter.setFont(theme.font("caption_strong"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def paint_flag(painter: QPainter, rect: QRectF, theme: Theme, severity: Severity, data_gap: bool = False) -> None:
    """A flag as shape: diamond (urgent), triangle (review), ring with i (note), dashed ring (data gap)."""
    side = min(rect.width(), rect.height())
    box = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
    colour = theme.colour(severity_colour(severity, data_gap))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if data_gap or severity is Severity.INFORMATION:
        _paint_ring(painter, box, colour, data_gap)
    else:
        _paint_solid(painter, box, colour, theme.colour("panel"), severity)
    painter.restore()


def _paint_ring(painter: QPainter, box: QRectF, colour: QColor, data_gap: bool) -> None:
    unit = box.width() / 16
    pen = QPen(colour, 1.5 * unit)
    if data_gap:
        pen.setDashPattern([1.9, 1.45])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box.center(), 6.4 * unit, 6.4 * unit)
    stroke = QPen(colour, 1.6 * unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    painter.setPen(stroke)
    x, y = box.center().x(), box.center().y()
    if data_gap:
        painter.drawLine(QPointF(x - 2.4 * unit, y), QPointF(x + 2.4 * unit, y))
    else:
        painter.drawLine(QPointF(x, y - 0.3 * unit), QPointF(x, y + 3.2 * unit))
        painter.drawPoint(QPointF(x, y - 3.0 * unit))


def _paint_solid(painter: QPainter, box: QRectF, colour: QColor, ink: QColor, severity: Severity) -> None:
    unit = box.width() / 16
    x, y = box.center().x(), box.center().y()
    points = [(0.0, -7.2), (7.2, 0.0), (0.0, 7.2), (-7.2, 0.0)]
    if severity is Severity.REVIEW:
        points, y = [(0.0, -6.6), (7.2, 6.2), (-7.2, 6.2)], y
    path = QPainterPath()
    path.moveTo(x + points[0][0] * unit, y + points[0][1] * unit)
    for dx, dy in points[1:]:
        path.lineTo(x + dx * unit, y + dy * unit)
    path.closeSubpath()
    painter.setPen(QPen(colour, 1.2 * unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(colour)
    painter.drawPath(path)
    shift = 1.6 * unit if severity is Severity.REVIEW else 0.0
    painter.setPen(QPen(ink, 1.7 * unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(x, y - 3.0 * unit + shift), QPointF(x, y + 0.4 * unit + shift))
    painter.drawPoint(QPointF(x, y + 3.1 * unit + shift))


def paint_hatch(painter: QPainter, rect: QRectF, colour: QColor, step: float) -> None:
    """Lines at 45°, 1 px every ``step`` along the top edge: death is shown by a pattern too."""
    painter.save()
    painter.setClipRect(rect)
    painter.setPen(QPen(colour, 1.0))
    x = rect.left() - rect.height()
    while x < rect.right():
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()))
        x += step
    painter.restore()


QUERY_WIDTH, _QUERY_HEIGHT = 9, 11


def paint_query(painter: QPainter, at: QPointF, theme: Theme, *, answered: bool) -> None:
    """A pennant on its pole, left and middle at ``at``: filled while it waits for an answer, else in outline."""
    tall, wide = theme.px(_QUERY_HEIGHT), theme.px(QUERY_WIDTH) - 1
    top, left = at.y() - tall / 2, at.x() + 0.5
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("review"), 1.2))
    painter.drawLine(QPointF(left, top), QPointF(left, top + tall))
    path = QPainterPath(QPointF(left, top))
    path.lineTo(left + wide, top + tall * 0.3)
    path.lineTo(left, top + tall * 0.6)
    path.closeSubpath()
    painter.setBrush(Qt.BrushStyle.NoBrush if answered else theme.colour("review"))
    painter.drawPath(path)
    painter.restore()
