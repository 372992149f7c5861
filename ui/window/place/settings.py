"""The Settings place in the window: its cards, some of which whoever opened the clinic file makes, and their doors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from ui.window.places import SETTINGS, Places

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.session.access import Access
    from ui.session.session import Session
    from ui.settings.card import SettingsCard
    from ui.settings.page import SettingsPage
    from ui.window.deeds import Deeds
    from ui.window.desk import Desk

translate = QCoreApplication.translate


class SettingsPlace(QObject):
    """``kept`` tells whether what is open outlives the window."""

    def __init__(self, desk: Desk, session: Session, places: Places, deeds: Deeds, *, kept: Callable[[], bool]) -> None:
        super().__init__(desk)
        self.desk, self.session, self._places, self.deeds, self.kept = desk, session, places, deeds, kept
        self._access: Access | None = None
        places.page_made.connect(self._on_page_made)
        desk.choices.changed.connect(self._on_changed)
        session.changed.connect(self._on_changed)
        desk.uncovered.connect(self._on_changed)
        session.noted.connect(self._on_noted)

    @property
    def page(self) -> SettingsPage | None:
        """The page, once it was gone to."""
        if SETTINGS not in self._places:
            return None
        from ui.settings.page import SettingsPage

        found = self._places.page(SETTINGS)
        assert isinstance(found, SettingsPage)
        return found

    def show(self, section: str) -> None:
        """Go to the place, and to one of its sections."""
        self.desk.show_place(SETTINGS)
        if (page := self.page) is not None:
            page.go_to(section)

    def show_access(self, access: Access) -> None:
        self._access = access
        if (page := self.page) is not None:
            page.show_access(access)

    def _on_page_made(self, name: str) -> None:
        if name != SETTINGS or (page := self.page) is None:
            return
        if self._access is not None:
            page.show_access(self._access)
        self._place(0)

    def _place(self, number: int) -> None:
        """One card after the other, between which the window answers."""
        page = self.page
        if page is None or number == len(_SECTIONS):
            return
        section, host = _SECTIONS[number], page.host()
        made = self.desk.cards.get(section.name)
        card = None if made is None else made(host)
        if card is None:
            card = section.make(self, host)
        card.wanted.connect(self.deeds.give)
        page.place(section.name, card, of_three=section.of_three, of_two=section.of_two)
        QTimer.singleShot(0, self, partial(self._place, number + 1))

    def _on_changed(self, _: object = None) -> None:
        page = self.page
        if page is not None and page.isVisible() and not self.desk.covered:
            page.refresh()

    def _on_noted(self) -> None:
        """The journal grew by what changed no record; the card that did it tells what it did."""
        if (page := self.page) is not None and (card := page.cards.get("file")) is not None:
            card.refresh()


def _display(place: SettingsPlace, host: QWidget) -> SettingsCard:
    from ui.settings.display import DisplayCard

    return DisplayCard(place.desk.theme, host, place.desk.choices.offers())


def _laboratories(place: SettingsPlace, host: QWidget) -> SettingsCard:
    from ui.settings.laboratories import LaboratoriesCard

    made = LaboratoriesCard(place.desk.theme, place.session, host)
    made.ranges_wanted.connect(place.deeds.show_ranges)
    return made


def _protocols(place: SettingsPlace, host: QWidget) -> SettingsCard:
    from ui.settings.protocols import ProtocolsCard

    made = ProtocolsCard(place.desk.theme, place.session, host)
    made.form_opened.connect(place.desk.form_opened)
    return made


def _file(place: SettingsPlace, host: QWidget) -> SettingsCard:
    from ui.settings.clinic_file import CHECKED, ClinicFileCard

    desk = place.desk
    checked = partial(desk.choices.kept, CHECKED)
    return ClinicFileCard(desk.theme, place.session, host, last_check=checked, kept=place.kept())


def _disclosures(place: SettingsPlace, host: QWidget) -> SettingsCard:
    from ui.settings.disclosures import DisclosuresCard

    return DisclosuresCard(place.desk.theme, place.session, host)


def _absent(name: str, place: SettingsPlace, host: QWidget) -> SettingsCard:
    """What is said where whoever opened the clinic file makes no card."""
    from ui.settings.card import SaidCard

    title, says = _ABSENT[name]
    return SaidCard(place.desk.theme, host, title=title, says=says)


# Of the demo clinic, and of a file without users.
_ABSENT: dict[str, tuple[Callable[[], str], Callable[[], str]]] = {
    "idle": (
        lambda: translate("SettingsPage", "Idle lock"),
        lambda: translate("SettingsPage", "This clinic opens without a password, so there is nothing to lock."),
    ),
    "users": (
        lambda: translate("SettingsPage", "Users and rights"),
        lambda: translate(
            "SettingsPage",
            "This clinic opens without a password: it has no users, and whoever sits here may do all.",
        ),
    ),
    "backups": (
        lambda: translate("SettingsPage", "Backups"),
        lambda: translate("SettingsPage", "What is shown is thrown away with the window, so it has no backups."),
    ),
}


@dataclass(frozen=True, slots=True)
class Section:
    """A card of the place: the column it stands in, of three and of two, and what makes it where nobody else does."""

    name: str
    of_three: int
    of_two: int
    make: Callable[[SettingsPlace, QWidget], SettingsCard]


_SECTIONS = (
    Section("display", 0, 0, _display),
    Section("idle", 0, 0, partial(_absent, "idle")),
    Section("laboratories", 1, 1, _laboratories),
    Section("protocols", 1, 0, _protocols),
    Section("users", 2, 0, partial(_absent, "users")),
    Section("disclosures", 0, 1, _disclosures),
    Section("backups", 0, 1, partial(_absent, "backups")),
    Section("file", 1, 1, _file),
)
