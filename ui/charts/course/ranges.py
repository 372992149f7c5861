"""Which days the charts show: three ranges in sight, the others and the zoom in a menu."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from ui.charts.timescale import ALL, FIRST_WEEKS, INFUSION, RANGES
from ui.kit.retold import Retold
from ui.kit.segments import Segments
from ui.kit.widgets import bare
from ui.words.speaking import translate

IN_SIGHT = (ALL, "6 months", "3 months")
MORE = "more"


class RangeBar(Retold, QWidget):
    """``chosen`` is one of RANGES. Days that were chosen by hand are none of them."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown, self._offered = ALL, RANGES
        self.segments = Segments("", self)
        self.segments.chosen.connect(self._on_chosen)
        bare(QHBoxLayout(self)).addWidget(self.segments)
        self._say()

    def offer(self, ranges: tuple[str, ...]) -> None:
        """The ranges that this patient has."""
        self._offered = ranges

    def show_range(self, shown: str) -> None:
        """Press the button of a range; "" says that the days were chosen by hand."""
        if shown != self._shown:  # else nothing of the bar is painted again for another patient
            self._shown = shown
            self._say()

    def menu(self) -> QMenu:
        """The ranges that are not in sight."""
        menu, words = QMenu(self), self._words()
        for name in self._offered:
            if name not in IN_SIGHT:
                action = menu.addAction(words[name])
                action.setCheckable(True)
                action.setChecked(name == self._shown)
                action.setData(name)
        menu.triggered.connect(lambda action: self.chosen.emit(action.data()))
        return menu

    def _on_chosen(self, value: str) -> None:
        if value != MORE:
            self.chosen.emit(value)
            return
        self._say()  # the button says what is shown, whatever was pressed
        button, menu = self.segments.button(MORE), self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _words(self) -> dict[str, str]:
        return {
            ALL: self.tr("All"),
            "6 months": self.tr("6 months"),
            "3 months": self.tr("3 months"),
            "last year": self.tr("Last year"),
            FIRST_WEEKS: self.tr("First 12 weeks"),
            INFUSION: self.tr("Around infusion"),
        }

    def _say(self) -> None:
        words = self._words()
        self.segments.setAccessibleName(self.tr("Time shown"))
        more = words[self._shown] if self._shown and self._shown not in IN_SIGHT else self.tr("More")
        more = more if self._shown else self.tr("Zoomed")
        choices = [*((name, words[name]) for name in IN_SIGHT), (MORE, f"{more} ▾")]
        self.segments.set_choices(choices)
        self.segments.choose(self._shown if self._shown in IN_SIGHT else MORE)
        self.segments.button(MORE).updateGeometry()  # what is pressed is written bold
        self.segments.button(MORE).setToolTip(zoom_words())


def zoom_words() -> str:
    """How the mouse and the keys zoom."""
    return translate(
        "RangeBar",
        "Drag over the days to be shown, or turn the wheel with Ctrl; Shift and the wheel move in time. "
        "The wheel alone scrolls.\nKeys: + and − zoom, 0 goes back, the arrows step the focus line, "
        "Enter opens its visit.",
    )
