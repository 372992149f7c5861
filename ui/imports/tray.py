"""Whose it may be: what stands in the file, two candidates side by side, fact by fact, and a reason for taking one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from html import escape

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from models.laboratory.identity import SEX
from models.laboratory.results import Candidate, Fact, RawResult
from models.words import Sentence, filled
from ui.kit.fields import AnswerEntry
from ui.kit.retold import Retold
from ui.kit.theme import Theme
from ui.kit.widgets import PaintedButton, bare, button, dress_label, label
from ui.patient.card_panel import CardPanel
from ui.words.common import not_recorded, translate
from ui.words.language import listed, number, spoken, word

WIDTH, WIDEST, SHOWN = 328, 16_777_215, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Rows of one person of a file. ``keys`` name them; ``kept`` ones wait in the clinic file, the rest in the file."""

    keys: tuple[object, ...]
    kept: bool
    file: str
    raw: RawResult
    lines: tuple[int, ...]
    why: Sentence
    candidates: tuple[Candidate, ...]
    before: tuple[str, ...] = ()  # of each candidate: the result before of the same test


class Tray(Retold, CardPanel):
    """``matched`` tells a ``Waiting``, a study code and the reason; ``kept_waiting`` and ``dismissed`` the others."""

    matched = Signal(object, str, str)
    kept_waiting = Signal(object)
    dismissed = Signal(object, str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._waiting: tuple[Waiting, ...] = ()
        self._at = 0
        self._chosen = 0
        self._is_sheet = False
        self.title = label("", theme, self._inner, role="strong")
        self._column.addWidget(self.title)
        (self.person, self.change) = self._cards(2)
        self.columns = [_CandidateBox(theme, self.person) for _ in range(SHOWN)]
        self.reason = AnswerEntry("reason", "", self.person)
        self.match_button, self.wait_button = button("", self.person), button("", self.person, kind="flat")
        self.dismiss_button = button("", self.person, kind="flat")
        self._choice = QWidget(self.person)
        self._build()
        for place, box in enumerate(self.columns):
            box.clicked.connect(partial(self.choose, place))
        self.reason.entered.connect(self._on_match)
        self.reason.given_up.connect(self.left)
        self.match_button.clicked.connect(self._on_match)
        self.wait_button.clicked.connect(self.keep_waiting)
        self.dismiss_button.clicked.connect(self._on_dismiss)
        self._say()
        self.dress()

    def _build(self) -> None:
        px = self._theme.px
        column = bare(QVBoxLayout(self._choice), spacing=px(6))
        pair = bare(QHBoxLayout(), spacing=px(6))
        for box in self.columns:
            pair.addWidget(box, 1)
        column.addLayout(pair)
        self._needs = label("", self._theme, self._choice, role="caption", colour="text3", wrap=True)
        column.addWidget(self._needs)
        column.addWidget(self.reason)
        foot = bare(QHBoxLayout(), spacing=px(4))
        for made in (self.wait_button, self.dismiss_button):
            foot.addWidget(made)
        foot.addStretch(1)
        column.addWidget(self.match_button, 0, Qt.AlignmentFlag.AlignRight)  # its words are as long as a study code
        column.addLayout(foot)

    @property
    def waiting(self) -> Waiting | None:
        """Whose rows are being decided."""
        return self._waiting[self._at] if self._at < len(self._waiting) else None

    def show_waiting(self, waiting: Sequence[Waiting]) -> None:
        """Everybody who waits; one stays at whom one was."""
        before = None if self.waiting is None else self.waiting.keys
        self._waiting = tuple(waiting)
        self._at = next((n for n, one in enumerate(waiting) if one.keys == before), 0)
        self._show()

    def go_to(self, key: object) -> None:
        """The person of the row with this key."""
        found = next((n for n, one in enumerate(self._waiting) if key in one.keys), None)
        if found is not None and found != self._at:
            self._at = found
            self._show()

    def show_change(self, title: str, lines: Sequence[str]) -> None:
        """What an accepted row changes; nothing without a title."""
        self.change.setVisible(bool(title))
        self.change.begin(title)
        for line in lines:
            self.change.say(line)

    def choose(self, place: int, *_: object) -> None:
        """Take one of the two that are shown for the right one; the reason is asked then."""
        one = self.waiting
        if one is None or place >= len(one.candidates[:SHOWN]):
            return
        self._choose(place)
        self.reason.setText(_reason(one.candidates[place].facts))
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reason.selectAll()
        self.ensureWidgetVisible(self.match_button)

    def keep_waiting(self, *_: object) -> None:
        if (one := self.waiting) is not None:
            self._at = (self._at + 1) % max(1, len(self._waiting))
            self._show()
            self.kept_waiting.emit(one)

    def _choose(self, place: int) -> None:
        self._chosen = place
        for number_, box in enumerate(self.columns):
            box.be_chosen(number_ == place)
        self._say()

    def _on_match(self) -> None:
        one = self.waiting
        if one is None or not one.candidates:
            return
        reason = self.reason.text().strip()
        self.reason.show_problem("" if reason else self.tr("A reason is needed."))
        if reason:
            self.matched.emit(one, one.candidates[self._chosen].code, reason)

    def _on_dismiss(self) -> None:
        reason = self.reason.text().strip()
        self.reason.show_problem("" if reason else self.tr("A reason is needed."))
        if reason and self.waiting is not None:
            self.dismissed.emit(self.waiting, reason)

    def _show(self) -> None:
        one = self.waiting
        card = self.person
        card.setVisible(one is not None)
        self.reason.setText("")
        self.reason.show_problem("")
        if one is not None:
            card.begin("")
            card.title.setText(_upper(spoken(one.why)))
            dress_label(card.title, self._theme, role="strong", colour="review")
            card.title.setWordWrap(True)
            who = listed(filter(None, (one.raw.number, one.raw.name, one.raw.sex, one.raw.born)))
            card.say(self.tr("In the file: {who}").format(who=who or not_recorded()), colour="text")
            card.say(_lines(one), role="caption", colour="text3")
            for place, box in enumerate(self.columns):
                held = place < len(one.candidates)
                box.setVisible(held)
                if held:
                    before = one.before[place] if place < len(one.before) else ""
                    box.show_candidate(place, one.candidates[place], before)
            if len(one.candidates) > SHOWN:
                card.say(self.tr("{count} more come near").format(count=len(one.candidates) - SHOWN))
            if not one.candidates:
                card.say(self.tr("Nobody in the clinic comes near. Nobody is registered from a laboratory's file."))
            card._column.removeWidget(self._choice)
            card._column.addWidget(self._choice)
            self._choose(0)
        self._say()

    def _say(self) -> None:
        rows = sum(len(one.keys) for one in self._waiting)
        words = self.tr("Tray: {rows} rows waiting, of {people} people")
        if rows < 2:
            words = self.tr("Tray: 1 row waiting") if rows else self.tr("Tray: nothing waits")
        self.title.setText(filled(words, rows=number(rows), people=number(len(self._waiting))))
        one = self.waiting
        self._needs.setText(self.tr("A match needs number and name. Taking one keeps who, when and why."))
        self.reason.setPlaceholderText(self.tr("Reason"))
        self.reason.setAccessibleName(self.tr("Reason"))
        self.wait_button.setText(self.tr("Keep waiting (W)"))
        self.dismiss_button.setText(self.tr("Dismiss"))
        self.dismiss_button.setVisible(one is not None and one.kept)
        held = one is not None and bool(one.candidates)
        self._needs.setVisible(held)
        self.reason.setVisible(held or (one is not None and one.kept))
        self.match_button.setVisible(held)
        if one is not None and held:
            code = one.candidates[min(self._chosen, len(one.candidates) - 1)].code
            self.match_button.setText(self.tr("Match to {code} (Enter)").format(code=code))

    def be_sheet(self, sheet: bool) -> None:
        """As wide as the page, where it stands in place of the rows."""
        self._is_sheet = sheet
        self.setMinimumWidth(0 if sheet else self._theme.px(WIDTH))
        self.setMaximumWidth(WIDEST if sheet else self._theme.px(WIDTH))

    def dress(self) -> None:
        super().dress()
        self.be_sheet(self._is_sheet)
        dress_label(self.title, self._theme, role="strong", colour="text")
        dress_label(self._needs, self._theme, role="caption", colour="text3")
        for box in self.columns:
            box.dress()


class _CandidateBox(PaintedButton):
    """A candidate: the study code, and a line for each fact with tick, cross or dash."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_chosen = False
        self._facts: tuple[Fact, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(8), theme.px(6), theme.px(6), theme.px(6))
        column.addWidget(self._text)

    def show_candidate(self, place: int, candidate: Candidate, before: str) -> None:
        self._shown = place, candidate, before
        facts = candidate.facts
        said = [f"{spoken(one.what)}: {_recorded(one) or not_recorded()}" for one in facts]
        self.setAccessibleName(listed((candidate.code, *said)))
        self.dress()

    def dress(self) -> None:
        shown = getattr(self, "_shown", None)
        if shown is None:
            return
        place, candidate, before = shown
        theme = self._theme
        small, grey = theme.font("caption").pointSizeF(), theme.colour("text3").name()
        parts = [f"<b>{place + 1}&nbsp; {escape(candidate.code)}</b>"]
        for fact in candidate.facts:
            mark, colour = _MARKS[fact.agrees]
            told = _marked(fact) if fact.agrees is False else escape(_recorded(fact))
            parts.append(
                f'<span style="color:{theme.colour(colour).name()}">{mark}</span> '
                f'<span style="color:{grey};font-size:{small}pt">{escape(spoken(fact.what))}</span><br>'
                f"{told or escape(not_recorded())}"
            )
        if before:
            parts.append(f'<span style="color:{grey};font-size:{small}pt">{escape(before)}</span>')
        self._text.setFont(theme.font("table"))
        self._text.setText("<br>".join(parts))

    def be_chosen(self, chosen: bool) -> None:
        self._is_chosen = chosen
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "accent" if self._is_chosen else "line"
        painter.setPen(QPen(self._theme.colour("focus" if self.hasFocus() else edge), 2 if self._is_chosen else 1))
        painter.setBrush(self._theme.colour("accent_soft" if self._is_chosen else "panel"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), self._theme.px(3), self._theme.px(3))
        painter.end()


_MARKS: dict[bool | None, tuple[str, str]] = {True: ("✓", "cr"), False: ("✗", "urgent"), None: ("–", "text3")}


def _recorded(fact: Fact) -> str:
    return word(fact.recorded) if fact.what == SEX and fact.recorded else fact.recorded


def _marked(fact: Fact) -> str:
    """What is recorded, the signs in bold that the file has otherwise."""
    if fact.what == SEX:
        return escape(_recorded(fact))
    same = len(fact.in_file) == len(fact.recorded)
    if not same:
        return escape(fact.recorded)
    pairs = zip(fact.recorded, fact.in_file, strict=True)
    return "".join(escape(one) if one == other else f"<b>{escape(one)}</b>" for one, other in pairs)


def _reason(facts: Sequence[Fact]) -> str:
    """What differs and what agrees, as a reason that can be written over."""
    differ = listed(spoken(one.what) for one in facts if one.agrees is False)
    agree = listed(spoken(one.what) for one in facts if one.agrees)
    words = _label_words(bool(differ), bool(agree))
    return words.format(differ=differ, agree=agree)


def _label_words(differ: bool, agree: bool) -> str:
    if differ and agree:
        return translate("Tray", "{differ} differs; {agree} agrees")
    return translate("Tray", "{agree} agrees") if agree else translate("Tray", "{differ} differs")


def _lines(one: Waiting) -> str:
    if len(one.lines) == 1:
        return translate("Tray", "{file}, line {line}").format(file=one.file, line=one.lines[0])
    words = translate("Tray", "{file}, {count} results, lines {first} to {last}")
    return filled(words, file=one.file, count=len(one.keys), first=min(one.lines), last=max(one.lines))


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
