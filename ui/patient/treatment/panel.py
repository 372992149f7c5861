"""Beside the rows: the check of the next dose and of the chosen one, planned against given, and the infused cells."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from models.course.course import Course
from models.course.treatment_log import NextDose, TreatmentRow, given_so_far, next_dose
from models.plan.dose_today import per_square_metre
from models.plan.doses import DoseCheck, dose_checks
from models.plan.given import GivenSoFar
from models.plan.weight_ruler import weight_ruler
from models.record.labs import in_digits
from models.record.partialdate import exact
from models.record.queries import queries_at, queries_by_row
from models.record.records import Treatment
from models.record.therapies import Group, therapies_named
from models.words import filled, percent_words
from ui.kit.theme import Theme
from ui.kit.widgets import button
from ui.kit.working import WhyView
from ui.patient.card_panel import CardPanel, PanelCard
from ui.patient.query_marks import show_queries
from ui.patient.treatment.cycles import rounds_words
from ui.patient.treatment.log import quantity_words
from ui.patient.treatment.ruler import WeightLine
from ui.words.clinical import answer_words, capital
from ui.words.journal import not_from_source
from ui.words.language import ended, in_a_row, number, short_date, spoken
from ui.words.recorded import recorded

WIDTH = 340
DAYS_AROUND = 14  # lymphodepletion comes so many days before the cells, interleukin-2 after them


class TreatmentPanel(CardPanel):
    """Cards for one row of the table."""

    given_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.asked, self.next, self.sums, self.cells, self.chosen = self._cards(5)
        self.given_button: QPushButton | None = None  # made anew with the lines of its card
        self.why_not = ""
        self.dress()

    def show_row(self, row: TreatmentRow | None, course: Course, *, dose: Decimal | None = None) -> None:
        """What is known of one row, and of its drug; ``dose`` is typed in place of the last one."""
        lane = None if row is None else row.lane
        show_queries(self.asked, () if row is None else queries_at(queries_by_row(course.record), row.entry))
        self._show_next(None if lane is None else next_dose(course, lane, dose), course)
        self._show_chosen(row, course)
        self._show_sums(None if lane is None else given_so_far(course, lane))
        self._show_cells(course)

    def show_refusal(self, why_not: str) -> None:
        self.why_not = why_not
        if self.given_button is not None:
            self.given_button.setEnabled(not why_not)
            self.given_button.setToolTip(why_not or self.tr("Note the same dose for today (G)"))

    def _show_next(self, dose: NextDose | None, course: Course) -> None:
        card = self.next
        self.given_button = None
        card.setVisible(dose is not None)
        if dose is None:
            return
        entry = dose.entry
        card.begin(self.tr("Next dose: {agent}").format(agent=recorded(entry.agent)))
        if dose.planned_on is None:
            card.say(self.tr("last given {date}").format(date=short_date(dose.last)), colour="text3")
        else:
            off = (course.today - dose.planned_on).days
            late = self.tr("planned {date}, today {sign}{days} d")
            words = late.format(date=short_date(dose.planned_on), sign="+" if off >= 0 else "−", days=abs(off))
            card.say(words, colour="review" if off > 0 else "text2")
        if dose.check is None:
            card.say(self.tr("The protocol plans no amount of it: nothing to check."), colour="text3")
        else:
            self._say_check(card, dose.check.check, course)
            if (limits := dose.check.limits) is not None:
                card.pair(self.tr("What would change it"), self.tr("weight, kg"), colour="text")
                card.add(WeightLine(self._theme, weight_ruler(course.record, entry, limits), card))
        words = self.tr("Given today, dose not recorded  (G)")
        if entry.dose is not None:
            amount = quantity_words(entry.dose, entry.unit or "")
            words = self.tr("Given today, {dose}  (G)").format(dose=amount)
        self.given_button = button(words, card, kind="primary")
        self.given_button.clicked.connect(self.given_wanted)
        card.add(self.given_button)
        self.show_refusal(self.why_not)

    def _say_check(self, card: PanelCard, check: DoseCheck, course: Course) -> None:
        said = f"{capital(answer_words(check.answer))}: {spoken(check.reason)}"
        if answer_words(check.answer) in spoken(check.reason):
            said = capital(spoken(check.reason))
        card.say(said, role="table_strong", colour="text")
        working = WhyView(self._theme, card)
        working.show_why(check.why, course)
        card.add(working)

    def _show_chosen(self, row: TreatmentRow | None, course: Course) -> None:
        card, entry = self.chosen, None if row is None else row.entry
        checks = [
            check
            for check in dose_checks(course.record, course.protocol)
            if isinstance(entry, Treatment)
            and check.on == entry.start
            and check.agent.casefold() == entry.agent.casefold()
        ]
        aside = entry.illustrative if isinstance(entry, Treatment) else None
        card.setVisible(bool(checks or aside))
        if not (checks or aside) or row is None or row.start is None:
            return
        title = self.tr("{agent}, {date}")
        card.begin(title.format(agent=capital(recorded(row.name)), date=short_date(row.start)))
        if aside:
            card.say(not_from_source(aside), colour="text3")
        for check in checks:
            self._say_check(card, check, course)

    def _show_sums(self, sums: GivenSoFar | None) -> None:
        card = self.sums
        card.setVisible(sums is not None)
        if sums is None:
            return
        card.begin(self.tr("Planned against given"))
        if sums.due:
            words = filled(self.tr("{given} of {due} recorded doses given"), given=sums.given, due=sums.due)
            card.say(words, colour="text")
        if said := rounds_words(sums):
            card.say(ended(capital(said)), colour="review")
        if sums.percent is not None and sums.planned_amount is not None and sums.given_amount is not None:
            words = self.tr("{given} of {planned} ({percent} %)").format(
                given=quantity_words(sums.given_amount, sums.unit),
                planned=quantity_words(sums.planned_amount, sums.unit),
                percent=percent_words(sums.percent, plus=False),
            )
            card.say(words, colour="text")
        elif sums.missing:
            more = len(sums.missing) - 1
            words = self.tr("Amounts cannot be added up: {reason}").format(reason=spoken(sums.missing[0]))
            rest = self.tr("and {count} more").format(count=more) if more else ""
            card.say(ended(in_a_row([words, rest]) if rest else words), colour="text3")

    def _show_cells(self, course: Course) -> None:
        card = self.cells
        infusions = [one for one in course.record.treatments_given if one.kind == "cell therapy"]
        card.setVisible(bool(infusions))
        if not infusions:
            return
        card.begin(self.tr("Cell therapy"))
        for infusion in infusions:
            for one in around_cells(course, infusion):
                span = short_date(one.start)
                if one.stop is not None and one.stop != one.start:
                    span = self.tr("{first} to {last}").format(first=span, last=short_date(one.stop))
                dose = "" if one.dose is None else quantity_words(one.dose, one.unit or "")
                role = "table_strong" if one is infusion else "table"
                card.say(f"{capital(recorded(one.agent))}  {dose}".strip(), role=role, colour="text")
                if course.record.started and (on := exact(one.start)) is not None:
                    day = number(course.record.day(on))
                    span = self.tr("{dates}, day {day}").format(dates=span, day=day)
                card.say(span, role="caption", colour="text3")
                if Group.CHEMOTHERAPY in therapies_named(one.agent).groups:
                    self._say_surface(card, course, one)
            self._say_cells(card, infusion)

    def _say_surface(self, card: PanelCard, course: Course, one: Treatment) -> None:
        """The dose for each square metre, with the formula of the surface beside it."""
        if (found := per_square_metre(course.record, one)) is not None:
            dose, surface = found
            words = self.tr("{dose} per m²; surface {surface} m², √(cm × kg ÷ 3600)")
            told = words.format(dose=quantity_words(dose, one.unit or ""), surface=in_digits(surface))
            card.say(told, role="caption", colour="text3")

    def _say_cells(self, card: PanelCard, infusion: Treatment) -> None:
        for words, value in (
            (self.tr("Cells"), None if infusion.cells is None else quantity_words(infusion.cells, "")),
            (self.tr("Planned"), None if infusion.planned_dose is None else quantity_words(infusion.planned_dose, "")),
            (self.tr("Days of culture"), infusion.culture_days),
            (self.tr("Viability"), _percent(infusion.viability_percent)),
            (self.tr("CD4+"), _percent(infusion.cd4_percent)),
            (self.tr("CD8+"), _percent(infusion.cd8_percent)),
        ):
            if value is not None:
                card.pair(words, str(value), colour="text")
        if infusion.cd4_percent is not None or infusion.cd8_percent is not None:
            card.add(_Composition(self._theme, infusion, card))

    def dress(self) -> None:
        super().dress()
        self.setFixedWidth(self._theme.px(WIDTH))


def around_cells(course: Course, infusion: Treatment) -> list[Treatment]:
    """The last operation before the cells, chemotherapy shortly before, the cells, and cytokines shortly after."""
    others = sorted(course.record.treatments_given, key=lambda one: one.first)
    near = timedelta(days=DAYS_AROUND)

    def of(one: Treatment, group: Group) -> bool:
        return group in therapies_named(one.agent).groups

    surgery = [one for one in others if of(one, Group.SURGERY) and one.first <= infusion.first][-1:]
    earlier = [one for one in others if infusion.first - near <= one.first < infusion.first]
    before = [one for one in earlier if of(one, Group.CHEMOTHERAPY)]
    after = [one for one in others if of(one, Group.CYTOKINE) and infusion.first <= one.first <= infusion.first + near]
    return [*surgery, *before, infusion, *after]


def _percent(value: Decimal | None) -> str | None:
    return None if value is None else f"{in_digits(value)} %"


class _Composition(QWidget):
    """CD4+ and CD8+ as shares of a bar; the rest is sunken. The numbers stand above it."""

    def __init__(self, theme: Theme, infusion: Treatment, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shares = tuple(float(one or 0) for one in (infusion.cd4_percent, infusion.cd8_percent))
        self.setFixedHeight(theme.px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, left = QPainter(self), 0.0
        painter.fillRect(self.rect(), self._theme.colour("sunken"))
        for share, colour in zip(self._shares, ("cell", "targeted"), strict=True):
            wide = min(self.width() * share / 100, self.width() - left)
            painter.fillRect(QRectF(left, 0, max(wide - 1, 0), self.height()), self._theme.colour(colour))
            left += wide
        painter.end()
