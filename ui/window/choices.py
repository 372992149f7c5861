"""What whoever sits here chose for this computer: colours, language, size, when to lock; kept for the next start."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QSettings, Signal
from PySide6.QtWidgets import QApplication

from ui.kit.theme import SCALES, Theme
from ui.settings.offer import Offer
from ui.window.idle import CHOICES, DEFAULT_MINUTES
from ui.words.language import language, languages, set_language

translate = QCoreApplication.translate


class Choices(QObject):
    """Holds what was chosen and does it. ``settings`` keeps it; None keeps nothing."""

    language_chosen = Signal(str)
    idle_chosen = Signal(int)  # minutes after which it locks itself now
    changed = Signal()  # what was chosen, or what may be

    def __init__(self, theme: Theme, settings: QSettings | None, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._settings = theme, settings
        self.idle_limit = max(CHOICES)  # the clinic's

    def keep(self, name: str, value: str) -> None:
        """Keep a choice for the next start."""
        if self._settings is not None:
            self._settings.setValue(name, value)

    def kept(self, name: str) -> str:
        """What was chosen here before; empty where nothing was."""
        return "" if self._settings is None else str(self._settings.value(name, "") or "")

    def choose_theme(self, dark: bool) -> None:
        self.keep("dark", "yes" if dark else "no")
        self._theme.set_dark(dark)

    def choose_zoom(self, scale: float) -> None:
        self.keep("zoom", str(scale))
        self._theme.set_scale(scale)

    def choose_language(self, code: str) -> None:
        self.keep("language", code)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        set_language(app, code)
        self.language_chosen.emit(code)

    @property
    def idle_minutes(self) -> int:
        """After how long without a key or the mouse the window locks itself: what was chosen, within the limit."""
        kept = self.kept("idle_minutes")
        own = next((minutes for minutes in CHOICES if str(minutes) == kept), DEFAULT_MINUTES)
        return min(own, self.idle_limit)

    def choose_idle(self, minutes: int) -> None:
        """A wait of one's own. One that is longer than the clinic's limit is kept, and waits for a longer limit."""
        self.keep("idle_minutes", str(minutes))
        self.idle_chosen.emit(self.idle_minutes)
        self.changed.emit()

    def limit_idle(self, minutes: int) -> None:
        """The clinic's limit, as it is now."""
        self.idle_limit = minutes
        self.idle_chosen.emit(self.idle_minutes)
        self.changed.emit()

    def offers(self) -> dict[str, Offer]:
        """The submenus of these choices, by the name of their command."""
        return {
            "theme": Offer(_themes, lambda: self._theme.dark, self.choose_theme),
            "language": Offer(_languages, language, self.choose_language),
            "zoom": Offer(_zooms, lambda: self._theme.scale, self.choose_zoom),
            "idle": Offer(_waits, lambda: self.idle_minutes, self.choose_idle, lambda wait: wait <= self.idle_limit),
        }


def _themes() -> tuple[tuple[str, bool], ...]:
    return (translate("Menu", "&Light"), False), (translate("Menu", "&Dark"), True)


def _languages() -> tuple[tuple[str, str], ...]:
    return tuple((name, code) for code, name in languages())


def _zooms() -> tuple[tuple[str, float], ...]:
    return tuple((f"{scale * 100:.0f} %", scale) for scale in SCALES)


def _waits() -> tuple[tuple[str, int], ...]:
    return tuple((translate("Menu", "After {count} min").format(count=minutes), minutes) for minutes in CHOICES)
