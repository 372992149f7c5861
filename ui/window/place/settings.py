"""The Settings place in the window: its cards, some of which whoever opened the clinic file makes, and their doors."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from ui.window.places import SETTINGS, Places

if TYPE_CHECKING:
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
        self._desk, self._session, self._places, self._deeds, self._kept = desk, session, places, deeds, kept
        self._access: Access | None = None
        places.page_made.connect(self._on_page_made)
        desk.choices.changed.connect(self._on_changed)
        session.changed.connect(self._on_changed)
        desk.uncovered.connect(self._on_changed)

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
        self._desk.show_place(SETTINGS)
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
        section, of_three, of_two = _SECTIONS[number]
        card = self._card(section, page)
        card.wanted.connect(self._deeds.give)
        page.place(section, card, of_three=of_three, of_two=of_two)
        QTimer.singleShot(0, self, partial(self._place, number + 1))

    def _on_changed(self, _: object = None) -> None:
        page = self.page
        if page is not None and page.isVisible() and not self._desk.covered:
            page.refresh()

    def _card(self, section: str, page: SettingsPage) -> SettingsCard:
        host, theme = page.host(), self._desk.theme
        made = self._desk.cards.get(section)
        if made is not None and (card := made(host)) is not None:
            return card
        if section == "display":
            from ui.settings.display import DisplayCard

            return DisplayCard(theme, host, self._desk.choices.offers())
        if section == "laboratories":
            from ui.settings.laboratories import LaboratoriesCard

            laboratories = LaboratoriesCard(theme, self._session, host)
            laboratories.ranges_wanted.connect(self._deeds.show_ranges)
            return laboratories
        if section == "protocols":
            from ui.settings.protocols import ProtocolsCard

            return ProtocolsCard(theme, self._session, host)
        if section == "file":
            from ui.settings.clinic_file import CHECKED, ClinicFileCard

            choices = self._desk.choices
            return ClinicFileCard(
                theme, self._session, host, last_check=lambda: choices.kept(CHECKED), kept=self._kept()
            )
        from ui.settings.card import SaidCard

        title, says = _ABSENT[section]
        return SaidCard(theme, host, title=title, says=says)


# Name of the section, its column of three and of two.
_SECTIONS = (
    ("display", 0, 0),
    ("idle", 0, 0),
    ("laboratories", 1, 1),
    ("protocols", 1, 0),
    ("users", 2, 0),
    ("backups", 0, 1),
    ("file", 1, 1),
)
# What is said where whoever opened the clinic file makes no card: of the demo clinic, and of a file without users.
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
