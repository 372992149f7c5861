"""Entering a treatment: another agent, or another dose of one that goes on, which ends the entry before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from models.course.course import Course
from models.course.lanes import every_days
from models.forms.treatment import (
    ASKED,
    KINDS,
    ONLY_SOMETIMES,
    REASONS,
    SITES,
    Given,
    TreatmentDraft,
    draft_document,
    given,
    kind_of,
    last_day,
    may_be_new_therapy,
    ongoing,
    problems,
    read_draft,
    total_dose,
)
from models.forms.typed import Problem, read_day
from models.plan.dose_slip import doubtful_dose
from models.record.records import Medication, Treatment
from models.record.therapies import MEDICINE, therapies_like
from models.words import Sentence
from ui.forms.dose_question import DoseQuestion
from ui.forms.rows import Row, RowsForm
from ui.kit.fields import Choice, DateEntry, Entry
from ui.kit.suggestions import Suggestions, fitting
from ui.kit.theme import Theme
from ui.session.session import Session
from ui.words.clinical import capital
from ui.words.common import plain_words
from ui.words.language import short_date, weekday_date
from ui.words.recorded import recorded

if TYPE_CHECKING:
    from storage.clinic.store import Store
    from ui.forms.base import Operation

SHOWN, SHOWN_BELOW = 5, 4
_ANSWERS = ("omitted", "new_therapy")  # chosen, not typed


class TreatmentDialog(RowsForm):
    """One entry of the treatment of the patient of ``course``; what is asked depends on the kind."""

    kind = "treatment"
    steady = False

    def __init__(self, theme: Theme, session: Session, parent: QWidget, *, course: Course, key: int) -> None:
        super().__init__(theme, session, parent, course=course, key=key)
        self._record, self._protocol, self._today = course.record, course.protocol, course.today
        self._open_events = tuple(one.term for one in course.record.adverse_events if one.stop is None)
        self._only: tuple[str, ...] = ()  # kinds that are offered
        self._one_day: str | None = None  # the first day, where the last one goes with it
        patient = course.record.patient
        title = self.tr("Add a treatment or change a dose: {patient}")
        self.setWindowTitle(title.format(patient=patient.name or patient.code))
        self._make_fields()
        rows = self._rows_of_the_form()
        below = {"dose": self.asked, "site": self.sites, "reason": self.reasons}
        names = [name for name, _, _ in rows]
        self._lay_out(rows, remarked=names, under=self.found, below=below, last=self.ends)
        self._named_fields = {one.buddy(): one for one in self.findChildren(QLabel) if one.buddy() is not None}
        self.found.taken.connect(self._on_taken)
        self.agent.textChanged.connect(self._on_sought)
        self.site.textChanged.connect(partial(self._offer, self.sites, self._sites()))
        self.reason.textChanged.connect(partial(self._offer, self.reasons, [*self._open_events, *REASONS]))
        for one in (self.found, self.sites, self.reasons):
            one.listen()
            one.taken.connect(one.hide)
            one.hide()
        self.sort.currentIndexChanged.connect(self._show_asked)
        self.ends.toggled.connect(self._on_typed)
        self.start.textChanged.connect(self._on_first_day)
        self.start.begin(today=not course.record.outcome.is_dead)
        self._show_asked()
        self._begin()
        self.agent.setFocus()
        self._fit(720)

    def _make_fields(self) -> None:
        theme = self._theme
        self.agent = Entry("agent", self.tr("Agent or procedure"), self.body)
        self.found = Suggestions(self.agent, theme, self, lines=SHOWN)
        self.found.setAccessibleName(self.tr("Agents that fit"))
        self.start = DateEntry("start", self.tr("First day"), self.body)
        self.stop = DateEntry("stop", self.tr("Last day"), self.body)
        self.start.in_part = self.stop.in_part = True
        kinds = [(f"{place}  {recorded(one)}", str(place), one) for place, one in enumerate(KINDS, start=1)]
        self.sort = Choice(kinds, self.tr("Kind"), self.body)
        self.site = Entry("site", self.tr("What was treated"), self.body)
        self.sites = Suggestions(self.site, theme, self, lines=SHOWN_BELOW)
        self.sites.setAccessibleName(self.tr("Places that fit"))
        self.reason = Entry("reason", self.tr("Reason"), self.body)
        self.reasons = Suggestions(self.reason, theme, self, lines=SHOWN_BELOW)
        self.reasons.setAccessibleName(self.tr("Reasons that fit"))
        self.omitted = Choice([(self.tr("yes, not given"), "y", True)], self.tr("Omitted"), self.body)
        answers = [(self.tr("yes"), "y", True), (self.tr("no"), "n", False)]
        self.new_therapy = Choice(answers, self.tr("New anticancer therapy"), self.body)
        self.dose, self.unit = Entry("dose", self.tr("Dose"), self.body), Entry("unit", self.tr("Unit"), self.body)
        room = partial(self._fit, 720)
        self.asked = DoseQuestion(
            theme, self, self.dose, self.unit, find=self._dose_slip, check=self._on_typed, room=room
        )
        self.ends = QCheckBox("", self.body)
        self.ends.setChecked(True)
        policy = self.ends.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.ends.setSizePolicy(policy)

    def _rows_of_the_form(self) -> tuple[Row, ...]:
        def entry(name: str, words: str) -> Row:
            return name, words, Entry(name, plain_words(words), self.body)

        rows: tuple[Row, ...] = (
            ("agent", self.tr("&Agent"), self.agent),
            ("dose", self.tr("&Dose"), self.dose),
            ("unit", self.tr("&Unit"), self.unit),
            entry("fractions", self.tr("Fractio&ns")),
            entry("per_fraction", self.tr("Dose of a fraction")),
            entry("schedule", self.tr("S&chedule")),
            ("start", self.tr("&First day"), self.start),
            ("stop", self.tr("&Last day"), self.stop),
            ("site", self.tr("Trea&ted"), self.site),
            entry("cells", self.tr("Number of cells")),
            entry("viability_percent", self.tr("&Viability, %")),
            entry("cd4_percent", self.tr("CD4+, %")),
            entry("cd8_percent", self.tr("CD8+, %")),
            entry("culture_days", self.tr("Days of culture")),
            ("omitted", self.tr("&Omitted"), self.omitted),
            ("reason", self.tr("&Reason"), self.reason),
            ("kind", self.tr("K&ind"), self.sort),
            entry("planned_dose", self.tr("&Planned dose")),
            ("planned_date", self.tr("Planned for"), DateEntry("planned_date", self.tr("Planned for"), self.body)),
            ("new_therapy", self.tr("New t&herapy"), self.new_therapy),
        )
        typed = {name: field for name, _, field in rows if isinstance(field, Entry)}
        self.per_fraction, self.fractions = typed["per_fraction"], typed["fractions"]
        self.schedule = typed["schedule"]
        return rows

    @property
    def draft(self) -> TreatmentDraft:
        values = self._values
        asked = ASKED[values["kind"] or ""]
        unasked = {name: None if name in _ANSWERS else "" for name in ONLY_SOMETIMES if name not in asked}
        made = TreatmentDraft(**values | unasked | {"kind": values["kind"] or "", "ends": self.ends.isChecked()})
        return made if self._asks_new_therapy(made) else replace(made, new_therapy=None)

    def _asks_new_therapy(self, made: TreatmentDraft) -> bool:
        """Whether it may be a new anticancer therapy, and is asked so."""
        planned = [dose.agent for dose in self._protocol.doses]
        asked = "new_therapy" in ASKED[made.kind] and not made.omitted
        return asked and may_be_new_therapy(made, self._record, planned, self._today)

    def begin_with(self, begin: Mapping[str, Any]) -> None:
        """What stands on it already, because it was asked for from a row, and where one goes on."""
        if (kind := begin.get("kind")) is not None:
            self._only = ("radiation", "procedure") if kind == "procedure" else (kind,)
        if agent := begin.get("agent"):
            self.agent.setText(agent)
            self.found.clear()
            self._on_taken(agent)
        for name in ("dose", "planned_date"):
            field = self._rows[name]
            if isinstance(field, Entry) and begin.get(name):
                field.setText(begin[name])
        if begin.get("omitted"):
            self.omitted.choose(True)
        self.asked.begin()
        self._begin()
        if (place := begin.get("focus")) is not None:
            self._rows[place].setFocus()

    def document(self) -> dict[str, Any]:
        return draft_document(self.draft, self._today)

    def problems(self) -> tuple[Problem, ...]:
        return problems(self.draft, self._record, self._today)

    def operation(self) -> Operation:
        kept = given(self.draft, self._record, self._today)
        return partial(_kept, self.patient[0], kept, self.reason.text())

    def _take(self, document: dict[str, Any]) -> str:
        kept = read_draft(document)
        self._put(kept)
        self.ends.setChecked(kept.ends)
        for listening in (self.found, self.sites, self.reasons):
            listening.clear()
        self._show_asked()
        return ""

    @property
    def is_whole(self) -> bool:
        return self.asked.open is None

    def save(self) -> None:
        self.asked.leave()
        super().save()

    def _dose_slip(self) -> Sentence | None:
        if self.problems():
            return None
        entry = given(self.draft, self._record, self._today).entry
        return doubtful_dose(self._record, self._protocol, entry) if isinstance(entry, Treatment) else None

    def _ready(self) -> str:
        if self.asked.open is not None:
            return self.asked.words
        return self.tr("Ctrl+Enter saves the treatment.")

    def _show_problems(self, words: dict[str, str]) -> None:
        super()._show_problems(words)
        ends_nothing = self.omitted.value or self.sort.value == MEDICINE
        self._show_ending(None if ends_nothing else ongoing(self._record, self.agent.text()))
        self._show_row("new_therapy", self._asks_new_therapy(self.draft))
        self.asked.show_question()
        self._hide_remarks()

    def _show_asked(self, *_: object) -> None:
        """The fields of the chosen kind; what is typed in another one is not kept."""
        asked = ASKED[self.sort.value or ""]
        for name in ONLY_SOMETIMES:
            field, shown = self._rows[name], name in asked
            field.setVisible(shown)
            if (named := self._named_fields.get(field)) is not None:
                named.setVisible(shown)
        self._hide_remarks()
        self._on_typed()
        self._fit(720)

    def _hide_remarks(self) -> None:
        for name in ONLY_SOMETIMES:
            if self._rows[name].isHidden() and name in self._remarks:
                self._remarks[name].hide()

    def _meaning(self, name: str, field: Entry | Choice) -> str:
        """The last day may be typed as a day of the month of the first one."""
        if name == "stop":
            on = last_day(self.stop.typed, read_day(self.start.typed, self._today), self._today)
            lasts = self.sort.value in ("drug", MEDICINE) and not self.omitted.value
            goes_on = self.tr("empty: it goes on") if lasts and not self.stop.text().strip() else ""
            return goes_on if on is None else weekday_date(on) if isinstance(on, date) else short_date(on)
        if (
            name == "per_fraction"
            and (total := total_dose(self.draft)) is not None
            and self.per_fraction.text().strip()
        ):
            return self.tr("{dose} in all").format(dose=f"{total:f} {self.unit.text()}".strip())
        if name == "new_therapy" and self.new_therapy.value is None:
            return self.tr("Does it count as a new anticancer therapy for response and endpoints?")
        if name == "new_therapy" and self.new_therapy.value:
            return self.tr("From its first day on reads are under new therapy, and endpoints go by the protocol.")
        return super()._meaning(name, field)

    def _agents(self, typed: str) -> list[tuple[str, str]]:
        """Those of this patient, the latest first, those of the protocol, those of the dictionary; words and name."""
        own = [one.agent for one in sorted(self._record.treatments, key=lambda one: one.first, reverse=True)]
        own += [one.name for one in self._record.medications]
        near = dict.fromkeys([*own, *(dose.agent for dose in self._protocol.doses)])
        lines = {one: recorded(one) for one in near if typed in f"{one} {recorded(one)}".casefold()}
        known = {one.casefold() for one in lines}
        for one in therapies_like(typed):
            if one.name.casefold() not in known:
                other = one.chinese if recorded(one.name) == one.name else one.name
                lines[one.name] = f"{recorded(one.name)}  {other}".strip()
        kinds = [(words, name) for name, words in lines.items() if not self._only or kind_of(name) in self._only]
        return [(capital(words), name) for words, name in kinds]

    def _on_sought(self, text: str) -> None:
        typed = text.strip().casefold()
        agents = self._agents(typed) if typed else []
        lines: list[tuple[str, str]] = []
        whole = next((name for _, name in agents if name.casefold() == typed), None)
        if whole is not None and self.sort.value is None:  # typed out, and never taken from the list
            self._on_taken(whole)
            if text != whole and text == text.strip():  # one spelling for one agent
                self.agent.setText(whole)
        if agents and whole is None:
            lines = agents[: SHOWN - 1]
            lines.append((self.tr("“{text}”, as it is typed").format(text=text.strip()), ""))
        self._show_list(self.found, lines)

    def _sites(self) -> list[str]:
        """The lesions of this patient, and what is treated mostly."""
        lesions = [f"{one.organ}, {one.site}" for one in self._record.lesions if one.organ and one.site]
        return [*SITES, *lesions]

    def _offer(self, list_below: Suggestions, words: Sequence[str], text: str) -> None:
        """What begins with the text, or has a word that does; as it is typed at the end."""
        typed = text.strip().casefold()
        lines = fitting([(recorded(one), one) for one in words], typed, most=SHOWN_BELOW - 1)
        if lines:
            lines.append((self.tr("“{text}”, as it is typed").format(text=text.strip()), ""))
        self._show_list(list_below, lines)

    def _show_list(self, listed: Suggestions, lines: Sequence[tuple[str, str]]) -> None:
        """It has room only while there is something on it; the form grows for it."""
        listed.offer(lines)
        if listed.isHidden() == bool(lines):
            listed.setVisible(bool(lines))
            tall = self.height()
            self._fit(720)
            self.resize(self.width(), max(tall, self.height()))

    def _on_taken(self, agent: str) -> None:
        """Everything but the dose is as it was when the agent was last given, else as protocol and dictionary say."""
        same = [one for one in self._record.treatments if one.agent == agent]
        last = max(same, key=lambda one: one.first, default=None)
        planned = next((dose for dose in self._protocol.doses if dose.agent == agent), None)
        kind = kind_of(agent)
        if last is not None:
            self.sort.choose(last.kind)
            self.unit.setText(last.unit or "")
            self.schedule.setText(last.schedule or "")
            if last.stop == last.start and last.kind == "drug":  # given on single days
                self._last_as_first()
            return
        self.sort.choose(kind or None)
        self.unit.setText(planned.unit if planned is not None else "Gy" if kind == "radiation" else "")
        self.schedule.setText(planned.schedule if planned is not None and kind == "drug" else "")
        if (every_days(self.schedule.text()) or 1) > 1:
            self._last_as_first()

    def _last_as_first(self) -> None:
        """Given on one day: the last day goes with the first one until it is typed itself."""
        self._one_day = self.start.text()
        self.stop.setText(self._one_day)

    def _on_first_day(self, text: str) -> None:
        if self._one_day is not None and self.stop.text() == self._one_day:
            self._one_day = text
            self.stop.setText(text)

    def _show_ending(self, before: Treatment | None) -> None:
        """Whether the entry that goes on is to end, in words."""
        self.ends.setVisible(before is not None)
        if before is not None:
            dose = "" if before.dose is None else f"{before.dose:f} {before.unit or ''}".strip()
            words = self.tr("End the entry that goes on ({agent} {dose}, since {start}) the day before the first day")
            self.ends.setText(words.format(agent=recorded(before.agent), dose=dose, start=short_date(before.start)))


def _kept(key: int, kept: Given, reason: str, store: Store) -> int:
    if isinstance(kept.entry, Medication):
        return store.add(key, "medication", kept.entry)
    before = kept.ended
    if kept.new_therapy:
        return store.decisions.add_new_therapy(key, kept.entry)
    if before is None:
        return store.add(key, "treatment", kept.entry)
    assert before.key is not None
    assert kept.last is not None
    return store.change_dose(key, before.key, kept.entry, last=kept.last, reason=reason)
