"""What an event is related to: one answer for each drug given by its onset, and unknown is one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.record.kept import Relation
from models.record.records import AdverseEvent, Record
from models.record.story import agents_by, relation_to
from ui.kit.flow import FlowLayout
from ui.kit.segments import Segments
from ui.kit.theme import Theme
from ui.kit.widgets import ElidedLabel, dress_label
from ui.patient.card_panel import PanelCard
from ui.patient.events.log import yes_no
from ui.words.clinical import capital
from ui.words.common import translate
from ui.words.language import word
from ui.words.recorded import recorded

LONGEST = 104  # name of a drug that is beside its answers


class RelationCard(PanelCard):
    """``answered``: of a drug that was not asked before; ``corrected``: an answer that stood is to be another one."""

    answered = Signal(str, object)  # the agent, a Relation
    corrected = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.rows: dict[str, Segments] = {}

    def show_event(self, event: AdverseEvent, record: Record) -> None:
        self.begin(translate("EventRelation", "Relation, one answer per drug"))
        named = [name for name, _ in event.related_to or ()]
        asked = {name.casefold(): name for name in (*agents_by(record, event.start), *named)}.values()
        self.rows = {agent: self._segments(event, agent) for agent in asked}
        if not self.rows:
            self.pair(translate("EventRelation", "No drug was given by the onset."), yes_no(event.related))
            return
        names = {agent: ElidedLabel(self) for agent in self.rows}
        for agent, name in names.items():
            name.setText(capital(recorded(agent)))
            dress_label(name, self._theme, role="table", colour="text")
        widest = min(max(name.sizeHint().width() for name in names.values()), self._theme.px(LONGEST))
        for agent, answers in self.rows.items():
            names[agent].setMinimumWidth(widest)
            line = QWidget(self)
            flow = FlowLayout(line, across=self._theme.px(8), down=self._theme.px(2))
            flow.addWidget(names[agent])
            flow.addWidget(answers)
            self.add(line)
        if event.related is not None:
            self.pair(translate("EventRelation", "The treatment as a whole"), yes_no(event.related))

    def show_refusal(self, why_not: str) -> None:
        for made in self.rows.values():
            made.setEnabled(not why_not)
            made.setToolTip(why_not)

    def _segments(self, event: AdverseEvent, agent: str) -> Segments:
        made = Segments(translate("EventRelation", "Related to {agent}").format(agent=recorded(agent)), self)
        made.set_choices([(relation.value, word(relation.value)) for relation in Relation])
        told = relation_to(event, agent)
        made.choose("" if told is None else told.value)
        made.chosen.connect(partial(self._on_chosen, made, agent, told))
        return made

    def _on_chosen(self, made: Segments, agent: str, told: Relation | None, chosen: str) -> None:
        """What stood is not written over: the form of correction asks for the reason."""
        if told is None:
            self.answered.emit(agent, Relation(chosen))
        elif chosen != told.value:
            made.choose(told.value)
            self.corrected.emit()
