"""How the program looks to whoever sits here: language, theme, size; the same choices as in the menu View."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui.kit.fields import Combo
from ui.kit.segments import Segments
from ui.kit.theme import Theme
from ui.settings.card import SettingsCard
from ui.settings.offer import Offer
from ui.words.common import plain_words
from ui.words.language import short_date, weekday_date

_EXAMPLE = date(2025, 3, 28)


class DisplayCard(SettingsCard):
    """``offers`` by the names language, theme and zoom: what is chosen here is chosen in the menus, and the reverse."""

    def __init__(self, theme: Theme, parent: QWidget, offers: Mapping[str, Offer]) -> None:
        super().__init__(theme, parent)
        self._offers = offers
        self.language, self.colours = Segments("", self), Segments("", self)
        self.zoom = Combo(self)
        self._language, self._theme, self._zoom, self._dates = (self.text(colour="text2") for _ in range(4))
        self._example = self.text()
        self._written = self.note()
        self._grid = QGridLayout()
        self._add(self._language, self.language)
        self._add(self._theme, self.colours)
        self._add(self._zoom, self.zoom)
        self._add(self._dates, self._example)
        self._grid.addWidget(self._written, self._grid.rowCount(), 1)
        self._grid.setColumnStretch(1, 1)
        self.column.addLayout(self._grid)
        for words, _ in offers["zoom"].options():
            self.zoom.addItem(words)
        self.language.chosen.connect(lambda place: self._choose("language", int(place)))
        self.colours.chosen.connect(lambda place: self._choose("theme", int(place)))
        self.zoom.activated.connect(lambda place: self._choose("zoom", place))
        self.begin()

    def _add(self, words: QLabel, field: QWidget) -> None:
        row = self._grid.rowCount()
        words.setBuddy(field)
        self._grid.addWidget(words, row, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(field, row, 1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def refresh(self) -> None:
        for name, segments in (("language", self.language), ("theme", self.colours)):
            offer = self._offers[name]
            options = offer.options()
            segments.set_choices([(str(place), plain_words(words)) for place, (words, _) in enumerate(options)])
            segments.choose(str([value for _, value in options].index(offer.now())))
        offer = self._offers["zoom"]
        self.zoom.setCurrentIndex([value for _, value in offer.options()].index(offer.now()))

    def dress(self) -> None:
        super().dress()
        self._grid.setHorizontalSpacing(self.theme.px(12))
        self._grid.setVerticalSpacing(self.theme.px(10))
        self._grid.setColumnMinimumWidth(0, self.theme.px(86))
        self.zoom.setMinimumWidth(self.theme.px(96))
        self.refresh()

    def _say(self) -> None:
        self.title.setText(self.tr("Display"))
        self.whose.setText(self.tr("yours, on this computer"))
        for words, text, field in (
            (self._language, self.tr("Language"), self.language),
            (self._theme, self.tr("Theme"), self.colours),
            (self._zoom, self.tr("Size"), self.zoom),
        ):
            words.setText(text)
            field.setAccessibleName(text)
        self._dates.setText(self.tr("Dates"))
        self._example.setText(short_date(_EXAMPLE))
        self._written.setText(
            self.tr("Follows the language. Typed as 8 digits, today, +3d or -2w; it answers {day}.").format(
                day=weekday_date(_EXAMPLE)
            )
        )
        self.refresh()

    def _choose(self, name: str, place: int) -> None:
        offer = self._offers[name]
        offer.chosen(offer.options()[place][1])
        self.refresh()
