"""How the window stands: whose clinic is open, how and by whom; and the line at its foot that says so."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.kit.theme import Theme
from ui.kit.widgets import ElidedLabel, dress_label, ground
from ui.session.session import Session
from ui.words.common import clinic_words, purpose
from ui.words.language import clauses, short_date

STATUS_HEIGHT = 24


@dataclass(slots=True)
class Standing:
    """What is open. ``case`` names the case file that is looked at in place of a clinic; ``user`` and ``backup`` are
    said as they stand, ``backup_late`` where there was none for days; so is ``check``, of the file,
    ``check_wrong`` where it found something; ``lockable``: it opens by a password; ``locked``:
    nobody may change the data set."""

    demo: bool = False
    case: str = ""
    user: str = ""
    lockable: bool = False
    backup: str = ""
    backup_late: bool = False
    check: str = ""
    check_wrong: bool = False
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
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(14), 0, theme.px(14), 0)
        line.setSpacing(theme.px(18))
        for number, words in enumerate(self._labels):
            line.addWidget(words)
            if number == 3:
                line.addStretch(1)
        theme.changed.connect(self._dress)
        self._dress()

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
        facts = (purpose(), clinic, standing.backup, standing.check, rules, ctcae, until)
        for words, text in zip(self._labels, facts, strict=True):
            words.setText(text)
            words.setVisible(bool(text))
        self._dress_backup()

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
        self._dress_backup()

    def _dress_backup(self) -> None:
        for number, wrong in ((2, self._standing.backup_late), (3, self._standing.check_wrong)):
            role, colour = ("caption_strong", "urgent") if wrong else ("caption", "text2")
            dress_label(self._labels[number], self._theme, role=role, colour=colour)
