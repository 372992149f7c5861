"""The mark of a query at a value of a table, its tip, and the card that says what was asked and answered there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter

from models.record.kept import QueryState
from models.record.queries import Asked, waiting
from ui.kit.marks import paint_query
from ui.kit.theme import Theme
from ui.patient.card_panel import PanelCard
from ui.words.clinical import capital
from ui.words.common import translate
from ui.words.journal import field_word
from ui.words.language import clauses
from ui.words.queries import state_words, thread, value_words


def paint_mark(painter: QPainter, rect: QRect, theme: Theme, found: Sequence[Asked], *, right: bool = False) -> None:
    """At the left edge of a cell, or the right one; nothing where nothing waits."""
    if waits := waiting(found):
        answered = all(one.query.state is QueryState.ANSWERED for one in waits)
        across = rect.right() - theme.px(12) if right else rect.left() + theme.px(4)
        paint_query(painter, QPointF(across, rect.center().y() + 0.5), theme, answered=answered)


def show_queries(card: PanelCard, found: Sequence[Asked]) -> None:
    """Every query about what is chosen, the last one first; no card where there is none."""
    card.setVisible(bool(found))
    card.begin(translate("Queries", "Queries (Ctrl+Shift+Q)"))
    for one in reversed(found):
        named = "" if one.target is None or not one.target.name else field_word(one.target.name)
        colour = "text3" if one.query.state is QueryState.CLOSED else "review"
        card.say(capital(clauses(filter(None, (named, state_words(one))))), role="table_strong", colour=colour)
        if one.corrected:
            card.say(value_words(one), colour="text")
        for text, whom in thread(one.query):
            card.say(text, colour="text")
            card.say(whom, role="caption", colour="text3")
