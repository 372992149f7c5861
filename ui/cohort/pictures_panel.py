"""The right half of the Cohort place: best change above, time on study below, each as one of several pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models.course.course import Course
from models.figures.pictures import NotDrawn, Spider, Swimmer, spider, swimmer
from models.figures.waterfalls import Bar, MarkerWaterfall, Waterfall, marker_waterfall, waterfall
from models.markers.markers import AFP, PIVKA
from models.response.response import Criterion
from ui.charts.cohort.picture import CohortPicture, Drawing
from ui.charts.cohort.spider import SpiderDrawing
from ui.charts.cohort.swimmer import SwimmerDrawing
from ui.charts.cohort.waterfall import MarkerWaterfallDrawing, WaterfallDrawing
from ui.kit.retold import Retold
from ui.kit.segments import Segments
from ui.kit.theme import Theme
from ui.kit.widgets import bare, dress_label, ground, label, rule
from ui.words.language import listed, spoken

translate = QCoreApplication.translate
_Courses = Sequence[tuple[int, Course]]
Facts = Waterfall | MarkerWaterfall | Spider | Swimmer
_TALLEST = 640
_LEAST = 150


class PictureKind(StrEnum):
    """What a half of the panel can show."""

    RECIST = "recist"
    MRECIST = "mrecist"
    AFP = "afp"
    PIVKA = "pivka"
    SWIMMER = "swimmer"
    SPIDER = "spider"


UPPER = (PictureKind.RECIST, PictureKind.MRECIST, PictureKind.AFP, PictureKind.PIVKA)
LOWER = (PictureKind.SWIMMER, PictureKind.SPIDER)
_FACTS: dict[PictureKind, Callable[[_Courses], Facts]] = {
    PictureKind.RECIST: lambda courses: waterfall(courses, Criterion.RECIST),
    PictureKind.MRECIST: lambda courses: waterfall(courses, Criterion.MRECIST),
    PictureKind.AFP: lambda courses: marker_waterfall(courses, AFP.analyte),
    PictureKind.PIVKA: lambda courses: marker_waterfall(courses, PIVKA.analyte),
    PictureKind.SWIMMER: lambda courses: swimmer(courses, Criterion.RECIST),
    PictureKind.SPIDER: lambda courses: spider(courses, Criterion.RECIST),
}


@dataclass(frozen=True, slots=True)
class Pictures:
    """The facts of both halves; ``shown`` is the bar of the patient who is shown, and ``key`` his or her handle."""

    upper: Facts
    lower: Facts
    shown: Bar | None
    key: int | None


def pictures(kinds: tuple[PictureKind, PictureKind], courses: _Courses, shown: tuple[int, Course] | None) -> Pictures:
    """The facts of the two pictures that are seen; for the worker."""
    upper, lower = (_FACTS[kind](courses) for kind in kinds)
    own = waterfall((shown,), upper.criterion).bars if shown is not None and isinstance(upper, Waterfall) else ()
    return Pictures(upper, lower, own[0] if own else None, shown[0] if shown is not None else None)


class CohortPicturesPanel(Retold, QWidget):
    """Two pictures, one over the other. ``wanted`` says that others are asked for, by ``kinds``."""

    wanted = Signal()
    patient_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.shown: Pictures | None = None
        column = bare(QVBoxLayout(self))
        self.best_change = _Half(theme, self, UPPER)
        self.on_study = _Half(theme, self, LOWER)
        column.addWidget(self.best_change, 2)
        column.addWidget(rule(theme, self))
        column.addWidget(self.on_study, 5)
        for half in (self.best_change, self.on_study):
            half.chosen.connect(self.wanted)
            half.picture.patient_chosen.connect(self.patient_chosen)
        self._say()
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def kinds(self) -> tuple[PictureKind, PictureKind]:
        return self.best_change.kind, self.on_study.kind

    def show_pictures(self, shown: Pictures | None) -> None:
        self.shown = shown
        if shown is None:
            self.best_change.show_drawing(None, "", "")
            self.on_study.show_drawing(None, "", "")
            return
        for half, facts in ((self.best_change, shown.upper), (self.on_study, shown.lower)):
            half.show_drawing(_drawing(facts, shown), self._subtitle(facts), _not_drawn(facts.not_drawn))

    def _say(self) -> None:
        words = {
            PictureKind.RECIST: self.tr("RECIST 1.1"),
            PictureKind.MRECIST: self.tr("mRECIST"),
            PictureKind.AFP: self.tr("AFP"),
            PictureKind.PIVKA: self.tr("PIVKA-II"),
            PictureKind.SWIMMER: self.tr("Swimmer"),
            PictureKind.SPIDER: self.tr("Spider"),
        }
        self.best_change.say(self.tr("Best change"), words)
        self.on_study.say(self.tr("Time on study"), words)
        self.show_pictures(self.shown)

    def _subtitle(self, facts: Facts) -> str:
        if isinstance(facts, Waterfall):
            return self.tr("sum, % of baseline; colour: best confirmed response; star: new lesion")
        if isinstance(facts, MarkerWaterfall):
            return self.tr("at 6 weeks, % of baseline")
        if isinstance(facts, Spider):
            return self.tr("change of the sum, % of baseline, by months since start")
        return self.tr("longest first; bar: best confirmed response")

    def _dress(self) -> None:
        ground(self, self._theme, "panel")


class _Half(QWidget):
    """A title, a choice, and a picture that scrolls where it is long."""

    chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget, kinds: Sequence[PictureKind]) -> None:
        super().__init__(parent)
        self._theme, self._kinds = theme, tuple(kinds)
        self.kind = self._kinds[0]
        self._title = label("", theme, self, role="section")
        self._subtitle = label("", theme, self, role="table", colour="text3", wrap=True)
        self.choice = Segments("", self)
        self.choice.chosen.connect(self._on_chosen)
        self.picture = CohortPicture(theme, self)
        self._scroll = _PictureScroll(theme, self.picture, self)
        self._absent = label("", theme, self, role="caption", colour="text3", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(theme.px(10))
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.choice)
        column = QVBoxLayout(self)
        px = theme.px
        column.setContentsMargins(px(16), px(10), px(16), px(8))
        column.setSpacing(px(4))
        column.addLayout(head)
        column.addWidget(self._subtitle)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._absent)
        theme.changed.connect(self._dress)

    def say(self, title: str, words: dict[PictureKind, str]) -> None:
        self._title.setText(title)
        self.choice.setAccessibleName(title)
        self.choice.set_choices(tuple((kind.value, words[kind]) for kind in self._kinds))
        self.choice.choose(self.kind.value)

    def show_drawing(self, drawing: Drawing | None, subtitle: str, absent: str) -> None:
        self._subtitle.setText(subtitle)
        self._absent.setText(absent)
        self._absent.setVisible(bool(absent))
        self.picture.setAccessibleName(drawing.twin().title if drawing is not None else self._title.text())
        self.picture.show_drawing(drawing)
        self._scroll.fit()

    def _on_chosen(self, value: str) -> None:
        self.kind = PictureKind(value)
        self.chosen.emit()

    def _dress(self) -> None:
        dress_label(self._title, self._theme, role="section", colour="text")
        dress_label(self._subtitle, self._theme, role="table", colour="text3")
        dress_label(self._absent, self._theme, role="caption", colour="text3")


class _PictureScroll(QScrollArea):
    """As high as its picture needs, up to a limit; beyond it, and where the window is small, it scrolls."""

    def __init__(self, theme: Theme, picture: CohortPicture, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._picture = theme, picture
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(picture)

    def fit(self) -> None:
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        wanted = self._picture.sizeHint().height()
        return QSize(self._picture.minimumSizeHint().width(), min(wanted, self._theme.px(_LEAST)))

    def sizeHint(self) -> QSize:
        wanted = max(self._picture.sizeHint().height(), self._theme.px(120))
        return QSize(self._picture.sizeHint().width(), min(wanted, self._theme.px(_TALLEST)))


def _drawing(facts: Facts, shown: Pictures) -> Drawing:
    if isinstance(facts, Waterfall):
        return WaterfallDrawing(facts, shown.shown)
    if isinstance(facts, MarkerWaterfall):
        return MarkerWaterfallDrawing(facts, shown.key)
    return SpiderDrawing(facts, shown.key) if isinstance(facts, Spider) else SwimmerDrawing(facts, shown.key)


def _not_drawn(absent: Sequence[NotDrawn]) -> str:
    """``Not drawn: no imaging after the start of treatment: HCC-0023, HCC-0009``."""
    if not absent:
        return ""
    one = translate("CohortPicturesPanel", "{reason}: {codes}")
    parts = [one.format(reason=spoken(entry.reason), codes=_few(entry.codes)) for entry in absent]
    return translate("CohortPicturesPanel", "Not drawn: {parts}").format(parts=" · ".join(parts))


def _few(codes: Sequence[str]) -> str:
    return listed(codes) if len(codes) <= 6 else listed((*codes[:5], f"… ({len(codes)})"))
