"""How the window stands: whose clinic is open, how and by whom; and the line at its foot that says so."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.kit.theme import Theme
from ui.kit.widgets import ElidedLabel, dress_label, ground
from ui.session.session import Session
from ui.words.common import clinic_words, purpose
from ui.words.language import clauses, short_date

STATUS_HEIGHT = 24
UPKEEP = ("backup", "check")
_GIVES_WAY = (5, 4, 3, 2)  # CTCAE, rules, check, backup; neither what it is for, nor the user, nor the date


@dataclass(slots=True)
class Standing:
    """What is open. ``case`` names the case file that is looked at in place of a clinic; ``user`` is said as it stands,
    and so is the ``upkeep``: of the ``backup`` and the ``check`` of the file its words, and whether they are urgent;
    ``lockable``: it opens by a password; ``locked``: nobody may change the data set."""

    demo: bool = False
    case: str = ""
    user: str = ""
    lockable: bool = False
    upkeep: dict[str, tuple[str, bool]] = field(default_factory=lambda: dict.fromkeys(UPKEEP, ("", False)))
    locked: bool = False
    furnished: bool = False

    @property
    def kept(self) -> bool:
        """Whether what is shown outlives the window."""
        return not (self.demo or self.case)


class StatusLine(QWidget):
    """What this program is for, which clinic is open, and by which rules and date it is judged."""

    def __init__(self, theme: Theme, session: Session, standing: Standing, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._session, self._standing = theme, session, standing
        self._labels = [ElidedLabel(self) for _ in range(7)]
        line = self._line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(14), 0, theme.px(14), 0)
        line.setSpacing(theme.px(18))
        for number, words in enumerate(self._labels):
            line.addWidget(words)
            if number == 3:
                line.addStretch(1)
        theme.changed.connect(self._dress)
        self._dress()
        self._fit()

    def say(self) -> None:
        """Purpose, clinic or user, backup, check; at the right: rules, CTCAE, date of the data."""
        standing, rules, ctcae = self._standing, "", ""
        if standing.furnished:  # the rules are imported by then
            from models.course.course import RULES_VERSION
            from models.record.protocol import Parameters

            rules = self.tr("Rules {version}").format(version=RULES_VERSION)
            ctcae = self.tr("CTCAE {version}").format(version=Parameters().ctcae_version)
        clinic = clinic_words(demo=standing.demo, case=standing.case) or standing.user
        if standing.locked:
            clinic = clauses((clinic, self.tr("the data set is locked")))
        until = self.tr("Data as of {date}").format(date=short_date(self._session.today))
        upkeep = (standing.upkeep[of][0] for of in UPKEEP)
        facts = (purpose(), clinic, *upkeep, rules, ctcae, until)
        for words, text in zip(self._labels, facts, strict=True):
            words.setText(text)
        self._dress_upkeep()
        self._fit()

    def _fit(self) -> None:
        """In a narrow window what is least asked for gives way as a whole, and is the tip of the line."""
        room, spacing = self.width() - 2 * self._theme.px(14), self._line.spacing()
        shown = [words for words in self._labels if words.text()]
        hidden = []
        for number in _GIVES_WAY:
            over = sum(words.sizeHint().width() + spacing for words in shown) > room
            if over and self._labels[number] in shown and number not in self._urgent:
                shown.remove(self._labels[number])
                hidden.append(self._labels[number].text())
        for words in self._labels:
            words.setVisible(words in shown)
        self.setToolTip("\n".join(hidden))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawLine(0, 0, self.width(), 0)
        painter.end()

    def _dress(self) -> None:
        ground(self, self._theme, "window")
        self.setFixedHeight(self._theme.px(STATUS_HEIGHT))
        for number, words in enumerate(self._labels):
            dress_label(words, self._theme, role="caption_strong" if number == 1 else "caption", colour="text2")
        self._dress_upkeep()

    @property
    def _urgent(self) -> list[int]:
        return [number for number, of in enumerate(UPKEEP, start=2) if self._standing.upkeep[of][1]]

    def _dress_upkeep(self) -> None:
        for number in range(2, 2 + len(UPKEEP)):
            role, colour = ("caption_strong", "urgent") if number in self._urgent else ("caption", "text2")
            dress_label(self._labels[number], self._theme, role=role, colour=colour)
