"""Pages of a print as they will be saved: to look at, to save as PDF, to print. What they show, a subclass says."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from storage.clinic.leaving import Form, Left, Out, Way, folder_of, let_out
from storage.roles import Action
from ui.kit.flow import FlowLayout
from ui.kit.room import keep_size
from ui.kit.theme import Theme
from ui.kit.widgets import bare, button, dress_label, ground, icon_button, label, rule
from ui.paper.composing import Aside, Composing, Leave
from ui.paper.figure_dialog import ask_file
from ui.paper.looks_choice import NOTHING, LooksChoice, Memory
from ui.paper.pages import Document, prepare
from ui.paper.pages_view import PagesView
from ui.paper.printing import place_of, print_out
from ui.paper.prints import Looks, Print
from ui.words.language import language, problem_words


class PagesPreview(QDialog):
    """Shows a document page by page; saves it as PDF or prints it. Esc closes.

    ``printed_at`` (the clock unless given), ``printed_by`` (who is logged in) and ``mark`` (the end of the journal)
    stand in the footer. Of several ``prints`` one is chosen; choices are remembered in ``memory``. A subclass says
    how a document is made, which is done ``aside``, and calls ``renew`` once it can. What is saved or
    printed goes out by ``leave``.
    """

    way: ClassVar[Way]
    action: ClassVar[Action]

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        prints: tuple[Print[Any], ...],
        leave: Leave,
        printed_by: str,
        printed_at: datetime | None = None,
        mark: str = "",
        aside: Aside | None = None,
        memory: Memory = NOTHING,
    ) -> None:
        super().__init__(parent)
        keep_size(self)
        self.composing = Composing(aside)
        self._then: Callable[[], None] = lambda: None  # what was wanted before there was anything
        self._theme, self._prints, self._leave, self._memory = theme, prints, leave, memory
        self.ends_with_lock = True  # nothing is typed here
        self.printed_at, self.printed_by, self.mark = printed_at or datetime.now(), printed_by, mark
        self._document: Document | None = None
        self._data = b""
        self._buffer: QBuffer | None = None
        self._pdf = QPdfDocument(self)
        self.view = PagesView(theme, self._pdf, self)
        self._build()
        self.resize(theme.px(900), theme.px(860))

    # --- what a subclass gives --------------------------------------------------------------------------------------

    def making(self) -> Callable[[], Document]:
        """What makes the document in the language that is spoken then; it may be called beside the window."""
        raise NotImplementedError

    def file_name(self) -> str:
        """The name offered for the PDF; it names no patient but by the study code."""
        raise NotImplementedError

    def file_types(self) -> str:
        """As what it can be saved, as a file dialog has it."""
        return self.tr("PDF files (*.pdf)")

    def files(self, path: Path) -> Callable[[], tuple[tuple[Path, bytes], ...]]:
        """What makes the files that are written for ``path``; it is called beside the window."""
        data = self._data
        return lambda: ((path, data),)

    @property
    def looks(self) -> Looks:
        """How what is on the screen looks."""
        return self.choice.looks

    def printing(self, printer: QPrinter) -> Callable[[Left], None]:
        """What prints the pages that the printer was asked for."""
        return partial(print_out, self.document, printer, last=self.page_count)

    def patients(self) -> Collection[int]:
        """Whom the print is about, by key."""
        raise NotImplementedError

    @property
    def leaves_as(self) -> Way:
        """What is written down of it when it leaves."""
        return self.way

    @property
    def asks_for(self) -> Action:
        """What somebody must be allowed who lets it leave."""
        return self.action

    def composer(self) -> Callable[[Any], Document]:
        """Makes the chosen print of its facts."""
        return partial(
            self.print.document,
            printed_at=self.printed_at,
            printed_by=self.printed_by,
            page=self.choice.looks.page,
            mark=self.mark,
        )

    def hide_language(self) -> None:
        """The print speaks the language of the screen."""
        self.spoken.setCurrentIndex(self.spoken.findData(language()))
        self.choice.show(self.spoken, False)

    def add_to_foot(self, made: QPushButton) -> None:
        """A further button, between Close and Print."""
        self._foot.insertWidget(2, made)

    def renew(self) -> None:
        """Compose the print again and show its PDF."""
        self._entitle()
        self._let(False)
        self.say(self.tr("The print is being composed…"))
        self.composing.compose(self.making(), self.choice.looks, show=self.show_pages, otherwise=self._on_problem)

    def _let(self, ready: bool) -> None:
        for one in (self.save_button, self.print_button):
            one.setEnabled(ready)

    def _on_problem(self, problem: Exception) -> None:
        self._let(bool(self._data))
        self.say(problem_words(problem), wrong=True)

    # --- what it shows ----------------------------------------------------------------------------------------------

    @property
    def print(self) -> Print[Any]:
        """The print that is chosen."""
        return self.choice.print

    @property
    def document(self) -> Document:
        assert self._document is not None
        return self._document

    @property
    def data(self) -> bytes:
        """The PDF on the screen: what Save writes."""
        return self._data

    @property
    def page(self) -> int:
        """The page in sight, from 0."""
        return self.view.pageNavigator().currentPage()

    @property
    def page_count(self) -> int:
        return self._pdf.pageCount()

    @property
    def said(self) -> str:
        """The sentence at the foot: what was saved, or why not."""
        return self._sentence.text()

    def show_pages(self, document: Document, data: bytes) -> None:
        """Show a print that was composed."""
        self._document = document
        self.show_data(data)
        self.say("")
        self._let(True)
        then, self._then = self._then, lambda: None
        then()

    def show_data(self, data: bytes) -> None:
        """Show a PDF; its buffer must live as long as the PDF is read from it."""
        self._data = data
        self._pdf.close()
        if self._buffer is not None:
            self._buffer.deleteLater()
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(self._data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._pdf.load(self._buffer)
        self._page_changed(self.page)

    # --- its parts --------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        stack = bare(QVBoxLayout(self))
        stack.addWidget(self._make_tools())
        stack.addWidget(rule(self._theme, self))
        stack.addWidget(self.view, 1)
        stack.addWidget(rule(self._theme, self))
        stack.addWidget(self._make_foot())
        self.view.pageNavigator().currentPageChanged.connect(self._page_changed)
        self.view.setFocus()
        self._shortcuts()

    def _make_tools(self) -> QWidget:
        bar, row = self._bar("panel")
        self.back = icon_button("chevron-left", self._theme, bar, says=self.tr("Previous page (Page Up)"))
        self.forward = icon_button("chevron-right", self._theme, bar, says=self.tr("Next page (Page Down)"))
        self.back.clicked.connect(self._go_back)
        self.forward.clicked.connect(self._go_forward)
        self.place = label("", self._theme, bar)
        for widget in (self.back, self.place, self.forward):
            row.addWidget(widget)
        row.addSpacing(self._theme.px(4))
        for words, says, act in (
            ("−", self.tr("Smaller (Ctrl+−)"), self.view.zoom_out),
            ("+", self.tr("Larger (Ctrl++)"), self.view.zoom_in),
            (self.tr("Width"), self.tr("As wide as the window (Ctrl+0)"), self.view.fit_width),
            (self.tr("Page"), self.tr("A whole page (Ctrl+9)"), self.view.fit_page),
        ):
            row.addWidget(self._tool(words, says, act, bar=bar))
        self.choices = FlowLayout(across=self._theme.px(8), right=True)
        row.addLayout(self.choices, 1)
        self.choice = LooksChoice(bar, self.choices, self._theme, prints=self._prints, memory=self._memory)
        self.kind, self.paper, self.spoken = self.choice.kind, self.choice.paper, self.choice.spoken
        self.choice.changed.connect(self.renew)
        return bar

    def _make_foot(self) -> QWidget:
        bar, self._foot = self._bar("band")
        self._sentence = label("", self._theme, bar, wrap=True)
        self.close_button = button(self.tr("Close"), bar)
        self.print_button = button(self.tr("&Print…"), bar)
        self.save_button = button(self.tr("&Save PDF…"), bar, kind="primary")
        self.close_button.setToolTip(self.tr("Esc"))
        self.print_button.setToolTip(self.tr("Ctrl+P"))
        self.save_button.setToolTip(self.tr("Ctrl+S"))
        self.close_button.clicked.connect(self.reject)
        self.print_button.clicked.connect(self.choose_printer)
        self.save_button.clicked.connect(self.choose_file)
        self.close_button.setAutoDefault(False)
        self.print_button.setAutoDefault(False)
        self.save_button.setDefault(True)
        self._foot.addWidget(self._sentence, 1)
        for widget in (self.close_button, self.print_button, self.save_button):
            self._foot.addWidget(widget)
        return bar

    def _bar(self, colour: str) -> tuple[QWidget, QHBoxLayout]:
        bar = QWidget(self)
        ground(bar, self._theme, colour)
        row = QHBoxLayout(bar)
        row.setContentsMargins(*(self._theme.px(margin) for margin in (12, 8, 12, 8)))
        row.setSpacing(self._theme.px(6))
        return bar, row

    def _tool(self, words: str, says: str, act: Callable[[], None], *, bar: QWidget) -> QPushButton:
        made = button(words, bar, kind="small")
        made.setAutoDefault(False)
        made.setToolTip(says)
        made.setAccessibleName(says)
        made.clicked.connect(act)
        return made

    def _entitle(self) -> None:
        self.setWindowTitle(self.tr("Print preview: {print}").format(print=self.print.words))

    def _shortcuts(self) -> None:
        keys: tuple[tuple[QKeySequence.StandardKey | str, Callable[[], None]], ...] = (
            (QKeySequence.StandardKey.Print, self.choose_printer),
            (QKeySequence.StandardKey.Save, self.choose_file),
            (QKeySequence.StandardKey.ZoomIn, self.view.zoom_in),
            (QKeySequence.StandardKey.ZoomOut, self.view.zoom_out),
            ("Ctrl+0", self.view.fit_width),
            ("Ctrl+9", self.view.fit_page),
            (QKeySequence.StandardKey.MoveToNextPage, self._go_forward),
            (QKeySequence.StandardKey.MoveToPreviousPage, self._go_back),
        )
        for key, act in keys:
            QShortcut(QKeySequence(key), self).activated.connect(act)

    # --- pages and zoom ---------------------------------------------------------------------------------------------

    def go_to(self, page: int) -> None:
        """Bring ``page`` (from 0) to the top of the view."""
        if 0 <= page < self.page_count:
            self.view.pageNavigator().jump(page, QPointF(), self.view.zoomFactor())

    def _go_back(self) -> None:
        self.go_to(self.page - 1)

    def _go_forward(self) -> None:
        self.go_to(self.page + 1)

    def _page_changed(self, page: int) -> None:
        self.place.setText(self.tr("Page {number} of {total}").format(number=page + 1, total=self.page_count))
        self.back.setEnabled(page > 0)
        self.forward.setEnabled(page + 1 < self.page_count)

    # --- saving and printing ----------------------------------------------------------------------------------------

    def choose_file(self) -> None:
        """Ask where to save; the name offered holds the study code and no identity."""
        if not self.save_button.isEnabled():  # a key does not wait
            self._then = self.choose_file
            return
        ask_file(self, self.tr("Save as"), self.file_name(), self.file_types(), self.save_to)

    def save_to(self, path: Path, form: Form = Form.PDF) -> None:
        """Write what is on the screen to ``path``; a problem is said at the foot."""
        saved = self.tr("Saved as {path}.").format(path=path)
        self._let_out(form, folder_of(path), partial(_write, self.files(path)), saved)

    def _let_out(self, form: Form, to: str, job: Callable[[Left], None], said: str) -> None:
        def tell(_: None) -> None:
            if not self.composing.over:
                self.say(said)

        out = Out(way=self.leaves_as, form=form, patients=self.patients(), to=to)
        self._leave(out, job, tell, action=self.asks_for, otherwise=self._on_problem)

    def choose_printer(self) -> None:
        if not self.print_button.isEnabled():
            self._then = self.choose_printer
            return
        if not QPrinterInfo.availablePrinterNames():
            self.say(self.tr("No printer is set up on this computer. Save a PDF instead."), wrong=True)
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(Path(self.file_name()).stem)
        prepare(printer, self.looks.page)
        if self.looks.grey:
            printer.setColorMode(QPrinter.ColorMode.GrayScale)
        printer.setFromTo(1, self.page_count)
        dialog = QPrintDialog(printer, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages the printer was asked for; a problem is said at the foot."""
        self._let_out(Form.PRINTER, place_of(printer), self.printing(printer), self.tr("Sent to the printer."))

    def say(self, words: str, *, wrong: bool = False) -> None:
        dress_label(self._sentence, self._theme, role="strong", colour="urgent" if wrong else "text")
        self._sentence.setText(words)

    def done(self, result: int) -> None:
        self.composing.over = True
        self._pdf.close()
        super().done(result)


def _write(make: Callable[[], tuple[tuple[Path, bytes], ...]], left: Left) -> None:
    let_out(left, make())
