"""Print preview of one patient: the pages of the PDF itself, saved or printed exactly as they are seen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from models.course.course import Course
from models.prints.stated import changed_values, stated
from models.words import filled
from storage.clinic.beside.kept_prints import KeptPrint, NewPrint
from storage.clinic.leaving import Form, Left, Way
from storage.roles import Action
from ui.kit.fields import Combo
from ui.kit.theme import Theme
from ui.kit.widgets import button
from ui.paper.composing import Aside, Leave
from ui.paper.course.keeping import Keeping, KeptPrintsDialog, change_words, signed_words, since_words
from ui.paper.course.prints import PRINTS
from ui.paper.looks_choice import NOTHING, Memory
from ui.paper.pages import Document
from ui.paper.preview_pages import PagesPreview
from ui.paper.printing import print_pages
from ui.paper.prints import FILES, Looks, Press, Print, ending_of, form_of
from ui.words.language import clauses, short_date


class PreviewDialog(PagesPreview):
    """The patient summary, or another of the prints of a course."""

    way, action = Way.SUMMARY, Action.PRINT

    @property
    def leaves_as(self) -> Way:
        kind = self.print.kind if self._old is None else self._old.what.kind
        return next((one.way for one in self._prints if one.kind == kind), self.way)

    @property
    def asks_for(self) -> Action:
        return self.print.action

    def __init__(
        self,
        course: Course,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        printed_by: str,
        printed_at: datetime | None = None,
        mark: str = "",
        leave: Leave,
        prints: tuple[Print[Course], ...] = PRINTS,
        aside: Aside | None = None,
        memory: Memory = NOTHING,
        keeping: Keeping | None = None,
        on: date | None = None,
        kept: KeptPrint | None = None,
    ) -> None:
        footer: dict[str, Any] = {"printed_at": printed_at, "printed_by": printed_by, "mark": mark}
        super().__init__(theme, parent, prints=prints, leave=leave, aside=aside, memory=memory, **footer)
        self._course, self._keeping = course, keeping
        self._on = on  # the visit that is looked at
        self._old: KeptPrint | None = None  # a kept print is shown, not one of today
        self.keep_button, self.kept_button = button(self.tr("Sign &and keep"), self), button(self.tr("&Kept…"), self)
        for one, act in ((self.keep_button, self.keep), (self.kept_button, self.show_list)):
            self.add_to_foot(one)
            one.setAutoDefault(False)
            one.setVisible(keeping is not None)
            one.clicked.connect(act)
        self.visit = Combo(self)
        self.choice.add(self.choices, self.tr("&Visit"), self.visit)
        self.visit.currentIndexChanged.connect(self.renew)
        if kept is None:
            self.renew()
        else:
            self._offer_visits()
            self._let(False)
            self.show_kept(kept)

    def making(self) -> Callable[[], Document]:
        on = self.wanted_on
        compose: Callable[..., Document] = self.composer()
        return partial(compose, self._course) if on is None else partial(compose, self._course, on=on)

    def patients(self) -> tuple[int, ...]:
        return () if self._course.record.key is None else (self._course.record.key,)

    def file_name(self) -> str:
        if self._old is not None:
            shown = next((one for one in self._prints if one.kind == self._old.what.kind), self.print)
            name = shown.file_name(self._course).removesuffix(".pdf")
            return f"{name}_{self._old.at:%Y%m%d-%H%M%S}.pdf"
        name = self.print.file_name(self._course)
        return name if self.visit.currentIndex() < 1 else f"{name.removesuffix('.pdf')}_{self.wanted_on}.pdf"

    @property
    def wanted_on(self) -> date | None:
        """The chosen visit, of a print that is of one."""
        return cast("date | None", self.visit.currentData())

    def _offer_visits(self) -> None:
        """The newest first; the one that was looked at, or chosen before, stands there."""
        dates = () if self.print.dates is None else self.print.dates(self._course)[::-1]
        on = self.wanted_on or self._on
        self.visit.blockSignals(True)
        self.visit.clear()
        for one in dates:
            self.visit.addItem(short_date(one), one)
        if on in dates:
            self.visit.setCurrentIndex(dates.index(on))
        self.visit.blockSignals(False)
        self.choice.show(self.visit, len(dates) > 1)

    def renew(self) -> None:
        self._old = None
        self._offer_visits()
        super().renew()

    def _entitle(self) -> None:
        super()._entitle()
        several = self._old is None and len(self.print.endings) > 1
        self.save_button.setText(self.tr("&Save as…") if several else self.tr("&Save PDF…"))
        if self._old is not None:
            name = next((one.words for one in self._prints if one.kind == self._old.what.kind), self._old.what.kind)
            self.setWindowTitle(self.tr("Kept print: {print}").format(print=name))

    def file_types(self) -> str:
        if self._old is not None or len(self.print.endings) == 1:
            return super().file_types()
        return ";;".join(f"{ending.upper()} (*.{ending})" for ending in self.print.endings)

    def files(self, path: Path) -> Callable[[], tuple[tuple[Path, bytes], ...]]:
        if self._old is not None:
            return super().files(path)
        return partial(Press(self.print, self.choice.looks).files, self._course, path, pdf=self.data)

    def save_to(self, path: Path, form: Form = Form.PDF) -> None:
        """As the ending of ``path`` says, which is one that the print has."""
        endings = self.print.endings if self._old is None else FILES[:1]
        if len(endings) == 1:
            super().save_to(path, form)
        elif ending_of(path) in endings:
            super().save_to(path, form_of(path))
        else:
            words = self.tr("Nothing was saved: a file name that ends in one of {endings} is expected.")
            self.say(filled(words, endings=", ".join(f".{ending}" for ending in endings)), wrong=True)

    @property
    def looks(self) -> Looks:
        if self._old is None:
            return super().looks
        what = self._old.what
        return Looks(what.page, what.language, grey=what.grey)

    def printing(self, printer: QPrinter) -> Callable[[Left], None]:
        if self._old is None:
            return super().printing(printer)
        return partial(print_pages, self.data, self.looks.page, printer, last=self.page_count)

    def _let(self, ready: bool) -> None:
        super()._let(ready)
        self.keep_button.setEnabled(ready and self._old is None)

    # --- signed and kept --------------------------------------------------------------------------------------------

    def keep(self) -> None:
        """Sign what is on the screen and keep it in the clinic file."""
        if self._keeping is None or not self.keep_button.isEnabled():
            return
        looks = self.choice.looks
        what = NewPrint(
            kind=self.print.kind,
            language=looks.language,
            page=looks.page,
            grey=looks.grey,
            rules=self._course.rules_version,
            judged=self._course.today,
            mark=self.mark,
            stated=stated(self._course),
        )
        self.keep_button.setEnabled(False)  # once is enough
        said = self.tr("Signed and kept in the clinic file.")
        self._keeping.keep(what, self.data, lambda _: self.say(said), self._on_problem)

    def show_list(self) -> None:
        """The kept prints of this patient."""
        if self._keeping is not None:
            self._keeping.kept(self._on_list, self._on_problem)

    def _on_list(self, found: tuple[KeptPrint, ...]) -> None:
        if self.composing.over:
            return
        dialog = KeptPrintsDialog(self._theme, found, self._course, self._prints, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self.show_kept)
        dialog.open()

    def show_kept(self, kept: KeptPrint) -> None:
        """The pages of a kept print, exactly as they were signed, and what has changed since."""

        self.composing.forget()
        number = self.composing.asked

        def shown(pdf: bytes) -> None:
            if self.composing.over or number != self.composing.asked:
                return
            self._old = kept
            self.show_data(pdf)
            self._let(True)
            self._entitle()
            changes = changed_values(kept.what.stated, self._course)
            words = self.tr("Kept print, signed by {who}: {since}").format(
                who=signed_words(kept), since=since_words(changes)
            )
            self.say(clauses((words, change_words(changes))) if changes else words)

        if self._keeping is not None:
            self._keeping.pages(kept, shown, self._on_problem)
