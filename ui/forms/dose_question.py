"""What is asked about a dose once it was left or is to be saved (R-16), on the form that enters it and that corrects
it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence, QShortcut

from models.words import Sentence
from ui.forms.base import DraftForm
from ui.kit.asking import Asked
from ui.kit.fields import Entry
from ui.kit.theme import Theme
from ui.words.clinical import capital
from ui.words.language import spoken

translate = QCoreApplication.translate


class DoseQuestion(Asked):
    """Says by ``open`` whether an answer is wanted. ``find`` computes what may be a slip, of what stands on the form;
    ``check`` looks at the whole form anew, and ``room`` gives it the height it wants."""

    def __init__(
        self,
        theme: Theme,
        form: DraftForm,
        dose: Entry,
        unit: Entry,
        *,
        find: Callable[[], Sentence | None],
        check: Callable[[], None],
        room: Callable[[], None],
    ) -> None:
        super().__init__(theme, form.body, first=self.keep, second=self.keep)
        self._dose, self._unit, self._find, self._check, self._room = dose, unit, find, check, room
        self._kept: Sentence | None = None  # what was asked, and answered
        self._left = self._typed
        for one in (dose, unit):
            one.editingFinished.connect(self.leave)
        QShortcut(QKeySequence("Alt+K"), form, self.keep)
        self.hide()

    @property
    def open(self) -> Sentence | None:
        found = self._find() if self._left == self._typed else None
        return None if found == self._kept else found

    @property
    def words(self) -> str:
        """What the foot of the form says meanwhile."""
        return translate("TreatmentDialog", "The dose is asked about: correct it, or Alt+K keeps it.")

    def begin(self) -> None:
        """What stands on the form stood there before anybody typed."""
        self._left = self._typed

    def leave(self) -> None:
        if self._left != self._typed:
            self._left = self._typed
            self._check()

    def keep(self) -> None:
        """The dose is meant as it stands."""
        self._kept = self.open or self._kept
        self._check()

    def show_question(self) -> None:
        doubt = self.open
        if doubt is not None:
            keep = translate("VisitDialog", "Keep {value} (Alt+K)").format(value=" ".join(self._typed).strip())
            self.ask(capital(spoken(doubt)), keep, "")
        self._dose.show_question(doubt is not None)
        if self.isHidden() == (doubt is not None):
            self.setVisible(doubt is not None)
            self._room()

    @property
    def _typed(self) -> tuple[str, str]:
        return self._dose.text(), self._unit.text()
